import { Temporal } from "temporal-polyfill";
import type { DateText, InstantText } from "../clock.ts";
import type { AnswerEvent, Situation } from "../interview/situation.ts";
import type { MessageKind } from "../messages.ts";
import { at, businessDaysAfter, dayOf, endOfDay, nextOpening, spokenDay } from "./calendar.ts";
import type { PlanInput } from "./cycle.ts";
import { openingAfter } from "./cycle.ts";
import type { Want } from "./want.ts";

/** R23: what is assumed when an offer names no deadline. */
export const ASSUMED_ANSWER_DAYS = 7;
const OFFER_REMINDERS_DAYS_BEFORE = [3, 1];
const LAPSES_AFTER_BUSINESS_DAYS = 5;
const PREPARE_DAYS_BEFORE = 2;

/** What an answer is answered with. Acknowledgements, holds and withdrawn offers are recorded, and nothing more is sent (R16, R22, R27). */
const ANSWERED_BY: Partial<Record<AnswerEvent["intent"], { kind: MessageKind; reason: string; tooLateAfterBusinessDays?: number }>> = {
  status_update: { kind: "update_reply", reason: "an update deserves a short thank-you" },
  info_request: { kind: "info_reply", reason: "they asked you for something, and a prompt answer helps" },
  regret: { kind: "regret_reply", reason: "a gracious answer to a regret letter keeps the door open", tooLateAfterBusinessDays: 5 },
  second_interview: { kind: "invitation_reply", reason: "a prompt yes to an invitation shows that you mean it" },
  offer: { kind: "offer_thanks", reason: "an offer is thanked for at once, before anything is decided" },
};

/** Whether an answer is still the one to be answered: nothing the employer wrote since has overtaken it. */
function isCurrent(situation: Situation, answer: AnswerEvent): boolean {
  switch (answer.intent) {
    case "regret":
      return situation.outcome === "regret" && situation.closedBy?.eventId === answer.id;
    case "offer":
      return situation.state === "offered" && situation.offer?.eventId === answer.id && situation.offer.response === "none";
    case "second_interview":
      return situation.state !== "closed" && situation.answers.findLast((a) => a.intent === "second_interview")?.id === answer.id;
    case "status_update":
    case "info_request":
      return situation.state !== "closed" && situation.answers.findLast((a) => a.intent !== "acknowledgement")?.id === answer.id;
    default:
      return false;
  }
}

/** When an answer is answered: at once, or between 07:00 and 22:00 when a rule forwarded it (R31). */
function promptly(answer: AnswerEvent): Pick<Want, "dueAt" | "restraint" | "eventId"> {
  return { dueAt: answer.recordedAt, restraint: answer.via === "automatic" ? "waking" : "none", eventId: answer.id };
}

/** R17–R23: the draft that answers what the employer sent. */
export function answerDrafts(input: PlanInput): Want[] {
  return input.situation.answers.flatMap((answer) => {
    const reply = ANSWERED_BY[answer.intent];
    if (reply === undefined || !isCurrent(input.situation, answer)) return [];
    const roundId = input.situation.rounds.at(-1)?.id;
    return [
      {
        kind: reply.kind,
        cause: `event:${answer.id}`,
        ...promptly(answer),
        reason: reply.reason,
        ...(roundId === undefined ? {} : { roundId }),
        ...(reply.tooLateAfterBusinessDays === undefined ? {} : { tooLateAfterBusinessDays: reply.tooLateAfterBusinessDays }),
      },
    ];
  });
}

/** The receipt of a reply that no draft answers: what we read, because of which words, and how to correct it (DESIGN §5.8). */
export function receipts(input: PlanInput): Want[] {
  return input.situation.answers.flatMap((answer) => {
    if (answer.replyId === undefined || answer.via === "told") return [];
    if (answer.intent === "acknowledgement" && answer.via !== "forwarded") return [];
    // A draft that answered it carried the receipt, and still counts when a later answer has overtaken it.
    const carried =
      ANSWERED_BY[answer.intent] !== undefined &&
      (isCurrent(input.situation, answer) || input.messages.some((m) => m.eventId === answer.id && m.deliveredAt !== undefined));
    if (carried) return [];
    return [
      {
        kind: "receipt" as const,
        cause: `event:${answer.id}`,
        ...promptly(answer),
        reason: "you are told what we read in every mail you hand in",
      },
    ];
  });
}

/** R18: the next business day after a regret, a look back with the notes. */
export function lookBack(input: PlanInput): Want[] {
  const closing = input.situation.answers.find((answer) => answer.id === input.situation.closedBy?.eventId);
  if (closing === undefined || input.situation.outcome !== "regret") return [];
  return [
    {
      kind: "look_back",
      cause: `event:${closing.id}`,
      dueAt: openingAfter(input, dayOf(closing.recordedAt, input.calendar.timeZone), 1),
      restraint: "window",
      eventId: closing.id,
      reason: "it comes the business day after a regret letter, when the first feeling has passed",
      tooLateAfterBusinessDays: 10,
    },
  ];
}

/** R20: two days before a further round, or at once if sooner. */
export function prepare(input: PlanInput): Want[] {
  if (input.situation.state === "closed") return [];
  return input.situation.rounds.flatMap((round, index) => {
    if (index === 0 || round.status !== "planned") return [];
    const day = dayOf(round.startsAt, input.calendar.timeZone).subtract({ days: PREPARE_DAYS_BEFORE });
    return [
      {
        kind: "prepare" as const,
        cause: `round:${round.id}`,
        dueAt: at(day, input.calendar.window.from, input.calendar.timeZone),
        restraint: "previous" as const,
        endsAt: round.startsAt,
        roundId: round.id,
        reason: `the next interview is on ${spokenDay(dayOf(round.startsAt, input.calendar.timeZone))}, and two days are enough to prepare`,
      },
    ];
  });
}

/** The candidate's last day to answer an offer, and whether they named it or it is assumed (R23). */
export function deadlineOf(situation: Situation, timeZone: string): { by: DateText; assumed: boolean } | null {
  if (situation.offer === null || situation.state !== "offered") return null;
  const { answerBy, madeAt } = situation.offer;
  return answerBy === undefined
    ? { by: dayOf(madeAt, timeZone).add({ days: ASSUMED_ANSWER_DAYS }).toString(), assumed: true }
    : { by: answerBy, assumed: false };
}

/** R23: three days and one day before an offer's deadline, while it is unanswered. */
export function offerDeadline(input: PlanInput): Want[] {
  const deadline = deadlineOf(input.situation, input.calendar.timeZone);
  const offer = input.situation.offer;
  if (deadline === null || offer === null || offer.response === "accepted") return [];
  const by = Temporal.PlainDate.from(deadline.by);
  const madeOn = dayOf(offer.madeAt, input.calendar.timeZone);
  // A reminder for a day that was already over when the offer came would only repeat the offer's own mail.
  const days = OFFER_REMINDERS_DAYS_BEFORE.filter((before) => Temporal.PlainDate.compare(by.subtract({ days: before }), madeOn) > 0);
  return days.map((days) => ({
    kind: "offer_deadline",
    cause: `event:${offer.eventId}:${days}`,
    dueAt: at(by.subtract({ days }), input.calendar.window.from, input.calendar.timeZone),
    restraint: "previous",
    endsAt: endOfDay(by, [input.calendar.timeZone]),
    eventId: offer.eventId,
    reason: deadline.assumed
      ? `they named no deadline; we assume ${spokenDay(by)}, a week after the offer`
      : `they want your answer by ${spokenDay(by)}`,
  }));
}

/** R23: a named deadline that was let pass lapses the offer, five business days after it; an assumed one only reminds. */
export function offerLapsesAt(input: PlanInput): InstantText | null {
  const deadline = deadlineOf(input.situation, input.calendar.timeZone);
  if (deadline === null || deadline.assumed || input.situation.offer?.response === "accepted" || input.situation.holds.length > 0)
    return null;
  const day = businessDaysAfter(input.calendar, Temporal.PlainDate.from(deadline.by), LAPSES_AFTER_BUSINESS_DAYS);
  return nextOpening(input.calendar, at(day.add({ days: 1 }), "00:00", input.calendar.timeZone));
}
