/** Days that hang on another day of the sentence: "the week before Christmas", "we meet on Thursday and write the day after". */

import type { Temporal } from "temporal-polyfill";
import { allMatches } from "./all-matches.ts";
import type { DayMention } from "./dates.ts";
import { addBusinessDays, comingWeekday, inWeek } from "./dates-count.ts";
import { signs } from "./dates-signs.ts";
import { BARE_WEEKDAY, NUM, number, rule, VAGUE, WD, weekday } from "./dates-words.ts";

const LEADS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:the |on the |(?<within>within ))?(?:(?<n>${NUM}) (?<units>(?:business |working )?days?|weeks?|fortnight)|(?<unit>day|night|morning|week|weekend|${WD}))(?: immediately| right| straight| just)? (?<way>before|after|following|(?<=within .{1,30})of)(?: the| our| your)?(?: (?:(?:last|final|second|first) )?(?:closing date|deadline|interviews?|meeting|board meeting)(?:,? (?:which (?:is|was|are|were|will be|takes place|took place|ends?|ended|finish(?:es|ed)?)(?: held)?|being|on|of)|,|:)?(?: on)?)? $`,
  "iu",
);
const REFERS = rule(
  `the (?:following|next) (?<unit>(?:business |working )?day|morning)|the (?<unit2>day|week|${WD}) after(?: that)?|(?:the )?following (?<unit3>week|${WD})|a (?<unit4>day|week) later|within (?:the )?(?<n>${NUM}) (?<units>(?:business |working )?days?|weeks?|hours?) (?:of|after|following) (?:it|that|this|then|them)(?: (?:meeting|date|day|event|interview|session|visit|panel))?(?=\\s*(?:[.,;:!?)–—-]|$|(?:and|or|but|we|you|at)\\b))|(?<=\\b(?:on|by|before) )the (?<ofWeek>${WD}) (?:of|in) (?:that|the same) week|(?<=\\b(?:on|by) )the (?<unit5>${WD})(?! (?:of|in|week|after|before|next|the|\\d))`,
);

/** One of these is in whatever refers to a day. */
const REFERS_SIGNS = signs("refers", "weekday", "span");
/** The first day at work, and that of a letter: nothing is counted from them. */
const OF_ITS_OWN =
  /\b(?:from|start(?:s|ing)?(?: date)?|commenc\w+|join(?:s|ing)?(?: us)?|begin(?:s|ning)?|first day|received|dated|(?:letter|mail|offer|application) of|born|in post)[\s:]*(?:(?:on|is|would be|will be|or around|as of)\s+)*(?:the\s+)?$/i;
/** Whether the days that are named after one may be counted from it. */
export const isCountedFrom = (day: DayMention, text: string) => !OF_ITS_OWN.test(text.slice(0, day.from));

/** "Early the week after", "by the end of the week after". */
const PART_OF_IT = /\b(early|mid|late|(?:the )?(?:beginning|start|middle|end))(?: (?:in|of))? $/i;

/** The last day of the sentence before, with that. */
export type Before = DayMention & { said?: string };

type Moved = Pick<DayMention, "date" | "certain" | "first" | "kept">;

/** The unit before or after a day or a feast: the day, the week as a stretch, or the weekday nearest to it. */
function beside(day: DayMention, unit: string, forward: boolean): Moved {
  const base: Temporal.PlainDate = forward ? (day.kept?.last ?? day.date) : (day.kept?.first ?? day.first ?? day.date);
  const { certain } = day;
  if (/^week$/i.test(unit)) {
    if (!forward) return { date: base.subtract({ days: 1 }), certain, first: base.subtract({ days: 7 }) };
    const last = inWeek(base, 1, 5);
    return { date: last, certain, first: last.subtract({ days: 4 }) };
  }
  const named = weekday(unit);
  if (named > 0 && /^(?:mon|tue|wed|thu|fri|sat|sun)/i.test(unit)) {
    const next = comingWeekday(base, named);
    return { date: forward ? next : next.subtract({ days: next.dayOfWeek === base.dayOfWeek ? 14 : 7 }), certain };
  }
  if (/^(?:business|working)/i.test(unit)) return { date: addBusinessDays(base, 1), certain };
  return { date: base.add({ days: forward ? 1 : -1 }), certain };
}

/** Of a week that part: its end is its Friday, whatever else is a guess. */
function inPart({ date }: Moved, part: string): Moved {
  if (/end$/i.test(part)) return { date, certain: true };
  return { date: inWeek(date, 0, /mid/i.test(part) ? 3 : /late/i.test(part) ? 5 : 2), certain: false };
}

const HOURS_OF_DAY = 24;
/** A counted stretch before or after: "ten days after Easter". */
function counted(day: DayMention, count: string, units: string, forward: boolean): Moved {
  const base = forward ? (day.kept?.last ?? day.date) : (day.kept?.first ?? day.date);
  const certain = day.certain && !VAGUE.test(count);
  const n = number(count);
  if (/^(?:business|working)/i.test(units) && forward) return { date: addBusinessDays(base, n), certain };
  if (/^h/i.test(units)) return { date: base.add({ days: Math.ceil(n / HOURS_OF_DAY) * (forward ? 1 : -1) }), certain };
  const span = /fortnight/i.test(units) ? { weeks: 2 * n } : /week/i.test(units) ? { weeks: n } : { days: n };
  return { date: forward ? base.add(span) : base.subtract(span), certain };
}

/** A day with the words before it that move it: "the day after Easter" for "Easter". */
function moved(day: DayMention, text: string): DayMention {
  const lead = LEADS.exec(text.slice(0, day.from));
  const { n, units, unit, way } = lead?.groups ?? {};
  if (lead === null || way === undefined) return day;
  const forward = !/before/i.test(way);
  const read = n !== undefined && units !== undefined ? counted(day, n, units, forward) : beside(day, unit ?? "day", forward);
  const { from, to } = { from: lead.index, to: day.to };
  return { kind: "day", from, to, phrase: text.slice(from, to), ...read };
}

/** The week that the second of two weekdays is in: "Tuesday or Thursday next week". */
const OF_A_WEEK = /\b(?:(?:next|this) week|(?:in|of) (?:(?:a|one|two|three|four|\d) weeks?|(?:calendar week|week|cw|kw) ?\d{1,2}))\b/i;
const WITH_ANOTHER = /^\s*(?:,|\/|&|or|and)\s*(?:on\s+)?(?:the\s+)?$/i;

/** Weekdays that share the week of the one named after them. */
function inSameWeek(days: readonly DayMention[], text: string): DayMention[] {
  const out = [...days];
  for (let at = out.length - 2; at >= 0; at -= 1) {
    const [day, next] = [out[at], out[at + 1]];
    if (day === undefined || next === undefined || !BARE_WEEKDAY.test(day.phrase)) continue;
    const isOfWeek = OF_A_WEEK.test(next.phrase) || out.slice(at + 2).some(({ phrase }) => OF_A_WEEK.test(phrase));
    if (!isOfWeek || !WITH_ANOTHER.test(text.slice(day.to, next.from))) continue;
    const date = inWeek(next.date, 0, day.date.dayOfWeek);
    if (date.until(next.date).days > 0) out[at] = { ...day, date, certain: next.certain };
  }
  return out;
}

/** "This week is full, so Tuesday?" */
const IS_FULL =
  /^[^.;!?]{0,25}\b(?:full|fully booked|booked|gone|impossible|hopeless|no (?:good|use)|too (?:soon|early|tight|full|busy|short)|packed|chock\w*|chaos|manic|taken|out(?! of)|a write-?off|(?:does|wo|is|ca|do)n['’]?t|not possible|(?:we|i)['’](?:re|m) away)\b/i;
const IS_AWAY = /\b(?:away|leave|holidays?|off|shut|closed?|busy|travel\w*|abroad|until|till|by|before|after|from)\b/i;
const UP_TO = /\b(?:by|before|until|till|since|from|last|this)\s+(?:the )?$/i;
const isWeek = ({ first, date }: DayMention) => first?.dayOfWeek === 1 && first.until(date).days < 7;

/** Weekdays of the week that was named before them, in the sentence or the one before; of the next, where that one is full. */
function inWeekBefore(days: readonly DayMention[], text: string, before?: Before): DayMention[] {
  return days.map((day, at) => {
    if (!BARE_WEEKDAY.test(day.phrase)) return day;
    const here = days.slice(0, at).findLast(isWeek);
    const week = here ?? (before !== undefined && isWeek(before) ? before : undefined);
    if (week?.first === undefined) return day;
    const rest = here === undefined ? (before?.said ?? "").slice(week.to) : text.slice(week.to, day.from);
    const isFull = IS_FULL.test(rest);
    const isIn = (date: Temporal.PlainDate) => inWeek(date, 0, 1).equals(inWeek(week.date, 0, 1));
    if (isFull) return isIn(day.date) ? { ...day, date: day.date.add({ weeks: 1 }), certain: true } : day;
    const said = here === undefined ? (before?.said ?? "").slice(0, week.from) : text.slice(0, week.from);
    if (IS_AWAY.test(`${said} ${rest}`) || UP_TO.test(text.slice(0, day.from)) || day.date.until(week.first).days <= 0) return day;
    return { ...day, date: inWeek(week.date, 0, day.date.dayOfWeek), certain: /\d/.test(week.phrase) };
  });
}

/** "Not on 4 December as promised but on 11 December": the first is none. One with an hour goes with it (extract-moved). */
function isDenied(days: readonly DayMention[], at: number, text: string): boolean {
  const [day, next] = [days[at], days[at + 1]];
  if (day === undefined || next === undefined) return false;
  const between = text.slice(day.to, next.from);
  return (
    /(?<!\bor )\bnot\s+(?:(?:on|by|for|the)\s+)*$/i.test(text.slice(0, day.from)) &&
    /^[^.;!?\d]{0,40}\bbut\s+(?:(?:rather|now|only|on|by|for|the)\s+)*$/i.test(between)
  );
}

/**
 * The days of a text in order, moved by the words before them, and with those that only refer to the one before. `found`: the
 * signs of the text; `before`: the day that the sentence before this one ended with. "The Monday after" a day that is not said is a guess.
 */
export function related(days: readonly DayMention[], text: string, found: number, before?: Before): DayMention[] {
  if (days.length === 0 && before === undefined) return [];
  const meant = inWeekBefore(inSameWeek(days, text), text, before).filter((_, at) => !isDenied(days, at, text));
  const all = meant.map((day) => moved(day, text));
  // "Within a week of Easter" has swallowed the "within a week".
  const out = all.filter((day) => !all.some((other) => other !== day && other.from <= day.from && day.to < other.to));
  if ((found & REFERS_SIGNS) === 0) return out;
  for (const match of allMatches(text, REFERS)) {
    const [from, to] = [match.index, match.index + match[0].length];
    const base = out.findLast((day) => day.to <= from) ?? (/^(?:the|within) /i.test(match[0]) ? before : undefined);
    const rival = out.find((day) => from < day.to && day.from < to);
    if (rival !== undefined && rival.to - rival.from > to - from) continue;
    const { unit, unit2, unit3, unit4, unit5, ofWeek, n, units } = match.groups ?? {};
    if (base === undefined) {
      if (rival !== undefined && unit2 !== undefined) out.splice(out.indexOf(rival), 1, { ...rival, certain: false });
      continue;
    }
    if (rival !== undefined) out.splice(out.indexOf(rival), 1);
    const moved =
      ofWeek !== undefined
        ? { date: inWeek(base.date, 0, weekday(ofWeek)), certain: base.certain }
        : n !== undefined && units !== undefined
          ? counted(base, n, units, true)
          : beside(base, unit ?? unit2 ?? unit3 ?? unit4 ?? unit5 ?? "day", true);
    const part = moved.first === undefined ? null : PART_OF_IT.exec(text.slice(0, from));
    const start = part?.index ?? from;
    out.push({ kind: "day", from: start, to, phrase: text.slice(start, to), ...(part === null ? moved : inPart(moved, part[1] ?? "")) });
    out.sort((a, b) => a.from - b.from);
  }
  return out;
}
