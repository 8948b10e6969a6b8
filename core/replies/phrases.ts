import type { Intent } from "./intents.ts";
import { meets, type Phrase, phrase, rarest, type Searchable } from "./phrase-search.ts";
import { SECOND_INTERVIEW } from "./phrases-invitation.ts";
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
/** One way of saying what a rule means. */
export type Pattern = Phrase & { rule: Rule };

/** Every way of saying every meaning, compiled once; those of one rule stand together. */
export const PATTERNS: readonly Pattern[] = Object.entries(TABLES).flatMap(([intent, phrases]) =>
  phrases.flatMap(({ any, ...said }) => {
    const rule: Rule = { ...said, intent: intent as Intent };
    return any.map((way) => ({ rule, ...phrase(way) }));
  }),
);

/** The numbers of the patterns by the rarest list that they need, and of those that need none. */
const anywhere: number[] = [];
const byList = PATTERNS.reduce<number[][]>(
  (lists, { needs }, at) => {
    const list = rarest(needs);
    (list === undefined ? anywhere : lists[list])?.push(at);
    return lists;
  },
  Array.from({ length: 1 + Math.max(...PATTERNS.flatMap(({ needs }) => needs)) }, () => []),
);

/** The patterns that are looked up by one of the lists of a word; kept as long as its lists are. */
const byLists = new WeakMap<readonly number[], readonly number[]>();
function lookedUpBy(lists: readonly number[]): readonly number[] {
  const known = byLists.get(lists);
  if (known !== undefined) return known;
  const found = lists.flatMap((list) => byList[list] ?? []);
  byLists.set(lists, found);
  return found;
}

const NONE: readonly number[] = [];

/** The patterns that a clause can answer to, in the order of the tables: a handful of a thousand. */
export function patternsFor({ met }: Searchable): Pattern[] {
  const found = [...anywhere];
  for (const lists of met.byWord) for (const at of lookedUpBy(lists)) if (meets(met, PATTERNS[at]?.needs ?? NONE)) found.push(at);
  // Two words of a clause may be in one list.
  return found.sort((a, b) => a - b).flatMap((at, nth) => (at === found[nth - 1] ? [] : (PATTERNS[at] ?? [])));
}
