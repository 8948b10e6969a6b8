import type { Calendar } from "../cadence/calendar.ts";
import type { PlanInput } from "../cadence/cycle.ts";
import { plan, timeEvents } from "../cadence/plan.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { earliest } from "../clock.ts";
import { invalid, Problem } from "../errors.ts";
import { derivedId } from "../ids.ts";
import type { Message } from "../messages.ts";
import { NOTICE_KINDS } from "../messages.ts";
import { describe, kindWords } from "./describe.ts";
import type { InterviewEvent } from "./events.ts";
import { cellFor, fold } from "./fold.ts";
import type { Interview } from "./interview.ts";
import { reconcile } from "./reconcile.ts";
import type { Situation } from "./situation.ts";

/** What a decision reads beside the record itself. */
export type Context = { candidate: Candidate; calendar: Calendar; now: InstantText };

/** `ask`: a mail alone is not enough for what it would do; the candidate must say so (R36). */
export type Decided = { result: "applied" | "duplicate"; interview: Interview } | { result: "ask"; why: string };

/** An append-only list grows until the item is full; a record near DynamoDB's 400 kB takes no more events. */
const ITEM_BYTES_MAX = 300_000;
/** Planning settles in two or three rounds: a skipped thank-you moves the state, which changes the plan. */
const PLANNING_ROUNDS_MAX = 50;

/** Whether nothing of this interview may be delivered now, notices about replies aside. */
export function isHeld(situation: Situation, candidate: Candidate): boolean {
  return situation.holds.length > 0 || candidate.status !== "active";
}

/** Whether this very message waits. A notice answers what the candidate did, so only an unconfirmed or lost address holds it. */
export function isMessageHeld(message: Message, situation: Situation, candidate: Candidate): boolean {
  if (candidate.status !== "active") return true;
  return situation.holds.length > 0 && !(NOTICE_KINDS as readonly string[]).includes(message.kind);
}

/** What an event does to the message it names; refuses what cannot be. */
function withMessageEvent(messages: Message[], event: InterviewEvent): Message[] {
  if (event.type !== "message_sent" && event.type !== "message_skipped" && event.type !== "message_snoozed") return messages;
  const message = messages.find((m) => m.id === event.messageId);
  if (message === undefined) throw invalid({ path: "messageId", message: "this interview has no such message" });
  return messages.map((m) => (m.id === message.id ? changed(message, event) : m));
}

function changed(message: Message, event: InterviewEvent & { type: "message_sent" | "message_skipped" | "message_snoozed" }): Message {
  const { lease: _lease, nextAttemptAt: _next, ...settled } = message;
  switch (event.type) {
    case "message_sent":
      if (message.audience !== "employer")
        throw invalid({ path: "messageId", message: `this is a ${kindWords(message.kind)} for the candidate: only drafts are sent on` });
      return { ...settled, status: "sent", statusAt: event.recordedAt, sentAt: event.occurredAt };
    case "message_skipped":
      if (message.status === "sent" || message.status === "cancelled" || message.status === "failed")
        throw new Problem("message.final", `the message is ${message.status} and cannot be skipped any more`);
      return {
        ...settled,
        status: "skipped",
        statusAt: event.recordedAt,
        skippedAt: event.occurredAt,
        reason: `it was skipped: ${event.why}`,
      };
    case "message_snoozed": {
      if (message.status === "sent" || message.status === "cancelled" || message.status === "failed")
        throw new Problem("message.final", `the message is ${message.status} and cannot be put off any more`);
      const { deliveredAt: _delivered, skippedAt: _skipped, content: _content, ...again } = settled;
      return { ...again, status: "planned", statusAt: event.recordedAt, dueAt: event.until, snoozedUntil: event.until, attempts: 0 };
    }
    default:
      return event satisfies never;
  }
}

/** Whether the state table lets a mail alone do this; somebody's word always may. */
function mustAsk(event: InterviewEvent, before: Situation): boolean {
  if (event.type !== "answered" || event.via === "told") return false;
  const cell = cellFor(event, before);
  return typeof cell === "object" && "ask" in cell;
}

/** Why a mail alone is not enough, for the candidate who is asked about it. */
function contradiction(before: Situation): string {
  return before.state === "closed"
    ? "this interview is closed, and the mail reads as if it went on"
    : "there is an offer, and the mail reads as if there were none";
}

/**
 * Decides what an event does to an interview: appended, folded, planned again. The same event twice changes nothing.
 * Throws `action.refused` with the reason when somebody asks for what the state table refuses, `message.final` and
 * `request.invalid` for messages that cannot be so changed, `interview.full` when the record would grow too large.
 */
export function decide(interview: Interview, event: InterviewEvent, context: Context): Decided {
  if (interview.events.some((known) => known.id === event.id)) return { result: "duplicate", interview };
  const before = fold(interview.events, context.candidate.timeZone);
  const cell = cellFor(event, before);
  if (typeof cell === "object" && "refused" in cell) throw new Problem("action.refused", cell.refused);
  if (mustAsk(event, before)) return { result: "ask", why: contradiction(before) };
  const next = replan(
    { ...interview, events: [...interview.events, event], messages: withMessageEvent(interview.messages, event) },
    context,
    describe(event, context.candidate.timeZone),
  );
  if (Buffer.byteLength(JSON.stringify(next)) > ITEM_BYTES_MAX)
    throw new Problem("interview.full", "the interview's record has grown as large as it may: record a new one for what follows");
  return { result: "applied", interview: next };
}

/** The events that time will bring, each with an id that follows from what it is: appended once, it never comes again. */
function comingTimeEvents(interviewId: string, events: readonly InterviewEvent[], input: PlanInput): InterviewEvent[] {
  const known = new Set<string>(events.map((event) => event.id));
  return timeEvents(input)
    .map(
      ({ at, ...event }): InterviewEvent => ({
        ...event,
        id: derivedId("event", interviewId, event.type, event.type === "round_over" ? event.roundId : "", at),
        by: "time",
        occurredAt: at,
        recordedAt: at,
      }),
    )
    .filter((event) => !known.has(event.id));
}

/**
 * Appends the time events whose hour has come, folds, and makes the messages agree with the plan. Pure; doing it twice at
 * the same instant changes nothing. `because` is the reason that cancelled messages carry.
 */
export function replan(interview: Interview, context: Context, because: string): Interview {
  let { events, messages } = interview;
  let reason = because;
  for (let round = 0; round < PLANNING_ROUNDS_MAX; round++) {
    const situation = fold(events, context.candidate.timeZone);
    const input = { situation, messages, candidate: context.candidate, calendar: context.calendar, now: context.now };
    const due = comingTimeEvents(interview.id, events, input).find((event) => event.occurredAt <= context.now);
    if (due !== undefined) {
      events = [...events, { ...due, recordedAt: context.now }];
      reason = describe(due, context.candidate.timeZone);
      continue;
    }
    const held = isHeld(situation, context.candidate);
    const next = reconcile(messages, plan(interview.id, input), { now: context.now, because: reason, held });
    const late = next.filter(
      (message, index) => message.skippedAsLate === true && messages[index]?.skippedAsLate !== true && message.audience === "employer",
    );
    messages = next;
    if (late.length === 0) {
      return { ...interview, events, messages, state: situation.state, outcome: situation.outcome };
    }
    events = [
      ...events,
      ...late.map(
        (message): InterviewEvent => ({
          type: "message_skipped",
          messageId: message.id,
          kind: message.kind,
          why: "it was too late for it",
          id: derivedId("event", interview.id, "too_late", message.id, message.dueAt),
          by: "time",
          occurredAt: context.now,
          recordedAt: context.now,
        }),
      ),
    ];
  }
  throw new RangeError(`the plan of ${interview.id} did not settle`);
}

/** The earliest instant at which wake has something to do for an interview; `undefined` when there is nothing (DESIGN §3). */
export function nextDueAt(interview: Interview, context: Context): InstantText | undefined {
  const situation = fold(interview.events, context.candidate.timeZone);
  const input = { situation, messages: interview.messages, candidate: context.candidate, calendar: context.calendar, now: context.now };
  return earliest(
    interview.owed.length > 0 ? context.now : undefined,
    comingTimeEvents(interview.id, interview.events, input)[0]?.occurredAt,
    ...interview.messages.map((message) => {
      if (message.status === "delivering") return message.lease?.until;
      if (message.status !== "planned" || isMessageHeld(message, situation, context.candidate)) return undefined;
      return message.nextAttemptAt !== undefined && message.nextAttemptAt > message.dueAt ? message.nextAttemptAt : message.dueAt;
    }),
  );
}
