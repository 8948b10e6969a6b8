import type { Composing } from "./compose.ts";
import type { Known } from "./known.ts";

/** FNV-1a, 32 bits, then stirred so that the low digits depend on all of the text. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(text)) h = Math.imul(h ^ unit, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Chooses by what must always choose the same (R38): the same workspace, company, role and kind get the same variant. */
export function chosen<T>(variants: readonly [T, ...T[]], ...by: readonly string[]): T {
  const key = JSON.stringify(by.map((part) => part.trim().toLowerCase()));
  return variants[hash(key) % variants.length] ?? variants[0];
}

/** What variants are chosen by (R38). */
export function variantKey(composing: Composing, known: Known): string[] {
  return [composing.workspaceId, known.company, known.role];
}
