import type * as z from "zod";
import type { ErrorCode } from "../../core/errors.ts";
import { ERRORS } from "../../core/errors.ts";
import { ProblemView } from "./problem-view.ts";
import type { Described } from "./route.ts";

/** What the API's description says of a route, and what requests are held to. */
export const described = <const D extends Described>(route: D): D => route;

/** A JSON body in the API's description. */
export const json = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: { "application/json": { schema } } });

/** A JSON request body that must be there. */
export const body = <T extends z.ZodType>(schema: T) => ({ required: true as const, content: { "application/json": { schema } } });

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

export const SECURITY = [{ key: [] }];
