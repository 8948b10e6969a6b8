import ical, { ICalCalendarMethod } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import type { InstantText } from "../clock.ts";
import type { CalendarEntry } from "./content.ts";

/** One entry as iCalendar (RFC 5545). Moments are UTC, so that no zone needs to be described; a whole day has no zone. */
export function icsOf(entry: CalendarEntry, stamp: InstantText): string {
  const calendar = ical({
    prodId: { company: "Followthrough", product: "Followthrough", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
  });
  const moment =
    "day" in entry.when
      ? { start: utcMidnight(entry.when.day), end: utcMidnight(nextDay(entry.when.day)), allDay: true, timezone: "UTC" }
      : { start: new Date(entry.when.startsAt), end: new Date(entry.when.endsAt) };
  calendar.createEvent({
    id: entry.uid,
    stamp: new Date(stamp),
    summary: entry.summary,
    description: entry.description,
    ...(entry.location === undefined ? {} : { location: entry.location }),
    ...moment,
  });
  return calendar.toString();
}

const nextDay = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
const utcMidnight = (day: string) => new Date(`${day}T00:00:00.000Z`);
