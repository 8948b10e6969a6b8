import { Temporal } from "temporal-polyfill";
import type { DateText, InstantText } from "../clock.ts";
import { latest } from "../clock.ts";
import type { AnswerEvent } from "../interview/situation.ts";
import type { Channel, Message, MessageKind } from "../messages.ts";
import { at, businessDaysAfter, dayOf, minutesAfter, openingOn, spokenDay, WAKING_FROM } from "./calendar.ts";
import type { PlanInput, Sitting } from "./cycle.ts";
import { businessDays, companyZone, holidayClause, openingAfter, promiseFor, sittings, usedAt, usedChasers } from "./cycle.ts";
import { acceptedElsewhere, signedElsewhere } from "./siblings.ts";
import type { Hours, Want } from "./want.ts";

/** R7 for a company marked small, where one person decides. */
const SMALL_COMPANY_BUSINESS_DAYS = 5;
/** R15: patience after the last follow-up, and again before silence closes the interview; "not yet" adds as many. */
const MOVING_ON_BUSINESS_DAYS = 10;
const CHASERS_MAX = 2;

/** How many drafts may chase an answer in one round (R8). */
export function chasersMax(input: Pick<PlanInput, "candidate">): number {
  return Math.min(CHASERS_MAX, input.candidate.preferences.maxFollowUps);
}

/** Whether chasing is held here because of an offer that was accepted, or signed, elsewhere (R26). */
export function isChasingHeld(input: PlanInput): boolean {
  return acceptedElsewhere(input.siblings) !== undefined || signedElsewhere(input.createdAt, input.siblings) !== undefined;
}

/** Where the waiting stands: the last sitting, if nothing but an answer is to come. */
function waitingFor(input: PlanInput): Sitting | undefined {
  const { state } = input.situation;
  const isWaiting = state === "scheduled" || state === "interviewed" || state === "waiting";
  return isWaiting && !isChasingHeld(input) ? sittings(input.situation).at(-1) : undefined;
}

/** How a draft reaches the employer (R9): their wish first, then the candidate's; no call where they said not to. */
function channelOf(input: PlanInput): Channel {
  const { contactPolicy } = input.situation.facts;
  const wanted = contactPolicy.channel ?? input.candidate.preferences.channel;
  return wanted === "phone" && input.situation.noCalls ? "email" : wanted;
}

const LEAVES_WISHES: readonly AnswerEvent["intent"][] = ["acknowledgement", "info_request"];

type Request = { answer: AnswerEvent; reason: string; dueAt: InstantText; hours: Hours; channel: Channel };
type Wish = NonNullable<AnswerEvent["wantsContact"]> & { on: DateText };

/** Before the hour that they named: time to read it through. */
const BEFORE_NAMED_HOUR_MINUTES = 60;
const EVENING_BEFORE = "18:00";
/** Where they named none, the call is to be made while they are at work. */
const UNSAID_HOUR = "16:00";

/**
 * The morning of the day they asked for, whatever day of the week it is; an hour before an early hour, or the evening before.
 * A day without an hour is one of theirs, the morning is the candidate's.
 */
function onItsDay({ calendar: { timeZone, window }, situation }: PlanInput, { on, at: hour }: Wish): InstantText {
  const asked = Temporal.PlainDate.from(on);
  const moment = hour === undefined ? at(asked, UNSAID_HOUR, companyZone(situation) ?? timeZone) : at(asked, hour, timeZone);
  const before = minutesAfter(moment, -BEFORE_NAMED_HOUR_MINUTES);
  const day = dayOf(before, timeZone);
  const morning = at(day, window.from, timeZone);
  if (before >= morning) return morning;
  return before >= at(day, WAKING_FROM, timeZone) ? before : at(day.subtract({ days: 1 }), EVENING_BEFORE, timeZone);
}

/** When a wish is due: on its day, by it at once, or once it has passed without news. */
function whenWished(input: PlanInput, answer: AnswerEvent, wish: Wish): Pick<Request, "dueAt" | "hours" | "reason"> {
  const day = Temporal.PlainDate.from(wish.on);
  const atOnce = { dueAt: answer.recordedAt, hours: answer.via === "automatic" ? "waking" : "at_once" } as const;
  switch (wish.when) {
    case "by":
      return { ...atOnce, reason: `they asked to hear from you by ${spokenDay(day)}` };
    case "after":
      return {
        dueAt: openingAfter(input, day, 1),
        hours: "window",
        reason: `they asked to hear from you after ${spokenDay(day)}, if nothing had come`,
      };
    case undefined: {
      const isToday = wish.on <= dayOf(answer.recordedAt, input.calendar.timeZone).toString();
      const due = isToday ? atOnce : { dueAt: onItsDay(input, wish), hours: "waking" as const };
      return { ...due, reason: `they asked to hear from you on ${spokenDay(day)}${wish.at === undefined ? "" : ` at ${wish.at}`}` };
    }
    default:
      return wish.when satisfies never;
  }
}

/** R10: they asked to be contacted on a day, by a channel, and have not been since. The latest such wish is the one that counts. */
function openRequest(input: PlanInput, sitting: Sitting): Request | null {
  const answer = input.situation.answers.findLast((a) => a.wantsContact?.on != null && a.occurredAt >= sitting.endsAt);
  const wish = answer?.wantsContact;
  if (answer === undefined || wish?.on == null) return null;
  // News since then has overtaken the wish; a courtesy or a question for papers has not.
  if (input.situation.answers.some((a) => !LEAVES_WISHES.includes(a.intent) && a.occurredAt > answer.occurredAt)) return null;
  const due = whenWished(input, answer, { ...wish, on: wish.on });
  if (usedChasers(input, sitting).some(({ message, at }) => message.eventId === answer.id || at >= due.dueAt)) return null;
  const channel = wish.channel === "phone" && !input.situation.noCalls ? "phone" : "email";
  return { answer, channel, ...due };
}

type Used = ReturnType<typeof usedChasers>[number];
const CHASED_BY: Partial<Record<MessageKind, string>> = { call_script: "the first call", hold_check_in: "the check-in" };

/** The first chaser, as what comes after it speaks of it. */
function chasedBy({ kind, status }: Message): string {
  const name = CHASED_BY[kind] ?? "the first follow-up";
  return status === "skipped" ? `${name}, which was skipped` : name;
}

/** From what the wait counts where no date was named: a mail of theirs, or that the process goes on after a hold or an end. */
function lastUpdate({ situation: { answers, lastUpdateAt, reopened, resumedAt } }: PlanInput): string {
  if (answers.some((answer) => answer.occurredAt === lastUpdateAt)) return "their last word";
  if (reopened?.at === lastUpdateAt) return "it was reopened";
  return resumedAt === lastUpdateAt ? "it was taken up again" : "the further interview was called off";
}

type ChaserTime = Pick<Want, "dueAt" | "reason" | "rule">;

/** R6: so many business days after the day they named. */
function afterPromise(input: PlanInput, by: string): InstantText {
  return openingAfter(input, Temporal.PlainDate.from(by), input.candidate.preferences.followUpAfterBusinessDays);
}

/** When the next chaser of a sitting is due, and why: R6 with a promised date, R7 without, R8 for the second. */
function chaserTime(input: PlanInput, sitting: Sitting, first: Used | undefined): ChaserTime {
  const { preferences } = input.candidate;
  const zone = input.calendar.timeZone;
  const promise = promiseFor(input.situation, sitting);
  const isFirst = first === undefined;

  if (promise !== null && (isFirst || promise.since > first.at)) {
    const count = preferences.followUpAfterBusinessDays;
    const by = Temporal.PlainDate.from(promise.by);
    const dueAt = afterPromise(input, promise.by);
    const patience = count === 0 ? "and you ask the business morning after it" : `and you give them ${businessDays(count)} more`;
    const words = promise.roughly ?? promise.range;
    const day = spokenDay(by, dayOf(promise.since, input.calendar.timeZone));
    const said = words === undefined ? `named ${day}` : `said “${words}”, to ${day} as we take it`;
    return { dueAt, reason: `they ${said}, ${patience}${holidayClause(input, by, dueAt)}`, rule: isFirst ? "R6" : "R8" };
  }
  const update = input.situation.lastUpdateAt;
  if (isFirst || (update !== null && update > first.at)) {
    const isSmall = input.situation.facts.company.size === "small";
    const count = isSmall ? SMALL_COMPANY_BUSINESS_DAYS : preferences.followUpWithoutDateBusinessDays;
    const from = update === null ? sitting.endsAt : latest(update, sitting.endsAt);
    const what = from === sitting.endsAt ? "the interview" : lastUpdate(input);
    const day = dayOf(from, zone);
    const dueAt = openingAfter(input, day, count);
    const small = isSmall ? ", a small company," : "";
    const named = input.situation.promise === null ? "named no date" : "named a day before the interview";
    return {
      dueAt,
      reason: `they${small} ${named}, so we wait ${businessDays(count)} after ${what}${holidayClause(input, day, dueAt)}`,
      rule: isFirst ? "R7" : "R8",
    };
  }
  const count = preferences.finalFollowUpAfterBusinessDays;
  const day = dayOf(first.at, zone);
  const dueAt = openingAfter(input, day, count);
  const holidays = holidayClause(input, day, dueAt);
  // R5 holds for every chaser: a date that still stands is waited for.
  return {
    dueAt: promise === null ? dueAt : latest(dueAt, afterPromise(input, promise.by)),
    reason: `nothing has come for ${businessDays(count)} after ${chasedBy(first.message)}${holidays === "" ? ", and" : `${holidays};`} this is the last one`,
    rule: "R8",
  };
}

/** R10: what they asked for is done when they asked for it, by the channel they named. */
function requested(request: Request, usedBefore: number, roundId: Want["roundId"]): Want {
  return {
    kind: request.channel === "phone" ? "call_script" : usedBefore === 0 ? "follow_up" : "final_follow_up",
    rule: "R10",
    cause: `request:${request.answer.id}`,
    dueAt: request.dueAt,
    hours: request.hours,
    isAsked: true,
    channel: request.channel,
    eventId: request.answer.id,
    reason: request.reason,
    ...(roundId === undefined ? {} : { roundId }),
  };
}

/** Whether nothing more chases an answer: both have had their turn, or the first was so late that a last one would be odder still (R33). */
function areUsedUp(input: PlanInput, used: readonly Used[]): boolean {
  return used.length >= chasersMax(input) || used.some(({ message }) => message.skippedAsLate === true);
}

const chased = new WeakMap<PlanInput, Want[]>();

/** R5–R10: the one chaser that comes next. The second is planned only once the first has used its turn. */
export function chaser(input: PlanInput): Want[] {
  const wants = chased.get(input) ?? chasers(input);
  // An input is never changed, and the answers of the same plan ask what comes for each wish.
  chased.set(input, wants);
  return wants;
}

function chasers(input: PlanInput): Want[] {
  const sitting = waitingFor(input);
  const round = sitting?.rounds.at(-1);
  if (sitting === undefined || round === undefined) return [];
  const used = usedChasers(input, sitting);
  const request = openRequest(input, sitting);
  if (request !== null) return [requested(request, used.length, round.id)];
  const ordinal = used.length + 1;
  if (areUsedUp(input, used)) return [];
  const channel = channelOf(input);
  return [
    {
      kind: channel === "phone" ? "call_script" : ordinal === 1 ? "follow_up" : "final_follow_up",
      cause: `round:${sitting.key}:${ordinal}`,
      ...chaserTime(input, sitting, used.at(-1)),
      channel,
      roundId: round.id,
    },
  ];
}

type Since = { at: InstantText; what: string };

/**
 * From when the silence counts: the last chaser, or the day of the first one where the candidate wants none; never before
 * their last word, a date that stands, or the reopening. `null` while something is still to go to them.
 */
function silentSince(input: PlanInput, sitting: Sitting): Since | null {
  const used = usedChasers(input, sitting);
  if (!areUsedUp(input, used) || openRequest(input, sitting) !== null) return null;
  const { lastUpdateAt, reopened } = input.situation;
  const promise = promiseFor(input.situation, sitting);
  const last = used.at(-1);
  const chased: Since =
    last === undefined
      ? { at: chaserTime(input, sitting, undefined).dueAt, what: "the day on which a follow-up would have been due" }
      : { at: last.at, what: "the last follow-up" };
  const others: Since[] = [
    ...(promise === null
      ? []
      : [
          {
            at: openingAfter(input, Temporal.PlainDate.from(promise.by), 0),
            what: `${spokenDay(promise.by, dayOf(promise.since, input.calendar.timeZone))}, the day they named`,
          },
        ]),
    ...(lastUpdateAt === null ? [] : [{ at: lastUpdateAt, what: lastUpdate(input) }]),
    ...(reopened === undefined ? [] : [{ at: reopened.at, what: "it was reopened" }]),
  ];
  return others.reduce((latest, one) => (one.at > latest.at ? one : latest), chased);
}

/** A reopened interview is waited for anew, and let go anew. */
const movingOnCause = (input: PlanInput, sitting: Sitting) =>
  `round:${sitting.key}${input.situation.reopened === undefined ? "" : `:reopened.${input.situation.reopened.times}`}`;

/** R15: silence after the last follow-up. */
export function movingOn(input: PlanInput): Want[] {
  const sitting = waitingFor(input);
  const since = sitting === undefined ? null : silentSince(input, sitting);
  if (sitting === undefined || since === null || sitting.endsAt > input.now) return [];
  const day = dayOf(since.at, input.calendar.timeZone);
  const dueAt = openingAfter(input, day, MOVING_ON_BUSINESS_DAYS);
  return [
    {
      kind: "moving_on",
      cause: movingOnCause(input, sitting),
      dueAt,
      roundId: sitting.id,
      reason: `nothing has come for ${businessDays(MOVING_ON_BUSINESS_DAYS)} after ${since.what}${holidayClause(input, day, dueAt)}`,
    },
  ];
}

/** R15: when silence closes the interview: ten business days after moving_on came, and ten more for each "not yet". */
export function silenceAt(input: PlanInput): InstantText | null {
  const sitting = waitingFor(input);
  if (sitting === undefined || input.situation.holds.length > 0) return null;
  const told = input.messages.find((message) => message.kind === "moving_on" && message.cause === movingOnCause(input, sitting));
  const toldAt = told === undefined ? undefined : usedAt(told);
  const since = silentSince(input, sitting);
  if (toldAt === undefined || since === null) return null;
  const grace = MOVING_ON_BUSINESS_DAYS * (1 + (input.situation.notYet?.times ?? 0));
  return openingOn(input.calendar, businessDaysAfter(input.calendar, dayOf(latest(toldAt, since.at), input.calendar.timeZone), grace));
}
