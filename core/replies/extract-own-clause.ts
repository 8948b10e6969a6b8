/** Whether what is said of a day is that they decide or write on it, or something else that happens then (R5, R17). */
import type { DayMention } from "./dates.ts";
import { isBare } from "./extract-parts.ts";
import { PROMISING } from "./extract-phrases.ts";

const oneOf = (...patterns: readonly RegExp[]) => new RegExp(patterns.map(({ source }) => source).join("|"), "i");

/** Where one clause ends and the next begins. */
const BOUNDARY =
  /,(?!\s*(?:whether|successful|whichever|in which|good or|be it|one way|either|hopefully|presumably|usually|normally|probably|most likely|ideally|by (?:e-?mail|letter|phone|post)|in (?:writing|person|the course of)|that is|namely)\b|\s*(?:i\.e|viz)\.)|[;:()–—]|\s-\s|\b(?:and|but|so|yet|then|though|although|while|whereas|because|as|since|once|after which|when|before)\b/giu;
/** "7 and 8 December": between days a boundary parts no clauses. */
const AND = /^[\s,&/-]*(?:and)?\s*(?:(?:on|by|the|or|and|else|until|latest|possibly|perhaps)\s+)*$/i;

/** Words by which a clause without a verb of deciding or telling gives the day of it all the same. */
const WHEN =
  /\b(?:know|heard|now be|(?:you|we|i|they) (?:will|should|shall)(?: do(?: so)?)? (?:by|on|before)|tell|say|said|write|call|ring|touch|expect|likely|probably|hop(?:e|ing)|aim(?:ing)?|target\w*|plan(?:ned|ning)?|tim(?:eline|escale|etable|eframe|ing)|deadline|estimate\w*|realistic\w*|look(?:s|ing)? (?:more )?(?:like|at)|(?:make|call) (?:it|that)|(?:it|that|there)(?:['’]s| is| will|['’]ll| should| may| might| could)|could be|might be|may be|wait|patien\w+|hang on|hold on|more time|longer|need (?:until|till|another|an?|the|one|two|three|some|\d)|(?:give|allow|grant) (?:us|me|it)|offers?|appoint\w*|conclu\w+|reach (?:a|our|the)|agree|picks?|picked|cho(?:ose|oses|osing|sen)|sorted|publish\w*|notification|(?:will|shall|should|to) be (?:made|telephoned|phoned|rung|called|e-?mailed|posted)|approve[ds]?|letters?|extend\w*|delay\w*|slip\w*|push\w*|mov(?:ed|ing)|put (?:back|off)|postpon\w*|instead|rather|sooner|later than|latest|either way)\b/i;
/** What comes to them, and what others do: no word to the candidate. */
const OF_OTHERS = oneOf(
  /\b(?:feedback|scores?|references?|notes|reports?|results?|comments|views?|input|go-ahead|sign-?off|approval) (?:from|of) (?:the|my|our|his|her|their|a|all)\b(?! (?:[\w-]+ ){0,2}(?:interviews?|process|selection|competition|assessments?|tests?|rounds?|exam\w*|panel['’]s))/,
  /\b(?:to|from|by|of) (?:the|an|our|one) ?(?:other|another|first|preferred|second)[ -](?:choice|candidate|finalist|applicant)\b/,
  /\b(?:applications?|the (?:vacancy|advert\w*|posting|role|post|job|portal)) (?:will )?(?:close|end|shut|expire|come down)s?\b/,
  /\b(?:promised|told|assured) (?:me|us)\b|\basked (?:the|my|our|him|her|them)\b|\b(?:press|push|ask|chas|wait)ing (?:\w+ ){0,2}for (?:an?|the|their|his|her)\b/,
  /\b(?:interviews?|interviewing|talks|visits?|presentations?|negotiations?|seeing (?:people|candidates|others|everyone))\b[^,;]{0,30}\b(?:finish|end|conclud|complet|run|continu)\w*/,
  /\b(?:finish|end|conclud|complet)\w* (?:the |our |all |these |those )*(?:interviews?|interviewing|talks|visits?|presentations?|seeing)\b/,
  /\b(?:out of (?:the )?office|travell?ing|flying|flies|on the road|at a conference|systems?)\b/,
);
/** What follows on it. */
const THEREAFTER =
  /^[^.;]{0,80}\b(?:after(?:wards?| (?:that|this|which|then))|(?<!\b(?:un)?till? )then(?!\s*(?:[.,;!?)]|x\b|between|$))|thereafter|as soon as|once|(?:shortly|soon)(?: there)?after|until (?:they|those|that|it)|following (?:that|which)|on (?:my|his|her|our|their) return)\b/i;
/** They do it on that very day: "she is back on Monday and we will decide that day". */
const THAT_DAY =
  /^[^.;]{0,90}\b(?:(?:on )?(?:that|the) (?:very |same )+(?:day|morning|afternoon|evening|night)|(?:on |of )?that (?:\w+ )?(?:day|morning|afternoon|evening|night)|(?:straight|right|immediately|directly) (?:after|away)(?:wards)?|there and then|(?:hear|know|decid\w+|sign off|settle|tell|call|ring|text|write|let you|answer)\b[^.;,]{0,25}(?<!\b(?:before|by|until|till) )\bthen(?=\s*(?:[.,;!?)]|x\b|$)))(?![\p{L}\d])/iu;

/** What is said of a day within a sentence. */
export type Said = "of_them" | "of_else" | "of_else_before";

/** The last boundary before a day that does not part it from a day it is listed with; the start of the text where none is. */
function startOf(day: DayMention, all: readonly DayMention[], text: string): number {
  const previous = all.findLast(({ to }) => to <= day.from);
  const isListed = previous !== undefined && AND.test(text.slice(previous.to, day.from));
  if (isListed) return startOf(previous, all, text);
  const bounds = [...text.slice(0, day.from).matchAll(BOUNDARY)];
  // "You will be told, whether or not you were chosen, by letter on": a few words behind a comma are no clause.
  const last = bounds.findLast(
    ({ 0: sign, index }) =>
      !/^[,()–—-]/.test(sign) || wordsIn(text.slice(index, day.from)) > WORDS_OF_ASIDE_MAX || isBare(text.slice(index, day.from)),
  );
  return last === undefined ? 0 : last.index + last[0].length;
}

const WORDS_OF_ASIDE_MAX = 3;
const wordsIn = (text: string) => text.match(/\p{L}+/gu)?.length ?? 0;

/**
 * `of_them`: the clause of the day says that they decide or tell, or the day opens a clause; `of_else`: something else
 * happens on it, and what they do stands in another clause; `of_else_before`: and that comes after it.
 */
export function saidOfDay(day: DayMention, all: readonly DayMention[], text: string): Said {
  const from = startOf(day, all, text);
  const head = text.slice(from, day.from);
  const tail = text.slice(day.to);
  const end = tail.search(BOUNDARY);
  const clause = `${head}${day.phrase}${end < 0 ? tail : tail.slice(0, end)}`;
  if (THAT_DAY.test(tail)) return "of_them";
  if (!OF_OTHERS.test(clause) && (isBare(head) || PROMISING.test(clause) || WHEN.test(clause))) return "of_them";
  return THEREAFTER.test(tail) ? "of_else_before" : "of_else";
}
