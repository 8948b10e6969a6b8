/** Counting on the calendar: weekdays, weeks, months, business days (Monday to Friday). */
import { Temporal } from "temporal-polyfill";

/** A day of the calendar; null when there is none such. */
export function plain(year: number, monthOf: number, day: number): Temporal.PlainDate | null {
  if (monthOf < 1 || monthOf > 12 || !(day >= 1 && day <= daysIn(year, monthOf))) return null;
  return new Temporal.PlainDate(year, monthOf, day);
}

function daysIn(year: number, monthOf: number): number {
  if (monthOf === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return monthOf === 4 || monthOf === 6 || monthOf === 9 || monthOf === 11 ? 30 : 31;
}

/** Without a year: this year, unless that is more than two months ago. */
export function nearest(monthOf: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const here = plain(today.year, monthOf, day);
  if (here && Temporal.PlainDate.compare(here, today.subtract({ months: 2 })) >= 0) {
    // In January "20 December" is last month's, not next December's.
    const before = plain(today.year - 1, monthOf, day);
    if (before && Temporal.PlainDate.compare(before, today.subtract({ days: 45 })) >= 0) return before;
    return here;
  }
  return plain(today.year + 1, monthOf, day);
}

/** `days` business days after `from`, Monday to Friday. */
export function addBusinessDays(from: Temporal.PlainDate, days: number): Temporal.PlainDate {
  let date = from;
  for (let left = Math.min(days, 400); left > 0; ) {
    date = date.add({ days: 1 });
    if (date.dayOfWeek <= 5) left -= 1;
  }
  return date;
}

/** A weekday of the week `weeks` after this one; on a weekend "this week" is the one about to begin. */
export function inWeek(today: Temporal.PlainDate, weeks: number, dayOfWeek: number): Temporal.PlainDate {
  return today.add({ days: 7 * weeks + dayOfWeek - today.dayOfWeek });
}
export const thisWeek = (today: Temporal.PlainDate, dayOfWeek: number) => inWeek(today, today.dayOfWeek > 5 ? 1 : 0, dayOfWeek);
/** The next such weekday after today. */
export const comingWeekday = (today: Temporal.PlainDate, dayOfWeek: number) =>
  today.add({ days: ((dayOfWeek - today.dayOfWeek + 6) % 7) + 1 });

/** The first day of that month, this year or next. */
export function inMonths(today: Temporal.PlainDate, monthOf: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year: today.year, month: monthOf, day: 1 });
  return monthOf < today.month ? first.add({ years: 1 }) : first;
}
/** The last day of the month. */
export const lastOf = (first: Temporal.PlainDate) => first.with({ day: first.daysInMonth });

/** How many business days "after Easter" may go on, as a guess. */
const AFTERWARDS_DAYS = 5;
/** Where "after" a day is taken to end. */
export const afterwards = (date: Temporal.PlainDate) => addBusinessDays(date, AFTERWARDS_DAYS);
