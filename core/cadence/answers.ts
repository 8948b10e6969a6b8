import { plus } from "../clock.ts";
import { isAboutHeldRound, isDated, keptRound } from "../interview/rounds.ts";
import type { AnswerEvent, Situation } from "../interview/situation.ts";
import { isRetracted } from "../interview/situation.ts";
import type { Message, MessageKind } from "../messages.ts";
import { wentOut } from "../messages.ts";
import { ofSenderPerDay, senderOf } from "../replies/per-day.ts";
import { dayOf, isLaterThan } from "./calendar.ts";
import type { PlanInput } from "./cycle.ts";
import { CHASERS, holidayClause, openingAfter } from "./cycle.ts";
import { ruleFor } from "./playbook.ts";
import { signedElsewhere } from "./siblings.ts";
import { chaser } from "./waiting.ts";
import type { Want } from "./want.ts";

export { deadlineOf } from "./offers.ts";

type Answering = Partial<Record<AnswerEvent["intent"], { kind: MessageKind; reason: string }>>;

/** What an answer is answered with. Acknowledgements, holds and withdrawn offers are recorded, and nothing more is sent (R16, R22, R27). */
const ANSWERED_BY = {
  status_update: { kind: "update_reply", reason: "an update deserves a short thank-you" },
  info_request: { kind: "info_reply", reason: "they asked you for something, and a prompt answer helps" },
  regret: { kind: "regret_reply", reason: "a gracious answer to a regret letter keeps the door open" },
  second_interview: { kind: "invitation_reply", reason: "a prompt yes to an invitation shows that you mean it" },
  offer: { kind: "offer_thanks", reason: "an offer is thanked for at once, before anything is decided" },
} satisfies Answering;

const WISH_REASON = "they ask to hear from you, and a line says that they will";
const KEPT_REASON = "they tell you more about the interview, and a short thank-you shows that it reached you";
const MOVED_REASON = "they move the interview, and a prompt word on it helps them";

/** R26: what is answered once an offer elsewhere is signed: never a yes, and thanks for an offer only with the no. */
const ANSWERED_WHEN_SIGNED: Answering = {
  regret: ANSWERED_BY.regret,
  info_request: { kind: "withdrawal", reason: "they ask for something, and you have signed elsewhere" },
  second_interview: { kind: "withdrawal", reason: "they invite you, and you have signed elsewhere" },
  offer: { kind: "offer_decline", reason: "they offer you the position, and you have signed elsewhere" },
};

/** The same answer is known to have gone out, to what was read in this mail before and taken back. */
function isSaidAlready({ messages, situation }: PlanInput, kind: MessageKind, { occurredAt }: AnswerEvent): boolean {
  return messages.some(
    (m) => m.kind === kind && m.status === "sent" && isRetracted(situation, m.eventId) && (m.sentAt ?? "") >= occurredAt,
  );
}

/** What an answer is answered with, as things stand; `undefined` when a receipt is all there is to send. */
function replyTo(input: PlanInput, answer: AnswerEvent): { kind: MessageKind; reason: string } | undefined {
  const signed = signedElsewhere(input.createdAt, input.siblings);
  const isLater = signed !== undefined && answer.recordedAt >= (signed.closedAt ?? "");
  const answering: Answering = isLater ? ANSWERED_WHEN_SIGNED : ANSWERED_BY;
  // Who thanks for a yes, and says what comes next, is not asked when they will decide.
  const isThanks = answer.afterYourYes === true && answer.intent === "status_update";
  const reply = isCurrent(input, answer) && !isThanks ? answering[answer.intent] : undefined;
  return reply === undefined || isSaidAlready(input, reply.kind, answer) ? undefined : reply;
}

/** The latest answer of an intent, or of any that says something. */
const lastOf = (situation: Situation, isMeant: (answer: AnswerEvent) => boolean) => situation.answers.findLast(isMeant)?.id;

/** Whether the time that an invitation names still stands: its round was neither moved nor called off since (R34). */
export function standsAt(situation: Situation, { interviewAt, occurredAt, ...answer }: AnswerEvent): boolean {
  if (interviewAt === undefined || !isDated({ ...answer, interviewAt }, occurredAt)) return true;
  return situation.rounds.some(({ startsAt, status }) => startsAt === interviewAt.startsAt && status !== "called_off");
}

/** Handed in when the interview it names was over already: there is nothing left to say yes to. */
const isOverWhenHeard = ({ interviewAt, recordedAt }: AnswerEvent): boolean =>
  interviewAt?.certain === true && interviewAt.startsAt <= recordedAt;

/** "Perfect, see you on Wednesday": the time is one that was said yes to already, and asks for no second yes. */
function isConfirmed({ answers }: Situation, { id, interviewAt, recordedAt }: AnswerEvent, messages: readonly Message[]): boolean {
  if (interviewAt === undefined) return false;
  return answers.some(
    (earlier) =>
      earlier.id !== id &&
      earlier.intent === "second_interview" &&
      earlier.recordedAt <= recordedAt &&
      (earlier.interviewAt?.startsAt === interviewAt.startsAt || earlier.timesOffered?.includes(interviewAt.startsAt) === true) &&
      messages.some(({ kind, eventId, status }) => kind === "invitation_reply" && eventId === earlier.id && wentOut(status)),
  );
}

/** A mail about the same offer that was written after this one, and heard of before it, was thanked for already. */
function isThankedFor({ situation, messages }: PlanInput, { id, occurredAt }: AnswerEvent): boolean {
  const later = situation.answers.filter((other) => other.intent === "offer" && other.id !== id && other.occurredAt >= occurredAt);
  return messages.some(
    ({ kind, eventId, status }) => kind === "offer_thanks" && wentOut(status) && later.some((other) => other.id === eventId),
  );
}

/** Whether what they asked to hear comes, or came, at once, as a draft of its own that answers their mail too (R10). */
function isWishServed(input: PlanInput, { id, recordedAt }: AnswerEvent): boolean {
  const came = input.messages.some(
    ({ kind, eventId, dueAt, status }) => CHASERS.includes(kind) && eventId === id && dueAt <= recordedAt && status !== "cancelled",
  );
  return came || chaser(input).some(({ eventId, dueAt }) => eventId === id && dueAt <= recordedAt);
}

/** Whether an answer is still the one to be answered: nothing the employer wrote since has overtaken it. */
function isCurrent(input: PlanInput, answer: AnswerEvent): boolean {
  const { situation, messages } = input;
  const isOpen = situation.state !== "closed";
  // R22: once they have stopped, nothing more is sent; what they ask while it rests is answered all the same.
  const isStopped = situation.state === "on_hold" && answer.occurredAt < (situation.onHold?.since ?? "");
  switch (answer.intent) {
    case "regret":
      return situation.outcome === "regret" && situation.closedBy?.eventId === answer.id;
    case "offer":
      return (
        situation.state === "offered" &&
        situation.offer?.eventId === answer.id &&
        situation.offer.response === "none" &&
        !isThankedFor(input, answer)
      );
    case "second_interview":
      return (
        isOpen &&
        !isStopped &&
        lastOf(situation, (a) => a.intent === "second_interview") === answer.id &&
        standsAt(situation, answer) &&
        !isOverWhenHeard(answer) &&
        !isAboutHeldRound(situation, answer) &&
        !isConfirmed(situation, answer, messages)
      );
    case "status_update":
      // Who asks to be called today is answered by the call (R10).
      return isOpen && !isStopped && !isWishServed(input, answer) && lastOf(situation, (a) => a.intent !== "acknowledgement") === answer.id;
    case "info_request":
      // What they asked for is owed to them whatever they write next.
      return isOpen && !isStopped;
    default:
      return false;
  }
}

/** When an answer is answered: at once, or between 07:00 and 22:00 when a rule forwarded it (R31). */
function promptly(answer: AnswerEvent): Pick<Want, "dueAt" | "hours" | "eventId"> {
  return { dueAt: answer.recordedAt, hours: answer.via === "automatic" ? "waking" : "at_once", eventId: answer.id };
}

/** Why an answer is answered: a moved round (R34), one that is kept, and a call that they ask for (R10) are no invitation and no news. */
function reasonOf({ kind, reason }: { kind: MessageKind; reason: string }, answer: AnswerEvent, situation: Situation): string {
  if (kind === "invitation_reply" && keptRound(situation, answer) !== undefined) return KEPT_REASON;
  if (kind === "invitation_reply" && answer.isMoved === true) return MOVED_REASON;
  return kind === "update_reply" && answer.wantsContact?.on != null ? WISH_REASON : reason;
}

/** R17–R23: the draft that answers what the employer sent. */
export function answerDrafts(input: PlanInput): Want[] {
  return input.situation.answers.flatMap((answer) => {
    const reply = replyTo(input, answer);
    if (reply === undefined) return [];
    const roundId = input.situation.rounds.at(-1)?.id;
    return [
      {
        kind: reply.kind,
        cause: `event:${answer.id}`,
        ...promptly(answer),
        // A regret is owed its answer from when it was written (R33).
        ...(reply.kind === "regret_reply" ? { owedSince: answer.occurredAt } : {}),
        reason: reasonOf(reply, answer, input.situation),
        ...(roundId === undefined ? {} : { roundId }),
      },
    ];
  });
}

/** R33: a regret that was handed in so long after it was written that an answer to it would only look odd. */
function isTooLateToAnswer({ calendar }: PlanInput, { intent, occurredAt, recordedAt }: AnswerEvent): boolean {
  return intent === "regret" && isLaterThan(calendar, occurredAt, recordedAt, ruleFor("regret_reply")?.tooLateAfterBusinessDays ?? 0);
}

/** Whether it has ever come, also where the candidate has put it off since. */
const wasDelivered = ({ deliveredAt, deliveredBefore = [] }: Message): boolean => deliveredAt !== undefined || deliveredBefore.length > 0;

/** Whether so many mails of the same sender came within the day before that a receipt would be one of a flood. */
function isBeyondLimit({ answers }: Situation, { from, via, recordedAt }: AnswerEvent): boolean {
  const since = plus(recordedAt, "-PT24H");
  const sender = senderOf(from ?? "");
  const before = answers.filter(
    (other) => senderOf(other.from ?? "") === sender && other.recordedAt > since && other.recordedAt < recordedAt,
  );
  return before.length >= ofSenderPerDay(via);
}

/** Whether a mail that confirms a yes or a no of the candidate's is how we heard of it. */
export const isNewsOfOwnWord = ({ offer, closedBy }: Situation, { id }: AnswerEvent): boolean =>
  offer?.respondedEventId === id || closedBy?.eventId === id;

/** The receipt of a reply that no draft answers: what we read, because of which words, and how to correct it (DESIGN §5.8). */
export function receipts(input: PlanInput): Want[] {
  return input.situation.answers.flatMap((answer) => {
    if (answer.replyId === undefined || answer.via === "told") return [];
    // A courtesy that a rule passed on is no news, unless it asks to hear from them, or tells us what they had not.
    const isCourtesy = answer.intent === "acknowledgement" && answer.via !== "forwarded" && answer.wantsContact?.on == null;
    if (isCourtesy && !isNewsOfOwnWord(input.situation, answer)) return [];
    // A draft that answered it carried the receipt, and still counts when a later answer has overtaken it. So does a call that
    // they asked for at once.
    const carried =
      (replyTo(input, answer) !== undefined && !isTooLateToAnswer(input, answer)) ||
      isWishServed(input, answer) ||
      input.messages.some((m) => m.eventId === answer.id && m.audience === "employer" && wasDelivered(m));
    if (carried || isBeyondLimit(input.situation, answer)) return [];
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
  const day = dayOf(closing.recordedAt, input.calendar.timeZone);
  const dueAt = openingAfter(input, day, 1);
  return [
    {
      kind: "look_back",
      cause: `event:${closing.id}`,
      dueAt,
      eventId: closing.id,
      reason: `a look back is best the business day after a regret letter, when the first feeling has passed${holidayClause(input, day, dueAt)}`,
    },
  ];
}
