/** The dates of a mail as somebody corrects them: what is taken, and what each of them takes with it. */
import { Temporal } from "temporal-polyfill";
import { dayOf, spokenDay } from "../cadence/calendar.ts";
import type { DateText, InstantText } from "../clock.ts";
import type { FieldError } from "../errors.ts";
import type { NamedTime } from "../interview/events.ts";
import type { ExtractedDates, Reply } from "./reply.ts";

/** What somebody says of a mail's dates: one, or `null` where there is none. What is not said stays as it was read. */
export type SaidDates = {
  decisionBy?: DateText | null;
  interviewAt?: NamedTime | null;
  interviewOn?: DateText | null;
  answerBy?: DateText | null;
};

/** What was read together with a date, and is wrong where that was. */
const READ_WITH = {
  decisionBy: ["decisionRange", "decisionRoughly"],
  interviewAt: ["interviewOn", "daysRoughly"],
  interviewOn: ["daysRoughly"],
  answerBy: ["answerRoughly"],
} as const satisfies Record<keyof SaidDates, readonly string[]>;
const NAMES = Object.keys(READ_WITH) as (keyof SaidDates)[];

/** The dates of an answer as they are shown, without what else it says. */
export function datesOfAnswer({ decisionBy, interviewAt, interviewOn, answerBy }: Reply["answer"]): ExtractedDates {
  return {
    ...(decisionBy === undefined ? {} : { decisionBy }),
    ...(interviewAt === undefined ? {} : { interviewAt }),
    ...(interviewOn === undefined ? {} : { interviewOn }),
    ...(answerBy === undefined ? {} : { answerBy }),
  };
}

/** The dates that were read for certain, whatever meaning they belong to, and those that are shown. */
export const datesRead = ({ answer, extracted }: Reply): ExtractedDates => ({ ...datesOfAnswer(answer), ...extracted });

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What was read, with what somebody says of its dates put over it. An hour that they name is that of the day. */
export function withSaidDates<T extends object>(read: T, said: SaidDates = {}): T {
  const known = read as Record<string, unknown>;
  const named = NAMES.filter((name) => said[name] !== undefined);
  const wrong = named.filter((name) => said[name] === null || !isSame(said[name], known[name])).flatMap((name) => READ_WITH[name]);
  const gone = new Set<string>([...wrong, ...named]);
  const left = Object.entries(known).filter(([name]) => !gone.has(name));
  return Object.fromEntries([...left, ...named.flatMap((name) => (said[name] === null ? [] : [[name, said[name]]]))]) as T;
}

/** The shown dates with those that somebody named, which are no guess any more. */
export function shownWithSaid({ guesses = [], ...dates }: ExtractedDates, said: SaidDates = {}): ExtractedDates {
  const next: ExtractedDates = withSaidDates(dates, said);
  const left = guesses.filter((name) => said[name] === undefined && next[name] !== undefined);
  return { ...next, ...(left.length === 0 ? {} : { guesses: left }) };
}

/** Whether what somebody says of the dates is what is shown already, and shown as certain. */
export function saysNothingNew({ guesses = [], ...dates }: ExtractedDates, said: SaidDates = {}): boolean {
  return NAMES.every((name) => {
    if (said[name] === undefined) return true;
    return isSame(said[name] ?? undefined, dates[name]) && !guesses.some((guess) => guess === name);
  });
}

/** Clocks differ and zones are mixed up: a mail of the evening may be dated the next day. */
const DAYS_APART_MAX = 1;
/** Nobody names a day that is further off. */
const YEARS_AHEAD_MAX = 2;
/** Word of mouth may be put on record some days after it was heard. */
const HEARD_DAYS_AGO_MAX = 14;

const WHAT: Record<keyof SaidDates, string> = {
  interviewAt: "the interview",
  interviewOn: "the interview",
  decisionBy: "their decision",
  answerBy: "your answer",
};

/** From when a mail's dates are counted: when it was written, or when it came where its own date cannot be. */
export function writtenOn({ writtenAt, receivedAt }: Pick<Reply, "writtenAt" | "receivedAt">): InstantText {
  return writtenAt !== null && writtenAt < receivedAt ? writtenAt : receivedAt;
}

/** The same of a word that nobody wrote down: at the earliest two weeks before it is told. */
export function heardSince(toldAt: InstantText, timeZone: string): Temporal.PlainDate {
  return dayOf(toldAt, timeZone).subtract({ days: HEARD_DAYS_AGO_MAX });
}

/**
 * What of the dates cannot be, with what to do about it. A mail names days to come: so none lies before the day on which it
 * was written. That day counts and not today, since a mail of last week is still corrected when its interview is over.
 */
export function impossibleDates(said: SaidDates, since: InstantText | Temporal.PlainDate, timeZone: string): FieldError[] {
  const isWritten = typeof since === "string";
  const written = isWritten ? dayOf(since, timeZone) : since;
  const first = isWritten ? written.subtract({ days: DAYS_APART_MAX }) : written;
  const last = written.add({ years: YEARS_AHEAD_MAX });
  return NAMES.flatMap((path) => {
    const value = said[path];
    if (value == null) return [];
    const day = typeof value === "string" ? Temporal.PlainDate.from(value) : dayOf(value.startsAt, timeZone);
    const date = `${spokenDay(day)} ${day.year}`;
    if (Temporal.PlainDate.compare(day, last) > 0)
      return [{ path, message: `the day for ${WHAT[path]}, ${date}, is more than two years off: check the year` }];
    if (Temporal.PlainDate.compare(day, first) >= 0) return [];
    const before = isWritten
      ? `is before their mail, which was written on ${spokenDay(written)} ${written.year}`
      : `was over before they can have said it`;
    return [{ path, message: `the day for ${WHAT[path]}, ${date}, ${before}: give the day that they named, or none` }];
  });
}
