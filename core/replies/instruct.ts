import type { Extracted } from "./extract.ts";
import type { Intent } from "./intents.ts";

/** Reads the candidate's own line above a forward; null when it says nothing about the outcome ("FYI"). */
export function instruct(
  _note: string,
  _context: { writtenAt: string; timeZone: string },
): { intent: Intent; extracted: Extracted } | null {
  return null;
}
