import { brotliDecompressSync } from "node:zlib";
import type { DateText } from "../clock.ts";
import data from "./holidays.json" with { type: "json" };

/**
 * Public holidays by country and subdivision (R32), written by `scripts/holidays.ts`. A day is two characters, in base 36:
 * months of 31 days, counted from 1 January. A series is what one rule gives, such as Easter Monday: a day that is off every
 * year, or each year's own day, or each year's days between spaces. A country is the numbers of its series, two characters
 * each; a subdivision is those that it has besides and, after a space, those of its country that it has not. The tables are
 * compressed by Brotli, for they ride in the bundles.
 */
const CHARACTERS = 2;
const BASE = 36;

type Tables = { series: string[]; regions: Partial<Record<string, string>> };
let unpacked: Tables | undefined;

/** The tables, read when the first day is asked about. */
function tables(): Tables {
  if (unpacked === undefined) {
    const text = brotliDecompressSync(Buffer.from(data.tables, "base64")).toString();
    const { series, regions } = JSON.parse(text) as { series: string; regions: Tables["regions"] };
    unpacked = { series: series.split("|"), regions };
  }
  return unpacked;
}

const known = new Map<string, ReadonlySet<DateText>>();
const NONE: ReadonlySet<DateText> = new Set();

function pairs(text: string): string[] {
  return Array.from({ length: text.length / CHARACTERS }, (_, index) => text.slice(index * CHARACTERS, (index + 1) * CHARACTERS));
}

function dayIn(year: number, pair: string): DateText {
  const count = Number.parseInt(pair, BASE);
  const [month, day] = [Math.floor(count / 31) + 1, (count % 31) + 1];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function daysOf(series: string): DateText[] {
  const spaced = series.split(" ");
  const eachYear = spaced.length === 1 && series.length === data.years * CHARACTERS ? pairs(series) : spaced;
  return Array.from({ length: data.years }, (_, index) => eachYear[eachYear.length === 1 ? 0 : index] ?? "").flatMap((days, index) =>
    pairs(days).map((pair) => dayIn(data.from + index, pair)),
  );
}

function read(region: string): ReadonlySet<DateText> {
  const { series, regions } = tables();
  const whole = regions[region.slice(0, 2)];
  if (whole === undefined) return NONE;
  const [more = "", fewer = ""] = region.length === 2 ? [] : (regions[region] ?? "").split(" ");
  const less = new Set(pairs(fewer));
  const numbers = [...pairs(whole).filter((number) => !less.has(number)), ...pairs(more)];
  return new Set(numbers.flatMap((number) => daysOf(series[Number.parseInt(number, BASE)] ?? "")));
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
