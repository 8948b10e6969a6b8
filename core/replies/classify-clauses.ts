/**
 * Cuts a mail into clauses and normalises them: lower case, contractions written out, one space between words and at either
 * end (` we are not able to offer you the role , `); a clause of a question ends in ` ? `. Each
 * word remembers where it stood, so that evidence can be shown in the mail's own words. All sizes are capped.
 */
import { allMatches } from "./all-matches.ts";
import { type Searchable, searchable } from "./phrase-search.ts";

export type Clause = Searchable & {
  /** The sentence around it, as written. */
  sentence: string;
  /** The clause stands in the subject line. */
  subject: boolean;
  /** Where the words from..to (offsets into `words`) stand in the sentence. */
  place(from: number, to: number): { from: number; to: number };
  /** The words from..to as they stand in the mail. */
  asWritten(from: number, to: number): string;
};

const TEXT_CHARS_MAX = 24_000;
const CLAUSE_TOKENS_MAX = 70;
const CLAUSES_MAX = 400;

const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cannot: "can not",
    cant: "can not",
    wont: "will not",
    dont: "do not",
    doesnt: "does not",
    didnt: "did not",
    isnt: "is not",
    wasnt: "was not",
    werent: "were not",
    couldnt: "could not",
    havent: "have not",
    hasnt: "has not",
    arent: "are not",
    "won't": "will not",
    "can't": "can not",
    "shan't": "shall not",
    "ain't": "is not",
    "let's": "let us",
    im: "i am",
    ive: "i have",
    weve: "we have",
    youve: "you have",
    youre: "you are",
    theyve: "they have",
    thats: "that is",
    u: "you",
    ur: "your",
    pls: "please",
    plz: "please",
    thx: "thanks",
    ta: "thanks",
    gonna: "going to",
    wanna: "want to",
    résumé: "cv",
    resumé: "cv",
    resume: "cv",
    "c.v": "cv",
    programme: "program",
    favour: "favor",
    honour: "honor",
  }),
);
const ENDINGS: readonly (readonly [string, string])[] = [
  ["n't", " not"],
  ["'re", " are"],
  ["'ve", " have"],
  ["'ll", " will"],
  ["'d", " would"],
  ["'m", " am"],
];
const IS_AFTER = new Set(["it", "that", "there", "here", "he", "she", "who", "what", "where", "how", "when", "everything", "this", "job"]);

/** A word with its short forms written out; `tail`: what stands after an apostrophe or a point in it. */
function expand(raw: string, tail: string): string {
  const lower = raw.toLowerCase();
  const word = tail === "" ? lower : lower.replaceAll(/[’`‘]/g, "'");
  const short = SHORT_FORMS.get(word);
  if (short !== undefined || tail === "") return short ?? word;
  for (const [ending, full] of ENDINGS) if (word.endsWith(ending)) return word.slice(0, -ending.length) + full;
  if (word.endsWith("'s")) return IS_AFTER.has(word.slice(0, -2)) ? `${word.slice(0, -2)} is` : word.slice(0, -2);
  return word.replaceAll("'", "");
}

/** Words that open a clause of their own: what stands before them says nothing about what follows. */
const OPENS_CLAUSE = new Set([
  "but",
  "however",
  "although",
  "though",
  "whereas",
  "nevertheless",
  "nonetheless",
  "while",
  "whilst",
  "because",
]);
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:mr|mrs|ms|dr|prof|st|no|vs|e\.g|i\.e|a\.m|p\.m|approx|dept|ltd|inc|co|jr|sr|ref|tel|ext|nos|fig|rs|lic|\p{Lu})$/iu;

/** Lines that a mail client wrapped are one; lines that stand alone stay apart. */
function paragraphs(text: string): string[] {
  const out: string[] = [];
  let open = false;
  for (const raw of text.slice(0, TEXT_CHARS_MAX).split(/\r\n?|\n/)) {
    const line = raw.trim();
    if (line === "" || line.startsWith(">")) {
      open = false;
      continue;
    }
    const last = out[out.length - 1];
    const goesOn = open && last !== undefined && /^[\p{Ll}\p{N}("'“‘£$€]/u.test(line) && !/[.!?:]$/.test(last);
    const wrapped = open && last !== undefined && raw.length > 0 && /[\p{L}\p{N},;)]$/u.test(last) && lastLineLength(last) > 55;
    if (goesOn || wrapped) out[out.length - 1] = `${last}\n${line}`;
    else out.push(line);
    open = true;
  }
  return out;
}
const lastLineLength = (text: string) => text.length - text.lastIndexOf("\n") - 1;

const SENTENCE_END = /(?<![.!?…])[.!?…]+["'”’)]*(?=\s)|\n(?=[-*•·])|\s[-–—]{1,2}\s/g;

function sentences(paragraph: string): string[] {
  const out: string[] = [];
  let start = 0;
  for (const end of allMatches(paragraph, SENTENCE_END)) {
    const before = paragraph.slice(Math.max(start, end.index - 12), end.index);
    if (end[0].startsWith(".") && end[0].length === 1 && ABBREVIATION.test(before)) continue;
    out.push(paragraph.slice(start, end.index + end[0].length));
    start = end.index + end[0].length;
  }
  out.push(paragraph.slice(start));
  return out;
}

/** Four words or more between quotation marks are somebody else's, told about and not said. */
const QUOTED = /["“](?=(?:[^"”“\n ]+ ){3})[^"”“\n]{1,300}["”]/g;

const TOKEN = /\d+(?:[.:,]\d+)+\p{L}*|[\p{L}\p{N}]+((?:['’‘`.](?=\p{L})[\p{L}]+)*)|[,;:()?£$€%!–—|]/gu;
const PUNCTUATION: Record<string, string> = {
  ",": ",",
  "(": ",",
  ")": ",",
  ";": ";",
  ":": ";",
  "?": ";",
  "!": ";",
  "–": ";",
  "—": ";",
  "|": ";",
};

/** Every clause of the subject and the text, in order. */
export function clauses(subject: string, text: string): Clause[] {
  const out: Clause[] = [];
  const take = (sentence: string, inSubject: boolean) => {
    const question = /\?["'”’)]*\s*$/.test(sentence);
    let tokens: { start: number; end: number; word: string }[] = [];
    const close = () => {
      if (tokens.some((token) => token.word !== ",") && out.length < CLAUSES_MAX) out.push(clause(sentence, tokens, inSubject, question));
      tokens = [];
    };
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(sentence); match !== null; match = TOKEN.exec(sentence)) {
      const [raw, tail = ""] = match;
      const mark = raw.length === 1 ? PUNCTUATION[raw] : undefined;
      if (mark === ";" || tokens.length >= CLAUSE_TOKENS_MAX) close();
      if (mark === ";") continue;
      const word = mark ?? (raw === "$" || raw === "€" ? "£" : expand(raw, tail));
      if (OPENS_CLAUSE.has(word) && tokens.length > 0) close();
      tokens.push({ start: match.index, end: match.index + raw.length, word });
    }
    close();
  };
  const said = text.slice(0, TEXT_CHARS_MAX).replace(QUOTED, (quote) => " ".repeat(quote.length));
  for (const sentence of sentences(subject.slice(0, 300).replace(/^\s*(?:(?:re|fw|fwd|aw|sv|wg)\s*:\s*)+/i, ""))) take(sentence, true);
  for (const paragraph of paragraphs(said)) for (const sentence of sentences(paragraph)) take(sentence, false);
  return out;
}

function clause(
  sentence: string,
  tokens: readonly { start: number; end: number; word: string }[],
  subject: boolean,
  question: boolean,
): Clause {
  let words = " ";
  const ends: number[] = [];
  for (const token of tokens) {
    words += `${token.word} `;
    ends.push(words.length);
  }
  if (question) words += "? ";
  const place = (from: number, to: number) => {
    const firstAt = ends.findIndex((end) => end > from);
    const lastAt = ends.findIndex((end) => end >= to);
    return {
      from: tokens[Math.max(0, firstAt)]?.start ?? 0,
      to: tokens[lastAt === -1 ? tokens.length - 1 : lastAt]?.end ?? 0,
    };
  };
  return {
    ...searchable(words),
    sentence,
    subject,
    place,
    asWritten(from, to) {
      const { from: start, to: end } = place(from, to);
      return sentence.slice(start, end).replace(/\s+/g, " ");
    },
  };
}
