import { dayOf } from "../cadence/calendar.ts";
import type { InterviewEvent, Promised } from "./events.ts";
import type { Round } from "./facts.ts";
import { calledOffBy, isAhead, withAmendedFacts, withInvitation, withRound } from "./rounds.ts";
import type { AnswerEvent, NamedDay, Offer, Situation } from "./situation.ts";

/** The promise that somebody's word makes: a day, or words that name none and are waited for all the same (R5); `null` for neither. */
export function promiseIn(said: Promised & Pick<InterviewEvent, "id" | "occurredAt">): NamedDay | null {
  const { decisionBy, decisionRange, decisionRoughly, id: eventId, occurredAt: since } = said;
  if (decisionBy !== undefined)
    return { by: decisionBy, eventId, since, ...(decisionRange === undefined ? {} : { range: decisionRange.phrase }) };
  return decisionRoughly === undefined ? null : { by: decisionRoughly.by, eventId, since, roughly: decisionRoughly.phrase };
}

/**
 * What a word from the employer does to the promised date (R17): a date replaces it, none leaves it unless its day has
 * passed. Then waiting counts from that word (R7).
 */
function withDate(situation: Situation, event: AnswerEvent, candidateZone: string): Situation {
  const { occurredAt: since } = event;
  const promise = promiseIn(event);
  if (event.decisionBy !== undefined) return { ...situation, promise, saidNoDate: false };
  // "The decision is delayed": the day that they had named is no day any more.
  const next =
    event.isDelayed === true ? { ...situation, promise: null, lastUpdateAt: since } : withoutDate(situation, since, candidateZone);
  // Words that name no day are no promise to remind them of; but nobody is chased before they have passed (R5). A day that
  // was named stands beside them, unless they put it off.
  const stands = next.promise !== null && next.promise.roughly === undefined && next.promise.by >= (promise?.by ?? "");
  if (promise !== null && !stands) return { ...next, promise };
  return event.saysNoDate === true && next.promise === null ? { ...next, saidNoDate: true } : next;
}

/** The situation with a round called off (R34). */
function withoutRound(situation: Situation, round: Round | undefined): Situation {
  if (round === undefined) return situation;
  return { ...situation, rounds: withRound(situation.rounds, round.id, (one) => ({ ...one, status: "called_off" })) };
}

/** Something was heard that named no date: one that still stands is kept, else R7 counts from now. */
export function withoutDate(situation: Situation, at: string, candidateZone: string): Situation {
  const stands = situation.promise !== null && situation.promise.by >= dayOf(at, candidateZone).toString();
  return stands ? situation : { ...situation, promise: null, lastUpdateAt: at };
}

/**
 * A further mail about the same offer may bring its deadline; it does not make it another offer. What they offer after a
 * change was asked for, or anew after a yes, is one: it is thanked for, and to be answered, anew. Its day is the old one, where that still stands.
 */
function withOffer(open: Offer | null, event: AnswerEvent, candidateZone: string): Offer {
  const isOther = open?.response === "change_requested" || (open?.response === "accepted" && event.isNewOffer === true);
  if (open !== null && isOther && event.isSameOffer !== true && event.occurredAt > (open.respondedAt ?? "")) {
    const { answerBy, respondedAt: _at, respondedEventId: _event, changeText: _text, ...told } = open;
    const by = event.answerBy ?? ((answerBy ?? "") >= dayOf(event.occurredAt, candidateZone).toString() ? answerBy : undefined);
    return {
      ...told,
      eventId: event.id,
      madeAt: event.occurredAt,
      knownAt: event.recordedAt,
      response: "none",
      isRevised: true,
      ...(by === undefined ? {} : { answerBy: by }),
    };
  }
  return {
    ...(open ?? { eventId: event.id, madeAt: event.occurredAt, knownAt: event.recordedAt, response: "none" as const }),
    ...(event.answerBy === undefined ? {} : { answerBy: event.answerBy }),
  };
}

/** Drafts go to whoever has taken over (R29): an agency's colleague is of the agency. */
function withContact(situation: Situation, { contactNow }: AnswerEvent): Situation {
  const { facts, rounds } = situation;
  if (contactNow === undefined || contactNow.email === facts.contact.email?.toLowerCase()) return situation;
  const contact = { kind: facts.contact.kind, ...contactNow };
  return { ...situation, facts: { ...facts, contact }, rounds: withAmendedFacts(rounds, facts, { contact }) };
}

/** R23: the offer with the yes that they thank for, where none is on record. */
function withYes(offer: Offer, { id, occurredAt }: AnswerEvent): Offer {
  return offer.response === "accepted" ? offer : { ...offer, response: "accepted", respondedEventId: id, respondedAt: occurredAt };
}

/** What an employer's answer adds, whatever its intent; a yes that they confirm is on record from then on. */
export function withAnswer(before: Situation, event: AnswerEvent, candidateZone: string): Situation {
  const after = asAnswered(withContact(before, event), event, candidateZone);
  if (event.afterYourYes !== true || (before.state === "closed" && event.intent !== "offer")) return after;
  // The day by which papers are wanted is none for the answer.
  const { answerBy: _papersBy, ...asked } = event;
  const said: AnswerEvent = { ...(event.intent === "offer" ? event : asked), isSameOffer: true };
  return { ...after, offer: withYes(withOffer(before.offer, said, candidateZone), event) };
}

function asAnswered(situation: Situation, event: AnswerEvent, candidateZone: string): Situation {
  const next: Situation = {
    ...situation,
    answers: [...situation.answers, event],
    noCalls: situation.noCalls || event.noCalls === true,
    threadIds: event.mailMessageId === undefined ? situation.threadIds : [...situation.threadIds, event.mailMessageId],
  };
  switch (event.intent) {
    case "status_update":
    case "info_request":
      // Who asks for references is not to be asked for news two days later (R11): waiting begins anew.
      return withoutRound(withDate(next, event, candidateZone), calledOffBy(situation, event));
    case "acknowledgement":
      return event.decisionBy === undefined && event.decisionRoughly === undefined ? next : withDate(next, event, candidateZone);
    case "second_interview": {
      const rounds = withInvitation(situation, event);
      // Another time for a round that was to come is no new cycle: what they promised for after it stands (R34).
      if (situation.rounds.some(isAhead) && rounds.length === situation.rounds.length) return { ...next, rounds };
      // The rounds ahead are of a new cycle: what was promised for the last one has been kept.
      return { ...next, rounds, promise: null, saidNoDate: false, lastUpdateAt: null };
    }
    case "offer":
      return { ...next, offer: withOffer(situation.offer, event, candidateZone) };
    case "on_hold": {
      const dated = event.decisionBy === undefined ? next : withDate(next, event, candidateZone);
      const until = event.holdUntil ?? event.decisionBy ?? situation.onHold?.until;
      return { ...dated, onHold: { since: event.occurredAt, eventId: event.id, ...(until === undefined ? {} : { until }) } };
    }
    case "regret":
    case "offer_withdrawn":
      return next;
    default:
      return event.intent satisfies never;
  }
}
