import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { readByGrammar } from "../core/replies/grammar.ts";
import { INTENTS } from "../core/replies/intents.ts";
import { answerText } from "../core/replies/quote.ts";
import { featuresOf, pack, packWeights, scaleOf } from "../core/replies/weigh.ts";

const ROOT = join(import.meta.dirname, "..");
const FIXTURES = join(ROOT, "test", "fixtures", "replies");
const TARGET = join(ROOT, "core", "replies", "weights.ts");
/** What may be learned from. The check sets are scored only, and never read here. */
const SETS = readdirSync(FIXTURES)
  .filter((name) => name.startsWith("train"))
  .sort();

const EPOCHS = 50;
/** The table is the mean of the epochs from here on: the last throws of the dice count for no more than those before. */
const MEAN_FROM = 38;
const RATE = 2;
/** Pulls weights towards nothing, so that a word seen twice by chance says little. */
const DECAY = 0.001;
/** So many of a mail's words are left out each time it is learned from, so that none is leaned on alone. */
const LEFT_OUT = 0.35;
const OCCURRENCES_MIN = 2;
/**
 * How many signs the table keeps, the most telling first, from which epoch on: it rides in the bundle. Those that stay go on
 * learning, and take over from those that went: cut at the end alone, the table would read three mails in a hundred worse.
 */
const KEPT: ReadonlyMap<number, number> = new Map([
  [12, 36_000],
  [20, 28_000],
  [28, 21_000],
  [34, 17_500],
]);

/**
 * The grammar was written with the first sets before its author's eyes and reads them too well: what it hears is believed as
 * far as it was right in the later ones, from `train-h` on.
 */
const isNewToGrammar = (file: string) => /^train-(?:[h-z]|z[a-z])\./.test(file);

export type Example = { features: string[]; label: number };

/** The composed replies of a set, as features and labels. */
export function examplesOf(file: string): Example[] {
  return readFileSync(join(FIXTURES, file), "utf8")
    .trim()
    .split("\n")
    .map((row) => JSON.parse(row) as { intent: (typeof INTENTS)[number]; subject: string; body: string; role?: string })
    .map(({ intent, subject, body, role }) => {
      const text = answerText(body);
      const rules = isNewToGrammar(file) ? readByGrammar({ subject, text, ...(role === undefined ? {} : { role }) }).rules : [];
      return { features: [...featuresOf(subject, text, rules)], label: INTENTS.indexOf(intent) };
    });
}

/** The same throws of the dice at every training. */
function dice(): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** One sign: how many mails have it, what it says of each intent, and whether the table still has room for it. */
type Sign = { feature: string; count: number; row: Float64Array; sum: Float64Array; kept: boolean };

/** How telling a sign is: how much it says at most, and in how many mails. */
const telling = ({ row, count }: Sign) => Math.max(...row.map(Math.abs)) * Math.sqrt(count);

function keepOnly(signs: readonly Sign[], many: number): void {
  const ranked = signs.filter(({ kept }) => kept).map((sign) => ({ sign, worth: telling(sign) }));
  ranked.sort((a, b) => b.worth - a.worth || (a.sign.feature < b.sign.feature ? -1 : 1));
  for (const { sign } of ranked.slice(many)) sign.kept = false;
}

/** Multinomial logistic regression by plain gradient descent in a fixed order: the same examples always give the same table. */
export function train(examples: readonly Example[]): { bias: number[]; signs: Sign[] } {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const signs = new Map<string, Sign>();
  for (const [feature, count] of counts)
    if (count >= OCCURRENCES_MIN)
      signs.set(feature, { feature, count, row: new Float64Array(INTENTS.length), sum: new Float64Array(INTENTS.length), kept: true });
  const bias = INTENTS.map(() => 0);
  const known = examples.map(({ features, label }) => ({
    signs: features.flatMap((feature) => signs.get(feature) ?? []),
    scale: scaleOf(features.length),
    label,
  }));
  // A rare intent counts for more: otherwise it is read as the common one that it resembles.
  const counted = INTENTS.map((_, label) => known.filter((example) => example.label === label).length);
  const emphasis = counted.map((count) => Math.sqrt(known.length / INTENTS.length / Math.max(1, count)));
  const thrown = dice();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch / 12);
    const many = KEPT.get(epoch);
    if (many !== undefined) {
      keepOnly([...signs.values()], many);
      for (const example of known) example.signs = example.signs.filter(({ kept }) => kept);
    }
    for (let step = 0; step < known.length; step++) {
      // Another order each time, so that no author's mails always come last.
      const example = known[(step * 7919 + epoch * 131) % known.length];
      if (example !== undefined) learn(example, bias, rate, emphasis[example.label] ?? 1, thrown);
    }
    if (epoch < MEAN_FROM) continue;
    for (const { row, sum, kept } of signs.values()) if (kept) for (let c = 0; c < row.length; c++) sum[c] = (sum[c] ?? 0) + (row[c] ?? 0);
  }
  const left = [...signs.values()].filter(({ kept }) => kept);
  for (const { row, sum } of left) row.set(sum.map((total) => total / (EPOCHS - MEAN_FROM)));
  return { bias, signs: left };
}

type Known = { signs: Sign[]; scale: number; label: number };

function learn({ signs, scale, label }: Known, bias: number[], rate: number, emphasis: number, thrown: () => number): void {
  const scores = [...bias];
  const seen = signs.filter(() => thrown() > LEFT_OUT);
  for (const { row } of seen) for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) + (row[c] ?? 0) * scale;
  const top = Math.max(...scores);
  const likelihoods = scores.map((score) => Math.exp(score - top));
  const sum = likelihoods.reduce((a, b) => a + b, 0);
  const errors = likelihoods.map((likelihood, c) => (likelihood / sum - (c === label ? 1 : 0)) * emphasis);
  errors.forEach((error, c) => {
    bias[c] = (bias[c] ?? 0) - rate * 0.02 * error;
  });
  for (const { row } of seen)
    for (let c = 0; c < row.length; c++) row[c] = (row[c] ?? 0) * (1 - rate * DECAY) - rate * (errors[c] ?? 0) * scale;
}

/** The table as it is kept: each sign that says anything, and its packed weights. */
export function packed({ signs }: ReturnType<typeof train>): [string, string][] {
  return signs.map(({ feature, row }): [string, string] => [feature, packWeights([...row])]).filter(([, weights]) => weights !== "");
}

/** The table as a module. */
export function weightsModule(trained: ReturnType<typeof train>): string {
  return `import { brotliDecompressSync } from "node:zlib";
import { unpack, type Weights } from "./weigh.ts";

// Made by \`npm run train\` from the training replies in test/fixtures/replies: do not edit. The signs and what each weighs, packed
// by \`pack\` in weigh.ts and compressed by Brotli, for the table rides in the bundles.
const TABLE =
  ${JSON.stringify(brotliCompressSync(pack(packed(trained))).toString("base64"))};

let unpacked: Weights | undefined;

/** The learned weights, read when the first mail is. */
export const weights = (): Weights => {
  unpacked ??= unpack([${trained.bias.map((bias) => Math.round(bias * 100) / 100).join(", ")}], brotliDecompressSync(Buffer.from(TABLE, "base64")).toString());
  return unpacked;
};
`;
}

if (import.meta.main) {
  const examples = SETS.flatMap(examplesOf);
  const trained = train(examples);
  writeFileSync(TARGET, weightsModule(trained));
  console.log(`${examples.length} replies, ${trained.signs.length} signs kept`);
}
