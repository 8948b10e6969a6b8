import { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import type { Calendar } from "./calendar.ts";
import { at, inWakingHoursFrom, inWindowFrom, isInWindow, nextOpening, previousOpening } from "./calendar.ts";
import type { Hours } from "./want.ts";

/** Until when nothing unasked comes, because the candidate has paused everything. */
export function pausedUntil(candidate: Candidate): InstantText | null {
  const { pausedUntil: day } = candidate.preferences;
  return day === null ? null : at(Temporal.PlainDate.from(day), "00:00", candidate.timeZone);
}

/** Moves a time into the hours that restrain it (R31). What is overdue comes now if the hours allow it, else when they next begin. */
export function settled(dueAt: InstantText, hours: Hours, calendar: Calendar, now: InstantText): InstantText {
  switch (hours) {
    case "at_once":
      return dueAt;
    case "before":
      return isInWindow(calendar, dueAt) ? dueAt : previousOpening(calendar, dueAt);
    case "waking": {
      const due = inWakingHoursFrom(calendar, dueAt);
      return due >= now || inWakingHoursFrom(calendar, now) === now ? due : inWakingHoursFrom(calendar, now);
    }
    case "window": {
      const due = inWindowFrom(calendar, dueAt);
      return due >= now || isInWindow(calendar, now) ? due : nextOpening(calendar, now);
    }
    default:
      return hours satisfies never;
  }
}
