import { createHash } from "node:crypto";
import type { Context } from "hono";
import { Problem } from "../../core/errors.ts";
import type { Id, IdKind } from "../../core/ids.ts";
import { derivedId, newId } from "../../core/ids.ts";
import type { RememberedRequest } from "../../core/record.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Env } from "./context.ts";

/** What makes a request repeatable: the id that it gives to what it creates, and the hash of its body. */
export type Repeatable<K extends IdKind> = { id: Id<K>; bodyHash?: string };

/**
 * The id for what a POST creates. With an `Idempotency-Key` it follows from workspace, route and key, so that repeating the
 * request finds what the first one made and needs no row of its own; without one it is new.
 */
export async function repeatable<K extends IdKind>(c: Context<Env>, runtime: Runtime, kind: K): Promise<Repeatable<K>> {
  const key = c.req.header("Idempotency-Key");
  if (key === undefined) return { id: newId(kind, { nowMs: runtime.now().epochMilliseconds, randomBytes: runtime.randomBytes }) };
  return { id: derivedId(kind, c.get("key").workspaceId, `${c.req.method} ${c.req.path}`, key), bodyHash: bodyHash(await c.req.json()) };
}

/** Equal for bodies that say the same, whatever the order of their fields. */
function bodyHash(body: unknown): string {
  return createHash("sha256").update(JSON.stringify(body, sortedKeys)).digest("base64url");
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Marks a repeated request as such; refuses it when its body is another. */
export function replayed(c: Context<Env>, first: { bodyHash?: string }, request: { bodyHash?: string }): void {
  if (first.bodyHash !== request.bodyHash)
    throw new Problem("idempotency.mismatch", "this Idempotency-Key was used with another body: use a new key for a new request");
  c.header("Idempotency-Replayed", "true");
}

/** The earlier request that this one repeats, among those that a record remembers. */
export function earlierRequest(record: { requests?: RememberedRequest[] }, request: RememberedRequest): RememberedRequest | undefined {
  return record.requests?.find((known) => known.id === request.id);
}

/** A request as a record remembers it; null for one without an `Idempotency-Key`, which is never known again. */
export function memorable({ id, bodyHash }: RememberedRequest): RememberedRequest | null {
  return bodyHash === undefined ? null : { id, bodyHash };
}
