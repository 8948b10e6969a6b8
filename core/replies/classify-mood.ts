/** Whether what a clause says is so: negation, condition, hypothesis, and what is over. Slots around the phrase tables. */
import { find, matches, type Phrase, phrase, type Searchable } from "./phrase-search.ts";

/** Conditions: what stands anywhere in their clause has not happened. "If you are successful you will receive an offer." */
const CONDITION = [
  "if|once|when|provided|assuming|as+soon+as|in+case|depending+on|in+the+event|should+you|should+your|should+we|should+the|should+any|should+a|were+you|were+we|were+your _5 successful|selected|shortlisted|offered|offer|chosen|appointed|decide|decided|progress|proceed|invite|invited|hire|unsuccessful|reach|take+you|to+take|recommended|further|move+forward|vacancy|vacancies|arise*|approve*|approval|matches|shortlist|join",
  // "In case you are not chosen, we will keep your papers": a gap runs over no "not".
  "once|when|provided|assuming|in+case|in+the+event|should+you|should+your|should+we|were+you|were+your _4 not|never _3 successful|selected|shortlisted|chosen|appointed|accepted|picked|considered|proceed|progress*|offered|invited|taken|hired|placed|recommended|among|one+of|what",
  "if",
  "when|if|after you do|are|have|did not",
  "if|when you _1 not heard|hear|received",
].map(phrase);

/** What no wish of the candidate makes real: generalities, reservations, things to come true later. */
const UNREAL = [
  "whether or",
  // "If we were to offer you the job, when could you start?" asks; it gives nothing.
  "were|was to offer|make|invite|hire|appoint|give|select|choose|take|reject|withdraw",
  "if|supposing|suppose|say we|they|i offered|made|hired|gave|appointed|took|chose",
  "those|candidates|applicants|everyone|anyone who|that _2 successful|unsuccessful|selected|shortlisted|not",
  "successful|unsuccessful|shortlisted|selected candidates|applicants will|would|are|may|shall|can|might",
  "only _2 shortlisted|successful",
  "may|might|could|would|can be? invited|offered|asked|shortlisted|selected|withdrawn|withdraw|rescinded|revoked|cancelled|made",
  "reserve the right",
  "failing which|this|that",
  "deemed|considered|treated to|as",
  "otherwise",
  "not a formal|an? offer",
  "normally|usually|typically|generally",
  "does|do not constitute|mean|guarantee|imply|commit",
  "not|no|neither|nor|cannot|nothing|unable ~14 until|till|unless|before|without|yet",
  "please assume|presume|regard",
  "as|per requested|you+asked|your+request|you+wished",
].map(phrase);

/** What stands after these has not happened yet: "before we decide whether to invite you". */
const NOT_YET = [
  "about|due|going to send|make|invite|offer you",
  "whether|decide+who|decide+which|who+will|who+gets|who+goes _6",
  "before|prior|until|in+order to|we|the|i|any|making|they _4 decide|decision|offer|proceed|invite|make|making|decisions|progress|go|take",
  "unless|without|until|till",
  "hope|hopes|hoping|hoped|aim|aims|like|wanting|able to _3 decision|decide|know",
  "hope|hopes|hoping|aim|plan|expect|like to _2 be",
  "talk|hopes|question|chance|prospect|possibility of",
].map(phrase);

/** Conditions on the candidate's own will, and courtesies, which leave the rest as real as it was. */
const NO_HYPOTHESIS = [
  "if you would|want|like|wish|accept|have+any|have+questions|have+a|have+further|can|can+not|could|need|require|agree|choose|interested|happy|available|decide+to|free|find|prefer|think|feel|fancy|do+not",
  // "If you are not interested" is a courtesy, "if you are not selected" has not happened.
  "if you are not !selected|chosen|successful|shortlisted|offered|appointed|accepted|picked|invited|progress*|hired|placed|recommended|taken|put|one|among|contacted|considered|what|the",
  "if you are _1 happy|interested|free|available|able|unable|still|willing|ok|okay|up+for|in+agreement|keen|coming|unsure|around",
  "if that|this|it|so|not|possible|convenient|any|there|anything|your|only|ever|needed|required|interested|we+can|i+can|wished",
  "should you|there have|wish|require|need|be+any|like|want|accept|decide|choose|prefer",
  "when could|can|would|will|are|is|do you|good|best|the",
].map(phrase);

/** "Thank you for attending the assessment day": that conversation is over, unless an invitation follows. */
const OVER =
  / (?:(?:thank you for|thanks for|following|further to|after|since|attended|attending|completed|came to|from|at|good luck for|good luck with|hoping for)(?: (?!you |we |i |they |please )[^ ,]+){0,5}|(?:was|is|been) (?:a |so |really |very )?(?:pleasure|nice|good|great|lovely|wonderful|sorry) to(?: [^ ,]+){0,8}|sorry to have(?: [^ ,]+){0,8}) $/;
const INVITES = / (?:like|love|invite|inviting|invited|pleased|delighted|happy|want|asked|next|selected|shortlisted|is|will|please) /;

/** Words shortly before a match that turn it round, and those that only look so. */
const NEGATES_BEFORE =
  / (?:not|never|unable|cannot|no longer|without|rather than|instead of|neither|nor|nobody|none|no|against|decline to|declined to|in lieu of|isnt|hardly)(?: [^ ,]+){0,5} $/;
const NOT_NEGATION =
  / (?:not (?:only|just|least|hesitate|long|too|a problem|to worry|worry|the only|surpris[^ ]*|in doubt)|no (?:doubt|problem|worries|hesitation|wonder|need|reason|rush|pressure|surprise)|without (?:hesitation|doubt|any doubt))[^,]* $/;

const firstOf = (phrases: readonly Phrase[], clause: Searchable) =>
  phrases.reduce((first, one) => Math.min(first, find(one, clause)?.from ?? first), Number.POSITIVE_INFINITY);

/** Something in this clause depends on what has not happened, and on more than the candidate's own will. */
export const isSupposed = (clause: Searchable) => matches(CONDITION, clause) && !matches(NO_HYPOTHESIS, clause);

/** What stands in this clause is so, as far as conditions go. */
export const isReal = (clause: Searchable) => !matches(UNREAL, clause) && !isSupposed(clause);

/** From here on, what stands in the clause has not happened yet. */
export const notYetFrom = (clause: Searchable) => firstOf(NOT_YET, clause);

/** A conversation named after these words is behind us. */
export const isOver = (before: string) => OVER.test(before) && !INVITES.test(before);

/** Where the "not" stands that turns round what follows `before`; -1 when there is none. */
export function negatedAt(before: string): number {
  const at = before.search(NEGATES_BEFORE);
  return at >= 0 && NOT_NEGATION.test(before) ? -1 : at;
}
