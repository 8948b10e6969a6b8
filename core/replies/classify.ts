import type { Wish } from "./classify-wish.ts";
import { isStillHeld } from "./goes-on.ts";
import { readByGrammar } from "./grammar.ts";
import { APPLY_CONFIDENCE, GOOD_NEWS, INTENTS, type Intent } from "./intents.ts";
import { isDoubtful, isOnlyWished, withoutConsolation } from "./second-thoughts.ts";
import { setAside } from "./set-aside.ts";
import { reasonsFor, weigh } from "./weigh.ts";
import { weights } from "./weights.ts";

/** The words as they stand in the mail, and the name of the rule that took them. */
export type Evidence = { phrase: string; rule: string };

/** What a reply means, how sure that is (0..1), and why. */
export type Reading = {
  intent: Intent;
  confidence: number;
  evidence: Evidence[];
  alternatives: { intent: Intent; confidence: number }[];
  /** The sub-reason of a regret (R18). */
  detail?: "another_candidate" | "internal_candidate" | "not_filled";
  /** The exchange was warm (R28). */
  warm?: boolean;
  /** A regret that also asks the candidate something (R18). */
  asksQuestion?: boolean;
  wantsContact?: Wish;
  /** The employer asks not to be called (R9). */
  noCalls?: boolean;
};

/** The employer's own words, history and signatures already cut off; role and company of the interview when known. */
export type ReadInput = {
  subject: string;
  text: string;
  role?: string;
  company?: string;
  hasInvitation?: boolean;
  /** Somebody at the employer whom the candidate met wrote it, or it answers what was sent to them. */
  isFromEmployer?: boolean;
};

/**
 * How far the learned likelihoods are sharpened: they are spread too widely, since each mail was learned from with a third of
 * its words left out.
 */
const SHARPNESS = 1.8;
/**
 * How likely each meaning has to be before it is applied unasked. Where the likelihood was more than this, in mails of which
 * neither the weights nor the grammar had seen one, nearly all were read rightly: an offer is unlike all else, while a regret
 * says itself in other meanings' words, and what is thrown away as unrelated is not seen again.
 */
const APPLIED_FROM: Record<Intent, number> = {
  offer: 0.85,
  offer_withdrawn: 0.8,
  on_hold: 0.8,
  info_request: 0.93,
  second_interview: 0.95,
  acknowledgement: 0.93,
  status_update: 0.96,
  regret: 0.97,
  unrelated: 0.965,
};
/** The most that a reading may have which is not to be applied unasked. */
const NOT_APPLIED = 0.85;
const LIKELY_AT_ALL = { heard: 0.05, unheard: 0.015 };
const SURE_GRAMMAR = 0.9;
const ALTERNATIVES_MAX = 3;
const EVIDENCE_MAX = 4;

/**
 * What is left of the likelihood that a mail is about something else where the employer wrote it: most unrelated training
 * replies are of flats, teams and parcels, of which the people whom a candidate met at an interview do not write.
 */
const UNRELATED_FROM_EMPLOYER = 0.3;

/**
 * How much likelier what the grammar is sure of is than the words make it: they have learned from mails of which most were
 * written to be hard, and among which its plain phrases are more often wrong than in the ordinary ones that people get.
 */
const HEARD_SURELY = 2;

/** The likelihoods, as far as the grammar and the sender bear on them, sharpened. */
function sharpened(words: Record<Intent, number>, grammar: Reading, isFromEmployer: boolean): Record<Intent, number> {
  const known = { ...words };
  if (isFromEmployer) known.unrelated *= UNRELATED_FROM_EMPLOYER;
  if (grammar.confidence >= SURE_GRAMMAR) known[grammar.intent] *= HEARD_SURELY;
  const sharp = INTENTS.map((intent) => [intent, known[intent] ** SHARPNESS] as const);
  const sum = sharp.reduce((total, [, likelihood]) => total + likelihood, 0);
  return Object.fromEntries(sharp.map(([intent, likelihood]) => [intent, likelihood / sum])) as Record<Intent, number>;
}

/** Good news and a regret are never confused: where one is read and the other is at all likely, the candidate is asked. */
function contradicts(intent: Intent, likelihood: Record<Intent, number>, grammar: Reading): boolean {
  const others: readonly Intent[] = intent === "regret" ? GOOD_NEWS : GOOD_NEWS.includes(intent) ? ["regret", "offer_withdrawn"] : [];
  const isHeard = grammar.intent === intent && grammar.confidence >= SURE_GRAMMAR;
  return others.reduce((sum, other) => sum + likelihood[other], 0) >= (isHeard ? LIKELY_AT_ALL.heard : LIKELY_AT_ALL.unheard);
}

/**
 * What the grammar holds probable, while it heard nothing at all of what the words say, is a contradiction too; not where the
 * words leave no doubt. They have weighed what the grammar heard, and were right in all of 28 such mails that neither had seen.
 */
const PROBABLE = 0.75;
const UNDISPUTED = 0.98;

function isDisputed(intent: Intent, likely: number, grammar: Reading): boolean {
  return (
    likely < UNDISPUTED &&
    grammar.intent !== intent &&
    grammar.confidence >= PROBABLE &&
    !grammar.alternatives.some((alternative) => alternative.intent === intent)
  );
}

/**
 * "If you are not chosen, we will keep your papers": words know no "if". An outcome that the grammar did not hear, and that is
 * no longer likely without the sentences which suppose something, is only supposed.
 */
function isOnlySupposed(
  intent: Intent,
  { text }: ReadInput,
  { rules, supposedSentences }: { rules: string[]; supposedSentences: string[] },
): boolean {
  if (supposedSentences.length === 0 || !OUTCOMES.includes(intent) || rules.some((rule) => rule.startsWith(`${intent}:`))) return false;
  const rest = supposedSentences.reduce((left, sentence) => left.replace(sentence, " "), text);
  return weigh(weights(), "", rest, rules)[intent] < OUTCOME_LIKELY;
}

/**
 * A test to be done at home, with no meeting beside it, is a round to some and a paper to send to others: so writers of
 * training mails had it, and nobody but the candidate knows whether they have got further with it.
 */
const MEETS = ["invited to the next interview", "a time is proposed"].map((rule) => `second_interview: ${rule}`);
const isMereTest = (intent: Intent, rules: readonly string[]) =>
  intent === "second_interview" && rules.includes("second_interview: asked to do a test") && !rules.some((rule) => MEETS.includes(rule));

/**
 * "Unfortunately we are putting the post on hold; all the best": what is said outright is that nothing is decided, and only the
 * manner is that of a regret.
 */
const UNDECIDED = ["on_hold: recruitment is on hold", "status_update: no decision yet"];
const REGRETFUL = ["words of regret", "kept for another time", "a farewell", "strong field"].map((rule) => `regret: ${rule}`);
const isOnlyRegretful = (intent: Intent, rules: readonly string[]) =>
  intent === "regret" &&
  rules.some((rule) => UNDECIDED.includes(rule)) &&
  !rules.some((rule) => rule.startsWith("regret: ") && !REGRETFUL.includes(rule));

/** The likelihood as a confidence: APPLIED_FROM becomes APPLY_CONFIDENCE, and certain stays certain. */
const confidenceOf = (intent: Intent, likelihood: number) => likelihood ** (Math.log(APPLY_CONFIDENCE) / Math.log(APPLIED_FROM[intent]));

/** What no phrase says and the words are not nearly sure of is not even proposed. */
const NOT_PROPOSED = 0.49;
const atMost = (grammar: Reading, confidence: number) =>
  grammar.confidence === 0 && confidence < APPLY_CONFIDENCE ? Math.min(NOT_PROPOSED, confidence) : confidence;

/** How sure it is that good news which is only wished for is a regret: enough to propose it first. */
const WISHED = 0.6;

/** Feedback, or a talk about another scheme, is all that is offered or invited to: then it is most like a regret. */
function isOnlyConsoled(intent: Intent, input: ReadInput): boolean {
  const rest = GOOD_NEWS.includes(intent) && input.hasInvitation !== true ? withoutConsolation(input.text) : null;
  if (rest === null) return false;
  const read = readByGrammar({ ...input, text: rest });
  return !GOOD_NEWS.includes(read.intent) || read.confidence < CONSOLED_UNDER;
}
const CONSOLED_UNDER = 0.5;

/** "Sorry.", "Offer." One word never decides. */
const WORDS_MIN = 2;
const isOneWord = (text: string) => text.trim().split(/\s+/, WORDS_MIN).length < WORDS_MIN;

/** "Please call me on Tuesday at 14:00": a next step (R10, R17). The hour of a call makes it no invitation. */
const CONTACT_ASKED = { intent: "status_update", confidence: 0.95, alternatives: [] } satisfies Partial<Reading>;
/**
 * What such a mail may say beside it that matters more, from which confidence on: an outcome, however faint, or papers that
 * are wanted; that it is put as a question ("could you call me?") asks for nothing more.
 */
const WEIGHTIER: Partial<Record<Intent, number>> = { regret: 0.5, offer: 0.5, offer_withdrawn: 0.5, on_hold: 0.5, info_request: 0.8 };
const NEXT_ROUND =
  /\b(?:interview|round|stage|assessment|meet|panel|offer|(?:position|job|role|post|place) is\b|is (?:all )?yours\b|you(?:['’]ve| have) got\b|unfortunately|sorry|congratulations)/i;
const CONTACT_WORDS_MAX = 45;

/** "€58k and the car. Ring me before Friday": what is said beside the wish has the words of an outcome, though no phrase says it. */
const OUTCOMES: readonly Intent[] = ["regret", "offer", "second_interview", "on_hold", "offer_withdrawn"];
const OUTCOME_LIKELY = 0.5;
const REST_WORDS_MIN = 4;

function saysMore(wish: Wish | undefined, text: string): boolean {
  const rest = text.replace(wish?.place?.sentence ?? "", " ").trim();
  if (rest.split(/\s+/, REST_WORDS_MIN).length < REST_WORDS_MIN) return false;
  const likelihood = weigh(weights(), "", rest, []);
  return OUTCOMES.reduce((sum, outcome) => sum + likelihood[outcome], 0) >= OUTCOME_LIKELY;
}

function onlyAsksToBeContacted(reading: Reading, text: string): boolean {
  return (
    reading.wantsContact?.on != null &&
    reading.wantsContact.anyWay === undefined &&
    reading.confidence < (WEIGHTIER[reading.intent] ?? Number.POSITIVE_INFINITY) &&
    !NEXT_ROUND.test(text) &&
    text.split(/\s+/, CONTACT_WORDS_MAX + 1).length <= CONTACT_WORDS_MAX &&
    !saysMore(reading.wantsContact, text)
  );
}

/** How sure plain news is, where nothing but a courtesy stands beside it. */
const PLAIN = 0.93;
const COURTESIES: readonly Intent[] = ["acknowledgement", "status_update", "unrelated"];
/** So many words say more than a courtesy; in a few, an outcome that no phrase says is not heard. */
const COURTESY_WORDS_MAX = 45;
const FEW_WORDS = 14;
const OUTCOME_HEARD = { inFew: 0.5, inMany: 0.3 };

function isMoreThanCourtesy(text: string, { intent, confidence, alternatives }: Reading): boolean {
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  const heard = words <= FEW_WORDS ? OUTCOME_HEARD.inFew : OUTCOME_HEARD.inMany;
  return (
    words > COURTESY_WORDS_MAX ||
    [{ intent, confidence }, ...alternatives].some((one) => !COURTESIES.includes(one.intent) && one.confidence >= heard)
  );
}

/** Who is told that a freeze is lifted is told of a freeze, and who would come next, of a round: neither is so. */
const MISHEARD: readonly Intent[] = ["second_interview", "on_hold"];

/** Reads the intent of an employer's own words: plain news of how it goes on counts for what it is, and the rest is read. */
export function classify(input: ReadInput): Reading {
  const whole = readWhole(input);
  const isSure = whole.confidence >= APPLY_CONFIDENCE;
  // What no news beside it could change, as most mails are, is not parted into sentences for it.
  if (whole.intent === "info_request" || (isSure && !MISHEARD.includes(whole.intent)) || input.hasInvitation === true) return whole;
  const { news, rest, goesOn, isNextForWhoever } = setAside(input.text);
  const isMisheard = (whole.intent === "second_interview" && isNextForWhoever) || (whole.intent === "on_hold" && goesOn);
  if (news.length === 0 || isStillHeld(input.text) || (isSure && !isMisheard)) return whole;
  const reading = readWhole({ ...input, text: rest });
  // Of those who apply only some are invited: that says "we have got your application".
  if (reading.intent === "unrelated" && input.isFromEmployer !== true) return whole;
  if (isMoreThanCourtesy(rest, reading)) return isMisheard ? reading : whole;
  return { ...reading, intent: "status_update", confidence: PLAIN, evidence: news.slice(0, EVIDENCE_MAX), alternatives: [] };
}

/**
 * Reads the intent of what is said outright. A grammar of phrases hears what is negated, supposed or said of
 * others; learned weights say what those phrases and the mail's words are worth, since words know many more ways to say it.
 * Deterministic, linear in the text; the evidence is the words that decided.
 */
function readWhole(input: ReadInput): Reading {
  const { leftToCandidate, rules, supposedSentences, ...grammar } = readByGrammar(input);
  if (onlyAsksToBeContacted(grammar, input.text))
    return {
      ...grammar,
      ...CONTACT_ASKED,
      evidence: [{ phrase: grammar.wantsContact?.on ?? "", rule: "status_update: asks to be contacted on a day" }],
    };
  const words = weigh(weights(), input.subject, input.text, rules);
  const likelihood = sharpened(words, grammar, input.isFromEmployer === true);
  const [likeliest = "unrelated", ...rest] = [...INTENTS].sort((a, b) => likelihood[b] - likelihood[a]);
  const wished = isOnlyWished(likeliest, input) || isOnlyConsoled(likeliest, input);
  const intent = wished ? "regret" : likeliest;
  const others = wished ? [likeliest, ...rest.filter((other) => other !== "regret")] : rest;
  const round = (value: number) => Math.round(value * 100) / 100;
  const likely = wished ? WISHED : confidenceOf(intent, likelihood[intent]);
  const mustAsk =
    leftToCandidate ||
    contradicts(intent, likelihood, grammar) ||
    isDisputed(intent, likely, grammar) ||
    isOnlySupposed(intent, input, { rules, supposedSentences }) ||
    isMereTest(intent, rules) ||
    isOnlyRegretful(intent, rules) ||
    isDoubtful(intent, input) ||
    (intent === "status_update" && isStillHeld(input.text)) ||
    isOneWord(input.text);
  const confidence = round(atMost(grammar, mustAsk ? Math.min(NOT_APPLIED, likely) : likely));
  const { detail, evidence, ...manner } = grammar;
  return {
    ...manner,
    intent,
    confidence,
    evidence: (grammar.intent === intent ? evidence : reasonsFor(weights(), intent, input.subject, input.text)).slice(0, EVIDENCE_MAX),
    alternatives: others
      // Where doubt has lowered what was chosen, nothing else is any surer for it.
      .map((other) => ({ intent: other, confidence: Math.min(confidence, round(likelihood[other])) }))
      .filter((other) => other.confidence > 0)
      .slice(0, ALTERNATIVES_MAX),
    ...(intent === "regret" && detail !== undefined ? { detail } : {}),
  };
}
