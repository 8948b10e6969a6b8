import { oneLine } from "./clean.ts";

/** A phrase that R13 warns about, and what is wrong with it, to be read after the phrase. */
export type Pressing = { phrase: string; why: string; about: "other_employer" | "other_offer" | "deadline" | "pleading" };

/** More than this of a text is not looked at: custom texts are short, and this is a courtesy, not a gate. */
const TEXT_LENGTH_MAX = 20_000;

const WHY = {
  other_employer: "speaks of another employer, which tells them that they are one of many",
  other_offer: "speaks of another offer, which can be taken as pressure",
  deadline: "sets them a deadline, which is theirs to set",
  pleading: "presses or pleads, which makes a good candidate look desperate",
} as const;

const DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next week|the end of|\\d";

/** Each row is one way of saying it. All are linear: no nested repetition. */
const SIGNS: readonly { about: Pressing["about"]; pattern: RegExp }[] = [
  { about: "other_offer", pattern: /\b(?:an)?other (?:job |written |attractive |good |great )?offers?\b/iu },
  {
    about: "other_offer",
    pattern: /\b(?:competing|rival|counter|better|several|multiple|two|three|second) ?-?(?:job |written )?offers?\b/iu,
  },
  {
    about: "other_offer",
    pattern:
      /\b(?:received|got|have|holding|given) (?:me )?(?:an|a|a job|one other) (?:job |written |firm )?offer\b(?! for the position with you)/iu,
  },
  {
    about: "other_offer",
    pattern: /(?<!\b(?:the|your|their|this) )\boffers? from\b|\boffers? (?:on the table|elsewhere|in hand|i have to)\b/iu,
  },
  { about: "other_offer", pattern: /\b(?:been|was|am being) offered (?:a|an|another) (?:job|position|role|post|contract)\b/iu },
  {
    about: "other_employer",
    pattern:
      /\b(?<!(?:mind for|hear of|hear about|think of) )(?:an)?other (?:compan(?:y|ies)|employers?|firms?|organi[sz]ations?|process(?:es)?|interviews|opportunit(?:y|ies)|recruiters?|jobs?|positions?|options?)\b/iu,
  },
  {
    about: "other_employer",
    pattern: /\b(?:different|competing|rival) (?:compan(?:y|ies)|employers?|firms?)\b|\b(?:your|a) competitors?\b/iu,
  },
  {
    about: "other_employer",
    pattern:
      /\b(?:also|currently|still) (?:interviewing|in (?:talks|the running|a process))\b|\binterview(?:ing|s|ed)? elsewhere\b|\bin (?:talks|discussions) with (?!you)\w+/iu,
  },
  { about: "other_employer", pattern: /\bfinal (?:round|stage)s? (?:with|at) (?!you\b)\w+|\bmoving fast with \w+|\bin demand\b/iu },
  {
    about: "deadline",
    pattern: new RegExp(
      `\\b(?:need|want|expect|require)s? (?:to (?:hear|know)|(?:an?|your|the) (?:answer|decision|reply|response))\\b[^.!?\\n]{0,40}\\b(?:by|before|until) (?:${DAY})`,
      "iu",
    ),
  },
  {
    about: "deadline",
    pattern: new RegExp(
      `(?<!\\b(?:my|an|the) )\\b(?:let me know|get back to me|answer|reply|respond|confirm)\\b[^.!?\\n]{0,30}\\b(?:by|before|no later than) (?:${DAY})`,
      "iu",
    ),
  },
  {
    about: "deadline",
    pattern:
      /\bi (?:have|need|must|am required)(?: to)? (?:decide|give (?:them )?(?:an|my) (?:answer|decision)|answer|accept)\b[^.!?\n]{0,30}\b(?:by|before|soon)\b/iu,
  },
  {
    about: "deadline",
    pattern: /\b(?:my|their|the) deadline\b|\b(?:offer|it) expires\b|\bunless i hear\b|\btime is running out\b|\brunning out of time\b/iu,
  },
  {
    about: "pleading",
    pattern: /\bplease,? please\b|\bi(?: a|')?m? ?(?:beg|begging|implore|plead)\b|\bi beg you\b|\bdesperate(?:ly)?\b/iu,
  },
  {
    about: "pleading",
    pattern:
      /\b(?:really|badly|urgently) need (?:this|the) (?:job|position|role|work|money)\b|\bgive me (?:a|one|another) chance\b|\bdo anything\b/iu,
  },
  {
    about: "pleading",
    pattern:
      /\bas soon as possible\b|\basap\b|\burgent(?:ly)?\b|\bimmediate(?:ly)? (?:answer|reply|response)\b|\bwithout (?:further )?delay\b/iu,
  },
  {
    about: "pleading",
    pattern:
      /\bi need to know\b|\b(?:can(?:no|')t|cannot) wait (?:any longer|much longer|forever)\b|\bstill waiting\b|\bwhy have(?:n't| not| you not)\b|\bhow much longer\b/iu,
  },
  {
    about: "pleading",
    pattern:
      /\byou (?:promised|owe|said you would)\b|\bkeep(?:ing)? me waiting\b|\b(?:second|third|fourth|last) time i(?: have|'ve)? (?:written|write|asked?|ask(?:ing)?|called)\b|\blast chance\b/iu,
  },
  {
    about: "pleading",
    pattern:
      /\byou (?:will|won't|will not) regret\b|\bwould be a mistake not to\b|\bno one (?:is )?better\b|\bpressuring me\b|\bi demand\b/iu,
  },
];

/**
 * Looks through a custom template or note for what no draft to an employer should say (R13). It warns and never
 * refuses: R24 allows one such letter, and the candidate knows best. English only.
 */
export function checkedForR13(text: string): Pressing[] {
  const plain = text
    .slice(0, TEXT_LENGTH_MAX)
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/\s+/gu, " ");
  const found: Pressing[] = [];
  for (const { about, pattern } of SIGNS) {
    const phrase = oneLine(pattern.exec(plain)?.[0] ?? "", 80);
    if (phrase !== "" && !found.some((f) => f.phrase === phrase)) found.push({ phrase, why: WHY[about], about });
  }
  return found;
}
