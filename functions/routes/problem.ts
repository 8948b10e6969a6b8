import type { Context } from "hono";
import * as z from "zod";
import type { ErrorCode, FieldError } from "../../core/errors.ts";
import { ERRORS, Problem } from "../../core/errors.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Env } from "./context.ts";

/** An error as RFC 9457 says it; `code` is of the table in `core/errors.ts`. */
export const ProblemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** The answer to a request that failed. */
export function problemResponse(c: Context<Env>, problem: Problem): Response {
  const { status, title } = ERRORS[problem.code];
  const body: z.infer<typeof ProblemView> = {
    type: "about:blank",
    title,
    status,
    code: problem.code,
    detail: problem.message,
    requestId: c.get("requestId"),
    ...(problem.fields.length === 0 ? {} : { errors: [...problem.fields] }),
  };
  const headers = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store" });
  if (problem.retryAfterSeconds !== undefined) headers.set("Retry-After", String(problem.retryAfterSeconds));
  if (status === 401) headers.set("WWW-Authenticate", 'Bearer realm="followthrough"');
  return new Response(JSON.stringify(body), { status, headers });
}

/** Turns whatever was thrown into a problem. What is not one of ours tells the outside nothing but the request's id. */
export function toProblem(error: unknown, runtime: Runtime, requestId: string): Problem {
  if (error instanceof Problem) return error;
  runtime.log("error", "a request failed", {
    requestId,
    why: error instanceof Error ? `${error.name}: ${error.message}` : "unknown",
    stack: error instanceof Error ? (error.stack ?? "") : "",
  });
  return new Problem("internal", "it has been logged under the request's id; try again, and send us the id if it persists");
}

/** The fields that a schema refused, each with its path as it is written in the request (`round.endsAt`, `panel.0.name`). */
export function fieldErrors(error: z.core.$ZodError): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const at = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: at === "" ? key : `${at}.${key}`, message: "is not a field that we know" }));
    return [{ path: at, message: issue.message }];
  });
}

/** Refuses input by a schema's verdict: a body is `request.invalid`, a query `query.invalid`. */
export function refused(error: z.core.$ZodError, code: ErrorCode): Problem {
  const fields = fieldErrors(error);
  return new Problem(code, fields.map((field) => `${field.path === "" ? "the body" : field.path}: ${field.message}`).join("; "), {
    fields,
  });
}
