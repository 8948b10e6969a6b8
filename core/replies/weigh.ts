import { INTENTS, type Intent } from "./intents.ts";

/** A learned table: for each word or run of words, what it adds to each intent's score: one letter for each intent. */
export type Weights = { bias: readonly number[]; features: ReadonlyMap<string, string> };

/** One letter of a packed weight is worth this much; `n` is nothing. */
const STEP = 0.4;
const NOTHING = "n".charCodeAt(0);
const STEPS_MAX = 12;

/** Packs a weight into a letter, `b` to `z`. */
export function packWeight(weight: number): string {
  return String.fromCharCode(NOTHING + Math.max(-STEPS_MAX, Math.min(STEPS_MAX, Math.round(weight / STEP))));
}

/** Reads a packed table: entries of nine letters and the words they weigh, parted by `|`. */
export function unpack(bias: readonly number[], table: string): Weights {
  const count = INTENTS.length;
  return { bias, features: new Map(table.split("|").map((entry) => [entry.slice(count), entry.slice(0, count)])) };
}

/** A long mail is judged by its beginning: what decides stands there, and the rest is disclaimer. */
const WORDS_MAX = 400;
const TEXT_CHARACTERS_MAX = 20_000;
const REASONS_MAX = 4;
/** The name of the reason where no rule of the grammar took the words. */
export const WORDS_RULE = "words that are common in such mails";
const DAYS = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const MONTHS = /^(?:january|february|march|april|june|july|august|september|october|november|december)$/;

type Word = { form: string; from: number; to: number };

/** The words of a text as the table has them, and where they stand: lower case, one form for numbers, days and months. */
function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.slice(0, TEXT_CHARACTERS_MAX).matchAll(/[\p{L}]+(?:['’‘`][\p{L}]+)?|\p{N}+|[?!]/gu)) {
    if (found.length === WORDS_MAX) break;
    const word = match[0].toLowerCase().replace(/[’‘`]/g, "'");
    const form = /^\p{N}/u.test(word) ? "0" : DAYS.test(word) ? "<day>" : MONTHS.test(word) ? "<month>" : word;
    found.push({ form, from: match.index, to: match.index + match[0].length });
  }
  return found;
}

/** Words of one family count together: "invite", "invited", "inviting". */
const STEM_LETTERS = 5;

/** What a mail is made of, as the table sees it: its words, their stems, and runs of two and three, each with where it first stands. */
function placedFeatures(subject: string, text: string): Map<string, { from: number; to: number }> {
  const features = new Map<string, { from: number; to: number }>();
  const put = (feature: string, from: number, to: number) => {
    if (!features.has(feature)) features.set(feature, { from, to });
  };
  for (const { form } of words(subject)) put(`s:${form}`, 0, 0);
  const body = words(text);
  body.forEach((word, at) => {
    put(word.form, word.from, word.to);
    if (word.form.length > STEM_LETTERS) put(`${word.form.slice(0, STEM_LETTERS)}-`, word.from, word.to);
    const next = body[at + 1];
    const afterNext = body[at + 2];
    if (next === undefined) return;
    put(`${word.form} ${next.form}`, word.from, next.to);
    if (afterNext !== undefined) put(`${word.form} ${next.form} ${afterNext.form}`, word.from, afterNext.to);
  });
  const length = body.length;
  put(length < 8 ? "<words <8>" : length < 25 ? "<words <25>" : length < 80 ? "<words <80>" : "<words 80+>", 0, 0);
  return features;
}

/** The features of a mail, for training. */
export function featuresOf(subject: string, text: string): Set<string> {
  return new Set(placedFeatures(subject, text).keys());
}

/** The words that speak most for an intent, as they stand in the mail, the strongest first; runs of words, none within another. */
export function reasonsFor(weights: Weights, intent: Intent, subject: string, text: string): { phrase: string; rule: string }[] {
  const column = INTENTS.indexOf(intent);
  const strongest = [...placedFeatures(subject, text)]
    .map(([feature, place]) => ({ ...place, weight: (weights.features.get(feature)?.charCodeAt(column) ?? NOTHING) - NOTHING }))
    .filter(({ from, to, weight }) => weight > 0 && to > from)
    .sort((a, b) => b.weight - a.weight || b.to - b.from - (a.to - a.from));
  const taken: typeof strongest = [];
  for (const reason of strongest) {
    if (taken.length === REASONS_MAX) break;
    if (!taken.some((other) => reason.from < other.to && other.from < reason.to)) taken.push(reason);
  }
  return taken.map(({ from, to }) => ({ phrase: text.slice(from, to), rule: `${intent}: ${WORDS_RULE}` }));
}

/**
 * A second opinion on a mail, beside the grammar: the likelihood of each intent by learned word weights. Deterministic; it
 * never decides alone, since words without their grammar are how rejections get read as offers.
 */
export function weigh(weights: Weights, subject: string, text: string): Record<Intent, number> {
  const scores = [...weights.bias];
  const features = featuresOf(subject, text);
  const scale = scaleOf(features.size);
  for (const feature of features) {
    const letters = weights.features.get(feature) ?? "";
    for (let at = 0; at < letters.length; at++) scores[at] = (scores[at] ?? 0) + (letters.charCodeAt(at) - NOTHING) * STEP * scale;
  }
  const top = Math.max(...scores);
  const likelihoods = scores.map((score) => Math.exp(score - top));
  const sum = likelihoods.reduce((a, b) => a + b, 0);
  return Object.fromEntries(INTENTS.map((intent, at) => [intent, (likelihoods[at] ?? 0) / sum])) as Record<Intent, number>;
}

/** Long mails have more words of every kind; each counts for less. */
export function scaleOf(count: number): number {
  return 1 / Math.sqrt(Math.max(16, count));
}
