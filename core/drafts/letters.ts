import type { Candidate } from "../candidates/candidate.ts";
import type { DraftKind, MessageKind } from "../messages.ts";
import { DRAFT_KINDS } from "../messages.ts";
import { cut, oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { Draft, Place } from "./content.ts";
import { fill } from "./fill.ts";
import type { Known } from "./known.ts";
import { earlierChasers } from "./known.ts";
import { firstName } from "./names.ts";
import { isComplete } from "./places.ts";
import { INFO_REPLY, REGRET_REPLY, UPDATE_REPLY } from "./templates/answers.ts";
import { CALL_SCRIPT, FINAL_CALL_SCRIPT } from "./templates/call.ts";
import { COMPETING_OFFER_NOTICE, HOLD_CHECK_IN, OFFER_DECLINE, WITHDRAWAL } from "./templates/decisions.ts";
import { FINAL_FOLLOW_UP, FOLLOW_UP } from "./templates/follow-up.ts";
import { INVITATION_REPLY } from "./templates/invitation.ts";
import type { Letters, LetterTemplate } from "./templates/letter.ts";
import { OFFER_ACCEPTANCE, OFFER_CHANGE_REQUEST, OFFER_THANKS } from "./templates/offers.ts";
import { THANK_YOU } from "./templates/thank-you.ts";
import { chosen } from "./variant.ts";
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

/** "Dear Mette,", in the candidate's way of greeting. Without a name nobody is named. */
export function greeting(candidate: Candidate, name: string): string {
  const { greeting: own } = candidate.preferences;
  const word = oneLine(own ?? "Dear", 60).replace(/[,!:;.]+$/u, "");
  if (/\{+\s*name\s*\}+/iu.test(word)) return `${word.replace(/\{+\s*name\s*\}+/giu, name === "" ? "hiring team" : name).trim()},`;
  if (name !== "") return `${word} ${name},`;
  // "Hello," and "Good morning," stand alone; "Dear," does not.
  return /^dear\b/iu.test(word) ? `${word} hiring team,` : `${word},`;
}

/** The sign-off with the candidate's name beneath, unless their own sign-off already ends in it. */
export function signOff(candidate: Candidate, by: readonly string[]): string {
  const { signOff: own, formality } = candidate.preferences;
  const name = oneLine(candidate.name, 80);
  if (own !== null) {
    const words = oneLine(own, 200);
    return words.toLowerCase().includes(firstName(name).toLowerCase()) ? words : `${words.replace(/,$/u, "")},\n${name}`;
  }
  const closing =
    formality === "formal" ? "Yours sincerely" : chosen(["Kind regards", "Best regards", "With kind regards"], "closing", ...by);
  return `${closing},\n${name}`;
}

/** What variants are chosen by (R38). */
function variantKey(composing: Composing, known: Known): string[] {
  return [composing.workspaceId, known.company, known.role];
}

function templateFor(composing: Composing, known: Known): LetterTemplate {
  const { kind } = composing.message;
  const key = variantKey(composing, known);
  if (isCall(composing) || kind === "call_script")
    return chosen(isFinal(composing) ? FINAL_CALL_SCRIPT : CALL_SCRIPT, "call_script", ...key);
  if (!isDraftKind(kind)) throw new TypeError(`${kind} is not a draft`);
  const letters: Letters = LETTERS[kind];
  // A recruiter who was in the room is thanked like anybody else who was; the debrief is for one who was not (R29).
  const toAgency = known.addressee.isAgency && !(kind === "thank_you" && known.addressee.wasThere);
  return chosen(toAgency ? letters.agency : letters.employer, kind, ...key);
}

/** The subject of an answer is that of the mail it answers; a recruiter of an agency gets company and role in it (R29). */
function subjectFor(composing: Composing, known: Known, own: string): string {
  const asked = oneLine(known.answer?.subject ?? "", SUBJECT_LENGTH_MAX).replace(
    /^((re|fwd?|aw|sv|vs|wg|tr|antw|rv|ref)\s*(\[\d+\])?\s*:\s*)+/iu,
    "",
  );
  const isReply = ANSWERING.includes(composing.message.kind) && known.answer?.via !== "told" && asked !== "";
  return isReply && !known.addressee.isAgency
    ? cut(`Re: ${asked}`, SUBJECT_LENGTH_MAX)
    : cut(oneLine(own, SUBJECT_LENGTH_MAX), SUBJECT_LENGTH_MAX);
}

/** Writes the draft: the letter of its kind in one of its variants, with the candidate's greeting and sign-off. */
export function draftFor(composing: Composing, known: Known, words: LetterWords, places: readonly Place[]): Draft {
  const { message, candidate } = composing;
  const template = templateFor(composing, known);
  const text = fill(template.body, words);
  const body = isCall(composing)
    ? text
    : `${greeting(candidate, words.name)}\n\n${text}\n\n${signOff(candidate, variantKey(composing, known))}`;
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
