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

export type Rule = Omit<Phrases[number], "any"> & {
  intent: Intent;
  patterns: readonly { phrase: string; regexp: RegExp; needs: readonly string[] | null }[];
};

/** Every rule of every intent, compiled once. */
export const RULES: readonly Rule[] = Object.entries(TABLES).flatMap(([intent, phrases]) =>
  phrases.map(({ any, ...rule }) => ({
    ...rule,
    intent: intent as Intent,
    patterns: any.map((phrase) => ({ phrase, regexp: compile(phrase), needs: needs(phrase) })),
  })),
);
