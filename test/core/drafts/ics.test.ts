import fc from "fast-check";
import ical, { ICalCalendarMethod } from "ical-generator";
import { expect, test } from "vitest";
import type { CalendarEntry } from "../../../core/drafts/content.ts";
import { icsOf } from "../../../core/drafts/ics.ts";

const OWNER = { name: "Ada Okafor; of Bergen, née Ødegård", address: "ada@example.com" };
const STAMP = "2026-11-01T08:30:05.250Z";

/** The same entry by a library. */
function byLibrary({ uid, sequence, summary, description, location, when }: CalendarEntry): string {
  const calendar = ical({
    prodId: { company: "Followthrough", product: "Followthrough", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
  });
  const midnight = (day: string, plusDays: number) => new Date(Date.parse(`${day}T00:00:00Z`) + plusDays * 86_400_000);
  calendar.createEvent({
    id: uid,
    sequence,
    organizer: { name: OWNER.name, email: OWNER.address },
    stamp: new Date(STAMP),
    summary,
    description,
    ...(location === undefined ? {} : { location }),
    ...("day" in when
      ? { start: midnight(when.day, 0), end: midnight(when.day, 1), allDay: true, timezone: "UTC" }
      : { start: new Date(when.startsAt), end: new Date(when.endsAt) }),
  });
  return calendar.toString();
}

const TEXT = fc
  .oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), fc.constantFrom("Room 4; Nydalen, Oslo", "C:\\x", "a\nb"))
  .map((text) => text.toWellFormed());
const MOMENT = fc
  .date({ min: new Date("2026-01-01T00:00:00Z"), max: new Date("2030-01-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());
const WHEN = fc.oneof(
  MOMENT.map((at) => ({ day: at.slice(0, 10) })),
  MOMENT.map((startsAt) => ({ startsAt, endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString() })),
);

test("writes an entry as a library of iCalendar does, whatever it says", () => {
  fc.assert(
    fc.property(fc.nat(), TEXT, TEXT, fc.option(TEXT, { nil: undefined }), WHEN, (sequence, summary, description, location, when) => {
      const entry = { uid: "rnd_1@followthrough", sequence, summary, description, when, ...(location === undefined ? {} : { location }) };
      // The library leaves the last line open; RFC 5545 ends every one.
      expect(icsOf(entry, STAMP, OWNER)).toBe(`${byLibrary(entry)}\r\n`);
    }),
  );
});
