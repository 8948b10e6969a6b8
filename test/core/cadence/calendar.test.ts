import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../core/cadence/calendar.ts";
import {
  at,
  businessDaysAfter,
  endOfDay,
  inWakingHoursFrom,
  nextOpening,
  previousOpening,
  spokenDay,
} from "../../../core/cadence/calendar.ts";
import { Window } from "../../../core/candidates/candidate.ts";
import { clock, Sim, shown } from "./sim.ts";

const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;
const calendar = (timeZone: string, window: Partial<Window> = {}, holidays: string[] = []): Calendar => ({
  timeZone,
  window: Window.parse({ days: [...weekdays], from: "08:00", to: "18:00", ...window }),
  isHoliday: (day) => holidays.includes(day),
});

describe("R32: daylight saving never shifts the wall clock, nor loses a message", () => {
  test.each([
    // zone, promised, follow-up on the other side of the change
    ["Europe/Oslo", "2027-03-26", "Tue 2027-03-30 08:00", "2027-03-30T06:00:00.000Z"],
    ["Europe/Oslo", "2026-10-23", "Tue 2026-10-27 08:00", "2026-10-27T07:00:00.000Z"],
    ["America/New_York", "2027-03-12", "Tue 2027-03-16 08:00", "2027-03-16T12:00:00.000Z"],
    ["America/New_York", "2026-10-30", "Tue 2026-11-03 08:00", "2026-11-03T13:00:00.000Z"],
    ["Australia/Lord_Howe", "2027-04-02", "Tue 2027-04-06 08:00", "2027-04-05T21:30:00.000Z"],
    ["Pacific/Apia", "2026-12-04", "Tue 2026-12-08 08:00", "2026-12-07T19:00:00.000Z"],
    ["Etc/GMT+12", "2026-12-04", "Tue 2026-12-08 08:00", "2026-12-08T20:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-12-04", "Tue 2026-12-08 08:00", "2026-12-07T18:00:00.000Z"],
  ])("%s, promised by %s: %s", (timeZone, by, expected, instant) => {
    const day = Temporal.PlainDate.from(by).subtract({ days: 10 }).toString();
    const sim = new Sim({ timeZone, now: `${day} 06:00`, round: [`${day} 10:00`, `${day} 11:00`], posted: { decision: { by } } });
    expect(sim.due("follow_up")).toBe(expected);
    expect(sim.one("follow_up").dueAt).toBe(instant);
    expect(sim.to(`${expected.slice(4, 14)} 23:00`).delivered("follow_up")).toEqual([`follow_up ${expected}`]);
  });
  test("a wall-clock time that is skipped comes an hour later by the clock, one that is repeated is the first", () => {
    expect(at(Temporal.PlainDate.from("2027-03-28"), "02:30", "Europe/Oslo")).toBe("2027-03-28T01:30:00.000Z");
    expect(at(Temporal.PlainDate.from("2026-10-25"), "02:30", "Europe/Oslo")).toBe("2026-10-25T00:30:00.000Z");
  });
  test("a window inside the skipped hour is open all the same", () => {
    const night = calendar("Europe/Oslo", { days: ["sun"], from: "02:10", to: "02:50" });
    const opening = nextOpening(night, clock("2027-03-27 12:00"));
    expect(shown(opening)).toBe("Sun 2027-03-28 03:10");
  });
  test("a reflection on the night of the change keeps its 90 minutes", () => {
    const sim = new Sim({ now: "2026-10-20 09:00", round: ["2026-10-25 01:00", "2026-10-25 06:00"] });
    expect(sim.due("reflection")).toBe("Sun 2026-10-25 07:30");
  });
  test.runIf((process.versions.tz ?? "") >= "2026")("America/Vancouver stays at UTC-7 from 1 November 2026", () => {
    expect(at(Temporal.PlainDate.from("2026-12-08"), "08:00", "America/Vancouver")).toBe("2026-12-08T15:00:00.000Z");
    expect(at(Temporal.PlainDate.from("2027-07-01"), "08:00", "America/Vancouver")).toBe("2027-07-01T15:00:00.000Z");
  });
  test("29 February is a day like any other, and only where it is", () => {
    expect(businessDaysAfter(calendar("Europe/Oslo"), Temporal.PlainDate.from("2028-02-28"), 1).toString()).toBe("2028-02-29");
    expect(businessDaysAfter(calendar("Europe/Oslo"), Temporal.PlainDate.from("2027-02-26"), 1).toString()).toBe("2027-03-01");
    const sim = new Sim({
      now: "2028-02-14 09:00",
      round: ["2028-02-15 10:00", "2028-02-15 11:00"],
      posted: { decision: { by: "2028-02-25" } },
    });
    expect(sim.due("follow_up")).toBe("Tue 2028-02-29 08:00");
  });
});

describe("R32: business days and holidays", () => {
  test.each([
    ["2026-11-27", 1, "2026-11-30"],
    ["2026-11-28", 1, "2026-11-30"],
    ["2026-11-27", 0, "2026-11-27"],
    ["2026-12-23", 2, "2026-12-28"],
  ])("%s and %i: %s", (day, count, expected) => {
    expect(businessDaysAfter(calendar("Europe/Oslo", {}, ["2026-12-25"]), Temporal.PlainDate.from(day), count).toString()).toBe(expected);
  });
  test("a promised day ends in the later of two zones", () => {
    expect(endOfDay("2026-12-04", ["Europe/Oslo", "America/New_York"])).toBe("2026-12-05T05:00:00.000Z");
    expect(endOfDay("2026-12-04", ["Pacific/Auckland", "Europe/Oslo"])).toBe("2026-12-04T23:00:00.000Z");
  });
  test("the window is shut on holidays, in both directions", () => {
    const shut = calendar("Europe/Oslo", {}, ["2026-12-07"]);
    expect(shown(nextOpening(shut, clock("2026-12-05 09:00")))).toBe("Tue 2026-12-08 08:00");
    expect(shown(previousOpening(shut, clock("2026-12-08 07:00")))).toBe("Fri 2026-12-04 08:00");
  });
  test("waking hours are 07:00 to 22:00 of any day", () => {
    const oslo = calendar("Europe/Oslo");
    expect(shown(inWakingHoursFrom(oslo, clock("2026-12-05 06:59")))).toBe("Sat 2026-12-05 07:00");
    expect(shown(inWakingHoursFrom(oslo, clock("2026-12-05 22:00")))).toBe("Sat 2026-12-05 22:00");
    expect(shown(inWakingHoursFrom(oslo, clock("2026-12-05 22:01")))).toBe("Sun 2026-12-06 07:00");
  });
  test("a window that is never open is refused when it is set", () => {
    expect(Window.safeParse({ days: ["mon"], from: "18:00", to: "08:00" }).success).toBe(false);
    expect(Window.safeParse({ days: [], from: "08:00", to: "18:00" }).success).toBe(false);
  });
  test("days are spoken as people say them", () => {
    expect(spokenDay("2026-12-04")).toBe("Friday 4 December");
  });
});
