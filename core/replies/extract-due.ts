/** By when papers, answers or a task that an employer asks for are wanted (R21): "send us your references by Thursday noon". */
import type { Anchor } from "./dates.ts";
import { isOfPapers } from "./extract-answer.ts";
import {
  AT_LATEST,
  BARE_TAIL,
  BEFORE_SOMETHING,
  type Due,
  ENOUGH,
  IS_LIMIT,
  isBare,
  LIMITS,
  notPast,
  OF_ANOTHER_OFFER,
  OVER_AFTER,
  type Part,
  parts,
} from "./extract-parts.ts";
import type { Sentence } from "./extract-sentences.ts";

/** What a candidate does with papers and answers, by whatever way they go. */
const HAND =
  "send|rsvp|book|choose|select|pick|lmk|e-?mail|mail|post|fax|text|whatsapp|message|ping|flick|shoot|upload|submit|share|supply|provide|forward|return|complete|fill|lodge|file|bring|drop|pop|hand|deliver|get|scan|attach|(?:e-?|docu|counter)?sign|furnish|produce|enter|register|answer|reply|respond|revert|confirm|tell|advise|give|write|record|arrange|list|name|let (?:us|me) (?:have|know|see)|see your way|put in|turn in|do (?:both|all|it|this|these)";
const HANDED =
  "sent|(?:e-?)?mailed|posted|faxed|texted|uploaded|submitted|shared|supplied|provided|forwarded|returned|completed|filled|lodged|filed|brought|dropped|handed|delivered|scanned|attached|signed|(?:e-|docu|counter)signed|furnished|produced|entered|registered|answered|received|accepted|recorded|made|done|taken";
/** Where a thing is when it has come. */
const THERE =
  "here|in(?! the\\b)|back|with (?:us|me|him|her|them|the \\w+)|(?:in|on) (?:my|our|his|her|the) (?:hands?|inbox|desk|office|system|file|possession)|at (?:the|this|our) (?:\\w+ )?(?:office|school|address|site|desk)";
const ARRIVES = "reach|arrive|land|get (?:here|to (?:us|me|this|the))";
const PAPERS =
  "references?|referees?|documents?|papers?|paperwork|certificates?|forms?|cop(?:y|ies)|scans?|photos?|pictures?|licen[cs]es?|passport|permit|visa|payslips?|transcripts?|cv|résumé|portfolio|slides|recordings?|videos?|samples?|tasks?|exercises?|case|texts?|designs?|answers?|replies|reply|details|numbers?|addresses|names?|checks?|questionnaire|declarations?|disclosure|vetting|consent|authori[sz]ation|files?|anything|everything|nothing";

/** The candidate is asked for something. */
const ASKED = new RegExp(
  [
    String.raw`\b(?:please|pls|plz|kindly|(?:could|can|would|will|might) you|(?:could|can|may|might) (?:we|i|this|that|it|these|those|they|both)|do the needful|(?:i|we) asked|asked (?:\w+ )?for|a (?:\w+ )?(?:reply|answer|line|word))\b`,
    String.raw`\bif you\b|\bif (?:we|i|it|they|those|these|that|all|both|everything)(?: (?:could|can|would|might|had|got|were|was|are|is|have|has|haven['’]t|hasn['’]t|don['’]t|do|reach|reaches|arrives?|comes?)|['’](?:d|ve))\b`,
    String.raw`\byou(?:['’]ll| will| do| still| also)? (?:need|must|should|have (?:to|until|till|\w+ (?:\w+ )?(?:days?|hours?|weeks?))|are (?:to|asked|required|requested|kindly|invited))\b`,
    String.raw`\b(?:need|want|require|appreciate|await|lack|miss|value)(?:s|d|ed|ing)?\b|(?:['’]d|would|should|['’]ll|will) (?:\w+ )?(?:like|love|want|be (?:glad|grateful|obliged|pleased|happy))\b`,
    String.raw`\b(?:grateful|obliged|appreciated|helpful|handy|useful|easier|sooner|outstanding|missing|dead-?line|cut-?off|closing date)\b|\bback (?:to|with|here|by)\b|\bhelp(?:s|ful)?\b|\bhear(?:ing)? (?:back )?from you\b|\b(?:things|steps|tasks|what you (?:have|need)) to do\b|\b(?:shoot|aim|go) for\b`,
    String.raw`\b(?:must|should|shall|ought to|ha(?:s|ve) to|needs? to|(?:is|are) to|wants? to)(?: \w+)? (?:be|${ARRIVES}|${HAND})\b`,
    String.raw`\b(?:may|can|to) (?:only )?be (?:${HANDED})\b|\bwill (?:only )?be (?:accepted|received|considered)\b`,
    String.raw`\b(?:having|without|failing) (?:your|the|a|an|it|them|these|those|both|this|that)\b`,
    String.raw`\b(?:not|n['’]t|nothing|anything)\b[^.;,]{0,20}\b(?:in|here|${HANDED}|got|had|complete)\b`,
    String.raw`(?:^|[.;:,(–—]|\b(?:and|or|then|just|(?<!\bus )to))\s*(?:${HAND})\b`,
  ].join("|"),
  "i",
);
/** What is to be done with it, or the thing itself. */
const HANDING = new RegExp(
  String.raw`\b(?:${HAND}|${HANDED}|${ARRIVES}|${PAPERS}|hear(?:ing)? (?:back )?from you|to do|(?:send|shar|provid|complet|return|upload|submitt|supply|forward|gett?|hav|fill|giv|confirm|lett|writ)ing|let(?:ting)? (?:us|me)|receive|need(?:ed)?|requir(?:e|ed)|want(?:ed)?|due|be (?:${THERE})|(?:had|have|want|like|get) (?:it|them|these|this|those|that|your|the|a|both|all|having)|submission|dead-?line|cut[- ]?off)\b`,
  "i",
);
/** A limit, or the day itself on which a thing is to be there: "they should be with us on Monday". */
const LANDS_ON = new RegExp(
  String.raw`\b(?:must|should|shall|ought to|ha(?:s|ve) to|needs? to|(?:is|are) to|wants? to)(?: \w+)? (?:(?:be|come) (?:back |in )?(?:${THERE})|be (?:due|${HANDED})(?: (?:${THERE}))?|${ARRIVES})[^.;,]{0,25}$|\b(?:can|could) (?:this|that|it|these|those|they|both) (?:all )?be (?:${THERE})[^.;,]{0,25}$|\b(?:need|want|require|have)\b[^.;,]{0,20}\bback\b[^.;,]{0,25}$`,
  "i",
);
/** "Could you send it over today?" */
const AT_ONCE = /^(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week))$/i;
const SENDS =
  /\b(?:send|share|upload|submit|return|forward|e-?mail|get|drop|text|whatsapp|post)\b(?![^.;]*\b(?:on|for|of|from|is|are)\s*$)[^.;,]{0,60}$/i;
/** "The link times out on Saturday", "the portal closes on the 9th". */
const RUNS_OUT =
  /\b(?:link|portal|form|page|submissions?|invitation|request|session|access|it|window|upload|task|test|authori[sz]ation)\b[^.;]{0,60}\b(?:expires?|times? out|closes|lapses|runs out|dies|shuts|is open (?:until|till)|is (?:valid|live) (?:until|till|for)|will (?:close|expire|lapse))\b[^.;,]{0,15}$/i;
/** "Forms that come after the 4th will not be considered." */
const TOO_LATE =
  /^[^.;]{0,30}\b(?:(?:will|can|shall) (?:not|no longer)|won['’]t|cannot|can['’]t|are not|is not|aren['’]t|is (?:too )?late)\b[^.;]{0,20}\b(?:considered|accepted|looked|read|processed|go|counted?|taken|admitted|entertained|late)\b/i;

/** The employer does it: "so that we can decide by Friday", "the panel hopes to choose by". */
const THEY = "(?:we|i|they|he|she|(?:the|our|my) [\\w-]+(?: [\\w-]+){0,2})";
const NOT_ASKING =
  "(?!['’]?t\\b| not\\b)(?! (?:\\w+ )?(?:need|want|require|like|appreciate|accept|ask|reach|arrive|land|be (?:grateful|glad|obliged|pleased|happy|[\\w-]+ed|sent|made|done)))";
const THEY_ACT = new RegExp(
  String.raw`(?<!\bif )\b${THEY}(?:(?:(?:['’]ll| will| shall| can| could| may)\b${NOT_ASKING}|(?:(?:['’]d| would) like to| (?:hopes?|expects?|aims?|plans?|intends?|means?|wants?|wishes|has|have|needs?) to| must| (?:am|are|is) (?:going|hoping|planning|aiming|due) to)\b${NOT_ASKING}(?! (?:\w+ )?(?:have|had|get|receive|see|know|hear (?:back )?from you))| (?:decides?|meets?|sits?|chooses?|moves?|closes)\b))(?:(?!\b(?:you (?:could|can|would|will|might|must|need|have|had|send|get|are|should)|please|kindly|if|unless|once)\b)[^.;:]){0,70}$`,
  "i",
);
/** "By Monday we will send you the contract." */
const THEN_THEY =
  /^[\s,]*(?:we|i|they|he|she|you)(?:['’]ll| will| shall| hopes?| should| may)\b(?! (?:need|want|require|have to|be asked))/i;
/** "The contract will follow by", "you will have it by". */
const COMES =
  /(?<!\byou(?:['’]re| are) )\bcoming\b[^.;,]{0,30}$|\b(?:i|we) (?:send|e-?mail|forward|post|share) (?:you|it|the)\b[^.;]{0,40}$|\b(?:will|shall|should) (?:follow|be with you|reach you|be (?:sent|issued|posted|e-?mailed) (?:out )?to you)\b[^.;]{0,40}$|\byou(?:['’]ll| will| should)(?: then)? (?:receive|get|hear|have (?:our|the|an?|my|it|them))\b[^.;]{0,60}$/i;
/** What a limit is of beside the request: the start of work, what they do, a time that papers are about. */
const OF_OTHERS =
  /\b(?:start(?:ing|s)?|join(?:ing)?|available|availability|booked|leave|holidays?|free|begin(?:ning|s)?|commenc\w+|decid(?:e|es|ing)|choos(?:e|ing)|interview(?:s|ing)?|hear (?:back )?from us|valid|issued|dated|employed|(?<!right[- ]to[- ])work(?:ed|ing)?|trained|(?:has|have|had|be) finished|training|resident|lived|(?<!no )ends?(?! of\b)|finish(?:es)?|funded|away|abroad|(?<!cut[- ])off|(?:give|serve|hand in)(?! (?:us|me)\b)(?: \w+){0,2} notice|resign\w*|releas\w+|saw|met|be in touch|get back to you)\b[^.;,]{0,30}$/i;
/** "Two referees who know your work", "two people you trained with": what is said of them is not what the limit is of. */
const OF_REFEREES =
  /\b(?:referees?|references?|names|people|persons|managers?|supervisors?|colleagues|employers?)\b[^.;]{0,20}?,? (?:who|whom|that|you|from|with)\b[^.;]{0,80}?(?=,? (?:by|before|on or before|(?:no|not) later than) )/i;
/** "You may upload until the 10th" is a limit, "the post is funded until the 10th" is none. */
const UNTIL = /\b(?:until|till|up ?to(?: and including)?)\s+(?:(?:the|noon|midday|midnight|\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]m)?|on)[\s,]+)*$/i;
const OPEN_UNTIL = new RegExp(
  String.raw`\b(?:${HAND}|${HANDED}|open|have|got|take|give you|reach|arrive|need|want|ask|(?:be|is|are|have) (?:here|there|with|in)|allow\w*|wait|extended|accept\w*)\b[^.;,]{0,90}$`,
  "i",
);
/** When the candidate comes themselves, or what is none of the employer's asking. */
const COMES_IN =
  /(?:^\W*|\b(?:you|yourself|please|kindly)\b(?! (?:have|send|let|get) )[^.;,]{0,30}\b)(?:arrive|be here|be there|report|come|join us|dial in|log ?in|get here|turn up|check in)\b[^.;,]{0,40}$|\b(?:expenses?|claims?|claimed|reimburse\w*|receipts?|complaints?|appeals?|objections?)\b[^.;,]{0,40}$|\b(?:need|want)(?:s|ed)? (?:you|u)\b(?! to (?:send|fill|complete|return|sign|upload|get|let|provide|do))[^.;,]{0,40}$|\byou(?: have|['’]ve|['’]ll have| will have)? received\b[^.;,]{0,40}$/i;
/** A request that the next sentence may only give the day of. */
const WANTS_CALL =
  /\b(?:call|chat|meet(?:ing)?|interview|coffee|lunch|talk|phone|come|start|begin|visit|free|shifts?|available|availability)\b/i;
/** The employer wants a thing, and nobody. */
const WANTED =
  /(?:\b(?:need|want|require|appreciate|value)(?:s|d|ed|ing)?|(?:['’]d|would) (?:\w+ )?(?:like|love|appreciate))\b(?! (?:you|u|to|a person|cover|staff|someone|somebody|people|candidates?)\b)/i;

const isLimit = ({ day, head, tail }: Part) => LIMITS.test(head) || IS_LIMIT.test(day.phrase) || AT_LATEST.test(tail);

/** A limit and no stretch: "by", "no later than". */
const BY =
  /\b(?:by|no later than|not later than|on or before|before|up ?to)\s+(?:(?:the|noon|midday|arvo|lunch(?:time)?|cob|eod|close(?: of business)?|end of|this|\d{1,2}(?:[:.]\d\d)?\s?(?:noon|[ap]m|hrs)?|on)[\s,]+)*$/i;

/** "Use the side door, as the street is dug up until Christmas": why, and nothing that is asked. */
const BY_THE_WAY =
  /^.*\b(?<!\b(?:as|soon|well|such) )(?:as|because|since|given that)\s+(?<clause>(?:the|our|my|his|her|their|its|we|i|he|she|they|it|there|\p{Lu}[\p{Ll}]+)\b[^;]*)$/su;

function isDue(part: Part, isAsked: { limit: boolean; day: boolean }, isRequest: boolean): boolean {
  const { day, head, own, tail } = part;
  const bare = part.opens && isBare(head);
  if (BY_THE_WAY.test(head) && !ASKED.test(head.replace(BY_THE_WAY, "$<clause>"))) return false;
  if (OF_ANOTHER_OFFER.test(head)) return false;
  if (THEY_ACT.test(head) || COMES.test(head) || OF_OTHERS.test(head.replace(OF_REFEREES, " ")) || COMES_IN.test(head)) return false;
  if (bare && THEN_THEY.test(tail)) return false;
  if (UNTIL.test(head) && !bare && !OPEN_UNTIL.test(head.replace(UNTIL, ""))) return false;
  if (bare && isAsked.limit && isLimit(part) && (BARE_TAIL.test(tail) || AT_LATEST.test(tail))) return true;
  if (bare && isAsked.day && ENOUGH.test(tail)) return true;
  if (OVER_AFTER.test(head)) return TOO_LATE.test(tail);
  if (RUNS_OUT.test(head)) return true;
  // In a mail that asks for things, a limit that is nobody else's is theirs: "photo of your licence by noon on Friday".
  if (isRequest && isLimit(part) && BY.test(head) && HANDING.test(own)) return true;
  if (!ASKED.test(own) || !(HANDING.test(own) || (isRequest && WANTED.test(own)))) return false;
  return isLimit(part) || LANDS_ON.test(head) || (AT_ONCE.test(day.phrase.trim()) && SENDS.test(head));
}

/** A word of reply is wanted, and nothing with it. */
const REPLY =
  /\b(?:confirm|let (?:us|me) know|repl(?:y|ies)|respond|response|r\.?s\.?v\.?p|tell (?:us|me)|(?:get|come) back to (?:us|me)|answer|accept|choose|pick|select|book|yes or no|whether|availab\w+)\b/i;
const MORE_THAN_REPLY = new RegExp(
  String.raw`\b(?:send|return|submit|upload|complete|fill|hand in|turn in|share|deliver|exercises?|tasks?|assignments?|tests?|challenge|case(?: study)?|homework|essay|presentation|questionnaire|${PAPERS})\b(?<!\b(?:answers?|repl(?:y|ies)|replied|details|numbers?|names?|anything|everything|nothing|checks?))`,
  "i",
);
const isReply = (text: string) => REPLY.test(text) && !MORE_THAN_REPLY.test(text);

/** Nobody waits for papers that long: "reach level C within 24 months". */
const IN_MONTHS = /\b(?:within|in) (?:the (?:next|first) )?\S+ (?:months|years?)\b/i;

/** The days by which something that is asked for must be there. `previous`: the sentences before, which may ask for it; `isRequest`: the mail does. */
export function duesIn(sentence: Sentence, anchor: Anchor, previous: string, isRequest: boolean): Due[] {
  const limit = isRequest || (ASKED.test(previous) && HANDING.test(previous));
  const isAsked = { limit, day: limit && !WANTS_CALL.test(previous) };
  return parts(sentence, anchor)
    .filter((part) => part.limit.earliest === undefined && !IN_MONTHS.test(part.day.phrase) && isDue(part, isAsked, isRequest))
    .map((part) => ({
      ...notPast(part.limit, anchor),
      day: part.day,
      ...(isReply(`${part.opens ? previous : ""} ${part.own}`) ? { isReply: true as const } : {}),
      ...(isOfPapers(part, previous) ? { ofPapers: true as const } : {}),
      ...(RUNS_OUT.test(part.head) || BEFORE_SOMETHING.test(part.head) ? { yields: true as const } : {}),
    }));
}
