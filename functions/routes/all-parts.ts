import { PARTS, type Part } from "./parts.ts";
import { REPLY_PART } from "./reply-part.ts";

/** The whole API and the pages, for where one process answers to all of it. */
export const ALL_PARTS: readonly Part[] = [...PARTS, REPLY_PART];
