/**
 * Writes `core/cadence/holidays.json`: the public holidays of all countries and their subdivisions for ten years, as the
 * package `date-holidays` knows them. Run it once a year (`node scripts/holidays.ts`), and when a country changes its mind.
 *
 * The package itself stays out of the product: it is twelve megabytes of rules for every calendar on earth, of which a plan
 * needs to know which days are off. Those are a few ten kilobytes of text, and no date is computed on the way to a mail.
 */
import { writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import Holidays from "date-holidays";

const FROM = 2025;
const YEARS = 10;

const BASE = 36;

const years = Array.from({ length: YEARS }, (_, index) => FROM + index);
const twoCharacters = (number: number) => number.toString(BASE).padStart(2, "0");
/** A day of any year as two characters: months of 31 days. */
const code = (date: string) => twoCharacters((Number(date.slice(5, 7)) - 1) * 31 + Number(date.slice(8, 10)) - 1);

/** The days off by one rule, such as "easter -2", in each year: once if they are the same every year. */
function series(byYear: readonly ReadonlySet<string>[]): string {
  const texts = byYear.map((days) => [...days].sort().join(""));
  const [first = ""] = texts;
  // What is as long as ten years with a day each is taken for that.
  if (first.length !== 2 * YEARS && texts.every((text) => text === first)) return first;
  return texts.join(texts.every((text) => text.length === 2) ? "" : " ");
}

/** The series of a region, one for each of its rules. Countries share most of them. */
function seriesOf(region: Holidays): Set<string> {
  const byRule = new Map<string, Set<string>[]>();
  for (const [index, year] of years.entries()) {
    for (const { type, rule, date, start, end } of region.getHolidays(year)) {
      if (type !== "public") continue;
      const byYear = byRule.get(rule) ?? years.map(() => new Set<string>());
      byRule.set(rule, byYear);
      const lastsDays = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
      for (let day = 0; day < lastsDays; day++) {
        const off = new Date(first + day * 86_400_000).toISOString().slice(0, 10);
        if (off.startsWith(String(year))) byYear[index]?.add(code(off));
      }
    }
  }
  return new Set([...byRule.values()].map(series).filter((text) => text !== ""));
}

const numbers = new Map<string, number>();
/** Series by their numbers in the table, in which each stands once. */
function numbered(texts: Iterable<string>): string {
  return [...texts]
    .map((text) => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return twoCharacters(number);
    })
    .join("");
}

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>) => [...some].filter((text) => !others.has(text));

const all = new Holidays();
const regions: Record<string, string> = {};
for (const country of Object.keys(all.getCountries("en")).sort()) {
  const whole = seriesOf(new Holidays(country));
  regions[country] = numbered(whole);
  for (const state of Object.keys(all.getStates(country, "en") ?? {}).sort()) {
    const part = seriesOf(new Holidays(country, state));
    const [more, fewer] = [numbered(without(part, whole)), numbered(without(whole, part))];
    // A subdivision that differs in nothing is found under its country.
    if (more !== "" || fewer !== "") regions[`${country}-${state}`] = fewer === "" ? more : `${more} ${fewer}`;
  }
}
if (numbers.size > BASE ** 2) throw new Error("two characters do not number all series");
const source = "date-holidays, https://github.com/commenthol/date-holidays; its data, largely from Wikipedia, under CC BY-SA 3.0";
writeFileSync(
  new URL("../core/cadence/holidays.json", import.meta.url),
  `${JSON.stringify({ source, from: FROM, years: YEARS, tables: brotliCompressSync(JSON.stringify({ series: [...numbers.keys()].join("|"), regions })).toString("base64") }, null, 2)}\n`,
);
console.log(`${Object.keys(regions).length} regions, ${numbers.size} series, ${FROM}–${FROM + YEARS - 1}`);
