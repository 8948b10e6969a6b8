/** By when papers or answers that an employer asks for are wanted (R21): "send us your references by Thursday noon". */
import type { Anchor } from "./dates.ts";
import type { Found } from "./extract.ts";
import { isAlone, isTheirs, notPast, type Part, parts } from "./extract-answer.ts";
import type { Sentence } from "./extract-sentences.ts";

/** The candidate is asked for something. */
const ASKED =
  /\b(?:please|pls|kindly|(?:could|can|would|will|might) you|(?:could|can|may|might) (?:we|i) (?:have|get|ask|trouble)|you (?:need|must|should|have|are (?:asked|required|requested|kindly))|(?:we|i) (?:need|require|want|(?:would|['’]d) (?:need|like|appreciate|be (?:grateful|glad))|(?:['’]ll|will|shall) need|must have|ask you)|(?:is|are) (?:needed|required|due|wanted)|need(?:s|ed)? (?:it|them|these|this|that|to (?:be|reach|have))|(?:should|must|has to|have to|are to|is to) (?:be (?:with|in)|reach|arrive)|grateful|appreciated?|let (?:us|me) have|deadline|do the needful)\b|^\W*(?:send|share|upload|submit|return|complete|forward|e-?mail|fill|provide|attach|get)\b/i;
/** What is to be done with it. */
const HANDED_IN =
  /\b(?:send(?:ing)?|sent|shar(?:e|ing)|suppl(?:y|ying)|provid(?:e|ing)|upload(?:ed|ing)?|submit(?:ted|ting)?|submission|forward(?:ing)?|complet(?:e|ed|ing|ion)|fill(?:ed|ing)?|return(?:ed|ing)?|reply|replies|respond|response|answers?|(?:let|allow) (?:us|me) (?:have|know|see)|tell (?:us|me)|confirm(?:ed|ation)?|advise|e-?mail(?:ed|ing)?|post(?:ed)?|bring|hand(?:ed)? (?:in|over)|attach|scan|give (?:us|me)|get(?:ting)? (?:us|me|\w+(?: \w+){0,5} (?:to|over to|back to) (?:us|me))|back (?:to|with) (?:us|me)|(?:reach|with) (?:us|me)|have (?:it|them|these|this|that|your|the|a copy|copies)|need(?:ed)?|requir(?:e|ed)|receive|due|deadline|revert|register|cv|references?|referees?|documents?|certificates?|form|copy|copies)\b/i;
/** A limit right before the day. */
const LIMITS =
  /\b(?:by|before|ahead of|prior to|(?:no|not) later than|until|till|within|due(?: date)?|deadline(?: is| of| for (?:\w+ ){0,3}\w+)?|at the latest|latest|cut-?off)[\s:]+(?:(?:is|on|the|this|end of|close(?: of)?|business|play|noon|midday|latest|eod|cob|cop|at|about|\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?)[\s,]+){0,5}$/i;
const IS_LIMIT = /^(?:by|before|within|in|end of|cob|eod|cop|close of)\b/i;
const AT_LATEST = /^[^.;,]{0,20}\b(?:at the (?:very )?latest|latest)\b/i;
/** "Could you send it over today?" */
const AT_ONCE = /^(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week))$/i;
const SENDS = /\b(?:send|share|upload|submit|return|forward|e-?mail|get|drop)\b(?![^.;]*\b(?:on|for|of|from|is|are)\s*$)[^.;,]{0,60}$/i;
/** What a limit is of beside the request: the start of work, what they will do, a time that papers are about. */
const OF_OTHERS =
  /\b(?:start(?:ing|s)?|join(?:ing)?|available|availability|booked|leave|holidays?|free|begin(?:ning|s)?|commenc\w+|decid(?:e|es|ing)|meets?|interview(?:ed|ing)?|hear (?:back )?from us|valid|expir\w+|issued|dated|employed|worked|resident|lived|ends?|(?<!\b(?:by|before) )closes?|finish(?:es)?|be in touch|get back to you)\b[^.;,]{0,30}$/i;

function isDue({ day, head, own }: Part, tail: string, isAsked: boolean): boolean {
  if (isTheirs(own) || OF_OTHERS.test(head)) return false;
  if (isAsked && isAlone(head)) return true;
  if (!ASKED.test(head) && !(isAsked && HANDED_IN.test(head))) return false;
  if (!HANDED_IN.test(own)) return false;
  return LIMITS.test(head) || IS_LIMIT.test(day.phrase) || AT_LATEST.test(tail) || (AT_ONCE.test(day.phrase.trim()) && SENDS.test(head));
}

/** The days by which something that is asked for must be there. `previous`: the sentence before, which may ask for it. */
export function duesIn(sentence: Sentence, anchor: Anchor, previous: string | undefined): Found<string>[] {
  const isAsked = previous !== undefined && ASKED.test(previous) && HANDED_IN.test(previous);
  return parts(sentence, anchor)
    .filter((part) => isDue(part, sentence.text.slice(part.day.to), isAsked))
    .map((part) => notPast(part.limit, anchor));
}
