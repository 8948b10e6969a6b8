import { CHASERS } from "../messages.ts";
import type { Answered, InterviewEvent } from "./events.ts";
import { calledOffBy, isAhead, isDated, withInvitation } from "./rounds.ts";
import type { Situation } from "./situation.ts";
import type { Cell, Trigger } from "./state-table.ts";
import { cellOf, standingOf } from "./state-table.ts";

/** Which row a hold's end or a reopening is, by what it comes back to. */
function comingBack<T extends "resumed" | "hold_ended" | "reopened">(type: T, before: Situation, moreAhead: boolean): Trigger {
  if (before.offer !== null && before.outcome !== "regret" && before.outcome !== "offer_withdrawn") return `${type}_offer_open`;
  return moreAhead ? `${type}_round_ahead` : type;
}

/**
 * News of where things stand. A day by which they decide, or a word that it goes on, ends a hold (R22): from then on the candidate
 * waits for that day, and asks once it has passed (R6), and not thirty days after they had stopped.
 */
function newsOf({ decisionBy, goesOn }: Answered, before: Situation, moreAhead: boolean): Trigger {
  if (before.state === "on_hold" && (decisionBy !== undefined || goesOn === true)) return comingBack("hold_ended", before, moreAhead);
  return before.state === "closed" && moreAhead ? "status_update_round_ahead" : "status_update";
}

/** A word of theirs that confirms a no of the candidate's: to the offer where one is open, else to it all; a yes on record contradicts it. */
function endedByCandidate({ intent }: Answered, { state, outcome, offer }: Situation): Trigger {
  if (state === "offered") return offer?.response === "accepted" ? "regret" : "offer_declined";
  if (state !== "closed" || outcome === "silence") return "withdrawn";
  return intent === "regret" ? "regret" : "acknowledgement";
}

/** What an event is to the state table, given where the interview stands before it. */
export function triggerOf(event: InterviewEvent, before: Situation): Trigger {
  const moreAhead = (except?: string) => before.rounds.some((round) => isAhead(round) && round.id !== except);
  const overOrMore = (except?: string) => (moreAhead(except) ? "round_over_more_ahead" : "round_over");
  const roundOff = (id: string) => {
    if (moreAhead(id)) return "round_off_more_ahead";
    return before.rounds.some((round) => round.status === "held" && round.id !== id) ? "round_off_one_held" : "round_off";
  };
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
      return event.round.endsAt > event.occurredAt ? "round_set_ahead" : overOrMore();
    case "round_changed": {
      if (event.changes.endsAt === undefined) return "put_on_record";
      if (event.changes.endsAt > event.occurredAt) return "round_set_ahead";
      return before.rounds.some((round) => round.id === event.roundId && isAhead(round)) ? overOrMore(event.roundId) : "put_on_record";
    }
    case "round_held":
      return overOrMore(event.roundId);
    case "round_over":
      // Its hour has passed since, or it never came: the round was moved or called off meanwhile.
      return before.rounds.some((round) => round.id === event.roundId && isAhead(round) && round.endsAt <= event.occurredAt)
        ? overOrMore(event.roundId)
        : "put_on_record";
    case "round_called_off":
      return roundOff(event.roundId);
    case "answered": {
      const off = calledOffBy(before, event);
      if (off !== undefined && event.intent === "status_update") return roundOff(off.id);
      // They thank for a yes, or close it after a no, that we never heard: it is the candidate's own.
      if (event.afterYourYes === true && before.state !== "closed") return "offer";
      if (event.afterYourNo === true) return endedByCandidate(event, before);
      if (event.intent === "status_update") return newsOf(event, before, moreAhead());
      if (event.intent !== "second_interview") return event.intent;
      if (isDated(event, event.occurredAt)) return "second_interview_dated";
      // Other times offered for the round that was to come: it is theirs to name again.
      return before.state === "scheduled" && !withInvitation(before, event).some(isAhead) ? "round_off" : "second_interview_undated";
    }
    case "message_sent":
      if (event.kind === "withdrawal") return "withdrawal_sent";
      // Signed elsewhere, the no goes out without a click before it (R26).
      return event.kind === "offer_decline" && before.state === "offered" ? "offer_declined" : doneWith(event);
    case "message_skipped":
      return doneWith(event);
    case "silence":
      // A word that was written before and handed in after shows that there was no silence.
      return before.answers.some((answer) => answer.intent !== "acknowledgement" && answer.recordedAt > event.recordedAt)
        ? "put_on_record"
        : "silence";
    case "resumed":
    case "hold_ended":
      return comingBack(event.type, before, moreAhead());
    case "reopened":
      return comingBack("reopened", before, moreAhead());
    case "decision_promised":
    case "offer_accepted":
    case "offer_signed":
    case "offer_declined":
    case "change_requested":
    case "tell_first_choice":
    case "withdrawn":
    case "put_on_hold":
    case "offer_lapsed":
    case "not_yet":
    case "closed":
      return event.type;
    default:
      return event satisfies never;
  }
}

function doneWith(event: InterviewEvent & { type: "message_sent" | "message_skipped" }): Trigger {
  return event.kind === "thank_you" ? "thank_you_done" : CHASERS.includes(event.kind) ? "chaser_done" : "draft_done";
}

/** The cell of the state table for an event that is about to happen. */
export function cellFor(event: InterviewEvent, before: Situation): Cell {
  return cellOf(standingOf(before.state, before.outcome), triggerOf(event, before));
}
