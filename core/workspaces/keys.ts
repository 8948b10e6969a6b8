import { createHmac } from "node:crypto";
import * as z from "zod";
import { InstantInput, line } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import { base32, derivedId } from "../ids.ts";
import type { Key } from "./workspace.ts";
import { SCOPES } from "./workspace.ts";

const KEY_BYTES = 32;
const PREFIX_CHARACTERS = 7;

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

/** The id of an API key: a hash of it, so that the key is found without being stored. */
export function keyId(key: string): Id<"key"> {
  return derivedId("key", key);
}

/** How a key begins: `ft_` and four letters, of fifty-two. */
export function prefixOf(key: string): string {
  return key.slice(0, PREFIX_CHARACTERS);
}

/** A new API key of 256 random bits. */
export function newSecret(randomBytes: (count: number) => Uint8Array): string {
  return `ft_${base32(randomBytes(KEY_BYTES))}`;
}

/**
 * The API key that a repeatable request makes: always the same for the same request, so that repeating it finds the key that
 * the first one made, and impossible to work out without the deployment's secret.
 */
export function secretOf(deploymentSecret: string, requestId: string): string {
  return `ft_${base32(createHmac("sha256", deploymentSecret).update(`api key\n${requestId}`).digest())}`;
}

/** Whether a key opens anything: neither deleted nor expired. */
export function isUsable(key: Key, now: InstantText): boolean {
  return key.deletedAt === undefined && (key.expiresAt === undefined || key.expiresAt > now);
}
