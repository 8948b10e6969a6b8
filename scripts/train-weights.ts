import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { INTENTS } from "../core/replies/intents.ts";
import { answerText } from "../core/replies/quote.ts";
import { featuresOf, packWeight, scaleOf } from "../core/replies/weigh.ts";

const ROOT = join(import.meta.dirname, "..");
const FIXTURES = join(ROOT, "test", "fixtures", "replies");
const TARGET = join(ROOT, "core", "replies", "weights.ts");
/** What may be learned from. The check sets are scored only, and never read here. */
const SETS = readdirSync(FIXTURES)
  .filter((name) => name.startsWith("train"))
  .sort();

const EPOCHS = 40;
const RATE = 2;
/** Pulls weights towards nothing, so that a word seen twice by chance says little. */
const DECAY = 0.001;
/** So many of a mail's words are left out each time it is learned from, so that none is leaned on alone. */
const LEFT_OUT = 0.35;
const OCCURRENCES_MIN = 2;
/** How many features the table keeps, the strongest first: it rides in the bundle. */
const FEATURES_MAX = 10000;

export type Example = { features: string[]; label: number };

/** The composed replies of a set, as features and labels. */
export function examplesOf(file: string): Example[] {
  return readFileSync(join(FIXTURES, file), "utf8")
    .trim()
    .split("\n")
    .map((row) => JSON.parse(row) as { intent: (typeof INTENTS)[number]; subject: string; body: string })
    .map(({ intent, subject, body }) => ({ features: [...featuresOf(subject, answerText(body))], label: INTENTS.indexOf(intent) }));
}

/** The same throws of the dice at every training. */
function dice(): () => number {
  let state = 12_345;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** Multinomial logistic regression by plain gradient descent in a fixed order: the same examples always give the same table. */
export function train(examples: readonly Example[]): { bias: number[]; weights: Map<string, number[]> } {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const weights = new Map<string, number[]>();
  for (const [feature, count] of counts)
    if (count >= OCCURRENCES_MIN)
      weights.set(
        feature,
        INTENTS.map(() => 0),
      );
  const bias = INTENTS.map(() => 0);
  const known = examples.map(({ features, label }) => ({
    list: features.flatMap((f) => (weights.has(f) ? [weights.get(f) as number[]] : [])),
    scale: scaleOf(features.length),
    label,
  }));
  // A rare intent counts for more: otherwise it is read as the common one that it resembles.
  const counted = INTENTS.map((_, label) => known.filter((example) => example.label === label).length);
  const emphasis = counted.map((count) => Math.sqrt(known.length / INTENTS.length / Math.max(1, count)));
  const thrown = dice();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch / 12);
    for (let step = 0; step < known.length; step++) {
      // Another order each time, so that no author's mails always come last.
      const at = (step * 7919 + epoch * 131) % known.length;
      const example = known[at];
      if (example === undefined) continue;
      const scores = [...bias];
      const seen = example.list.filter(() => thrown() > LEFT_OUT);
      for (const row of seen) for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) + (row[c] ?? 0) * example.scale;
      const top = Math.max(...scores);
      const likelihoods = scores.map((score) => Math.exp(score - top));
      const sum = likelihoods.reduce((a, b) => a + b, 0);
      for (let c = 0; c < scores.length; c++) {
        const error = ((likelihoods[c] ?? 0) / sum - (c === example.label ? 1 : 0)) * (emphasis[example.label] ?? 1);
        bias[c] = (bias[c] ?? 0) - rate * 0.02 * error;
        for (const row of seen) row[c] = (row[c] ?? 0) * (1 - rate * DECAY) - rate * error * example.scale;
      }
    }
  }
  return { bias, weights };
}

/** The table as it is kept: the strongest features, each weight as one letter of 27 steps. */
export function packed({ weights }: ReturnType<typeof train>): [string, string][] {
  return [...weights]
    .map(([feature, row]) => [feature, row, Math.max(...row.map(Math.abs))] as const)
    .sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1))
    .slice(0, FEATURES_MAX)
    .map(([feature, row]): [string, string] => [feature, row.map((weight) => packWeight(weight)).join("")])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The table as a module. */
export function weightsModule(trained: ReturnType<typeof train>): string {
  const table = packed(trained).map(([feature, letters]) => `${letters}${feature}`);
  return `import { unpack } from "./weigh.ts";

// Made by \`npm run train\` from the training replies in test/fixtures/replies: do not edit. Each entry: nine letters, one for
// each intent of intents.ts, from a (speaks against it) over n (says nothing) to z (speaks for it); then the words.
export const WEIGHTS = unpack(
  [${trained.bias.map((bias) => Math.round(bias * 100) / 100).join(", ")}],
  ${JSON.stringify(table.join("|"))},
);
`;
}

if (import.meta.main) {
  const examples = SETS.flatMap(examplesOf);
  const trained = train(examples);
  writeFileSync(TARGET, weightsModule(trained));
  console.log(`${examples.length} replies, ${trained.weights.size} features seen`);
}
