import { dayOf, at as instantAt, minutesAfter, spokenDay } from "./calendar.ts";
import type { PlanInput, Sitting } from "./cycle.ts";
import { sittings } from "./cycle.ts";
import { signedElsewhere } from "./siblings.ts";
import type { Want } from "./want.ts";

const BEFORE_ROUND_FROM = "18:00";
const PREPARE_DAYS_BEFORE = 2;
/** After an earlier round that is held in these two days: its reflection comes first. */
const AFTER_EARLIER_MINUTES = 120;

/**
 * Sittings that are prepared for: those to come, and those that have begun, so that what came too late for them says so. A
 * process on hold has none, whatever the record says: they would have said so by now.
 */
function ahead(input: PlanInput): Sitting[] {
  const { state } = input.situation;
  if (state === "closed" || state === "on_hold") return [];
  // R26: who has signed elsewhere withdraws, and prepares for nothing more.
  if (signedElsewhere(input.createdAt, input.siblings) !== undefined) return [];
  return sittings(input.situation).filter(({ rounds }) => rounds.some((r) => r.status === "planned" || r.startsAt <= input.now));
}

/** The first hour of a sitting and the round it belongs to. */
function beginning(sitting: Sitting) {
  return [...sitting.rounds].sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0))[0];
}

/** R0: the evening before a round, what to ask there. Moved to another day, it has another evening before it. */
export function beforeRound(input: PlanInput): Want[] {
  if (!input.candidate.preferences.beforeRound) return [];
  return ahead(input).flatMap((sitting) => {
    const first = beginning(sitting);
    if (first === undefined) return [];
    const day = dayOf(first.startsAt, input.calendar.timeZone);
    return [
      {
        kind: "before_round" as const,
        cause: `round:${sitting.key}:${day.toString()}`,
        dueAt: instantAt(day.subtract({ days: 1 }), BEFORE_ROUND_FROM, input.calendar.timeZone),
        endsAt: first.startsAt,
        roundId: first.id,
        reason: `it is for the evening before the interview on ${spokenDay(day)}`,
      },
    ];
  });
}

/** R20: two days before a further round, or at once if sooner. Further rounds of the first day are not prepared for anew. */
export function prepare(input: PlanInput): Want[] {
  const all = sittings(input.situation);
  return ahead(input).flatMap((sitting) => {
    const first = beginning(sitting);
    if (first === undefined || all[0]?.id === sitting.id) return [];
    const day = dayOf(first.startsAt, input.calendar.timeZone);
    const dueAt = instantAt(day.subtract({ days: PREPARE_DAYS_BEFORE }), input.calendar.window.from, input.calendar.timeZone);
    const earlier = all[all.findIndex(({ id }) => id === sitting.id) - 1];
    // The next interview is prepared for once the one before it is over.
    const waits = earlier !== undefined && earlier.endsAt > dueAt && earlier.endsAt < first.startsAt;
    return [
      {
        kind: "prepare" as const,
        cause: `round:${sitting.key}:${day.toString()}`,
        dueAt: waits ? minutesAfter(earlier.endsAt, AFTER_EARLIER_MINUTES) : dueAt,
        ...(waits ? { hours: "waking" as const } : {}),
        endsAt: first.startsAt,
        roundId: first.id,
        reason: waits
          ? `the next interview is on ${spokenDay(day)}, and the one before it is over`
          : `the next interview is on ${spokenDay(day)}, and two days are enough to prepare`,
      },
    ];
  });
}
