import type { MiddlewareHandler } from "hono";
import { Problem } from "../../core/errors.ts";
import type { Env } from "./context.ts";

const BODILESS = new Set(["GET", "HEAD"]);

/** A body is JSON whatever its Content-Type says: a person with curl forgets the header, and nothing else is taken here. */
export const asJson: MiddlewareHandler<Env> = async (c, next) => {
  if (BODILESS.has(c.req.method)) return next();
  const text = await c.req.raw.clone().text();
  const body = text.trim() === "" ? "{}" : readable(text);
  const headers = new Headers(c.req.raw.headers);
  headers.set("Content-Type", "application/json");
  headers.delete("Content-Length");
  c.req.raw = new Request(c.req.raw.url, { method: c.req.method, headers, body });
  return next();
};

/** The same text, if it is JSON that can be written out again: half a surrogate pair is in no mail, no URL and no table. */
function readable(text: string): string {
  const value = parse(text);
  // JSON writes a lone surrogate as an escape and everything else as it is.
  if (/\\u[dD]/.test(text) && /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(value)))
    throw new Problem("request.malformed", "the body holds half of a surrogate pair (\\ud83d or the like): send whole characters");
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem("request.malformed", `the body could not be read as JSON: ${error.message}`);
  }
}
