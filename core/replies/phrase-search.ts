/**
 * Phrases of the little language (phrases-language.ts), found fast: a clause that lacks a word which a phrase must have is not
 * searched for it. Which lists of words a clause meets is reckoned once for all the phrases that are asked of it.
 */
import { compile, needs } from "./phrases-language.ts";

/** A phrase, ready to be searched for. `needs`: the numbers of the lists of words of which a clause must have one each, the shortest first. */
export type Phrase = { regexp: RegExp; needs: readonly number[] };

/** Lists of words by number, each once: many phrases need the same. And the lists that a word, or what begins so, is in. */
const numbers = new Map<string, number>();
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
export function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
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

/** The lists of words that a clause meets: `has` is 1 at the number of each, `all` are the numbers. */
type Met = { has: Uint8Array; all: readonly number[] };

/** The last clause that was asked about: it is asked about many times in a row. */
let last: { words: string; met: Met } = { words: "", met: { has: new Uint8Array(), all: [] } };

/** Which lists of words a normalised clause meets. */
export function listsMetBy(words: string): Met {
  if (last.words === words && last.met.has.length === numbers.size) return last.met;
  const has = new Uint8Array(numbers.size);
  const all: number[] = [];
  for (const word of words.split(" "))
    for (const list of listsWith(word)) {
      if (has[list] === 1) continue;
      has[list] = 1;
      all.push(list);
    }
  last = { words, met: { has, all } };
  return last.met;
}

/** Where a phrase stands first in a normalised clause; null where it does not. */
export function find({ regexp, needs: lists }: Phrase, words: string): { from: number; to: number } | null {
  const { has } = listsMetBy(words);
  for (const list of lists) if (has[list] !== 1) return null;
  regexp.lastIndex = 0;
  const found = regexp.exec(words);
  return found && { from: found.index, to: found.index + found[0].length };
}

/** Whether any of the phrases stands in a normalised clause. */
export const matches = (phrases: readonly Phrase[], words: string): boolean => phrases.some((one) => find(one, words) !== null);
