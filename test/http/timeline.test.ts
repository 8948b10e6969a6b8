import { expect, it } from "vitest";
import type { Mark } from "../../functions/pages/marks.ts";
import { timeline } from "../../functions/pages/timeline.ts";

const DAY_MS = 86_400_000;
const START = Date.parse("2026-12-01T12:00:00.000Z");
const at = (days: number) => new Date(START + days * DAY_MS).toISOString();
const mark = (days: number, lane: Mark["lane"] = "drafts", look: Mark["look"] = "done"): Mark => ({
  at: at(days),
  lane,
  look,
  when: `day ${days}`,
  what: "Something",
  why: "For a reason",
});
const drawn = (marks: Mark[], now: string, zone = "Europe/Oslo") => String(timeline("int_1", "Engineer, Acme", marks, now, zone));
const places = (svg: string) =>
  [...svg.matchAll(/<svg class="mark" x="([\d.]+)%" y="([\d.]+)">/g)].map((found) => ({ x: Number(found[1]), y: Number(found[2]) }));
const ticks = (svg: string) => [...svg.matchAll(/class="tick-label" x="([\d.]+)%" y="[\d.]+">([^<]+)</g)];

it("is drawn to scale: twice as many days are twice as far, and today stands among them", () => {
  const svg = drawn([mark(0), mark(10), mark(20)], at(15));
  const [first, second, third] = places(svg).map(({ x }) => x);
  expect([first, third]).toEqual([5, 95]);
  expect(second).toBeCloseTo(50, 1);
  expect(svg).toMatch(/<line class="today" x1="72\.50%"/);
});

it("keeps apart what falls together, and leaves in one row what does not", () => {
  const rows = (marks: Mark[]) => new Set(places(drawn(marks, at(30))).map(({ y }) => y)).size;
  expect(rows([mark(0), mark(0.1), mark(0.2), mark(30)])).toBe(3);
  expect(rows([mark(0), mark(10), mark(20), mark(30)])).toBe(1);
});

it.each([
  ["an afternoon", 0.1],
  ["a week", 7],
  ["a season", 95],
  ["three years", 1_100],
])("names a handful of days along %s", (_, days) => {
  const svg = drawn([mark(0, "rounds"), mark(days)], at(days / 2));
  expect(ticks(svg).length).toBeGreaterThan(0);
  expect(ticks(svg).length).toBeLessThanOrEqual(6);
  for (const [, x] of ticks(svg)) expect(Number(x)).toBeGreaterThanOrEqual(5);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

it("does not lose its days where the clocks change", () => {
  const svg = drawn(
    [
      { ...mark(0), at: "2026-10-20T12:00:00.000Z" },
      { ...mark(0), at: "2026-11-02T12:00:00.000Z" },
    ],
    "2026-10-26T12:00:00.000Z",
  );
  expect(ticks(svg).map(([, , label]) => label)).toEqual(["26 Oct", "2 Nov"]);
});

it("says in words what it draws, for who does not see it, and tells its kinds apart without colour", () => {
  const svg = drawn([mark(0, "rounds"), mark(3, "drafts"), mark(4, "answers"), mark(9, "dates", "coming")], at(5));
  expect(svg).toContain('role="img" aria-labelledby="int_1-title int_1-desc"');
  expect(svg).toContain("Timeline of Engineer, Acme");
  expect(svg).toContain("4: day 9, Something.");
  for (const shape of ["<rect", "<circle", 'd="M0 -13', 'd="M-12 -9']) expect(svg).toContain(shape);
  expect(svg).toContain("For a reason");
  expect(svg).not.toContain("style=");
});
