/** One day that is said twice, first vaguely and then exactly: "within seven days, that is by Tuesday 24 November". */
import { Temporal } from "temporal-polyfill";
import type { DayMention } from "./dates.ts";
import { BARE_WEEKDAY, WD, weekday } from "./dates-words.ts";

/** Said between the two. What only follows from the first, or stands behind a comma or in brackets, must fit it. */
const SAYS_AGAIN = String.raw`that['’]s to say|that is to say|that['’]s|that is|i\.?\s?e\.?|viz\.?|namely|in other words|(?:which|that) (?:i|we) (?:make|take to be|reckon is)|being|=`;
const FOLLOWS = String.raw`thus|hence|meaning|(?<=[,;–—-]\s*)so|so(?= (?:by|until|till|that['’]s)\b)|which (?:is|means|makes it|brings us to|takes us to|falls on|will be|would be)`;
const THAT_IS = new RegExp(
  String.raw`^[\s,;:–—(-]*(?:(?<again>${SAYS_AGAIN})|${FOLLOWS})[\s,:]+(?:(?:that['’]s|by|until|till|on|before|up to|to|no later than|it['’]?s)\s+)*(?:the\s+)?$`,
  "i",
);
const BESIDE =
  /^(?: next| (?:just )?(?:before|after)(?: (?:that|then|it))?| of [\p{L} ]{3,20})?(?:\s*[,:–—-]\s*|\s*\()(?:(?:by|on|until|=)\s+)?(?:the\s+)?$/iu;
/** "Within three days of that meeting, at the latest on Friday": what it is counted from stands between. */
const AT_ANY_RATE =
  /^[^,;.:()\d]{3,50}[,;–—(]\s*(?:(?:that is to say|that is|that['’]s|i\.?\s?e\.?|namely|so|and|at the latest|in any case|at any rate)[\s,]+){1,2}(?:(?:by|on|no later than|not later than|at the latest)\s+){0,2}(?:the\s+)?$/i;
/** The weekday of a day that is named already: "17.12.2026 (Thursday)", "the 21st, a Thursday". */
const ITS_WEEKDAY =
  /^\s*(?:\((?:an? )?|,\s*(?:(?:which|that) (?:is|will be) )?(?:an? )?|[–—-]\s*|\/\s*|\s(?:which|that) is an? |,?\s*being an? )$/i;
/** A day of the calendar and no more is said exactly already. */
const EXACT = /\d|\b(?:today|tonight|tomorrow)\b/i;
const withoutCount = (phrase: string) => phrase.replace(/\b\d{1,3}(?= (?:\w+ )?(?:hours|hrs|days|weeks))/i, "");
const IN_FIGURES = /^\D*\d{1,2}[/.-]\d{1,2}\b/;
const NAMED = new RegExp(`\\b(${WD})\\b`, "i");

const fits = (vague: DayMention, date: Temporal.PlainDate): boolean => {
  const named = NAMED.exec(vague.phrase)?.[1];
  if (named !== undefined && weekday(named) !== date.dayOfWeek) return false;
  if (vague.first !== undefined && Temporal.PlainDate.compare(vague.first, date) <= 0 && Temporal.PlainDate.compare(date, vague.date) <= 0)
    return true;
  // "Next Friday", "the following week" may be this week's or the one after.
  const isOfAWeek = named !== undefined || /\b(?:next|following)\b/i.test(vague.phrase);
  return Math.abs(vague.date.until(date).days) <= (isOfAWeek ? 7 : 3);
};

/** A day with the weekday that is said after it; null where that is another day. One that contradicts it makes it a guess. */
function withItsWeekday(exact: DayMention, named: DayMention, text: string): DayMention | null {
  const between = text.slice(exact.to, named.from);
  if (!/\d/.test(exact.phrase) || exact.first !== undefined || !BARE_WEEKDAY.test(named.phrase) || !ITS_WEEKDAY.test(between)) return null;
  const isIt = named.date.dayOfWeek === exact.date.dayOfWeek;
  const isBracketed = between.includes("(") && text[named.to] === ")";
  if ((!isIt && !isBracketed && !/\ban? $/.test(between)) || NAMED.test(exact.phrase)) return null;
  const to = named.to + (isBracketed ? 1 : 0);
  return { ...exact, to, phrase: text.slice(exact.from, to), certain: exact.certain && isIt };
}

/** The one day of two, by the second; null where they are two days. */
function oneOf(vague: DayMention, exact: DayMention, text: string): DayMention | null {
  const between = text.slice(vague.to, exact.from);
  const said = THAT_IS.exec(between);
  const isAnyhow = said === null && AT_ANY_RATE.test(between) && !EXACT.test(withoutCount(vague.phrase));
  if ((said === null && !isAnyhow && !BESIDE.test(between)) || exact.first !== undefined || exact.kept !== undefined) return null;
  const isBracketed = between.includes("(");
  if (said === null && !isAnyhow) {
    if (isBracketed ? !/^\s*[),]/.test(text.slice(exact.to)) : !/\d/.test(exact.phrase)) return null;
    if (EXACT.test(withoutCount(vague.phrase))) return null;
  }
  if (isAnyhow) return /\d/.test(exact.phrase) ? { ...exact, from: vague.from, phrase: text.slice(vague.from, exact.to) } : null;
  const dates = [exact.date, ...(exact.otherwise === undefined ? [] : [exact.otherwise])];
  // "The Wednesday of Holy Week, the 24th" may be any Wednesday.
  const isOfAnother = /\b(?:before|after|of)\b/i.test(between);
  const fitting = dates.find((date) => fits(vague, date) || (isOfAnother && date.dayOfWeek === vague.date.dayOfWeek));
  if (fitting === undefined && said?.groups?.again === undefined && !isBracketed) return null;
  const { otherwise: _, ...day } = exact;
  const isSure = fitting !== undefined && (exact.certain || IN_FIGURES.test(exact.phrase) || NAMED.test(vague.phrase));
  const certain = isSure || (said !== null && exact.certain && fitting === undefined && !NAMED.test(vague.phrase));
  const to = exact.to + (isBracketed && text[exact.to] === ")" ? 1 : 0);
  return { ...day, from: vague.from, to, phrase: text.slice(vague.from, to), date: fitting ?? exact.date, certain };
}

/** The days of a text in order, each that is said twice as one. */
export function withoutAppositions(days: readonly DayMention[], text: string): DayMention[] {
  const out: DayMention[] = [];
  for (const day of days) {
    const last = out.at(-1);
    const one = last === undefined ? null : (withItsWeekday(last, day, text) ?? oneOf(last, day, text));
    if (one === null) out.push(day);
    else out[out.length - 1] = one;
  }
  return out;
}
