import type { InstantText } from "../clock.ts";
import { inDoubtOfWeek, roundNamed } from "./about-rounds.ts";
import { instant } from "./answer-of.ts";
import { isMoreThanWords } from "./called-off.ts";
import type { Reading } from "./classify.ts";
import type { Extracted } from "./extract.ts";
import { extensionIn, isNewOffer } from "./extract-extension.ts";
import { leaningOn } from "./extract-leaning.ts";
import type { Wanted } from "./extract-parts.ts";
import { APPLY_CONFIDENCE, type Intent } from "./intents.ts";
import type { Judged } from "./judged.ts";
import type { Matchable } from "./match.ts";
import { isContactOf, isFromContact } from "./verdict.ts";

/** The words that are read, without what was called off, when they were written, and on whose clock. */
type Words = { text: string; writtenAt: InstantText; timeZone: string };

/** A calendar's invitation says what it is, however few the words beside it. */
const INVITED_BY_CALENDAR = {
  intent: "second_interview",
  confidence: 0.95,
  evidence: [{ phrase: "a calendar invitation", rule: "second_interview: an invitation came with the mail" }],
  alternatives: [],
} satisfies Partial<Reading>;

const ENDS: readonly Intent[] = ["regret", "offer_withdrawn", "on_hold"];
/** An end that more than mere words say: "I'm afraid we cannot go beyond Friday" has a word of regret, and ends nothing. */
const saysItEnds = (reading: Reading) => ENDS.includes(reading.intent) && isMoreThanWords(reading);

/** Whether a known contact sent an invitation for a coming hour, and no words of theirs say that it is all over. */
function isInvitedByCalendar(mail: Judged, reading: Reading, read: Extracted, interviews: readonly Matchable[]): boolean {
  if (mail.calendars.length === 0 || read.cancelled === true || read.interviewAt?.certain !== true) return false;
  if (reading.confidence >= APPLY_CONFIDENCE || !isFromContact(mail, interviews)) return false;
  return instant(read.interviewAt.value.startsAt) > mail.writtenAt && !saysItEnds(reading);
}

/** What was read of a round, beside the one that is on record: which week is meant, and what is left unsaid (R20, R34). */
function ofRound(read: Extracted, mail: Words, of: Matchable | undefined): { read: Extracted; isLeaning: boolean } {
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
function isMovedByContact(mail: Judged, reading: Reading, interviews: readonly Matchable[]): boolean {
  const { intent, confidence } = reading;
  const isNews = intent !== "status_update" && intent !== "acknowledgement" && confidence >= APPLY_CONFIDENCE;
  return !isNews && isFromContact(mail, interviews) && !saysItEnds(reading);
}

/** What ends a process, or asks for something of its own, names no day for the answer to an offer. */
const OF_ITS_OWN: readonly Intent[] = ["second_interview", "info_request", ...ENDS];

/** Another day for the answer, where an offer is open and nothing else is what they write of (R23). */
function extended(heard: Reading, mail: Words, of: Matchable): Wanted | null {
  const isElse = OF_ITS_OWN.includes(heard.intent) && (heard.confidence >= APPLY_CONFIDENCE || saysItEnds(heard));
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

type WithRecord = {
  reading: Reading;
  read: Extracted;
  /** A round that is on record gets another hour, which is certain. */
  isMoved: boolean;
  /** Another day for the answer to the open offer. */
  extension: Wanted | null;
};

/**
 * What was heard and read, with what the record adds to it: an invitation in a calendar, a round that is moved, or an offer that
 * is open says what a contact writes of, however few the words. `of` is the one interview that the mail is about.
 */
export function withRecord(
  heard: Reading,
  named: Extracted,
  mail: Judged,
  words: Words,
  { of, interviews, saidByCandidate }: { of: Matchable | undefined; interviews: readonly Matchable[]; saidByCandidate: boolean },
): WithRecord {
  const extension = !saidByCandidate && of !== undefined && isContactOf(mail)(of) ? extended(heard, words, of) : null;
  const { read, isLeaning } = ofRound(named, words, of);
  const rest = { read, isMoved: isLeaning && read.interviewAt?.certain === true, extension };
  if (isInvitedByCalendar(mail, heard, read, interviews)) return { reading: { ...heard, ...INVITED_BY_CALENDAR }, ...rest };
  if (isLeaning && isMovedByContact(mail, heard, interviews)) return { reading: { ...heard, ...ROUND_MOVED }, ...rest };
  return { reading: extension === null ? notYetOffer(heard, mail, of) : { ...heard, ...anotherDay(extension) }, ...rest };
}

/** What they wrote before they made the offer on record is, unless it surely is one, sooner anything else than that offer. */
function notYetOffer(heard: Reading, { writtenAt }: Judged, of: Matchable | undefined): Reading {
  const [next] = heard.alternatives;
  const isBefore = of?.offeredAt !== undefined && writtenAt < of.offeredAt;
  if (!isBefore || heard.intent !== "offer" || heard.confidence >= APPLY_CONFIDENCE || next === undefined) return heard;
  return {
    ...heard,
    intent: next.intent,
    alternatives: [{ intent: heard.intent, confidence: next.confidence }, ...heard.alternatives.slice(1)],
  };
}
