import { isSignOff } from "./signature.ts";

/** Nobody needs more words to say "see below". */
const POINTER_CHARS_MAX = 400;
const SENTENCE_CHARS_MAX = 140;

const PLACE =
  "below|beneath|underneath|under|above|attach(?:ed|ment)s?|enclosed|encl|trail(?:ing)?(?: e?-?mail)?|(?:forwarded|following|original) (?:e?-?mail|message|note|letter)";
/** "Please see below from the client", "FYI", "pls see the trail mail", "passing this on". */
const POINTS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:see|find|note|read|refer|look|check|go through|view|review|open|sharing|shar(?:e|ed)|sending|sent|send|pass(?:ing|ed)?|forward(?:ing|ed)?|got|here is|this is|as)\b.{0,70}\b(?:${PLACE})\b`,
    "iu",
  ),
  /\b(?:f\.?y\.?[ia]\.?|for (?:your )?(?:kind )?(?:info(?:rmation)?|reference|attention|records?|perusal|review))(?!\p{L})/iu,
  /\b(?:pass(?:ing|ed)?|forward(?:ing|ed)?|send(?:ing)?|sent) (?:this|it|the (?:below|mail|e-?mail|message|note)|their (?:mail|e-?mail|message|note|answer|reply)) (?:on|along|over|to you)\b/iu,
  /^(?:please |pls )?(?:(?:their|the) (?:letter|mail|e-?mail|note|message|reply|answer|news|words?|outcome|update|feedback)\b.{0,40}|.{0,40}\b)?\b(?:is |are |as )?(?:below|beneath|attached|enclosed|trail(?:ing)? mail)$/iu,
  /\b(?:siehe (?:unten|anhang|anlage)|anbei|zur (?:info(?:rmation)?|kenntnis)|se (?:under|nedenfor|vedlagt|vedlegg|nedan|bifogat|bilag)|til (?:info|orientering|orientation)|för kännedom|voir ci-dessous|ci-joint|pour info(?:rmation)?|zie (?:onder|hieronder|bijlage)|ter info(?:rmatie)?)(?!\p{L})/iu,
];
/** It says something itself, or speaks of answers that stand between the quoted lines. */
const SAYS_SOMETHING =
  /\?|\d|\b(?:interview|offer|contract|regret|decid|decision|decline|invit|reject|succe(?:ss|ed)|hire|hiring|salary|my (?:answers?|responses?|comments?|replies)|(?:answers?|responses?|comments|replies) (?:below|in)|inline|in (?:red|blue|bold|green)|form|sign|complete|fill|return|task|test|assignment|appoint|applica|confirm|job|role|vacanc|position|link|slots?|availab|times?|dates?|monday|tuesday|wednesday|thursday|friday)/iu;
const FILLER =
  /^(?:many |with )?(?:thanks?|thank you|sorry|apologies|regards|hope (?:you|this|all)|i hope|let me know|any (?:questions|thoughts)|if you have any|speak soon|talk soon|please (?:let me know|feel free|do not hesitate|don['’]t hesitate|contact|get in touch|call)|(?:un)?fortunately|(?:not (?:the )?|some |no )?(?:good|bad|great|sad) news|not the (?:news|outcome|answer)|as discussed|as promised|as requested|confidential)\b/iu;

/**
 * Whether a text says nothing by itself and only shows where to look: the mail that it passes on, quoted beneath or attached,
 * is then what is to be read. Greeting and name do not count; a sentence that says something makes it a letter.
 */
export function isPointer(text: string): boolean {
  if (text.length > POINTER_CHARS_MAX) return false;
  const said = sentencesOf(text);
  return said.some(points) && said.every((sentence) => points(sentence) || (FILLER.test(sentence) && !SAYS_SOMETHING.test(sentence)));
}

function points(sentence: string): boolean {
  return sentence.length <= SENTENCE_CHARS_MAX && !SAYS_SOMETHING.test(sentence) && POINTS.some((pattern) => pattern.test(sentence));
}

const GREETING =
  /^(?:[Hh](?:i|ello|ey|allo|ei|ej)|[Dd]ear|[Gg]ood (?:morning|afternoon|evening|day))(?:\s+\p{Lu}[\p{L}.'’-]*){0,3}\s*(?:[,!:–-]+\s*|\n|$)/u;
const NAME = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}[.,]?$/u;

function sentencesOf(text: string): string[] {
  const lines = text
    .trim()
    .replace(GREETING, "")
    .replace(/^\p{Lu}\p{L}+,\s/u, "")
    .split("\n");
  const signed = lines.findIndex((line) => isSignOff(line.trim()));
  const kept = (signed < 0 ? lines : lines.slice(0, signed)).map((line) => line.trim()).filter((line) => line !== "");
  // What is left of a signature: a name in a line of its own.
  while (kept.length > 1 && NAME.test(kept.at(-1) ?? "")) kept.pop();
  const sentences = kept
    .join(" \n")
    .replace(/(?<=[\p{L},]) \n(?=\p{Ll})/gu, " ")
    .split(/[.!;:]+(?:\s|$)|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
  return sentences.length > 1 && NAME.test(sentences.at(-1) ?? "") ? sentences.slice(0, -1) : sentences;
}
