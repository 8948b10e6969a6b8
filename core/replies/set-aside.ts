/** Sentences that are news of how it goes on and nothing more, whatever their words are common in: the rest says what a mail means. */
import { isGoingOn } from "./goes-on.ts";
import { isNextForWhoeverPasses } from "./next-for-whoever.ts";
import { isPlainNews } from "./plain-news.ts";

const KINDS = [
  { rule: "status_update: what had stopped goes on", holds: isGoingOn },
  { rule: "status_update: what comes next for whoever passes", holds: isNextForWhoeverPasses },
  { rule: "status_update: when they meet, or what they wait for", holds: isPlainNews },
] as const;

const CHARACTERS_MAX = 12_000;

/** Those sentences, each with the rule that took it, and the text without them. */
export function setAside(text: string): {
  news: { phrase: string; rule: string }[];
  rest: string;
  goesOn: boolean;
  isNextForWhoever: boolean;
} {
  const news: { phrase: string; rule: string }[] = [];
  const parts = text.slice(0, CHARACTERS_MAX).split(/(?<=[.!?;])(\s+)|(\n\s*\n|(?<=,)\n)/u);
  const rest = parts.map((part = "") => {
    const phrase = part.replace(/\s+/gu, " ").trim();
    const kind = phrase.includes(" ") ? KINDS.find(({ holds }) => holds(phrase)) : undefined;
    if (kind === undefined) return part;
    news.push({ phrase, rule: kind.rule });
    return "";
  });
  const isAmong = (kind: (typeof KINDS)[number]) => news.some(({ rule }) => rule === kind.rule);
  return { news, rest: rest.join(""), goesOn: isAmong(KINDS[0]), isNextForWhoever: isAmong(KINDS[1]) };
}
