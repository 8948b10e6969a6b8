/** What of a reading belongs to which meaning: a regret has no appointment, an acknowledgement no deadline (DESIGN §5.9). */
import type { Intent } from "./intents.ts";
import type { ExtractedDates } from "./reply.ts";

/** What only some meanings have to say; whatever stands in no list goes with all of them. */
const PROMISE = ["decisionBy", "decisionRange", "decisionRoughly", "saysNoDate"];
const INTERVIEW = [
  "interviewAt",
  "interviewOn",
  "timesOffered",
  "timesZone",
  "daysOffered",
  "daysRoughly",
  "location",
  "people",
  "format",
  "ordinal",
  "isAdditional",
  "asksWhen",
  "isMoved",
  "wasOn",
];
const ANSWER = ["answerBy", "answerRoughly", "answerIsReply"];
const OFFER = [...ANSWER, "written", "isNewOffer", "isSameOffer"];
const ASKED = ["asksFor"];
const HOLD = ["holdUntil"];

const KEPT: Record<Intent, readonly string[]> = {
  regret: [],
  second_interview: [...INTERVIEW, ...PROMISE, ...ASKED, ...ANSWER],
  offer: [...OFFER, ...ASKED],
  acknowledgement: PROMISE,
  status_update: PROMISE,
  on_hold: [...PROMISE, ...HOLD],
  info_request: [...PROMISE, ...ASKED, ...ANSWER],
  offer_withdrawn: [],
  unrelated: [],
};
const BOUND = new Set([...PROMISE, ...INTERVIEW, ...OFFER, ...ASKED, ...HOLD]);

/** What was read, without what belongs to another meaning. */
export function fitting<T extends object>(intent: Intent, read: T): T {
  const kept = KEPT[intent];
  return Object.fromEntries(Object.entries(read).filter(([field]) => !BOUND.has(field) || kept.includes(field))) as T;
}

/** The dates that go with a meaning, and which of these are guesses. */
export function fittingDates(intent: Intent, { guesses = [], ...dates }: ExtractedDates): ExtractedDates {
  const kept = fitting(intent, dates);
  const left = guesses.filter((name) => kept[name] !== undefined);
  return { ...kept, ...(left.length === 0 ? {} : { guesses: left }) };
}
