import { oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { Pressing } from "./pressing.ts";
import { checkedForR13 } from "./pressing.ts";

/** Shorter names than this are words as often as names. */
const NAME_LENGTH_MIN = 3;
const LEGAL_FORM = /[\s,]+(?:inc|ltd|limited|llc|plc|gmbh|ag|as|asa|ab|oy|bv|nv|sa|srl|pty|corp|co)\.?$/iu;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

const isLower = (text: string) => /^\p{Ll}/u.test(text);

/** The names by which the candidate's other employers may be spoken of; one that is part of this company's own name is none. */
function otherNames(composing: Composing): string[] {
  const own = oneLine(composing.situation?.facts.company.name ?? "", 100).toLowerCase();
  return (composing.siblings ?? [])
    .map(({ company }) => oneLine(company, 100).replace(LEGAL_FORM, ""))
    .filter((name) => name.length >= NAME_LENGTH_MIN && !own.includes(name.toLowerCase()));
}

/** Names of the candidate's other employers in a text for this one. */
export function othersNamed(text: string, composing: Composing): Pressing[] {
  return otherNames(composing).flatMap((name): Pressing[] => {
    const found = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, "iu").exec(text)?.[0];
    // A name that is also a word ("Move AS") is meant as a name only where it is written as one.
    if (found === undefined || isLower(found) !== isLower(name)) return [];
    return [{ phrase: found, about: "other_employer", why: "is another employer of yours, which is not theirs to know" }];
  });
}

/**
 * What a text that comes from outside our templates (a topic, a greeting, a custom letter, a wish) should not say to this
 * employer (R13): signs of other offers, deadlines and pleading, and the names of the candidate's other employers.
 */
export function indiscreet(text: string, composing: Composing): Pressing[] {
  return [...checkedForR13(text), ...othersNamed(text, composing)];
}

/** The topics that may be named to the employer, and those that are kept back, with why. */
export function discreetTopics(composing: Composing): { told: string[]; keptBack: { topic: string; why: string }[] } {
  const told: string[] = [];
  const keptBack: { topic: string; why: string }[] = [];
  for (const topic of composing.situation?.facts.topics ?? []) {
    const [first] = indiscreet(topic, composing);
    if (first === undefined) told.push(topic);
    else keptBack.push({ topic: oneLine(topic, 120), why: first.why });
  }
  return { told, keptBack };
}
