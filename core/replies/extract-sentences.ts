/** The sentences of a mail with the days and times that stand in them. */
import { Temporal } from "temporal-polyfill";
import type { Anchor, DayMention, Mention } from "./dates.ts";

export type Sentence = { text: string; mentions: Mention[] };

/** The days of a sentence, in order. */
export const days = (sentence: Sentence) => sentence.mentions.filter((mention) => mention.kind === "day");
/** Whether a day is today or to come. */
export const ahead = (day: DayMention, anchor: Anchor) => Temporal.PlainDate.compare(day.date, anchor.today) >= 0;

/** The part of the sentence that a mention belongs to, up to the last comma-but or semicolon before it. */
export function before(sentence: string, at: number): string {
  const text = sentence.slice(0, at);
  const cut = Math.max(text.lastIndexOf(";"), text.search(/,? (?:but|so|however|and then)(?: [^;]*)?$/i));
  if (NOT_BUT.test(text)) return text;
  return cut > 0 ? text.slice(cut) : text;
}

/** "You will hear not on the 4th but on": what is said of the one day is said of the other. */
const NOT_BUT = /\bnot (?:on|by|for) [^;.]{0,50}\bbut (?:rather |only |now )?(?:on|by|for) (?:the )?$/i;
