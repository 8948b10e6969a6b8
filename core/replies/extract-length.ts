/** How long an interview is said to last: "allow about an hour and a half", "a 45-minute call", "30 to 45 minutes". */
import { allMatches } from "./all-matches.ts";
import { number } from "./dates-words.ts";

const COUNT = String.raw`\d{1,3}(?:[.,]\d{1,2})?½?|½|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty|forty[- ]five|fifty|sixty|ninety`;
const HOURS = "hours?|hrs?\\.?";
const MINUTES = "minutes?|mins?\\.?";
const AMOUNT = String.raw`(?:(?<parts>half|(?:a )?quarter of|three quarters of|three-quarters of) an hour|(?:(?:${COUNT})\s?(?:-|–|to|or)\s?)?(?:(?<half1>one and a half|two and a half|1 and a half) (?:hours?|hrs?)|(?<hours>${COUNT})[\s-]?(?:${HOURS})(?:(?<half2> and a half| and half)|(?: and)? ?(?<rest>\d{1,2})(?:\s?(?:${MINUTES}|m))?|(?<quarter> and a quarter))?|(?<h>[1-4]) ?h(?<past>[0-5]\d)?|(?<minutes>${COUNT})[\s-]?(?:${MINUTES})))`;
const ROUGHLY =
  "(?:about|around|roughly|approx(?:imately|\\.)?|approximately|circa|ca\\.?|c\\.|~|up to|some|maximum|max\\.?|at least|no more than|probably|maybe|only|just)";
/** What says that the time is the talk's: a verb before it, brackets, or the talk right after it. */
const LENGTH = new RegExp(
  String.raw`(?:(?<says>\b(?:last(?:s|ing)?|tak(?:e|es|ing)|runs?(?: for)?|for|allow|set aside|put aside|block(?:ed)?(?: out)?|schedule[d]?|budget|spare|duration|length|(?:expected|planned) to be|(?:it|this|that|interview|call|meeting|chat|session)(?:['’]s| is| will be|['’]ll be| should be))|[(,–—|-])[:\s]*(?:(?:you|us|yourself|for|of|is|the|be) ){0,2}|(?<![\p{L}\d.,:]))(?:${ROUGHLY}\s*){0,2}${AMOUNT}(?![\p{L}\d])`,
  "giu",
);
/** The talk right after it: "a 45-minute call". */
const TALK =
  /^[\s,-]*(?:long |initial |second |final |follow-up |video |phone |zoom |teams |panel |technical |online ){0,3}(?:interview|call|chat|meeting|conversation|session|slot|talk|discussion|zoom|catch[- ]up)\b/i;
/** Of something else: a task, a part of the day, the way there, what comes before it. */
const NOT_OF_IT =
  /^[\s,]*(?:early|earlier|before|beforehand|prior|ahead|late|later|after|from (?:the|our|here)|away|ago|notice|per|a (?:day|week)|each way|(?:written |online |practical |coding |short )?(?:presentation|talk (?:on|about)|pitch|demo|lecture|speech|test|task|exercise|assignment|assessment|paper|prep\w*|lunch|break|tour|drive|walk|questions?|q&a)|on (?!zoom|teams|skype|the phone|(?:mon|tues|wednes|thurs|fri)day)|of (?:questions|your time on)|(?:for|to) (?:the |your )?(?:drive|walk|journey|trip|park|parking|get|find|travel|test|task|exercise|presentation|reach|security)|of the (?:drive|walk))\b/i;
const OF_ANOTHER =
  /\b(?:task|test|exercise|assignment|presentation|present(?: to us)?|pitch|teach|demo|paper|talk on|lecture|address|preparation|lunch|break|tour|drive|walk|journey|arrive|check[- ]?in|parking|homework|probation|contract|training|shift|spoke|talked|met|chatted|had|was|were|gave)\b[^.;!?]{0,50}$/i;
/** Shorter than this it is a part of it, unless it is called the talk itself: "a ten-minute call". */
const MINUTES_MIN = 20;
const MINUTES_MAX = 480;

const WORDS: Record<string, number> = { "½": 0.5, forty: 40, "forty-five": 45, "forty five": 45, fifty: 50, sixty: 60, ninety: 90 };
const counted = (text: string) => {
  const plain = text.toLowerCase().replace(",", ".");
  if (plain.length > 1 && plain.endsWith("½")) return Number.parseFloat(plain) + 0.5;
  return WORDS[plain] ?? (/^[\d.]+$/.test(plain) ? Number.parseFloat(plain) : number(plain));
};

function minutesOf({ parts, half1, hours, half2, rest, quarter, h, past, minutes }: Record<string, string | undefined>): number {
  if (parts !== undefined) return /half/i.test(parts) ? 30 : /three/i.test(parts) ? 45 : 15;
  if (half1 !== undefined) return /two/i.test(half1) ? 150 : 90;
  if (h !== undefined) return Number(h) * 60 + Number(past ?? 0);
  if (minutes !== undefined) return counted(minutes);
  return counted(hours ?? "") * 60 + (half2 === undefined ? 0 : 30) + (quarter === undefined ? 0 : 15) + Number(rest ?? 0);
}

/** The length of the interview in minutes; null where none is said, or more than one. */
export function minutesIn(sentences: readonly string[]): number | null {
  const found = new Set<number>();
  for (const sentence of sentences) {
    if (!/h(?:ou)?rs?\b|\dh|min|hour/i.test(sentence)) continue;
    const text = sentence.slice(0, 1_000);
    for (const match of allMatches(text, LENGTH)) {
      const tail = text.slice(match.index + match[0].length);
      const isTalk = TALK.test(tail);
      if (NOT_OF_IT.test(tail) || OF_ANOTHER.test(text.slice(0, match.index)) || (match.groups?.says === undefined && !isTalk)) continue;
      const minutes = minutesOf(match.groups ?? {});
      if (minutes >= MINUTES_MIN || isTalk) found.add(minutes);
    }
  }
  const [minutes] = found;
  return found.size === 1 && minutes !== undefined && minutes <= MINUTES_MAX ? minutes : null;
}
