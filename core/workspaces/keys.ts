import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";

/** The id of an API key: a hash of it, so that the key is found without being stored. */
export function keyId(key: string): Id<"key"> {
  return derivedId("key", key);
}
