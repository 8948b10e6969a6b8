import type { MiddlewareHandler } from "hono";
import { instantText } from "../../core/clock.ts";
import { Problem } from "../../core/errors.ts";
import { loadOne } from "../../core/shell/store.ts";
import { keyId } from "../../core/workspaces/keys.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Env } from "./context.ts";

const READS = new Set(["GET", "HEAD"]);

/** Knows a request by its API key: reading needs the scope `read`, anything else `write`. */
export function authenticate(runtime: Runtime): MiddlewareHandler<Env> {
  return async (c, next) => {
    const secret = /^Bearer +(\S+)$/i.exec(c.req.header("Authorization") ?? "")?.[1];
    if (secret === undefined) throw new Problem("auth.missing", "send your API key as `Authorization: Bearer <key>`");
    const key = await loadOne(runtime, "key", keyId(secret));
    if (key === undefined || (key.expiresAt !== undefined && key.expiresAt <= instantText(runtime.now())))
      throw new Problem("auth.unknown", "this API key is not known, has expired or was deleted");
    const scope = READS.has(c.req.method) ? "read" : "write";
    if (!key.scopes.includes(scope)) throw new Problem("auth.scope", `this API key lacks the scope \`${scope}\``);
    c.set("key", key);
    await next();
  };
}
