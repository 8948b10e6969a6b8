import type { Context } from "hono";
import type * as z from "zod";
import type { FieldError } from "../../core/errors.ts";
import { ERRORS, Problem } from "../../core/errors.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Env } from "./context.ts";
import type { ProblemView } from "./problem-view.ts";
import type { Text } from "./route.ts";

/** The answer to a request that failed. */
export function problemResponse(c: Context<Env>, problem: Problem, more: Record<string, string> = {}): Response {
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
  const headers = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...more });
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
  return new Problem("internal", `it has been logged: try again, and if it persists send us the request's id, ${requestId}`);
}

/** The fields that a schema refused, each with its path as it is written in the request (`round.endsAt`, `panel.0.name`). */
function fieldErrors(error: z.core.$ZodError): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const at = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: at === "" ? key : `${at}.${key}`, message: "is not a field that we know" }));
    return [{ path: at, message: words(issue) }];
  });
}

const EXPECTED: Record<string, string> = {
  string: "a text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};
const COUNTED = { string: " characters", array: " entries" };

const limited = (origin: string, limit: string) =>
  origin in COUNTED ? `have ${limit}${COUNTED[origin as keyof typeof COUNTED]}` : `be ${limit}`;

/** What to do about an issue. Schemas that say it themselves are taken at their word; zod's own wording is for programmers. */
function words(issue: z.core.$ZodIssue): string {
  if (!/^(Invalid|Too) /.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("received undefined") ? "is required" : `must be ${EXPECTED[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be ${issue.values.length === 1 ? "" : "one of "}${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `must ${limited(issue.origin, `at least ${issue.minimum}`)}`;
    case "too_big":
      return `must ${limited(issue.origin, `at most ${issue.maximum}`)}`;
    default:
      return issue.message;
  }
}

/** Refuses input by a schema's verdict: a query is 400, a body 422. */
export function refused(error: z.core.$ZodError, target: "query" | "json"): Problem {
  return refusedFields(target === "query" ? "query.invalid" : "request.invalid", fieldErrors(error));
}

/** Refuses a text that is too long, or too short. One in a path that cannot be an id names nothing. */
export function refusedText({ in: place, name, lengthMin, lengthMax }: Text, given: string): Problem {
  if (place === "path") return new Problem("not_found", "there is nothing with this id");
  const limit = given.length > lengthMax ? `at most ${lengthMax}` : `at least ${lengthMin}`;
  return refusedFields("request.invalid", [{ path: name, message: `must ${limited("string", limit)}` }]);
}

function refusedFields(code: "query.invalid" | "request.invalid", fields: readonly FieldError[]): Problem {
  const detail = fields.map((field) => `${field.path === "" ? "the body" : field.path}: ${field.message}`).join("; ");
  return new Problem(code, detail, { fields });
}
