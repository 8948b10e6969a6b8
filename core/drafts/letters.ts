import type { DraftKind, MessageKind } from "../messages.ts";
import { DRAFT_KINDS } from "../messages.ts";
import { cut, oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { Draft, Place } from "./content.ts";
import { fill } from "./fill.ts";
import { greetsItself, signsItself } from "./greeting.ts";
import type { Known } from "./known.ts";
import { earlierChasers } from "./known.ts";
import { isComplete } from "./places.ts";
import { INFO_REPLY, REGRET_REPLY, UPDATE_REPLY } from "./templates/answers.ts";
import { CALL_SCRIPT, FINAL_CALL_SCRIPT } from "./templates/call.ts";
import { COMPETING_OFFER_NOTICE, HOLD_CHECK_IN, OFFER_DECLINE, WITHDRAWAL } from "./templates/decisions.ts";
import { FINAL_FOLLOW_UP, FOLLOW_UP } from "./templates/follow-up.ts";
import { INVITATION_REPLY } from "./templates/invitation.ts";
import type { Letters, LetterTemplate } from "./templates/letter.ts";
import { OFFER_ACCEPTANCE, OFFER_CHANGE_REQUEST, OFFER_THANKS } from "./templates/offers.ts";
import { THANK_YOU } from "./templates/thank-you.ts";
import { chosen, variantKey } from "./variant.ts";
import type { LetterWords } from "./words.ts";

const SUBJECT_LENGTH_MAX = 150;

/** The letters of each kind; a call has scripts of its own. */
export const LETTERS = {
  thank_you: THANK_YOU,
  follow_up: FOLLOW_UP,
  final_follow_up: FINAL_FOLLOW_UP,
  update_reply: UPDATE_REPLY,
  regret_reply: REGRET_REPLY,
  invitation_reply: INVITATION_REPLY,
  info_reply: INFO_REPLY,
  hold_check_in: HOLD_CHECK_IN,
  offer_thanks: OFFER_THANKS,
  offer_acceptance: OFFER_ACCEPTANCE,
  offer_change_request: OFFER_CHANGE_REQUEST,
  offer_decline: OFFER_DECLINE,
  competing_offer_notice: COMPETING_OFFER_NOTICE,
  withdrawal: WITHDRAWAL,
} satisfies Record<Exclude<DraftKind, "call_script">, Letters>;

/** Kinds that answer a mail of the employer's, and so take its subject. */
export const ANSWERING: readonly MessageKind[] = ["update_reply", "regret_reply", "invitation_reply", "info_reply", "offer_thanks"];

export function isDraftKind(kind: MessageKind): kind is DraftKind {
  return (DRAFT_KINDS as readonly MessageKind[]).includes(kind);
}

/** Whether the draft is read out on the phone: the script itself, and any chaser that goes by phone (R9). */
function isCall(composing: Composing): boolean {
  return composing.message.kind === "call_script" || composing.message.channel === "phone";
}

/** Whether it is the second chaser of its round, whatever its channel (R8). */
export function isFinal(composing: Composing): boolean {
  const { message } = composing;
  return (
    message.kind === "final_follow_up" ||
    message.rule === "R8" ||
    (message.kind === "call_script" && (message.cause.endsWith(":2") || earlierChasers(composing).length > 0))
  );
}

/** The workspace's own letter of a kind, if it has one. */
function ownTemplateOf(composing: Composing, kind: DraftKind, toAgency: boolean): LetterTemplate | undefined {
  const own = composing.templates?.[kind];
  return toAgency ? own?.agency : own;
}

function templateFor(composing: Composing, known: Known): LetterTemplate {
  const { kind } = composing.message;
  if (!isDraftKind(kind)) throw new TypeError(`${kind} is not a draft`);
  const key = variantKey(composing, known);
  // A recruiter who was in the room is thanked like anybody else who was; the debrief is for one who was not (R29).
  const toAgency = known.addressee.isAgency && !(kind === "thank_you" && known.addressee.wasThere);
  const written = isCall(composing) ? "call_script" : kind;
  const own = ownTemplateOf(composing, written, toAgency);
  if (own !== undefined) return own;
  if (written === "call_script") return chosen(isFinal(composing) ? FINAL_CALL_SCRIPT : CALL_SCRIPT, "call_script", ...key);
  const letters: Letters = LETTERS[written];
  return chosen(toAgency ? letters.agency : letters.employer, kind, ...key);
}

/** A role in small letters begins a subject all the same; "iOS Developer" is spelt as it is. */
const capitalised = (text: string) => (/^\p{Ll}[\p{Ll}\s:,]/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text);

/** The subject of an answer is that of the mail it answers; a recruiter of an agency gets company and role in it (R29). */
function subjectFor(composing: Composing, known: Known, own: string): string {
  const asked = oneLine(known.answer?.subject ?? "", SUBJECT_LENGTH_MAX).replace(
    /^((re|fwd?|aw|sv|vs|wg|tr|antw|rv|ref)\s*(\[\d+\])?\s*:\s*)+/iu,
    "",
  );
  const isReply = ANSWERING.includes(composing.message.kind) && known.answer?.via !== "told" && asked !== "";
  if (isReply && !known.addressee.isAgency) return cut(`Re: ${asked}`, SUBJECT_LENGTH_MAX);
  const named = known.addressee.isAgency && !own.includes(known.company) ? `${own}, ${known.company}` : own;
  return capitalised(cut(oneLine(named, SUBJECT_LENGTH_MAX), SUBJECT_LENGTH_MAX));
}

/** Writes the draft: the letter of its kind in one of its variants, with the candidate's greeting and sign-off. */
export function draftFor(composing: Composing, known: Known, words: LetterWords, places: readonly Place[]): Draft {
  const { message } = composing;
  const template = templateFor(composing, known);
  const text = fill(template.body, words);
  const body = isCall(composing)
    ? text
    : [greetsItself(template.body) ? "" : words.greeting, text, signsItself(template.body) ? "" : words.signOff]
        .filter((part) => part !== "")
        .join("\n\n");
  const { name, email } = known.addressee;
  const draft: Draft = {
    to: { ...(name === "" ? {} : { name }), ...(email === "" ? {} : { address: email }) },
    bcc: composing.bcc(message.id),
    subject: subjectFor(composing, known, fill(template.subject, words)),
    body,
    channel: isCall(composing) ? "phone" : message.channel,
  };
  return isComplete(draft) ? draft : { ...draft, places: [...places] };
}
