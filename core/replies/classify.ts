import type { Intent } from "./intents.ts";

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
  /** "Call me on Tuesday" (R10); `on` is a calendar date as said in the mail, or null. */
  wantsContact?: { channel: "phone" | "email"; on: string | null };
  /** The employer asks not to be called (R9). */
  noCalls?: boolean;
};

/** At or above this a reading is applied without asking the candidate (DESIGN §5.8). */
export const APPLY_CONFIDENCE = 0.8;

/** Reads the intent of an employer's own words (history and signatures already cut off). */
export function classify(_input: { subject: string; text: string; role?: string; company?: string; hasInvitation?: boolean }): Reading {
  return { intent: "unrelated", confidence: 0, evidence: [], alternatives: [] };
}
