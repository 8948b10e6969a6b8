import { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import type { Calendar } from "./calendar.ts";
import {
  at,
  dayOf,
  holidaysBetween,
  inWakingHoursFrom,
  inWindowFrom,
  isInWindow,
  nextOpening,
  previousOpening,
  spokenDay,
} from "./calendar.ts";
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

/** Why a message comes on another day than the playbook wants it, as the end of its sentence; empty when it does not. */
export function whyMoved(wantedAt: InstantText, comesAt: InstantText, calendar: Calendar, paused: boolean): string {
  const wanted = dayOf(wantedAt, calendar.timeZone);
  const comes = dayOf(comesAt, calendar.timeZone);
  const order = Temporal.PlainDate.compare(comes, wanted);
  if (order === 0) return "";
  if (order < 0) return `; it comes already on ${spokenDay(comes)}, within your hours`;
  if (paused) return `; it waits for ${spokenDay(comes)}, since you asked for a pause`;
  const holidays = holidaysBetween(calendar, wanted.subtract({ days: 1 }), comes);
  const why = holidays[0] === undefined ? "it would have fallen outside your hours" : `${spokenDay(holidays[0])} is a holiday`;
  return `; it waits for ${spokenDay(comes)}, since ${why}`;
}
