import type { Temporal } from "temporal-polyfill";
import { dayOf } from "../cadence/calendar.ts";
import { CHASERS, contactKey, sittings } from "../cadence/cycle.ts";
import type { Contact, PanelMember, Round } from "../interview/facts.ts";
import { keptRound } from "../interview/rounds.ts";
import type { AnswerEvent, Situation } from "../interview/situation.ts";
import type { Message } from "../messages.ts";
import { wentOut } from "../messages.ts";
import { address, oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import { cleanName, isPerson, namedTogether, samePerson } from "./names.ts";

/** The person a draft is written to. */
export type Addressee = {
  /** Empty when no person is known. */
  name: string;
  email: string;
  isAgency: boolean;
  /** They sat on the panel of the round: only then does anybody say that it was good to meet them. */
  wasThere: boolean;
};

/** What the record says that a letter may say: every claim in a draft is taken from here. */
export type Known = {
  situation: Situation;
  company: string;
  role: string;
  /** The round that the letter looks back on; absent when none has been held. */
  round?: Round;
  /** "second" when it is the second of the process; empty for the first. */
  ordinal: string;
  addressee: Addressee;
  /** Everybody else on the panel, as the candidate would name them together. */
  others: string[];
  /** The addressee was already on the panel of an earlier round. */
  metBefore: boolean;
  othersMetBefore: boolean;
  isPhone: boolean;
  /** The zone of what is told to the employer, and its day now. */
  zone: string;
  today: Temporal.PlainDate;
  /** The answer that the message responds to. */
  answer?: AnswerEvent;
  /** The round that this answer leaves where it is, and only says more of: its link, its place. */
  kept?: Round;
  /** The address of the mail to answer, when it is not the addressee's, and whether anybody reads what is sent there. */
  otherSender: string;
  senderIsMachine: boolean;
};

const ORDINALS = ["", "second ", "third ", "fourth ", "fifth "];
const COMPANY_LENGTH_MAX = 100;
const ROLE_LENGTH_MAX = 100;
const NO_REPLY = /(^|[._-])(no[._-]?reply|do[._-]?not[._-]?reply|noreply|mailer|notifications?)([._+@-]|$)/iu;

/** "Mette Solberg <mette@example.com>" as its two halves; either may be empty. */
export function mailbox(text: string | undefined): { name: string; email: string } {
  const plain = oneLine(text ?? "", 400);
  const [, name = "", inner = ""] = /^"?([^"<]*)"?\s*<([^<>]*)>$/u.exec(plain) ?? [];
  return inner === "" ? { name: "", email: address(plain) } : { name: cleanName(name), email: address(inner) };
}

/** The answer a message responds to: as given, or the event it hangs on; what is said to an offer goes to whoever made it. */
export function answerOf(composing: Composing): AnswerEvent | undefined {
  const { answer, message, situation } = composing;
  const ids = [message.eventId, ...(message.kind.startsWith("offer_") ? [situation?.offer?.eventId] : [])];
  return answer ?? ids.map((id) => situation?.answers.find((event) => event.id === id)).find((event) => event !== undefined);
}

const isOver = (round: Round, now: string) => round.status === "held" || (round.status === "planned" && round.endsAt <= now);

/** Looks up in the record what a letter for this message may say. */
export function known(composing: Composing, situation: Situation): Known {
  const { message, candidate, now } = composing;
  const answer = answerOf(composing);
  const held = situation.rounds.filter((round) => isOver(round, now));
  const named = situation.rounds.find((round) => round.id === message.roundId && round.status !== "called_off");
  const round = named !== undefined && isOver(named, now) ? named : held.at(-1);
  const sitting = round === undefined ? undefined : sittings(situation).find((s) => s.rounds.some((r) => r.id === round.id));
  const contacts = [...(sitting?.rounds ?? []), ...(round === undefined ? [] : [round])].map((r) => r.contact);
  const contact = contactFor(message, contacts, situation.facts.contact);
  // On a day with several rounds, each contact is thanked for the rounds that were theirs.
  const theirs = (sitting?.rounds ?? []).filter((r) => contactKey(r.contact) === contactKey(contact));
  const panel = (theirs.length > 0 ? theirs : round === undefined ? [] : [round]).flatMap((r) => r.panel);
  const { addressee, otherSender } = addressed(contact, panel, answer, situation);
  const others = panel.filter((person) => !samePerson(person, addressee));
  const before = held.filter((r) => round !== undefined && r.endsAt < round.startsAt && !theirs.includes(r)).flatMap((r) => r.panel);
  const formats = new Set((theirs.length > 0 ? theirs : round === undefined ? [] : [round]).map((r) => r.format));
  const zone = round?.timeZone ?? situation.rounds.at(-1)?.timeZone ?? situation.facts.company.timeZone ?? candidate.timeZone;
  const seen = (person: { name?: string | undefined; email?: string | undefined }) => before.some((b) => samePerson(b, person));
  const kept = answer === undefined ? undefined : keptRound(situation, answer);
  const index = round === undefined ? 0 : held.findIndex((r) => r.id === (sitting?.rounds[0]?.id ?? round.id));
  return {
    situation,
    company: oneLine(situation.facts.company.name, COMPANY_LENGTH_MAX),
    role: oneLine(situation.facts.role, ROLE_LENGTH_MAX),
    ...(round === undefined ? {} : { round }),
    ordinal: ORDINALS[Math.max(0, index)] ?? "",
    addressee,
    others: namedTogether(
      others.map((person) => person.name),
      candidate.preferences.formality === "formal",
    ),
    metBefore: addressee.wasThere && seen(addressee),
    othersMetBefore: others.some(seen),
    isPhone: formats.size === 1 && formats.has("phone"),
    zone,
    today: dayOf(now, zone),
    ...(answer === undefined ? {} : { answer }),
    ...(kept === undefined ? {} : { kept }),
    otherSender,
    senderIsMachine: NO_REPLY.test(otherSender),
  };
}

/** The contact of the round that the message names, else the first with a name or an address, else the interview's. */
function contactFor(message: Message, ofRounds: readonly Contact[], ofInterview: Contact): Contact {
  const all = [...ofRounds, ofInterview];
  const says = (contact: Contact) => contact.name !== undefined || contact.email !== undefined;
  const wanted = message.contact?.toLowerCase();
  return (
    (wanted === undefined || wanted === ""
      ? undefined
      : all.find((c) => c.email?.toLowerCase() === wanted || c.name?.toLowerCase() === wanted)) ??
    all.find(says) ??
    ofInterview
  );
}

/**
 * Whom to write to. An answer goes to the person who wrote it, when the mail says who that is; otherwise to the contact,
 * whose name the panel may know better. With no contact at all, the only member of a panel is one.
 */
function addressed(
  contact: Contact,
  panel: readonly PanelMember[],
  answer: AnswerEvent | undefined,
  situation: Situation,
): { addressee: Addressee; otherSender: string } {
  const sender = mailbox(answer?.from);
  const usable = sender.email !== "" && !NO_REPLY.test(sender.email);
  const alone = panel.length === 1 && contact.name === undefined && contact.email === undefined && contact.kind !== "agency";
  const asRecorded = alone ? (panel[0] ?? contact) : contact;
  const isContact = samePerson({ email: sender.email }, { email: asRecorded.email ?? "-" });
  const writer = usable && !isContact ? panel.find((p) => samePerson(p, { email: sender.email, name: sender.name })) : undefined;
  const speaksForItself = usable && !isContact && isPerson(sender.name) && !samePerson(sender, { name: asRecorded.name });
  const person = writer ?? (speaksForItself ? sender : asRecorded);
  const name =
    cleanName(person.name) ||
    cleanName(panel.find((p) => samePerson(p, { email: person.email ?? "-" }))?.name) ||
    // The mail of a contact whose address alone is known says what they are called.
    (isContact && isPerson(sender.name) ? cleanName(sender.name) : "");
  const email = address(person.email) || (usable ? sender.email : "") || lastSender(situation);
  const domainOf = (text: string) => text.toLowerCase().split("@")[1];
  const companyDomain = situation.facts.company.domain;
  // Who writes from another house than the agency's is not of the agency.
  const fromCompany =
    (companyDomain !== undefined && email.toLowerCase().endsWith(`@${companyDomain}`)) ||
    (contact.email !== undefined && domainOf(email) !== domainOf(contact.email));
  return {
    addressee: {
      name: isPerson(name) ? name : "",
      email,
      isAgency: contact.kind === "agency" && !(person !== asRecorded && fromCompany),
      wasThere:
        name !== "" && panel.some((p) => samePerson(p, { name, email: email === "" ? undefined : email }) || samePerson(p, { name })),
    },
    otherSender: sender.email !== "" && sender.email.toLowerCase() !== email.toLowerCase() ? sender.email : "",
  };
}

/** The address from which they wrote last, where somebody reads it; for a record without any. */
function lastSender({ answers }: Situation): string {
  const written = answers.map(({ from }) => mailbox(from).email).filter((email) => email !== "" && !NO_REPLY.test(email));
  return written.at(-1) ?? "";
}

/** The chasers of the round that left our hands before this one, oldest first. */
export function earlierChasers(composing: Composing): Message[] {
  const { message, messages } = composing;
  return messages
    .filter((m) => m.id !== message.id && CHASERS.includes(m.kind) && m.roundId === message.roundId && wentOut(m.status))
    .sort((a, b) => ((a.deliveredAt ?? a.dueAt) < (b.deliveredAt ?? b.dueAt) ? -1 : 1));
}

/** Whether the thank-you of the round ever reached the candidate; where not, the first answer carries the thanks (R11). */
export function wasThanked(composing: Composing, round: Round | undefined): boolean {
  const sameDay = sittingIds(composing, round);
  return composing.messages.some(
    (m) =>
      m.kind === "thank_you" && (m.roundId === undefined || sameDay.has(m.roundId)) && (wentOut(m.status) || m.deliveredAt !== undefined),
  );
}

/** Whether a reflection on the round came: it asked whether the round was held, and when they decide (R1, R2). */
export function wasReflectedOn(composing: Composing, round: Round | undefined): boolean {
  const sameDay = sittingIds(composing, round);
  return composing.messages.some((m) => m.kind === "reflection" && m.deliveredAt !== undefined && sameDay.has(m.roundId ?? ""));
}

/** The rounds of that day, which is one sitting (R35). */
export function sittingIds(composing: Composing, round: Round | undefined): Set<string> {
  if (composing.situation === undefined || round === undefined) return new Set();
  const sitting = sittings(composing.situation).find((s) => s.rounds.some((r) => r.id === round.id));
  return new Set(sitting?.rounds.map((r) => r.id) ?? [round.id]);
}
