/** What a mail says of rounds beside naming one: that it is off (R34), which one it is, whether it is moved or added (R20). */

import { Temporal } from "temporal-polyfill";
import type { Answered } from "../interview/events.ts";
import { allMatches } from "./all-matches.ts";
import { dayNamed } from "./dates.ts";
import { MON, WD } from "./dates-words.ts";
import type { Extracted } from "./extract.ts";

const TALK = "(?:interviews?|meeting|call|conversation|appointment|round|visit|assessment(?: day| centre| center)?)";
const WITHIN = String.raw`[^.;!?\n]`;
/** "We have to cancel the interview on Monday", "Monday's interview cannot go ahead". */
const OFF = new RegExp(
  [
    String.raw`\b(?:cancel(?:l?ed|l?ing)?|call(?:ed|ing)? off|postpon(?:e|ed|ing)|put(?:ting)? off)\b${WITHIN}{0,60}?\b${TALK}\b${WITHIN}{0,40}`,
    String.raw`\b(?:cancel|postpone|call off)\s+(?:for |on |this |next |our )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b`,
    String.raw`\b${TALK}\b${WITHIN}{0,40}?\b(?:will|must|has to|have to)\s+(?:have to )?wait\b`,
    String.raw`\b${TALK}\b${WITHIN}{0,60}?\b(?:is|has been|had to be|was|will be|(?:must|has to|had to|needs to|will have to) be)\b${WITHIN}{0,20}?\b(?:cancel(?:l)?ed|called off|postponed|put off|off)\b`,
    String.raw`\b${TALK}\b${WITHIN}{0,60}?\b(?:cannot|can(?:'|’)?t|can not|will not|won(?:'|’)?t|is not going to|is unable to)\s+(?:now\s+)?(?:be able to\s+)?(?:take place|go ahead|happen)\b`,
  ].join("|"),
  "iu",
);
/** A word of each way to say so. */
const CALLS_OFF = /cancel|postpon|\boff\b|\bwait\b|take place|go ahead|happen/iu;
/** What is only possible, the candidate's to do, or somebody else's. */
const ONLY_POSSIBLE =
  /\b(?:if|unless|should you|in case|in the event|to (?:cancel|reschedule) or|(?:cancel|postpone) or (?:re)?schedul|reschedule or cancel|(?:you|please) (?:may |can |must |should |need to |wish to |want to |would like to )*(?:cancel|postpone)|not (?:been )?(?:cancel|postpon|called off)|never cancel|other candidates?)\b/iu;
/** The job itself is gone, or the offer of it: no interview is off. */
const JOB_GONE =
  /\b(?:vacancy|post|position|role|job|offer|appointment of|headcount)\b[^.;!?\n]{0,60}\b(?:withdrawn|suppressed|cancel(?:l)?ed|closed|filled|removed|frozen|on hold|no longer|does not exist|been cut)\b/iu;
/** Put off to a day that is named, or by so much: another time, and not called off. */
const TO_A_DAY =
  /\bby (?:(?:about|around|just|only) )?(?:half|an?|one|two|three|four|five|six|seven|ten|\d{1,2})\b[^.;!?\n]{0,12}\b(?:hour|minute|min|day|week|fortnight)s?\b|\b(?:to|until|till)\s+(?:[\p{L}]+\s+){0,2}?(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|next|\d)/iu;
const SENTENCE = /[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*[.!?]?/gu;

type CalledOff = { phrase: string; rest: string; on?: string };

/** Where an interview is called off: the words, the day if one is named with it, and the mail without that sentence. */
export function calledOff(text: string, writtenAt: string, timeZone: string): CalledOff | null {
  if (!CALLS_OFF.test(text) || JOB_GONE.test(text)) return null;
  for (const [sentence] of text.slice(0, 20_000).matchAll(SENTENCE)) {
    const found = OFF.exec(sentence);
    if (found === null || ONLY_POSSIBLE.test(sentence) || TO_A_DAY.test(sentence.slice(found.index))) continue;
    const on = dayNamed(found[0], writtenAt, timeZone);
    return { phrase: found[0].trim().slice(0, 120), rest: text.replace(sentence, " "), ...(on === null ? {} : { on }) };
  }
  return null;
}

const NUMBERS: Record<string, number> = {
  second: 2,
  "2nd": 2,
  two: 2,
  "2": 2,
  third: 3,
  "3rd": 3,
  three: 3,
  "3": 3,
  fourth: 4,
  "4th": 4,
  four: 4,
  "4": 4,
  fifth: 5,
  "5th": 5,
  five: 5,
  "5": 5,
};
const ORDINAL = new RegExp(
  String.raw`\b(second|2nd|third|3rd|fourth|4th|fifth|5th)[- ](?:and (?:final|last)[- ])?(?:[\p{L}-]+ ){0,2}?(?:${TALK}|stage)\b|\b(?:round|stage|interview) (two|2|three|3|four|4|five|5)\b`,
  "giu",
);
/** Put at another time, whatever else is said. */
const PUT_OFF =
  /\b(?:have to wait|re-?schedul\w*|re-?arrang\w*|postpon\w*|put (?:off|back)|brought forward|bring \w+ forward|push(?:ed)? back|(?:new|different|another|other) (?:date|time|day|slot)|chang(?:e|ed|ing) (?:of |to )?(?:the |your |our )?(?:date|time|day))\b/iu;
/** Changed in its time, or in something else. */
const CHANGED =
  /\b(?:mov(?:e|ed|ing)(?! (?:(?:you|everyone|candidates|your application) )?(?:forward with|forward to (?:the|an?|our|your) |ahead|on to|onto|along|through|up to|to (?:the |an? )?(?:next|second|final|further)))(?! you (?:forward|on|along)\b)|(?<!\blook\w* (?:\w+ ){0,2})forward to (?=(?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|today|tomorrow|this|next week|an? earlier))|instead|chang(?:e|ed|ing) (?:of |to )?(?:the |your |our )?(?:interview|appointment|arrangements))\b/iu;
/** What is put in place of something, or somewhere: a room, a person, minutes, where no other day or hour is named. */
const IN_PLACE = new RegExp(String.raw`\binstead of\b|\bmov(?:e|ed|ing)\b${WITHIN}{0,80}?\s(?:to|into|in|from)\s+(?!when\b|suit)`, "iu");
const HOUR_NAMED =
  /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?(?:[ap]\.?m\b|o['’]?clock|uhr\b)|\bat \d{1,2}\b(?! min)|\b(?:noon|midday|half past|quarter (?:past|to)|morning|afternoon|evening)\b/iu;
/** The day that it has: "Thursday's interview", "your interview on Thursday", "interview you on Thursday". */
const OWN_DAY = new RegExp(
  String.raw`\b${WD}['’]s (?=(?:[\p{L}-]+ ){0,2}?${TALK}\b)|(?<=\b(?:${TALK}|(?:interview|meet|see) you) )(?:with ${WITHIN}{2,30} )?(?:on|of|for) (?:${WD}(?:,? (?:the )?\d{1,2}(?:st|nd|rd|th)?)?(?:,? (?:of )?${MON})?|(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?${MON})?)`,
  "giu",
);
/** "By Teams instead", "instead of by phone": it is held by other means, which moves it to no other time. */
const MEANS =
  "(?:teams|zoom|skype|webex|(?:google )?meet|hangouts?|video(?:[- ]?(?:call|conference|link))?|(?:tele)?phone|online|remotely|virtually|(?:in[- ]person|face[- ]to[- ]face|on[- ]?site)|(?:at|in) (?:our|the|their|my) (?:[\\p{L}-]+ ){0,3}(?:offices?|premises|room|building|hq|headquarters|site))";
const OTHER_MEANS = new RegExp(
  String.raw`\b${MEANS}(?: (?:call|meeting|interview|conversation))?[ ,]{1,2}instead\b(?! of \p{Lu})|\binstead of (?:(?:a|by|via|on|over|being|held|as) ){0,3}${MEANS}\b`,
  "giu",
);
const ADDED = new RegExp(String.raw`\b(?:in addition to|as well as|on top of) (?:the |your |our )?(?:[\p{L}-]+ ){0,3}?${TALK}\b`, "iu");
/** "Which suits?", "would Tuesday or Wednesday suit?", "are you free on Friday?" */
const ASKS_WHEN = new RegExp(
  String.raw`\b(?:${[
    "(?:when|which|what) (?:\\w+ ){0,3}?(?:would|will|might|could|can|do|are|is|works?|suits?) (?:\\w+ ){0,4}?(?:you|best)\\b",
    "which (?:(?:one|day|date|time|of (?:these|those|them|the (?:two|three)|which)|would|do|will|is|might) ){0,3}(?:suits?|works?|you (?:prefer|like)|better|easier|preferable)\\b",
    "(?:would|does|do|will|could|might) [^.;?!\\n]{0,60}?\\b(?:suit|work|be (?:ok|okay|possible|convenient|good|all right|alright))\\b[^.;?!\\n]{0,30}\\?",
    "(?:your|some) availabilit",
    "let (?:us|me) (?:know|have) (?:when|which|what (?:day|time|date)|some (?:days|times|dates)|a few (?:days|times|dates)|your (?:avail|prefer))",
    "are you (?:free|available|around)\\b",
    "could you (?:do|make|manage) ",
    "send (?:me|us) (?:a few|some|your|two or three) (?:times|dates|days|slots|availab|options)",
  ].join("|")})`,
  "iu",
);

/** The highest number that a round is given: "after the second interview, a third". 0 where none is. */
export function ordinalIn(text: string): number {
  const ordinals = allMatches(text, ORDINAL).map(([, before, after]) => NUMBERS[(before ?? after ?? "").toLowerCase()] ?? 0);
  return Math.max(0, ...ordinals);
}

/** "The interview on Monday 21 December", "from Monday to Tuesday": the day on which a round was to be that is moved. */
const WAS_TO_BE = new RegExp(
  String.raw`\b${TALK}\b${WITHIN}{0,20}?\b(?:on|of|for|from)\s+(${WITHIN}{3,40}?)(?=\s+(?:to|until|till|must|has|will|needs?|cannot|is)\b|[.,;!?\n])`,
  "iu",
);

/** Whether a sentence puts a round at another time; "in room 4 instead", "with Dana instead of Marcus" leave it where it is. */
function isPutElsewhen(sentence: string, writtenAt: string, timeZone: string): boolean {
  const other = sentence.replace(OTHER_MEANS, " ");
  // "On Friday by Teams instead" moves it to the Friday.
  const isOtherDay = other !== sentence && !WAS_TO_BE.test(sentence) && dayNamed(sentence, writtenAt, timeZone) !== null;
  const said = isOtherDay ? sentence : other;
  if (PUT_OFF.test(said)) return true;
  if (!CHANGED.test(said)) return false;
  const rest = said.replace(OWN_DAY, " ");
  return !IN_PLACE.test(rest) || HOUR_NAMED.test(rest) || dayNamed(rest, writtenAt, timeZone) !== null;
}

/** Which round a mail is about, as far as it says so, and whether that is moved: then `on` is the day on which it was to be. */
export function roundNamed(
  text: string,
  writtenAt: string,
  timeZone: string,
): Pick<Answered, "ordinal" | "isAdditional" | "isMoved" | "wasOn"> {
  const isMoved = allMatches(text.slice(0, 20_000), SENTENCE).some(([sentence]) => isPutElsewhen(sentence, writtenAt, timeZone));
  const wasOn = isMoved ? dayNamed(WAS_TO_BE.exec(text)?.[1] ?? "", writtenAt, timeZone) : null;
  const ordinal = ordinalIn(text);
  return {
    ...(ordinal > 1 ? { ordinal } : {}),
    ...(isMoved ? { isMoved: true as const } : {}),
    ...(!isMoved && ADDED.test(text) ? { isAdditional: true as const } : {}),
    ...(wasOn === null ? {} : { wasOn }),
  };
}

const WEEKDAY = new RegExp(String.raw`\b${WD}\b`, "iu");
/** What says which Friday is meant: a date, "this", "next", "tomorrow". */
const NAMES_ITS_WEEK = new RegExp(
  String.raw`\d(?:st|nd|rd|th)\b|\d[./]\d{1,2}\b(?!\s*[ap]m)|\b${MON}\b|\b(?:this|next|week|today|tomorrow|coming)\b`,
  "iu",
);

/**
 * "We must move Wednesday's interview to Thursday" means the week in which it was to be. Where the weekday that was read comes
 * before that week, which one they mean is a guess, and asked about (R34, DESIGN §5.9).
 */
export function inDoubtOfWeek(read: Extracted, nextRoundAt: string | undefined, timeZone: string): Extracted {
  const { interviewAt, interviewOn } = read;
  const phrase = interviewAt?.phrase ?? interviewOn?.phrase;
  if (nextRoundAt === undefined || phrase === undefined || !WEEKDAY.test(phrase) || NAMES_ITS_WEEK.test(phrase)) return read;
  const dayIn = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  const round = dayIn(nextRoundAt);
  const day = interviewAt === undefined ? Temporal.PlainDate.from(interviewOn?.value ?? round) : dayIn(interviewAt.value.startsAt);
  if (Temporal.PlainDate.compare(day, round.subtract({ days: round.dayOfWeek - 1 })) >= 0) return read;
  return {
    ...read,
    ...(interviewAt === undefined ? {} : { interviewAt: { ...interviewAt, certain: false } }),
    ...(interviewOn === undefined ? {} : { interviewOn: { ...interviewOn, certain: false } }),
  };
}

/** Whether the candidate is to say when it suits them. */
export const asksWhen = (text: string): boolean => ASKS_WHEN.test(text);
