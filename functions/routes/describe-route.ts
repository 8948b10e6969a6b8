import * as z from "zod";
import type { ErrorCode } from "../../core/errors.ts";
import { ERRORS } from "../../core/errors.ts";
import { ProblemView } from "./problem.ts";

/** A JSON body in the API's description. */
export const json = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: { "application/json": { schema } } });

/** A JSON request body that must be there. */
export const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { "application/json": { schema } } });

/** The errors that a route may answer with, by their codes, as the API's description has them. */
export function problems(...codes: ErrorCode[]) {
  const byStatus = new Map<number, string[]>();
  for (const code of ["auth.missing", "auth.unknown", "auth.scope", ...codes] as ErrorCode[]) {
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

export const IdParam = z.object({ id: z.string().max(64) });
/** Header of every POST. */
export const IdempotencyHeader = z.object({ "idempotency-key": z.string().optional() });
export const SECURITY = [{ key: [] }];
