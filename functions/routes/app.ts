import { bodyLimit } from "hono/body-limit";
import { Hono } from "hono/tiny";
import { Problem } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { Runtime } from "../aws/runtime.ts";
import { keyOf } from "./auth.ts";
import type { Env } from "./context.ts";
import { unlessUnchanged } from "./etag.ts";
import { asJson } from "./json-body.ts";
import type { Part } from "./parts.ts";
import { problemResponse, toProblem } from "./problem.ts";
import { type Served, served } from "./served.ts";

const BODY_BYTES_MAX = 1_000_000;

/**
 * The HTTP application, or some parts of it: the API, its description, and the candidate's pages, each loaded when it is first
 * asked for.
 */
export function createApp(runtime: Runtime, parts: readonly Part[]): Hono<Env> {
  const partAt = loader(runtime, parts);
  const app = new Hono<Env>();
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
  // The key comes first: to somebody without one, nothing is said of what they sent. What will answer is loaded meanwhile.
  app.use("/v1/*", async (c, next) => {
    const expected = partAt(c.req.path).then((part) => part?.expect(c.req.method, c.req.path));
    const [{ key, found }] = await Promise.all([keyOf(runtime, c), expected]);
    c.set("key", key);
    c.set("found", found);
    await next();
  });
  app.use("/v1/*", asJson, unlessUnchanged);
  app.all("*", async (c) => {
    const part = await partAt(c.req.path);
    if (part === undefined) throw new Problem("not_found", "there is nothing at this address: `/openapi.json` lists what there is");
    return part.fetch(c.req.raw, c.var);
  });
  app.onError(async (error, c) => {
    const problem = toProblem(error, runtime, c.get("requestId"));
    const { showProblem } = parts.find(({ at }) => at.test(c.req.path)) ?? {};
    return showProblem === undefined ? problemResponse(c, problem) : showProblem(c, problem);
  });
  return app;
}

/** Loads the part that answers at an address, once; `undefined` where there is nothing. */
function loader(runtime: Runtime, parts: readonly Part[]) {
  const known = new Map<Part, Promise<Served>>();
  return async (path: string): Promise<Served | undefined> => {
    const part = parts.find(({ at }) => at.test(path));
    if (part === undefined) return undefined;
    const loaded = known.get(part) ?? part.load().then((routes) => served(routes, runtime));
    known.set(part, loaded);
    return loaded;
  };
}
