import type { Context, MiddlewareHandler } from "hono";
import { Problem } from "../../core/errors.ts";
import type { Env } from "./context.ts";

/**
 * Names the version of a resource, for `If-Match` and `If-None-Match` (RFC 9110 §8.8.3). `also` is the version of whatever
 * else the answer is made from: it makes another representation, and does not matter to `If-Match`.
 */
export function tag(c: Context<Env>, record: { version: number }, also?: { version: number }): void {
  c.header("ETag", `"${record.version}${also === undefined ? "" : `-${also.version}`}"`);
}

/** The same for an answer that is written anew each time, with fresh links in it: only its meaning is that of the version. */
export function tagWeakly(c: Context<Env>, record: { version: number }): void {
  c.header("ETag", `W/"${record.version}"`);
}

/**
 * Refuses a change by `If-Match` when the record has moved on. Returns the check, which is made on the record as it is read
 * for the write, so that nothing comes in between.
 */
export function ifMatch(c: Context<Env>): (record: { version: number }) => void {
  const header = c.req.header("If-Match");
  if (header === undefined || header.trim() === "*") return () => undefined;
  const versions = new Set(header.split(",").map((one) => /^\s*(?:W\/)?"?(\d+)(?:-\d+)?"?\s*$/.exec(one)?.[1]));
  return ({ version }) => {
    if (!versions.has(String(version)))
      throw new Problem("version.stale", `you have read another version: the resource is at ${version}. Read it again, then change it`);
  };
}

/** Answers 304 without a body when the caller has this very representation (RFC 9110 §13.1.2). Nothing is kept by caches on the way. */
export const unlessUnchanged: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  c.res.headers.set("Cache-Control", "no-store");
  const known = c.req.header("If-None-Match");
  const etag = c.res.headers.get("ETag");
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  if (!isRead || known === undefined || etag === null || c.res.status !== 200) return;
  const isKnown = known.trim() === "*" || known.split(",").some((one) => one.trim() === etag);
  if (isKnown) c.res = new Response(null, { status: 304, headers: { ETag: etag, "Cache-Control": "no-store" } });
};
