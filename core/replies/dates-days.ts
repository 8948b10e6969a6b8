import { Temporal } from "temporal-polyfill";
import type { Anchor, DayMention } from "./dates.ts";
import { withoutAppositions } from "./dates-appositions.ts";
import { addBusinessDays, comingWeekday, inWeek, lastOf, nearest, plain, thisWeek } from "./dates-count.ts";
import { FEAST, feastNamed } from "./dates-feasts.ts";
import { calendarWeek, firstOfNamed, type Groups, inMonthByCount, quarter, type Read, season } from "./dates-periods.ts";
import { type Before, isCountedFrom, related } from "./dates-related.ts";
import { signs } from "./dates-signs.ts";
import { MON, month, NUM, number, ORDINALS, ordinal, rule, VAGUE, WD, weekday } from "./dates-words.ts";

/** `signs`: without all of these in the sentence the pattern cannot match. `head`: what stands before the match. */
type DayRule = {
  name: string;
  signs: number;
  pattern: RegExp;
  /** `base`: the day named before it, if that is to come. */
  read: (groups: Groups, anchor: Anchor, head: string, phrase: string, base: DayMention | undefined) => Read | null;
};

const year = (text: string | undefined) => (text === undefined ? undefined : text.length === 2 ? 2000 + Number(text) : Number(text));

/** A weekday that contradicts its date makes the date a guess. */
const agrees = (date: Temporal.PlainDate, named: string | undefined) => named === undefined || weekday(named) === date.dayOfWeek;

function dated(day: string, monthOf: number, yearText: string | undefined, wd: string | undefined, { today }: Anchor): Read | null {
  const given = year(yearText);
  const date = given === undefined ? nearest(monthOf, Number(day), today) : plain(given, monthOf, Number(day));
  return date && { date, certain: agrees(date, wd) };
}

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
  "back end": 5,
  "second half": 5,
  latter: 5,
};

/** The last hour that is said without "pm". */
const NOON = 12;

/** The next day of that number in its month. */
function nextOfNumber(day: number, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const here = plain(today.year, today.month, day);
  if (here && Temporal.PlainDate.compare(here, today) >= 0) return here;
  const next = today.with({ day: 1 }).add({ months: 1 });
  return plain(next.year, next.month, day);
}

/** Where 12/03 is 3 December: in the zones of America but those of its south, where the day comes first. */
const DAY_FIRST =
  /^America\/(?:Argentina\/|Sao_Paulo|Bahia|Recife|Fortaleza|Manaus|Belem|Cuiaba|Porto_Velho|Bogota|Lima|Santiago|Caracas|La_Paz|Quito|Guayaquil|Montevideo|Asuncion|Buenos_Aires|Mexico_City|Monterrey|Tijuana|Cancun|Guatemala|San_Jose|Costa_Rica|El_Salvador|Tegucigalpa|Managua|Havana|Santo_Domingo|Cayenne|Martinique|Guadeloupe)/;
const isMonthFirst = (timeZone: string) => timeZone.startsWith("America/") && !DAY_FIRST.test(timeZone);

/** 12/03 in the order of the mail, else of the candidate's country; a guess where the other order names a day too. Always day first between full stops. */
function inFigures({ a = "", b = "", sep, y, wd }: Groups, anchor: Anchor): Read | null {
  const dayFirst = dated(a, Number(b), y, wd, anchor);
  const monthFirst = sep === "." ? null : dated(b, Number(a), y, wd, anchor);
  if (!dayFirst || !monthFirst || a === b) return dayFirst ?? monthFirst;
  if (wd && dayFirst.certain !== monthFirst.certain) return dayFirst.certain ? dayFirst : monthFirst;
  const { isMonthFirst: first, certain } = anchor.order ?? { isMonthFirst: isMonthFirst(anchor.timeZone), certain: false };
  const [own, other] = first ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  // The order in which the day is over by now is not the one that is meant.
  const isOver = ({ date }: Read) => Temporal.PlainDate.compare(date, anchor.today) < 0;
  const [meant, rest] = isOver(own) && !isOver(other) ? [other, own] : [own, other];
  return { date: meant.date, certain: isOver(own) !== isOver(other) || (certain && meant === own), otherwise: rest.date };
}

/** Earlier rules are tried first; of two that overlap the longer stands. */
export const DAY_RULES: readonly DayRule[] = [
  {
    name: "iso",
    signs: signs("fourDigits", "parted"),
    pattern: /(?<![\p{L}\p{N}/.:-])(?<y>20\d\d)-(?<m>\d\d)-(?<d>\d\d)(?:(?=T\d\d:\d\d)|(?![\p{L}\p{N}]))/gu,
    read: (g) => {
      const date = plain(Number(g.y), Number(g.m), Number(g.d));
      return date && { date, certain: true };
    },
  },
  {
    name: "3 December",
    signs: signs("digit", "month"),
    pattern: rule(
      `(?:(?:(?:holy|maundy|good|easter|whit|shrove|ash|palm) )?(?<wd>${WD})[,.]?\\s+)?(?:the\\s+)?(?<d>\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?(?<m>${MON})(?:\\.(?=[\\s,-]*\\d))?(?:[,\\s-]+(?<y>20\\d\\d|\\d\\d(?![\\d:.]|-\\d|\\s*(?:[ap]\\.?m|noon|midday|sharp|h\\b|hrs|uhr|o['’]?clock))))?`,
    ),
    read: (g, anchor) => dated(g.d ?? "", month(g.m ?? ""), g.y?.length === 2 && Number(g.y) < 24 ? undefined : g.y, g.wd, anchor),
  },
  {
    name: "the third of December",
    signs: signs("month"),
    pattern: rule(`(?:(?<wd>${WD})[,.]?\\s+)?(?:the\\s+)?(?<nth>${ORDINALS})\\s+(?:of\\s+)?(?<m>${MON})(?:[,\\s]+(?<y>20\\d\\d))?`),
    read: (g, anchor) => dated(String(ordinal(g.nth ?? "")), month(g.m ?? ""), g.y, g.wd, anchor),
  },
  {
    name: "December 3",
    signs: signs("digit", "month"),
    pattern: rule(
      `(?:(?<wd>${WD})[,.]?\\s+)?(?<m>${MON})\\.?\\s+(?:the\\s+)?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?![:.]\\d|\\s*[ap]m)(?:,?\\s+(?<y>20\\d\\d))?`,
    ),
    read: (g, anchor) => dated(g.d ?? "", month(g.m ?? ""), g.y, g.wd, anchor),
  },
  {
    name: "1 in 1 to 5 March",
    signs: signs("digit", "month"),
    pattern: rule(
      `(?<!(?:round|stage|room|floor|level|part|section|page|step|version|at)\\s+)(?:(?<wd>${WD})[,.]?\\s+)?(?:the\\s+)?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?=(?:,\\s*(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)?){0,4},?\\s*(?:-|–|—|/|&|to|until|till|and|or)\\s*(?:on\\s+)?(?:${WD}[,.]?\\s+)?(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<m>${MON})\\b)`,
    ),
    read: (g, anchor) => dated(g.d ?? "", month(g.m ?? ""), undefined, g.wd, anchor),
  },
  {
    name: "5 March in 1-5 March",
    signs: signs("digit", "month"),
    pattern: new RegExp(
      `(?<=(?<![\\p{L}\\d/.:-])\\d{1,2}(?:st|nd|rd|th)?[-/])(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<m>${MON})(?:\\s+(?<y>20\\d\\d))?(?![\\p{L}\\p{N}])`,
      "giu",
    ),
    read: (g, anchor) => dated(g.d ?? "", month(g.m ?? ""), g.y, undefined, anchor),
  },
  {
    name: "5 in March 1-5",
    signs: signs("digit", "month"),
    pattern: new RegExp(
      `(?<=(?<![\\p{L}])(?<m>${MON})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,\\s+\\d{1,2}(?:st|nd|rd|th)?){0,3}(?:[-–—]|,?\\s+(?:-|–|—|to|and|or|&|through|until)\\s+(?:the\\s+)?))(?<d>\\d{1,2})(?:st|nd|rd|th)?(?=\\s*(?:[,.;!?)]|$)|\\s+(?:and|or|but|with|as|at the latest|so|for|from|inclusive|works?|suits?)\\b)(?!\\.\\d)`,
      "giu",
    ),
    read: (g, anchor) => dated(g.d ?? "", month(g.m ?? ""), undefined, undefined, anchor),
  },
  {
    name: "9 in March 8, 9 or 10",
    signs: signs("digit", "month"),
    pattern: new RegExp(
      `(?<=(?<![\\p{L}])(?<m>${MON})\\.?\\s+(?:\\d{1,2}(?:st|nd|rd|th)?,\\s+){1,3})(?<d>\\d{1,2})(?:st|nd|rd|th)?(?=(?:,\\s+\\d{1,2}(?:st|nd|rd|th)?){0,3},?\\s+(?:or|and|&)\\s+(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)?(?![\\d:]))`,
      "giu",
    ),
    read: (g, anchor) => dated(g.d ?? "", month(g.m ?? ""), undefined, undefined, anchor),
  },
  {
    name: "12/03",
    signs: signs("parted"),
    pattern: rule(
      `(?<!\\b(?:room|rm|building|floor|level|suite|unit|section|part|version|page|step|gate|desk|raum)\\.?\\s+)(?:(?<wd>${WD})[,.]?\\s+)?(?<a>\\d{1,2})(?<sep>[/.-])(?<b>\\d{1,2})(?:\\k<sep>(?<y>20\\d\\d|\\d\\d)|(?<=\\.\\d\\d?)\\.(?=[\\s,;:)/–-]|$)|(?<=/\\d\\d?))`,
    ),
    read: inFigures,
  },
  {
    name: "Tuesday 8th",
    signs: signs("digit", "nthOrWeekday"),
    pattern: rule(
      `(?:(?:this |next |coming |following )?(?<wd>${WD})[,.]?\\s+(?:the\\s+)?|the\\s+|(?<=\\b(?:on|by|for|becomes|until|till)\\s+|\\d(?:st|nd|rd|th)(?:,|,?\\s+(?:and|or|&))\\s+))(?<d>\\d{1,2})(?:st|nd|rd|th)(?! (?:floor|round|stage|interview|st\\b|ave|avenue|blvd|boulevard|road|rd\\b|lane|level|storey|street|of|candidate|place|largest|best|most|anniversary|century))|(?:this |next |coming |following )?(?<wd2>${WD})\\s+(?<d2>\\d{1,2})(?=[,.;)]?(?:\\s+(?:at|from|@|between)\\b|\\s*$))`,
    ),
    read: (g, { today }, head, _phrase, base) => {
      const [day, wd] = [Number(g.d ?? g.d2), g.wd ?? g.wd2];
      // "On 10 March, and by the 12th": in the month that was just named.
      const soon = wd === undefined ? nextOfNumber(day, today) : null;
      const later = soon !== null && base !== undefined ? nextOfNumber(day, base.date) : null;
      const days = later === null || base === undefined ? 0 : base.date.until(later).days;
      if (soon !== null && later !== null && days <= soonAfterDays(base, head) && Temporal.PlainDate.compare(soon, later) < 0)
        return { date: later, certain: false };
      for (let months = 0; months < 4; months += 1) {
        const first = today.with({ day: 1 }).add({ months });
        const date = plain(first.year, first.month, day);
        if (date && Temporal.PlainDate.compare(date, today) >= 0 && agrees(date, wd))
          return { date, certain: months < 2 || wd === undefined };
      }
      // "Friday the 8th" where no 8th near is a Friday: the next 8th, as a guess.
      const next = wd === undefined ? null : nextOfNumber(day, today);
      return next && { date: next, certain: false };
    },
  },
  {
    name: "6th in Thursday (6th)",
    signs: signs("digit", "weekday"),
    pattern: new RegExp(`(?<=(?<![\\p{L}])(?<wd>${WD})(?: week| next)?\\s?\\()(?<d>\\d{1,2})(?:st|nd|rd|th)(?=\\))`, "giu"),
    read: (g, { today }) => {
      const date = nextOfNumber(Number(g.d), today);
      return date && { date, certain: agrees(date, g.wd) };
    },
  },
  {
    name: "Tuesday 8",
    signs: signs("digit", "weekday"),
    pattern: rule(
      `(?:(?:this|next|coming) )?(?<wd>${WD})(?:\\.?\\s+|,\\s+(?=1[3-9]|2\\d|3[01]))(?<d>\\d{1,2})(?!\\d|[:.h]\\d|\\s*(?:[ap]\\.?m\\b|o['’]?clock|hrs?\\b|hours?\\b|uhr\\b|sharp\\b|(?:-|–|to|till|until|/)\\s*\\d))`,
    ),
    // The number may be an hour: it is a day where that weekday falls on it before long.
    read: (g, { today }) => {
      const first = comingWeekday(today, weekday(g.wd ?? ""));
      const date = [0, 1, 2, 3, 4].map((weeks) => first.add({ weeks })).find(({ day }) => day === Number(g.d));
      return date === undefined ? null : { date, certain: date.equals(first) || date.day > NOON };
    },
  },
  {
    name: "today",
    signs: signs("today"),
    pattern: rule(
      `today|tonight|this (?:morning|afternoon|evening)|(?:by )?(?:the )?(?:end of (?:the )?(?:business|play|day)|eod|cob|cop|eop|close of (?:business|play))(?!,? (?:on |this |next |of |the )?(?:${WD}|${MON}|tomorrow|day|business|\\d))`,
    ),
    read: (_, { today }) => ({ date: today, certain: true }),
  },
  {
    name: "the day after tomorrow",
    signs: signs("tomorrow"),
    pattern: rule("(?:the )?day after tomorrow"),
    read: (_, { today }) => ({ date: today.add({ days: 2 }), certain: true }),
  },
  {
    name: "tomorrow",
    signs: signs("tomorrow"),
    pattern: rule("(?:(?:eod|cob|cop|eop) )?(?:tomorrow|tmrw|tmrrw|tomorow|tommorow|tommorrow)"),
    read: (_, { today }) => ({ date: today.add({ days: 1 }), certain: true }),
  },
  {
    name: "Friday week",
    signs: signs("week"),
    pattern: rule(
      `(?<n>a|one|two|three|four|\\d) (?<unit>weeks?|fortnight) (?:(?:on|from|this) (?<wd>${WD}|today|tomorrow|now)|(?<wd2>today|tomorrow))|(?<wd3>this day|${WD}|today|tomorrow) (?<unit3>week|fortnight)(?! (?:commencing|beginning|of))`,
    ),
    read: (g, { today }) => {
      const name = (g.wd ?? g.wd2 ?? g.wd3 ?? "").toLowerCase();
      const days = { today: 0, "this day": 0, now: 0, tomorrow: 1 }[name];
      const from = days === undefined ? comingWeekday(today, weekday(name)) : today.add({ days });
      const weeks = (g.n === undefined ? 1 : number(g.n)) * (/^f/i.test(g.unit ?? g.unit3 ?? "") ? 2 : 1);
      return { date: from.add({ weeks }), certain: true };
    },
  },
  // "sat" and "sun" are words of their own, but not before an hour.
  {
    name: "sat 4pm",
    signs: signs("weekday", "digit"),
    pattern: rule(
      "(?<!\\b(?:we|i|you|they|he|she|who|have|had|has|having|and|panel|committee|board|team|all|both) )(?<wd>sat|sun|wed|mon)(?= (?:at |@ ?|from |around |about )?\\d{1,2}(?:[:.h][0-5]\\d|\\s?[ap]\\.?m\\b|\\s?(?:h|hrs)\\b))",
    ),
    read: (g, { today }) => {
      const day = weekday(g.wd ?? "");
      return { date: comingWeekday(today, day), certain: day !== today.dayOfWeek };
    },
  },
  {
    name: "Thursday in two weeks",
    signs: signs("weekday", "week"),
    pattern: rule(
      `(?<wd>${WD})(?: in| of) (?<n>a|one|two|three|four|\\d) (?<unit>weeks?|fortnight)(?:['’]s?)?(?: time)?|in (?<n2>a|one|two|three|four|\\d) (?<unit2>weeks?|fortnight)(?:['’]s?)?(?: time)?,? (?:on )?(?:the )?(?<wd2>${WD})`,
    ),
    // Counted in weeks of the calendar; a guess where counting from the weekday comes to another day.
    read: (g, { today }) => {
      const day = weekday(g.wd ?? g.wd2 ?? "");
      const weeks = number(g.n ?? g.n2 ?? "") * (/^f/i.test(g.unit ?? g.unit2 ?? "") ? 2 : 1);
      const date = inWeek(today, weeks, day);
      return { date, certain: comingWeekday(today, day).add({ weeks }).equals(date) };
    },
  },
  {
    name: "Thursday of week 50",
    signs: signs("weekday", "calendarWeek", "digit"),
    pattern: rule(
      `(?<wd>${WD}),? (?:(?:of|in) )?(?:calendar week|week|cw|kw)\\s?(?<n>\\d{1,2})|(?:in |by )?(?:calendar week|week|cw|kw)\\s?(?<n2>\\d{1,2})(?:,| -| –|:)? (?:on )?(?:the )?(?<wd2>${WD})`,
    ),
    read: (g, { today }) => {
      const week = calendarWeek(Number(g.n ?? g.n2), today);
      return week && { date: inWeek(week.date, 0, weekday(g.wd ?? g.wd2 ?? "")), certain: true };
    },
  },
  {
    name: "next Friday",
    signs: signs("weekday"),
    pattern: rule(
      `(?<which>next|the following|following)\\s+(?<wd>${WD})|(?<wd2>${WD})\\s+(?:of\\s+)?next\\s+week|next week,? (?:on )?(?<wd3>${WD})|(?<wd4>${WD})\\s+(?:of\\s+)?this\\s+week`,
    ),
    read: (g, { today }) => {
      const day = weekday(g.wd ?? g.wd2 ?? g.wd3 ?? g.wd4 ?? "");
      if (g.wd4 !== undefined) return { date: thisWeek(today, day), certain: true };
      const date = inWeek(today, 1, day);
      // On a Monday, "next Friday" may mean this week's.
      return { date, certain: g.wd === undefined || comingWeekday(today, day).equals(date) };
    },
  },
  {
    name: "Friday",
    signs: signs("weekday"),
    pattern: rule(
      `(?<!\\b(?:which|what|whichever|every|each|any|most|some)\\s)(?:this\\s+(?:coming\\s+)?|coming\\s+|(?<last>(?:this\\s+)?(?:last|past)\\s+))?(?<wd>${WD})(?<last2> (?:just gone|last|gone))?`,
    ),
    read: (g, { today }) => {
      const day = weekday(g.wd ?? "");
      // "sat" and "sun" are words of their own; "Mondays" is a habit.
      if (/^(?:sat|sun|wed|mon)$/i.test(g.wd ?? "") && g.wd?.[0] === g.wd?.[0]?.toLowerCase()) return null;
      const date = comingWeekday(today, day);
      if (g.last === undefined && g.last2 === undefined) return { date, certain: day !== today.dayOfWeek };
      return { date: date.subtract({ weeks: day === today.dayOfWeek ? 2 : 1 }), certain: true };
    },
  },
  {
    name: "this time next week",
    signs: signs("week", "coming"),
    pattern: rule("(?:by )?this time next (?<unit>week|month)"),
    read: (g, { today }) => ({ date: today.add(/^w/i.test(g.unit ?? "") ? { weeks: 1 } : { months: 1 }), certain: true }),
  },
  {
    name: "end of next week",
    signs: signs("week"),
    pattern: rule(
      "(?:(?:by |at |towards? |in )?(?:the )?(?<part>early|beginning|start|first half|mid|middle|later|late|(?:back )?end|second half|latter)(?: part| half)?[ -](?:of |in )?(?:the )?)?(?<week>this|next|the following|following|the coming|coming|the)\\s+(?:working |business )?week(?<after> after next)?|(?:the )?end of (?:business )?week|eow",
    ),
    read: (g, { today }) => {
      if (g.week === undefined) return { date: thisWeek(today, 5), certain: true };
      if (/^the$/i.test(g.week) && g.part === undefined && !g.after) return null;
      const part = g.part?.toLowerCase();
      const day = PART_OF_WEEK[part ?? ""] ?? 5;
      const date = /^(?:this|the)$/i.test(g.week) ? thisWeek(today, day) : inWeek(today, 1, day);
      const last = g.after ? inWeek(today, 2, day) : date;
      const start = { "first half": 1, "second half": 3 }[part ?? ""] ?? (part === undefined ? 1 : null);
      return { date: last, certain: part === "end", ...(start === null ? {} : { first: inWeek(last, 0, start) }) };
    },
  },
  {
    name: "this week or next",
    signs: signs("week"),
    pattern: rule("this week or (?:early |possibly )?next(?: week)?"),
    read: (_, { today }) => ({ date: inWeek(today, 1, 5), certain: false, first: thisWeek(today, 1) }),
  },
  {
    name: "Friday in Thursday/Friday",
    signs: signs("weekday"),
    pattern: new RegExp(`(?<=(?<![\\p{L}\\p{N}])${WD}[/–-])(?<wd>${WD})(?<next>\\s+(?:of\\s+)?next\\s+week)?(?![\\p{L}\\p{N}])`, "giu"),
    read: (g, { today }) => {
      const day = weekday(g.wd ?? "");
      return { date: g.next === undefined ? comingWeekday(today, day) : inWeek(today, 1, day), certain: true };
    },
  },
  {
    name: "calendar week 11",
    signs: signs("calendarWeek", "digit"),
    pattern: rule("(?:in |by )?(?:calendar week|cw|kw|(?<=(?:in|by|during) )week)\\s?(?<n>\\d{1,2})(?! (?:of|weeks|days))"),
    read: (g, { today }) => calendarWeek(Number(g.n), today),
  },
  {
    name: "the weekend",
    signs: signs("week"),
    pattern: rule("(?:before |by )(?:the|this) weekend"),
    read: (_, { today }) => ({ date: thisWeek(today, 5), certain: true }),
  },
  {
    name: "at the weekend",
    signs: signs("week"),
    pattern: rule("(?<=(?:at|over|during|on|after|until|till) )the weekend|(?<which>this|next) weekend"),
    read: (g, { today }) => {
      const sunday = inWeek(today, g.which?.toLowerCase() === "next" ? 1 : 0, 7);
      return { date: sunday, certain: false, kept: { first: sunday.subtract({ days: 1 }), last: sunday } };
    },
  },
  {
    name: "during the week",
    signs: signs("week"),
    pattern: rule("(?:during|in the course of|within|over) the week"),
    read: (_, { today }) => ({ date: thisWeek(today, 5), certain: false, first: thisWeek(today, 1) }),
  },
  {
    name: "the week of the 12th",
    signs: signs("weekShort", "digit"),
    pattern: rule(
      `(?:(?:by )?(?:the )?end of )?(?:(?:the |in )*(?:week|wk)\\.? (?<end>ending)?(?:of|commencing|beginning|starting|from)?|w/?[cbs]|(?<end2>w/?e))\\.?:?(?: on)? (?:${WD},? )?(?:the )?(?:(?<a>\\d{1,2})(?<sep>[/.])(?<b>\\d{1,2})(?:\\k<sep>(?<y>20\\d\\d|\\d\\d)?)?|(?<d>\\d{1,2})(?!\\d|[/.]\\d)(?:st|nd|rd|th)?(?:\\s+(?:of\\s+)?(?<m>${MON}))?|(?<m2>${MON})\\s+(?<d2>\\d{1,2})(?:st|nd|rd|th)?)`,
    ),
    read: (g, anchor) => {
      const { today } = anchor;
      const [day, named] = [Number(g.d ?? g.d2), g.m ?? g.m2];
      const figures = g.a === undefined ? null : inFigures(g, anchor);
      const start = figures?.date ?? (named ? nearest(month(named), day, today) : nextOfNumber(day, today));
      if (start === null) return null;
      // A week that ends on Friday the 12th has begun on Monday the 8th.
      const date = (g.end ?? g.end2) ? start : inWeek(start, 0, 5);
      return { date, certain: false, ...(figures?.certain === false ? {} : { first: inWeek(start, 0, 1) }) };
    },
  },
  {
    name: "the first Monday in March",
    signs: signs("monthOrYear"),
    pattern: rule(
      `(?<nth>first|1st|second|2nd|third|3rd|fourth|4th|last|final)\\s+(?<unit>${WD}|(?:working |business )?day|(?:full )?week)\\s+(?:of|in)\\s+(?:(?<m>${MON})(?: (?<y>20\\d\\d))?|(?<rel>the month|this month|next month|the (?:new )?year|the new year))`,
    ),
    read: (g, { today }) => inMonthByCount(g.nth ?? "", g.unit ?? "", firstOfNamed(g, today)),
  },
  {
    name: "end of March",
    signs: signs("monthOrYear"),
    pattern: rule(
      `(?:(?:the )?(?<part>end|middle|mid|start|beginning|early|late|second half|first half|latter part|latter half)(?:[ -](?:of|in))?[ -]+)(?:(?<m>${MON})(?: (?<y>20\\d\\d))?|(?<rel>the new year|the month|that month|this month|next month|the year|this year|month|year))|(?:eom|month[- ]end)(?! (?:freeze|close|closing|accounts))|(?<year>eoy|year[- ]end)(?! (?:shut-?down|freeze|close|closing|accounts|review|results|bonus))`,
    ),
    read: (g, { today }, _head, _phrase, base) => {
      const from = /^that/i.test(g.rel ?? "") ? (base?.date ?? today) : today;
      const first = g.year === undefined ? firstOfNamed(g, from) : today.with({ month: 12, day: 1 });
      const part = (g.part ?? "end").toLowerCase();
      if (/end/.test(part)) return { date: lastOf(first), certain: true };
      const day = /middle|mid|first half/.test(part) ? 15 : /start|beginning|early/.test(part) ? 7 : first.daysInMonth;
      return {
        date: first.with({ day }),
        certain: false,
        ...(/half/.test(part) ? { first: first.with({ day: day === 15 ? 1 : 16 }) } : {}),
      };
    },
  },
  {
    name: "the 1st of next month",
    signs: signs("monthWord", "digit"),
    pattern: rule("(?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th) (?:of )?(?:the )?(?<which>this|next) month"),
    read: (g, { today }) => {
      const first = today.with({ day: 1 }).add({ months: g.which?.toLowerCase() === "next" ? 1 : 0 });
      const date = plain(first.year, first.month, Number(g.d));
      return date && { date, certain: true };
    },
  },
  {
    name: "in May",
    signs: signs("month"),
    pattern: rule(
      `(?<=\\b(?<lead>in|during|by|until|till|before|after|over|from|throughout|for|end of|course of)\\s+(?:${MON}(?:\\s+(?:or|and)\\s+|/))?)(?<m>${MON})(?! \\d)(?: (?<y>20\\d\\d))?`,
    ),
    read: (g, { today }) => {
      const first = firstOfNamed(g, today);
      // "By May" may mean its first day or its last.
      return {
        date: lastOf(first),
        certain: false,
        ...(/^by$/i.test(g.lead ?? "") ? { kept: { first, last: lastOf(first) } } : { first }),
      };
    },
  },
  {
    name: "next month",
    signs: signs("monthWord"),
    pattern: rule("(?:later |within |during |in the course of )?(?<which>this|next|the(?<=(?:within|during|course of) the)) month"),
    read: (g, { today }) => {
      const first = today.with({ day: 1 }).add({ months: g.which?.toLowerCase() === "next" ? 1 : 0 });
      return { date: lastOf(first), certain: false, first };
    },
  },
  {
    name: "in Q2",
    signs: signs("quarter"),
    pattern: rule(
      "(?:(?:the )?(?<part>end|start|beginning|middle|early|late|mid)[ -](?:of |in )?)?(?:(?:the )?(?:q(?<q>[1-4])|(?<nth>first|second|third|fourth|last) quarter)|(?<rel>the|this|next) quarter)|(?<end>eoq|quarter[- ]end)",
    ),
    read: (g, { today }) => quarter(g, today),
  },
  {
    name: "in the summer",
    signs: signs("season"),
    pattern: rule(
      "(?<=(?:in|by|before|until|till|after|over|during|for|of) (?:the |this |next |early |late )*)(?<season>spring|summer|autumn|fall|winter)(?! (?:break|holidays?))(?: term| semester)?",
    ),
    read: (g, { today, timeZone }) => season(g.season ?? "", today, timeZone),
  },
  {
    name: "the new year",
    signs: signs("year"),
    pattern: rule("(?:(?:early|late|later|some ?time|first thing) )?(?:in|into) the new year"),
    read: (_, { today }) => ({ date: Temporal.PlainDate.from({ year: today.year + 1, month: 1, day: 15 }), certain: false }),
  },
  {
    name: "by Easter",
    signs: signs("feast"),
    pattern: FEAST,
    read: (_, { today, timeZone }, head, name) => {
      const kept = feastNamed(name, head, today, timeZone);
      return kept && { date: kept.date, certain: kept.certain, kept };
    },
  },
  {
    name: "within five business days",
    signs: signs("span"),
    pattern: rule(
      `(?<lead>within|in|over|during|for|inside(?: of)?|in (?:under|less than)|(?:give|allow) (?:us|me)|a further|next|another|after|allow|takes?|take up to|up to|about|around|(?<=\\byou(?:['’]ve| have| will have)? )(?:have|got)(?= .{1,40}\\b(?:to|in which)\\b))\\s+(?<vague>(?:the |about |around |roughly |approximately |next |coming |following |a further |another |up to |probably )*)(?:\\d{1,2}\\s*(?:-|–|to|or)\\s*)?(?:(?:one|two|three|four|five|six|seven|eight)\\s+(?:to|or)\\s+)?(?<n>${NUM})\\s*(?:\\(\\d{1,2}\\)\\s*)?(?:more\\s+)?(?<unit>(?:business|working|work|calendar|clear)\\s+days?|days?|weeks?|wks?|months?|fortnights?|hours?|hrs?)(?<tail>'? time| or two| or so|’ time)?(?:(?=(?<of> of (?!today|this|that|the date of this|receipt|receiving|having|your (?:e-?mail|reply|answer))))|)(?! (?:before|prior|beforehand|in advance|ahead|earlier|(?:written )?notice)\\b)`,
    ),
    read: (g, { today }) =>
      isNoLimit(g) ? null : sinceThen(span(g.n ?? "", g.unit ?? "", `${g.lead} ${g.vague} ${g.n} ${g.tail ?? ""}`, today), g.of),
  },
  {
    name: "five days from now",
    signs: signs("span"),
    pattern: rule(
      `(?<n>${NUM})\\s+(?:\\(\\d{1,2}\\)\\s+)?(?<unit>(?:business|working|calendar|clear) days?|days?|weeks?|months?|fortnights?|hours?)(?:'|’)?\\s+(?:from (?:now|today|this (?:date|email|letter|mail)|receipt|the date of this (?:letter|email))|time|of (?:this|the date of this|receipt|receiving)\\s*(?:e-?mail|letter|mail|offer|message)?(?! (?:interview|meeting|call|round|stage|panel|visit|session|conversation|assessment)))`,
    ),
    read: (g, { today }) => span(g.n ?? "", g.unit ?? "", g.n ?? "", today),
  },
  {
    name: "another week",
    signs: signs("span", "another"),
    pattern: rule("(?:another|a further|one more|an (?:extra|additional)) (?<unit>day|week|fortnight|month)"),
    read: (g, { today }) => span("one", g.unit ?? "", "", today),
  },
  {
    name: "the coming days",
    signs: signs("span", "coming"),
    pattern: rule(
      "(?:in |over |within )?the (?:next|coming|following) (?<unit>day or (?:so|two)|few days|days|weeks|few weeks|couple of days|couple of weeks|week|fortnight)",
    ),
    read: (g, { today }) => coming(g.unit ?? "", today),
  },
];

/** "Within 48 hours of the last interview" counts from a day that we may not know. */
const sinceThen = (read: Read | null, of: string | undefined): Read | null =>
  of === undefined ? read : read && { ...read, certain: false };

/** Months over which something may be promised to happen. */
const MONTHS_PROMISED_MAX = 3;
/** "Allow three hours" is the length of something. */
const HOURS_PROMISED_MIN = 12;

/** "Over the next twelve months" and "for three hours" say nothing of when. */
function isNoLimit({ n = "", unit = "", lead = "", vague = "" }: Groups): boolean {
  if (/^h/i.test(unit)) return number(n) < HOURS_PROMISED_MIN && !/^(?:within|in)/i.test(lead);
  const isOpen = /^(?:over|during|next)$/i.test(lead) || (/^in$/i.test(lead) && /next|coming|following/i.test(vague));
  return /^month/i.test(unit) && number(n) > MONTHS_PROMISED_MAX && isOpen;
}

function span(count: string, unit: string, words: string, today: Temporal.PlainDate): Read | null {
  const n = number(count);
  const orTwo = / or two/i.test(words) ? 1 : 0;
  if (!Number.isFinite(n) || n < 1 || n > 400) return null;
  const certain = !VAGUE.test(words);
  if (/^(?:business|work|clear)/i.test(unit)) return { date: addBusinessDays(today, n), certain };
  // "In a few days" is said of business days.
  if (/^day/i.test(unit) && /couple|few|several/i.test(count)) return { date: addBusinessDays(today, Math.max(n, 2)), certain: false };
  if (/^h/i.test(unit)) return { date: today.add({ days: Math.max(1, Math.ceil(n / 24)) }), certain };
  const amount = n + orTwo;
  if (/^(?:calendar )?day/i.test(unit)) return { date: today.add({ days: amount }), certain };
  if (/^fortnight/i.test(unit)) return { date: today.add({ weeks: 2 * n }), certain };
  if (/^w(?:ee)?k/i.test(unit)) return { date: today.add({ weeks: amount }), certain };
  return { date: today.add({ months: amount }), certain: false };
}

function coming(unit: string, today: Temporal.PlainDate): Read {
  if (/fortnight|couple of weeks/i.test(unit)) return { date: today.add({ days: 14 }), certain: false };
  if (/few weeks|^weeks/i.test(unit)) return { date: today.add({ days: 21 }), certain: false };
  if (/^week$/i.test(unit)) return { date: today.add({ days: 7 }), certain: false };
  return { date: addBusinessDays(today, /couple|day or/i.test(unit) ? 2 : 4), certain: false };
}

/** How long after a day that was named another is likely to be counted from it. */
const SOON_AFTER_DAYS = 7;
/** The same within one sentence: "back on 4 January and will let you know by the 15th". */
const SOON_AFTER_IN_SENTENCE_DAYS = 21;
const soonAfterDays = (base: DayMention | undefined, head: string) =>
  base !== undefined && head.includes(base.phrase) ? SOON_AFTER_IN_SENTENCE_DAYS : SOON_AFTER_DAYS;

/** A day to come that names its month. */
const isBase = ({ date, phrase, certain, first }: DayMention, { today }: Anchor) =>
  certain && first === undefined && NAMES_MONTH.test(phrase) && Temporal.PlainDate.compare(date, today) >= 0;
const NAMES_MONTH = new RegExp(`\\b${MON}\\b|\\d[/.]\\d`, "i");

/**
 * Every day that is named in a text; of two that overlap the longer stands, the earlier rule where they are as long. `found`: the
 * signs of the text; `before`: the last day of the sentence before, which "the Monday after" may be counted from.
 */
export function daysIn(text: string, found: number, anchor: Anchor, before?: Before): DayMention[] {
  const days: DayMention[] = [];
  const earlier = before !== undefined && isBase(before, anchor) ? before : undefined;
  for (const { signs: needed, pattern, read } of DAY_RULES) {
    if ((found & needed) !== needed) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const rivals = days.filter((other) => from < other.to && other.from < to);
      if (rivals.some((rival) => rival.to - rival.from >= to - from)) continue;
      const base =
        days.filter((day) => day.to <= from && isBase(day, anchor) && isCountedFrom(day, text)).sort((a, b) => b.to - a.to)[0] ?? earlier;
      const day = read(match.groups ?? {}, anchor, text.slice(0, from), match[0], base);
      if (!day) continue;
      for (const rival of rivals) days.splice(days.indexOf(rival), 1);
      days.push({ kind: "day", from, to, phrase: match[0], ...day });
    }
  }
  const all = related(
    days.sort((a, b) => a.from - b.from),
    text,
    found,
    before,
  );
  return withoutAppositions(all, text);
}
