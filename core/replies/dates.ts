/**
 * Days and times of day in English prose, read as a person in business reads them, counted from when the mail was
 * written. Ranges end on their last day (R32). Business days are Monday to Friday. Own small tables rather than
 * chrono-node, which puts "end of next week" on a Saturday and reads 03/04 in US order (MAIL.md).
 */
import { Temporal } from "temporal-polyfill";
import { daysIn } from "./dates-days.ts";
import { signsIn } from "./dates-signs.ts";
import { times } from "./dates-times.ts";

/** Where days and hours count from. `theirZone`: of an hour that is said without a zone, where the employer is known to have another. */
export type Anchor = {
  today: Temporal.PlainDate;
  timeZone: string;
  theirZone?: string;
  /** In which order the mail itself writes days in figures; without it the candidate's place tells. */
  order?: { isMonthFirst: boolean; certain: boolean };
};

export type DayMention = {
  kind: "day";
  from: number;
  to: number;
  phrase: string;
  date: Temporal.PlainDate;
  certain: boolean;
  /** The first day of a stretch that ends with `date` for certain, such as "next week". */
  first?: Temporal.PlainDate;
  /** Of a day in figures the one in the other order of day and month: 12/03. */
  otherwise?: Temporal.PlainDate;
  /** The days that belong to a feast or season: "by Easter" is Sunday, "before Easter" is before Good Friday. */
  kept?: { first: Temporal.PlainDate; last: Temporal.PlainDate };
};
export type TimeMention = {
  kind: "time";
  from: number;
  to: number;
  phrase: string;
  time: Temporal.PlainTime;
  until: Temporal.PlainTime | null;
  /** "Between 2 and 4": any time in it is offered. */
  open: boolean;
  timeZone: string;
  /** The zone stands with it. */
  zoned: boolean;
  certain: boolean;
};
export type Mention = DayMention | TimeMention;

/** The local day of the last instant that was asked for: one mail asks many times, and a zone's clock is slow to reckon. */
let last: { writtenAt: string; timeZone: string; today: Temporal.PlainDate } | undefined;

function localDay(writtenAt: string, timeZone: string): Temporal.PlainDate {
  if (last === undefined || last.writtenAt !== writtenAt || last.timeZone !== timeZone)
    last = { writtenAt, timeZone, today: Temporal.Instant.from(writtenAt).toZonedDateTimeISO(timeZone).toPlainDate() };
  return last.today;
}

/** The anchor of a mail; null when `writtenAt` is no instant or the zone is unknown. */
export function anchorOf(writtenAt: string, timeZone: string, theirZone?: string): Anchor | null {
  try {
    return { today: localDay(writtenAt, timeZone), timeZone, ...(theirZone === undefined ? {} : { theirZone }) };
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Every day and time of day in one sentence, in order. `before`: the last day of the sentence before it. */
export function mentions(sentence: string, anchor: Anchor, before?: DayMention): Mention[] {
  // Case-blind patterns take the long s for an s, and the tables of number words do not know it: "ſeven" was hour NaN.
  const cut = sentence.slice(0, 1_000);
  const text = cut.includes("ſ") ? cut.replaceAll("ſ", "s") : cut;
  const found = signsIn(text);
  if (found === 0) return [];
  const days = daysIn(text, found, anchor, before);
  return [...days, ...times(text, found, anchor, days)].sort((a, b) => a.from - b.from);
}

/** The day that a few words name ("Tuesday", "the 12th"), `YYYY-MM-DD`; null when they name none. */
export function dayNamed(words: string, writtenAt: string, timeZone: string): string | null {
  const anchor = anchorOf(writtenAt, timeZone);
  const day = anchor && mentions(words, anchor).find((mention) => mention.kind === "day");
  return day?.kind === "day" ? day.date.toString() : null;
}

/** A day and a time of day as an instant, `2026-12-03T10:00:00Z`. A time that a clock change skips moves forward. */
export function instantOf(date: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): string {
  return date.toZonedDateTime({ timeZone, plainTime: time }).toInstant().toString();
}
