import type { Hono } from "hono/tiny";
import type { Env } from "./context.ts";

/** The methods that an address takes (RFC 9110 §15.5.6); none when there is nothing at it. */
export function allowedMethods(app: Hono<Env>, path: string): string[] {
  const methods = new Set(app.routes.filter((route) => route.method !== "ALL" && isAt(route.path, path)).map((route) => route.method));
  // Whatever can be read can be asked for its headers alone.
  return [...methods, ...(methods.has("GET") ? ["HEAD"] : [])].sort();
}

/** Whether a route's pattern, such as `/v1/candidates/:id`, fits a path. */
export function isAt(pattern: string, path: string): boolean {
  const parts = path.split("/");
  const wanted = pattern.split("/");
  return (
    wanted.length === parts.length && wanted.every((want, index) => (want.startsWith(":") ? parts[index] !== "" : want === parts[index]))
  );
}
