/** A mail's text in the sentences that its days and times are read from. */
import { type Anchor, type DayMention, mentions } from "./dates.ts";
import { isCountedFrom } from "./dates-related.ts";
import { ahead, days, type Sentence } from "./extract-sentences.ts";

const SENTENCES_MAX = 300;

/** The sentences with what stands in them; a day to come is what "the Monday after" in the next one counts from. */
export function sentencesOf(body: string, anchor: Anchor): Sentence[] {
  let before: (DayMention & { said: string }) | undefined;
  return split(body).map((text) => {
    const sentence = { text, mentions: mentions(text, anchor, before) };
    const last = days(sentence).findLast((day) => ahead(day, anchor) && isCountedFrom(day, text));
    before = last && { ...last, said: text };
    return sentence;
  });
}

/**
 * Where a sentence ends. After figures only before a capital: "24.11. um 10" goes on. "Your slot is 11.10." has an hour in it,
 * whose stop is left out, and "on 25.11." a day, whose stop is kept.
 */
const SENTENCE_END =
  /(?<=[!?])\s+|(?<!\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Ss]t|[Nn]o(?=\.\s*\d)|[Aa]pprox|[AaPp]\.[Mm]|[Ee]\.g|[Ii]\.e|(?:[Mm](?:rs?|s|iss)|[Dd]r) \p{Lu}|\d|\d{1,2}\.\d{1,2}))\.\s+|(?<=\b(?:[01]?\d|2[0-3])\.[0-5][05])\.\s+(?=\p{Lu})|(?<=\d\.)\s+(?=\p{Lu})/u;

/** Sentences for dates: a full stop inside "2.30", "a.m." or "12.03." does not end one. Labelled lines stay lines. */
function split(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .reduce<string[]>((lines, line) => {
      const last = lines[lines.length - 1];
      const goesOn = last !== undefined && last.length > 55 && /[\p{L}\p{N},]$/u.test(last) && /^[\p{Ll}\p{N}]/u.test(line.trim());
      if (goesOn) lines[lines.length - 1] = `${last} ${line.trim()}`;
      else lines.push(line.trim());
      return lines;
    }, [])
    .filter((line) => line !== "" && !line.startsWith(">"))
    .flatMap((line) => line.slice(0, 4_000).replace(TILL, "till").split(SENTENCE_END))
    .slice(0, SENTENCES_MAX);
}

/** "Til", "'til". */
const TILL = /(?<!\p{L})['’]?til(?!\p{L})/giu;
