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
const ticks = (svg: string) =>
  [...svg.matchAll(/class="tick-label" x="([\d.]+)%" y="([\d.]+)">([^<]+)</g)].map(([, x, y, label = ""]) => ({
    x: Number(x),
    y: Number(y),
    label,
  }));

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

/** Twelve pixels high, a label is at most so wide per letter; a phone of 320 px leaves the drawing so much. */
const LETTER_PX = 8;
const PHONE_PX = 232;

it.each([
  0.1, 5, 6, 7, 8, 9, 11, 13, 15.9, 16, 20, 31, 32, 40, 55, 56, 90, 111, 112, 150, 223, 224, 243, 300, 487, 730, 1_100, 1_461, 4_000,
])("names four to eight days along %d days, evenly, none over another on the smallest phone", (days) => {
  for (const hour of [0, 0.3, 0.7, 5.5, 20.9]) {
    const marks = [mark(hour, "rounds"), mark(hour + days)];
    const svg = drawn(marks, at(hour + days / 2));
    const named = ticks(svg).filter(({ y }) => y === Math.min(...ticks(svg).map((tick) => tick.y)));
    expect(named.length, `${days} from ${hour}`).toBeGreaterThanOrEqual(4);
    expect(named.length, `${days} from ${hour}`).toBeLessThanOrEqual(9);
    expect((svg.match(/<line class="tick"/g) ?? []).length).toBe(named.length);
    for (const line of Map.groupBy(ticks(svg), ({ y }) => y).values())
      for (const [i, { x, label }] of line.entries()) {
        expect(x).toBeGreaterThanOrEqual(5);
        const before = line[i - 1];
        if (before === undefined) continue;
        const apart = ((x - before.x) / 100) * PHONE_PX;
        expect(apart, `${before.label} ${label}`).toBeGreaterThan(((before.label.length + label.length) / 2) * LETTER_PX);
      }
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});

it("names the month only where another begins, and months by their year", () => {
  const labels = (days: number) => ticks(drawn([mark(0), mark(days)], at(1))).map(({ label }) => label);
  expect(labels(60)).toEqual(["7", "Dec", "21", "4", "Jan", "18"]);
  expect(labels(400)).toEqual(["Jan", "2027", "Mar", "May", "Jul", "Sep", "Nov", "Jan", "2028"]);
});

it("does not lose its days where the clocks change", () => {
  const svg = drawn(
    [
      { ...mark(0), at: "2026-10-20T12:00:00.000Z" },
      { ...mark(0), at: "2026-11-02T12:00:00.000Z" },
    ],
    "2026-10-26T12:00:00.000Z",
  );
  expect(ticks(svg).map(({ label }) => label)).toEqual(["21", "Oct", "23", "25", "27", "29", "31", "2", "Nov"]);
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
