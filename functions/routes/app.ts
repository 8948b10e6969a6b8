import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { Problem } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { Runtime } from "../aws/runtime.ts";
import { pages } from "../pages/pages.ts";
import { authenticate } from "./auth.ts";
import { candidates } from "./candidates.ts";
import type { App, Env } from "./context.ts";
import { interviews } from "./interviews.ts";
import { meta } from "./meta.ts";
import { problemResponse, refused, toProblem } from "./problem.ts";
import { replies } from "./replies.ts";

const BODY_BYTES_MAX = 1_000_000;

/** The whole HTTP application: the API, its description, and the candidate's pages. */
export function createApp(runtime: Runtime): App {
  const app = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw refused(result.error, result.target === "json" ? "request.invalid" : "query.invalid");
    },
  });
  app.use(async (c, next) => {
    c.set("requestId", newId("request", { nowMs: runtime.now().epochMilliseconds, randomBytes: runtime.randomBytes }));
    await next();
    c.res.headers.set("X-Request-Id", c.get("requestId"));
    c.res.headers.set("X-Content-Type-Options", "nosniff");
  });
  app.use(
    bodyLimit({
      maxSize: BODY_BYTES_MAX,
      onError: () => {
        throw new Problem("request.too_large", `a request body may have ${BODY_BYTES_MAX} bytes`);
      },
    }),
  );
  app.use("/v1/*", asJson);
  app.use("/v1/*", authenticate(runtime));
  for (const routes of [meta, candidates, interviews, replies, pages]) routes(app, runtime);
  app.notFound((c) => problemResponse(c, new Problem("not_found", "there is nothing at this address")));
  app.onError((error, c) => problemResponse(c, toProblem(malformed(error), runtime, c.get("requestId"))));
  return app;
}

/** A body is JSON whatever its Content-Type says: a person with curl forgets the header, and nothing else is taken here. */
const asJson: Parameters<App["use"]>[1] = async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD") return next();
  const text = await c.req.raw.clone().text();
  if (text.trim() !== "") {
    try {
      JSON.parse(text);
    } catch (error) {
      throw new Problem("request.malformed", `the body could not be read as JSON: ${error instanceof Error ? error.message : "unknown"}`);
    }
  }
  const headers = new Headers(c.req.raw.headers);
  headers.set("Content-Type", "application/json");
  c.req.raw = new Request(c.req.raw.url, { method: c.req.method, headers, body: text === "" ? "{}" : text });
  return next();
};

function malformed(error: Error): Error {
  return error instanceof HTTPException && error.status === 400 ? new Problem("request.malformed", error.message) : error;
}
