import fc from "fast-check";
import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it, test } from "vitest";
import { componentsIn, offsetSeconds, propertyOf, secondsIn, textOf, wallTimeIn } from "../../../core/replies/icalendar.ts";

/** Observances as Outlook, Google, Lotus and old Exchange servers write them. */
const ZONES: Record<string, string[]> = {
  "Customized Time Zone": [
    "BEGIN:STANDARD,DTSTART:16010101T030000,TZOFFSETFROM:+0200,TZOFFSETTO:+0100,RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10,END:STANDARD",
    "BEGIN:DAYLIGHT,DTSTART:16010101T020000,TZOFFSETFROM:+0100,TZOFFSETTO:+0200,RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3,END:DAYLIGHT",
  ],
  "(UTC-05:00) Head Office": [
    "BEGIN:DAYLIGHT,TZOFFSETFROM:-0500,TZOFFSETTO:-0400,DTSTART:20070311T020000,RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU,END:DAYLIGHT",
    "BEGIN:STANDARD,TZOFFSETFROM:-0400,TZOFFSETTO:-0500,DTSTART:20071104T020000,RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU,END:STANDARD",
  ],
  Southern: [
    "BEGIN:STANDARD,TZOFFSETFROM:+1100,TZOFFSETTO:+1000,DTSTART:20080406T030000,RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU,END:STANDARD",
    "BEGIN:DAYLIGHT,TZOFFSETFROM:+1000,TZOFFSETTO:+1100,DTSTART:20081005T020000,RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU,END:DAYLIGHT",
  ],
  Mumbai: ["BEGIN:STANDARD,DTSTART:16010101T000000,TZOFFSETFROM:+0530,TZOFFSETTO:+0530,END:STANDARD"],
  "Gave it up": [
    "BEGIN:DAYLIGHT,TZOFFSETFROM:+0200,TZOFFSETTO:+0300,DTSTART:20070325T030000,RRULE:FREQ=YEARLY;UNTIL=20150329T010000Z;BYMONTH=3;BYDAY=-1SU,END:DAYLIGHT",
    "BEGIN:STANDARD,TZOFFSETFROM:+0300,TZOFFSETTO:+0300,DTSTART:20160907T000000,END:STANDARD",
  ],
  Listed: [
    "BEGIN:STANDARD,TZOFFSETFROM:+0200,TZOFFSETTO:+0100,DTSTART:20251026T030000,RDATE:20251026T030000,RDATE:20261025T030000,END:STANDARD",
    "BEGIN:DAYLIGHT,TZOFFSETFROM:+0100,TZOFFSETTO:+0200,DTSTART:20250330T020000,RDATE:20250330T020000,RDATE:20260329T020000,END:DAYLIGHT",
  ],
  "By the day of the month": [
    "BEGIN:STANDARD,TZOFFSETFROM:-0200,TZOFFSETTO:-0300,DTSTART:20000216T000000,RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=16,END:STANDARD",
    "BEGIN:DAYLIGHT,TZOFFSETFROM:-0300,TZOFFSETTO:-0200,DTSTART:20001012T000000,RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14,END:DAYLIGHT",
  ],
};
const file = (...lines: string[]) => ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
const zoned = (tzid: string, start: string) =>
  file(
    "BEGIN:VTIMEZONE",
    `TZID:${tzid}`,
    ...(ZONES[tzid] ?? []).flatMap((lines) => lines.split(/,(?=[A-Z]+:)/)),
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    `DTSTART;TZID="${tzid}":${start}`,
    "END:VEVENT",
  );
const only = (text: string) => componentsIn(text)[0] ?? { name: "none", properties: [], components: [] };
const eventOf = (text: string) => only(text).components.find(({ name }) => name === "vevent") ?? only(text);

describe("a zone of the file's own", () => {
  it.each(Object.keys(ZONES))("is as far ahead as a library says: %s", (tzid) => {
    // At noon, whatever the day: clocks change at night, and then nobody holds interviews.
    for (let day = Temporal.PlainDate.from("2025-06-01"); day.year < 2028; day = day.add({ days: 3 })) {
      const start = `${day.toString().replaceAll("-", "")}T120000`;
      const text = zoned(tzid, start);
      const event = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]).getFirstSubcomponent("vevent");
      const theirs = event?.getFirstPropertyValue("dtstart") as ICAL.Time;
      const at = Temporal.PlainDateTime.from(`${day.toString()}T12:00:00`);
      const seconds = offsetSeconds(only(text), tzid, at) ?? Number.NaN;
      expect(at.toZonedDateTime("UTC").epochMilliseconds / 1_000 - seconds, start).toBe(theirs.toUnixTime());
    }
  });
  it("that is not there is no zone", () => {
    expect(offsetSeconds(only(zoned("Mumbai", "20261013T100000")), "Pune", Temporal.PlainDateTime.from("2026-10-13T10:00"))).toBeNull();
  });
});

test("reads properties as a library does, however they are written", () => {
  const lines = [
    "SUMMARY;LANGUAGE=en-gb:Second interview\\; Planner\\, Galway\\nBring ID",
    'ORGANIZER;CN="O\'Brien; Aoife: HR";X-A=b:mailto:aoife@galway-council.example',
    "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN=Ada Okafor:mailto:ada@example.com",
    "ATTENDEE;CUTYPE=ROOM;CN=\"Room ^^4^n^'B^'\":mailto:room@galway-council.example",
    "location:Tí na Cathrach\\, College Road",
    "X-EMPTY:",
    "DESCRIPTION:Join at https://meet.example/a;b?c=d:e \\\\ or call",
    "DURATION:P1DT2H30M",
  ];
  const text = file("BEGIN:VEVENT", ...lines, "BEGIN:VALARM", "SUMMARY:Alarm", "END:VALARM", "END:VEVENT");
  const narrow = text.replace(/(.{30})(?=.)/g, "$1\r\n ");
  for (const one of [text, narrow, text.replaceAll("\r\n", "\n")]) {
    const theirs = new ICAL.Component(ICAL.parse(one) as ConstructorParameters<typeof ICAL.Component>[0]).getFirstSubcomponent("vevent");
    const ours = eventOf(one);
    for (const name of ["summary", "location", "description", "x-empty"])
      expect(textOf(ours, name), name).toBe(theirs?.getFirstPropertyValue(name));
    for (const name of ["organizer", "attendee"])
      for (const parameter of ["cn", "cutype", "role"])
        expect(propertyOf(ours, name)?.parameters[parameter], parameter).toBe(theirs?.getFirstProperty(name)?.getFirstParameter(parameter));
    expect(secondsIn(textOf(ours, "duration"))).toBe((theirs?.getFirstPropertyValue("duration") as ICAL.Duration).toSeconds());
  }
});

test.each(["PT45M", "P1W", "-PT15M", "P15DT5H0M20S", "PT0S"])("knows how long %s is", (value) => {
  expect(secondsIn(value)).toBe(ICAL.Duration.fromString(value).toSeconds());
});

test("takes any text, as a file or as none", () => {
  const bits = fc.constantFrom(
    "BEGIN:VCALENDAR",
    "BEGIN:VEVENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "\r\n",
    "\n ",
    ";",
    ":",
    "=",
    '"',
    "DTSTART",
    "x",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 40 }), fc.string(), (parts, value) => {
      expect(Array.isArray(componentsIn(parts.join("")))).toBe(true);
      wallTimeIn({ name: "dtstart", parameters: {}, value });
      secondsIn(value);
    }),
  );
});
