import { allMatches } from "./all-matches.ts";
import { INTENTS, type Intent } from "./intents.ts";

/** A learned table: for each sign in a mail what it adds to each intent's score, packed as letters (see `packWeights`). */
export type Weights = { bias: readonly number[]; features: ReadonlyMap<string, string> };

/**
 * A packed weight is one character, from `$` to `Y`: which intent, and how far for or against it, of three steps each way.
 * Most signs say something about three or four intents only; what is less than half a step is nothing.
 */
const STEPS = [-2.4, -1.3, -0.6, 0.6, 1.3, 2.4] as const;
const NOTHING_BELOW = 0.45;
const FIRST = "$".charCodeAt(0);

/** The weights of one sign as text. */
export function packWeights(row: readonly number[]): string {
  return row
    .map((weight, intent) => {
      if (Math.abs(weight) < NOTHING_BELOW) return "";
      const step = STEPS.reduce((best, worth, at) => (Math.abs(worth - weight) < Math.abs((STEPS[best] ?? 0) - weight) ? at : best), 0);
      return String.fromCharCode(FIRST + intent * STEPS.length + step);
    })
    .join("");
}

/** Calls `add` with each intent's place in INTENTS and what the packed weights say of it. */
function eachWeight(packed: string, add: (intent: number, weight: number) => void): void {
  for (let at = 0; at < packed.length; at++) {
    const code = packed.charCodeAt(at) - FIRST;
    add(Math.floor(code / STEPS.length), STEPS[code % STEPS.length] ?? 0);
  }
}

/** How many letters two neighbours share, as one letter: `a` is none. */
const SHARED_NONE = "a".charCodeAt(0);
const SHARED_MAX = 25;

/** A sign that says nothing of an intent, in the column of that intent. */
const SAYS_NOTHING = ".";

/**
 * A table as text: for each sign, in the order of the alphabet, a letter for how many letters it has in common with the one
 * before; then the letters of its own; then what each weighs, one intent after the other. Kept apart, they compress better.
 */
export function pack(features: readonly (readonly [string, string])[]): string {
  let last = "";
  const sorted = [...features].sort(([a], [b]) => (a < b ? -1 : 1));
  const signs = sorted.map(([feature]) => {
    let shared = 0;
    while (shared < SHARED_MAX && shared < last.length && last[shared] === feature[shared]) shared++;
    last = feature;
    return [String.fromCharCode(SHARED_NONE + shared), feature.slice(shared)] as const;
  });
  const columns = INTENTS.flatMap((_, intent) =>
    sorted.map(([, weights]) => {
      const code = [...weights].map((letter) => letter.charCodeAt(0) - FIRST).find((of) => Math.floor(of / STEPS.length) === intent);
      return code === undefined ? SAYS_NOTHING : String(code % STEPS.length);
    }),
  );
  return [signs.map(([shared]) => shared).join(""), signs.map(([, own]) => own).join("#"), columns.join("")].join("\n");
}

/** Reads a packed table. */
export function unpack(bias: readonly number[], table: string): Weights {
  const features = new Map<string, string>();
  const [shared = "", own = "", columns = ""] = table.split("\n");
  const signs = own.split("#");
  let last = "";
  for (const [at, sign] of signs.entries()) {
    last = last.slice(0, shared.charCodeAt(at) - SHARED_NONE) + sign;
    let weights = "";
    for (let intent = 0; intent < INTENTS.length; intent++) {
      const step = columns[intent * signs.length + at];
      if (step !== SAYS_NOTHING) weights += String.fromCharCode(FIRST + intent * STEPS.length + Number(step));
    }
    features.set(last, weights);
  }
  return { bias, features };
}

/** A long mail is judged by its beginning: what decides stands there, and the rest is disclaimer. */
const WORDS_MAX = 400;
const TEXT_CHARACTERS_MAX = 20_000;
const REASONS_MAX = 2;
/** The name of the reason where no rule of the grammar took the words. */
export const WORDS_RULE = "words that are common in such mails";
const DAYS = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
const MONTHS = "january february march april may june july august september october november december".split(" ");

type Word = { form: string; from: number; to: number };

/** "Can't" is two words, as "can not" is; so are "we're" and "she'd". */
const ENDINGS: readonly (readonly [string, string])[] = [
  ["n't", "not"],
  ["'re", "are"],
  ["'ve", "have"],
  ["'ll", "will"],
  ["'d", "would"],
  ["'m", "am"],
  ["'s", "'s"],
];
const WHOLE: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["can't", ["can", "not"]],
  ["cannot", ["can", "not"]],
  ["won't", ["will", "not"]],
  ...DAYS.map((day) => [day, ["<day>"]] satisfies [string, string[]]),
  ...MONTHS.map((month) => [month, ["<month>"]] satisfies [string, string[]]),
]);

function expanded(word: string): readonly string[] {
  const ending = ENDINGS.find(([short]) => word.endsWith(short));
  return ending === undefined ? [word] : [word.slice(0, -ending[0].length), ending[1]];
}

/** The words of the last text: a mail is weighed, and then asked for its reasons. */
let last: { text: string; words: readonly Word[] } | undefined;

function words(text: string): readonly Word[] {
  if (last?.text !== text) last = { text, words: wordsIn(text.slice(0, TEXT_CHARACTERS_MAX)) };
  return last.words;
}

/** The words of a text as the table has them, and where they stand: lower case, one form for numbers, days and months. */
function wordsIn(text: string): Word[] {
  const found: Word[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null && found.length < WORDS_MAX; match = WORD.exec(text)) {
    const [written, ending, number] = match;
    const from = match.index;
    const to = from + written.length;
    const lower = written.toLowerCase();
    const word = ending === undefined ? lower : lower.replace(/[’‘`]/g, "'");
    const whole = number === undefined ? WHOLE.get(word) : NUMBER;
    if (whole === undefined && ending === undefined) found.push({ form: word, from, to });
    else for (const form of whole ?? expanded(word)) found.push({ form, from, to });
  }
  return found;
}
const WORD = /\p{L}+(['’‘`]\p{L}+)?|(\p{N}+)|[?!.]/gu;
const NUMBER = ["0"];

/** Words of one family count together: "invite", "invited", "inviting". */
const STEM_LETTERS = 5;
const stem = (form: string) => (form.length > STEM_LETTERS && !form.startsWith("<") ? `${form.slice(0, STEM_LETTERS)}-` : form);

/** What turns the next few words round, and what ends its reach. */
const NEGATIONS = new Set("not no never nor nobody nothing none without neither unable".split(" "));
const ENDS = new Set([".", "?", "!", "but"]);
const NEGATED_WORDS = 5;

/**
 * What a mail is made of, as the table sees it: its words, their families, pairs of words, words that stand after a "not",
 * and what the grammar heard in it (`rules`). Calls `put` with each and where it stands, as often as it does.
 */
function eachFeature(
  subject: string,
  text: string,
  rules: readonly string[],
  put: (feature: string, from: number, to: number) => void,
): void {
  for (const { form } of wordsIn(subject.slice(0, TEXT_CHARACTERS_MAX))) if (form !== ".") put(`s:${form}`, 0, 0);
  let length = 0;
  let negated = 0;
  let before: Word | undefined;
  for (const word of words(text)) {
    const { form, from, to } = word;
    if (ENDS.has(form)) negated = 0;
    else if (NEGATIONS.has(form)) negated = NEGATED_WORDS;
    else if (negated > 0) {
      negated--;
      put(`~${stem(form)}`, from, to);
    }
    if (form === ".") continue;
    length++;
    put(form, from, to);
    if (form.length > STEM_LETTERS) put(stem(form), from, to);
    if (before !== undefined) put(`${before.form} ${form}`, before.from, to);
    before = word;
  }
  put(length < 8 ? "<words <8>" : length < 25 ? "<words <25>" : length < 80 ? "<words <80>" : "<words 80+>", 0, 0);
  for (const rule of rules) put(`@${rule}`, 0, 0);
}

/** The features of a mail, each once. `rules`: what the grammar heard in it. */
export function featuresOf(subject: string, text: string, rules: readonly string[]): Set<string> {
  const features = new Set<string>();
  eachFeature(subject, text, rules, (feature) => features.add(feature));
  return features;
}

/** A sentence, not cut at the point of "10.30"; a long one is parted at its commas and dashes too. */
const SENTENCE = /(?:[^.?!;\n]|[.?!](?=\w))+/g;
const CLAUSE = /[^,–—:]+/g;
const REASON_LENGTH_MAX = 90;
/** "Kind regards", "Hi Maya" say nothing, however common they are in such mails. */
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|(?:kind|best|warm) (?:regards|wishes)|many thanks|all the best|yours|regards|cheers)\b.{0,25}$/iu;

/** The sentences of a text, the long ones in clauses, and where they stand. */
function statements(text: string): { from: number; to: number }[] {
  const within = (pattern: RegExp, from: number, part: string) =>
    allMatches(part, pattern).map(({ index, 0: words }) => ({ from: from + index, to: from + index + words.length }));
  return within(SENTENCE, 0, text).flatMap(({ from, to }) =>
    to - from <= REASON_LENGTH_MAX ? [{ from, to }] : within(CLAUSE, from, text.slice(from, to)),
  );
}

/**
 * The sentences whose words together speak most for an intent, as they stand in the mail, the strongest first. One word
 * explains nothing to whoever asks why: "were" or a name may weigh as much as what the sentence says.
 */
export function reasonsFor(weights: Weights, intent: Intent, subject: string, text: string): { phrase: string; rule: string }[] {
  const column = INTENTS.indexOf(intent);
  const taken = new Set<string>();
  const placed: { from: number; worth: number }[] = [];
  eachFeature(subject, text, [], (feature, from, to) => {
    const packed = weights.features.get(feature);
    if (packed === undefined || to === from || taken.has(feature)) return;
    taken.add(feature);
    eachWeight(packed, (at, worth) => {
      if (at === column) placed.push({ from, worth });
    });
  });
  // In the order of the text, so that each sentence takes its own from where the last one ended.
  placed.sort((a, b) => a.from - b.from);
  let next = 0;
  return statements(text)
    .map(({ from, to }) => {
      let weight = 0;
      for (let sign = placed[next]; sign !== undefined && sign.from < to; sign = placed[++next]) weight += sign.worth;
      return { phrase: text.slice(from, to).trim(), weight };
    })
    .filter(({ phrase, weight }) => weight > 0 && phrase.includes(" ") && !GREETING.test(phrase))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, REASONS_MAX)
    .map(({ phrase }) => ({ phrase, rule: `${intent}: ${WORDS_RULE}` }));
}

/**
 * The likelihood of each intent by learned weights of a mail's words and of what the grammar heard in it (`rules`).
 * Deterministic; it never decides alone, since words without their grammar are how rejections get read as offers.
 */
export function weigh(weights: Weights, subject: string, text: string, rules: readonly string[]): Record<Intent, number> {
  const scores = [...weights.bias];
  const features = featuresOf(subject, text, rules);
  const scale = scaleOf(features.size);
  const add = (intent: number, weight: number) => {
    scores[intent] = (scores[intent] ?? 0) + weight * scale;
  };
  for (const feature of features) eachWeight(weights.features.get(feature) ?? "", add);
  const top = Math.max(...scores);
  const likelihoods = scores.map((score) => Math.exp(score - top));
  const sum = likelihoods.reduce((a, b) => a + b, 0);
  return Object.fromEntries(INTENTS.map((intent, at) => [intent, (likelihoods[at] ?? 0) / sum])) as Record<Intent, number>;
}

/** Long mails have more words of every kind; each counts for less. */
export function scaleOf(count: number): number {
  return 1 / Math.sqrt(Math.max(16, count));
}
