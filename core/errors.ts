/**
 * Every error the product answers with: code → HTTP status and what it means. The API reference and the tests read this
 * table; nothing else names an HTTP status. The core throws `Problem`s by code and knows no numbers.
 */
export const ERRORS = {
  "request.malformed": { status: 400, title: "The request body is not valid JSON" },
  "request.invalid": { status: 422, title: "The request has fields that cannot be used" },
  "query.invalid": { status: 400, title: "The query has parameters that cannot be used" },
  "auth.missing": { status: 401, title: "Send your API key as `Authorization: Bearer <key>`" },
  "auth.unknown": { status: 401, title: "This API key is not known, has expired or was deleted" },
  "auth.scope": { status: 403, title: "This API key does not have the scope that the request needs" },
  not_found: { status: 404, title: "There is no such thing here" },
  "method.not_allowed": { status: 405, title: "This address does not take that method" },
  "candidate.erased": { status: 410, title: "The candidate was erased" },
  "interview.erased": { status: 410, title: "The interview was erased" },
  "link.expired": { status: 410, title: "This link has expired" },
  "action.refused": { status: 409, title: "The interview is in a state in which this cannot happen" },
  "message.final": { status: 409, title: "The message has already been dealt with" },
  "interview.full": { status: 409, title: "The interview's record has reached its largest size" },
  "key.last_admin": { status: 409, title: "This is the workspace's last key with the scope `admin`" },
  "idempotency.mismatch": { status: 409, title: "This Idempotency-Key was used with another body" },
  "version.stale": { status: 412, title: "The resource has changed since you read it" },
  "request.too_large": { status: 413, title: "The request is too large" },
  internal: { status: 500, title: "Something went wrong on our side" },
  busy: { status: 503, title: "The record is being changed by others, try again" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** One field that cannot be used: where it is (`round.endsAt`) and what to do about it. */
export type FieldError = { path: string; message: string };

/** A failure with a code of the table, words for whoever reads it, and the fields that caused it. */
export class Problem extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, detail: string, options: { fields?: readonly FieldError[]; retryAfterSeconds?: number } = {}) {
    super(detail);
    this.name = "Problem";
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Input that cannot be used, with the fields that are wrong. */
export function invalid(...fields: FieldError[]): Problem {
  return new Problem("request.invalid", fields.map((f) => `${f.path}: ${f.message}`).join("; "), { fields });
}
