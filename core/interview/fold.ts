import { dayOf } from "../cadence/calendar.ts";
import type { MessageKind } from "../messages.ts";
import type { Answered, InterviewEvent } from "./events.ts";
import type { Round } from "./facts.ts";
import type { AnswerEvent, Situation } from "./situation.ts";
import type { Cell, Trigger } from "./state-table.ts";
import { cellOf, fromStanding, standingOf } from "./state-table.ts";

const CHASERS: ReadonlySet<MessageKind> = new Set(["follow_up", "final_follow_up", "call_script", "hold_check_in"]);

/** Whether a round is still to come, as far as the events know: neither over nor called off. */
export function isAhead(round: Round): boolean {
  return round.status === "planned";
}

/** Rounds that were held, the latest last. */
export function heldRounds(situation: Situation): Round[] {
  return situation.rounds
    .filter((round) => round.status === "held")
    .sort((a, b) => (a.endsAt < b.endsAt ? -1 : a.endsAt > b.endsAt ? 1 : 0));
}

/** The events in force, in the order in which they happened. What was taken back, and a second copy of one event, is left out. */
function eventsInForce(events: readonly InterviewEvent[]): InterviewEvent[] {
  const retracted = new Set(events.flatMap((event) => (event.type === "retracted" ? [event.target] : [])));
  const seen = new Set<string>();
  const inForce = events.filter((event) => {
    if (retracted.has(event.id) || seen.has(event.id)) return false;
    seen.add(event.id);
    return true;
  });
  // Stable: what happened at the same instant stays in the order in which we heard of it.
  return inForce.sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0));
}

/** Whether an answer names a coming round's time with certainty; a guess is asked about and puts nothing on the record. */
function isDated(answer: Answered, occurredAt: string): boolean {
  return answer.interviewAt?.certain === true && answer.interviewAt.startsAt > occurredAt;
}

/** What an event is to the state table, given where the interview stands before it. */
export function triggerOf(event: InterviewEvent, before: Situation): Trigger {
  const moreAhead = (except?: string) => before.rounds.some((round) => isAhead(round) && round.id !== except);
  switch (event.type) {
    case "recorded":
    case "amended":
    case "noted":
    case "held":
    case "released":
    case "retracted":
    case "message_snoozed":
      return "put_on_record";
    case "round_added":
      return event.round.endsAt > event.occurredAt ? "round_set_ahead" : "put_on_record";
    case "round_changed":
      return (event.changes.endsAt ?? "") > event.occurredAt ? "round_set_ahead" : "put_on_record";
    case "round_held":
    case "round_over":
      return moreAhead(event.roundId) ? "round_over_more_ahead" : "round_over";
    case "round_called_off":
      if (moreAhead(event.roundId)) return "round_off_more_ahead";
      return before.rounds.some((round) => round.status === "held" && round.id !== event.roundId) ? "round_off_one_held" : "round_off";
    case "answered":
      if (event.intent !== "second_interview") return event.intent;
      return isDated(event, event.occurredAt) ? "second_interview_dated" : "second_interview_undated";
    case "message_sent":
    case "message_skipped":
      return event.kind === "thank_you" ? "thank_you_done" : CHASERS.has(event.kind) ? "chaser_done" : "draft_done";
    case "resumed":
      return moreAhead() ? "resumed_round_ahead" : "resumed";
    case "hold_ended":
      return moreAhead() ? "hold_ended_round_ahead" : "hold_ended";
    case "reopened":
      return moreAhead() ? "reopened_round_ahead" : "reopened";
    case "decision_promised":
    case "offer_accepted":
    case "offer_signed":
    case "offer_declined":
    case "change_requested":
    case "tell_first_choice":
    case "withdrawn":
    case "put_on_hold":
    case "offer_lapsed":
    case "silence":
    case "not_yet":
    case "closed":
      return event.type;
    default:
      return event satisfies never;
  }
}

/** The cell of the state table for an event that is about to happen. */
export function cellFor(event: InterviewEvent, before: Situation): Cell {
  return cellOf(standingOf(before.state, before.outcome), triggerOf(event, before));
}

function replaceRound(rounds: Round[], id: string, change: (round: Round) => Round): Round[] {
  return rounds.map((round) => (round.id === id ? change(round) : round));
}

/** An invitation with a date puts the next round on the record, or re-times the one that is still ahead (R20). */
function withInvitation(situation: Situation, event: AnswerEvent): Round[] {
  if (event.interviewAt === undefined || !isDated(event, event.occurredAt)) return situation.rounds;
  const { startsAt, endsAt, timeZone } = event.interviewAt;
  const ahead = situation.rounds.find(isAhead);
  const previous = situation.rounds.at(-1);
  const template = ahead ?? previous;
  if (template === undefined) return situation.rounds;
  const lengthMs = Date.parse(template.endsAt) - Date.parse(template.startsAt);
  const { location: _place, ...rest } = template;
  const round: Round = {
    ...rest,
    id: ahead?.id ?? `rnd_${event.id.slice("evt_".length)}`,
    startsAt,
    endsAt: endsAt ?? new Date(Date.parse(startsAt) + lengthMs).toISOString(),
    timeZone: timeZone ?? template.timeZone,
    // Who will be there is only what the invitation says: nobody is thanked for a round they were not at.
    panel: event.people ?? ahead?.panel ?? [],
    ...(event.format === undefined ? {} : { format: event.format }),
    ...(event.location === undefined ? (ahead?.location === undefined ? {} : { location: ahead.location }) : { location: event.location }),
    status: "planned",
  };
  return ahead === undefined ? [...situation.rounds, round] : replaceRound(situation.rounds, ahead.id, () => round);
}

/** What a status update does to the promised date (R17): a date replaces it, none leaves it unless its day has passed. */
function withUpdate(situation: Situation, event: AnswerEvent, candidateZone: string): Partial<Situation> {
  if (event.decisionBy !== undefined)
    return { promise: { by: event.decisionBy, eventId: event.id, since: event.occurredAt }, saidNoDate: false };
  const stands = situation.promise !== null && situation.promise.by >= dayOf(event.occurredAt, candidateZone).toString();
  return stands ? {} : { promise: null, lastUpdateAt: event.occurredAt };
}

/** What an employer's answer adds, whatever its intent. */
function withAnswer(situation: Situation, event: AnswerEvent, candidateZone: string): Situation {
  const next: Situation = {
    ...situation,
    answers: [...situation.answers, event],
    noCalls: situation.noCalls || event.noCalls === true,
    threadIds: event.mailMessageId === undefined ? situation.threadIds : [...situation.threadIds, event.mailMessageId],
  };
  switch (event.intent) {
    case "status_update":
      return { ...next, ...withUpdate(situation, event, candidateZone) };
    case "acknowledgement":
    case "info_request":
      return event.decisionBy === undefined ? next : { ...next, ...withUpdate(situation, event, candidateZone) };
    case "second_interview":
      // The rounds ahead are of a new cycle: what was promised for the last one has been kept.
      return { ...next, rounds: withInvitation(situation, event), promise: null, saidNoDate: false, lastUpdateAt: null };
    case "offer": {
      const open = situation.offer;
      return {
        ...next,
        offer: {
          eventId: open?.eventId ?? event.id,
          madeAt: open?.madeAt ?? event.occurredAt,
          response: open?.response ?? "none",
          ...(open?.respondedEventId === undefined ? {} : { respondedEventId: open.respondedEventId }),
          ...(open?.changeText === undefined ? {} : { changeText: open.changeText }),
          ...(event.answerBy === undefined
            ? open?.answerBy === undefined
              ? {}
              : { answerBy: open.answerBy }
            : { answerBy: event.answerBy }),
        },
      };
    }
    case "on_hold":
    case "regret":
    case "offer_withdrawn":
      return next;
    default:
      return event.intent satisfies never;
  }
}

/** What an event does beside moving the state. */
function withEvent(situation: Situation, event: InterviewEvent, candidateZone: string): Situation {
  switch (event.type) {
    case "recorded":
      return situation;
    case "amended":
      return {
        ...situation,
        facts: { ...situation.facts, ...event.changes },
        ...(event.decisionBy === undefined ? {} : { promise: { by: event.decisionBy, eventId: event.id, since: event.occurredAt } }),
      };
    case "round_added":
      return { ...situation, rounds: [...situation.rounds, event.round] };
    case "round_changed": {
      const movedAhead = (event.changes.endsAt ?? "") > event.occurredAt;
      return {
        ...situation,
        rounds: replaceRound(situation.rounds, event.roundId, (round) => ({
          ...round,
          ...event.changes,
          ...(movedAhead ? { status: "planned" as const } : {}),
        })),
      };
    }
    case "round_called_off":
      return { ...situation, rounds: replaceRound(situation.rounds, event.roundId, (round) => ({ ...round, status: "called_off" })) };
    case "round_held":
    case "round_over":
      return {
        ...situation,
        rounds: replaceRound(situation.rounds, event.roundId, (round) =>
          round.status === "called_off" ? round : { ...round, status: "held" },
        ),
      };
    case "answered":
      return withAnswer(situation, event, candidateZone);
    case "message_sent":
      return event.mailMessageId === undefined ? situation : { ...situation, threadIds: [...situation.threadIds, event.mailMessageId] };
    case "decision_promised":
      return event.by === undefined
        ? { ...situation, promise: null, saidNoDate: true }
        : { ...situation, promise: { by: event.by, eventId: event.id, since: event.occurredAt }, saidNoDate: false };
    case "offer_accepted":
      return withResponse(situation, event, "accepted");
    case "change_requested":
      return withResponse(situation, event, "change_requested", event.text);
    case "put_on_hold":
      return {
        ...situation,
        onHold: { since: event.occurredAt, eventId: event.id, ...(event.until === undefined ? {} : { until: event.until }) },
      };
    case "not_yet":
      return { ...situation, notYet: { at: event.occurredAt, times: (situation.notYet?.times ?? 0) + 1 } };
    case "noted":
      return { ...situation, notes: [...situation.notes, { at: event.occurredAt, text: event.text }] };
    case "held":
      return {
        ...situation,
        holds: [
          ...situation.holds.filter((hold) => hold.cause !== event.cause),
          { cause: event.cause, since: event.occurredAt, why: event.why },
        ],
      };
    case "released":
      return { ...situation, holds: situation.holds.filter((hold) => hold.cause !== event.cause) };
    case "retracted":
      return { ...situation, retracted: [...situation.retracted, { eventId: event.target, at: event.occurredAt, why: event.why }] };
    case "message_skipped":
    case "message_snoozed":
    case "offer_signed":
    case "offer_declined":
    case "tell_first_choice":
    case "withdrawn":
    case "resumed":
    case "hold_ended":
    case "offer_lapsed":
    case "silence":
    case "closed":
    case "reopened":
      return situation;
    default:
      return event satisfies never;
  }
}

function withResponse(
  situation: Situation,
  event: InterviewEvent,
  response: "accepted" | "change_requested",
  changeText?: string,
): Situation {
  if (situation.offer === null) return situation;
  return {
    ...situation,
    offer: { ...situation.offer, response, respondedEventId: event.id, ...(changeText === undefined ? {} : { changeText }) },
  };
}

/** Moves the state by the table, and keeps what hangs on a state no longer than the state. */
function withState(before: Situation, after: Situation, event: InterviewEvent): Situation {
  const cell = cellFor(event, before);
  if (cell === "stay" || "refused" in cell) return after;
  const { state, outcome } = fromStanding(cell.to);
  return {
    ...after,
    state,
    outcome,
    closedBy: state === "closed" ? { eventId: event.id, at: event.occurredAt } : null,
    onHold: state === "on_hold" ? (after.onHold ?? { since: event.occurredAt, eventId: event.id }) : null,
    offer: state === "offered" || state === "closed" ? after.offer : null,
    notYet: event.type === "reopened" ? null : after.notYet,
  };
}

/**
 * Folds an interview's events into where it stands. Pure and total: an event that does not fit where it falls changes
 * nothing, so that a reply handed in late or taken back leaves the rest as it would have been. `candidateZone` is the zone
 * in which promised days are counted.
 */
export function fold(events: readonly InterviewEvent[], candidateZone: string): Situation {
  const recorded = events.find((event) => event.type === "recorded");
  if (recorded?.type !== "recorded") throw new TypeError("an interview begins with the event `recorded`");
  const start: Situation = {
    state: "scheduled",
    outcome: null,
    facts: recorded.facts,
    rounds: [recorded.round],
    promise: recorded.decisionBy === undefined ? null : { by: recorded.decisionBy, eventId: recorded.id, since: recorded.occurredAt },
    saidNoDate: false,
    lastUpdateAt: null,
    answers: [],
    holds: [],
    offer: null,
    onHold: null,
    closedBy: null,
    notYet: null,
    notes: [],
    noCalls: recorded.facts.contactPolicy.noCalls === true,
    threadIds: [],
    retracted: [],
  };
  return eventsInForce(events).reduce((before, event) => withState(before, withEvent(before, event, candidateZone), event), start);
}
