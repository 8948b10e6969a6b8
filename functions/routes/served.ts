import { zValidator } from "@hono/zod-validator";
import type { Handler, MiddlewareHandler } from "hono";
import { Hono } from "hono/tiny";
import type * as z from "zod";
import { Problem } from "../../core/errors.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { App, Env, Routes } from "./context.ts";
import { allowedMethods, isAt } from "./methods.ts";
import { problemResponse, refused, refusedText } from "./problem.ts";
import type { Described, Route, Text } from "./route.ts";

type Target = "query" | "json";
type Schemas = { method: string; path: string; load: () => Promise<Described> };

/** Some routes of the API as they are served: each request is held to its route's description, and refused by it. */
export class Served extends Hono<Env> implements App {
  #schemas: Schemas[] = [];

  openapi: App["openapi"] = ({ method, path, texts, held, described }: Route & { held?: Target }, handler: unknown) => {
    const at = path.replace(/\{(\w+)\}/g, ":$1");
    if (held !== undefined) this.#schemas.push({ method, path: at, load: described });
    const checks = [...(texts === undefined ? [] : [heldToTexts(texts)]), ...(held === undefined ? [] : [heldToSchema(described)])];
    this.on([method], [at], ...checks, handler as Handler<Env>);
  };

  /** Loads what a request will be held to, before it is known whether it may be answered at all. */
  async expect(method: string, path: string): Promise<void> {
    const asked = method.toLowerCase();
    await this.#schemas.find((one) => one.method === asked && isAt(one.path, path))?.load();
  }
}

/** Holds a request to how long its texts may be. What is not in the headers need not be; the path has all that it names. */
const heldToTexts =
  (texts: readonly Text[]): MiddlewareHandler<Env> =>
  async (c, next) => {
    for (const text of texts) {
      const given = text.in === "path" ? c.req.param(text.name) : c.req.header(text.name);
      if (given === undefined) continue;
      if (given.length > text.lengthMax || given.length < (text.lengthMin ?? 0)) throw refusedText(text, given);
    }
    return next();
  };

/** Holds the query or the body of a request to its schema, which is loaded by then or now. */
const heldToSchema =
  (described: () => Promise<Described>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { request } = await described();
    if (request === undefined) return next();
    return "query" in request
      ? check("query", request.query)(c, next)
      : check("json", request.body.content["application/json"].schema)(c, next);
  };

const check = (target: Target, schema: z.ZodType): MiddlewareHandler =>
  zValidator(target, schema, (result) => {
    if (!result.success) throw refused(result.error, target);
  });

/**
 * What answers to some routes. It finds in its environment what was found out about the request before (`app.ts`), throws
 * what a handler throws, and says which methods an address takes.
 */
export function served(put: Routes, runtime: Runtime): Served {
  const app = new Served();
  app.use((c, next) => {
    c.set("requestId", c.env.requestId);
    c.set("key", c.env.key);
    c.set("found", c.env.found);
    return next();
  });
  put(app, runtime);
  app.notFound((c) => {
    const allowed = allowedMethods(app, c.req.path);
    return allowed.length === 0
      ? problemResponse(c, new Problem("not_found", "there is nothing at this address: `/openapi.json` lists what there is"))
      : problemResponse(c, new Problem("method.not_allowed", `this address takes ${allowed.join(", ")}`), { Allow: allowed.join(", ") });
  });
  app.onError((error) => {
    throw error;
  });
  return app;
}
