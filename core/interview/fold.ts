import { dayOf } from "../cadence/calendar.ts";
import type { InstantText } from "../clock.ts";
import { promiseIn, withAnswer, withoutDate } from "./answered.ts";
import type { InterviewEvent } from "./events.ts";
import { asPutOnRecord, changedRound, withAmendedFacts, withRound } from "./rounds.ts";
import type { AnswerEvent, Hold, Offer, Situation } from "./situation.ts";
import type { Cell } from "./state-table.ts";
import { fromStanding } from "./state-table.ts";
import { cellFor } from "./trigger.ts";

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

function withOffer(situation: Situation, changes: Partial<Offer>): Situation {
  return situation.offer === null ? situation : { ...situation, offer: { ...situation.offer, ...changes } };
}

/**
 * The offer as it stands when the process goes on: a no is taken back with the end it made, a yes is not. A day for the answer
 * that has passed meanwhile binds nobody any more: a week is assumed from then (R23).
 */
function standingOffer({ offer, outcome }: Situation, at: InstantText, candidateZone: string): Offer | null {
  if (offer === null) return null;
  const { answerBy, ...undated } = offer;
  const hasPassed = answerBy !== undefined && answerBy < dayOf(at, candidateZone).toString();
  const standing: Offer = hasPassed ? { ...undated, knownAt: at } : offer;
  if (outcome === null || outcome === "accepted") return standing;
  const { respondedAt: _at, respondedEventId: _event, ...open } = standing;
  return { ...open, response: "none" };
}

/** What an event does beside moving the state. */
function withEvent(situation: Situation, event: InterviewEvent, candidateZone: string): Situation {
  switch (event.type) {
    case "amended": {
      const { changes } = event;
      const promise = promiseIn(event);
      return {
        ...situation,
        facts: { ...situation.facts, ...changes },
        rounds: withAmendedFacts(situation.rounds, situation.facts, changes),
        noCalls: situation.answers.some((answer) => answer.noCalls === true)
          ? situation.noCalls
          : ({ ...situation.facts, ...changes }.contactPolicy.noCalls ?? false),
        ...(promise === null ? {} : { promise, saidNoDate: false }),
      };
    }
    case "round_added":
      return { ...situation, rounds: [...situation.rounds, asPutOnRecord(event.round, event.occurredAt)] };
    case "round_changed":
      return {
        ...situation,
        rounds: withRound(situation.rounds, event.roundId, (round) => changedRound(round, event.changes, event.occurredAt)),
      };
    case "round_called_off": {
      const rounds = withRound(situation.rounds, event.roundId, (round) => ({ ...round, status: "called_off" }));
      const isOneHeld = situation.rounds.some(({ id, status }) => id !== event.roundId && status === "held");
      // Waiting on from an earlier round begins anew: their last word was about this one.
      return {
        ...(isOneHeld ? { ...withoutDate(situation, event.occurredAt, candidateZone), lastUpdateAt: event.occurredAt } : situation),
        rounds,
      };
    }
    case "round_held":
      return { ...situation, rounds: withRound(situation.rounds, event.roundId, (round) => ({ ...round, status: "held" })) };
    case "round_over":
      return {
        ...situation,
        // Whoever had stopped, or ended it, before its hour did not hold it.
        rounds: withRound(situation.rounds, event.roundId, (round) =>
          situation.state === "on_hold" || situation.state === "closed"
            ? { ...round, status: "called_off" }
            : asPutOnRecord(round, event.occurredAt),
        ),
      };
    case "answered":
      return withoutAnswered(withAnswer(situation, event, candidateZone), event);
    case "message_sent":
      return event.mailMessageId === undefined ? situation : { ...situation, threadIds: [...situation.threadIds, event.mailMessageId] };
    case "decision_promised": {
      const promise = promiseIn(event);
      return { ...situation, promise, saidNoDate: promise === null };
    }
    case "offer_accepted":
      // Said twice it is one yes.
      if (situation.offer?.response === "accepted") return situation;
      return withOffer(situation, { response: "accepted", respondedEventId: event.id, respondedAt: event.occurredAt });
    case "change_requested":
      if (situation.offer?.response === "change_requested" && situation.offer.changeText === event.text) return situation;
      return withOffer(situation, {
        response: "change_requested",
        respondedEventId: event.id,
        respondedAt: event.occurredAt,
        ...(event.text === undefined ? {} : { changeText: event.text }),
      });
    case "tell_first_choice":
      // It is said once (R24): whoever is named a second time is not told.
      return situation.offer?.toldFirstChoiceAt === undefined
        ? withOffer(situation, {
            toldFirstChoiceAt: event.occurredAt,
            ...(event.firstChoiceId === undefined ? {} : { firstChoiceId: event.firstChoiceId }),
          })
        : situation;
    case "put_on_hold":
      return {
        ...situation,
        onHold: { since: event.occurredAt, eventId: event.id, ...(event.until === undefined ? {} : { until: event.until }) },
      };
    case "resumed":
    case "hold_ended":
    case "reopened":
      // The wait begins anew: what fell due meanwhile is not made up for in one morning.
      return situation.state === (event.type === "reopened" ? "closed" : "on_hold")
        ? {
            ...withoutDate(situation, event.occurredAt, candidateZone),
            resumedAt: event.occurredAt,
            offer: standingOffer(situation, event.occurredAt, candidateZone),
          }
        : situation;
    case "not_yet":
      return { ...situation, notYet: { at: event.occurredAt, times: (situation.notYet?.times ?? 0) + 1 } };
    case "noted":
      return { ...situation, notes: [...situation.notes, { at: event.occurredAt, text: event.text }] };
    case "held":
      return held(situation, event);
    case "released":
      return released(situation, event);
    case "retracted":
      return { ...situation, retracted: [...situation.retracted, { eventId: event.target, at: event.occurredAt, why: event.why }] };
    case "recorded":
    case "message_skipped":
    case "message_snoozed":
    case "offer_signed":
    case "offer_declined":
    case "withdrawn":
    case "offer_lapsed":
    case "silence":
    case "closed":
      return situation;
    default:
      return event satisfies never;
  }
}

/** A courtesy, or a question for papers, says nothing of how the process stands. */
const SAYS_NOTHING: readonly AnswerEvent["intent"][] = ["acknowledgement", "info_request"];

/** Whether a later mail of theirs says how the process stands, whatever the one meant that is asked about (R11). */
function isOvertaken({ writtenAt }: Hold, answer: AnswerEvent): boolean {
  return writtenAt !== undefined && answer.occurredAt > writtenAt && !SAYS_NOTHING.includes(answer.intent);
}

/** A question that holds what is to come, unless a later mail, handed in before it, says how the process stands. */
function held(situation: Situation, { cause, occurredAt, why, writtenAt }: InterviewEvent & { type: "held" }): Situation {
  const hold: Hold = { cause, since: occurredAt, why, ...(writtenAt === undefined ? {} : { writtenAt }) };
  const others = situation.holds.filter((other) => other.cause !== cause);
  const isAnswered = situation.answers.some(
    (answer) => isOvertaken(hold, answer) || (answer.replyId === cause && answer.recordedAt >= occurredAt),
  );
  return { ...situation, holds: isAnswered ? others : [...others, hold] };
}

/** The reply that was asked about, answered; or one that says how the process stands: what waited goes on from there. */
function withoutAnswered(situation: Situation, answer: AnswerEvent): Situation {
  const [first, ...more] = situation.holds.filter((hold) => isOvertaken(hold, answer) || hold.cause === answer.replyId);
  if (first === undefined) return situation;
  return {
    ...situation,
    holds: situation.holds.filter((hold) => hold !== first && !more.includes(hold)),
    waited: { since: first.since, until: answer.recordedAt },
  };
}

/** A hold that is over: what fell due while it lasted waited for that. */
function released(situation: Situation, { cause, occurredAt }: InterviewEvent & { type: "released" }): Situation {
  const since = situation.holds.find((hold) => hold.cause === cause)?.since;
  return {
    ...situation,
    holds: situation.holds.filter((hold) => hold.cause !== cause),
    ...(since === undefined ? {} : { waited: { since, until: occurredAt } }),
  };
}

/** Whether a closed interview is waited for anew: an offer or an invitation begins something else. */
function isReopening(event: InterviewEvent, cell: Cell): boolean {
  return event.type === "reopened" || (event.type === "answered" && event.intent === "status_update" && cell !== "stay");
}

/** Moves the state by the table, and keeps what hangs on a state no longer than the state. */
function withState(before: Situation, after: Situation, event: InterviewEvent): Situation {
  const cell = cellFor(event, before);
  // An event that is refused where it falls has happened to nobody: nothing of it stays. What the candidate had ended before we
  // heard of an earlier mail of theirs stays ended by them.
  if (cell !== "stay" && "refused" in cell)
    return cell.stands === undefined
      ? before
      : { ...after, ...fromStanding(cell.stands), closedBy: { eventId: event.id, at: event.occurredAt } };
  const reopened = before.state === "closed" && isReopening(event, cell);
  const next: Situation = {
    ...after,
    notYet: reopened || after.rounds.length > before.rounds.length ? null : after.notYet,
    ...(reopened ? { reopened: { at: event.occurredAt, times: (before.reopened?.times ?? 0) + 1 } } : {}),
  };
  if (cell === "stay") return { ...next, onHold: next.state === "on_hold" ? next.onHold : null };
  const { state, outcome } = fromStanding(cell.to);
  return {
    ...next,
    state,
    outcome,
    closedBy: state === "closed" ? { eventId: event.id, at: event.occurredAt } : null,
    onHold: state === "on_hold" ? (next.onHold ?? { since: event.occurredAt, eventId: event.id }) : null,
    offer: state === "offered" || state === "on_hold" || state === "closed" ? next.offer : null,
  };
}

/** Keeps the day that they had named when an event puts another, or none, in its place. The same day named again is the same promise. */
function withPastPromise(before: Situation, after: Situation, { occurredAt }: InterviewEvent): Situation {
  const { promise } = before;
  if (promise === null || promise.by === after.promise?.by) return after;
  return { ...after, pastPromises: [...after.pastPromises, { ...promise, until: occurredAt }] };
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
    promise: promiseIn(recorded),
    pastPromises: [],
    saidNoDate: false,
    lastUpdateAt: null,
    answers: [],
    holds: [],
    waited: null,
    resumedAt: null,
    offer: null,
    onHold: null,
    closedBy: null,
    notYet: null,
    notes: [],
    noCalls: recorded.facts.contactPolicy.noCalls === true,
    threadIds: [],
    retracted: [],
  };
  return eventsInForce(events).reduce(
    (before, event) => withPastPromise(before, withState(before, withEvent(before, event, candidateZone), event), event),
    start,
  );
}
