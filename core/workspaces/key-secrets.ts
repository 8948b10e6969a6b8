import { createHmac } from "node:crypto";
import type { InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import { base32, derivedId } from "../ids.ts";
import type { Key } from "./workspace.ts";

const KEY_BYTES = 32;
const PREFIX_CHARACTERS = 7;

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
