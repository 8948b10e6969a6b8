import { describe, expect, test } from "vitest";
import { isHolidayIn } from "../../../core/cadence/holidays.ts";
import { calendarOf } from "../../../core/shell/due.ts";
import { Sim } from "./sim.ts";

describe("R32: public holidays of the candidate's and the company's countries", () => {
  test.each([
    ["NO", "2026-05-17", true],
    ["NO", "2026-05-14", true],
    ["NO", "2026-12-24", false],
    ["NO", "2027-03-29", true],
    ["US", "2026-11-26", true],
    ["US", "2026-11-27", false],
    ["GB", "2026-12-28", true],
    ["GB-SCT", "2026-11-30", true],
    ["GB-ENG", "2026-11-30", false],
    // A subdivision that the calendars do not have is its country.
    ["GB-ZZZ", "2026-12-25", true],
    ["DE-BY", "2026-11-01", true],
    ["DE-BE", "2026-11-01", false],
    ["JP", "2026-11-23", true],
    ["CN", "2027-10-01", true],
    ["AQ", "2026-12-25", false],
  ])("%s on %s: %s", (country, day, expected) => {
    expect(isHolidayIn([country])(day)).toBe(expected);
  });
  test("a day off in either country is off, where they are named", () => {
    const off = isHolidayIn(["NO", "US"]);
    expect([off("2026-11-26"), off("2026-05-17"), off("2026-11-24")]).toEqual([true, true, false]);
    expect(isHolidayIn([null, undefined])("2026-12-25")).toBe(false);
  });
  test("an interview takes the candidate's country from the settings, and the company's as amended", () => {
    const sim = new Sim({ preferences: { country: "NO" }, posted: { company: { name: "X", country: "GB" } } });
    const isOff = (day: string) => calendarOf(sim.candidate, sim.interview).isHoliday(day);
    expect([isOff("2026-05-17"), isOff("2026-12-28"), isOff("2026-11-26")]).toEqual([true, true, false]);
    sim.say({ type: "amended", changes: { company: { name: "X", country: "US" } } });
    expect([isOff("2026-05-17"), isOff("2026-12-28"), isOff("2026-11-26")]).toEqual([true, false, true]);
  });
});
