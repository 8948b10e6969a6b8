import type { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import type { Contact, Round } from "../interview/facts.ts";
import type { AnswerEvent, Situation } from "../interview/situation.ts";
import type { Message, MessageKind } from "../messages.ts";
import type { Calendar } from "./calendar.ts";
import { businessDaysAfter, dayOf, endOfDay, nextOpening } from "./calendar.ts";

/** All that the plan of one interview reads. */
export type PlanInput = {
  situation: Situation;
  messages: readonly Message[];
  candidate: Candidate;
  calendar: Calendar;
  now: InstantText;
};

/** Rounds on one day: one reflection after the last, one thank-you to each contact (R35). */
export type Sitting = { id: Round["id"]; day: Temporal.PlainDate; rounds: Round[]; endsAt: InstantText };

/** Kinds that chase an answer: at most two of them per round (R8), a check-in after a hold included (R22). */
export const CHASERS: readonly MessageKind[] = ["follow_up", "final_follow_up", "call_script", "hold_check_in"];

/** The sittings of an interview, earliest first; what was called off is not one. A sitting's day is that of its rounds' zone. */
export function sittings(situation: Situation): Sitting[] {
  const grouped = new Map<string, Sitting>();
  const rounds = situation.rounds.filter((round) => round.status !== "called_off").sort((a, b) => (a.endsAt < b.endsAt ? -1 : 1));
  for (const round of rounds) {
    const day = dayOf(round.startsAt, round.timeZone);
    const sitting = grouped.get(day.toString());
    if (sitting === undefined) grouped.set(day.toString(), { id: round.id, day, rounds: [round], endsAt: round.endsAt });
    else {
      sitting.rounds.push(round);
      sitting.endsAt = round.endsAt;
    }
  }
  return [...grouped.values()];
}

/** Who gets a thank-you for a sitting: each contact of its rounds, once. */
export function contactsOf(sitting: Sitting): { contact: Contact; round: Round }[] {
  const byKey = new Map<string, { contact: Contact; round: Round }>();
  for (const round of sitting.rounds) {
    const key = contactKey(round.contact);
    if (!byKey.has(key)) byKey.set(key, { contact: round.contact, round });
  }
  return [...byKey.values()];
}

/** What tells two contacts apart: the address, else the name. */
export function contactKey(contact: Contact): string {
  return (contact.email ?? contact.name ?? "").toLowerCase();
}

/** The employer's answers that came after a sitting, mere acknowledgements left out: any of them answers the thank-you too (R11). */
export function answersAfter(situation: Situation, sitting: Sitting): AnswerEvent[] {
  return situation.answers.filter((answer) => answer.intent !== "acknowledgement" && answer.occurredAt >= sitting.endsAt);
}

/** The instant from which a chaser's turn is used: sent, skipped, or delivered and never confirmed (R8). */
export function usedAt(message: Message): InstantText | undefined {
  return message.sentAt ?? message.skippedAt ?? message.deliveredAt;
}

/** The chasers of a sitting that have used their turn, in order. */
export function usedChasers(input: PlanInput, sitting: Sitting): { message: Message; at: InstantText }[] {
  const roundIds = new Set(sitting.rounds.map((round) => round.id));
  return input.messages
    .filter((message) => CHASERS.includes(message.kind) && message.roundId !== undefined && roundIds.has(message.roundId))
    .flatMap((message) => {
      const at = usedAt(message);
      return at === undefined ? [] : [{ message, at }];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The date by which they promised to decide, when it is one for this sitting: a day before the interview promised nothing about it. */
export function promiseFor(situation: Situation, sitting: Sitting): Situation["promise"] {
  return situation.promise !== null && situation.promise.by >= sitting.day.toString() ? situation.promise : null;
}

/** The zones in which a promised day must have ended before anybody asks: the candidate's and the company's (R32). */
export function zonesOfPromise(input: PlanInput): string[] {
  const company = input.situation.facts.company.timeZone ?? input.situation.rounds.at(-1)?.timeZone;
  return company === undefined ? [input.calendar.timeZone] : [input.calendar.timeZone, company];
}

/**
 * The opening of the window on the nth business day after a day, and never before the day itself has ended for everybody
 * concerned. With 0 it is the next business morning (R6).
 */
export function openingAfter(input: PlanInput, day: Temporal.PlainDate, count: number): InstantText {
  const reached = businessDaysAfter(input.calendar, day, Math.max(1, count));
  const opening = nextOpening(input.calendar, endOfDay(reached.subtract({ days: 1 }), [input.calendar.timeZone]));
  const passed = endOfDay(day, zonesOfPromise(input));
  return opening >= passed ? opening : nextOpening(input.calendar, passed);
}
