import { Temporal } from "temporal-polyfill";
import type { InstantText } from "../clock.ts";
import { instantText } from "../clock.ts";
import type { Answered } from "../interview/events.ts";
import { asksWhen, calledOff, inDoubtOfWeek, ordinalIn, roundNamed } from "./about-rounds.ts";
import { isAfterYourNo } from "./after-your-no.ts";
import type { Evidence, Reading } from "./classify.ts";
import { classify } from "./classify.ts";
import type { ConfirmedWord } from "./confirmed-word.ts";
import { confirmedWord } from "./confirmed-word.ts";
import { zoneNamed, zoneOfAll, zoneWords } from "./dates-zones.ts";
import type { Extracted, Found } from "./extract.ts";
import { extract } from "./extract.ts";
import { isInvitation } from "./extract-calendar.ts";
import type { Promised } from "./extract-decision.ts";
import { isDelayed, saysNoDate } from "./extract-decision.ts";
import { extensionIn } from "./extract-extension.ts";
import { leaningOn } from "./extract-leaning.ts";
import type { Wanted } from "./extract-parts.ts";
import { saysGoesOn } from "./goes-on.ts";
import { handoverIn } from "./handover.ts";
import { instruct } from "./instruct.ts";
import { fittingDates } from "./intent-fields.ts";
import { APPLY_CONFIDENCE, type Intent } from "./intents.ts";
import type { Match, Matchable } from "./match.ts";
import { match } from "./match.ts";
import type { ExtractedDates } from "./reply.ts";
import { wantedContact } from "./wanted-contact.ts";
import { WORDS_RULE } from "./weigh.ts";

/** One employer's mail, ready to be judged: history and signatures are cut, the time it was written is known or assumed. */
export type Judged = {
  from: { name: string; address: string } | null;
  /** Who else it was written to. */
  copied?: readonly string[];
  subject: string;
  text: string;
  calendars: readonly string[];
  references: readonly string[];
  inReplyTo: string | null;
  writtenAt: InstantText;
  /** What the candidate wrote above the forward; empty when nothing. */
  note: string;
  /** Why it has no words of its own to be read ("its words are in a file"); nothing is applied that nobody has read. */
  wordless?: string;
  /** Who passed it on to the candidate, where neither they nor their mail is known: the sender is only what that mail says. */
  passedOnBy?: string;
  /** The text is the candidate's own: no employer's mail was found in what they sent. Only an outright word of theirs counts then. */
  ownWords?: boolean;
  /** The interview that somebody named outright. */
  interviewId?: string;
};

export type Judgement = {
  intent: Intent;
  confidence: number;
  evidence: Evidence[];
  alternatives: { intent: Intent; confidence: number }[];
  dates: ExtractedDates;
  /** What the interview must know of it. */
  answer: Omit<Answered, "type" | "intent" | "via" | "evidence">;
  match: Match;
  /** The candidate said it in their own words, so it is not questioned. */
  saidByCandidate: boolean;
  /** DESIGN §5.8: apply it, ask the candidate, or leave it alone. */
  verdict: "apply" | "ask" | "unmatched" | "leave";
  why: string;
};

/** As nearly all that was read is written. */
const WHOLE_SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
function instant(text: string): InstantText {
  if (WHOLE_SECOND.test(text)) return text.replace("Z", ".000Z");
  return instantText(Temporal.Instant.from(text));
}

/** The dates of a mail as the API shows them, guesses included; the day before which they will not decide is no such date. */
function datesOf(extracted: Extracted): ExtractedDates {
  const { decisionBy, interviewAt, interviewOn, answerBy } = extracted;
  const days = { decisionBy: decisionBy?.earliest === undefined ? decisionBy : undefined, interviewOn, answerBy };
  const guesses = (["decisionBy", "interviewOn", "answerBy"] as const).filter((name) => days[name]?.certain === false);
  return {
    ...(days.decisionBy === undefined ? {} : { decisionBy: days.decisionBy.value }),
    ...(answerBy === undefined ? {} : { answerBy: answerBy.value }),
    ...(interviewOn === undefined ? {} : { interviewOn: interviewOn.value }),
    ...(interviewAt === undefined
      ? {}
      : {
          interviewAt: {
            startsAt: instant(interviewAt.value.startsAt),
            ...(interviewAt.value.endsAt === null ? {} : { endsAt: instant(interviewAt.value.endsAt) }),
            timeZone: interviewAt.value.timeZone,
            certain: interviewAt.certain,
          },
        }),
    ...(guesses.length === 0 ? {} : { guesses }),
  };
}

/** From which confidence on a meaning is thought possible beside the one that was read. */
const POSSIBLE_CONFIDENCE = 0.06;

/**
 * The dates that are shown: those that go with the meaning. While that is not sure, also the appointment and the deadline in
 * plain words that go with another that is possible: whoever is asked what the mail means can then see them.
 */
function shown(
  intent: Intent,
  { confidence, alternatives }: Pick<Judgement, "confidence" | "alternatives">,
  read: Extracted,
): ExtractedDates {
  const fit = fittingDates(intent, datesOf(read));
  if (confidence >= APPLY_CONFIDENCE || intent === "unrelated") return fit;
  const certain = {
    ...(read.interviewAt?.certain === true ? { interviewAt: read.interviewAt } : {}),
    ...(read.interviewOn?.certain === true ? { interviewOn: read.interviewOn } : {}),
    ...(read.answerBy?.certain === true ? { answerBy: read.answerBy } : {}),
  };
  const dates = datesOf(certain);
  const possible = alternatives.filter((other) => other.confidence >= POSSIBLE_CONFIDENCE);
  return Object.assign({}, ...possible.map((other) => fittingDates(other.intent, dates)), fit);
}

/** The hour of a call is no interview (R10), unless the mail invites to one. */
function withoutHourOfCall({ interviewAt, interviewOn, timesOffered, daysOffered, ...extracted }: Extracted): Extracted {
  return extracted;
}

const PHRASE_CHARACTERS_MAX = 80;
const guessed = ({ value, phrase }: Found<string>) => ({ by: value, phrase: phrase.slice(0, PHRASE_CHARACTERS_MAX) });

/** The day of an interview, or those to choose from, where it is only a guess which they mean. */
function daysGuessed({ interviewOn, daysOffered }: Extracted): Pick<Answered, "daysRoughly"> {
  const found = daysOffered ?? (interviewOn && { ...interviewOn, value: [interviewOn.value] });
  return found === undefined || found.certain
    ? {}
    : { daysRoughly: { days: found.value, phrase: found.phrase.slice(0, PHRASE_CHARACTERS_MAX) } };
}

/** A promised day; of a stretch its last, with where it begins and how they put it (R32). */
const promised = ({ value, phrase, from }: Promised) => ({
  decisionBy: value,
  ...(from === undefined ? {} : { decisionRange: { from, phrase: phrase.slice(0, PHRASE_CHARACTERS_MAX) } }),
});

/** The zone in which several times are offered, where the mail names one for all of them: on that clock they are answered. */
function zoneOfOffered({ timesOffered }: Extracted, text: string, own: { timeZone: string; theirZone?: string }): { timesZone?: string } {
  if (timesOffered === undefined) return {};
  const { phrase } = timesOffered;
  const named = zoneWords(phrase).map(({ from, to }) => zoneNamed(phrase.slice(from, to), own) ?? zoneNamed(` ${phrase.slice(from)}`, own));
  const [zone, ...others] = new Set((named.length === 0 ? [zoneOfAll(text, own)] : named).map((one) => one?.timeZone));
  return zone === undefined || others.length > 0 ? {} : { timesZone: zone };
}

const CALLED_OFF_CONFIDENCE = 0.95;

/** What goes onto the record: dates that are certain, and the hour of an interview also as a guess, to ask about (DESIGN §5.9). */
function answerOf(
  reading: Reading,
  extracted: Extracted,
  context: { writtenAt: InstantText; timeZone: string; theirZone?: string },
  text: string,
): Judgement["answer"] {
  const dates = datesOf(extracted);
  const { wantsContact: wish } = reading;
  return {
    ...(extracted.decisionBy?.certain === true ? promised(extracted.decisionBy) : {}),
    ...(extracted.holdUntil === undefined ? {} : { holdUntil: extracted.holdUntil.value }),
    ...(extracted.decisionBy?.certain === false ? { decisionRoughly: guessed(extracted.decisionBy) } : {}),
    ...(extracted.answerBy?.certain === true ? { answerBy: extracted.answerBy.value } : {}),
    ...(extracted.answerBy?.isReply === true ? { answerIsReply: true as const } : {}),
    ...(extracted.answerBy?.certain === false ? { answerRoughly: guessed(extracted.answerBy) } : {}),
    // An hour that is a guess goes into no calendar: the draft asks them whether it is right.
    ...(dates.interviewAt !== undefined && (dates.interviewAt.certain || dates.interviewAt.startsAt > context.writtenAt)
      ? { interviewAt: dates.interviewAt }
      : {}),
    ...(extracted.interviewOn?.certain === true ? { interviewOn: extracted.interviewOn.value } : {}),
    ...(extracted.timesOffered === undefined ? {} : { timesOffered: extracted.timesOffered.value.map(instant) }),
    ...zoneOfOffered(extracted, text, context),
    ...(extracted.daysOffered?.certain === true ? { daysOffered: extracted.daysOffered.value } : {}),
    ...daysGuessed(extracted),
    ...(extracted.location === undefined ? {} : { location: extracted.location.value }),
    ...(extracted.link === undefined || extracted.location !== undefined ? {} : { location: extracted.link.value }),
    ...(extracted.people === undefined ? {} : { people: extracted.people.value }),
    ...(extracted.format === undefined ? {} : { format: extracted.format.value }),
    ...(extracted.asksFor === undefined ? {} : { asksFor: extracted.asksFor.value }),
    ...(extracted.written === true ? { written: true as const } : {}),
    ...(reading.detail === undefined ? {} : { detail: reading.detail }),
    ...(reading.warm === undefined ? {} : { warm: reading.warm }),
    ...(reading.asksQuestion === undefined ? {} : { asksQuestion: reading.asksQuestion }),
    ...(wish === undefined
      ? {}
      : { wantsContact: wantedContact(wish, extracted.decisionBy?.certain === true ? extracted.decisionBy.value : undefined, context) }),
    ...(reading.noCalls === undefined ? {} : { noCalls: reading.noCalls }),
  };
}

/** Which round an invitation is about, and whether the candidate is to name the time. */
function invitationIn(text: string, { writtenAt, timeZone }: { writtenAt: InstantText; timeZone: string }): Partial<Answered> {
  return { ...roundNamed(text, writtenAt, timeZone), ...(asksWhen(text) ? { asksWhen: true as const } : {}) };
}

/** "Our revised offer", "the corrected contract": not the one that was there (R23). */
const NEW_OFFER =
  /\b(?:new|revised|corrected|amended|updated|improved|increased|better|second) (?:[\p{L}-]+ ){0,2}?(?:offer|terms|contract|proposal)\b/iu;
const isNewOffer = (text: string) => NEW_OFFER.test(text);

/** From which confidence on an outcome is what a mail is about, whatever it says of an interview. */
const OUTCOMES: Partial<Record<Intent, number>> = { regret: 0.5, offer: 0.6, offer_withdrawn: 0.6, on_hold: 0.9 };

/** "Sorry" and "unfortunately" alone turn nobody down who is told that an interview is off. */
const MERE_WORDS = /: (?:words of regret|words that are common in such mails)$/;

function isOutcome({ intent, confidence, evidence }: Reading): boolean {
  return confidence >= (OUTCOMES[intent] ?? Number.POSITIVE_INFINITY) && evidence.some(({ rule }) => !MERE_WORDS.test(rule));
}

type CallingOff = { reading: Reading; callsOff?: NonNullable<Answered["callsOff"]>; isMoved?: true; text: string };

/** Whether a calendar's CANCEL came with the mail. */
const isCancelled = ({ calendars }: Judged, context: { writtenAt: InstantText; timeZone: string }) =>
  calendars.length > 0 && extract({ subject: "", text: "", calendars, ...context }).cancelled === true;

/** "We have to cancel the interview on Monday" is a next step (R17, R34), unless they turn down with it or name another time. */
function withCalledOff(reading: Reading, mail: Judged, context: { writtenAt: InstantText; timeZone: string }): CallingOff {
  const off = isCancelled(mail, context)
    ? { phrase: "the invitation is cancelled", rest: mail.text }
    : calledOff(mail.text, context.writtenAt, context.timeZone);
  if (off === null || isOutcome(reading)) return { reading, text: mail.text };
  const again = extract({ subject: "", text: off.rest, calendars: [], ...context });
  if ((["interviewAt", "interviewOn", "timesOffered", "daysOffered"] as const).some((name) => again[name] !== undefined))
    return { reading, text: mail.text };
  // "Could you do Wednesday or Thursday instead?" moves it.
  if (reading.intent === "second_interview" && asksWhen(off.rest)) return { reading, text: mail.text, isMoved: true };
  return {
    reading: {
      ...reading,
      intent: "status_update",
      confidence: CALLED_OFF_CONFIDENCE,
      evidence: [{ phrase: off.phrase, rule: "status_update: the interview is called off" }],
      alternatives: [],
    },
    callsOff: {
      ...("on" in off && off.on !== undefined ? { on: off.on } : {}),
      ...(ordinalIn(off.phrase) > 1 ? { ordinal: ordinalIn(off.phrase) } : {}),
    },
    // The day on which it was to be is no promise.
    text: off.rest,
  };
}

/** What a mail may mean that confirms a yes, or a no, of the candidate's; read as anything else it says more than that. */
const CONFIRMS: Record<ConfirmedWord["said"], readonly Intent[]> = {
  yes: ["offer", "acknowledgement", "status_update", "info_request", "second_interview"],
  no: ["regret", "acknowledgement", "status_update"],
};
const CONFIRMED_CONFIDENCE = 0.95;

/**
 * "Thank you for accepting our offer" makes none to be answered, and "we are sorry that you have withdrawn" turns nobody down.
 * What so confirms a word of the candidate's is clear enough, and at least a courtesy.
 */
function withConfirmed(reading: Reading, { text }: Judged, company: string | undefined): { reading: Reading; confirmed?: ConfirmedWord } {
  const confirmed = company === undefined ? null : confirmedWord(text, company);
  if (confirmed === null || (reading.intent === "unrelated" && reading.evidence.some(isMark))) return { reading };
  const isLikely = CONFIRMS[confirmed.said].includes(reading.intent);
  if (!isLikely && reading.intent !== "unrelated") return { reading };
  if (isLikely && reading.confidence >= APPLY_CONFIDENCE) return { reading, confirmed };
  const isOutcome = reading.intent === "offer" || reading.intent === "regret";
  const intent = isLikely && isOutcome ? reading.intent : "acknowledgement";
  const evidence = [{ phrase: confirmed.phrase, rule: `${intent}: they confirm what you told them` }];
  return { reading: { ...reading, intent, confidence: CONFIRMED_CONFIDENCE, evidence, alternatives: [] }, confirmed };
}

function matched(mail: Judged, interviews: readonly Matchable[]): Match {
  return mail.interviewId === undefined
    ? match(mail, interviews)
    : { kind: "one", interviewId: mail.interviewId, reason: "the interview was named" };
}

/**
 * Why the interview that was found is only likely: the sender is a name without an address, or is what somebody else's forward
 * says, and nothing but that points to it. Anybody can write a name.
 */
function whyUnproven(mail: Judged, found: Match, interviews: readonly Matchable[]): string | null {
  const isProven = mail.from === null || (mail.from.address !== "" && mail.passedOnBy === undefined);
  if (isProven || found.kind !== "one" || mail.interviewId !== undefined) return null;
  // A stranger's own house speaks against a role that has the same name elsewhere; where no address is shown, nothing does.
  const from = mail.passedOnBy === undefined ? null : { name: "", address: mail.passedOnBy };
  const anonymous = match({ ...mail, from }, interviews);
  if (anonymous.kind === "one" && anonymous.interviewId === found.interviewId) return null;
  return mail.passedOnBy === undefined
    ? `it shows its sender, ${mail.from?.name}, by name and without an address, and nothing else in it says which interview it is about`
    : `${mail.passedOnBy} passed it on to you, and only that mail says that it is from ${mail.from?.address || mail.from?.name}`;
}

const isMark = ({ rule }: Evidence) => rule.startsWith("unrelated: ") && !rule.endsWith(WORDS_RULE);

const isContactOf = (mail: Judged) => {
  const address = mail.from?.address.toLowerCase();
  return ({ contactEmails }: Matchable) => address !== undefined && contactEmails.includes(address);
};

/** Whether somebody whom the candidate met wrote it: then it is not thrown away for want of a sign that it matters. */
const isFromContact = (mail: Judged, interviews: readonly Matchable[]) =>
  mail.interviewId !== undefined || interviews.some(isContactOf(mail));

/** A calendar's invitation says what it is, however few the words beside it. */
const INVITED_BY_CALENDAR = {
  intent: "second_interview",
  confidence: 0.95,
  evidence: [{ phrase: "a calendar invitation", rule: "second_interview: an invitation came with the mail" }],
  alternatives: [],
} satisfies Partial<Reading>;

const ENDS: readonly Intent[] = ["regret", "offer_withdrawn", "on_hold"];

/** Whether a known contact sent an invitation for a coming hour, and no words of theirs say that it is all over. */
function isInvitedByCalendar(mail: Judged, reading: Reading, read: Extracted, interviews: readonly Matchable[]): boolean {
  if (mail.calendars.length === 0 || read.cancelled === true || read.interviewAt?.certain !== true) return false;
  if (reading.confidence >= APPLY_CONFIDENCE || !isFromContact(mail, interviews)) return false;
  return (
    instant(read.interviewAt.value.startsAt) > mail.writtenAt &&
    !(ENDS.includes(reading.intent) && reading.evidence.some(({ rule }) => !MERE_WORDS.test(rule)))
  );
}

/** What was read of a round, beside the one that is on record: which week is meant, and what is left unsaid (R20, R34). */
function ofRound(
  read: Extracted,
  mail: { text: string; writtenAt: InstantText; timeZone: string },
  of: Matchable | undefined,
): { read: Extracted; isLeaning: boolean } {
  if (of?.nextRoundAt === undefined) return { read, isLeaning: false };
  const { isMoved, wasOn } = roundNamed(mail.text, mail.writtenAt, mail.timeZone);
  const sure = isMoved === true ? inDoubtOfWeek(read, of.nextRoundAt, mail.timeZone) : read;
  const interviewAt = leaningOn(
    sure,
    { ...mail, wasOn, isMoved },
    { startsAt: of.nextRoundAt, timeZone: of.nextRoundZone ?? mail.timeZone },
  );
  const { interviewOn: _day, ...rest } = sure;
  return interviewAt === null ? { read: sure, isLeaning: false } : { read: { ...rest, interviewAt }, isLeaning: true };
}

/** Who says by how much a round that is on record is moved speaks of that, however few the words. */
const ROUND_MOVED = {
  intent: "second_interview",
  confidence: 0.95,
  evidence: [{ phrase: "another time for the interview on record", rule: "second_interview: a round that is to come is moved" }],
  alternatives: [],
} satisfies Partial<Reading>;

/** Whether a known contact moves it, and no words of theirs say that it is all over, or that there is an offer. */
function isMovedByContact(mail: Judged, { intent, confidence, evidence }: Reading, interviews: readonly Matchable[]): boolean {
  const isNews = intent !== "status_update" && intent !== "acknowledgement" && confidence >= APPLY_CONFIDENCE;
  return !isNews && isFromContact(mail, interviews) && !(ENDS.includes(intent) && evidence.some(({ rule }) => !MERE_WORDS.test(rule)));
}

/** What ends a process, or asks for something of its own, names no day for the answer to an offer. */
const OF_ITS_OWN: readonly Intent[] = ["second_interview", "info_request", ...ENDS];

/** Another day for the answer, where an offer is open and nothing else is what they write of (R23). */
function extended(heard: Reading, mail: { text: string; writtenAt: InstantText; timeZone: string }, of: Matchable): Wanted | null {
  // "I'm afraid we cannot go beyond Friday" has a word of regret, and ends nothing.
  const isEnd = ENDS.includes(heard.intent) && heard.evidence.some(({ rule }) => !MERE_WORDS.test(rule));
  const isElse = OF_ITS_OWN.includes(heard.intent) && (heard.confidence >= APPLY_CONFIDENCE || isEnd);
  // What they wrote before they made it gives no more time for it.
  const isOpen = of.state === "offered" && mail.writtenAt >= (of.offeredAt ?? "");
  return !isOpen || isElse || isNewOffer(mail.text) ? null : extensionIn(mail.text, mail);
}

const EXTENDED_CONFIDENCE = 0.95;
const GUESSED_CONFIDENCE = 0.6;
/** A known contact names another day for the answer to an offer that is open: it is that offer they write of. */
const anotherDay = ({ phrase, certain }: Wanted) =>
  ({
    intent: "offer",
    confidence: certain ? EXTENDED_CONFIDENCE : GUESSED_CONFIDENCE,
    evidence: [{ phrase, rule: "offer: another day for the answer to the open offer" }],
    alternatives: [],
  }) satisfies Partial<Reading>;

/** What to do with it, and why in one sentence. */
function verdictOf(intent: Intent, sure: boolean, found: Match): Pick<Judgement, "verdict" | "why"> {
  if (intent === "unrelated" && sure) return { verdict: "leave", why: "it does not concern any of your interviews" };
  if (found.kind === "none") return { verdict: "unmatched", why: found.reason };
  if (found.kind === "tie") return { verdict: "ask", why: found.reason };
  return sure ? { verdict: "apply", why: found.reason } : { verdict: "ask", why: "what it means is not clear enough to act on" };
}

/** What stands against acting on it makes it a question, whatever it seems to mean. */
function onlyAsked(verdict: Pick<Judgement, "verdict" | "why">, found: Match, against: string | null): Pick<Judgement, "verdict" | "why"> {
  if (against === null || found.kind === "none") return verdict;
  return { verdict: "ask", why: against };
}

/**
 * Judges one employer's mail against a candidate's interviews: which one, what it means, which dates it names, and what is
 * to be done. Pure and deterministic. Nothing in the mail is obeyed; the candidate's own line above it wins over our reading.
 */
export function judge(mail: Judged, interviews: readonly Matchable[], timeZone: string): Judgement {
  const found = matched(mail, interviews);
  const [maybe, ...others] = found.kind === "one" ? [found.interviewId] : found.kind === "tie" ? found.interviewIds : [];
  const of = others.length === 0 ? interviews.find(({ id }) => id === maybe) : undefined;
  const context = { writtenAt: mail.writtenAt, timeZone, ...(of?.timeZone === undefined ? {} : { theirZone: of.timeZone }) };
  const {
    reading: plain,
    callsOff,
    isMoved,
    text,
  } = withCalledOff(
    classify({
      subject: mail.subject,
      text: mail.text,
      hasInvitation: mail.calendars.some(isInvitation),
      ...(of === undefined ? {} : { role: of.role, company: of.company.name }),
      // An agency writes of other jobs too, and sends its newsletter from the same address.
      isFromEmployer: of !== undefined && of.contactKind === "employer" && isContactOf(mail)(of),
    }),
    mail,
    context,
  );
  const said = mail.note === "" ? null : instruct(mail.note, context);
  const company = (of ?? interviews.find(({ id }) => id === maybe))?.company.name;
  const { reading: heard, confirmed } = callsOff === undefined ? withConfirmed(plain, mail, company) : { reading: plain };
  const named = extract({ subject: mail.subject, text, calendars: mail.calendars, ...context, intent: said?.intent ?? heard.intent });
  const extension = said === null && of !== undefined && isContactOf(mail)(of) ? extended(heard, { ...context, text }, of) : null;
  const { read, isLeaning } = ofRound(named, { ...context, text }, of);
  const reading = isInvitedByCalendar(mail, heard, read, interviews)
    ? { ...heard, ...INVITED_BY_CALENDAR }
    : isLeaning && isMovedByContact(mail, heard, interviews)
      ? { ...heard, ...ROUND_MOVED }
      : extension !== null
        ? { ...heard, ...anotherDay(extension) }
        : heard;
  const intent = said?.intent ?? reading.intent;
  const isCall = reading.wantsContact?.on != null && intent !== "second_interview";
  const extracted = { ...(isCall ? withoutHourOfCall(read) : read), ...(extension && { answerBy: extension }), ...said?.extracted };
  const confidence = said === null ? reading.confidence : 1;
  // A newsletter has its marks; a contact's mail without any is one that we did not understand.
  const isThrownAwayUnheard = intent === "unrelated" && said === null && !reading.evidence.some(isMark) && isFromContact(mail, interviews);
  const contactNow = of === undefined ? null : handoverIn(mail.text, mail.from, mail.copied ?? [], of.contactEmails);
  const isMere = mail.ownWords === true && said === null;
  const unproven = whyUnproven(mail, found, interviews);
  const wordless = said === null && mail.calendars.length === 0 ? mail.wordless : undefined;
  const { verdict, why } = isMere
    ? { verdict: "unmatched" as const, why: mail.wordless ?? "we found no mail of an employer in what you sent" }
    : onlyAsked(verdictOf(intent, confidence >= APPLY_CONFIDENCE && !isThrownAwayUnheard, found), found, wordless ?? unproven);
  return {
    intent,
    confidence,
    evidence: said === null ? reading.evidence : [{ phrase: mail.note.slice(0, 200), rule: "your own words above the mail" }],
    alternatives: said === null ? reading.alternatives : [],
    dates: shown(intent, { confidence, alternatives: reading.alternatives }, extracted),
    answer: {
      ...answerOf(reading, extracted, context, text),
      ...(contactNow === null ? {} : { contactNow }),
      ...(intent === "second_interview"
        ? {
            ...invitationIn(text, context),
            ...(isMoved === true || (isLeaning && read.interviewAt?.certain === true) ? { isMoved: true as const } : {}),
          }
        : {}),
      ...(extension?.certain === true ? { isSameOffer: true as const } : {}),
      ...(intent === "offer" && isNewOffer(text) ? { isNewOffer: true as const } : {}),
      ...(saysNoDate(text) ? { saysNoDate: true as const } : {}),
      ...(intent === "status_update" && callsOff !== undefined ? { callsOff } : {}),
      ...(intent === "status_update" && isDelayed(text) ? { isDelayed: true as const } : {}),
      ...(said === null && (confirmed?.said === "no" || (intent === "regret" && isAfterYourNo(text)))
        ? { afterYourNo: true as const }
        : {}),
      ...(said === null && confirmed?.said === "yes" ? { afterYourYes: true as const } : {}),
      ...(intent === "status_update" && saysGoesOn(text) ? { goesOn: true as const } : {}),
    },
    match: found,
    saidByCandidate: said !== null,
    verdict,
    why,
  };
}
