import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { dayOf } from "../cadence/calendar.ts";
import { firstChoiceOf, isWaiting } from "../cadence/siblings.ts";
import type { Candidate } from "../candidates/candidate.ts";
import { DateOnly, InstantInput } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { instantText } from "../clock.ts";
import { invalid } from "../errors.ts";
import { INTENTS } from "../replies/intents.ts";
import { heardSince, impossibleDates } from "../replies/said-dates.ts";
import { promisedIn } from "./decision-said.ts";
import type { Happening, Promised } from "./events.ts";
import { fold } from "./fold.ts";
import type { Interview } from "./interview.ts";
import { heldRounds } from "./rounds.ts";

export const ACTIONS = [
  "message_sent",
  "message_skipped",
  "message_snoozed",
  "decision_promised",
  "heard",
  "offer_accepted",
  "offer_signed",
  "offer_declined",
  "change_requested",
  "tell_first_choice",
  "withdrawn",
  "put_on_hold",
  "resumed",
  "not_yet",
  "closed",
  "reopened",
] as const;

/** What somebody says happened to an interview (DESIGN §7). Calendar dates are in the candidate's zone. */
export const Action = z.strictObject({
  action: z.enum(ACTIONS),
  messageId: z.string().max(64).optional(),
  /** Until when a message is put off, or the process is on hold. */
  until: InstantInput.optional(),
  /** The date by which they will decide, or until which the process is on hold. */
  by: DateOnly.optional(),
  text: z.string().max(2_000).optional(),
  /** What was heard, by phone say (R37). */
  intent: z.enum(INTENTS).exclude(["unrelated"]).optional(),
  interviewAt: InstantInput.optional(),
  decisionBy: DateOnly.optional(),
  answerBy: DateOnly.optional(),
});
export type Action = z.infer<typeof Action>;

const toInstant = (text: string): InstantText => instantText(Temporal.Instant.from(text));

/** The message that an action names, by its id or, where only one draft waits, without. */
function messageOf(action: Action, interview: Interview) {
  if (action.messageId === undefined)
    throw invalid({ path: "messageId", message: `say which message: \`${action.action}\` is about one of the interview's messages` });
  const message = interview.messages.find((m) => m.id === action.messageId);
  if (message === undefined) throw invalid({ path: "messageId", message: "this interview has no such message" });
  return message;
}

/** Turns an action into the event it stands for. Throws `request.invalid` naming the field that is missing or cannot be. */
export function toHappening(action: Action, interview: Interview, candidate: Candidate, now: InstantText): Happening {
  switch (action.action) {
    case "message_sent": {
      const message = messageOf(action, interview);
      return { type: "message_sent", messageId: message.id, kind: message.kind, how: "said" };
    }
    case "message_skipped": {
      const message = messageOf(action, interview);
      return { type: "message_skipped", messageId: message.id, kind: message.kind, why: "you did not want it" };
    }
    case "message_snoozed": {
      const message = messageOf(action, interview);
      if (action.until === undefined) throw invalid({ path: "until", message: "say until when the message is put off, as an instant" });
      const until = toInstant(action.until);
      if (until <= now) throw invalid({ path: "until", message: "must be in the future" });
      if (message.status === "planned" && until <= message.dueAt)
        throw invalid({ path: "until", message: `must be later than ${message.dueAt}, when it comes anyway` });
      return { type: "message_snoozed", messageId: message.id, kind: message.kind, until };
    }
    case "decision_promised":
      return {
        type: "decision_promised",
        ...promisedByAction(action, interview, candidate, now),
        ...(action.text === undefined ? {} : { said: action.text }),
      };
    case "heard":
      return heard(action, candidate, now);
    case "put_on_hold":
      return {
        type: "put_on_hold",
        ...(action.by === undefined ? {} : { until: action.by }),
        ...(action.until === undefined ? {} : { until: dayOf(toInstant(action.until), candidate.timeZone).toString() }),
      };
    case "change_requested":
      return { type: "change_requested", ...(action.text === undefined ? {} : { text: action.text }) };
    case "tell_first_choice":
      return tellFirstChoice(interview, candidate);
    case "offer_accepted":
    case "offer_signed":
    case "offer_declined":
    case "withdrawn":
    case "resumed":
    case "not_yet":
    case "closed":
    case "reopened":
      return { type: action.action };
    default:
      return action.action satisfies never;
  }
}

/** When they decide, by the day of the action, else by its words (R2). */
function promisedByAction({ by, text }: Action, interview: Interview, candidate: Candidate, now: InstantText): Promised {
  const round = heldRounds(fold(interview.events, candidate.timeZone)).at(-1);
  return promisedIn({ ...(by === undefined ? {} : { by }), ...(text === undefined ? {} : { said: text }) }, round, now, candidate);
}

/** R24: which interview is meant by the first choice. With several that could be, the ranking must say which. */
function tellFirstChoice(interview: Interview, candidate: Candidate): Happening {
  const { facts, state } = fold(interview.events, candidate.timeZone);
  const siblings = interview.siblings ?? [];
  const found = firstChoiceOf(facts.interest, siblings);
  if (found?.isNoticed === true && state === "offered")
    throw invalid({ path: "action", message: `${found.company} has been told of an offer already, and once is enough` });
  // Without an offer there is nothing to tell: that is for the state table to say.
  if (found !== undefined || state !== "offered")
    return { type: "tell_first_choice", ...(found === undefined ? {} : { firstChoiceId: found.interviewId }) };
  throw invalid({
    path: "action",
    message: siblings.some(isWaiting)
      ? "we cannot tell which interview is the first choice: set `interest` to `first_choice` on that one, then say this again"
      : "no other interview of this candidate is waiting for an answer: there is nobody to tell",
  });
}

/** They answered by phone, or somebody knows otherwise: the same effect as a mail of that intent (R37). */
function heard(action: Action, candidate: Candidate, now: InstantText): Happening {
  if (action.intent === undefined)
    throw invalid({
      path: "intent",
      message:
        "say what was heard: regret, second_interview, offer, acknowledgement, status_update, on_hold, info_request or offer_withdrawn",
    });
  if (action.interviewAt !== undefined && toInstant(action.interviewAt) <= now)
    throw invalid({ path: "interviewAt", message: "must be in the future: it is the time of the coming interview" });
  const decisionBy = action.decisionBy ?? action.by;
  const days = {
    ...(decisionBy === undefined ? {} : { decisionBy }),
    ...(action.answerBy === undefined ? {} : { answerBy: action.answerBy }),
    ...(action.interviewAt === undefined ? {} : { interviewAt: { startsAt: toInstant(action.interviewAt), certain: true } }),
  };
  const wrong = impossibleDates(days, heardSince(now, candidate.timeZone), candidate.timeZone);
  const isByBy = action.decisionBy === undefined;
  if (wrong.length > 0)
    throw invalid(...wrong.map(({ path, message }) => ({ path: path === "decisionBy" && isByBy ? "by" : path, message })));
  return {
    type: "answered",
    intent: action.intent,
    via: "told",
    evidence: [],
    ...(decisionBy === undefined ? {} : { decisionBy }),
    ...(action.answerBy === undefined ? {} : { answerBy: action.answerBy }),
    ...(action.interviewAt === undefined
      ? {}
      : { interviewAt: { startsAt: toInstant(action.interviewAt), timeZone: candidate.timeZone, certain: true } }),
  };
}
