/** A round that is moved without saying all of when: "the 10th, same time", "an hour later", "forward to 2pm" (R20, R34). */
import { Temporal } from "temporal-polyfill";
import { anchorOf, type TimeMention } from "./dates.ts";
import { BARE_WEEKDAY, MON, NUM, number, VAGUE, WD } from "./dates-words.ts";
import type { Extracted } from "./extract.ts";
import { standing } from "./extract-moved.ts";
import { days, type Sentence } from "./extract-sentences.ts";
import { sentencesOf } from "./extract-split.ts";

/** `wasOn`, `isMoved`: which round it says that it moves, and whether it says so outright. */
type Mail = { text: string; writtenAt: string; timeZone: string; wasOn?: string | undefined; isMoved?: true | undefined };
/** The round ahead as it is on record; what is left unsaid is taken from it. */
export type OnRecord = { startsAt: string; timeZone: string };

/** It is moved, or begins, in this sentence. */
const MOVES =
  /\b(?:mov(?:e|es|ed|ing)|push(?:ed|ing)?|shift(?:ed|ing)?|postpon\w+|put(?:ting)?(?: \w+){0,3} (?:back|off)|bring(?:ing)?|brought|prepon\w+|re-?schedul\w+|re-?arrang\w+|delay(?:ed|ing)?|chang(?:e[ds]?|ing)|swap\w*|switch\w*|start(?:s|ing)?|begin(?:s|ning)?|kick(?:ing)? off|make (?:it|that)|making (?:it|that)|do (?:it|that|this)|say|meet(?:ing)?|come in|coming in|see (?:you|each other|one another)|have you|hold (?:it|the)|instead|interview|appointment|slot|time (?:stays|remains|is)|unchanged)\b/i;
/** What is done then is something else: they call or write, the candidate comes early. */
const OF_ELSE =
  /\b(?:(?:call|ring|phone|e-?mail|text|message|write to|send|let) you|in touch|hear from|let (?:me|us) know|arrive|log ?(?:in|on)|dial in|check ?in|be there|decid\w+|decision|doors|lunch|finish(?:es)?|ends?|reply|respond|references?|(?:second|first|last|other|practical|written) (?:part|half|section|task)|tour|candidates?|offices?|reception|(?:board|committee|council|trustees|governors|partners|team) (?:next |then |only )?(?:meets?|sits?|convenes?))\b/i;
/** The hour of it is another, in this sentence. */
const OTHER_HOUR =
  /\b(?:mov(?:e|ed|ing)|push|shift|postpon|put back|bring|brought|re-?schedul|re-?arrang|delay|chang|swap|switch|now|instead|rather|(?:make|making) (?:it|that)|(?:could|can|shall|would|might|may|should) (?:you|we|i|it)\b[^.;?!]{0,30}\b(?:do|make|manage|say|meet|start|begin|be|come)|(?:interview|meeting|call|conversation|slot|it|we)\b[^.;]{0,30}\b(?:start|begin))/i;
const SAME_TIME =
  /\b(?:same|usual|original|agreed) (?:start(?:ing)? )?(?:time|hour|times)\b|\bsame (?:day|place|venue|room|link) and (?:time|hour)\b|\btime(?: and (?:the )?(?:place|venue|location|link))? (?:stays?|remains?|is|will be|(?:will|would) (?:stay|remain)) (?:the same|unchanged|as (?:it was|before|planned))/i;

const MINUTES = `(?:(?<half>half an|an? half) hours?|(?<quarter>(?:a )?quarter of an hour)|(?<hours>${NUM}) (?:hours?|hrs?)(?<more> and a half)?|(?<minutes>${NUM}|forty-five|forty five)[ -](?:minutes?|mins?))`;
const DAYS = `(?<n>${NUM}) (?<unit>(?:working |business )?days?|weeks?|fortnights?)`;
const ABOUT = "(?:(?:about|around|roughly|approximately|maybe|perhaps|say|just|only|exactly|at least) )*";
const WAY = "(?<way>later|earlier|sooner|before|after)(?: than (?:planned|agreed|scheduled|expected|before))?";
const MOVED = String.raw`\b(?<moved>push|put|mov|shift|postpon|delay|bring|brought|prepon|pull)\w*\b[^.;!?]{0,50}?`;
const BY = "(?<to>back|forwards?|out|up|on|off)?(?: to)?,? (?:by )?";
/** "An hour later", "pushed back (by) an hour", "by two days". */
const shiftOf = (amount: string): readonly RegExp[] => [
  new RegExp(String.raw`(?<vague>${ABOUT})(?<![\p{L}\d])${amount} ${WAY}(?![\p{L}\d])`, "iu"),
  new RegExp(String.raw`${MOVED}\b${BY}(?<vague>${ABOUT})(?<![\p{L}\d])${amount}(?![\p{L}\d])`, "iu"),
];
const HOUR_SHIFTS = shiftOf(MINUTES);
const DAY_SHIFTS = shiftOf(DAYS);
/** "The next day", "the following week". */
const BESIDE =
  /\b(?:the )?(?:(?:next|following) (?<next>day|week)|(?<after>day|week) after(?! next)|(?<before>day|week) (?:before|earlier)|previous (?<previous>day|week))\b/i;
/** Words that name a day by themselves. */
const NAMED = new RegExp(String.raw`\d|\b${WD}\b|\b${MON}\b|\b(?:today|tomorrow)\b`, "iu");

type Groups = Record<string, string | undefined>;
const FORTY_FIVE = 45;

/** Whether it goes to an earlier time: "an hour earlier", "brought forward". */
const isEarlier = ({ way, moved, to }: Groups) =>
  way === undefined
    ? (/^(?:bring|brought|prepon)/i.test(moved ?? "") && !/^back/i.test(to ?? "")) || /^(?:forward|up)/i.test(to ?? "")
    : /earlier|sooner|before/i.test(way);

/** `isOnlyNext`: they say "the next day" and not by how much, which keeps the hour only where they say so; `isLoose`: "a day later". */
type Shift = { minutes: number; days: number; certain: boolean; isOnlyNext: boolean; isLoose: boolean };

function minutesOf({ half, quarter, hours, more, minutes }: Groups): number {
  if (half !== undefined) return 30;
  if (quarter !== undefined) return 15;
  if (minutes !== undefined) return /^forty/i.test(minutes) ? FORTY_FIVE : number(minutes);
  return number(hours ?? "") * 60 + (more === undefined ? 0 : 30);
}

/** By how much a sentence moves it; null where it says nothing of that. */
function shiftIn(text: string): Shift | null {
  const firstOf = (patterns: readonly RegExp[]) =>
    patterns.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined);
  const hours = firstOf(HOUR_SHIFTS);
  const counted = firstOf(DAY_SHIFTS);
  const beside = BESIDE.exec(text)?.groups;
  if (hours === undefined && counted === undefined && beside === undefined) return null;
  const signed = (groups: Groups, amount: number) => (isEarlier(groups) ? -amount : amount);
  const { n = "", unit = "" } = counted ?? {};
  const besideUnit = beside?.next ?? beside?.after ?? beside?.before ?? beside?.previous;
  const isBefore = beside?.before !== undefined || beside?.previous !== undefined;
  const oneBeside = besideUnit === undefined ? 0 : (/week/i.test(besideUnit) ? 7 : 1) * (isBefore ? -1 : 1);
  return {
    minutes: hours === undefined ? 0 : signed(hours, minutesOf(hours)),
    isLoose: counted?.way !== undefined,
    isOnlyNext: hours === undefined && counted === undefined,
    days: counted === undefined ? oneBeside : signed(counted, number(n) * (/fortnight/i.test(unit) ? 14 : /week/i.test(unit) ? 7 : 1)),
    certain:
      ![hours?.vague, counted?.vague, hours?.hours, hours?.minutes, n].some((words) => words !== undefined && VAGUE.test(words)) &&
      !/business|working/i.test(unit),
  };
}

/** The one hour that a mail about the round names, where it names no other day than the round's. */
function hourAlone(sentences: readonly Sentence[], roundDay: Temporal.PlainDate, today: Temporal.PlainDate): TimeMention | null {
  const named = sentences.filter(({ text }) => OTHER_HOUR.test(text) && !OF_ELSE.test(text));
  const isOfRound = sentences.every((sentence) =>
    days(sentence).every(({ date }) => date.equals(roundDay) || Temporal.PlainDate.compare(date, today) < 0),
  );
  const hours = named.flatMap(({ mentions, text }) => standing(mentions, text)).filter((mention) => mention.kind === "time");
  const [first] = hours;
  return isOfRound && first !== undefined && !first.open && hours.every(({ time }) => time.equals(first.time)) ? first : null;
}

/**
 * What was read of when the round is, with what it leaves unsaid taken from the round on record: its hour, its day, its
 * zone. Null where it leans on nothing, or names all of it.
 */
export function leaningOn(
  read: Extracted,
  { text, writtenAt, timeZone, wasOn, isMoved }: Mail,
  round: OnRecord,
): NonNullable<Extracted["interviewAt"]> | null {
  const anchor = anchorOf(writtenAt, timeZone, round.timeZone);
  if (anchor === null || round.startsAt <= writtenAt || read.interviewAt !== undefined || read.timesOffered !== undefined || read.cancelled)
    return null;
  const start = Temporal.Instant.from(round.startsAt).toZonedDateTimeISO(round.timeZone);
  const roundDay = start.toPlainDate();
  const sentences = sentencesOf(text.slice(0, LEANS_CHARACTERS_MAX), anchor);
  const about = sentences.filter(({ text: said }) => (MOVES.test(said) || SAME_TIME.test(said)) && !OF_ELSE.test(said));
  const shifting = about.map((sentence) => ({ sentence, shift: shiftIn(sentence.text) })).find((found) => found.shift !== null);
  const shift = shifting?.shift ?? null;
  const isSameTime = sentences.some((sentence) => SAME_TIME.test(sentence.text));
  const { interviewOn } = read;
  // "Start an hour later on Tuesday", of a round on the Tuesday after next, means that one.
  const isRoundsDay =
    interviewOn !== undefined &&
    shift !== null &&
    shift.minutes !== 0 &&
    BARE_WEEKDAY.test(interviewOn.phrase) &&
    Temporal.PlainDate.from(interviewOn.value).dayOfWeek === roundDay.dayOfWeek;
  const isNamed = interviewOn !== undefined && !isRoundsDay && NAMED.test(interviewOn.phrase);
  // Of several rounds it may be another one that they move.
  if (wasOn !== undefined && wasOn !== roundDay.toString() && (shift === null || interviewOn?.value === wasOn)) return null;
  const hour = shift?.minutes ? null : hourAlone(sentences, roundDay, anchor.today);
  const date = isNamed ? Temporal.PlainDate.from(interviewOn.value) : roundDay.add({ days: shift?.days ?? 0 });
  if (read.daysOffered !== undefined || !(isNamed ? isSameTime || shift?.minutes || hour : shift || hour)) return null;
  // "The interview on the 14th must start an hour later" may be another one than that of the 8th.
  const isOther = isNamed && shift !== null && shift.minutes !== 0 && !date.equals(roundDay) && isMoved !== true;
  if (isOther) return null;
  const keepsHour = isSameTime || hour !== null;
  if (!isNamed && shift?.isOnlyNext === true && !keepsHour) return null;
  // "A day later" may have another hour; "back by a day" has not.
  const isLater = shift !== null && shift.days !== 0 && shift.isLoose;
  // "An hour later" than half past eleven at night is on the next day.
  const clock = date.toPlainDateTime(hour?.time ?? start.toPlainTime()).add({ minutes: shift?.minutes ?? 0 });
  const zone = hour?.zoned === true ? hour.timeZone : round.timeZone;
  const at = clock.toZonedDateTime(zone).toInstant().toString();
  if (at <= writtenAt || Temporal.Instant.compare(at, round.startsAt) === 0) return null;
  const leaning = shifting?.sentence ?? sentences.find((sentence) => SAME_TIME.test(sentence.text));
  return {
    value: { startsAt: at, endsAt: null, timeZone: zone },
    phrase: (leaning?.text ?? hour?.phrase ?? "").slice(0, PHRASE_CHARACTERS_MAX),
    certain: (isNamed ? interviewOn.certain : true) && (shift?.certain ?? true) && (hour?.certain ?? true) && (keepsHour || !isLater),
  };
}

const LEANS_CHARACTERS_MAX = 4_000;
const PHRASE_CHARACTERS_MAX = 120;
