import { Temporal } from "temporal-polyfill";
import { Problem } from "./problem.ts";

const YEARS_MAX = 10;
const EXAMPLES = 'Send { "advance": "PT26H" } or { "to": "2026-12-01T09:00:00Z" }.';

/**
 * Where a `POST /local/clock` wants the clock.
 *
 * `advance` is an ISO 8601 duration counted in UTC, `to` an instant with an offset. @returns milliseconds since the epoch.
 * @throws Problem when it is neither, lies in the past, or is more than ten years away.
 */
export function targetOf(request: unknown, now: Temporal.Instant): number {
  if (typeof request !== "object" || request === null || Array.isArray(request))
    throw invalid(`The body must be a JSON object. ${EXAMPLES}`);
  const fields = Object.keys(request);
  const unknown = fields.filter((field) => field !== "advance" && field !== "to");
  if (unknown.length > 0) throw invalid(`Unknown field ${unknown.map((field) => JSON.stringify(field)).join(", ")}. ${EXAMPLES}`);
  if (fields.length !== 1) throw invalid(`Exactly one of "advance" and "to" is needed. ${EXAMPLES}`);
  const { advance, to } = request as { advance?: unknown; to?: unknown };
  const target = advance === undefined ? instant(to) : after(now, advance);

  if (Temporal.Instant.compare(target, now) < 0) {
    throw new Problem(400, "clock.past", "The clock never goes back", `${target} is before the clock's ${now}.`);
  }
  const latest = now.toZonedDateTimeISO("UTC").add({ years: YEARS_MAX }).toInstant();
  if (Temporal.Instant.compare(target, latest) > 0) {
    throw new Problem(
      400,
      "clock.too_far",
      "Too far ahead",
      `One move goes at most ${YEARS_MAX} years ahead, to ${latest}; ${target} is further.`,
    );
  }
  return target.epochMilliseconds;
}

function instant(to: unknown): Temporal.Instant {
  try {
    if (typeof to === "string") return Temporal.Instant.from(to);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw invalid(`"to" must be an instant with an offset, such as "2026-12-01T09:00:00Z"; ${JSON.stringify(to)} is not.`);
}

function after(now: Temporal.Instant, advance: unknown): Temporal.Instant {
  try {
    if (typeof advance === "string") return now.toZonedDateTimeISO("UTC").add(Temporal.Duration.from(advance)).toInstant();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw invalid(
    `"advance" must be an ISO 8601 duration, such as "PT26H" or "P3D"; ${JSON.stringify(advance)} is not one that can be added.`,
  );
}

function invalid(detail: string): Problem {
  return new Problem(400, "clock.invalid", "Not a clock movement", detail);
}
