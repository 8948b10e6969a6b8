import { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";
import type { Message } from "../messages.ts";
import { DRAFT_KINDS } from "../messages.ts";
import { beforeRound, reflection, thankYou } from "./after-round.ts";
import { answerDrafts, lookBack, offerDeadline, offerLapsesAt, prepare, receipts } from "./answers.ts";
import type { Calendar } from "./calendar.ts";
import { businessDaysBetween, dayOf, inWakingHoursFrom, inWindowFrom, isInWindow, nextOpening, previousOpening } from "./calendar.ts";
import { disregards } from "./corrections.ts";
import type { PlanInput } from "./cycle.ts";
import { chaser, holdCheckIn, holdEndsAt, movingOn, silenceAt } from "./waiting.ts";
import type { Want } from "./want.ts";

/** The playbook, rule by rule: which part of the plan each kind of message comes from. */
const RULES: readonly { rule: string; wants: (input: PlanInput) => Want[] }[] = [
  { rule: "R0", wants: beforeRound },
  { rule: "R1", wants: reflection },
  { rule: "R3", wants: thankYou },
  { rule: "R6", wants: chaser },
  { rule: "R15", wants: movingOn },
  { rule: "R17", wants: answerDrafts },
  { rule: "R18", wants: lookBack },
  { rule: "R20", wants: prepare },
  { rule: "R22", wants: holdCheckIn },
  { rule: "R23", wants: offerDeadline },
  { rule: "", wants: receipts },
  { rule: "", wants: disregards },
];

/** The rule that a message stands on, where the part of the plan serves several. */
function ruleOf(want: Want, rule: string, input: PlanInput): string {
  switch (want.kind) {
    case "final_follow_up":
      return "R8";
    case "call_script":
      return "R9";
    case "follow_up":
      return want.cause.startsWith("request:") ? "R10" : input.situation.promise === null ? "R7" : "R6";
    case "regret_reply":
      return "R18";
    case "invitation_reply":
      return "R20";
    case "info_reply":
      return "R21";
    case "offer_thanks":
      return "R23";
    default:
      return rule;
  }
}

/** A want with its final hour, as a message that is not there yet. */
export type Planned = Want & { id: Id<"message">; rule: string; isTooLate: boolean };

/** A time event that is to be appended when its hour comes, and what it is about. */
export type TimeEvent =
  | { type: "round_over"; roundId: Id<"round">; at: InstantText }
  | { type: "hold_ended" | "offer_lapsed" | "silence"; at: InstantText };

/** Draft or reminder: whom the text of a kind is for. */
export function audienceOf(kind: Message["kind"]): Message["audience"] {
  return (DRAFT_KINDS as readonly string[]).includes(kind) ? "employer" : "candidate";
}

/** Moves a time into the hours that restrain it (R31). What is overdue comes now if the hours allow it, else at their next opening. */
function settled(want: Want, calendar: Calendar, notBefore: InstantText | null, now: InstantText): InstantText {
  switch (want.restraint) {
    case "none":
      return want.dueAt;
    case "previous":
      return previousOpening(calendar, want.dueAt);
    case "waking": {
      const due = inWakingHoursFrom(calendar, want.dueAt);
      return due >= now || inWakingHoursFrom(calendar, now) === now ? due : inWakingHoursFrom(calendar, now);
    }
    case "window": {
      const due = inWindowFrom(calendar, notBefore !== null && notBefore > want.dueAt ? notBefore : want.dueAt);
      return due >= now || isInWindow(calendar, now) ? due : nextOpening(calendar, now);
    }
    default:
      return want.restraint satisfies never;
  }
}

/** Nothing unasked comes while the candidate has paused everything. */
function pausedUntil(candidate: Candidate): InstantText | null {
  const { pausedUntil: day } = candidate.preferences;
  return day === null ? null : Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: candidate.timeZone }).toInstant().toString();
}

/**
 * What should be pending for an interview, derived from where it stands. Pure: the same input gives the same plan, and
 * planning again only re-times. `interviewId` makes the ids.
 */
export function plan(interviewId: string, input: PlanInput): Planned[] {
  const today = dayOf(input.now, input.calendar.timeZone);
  const paused = pausedUntil(input.candidate);
  return RULES.flatMap(({ rule, wants }) =>
    wants(input)
      .filter((want) => want.endsAt === undefined || want.endsAt > input.now)
      .map((want) => ({
        ...want,
        id: derivedMessageId(interviewId, want.kind, want.cause),
        rule: ruleOf(want, rule, input),
        isTooLate:
          want.tooLateAfterBusinessDays !== undefined &&
          businessDaysBetween(input.calendar, dayOf(want.dueAt, input.calendar.timeZone), today) > want.tooLateAfterBusinessDays,
        dueAt: settled(want, input.calendar, paused, input.now),
      })),
  );
}

/** A message's id: the same record, kind and cause are always the same message. */
export function derivedMessageId(recordId: string, kind: Message["kind"], cause: string): Id<"message"> {
  return derivedId("message", recordId, kind, cause);
}

/** The events that only time brings, the earliest first. Wake appends those whose hour has come. */
export function timeEvents(input: PlanInput): TimeEvent[] {
  const { situation } = input;
  const events: TimeEvent[] = situation.rounds.flatMap((round) =>
    round.status === "planned" ? [{ type: "round_over" as const, roundId: round.id, at: round.endsAt }] : [],
  );
  for (const [type, when] of [
    ["hold_ended", holdEndsAt(input)],
    ["offer_lapsed", offerLapsesAt(input)],
    ["silence", silenceAt(input)],
  ] as const)
    if (when !== null) events.push({ type, at: when });
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
