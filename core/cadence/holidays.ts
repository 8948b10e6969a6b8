import type { DateText } from "../clock.ts";
import data from "./holidays.json" with { type: "json" };

/**
 * Public holidays by country and subdivision (R32), written by `scripts/holidays.ts`. A day is two characters, in base 36:
 * months of 31 days, counted from 1 January. First what is off every year, then each year's own days.
 */
const CHARACTERS = 2;
const BASE = 36;

const known = new Map<string, ReadonlySet<DateText>>();
const NONE: ReadonlySet<DateText> = new Set();

function daysIn(text: string, year: number): DateText[] {
  return Array.from({ length: text.length / CHARACTERS }, (_, index) => {
    const count = Number.parseInt(text.slice(index * CHARACTERS, (index + 1) * CHARACTERS), BASE);
    const [month, day] = [Math.floor(count / 31) + 1, (count % 31) + 1];
    return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  });
}

function read(region: string): ReadonlySet<DateText> {
  const regions: Partial<Record<string, string>> = data.regions;
  const text = regions[region] ?? regions[region.slice(0, 2)];
  if (text === undefined) return NONE;
  const [always = "", ...byYear] = text.split(" ");
  return new Set(byYear.flatMap((own, index) => [...daysIn(always, data.from + index), ...daysIn(own, data.from + index)]));
}

function holidaysOf(region: string): ReadonlySet<DateText> {
  const found = known.get(region) ?? read(region);
  known.set(region, found);
  return found;
}

/**
 * Whether a day is a public holiday in any of some countries, given as ISO 3166 codes with or without a subdivision
 * (`GB-SCT`). An unknown subdivision has its country's holidays, an unknown country none.
 */
export function isHolidayIn(regions: readonly (string | null | undefined)[]): (day: DateText) => boolean {
  const sets = regions.flatMap((region) => (region === null || region === undefined ? [] : [holidaysOf(region)]));
  return (day) => sets.some((days) => days.has(day));
}
