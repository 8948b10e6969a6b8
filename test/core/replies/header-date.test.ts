import { describe, expect, it } from "vitest";
import { readDate } from "../../../core/replies/header-date.ts";

const HINT = { offsetMinutes: 60, notAfter: "2026-11-03T17:00:00Z", dayFirst: null };

const READ: [string, string][] = [
  ["Mon, 2 Nov 2026 09:26:50 +0100", "2026-11-02T08:26:50.000Z"],
  ["Mon, 02 Nov 2026 09:26:50 +0100 (CET)", "2026-11-02T08:26:50.000Z"],
  ["2 Nov 2026 09:26 -0000", "2026-11-02T09:26:00.000Z"],
  ["Mon, 2 Nov 26 09:26:50 GMT", "2026-11-02T09:26:50.000Z"],
  ["2026-11-02T09:26:50Z", "2026-11-02T09:26:50.000Z"],
  ["2026-11-02 09:26:50 (GMT+09:00)", "2026-11-02T00:26:50.000Z"],
  ["Monday, November 2, 2026 9:26 PM", "2026-11-02T20:26:00.000Z"],
  ["Monday, November 2, 2026 12:05 AM", "2026-11-01T23:05:00.000Z"],
  ["Nov 2, 2026, at 9:26 AM EST", "2026-11-02T14:26:00.000Z"],
  ["On Monday, November 2nd, 2026 at 9:26 AM", "2026-11-02T08:26:00.000Z"],
  ["28.10.2026 12.46", "2026-10-28T11:46:00.000Z"],
  ["28.10.2026 09:26:50", "2026-10-28T08:26:50.000Z"],
  ["28/10/2026 09:26", "2026-10-28T08:26:00.000Z"],
  ["10/28/2026 9:26 AM", "2026-10-28T08:26:00.000Z"],
  ["2 Nov 2026 at 9h26", "2026-11-02T08:26:00.000Z"],
  ["2026年11月2日 下午3:26", "2026-11-02T14:26:00.000Z"],
  ["2026년 11월 2일 오후 3:26", "2026-11-02T14:26:00.000Z"],
  ["2 November 2026", "2026-11-02T11:00:00.000Z"],
  ["٢ نوفمبر ٢٠٢٦ ٠٩:٢٦", "2026-11-02T08:26:00.000Z"],
  // Of two readings the one that is not younger than the forward, or that lies close before it.
  ["11/02/2026 09:26", "2026-11-02T08:26:00.000Z"],
  ["02/11/2026 09:26", "2026-11-02T08:26:00.000Z"],
  ["Monday 11/02/2026 09:26", "2026-11-02T08:26:00.000Z"],
];

describe("the date of a forwarded header line", () => {
  it.each(READ)("%s", (text, instant) => {
    expect(readDate(text, HINT)?.instant).toBe(instant);
  });
  it.each([
    "",
    "yesterday",
    "31 February 2026",
    "45:99",
    "Tuesday, 2 November 2026 09:26",
    "2 Nov 9:26",
    "03/04/2026 10:00",
    "32.13.2026",
    "2 Foo 2026",
    "99999999999",
  ])("is no date rather than a wrong one: %s", (text) => {
    expect(readDate(text, HINT)).toBeNull();
  });
  it("begins with the day where the language of the labels does", () => {
    expect(readDate("03/04/2026 10:00", { ...HINT, dayFirst: true })?.instant).toBe("2026-04-03T09:00:00.000Z");
  });
  it("is UTC without a zone and without a hint", () => {
    expect(readDate("2 Nov 2026 09:26")?.instant).toBe("2026-11-02T09:26:00.000Z");
  });
});
