import type { Intent } from "./intents.ts";
import { SECOND_INTERVIEW } from "./phrases-invitation.ts";
import { compile, needs } from "./phrases-language.ts";
import { ACKNOWLEDGEMENT, INFO_REQUEST, ON_HOLD, STATUS_UPDATE } from "./phrases-news.ts";
import { OFFER, OFFER_WITHDRAWN } from "./phrases-offer.ts";
import { REGRET } from "./phrases-regret.ts";
import { UNRELATED } from "./phrases-unrelated.ts";

/** One meaning and the ways to say it, in the notation of phrases-language.ts. `weight`: how far it alone decides, 0..1. */
export type Phrases = readonly {
  rule: string;
  weight: number;
  any: readonly string[];
  detail?: "another_candidate" | "internal_candidate" | "not_filled";
  /** What the phrase says with a "not" before it; nothing, when absent. */
  negated?: Intent;
  /** Counts only where nothing else in the mail speaks. */
  soft?: boolean;
  /** Said twice, it settles that the mail is no answer, whatever else it says. */
  decides?: boolean;
  /** The mail is about something other than a job, unless it speaks of one. */
  matter?: boolean;
}[];

const TABLES: Record<Intent, Phrases> = {
  regret: REGRET,
  offer: OFFER,
  offer_withdrawn: OFFER_WITHDRAWN,
  second_interview: SECOND_INTERVIEW,
  status_update: STATUS_UPDATE,
  on_hold: ON_HOLD,
  info_request: INFO_REQUEST,
  acknowledgement: ACKNOWLEDGEMENT,
  unrelated: UNRELATED,
};

export type Rule = Omit<Phrases[number], "any"> & { intent: Intent };
/** One way of saying what a rule means. `needs`: a clause that has no word of one of these lists need not be searched. */
export type Pattern = { rule: Rule; phrase: string; regexp: RegExp; needs: readonly number[] };

/** Lists of words by number, each once: many phrases need the same. And the lists that a word is in. */
const numbers = new Map<string, number>();
const listsOf = new Map<string, number[]>();
function listNumber(words: readonly string[]): number {
  const key = words.join(" ");
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(key, number);
  for (const word of new Set(words)) push(listsOf, word, number);
  return number;
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Every way of saying every meaning, compiled once; those of one rule stand together. */
export const PATTERNS: readonly Pattern[] = Object.entries(TABLES).flatMap(([intent, phrases]) =>
  phrases.flatMap(({ any, ...said }) => {
    const rule: Rule = { ...said, intent: intent as Intent };
    return any.map((phrase) => ({ rule, phrase, regexp: compile(phrase), needs: needs(phrase).map(listNumber) }));
  }),
);

/** Patterns by the shortest list that they need. */
const byList = new Map<number, number[]>();
const anywhere: number[] = [];
PATTERNS.forEach(({ needs: [shortest] }, at) => {
  if (shortest === undefined) anywhere.push(at);
  else push(byList, shortest, at);
});

/** The patterns that a clause of these words can answer to, in the order of the tables: a handful of a thousand. */
export function patternsFor(words: ReadonlySet<string>): Pattern[] {
  const met = new Set<number>();
  for (const word of words) for (const list of listsOf.get(word) ?? []) met.add(list);
  const found = [...anywhere];
  for (const list of met) for (const at of byList.get(list) ?? []) if (PATTERNS[at]?.needs.every((other) => met.has(other))) found.push(at);
  return found.sort((a, b) => a - b).flatMap((at) => PATTERNS[at] ?? []);
}
