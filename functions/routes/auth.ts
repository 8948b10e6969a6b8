import type { Context } from "hono";
import { instantText } from "../../core/clock.ts";
import { Problem } from "../../core/errors.ts";
import { ofType } from "../../core/shell/store.ts";
import { isUsable, keyId } from "../../core/workspaces/key-secrets.ts";
import type { Scope } from "../../core/workspaces/workspace.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Env, Variables } from "./context.ts";

const READS = new Set(["GET", "HEAD"]);

/** The id of a resource in an address, or of what a resource belongs to. */
const NAMED = /^\/v1\/(?:candidates|interviews|replies)\/([a-z]+_[0-9a-z]+)(?:\/|$)/;

/**
 * Knows a request by its API key, which must allow what is asked. What is to be shown is read in the same batch: to somebody
 * without a key nothing is said of it, and whoever has one waits for one read instead of two. What is to be changed is read
 * by whoever changes it.
 */
export async function keyOf(runtime: Runtime, c: Context<Env>): Promise<Pick<Variables, "key" | "found">> {
  const secret = /^Bearer +(\S+)$/i.exec(c.req.header("Authorization") ?? "")?.[1];
  if (secret === undefined) throw new Problem("auth.missing", "send your API key as `Authorization: Bearer <key>`");
  const named = READS.has(c.req.method) ? NAMED.exec(c.req.path)?.slice(1) : undefined;
  const found = await runtime.records.load([keyId(secret), ...(named ?? [])]);
  const key = ofType(found.get(keyId(secret)), "key");
  if (key === undefined || !isUsable(key, instantText(runtime.now())))
    throw new Problem("auth.unknown", "this API key is not known, has expired or was deleted: use another, or make a new one");
  const scope = scopeFor(c.req.method, c.req.path);
  if (scope !== null && !key.scopes.includes(scope))
    throw new Problem("auth.scope", `this API key has the scopes ${key.scopes.join(", ")}, and this needs \`${scope}\``);
  return { key, found };
}

/** The scope that a request needs: keys and the workspace are the administrator's; any key may ask who it is. */
function scopeFor(method: string, path: string): Scope | null {
  const isRead = READS.has(method);
  if (path === "/v1/me") return null;
  if (path === "/v1/keys" || path.startsWith("/v1/keys/") || (path === "/v1/workspace" && !isRead)) return "admin";
  return isRead ? "read" : "write";
}
