import { describe, expect, it } from "vitest";
import { anchorOf, dayNamed, mentions } from "../../../core/replies/dates.ts";

/** Wednesday 7 October 2026, 10:00 in London. */
const WRITTEN = "2026-10-07T09:00:00Z";
const find = (text: string, timeZone = "Europe/London") => {
  const anchor = anchorOf(WRITTEN, timeZone);
  const day = anchor ? mentions(text, anchor).find((mention) => mention.kind === "day") : undefined;
  return day?.kind === "day" ? [day.date.toString(), day.certain] : null;
};

describe("days in prose, from Wednesday 7 October 2026", () => {
  it.each<[string, string, boolean]>([
    ["by Friday", "2026-10-09", true],
    ["tomorrow", "2026-10-08", true],
    ["the day after tomorrow", "2026-10-09", true],
    ["at the end of the week", "2026-10-09", true],
    ["at the end of next week", "2026-10-16", true],
    ["early next week", "2026-10-13", false],
    ["next week", "2026-10-16", false],
    ["within 5 business days", "2026-10-14", true],
    ["in the next two weeks", "2026-10-21", true],
    ["in about two weeks", "2026-10-21", false],
    ["in a fortnight", "2026-10-21", true],
    ["by the 12th", "2026-10-12", true],
    ["on the 5th", "2026-11-05", true],
    ["on Wednesday", "2026-10-14", false],
    ["next Monday", "2026-10-12", true],
    ["next Friday", "2026-10-16", false],
    ["Monday week", "2026-10-19", true],
    ["Thursday 3 December", "2026-12-03", true],
    ["December 3rd, 2026", "2026-12-03", true],
    ["10-Jan", "2027-01-10", true],
    ["13/10", "2026-10-13", true],
    ["10/13", "2026-10-13", true],
    ["3.11.", "2026-11-03", true],
    ["Friday 3 December", "2026-12-03", false],
    ["by the end of the month", "2026-10-31", true],
    ["mid-November", "2026-11-15", false],
    ["close of business on Friday 16 October", "2026-10-16", true],
    ["within 48 hours", "2026-10-09", true],
    ["in a few days", "2026-10-12", false],
  ])("%s → %s, certain: %s", (text, date, certain) => {
    expect(find(text)).toEqual([date, certain]);
  });

  it("leaves 03/11 a guess in the candidate's own order", () => {
    expect(find("on 03/11")).toEqual(["2026-11-03", false]);
    expect(find("on 11/03", "America/New_York")).toEqual(["2026-11-03", false]);
  });
  it("counts from the day of writing in the candidate's zone, not in UTC", () => {
    expect(dayNamed("tomorrow", "2026-10-07T22:30:00Z", "Asia/Kolkata")).toBe("2026-10-09");
    expect(dayNamed("tomorrow", "2026-10-07T02:30:00Z", "America/Los_Angeles")).toBe("2026-10-07");
  });
  it.each([
    "31/31",
    "may I ask",
    "I sat on it",
    "30 February",
    "the 2nd floor",
    "1.5 million",
    "version 10.2.3",
  ])("reads no day in: %s", (text) => {
    expect(find(text)).toBeNull();
  });
  it("takes neither a broken instant nor an unknown zone", () => {
    expect(anchorOf("yesterday", "Europe/London")).toBeNull();
    expect(anchorOf(WRITTEN, "Mars/Olympus")).toBeNull();
  });
  it.each([
    "they voted by ſeven to five",
    "ſix weeks before Eaſter",
    "by Sunday, at ſix",
  ])("reads a long s as an s and does not stumble over it: %s", (text) => {
    const read = (written: string) => {
      const anchor = anchorOf(WRITTEN, "Europe/London");
      return anchor && mentions(written, anchor).map(({ from, to, kind }) => ({ from, to, kind }));
    };
    expect(read(text)).toEqual(read(text.replaceAll("ſ", "s")));
  });
});
