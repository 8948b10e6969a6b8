import type { Context } from "hono";
import type { Env } from "./context.ts";

/** Names the version of a resource, for `If-Match` and `If-None-Match` (RFC 9110 §8.8.3). */
export function tag(c: Context<Env>, record: { version: number }): void {
  c.header("ETag", `"${record.version}"`);
  c.header("Cache-Control", "no-store");
}
