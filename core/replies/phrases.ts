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
/** One way of saying what a rule means. `needs`: a clause without any of these words need not be searched; null when none can be listed. */
export type Pattern = { rule: Rule; phrase: string; regexp: RegExp; needs: readonly string[] | null };

/** Every way of saying every meaning, compiled once; those of one rule stand together. */
export const PATTERNS: readonly Pattern[] = Object.entries(TABLES).flatMap(([intent, phrases]) =>
  phrases.flatMap(({ any, ...said }) => {
    const rule: Rule = { ...said, intent: intent as Intent };
    return any.map((phrase) => ({ rule, phrase, regexp: compile(phrase), needs: needs(phrase) }));
  }),
);

const byWord = new Map<string, number[]>();
const anywhere: number[] = [];
PATTERNS.forEach(({ needs: words }, at) => {
  if (words === null) anywhere.push(at);
  for (const word of words ?? []) {
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, [at]);
    else known.push(at);
  }
});

/** The patterns that a clause of these words can answer to, in the order of the tables: a few dozen of a thousand. */
export function patternsFor(words: Iterable<string>): Pattern[] {
  const found = new Set(anywhere);
  for (const word of words) for (const at of byWord.get(word) ?? []) found.add(at);
  return [...found].sort((a, b) => a - b).flatMap((at) => PATTERNS[at] ?? []);
}
