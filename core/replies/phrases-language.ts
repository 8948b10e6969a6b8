/**
 * The little language that the phrase tables are written in, turned into regular expressions.
 *
 *   word        that word                      offer*      any word that begins so
 *   a|b         either word                    a+b         two words, as one choice: `moving+on|parting`
 *   <class>     any entry of WORDS below       x?          may be missing
 *   _3          up to three words, no comma    ~3          up to three words or commas (neither runs over a "not")
 *   !x          the next word is not x         ^  $        start and end of the clause; ? a question mark
 *               £ is any currency sign
 *
 * Every gap has a bound and every clause a cap, so a match takes time linear in the mail.
 */
import { WORDS } from "./phrases-words.ts";

/** A clause that asks ends in its question mark. */
const END = "(?=(?:\\? )?$)";
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const literal = (word: string) => (word.endsWith("*") ? `${escaped(word.slice(0, -1))}[^ ,;]*` : escaped(word));

const compiledWords = new Map<string, string>();

/** A class as one group: each entry is itself a phrase, and may name other classes. */
function classSource(name: string): string {
  const known = compiledWords.get(name);
  if (known !== undefined) return known;
  const entries = WORDS[name];
  if (entries === undefined) throw new Error(`phrase class <${name}> does not exist`);
  const source = `(?:${entries
    .split(" | ")
    .map((entry) => phraseSource(entry.trim()))
    .join("|")})`;
  compiledWords.set(name, source);
  return source;
}

function choice(part: string): string {
  if (part === "$") return END;
  if (part.startsWith("<")) return classSource(part.slice(1, -1));
  const words = part.split("+").map((word) => (word.startsWith("<") ? classSource(word.slice(1, -1)) : `${literal(word)} `));
  return words.join("");
}

function element(part: string): string {
  if (part === "^") return "(?<=^ )";
  if (part === "$") return END;
  if (part === "?") return "\\? ";
  const gap = /^([_~])(\d*)$/.exec(part);
  // A gap never runs over a "not": what is said past it would be turned round unseen.
  if (gap) return `(?:(?!(?:not|never|nor|neither) )${gap[1] === "_" ? "[^ ,;]+" : "[^ ]+"} )${gap[2] ? `{0,${gap[2]}}` : ""}`;
  const refuses = part.startsWith("!");
  const optional = part.endsWith("?");
  const choices = part.slice(refuses ? 1 : 0, optional ? -1 : undefined).split("|");
  const group = choices.map(choice).join("|");
  return `(?${refuses ? "!" : ":"}${group})${optional ? "?" : ""}`;
}

function phraseSource(phrase: string): string {
  return phrase.split(/ +/).map(element).join("");
}

/** A phrase as a global regular expression over a normalised clause (single spaces, one at either end). */
export function compile(phrase: string): RegExp {
  return new RegExp(`(?<= )${phraseSource(phrase)}`, "g");
}

/** The words that a choice can begin with, `offer*` for all that begin so; null when they cannot be listed (a gap). */
function openings(part: string): string[] | null {
  if (part.startsWith("<")) {
    const entries = (WORDS[part.slice(1, -1)] ?? "").split(" | ").map((entry) => wordsOf(entry.trim().split(/ +/)[0] ?? ""));
    return entries.some((entry) => entry === null) ? null : entries.flatMap((entry) => entry ?? []);
  }
  const word = part.split("+")[0] ?? "";
  return word.startsWith("<") ? openings(word) : word === "$" ? null : [word];
}

function wordsOf(part: string): string[] | null {
  if (part === "?") return ["?"];
  if (/^(?:[_~]\d*|\^|\$|!.*)$/.test(part) || part.endsWith("?")) return null;
  const choices = part.split("|").map(openings);
  return choices.some((choice) => choice === null) ? null : choices.flatMap((choice) => choice ?? []);
}

/**
 * What a clause must have for the phrase to match: one word of each list (`offer*`: one that begins so), the shortest list
 * first. A cheap test before the expression is run; no lists where none can be given.
 */
export function needs(phrase: string): readonly (readonly string[])[] {
  const lists = phrase.split(/ +/).flatMap((part) => [wordsOf(part) ?? []]);
  return lists.filter((words) => words.length > 0).sort((a, b) => a.length - b.length);
}
