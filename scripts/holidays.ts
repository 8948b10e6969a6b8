/**
 * Writes `core/cadence/holidays.json`: the public holidays of all countries and their subdivisions for ten years, as the
 * package `date-holidays` knows them. Run it once a year (`node scripts/holidays.ts`), and when a country changes its mind.
 *
 * The package itself stays out of the product: it is twelve megabytes of rules for every calendar on earth, of which a plan
 * needs to know which days are off. Those are a few ten kilobytes of text, and no date is computed on the way to a mail.
 */
import { writeFileSync } from "node:fs";
import Holidays from "date-holidays";

const FROM = 2025;
const YEARS = 10;

const years = Array.from({ length: YEARS }, (_, index) => FROM + index);
/** A day of any year as two characters: months of 31 days, in base 36. */
const code = (date: string) => ((Number(date.slice(5, 7)) - 1) * 31 + Number(date.slice(8, 10)) - 1).toString(36).padStart(2, "0");

function daysOff(region: Holidays, year: number): string[] {
  const days = region
    .getHolidays(year)
    .filter((holiday) => holiday.type === "public")
    .flatMap((holiday) => {
      const lastsDays = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
      const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
      return Array.from({ length: lastsDays }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10));
    });
  return [...new Set(days.filter((day) => day.startsWith(String(year))).map(code))].sort();
}

/** What is off every year, then what each year has besides. */
function text(region: Holidays): string {
  const byYear = years.map((year) => daysOff(region, year));
  const always = (byYear[0] ?? []).filter((day) => byYear.every((days) => days.includes(day)));
  return [always, ...byYear.map((days) => days.filter((day) => !always.includes(day)))].map((days) => days.join("")).join(" ");
}

const all = new Holidays();
const regions: Record<string, string> = {};
for (const country of Object.keys(all.getCountries("en")).sort()) {
  const whole = text(new Holidays(country));
  regions[country] = whole;
  for (const state of Object.keys(all.getStates(country, "en") ?? {}).sort()) {
    const part = text(new Holidays(country, state));
    // A subdivision that differs in nothing is found under its country.
    if (part !== whole) regions[`${country}-${state}`] = part;
  }
}
const source = "date-holidays, https://github.com/commenthol/date-holidays; its data, largely from Wikipedia, under CC BY-SA 3.0";
writeFileSync(
  new URL("../core/cadence/holidays.json", import.meta.url),
  `${JSON.stringify({ source, from: FROM, years: YEARS, regions }, null, 2)}\n`,
);
console.log(`${Object.keys(regions).length} regions, ${FROM}–${FROM + YEARS - 1}`);
