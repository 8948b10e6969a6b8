/** Feasts and holidays that a mail names instead of a date: "by Easter", "before Diwali", "after the bank holiday". */
import { Temporal } from "temporal-polyfill";
import { plain } from "./dates-count.ts";
import { rule } from "./dates-words.ts";

/** When a feast is kept: by which day it is, and the days that belong to it. A guess hangs on the moon, the land or the school. */
type Kept = { date: Temporal.PlainDate; first: Temporal.PlainDate; last: Temporal.PlainDate; certain: boolean };

type DayOfYear = (year: number, timeZone: string) => Temporal.PlainDate | null;
/** `lead`, `trail`: days before and after that belong to it. `soon`: nobody means one that is more than a season away. */
type Feast = { words: string; day: DayOfYear; lead?: number; trail?: number; guess?: true; soon?: true };
const SEASON_DAYS = 90;

const on =
  (month: number, day: number): DayOfYear =>
  (year) =>
    plain(year, month, day);

/** Easter Sunday of the Western churches, by the rule of Meeus, Jones and Butcher. */
function easterSunday(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}
const easter =
  (days: number): DayOfYear =>
  (year) =>
    easterSunday(year).add({ days });

/** The `nth` such weekday (1 Monday … 7 Sunday) of a month; counted from its end when negative. */
const nth =
  (count: number, dayOfWeek: number, month: number): DayOfYear =>
  (year) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 });
    if (count < 0) {
      const last = first.with({ day: first.daysInMonth });
      return last.subtract({ days: (last.dayOfWeek - dayOfWeek + 7) % 7 });
    }
    return first.add({ days: ((dayOfWeek - first.dayOfWeek + 7) % 7) + 7 * (count - 1) });
  };

/** A search of the calendar costs milliseconds, and a hostile mail names the same feast ten thousand times. */
const searched = new Map<string, Temporal.PlainDate | null>();
const SEARCHED_MAX = 500;

/** The first day from `since` on that a calendar of the moon gives that number, and that month if one is named. */
function moon(calendar: string, dayOfMonth: number, since: Temporal.PlainDate, month?: string): Temporal.PlainDate | null {
  const key = `${calendar} ${dayOfMonth} ${month} ${since}`;
  const known = searched.get(key);
  if (known !== undefined) return known;
  if (searched.size >= SEARCHED_MAX) searched.clear();
  const found = search(calendar, dayOfMonth, since, month);
  searched.set(key, found);
  return found;
}

function search(calendar: string, dayOfMonth: number, since: Temporal.PlainDate, month: string | undefined): Temporal.PlainDate | null {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { day: "numeric", month: "long", timeZone: "UTC" });
  for (let days = 0; days < 390; days += 1) {
    const date = since.add({ days });
    const parts = format.formatToParts(date.toZonedDateTime("UTC").epochMilliseconds);
    const named = (type: string) => parts.find((part) => part.type === type)?.value;
    if (named("day") === String(dayOfMonth) && (month === undefined || named("month") === month)) return date;
  }
  return null;
}

/** A feast of a calendar with months of its own; of two in one year, the first. */
const inCalendar =
  (calendar: string, month: string, day: number): DayOfYear =>
  (year) =>
    moon(calendar, day, Temporal.PlainDate.from({ year, month: 1, day: 1 }), month);
/** A Hindu feast by the age of the moon, which the Chinese calendar counts, in the thirty days that it falls in. */
const hindu =
  (age: number, month: number, day: number, later = 0): DayOfYear =>
  (year) =>
    moon("chinese", age, Temporal.PlainDate.from({ year, month, day }))?.add({ days: later }) ?? null;

const CANADIAN = /^America\/(?:Toronto|Vancouver|Edmonton|Winnipeg|Halifax|Montreal|Regina|St_Johns|Moncton|Calgary)$/;
const thanksgiving: DayOfYear = (year, zone) => (CANADIAN.test(zone) ? nth(2, 1, 10) : nth(4, 4, 11))(year, zone);
const independence: DayOfYear = (year, zone) => (/^Asia\/(?:Kolkata|Calcutta)$/.test(zone) ? on(8, 15) : on(7, 4))(year, zone);

/** "The bank holiday" is the next one; which are kept differs from land to land. */
const BANK_HOLIDAYS: readonly DayOfYear[] = [easter(1), nth(1, 1, 5), nth(-1, 1, 5), nth(-1, 1, 8), on(12, 25)];

/** So does half-term, in February, at the end of May and of October. */
const HALF_TERMS: readonly DayOfYear[] = [nth(3, 5, 2), nth(-1, 5, 5), nth(-1, 5, 10)];

const PERIOD = "(?:break|holidays?|period|season|shut-?down|vacation|recess|leave)";

/** Longer names first: "Easter Monday" before "Easter". Of rows with the same name the nearest feast is meant. */
const FEASTS: readonly Feast[] = [
  {
    words: `(?:christmas|xmas|festive|winter|year[- ]end|end[- ]of[- ]year) (?:and new year )?${PERIOD}`,
    day: on(12, 24),
    trail: 8,
    guess: true,
  },
  { words: "the (?:school )?holidays|(?:the )?festivities", day: on(12, 24), trail: 8, guess: true, soon: true },
  { words: "(?:christmas|xmas) eve", day: on(12, 24) },
  { words: "(?:christmas|xmas)(?: day)?", day: on(12, 25), trail: 1 },
  { words: "boxing day|(?:st\\.? |saint )?stephen['’]?s day", day: on(12, 26) },
  { words: "new year['’]?s eve|nye|hogmanay|silvester", day: on(12, 31), trail: 1 },
  { words: "new year['’]?s day", day: on(1, 1) },
  { words: "new year['’]?s?", day: on(12, 31), lead: -1, trail: 1 },
  { words: "epiphany|three kings(?: day)?|twelfth night", day: on(1, 6) },
  { words: "burns night", day: on(1, 25) },
  { words: "(?:st\\.? |saint )?valentine['’]?s(?: day)?", day: on(2, 14) },
  { words: "lady day", day: on(3, 25) },
  { words: "michaelmas", day: on(9, 29) },
  { words: "(?:makar )?sankranti|pongal", day: on(1, 14), trail: 3, guess: true },
  { words: "golden week", day: on(5, 5), lead: 6, guess: true },
  { words: `(?:the )?summer ${PERIOD}`, day: on(8, 31), lead: 61, guess: true },
  { words: "(?:st\\.? |saint )?david['’]?s day", day: on(3, 1) },
  { words: "(?:st\\.? |saint )(?:patrick|paddy)['’]?s(?: day)?|(?:patrick|paddy)['’]?s day", day: on(3, 17) },
  { words: "(?:st\\.? |saint )?george['’]?s day", day: on(4, 23) },
  { words: "(?:st\\.? |saint )?andrew['’]?s day", day: on(11, 30) },
  { words: `easter ${PERIOD}`, day: easter(7), lead: 16, guess: true },
  { words: "easter monday", day: easter(1) },
  { words: "easter saturday", day: easter(-1) },
  { words: "good friday", day: easter(-2) },
  { words: "maundy thursday", day: easter(-3) },
  { words: "palm sunday", day: easter(-7) },
  { words: "ash wednesday", day: easter(-46) },
  { words: "shrove tuesday|pancake day", day: easter(-47) },
  { words: "easter week", day: easter(6), lead: 6 },
  { words: "easter(?: sunday| weekend)?", day: easter(0), lead: 2, trail: 1 },
  { words: "mothering sunday", day: easter(-21) },
  { words: "ascension(?: day)?", day: easter(39) },
  { words: "whit monday|pentecost monday", day: easter(50) },
  { words: "whit ?sun(?:day)?|whitsuntide|pentecost", day: easter(49), trail: 1 },
  { words: "corpus christi", day: easter(60) },
  { words: "canadian thanksgiving", day: nth(2, 1, 10) },
  { words: "thanksgiving(?: day| weekend| break| holidays?)?", day: thanksgiving, trail: 3 },
  { words: "black friday", day: (year) => nth(4, 4, 11)(year, "")?.add({ days: 1 }) ?? null },
  { words: "(?:martin luther king|mlk)(?: jr\\.?)?(?: day)?", day: nth(3, 1, 1) },
  { words: "presidents?['’]?s? day", day: nth(3, 1, 2) },
  { words: "memorial day(?: weekend)?", day: nth(-1, 1, 5) },
  { words: "juneteenth", day: on(6, 19) },
  { words: "independence day", day: independence },
  {
    words: "labou?r day(?: weekend)?",
    day: (year, zone) => (zone.startsWith("America/") ? nth(1, 1, 9) : on(5, 1))(year, zone),
    guess: true,
  },
  { words: "columbus day|indigenous peoples['’]? day", day: nth(2, 1, 10) },
  { words: "veterans day|armistice day|remembrance day", day: on(11, 11) },
  { words: "canada day", day: on(7, 1) },
  { words: "victoria day", day: (year) => plain(year, 5, 24)?.subtract({ days: (plain(year, 5, 24)?.dayOfWeek ?? 1) - 1 }) ?? null },
  { words: "may day", day: on(5, 1) },
  { words: "(?:early )?may bank holiday(?: weekend)?", day: nth(1, 1, 5), lead: 2, guess: true },
  { words: "(?:late may|spring|whit) bank holiday(?: weekend)?", day: nth(-1, 1, 5), lead: 2 },
  { words: "june bank holiday(?: weekend)?", day: nth(1, 1, 6), lead: 2 },
  {
    words: "(?:summer|august) bank holiday(?: weekend)?",
    day: (year, zone) => nth(zone === "Europe/Dublin" ? 1 : -1, 1, 8)(year, zone),
    lead: 2,
  },
  { words: "october bank holiday(?: weekend)?", day: nth(-1, 1, 10), lead: 2 },
  { words: "bastille day", day: on(7, 14) },
  { words: "australia day", day: on(1, 26) },
  { words: "anzac day", day: on(4, 25) },
  { words: "waitangi day", day: on(2, 6) },
  { words: "republic day", day: on(1, 26) },
  { words: "gandhi jayanti", day: on(10, 2) },
  { words: "king['’]?s day|koningsdag", day: on(4, 27) },
  {
    words: "midsummer(?: day| eve)?",
    day: (year) => plain(year, 6, 19)?.add({ days: (12 - (plain(year, 6, 19)?.dayOfWeek ?? 5)) % 7 }) ?? null,
    trail: 1,
    guess: true,
  },
  { words: "hallowe['’]?en", day: on(10, 31) },
  { words: "all saints['’]?(?: day)?", day: on(11, 1) },
  { words: "bonfire night|guy fawkes(?: night| day)?", day: on(11, 5) },
  { words: "(?:diwali|deepavali|deepawali)(?: break| holidays?| weekend)?", day: hindu(1, 10, 17, -1), trail: 2, guess: true },
  { words: "dussehra|dasara|dusshera|vijayadashami", day: hindu(10, 9, 25), guess: true },
  { words: "holi", day: hindu(16, 2, 27), guess: true },
  {
    words: "ramadan|ramzan",
    day: (year) => inCalendar("islamic-civil", "Shawwal", 1)(year, "")?.subtract({ days: 1 }) ?? null,
    lead: 29,
    guess: true,
  },
  { words: "eid al[- ]adha|bakri ?d", day: inCalendar("islamic-civil", "Dhuʻl-Hijjah", 10), trail: 3, guess: true },
  { words: "eid(?: al[- ]fitr| ul[- ]fitr)?", day: inCalendar("islamic-civil", "Shawwal", 1), trail: 2, guess: true },
  { words: "hanukkah|chanukah|hanukah", day: inCalendar("hebrew", "Kislev", 25), lead: 1, trail: 7, guess: true },
  { words: "passover|pesach", day: inCalendar("hebrew", "Nisan", 15), lead: 1, trail: 7, guess: true },
  { words: "rosh hashanah", day: inCalendar("hebrew", "Tishri", 1), lead: 1, trail: 1 },
  { words: "yom kippur", day: inCalendar("hebrew", "Tishri", 10), lead: 1 },
  { words: "(?:chinese|lunar) new year|spring festival|tet", day: inCalendar("chinese", "First Month", 1), lead: 1, trail: 6, guess: true },
  ...HALF_TERMS.map((day): Feast => ({ words: "half[- ]term(?: break| holidays?| week)?", day, lead: 6, trail: 2, guess: true })),
  ...BANK_HOLIDAYS.map((day): Feast => ({ words: "(?:bank|public) holiday(?: weekend| monday)?|long weekend", day, lead: 2, guess: true })),
];

const NAMED = FEASTS.map((feast) => ({ ...feast, pattern: new RegExp(`^(?:${feast.words})$`, "iu") }));

/** The name of any feast. */
export const FEAST = rule([...new Set(FEASTS.map(({ words }) => words))].join("|"));

/** Said before it, the feast dates something: "by", "after the", "the week before". */
const DATES_SOMETHING =
  /\b(?:by|before|until|till|after|over|at|on|around|about|between|following|past|during|in|this|next|ahead of|prior to|from|to|and|or|of)\s+(?:(?:the|our|your|this|next|about|around)\s+)*$/i;
/** A greeting is no date: "Merry Christmas and a happy New Year". */
const GREETS =
  /\b(?:happy|merry|lovely|great|good|wonderful|nice|peaceful|relaxing|restful|blessed|enjoy|enjoyed|wish(?:es|ing)?)\b[^.;!?]{0,40}$/i;

function kept(feast: Feast, today: Temporal.PlainDate, timeZone: string): Kept | null {
  for (const year of [today.year - 1, today.year, today.year + 1]) {
    const date = feast.day(year, timeZone);
    const last = date?.add({ days: feast.trail ?? 0 });
    if (date === null || last === undefined || Temporal.PlainDate.compare(last, today) < 0) continue;
    if (feast.soon && today.until(date).days > SEASON_DAYS) return null;
    return { date, first: date.subtract({ days: feast.lead ?? 0 }), last, certain: feast.guess === undefined };
  }
  return null;
}

/** The next time that a named feast is kept, from `today` on; null where its name dates nothing. `head`: what stands before it. */
export function feastNamed(name: string, head: string, today: Temporal.PlainDate, timeZone: string): Kept | null {
  if (!DATES_SOMETHING.test(head) || GREETS.test(head)) return null;
  const all = NAMED.filter(({ pattern }) => pattern.test(name));
  const meant = all.filter(({ words }) => words === all[0]?.words).flatMap((feast) => kept(feast, today, timeZone) ?? []);
  return meant.sort((a, b) => Temporal.PlainDate.compare(a.date, b.date))[0] ?? null;
}
