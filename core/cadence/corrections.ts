import type { Message, MessageKind } from "../messages.ts";
import { CHASERS, disregardCause, wentOut } from "../messages.ts";
import { standsAt } from "./answers.ts";
import type { PlanInput } from "./cycle.ts";
import { signedElsewhere } from "./siblings.ts";
import type { Want } from "./want.ts";

const OFFER_ANSWERS: readonly MessageKind[] = ["offer_acceptance", "offer_change_request", "offer_decline"];
/** Drafts that end the process: with it open again they have become wrong. */
const ENDINGS: readonly MessageKind[] = ["withdrawal", "offer_decline", "regret_reply"];

/**
 * R26, R27, R36: the process goes on after all, reopened or because what was signed elsewhere is gone, and a draft that ends
 * it went out. Of a regret reply that lies unsent the mail that overtook the regret says so.
 */
function isNoMoreEnded({ situation, createdAt, siblings }: PlanInput, message: Message): boolean {
  if (!ENDINGS.includes(message.kind) || situation.state === "closed") return false;
  const last = situation.answers.findLast(({ intent }) => intent !== "acknowledgement");
  return message.kind === "regret_reply"
    ? message.status === "delivered" && last?.id === message.eventId
    : signedElsewhere(createdAt, siblings) === undefined;
}

/** R24: the offer that the first choice was to be told of is answered or gone, and the draft that tells of it lies unsent. */
function isNoMoreToldOf(input: PlanInput, message: Message): boolean {
  const { situation, siblings } = input;
  if (message.kind !== "competing_offer_notice" || message.status !== "delivered" || situation.state === "closed") return false;
  return !siblings.some(
    ({ interviewId, state, offer }) =>
      state === "offered" && offer?.response !== "accepted" && message.cause === `offer:${interviewId}:${offer?.eventId}`,
  );
}

/**
 * R34, R22: the round whose time the draft confirms was moved, called off or put on hold by a click, and it lies unsent. Of
 * what a later mail of theirs has made wrong, the mail that brings the answer to it says so.
 */
function isNoMoreInvited({ situation }: PlanInput, message: Message): boolean {
  const answer = situation.answers.find(({ id }) => id === message.eventId);
  if (message.kind !== "invitation_reply" || message.status !== "delivered" || situation.state === "closed" || answer === undefined)
    return false;
  const isToldOf = situation.answers.some(
    ({ intent, via, occurredAt }) =>
      occurredAt > answer.occurredAt && (intent === "second_interview" || (intent !== "acknowledgement" && via !== "told")),
  );
  const rests = situation.state === "on_hold" && answer.occurredAt < (situation.onHold?.since ?? "");
  return !isToldOf && (rests || !standsAt(situation, answer));
}

/** R34: the round it thanks for, or asks about, turned out not to have been held, and it lies unsent. */
function wasNotHeld({ situation }: PlanInput, message: Message): boolean {
  const round = situation.rounds.find(({ id }) => id === message.roundId);
  return (
    (message.kind === "thank_you" || CHASERS.includes(message.kind)) &&
    message.status === "delivered" &&
    round !== undefined &&
    (round.status === "called_off" || (round.againAt ?? "") > (message.deliveredAt ?? ""))
  );
}

/** What the candidate said to an offer that was taken back since: there was none (R23). What went out already, too, is to be put right. */
function wasNoOffer({ situation }: PlanInput, message: Message): boolean {
  if (!OFFER_ANSWERS.includes(message.kind) || situation.offer !== null) return false;
  const saidAt = message.deliveredAt ?? message.statusAt;
  return !situation.answers.some(({ intent, occurredAt }) => intent === "offer" && occurredAt <= saidAt);
}

/** What has made a draft wrong that went out, and how that is said. */
const OVERTAKEN: readonly { has: (input: PlanInput, message: Message) => boolean; why: string }[] = [
  { has: wasNoOffer, why: "the mail that was read as an offer was none" },
  { has: wasNotHeld, why: "the interview it speaks of was moved or called off" },
  { has: isNoMoreEnded, why: "the process goes on after all" },
  { has: isNoMoreToldOf, why: "the offer it tells of is no longer open" },
  { has: isNoMoreInvited, why: "the time it confirms no longer stands" },
];

/** A draft that went out and turned out wrong is followed by a short note that says to disregard it (DESIGN §3, §5). */
export function disregards(input: PlanInput): Want[] {
  const retracted = new Map(input.situation.retracted.map((r) => [r.eventId as string, r]));
  return input.messages.flatMap((message) => {
    const cause = message.eventId === undefined ? undefined : retracted.get(message.eventId);
    const overtaken = OVERTAKEN.find(({ has }) => has(input, message));
    const why = cause?.why ?? message.withdrawn ?? overtaken?.why;
    if (why === undefined || !wentOut(message.status) || message.audience !== "employer") return [];
    const known = input.messages.find((other) => other.kind === "disregard" && other.cause === disregardCause(message.id));
    return [
      {
        kind: "disregard" as const,
        cause: disregardCause(message.id),
        dueAt: cause?.at ?? known?.dueAt ?? input.now,
        ...(message.roundId === undefined ? {} : { roundId: message.roundId }),
        reason: why,
      },
    ];
  });
}
