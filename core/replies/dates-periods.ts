/** Weeks, months, quarters and seasons, and the days that are counted in them. */
import { Temporal } from "temporal-polyfill";
import type { DayMention } from "./dates.ts";
import { addBusinessDays, inMonths, inWeek, lastOf } from "./dates-count.ts";
import { month, weekday } from "./dates-words.ts";

/**
 * What a rule reads. `first`: the first day of a stretch that ends for certain on `date`, such as "next week": no day for an
 * interview, and one to decide by (R32). `kept`: the days that belong to a feast.
 */
export type Read = Pick<DayMention, "date" | "certain" | "first" | "kept" | "otherwise">;
/** The named groups of a match. */
export type Groups = Record<string, string | undefined>;
/** The month that a phrase names, by its first day: "March 2027", "next month", "the new year". */
export function firstOfNamed(g: Groups, today: Temporal.PlainDate): Temporal.PlainDate {
  const start = today.with({ day: 1 });
  if (g.m !== undefined)
    return g.y === undefined ? inMonths(today, month(g.m)) : Temporal.PlainDate.from({ year: Number(g.y), month: month(g.m), day: 1 });
  if (/new year/i.test(g.rel ?? "")) return start.with({ month: 1 }).add({ years: 1 });
  if (/year/i.test(g.rel ?? "")) return start.with({ month: 12 });
  return /next/i.test(g.rel ?? "") ? start.add({ months: 1 }) : start;
}

/** "The first Monday in", "the last week of" a month, given by its first day. */
export function inMonthByCount(nth: string, unit: string, first: Temporal.PlainDate): Read | null {
  const count = /^(?:last|final)$/i.test(nth)
    ? -1
    : ["first", "second", "third", "fourth"].indexOf(nth.toLowerCase()) + 1 || Number.parseInt(nth, 10);
  const last = lastOf(first);
  if (/^full week$/i.test(unit) && count > 0) {
    const monday = first.add({ days: ((8 - first.dayOfWeek) % 7) + 7 * (count - 1) });
    return { date: inWeek(monday, 0, 5), certain: false, first: monday };
  }
  if (/week$/i.test(unit)) {
    const day = count < 0 ? first.daysInMonth : Math.min(7 * count, first.daysInMonth);
    return { date: first.with({ day }), certain: false, first: first.with({ day: day - 6 }) };
  }
  if (/day$/i.test(unit) && !weekday(unit)) {
    if (count > 0)
      return { date: /^day/i.test(unit) ? first.with({ day: count }) : addBusinessDays(first.subtract({ days: 1 }), count), certain: true };
    return { date: /^day/i.test(unit) ? last : last.subtract({ days: Math.max(0, last.dayOfWeek - 5) }), certain: true };
  }
  const named = weekday(unit);
  const date =
    count < 0
      ? last.subtract({ days: (last.dayOfWeek - named + 7) % 7 })
      : first.add({ days: ((named - first.dayOfWeek + 7) % 7) + 7 * (count - 1) });
  return { date, certain: true };
}

/** A week by its number in the calendar (ISO 8601), which Germans and Scandinavians name. */
export function calendarWeek(week: number, today: Temporal.PlainDate): Read | null {
  if (week < 1 || week > 53) return null;
  // The 4th of January is always in week 1.
  const ofYear = (year: number) => inWeek(Temporal.PlainDate.from({ year, month: 1, day: 4 }), week - 1, 5);
  const here = ofYear(today.year);
  const date = Temporal.PlainDate.compare(here, today) >= 0 ? here : ofYear(today.year + 1);
  return { date, certain: false, first: date.subtract({ days: 4 }) };
}

/** "In Q2" is a stretch; "the end of the quarter" is a day; "early in Q2" is a guess. */
export function quarter(g: Groups, today: Temporal.PlainDate): Read {
  const here = Math.ceil(today.month / 3);
  const named = g.q === undefined ? ["first", "second", "third", "fourth"].indexOf(g.nth?.toLowerCase() ?? "") + 1 : Number(g.q);
  const wanted = named > 0 ? named : /last/i.test(g.nth ?? "") ? 4 : here + (/next/i.test(g.rel ?? "") ? 1 : 0);
  const first = today.with({ month: 1, day: 1 }).add({ months: 3 * (wanted < here ? wanted + 3 : wanted - 1) });
  const last = lastOf(first.add({ months: 2 }));
  const part = g.part?.toLowerCase();
  if (part === "end" || g.end !== undefined) return { date: last, certain: true };
  if (part === undefined) return { date: last, certain: false, first };
  return { date: /mid/.test(part) ? first.add({ months: 1 }).with({ day: 15 }) : /late/.test(part) ? last : lastOf(first), certain: false };
}

/** The last month of each season, north of the equator. */
const SEASON_ENDS: Record<string, number> = { spring: 5, summer: 8, autumn: 11, fall: 11, winter: 2 };
const SOUTHERN = /^(?:Australia|Pacific\/Auckland|Africa\/Johannesburg)/;

/** A season names no day: its end is a guess. */
export function season(name: string, today: Temporal.PlainDate, timeZone: string): Read {
  const north = SEASON_ENDS[name.toLowerCase()] ?? 12;
  const ends = SOUTHERN.test(timeZone) ? ((north + 5) % 12) + 1 : north;
  const last = lastOf(inMonths(today, ends));
  return { date: last, certain: false, kept: { first: last.with({ day: 1 }).subtract({ months: 2 }), last } };
}
