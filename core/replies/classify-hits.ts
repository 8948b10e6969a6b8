/** What the phrase tables find in a mail, after negation, condition and hypothesis. */
import type { Clause } from "./classify-clauses.ts";
import { isOver, isReal, negatedAt, notYetFrom } from "./classify-mood.ts";
import type { Intent } from "./intents.ts";
import { patternsFor, type Rule } from "./phrases.ts";

/** One rule found in one clause. A negated phrase carries the intent that it then says. */
export type Hit = {
  rule: Rule;
  intent: Intent;
  name: string;
  weight: number;
  /** As written in the mail, with the sentence around it. */
  phrase: string;
  sentence: string;
  /** Which clause, and where in it. */
  clause: number;
  from: number;
  to: number;
};

/** Meanings that a "not" or an "if" undoes; the others are said by the mere mention. */
const OUTCOMES: ReadonlySet<Intent> = new Set(["offer", "second_interview", "offer_withdrawn", "regret", "on_hold"]);

/** A subject is shorter than what it announces. */
const SUBJECT_SHARE = 0.6;
const NEGATED_SHARE = 0.85;

/** Every rule that one clause answers to, each once. */
export function hitsIn(clause: Clause, at: number): Hit[] {
  const hits: Hit[] = [];
  // Few clauses have a phrase that must be real, and only those are asked.
  let until: number | undefined;
  const realUntil = () => {
    until ??= isReal(clause) ? notYetFrom(clause) : -1;
    return until;
  };
  let answered: Rule | undefined;
  for (const { rule, regexp } of patternsFor(clause)) {
    if (rule === answered) continue;
    const hit = hitOf(rule, regexp, clause, at, realUntil);
    if (hit === null) continue;
    hits.push(hit);
    answered = rule;
  }
  return hits.filter((hit) => !overruled(hit, hits));
}

/** `realUntil`: an outcome that begins after it has not happened. */
function hitOf(rule: Rule, regexp: RegExp, clause: Clause, at: number, realUntil: () => number): Hit | null {
  regexp.lastIndex = 0;
  const found = regexp.exec(clause.words);
  if (found === null) return null;
  const outcome = OUTCOMES.has(rule.intent);
  // A freeze "until we know" is a freeze all the same.
  if (outcome && rule.intent !== "on_hold" && found.index > realUntil()) return null;
  const before = clause.words.slice(0, found.index);
  if (rule.intent === "second_interview" && isOver(before)) return null;
  const not = outcome ? negatedAt(before) : -1;
  const intent = not >= 0 ? rule.negated : rule.intent;
  if (intent === undefined) return null;
  const to = found.index + found[0].length;
  return {
    rule,
    intent,
    name: not >= 0 ? `not: ${rule.rule}` : rule.rule,
    weight: rule.weight * (not >= 0 ? NEGATED_SHARE : 1) * (clause.subject ? SUBJECT_SHARE : 1),
    phrase: clause.asWritten(not >= 0 ? not + 1 : found.index, to),
    sentence: clause.sentence,
    clause: at,
    from: found.index,
    to,
  };
}

const SURE = 0.8;

/**
 * "Move forward with other candidates" is no moving forward: what overlaps a sure regret in its clause is part of it. So is
 * "happy to accept the position" of the candidate's own words, and "selected for the interview round" of the invitation.
 */
function overruled(hit: Hit, hits: readonly Hit[]): boolean {
  if (hit.intent !== "offer" && hit.intent !== "second_interview") return false;
  return hits.some(
    (other) =>
      other.rule.weight >= SURE &&
      other.from < hit.to &&
      hit.from < other.to &&
      (other.intent === "regret" || other.rule.decides || (hit.intent === "offer" && other.intent === "second_interview")),
  );
}
