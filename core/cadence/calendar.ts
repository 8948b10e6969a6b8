import { Temporal } from "temporal-polyfill";
import type { Weekday, Window } from "../candidates/candidate.ts";
import { WEEKDAYS } from "../candidates/candidate.ts";
import type { DateText, InstantText } from "../clock.ts";
import { instantText, latest } from "../clock.ts";

/**
 * The candidate's days and hours. Wall-clock times become instants by `compatible` disambiguation: a time that daylight
 * saving skips comes an hour later by the clock, one that it repeats is the first of the two. Nothing is lost or doubled.
 */
export type Calendar = {
  /** The candidate's zone: the days and hours in which mail is delivered. */
  timeZone: string;
  window: Window;
  /** Whether a day is a public holiday of the candidate's or the company's country (R32). */
  isHoliday: (day: Temporal.PlainDate) => boolean;
};

/** Hours of any day in which a person may be disturbed by what cannot wait for the window (R1, R31). */
const WAKING_FROM = Temporal.PlainTime.from("07:00");
const WAKING_TO = Temporal.PlainTime.from("22:00");
/** Searching further than this for an open day means that there is none: a window of one day and a year of holidays. */
const DAYS_SEARCHED_MAX = 400;

/** The local date and time of an instant. */
export function local(instant: InstantText, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
}

/** The calendar day of an instant in a zone. */
export function dayOf(instant: InstantText, timeZone: string): Temporal.PlainDate {
  return local(instant, timeZone).toPlainDate();
}

/** The instant of a wall-clock time on a day in a zone. */
export function at(day: Temporal.PlainDate, time: Temporal.PlainTime | string, timeZone: string): InstantText {
  return instantText(day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant());
}

function weekday(day: Temporal.PlainDate): Weekday {
  return WEEKDAYS[day.dayOfWeek - 1] ?? "mon";
}

/** Monday to Friday, public holidays excepted (R32). */
export function isBusinessDay(calendar: Calendar, day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5 && !calendar.isHoliday(day);
}

/** Whether the window opens at all on that day. Candidates may name weekend days; holidays are closed. */
function isOpenDay(calendar: Calendar, day: Temporal.PlainDate): boolean {
  return calendar.window.days.includes(weekday(day)) && !calendar.isHoliday(day);
}

/** The nth business day after a day: day 1 is the first one after it. 0 is the day itself. */
export function businessDaysAfter(calendar: Calendar, day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = reached.add({ days: 1 });
    if (isBusinessDay(calendar, reached)) left--;
  }
  return reached;
}

/** How many business days lie after `from`, up to and including `to`. */
export function businessDaysBetween(calendar: Calendar, from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let count = 0;
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 }))
    if (isBusinessDay(calendar, day)) count++;
  return count;
}

/** Whether the window is open at that instant: from its first minute, up to but not including its last. */
export function isInWindow(calendar: Calendar, instant: InstantText): boolean {
  const when = local(instant, calendar.timeZone);
  const day = when.toPlainDate();
  return (
    isOpenDay(calendar, day) &&
    instant >= at(day, calendar.window.from, calendar.timeZone) &&
    instant < at(day, calendar.window.to, calendar.timeZone)
  );
}

/** The instant itself when the window is open then, else when it next opens (R31). */
export function inWindowFrom(calendar: Calendar, instant: InstantText): InstantText {
  return isInWindow(calendar, instant) ? instant : nextOpening(calendar, instant);
}

/** The next time at or after the instant at which the window opens. */
export function nextOpening(calendar: Calendar, instant: InstantText): InstantText {
  let day = dayOf(instant, calendar.timeZone);
  for (let ahead = 0; ahead <= DAYS_SEARCHED_MAX; ahead++, day = day.add({ days: 1 })) {
    const opens = at(day, calendar.window.from, calendar.timeZone);
    if (isOpenDay(calendar, day) && opens >= instant) return opens;
  }
  throw new RangeError(`the window is not open on any of ${DAYS_SEARCHED_MAX} days after ${instant}`);
}

/** The last opening of the window at or before an instant (R31: what prepares for a moment moves to the previous opening). */
export function previousOpening(calendar: Calendar, instant: InstantText): InstantText {
  let day = dayOf(instant, calendar.timeZone);
  for (let back = 0; back <= DAYS_SEARCHED_MAX; back++, day = day.subtract({ days: 1 })) {
    const opens = at(day, calendar.window.from, calendar.timeZone);
    if (opens <= instant && isOpenDay(calendar, day)) return opens;
  }
  throw new RangeError(`the window was not open on any of ${DAYS_SEARCHED_MAX} days before ${instant}`);
}

/** The instant itself between 07:00 and 22:00 of any day, else the next 07:00. */
export function inWakingHoursFrom(calendar: Calendar, instant: InstantText): InstantText {
  const day = dayOf(instant, calendar.timeZone);
  const opens = at(day, WAKING_FROM, calendar.timeZone);
  if (instant < opens) return opens;
  return instant <= at(day, WAKING_TO, calendar.timeZone) ? instant : at(day.add({ days: 1 }), WAKING_FROM, calendar.timeZone);
}

/** The end of a day in the later of several zones: from then on the day has passed for everybody concerned (R32). */
export function endOfDay(day: DateText | Temporal.PlainDate, timeZones: readonly string[]): InstantText {
  const next = Temporal.PlainDate.from(day).add({ days: 1 });
  return latest("", ...timeZones.map((timeZone) => instantText(next.toZonedDateTime({ timeZone }).toInstant())));
}

/** A day as people say it in a letter: `Friday 4 December`. */
export function spokenDay(day: Temporal.PlainDate | DateText): string {
  return Temporal.PlainDate.from(day).toLocaleString("en-GB", { weekday: "long", day: "numeric", month: "long" }).replace(",", "");
}

/** An instant as people say it: `Friday 4 December at 08:00`, in the zone given. */
export function spokenTime(instant: InstantText, timeZone: string): string {
  const when = local(instant, timeZone);
  return `${spokenDay(when.toPlainDate())} at ${when.toPlainTime().toString({ smallestUnit: "minute" })}`;
}
