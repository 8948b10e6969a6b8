import { expect, test } from "vitest";
import { allMatches } from "../../../core/replies/all-matches.ts";

const plain = (matches: Iterable<RegExpExecArray>) =>
  [...matches].map((match) => ({ index: match.index, all: [...match], ...match.groups }));

test.each([
  ["words", "one, two, three", /\w+/g],
  ["groups", "by 4 May or 5 June", /(?<day>\d) (?<month>\w+)/g],
  ["nothing", "one", /\d/g],
  ["empty places", "Ada. Bo. 𝐂", /(?=\p{Lu})/gu],
  ["empty places before any character", "a𝐂b", /(?:)/g],
  ["empty places before any character, read as Unicode", "a𝐂b", /(?:)/gu],
])("finds what matchAll finds: %s", (_, text, pattern) => {
  expect(plain(allMatches(text, pattern))).toEqual(plain(text.matchAll(pattern)));
  // A pattern is shared: the last text must not show in the next.
  expect(plain(allMatches(text, pattern))).toEqual(plain(text.matchAll(pattern)));
});
