import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { Problem } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { Runtime } from "../aws/runtime.ts";
import { isPage, pages, problemPage } from "../pages/pages.ts";
import { authenticate } from "./auth.ts";
import { candidates } from "./candidates.ts";
import type { App, Env } from "./context.ts";
import { unlessUnchanged } from "./etag.ts";
import { exporting } from "./export.ts";
import { interviews } from "./interviews.ts";
import { asJson } from "./json-body.ts";
import { keys } from "./keys.ts";
import { meta } from "./meta.ts";
import { allowedMethods } from "./methods.ts";
import { problemResponse, refused, toProblem } from "./problem.ts";
import { replies } from "./replies.ts";
import { rounds } from "./rounds.ts";
import { templates } from "./templates.ts";
import { workspace } from "./workspace.ts";

const BODY_BYTES_MAX = 1_000_000;

/** The whole HTTP application: the API, its description, and the candidate's pages. */
export function createApp(runtime: Runtime): App {
  const app = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw refused(result.error, result.target);
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
        throw new Problem("request.too_large", `a request body may have at most ${BODY_BYTES_MAX} bytes`);
      },
    }),
  );
  // The key comes first: to somebody without one, nothing is said of what they sent.
  app.use("/v1/*", authenticate(runtime), asJson, unlessUnchanged);
  for (const routes of [meta, candidates, exporting, interviews, rounds, replies, workspace, templates, keys, pages]) routes(app, runtime);
  app.notFound((c) => {
    const allowed = allowedMethods(app, c.req.path);
    return allowed.length === 0
      ? problemResponse(c, new Problem("not_found", "there is nothing at this address: `/openapi.json` lists what there is"))
      : problemResponse(c, new Problem("method.not_allowed", `this address takes ${allowed.join(", ")}`), { Allow: allowed.join(", ") });
  });
  app.onError((error, c) => {
    const problem = toProblem(error, runtime, c.get("requestId"));
    return isPage(c.req.path) ? problemPage(c, problem) : problemResponse(c, problem);
  });
  return app;
}
