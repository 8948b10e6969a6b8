import type { ReadInput, Reading } from "./classify.ts";
import { type Clause, clauses } from "./classify-clauses.ts";
import { type Hit, hitsIn } from "./classify-hits.ts";
import { manner } from "./classify-manner.ts";
import { isReal, isSupposed } from "./classify-mood.ts";
import { INTENTS, type Intent, OF_ANOTHER_ROLE } from "./intents.ts";
import { find, matches, type Phrase, phrase } from "./phrase-search.ts";

const UNDOUBTED = Object.fromEntries(INTENTS.map((intent) => [intent, 1])) as Record<Intent, number>;

/** Several hits add up as independent reasons do: what is left of the doubt is multiplied. The same rule again adds little. */
function strengths(hits: readonly Hit[]): Record<Intent, number> {
  const left = { ...UNDOUBTED };
  const seen = new Map<string, number>();
  for (const hit of [...hits].sort((a, b) => b.weight - a.weight)) {
    const times = seen.get(hit.name) ?? 0;
    seen.set(hit.name, times + 1);
    const weight = hit.weight * (times === 0 ? 1 : times === 1 ? 0.35 : 0);
    left[hit.intent] *= 1 - weight;
  }
  for (const intent of INTENTS) left[intent] = 1 - left[intent];
  return left;
}

/**
 * What each meaning leaves no room for: the share of the other's strength that counts as doubt. Absent: the other is a
 * usual part of such a mail (an offer asks for papers, a regret thanks).
 */
const DOUBT: Record<Intent, Partial<Record<Intent, number>>> = {
  offer_withdrawn: { unrelated: 0.5, second_interview: 0.3 },
  regret: { offer: 0.9, second_interview: 0.8, on_hold: 0.5, offer_withdrawn: 0.6, unrelated: 0.25 },
  offer: { regret: 0.9, offer_withdrawn: 1, second_interview: 0.5, on_hold: 0.6, unrelated: 0.3 },
  second_interview: { regret: 0.9, offer: 0.7, on_hold: 0.5, offer_withdrawn: 0.8, unrelated: 0.3 },
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
const JOB = phrase(
  "role|position|post|vacancy|job|candidate|candidates|candidacy|candidature|hiring|recruitment|employment|salary|appointment+letter|appoint|manager|engineer|assistant|officer|contract",
);

const INTERVIEW = phrase("interview|interviews|interviewed|interviewing");

/**
 * Reads the intent of an employer's own words by the grammar of phrases alone. `leftToCandidate`: it offers
 * another job than the one interviewed for, or a place in reserve, so only the candidate can say what it means. `rules`: the
 * name of every rule that was heard, and of the verdict, to be weighed with the words. `supposedSentences`: those that suppose something.
 */
export function readByGrammar(input: ReadInput): Reading & { leftToCandidate: boolean; rules: string[]; supposedSentences: string[] } {
  const parts = clauses(input.subject, input.text);
  const hits = parts.flatMap(hitsIn);
  const strength = strengths(hits.filter((hit) => !hit.rule.soft));
  const spoken = Math.max(...ORDER.slice(0, 6).map(({ intent }) => strength[intent]));
  if (spoken < 0.6) strength.unrelated = strengths(hits).unrelated;
  if (input.hasInvitation) strength.second_interview = 1 - (1 - strength.second_interview) * 0.3;

  const matters = new Set(hits.filter((hit) => hit.rule.matter).map((hit) => hit.clause)).size;
  const speaksOfJob = parts.some((part) => find(JOB, part) !== null);
  const matter = matters > 0 && !parts.some((part) => matches(matters > 1 ? [JOB] : [JOB, INTERVIEW], part));
  const settled = hits.some(
    (hit) => hit.rule.decides && !hit.rule.matter && hits.some((other) => other.rule === hit.rule && other.clause !== hit.clause),
  );
  const elsewhere = matter || settled || (strength.unrelated >= 0.75 && strength.unrelated >= spoken);
  const alternative = anotherRole(hits, strength);
  const intent: Intent = elsewhere ? "unrelated" : alternative ? "offer" : (choose(strength) ?? strongest(strength));

  const reasons = hits.filter((hit) => hit.intent === intent).sort((a, b) => b.weight - a.weight);
  const telling = INTENTS.filter((other) => tells(strength[other]) > 0);
  const confidenceOf = (of: Intent) => {
    const doubt = telling.reduce((worst, other) => Math.max(worst, (DOUBT[of][other] ?? 0) * tells(strength[other])), 0);
    return Math.round(strength[of] * (1 - doubt) * 100) / 100;
  };
  const asked = reservations(intent, { parts, hits, reasons, strength, speaksOfJob, alternative, role: input.role });
  const forAnotherRole = alternative || (intent === "offer" && otherRole(input.role, reasons));
  const ceiling = asked || forAnotherRole ? ALMOST : 1;
  const floor = intent === "unrelated" && (matter || settled) ? 0.9 : 0;
  const confidence = Math.min(ceiling, Math.max(floor, confidenceOf(intent)));
  const details = reasons.flatMap((hit) => hit.rule.detail ?? []);
  // "We chose an internal candidate" is another candidate, too: what says more is told.
  const detail = details.includes("internal_candidate") ? "internal_candidate" : details[0];
  return {
    intent,
    confidence,
    leftToCandidate: forAnotherRole || (isKeptInReserve(parts) && strength.regret < SURE_REGRET),
    supposedSentences: [...new Set(parts.filter((part) => !part.subject && isSupposed(part)).map((part) => part.sentence))],
    rules: [...new Set(hits.map((hit) => `${hit.intent}: ${hit.name}`)), `${intent} ${surely(confidence)}`],
    evidence: reasons
      .slice(0, 4)
      .map((hit) => ({ phrase: hit.phrase, rule: forAnotherRole ? OF_ANOTHER_ROLE : `${hit.intent}: ${hit.name}` })),
    alternatives: INTENTS.filter((other) => other !== intent && strength[other] > 0)
      .map((other) => ({ intent: other, confidence: confidenceOf(other) }))
      .filter((other) => other.confidence >= 0.1)
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, 3),
    ...(intent === "regret" && detail ? { detail } : {}),
    ...manner(parts, intent),
  };
}

/** How sure the grammar is, in a word. */
const surely = (confidence: number) =>
  confidence >= 0.9 ? "surely" : confidence >= 0.75 ? "probably" : confidence >= 0.5 ? "perhaps" : "hardly";

/** "You are on the reserve list": neither a no nor a hold, unless more is said. */
const IN_RESERVE = phrase("reserve|reserved|waiting|wait|standby|stand+by list|pool|candidate");
const isKeptInReserve = (parts: readonly Clause[]) => parts.some((part) => find(IN_RESERVE, part) !== null);
const SURE_REGRET = 0.8;

/** The most that a reading may have which is not to be applied unasked. */
const ALMOST = 0.7;
const OFFERED = "we offer you the job";

/** "We can't offer you that post, but we would like to offer you this one": an offer after a regret, in a clause of its own. */
function anotherRole(hits: readonly Hit[], strength: Record<Intent, number>): boolean {
  if (strength.regret < 0.6 || strength.offer < 0.8) return false;
  const place = (hit: Hit) => hit.clause * 1_000_000 + hit.from;
  const lastRegret = Math.max(...hits.filter((hit) => hit.intent === "regret" && hit.weight >= 0.7).map(place), -1);
  return lastRegret >= 0 && hits.some((hit) => hit.intent === "offer" && hit.name === OFFERED && place(hit) > lastRegret);
}

const GREETING =
  / (?:hi|hello|hey|dear|kind regards|best regards|regards|best wishes|all the best|yours sincerely|yours faithfully|sincerely|cheers|many thanks|sent from my [a-z]+)(?: [^ ]+){0,4} $/;

type Findings = {
  parts: readonly Clause[];
  hits: readonly Hit[];
  /** The hits of the intent that was taken, strongest first. */
  reasons: readonly Hit[];
  strength: Record<Intent, number>;
  speaksOfJob: boolean;
  alternative: boolean;
  role: string | undefined;
};

/** Why a reading goes to the candidate however strong it is. Whatever holds, the mail is not applied unasked. */
function reservations(intent: Intent, { parts, hits, reasons, strength, speaksOfJob, alternative, role }: Findings): boolean {
  const speaking = (wanted: Phrase) => (hit: Hit) => {
    const part = parts[hit.clause];
    return part !== undefined && find(wanted, part) !== null;
  };
  const alone = reasons.length < 2;
  switch (intent) {
    case "offer":
      return alternative || otherRole(role, reasons) || !reasons.some(speaking(ADDRESSED));
    case "second_interview":
      return alone || !reasons.some(speaking(ADDRESSED)) || (!speaksOfJob && sign(hits));
    case "regret":
      // A regret over an offer that had been made is more than a regret.
      return (!speaksOfJob && sign(hits)) || parts.some((part) => find(OFFER_MADE, part) !== null && isReal(part));
    case "acknowledgement":
      return unexplained(parts, hits) > ACK_WORDS_MAX || ominous(parts, hits);
    case "status_update":
    case "info_request":
      return alone || ominous(parts, hits) || (!speaksOfJob && sign(hits));
    case "unrelated":
      // One sign that a mail is no answer is too little to throw it away unasked while anything else speaks.
      return alone && loudest(strength) >= 0.5;
    case "on_hold":
    case "offer_withdrawn":
      return false;
    default:
      return intent satisfies never;
  }
}

/** A sign of another sender or another matter. */
const sign = (hits: readonly Hit[]) => hits.some((hit) => hit.rule.decides);
/** An offer or invitation speaks to somebody. */
const ADDRESSED = phrase("you|your|yours|please|come|welcome|see|let+us|?|congratulations|l1|l2|confirmed|kindly|attached");
const OFFER_MADE = phrase(
  "the|our|your|an|that|this|job offer _3 made|extended|issued|sent|signed|accepted|dated|letter|of+employment|you",
);

const OMINOUS = phrase(
  "hold|paused|pausing|pause|freeze|frozen|froze|suspended|budget|headcount|restructuring|halted|stopped|postponed|deferred|selected|chosen|shortlist|shortlisted|successful|unsuccessful|appointed|placed|offered|offering|pleased|glad|delighted|congratulations|congrats|unfortunately|regret|regrettably|regrets|sadly|afraid|rejected|disappointed|disappointing|preferred|ranked|withdrawn|cancelled|gutted|final|second|hired|hire|welcome",
);

/** A clause with the words of an outcome that no rule could make out, though nothing in it is merely supposed. */
function ominous(parts: readonly Clause[], hits: readonly Hit[]): boolean {
  return parts.some(
    (part, at) =>
      !part.subject && find(OMINOUS, part) !== null && isReal(part) && !hits.some((hit) => hit.clause === at && hit.rule.weight >= 0.6),
  );
}

const loudest = (strength: Record<Intent, number>) => Math.max(...ORDER.slice(0, 7).map(({ intent }) => strength[intent]));

/** The job that is offered, where the offer names one: "offer you the post of Branch Manager in Kendal". */
const NAMED_ROLE =
  /\b(?:offer(?:ing|ed)?|appoint) you (?:as |to |the |a |an |our |this )*(?:(?:position|post|role|job) (?:of|as) )?((?:\p{Lu}[\p{L}-]*\s?(?:of |and |& )?){2,6})/u;

const LEVELS = new Set("junior senior lead principal head deputy assistant associate trainee graduate apprentice chief".split(" "));

/** An offer that names a role of another level, or without one word of the role interviewed for: applied only by the candidate. */
function otherRole(role: string | undefined, offers: readonly Hit[]): boolean {
  if (role === undefined) return false;
  const wanted = new Set(role.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const named = offers
    .map((hit) =>
      NAMED_ROLE.exec(hit.sentence)?.[1]
        ?.toLowerCase()
        .match(/\p{L}{3,}/gu),
    )
    .find((words) => words);
  if (wanted.size === 0 || named === undefined || named === null) return false;
  // "Junior Tester" is not the "Senior Tester" of the interview.
  const isOtherLevel = named.some((word) => LEVELS.has(word) && !wanted.has(word)) && [...wanted].some((word) => LEVELS.has(word));
  return isOtherLevel || !named.some((word) => wanted.has(word));
}

/** Words of the body that no rule explains. A courtesy says little else; a long rest may be the answer itself, in words unknown. */
const ACK_WORDS_MAX = 9;
function unexplained(parts: readonly Clause[], hits: readonly Hit[]): number {
  const explained = new Map(hits.filter((hit) => hit.intent === "acknowledgement").map((hit) => [hit.clause, hit]));
  return parts.reduce((sum, part, at) => {
    if (part.subject || GREETING.test(part.words)) return sum;
    const hit = explained.get(at);
    // A courtesy has no "not" and no regret in it, "not at all" and "no problem" aside.
    if (TURNS.test(part.words)) return sum + ACK_WORDS_MAX + 1;
    return sum + Math.max(0, count(part.words) - (hit ? count(part.words.slice(hit.from, hit.to)) + ACK_WORDS_MAX : 0));
  }, 0);
}
const count = (words: string) => words.trim().split(" ").length;
const TURNS = / (?:not (?!at all|a problem|need to do|to worry)|unfortunately |sadly |afraid |sorry )/;
