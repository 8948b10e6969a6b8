/** By when the candidate must answer an offer (R23). */
import type { Anchor } from "./dates.ts";
import {
  AT_LATEST,
  BARE_TAIL,
  BEFORE_SOMETHING,
  type Due,
  ENOUGH,
  isBare,
  LIMITS,
  NEED_NOT,
  notPast,
  OF_ANOTHER_OFFER,
  OVER_AFTER,
  type Part,
  parts,
  type Wanted,
} from "./extract-parts.ts";
import { ANSWERING } from "./extract-phrases.ts";
import type { Sentence } from "./extract-sentences.ts";

/** What comes before the last day of an answer. */
const LEADS_TO_DEADLINE =
  /\b(?:by|before|ahead of|prior to|no later than|not later than|on or before|until|till|within|between|deadline|(?:aim|shoot|go) for|expir(?:es?|y)(?: date)?(?: on)?|lapses?(?: on)?|valid(?: (?:until|till|for))?|open (?:until|till|for)|through|thru|have|take|latest|up ?to(?: and including)?|beyond|past|later than|last (?:day|date)|(?:offer|it|this|link|portal|window) (?:closes|ends|runs out|dies|times out)(?: on)?|(?:left|to go|remaining)\W{0,4}(?:closes|ends)|due|sign-?by|cut-?off)\b[^.;]{0,60}$/i;
/** A stretch that has its own "within". */
const IS_STRETCH = /^(?:within|in|for|takes?|have|got|over|another|up to|during) /i;
/** Wanted on the day itself: "let us know on Monday", "we'd like an answer this week". */
const WANTED_ON =
  /\b(?:answer|decision|reply|response|acceptance|let (?:us|me) (?:kno\w*|have)|lmk|tell (?:us|me)|confirm|sign(?: and return)?(?: it| this)?|(?:need|want|like|love|lovely|good|great|nice) to know|give (?:us|me) (?:a (?:shout|ring|call|bell|buzz)|your)|drop (?:us|me) (?:an? )?(?:line|note|e-?mail|message)|(?:ring|call|phone|e-?mail) (?:us|me)|(?:get|come) back to (?:us|me)|hear(?:ing)?(?: back)? from you|decide|respond|revert|yes or (?:a )?no(?: from you)?|(?:need|want|must have|have|get|send|like|wants|due|be)\b(?! you\b)[^.;,]{0,25}\bback(?: (?:here|with us|with me|to us|to me|in))?(?:,? (?:and|signed|counter-?signed|dated|initialled|completed|agreed))*)\b[^.;,]{0,30}$/i;
/** A day that they put forward for it: "shall we say Friday?", "is Friday enough time?" */
const PUT_FORWARD =
  /(?:^|[,;–—-]\s*|\b(?:and|so|but|soon)\s+)(?:(?:so|and|but),? )?(?:shall|should|can|could|might) (?:we|i) (?:say|call it|make it|settle on|agree(?: on)?)(?: by)?\s+(?:\w+\s+)?$|\b(?:let['’]?s|let us|we can|i can|happy to) (?:say|call it|settle on|agree(?: on)?|make (?:it|that))(?: by)?\s+(?:\w+\s+)?$|\b(?:are we |is it |we['’]re )?still (?:on|good|ok|okay|fine) for (?:by )?$|^(?:say|ideally|preferably|how about|what about|perhaps|maybe),?\s+(?:by\s+)?(?:\w+\s+)?$/i;
/** What somebody is asked to come to is no deadline. */
const COME_TOGETHER = /\b(?:call(?! it\b)|meet|meeting|interview|coffee|lunch|chat|visit|tour|day one|first day|start|begin)\b/i;
const THEN_GONE =
  /^[^.;]{0,20}\b(?:we|i|it|the offer)(?:['’]ll| will| shall| may| might| would| can| have to| need to| must)*\b[^.;]{0,40}\b(?:withdraw\w*|lapse|expire|offer (?:it|the)|assume|move on|go to|approach|look elsewhere|no longer|somebody else|someone else|another|next candidate|reopen|re-?advertise|release)\b/i;
const UP_TO = /\b(?:by|before|until|till)\s+(?:the\s+)?$/i;

/** "I can't give you until the 11th": a day that they were asked for, and refuse. */
const REFUSED =
  /(?:\b(?:not|cannot|unable to)|n['’]t)\s+(?:be able to\s+)?(?:give you|let you have|wait|extend(?: \w+){0,2}|stretch(?: \w+)?|hold (?:it|on|off)(?: \w+){0,2}|go(?: as far as)?)\s+(?:until|till|to|for)\s+(?:the\s+)?$/i;

/** The employer will do it: "we will let you know by", "the contract will follow by". */
const THEIRS =
  /\b(?:we|i|they) (?:will|hope to|expect to|aim to|should)[^.]{0,40}\b(?:let you know|decide|be in touch|send|confirm|issue|get back|make|extend|release)\b|\b(?:we|i|they)['’]ll[^.]{0,40}\b(?:let you know|decide|be in touch|send|confirm|issue|get back|make|extend|release)\b|\b(?:hope|expect)s? to hear\b(?! (?:back )?from you)|\b(?:we|i) (?:hope|expect|aim) to (?:have|receive|complete)\b(?! your)|\b(?:candidates?|applicants?)(?: will| shall|['’]ll) (?:receive|get|hear|be (?:told|sent))\b|\boffers?\b[^.;]{0,60}\b(?:will be|to be|is|are) (?:made |issued |released |rolled out |out |expected )?(?:by|on|before|within)\b[^;]{0,16}$|\b(?:with|make|making|issue|issuing|extend|extending|release|releasing) (?:an? |the )?offers? (?:out )?(?:by|before|within|on)\b|(?<!\byou )\b(?:will|shall) (?:send|issue|e-?mail|post|release|forward)\b|\b(?:coming|on its way)\b|\bwill (?:follow|arrive|reach you|be (?:sent|issued|with you|posted|e-?mailed))\b|\byou(?:['’]ll| will| should)(?: then)? (?:receive|get|hear)\b/i;
/** Another candidate's deadline: "she has until Thursday to accept it". */
const OTHERS =
  /\bwe(?:['’]re| are) open\b|\b(?:another|other|first|preferred|successful|chosen) (?:candidate|applicant|person)\b|\b(?:she|he)(?:['’]s)? (?:has|have|got)\b[^.;]{0,12}\b(?:until|till)\b/i;
/** The day of something else: the first day at work, or papers that are asked for beside the answer. */
const STARTS =
  /\b(?:leave to remain|visa|permit|passport|licen[cs]e|certificate|registration)\b[^.;,]{0,20}\b(?:expires?|runs out|lapses|ends|is valid)\b[^,;]{0,15}$|\b(?:repay\w*|refund\w*|claw\w*|if you (?:leave|resign|quit))\b[^,;]{0,40}$|\b(?:have you (?:as|on|start|join|with)|run(?:s|ning)?|last(?:s|ing)|start(?:ing|s)?|join(?:ing)?|commenc\w+|begin(?:ning)?|first day|probation|effective|welcom\w+)\b[^,;]{0,40}$/i;
const PAPERS =
  /\b(?:references?|referees?|passport|documents?|certificates?|payslips?|(?:bank|account|emergency|payroll|tax|pension)(?: \w+)? (?:details|numbers?|contacts?)|iban|forms?|questionnaire|checklist|proof|visa|permit|licen[cs]e|share code|transcripts?|photo|p45|(?:national insurance|social security|tax) (?:number|code)|right[- ]to[- ]work|dbs|background check|(?:home|postal) address|date of birth)\b/i;
const OF_THE_OFFER = /\b(?:accept\w*|(?:un)?sign\w*|offer|contract|answer|decision|decide|your reply|your response)\b/i;
/** "We are pleased to offer you the post", "so that we can draw up your contract": named beside the papers, and not what is wanted. */
const OFFER_BESIDE =
  /\boffer(?:ing)? you\b|\b(?:this|the|our|your|an?) offer (?:is|will be|remains) (?:\w+ )?(?:subject|conditional)\b|\b(?:draw up|prepar(?:e|ing)|draft|rais(?:e|ing)|issu(?:e|ing)|finali[sz](?:e|ing)|produce|send(?:ing)? you|for)\b(?: the| your| a| an| formal| written){0,3} (?:contract|offer)\b(?! to\b)/gi;
/** Papers right after the day: "by Friday please send us your passport", "reply by Friday with your bank details". */
const PAPERS_NEXT = new RegExp(
  String.raw`^[\s:,]+(?:(?:please|kindly|could you|with|we need) )?(?:(?:send|supply|provide|upload|e-?mail|let|complete|fill in|return|bring) )?(?:(?:us|me) )?(?:have )?(?:your|the|both|two|(?:certified )?copies|an? (?:copy|scan))\b[^.;,]{0,30}?${PAPERS.source}`,
  "i",
);
/** What the sentence before named: "could you send it over today?" */
const SENDS_IT =
  /\b(?:send|return|get|need|have|want|complete|fill|e-?mail|upload|submit|forward|post|share|do)(?: (?:me|us|in|out|over|back))? (?:it|them|these|this|those|both|that|everything)\b/i;
const isOfTheOffer = (text: string) => OF_THE_OFFER.test(text.replace(OFFER_BESIDE, " "));

/** Whether a day is that of papers, and not of an answer to an offer. `previous`: the sentences before. */
export function isOfPapers({ head, own, tail, opens }: Part, previous: string): boolean {
  if (isOfTheOffer(own)) return false;
  if (PAPERS.test(head) || PAPERS_NEXT.test(tail)) return true;
  return (SENDS_IT.test(own) || (opens && isBare(head))) && PAPERS.test(previous) && !isOfTheOffer(previous);
}

/** The same, and after it they can wait no longer. */
const AND_NO_LONGER = /^[^.;]{0,12}\b(?:after (?:that|which|then)|past that|beyond that)\b/i;
/** "I want your answer the day before", "a yes from you that morning": of a day that was named for something else. */
const OF_THAT_DAY =
  /\b(?:by then|before (?:then|that)|(?:on )?that (?:very |same )?(?:day|morning|afternoon|evening|night)|(?<eve>(?:the )?(?:day|evening|night) before))(?=\s*(?:$|[.,;!?)]|at\b|if\b|so\b|please\b))/i;
const WANTS_IT =
  /\b(?:need|want|must (?:have|know|hear)|(?:['’]d|would) (?:like|love)|please|let (?:us|me) (?:know|have)|tell (?:us|me)|(?:could|can|would) you|you(?:['’]ll)? (?:need|have|must)|(?:has|have) to)\b/i;

/** "Tell me which of the 23rd and the 30th you would rather start on." */
const WHICH = /\b(?:which|whether|if|what about)\b[^.;]{0,60}$/i;
const TO_START = /^[^.;,?]{0,30}\b(?:start|join|begin|commence)\b/i;
/** "You'll get a form, and it will remain open until Friday": what they do has ended before the clause of the offer. */
const OFFER_STANDS =
  /(?:,| and)+ (?:it |the offer |this offer )?(?:will |shall )?(?:remains?|stays?|stands?|is) (?:open|valid|good)\b.*$/is;
const sinceAnd = (own: string, { phrase }: Part["day"]) => {
  const stands = OFFER_STANDS.exec(own);
  return stands?.[0].includes(phrase) ? stands[0] : own;
};

function isDeadline(part: Part, wantsAnswer: boolean, previous: string): boolean {
  const { day, head, own, tail, opens } = part;
  if (OF_ANOTHER_OFFER.test(head) || (WHICH.test(head) && TO_START.test(tail))) return false;
  if (THEIRS.test(sinceAnd(own, day)) || STARTS.test(head) || REFUSED.test(head) || OTHERS.test(own)) return false;
  if (OVER_AFTER.test(head) && !RUNS_OUT.test(head)) return THEN_GONE.test(tail);
  if (NEED_NOT.test(head) && !UP_TO.test(head)) return false;
  // "We had said the 4th; let us make it the 11th instead."
  if (PUT_FORWARD.test(head) && /^[^.;]{0,12}\binstead\b/i.test(tail)) return !COME_TOGETHER.test(own);
  const isPutForward =
    PUT_FORWARD.test(head) ||
    (ENOUGH.test(tail) && !COME_TOGETHER.test(own) && !/\b(?:which|what|every|each|any)\s+(?:\w+\s+)?$/i.test(head));
  if (isPutForward && (wantsAnswer || ANSWERING.test(own) || AND_NO_LONGER.test(tail) || AT_LATEST.test(tail)))
    return !COME_TOGETHER.test(own);
  if (!ANSWERING.test(own) && !(wantsAnswer && (ALONE.test(head) || (opens && isBare(head) && LIMITS.test(head) && BARE_TAIL.test(tail)))))
    return false;
  if ((QUESTIONS.test(own) && !OF_THE_OFFER.test(own)) || isOfPapers(part, previous)) return false;
  return LEADS_TO_DEADLINE.test(head) || IS_STRETCH.test(day.phrase) || WANTED_ON.test(head) || AT_LATEST.test(tail);
}

/** "The deadline was Friday; take until the Monday after": the day that another one has taken the place of. */
const WAS = /\b(?:was|were|had|(?:would|should|might) have been|['’]d said|originally|initially|previously)\b[^.;,]{0,40}$/i;
/** "The link dies after 30 days": a limit of the tool that it is signed with. */
const RUNS_OUT =
  /\b(?:link|portal|envelope|session|invitation|access|docusign|e-?sign|system|site|page|login)\b[^.;]{0,25}\b(?:dies|expires?|closes|deletes?|keeps?|times? out|lapses|runs out|works|(?:is |stays )?(?:valid|active|live|open|good))\b[^.;,]{0,25}$/i;

/** The day that stands: the first that is certain, else the first; one that gives way is none beside one that does not. */
export function standingDeadline(found: readonly Due[]): Wanted | null {
  const standing = found.filter(({ yields }) => yields === undefined);
  const among = standing.length > 0 ? standing : found;
  const deadline = among.find(({ certain }) => certain) ?? among[0];
  if (deadline === undefined) return null;
  const { value, phrase, certain, isReply } = deadline;
  return { value, phrase, certain, ...(isReply === undefined ? {} : { isReply }) };
}

/** A sentence that is only a day: "By Friday, if possible." */
const ALONE =
  /^[\s;,–—-]*(?:(?:so|and|but|ideally|preferably|if (?:at all )?possible|please|we['’]d say),? )*(?:by|before|no later than|not later than|until|till|within|take until)\b[^.;,]{0,20}$/i;
/** "Let me know by Monday if you have any questions": no answer to the offer. */
const QUESTIONS = /\b(?:questions?|queries|concerns|anything (?:is )?unclear|dietary|t-?shirt|laptop|equipment|parking)\b/i;

/** The day that was named for something else and is the last for the answer. */
function ofThatDay({ text }: Sentence, named: readonly Part[], anchor: Anchor): Due[] {
  const part = named.at(-1);
  if (part === undefined || part.limit.earliest !== undefined) return [];
  const match = OF_THAT_DAY.exec(part.tail);
  if (match === null) return [];
  const between = part.tail.slice(0, match.index);
  if (!WANTS_IT.test(between) || !ANSWERING.test(between)) return [];
  const eve = match.groups?.eve !== undefined || /^before/i.test(match[0]);
  const date = eve ? part.day.date.subtract({ days: 1 }) : part.day.date;
  const phrase = text.slice(part.day.from, part.day.to + match.index + match[0].length).trim();
  return [{ ...notPast({ date, phrase, certain: part.day.certain }, anchor), day: part.day }];
}

/**
 * The deadlines of one sentence of a mail that offers something. `previous`: the sentence before it, which may have asked for
 * the answer: "Have a think. Shall we say Friday?"
 */
export function deadlinesIn(sentence: Sentence, anchor: Anchor, previous = ""): Due[] {
  if (sentence.mentions.length === 0) return [];
  const timed = sentence.mentions.some(({ kind }) => kind === "time");
  const wantsAnswer = !COME_TOGETHER.test(previous) && ANSWERING.test(previous) && !(timed && /\?\s*$/.test(sentence.text));
  const named = parts(sentence, anchor);
  const found = named
    .filter((part) => part.limit.earliest === undefined && isDeadline(part, wantsAnswer, previous))
    .map(({ limit, head, day }) => ({
      ...notPast(limit, anchor),
      day,
      ...(WAS.test(head) || RUNS_OUT.test(head) || BEFORE_SOMETHING.test(head) ? { yields: true as const } : {}),
    }));
  return found.length > 0 ? found : ofThatDay(sentence, named, anchor);
}
