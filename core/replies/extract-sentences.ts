/** The sentences of a mail with the days and times that stand in them. */
import { Temporal } from "temporal-polyfill";
import type { Anchor, DayMention, Mention } from "./dates.ts";
import { WEEKDAYS } from "./dates-words.ts";
import { standing } from "./extract-moved.ts";

export type Sentence = { text: string; mentions: Mention[] };

/** The days of a sentence, in order; one that is said again in other words is one day. */
export const days = ({ mentions, text }: Sentence) => restated(daysOf(mentions), text);
/** The same without those that are given up in it: "we have moved your date from the 28th to 8 January". */
export function standingDays({ mentions, text }: Sentence): DayMention[] {
  const kept = GIVES_UP.test(text) ? daysOf(standing(mentions, text)) : [];
  return restated(kept.length > 0 ? kept : daysOf(mentions), text);
}
const GIVES_UP =
  /\b(?:mov(?:e[ds]?|ing)|chang(?:e[ds]?|ing)|shift|push|postpon|extend|amend|bring|brought|instead|rather than|no longer|not|forget|ignore|disregard|originally|previously|was|were|had)/i;
/** "Thus" is no Thursday. */
const daysOf = (mentions: readonly Mention[]) =>
  mentions.filter((mention) => mention.kind === "day").filter(({ phrase }) => phrase.trim() !== "thus");

/** Whether a day is today or to come. */
export const ahead = (day: DayMention, anchor: Anchor) => Temporal.PlainDate.compare(day.date, anchor.today) >= 0;

/** Between a day and the same day in other words: "within a week, that is by Friday", "in 72 hours, which I make Sunday". */
const IN_OTHER_WORDS =
  /^[\s,;(–—-]*(?:i\.?\s?e\.?|that(?:['’]s| is)(?: to say)?|which (?:is|would be|makes (?:it|that)|(?:i|we) (?:make|take to be|reckon(?: is)?))|namely|viz\.?|(?<loose>which means|meaning|thus|hence|so)|in other words|to be (?:exact|precise|clear))[\s,:]+(?:(?:by|until|till|on|before|no later than|up to|the)\s+)*$/i;
/** "By close of business on the 22nd", "Friday COB": an hour of that day, and not today. */
const END_OF_DAY = /^(?:by )?(?:the )?(?:cob|eod|cop|close of (?:business|play)|end of (?:the )?(?:day|business))$/i;
/** "By the end of the week, so until Friday" is one day, and "they are away this week, so until Friday" none. */
const IS_LIMIT = /^(?:by|within|until|till|in (?:\d|an?\b|one|two|three|four|five|six|seven|ten|fourteen))/i;
const BESIDE = /^\s*[,(–—-]\s*(?:by |on )?(?:the )?$/i;

/** Whether the second of two days says the first again: "on the Tuesday after, 30 March", "next Friday (7/5)". */
function saysAgain(a: DayMention, b: DayMention, text: string): boolean {
  const between = text.slice(a.to, b.from);
  if (END_OF_DAY.test(a.phrase) && /^\s+(?:on )?(?:the )?$/i.test(between)) return true;
  const again = IN_OTHER_WORDS.exec(between);
  if (again !== null) return again.groups?.loose === undefined || IS_LIMIT.test(a.phrase);
  if (!BESIDE.test(between) || !/\d/.test(b.phrase)) return false;
  return a.date.equals(b.date) || new RegExp(`\\b${WEEKDAYS[b.date.dayOfWeek - 1]}`, "i").test(a.phrase);
}

/** One mention for a day and the same day in other words, of which the last are the most exact. */
function restated(all: readonly DayMention[], text: string): DayMention[] {
  const out: DayMention[] = [];
  for (const day of all) {
    const last = out.at(-1);
    if (last !== undefined && END_OF_DAY.test(day.phrase.trim()) && /^\s*,?\s*(?:by )?$/i.test(text.slice(last.to, day.from))) continue;
    if (last === undefined || !saysAgain(last, day, text)) out.push(day);
    else {
      const { from } = last;
      const certain = day.certain || (last.certain && last.date.equals(day.date));
      out[out.length - 1] = { ...day, certain, from, phrase: text.slice(from, day.to) };
    }
  }
  return out;
}

/** The part of the sentence that a mention belongs to, up to the last comma-but or semicolon before it. */
export function before(sentence: string, at: number): string {
  const text = sentence.slice(0, at);
  const cut = Math.max(text.lastIndexOf(";"), text.search(/,? (?:but|so|however|and then)(?: [^;]*)?$/i));
  if (NOT_BUT.test(text)) return text;
  return cut > 0 ? text.slice(cut) : text;
}

/** "You will hear not on the 4th but on": what is said of the one day is said of the other. */
const NOT_BUT = /\bnot (?:on|by|for) [^;.]{0,50}\bbut (?:rather |only |now )?(?:on|by|for) (?:the )?$/i;
