import { Temporal } from "temporal-polyfill";
import { dayOf, isYearSaid } from "../cadence/calendar.ts";
import type { DateText, InstantText } from "../clock.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "Monday 7 December", with the year where it could be taken for another than that of `today`. */
export function dayName(day: Temporal.PlainDate | DateText, today: Temporal.PlainDate): string {
  const date = typeof day === "string" ? Temporal.PlainDate.from(day) : day;
  const year = isYearSaid(date, today) ? ` ${date.year}` : "";
  return `${WEEKDAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]}${year}`;
}

/** "Monday". */
export function weekdayName(day: Temporal.PlainDate): string {
  return WEEKDAYS[day.dayOfWeek - 1] ?? "";
}

/** "10:00" on the clocks of that zone. */
export function timeOf(instant: InstantText, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: "minute" });
}

/** How people name a zone: "Oslo time", "UTC". */
export function zoneName(timeZone: string): string {
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  return /^(UTC|GMT|UCT|Universal|Zulu)$/iu.test(city) ? "UTC" : `${city} time`;
}

/** "Thursday 3 December at 10:00", with the zone's name where it could be taken for another. */
export function momentName(instant: InstantText, timeZone: string, today: Temporal.PlainDate, sayZone: boolean): string {
  return `${dayName(dayOf(instant, timeZone), today)} at ${timeOf(instant, timeZone)}${sayZone ? ` (${zoneName(timeZone)})` : ""}`;
}

/** Whether clocks in both zones show the same at that instant. */
export function sameClock(instant: InstantText, zoneA: string, zoneB: string): boolean {
  const at = Temporal.Instant.from(instant);
  return at.toZonedDateTimeISO(zoneA).offsetNanoseconds === at.toZonedDateTimeISO(zoneB).offsetNanoseconds;
}

/**
 * ", which is 03:00 for you": a moment that was named on another clock, on the candidate's; with its day where that is another.
 * Empty where both clocks show the same.
 */
export function onOwnClock(instant: InstantText, theirZone: string, ownZone: string, today: Temporal.PlainDate): string {
  if (sameClock(instant, theirZone, ownZone)) return "";
  const day = dayOf(instant, ownZone);
  const named = day.equals(dayOf(instant, theirZone)) ? timeOf(instant, ownZone) : momentName(instant, ownZone, today, false);
  return `, which is ${named} for you`;
}

/** Whether a day, where there is one, is over for whoever lives in that zone. */
export function hasPassed(day: DateText | undefined, now: InstantText, timeZone: string): boolean {
  return day !== undefined && day < dayOf(now, timeZone).toString();
}
