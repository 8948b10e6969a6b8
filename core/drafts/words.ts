import { Temporal } from "temporal-polyfill";
import { at, dayOf } from "../cadence/calendar.ts";
import { companyZone } from "../cadence/cycle.ts";
import type { DateText } from "../clock.ts";
import type { Message } from "../messages.ts";
import { CHASERS, wentOut } from "../messages.ts";
import { oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import { dayName, hasPassed, momentName, sameClock, weekdayName } from "./dates.ts";
import { discreetTopics } from "./discretion.ts";
import { takesOverThanks } from "./frame.ts";
import { greeting, signOff } from "./greeting.ts";
import type { Known } from "./known.ts";
import { earlierChasers, wasThanked } from "./known.ts";
import { firstName, listed } from "./names.ts";
import { mark } from "./places.ts";
import { variantKey } from "./variant.ts";

/**
 * The typed context of every letter: what a template may name, and what it is. Texts are empty, flags false, where the
 * record is silent, so that the sentence around them drops out.
 */
export const LETTER_WORDS = {
  greeting: { is: "text", about: "the candidate's own greeting, with the addressee's name where it is known: “Dear Mette,”" },
  signOff: { is: "text", about: "the candidate's own sign-off, with their name beneath" },
  me: { is: "text", about: "the candidate's name" },
  company: { is: "text", about: "the company, as the record names it" },
  role: { is: "text", about: "the role" },
  name: { is: "text", about: "the addressee by the name the candidate would say; empty when no person is known" },
  retimed: { is: "flag", about: "their mail only sets the time of an interview that was to come already" },
  further: { is: "flag", about: "the round was a second or later one" },
  met: { is: "flag", about: "the addressee sat on the panel" },
  phone: { is: "flag", about: "the round was a phone call" },
  occasion: { is: "text", about: "“interview”, “second interview”, “call”, “video interview”" },
  day: { is: "text", about: "“ on Monday” or “ on Monday 7 December”, with its space; empty on the day itself; never “yesterday”" },
  date: { is: "text", about: "the round's day in full: “Monday 7 December”" },
  again: { is: "text", about: "“ again” when the addressee was met in an earlier round" },
  meet: { is: "text", about: "“meet” or “talk with”" },
  meeting: { is: "text", about: "“meeting” or “talking with”" },
  meetOthers: { is: "text", about: "the same of the rest of the panel" },
  meetingOthers: { is: "text", about: "the same of the rest of the panel" },
  others: { is: "text", about: "the rest of the panel: “Lorena and Hans”" },
  youAndOthers: { is: "text", about: "“you, Lorena and Hans”" },
  topic: { is: "text", about: "one thing that was discussed, if the record has any" },
  otherTopic: { is: "text", about: "another one, so that the second chaser does not repeat the first" },
  promised: { is: "text", about: "the day by which they expected to decide" },
  stands: { is: "flag", about: "a day by which they decide is named, and has not passed" },
  updated: { is: "text", about: "the day of their last word, when it came by mail and brought no date" },
  agency: { is: "flag", about: "the addressee is a recruiter of an agency" },
  asked: { is: "flag", about: "they asked to hear from the candidate about now (R10)" },
  wrote: { is: "text", about: "the day on which the first chaser was sent, when that is known" },
  thanks: { is: "flag", about: "the answer carries the thanks for the interview, because no thank-you is known to have gone out (R11)" },
  feedback: { is: "flag", about: "the candidate wants to ask for feedback (R19)" },
  question: { is: "flag", about: "their mail asks something that is answered first (R18)" },
  internal: { is: "flag", about: "an internal candidate was chosen" },
  notFilled: { is: "flag", about: "the position will not be filled" },
  wish: { is: "text", about: "what the candidate will do, as they asked: “call you on Friday 8 January at 10:00” (R10)" },
  calledOff: { is: "flag", about: "their mail calls off an interview that was to come (R34)" },
  asksWhen: { is: "flag", about: "they ask when it would suit, and offer no time" },
  by: { is: "text", about: "the date that an answer brought, by which they decide" },
  ask: { is: "flag", about: "no date stands, and nobody has asked for one in this round (R17)" },
  details: {
    is: "text",
    about:
      "what their mail brings of an interview that stays where it is: “the link to the interview”; empty where it brings no such thing",
  },
  at: { is: "text", about: "when the next round is" },
  sure: { is: "flag", about: "when the next round is was read for certain" },
  firstTime: { is: "text", about: "the first of several times that were offered" },
  onDay: { is: "text", about: "the day of the next round, or the first of several that were offered, where no hour was named" },
  booked: { is: "text", about: "the round that is still booked: “the interview on Monday 7 December at 10:00”; empty where none is" },
  askWho: { is: "flag", about: "they did not say who will be there (R20)" },
  deadline: { is: "text", about: "the day by which they want an answer to the offer; in the notice of R24, to the other offer" },
  late: { is: "flag", about: "the day by which they wanted an answer to the offer has passed" },
  written: { is: "flag", about: "the offer or the contract has come in writing (R23)" },
  offered: { is: "flag", about: "they have offered the position" },
  revised: { is: "flag", about: "the offer came after a change to an earlier one was asked for (R23)" },
  accepted: { is: "flag", about: "the candidate has said yes to the offer" },
  saidYes: { is: "flag", about: "the yes to the offer is known to have gone out" },
  rested: { is: "flag", about: "the process has been on hold" },
  asksFor: { is: "text", about: "what they asked for (R21)" },
  answerPlace: { is: "text", about: "the place where the candidate writes their answer before the draft can be sent" },
  changePlace: { is: "text", about: "the place where the candidate says what should change in the offer" },
} as const satisfies Record<string, { is: "text" | "flag"; about: string }>;

type WordTable = typeof LETTER_WORDS;
export type LetterWords = { [Name in keyof WordTable]: WordTable[Name]["is"] extends "flag" ? boolean : string };

/** The words of a record that says no more than company and role: what every letter must still make sense with. */
export function barestWords(): LetterWords {
  const silent = Object.fromEntries(Object.entries(LETTER_WORDS).map(([name, { is }]) => [name, is === "flag" ? false : ""]));
  const said = { greeting: "Dear hiring team,", signOff: "Kind regards", me: "Kari", company: "the company", role: "the role" };
  const round = { occasion: "interview", date: "Monday 7 December", meet: "meet", meeting: "meeting", youAndOthers: "you" };
  return { ...silent, ...said, ...round, meetOthers: "meet", meetingOthers: "meeting", answerPlace: "…", changePlace: "…" } as LetterWords;
}

/** Up to six days back a weekday alone can mean only one day. */
const WEEKDAY_ENOUGH_DAYS = 6;
const TOPIC_LENGTH_MAX = 120;

function occasionOf(known: Known): string {
  if (known.isPhone) return "call";
  // The third may be the first by video: of a further one only which it was is said.
  return known.ordinal === "" && known.round?.format === "video" ? "video interview" : `${known.ordinal}interview`;
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

/** What is not the candidate's, or is not said with "my" alone. */
const SAID_OTHERWISE: Readonly<Record<string, string>> = {
  documents: "the documents",
  "application form": "the application form",
  "background check": "what the background check needs",
  "proof of identity": "proof of my identity",
  "proof of address": "proof of my address",
  "right to work": "proof of my right to work",
  "start date": "the day on which I could start",
};

/** "references" as the candidate says it: "my references"; "two references" stays. */
function mine(thing: string): string {
  const otherwise = SAID_OTHERWISE[thing.toLowerCase()];
  if (otherwise !== undefined) return otherwise;
  return thing === "" || /^(?:\d|an?\b|the\b|my\b|your\b|some\b|one\b|two\b|three\b)/iu.test(thing) ? thing : `my ${thing}`;
}

/** The words of a letter, taken from what is known. */
export function wordsFor(composing: Composing, known: Known): LetterWords {
  const { candidate, message } = composing;
  const { situation, addressee, others, answer, today } = known;
  const formal = candidate.preferences.formality === "formal";
  const { told } = discreetTopics(composing);
  const name = addressee.name === "" ? "" : formal ? addressee.name : firstName(addressee.name);
  // Named in one breath with somebody met before, nobody is "met" for the first time.
  const talks = known.isPhone || known.metBefore || known.othersMetBefore;
  const talksToOthers = known.isPhone || known.othersMetBefore;
  // What names no day is not told back to them as one, nor asked about as if they had said nothing.
  const promise = situation.promise?.roughly === undefined && isDayNamed(situation.promise) ? situation.promise : null;
  const roundDay = known.round === undefined ? undefined : dayOf(known.round.startsAt, known.zone);
  const isForRound = promise !== null && (roundDay === undefined || promise.by >= roundDay.toString());
  // Asked to get in touch before it (R10), nobody speaks of their day as passed.
  const stands = isForRound && !hasPassed(promise.by, composing.now, candidate.timeZone);
  const promised = isForRound && !stands ? dayName(promise.by, today) : "";
  const last = situation.answers.findLast((a) => a.intent !== "acknowledgement");
  const wroteUpdate = last?.intent === "status_update" && last.via !== "told" && last.decisionBy === undefined;
  const chasers = earlierChasers(composing);
  const sentChaser = chasers.findLast((m) => m.status === "sent");
  const { kept } = known;
  const next = kept === undefined ? answer?.interviewAt : { startsAt: kept.startsAt, timeZone: kept.timeZone, certain: true };
  const nextZone = next?.timeZone ?? known.zone;
  const sayZone = (instant: string) => isZoneSaid(composing, known, instant, nextZone);
  const asksAgain = composing.messages.some(
    (m) => m.kind === "update_reply" && m.id !== message.id && m.deliveredAt !== undefined && m.roundId === message.roundId,
  );
  return {
    greeting: greeting(candidate, name),
    signOff: signOff(candidate, variantKey(composing, known)),
    me: oneLine(candidate.name, 80),
    company: known.company,
    role: known.role,
    name,
    agency: addressee.isAgency,
    retimed: known.round === undefined || kept !== undefined || isRetimed(known),
    further: known.ordinal !== "",
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
    youAndOthers: listed(["you", ...others]),
    topic: topicOf(told[message.kind === "thank_you" ? thankedBefore(composing, known) : 0]),
    otherTopic: topicOf(told[1] ?? told[0]),
    promised,
    stands,
    updated: wroteUpdate && last !== undefined ? dayName(dayOf(last.occurredAt, known.zone), today) : "",
    asked: answer?.wantsContact !== undefined && CHASING.includes(message.kind),
    wrote: sentOn(sentChaser, known),
    // What was written before the interview was over answers nothing of it: its thank-you comes by itself.
    thanks:
      known.round !== undefined &&
      (!wasThanked(composing, known.round) || takesOverThanks(composing, known.round)) &&
      (answer === undefined || answer.occurredAt >= known.round.endsAt),
    feedback: candidate.preferences.askForFeedback,
    question: answer?.asksQuestion === true,
    internal: answer?.detail === "internal_candidate",
    notFilled: answer?.detail === "not_filled",
    by:
      answer?.decisionBy === undefined ||
      hasPassed(answer.decisionBy, composing.now, candidate.timeZone) ||
      !isDayNamed({ by: answer.decisionBy, range: answer.decisionRange?.phrase })
        ? ""
        : dayName(answer.decisionBy, today),
    calledOff: answer?.callsOff !== undefined,
    asksWhen: answer?.asksWhen === true && next === undefined && timesOffered(composing, known).length === 0,
    onDay: dayOffered(composing, known),
    wish: wishWords(composing, known),
    ask:
      answer?.wantsContact?.on == null &&
      answer?.callsOff === undefined &&
      answer?.saysNoDate !== true &&
      situation.offer === null &&
      situation.promise === null &&
      answer?.decisionBy === undefined &&
      answer?.decisionRoughly === undefined &&
      !asksAgain,
    details: kept === undefined ? "" : detailsOf(answer?.location, kept.format === "phone" ? "call" : "interview"),
    at: next === undefined ? "" : momentName(next.startsAt, nextZone, today, sayZone(next.startsAt)),
    sure: next?.certain === true,
    firstTime: timesOffered(composing, known)[0] ?? "",
    booked: bookedMoment(composing, known),
    askWho: kept === undefined && (answer?.people ?? []).length === 0 && !isKnownWho(known),
    deadline: deadlineWords(composing, known),
    late: message.kind !== "competing_offer_notice" && hasPassed(situation.offer?.answerBy, composing.now, candidate.timeZone),
    written: situation.answers.some((a) => a.written === true),
    offered: situation.offer !== null,
    revised: situation.offer?.isRevised === true,
    accepted: situation.offer?.response === "accepted",
    saidYes: composing.messages.some((m) => m.kind === "offer_acceptance" && m.status === "sent"),
    rested: situation.answers.some(({ intent }) => intent === "on_hold"),
    answerPlace: mark("answer"),
    changePlace: mark("change"),
    asksFor: listed((answer?.asksFor ?? []).map((thing) => mine(oneLine(thing, 60))).filter((thing) => thing !== "")),
  };
}

/** R10: that they will hear from the candidate when they asked to, where a draft for it is to come. */
function wishWords({ candidate, messages }: Composing, { answer, situation, today }: Known): string {
  const wish = answer?.wantsContact;
  const served = messages.find(({ eventId, kind, status }) => eventId === answer?.id && CHASERS.includes(kind) && status === "planned");
  if (wish?.on == null || served === undefined) return "";
  if (wish.when === "after") return `get in touch after ${dayName(wish.on, today)}, unless I hear from you before`;
  const how = `${served.channel === "phone" ? "call you" : "write to you again"} ${wish.when === "by" ? "by" : "on"}`;
  // Where they are not to be called, what they suggested was something else.
  const asSaid = served.channel === wish.channel ? ", as you suggest" : "";
  if (wish.at === undefined) return `${how} ${dayName(wish.on, today)}${asSaid}`;
  const instant = at(Temporal.PlainDate.from(wish.on), wish.at, candidate.timeZone);
  const zone = companyZone(situation) ?? candidate.timeZone;
  return `${how} ${momentName(instant, zone, today, !sameClock(instant, zone, candidate.timeZone))}${asSaid}`;
}

/** The day on which a chaser was sent, where that is known: from its copy, or from a click on the day it was delivered. */
function sentOn(chaser: Message | undefined, { zone, today }: Known): string {
  if (chaser?.sentAt === undefined || chaser.kind === "call_script") return "";
  const day = dayOf(chaser.sentAt, zone);
  const isKnown = chaser.isCopied === true || (chaser.deliveredAt !== undefined && day.equals(dayOf(chaser.deliveredAt, zone)));
  return isKnown ? dayName(day, today) : "";
}

/** Whether the day of a promise was said: "in January" ends on one that nobody named, "between 1 and 5 March" does not (R32). */
function isDayNamed(promise: { by: DateText; range?: string | undefined } | null): boolean {
  if (promise?.range === undefined) return true;
  const days: readonly string[] = promise.range.match(/\d+/gu) ?? [];
  return days.includes(String(Temporal.PlainDate.from(promise.by).day));
}

const detailsOf = (location: string | undefined, what: string): string =>
  `${/^https?:/iu.test(location ?? "") ? "the link to" : "the details of"} the ${what}`;

/** Whether the answer only sets another time, or the time at last, for a further round that they had invited to before. */
function isRetimed({ answer, round, situation }: Known): boolean {
  if (answer?.intent !== "second_interview" || round === undefined) return false;
  if (answer.isMoved === true) return true;
  return situation.answers.some(
    ({ id, intent, occurredAt }) =>
      intent === "second_interview" && id !== answer.id && occurredAt < answer.occurredAt && occurredAt >= round.endsAt,
  );
}

/** Whether an interview that was only given another time has its people on record. */
function isKnownWho(known: Known): boolean {
  return (
    (known.round === undefined || isRetimed(known)) &&
    known.situation.rounds.some(({ status, panel }) => status === "planned" && panel.length > 0)
  );
}

/** The round that is still ahead, as it is named to the employer. */
function bookedMoment({ candidate, now }: Composing, { situation, today }: Known): string {
  const round = situation.rounds.find(({ status, startsAt }) => status === "planned" && startsAt > now);
  if (round === undefined) return "";
  const when = momentName(round.startsAt, round.timeZone, today, !sameClock(round.startsAt, round.timeZone, candidate.timeZone));
  return `the ${round.format === "phone" ? "call" : "interview"} on ${when}`;
}

/** How many rounds before this one were thanked for: each named a topic, and none is said to have been talked of twice. */
function thankedBefore({ messages }: Composing, { round, situation }: Known): number {
  const earlier = situation.rounds.filter(({ endsAt }) => round !== undefined && endsAt < round.startsAt);
  return earlier.filter(({ id }) => messages.some((m) => m.kind === "thank_you" && m.roundId === id && wentOut(m.status))).length;
}

const CHASING: readonly string[] = ["follow_up", "final_follow_up", "call_script"];

/** The times to choose from, as they are told to the employer. */
export function timesOffered(composing: Composing, known: Known): string[] {
  const { answer } = known;
  if (answer?.timesOffered === undefined || answer.timesOffered.length < 2) return [];
  const zone = zoneOffered(known);
  return answer.timesOffered.map((instant) => momentName(instant, zone, known.today, isZoneSaid(composing, known, instant, zone)));
}

/** The zone in which the times to choose from are told to the employer: theirs, where they named it. */
export const zoneOffered = ({ answer, zone }: Known): string => answer?.timesZone ?? answer?.interviewAt?.timeZone ?? zone;

/** Whether an hour could be taken for another: where the candidate's clocks, or the employer's, show another than those it is told on. */
export function isZoneSaid({ candidate }: Composing, { situation }: Known, instant: string, zone: string): boolean {
  return !sameClock(instant, zone, candidate.timeZone) || !sameClock(instant, zone, companyZone(situation) ?? zone);
}

/** The day that is told to the employer where they named no hour: that of the round, or the first of those to choose from. */
function dayOffered({ candidate, now }: Composing, { answer, today }: Known): string {
  // Who is to name hours on a given day is left the place to do so.
  const day = answer?.daysOffered?.[0] ?? (answer?.asksWhen === true ? undefined : answer?.interviewOn);
  return day === undefined || answer?.interviewAt !== undefined || hasPassed(day, now, candidate.timeZone) ? "" : dayName(day, today);
}

function deadlineWords(composing: Composing, known: Known): string {
  // A day that we only assume is nothing to tell anybody.
  const offer = composing.siblings?.find((sibling) => sibling.state === "offered");
  const fromSibling = offer?.isAssumed === true ? undefined : offer?.answerBy;
  const day = composing.message.kind === "competing_offer_notice" ? fromSibling : known.situation.offer?.answerBy;
  // A day that is over is nothing to promise.
  return day === undefined || hasPassed(day, composing.now, composing.candidate.timeZone)
    ? ""
    : dayName(Temporal.PlainDate.from(day), known.today);
}
