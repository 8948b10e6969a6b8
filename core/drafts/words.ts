import { Temporal } from "temporal-polyfill";
import { dayOf } from "../cadence/calendar.ts";
import { oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import { dayName, momentName, sameClock, weekdayName } from "./dates.ts";
import type { Known } from "./known.ts";
import { earlierChasers, wasThanked } from "./known.ts";
import { firstName, listed } from "./names.ts";

/**
 * The typed context of every letter: what a template may name. Texts are empty, flags false, where the record is silent,
 * so that the sentence around them drops out.
 */
export type LetterWords = {
  me: string;
  company: string;
  role: string;
  /** The addressee by the name the candidate would say; empty when no person is known. */
  name: string;
  /** The addressee sat on the panel. */
  met: boolean;
  phone: boolean;
  /** "interview", "second interview", "call", "video interview". */
  occasion: string;
  /** " on Monday" or " on Monday 7 December", with its space; empty on the day itself. Never "yesterday" (R32). */
  day: string;
  /** The round's day in full: "Monday 7 December". */
  date: string;
  /** " again" when the addressee was met in an earlier round. */
  again: string;
  /** "meet" or "talk with"; "meeting" or "talking with". */
  meet: string;
  meeting: string;
  meetOthers: string;
  meetingOthers: string;
  others: string;
  /** More than one person besides the addressee. */
  severalOthers: boolean;
  youAndOthers: string;
  /** One thing that was discussed, if the record has any. */
  topic: string;
  /** Another one, so that the second chaser does not repeat the first. */
  otherTopic: string;
  /** The day by which they expected to decide. */
  promised: string;
  /** The day of their last word, when it came by mail and brought no date. */
  updated: string;
  agency: boolean;
  /** They asked to hear from the candidate about now (R10). */
  asked: boolean;
  /** The day on which the first chaser was sent, when that is known. */
  wrote: string;
  /** The answer carries the thanks for the interview, because no thank-you went out (R11). */
  thanks: boolean;
  /** Feedback is asked for (R19). */
  feedback: boolean;
  /** Their mail asks something that is answered first (R18). */
  question: boolean;
  internal: boolean;
  notFilled: boolean;
  /** The date an answer brought, by which they decide. */
  by: string;
  /** No date stands, and nobody has asked for one in this round (R17). */
  ask: boolean;
  /** When the next round is, and whether that was read for certain. */
  at: string;
  sure: boolean;
  /** The first of several times that were offered. */
  firstTime: string;
  /** They did not say who will be there (R20). */
  askWho: boolean;
  /** The day by which they want an answer to the offer, or, in a notice, by which another offer is to be answered. */
  deadline: string;
  /** What they asked for (R21), and which of the usual things it is. */
  asksFor: string;
};

/** Up to six days back a weekday alone can mean only one day. */
const WEEKDAY_ENOUGH_DAYS = 6;
const TOPIC_LENGTH_MAX = 120;

function occasionOf(known: Known): string {
  if (known.isPhone) return "call";
  return `${known.ordinal}${known.round?.format === "video" ? "video interview" : "interview"}`;
}

function dayPhrase(known: Known): string {
  if (known.round === undefined) return "";
  const day = dayOf(known.round.startsAt, known.zone);
  const ago = day.until(known.today).days;
  if (ago === 0) return "";
  return ago > 0 && ago <= WEEKDAY_ENOUGH_DAYS ? ` on ${weekdayName(day)}` : ` on ${dayName(day, known.today)}`;
}

/** A topic as it stands within a sentence: without its full stop, and without the capital of a list. */
function topicOf(text: string | undefined): string {
  const topic = oneLine(text ?? "", TOPIC_LENGTH_MAX).replace(/[.;:,]+$/u, "");
  return /^(The|A|An|How|Why|What|Your|Their|Our|Working|Using)\b/u.test(topic) ? topic.charAt(0).toLowerCase() + topic.slice(1) : topic;
}

/** "references" as the candidate says it: "my references"; "two references" stays. */
function mine(thing: string): string {
  return thing === "" || /^(?:\d|an?\b|the\b|my\b|your\b|some\b|one\b|two\b|three\b)/iu.test(thing) ? thing : `my ${thing}`;
}

/** The words of a letter, taken from what is known. */
export function wordsFor(composing: Composing, known: Known): LetterWords {
  const { candidate, message } = composing;
  const { situation, addressee, others, answer, today } = known;
  const formal = candidate.preferences.formality === "formal";
  const name = addressee.name === "" ? "" : formal ? addressee.name : firstName(addressee.name);
  const talks = known.isPhone || known.metBefore;
  const talksToOthers = known.isPhone || known.othersMetBefore;
  const promise = situation.promise;
  const roundDay = known.round === undefined ? undefined : dayOf(known.round.startsAt, known.zone);
  const promised = promise !== null && (roundDay === undefined || promise.by >= roundDay.toString()) ? dayName(promise.by, today) : "";
  const last = situation.answers.findLast((a) => a.intent !== "acknowledgement");
  const wroteUpdate = last?.intent === "status_update" && last.via !== "told" && last.decisionBy === undefined;
  const chasers = earlierChasers(composing);
  const sentChaser = chasers.findLast((m) => m.status === "sent");
  const next = answer?.interviewAt;
  const nextZone = next?.timeZone ?? known.zone;
  const sayZone = (instant: string) => !sameClock(instant, nextZone, candidate.timeZone);
  const asksAgain = composing.messages.some(
    (m) => m.kind === "update_reply" && m.id !== message.id && m.deliveredAt !== undefined && m.roundId === message.roundId,
  );
  return {
    me: oneLine(candidate.name, 80),
    company: known.company,
    role: known.role,
    name,
    agency: addressee.isAgency,
    met: addressee.wasThere,
    phone: known.isPhone,
    occasion: occasionOf(known),
    day: dayPhrase(known),
    date: roundDay === undefined ? "" : dayName(roundDay, today),
    again: known.metBefore ? " again" : "",
    meet: talks ? "talk with" : "meet",
    meeting: talks ? "talking with" : "meeting",
    meetOthers: talksToOthers ? "talk with" : "meet",
    meetingOthers: talksToOthers ? "talking with" : "meeting",
    others: listed(others),
    severalOthers: others.length > 1,
    youAndOthers: listed(["you", ...others]),
    topic: topicOf(situation.facts.topics[0]),
    otherTopic: topicOf(situation.facts.topics[1] ?? situation.facts.topics[0]),
    promised,
    updated: wroteUpdate && last !== undefined ? dayName(dayOf(last.occurredAt, known.zone), today) : "",
    asked: answer?.wantsContact !== undefined && CHASING.includes(message.kind),
    wrote:
      sentChaser?.sentAt === undefined || sentChaser.kind === "call_script" ? "" : dayName(dayOf(sentChaser.sentAt, known.zone), today),
    thanks: known.round !== undefined && !wasThanked(composing, known.round),
    feedback: candidate.preferences.askForFeedback,
    question: answer?.asksQuestion === true,
    internal: answer?.detail === "internal_candidate",
    notFilled: answer?.detail === "not_filled",
    by: answer?.decisionBy === undefined ? "" : dayName(answer.decisionBy, today),
    ask: promise === null && answer?.decisionBy === undefined && !asksAgain,
    at: next === undefined ? "" : momentName(next.startsAt, nextZone, today, sayZone(next.startsAt)),
    sure: next?.certain === true,
    firstTime: timesOffered(composing, known)[0] ?? "",
    askWho: (answer?.people ?? []).length === 0,
    deadline: deadlineWords(composing, known),
    asksFor: listed((answer?.asksFor ?? []).map((thing) => mine(oneLine(thing, 60))).filter((thing) => thing !== "")),
  };
}

const CHASING: readonly string[] = ["follow_up", "final_follow_up", "call_script"];

/** The times to choose from, as they are told to the employer. */
export function timesOffered(composing: Composing, known: Known): string[] {
  const { answer } = known;
  if (answer?.timesOffered === undefined || answer.timesOffered.length < 2) return [];
  const zone = answer.interviewAt?.timeZone ?? known.zone;
  return answer.timesOffered.map((instant) =>
    momentName(instant, zone, known.today, !sameClock(instant, zone, composing.candidate.timeZone)),
  );
}

function deadlineWords(composing: Composing, known: Known): string {
  const fromSibling = composing.siblings?.find((sibling) => sibling.state === "offered")?.answerBy;
  const day = composing.message.kind === "competing_offer_notice" ? fromSibling : known.situation.offer?.answerBy;
  return day === undefined ? "" : dayName(Temporal.PlainDate.from(day), known.today);
}
