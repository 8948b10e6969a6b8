/** Which of the times that a sentence names no longer stands: "moved from Thursday 10am to Friday 2pm" (R34). */
import type { Mention } from "./dates.ts";

/** A day with the hour that stands beside it, or either alone. */
type Moment = { from: number; to: number; mentions: Mention[] };

/** Between a day and its hour. */
const BESIDE = /^(?:['’]s)?[\s,(–-]*(?:at|on|from|@|the|this|around|about|of)?[\s,(]*$/i;

function moments(mentions: readonly Mention[], text: string): Moment[] {
  const out: Moment[] = [];
  for (const mention of mentions) {
    const last = out.at(-1);
    const fits = last?.mentions.every(({ kind }) => kind !== mention.kind) === true && BESIDE.test(text.slice(last.to, mention.from));
    if (last !== undefined && fits) {
      last.mentions.push(mention);
      last.to = mention.to;
    } else out.push({ from: mention.from, to: mention.to, mentions: [mention] });
  }
  return out;
}

/** What may stand between the words that tell and the time itself: "instead of your slot on". */
const SMALL = String.raw`(?:(?:the|your|our|on|at|for|of|time|slot|appointment|interview|meeting|call)\s+)*`;
const BOOKED = "(?:down|due|scheduled|planned|booked|set|set up|arranged|fixed|pencill?ed in|to be|to take place|to come in|to meet)";
/** Said right before a time that is given up. */
const GIVEN_UP = new RegExp(
  String.raw`(?:\b(?:${[
    "instead of|rather than|in place of|in lieu of|as opposed to|no longer|forget(?: about)?|(?<!\\b(?:why|if|whether or) )not|(?:is|are|was|were)n['’]t",
    `(?:was|were|had been|originally|previously|initially|formerly)(?: \\w+)? ${BOOKED}(?: to (?:be|take place|meet|come in))?(?: for| on| at)?`,
    `(?:we|i) (?:originally |previously |initially |first )?had (?:\\w+ )?(?:said|planned|agreed|scheduled|booked|pencill?ed|arranged|suggested|proposed)(?: \\w+){0,3}`,
    "(?:originally|previously|initially|formerly)(?: \\w+){0,4}|was|were",
    "(?:old|previous|original|former|earlier) (?:date|time|slot|appointment|date and time)(?: was)?",
    "(?:ignore|disregard)\\b[^.;]{0,40}",
    "(?:can['’]?t|cannot|can not|could not|couldn['’]?t|will not|won['’]t|unable to|not able to) (?:now )?(?:be|be held|take place|happen|go ahead|see you|meet(?: you)?|(?:do|hold) (?:it|this|that))",
    "(?:can['’]?t|cannot|can not|couldn['’]?t|unable to|not able to) (?:now )?(?:make|do|manage|attend|keep)\\b[^.;,]{0,30}",
  ].join("|")})\s*[:–-]?)\s*${SMALL}$`,
  "i",
);
const FROM = new RegExp(String.raw`\bfrom\s+${SMALL}$`, "i");
/** A sentence that gives something another time. */
const MOVES =
  /\b(?:mov(?:e|es|ed|ing)|chang(?:e|es|ed|ing)|re-?schedul(?:e|es|ed|ing)|re-?arrang(?:e|es|ed|ing)|shift(?:s|ed|ing)?|push(?:ed|ing)?|postpon(?:e|ed|ing)|put|putting|bring|bringing|brought|bump(?:ed|ing)?|switch(?:ed|ing)?|swap(?:ped|ping)?|transfer(?:red|ring)?|amend(?:ed|ing)?|advanc(?:ed|ing)|prepon(?:e|ed|ing)|pull(?:ed|ing)?)\b/i;
/** "Swap Thursday 10am", "push Thursday's interview": what is to be given up stands right after it. */
const EXCHANGES = new RegExp(
  String.raw`\b(?:swap|chang|exchang|switch|mov|shift|push|bring|replac|re-?schedul|postpon)(?:e|ing|ping)?\s+(?:you\s+|us\s+)?${SMALL}$`,
  "i",
);
/** "We've got to move Wednesday's 11am": the new time comes in another sentence. */
const LETS_GO = new RegExp(
  String.raw`\b(?:(?:have|has|need|needs|had|['’]ve got|got|going|forced|obliged|like|possible|can|could|must) (?:(?:to|we|i|you) )*(?:move|change|re-?schedule|re-?arrange|postpone|swap|shift|push|cancel)|(?:sorry|apologies|apologise) (?:about|for) (?:moving|changing|re-?scheduling|cancelling|losing))\s+${SMALL}$`,
  "i",
);
const FOR_ANOTHER = /\b(?:for|to|with|until|till)\s+(?:\w+\s+){0,3}$/i;
/** "We said Thursday, but could you do Friday?" */
const WAS_SAID = new RegExp(String.raw`\b(?:we|i) (?:said|told you|wrote|had)\s+${SMALL}$`, "i");
const TAKEN_BACK = [
  "(?:is|are|was|were|has|have|turns out to be) (?:now |all )?(?:off|out|gone|taken|full|fully booked|booked|a problem|impossible|unavailable|cancell?ed|no good|no use|no longer|not (?:possible|available|workable|feasible|convenient|going to work))",
  "no longer (?:works?|suits?|possible|available)",
  "(?:(?:does|do|will|would|can)(?:n['’]?t| not)|can['’]?t|cannot) (?:now )?(?:work|suit|happen|go ahead|take place)",
].join("|");
/** Said between a time that is given up and the one that takes its place. */
const GIVES_WAY = new RegExp(
  String.raw`^(?:['’]s)?[^.;!?]{0,60}?(?:-+>|=>|→|\b(?:${[
    "(?:has|have|had|is|are|was|were|must|needs?|will|to)\\b(?:[^.;!?]{0,20}\\b)?(?:moved|re-?scheduled|re-?arranged|postponed|changed|shifted|pushed|put|brought|bumped|switched|moving|preponed)",
    TAKEN_BACK,
    "(?:make|making) (?:that|it)",
    "(?:i|we) (?:meant|should have (?:said|written|put))|(?:it )?should (?:be|read|say|have (?:been|read|said))",
    "(?:is|are|will) (?:be )?(?:actually )?now|but (?:it )?now|has become|becomes",
  ].join("|")})\b|['’]s (?:now|no good|no use|gone|taken|full|out|off)\b)`,
  "i",
);
/** The same, where no other time follows in the sentence: "10am is no good for Tom". */
const FALLS = new RegExp(
  String.raw`^[\s,;.–—-]*(?:(?:but|no|oh|ah|ehm?|sorry)\b,? )*(?:wait|scratch that|scrap that|hang on|hold on|no,? that['’]s|(?:that|which)(?:['’]s| is) (?:the|a|our) (?:bank |public )?holiday)\b|^(?:['’]s (?:gone|taken|full|out|off|fully booked)\b|(?:['’]s)?\s*(?:(?:slot|time|appointment|one|option|morning|afternoon|interview|meeting)\s+)?(?:${TAKEN_BACK}|(?:is|has|had|was|must|needs?)\b(?:[^.;!?]{0,20}\b)?(?:moved|re-?scheduled|postponed|changed|shifted))\b)`,
  "i",
);

/** "11 am sharp as the room is booked from noon": why it is then, and not that it is not. */
const BECAUSE = /^(?: sharp| prompt(?:ly)?)?,? (?:as|since|because)\b/i;

function isGivenUp(all: readonly Moment[], at: number, text: string): boolean {
  const [moment, next] = [all[at], all[at + 1]];
  if (moment === undefined) return false;
  const head = text.slice(all[at - 1]?.to ?? 0, moment.from);
  const tail = text.slice(moment.to, next?.from);
  if (GIVEN_UP.test(head)) return true;
  if (!BECAUSE.test(tail) && (next === undefined ? FALLS : GIVES_WAY).test(tail)) return true;
  if (next === undefined && LETS_GO.test(head)) return true;
  if (FROM.test(head) && all.length > 1 && MOVES.test(text)) return true;
  return next !== undefined && ((EXCHANGES.test(head) && FOR_ANOTHER.test(tail)) || (WAS_SAID.test(head) && /\bbut\b/i.test(tail)));
}

/**
 * The days and times of a sentence without those that are given up in it. The day of a moment that only changes its hour is
 * kept: "Thursday's interview is at 2pm instead of 10am".
 */
export function standing(mentions: readonly Mention[], text: string): Mention[] {
  const all = moments(mentions, text);
  const given = all.filter((_, at) => isGivenUp(all, at, text));
  if (given.length === 0) return [...mentions];
  const kept = all.filter((moment) => !given.includes(moment)).flatMap((moment) => moment.mentions);
  const lacksDay = kept.length > 0 && kept.every(({ kind }) => kind === "time");
  const days = lacksDay ? given.flatMap((moment) => moment.mentions).filter(({ kind }) => kind === "day") : [];
  return [...days.slice(0, 1), ...kept].sort((a, b) => a.from - b.from);
}
