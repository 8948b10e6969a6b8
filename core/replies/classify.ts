import type { Wish } from "./classify-wish.ts";
import { readByGrammar } from "./grammar.ts";
import { GOOD_NEWS, INTENTS, type Intent } from "./intents.ts";
import { reasonsFor, weigh } from "./weigh.ts";
import { WEIGHTS } from "./weights.ts";

/** The words as they stand in the mail, and the name of the rule that took them. */
export type Evidence = { phrase: string; rule: string };

/** What a reply means, how sure that is (0..1), and why. */
export type Reading = {
  intent: Intent;
  confidence: number;
  evidence: Evidence[];
  alternatives: { intent: Intent; confidence: number }[];
  /** The sub-reason of a regret (R18). */
  detail?: "another_candidate" | "internal_candidate" | "not_filled";
  /** The exchange was warm (R28). */
  warm?: boolean;
  /** A regret that also asks the candidate something (R18). */
  asksQuestion?: boolean;
  wantsContact?: Wish;
  /** The employer asks not to be called (R9). */
  noCalls?: boolean;
};

/** The employer's own words, history and signatures already cut off; role and company of the interview when known. */
export type ReadInput = { subject: string; text: string; role?: string; company?: string; hasInvitation?: boolean };

/** At or above this a reading is applied without asking the candidate (DESIGN §5.8). */
export const APPLY_CONFIDENCE = 0.9;

/**
 * How much each opinion counts: the grammar knows negation and condition, the word weights know far more phrasings. Fitted
 * on `train-h` to `train-l`, each read with words learned from everybody else and a grammar that had not seen them: of 2,000
 * plain and hard mails about 59 % are applied, 99.9 % of them rightly. At 1.9 it would be 65 % and 99.6 %.
 */
const GRAMMAR_WEIGHT = 1;
const SURE_GRAMMAR = { from: 0.75, adds: 0.75 };
const WORDS_WEIGHT = 1.6;
/**
 * In a bare line the learned words have little to go on, and a phrase that surely turns down is nearly all that was said:
 * "unfortunately we have decided to go with another candidate." Only where the words all but exclude it do they stand.
 */
const BARE_LINE = { wordsMax: 14, from: 0.82, unlessBelow: 0.1, wordsWeight: 0.8, adds: 2.8 };
/** The most that a reading may have which is not to be applied unasked. */
const NOT_APPLIED = 0.85;
const LIKELY_AT_ALL = 0.05;
const UNHEARD_FROM = 0.75;
const ALTERNATIVES_MAX = 3;
const EVIDENCE_MAX = 4;

const isSure = (grammar: Reading) => grammar.confidence >= SURE_GRAMMAR.from;

const isBareRegret = (grammar: Reading, words: Record<Intent, number>, text: string) =>
  grammar.intent === "regret" &&
  grammar.confidence >= BARE_LINE.from &&
  words.regret >= BARE_LINE.unlessBelow &&
  text.trim().split(/\s+/, BARE_LINE.wordsMax + 1).length <= BARE_LINE.wordsMax;

/** The likelihood of each intent by both opinions together. */
function together(grammar: Reading, words: Record<Intent, number>, text: string): Record<Intent, number> {
  const isBare = isBareRegret(grammar, words, text);
  const wordsWeight = isBare ? BARE_LINE.wordsWeight : WORDS_WEIGHT;
  const adds = isBare ? BARE_LINE.adds : SURE_GRAMMAR.adds;
  const heard = new Map<Intent, number>([
    [grammar.intent, grammar.confidence],
    ...grammar.alternatives.map((a) => [a.intent, a.confidence] as const),
  ]);
  const sure = isSure(grammar) ? grammar.intent : undefined;
  const scores = INTENTS.map(
    (intent) =>
      wordsWeight * Math.log(Math.max(words[intent], 1e-6)) + GRAMMAR_WEIGHT * (heard.get(intent) ?? 0) + (intent === sure ? adds : 0),
  );
  const top = Math.max(...scores);
  const likelihoods = scores.map((score) => Math.exp(score - top));
  const sum = likelihoods.reduce((a, b) => a + b, 0);
  return Object.fromEntries(INTENTS.map((intent, at) => [intent, (likelihoods[at] ?? 0) / sum])) as Record<Intent, number>;
}

/** Good news and a regret are never confused: where one is read and the other is at all likely, the candidate is asked. */
function contradicts(intent: Intent, likelihood: Record<Intent, number>): boolean {
  const others: readonly Intent[] = intent === "regret" ? GOOD_NEWS : GOOD_NEWS.includes(intent) ? ["regret", "offer_withdrawn"] : [];
  return others.reduce((sum, other) => sum + likelihood[other], 0) >= LIKELY_AT_ALL;
}

/** A decision that no phrase of the grammar says, and that the words alone are not nearly certain of, is not acted on. */
function isUnheard(intent: Intent, grammar: Reading, words: Record<Intent, number>): boolean {
  if (intent !== "regret" && !GOOD_NEWS.includes(intent)) return false;
  const heard = (grammar.intent === intent && grammar.confidence > 0) || grammar.alternatives.some((other) => other.intent === intent);
  return !heard && words[intent] < UNHEARD_FROM;
}

/** "Please call me on Tuesday at 14:00": a next step (R10, R17). The hour of a call makes it no invitation. */
const CONTACT_ASKED = { intent: "status_update", confidence: 0.95, alternatives: [] } satisfies Partial<Reading>;
/**
 * What such a mail may say beside it that matters more, from which confidence on: an outcome, however faint, or papers that
 * are wanted; that it is put as a question ("could you call me?") asks for nothing more.
 */
const WEIGHTIER: Partial<Record<Intent, number>> = { regret: 0.5, offer: 0.5, offer_withdrawn: 0.5, on_hold: 0.5, info_request: 0.8 };
const NEXT_ROUND = /\b(?:interview|round|stage|assessment|meet|panel|offer|position is|unfortunately|sorry|congratulations)/i;
const CONTACT_WORDS_MAX = 45;

function onlyAsksToBeContacted(reading: Reading, text: string): boolean {
  return (
    reading.wantsContact?.on != null &&
    reading.wantsContact.anyWay === undefined &&
    reading.confidence < (WEIGHTIER[reading.intent] ?? Number.POSITIVE_INFINITY) &&
    !NEXT_ROUND.test(text) &&
    text.split(/\s+/, CONTACT_WORDS_MAX + 1).length <= CONTACT_WORDS_MAX
  );
}

/**
 * Reads the intent of an employer's own words. Two opinions are weighed together: a grammar of phrases, which knows what is
 * negated, supposed or said of others, and learned word weights, which know many more ways to say it. Deterministic, linear
 * in the text; the evidence is the words that decided.
 */
export function classify(input: ReadInput): Reading {
  const { leftToCandidate, ...grammar } = readByGrammar(input);
  if (onlyAsksToBeContacted(grammar, input.text))
    return {
      ...grammar,
      ...CONTACT_ASKED,
      evidence: [{ phrase: grammar.wantsContact?.on ?? "", rule: "status_update: asks to be contacted on a day" }],
    };
  const words = weigh(WEIGHTS, input.subject, input.text);
  const likelihood = together(grammar, words, input.text);
  const [intent = "unrelated", ...others] = [...INTENTS].sort((a, b) => likelihood[b] - likelihood[a]);
  const round = (value: number) => Math.round(value * 100) / 100;
  const mustAsk = leftToCandidate || contradicts(intent, likelihood) || isUnheard(intent, grammar, words);
  const capped = mustAsk ? Math.min(NOT_APPLIED, likelihood[intent]) : likelihood[intent];
  const { detail, evidence, ...manner } = grammar;
  return {
    ...manner,
    intent,
    confidence: round(capped),
    evidence: (grammar.intent === intent ? evidence : reasonsFor(WEIGHTS, intent, input.subject, input.text)).slice(0, EVIDENCE_MAX),
    alternatives: others
      .map((other) => ({ intent: other, confidence: round(likelihood[other]) }))
      .filter((other) => other.confidence > 0)
      .slice(0, ALTERNATIVES_MAX),
    ...(intent === "regret" && detail !== undefined ? { detail } : {}),
  };
}
