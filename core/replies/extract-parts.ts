/** The days of a sentence that may be limits for the candidate, each with what is said of it. */
import { Temporal } from "temporal-polyfill";
import type { Anchor, DayMention } from "./dates.ts";
import { type Limit, limitOf, stretch } from "./dates-limits.ts";
import type { Found } from "./extract.ts";
import { ahead, days, type Sentence, standingDays } from "./extract-sentences.ts";

/** A day with its own part of the sentence: "send the passport by Monday | and sign by Friday"; `opens`: nothing is named before it. */
export type Part = { day: DayMention; head: string; own: string; tail: string; limit: Limit; opens: boolean };
/** A day by which the candidate is to answer or send something. `yields`: only where no other day is named for it; `ofPapers`: none for an answer. */
export type Due = Wanted & { day: DayMention; yields?: true; ofPapers?: true };
/** The day by which something is wanted; `isReply`: no more than a word of reply. */
export type Wanted = Found<string> & { isReply?: true };

/** "After the 4th we will have to offer it to somebody else": the 4th is the last day. */
export const OVER_AFTER = /\b(?:after|past)\s+(?:the\s+)?(?:close of business on |close of play on |noon on |\d\d?[ap]m on )?$/i;
/** "You need not decide before the 4th": the 4th is their day. */
export const NEED_NOT =
  /\b(?:no need|(?:do not|don['’]t) (?:want|expect|require)|need not|needn['’]t|(?:do not|don['’]t) (?:have to|need)|no rush|no hurry|not? expect(?:ing)? an answer)\b[^.;]{0,40}$/i;
/** "We cannot hold it beyond the 4th", "not past Friday". */
const NOT_AFTER =
  /(?:\b(?:not|no|never|cannot|unable)\b|n['’]t\b)[^.;]{0,50}\b(?:beyond|past|after|later than|longer than)\s+(?:the\s+)?$/i;
/** Where, between two days, what is said of the first has ended. */
const TURNS_TO_NEXT = /[,;]| and | but /;

/** The limit that a day sets for an answer; one up to which they will wait is that day itself. */
function limitOfAnswer(day: DayMention, previous: DayMention | undefined, text: string): Limit {
  const head = text.slice(0, day.from);
  const isDay = NEED_NOT.test(head) || NOT_AFTER.test(head) || OVER_AFTER.test(head);
  return isDay ? { date: day.date, certain: day.certain, phrase: day.phrase.trim() } : limitOf(day, previous, text);
}

/** "By 5:00 p.m. Eastern on Monday": its points end no part of the sentence. */
const withoutPoints = (text: string) =>
  text
    .replace(/\b([ap])\.\s?m\b\.?/gi, "$1m")
    .replace(/(?<=\d)\.(?=\d)/g, ":")
    // "Swing by on Wednesday" is no limit, and a feast's name before a bracket is none of its words: "by Candlemas (2 February)".
    .replace(/\b(swing|come|stop|drop|pop|nip|pass)(s|ing)? by\b/gi, "$1$2 over")
    .replace(/\b(by|before|until|till|on)\s+(?:the )?(?:(?:Feast of |St\.? )?\p{Lu}[\p{L}'’-]*\s+){1,3}\($/u, "$1 ");

/** The days to come of a sentence, each with what is said of it; the first of a stretch has no part of its own. */
export function parts(sentence: Sentence, anchor: Anchor): Part[] {
  const named = days(sentence);
  // "From Thursday to Monday" is read as a stretch, whose end it is.
  const isStretch = named.some((day, at) => at > 0 && stretch(named[at - 1] ?? day, day, sentence.text) !== null);
  const all = (isStretch ? named : standingDays(sentence)).filter((day) => ahead(day, anchor));
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
      tail: sentence.text.slice(day.to),
      opens: start === 0 || /^\s*[,;:(–—-]/.test(head),
      limit: limitOfAnswer(day, previous, sentence.text),
    };
    start = day.to;
    return [part];
  });
}

/** What a limit says, never before the day on which it was written. */
export const notPast = ({ date, certain, phrase }: Limit, { today }: Anchor): Found<string> => ({
  value: (Temporal.PlainDate.compare(date, today) < 0 ? today : date).toString(),
  phrase,
  certain,
});

/** How late a day is: "Monday lunchtime at the outside", "Wednesday tops". */
export const AT_LATEST =
  /^[^.;]{0,20}?\b(?:at the (?:very |absolute )?(?:latest|outside|most)|(?:is |be )?(?:the )?(?:absolute )?latest|tops|max(?:imum)?|and no later|without fail)\b/i;
/** That it will do: "Tuesday would be perfect", "COB Friday works", "Monday is soon enough". */
export const ENOUGH =
  /^(?![^.;]{0,10}\b(?:and|so|we|i|then)\b)[^.;]{0,14}?\b(?:(?:be |is |give you |allow you |leave you )?(?:(?:soon|early|time|long|quite|plenty|good) )?(?:enough|sufficient|ample)|(?:still )?(?:(?:will|would|['’]ll|['’]d) )?(?:do|suits?|works?)\b(?: just)?(?: fine| nicely| well)?|(?:is|be|still) (?:absolutely |perfectly |quite |just |still )?(?:fine|all ?right|alright|convenient|manageable|feasible|ideal|perfect|great|grand|ok|okay|good|plenty|realistic|possible|doable|early|the (?:deadline|cut[- ]?off|last day|latest)))\b/i;

/** Small words that stand around a day and say nothing of it but that it is a limit. */
const SMALL =
  /\b(?:so|and|but|or|then|both|all(?: of (?:it|them|this))?|everything|the lot|ideally|preferably|please|pls|kindly|thanks|if (?:at all )?possible|we['’]d say|say|take|any ?time|some ?time|needed|wanted|required|due(?: date| by| in)?|dead-?line|cut[- ]?off(?: date| point)?|closing date|last (?:day|date)|closes|expires|ends|reply by|the (?:sooner|earlier|quicker|faster) the better(?: for \w+(?: \w+){0,2})?|by|before|no later than|not later than|on or before|until|till|up ?to(?: and including)?|within|on|at|about|the|is|of|for (?:it|this|that|them|these|those)|end|close(?: of)?|business|play|cob|eod|cop|noon|midday|latest|time|shall we|let['’]?s|let us)\b|\b\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\.?)?(?=\W|$)|[\p{P}\p{S}\s]/giu;
/** Whether the words before a day make of it a sentence that says when, and nothing of what. */
export const isBare = (head: string) => head.replace(SMALL, "") === "";
/** What may follow a day that stands alone as a limit: "By Friday, if you can". */
export const BARE_TAIL =
  /^[^\p{L}]*(?:$|(?:please|pls|plz|if|at|[ap]m|latest|or|so|thanks|thx|though|noon|lunch\w*|morning|evening|night|midday|afternoon|eod|cob|signed|ideally|would|will|is|otherwise|because|as|for|when|and (?:i|we|they)|the|they|he|she|end|close|else)\b)/iu;
/** Words that make a limit of the day that they lead to. */
export const LIMITS =
  /\b(?:by|before|ahead of|prior to|(?:no|not) later than|up ?to(?: and including)?|until|till|within|(?:aim|shoot|go) for|(?:due|closing|last|cut[- ]?off|return|reply|submission|target) (?:date|day|time)(?: (?:is|for|of)\b[^.;,]{0,30}?)?|due(?: in| back| here)?|dead-?line(?: is| of| for (?:\w+ ){0,3}\w+|\b[^.;,]{0,50}\bis)?|at the latest|latest|cut[- ]?off(?: point)?(?: is| for \w+)?)[\s:]+(?:(?:is|on|the|this|end of(?: the)?(?: day)?|close(?: of)?|business|play|noon|midday|midnight|lunchtime|latest|eod|cob|cop|at|about|\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?)[\s,]+){0,5}$/i;
export const IS_LIMIT = /^(?:by|before|within|in|end of|cob|eod|cop|close of|have|got)\b/i;

/** "Signed before the induction on Monday week, so let's say Thursday": the day of something else, which gives way to their own. */
export const BEFORE_SOMETHING =
  /\bbefore (?:the|our|your|my|his|her|their|we|i|he|she|they)\b(?! (?:end|close|deadline)\b)[^.;,]{2,40}\bon (?:the )?$|\b(?:i|we|he|she|they)(?: have| has|['’]ve got| need| needs|['’]ve)? (?:must|to|promised to) (?:let|tell|inform|give|answer|report to|get back to|confirm to|ring|call) (?!me\b|us\b|you\b)[^.;]{1,60}$/i;
/** "You wrote that you have to answer another offer by Wednesday." */
export const OF_ANOTHER_OFFER =
  /\byou (?:wrote|said|mentioned|told (?:me|us)|explained)\b[^.;]{0,60}\b(?:another|other|an|competing|second)\b[^.;]{0,15}\boffer\b|\byou(?:r|['’]ve| have| had| need| must| would)(?: got)?(?: to answer)? (?:another|other|competing) (?:\w+ )?offer\b/i;
