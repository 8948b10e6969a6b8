import { Temporal } from "temporal-polyfill";
import type { InstantText } from "../clock.ts";
import { latest } from "../clock.ts";
import type { Message } from "../messages.ts";
import { dayOf, holidaysBetween, spokenDay, spokenTime } from "./calendar.ts";
import type { PlanInput } from "./cycle.ts";
import type { Hours, Want } from "./want.ts";

/** How a message came by its hour, for the sentence that says why it comes then. */
export type Timing = {
  /** When its hours and a pause would have it come, whenever somebody looks. */
  ruledAt: InstantText;
  paused: boolean;
  hours: Hours;
};

/** Why a message comes on another day than the playbook wants it; empty when it does not. */
function whyMoved({ calendar }: PlanInput, wantedAt: InstantText, { ruledAt, paused }: Timing): string {
  const wanted = dayOf(wantedAt, calendar.timeZone);
  const comes = dayOf(ruledAt, calendar.timeZone);
  const order = Temporal.PlainDate.compare(comes, wanted);
  if (order === 0) return "";
  if (order < 0) return `; it comes already on ${spokenDay(comes)}, within your hours`;
  if (paused) return `; it waits for ${spokenDay(comes)}, since you asked for a pause`;
  const holidays = holidaysBetween(calendar, wanted.subtract({ days: 1 }), comes);
  const why = holidays[0] === undefined ? "it would have fallen outside your hours" : `${spokenDay(holidays[0])} is a holiday`;
  return `; it waits for ${spokenDay(comes)}, since ${why}`;
}

/** What the limits of a day did to a message (R35). */
export function whyYielded({ calendar }: PlanInput, { to, limit }: NonNullable<Message["yielded"]>): string {
  const day = spokenDay(dayOf(to, calendar.timeZone));
  return limit === "contact"
    ? `; it comes on ${day} instead, so that the same person gets no more than one draft from you in a day`
    : `; it comes on ${day} instead, so that you get no more than three mails from us in a day`;
}

/**
 * The same of a message that they have moved to the day on which it now comes (`dueAt`): from then on the limits are looked at
 * afresh, and what they did before is known by the message alone.
 */
export function whyHadYielded(input: PlanInput, existing: Message | undefined, dueAt: InstantText): string {
  if (existing?.yielded === undefined) return "";
  const day = (instant: InstantText) => dayOf(instant, input.calendar.timeZone).toString();
  return day(latest(dueAt, input.now)) < day(existing.yielded.to) ? "" : whyYielded(input, existing.yielded);
}

/** Why a message comes later than all its rules would have it; empty when it comes in time. */
function whyLate(input: PlanInput, existing: Message | undefined, { ruledAt, hours }: Timing): string {
  const { calendar, now, situation } = input;
  // Answers and clicks, which no hours restrain, come when they are known.
  if (hours === "at_once" || ruledAt >= now) return "";
  const due = dayOf(ruledAt, calendar.timeZone);
  const today = dayOf(now, calendar.timeZone);
  const comesBack = existing?.status === "cancelled" || existing?.skippedAsLate === true;
  if (comesBack || (existing?.isBack === true && (existing.plannedAt ?? "") > ruledAt))
    return `; it would have come on ${spokenDay(due)}, but had been taken back, and is right again now`;
  if (existing === undefined || (existing.plannedAt ?? "") > ruledAt) return `; it was due on ${spokenDay(due)}, before we knew of it`;
  if (due.equals(today)) return "";
  if (existing.yielded !== undefined) return "";
  if ((existing.movedAt ?? "") > ruledAt) return `; it was due on ${spokenDay(due)}, and its day has changed since`;
  if (situation.waited !== null && situation.waited.since <= ruledAt && ruledAt < situation.waited.until)
    return `; it was due on ${spokenDay(due)}, and waited until a question was answered`;
  if (input.candidate.statusAt > ruledAt) return `; it was due on ${spokenDay(due)}, when no mail could reach you`;
  return `; it was due on ${spokenDay(due)}, and could not come then`;
}

/** One sentence for people: why a message comes, and why then (DESIGN §2 "timeline"). */
export function reasonFor(input: PlanInput, want: Want, existing: Message | undefined, timing: Timing): string {
  const snoozed = existing?.snoozedUntil;
  if (snoozed !== undefined && snoozed >= want.dueAt)
    return `${want.reason}; you put it off until ${spokenTime(snoozed, input.calendar.timeZone)}`;
  const knownAt = existing?.plannedAt ?? input.now;
  // What prepares for a moment, and became known after the last opening before it, comes at once (R31).
  if (timing.hours === "before" && timing.ruledAt < knownAt && knownAt < want.dueAt)
    return `${want.reason}; it comes at once, since ${spokenTime(want.dueAt, input.calendar.timeZone)} is outside your hours`;
  return `${want.reason}${whyMoved(input, want.dueAt, timing)}${whyLate(input, existing, timing)}`;
}
