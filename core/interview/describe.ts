import { dayOf, spokenDay } from "../cadence/calendar.ts";
import type { InstantText } from "../clock.ts";
import { timeOf } from "../drafts/dates.ts";
import { KIND_NAMES, readAs } from "../drafts/plain-words.ts";
import type { InterviewEvent } from "./events.ts";

const HEARD: Record<"forwarded" | "posted" | "automatic" | "told", string> = {
  forwarded: "you forwarded",
  posted: "their mail was handed in:",
  automatic: "your forwarding rule passed on",
  told: "reported:",
};

/** One sentence on the timeline for an event. Hours and days are in `timeZone`, the candidate's. */
export function describe(event: InterviewEvent, timeZone: string): string {
  const today = dayOf(event.recordedAt, timeZone);
  const day = (date: string) => spokenDay(date, today);
  const moment = (instant: InstantText) => `${spokenDay(dayOf(instant, timeZone), today)} at ${timeOf(instant, timeZone)}`;
  switch (event.type) {
    case "recorded":
      return `recorded: ${event.facts.role} at ${event.facts.company.name}, interview on ${moment(event.round.startsAt)}`;
    case "amended":
      return "the record was amended";
    case "round_added":
      return `a further round was put on the record: ${moment(event.round.startsAt)}`;
    case "round_changed":
      return event.changes.startsAt === undefined ? "a round was amended" : `a round was moved to ${moment(event.changes.startsAt)}`;
    case "round_called_off":
      return "a round did not take place";
    case "round_held":
      return "a round is over";
    case "round_over":
      return "the hour of a round has passed";
    case "answered": {
      const because = event.evidence[0] === undefined ? "" : `, read from “${event.evidence[0].phrase}”`;
      const written = dayOf(event.occurredAt, timeZone);
      const handedIn = dayOf(event.recordedAt, timeZone);
      const late = handedIn.equals(written) ? "" : `, on ${spokenDay(handedIn)}`;
      const isOffer = event.intent === "offer";
      const by = event.answerBy === undefined ? "" : `, ${isOffer ? "to be answered" : "to be dealt with"} by ${day(event.answerBy)}`;
      const { contactNow } = event;
      const to = contactNow === undefined ? "" : `, and drafts go to ${contactNow.name ?? contactNow.email} from now on`;
      return `${HEARD[event.via]} ${readAs(event)}${late}${by}${because}${to}`;
    }
    case "message_sent":
      return event.how === "copy"
        ? `the ${KIND_NAMES[event.kind]} went out: its copy reached us`
        : `the ${KIND_NAMES[event.kind]} was sent`;
    case "message_skipped":
      return `the ${KIND_NAMES[event.kind]} was skipped: ${event.why}`;
    case "message_snoozed":
      return `the ${KIND_NAMES[event.kind]} was put off until ${moment(event.until)}`;
    case "decision_promised":
      return event.decisionBy === undefined ? "they did not say when they decide" : `they will decide by ${day(event.decisionBy)}`;
    case "offer_accepted":
      return "the offer was accepted";
    case "offer_signed":
      return "the offer was signed";
    case "offer_declined":
      return "the offer was declined";
    case "change_requested":
      return "a change to the offer was asked for";
    case "tell_first_choice":
      return "the first choice is to be told of the offer";
    case "withdrawn":
      return "you withdrew";
    case "put_on_hold":
      return event.until === undefined ? "put on hold" : `put on hold until ${day(event.until)}`;
    case "resumed":
      return "taken up again";
    case "hold_ended":
      return "it has rested long enough to ask";
    case "offer_lapsed":
      return "the offer's deadline passed without an answer";
    case "silence":
      return "closed: no answer came, and there is nothing left to ask";
    case "not_yet":
      return "you are not ready to move on yet";
    case "closed":
      return "closed";
    case "reopened":
      return "reopened";
    case "noted":
      return "you stored notes";
    case "held":
      return `what nobody asked for waits: ${event.why}`;
    case "released":
      return "the question is answered, nothing waits for it any more";
    case "retracted":
      return `taken back: ${event.why}`;
    default:
      return event satisfies never;
  }
}
