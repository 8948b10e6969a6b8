import { Temporal } from "temporal-polyfill";
import type { InstantText } from "../clock.ts";
import { latest } from "../clock.ts";
import { at, dayOf, openingOn, spokenDay } from "./calendar.ts";
import type { PlanInput } from "./cycle.ts";
import { openingAfter, promiseFor, sittings, usedAt, usedChasers } from "./cycle.ts";
import { chasersMax, isChasingHeld } from "./waiting.ts";
import type { Want } from "./want.ts";

/** R22: how long a process on hold is left in peace. */
const HOLD_DAYS = 30;

/** The day on which a hold is asked about: the one that was named, else thirty days on. */
function askedOn(input: PlanInput): Temporal.PlainDate | null {
  const hold = input.situation.onHold;
  if (hold === null || input.situation.state !== "on_hold") return null;
  return hold.until === undefined
    ? dayOf(hold.since, input.calendar.timeZone).add({ days: HOLD_DAYS })
    : Temporal.PlainDate.from(hold.until);
}

/** R22: when the hold has lasted, one check-in, if a chaser is left for it; never before a date they named (R5). */
export function holdCheckIn(input: PlanInput): Want[] {
  const day = askedOn(input);
  const { onHold } = input.situation;
  const sitting = sittings(input.situation).at(-1);
  // They may have stopped before anything was held.
  const round = sitting?.rounds.at(-1) ?? input.situation.rounds.at(-1);
  if (day === null || onHold === null || round === undefined) return [];
  if (isChasingHeld(input) || usedChasers(input, sitting ?? { rounds: [round] }).length >= chasersMax(input)) return [];
  const promise = sitting === undefined ? input.situation.promise : promiseFor(input.situation, sitting);
  const due = openingOn(input.calendar, day);
  const dueAt =
    promise === null
      ? due
      : latest(due, openingAfter(input, Temporal.PlainDate.from(promise.by), input.candidate.preferences.followUpAfterBusinessDays));
  return [
    {
      kind: "hold_check_in",
      cause: `event:${onHold.eventId}`,
      dueAt,
      roundId: round.id,
      eventId: onHold.eventId,
      reason:
        onHold.until === undefined
          ? `the process was put on hold ${HOLD_DAYS} days ago, and one friendly question is due`
          : `they put the process on hold until ${spokenDay(onHold.until, dayOf(onHold.since, input.calendar.timeZone))}, and one friendly question is due`,
    },
  ];
}

/** When a hold ends by itself: once its check-in has used its turn; without one left, on the day it would have come. */
export function holdEndsAt(input: PlanInput): InstantText | null {
  const hold = input.situation.onHold;
  const day = askedOn(input);
  if (hold === null || day === null) return null;
  const checkIn = input.messages.find((message) => message.kind === "hold_check_in" && message.eventId === hold.eventId);
  const used = checkIn === undefined ? undefined : usedAt(checkIn);
  if (used !== undefined) return used;
  return isChasingHeld(input) || holdCheckIn(input).length > 0 ? null : at(day, "00:00", input.calendar.timeZone);
}
