import type { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { latest } from "../clock.ts";
import type { Contact, Round } from "../interview/facts.ts";
import type { AnswerEvent, Situation } from "../interview/situation.ts";
import type { Message } from "../messages.ts";
import { CHASERS } from "../messages.ts";
import type { Calendar } from "./calendar.ts";
import { businessDaysAfter, dayOf, endOfDay, holidaysBetween, nextOpening, openingOn, spokenDay } from "./calendar.ts";
import type { SiblingFacts } from "./siblings.ts";

export { CHASERS } from "../messages.ts";

/** All that the plan of one interview reads. */
export type PlanInput = {
  interviewId: string;
  /** When it was put on the record: among several, the oldest open one carries what is one per candidate (R12). */
  createdAt: InstantText;
  situation: Situation;
  messages: readonly Message[];
  candidate: Candidate;
  calendar: Calendar;
  /** The candidate's other interviews, as last heard of (R12, R24–R26, R35). */
  siblings: readonly SiblingFacts[];
  now: InstantText;
};

/**
 * Rounds on one day: one reflection after the last, one thank-you to each contact (R35). `key` names it in the causes of its
 * messages: the round that came first on the record, and a mark when that was put ahead again after its hour (R34).
 */
export type Sitting = { id: Round["id"]; key: string; day: Temporal.PlainDate; rounds: Round[]; endsAt: InstantText };

/** What names a round in the causes of its messages. */
export function roundKey(round: Round): string {
  return round.again === undefined ? round.id : `${round.id}.${round.again}`;
}

const known = new WeakMap<Situation, readonly Sitting[]>();

/** The sittings of an interview, earliest first; what was called off is not one. A sitting's day is that of its rounds' zone. */
export function sittings(situation: Situation): readonly Sitting[] {
  const found = known.get(situation) ?? grouped(situation);
  // A situation is never changed, and each of a dozen parts of one plan asks this of it.
  known.set(situation, found);
  return found;
}

function grouped(situation: Situation): Sitting[] {
  const byDay = new Map<string, Round[]>();
  // In the order of the record, so that a round added to a day never renames what hangs on it already.
  for (const round of situation.rounds) {
    if (round.status === "called_off") continue;
    const day = dayOf(round.startsAt, round.timeZone).toString();
    byDay.set(day, [...(byDay.get(day) ?? []), round]);
  }
  return [...byDay.values()]
    .flatMap((rounds): Sitting[] => {
      const [first] = rounds;
      if (first === undefined) return [];
      const inOrder = [...rounds].sort((a, b) => (a.endsAt < b.endsAt ? -1 : a.endsAt > b.endsAt ? 1 : 0));
      return [
        {
          id: first.id,
          key: roundKey(first),
          day: dayOf(first.startsAt, first.timeZone),
          rounds: inOrder,
          endsAt: latest(first.endsAt, ...rounds.map((round) => round.endsAt)),
        },
      ];
    })
    .sort((a, b) => (a.endsAt < b.endsAt ? -1 : a.endsAt > b.endsAt ? 1 : 0));
}

/** Who gets a thank-you for a sitting: each contact of its rounds, once. */
export function contactsOf(sitting: Sitting): { contact: Contact; round: Round }[] {
  const byKey = new Map<string, { contact: Contact; round: Round }>();
  for (const round of sitting.rounds) {
    const key = contactKey(round.contact);
    if (!byKey.has(key)) byKey.set(key, { contact: round.contact, round });
  }
  return [...byKey.values()];
}

/** What tells two contacts apart: the address, else the name. */
export function contactKey(contact: Contact): string {
  return (contact.email ?? contact.name ?? "").toLowerCase();
}

/** The employer's answers that came after a sitting, mere acknowledgements left out: any of them answers the thank-you too (R11). */
export function answersAfter(situation: Situation, sitting: Sitting): AnswerEvent[] {
  return situation.answers.filter((answer) => answer.intent !== "acknowledgement" && answer.occurredAt >= sitting.endsAt);
}

/** The instant from which a message's turn is used: sent, skipped, or delivered and never confirmed (R8). */
export function usedAt(message: Message): InstantText | undefined {
  return message.sentAt ?? message.skippedAt ?? message.deliveredAt;
}

/** The chasers of a sitting that have used their turn, in order. What came before it was about a round that was not held. */
export function usedChasers(input: Pick<PlanInput, "messages">, sitting: Pick<Sitting, "rounds">): { message: Message; at: InstantText }[] {
  return input.messages
    .filter((message) => CHASERS.includes(message.kind))
    .flatMap((message) => {
      const round = sitting.rounds.find((r) => r.id === message.roundId);
      const at = usedAt(message);
      return round === undefined || at === undefined || at < (round.againAt ?? "") ? [] : [{ message, at }];
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The date by which they promised to decide, when it is one for this sitting: a day before the interview promised nothing about it. */
export function promiseFor(situation: Situation, sitting: Sitting): Situation["promise"] {
  return situation.promise !== null && situation.promise.by >= sitting.day.toString() ? situation.promise : null;
}

/** The zone of the company's clocks, as far as the record tells. */
export function companyZone({ facts, rounds }: Pick<Situation, "facts" | "rounds">): string | undefined {
  return facts.company.timeZone ?? rounds.at(-1)?.timeZone;
}

/** The zones in which a promised day must have ended before anybody asks: the candidate's and the company's (R32). */
function zonesOfPromise(input: PlanInput): string[] {
  const company = companyZone(input.situation);
  return company === undefined ? [input.calendar.timeZone] : [input.calendar.timeZone, company];
}

/**
 * The opening of the window on the nth business day after a day, and never before the day itself has ended for everybody
 * concerned. With 0 it is the next business morning (R6).
 */
export function openingAfter(input: PlanInput, day: Temporal.PlainDate, count: number): InstantText {
  const opening = openingOn(input.calendar, businessDaysAfter(input.calendar, day, Math.max(1, count)));
  const passed = endOfDay(day, zonesOfPromise(input));
  return opening >= passed ? opening : nextOpening(input.calendar, passed);
}

const SMALL_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** "two business days", "one business day", "20 business days". */
export const businessDays = (count: number) => `${SMALL_NUMBERS[count] ?? count} business day${count === 1 ? "" : "s"}`;

/** Which holidays made a wait longer, as the end of a sentence: `, and Monday 7 December is a holiday`; empty when none did. */
export function holidayClause(input: PlanInput, from: Temporal.PlainDate, until: InstantText): string {
  const days = holidaysBetween(input.calendar, from, dayOf(until, input.calendar.timeZone)).map((day) => spokenDay(day));
  if (days.length === 0) return "";
  const last = days.at(-1) ?? "";
  return days.length === 1 ? `, and ${last} is a holiday` : `, and ${days.slice(0, -1).join(", ")} and ${last} are holidays`;
}
