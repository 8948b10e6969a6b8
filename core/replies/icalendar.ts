/** iCalendar (RFC 5545) as far as invitations need it: components, their properties, and zones by rules of the file's own. */
import { Temporal } from "temporal-polyfill";

export type Component = { name: string; properties: readonly Property[]; components: readonly Component[] };
export type Property = { name: string; parameters: Readonly<Record<string, string>>; value: string };

/** A wall clock's time, with its zone where the value itself names it. A date alone has none. */
export type WallTime = { at: Temporal.PlainDateTime; isDate: boolean; isUtc: boolean };

const DEPTH_MAX = 10;

/**
 * The components of a file. With a line that cannot be one, all of it counts for nothing: what else it says may be broken too.
 *
 * @returns none for what is no iCalendar, or not all of one
 */
export function componentsIn(text: string): Component[] {
  type Open = { name: string; properties: Property[]; components: Component[] };
  const root: Open = { name: "", properties: [], components: [] };
  const open: Open[] = [root];
  for (const line of text.replace(/\r?\n[ \t]/g, "").split(/\r?\n/)) {
    if (line === "") continue;
    const property = propertyIn(line);
    const into = open.at(-1);
    if (property === null || into === undefined) return [];
    if (property.name === "end") open.pop();
    else if (property.name === "begin") {
      if (open.length > DEPTH_MAX) return [];
      const begun: Open = { name: property.value.toLowerCase(), properties: [], components: [] };
      into.components.push(begun);
      open.push(begun);
    } else into.properties.push(property);
  }
  return open.length === 1 ? root.components : [];
}

/** Its name, its parameters (what is quoted may hold what separates) and its value. */
function propertyIn(line: string): Property | null {
  const name = /^[^;:]+/.exec(line)?.[0];
  if (name === undefined) return null;
  const parameters: Record<string, string> = {};
  const parameter = /;([^=;:]+)=(?:"([^"]*)"|([^;:]*))/y;
  let end = name.length;
  for (;;) {
    parameter.lastIndex = end;
    const found = parameter.exec(line);
    if (found === null) break;
    end = parameter.lastIndex;
    // RFC 6868.
    const value = (found[2] ?? found[3] ?? "").replace(/\^(['n^])/g, (_, mark: string) => (mark === "'" ? '"' : mark === "n" ? "\n" : "^"));
    parameters[(found[1] ?? "").toLowerCase()] ??= value;
  }
  return line[end] === ":" ? { name: name.toLowerCase(), parameters, value: line.slice(end + 1) } : null;
}

export const propertiesOf = ({ properties }: Component, name: string) => properties.filter((property) => property.name === name);
export const propertyOf = ({ properties }: Component, name: string) => properties.find((property) => property.name === name);

/** The value of a property that is text; empty without it. */
export function textOf(component: Component, name: string): string {
  const value = propertyOf(component, name)?.value ?? "";
  return value.replace(/\\(.)/g, (_, mark: string) => (mark === "n" || mark === "N" ? "\n" : mark));
}

/** The value of a property that is a date or a date and time. Days beyond a month's end roll over. */
export function wallTimeIn({ value }: Property): WallTime | null {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?/.exec(value);
  if (found === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((digits) => Number(digits ?? 0));
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString().slice(0, "yyyy-mm-ddThh:mm:ss".length);
  // Years of more digits are written otherwise.
  if (!/^\d{4}-/.test(at)) return null;
  return { at: Temporal.PlainDateTime.from(at), isDate: found[4] === undefined, isUtc: found[7] === "Z" };
}

/** The value of a property that is a duration, in seconds; 0 for what is none. */
export function secondsIn(value: string): number {
  const found = /^(-)?\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/i.exec(value.trim());
  if (found === null) return 0;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(2).map((digits) => Number(digits ?? 0));
  return (found[1] ? -1 : 1) * ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds);
}

/**
 * How far a zone of the file's own is ahead of UTC at a time of its clocks, by its observances: each begins at its start, at
 * dates listed, or once a year by its rule, and the one that began last holds.
 *
 * @returns null when the file has no such zone, or none with an offset
 */
export function offsetSeconds(calendar: Component, tzid: string, at: Temporal.PlainDateTime): number | null {
  const zone = calendar.components.find((one) => one.name === "vtimezone" && propertyOf(one, "tzid")?.value === tzid);
  let last: { began: Temporal.PlainDateTime; seconds: number | null } | null = null;
  let first: { began: Temporal.PlainDateTime; seconds: number | null } | null = null;
  for (const observance of zone?.components ?? []) {
    const start = startOf(observance);
    if (start === null) continue;
    const seconds = offsetIn(propertyOf(observance, "tzoffsetto"));
    if (first === null || isBefore(start, first.began)) first = { began: start, seconds: offsetIn(propertyOf(observance, "tzoffsetfrom")) };
    for (const began of [start, ...datesListed(observance), ...yearly(observance, start, at.year)])
      if (!isBefore(at, began) && (last === null || !isBefore(began, last.began))) last = { began, seconds };
  }
  return (last ?? first)?.seconds ?? null;
}

const isBefore = (one: Temporal.PlainDateTime, other: Temporal.PlainDateTime) => Temporal.PlainDateTime.compare(one, other) < 0;

function startOf(observance: Component): Temporal.PlainDateTime | null {
  const property = propertyOf(observance, "dtstart");
  return property === undefined ? null : (wallTimeIn(property)?.at ?? null);
}

function offsetIn(property: Property | undefined): number | null {
  const found = /^([+-])(\d\d)(\d\d)/.exec(property?.value ?? "");
  return found === null ? null : (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 3_600 + Number(found[3]) * 60);
}

const datesListed = (observance: Component) =>
  propertiesOf(observance, "rdate").flatMap(({ value, ...property }) =>
    value.split(",").flatMap((one) => wallTimeIn({ ...property, value: one })?.at ?? []),
  );

const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** When a yearly rule had its observance begin, in this year and the last ("the second Sunday of March", "the last of October"). */
function yearly(observance: Component, start: Temporal.PlainDateTime, year: number): Temporal.PlainDateTime[] {
  const rule = propertyOf(observance, "rrule")?.value.toUpperCase() ?? "";
  const part = (name: string) => new RegExp(`(?:^|;)${name}=([^;]+)`).exec(rule)?.[1];
  if (part("FREQ") !== "YEARLY") return [];
  const month = Number(part("BYMONTH") ?? start.month);
  const [, nth, weekday] = /^([+-]?\d)?([A-Z]{2})$/.exec(part("BYDAY") ?? "") ?? [];
  const days = part("BYMONTHDAY")?.split(",").map(Number);
  const until = wallTimeIn({ name: "until", parameters: {}, value: part("UNTIL") ?? "" })?.at;
  if (!(month >= 1 && month <= 12)) return [];
  return [year - 1, year].flatMap((one) => {
    const inMonth = daysOf(one, month).filter(
      (day) =>
        (weekday === undefined || day.dayOfWeek === WEEKDAYS.indexOf(weekday) + 1) &&
        (days === undefined ? weekday !== undefined || day.day === start.day : days.includes(day.day)),
    );
    const day = inMonth.at(nth === undefined ? 0 : Number(nth) < 0 ? Number(nth) : Number(nth) - 1);
    const began = day?.toPlainDateTime(start.toPlainTime());
    return began === undefined || isBefore(began, start) || (until !== undefined && isBefore(until, began)) ? [] : [began];
  });
}

function daysOf(year: number, month: number): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return Array.from({ length: first.daysInMonth }, (_, index) => first.add({ days: index }));
}
