/** The sentences of a mail with the days and times that stand in them. */
import { Temporal } from "temporal-polyfill";
import type { Anchor, DayMention, Mention } from "./dates.ts";
import { standing } from "./extract-moved.ts";

export type Sentence = { text: string; mentions: Mention[] };

/** The days of a sentence, in order. */
export const days = ({ mentions, text }: Sentence) => withoutEndsOfDay(daysOf(mentions), text);
/** The same without those that are given up in it: "we have moved your date from the 28th to 8 January". */
export function standingDays({ mentions, text }: Sentence): DayMention[] {
  if (mentions.length === 0) return [];
  const kept = GIVES_UP.test(text) ? daysOf(standing(mentions, text)) : [];
  return withoutEndsOfDay(kept.length > 0 ? kept : daysOf(mentions), text);
}
const GIVES_UP =
  /\b(?:mov(?:e[ds]?|ing)|chang(?:e[ds]?|ing)|shift|push|postpon|extend|amend|bring|brought|instead|rather than|no longer|not|forget|ignore|disregard|originally|previously|was|were|had)/i;
/** "Thus" is no Thursday. */
const daysOf = (mentions: readonly Mention[]) =>
  mentions.filter((mention) => mention.kind === "day").filter(({ phrase }) => phrase.trim() !== "thus");

/** Whether a day is today or to come. */
export const ahead = (day: DayMention, anchor: Anchor) => Temporal.PlainDate.compare(day.date, anchor.today) >= 0;

/** "By close of business on the 22nd", "Friday COB": an hour of that day, and not today. */
const END_OF_DAY = /^(?:by )?(?:the )?(?:cob|eod|cop|close of (?:business|play)|end of (?:the )?(?:day|business))$/i;

/** The days of a sentence, where "close of business" is no day beside the one that it is of. */
function withoutEndsOfDay(all: readonly DayMention[], text: string): DayMention[] {
  const out: DayMention[] = [];
  for (const day of all) {
    const last = out.at(-1);
    const between = last === undefined ? "" : text.slice(last.to, day.from);
    if (last !== undefined && END_OF_DAY.test(day.phrase.trim()) && /^\s*,?\s*(?:by )?$/i.test(between)) continue;
    if (last === undefined || !END_OF_DAY.test(last.phrase) || !/^\s+(?:on )?(?:the )?$/i.test(between)) out.push(day);
    else out[out.length - 1] = { ...day, from: last.from, phrase: text.slice(last.from, day.to) };
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
const NOT_BUT = /\bnot (?:\w+ ){0,3}(?:on|by|for) [^;.]{0,50}\bbut (?:rather |only |now )?(?:on|by|for) (?:the )?$/i;
