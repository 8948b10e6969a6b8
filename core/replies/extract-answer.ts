/** By when the candidate must answer an offer (R23). */
import { Temporal } from "temporal-polyfill";
import type { Anchor, DayMention } from "./dates.ts";
import { type Limit, limitOf, stretch } from "./dates-limits.ts";
import type { Found } from "./extract.ts";
import { ANSWERING } from "./extract-phrases.ts";
import { ahead, days, type Sentence } from "./extract-sentences.ts";

/** What comes before the last day of an answer. */
const LEADS_TO_DEADLINE =
  /\b(?:by|before|ahead of|prior to|no later than|not later than|on or before|until|till|within|between|deadline|expires?(?: on)?|lapses?(?: on)?|valid(?: (?:until|till|for))?|open (?:until|till|for)|through|thru|have|take|latest|up to(?: and including)?)\b[^.;]{0,60}$/i;
/** A stretch that has its own "within". */
const IS_STRETCH = /^(?:within|in|for|takes?|have|got|over|another|up to) /i;
/** Wanted on the day itself: "let us know on Monday", "we'd like an answer this week". */
const WANTED_ON =
  /\b(?:answer|decision|reply|response|acceptance|let (?:us|me) (?:know|have)|tell (?:us|me)|confirm|sign(?: and return)?(?: it| this)?|need to know|give (?:us|me) a (?:shout|ring|call|bell|buzz)|(?:ring|call|phone|e-?mail) (?:us|me)|(?:get|come) back to (?:us|me)|hear(?:ing)?(?: back)? from you)\b[^.;,]{0,30}$/i;
const AT_LATEST = /^[^.;]{0,12}\bat the (?:very )?latest\b/i;

/** The employer will do it: "we will let you know by", "the contract will follow by". */
const THEIRS =
  /\b(?:we|i|they) (?:will|hope to|expect to|aim to|should)[^.]{0,40}\b(?:let you know|decide|be in touch|send|confirm|issue|get back|make|extend|release)\b|\b(?:we|i|they)['’]ll[^.]{0,40}\b(?:let you know|decide|be in touch|send|confirm|issue|get back|make|extend|release)\b|\b(?:we|i) (?:hope|expect|aim) to (?:have|receive|complete)\b(?! your)|(?<!\byou )\b(?:will|shall) (?:send|issue|e-?mail|post|release|forward)\b|\bwill (?:follow|arrive|reach you|be (?:sent|issued|with you|posted|e-?mailed))\b|\byou(?:['’]ll| will| should)(?: then)? (?:receive|get|hear)\b/i;
/** The day of something else: the first day at work, or papers that are asked for beside the answer. */
const STARTS = /\b(?:start(?:ing|s)?|join(?:ing)?|commenc\w+|begin(?:ning)?|first day|probation|effective|welcom\w+)\b[^,;]{0,40}$/i;
const PAPERS =
  /\b(?:references?|referees?|passport|documents?|certificates?|payslips?|bank details|forms?|proof|visa|permit|transcripts?|photo)\b/i;
const OF_THE_OFFER = /\b(?:accept\w*|sign\w*|offer|contract|answer|decision|decide|your reply|your response)\b/i;

/** A day with its own part of the sentence: "send the passport by Monday | and sign by Friday". */
type Part = { day: DayMention; head: string; own: string; limit: Limit };
/** Where, between two days, what is said of the first has ended. */
const TURNS_TO_NEXT = /[,;]| and | but /;

function parts(sentence: Sentence, anchor: Anchor): Part[] {
  const all = days(sentence).filter((day) => ahead(day, anchor));
  let start = 0;
  return all.flatMap((day, at) => {
    const [previous, next] = [all[at - 1], all[at + 1]];
    // The first day of a stretch is no limit of its own.
    if (next !== undefined && stretch(day, next, sentence.text) !== null) return [];
    const after = sentence.text.slice(day.to, next?.from);
    const part = {
      day,
      head: sentence.text.slice(start, day.from),
      own: `${sentence.text.slice(start, day.to)}${next === undefined ? after : after.split(TURNS_TO_NEXT, 1)[0]}`,
      limit: limitOf(day, previous, sentence.text),
    };
    start = day.to;
    return [part];
  });
}

function isDeadline({ day, head, own }: Part, tail: string): boolean {
  if (!ANSWERING.test(own) || THEIRS.test(own) || STARTS.test(head)) return false;
  if (PAPERS.test(head) && !OF_THE_OFFER.test(own)) return false;
  return LEADS_TO_DEADLINE.test(head) || IS_STRETCH.test(day.phrase) || WANTED_ON.test(head) || AT_LATEST.test(tail);
}

/** The deadlines of one sentence of a mail that offers something. */
export function deadlinesIn(sentence: Sentence, anchor: Anchor): Found<string>[] {
  return parts(sentence, anchor)
    .filter((part) => isDeadline(part, sentence.text.slice(part.day.to)))
    .map(({ limit: { date, certain, phrase } }) => ({
      value: (Temporal.PlainDate.compare(date, anchor.today) < 0 ? anchor.today : date).toString(),
      phrase,
      certain,
    }));
}
