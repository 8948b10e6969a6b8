import type { Reading } from "./classify.ts";
import { APPLY_CONFIDENCE, type Intent } from "./intents.ts";
import type { Judged } from "./judged.ts";
import { isMark } from "./verdict.ts";

/** "Thank you for accepting our offer", "we acknowledge your withdrawal": they confirm a word of the candidate's own. */
export type ConfirmedWord = { said: "yes" | "no"; phrase: string };

const YOU_HAVE = "you(?: all| both)?(?:['’]ve| have| had|['’]re| are|['’]ll| will)?(?: now| already| also| since| formally| just)?";
const THANKS = "(?:thank you|thanks|grateful)(?: you)?(?: very much| so much| again| kindly|,? [\\p{Lu}][\\p{L}-]+,?)?";
const OF_YOUR_MAIL = "(?:your (?:kind |prompt |quick )?(?:e-?mail|letter|message|note|call|reply|answer)[, ]+(?:and |of [^.,]{1,20} )?)?";
const GLAD = "(?:glad|delighted|pleased|thrilled|happy|excited|great|wonderful|fantastic|good|over the moon|lovely)\\b[^.!?\\n]{0,40}?";
const SORRY = "(?:sorry|sad|disappointed|a pity|a shame|understand|noted?|see)\\b[^.!?\\n]{0,30}?";
const STEPS_BACK =
  "(?:withdrawn|withdrawing|withdraw|withdrew|pulled out|pulling out|stepped back|stepping (?:back|away)|declined|declining|turned (?:us|(?:down )?(?:our|the) offer)|turning (?:us|down)|(?:decided|chosen|opted)(?: to (?:withdraw|decline|pull out|step back|turn)| not to (?:go|proceed|continue|pursue|take|accept|join|progress|move))|not (?:be )?(?:joining|proceeding|continuing|going (?:further|ahead|forward))|no longer (?:wish|want|interested|be considered)|(?:do not|don['’]t) (?:want|wish) to (?:go|proceed|continue|be considered|pursue)|(?:taken|accepted) (?:another|a different|an?) (?:[\\p{L}-]+ )?(?:role|position|job|offer|post)(?! with us))";
const DECISION =
  "your (?:wish|decision|choice) (?:to (?:withdraw|decline|pull out|step)|not to (?:go|proceed|continue|pursue|take|accept|join|progress|move))";

const YES = [
  `${THANKS} for ${OF_YOUR_MAIL}(?:confirming (?:that you accept|your acceptance)|accepting|(?:agreeing|deciding) to join us|saying yes)`,
  `${GLAD}${YOU_HAVE} (?:accepted|said yes|agreed to join|chosen to join|decided to join)`,
  "(?:acknowledge|confirm|confirming|acknowledging)(?: safe)? receipt of your (?:[\\p{L}-]+ ){0,2}acceptance",
  `(?:have received|got|acknowledge|further to|following|${THANKS} for|delighted (?:with|by|at)|pleased (?:with|about)|thrilled (?:with|by)) your (?:[\\p{L}-]+ ){0,2}acceptance`,
  `${THANKS} for (?:(?:returning|sending)(?: us)?(?: back)?(?: us)? (?:the|your) (?:counter)?signed|signing(?: and returning)?(?: the| your)?) (?:contract|copy|offer|agreement)`,
  "have received your (?:counter)?signed (?:contract|copy|offer|agreement)",
].map((pattern) => new RegExp(`\\b${pattern}`, "giu"));

const NO = [
  `${THANKS} for (?:letting (?:us|me) know|informing (?:us|me)|telling (?:us|me)|advising (?:us|me)|the information)\\b[^.!?\\n]{0,25}?${YOU_HAVE}[^.!?\\n]{0,12}? ${STEPS_BACK}`,
  `${SORRY}${YOU_HAVE}[^.!?\\n]{0,12}? ${STEPS_BACK}`,
  `(?:as|since|because|given that|now that) ${YOU_HAVE} ${STEPS_BACK}`,
  `(?:confirm|acknowledge|note|noted|accept|understand|respect|received|following|further to|thank you for|owing to|due to)\\b[^.!?\\n]{0,20}? (?:your withdrawal|${DECISION})`,
  "your withdrawal (?:from [^.!?\\n]{1,40} )?(?:has been|is|was) (?:now )?(?:noted|recorded|processed|confirmed|received)",
  "your (?:application|candidacy|candidature)\\b[^.!?\\n]{0,30} (?:has been|is|was) (?:now )?withdrawn\\b[^.!?\\n]{0,30} (?:request|requested|asked|wished|instructions?)",
  "(?:as requested|at your request|as you (?:asked|requested|wished)),? (?:we have|we['’]ve|your (?:application|candidacy) (?:has been|is)) (?:now )?withdrawn",
  "(?:have|['’]ve) (?:now )?withdrawn your (?:application|candidacy|name)[^.!?\\n]{0,20} (?:as (?:you )?(?:requested|asked|wished)|at your request)",
].map((pattern) => new RegExp(`\\b${pattern}`, "giu"));

/** Without one of these words no pattern of its list matches: most mails have neither. */
const OF_YES = /accept|join|yes|sign/iu;
const OF_NO =
  /withdr|pull(?:ed|ing) out|stepp|declin|turn(?:ed|ing) |decided|chosen|opted|not (?:be )?(?:join|proceed|continu|going)|no longer|do(?: not|n['’]t) (?:want|wish)|taken|accepted|your (?:wish|decision|choice) /iu;

/** What makes a word that is still to come, or is not there, of what reads like one that was said. */
const NOT_SAID =
  /\b(?:if|when|once|should|would|could|hope|hoping|until|before|unless|whether|in advance|not (?:yet )?(?:received|had|got)|subject to|upon|may|please)\b/iu;
/** What is accepted in every process. */
const NO_OFFER =
  /^\s*(?:of\s+)?(?:(?:the|our|an?|this|my|your|these)\s+)?(?:[\p{L}-]+\s+){0,1}?(?:invitations?|invites?|interviews?|meetings?|slots?|times?|dates?|calls?|requests?|connections?|another|other|apolog\p{L}*|terms|that\b|to\s(?!us\b|our\b)|delay)/iu;
const ELSEWHERE =
  /^[^.!?\n]{0,60}?\b(?:elsewhere|(?:at|with|from|by)\s+(?!us\b|our\b|the\s+(?:team|company)\b|me\b|this\b|great\b|such\b|pleasure\b)(\S+))/iu;
/** A call, a meeting or a moment to which one does not come: no end of anything. */
const ONLY_A_MEETING = /^[^.!?\n]{0,20}\b(?:call|meeting|interview|time|slot|session|monday|tuesday|wednesday|thursday|friday)\b/iu;

const CHARACTERS_MAX = 12_000;
const BEFORE_CHARACTERS = 40;

/** The sentence before a place, as far back as it matters. */
const leadingTo = (text: string, index: number) =>
  text
    .slice(Math.max(0, index - BEFORE_CHARACTERS), index)
    .split(/[.!?\n]/u)
    .at(-1) ?? "";

function found(text: string, patterns: readonly RegExp[], isMeant: (rest: string) => boolean): string | undefined {
  for (const pattern of patterns)
    for (const { 0: phrase, index } of text.matchAll(pattern))
      if (!NOT_SAID.test(leadingTo(text, index) + phrase) && isMeant(text.slice(index + phrase.length, index + phrase.length + 120)))
        return phrase;
  return undefined;
}

/** Whether what follows names another house than theirs. */
function isElsewhere(rest: string, company: string): boolean {
  const [match, name] = ELSEWHERE.exec(rest) ?? [];
  const own = company.toLowerCase().split(/\s+/u)[0] ?? "";
  return match !== undefined && (name === undefined || (/^\p{Lu}/u.test(name) && !name.toLowerCase().startsWith(own)));
}

/**
 * The word of the candidate's own that a mail confirms: a yes to the offer of `company`, or a no to it. `null` where it confirms
 * neither, or both.
 */
export function confirmedWord(text: string, company: string): ConfirmedWord | null {
  const read = text.slice(0, CHARACTERS_MAX);
  const yes = OF_YES.test(read) ? found(read, YES, (rest) => !NO_OFFER.test(rest) && !isElsewhere(rest, company)) : undefined;
  const no = OF_NO.test(read) ? found(read, NO, (rest) => !ONLY_A_MEETING.test(rest)) : undefined;
  if ((yes === undefined) === (no === undefined)) return null;
  return yes === undefined ? { said: "no", phrase: no ?? "" } : { said: "yes", phrase: yes };
}

/** What a mail may mean that confirms a yes, or a no, of the candidate's; read as anything else it says more than that. */
const CONFIRMS: Record<ConfirmedWord["said"], readonly Intent[]> = {
  yes: ["offer", "acknowledgement", "status_update", "info_request", "second_interview"],
  no: ["regret", "acknowledgement", "status_update"],
};
const CONFIRMED_CONFIDENCE = 0.95;

/** What a mail confirms whichever of these companies wrote it. */
function confirmedToAll(text: string, companies: readonly string[]): ConfirmedWord | null {
  const [one = null, ...others] = companies.map((company) => confirmedWord(text, company));
  return others.every((other) => other?.said === one?.said && other?.phrase === one?.phrase) ? one : null;
}

/**
 * "Thank you for accepting our offer" makes none to be answered, and "we are sorry that you have withdrawn" turns nobody down.
 * What so confirms a word of the candidate's is clear enough, and at least a courtesy; not where it would be heard of some of
 * the `companies` that may have written and not of the others.
 */
export function withConfirmed(
  reading: Reading,
  { text }: Judged,
  companies: readonly string[],
): { reading: Reading; confirmed?: ConfirmedWord } {
  const confirmed = confirmedToAll(text, companies);
  if (confirmed === null || (reading.intent === "unrelated" && reading.evidence.some(isMark))) return { reading };
  const isLikely = CONFIRMS[confirmed.said].includes(reading.intent);
  if (!isLikely && reading.intent !== "unrelated") return { reading };
  if (isLikely && reading.confidence >= APPLY_CONFIDENCE) return { reading, confirmed };
  const isOutcome = reading.intent === "offer" || reading.intent === "regret";
  const intent = isLikely && isOutcome ? reading.intent : "acknowledgement";
  const evidence = [{ phrase: confirmed.phrase, rule: `${intent}: they confirm what you told them` }];
  return { reading: { ...reading, intent, confidence: CONFIRMED_CONFIDENCE, evidence, alternatives: [] }, confirmed };
}
