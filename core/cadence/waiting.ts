import { Temporal } from "temporal-polyfill";
import type { InstantText } from "../clock.ts";
import { latest } from "../clock.ts";
import type { Channel } from "../messages.ts";
import { at, dayOf, nextOpening, spokenDay } from "./calendar.ts";
import type { PlanInput, Sitting } from "./cycle.ts";
import { openingAfter, promiseFor, sittings, usedAt, usedChasers } from "./cycle.ts";
import type { Want } from "./want.ts";

/** R7 for a company marked small, where one person decides. */
const SMALL_COMPANY_BUSINESS_DAYS = 5;
/** R15: patience after the last follow-up, and again before silence closes the interview. */
const MOVING_ON_BUSINESS_DAYS = 10;
/** R22: how long a process on hold is left in peace. */
const HOLD_DAYS = 30;
const CHASERS_MAX = 2;

/** Where the waiting stands: the last sitting, if nothing but an answer is to come. */
function waitingFor(input: PlanInput): Sitting | undefined {
  const { state } = input.situation;
  return state === "scheduled" || state === "interviewed" || state === "waiting" ? sittings(input.situation).at(-1) : undefined;
}

/** How a draft reaches the employer (R9): their wish first, then the candidate's; no call where they said not to. */
export function channelOf(input: PlanInput): Channel {
  const { contactPolicy } = input.situation.facts;
  const wanted = contactPolicy.channel ?? input.candidate.preferences.channel;
  return wanted === "phone" && input.situation.noCalls ? "email" : wanted;
}

const businessDays = (count: number) => (count === 1 ? "one business day" : `${count} business days`);

/** R10: they asked to be contacted on a day, by a channel, and have not been since. */
function requestOf(
  input: PlanInput,
  sitting: Sitting,
): { eventId: Want["eventId"]; dueAt: InstantText; channel: Channel; day: string } | null {
  const answer = input.situation.answers.findLast((a) => a.wantsContact?.on != null && a.occurredAt >= sitting.endsAt);
  const day = answer?.wantsContact?.on;
  if (answer === undefined || day == null) return null;
  const channel = answer.wantsContact?.channel === "phone" && !input.situation.noCalls ? "phone" : "email";
  return {
    eventId: answer.id,
    dueAt: nextOpening(input.calendar, at(Temporal.PlainDate.from(day), "00:00", input.calendar.timeZone)),
    channel,
    day,
  };
}

/** When the next chaser of a sitting is due, and why: R6 with a promised date, R7 without, R8 for the second. */
function chaserTime(input: PlanInput, sitting: Sitting, firstUsedAt: InstantText | undefined): { dueAt: InstantText; reason: string } {
  const { preferences } = input.candidate;
  const zone = input.calendar.timeZone;
  const promise = promiseFor(input.situation, sitting);
  const sinceFirst = (since: InstantText) => firstUsedAt === undefined || since > firstUsedAt;

  if (promise !== null && sinceFirst(promise.since)) {
    const count = preferences.followUpAfterBusinessDays;
    const by = Temporal.PlainDate.from(promise.by);
    const patience = count === 0 ? "and the next business morning is here" : `and ${businessDays(count)} more are left to them`;
    return { dueAt: openingAfter(input, by, count), reason: `they named ${spokenDay(by)}, ${patience}` };
  }
  const update = input.situation.lastUpdateAt;
  if (firstUsedAt === undefined || (update !== null && update > firstUsedAt)) {
    const isSmall = input.situation.facts.company.size === "small";
    const count = isSmall ? SMALL_COMPANY_BUSINESS_DAYS : preferences.followUpWithoutDateBusinessDays;
    const from = update === null ? sitting.endsAt : latest(update, sitting.endsAt);
    const what = from === sitting.endsAt ? "the interview" : "their last word";
    return {
      dueAt: openingAfter(input, dayOf(from, zone), count),
      reason: `they named no date, so we wait ${businessDays(count)} after ${what}`,
    };
  }
  const count = preferences.finalFollowUpAfterBusinessDays;
  const dueAt = openingAfter(input, dayOf(firstUsedAt, zone), count);
  const reason = `the first follow-up was ${businessDays(count)} ago and nothing came; this is the last one`;
  // R5 holds for every chaser: a date that still stands is waited for.
  return {
    dueAt:
      promise === null
        ? dueAt
        : latest(dueAt, openingAfter(input, Temporal.PlainDate.from(promise.by), preferences.followUpAfterBusinessDays)),
    reason,
  };
}

/** R5–R10: the one chaser that comes next. The second is planned only once the first has used its turn. */
export function chaser(input: PlanInput): Want[] {
  const sitting = waitingFor(input);
  const round = sitting?.rounds.at(-1);
  if (sitting === undefined || round === undefined) return [];
  const used = usedChasers(input, sitting);
  const request = requestOf(input, sitting);
  if (request !== null && !used.some(({ message, at: when }) => message.eventId === request.eventId || when >= request.dueAt)) {
    return [
      {
        kind: request.channel === "phone" ? "call_script" : used.length === 0 ? "follow_up" : "final_follow_up",
        cause: `request:${request.eventId}`,
        dueAt: request.dueAt,
        restraint: "window",
        channel: request.channel,
        roundId: round.id,
        ...(request.eventId === undefined ? {} : { eventId: request.eventId }),
        reason: `they asked to hear from you on ${spokenDay(request.day)}`,
        tooLateAfterBusinessDays: 30,
      },
    ];
  }
  const ordinal = used.length + 1;
  if (ordinal > Math.min(CHASERS_MAX, input.candidate.preferences.maxFollowUps)) return [];
  const channel = channelOf(input);
  return [
    {
      kind: channel === "phone" ? "call_script" : ordinal === 1 ? "follow_up" : "final_follow_up",
      cause: `round:${sitting.id}:${ordinal}`,
      ...chaserTime(input, sitting, used.at(-1)?.at),
      restraint: "window",
      channel,
      roundId: round.id,
      tooLateAfterBusinessDays: 30,
    },
  ];
}

/** From when the silence counts: the last chaser, or the day of the first one where the candidate wants none; never before a date that stands. */
function silentSince(input: PlanInput, sitting: Sitting): InstantText | null {
  const used = usedChasers(input, sitting);
  const { maxFollowUps } = input.candidate.preferences;
  if (used.length < Math.min(CHASERS_MAX, maxFollowUps)) return null;
  const promise = promiseFor(input.situation, sitting);
  const last = used.at(-1)?.at ?? chaserTime(input, sitting, undefined).dueAt;
  const stands = promise === null ? last : latest(last, openingAfter(input, Temporal.PlainDate.from(promise.by), 0));
  return input.situation.lastUpdateAt === null ? stands : latest(stands, input.situation.lastUpdateAt);
}

const movingOnCause = (sitting: Sitting) => `round:${sitting.id}`;

/** R15: silence after the last follow-up. */
export function movingOn(input: PlanInput): Want[] {
  const sitting = waitingFor(input);
  const since = sitting === undefined ? null : silentSince(input, sitting);
  if (sitting === undefined || since === null || sitting.endsAt > input.now) return [];
  return [
    {
      kind: "moving_on",
      cause: movingOnCause(sitting),
      dueAt: openingAfter(input, dayOf(since, input.calendar.timeZone), MOVING_ON_BUSINESS_DAYS),
      restraint: "window",
      roundId: sitting.id,
      reason: `nothing has come for ${businessDays(MOVING_ON_BUSINESS_DAYS)} after the last follow-up`,
    },
  ];
}

/** R15: when silence closes the interview: ten business days after moving_on came, or after the last "not yet". */
export function silenceAt(input: PlanInput): InstantText | null {
  const sitting = waitingFor(input);
  if (sitting === undefined || input.situation.holds.length > 0) return null;
  const told = input.messages.find((message) => message.kind === "moving_on" && message.cause === movingOnCause(sitting));
  const toldAt = told === undefined ? undefined : usedAt(told);
  const since = silentSince(input, sitting);
  if (toldAt === undefined || since === null) return null;
  const from = input.situation.notYet === null ? latest(toldAt, since) : latest(toldAt, since, input.situation.notYet.at);
  return openingAfter(input, dayOf(from, input.calendar.timeZone), MOVING_ON_BUSINESS_DAYS);
}

/** The day on which a hold without an end is asked about. */
function holdAskedOn(input: PlanInput): Temporal.PlainDate | null {
  const hold = input.situation.onHold;
  if (hold === null) return null;
  return hold.until === undefined
    ? dayOf(hold.since, input.calendar.timeZone).add({ days: HOLD_DAYS })
    : Temporal.PlainDate.from(hold.until);
}

/** R22: after thirty days on hold, one check-in, if a chaser is left for it. */
export function holdCheckIn(input: PlanInput): Want[] {
  const day = holdAskedOn(input);
  const sitting = sittings(input.situation).at(-1);
  const round = sitting?.rounds.at(-1);
  if (
    day === null ||
    input.situation.state !== "on_hold" ||
    sitting === undefined ||
    round === undefined ||
    input.situation.onHold === null
  )
    return [];
  if (usedChasers(input, sitting).length >= Math.min(CHASERS_MAX, input.candidate.preferences.maxFollowUps)) return [];
  return [
    {
      kind: "hold_check_in",
      cause: `event:${input.situation.onHold.eventId}`,
      dueAt: nextOpening(input.calendar, at(day, "00:00", input.calendar.timeZone)),
      restraint: "window",
      roundId: round.id,
      eventId: input.situation.onHold.eventId,
      reason: `the process was put on hold ${HOLD_DAYS} days ago, and one friendly question is due`,
      tooLateAfterBusinessDays: 30,
    },
  ];
}

/** When a hold ends by itself: on the day named, or once its check-in has used its turn; without one left, on the day of the check-in. */
export function holdEndsAt(input: PlanInput): InstantText | null {
  const hold = input.situation.onHold;
  const day = holdAskedOn(input);
  if (hold === null || day === null || input.situation.state !== "on_hold") return null;
  const checkIn = input.messages.find((message) => message.kind === "hold_check_in" && message.eventId === hold.eventId);
  const used = checkIn === undefined ? undefined : usedAt(checkIn);
  if (used !== undefined) return used;
  return holdCheckIn(input).length > 0 ? null : at(day, "00:00", input.calendar.timeZone);
}
