import { Temporal } from "temporal-polyfill";
import type { Window } from "../candidates/candidate.ts";
import type { DateText, InstantText, Weekday } from "../clock.ts";
import { instantText, latest, WEEKDAYS } from "../clock.ts";

/**
 * The candidate's days and hours. Wall-clock times become instants by `compatible` disambiguation: a time that daylight
 * saving skips comes an hour later by the clock, one that it repeats is the first of the two. Nothing is lost or doubled.
 */
export type Calendar = {
  /** The candidate's zone: the days and hours in which mail is delivered. */
  timeZone: string;
  window: Window;
  /** Whether a day is a public holiday of the candidate's or the company's country (R32). */
  isHoliday: (day: DateText) => boolean;
};

/** Hours of any day in which a person may be disturbed by what cannot wait for the window (R1, R31). */
export const WAKING_FROM = "07:00";
const WAKING_TO = "22:00";
/** Searching further than this for an open day means that there is none: a window of one day and a year of holidays. */
const DAYS_SEARCHED_MAX = 400;
const REMEMBERED_MAX = 10_000;

/**
 * Remembers what a pure function of one text gave. Asking a zone for its offset is most of what planning costs, and one plan
 * asks for the same few mornings again and again. Bounded: full, it starts afresh.
 */
function remembering<K, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    if (known.size >= REMEMBERED_MAX) known.clear();
    known.set(key, made);
    return made;
  };
}

/** The local date and time of an instant. */
export function local(instant: InstantText, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
}

const dayRemembered = remembering((key: string) => {
  const [instant = "", timeZone = ""] = key.split(" ");
  return local(instant, timeZone).toPlainDate();
});

/** The calendar day of an instant in a zone. */
export function dayOf(instant: InstantText, timeZone: string): Temporal.PlainDate {
  return dayRemembered(`${instant} ${timeZone}`);
}

const instantRemembered = remembering((key: string) => {
  const [wallClock = "", timeZone = ""] = key.split(" ");
  return instantText(Temporal.PlainDateTime.from(wallClock).toZonedDateTime(timeZone, { disambiguation: "compatible" }).toInstant());
});

/** The instant of a wall-clock time on a day in a zone. */
export function at(day: Temporal.PlainDate, time: Temporal.PlainTime | string, timeZone: string): InstantText {
  return instantRemembered(`${day.toString()}T${typeof time === "string" ? time : time.toString()} ${timeZone}`);
}

function weekday(day: Temporal.PlainDate): Weekday {
  return WEEKDAYS[day.dayOfWeek - 1] ?? "mon";
}

/** Monday to Friday, public holidays excepted (R32). */
export function isBusinessDay(calendar: Calendar, day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5 && !calendar.isHoliday(day.toString());
}

/** Whether the window opens at all on that day. Candidates may name weekend days; holidays are closed. */
function isOpenDay(calendar: Calendar, day: Temporal.PlainDate): boolean {
  return calendar.window.days.includes(weekday(day)) && !calendar.isHoliday(day.toString());
}

const DAY_MS = 86_400_000;

const textRemembered = remembering((epochDay: number): DateText => new Date(epochDay * DAY_MS).toISOString().slice(0, 10));

/** Days are walked as text and weekday alone: a plan walks some hundreds, and a date object for each is most of its cost. */
function daysAfter(day: Temporal.PlainDate): (count: number) => { text: DateText; isWeekday: boolean } {
  const start = Date.parse(`${day.toString()}T00:00:00Z`) / DAY_MS;
  const { dayOfWeek } = day;
  return (count) => ({ text: textRemembered(start + count), isWeekday: (dayOfWeek - 1 + count) % 7 < 5 });
}

/** Whether more than so many business days have gone by between two moments, by the candidate's clock (R33). */
export function isLaterThan(calendar: Calendar, from: InstantText, at: InstantText, count: number): boolean {
  const last = businessDaysAfter(calendar, dayOf(from, calendar.timeZone), count + 1);
  return last.toString() <= dayOf(at, calendar.timeZone).toString();
}

/** The nth business day after a day: day 1 is the first one after it. 0 is the day itself. */
export function businessDaysAfter(calendar: Calendar, day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const after = daysAfter(day);
  let days = 0;
  for (let left = count; left > 0; ) {
    days++;
    const { text, isWeekday } = after(days);
    if (isWeekday && !calendar.isHoliday(text)) left--;
  }
  return day.add({ days });
}

/** Public holidays from Monday to Friday after `from`, up to and including `to`: the days that a wait was longer for. */
export function holidaysBetween(calendar: Calendar, from: Temporal.PlainDate, to: Temporal.PlainDate): DateText[] {
  const after = daysAfter(from);
  const end = to.toString();
  const found: DateText[] = [];
  for (let days = 1, next = after(days); next.text <= end; days++, next = after(days))
    if (next.isWeekday && calendar.isHoliday(next.text)) found.push(next.text);
  return found;
}

/** An instant so many minutes later. */
export function minutesAfter(instant: InstantText, minutes: number): InstantText {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** Whether the window is open at that instant: from its first minute, up to but not including its last. */
export function isInWindow(calendar: Calendar, instant: InstantText): boolean {
  const day = dayOf(instant, calendar.timeZone);
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

/** The next opening on or after a day, and not before an instant. */
function opening(calendar: Calendar, from: Temporal.PlainDate, notBefore: InstantText): InstantText {
  let day = from;
  for (let ahead = 0; ahead <= DAYS_SEARCHED_MAX; ahead++, day = day.add({ days: 1 })) {
    if (!isOpenDay(calendar, day)) continue;
    const opens = at(day, calendar.window.from, calendar.timeZone);
    if (opens >= notBefore) return opens;
  }
  throw new RangeError(`the window is not open on any of ${DAYS_SEARCHED_MAX} days after ${from.toString()}`);
}

/** The next time at or after the instant at which the window opens. */
export function nextOpening(calendar: Calendar, instant: InstantText): InstantText {
  return opening(calendar, dayOf(instant, calendar.timeZone), instant);
}

/** The next opening on or after a day. */
export function openingOn(calendar: Calendar, day: Temporal.PlainDate): InstantText {
  return opening(calendar, day, "");
}

/** The last opening of the window at or before an instant (R31: what prepares for a moment moves to the previous opening). */
export function previousOpening(calendar: Calendar, instant: InstantText): InstantText {
  let day = dayOf(instant, calendar.timeZone);
  for (let back = 0; back <= DAYS_SEARCHED_MAX; back++, day = day.subtract({ days: 1 })) {
    if (!isOpenDay(calendar, day)) continue;
    const opens = at(day, calendar.window.from, calendar.timeZone);
    if (opens <= instant) return opens;
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
  return latest("", ...timeZones.map((timeZone) => at(next, "00:00", timeZone)));
}

const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** A day as people say it in a letter: `Friday 4 December`. */
export function spokenDay(day: Temporal.PlainDate | DateText, today?: Temporal.PlainDate): string {
  const { dayOfWeek, day: ofMonth, month, year } = Temporal.PlainDate.from(day);
  const spokenYear = today !== undefined && isYearSaid(day, today) ? ` ${year}` : "";
  return `${DAY_NAMES[dayOfWeek - 1]} ${ofMonth} ${MONTH_NAMES[month - 1]}${spokenYear}`;
}

/** Beyond so many days a date without its year could be read as another year's. */
const YEAR_UNSAID_DAYS = 200;
/** In another year it is said sooner: "Friday 8 January" is plain before Christmas, "Friday 2 April" in November is not. */
const OTHER_YEAR_UNSAID_DAYS = 60;

/** Whether a day is said with its year on that day. */
export function isYearSaid(day: Temporal.PlainDate | DateText, today: Temporal.PlainDate): boolean {
  const date = Temporal.PlainDate.from(day);
  const days = Math.abs(today.until(date).days);
  return days > (date.year === today.year ? YEAR_UNSAID_DAYS : OTHER_YEAR_UNSAID_DAYS);
}

/** An instant as people say it: `Friday 4 December at 08:00`, in the zone given. */
export function spokenTime(instant: InstantText, timeZone: string): string {
  const when = local(instant, timeZone);
  return `${spokenDay(when.toPlainDate())} at ${when.toPlainTime().toString({ smallestUnit: "minute" })}`;
}
