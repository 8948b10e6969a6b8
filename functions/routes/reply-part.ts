import type { Part } from "./parts.ts";
import { replies } from "./replies.ts";

/**
 * Replies: apart from the other parts, since they read mails, and a function of their own answers to them
 * (`functions/replies.ts`): what reads mails is a fifth of all code, and nothing else of the API needs it.
 */
export const REPLY_PART: Part = { at: /^\/v1\/replies(?:\/|$)/, load: async () => replies };
