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
type Hit = { rule: Rule; intent: Intent; weight: number; name: string; phrase: string; clause: number; soft: boolean };

/** "If you are successful", "before we decide whether to": what follows has not happened. */
const HYPOTHESIS = [
  "if|should|were|whether|once|when|unless|until|before|provided|assuming|as+soon+as|in+case|depending+on _5 successful|selected|shortlisted|offered|offer|chosen|appointed|decide|decided|progress|proceed|invite|invited|hire|unsuccessful|reach|take+you|to+take|recommended|further|move+forward|vacancy|vacancies|arise*|not+hear|approve*|approval|matches|shortlist",
  "if|should|whether we|i|they|panel|client|board|committee _3",
  "whether or",
  "before|prior|until|in+order to|we|the|i|any|making|they _4 decide|decision|offer|proceed|invite|make|making|decisions|progress",
  "unless|without|until ~5",
  "those|candidates|applicants|everyone|anyone who|that _2 successful|unsuccessful|selected|shortlisted|not",
  "successful|unsuccessful|shortlisted|selected candidates|applicants will|would|are|may|shall|can|might",
  "may|might|could|would|can be? invited|offered|asked|shortlisted|selected|withdrawn|withdraw|rescinded|revoked|cancelled|made",
  "reserve the right",
  "not a formal|an? offer",
  "normally|usually|typically|generally|always",
  "does|do not constitute|mean|guarantee|imply|commit",
  "cannot|can+not make|decide|say _8 until|till|without|before|yet",
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

/** What a negated or hypothetical phrase of an intent still says. */
const TURNED: Partial<Record<Intent, { negated: Intent | null; hypothetical: Intent | null }>> = {
  offer: { negated: "regret", hypothetical: null },
  second_interview: { negated: "regret", hypothetical: null },
  offer_withdrawn: { negated: null, hypothetical: null },
  regret: { negated: null, hypothetical: null },
  on_hold: { negated: null, hypothetical: "on_hold" },
};

function hitsIn(clause: Clause, at: number): Hit[] {
  const hits: Hit[] = [];
  const hypothetical = matches(HYPOTHESIS, clause.words) && !matches(NO_HYPOTHESIS, clause.words);
  for (const rule of RULES) {
    for (const { regexp } of rule.patterns) {
      regexp.lastIndex = 0;
      const found = regexp.exec(clause.words);
      if (found === null) continue;
      const before = clause.words.slice(0, found.index);
      const turned = TURNED[rule.intent];
      const negated = turned !== undefined && NEGATES_BEFORE.test(before) && !NOT_NEGATION.test(before);
      let intent: Intent | null = rule.intent;
      let name = rule.rule;
      let weight = rule.weight;
      if (turned && negated) {
        intent = turned.negated;
        name = `not: ${rule.rule}`;
        weight *= 0.85;
      }
      if (turned && hypothetical) intent = turned.hypothetical;
      if (intent === null) continue;
      const phrase = clause.asWritten(negated ? Math.max(0, lastNegation(before)) : found.index, found.index + found[0].length);
      hits.push({ rule, intent, name, weight: clause.subject ? weight * 0.6 : weight, phrase, clause: at, soft: rule.soft ?? false });
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
 * What each meaning leaves room for besides itself: a share of the other's strength that counts as doubt. 0: it is a
 * usual part of such a mail (an offer asks for papers); 1: the two exclude each other.
 */
const DOUBT: Record<Intent, Partial<Record<Intent, number>>> = {
  offer_withdrawn: { unrelated: 0.5, second_interview: 0.3 },
  regret: { offer: 0.8, second_interview: 0.7, on_hold: 0.5, offer_withdrawn: 0.6, unrelated: 0.5, status_update: 0.15 },
  offer: { regret: 0.9, offer_withdrawn: 1, second_interview: 0.5, on_hold: 0.6, unrelated: 0.6 },
  second_interview: { regret: 0.8, offer: 0.7, on_hold: 0.5, offer_withdrawn: 0.8, unrelated: 0.6 },
  on_hold: { regret: 0.7, offer: 0.7, second_interview: 0.6, unrelated: 0.5, offer_withdrawn: 0.7 },
  info_request: { regret: 0.8, offer: 0.6, second_interview: 0.5, on_hold: 0.6, unrelated: 0.6, offer_withdrawn: 0.8, status_update: 0.1 },
  status_update: { regret: 0.8, offer: 0.8, second_interview: 0.7, on_hold: 0.6, info_request: 0.4, unrelated: 0.6, offer_withdrawn: 0.8 },
  acknowledgement: {
    regret: 1,
    offer: 1,
    second_interview: 0.9,
    on_hold: 0.9,
    info_request: 0.8,
    status_update: 0.8,
    unrelated: 0.7,
    offer_withdrawn: 1,
  },
  unrelated: { regret: 0.5, offer: 0.5, second_interview: 0.5, on_hold: 0.5, offer_withdrawn: 0.5, info_request: 0.3, status_update: 0.3 },
};

/** The order in which meanings are tried (DESIGN §5.7: regret before offer); the first that stands is taken. */
const ORDER: readonly { intent: Intent; stands: number }[] = [
  { intent: "offer_withdrawn", stands: 0.8 },
  { intent: "regret", stands: 0.7 },
  { intent: "offer", stands: 0.7 },
  { intent: "second_interview", stands: 0.7 },
  { intent: "on_hold", stands: 0.7 },
  { intent: "info_request", stands: 0.7 },
  { intent: "status_update", stands: 0.6 },
  { intent: "acknowledgement", stands: 0.5 },
];

/** Reads the intent of an employer's own words (history and signatures already cut off). */
export function classify(input: { subject: string; text: string; role?: string; company?: string; hasInvitation?: boolean }): Reading {
  const parts = clauses(input.subject, input.text);
  const hits = parts.flatMap(hitsIn);
  const strength = strengths(hits.filter((hit) => !hit.soft));
  const softly = strengths(hits);
  const spoken = Math.max(...ORDER.slice(0, 6).map(({ intent }) => strength[intent]));
  if (spoken < 0.6) strength.unrelated = softly.unrelated;

  const confidence = (intent: Intent) => {
    const doubt = INTENTS.reduce((worst, other) => Math.max(worst, (DOUBT[intent][other] ?? 0) * strength[other]), 0);
    return strength[intent] * (1 - doubt);
  };
  const ranked = INTENTS.map((intent) => ({ intent, confidence: Math.round(confidence(intent) * 100) / 100 })).sort(
    (a, b) => b.confidence - a.confidence,
  );
  const first =
    strength.unrelated >= 0.75 && strength.unrelated > spoken
      ? "unrelated"
      : (ORDER.find(({ intent, stands }) => strength[intent] >= stands)?.intent ?? ranked[0]?.intent ?? "unrelated");
  const own = hits.filter((hit) => hit.intent === first).sort((a, b) => b.weight - a.weight);
  const detail = own.find((hit) => hit.rule.detail !== undefined)?.rule.detail;
  return {
    intent: first,
    confidence: ranked.find((entry) => entry.intent === first)?.confidence ?? 0,
    evidence: own.slice(0, 4).map((hit) => ({ phrase: hit.phrase, rule: `${hit.intent}: ${hit.name}` })),
    alternatives: ranked.filter((entry) => entry.intent !== first && entry.confidence >= 0.1).slice(0, 3),
    ...(first === "regret" && detail ? { detail } : {}),
  };
}
