import type { InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";
import type { Key } from "./workspace.ts";

/** The id of an API key: a hash of it, so that the key is found without being stored. */
export function keyId(key: string): Id<"key"> {
  return derivedId("key", key);
}

/** Whether a key opens anything: neither deleted nor expired. */
export function isUsable(key: Key, now: InstantText): boolean {
  return key.deletedAt === undefined && (key.expiresAt === undefined || key.expiresAt > now);
}
