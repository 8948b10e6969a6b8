import type { RouteConfig } from "@hono/zod-openapi";
import * as z from "zod";
import type { ErrorCode } from "../../core/errors.ts";
import { ERRORS } from "../../core/errors.ts";
import { ProblemView } from "./problem-view.ts";

/** One way to call an address, as the API's description has it and as requests are held to it. */
export const route = <const P extends string, R extends Omit<RouteConfig, "path"> & { path: P }>(described: R): R => described;

/** A JSON body in the API's description. */
export const json = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: { "application/json": { schema } } });

/** A JSON request body that must be there. */
export const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { "application/json": { schema } } });

/** The errors that a route may answer with, by their codes, as the API's description has them. */
export function problems(...codes: ErrorCode[]) {
  const byStatus = new Map<number, string[]>();
  for (const code of ["auth.missing", "auth.unknown", "auth.scope", ...codes, "internal"] as ErrorCode[]) {
    const { status, title } = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${title}.`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [
      status,
      { description: lines.join(" "), content: { "application/problem+json": { schema: ProblemView } } },
    ]),
  );
}

/** The errors of a route that takes a body and changes a record. */
export const writeProblems = (...codes: ErrorCode[]) =>
  problems("request.malformed", "request.invalid", "request.too_large", "busy", ...codes);

/** What a GET of one resource answers to a caller who names the version that they have. */
export const UNCHANGED = { 304: { description: "`If-None-Match` names this version: you have it already." } };

/** The id in the path of one resource. */
export const IdParam = z.object({ id: z.string().max(64) });
/** Header of every POST. */
export const IdempotencyHeader = z.object({
  "Idempotency-Key": z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe(
      "Makes the request repeatable: the same key with the same body answers the same again, with `Idempotency-Replayed: true`; with another body 409 `idempotency.mismatch`.",
    ),
});
/** Header of every PATCH and DELETE. */
export const IfMatchHeader = z.object({
  "If-Match": z
    .string()
    .max(1_000)
    .optional()
    .describe("The `ETag` of the version that you have read: when there is a newer one, 412 `version.stale` and nothing changes."),
});
export const IfNoneMatchHeader = z.object({
  "If-None-Match": z.string().max(1_000).optional().describe("The `ETag` that you have: 304 without a body while it is still the newest."),
});
export const SECURITY = [{ key: [] }];
