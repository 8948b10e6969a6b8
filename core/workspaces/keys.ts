import * as z from "zod";
import { InstantInput, line } from "../candidates/candidate.ts";
import type { Key } from "./workspace.ts";
import { SCOPES } from "./workspace.ts";

/** What is posted to make an API key. */
export const NewKey = z.strictObject({
  name: line(100).describe("What people call it: where it is used, say."),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1, "name at least one scope")
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope)))
    .describe("`read`: look; `write`: change; `admin`: keys and the workspace itself."),
  expiresAt: InstantInput.optional().describe("From then on it opens nothing."),
});
export type NewKey = z.infer<typeof NewKey>;

/** An API key as the API shows it: never the key itself, but for the once. */
export const KeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().nullable().describe("How the key begins, to tell one from another."),
    scopes: z.array(z.enum(SCOPES)),
    expiresAt: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: "Key", description: "An API key of the workspace. Of the key itself only a hash is stored." });
export type KeyView = z.infer<typeof KeyView>;

/** Shapes a key for the API. */
export function viewKey({ id, name, prefix, scopes, expiresAt, createdAt }: Key): KeyView {
  return { id, name, prefix: prefix ?? null, scopes: [...scopes], expiresAt: expiresAt ?? null, createdAt };
}
