import type { Calendar } from "../cadence/calendar.ts";
import { dayOf, spokenDay } from "../cadence/calendar.ts";
import type { PlanInput } from "../cadence/cycle.ts";
import { plan, timeEvents } from "../cadence/plan.ts";
import { questionHolding } from "../cadence/questions.ts";
import type { SiblingFacts } from "../cadence/siblings.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { earliest } from "../clock.ts";
import { Problem } from "../errors.ts";
import { derivedId } from "../ids.ts";
import type { Message } from "../messages.ts";
import { NOTICE_KINDS } from "../messages.ts";
import { GOING_ON } from "../replies/intents.ts";
import { describe } from "./describe.ts";
import type { InterviewEvent } from "./events.ts";
import { fold } from "./fold.ts";
import type { Interview } from "./interview.ts";
import { withMessageEvent } from "./message-events.ts";
import { reconcile } from "./reconcile.ts";
import { isUnclearWhich } from "./rounds.ts";
import { factsOf, withNews } from "./siblings.ts";
import type { AnswerEvent, Situation } from "./situation.ts";
import type { Outcome } from "./state-table.ts";
import { cellFor } from "./trigger.ts";

/** What a decision reads beside the record itself. */
export type Context = {
  candidate: Candidate;
  calendar: Calendar;
  now: InstantText;
  /** The version of the time-zone data that is in force, such as `2026c`. */
  zones?: string;
};

/** `ask`: a mail alone is not enough for what it would do; the candidate must say so, or whether it is to be opened again (R36). */
export type Decided = { result: "applied" | "duplicate"; interview: Interview } | { result: "ask"; why: string; asks?: "reopen" };

/** An append-only list grows until the item is full; a record near DynamoDB's 400 kB takes no more events. */
const ITEM_BYTES_MAX = 300_000;
/** Planning settles in two or three rounds: a skipped thank-you moves the state, which changes the plan. */
const PLANNING_ROUNDS_MAX = 50;

/** Whether nothing of this interview may be delivered now, notices about replies aside. */
export function isHeld(situation: Situation, candidate: Candidate): boolean {
  return situation.holds.length > 0 || candidate.status !== "active";
}

/**
 * Whether this very message waits. An unconfirmed or lost address holds all of them. An open question does not hold what
 * answers a later mail or a click (R31: at once), nor what prepares the candidate for a moment that will not wait.
 */
export function isMessageHeld(message: Message, situation: Situation, candidate: Candidate): boolean {
  if (candidate.status !== "active") return true;
  if ((NOTICE_KINDS as readonly string[]).includes(message.kind)) return false;
  return questionHolding(situation, message) !== undefined;
}

/** News that was written before the end has nothing to say of whether it is one: in its place in the fold it changes nothing. */
function isOldNews({ occurredAt, intent }: AnswerEvent, { closedBy }: Situation): boolean {
  return intent === "status_update" && closedBy !== null && occurredAt < closedBy.at;
}

/** Whether the state table lets a mail alone do this; somebody's word always may. */
function mustAsk(event: InterviewEvent, before: Situation): boolean {
  if (event.type !== "answered" || event.via === "told" || isOldNews(event, before)) return false;
  const cell = cellFor(event, before);
  return typeof cell === "object" && "ask" in cell;
}

const CLOSED_SINCE: Record<Outcome, string> = {
  accepted: "you signed",
  declined: "you declined their offer",
  regret: "they turned you down",
  withdrawn: "you withdrew",
  silence: "nothing came from them any more",
  offer_withdrawn: "they took their offer back",
  offer_lapsed: "their offer lapsed",
};

/** Why a mail alone is not enough, for the candidate who is asked about it; one that would open what is closed asks just that. */
function contradiction(event: InterviewEvent, { outcome, closedBy }: Situation, timeZone: string): Decided {
  if (outcome === null) return { result: "ask", why: "there is an offer, and the mail reads as if it did not stand" };
  const isGoingOn = event.type === "answered" && GOING_ON.includes(event.intent);
  const written = spokenDay(dayOf(event.occurredAt, timeZone));
  const isOlder = closedBy !== null && event.occurredAt < closedBy.at;
  return {
    result: "ask",
    why: `the interview was closed because ${CLOSED_SINCE[outcome]}, and this mail${isOlder ? `, which they wrote before that, on ${written},` : ""} reads as if ${isGoingOn ? "it went on" : "there had been no such end"}`,
    ...(isGoingOn ? { asks: "reopen" } : {}),
  };
}

function inputOf(interview: Interview, situation: Situation, context: Context): PlanInput {
  return {
    interviewId: interview.id,
    createdAt: interview.createdAt,
    situation,
    messages: interview.messages,
    siblings: interview.siblings ?? [],
    ...context,
  };
}

/** The events that time will bring, each with an id that follows from what it is: appended once, it never comes again. */
function comingTimeEvents(interview: Interview, input: PlanInput): InterviewEvent[] {
  const known = new Set<string>(interview.events.map((event) => event.id));
  return timeEvents(input)
    .map(
      ({ at, ...event }): InterviewEvent => ({
        ...event,
        id: derivedId("event", interview.id, event.type, event.type === "round_over" ? event.roundId : "", at),
        by: "time",
        occurredAt: at,
        recordedAt: at,
      }),
    )
    .filter((event) => !known.has(event.id));
}

/** The interview with the time events whose hour has come, the reason of the last of them, and where it then stands. */
function withTimeEvents(interview: Interview, context: Context): { interview: Interview; situation: Situation; because?: string } {
  let current = interview;
  let because: string | undefined;
  for (let round = 0; round < PLANNING_ROUNDS_MAX; round++) {
    const situation = fold(current.events, context.candidate.timeZone);
    const due = comingTimeEvents(current, inputOf(current, situation, context)).find((event) => event.occurredAt <= context.now);
    if (due === undefined) return { interview: current, situation, ...(because === undefined ? {} : { because }) };
    current = { ...current, events: [...current.events, { ...due, recordedAt: context.now }] };
    because = describe(due, context.candidate.timeZone);
  }
  throw new RangeError(`time does not come to rest on ${interview.id}`);
}

/**
 * Decides what an event does to an interview: appended, folded, planned again. The same event twice changes nothing.
 * Throws `action.refused` with the reason when somebody asks for what the state table refuses, `message.final` and
 * `request.invalid` for messages that cannot be so changed, `interview.full` when the record would grow too large.
 */
export function decide(interview: Interview, event: InterviewEvent, context: Context): Decided {
  if (interview.events.some((known) => known.id === event.id)) return { result: "duplicate", interview };
  // An alarm may be late: what time has brought by now comes first, else a round that is over would still be ahead.
  const { interview: current, situation: before } = withTimeEvents(interview, context);
  const cell = cellFor(event, before);
  if (typeof cell === "object" && "refused" in cell) throw new Problem("action.refused", cell.refused);
  if (mustAsk(event, before)) return contradiction(event, before, context.candidate.timeZone);
  if (event.type === "answered" && event.via !== "told" && isUnclearWhich(before, event))
    return { result: "ask", why: "several interviews are to come, and the mail does not say which of them it means" };
  const next = replan(
    { ...current, events: [...current.events, event], messages: withMessageEvent(current.messages, event) },
    context,
    describe(event, context.candidate.timeZone),
  );
  if (Buffer.byteLength(JSON.stringify(next)) > ITEM_BYTES_MAX)
    throw new Problem("interview.full", "the interview's record has grown as large as it may: record a new one for what follows");
  return { result: "applied", interview: next };
}

/** What a draft that was skipped as too late is to the interview: its turn is used (R8, R33). */
function skippedLate(interviewId: string, message: Message, why: string, now: InstantText): InterviewEvent {
  return {
    type: "message_skipped",
    messageId: message.id,
    kind: message.kind,
    why,
    id: derivedId("event", interviewId, "too_late", message.id, message.dueAt),
    by: "time",
    occurredAt: now,
    recordedAt: now,
  };
}

/**
 * Appends the time events whose hour has come, folds, and makes the messages agree with the plan. Pure; doing it twice at
 * the same instant changes nothing. `because` is the reason that cancelled messages carry.
 */
export function replan(interview: Interview, context: Context, because: string): Interview {
  let current = interview;
  let reason = because;
  for (let round = 0; round < PLANNING_ROUNDS_MAX; round++) {
    const timed = withTimeEvents(current, context);
    const { situation } = timed;
    reason = timed.because ?? reason;
    current = timed.interview;
    const { planned, unasked } = plan(inputOf(current, situation, context));
    const tooLate = new Map(planned.map((one) => [one.id, one.tooLate]));
    const before = new Map(current.messages.map((message) => [message.id, message]));
    const messages = reconcile(current.messages, planned, {
      now: context.now,
      timeZone: context.calendar.timeZone,
      because: reason,
      held: isHeld(situation, context.candidate),
    });
    const known = new Set<string>(current.events.map((event) => event.id));
    const late = messages
      .flatMap((message) => {
        const why = tooLate.get(message.id);
        const isNew = message.skippedAsLate === true && before.get(message.id)?.skippedAsLate !== true;
        return isNew && message.audience === "employer" && why != null ? [skippedLate(interview.id, message, why, context.now)] : [];
      })
      .filter((event) => !known.has(event.id));
    current = { ...current, messages, events: late.length === 0 ? current.events : [...current.events, ...late] };
    if (late.length === 0)
      return withNews(
        {
          ...current,
          ...(context.zones === undefined ? {} : { zones: context.zones }),
          state: situation.state,
          outcome: situation.outcome,
        },
        situation,
        unasked,
        context,
      );
  }
  throw new RangeError(`the plan of ${interview.id} did not settle`);
}

/** What the candidate's other interviews are to know of this one, as it is planned now. */
export function tellable(interview: Interview, context: Context): SiblingFacts {
  const situation = fold(interview.events, context.candidate.timeZone);
  const { unasked } = plan(inputOf(interview, situation, context));
  return { ...factsOf(interview, situation, unasked, context.candidate.timeZone), version: interview.version };
}

/** The earliest instant at which wake has something to do for an interview; `undefined` when there is nothing (DESIGN §3). */
export function nextDueAt(interview: Interview, context: Context): InstantText | undefined {
  const situation = fold(interview.events, context.candidate.timeZone);
  return earliest(
    interview.owed.length > 0 ? context.now : undefined,
    comingTimeEvents(interview, inputOf(interview, situation, context))[0]?.occurredAt,
    ...interview.messages.map((message) => {
      if (message.status === "delivering") return message.lease?.until;
      if (message.status !== "planned" || isMessageHeld(message, situation, context.candidate)) return undefined;
      return message.nextAttemptAt !== undefined && message.nextAttemptAt > message.dueAt ? message.nextAttemptAt : message.dueAt;
    }),
  );
}
