/**
 * Days and times of day in English prose, read as a person in business reads them, counted from when the mail was
 * written. Ranges end on their last day (R32). Business days are Monday to Friday. Own small tables rather than
 * chrono-node, which puts "end of next week" on a Saturday and reads 03/04 in US order (MAIL.md).
 */
import { Temporal } from "temporal-polyfill";
import { zoneNamed } from "./dates-zones.ts";

/** Where dates count from: the local day of writing, in the candidate's zone. */
export type Anchor = { today: Temporal.PlainDate; timeZone: string };

export type DayMention = {
  kind: "day";
  from: number;
  to: number;
  phrase: string;
  date: Temporal.PlainDate;
  certain: boolean;
  range?: true;
};
export type TimeMention = {
  kind: "time";
  from: number;
  to: number;
  phrase: string;
  time: Temporal.PlainTime;
  until: Temporal.PlainTime | null;
  /** "Between 2 and 4": any time in it is offered. */
  open: boolean;
  timeZone: string;
  certain: boolean;
};
export type Mention = DayMention | TimeMention;

/** The anchor of a mail; null when `writtenAt` is no instant or the zone is unknown. */
export function anchorOf(writtenAt: string, timeZone: string): Anchor | null {
  try {
    return { today: Temporal.Instant.from(writtenAt).toZonedDateTimeISO(timeZone).toPlainDate(), timeZone };
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

/** `range`: the last day of a stretch that ends for certain, such as "next week": no day for an interview, and one to decide by (R32). */
type Read = { date: Temporal.PlainDate; certain: boolean; range?: true };
type DayRule = { name: string; pattern: RegExp; read: (groups: Record<string, string | undefined>, anchor: Anchor) => Read | null };

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  "a couple of": 2,
  "a couple": 2,
  "couple of": 2,
  couple: 2,
  two: 2,
  three: 3,
  "a few": 3,
  few: 3,
  several: 4,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
};
/** Words that name no exact number. */
const VAGUE = /couple|few|several|about|around|roughly|approximately|some|or two|or so|coming|probably|likely|hopefully|maybe/i;

const WD = "(?:mon|tues?|wed(?:nes)?|weds|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?";
const MON =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const NUM =
  "\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|(?:a )?couple of|(?:a )?couple|(?:a )?few|several";
const rule = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}/.:-])(?:${source})(?![\\p{L}\\p{N}])`, "giu");

const weekday = (name: string) => WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const month = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const number = (text: string) => NUMBERS[text.toLowerCase()] ?? Number.parseInt(text, 10);

function plain(year: number, monthOf: number, day: number): Temporal.PlainDate | null {
  if (monthOf < 1 || monthOf > 12 || day < 1 || day > 31) return null;
  const first = Temporal.PlainDate.from({ year, month: monthOf, day: 1 });
  return day <= first.daysInMonth ? first.with({ day }) : null;
}

/** Without a year: this year, unless that is more than two months ago. */
function nearest(monthOf: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const here = plain(today.year, monthOf, day);
  if (here && Temporal.PlainDate.compare(here, today.subtract({ months: 2 })) >= 0) {
    // In January "20 December" is last month's, not next December's.
    const before = plain(today.year - 1, monthOf, day);
    if (before && Temporal.PlainDate.compare(before, today.subtract({ days: 45 })) >= 0) return before;
    return here;
  }
  return plain(today.year + 1, monthOf, day);
}

const year = (text: string | undefined) => (text === undefined ? undefined : text.length === 2 ? 2000 + Number(text) : Number(text));

/** `days` business days after `from`, Monday to Friday. */
function addBusinessDays(from: Temporal.PlainDate, days: number): Temporal.PlainDate {
  let date = from;
  for (let left = Math.min(days, 400); left > 0; ) {
    date = date.add({ days: 1 });
    if (date.dayOfWeek <= 5) left -= 1;
  }
  return date;
}

/** A weekday of the week `weeks` after this one; on a weekend "this week" is the one about to begin. */
function inWeek(today: Temporal.PlainDate, weeks: number, dayOfWeek: number): Temporal.PlainDate {
  return today.add({ days: 7 * weeks + dayOfWeek - today.dayOfWeek });
}
const thisWeek = (today: Temporal.PlainDate, dayOfWeek: number) => inWeek(today, today.dayOfWeek > 5 ? 1 : 0, dayOfWeek);
const comingWeekday = (today: Temporal.PlainDate, dayOfWeek: number) => today.add({ days: ((dayOfWeek - today.dayOfWeek + 6) % 7) + 1 });

/** A weekday that contradicts its date makes the date a guess. */
const agrees = (date: Temporal.PlainDate, named: string | undefined) => named === undefined || weekday(named) === date.dayOfWeek;

function dated(day: string, monthOf: number, yearText: string | undefined, wd: string | undefined, { today }: Anchor): Read | null {
  const given = year(yearText);
  const date = given === undefined ? nearest(monthOf, Number(day), today) : plain(given, monthOf, Number(day));
  return date && { date, certain: agrees(date, wd) };
}

function inMonths(today: Temporal.PlainDate, monthOf: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year: today.year, month: monthOf, day: 1 });
  return monthOf < today.month ? first.add({ years: 1 }) : first;
}
const lastOf = (first: Temporal.PlainDate) => first.with({ day: first.daysInMonth });

const PART_OF_WEEK: Record<string, number> = {
  early: 2,
  beginning: 2,
  start: 2,
  "first half": 3,
  mid: 3,
  middle: 3,
  later: 5,
  late: 5,
  end: 5,
  "second half": 5,
};

/** Earlier rules are tried first; of two that overlap the longer stands. */
const DAY_RULES: readonly DayRule[] = [
  {
    name: "iso",
    pattern: rule("(?<y>20\\d\\d)-(?<m>\\d\\d)-(?<d>\\d\\d)"),
    read: (g) => {
      const date = plain(Number(g.y), Number(g.m), Number(g.d));
      return date && { date, certain: true };
    },
  },
  {
    name: "3 December",
    pattern: rule(
      `(?:(?<wd>${WD})[,.]?\\s+)?(?:the\\s+)?(?<d>\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?(?<m>${MON})(?:\\.(?=[\\s,-]*\\d))?(?:[,\\s-]+(?<y>20\\d\\d|\\d\\d(?![\\d:.]|\\s*[ap]m)))?`,
    ),
    read: (g, anchor) => dated(g.d ?? "", month(g.m ?? ""), g.y?.length === 2 && Number(g.y) < 24 ? undefined : g.y, g.wd, anchor),
  },
  {
    name: "December 3",
    pattern: rule(
      `(?:(?<wd>${WD})[,.]?\\s+)?(?<m>${MON})\\.?\\s+(?:the\\s+)?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?![:.]\\d|\\s*[ap]m)(?:,?\\s+(?<y>20\\d\\d))?`,
    ),
    read: (g, anchor) => dated(g.d ?? "", month(g.m ?? ""), g.y, g.wd, anchor),
  },
  {
    name: "12/03",
    pattern: rule(
      `(?:(?<wd>${WD})[,.]?\\s+)?(?<a>\\d{1,2})(?<sep>[/.-])(?<b>\\d{1,2})(?:\\k<sep>(?<y>20\\d\\d|\\d\\d)|(?<=\\.\\d\\d?)\\.(?=\\s|$)|(?<=/\\d\\d?))`,
    ),
    read: (g, anchor) => {
      const american = anchor.timeZone.startsWith("America/") && g.sep !== ".";
      const [a, b] = [g.a ?? "", g.b ?? ""];
      const dayFirst = dated(a, Number(b), g.y, g.wd, anchor);
      const monthFirst = g.sep === "." ? null : dated(b, Number(a), g.y, g.wd, anchor);
      if (!dayFirst || !monthFirst || a === b) return dayFirst ?? monthFirst;
      if (g.wd && dayFirst.certain !== monthFirst.certain) return dayFirst.certain ? dayFirst : monthFirst;
      return { date: (american ? monthFirst : dayFirst).date, certain: false };
    },
  },
  {
    name: "Tuesday 8th",
    pattern: rule(
      `(?:(?<wd>${WD})[,.]?\\s+(?:the\\s+)?|the\\s+)(?<d>\\d{1,2})(?:st|nd|rd|th)(?! (?:floor|round|stage|interview|street|of|candidate|place|largest|best|most|anniversary|century))|(?<wd2>${WD})\\s+(?<d2>\\d{1,2})(?=[,.;)]?(?:\\s+(?:at|from|@|between)\\b|\\s*$))`,
    ),
    read: (g, { today }) => {
      const [day, wd] = [Number(g.d ?? g.d2), g.wd ?? g.wd2];
      for (let months = 0; months < 4; months += 1) {
        const first = today.with({ day: 1 }).add({ months });
        const date = plain(first.year, first.month, day);
        if (date && Temporal.PlainDate.compare(date, today) >= 0 && agrees(date, wd))
          return { date, certain: months < 2 || wd === undefined };
      }
      return null;
    },
  },
  {
    name: "today",
    pattern: rule(
      `today|tonight|this (?:morning|afternoon|evening)|(?:by )?(?:the )?(?:end of (?:the )?(?:business|play|day)|eod|cob|close of (?:business|play))(?!,? (?:on |this |next |of |the )?(?:${WD}|${MON}|tomorrow|day|business|\\d))`,
    ),
    read: (_, { today }) => ({ date: today, certain: true }),
  },
  {
    name: "the day after tomorrow",
    pattern: rule("(?:the )?day after tomorrow"),
    read: (_, { today }) => ({ date: today.add({ days: 2 }), certain: true }),
  },
  {
    name: "tomorrow",
    pattern: rule("(?:eod |cob )?(?:tomorrow|tmrw|tmrrw|tomorow|tommorow|tommorrow)"),
    read: (_, { today }) => ({ date: today.add({ days: 1 }), certain: true }),
  },
  {
    name: "Friday week",
    pattern: rule(`(?:a week on (?<wd>${WD})|(?<wd2>${WD}) week|a week (?:from|today|tomorrow)(?: (?<wd3>${WD}|today|tomorrow|now))?)`),
    read: (g, { today }) => {
      const name = g.wd ?? g.wd2 ?? g.wd3 ?? "";
      if (/^(?:today|now|tomorrow|)$/i.test(name))
        return { date: today.add({ days: name.toLowerCase() === "tomorrow" ? 8 : 7 }), certain: true };
      return { date: comingWeekday(today, weekday(name)).add({ days: 7 }), certain: true };
    },
  },
  {
    name: "next Friday",
    pattern: rule(
      `(?<which>next|the following|following)\\s+(?<wd>${WD})|(?<wd2>${WD})\\s+(?:of\\s+)?next\\s+week|next week,? (?:on )?(?<wd3>${WD})`,
    ),
    read: (g, { today }) => {
      const day = weekday(g.wd ?? g.wd2 ?? g.wd3 ?? "");
      const date = inWeek(today, 1, day);
      // On a Monday, "next Friday" may mean this week's.
      return { date, certain: g.wd === undefined || comingWeekday(today, day).equals(date) };
    },
  },
  {
    name: "Friday",
    pattern: rule(`(?<this>this\\s+(?:coming\\s+)?|coming\\s+)?(?<wd>${WD})`),
    read: (g, { today }) => {
      const day = weekday(g.wd ?? "");
      // "sat" and "sun" are words of their own; "Mondays" is a habit.
      if (/^(?:sat|sun|wed|mon)$/i.test(g.wd ?? "") && g.wd?.[0] === g.wd?.[0]?.toLowerCase()) return null;
      return { date: comingWeekday(today, day), certain: day !== today.dayOfWeek };
    },
  },
  {
    name: "end of next week",
    pattern: rule(
      "(?:(?:by |at |towards? |in )?(?:the )?(?<part>early|beginning|start|first half|mid|middle|later|late|end|second half)(?: part| half)?[ -](?:of |in )?(?:the )?)?(?<week>this|next|the following|following|the coming|coming|the)\\s+(?:working |business )?week(?<after> after next)?|eow",
    ),
    read: (g, { today }) => {
      if (g.week === undefined) return { date: thisWeek(today, 5), certain: true };
      if (/^the$/i.test(g.week) && g.part === undefined && !g.after) return null;
      const part = g.part?.toLowerCase();
      const day = PART_OF_WEEK[part ?? ""] ?? 5;
      const date = /^(?:this|the)$/i.test(g.week) ? thisWeek(today, day) : inWeek(today, 1, day);
      const range = part === undefined || part === "first half" || part === "second half" ? { range: true as const } : {};
      return { date: g.after ? inWeek(today, 2, day) : date, certain: part === "end", ...range };
    },
  },
  {
    name: "the weekend",
    pattern: rule("(?:before |by )the weekend"),
    read: (_, { today }) => ({ date: thisWeek(today, 5), certain: true }),
  },
  {
    name: "a week later",
    pattern: rule("the week after next"),
    read: (_, { today }) => ({ date: inWeek(today, 2, 5), certain: false, range: true }),
  },
  {
    name: "the week of the 12th",
    pattern: rule(
      `(?:the )?week (?:of|commencing|beginning|starting|ending)(?: on)? (?:${WD},? )?(?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+(?:of\\s+)?(?<m>${MON}))?|w/c (?:the )?(?<d2>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+(?<m2>${MON}))?`,
    ),
    read: (g, anchor) => {
      const day = Number(g.d ?? g.d2);
      const named = g.m ?? g.m2;
      let first = named ? nearest(month(named), day, anchor.today) : plain(anchor.today.year, anchor.today.month, day);
      if (first && !named && Temporal.PlainDate.compare(first, anchor.today) < 0) first = first.add({ months: 1 });
      return first && { date: inWeek(first, 0, 5), certain: false, range: true };
    },
  },
  {
    name: "end of March",
    pattern: rule(
      `(?:(?:the )?(?<part>end|middle|mid|start|beginning|early|late|second half|first half|first week|latter part|second week)(?:[ -](?:of|in))?[ -]+)(?:(?<m>${MON})(?: (?<y>20\\d\\d))?|(?<rel>the month|this month|next month|the year|this year|month))`,
    ),
    read: (g, { today }) => {
      const start = today.with({ day: 1 });
      const first = g.rel
        ? /year/i.test(g.rel)
          ? today.with({ month: 12, day: 1 })
          : /next/i.test(g.rel)
            ? start.add({ months: 1 })
            : start
        : g.y
          ? Temporal.PlainDate.from({ year: Number(g.y), month: month(g.m ?? ""), day: 1 })
          : inMonths(today, month(g.m ?? ""));
      const part = (g.part ?? "").toLowerCase();
      if (/end/.test(part)) return { date: lastOf(first), certain: true };
      const day = /middle|mid|first half|second week/.test(part)
        ? 15
        : /start|beginning|early|first week/.test(part)
          ? 7
          : first.daysInMonth;
      return { date: first.with({ day }), certain: false, ...(/half|week/.test(part) ? { range: true as const } : {}) };
    },
  },
  {
    name: "in May",
    pattern: rule(`(?:in|during|by|until|before)\\s+(?<m>${MON})(?! \\d)`),
    read: (g, { today }) => ({ date: lastOf(inMonths(today, month(g.m ?? ""))), certain: false, range: true }),
  },
  {
    name: "next month",
    pattern: rule("(?:later )?(?<which>this|next) month"),
    read: (g, { today }) => ({
      date: lastOf(today.with({ day: 1 }).add({ months: g.which?.toLowerCase() === "next" ? 1 : 0 })),
      certain: false,
      range: true,
    }),
  },
  {
    name: "the new year",
    pattern: rule("(?:in |into |early in )?the new year"),
    read: (_, { today }) => ({ date: Temporal.PlainDate.from({ year: today.year + 1, month: 1, day: 15 }), certain: false }),
  },
  {
    name: "within five business days",
    pattern: rule(
      `(?<lead>within|in|over|during|for|inside|next|another|after|allow|takes?|take up to|up to|about|around)\\s+(?<vague>(?:the |about |around |roughly |approximately |next |coming |following |a further |another |up to |probably )*)(?:\\d{1,2}\\s*(?:-|–|to|or)\\s*)?(?:(?:one|two|three|four|five|six|seven|eight)\\s+(?:to|or)\\s+)?(?<n>${NUM})\\s+(?:more\\s+)?(?<unit>business days?|working days?|work days?|days?|weeks?|months?|fortnights?|hours?|hrs)(?<tail>'? time| or two| or so|’ time)?`,
    ),
    read: (g, { today }) => span(g.n ?? "", g.unit ?? "", `${g.lead} ${g.vague} ${g.n} ${g.tail ?? ""}`, today),
  },
  {
    name: "five days from now",
    pattern: rule(
      `(?<n>${NUM})\\s+(?<unit>business days?|working days?|days?|weeks?|months?|fortnights?)(?:'|’)?\\s+(?:from (?:now|today|this (?:date|email|letter|mail)|receipt|the date of this (?:letter|email))|time|of (?:this|the date of this|receipt|receiving)\\s*(?:email|letter|mail|offer)?)`,
    ),
    read: (g, { today }) => span(g.n ?? "", g.unit ?? "", g.n ?? "", today),
  },
  {
    name: "the coming days",
    pattern: rule(
      "(?:in |over |within )?the (?:next|coming|following) (?<unit>few days|days|weeks|few weeks|couple of days|couple of weeks|week|fortnight)",
    ),
    read: (g, { today }) => coming(g.unit ?? "", today),
  },
];

function span(count: string, unit: string, words: string, today: Temporal.PlainDate): Read | null {
  const n = number(count);
  const orTwo = / or two/i.test(words) ? 1 : 0;
  if (!Number.isFinite(n) || n < 1 || n > 400) return null;
  const certain = !VAGUE.test(words);
  if (/^(?:business|work)/i.test(unit)) return { date: addBusinessDays(today, n), certain };
  // "In a few days" is said of business days.
  if (/^day/i.test(unit) && /couple|few|several/i.test(count)) return { date: addBusinessDays(today, Math.max(n, 2)), certain: false };
  if (/^h/i.test(unit)) return { date: today.add({ days: Math.max(1, Math.ceil(n / 24)) }), certain };
  const amount = n + orTwo;
  if (/^day/i.test(unit)) return { date: today.add({ days: amount }), certain };
  if (/^fortnight/i.test(unit)) return { date: today.add({ weeks: 2 * n }), certain };
  if (/^week/i.test(unit)) return { date: today.add({ weeks: amount }), certain };
  return { date: today.add({ months: amount }), certain: false };
}

function coming(unit: string, today: Temporal.PlainDate): Read {
  if (/fortnight|couple of weeks/i.test(unit)) return { date: today.add({ days: 14 }), certain: false };
  if (/few weeks|^weeks/i.test(unit)) return { date: today.add({ days: 21 }), certain: false };
  if (/^week$/i.test(unit)) return { date: today.add({ days: 7 }), certain: false };
  return { date: addBusinessDays(today, /couple/i.test(unit) ? 2 : 4), certain: false };
}

type TimeRule = {
  pattern: RegExp;
  read: (groups: Record<string, string | undefined>) => { hour: number; minute: number; sure: boolean } | null;
};

const HALF = "(?<half>a\\.?m\\.?|p\\.?m\\.?)";
const clock = (hour: number, minute: number, half: string | undefined) => {
  if (minute > 59 || hour > 23) return null;
  if (half !== undefined) {
    if (hour > 12 || hour === 0) return hour > 12 ? { hour, minute, sure: true } : null;
    return { hour: (hour % 12) + (/^p/i.test(half) ? 12 : 0), minute, sure: true };
  }
  // Nobody interviews at two in the morning; seven and eight may be either.
  if (hour >= 1 && hour <= 6) return { hour: hour + 12, minute, sure: true };
  return { hour, minute, sure: hour >= 9 };
};
const HOUR_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const hourOf = (word: string) => HOUR_WORDS.split("|").indexOf(word.toLowerCase()) + 1 || Number(word);

const TIME_RULES: readonly TimeRule[] = [
  { pattern: rule("(?:12 )?(?:noon|midday)"), read: () => ({ hour: 12, minute: 0, sure: true }) },
  {
    pattern: rule(`(?<part>half past|half|quarter past|quarter to) (?<h>\\d{1,2}|${HOUR_WORDS})(?:\\s*${HALF})?`),
    read: (g) => {
      const to = /to/i.test(g.part ?? "");
      const hour = hourOf(g.h ?? "") - (to ? 1 : 0);
      return clock(hour || 12, to ? 45 : /half/i.test(g.part ?? "") ? 30 : 15, g.half);
    },
  },
  { pattern: rule(`(?<h>\\d{1,2})(?:[:.h](?<m>\\d\\d))?\\s*${HALF}`), read: (g) => clock(Number(g.h), Number(g.m ?? 0), g.half) },
  {
    pattern: rule("(?<h>[01]?\\d|2[0-3]):(?<m>[0-5]\\d)(?::00)?(?:\\s*(?:hrs|hours|h))?"),
    read: (g) =>
      (g.h ?? "").startsWith("0") || Number(g.h) > 12
        ? { hour: Number(g.h), minute: Number(g.m), sure: true }
        : clock(Number(g.h), Number(g.m), undefined),
  },
  {
    pattern: rule("(?<h>[01]\\d|2[0-3])(?<m>[0-5]\\d)\\s*(?:hrs|hours|h)"),
    read: (g) => ({ hour: Number(g.h), minute: Number(g.m), sure: true }),
  },
  { pattern: rule("(?<h>\\d{1,2})\\.(?<m>[0-5][05])(?!\\.\\d)"), read: (g) => clock(Number(g.h), Number(g.m), undefined) },
  {
    pattern: rule("(?<h>\\d{1,2})h(?<m>[0-5]\\d)?"),
    read: (g) => (Number(g.h) > 23 ? null : { hour: Number(g.h), minute: Number(g.m ?? 0), sure: true }),
  },
  { pattern: rule(`(?<h>\\d{1,2}|${HOUR_WORDS}) o['’]?clock(?: ${HALF})?`), read: (g) => clock(hourOf(g.h ?? ""), 0, g.half) },
  {
    pattern: rule(
      `(?<=(?:at|@|from|between|and|to|until|till|before|after|or|say|around|about|by|-|–)\\s?)(?<h>\\d{1,2}|${HOUR_WORDS})(?=\\s*(?:$|[,;?!)]|\\.(?!\\d)|-|–|to\\b|and\\b|or\\b|on\\b|in\\b|with\\b|at\\b|for\\b|tomorrow|today|${WD}\\b|if\\b|instead|please|suit|work|then|sharp|utc|gmt|bst|cet|cest|ist|[ecmp][sd]?t\\b))`,
    ),
    read: (g) => clock(hourOf(g.h ?? ""), 0, undefined),
  },
];

type RawTime = { from: number; to: number; hour: number; minute: number; sure: boolean; half: boolean; bare: boolean };

function rawTimes(text: string): RawTime[] {
  const found: RawTime[] = [];
  TIME_RULES.forEach(({ pattern, read }, at) => {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.some((other) => from < other.to && other.from < to)) continue;
      const time = read(match.groups ?? {});
      if (time) found.push({ from, to, ...time, half: match.groups?.half !== undefined, bare: at === TIME_RULES.length - 1 });
    }
  });
  return found.sort((a, b) => a.from - b.from);
}

/** Times of day, ranges joined ("2 to 3 pm"), each with its zone: the one named after it, else the candidate's. */
function times(text: string, anchor: Anchor, days: readonly DayMention[]): TimeMention[] {
  const raw = rawTimes(text).filter((time) => !days.some((day) => time.from < day.to && day.from < time.to));
  const out: TimeMention[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const start = raw[at];
    if (start === undefined) continue;
    const next = raw[at + 1];
    const between = next ? text.slice(start.to, next.from) : "";
    // "Moved from 2 pm to 4 pm" is no range: only the second time stands.
    if (
      next &&
      /^\s*to\s*$/i.test(between) &&
      /\b(?:mov|chang|resched|shift|push|put|br(?:ought|ing)|swap)[^,;]{0,40}\bfrom\s*$/i.test(
        text.slice(Math.max(0, start.from - 60), start.from),
      )
    )
      continue;
    const open = /\b(?:between|any ?time|from)\s*$/i.test(text.slice(Math.max(0, start.from - 10), start.from));
    const joined =
      next !== undefined && (/^\s*(?:-|–|—|to|until|till)\s*$/i.test(between) || (open && /^\s*(?:and|to|-|–)\s*$/i.test(between)));
    // A lone number needs more than its looks: "at 2" is a time, "or 3" only beside another.
    if (
      start.bare &&
      !joined &&
      !/(?:\bat|@|\bsay|\baround|\babout)\s?$/i.test(text.slice(Math.max(0, start.from - 8), start.from)) &&
      out.length === 0
    )
      continue;
    let hour = start.hour;
    const end = joined ? next : undefined;
    // "2-3pm": the half of the day is said once. "11-1pm" starts in the morning.
    if (end?.half && !start.half && !start.sure && end.hour >= 12 && start.hour < 12 && start.hour + 12 <= end.hour) hour = start.hour + 12;
    if (end?.half && !start.half && end.hour < 12 && start.hour >= 13 && start.hour - 12 < end.hour) hour = start.hour - 12;
    const stop = end?.to ?? start.to;
    const zone = zoneNamed(text.slice(stop, stop + 40), anchor.timeZone);
    const to = stop + (zone?.length ?? 0);
    out.push({
      kind: "time",
      from: start.from,
      to,
      phrase: text.slice(start.from, to).replace(/(?<!\.m)\.$/i, ""),
      time: Temporal.PlainTime.from({ hour, minute: start.minute }),
      until: end ? Temporal.PlainTime.from({ hour: end.hour, minute: end.minute }) : null,
      open: open && joined && /\b(?:between|any ?time)\s*$/i.test(text.slice(Math.max(0, start.from - 10), start.from)),
      timeZone: zone?.timeZone ?? anchor.timeZone,
      certain: (start.sure || (end?.half ?? false)) && (zone?.certain ?? true),
    });
    if (joined) at += 1;
  }
  return out;
}

/** Every day and time of day in one sentence, in order. */
export function mentions(sentence: string, anchor: Anchor): Mention[] {
  const text = sentence.slice(0, 1_000);
  const days: DayMention[] = [];
  for (const { pattern, read } of DAY_RULES) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const rival = days.find((other) => from < other.to && other.from < to);
      if (rival && rival.to - rival.from >= to - from) continue;
      const day = read(match.groups ?? {}, anchor);
      if (!day) continue;
      if (rival) days.splice(days.indexOf(rival), 1);
      days.push({ kind: "day", from, to, phrase: match[0], ...day });
    }
  }
  return [...days, ...times(text, anchor, days)].sort((a, b) => a.from - b.from);
}

/** The day that a few words name ("Tuesday", "the 12th"), `YYYY-MM-DD`; null when they name none. */
export function dayNamed(words: string, writtenAt: string, timeZone: string): string | null {
  const anchor = anchorOf(writtenAt, timeZone);
  const day = anchor && mentions(words, anchor).find((mention) => mention.kind === "day");
  return day?.kind === "day" ? day.date.toString() : null;
}

/** A day and a time of day as an instant, `2026-12-03T10:00:00Z`. A time that a clock change skips moves forward. */
export function instantOf(date: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): string {
  return date.toZonedDateTime({ timeZone, plainTime: time }).toInstant().toString();
}
