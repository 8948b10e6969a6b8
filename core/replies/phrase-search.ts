/**
 * Phrases of the little language (phrases-language.ts), found fast: a clause that lacks a word which a phrase must have is not
 * searched for it. Which lists of words a clause meets is reckoned once, when the clause is made.
 */
import { compile, needs } from "./phrases-language.ts";

/** A phrase, ready to be searched for. `needs`: the numbers of the lists of words of which a clause must have one each, the shortest first. */
export type Phrase = { regexp: RegExp; needs: readonly number[] };

/** Lists of words by number, each once: many phrases need the same. And the lists that a word, or what begins so, is in. */
const numbers = new Map<string, number>();
const wordsOf: (readonly string[])[] = [];
const listsOf = new Map<string, number[]>();
const listsOfBeginning = new Map<string, number[]>();

/** The lists of the words met so far; a mail of made-up words must not fill the memory. */
const listsMet = new Map<string, readonly number[]>();
const WORDS_MET_MAX = 20_000;
/** The letters of the longest beginning: no more of a word need be looked at. */
let beginningMax = 0;

function listNumber(words: readonly string[]): number {
  const key = words.join(" ");
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(key, number);
  wordsOf.push(words);
  // A module that is loaded later brings lists which the words met so far were not looked up in.
  listsMet.clear();
  for (const word of new Set(words)) {
    if (word.endsWith("*")) {
      push(listsOfBeginning, word.slice(0, -1), number);
      beginningMax = Math.max(beginningMax, word.length - 1);
    } else push(listsOf, word, number);
  }
  return number;
}

/** Adds a value to the list of a key. */
function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Of several lists the one whose words are the least common, by how many lists they are in: "you" is in hundreds. */
export function rarest(lists: readonly number[]): number | undefined {
  const [first, ...others] = lists;
  return others.reduce((best, list) => (best !== undefined && commonness(list) < commonness(best) ? list : best), first);
}

const commonnessOf: number[] = [];
function commonness(list: number): number {
  const of = (word: string) => (word.endsWith("*") ? listsOfBeginning.get(word.slice(0, -1)) : listsOf.get(word))?.length ?? 0;
  const sum = commonnessOf[list] ?? (wordsOf[list] ?? []).reduce((all, word) => all + of(word), 0);
  commonnessOf[list] = sum;
  return sum;
}

/** A phrase of the little language, ready to be searched for. */
export const phrase = (text: string): Phrase => ({ regexp: compile(text), needs: needs(text).map(listNumber) });

function listsWith(word: string): readonly number[] {
  const known = listsMet.get(word);
  if (known !== undefined) return known;
  const lists = [...(listsOf.get(word) ?? [])];
  for (let end = 1; end <= Math.min(word.length, beginningMax); end++) lists.push(...(listsOfBeginning.get(word.slice(0, end)) ?? []));
  if (listsMet.size >= WORDS_MET_MAX) listsMet.clear();
  listsMet.set(word, lists);
  return lists;
}

/** The lists of words that a clause meets, by number: one bit each in `bits`, and in `byWord` those that each of its words is in. */
type Met = { bits: readonly number[]; byWord: readonly (readonly number[])[] };

/** A normalised clause with the lists that it meets: reckoned once, since hundreds of phrases are asked of it. */
export type Searchable = { words: string; met: Met };

/** How many lists one number holds a bit of. */
const BITS = 5;

/** Makes a normalised clause ready to be searched. */
export function searchable(words: string): Searchable {
  const bits = new Array<number>((numbers.size >> BITS) + 1).fill(0);
  const byWord = words.split(" ").map(listsWith);
  for (const lists of byWord) for (const list of lists) bits[list >> BITS] = (bits[list >> BITS] ?? 0) | (1 << list);
  return { words, met: { bits, byWord } };
}

/** Whether a clause has a word of every list. */
export function meets({ bits }: Met, lists: readonly number[]): boolean {
  for (const list of lists) if (((bits[list >> BITS] ?? 0) & (1 << list)) === 0) return false;
  return true;
}

/** Where a phrase stands first in a clause; null where it does not. */
export function find({ regexp, needs: lists }: Phrase, { words, met }: Searchable): { from: number; to: number } | null {
  if (!meets(met, lists)) return null;
  regexp.lastIndex = 0;
  const found = regexp.exec(words);
  return found && { from: found.index, to: found.index + found[0].length };
}

/** Whether any of the phrases stands in a clause. */
export const matches = (phrases: readonly Phrase[], clause: Searchable): boolean => phrases.some((one) => find(one, clause) !== null);
