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

const DAY = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|noon|next week|this week|the (?:end|close)|christmas|\\d)";
const ORGANISATION = "(?:compan(?:y|ies)|employers?|firms?|organi[sz]ations?|business(?:es)?|agenc(?:y|ies)|recruiters?)";
const OPENING = "(?:jobs?|positions?|roles?|posts?|opportunit(?:y|ies)|options?|process(?:es)?|interviews?|applications?)";

/** Each row is one way of saying it. All are linear: no nested repetition. */
const WAYS: readonly { about: Pressing["about"]; ways: readonly string[] }[] = [
  {
    about: "other_offer",
    ways: [
      "(?:an)?other (?:\\w+ )?offers?",
      "(?:competing|rival|counter|better|several|multiple|two|three|second|different) ?-?(?:job |written )?(?:offers?|bids?)",
      "(?:received|got|have|had|holding|given|made) (?:me )?(?:an|a|a job|one other) (?:\\w+ )?offer(?! for the position with you)",
      "(?<!(?:the|your|their|this) )offers? from",
      "(?:the|an) offer (?:that )?i(?:'ve| have| had)?(?: got| received| hold| had)? (?:from|with|at|elsewhere)",
      "offers? (?:on the table|elsewhere|in hand|i have to)",
      "(?:been|was|am being) offered (?:a|an|another|the) (?:\\w+ )?(?:job|position|role|post|contract)",
      "(?:has|have|had) offered me",
      "(?:made|making|makes|make) me an offer|offer (?:to|for) me|counter-?offers?",
      "bid for me|job proposals?|(?:waiting|ready) for my signature|yes or no (?:on|by)",
    ],
  },
  {
    about: "other_employer",
    ways: [
      `(?:i|i'm|i've|my|me|they|which job)[^.!?]{0,60} (?:an)?other (?:${ORGANISATION})`,
      `(?:an)?other (?:\\w+ )?(?:${ORGANISATION}) (?:has|have|is|are|wants?|made|offered|asked|called|also)`,
      `(?<!(?:mind for|hear of|hear about|think of|and|if|should) )(?:an)?other ${OPENING}`,
      `(?:two|three|four|several|many|some) (?:other )?${ORGANISATION}`,
      `(?:different|competing|rival) ${ORGANISATION}`,
      "(?:with|from|by|to|of) your competitors?|a (?:competitor|rival) of yours|your (?:main|biggest|closest) (?:rival|competitor)",
      "(?:also|currently|still|am|i'm) (?:interviewing|in (?:talks|the running|a process))",
      "interview(?:ing|s|ed)? elsewhere|(?:accept|sign|go|look|start)(?:ing)? elsewhere",
      "in (?:talks|discussions) with (?!you)\\w+",
      "final (?:round|stage)s? (?:with|at) (?!you\\b)\\w+|moving fast with \\w+|in demand",
      "(?:asked|invited|wants|begged) me to join (?!you)\\w+|wants? me (?:too|as well|also|there)",
      "(?:speaking|talking) (?:to|with) (?!you)\\w+(?: and \\w+)? (?:at the moment|as well|too|already)",
      "(?:yes to|go with|accept|join|choose|sign with) (?:somebody|someone|anybody|anyone) else|(?:team|post|job|position|role|employer|work) elsewhere",
      "turned down \\w+ for you",
      "my other (?:\\w+ )?interviews?|irons in the fire|courting me|(?:keep|keeping) them waiting (?:any|much) longer",
      "take the other (?:job|position|role|offer)",
    ],
  },
  {
    about: "deadline",
    ways: [
      `(?:need|want|expect|require)s? (?:to (?:hear|know)|(?:an?|your|the) (?:answer|decision|reply|response))[^.!?]{0,40} (?:by|before|until) ${DAY}`,
      `(?<!(?:my|an|the|i will|i can|i shall|will|to|i'll) )(?:let me know(?! if you)|get back to me|answer|reply|respond|confirm|decide|come back to me)[^.!?]{0,30} (?:by|before|no later than) ${DAY}`,
      "i (?:have|need|must|am required)(?: to)? (?:decide|give (?:them )?(?:an|my) (?:answer|decision)|answer|accept|reply|sign)[^.!?]{0,30} (?:by|before|soon)",
      `they (?:want|need|expect) (?:my|an|a) [^.!?]{0,30}(?:by|before|until) ${DAY}`,
      `(?<!(?:have|having|expect|expected) )(?:a|the|your) (?:decision|answer|reply) (?:by|before|until) ${DAY}`,
      "my deadline|their deadline|the deadline (?:is|was|they|for my)|unless (?:i hear|you (?:answer|reply|respond|decide))",
      "(?:offer|it|that) (?:that )?(?:expires|runs out|lapses)",
      "must have (?:your|an|a) (?:decision|answer|reply|response)|if i hear nothing|silence until",
      "if i (?:don't|do not|haven't) hear|time is running out|running out of time|time is of the essence|clock is ticking",
    ],
  },
  {
    about: "pleading",
    ways: [
      "please,? please|(?:i(?:'m| am)?|am) (?:begging?|imploring|pleading)|i (?:beg|implore|plead)|desperate(?:ly)?",
      "(?:really|badly|urgently) need (?:this|the) (?:job|position|role|work|money)|bills to pay|my (?:family|children|kids|rent|mortgage)",
      "give me (?:a|one|another) chance|do anything|mean the world|dream job|last chance",
      "as soon as possible|asap|(?:is|it's|very|so|quite|this) urgent|urgently|at the earliest|immediate(?:ly)? (?:answer|reply|response)|without (?:further )?delay",
      "please (?:hurry|rush)|(?:hurry|rush) (?:up|with|your|the|it)|(?:speed up|expedite|fast-?track) (?:the|your|this|things|it)",
      "i need to know|(?:can(?:no|')t|cannot) wait (?:any longer|much longer|forever)|still waiting (?:for (?:your|an|any) (?:answer|reply|decision|response|news|word)|to hear)|(?:am|i'm) still waiting|(?:been|leave me|left) (?:waiting|hanging)",
      "why have(?:n't| not| you not)|how much longer|(?:have not|haven't) heard (?:anything|back|from you)",
      "you (?:promised|owe)|you(?:'d| had)? said you(?:'d| would) (?:call|answer|reply|write|let|get|decide|be in|come back|ring|have)|keep(?:ing)? me (?:waiting|in the dark)",
      "(?:second|third|fourth|fifth|last) time i(?: have|'ve)? (?:written|write|asked?|ask(?:ing)?|called)|my (?:second|third|fourth|fifth) (?:e-?mail|message|letter|call)",
      "you (?:will|won't|will not) regret|would be a mistake not to|no one (?:is )?better|(?:find|get) (?:anyone|anybody|someone|nobody) better|i deserve",
      "out of work|my savings|change my life|check(?:ing)? my inbox|los(?:e|ing) patience|push this (?:along|forward)|accept any|any salary|courtesy of a reply",
      "(?:nobody|no one|no-one) has (?:answered|replied|responded)|check(?:ing)? in (?:on|about|with)|following up again|it has been (?:\\w+ )?(?:days|weeks|months)",
      "pressuring me|i demand|i insist|just checking in|just following up|touching base|circling back",
    ],
  },
];

const SIGNS = WAYS.flatMap(({ about, ways }) =>
  ways.map((way) => ({ about, pattern: new RegExp(`(?<![\\w-])(?:${way})(?![\\w-])`, "iu") })),
);

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

const UNFILLED = /\[[^\]\n]{1,60}\]|<[^>\n]{1,60}>|\bX{3,}\b|_{3,}/u;

/** What reads like a place that somebody forgot to fill in: `[Name]`, `<insert topic>`, `XXX` (DESIGN §6). */
export function unfilledIn(text: string): string | undefined {
  return UNFILLED.exec(text.slice(0, TEXT_LENGTH_MAX))?.[0];
}
