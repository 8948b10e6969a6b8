/** One day that is said twice, first vaguely and then exactly: "within seven days, that is by Tuesday 24 November". */
import { Temporal } from "temporal-polyfill";
import type { DayMention } from "./dates.ts";
import { WD, weekday } from "./dates-words.ts";

/** Said between the two. What only follows from the first, or stands behind a comma or in brackets, must fit it. */
const SAYS_AGAIN = String.raw`that['’]s to say|that is to say|that['’]s|that is|i\.?\s?e\.?|viz\.?|namely|in other words|(?:which|that) (?:i|we) (?:make|take to be|reckon is)|being|=`;
const FOLLOWS = String.raw`thus|hence|meaning|(?<=[,;–—-]\s*)so|so(?= (?:by|until|till|that['’]s)\b)|which (?:is|means|makes it|brings us to|takes us to|falls on|will be|would be)`;
const THAT_IS = new RegExp(
  String.raw`^[\s,;:–—(-]*(?:(?<again>${SAYS_AGAIN})|${FOLLOWS})[\s,:]+(?:(?:that['’]s|by|until|till|on|before|up to|to|no later than|it['’]?s)\s+)*(?:the\s+)?$`,
  "i",
);
const BESIDE = /^(?: next)?(?:\s*[,–—-]\s*|\s*\()(?:(?:by|on|until|=)\s+)?(?:the\s+)?$/i;
/** A day of the calendar and no more is said exactly already. */
const EXACT = /\d|\b(?:today|tonight|tomorrow)\b/i;
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

/** The one day of two, by the second; null where they are two days. */
function oneOf(vague: DayMention, exact: DayMention, text: string): DayMention | null {
  const between = text.slice(vague.to, exact.from);
  const said = THAT_IS.exec(between);
  if ((said === null && !BESIDE.test(between)) || exact.first !== undefined || exact.kept !== undefined) return null;
  const isBracketed = between.includes("(");
  if (said === null) {
    if (isBracketed ? !/^\s*[),]/.test(text.slice(exact.to)) : !/\d/.test(exact.phrase)) return null;
    if (EXACT.test(vague.phrase.replace(/\b\d{1,3}(?= (?:\w+ )?(?:hours|hrs|days|weeks))/i, ""))) return null;
  }
  const dates = [exact.date, ...(exact.otherwise === undefined ? [] : [exact.otherwise])];
  const fitting = dates.find((date) => fits(vague, date));
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
    const one = last === undefined ? null : oneOf(last, day, text);
    if (one === null) out.push(day);
    else out[out.length - 1] = one;
  }
  return out;
}
