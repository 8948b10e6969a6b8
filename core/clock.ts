import { Temporal } from "temporal-polyfill";

/**
 * An instant as it is stored, compared and shown: UTC, always 24 characters, so that texts sort as times do.
 * Example: `2026-12-01T09:00:00.000Z`.
 */
export type InstantText = string;
/** A calendar day without a zone, `YYYY-MM-DD`; the zone is said where it is used. */
export type DateText = string;

/** The days of a week as windows name them, Monday first. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Writes an instant in the one fixed-width form. */
export function instantText(instant: Temporal.Instant): InstantText {
  return instant.round({ smallestUnit: "millisecond", roundingMode: "floor" }).toString({ smallestUnit: "millisecond" });
}

/** The earlier of two stored instants; `undefined` counts as never. */
export function earliest(...instants: readonly (InstantText | undefined)[]): InstantText | undefined {
  return instants.reduce<InstantText | undefined>((a, b) => (a === undefined ? b : b === undefined || a <= b ? a : b), undefined);
}

/** The later of two stored instants. */
export function latest(first: InstantText, ...more: readonly InstantText[]): InstantText {
  return more.reduce((a, b) => (a >= b ? a : b), first);
}

/** Adds a duration (ISO 8601, exact time only: hours, minutes, seconds) to a stored instant. */
export function plus(instant: InstantText, duration: string): InstantText {
  return instantText(Temporal.Instant.from(instant).add(duration));
}

/** Whether the name is a time zone that this runtime knows (IANA, or `UTC`); offsets such as `+02:00` are not zones. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
