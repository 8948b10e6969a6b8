import * as z from "zod";
import type { ErrorCode } from "../../core/errors.ts";
import { ERRORS } from "../../core/errors.ts";

const CODES = Object.keys(ERRORS) as ErrorCode[];

/** An error as RFC 9457 says it; `code` is of the table in `core/errors.ts`. */
export const ProblemView = z
  .object({
    type: z.string().describe("Always `about:blank`: the code says which problem it is."),
    title: z.string().describe("What the code means, the same each time."),
    status: z.int(),
    code: z.enum(CODES).describe(CODES.map((code) => `\`${code}\` (${ERRORS[code].status}): ${ERRORS[code].title}.`).join("\n")),
    detail: z.string().describe("What was wrong this time, and what to do about it."),
    requestId: z.string().describe("Name it when you ask us about the request. It is in the header `X-Request-Id` too."),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe("The fields that cannot be used, each by its path in the request, such as `round.endsAt` or `panel.0.name`."),
  })
  .meta({ id: "Problem" });
