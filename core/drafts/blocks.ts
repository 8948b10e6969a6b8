import type { Block } from "./content.ts";

/** A paragraph of running text. */
export const paragraph = (text: string): Block => ({ type: "paragraph", text });
/** A heading over what follows. */
export const heading = (text: string): Block => ({ type: "heading", text });
