/** By when the candidate must answer an offer (R23). */
import { Temporal } from "temporal-polyfill";
import type { Anchor, DayMention } from "./dates.ts";
import { type Limit, limitOf, stretch } from "./dates-limits.ts";
import type { Found } from "./extract.ts";
import { ANSWERING } from "./extract-phrases.ts";
import { ahead, days, type Sentence } from "./extract-sentences.ts";

/** What comes before the last day of an answer. */
const LEADS_TO_DEADLINE =
  /\b(?:by|before|ahead of|prior to|no later than|not later than|on or before|until|till|within|between|deadline|expir(?:es?|y)(?: date)?(?: on)?|lapses?(?: on)?|valid(?: (?:until|till|for))?|open (?:until|till|for)|through|thru|have|take|latest|up to(?: and including)?|beyond|past|later than|last (?:day|date)|(?:offer|it|this|link) (?:closes|ends|runs out)(?: on)?|due|sign-?by|cut-?off)\b[^.;]{0,60}$/i;
/** A stretch that has its own "within". */
const IS_STRETCH = /^(?:within|in|for|takes?|have|got|over|another|up to|during) /i;
/** Wanted on the day itself: "let us know on Monday", "we'd like an answer this week". */
const WANTED_ON =
  /\b(?:answer|decision|reply|response|acceptance|let (?:us|me) (?:kno\w*|have)|lmk|tell (?:us|me)|confirm|sign(?: and return)?(?: it| this)?|(?:need|want|like|love|lovely|good|great|nice) to know|give (?:us|me) (?:a (?:shout|ring|call|bell|buzz)|your)|drop (?:us|me) (?:an? )?(?:line|note|e-?mail|message)|(?:ring|call|phone|e-?mail) (?:us|me)|(?:get|come) back to (?:us|me)|hear(?:ing)?(?: back)? from you|decide|respond|revert)\b[^.;,]{0,30}$/i;
const AT_LATEST = /^[^.;]{0,12}\b(?:at the (?:very )?latest|latest|tops)\b/i;
/** A day that they put forward for it: "shall we say Friday?", "is Friday enough time?" */
const PUT_FORWARD =
  /(?:^|[,;–—-]\s*|\b(?:and|so|but|soon)\s+)(?:(?:so|and|but),? )?(?:shall|should|can|could|might) (?:we|i) say(?: by)?\s+(?:\w+\s+)?$|\b(?:let['’]?s|let us|we can|i can|happy to) (?:say|make (?:it|that))(?: by)?\s+(?:\w+\s+)?$|^(?:say|ideally|preferably|how about|what about|perhaps|maybe),?\s+(?:by\s+)?(?:\w+\s+)?$/i;
const ENOUGH =
  /^[^.;]{0,12}\b(?:(?:be |is |give you |allow you |leave you )?(?:enough|long enough|sufficient|ample)|(?:will|would|['’]ll|['’]d) (?:do|suit|work)\b(?: just)?(?: fine| nicely)?|(?:is|would be|will be) (?:fine|ideal|perfect|great|ok|okay|good|plenty|the (?:deadline|cut-?off|last day|latest))|suit)\b/i;
/** What somebody is asked to come to is no deadline. */
const COME_TOGETHER = /\b(?:call|meet|meeting|interview|coffee|lunch|chat|visit|tour|day one|first day|start|begin)\b/i;
/** "After the 4th we will have to offer it to somebody else": the 4th is the last day. */
const OVER_AFTER = /\bafter\s+(?:the\s+)?(?:close of business on |close of play on |noon on |\d\d?[ap]m on )?$/i;
const THEN_GONE =
  /^[^.;]{0,20}\b(?:we|i|it|the offer)(?:['’]ll| will| shall| may| might| would| can| have to| need to| must)*\b[^.;]{0,40}\b(?:withdraw\w*|lapse|expire|offer (?:it|the)|assume|move on|go to|approach|look elsewhere|no longer|somebody else|someone else|another|next candidate|reopen|re-?advertise|release)\b/i;
/** "You need not decide before the 4th": the 4th is their day. */
const NEED_NOT =
  /\b(?:no need|(?:do not|don['’]t) (?:want|expect|require)|need not|needn['’]t|(?:do not|don['’]t) (?:have to|need)|no rush|no hurry|not? expect(?:ing)? an answer)\b[^.;]{0,40}$/i;
const UP_TO = /\b(?:by|before|until|till)\s+(?:the\s+)?$/i;
/** "We cannot hold it beyond the 4th", "not past Friday". */
const NOT_AFTER =
  /(?:\b(?:not|no|never|cannot|unable)\b|n['’]t\b)[^.;]{0,50}\b(?:beyond|past|after|later than|longer than)\s+(?:the\s+)?$/i;

/** "I can't give you until the 11th": a day that they were asked for, and refuse. */
const REFUSED =
  /(?:\b(?:not|cannot|unable to)|n['’]t)\s+(?:be able to\s+)?(?:give you|let you have|wait|extend(?: \w+){0,2}|stretch(?: \w+)?|hold (?:it|on|off)(?: \w+){0,2}|go(?: as far as)?)\s+(?:until|till|to|for)\s+(?:the\s+)?$/i;

/** The employer will do it: "we will let you know by", "the contract will follow by". */
const THEIRS =
  /\b(?:we|i|they) (?:will|hope to|expect to|aim to|should)[^.]{0,40}\b(?:let you know|decide|be in touch|send|confirm|issue|get back|make|extend|release)\b|\b(?:we|i|they)['’]ll[^.]{0,40}\b(?:let you know|decide|be in touch|send|confirm|issue|get back|make|extend|release)\b|\b(?:hope|expect)s? to hear\b(?! (?:back )?from you)|\b(?:we|i) (?:hope|expect|aim) to (?:have|receive|complete)\b(?! your)|(?<!\byou )\b(?:will|shall) (?:send|issue|e-?mail|post|release|forward)\b|\b(?:coming|on its way)\b|\bwill (?:follow|arrive|reach you|be (?:sent|issued|with you|posted|e-?mailed))\b|\byou(?:['’]ll| will| should)(?: then)? (?:receive|get|hear)\b/i;
/** Another candidate's deadline: "she has until Thursday to accept it". */
const OTHERS =
  /\bwe(?:['’]re| are) open\b|\b(?:another|other|first|preferred|successful|chosen) (?:candidate|applicant|person)\b|\b(?:she|he)(?:['’]s)? (?:has|have|got)\b[^.;]{0,12}\b(?:until|till)\b/i;
/** The day of something else: the first day at work, or papers that are asked for beside the answer. */
const STARTS =
  /\b(?:have you (?:as|on|start|join|with)|run(?:s|ning)?|last(?:s|ing)|start(?:ing|s)?|join(?:ing)?|commenc\w+|begin(?:ning)?|first day|probation|effective|welcom\w+)\b[^,;]{0,40}$/i;
const PAPERS =
  /\b(?:references?|referees?|passport|documents?|certificates?|payslips?|bank details|forms?|proof|visa|permit|transcripts?|photo)\b/i;
const OF_THE_OFFER = /\b(?:accept\w*|sign\w*|offer|contract|answer|decision|decide|your reply|your response)\b/i;

/** A day with its own part of the sentence: "send the passport by Monday | and sign by Friday". */
export type Part = { day: DayMention; head: string; own: string; limit: Limit };
/** Where, between two days, what is said of the first has ended. */
const TURNS_TO_NEXT = /[,;]| and | but /;

/** The limit that a day sets for an answer; one up to which they will wait is that day itself. */
function limitOfAnswer(day: DayMention, previous: DayMention | undefined, text: string): Limit {
  const head = text.slice(0, day.from);
  const isDay = NEED_NOT.test(head) || NOT_AFTER.test(head) || OVER_AFTER.test(head);
  return isDay ? { date: day.date, certain: day.certain, phrase: day.phrase.trim() } : limitOf(day, previous, text);
}

/** "By 5:00 p.m. Eastern on Monday": its points end no part of the sentence. */
const withoutPoints = (text: string) => text.replace(/\b([ap])\.\s?m\b\.?/gi, "$1m").replace(/(?<=\d)\.(?=\d)/g, ":");

/** The days to come of a sentence, each with what is said of it; the first of a stretch has no part of its own. */
export function parts(sentence: Sentence, anchor: Anchor): Part[] {
  const all = days(sentence).filter((day) => ahead(day, anchor));
  let start = 0;
  return all.flatMap((day, at) => {
    const [previous, next] = [all[at - 1], all[at + 1]];
    // The first day of a stretch is no limit of its own.
    if (next !== undefined && stretch(day, next, sentence.text) !== null) return [];
    const after = sentence.text.slice(day.to, next?.from);
    const head = withoutPoints(sentence.text.slice(start, day.from));
    const part = {
      day,
      head,
      own: `${head}${day.phrase}${next === undefined ? after : after.split(TURNS_TO_NEXT, 1)[0]}`,
      limit: limitOfAnswer(day, previous, sentence.text),
    };
    start = day.to;
    return [part];
  });
}

function isDeadline({ day, head, own }: Part, tail: string, wantsAnswer: boolean): boolean {
  if (THEIRS.test(own) || STARTS.test(head) || REFUSED.test(head) || OTHERS.test(own)) return false;
  if (OVER_AFTER.test(head)) return THEN_GONE.test(tail);
  if (NEED_NOT.test(head) && !UP_TO.test(head)) return false;
  // "We had said the 4th; let us make it the 11th instead."
  if (PUT_FORWARD.test(head) && /^[^.;]{0,12}\binstead\b/i.test(tail)) return !COME_TOGETHER.test(own);
  const isPutForward = PUT_FORWARD.test(head) || (ENOUGH.test(tail) && !COME_TOGETHER.test(own));
  if (isPutForward && (wantsAnswer || ANSWERING.test(own))) return !COME_TOGETHER.test(own);
  if (!ANSWERING.test(own) && !(wantsAnswer && ALONE.test(head))) return false;
  if ((QUESTIONS.test(own) || PAPERS.test(head)) && !OF_THE_OFFER.test(own)) return false;
  return LEADS_TO_DEADLINE.test(head) || IS_STRETCH.test(day.phrase) || WANTED_ON.test(head) || AT_LATEST.test(tail);
}

/** "The deadline was Friday; take until the Monday after": the day that another one has taken the place of. */
const WAS = /\b(?:was|were|had|['’]d said|originally|initially|previously)\b[^.;,]{0,40}$/i;
export type Deadline = Found<string> & { wasOnly?: true };

/** The deadline that stands: the first that is certain, else the first; one that was is none beside one that is. */
export function standingDeadline(found: readonly Deadline[]): Found<string> | null {
  const standing = found.filter(({ wasOnly }) => wasOnly === undefined);
  const among = standing.length > 0 ? standing : found;
  const deadline = among.find(({ certain }) => certain) ?? among[0];
  return deadline === undefined ? null : { value: deadline.value, phrase: deadline.phrase, certain: deadline.certain };
}

/** A sentence that is only a day: "By Friday, if possible." */
const ALONE =
  /^[\s;,–—-]*(?:(?:so|and|but|ideally|preferably|if (?:at all )?possible|please|we['’]d say),? )*(?:by|before|no later than|not later than|until|till|within|take until)\b[^.;,]{0,20}$/i;
/** "Let me know by Monday if you have any questions": no answer to the offer. */
const QUESTIONS = /\b(?:questions?|queries|concerns|anything (?:is )?unclear|dietary|t-?shirt|laptop|equipment|parking)\b/i;

/**
 * The deadlines of one sentence of a mail that offers something. `previous`: the sentence before it, which may have asked for
 * the answer: "Have a think. Shall we say Friday?"
 */
export function deadlinesIn(sentence: Sentence, anchor: Anchor, previous = ""): Deadline[] {
  if (sentence.mentions.length === 0) return [];
  const timed = sentence.mentions.some(({ kind }) => kind === "time");
  const wantsAnswer = !COME_TOGETHER.test(previous) && ANSWERING.test(previous) && !(timed && /\?\s*$/.test(sentence.text));
  return parts(sentence, anchor)
    .filter((part) => part.limit.earliest === undefined && isDeadline(part, sentence.text.slice(part.day.to), wantsAnswer))
    .map(({ limit, head }) => ({ ...notPast(limit, anchor), ...(WAS.test(head) ? { wasOnly: true as const } : {}) }));
}

/** What a limit says, never before the day on which it was written. */
export const notPast = ({ date, certain, phrase }: Limit, { today }: Anchor): Found<string> => ({
  value: (Temporal.PlainDate.compare(date, today) < 0 ? today : date).toString(),
  phrase,
  certain,
});

/** Whether a part tells what the employer will do: "we will send the contract by Friday". */
export const isTheirs = (own: string) => THEIRS.test(own);
/** Whether the words before a day make a sentence of it that is a limit and no more. */
export const isAlone = (head: string) => ALONE.test(head);
