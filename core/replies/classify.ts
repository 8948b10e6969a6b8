import { type Clause, clauses } from "./classify-clauses.ts";
import { INTENTS, type Intent } from "./intents.ts";
import { RULES, type Rule } from "./phrases.ts";
import { compile } from "./phrases-language.ts";

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
  /** "Call me on Tuesday" (R10); `on` is the day in the mail's own words, or null. */
  wantsContact?: { channel: "phone" | "email"; on: string | null };
  /** The employer asks not to be called (R9). */
  noCalls?: boolean;
};

/** At or above this a reading is applied without asking the candidate (DESIGN §5.8). */
export const APPLY_CONFIDENCE = 0.8;

/** One rule found in one clause. */
type Hit = { rule: Rule; intent: Intent; weight: number; name: string; phrase: string; clause: number; offset: number; soft: boolean };

/** Conditions: what stands anywhere in their clause has not happened. "If you are successful you will receive an offer." */
const CONDITION = [
  "if|should|were|once|when|unless|provided|assuming|as+soon+as|in+case|depending+on|in+the+event _5 successful|selected|shortlisted|offered|offer|chosen|appointed|decide|decided|progress|proceed|invite|invited|hire|unsuccessful|reach|take+you|to+take|recommended|further|move+forward|vacancy|vacancies|arise*|not+hear|approve*|approval|matches|shortlist|join",
  "if|should we|i|they|panel|client|board|committee|he|she _3",
  "whether or",
  "those|candidates|applicants|everyone|anyone who|that _2 successful|unsuccessful|selected|shortlisted|not",
  "successful|unsuccessful|shortlisted|selected candidates|applicants will|would|are|may|shall|can|might",
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
].map(compile);

/** What stands after these has not happened yet: "before we decide whether to invite you". */
const NOT_YET = [
  "whether|decide+who|decide+which|who|which _6",
  "before|prior|until|in+order to|we|the|i|any|making|they _4 decide|decision|offer|proceed|invite|make|making|decisions|progress|go|take",
  "unless|without|until|till",
  "hope|hopes|hoping|hoped|aim|aims|like|wanting|able to _3 decision|decide|know",
  "hope|hopes|hoping|aim|plan|expect to _2 be able|in",
  "talk|hopes|question|chance|prospect|possibility of",
].map(compile);

/** Conditions on the candidate's own will, and courtesies, which leave the rest as real as it was. */
const NO_HYPOTHESIS = [
  "if you _1 would|want|like|wish|accept|have|can|can+not|could|need|require|agree|choose|interested|happy|available|decide+to|free|find|prefer",
  "if you are _1 happy|interested|free|available|able|unable|still|willing|ok|okay|up+for|in+agreement|keen",
  "if that|this|it|so|not|possible|convenient|any",
  "should you|there have|wish|require|need|be+any|like|want|accept|decide|choose|prefer",
  "when could|can|would|will|are|is|do you|good|best|the",
].map(compile);

/** Words shortly before a match that turn it round, and those that only look so. */
const NEGATES_BEFORE =
  / (?:not|never|unable|cannot|no longer|without|rather than|instead of|neither|nor|nobody|none|no|against|decline to|declined to|in lieu of|isnt|hardly)(?: [^ ,]+){0,5} $/;
const NOT_NEGATION =
  / (?:not (?:only|just|least|hesitate|long|too|a problem|to worry|worry|the only|surpris[^ ]*|in doubt)|no (?:doubt|problem|worries|hesitation|wonder|need|reason|rush|pressure|surprise)|without (?:hesitation|doubt|any doubt))[^,]* $/;

const matches = (patterns: readonly RegExp[], words: string) =>
  patterns.some((pattern) => {
    pattern.lastIndex = 0;
    return pattern.test(words);
  });

/** Meanings that a "not" or an "if" undoes; the others are said by the mere mention. */
const OUTCOMES: ReadonlySet<Intent> = new Set(["offer", "second_interview", "offer_withdrawn", "regret", "on_hold"]);

const firstOf = (patterns: readonly RegExp[], words: string) =>
  patterns.reduce((first, pattern) => {
    pattern.lastIndex = 0;
    const at = pattern.exec(words)?.index ?? Number.POSITIVE_INFINITY;
    return Math.min(first, at);
  }, Number.POSITIVE_INFINITY);

export function hitsIn(clause: Clause, at: number): Hit[] {
  const hits: Hit[] = [];
  const real = !matches(CONDITION, clause.words) || matches(NO_HYPOTHESIS, clause.words);
  const notYet = firstOf(NOT_YET, clause.words);
  for (const rule of RULES) {
    for (const { regexp } of rule.patterns) {
      regexp.lastIndex = 0;
      const found = regexp.exec(clause.words);
      if (found === null) continue;
      const outcome = OUTCOMES.has(rule.intent);
      if (outcome && rule.intent !== "on_hold" && (!real || found.index > notYet)) continue;
      const before = clause.words.slice(0, found.index);
      const negated = outcome && NEGATES_BEFORE.test(before) && !NOT_NEGATION.test(before);
      const intent = negated ? rule.negated : rule.intent;
      if (intent === undefined) continue;
      const weight = rule.weight * (negated ? 0.85 : 1) * (clause.subject ? 0.6 : 1);
      const phrase = clause.asWritten(negated ? lastNegation(before) : found.index, found.index + found[0].length);
      hits.push({
        rule,
        intent,
        name: negated ? `not: ${rule.rule}` : rule.rule,
        weight,
        phrase,
        clause: at,
        offset: found.index,
        soft: rule.soft ?? false,
      });
      break;
    }
  }
  return hits;
}

const lastNegation = (before: string) => before.search(NEGATES_BEFORE) + 1;

const NONE = Object.fromEntries(INTENTS.map((intent) => [intent, 0])) as Record<Intent, number>;

/** Several hits add up as independent reasons do: what is left of the doubt is multiplied. The same rule again adds little. */
function strengths(hits: readonly Hit[]): Record<Intent, number> {
  const doubt: Record<string, number> = {};
  const seen = new Map<string, number>();
  for (const hit of [...hits].sort((a, b) => b.weight - a.weight)) {
    const times = seen.get(hit.name) ?? 0;
    seen.set(hit.name, times + 1);
    const weight = hit.weight * (times === 0 ? 1 : times === 1 ? 0.35 : 0);
    doubt[hit.intent] = (doubt[hit.intent] ?? 1) * (1 - weight);
  }
  return { ...NONE, ...Object.fromEntries(Object.entries(doubt).map(([intent, left]) => [intent, 1 - left])) };
}

/**
 * What each meaning leaves no room for: the share of the other's strength that counts as doubt. Absent: the other is a
 * usual part of such a mail (an offer asks for papers, a regret thanks).
 */
const DOUBT: Record<Intent, Partial<Record<Intent, number>>> = {
  offer_withdrawn: { unrelated: 0.5, second_interview: 0.3 },
  regret: { offer: 0.9, second_interview: 0.8, on_hold: 0.5, offer_withdrawn: 0.6, unrelated: 0.5 },
  offer: { regret: 0.9, offer_withdrawn: 1, second_interview: 0.5, on_hold: 0.6, unrelated: 0.6 },
  second_interview: { regret: 0.9, offer: 0.7, on_hold: 0.5, offer_withdrawn: 0.8, unrelated: 0.6 },
  on_hold: { regret: 0.7, offer: 0.7, second_interview: 0.6, unrelated: 0.5, offer_withdrawn: 0.7 },
  info_request: { regret: 0.8, offer: 0.6, second_interview: 0.5, on_hold: 0.6, unrelated: 0.6, offer_withdrawn: 0.8 },
  status_update: { regret: 0.9, offer: 0.8, second_interview: 0.7, on_hold: 0.6, info_request: 0.5, unrelated: 0.6, offer_withdrawn: 0.8 },
  acknowledgement: {
    regret: 1,
    offer: 1,
    second_interview: 1,
    on_hold: 1,
    info_request: 0.9,
    status_update: 0.9,
    unrelated: 0.7,
    offer_withdrawn: 1,
  },
  unrelated: { regret: 0.4, offer: 0.4, second_interview: 0.4, on_hold: 0.5, offer_withdrawn: 0.5 },
};
/** A faint sign of the other is no doubt yet. */
const tells = (strength: number) => Math.max(0, (strength - 0.5) / 0.5);

/**
 * The order in which meanings are tried (DESIGN §5.7: regret before offer). The first that stands is taken, unless a
 * later one among the outcomes is clearly stronger.
 */
const ORDER: readonly { intent: Intent; stands: number; outcome: boolean }[] = [
  { intent: "offer_withdrawn", stands: 0.8, outcome: true },
  { intent: "regret", stands: 0.62, outcome: true },
  { intent: "offer", stands: 0.65, outcome: true },
  { intent: "second_interview", stands: 0.65, outcome: true },
  { intent: "on_hold", stands: 0.7, outcome: true },
  { intent: "info_request", stands: 0.7, outcome: false },
  { intent: "status_update", stands: 0.5, outcome: false },
  { intent: "acknowledgement", stands: 0.5, outcome: false },
];
const CLEARLY = 0.2;

function choose(strength: Record<Intent, number>): Intent | null {
  const standing = ORDER.filter(({ intent, stands }) => strength[intent] >= stands);
  const first = standing[0];
  if (first === undefined) return null;
  const rival = standing.find(({ intent, outcome }) => outcome && strength[intent] > strength[first.intent] + CLEARLY);
  return (rival ?? first).intent;
}

/** Nothing stands: the likeliest of what was faintly heard, for the candidate to confirm. */
const strongest = (strength: Record<Intent, number>) =>
  INTENTS.reduce<Intent>((best, intent) => (strength[intent] > strength[best] ? intent : best), "unrelated");

/** The mail speaks of work at all. */
const JOB = compile(
  "role|position|post|vacancy|job|candidate|candidates|candidacy|candidature|hiring|recruitment|employment|salary|appointment+letter|appoint|manager|engineer|assistant|officer|contract",
);

const INTERVIEW = compile("interview|interviews|interviewed|interviewing");

/** Reads the intent of an employer's own words (history and signatures already cut off). */
export function classify(input: { subject: string; text: string; role?: string; company?: string; hasInvitation?: boolean }): Reading {
  const parts = clauses(input.subject, input.text);
  const hits = parts.flatMap(hitsIn);
  const strength = strengths(hits.filter((hit) => !hit.soft));
  const spoken = Math.max(...ORDER.slice(0, 6).map(({ intent }) => strength[intent]));
  if (spoken < 0.6) strength.unrelated = strengths(hits).unrelated;
  if (input.hasInvitation) strength.second_interview = 1 - (1 - strength.second_interview) * 0.3;

  const matters = new Set(hits.filter((hit) => hit.rule.matter).map((hit) => hit.clause)).size;
  const matter = matters > 0 && !parts.some((part) => matches(matters > 1 ? [JOB] : [JOB, INTERVIEW], part.words));
  const settled = hits.some(
    (hit) => hit.rule.decides && !hit.rule.matter && hits.some((other) => other.rule === hit.rule && other.clause !== hit.clause),
  );
  const elsewhere = matter || settled || (strength.unrelated >= 0.75 && strength.unrelated >= spoken);
  const alternative = anotherRole(hits, strength);
  const intent: Intent = elsewhere ? "unrelated" : alternative ? "offer" : (choose(strength) ?? strongest(strength));

  const confidenceOf = (of: Intent) => {
    const doubt = INTENTS.reduce((worst, other) => Math.max(worst, (DOUBT[of][other] ?? 0) * tells(strength[other])), 0);
    return Math.round(strength[of] * (1 - doubt) * 100) / 100;
  };
  const ceiling = alternative ? 0.7 : intent === "acknowledgement" && unexplained(parts, hits) > ACK_WORDS_MAX ? 0.6 : 1;
  const floor = intent === "unrelated" && (matter || settled) ? 0.9 : 0;
  const confidence = Math.max(floor, Math.min(ceiling, confidenceOf(intent)));
  const reasons = hits.filter((hit) => hit.intent === intent).sort((a, b) => b.weight - a.weight);
  const detail = reasons.find((hit) => hit.rule.detail !== undefined)?.rule.detail;
  return {
    intent,
    confidence,
    evidence: reasons.slice(0, 4).map((hit) => ({ phrase: hit.phrase, rule: `${hit.intent}: ${hit.name}` })),
    alternatives: INTENTS.filter((other) => other !== intent)
      .map((other) => ({ intent: other, confidence: confidenceOf(other) }))
      .filter((other) => other.confidence >= 0.1)
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, 3),
    ...(intent === "regret" && detail ? { detail } : {}),
  };
}

const OFFERED = "we offer you the job";

/** "We can't offer you that post, but we would like to offer you this one": an offer after a regret, in a clause of its own. */
function anotherRole(hits: readonly Hit[], strength: Record<Intent, number>): boolean {
  if (strength.regret < 0.6 || strength.offer < 0.8) return false;
  const place = (hit: Hit) => hit.clause * 1_000_000 + hit.offset;
  const lastRegret = Math.max(...hits.filter((hit) => hit.intent === "regret" && hit.weight >= 0.7).map(place), -1);
  return lastRegret >= 0 && hits.some((hit) => hit.intent === "offer" && hit.name === OFFERED && place(hit) > lastRegret);
}

const GREETING =
  / (?:hi|hello|hey|dear|kind regards|best regards|regards|best wishes|all the best|yours sincerely|yours faithfully|sincerely|cheers|many thanks|sent from my [a-z]+)(?: [^ ]+){0,4} $/;

/** Words of the body that no rule explains. A courtesy says little else; a long rest may be the answer itself, in words unknown. */
const ACK_WORDS_MAX = 9;
function unexplained(parts: readonly Clause[], hits: readonly Hit[]): number {
  const explained = new Set(hits.filter((hit) => hit.intent === "acknowledgement").map((hit) => hit.clause));
  return parts.reduce(
    (sum, part, at) => (part.subject || explained.has(at) || GREETING.test(part.words) ? sum : sum + part.words.trim().split(" ").length),
    0,
  );
}
