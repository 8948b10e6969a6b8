import { cut, lines } from "./clean.ts";
import type { Block } from "./content.ts";

const EXCERPT_LENGTH_MAX = 800;

/** A paragraph of running text. */
export const paragraph = (text: string): Block => ({ type: "paragraph", text });
/** A heading over what follows. */
export const heading = (text: string): Block => ({ type: "heading", text });

/** The beginning of their mail, as a quotation; nothing when they wrote nothing. */
export function excerpt(text: string): Block[] {
  const words = cut(lines(text, EXCERPT_LENGTH_MAX * 2), EXCERPT_LENGTH_MAX);
  return words === "" ? [] : [{ type: "quote", text: words }];
}
