import type { OpenAPIHono, RouteConfig } from "@hono/zod-openapi";
import { zValidator } from "@hono/zod-validator";
import type { Handler } from "hono";
import { Hono } from "hono";
import type * as z from "zod";
import { Problem } from "../../core/errors.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Env, Routes } from "./context.ts";
import { allowedMethods } from "./methods.ts";
import { problemResponse, refused } from "./problem.ts";

/** Some routes of the API as they are served: each request is held to its route's description, and refused by it. */
class Served extends Hono<Env> {
  /** As `OpenAPIHono` has it, which is what types the handlers; without its registry, which only the description needs. */
  openapi = ((route: RouteConfig, handler: Handler) => {
    const { query, params, headers, body } = route.request ?? {};
    const json = (body?.content["application/json"] as { schema: z.ZodType } | undefined)?.schema;
    const held = Object.entries({ query, param: params, header: headers, json } as Record<Target, z.ZodType | undefined>);
    const checks = held.flatMap(([target, schema]) => (schema === undefined ? [] : [check(target as Target, schema)]));
    return this.on([route.method], [route.path.replace(/\{(\w+)\}/g, ":$1")], ...checks, handler);
  }) as unknown as OpenAPIHono<Env>["openapi"];
}

type Target = "query" | "param" | "header" | "json";

const check = (target: Target, schema: z.ZodType) =>
  zValidator(target, schema, (result) => {
    if (!result.success) throw refused(result.error, target);
  });

/**
 * What answers to some routes. It finds in its environment what was found out about the request before (`app.ts`), throws
 * what a handler throws, and says which methods an address takes.
 */
export function served(routes: readonly Routes[], runtime: Runtime): Served {
  const app = new Served();
  app.use((c, next) => {
    c.set("requestId", c.env.requestId);
    c.set("key", c.env.key);
    return next();
  });
  for (const put of routes) put(app, runtime);
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
