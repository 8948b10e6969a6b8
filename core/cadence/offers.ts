import { Temporal } from "temporal-polyfill";
import type { DateText, InstantText } from "../clock.ts";
import { latest } from "../clock.ts";
import type { Offer, Situation } from "../interview/situation.ts";
import { at, businessDaysAfter, dayOf, endOfDay, openingOn, spokenDay } from "./calendar.ts";
import type { PlanInput } from "./cycle.ts";
import { holidayClause, openingAfter, usedAt } from "./cycle.ts";
import { remindersBefore } from "./deadlines.ts";
import type { SiblingFacts } from "./siblings.ts";
import { higherRanked, signedElsewhere } from "./siblings.ts";
import type { Want } from "./want.ts";

/** R23: what is assumed when an offer names no deadline. */
const ASSUMED_ANSWER_DAYS = 7;
const LAPSES_AFTER_BUSINESS_DAYS = 5;

/** The candidate's last day to answer an offer, and whether they named it or it is assumed (R23). */
export function answerDay(offer: Pick<Offer, "answerBy" | "madeAt" | "knownAt">, timeZone: string): { by: DateText; assumed: boolean } {
  // A week from when it was heard of: one that was handed in late is still to be answered.
  return offer.answerBy === undefined
    ? {
        by: dayOf(latest(offer.madeAt, offer.knownAt ?? ""), timeZone)
          .add({ days: ASSUMED_ANSWER_DAYS })
          .toString(),
        assumed: true,
      }
    : { by: offer.answerBy, assumed: false };
}

/** The deadline of an interview's open offer; `null` where there is none. */
export function deadlineOf(situation: Situation, timeZone: string): { by: DateText; assumed: boolean } | null {
  return situation.offer === null || situation.state !== "offered" ? null : answerDay(situation.offer, timeZone);
}

/** An open offer that the candidate has not said yes to, with its deadline. */
function unanswered(input: PlanInput): { offer: Offer; by: Temporal.PlainDate; assumed: boolean } | null {
  const { offer } = input.situation;
  const deadline = deadlineOf(input.situation, input.calendar.timeZone);
  if (offer === null || deadline === null || offer.response === "accepted") return null;
  // R26: who has signed elsewhere has no choice left to be reminded of.
  if (signedElsewhere(input.createdAt, input.siblings) !== undefined) return null;
  return { offer, by: Temporal.PlainDate.from(deadline.by), assumed: deadline.assumed };
}

/** What a deadline that has passed is asked about under. */
const passedCause = (offer: Offer, by: Temporal.PlainDate) => `event:${offer.eventId}:${by.toString()}:passed`;

/**
 * R23: three days and one day before an offer's deadline, while it is unanswered. Another deadline has reminders of its own.
 * One that was named and has passed is asked about the next business day: only then may the offer lapse.
 */
export function offerDeadline(input: PlanInput): Want[] {
  const open = unanswered(input);
  if (open === null) return [];
  const { offer, by, assumed } = open;
  const zone = input.calendar.timeZone;
  const named = input.situation.answers.find((answer) => answer.intent === "offer" && answer.answerBy === offer.answerBy);
  const knownOn = dayOf(latest(offer.madeAt, (assumed ? offer.knownAt : named?.recordedAt) ?? ""), zone);
  const reason = assumed
    ? `they named no deadline; we assume ${spokenDay(by, knownOn)}, a week after we heard of the offer`
    : `they want your answer by ${spokenDay(by, knownOn)}`;
  const before = remindersBefore(input, { kind: "offer_deadline", by, knownOn, eventId: offer.eventId, reason });
  if (assumed) return before;
  const dueAt = openingAfter(input, by, 1);
  return [
    ...before,
    {
      kind: "offer_deadline",
      hours: "window",
      cause: passedCause(offer, by),
      dueAt,
      eventId: offer.eventId,
      reason: `they wanted your answer by ${spokenDay(by, knownOn)}, and you have not told us what you answered${holidayClause(input, by, dueAt)}`,
    },
  ];
}

/** R23: a named deadline that was let pass lapses the offer, five business days after it and never before it was asked about. */
export function offerLapsesAt(input: PlanInput): InstantText | null {
  const open = unanswered(input);
  if (open === null || open.assumed || input.situation.holds.length > 0) return null;
  const asked = input.messages.find((message) => message.kind === "offer_deadline" && message.cause === passedCause(open.offer, open.by));
  const askedAt = asked === undefined ? undefined : usedAt(asked);
  if (askedAt === undefined) return null;
  const over = businessDaysAfter(input.calendar, open.by, LAPSES_AFTER_BUSINESS_DAYS).add({ days: 1 });
  return latest(openingOn(input.calendar, over), openingAfter(input, dayOf(askedAt, input.calendar.timeZone), 1));
}

/** What a draft hangs on that steps back because another offer was signed. */
const SIGNED = "signed:";

/**
 * R26: the interview that was signed elsewhere while an offer was open here that the candidate has not said yes to: it is
 * declined, which is more than to withdraw. An offer that comes later is answered with the same.
 */
function declinedBySigning({ situation, createdAt, siblings, messages }: PlanInput): SiblingFacts | undefined {
  const { state, offer } = situation;
  const signed = signedElsewhere(createdAt, siblings);
  if (state !== "offered" || offer === null || offer.response === "accepted" || signed === undefined) return undefined;
  const hasStepped = messages.some(({ kind, status }) => kind === "withdrawal" && status !== "cancelled" && status !== "planned");
  return hasStepped || (offer.knownAt ?? offer.madeAt) >= (signed.closedAt ?? "") ? undefined : signed;
}

/** Whether they wrote since that it is over: the candidate's no has reached them, and there is none to be written. */
function isHeardByThem({ situation: { answers, closedBy } }: PlanInput): boolean {
  return answers.some(
    ({ id, intent, afterYourNo, occurredAt }) =>
      id === closedBy?.eventId || ((intent === "regret" || afterYourNo === true) && occurredAt >= (closedBy?.at ?? "~")),
  );
}

/** R23: the draft that says to the employer what the candidate has just said to us: yes, a change, no. */
export function offerAnswers(input: PlanInput): Want[] {
  const { offer, outcome, closedBy, state } = input.situation;
  // The no that was sent is what closed it, and one that came when another was signed says it: there is not another one.
  const said = input.messages.find(
    ({ kind, status, cause }) => kind === "offer_decline" && (status === "sent" || (status !== "cancelled" && cause.startsWith(SIGNED))),
  );
  if (outcome === "declined" && closedBy !== null)
    return isHeardByThem(input)
      ? []
      : [
          {
            kind: "offer_decline",
            cause: said?.cause ?? `event:${closedBy.eventId}`,
            dueAt: closedBy.at,
            eventId: closedBy.eventId,
            reason: "you decided to decline the offer, and a prompt, friendly no is remembered well",
          },
        ];
  const signed = declinedBySigning(input);
  if (signed !== undefined)
    return [
      {
        kind: "offer_decline",
        cause: `${SIGNED}${signed.interviewId}`,
        dueAt: signed.closedAt ?? input.now,
        reason: `you have signed with ${signed.company}, and a prompt, friendly no is remembered well`,
      },
    ];
  if (state !== "offered" || offer === null || offer.respondedAt === undefined || offer.respondedEventId === undefined) return [];
  // A yes that they thank for has reached them.
  if (input.situation.answers.some(({ id }) => id === offer.respondedEventId)) return [];
  const answered = { cause: `event:${offer.respondedEventId}`, dueAt: offer.respondedAt, eventId: offer.respondedEventId };
  return offer.response === "accepted"
    ? [{ kind: "offer_acceptance", ...answered, reason: "you decided to accept the offer" }]
    : [{ kind: "offer_change_request", ...answered, reason: "you want to ask for a change to the offer before you answer" }];
}

/** R24: the morning after an offer, while one that the candidate ranks higher is still waiting: the three honest choices. */
export function competingOffer(input: PlanInput): Want[] {
  const open = unanswered(input);
  const preferred = higherRanked(input.situation.facts.interest, input.siblings);
  if (open === null || preferred === undefined || open.offer.toldFirstChoiceAt !== undefined) return [];
  const zone = input.calendar.timeZone;
  return [
    {
      kind: "competing_offer",
      cause: `event:${open.offer.eventId}`,
      dueAt: at(dayOf(open.offer.madeAt, zone).add({ days: 1 }), input.calendar.window.from, zone),
      endsAt: endOfDay(open.by, [zone]),
      eventId: open.offer.eventId,
      reason:
        preferred.interest === undefined
          ? `this offer is open on what you called a fallback, and ${preferred.company} is still waiting`
          : `this offer is open, and ${preferred.company}, which you rank higher, is still waiting`,
    },
  ];
}

/** R24: on the first choice, once, and only when the candidate has asked for it: is there news, another offer is to be answered. */
export function competingOfferNotice(input: PlanInput): Want[] {
  const { state, facts, rounds } = input.situation;
  if (state === "closed" || state === "offered") return [];
  const roundId = rounds.at(-1)?.id;
  const before = input.messages.find((message) => message.kind === "competing_offer_notice" && message.status !== "cancelled");
  const wants = input.siblings.flatMap((sibling): Want[] => {
    const { offer } = sibling;
    if (sibling.state !== "offered" || offer?.toldFirstChoiceAt === undefined || offer.response === "accepted") return [];
    if (sibling.firstChoiceId !== input.interviewId) return [];
    return [
      {
        kind: "competing_offer_notice",
        cause: `offer:${sibling.interviewId}:${offer.eventId}`,
        dueAt: offer.toldFirstChoiceAt,
        reason: `you asked to tell ${facts.company.name} of the offer you have`,
        ...(roundId === undefined ? {} : { roundId }),
      },
    ];
  });
  // Once, also when there are two offers: a second such mail would press them.
  const [first] = wants.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const only = before === undefined ? first : wants.find((want) => want.cause === before.cause);
  return only === undefined ? [] : [only];
}

/** R26: once it is signed, what to do before the first day. */
export function transition(input: PlanInput): Want[] {
  const { outcome, closedBy } = input.situation;
  if (outcome !== "accepted" || closedBy === null) return [];
  return [
    {
      kind: "transition",
      cause: `event:${closedBy.eventId}`,
      dueAt: closedBy.at,
      eventId: closedBy.eventId,
      reason: "it is signed, and a few things are best done before the first day",
    },
  ];
}

/** R26: steps back from a process: not interested any more, or signed elsewhere. Once, whatever the reason. */
export function withdrawal(input: PlanInput): Want[] {
  const { state, outcome, closedBy } = input.situation;
  const signed = signedElsewhere(input.createdAt, input.siblings);
  const before = input.messages.find((message) => message.kind === "withdrawal" && message.status !== "cancelled");
  if (outcome === "withdrawn" && closedBy !== null)
    return isHeardByThem(input)
      ? []
      : [
          {
            kind: "withdrawal",
            cause: before?.cause ?? `event:${closedBy.eventId}`,
            dueAt: closedBy.at,
            reason: "you are not interested any more, and they are grateful to know",
          },
        ];
  if (state === "closed" || signed === undefined || declinedBySigning(input) !== undefined) return [];
  return [
    {
      kind: "withdrawal",
      cause: before?.cause ?? `${SIGNED}${signed.interviewId}`,
      dueAt: signed.closedAt ?? input.now,
      reason: `you have signed with ${signed.company}, and this one is best told at once`,
    },
  ];
}
