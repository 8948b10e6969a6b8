import type { InstantText } from "../clock.ts";
import { earliest, latest as later } from "../clock.ts";
import type { Situation } from "../interview/situation.ts";
import { isRetracted } from "../interview/situation.ts";
import type { Message } from "../messages.ts";
import { CHASERS } from "../messages.ts";
import {
  at,
  businessDaysAfter,
  dayOf,
  inWakingHoursFrom,
  inWindowFrom,
  isBusinessDay,
  isInWindow,
  local,
  minutesAfter,
  nextOpening,
  openingOn,
  spokenDay,
} from "./calendar.ts";
import type { PlanInput, Sitting } from "./cycle.ts";
import { answersAfter, contactKey, contactsOf, holidayClause, promiseFor, roundKey, sittings } from "./cycle.ts";
import { settled } from "./settle.ts";
import { signedElsewhere } from "./siblings.ts";
import type { Want } from "./want.ts";

const REFLECTION_AFTER_MINUTES = 90;
const REFLECTION_EARLIEST_MINUTES = 60;
const REFLECTION_LATEST_MINUTES = 120;
const THANK_YOU_EARLIEST_MINUTES = 120;
const THANK_YOU_LATEST_MINUTES = 24 * 60;
/** A decision due within so many days of the interview leaves no time for a thank-you tomorrow (R3). */
const SHORT_DECISION_DAYS = 2;
/** Between the reflection and the thank-you that must not come before it (R1). */
const AFTER_REFLECTION_MINUTES = 30;
const WEEKEND_MORNING = "09:00";

/** How long after the interview that is, in words. */
const SOON: Record<number, string> = {
  [REFLECTION_EARLIEST_MINUTES]: "an hour",
  [REFLECTION_AFTER_MINUTES]: "an hour and a half",
  [REFLECTION_LATEST_MINUTES]: "two hours",
};

/** When the reflection comes: 90 minutes after the end, or within 60 to 120 where that keeps to 07:00–22:00, else the next morning (R1). */
function reflectionAt(input: PlanInput, sitting: Sitting): InstantText {
  const awake = (instant: InstantText) => inWakingHoursFrom(input.calendar, instant) === instant;
  const best = minutesAfter(sitting.endsAt, REFLECTION_AFTER_MINUTES);
  const within = [best, minutesAfter(sitting.endsAt, REFLECTION_EARLIEST_MINUTES), minutesAfter(sitting.endsAt, REFLECTION_LATEST_MINUTES)];
  return within.find(awake) ?? inWakingHoursFrom(input.calendar, best);
}

/** Whether a sitting still deserves looking back on: the process is open, and neither stopped nor decided since, here or elsewhere (R26). */
function isFresh(input: PlanInput, sitting: Sitting): boolean {
  const { state, offer, onHold } = input.situation;
  if (state === "closed" || signedElsewhere(input.createdAt, input.siblings) !== undefined) return false;
  if (state === "on_hold") return sitting.endsAt <= (onHold?.since ?? "");
  return offer === null || offer.madeAt < sitting.endsAt;
}

/** R1: it comes before the thank-you or, where the limits of the day leave no room for that (R35), not at all. */
function beforeThankYou(input: PlanInput, sitting: Sitting, thanks: readonly Want[]): Pick<Want, "yields"> {
  const own = thanks.filter(({ roundId }) => sitting.rounds.some((round) => round.id === roundId));
  const first = earliest(...own.map(({ dueAt, hours = "window" }) => settled(dueAt, hours, input.calendar, input.now)));
  return first === undefined
    ? {}
    : { yields: { at: first, why: "that day already had its three mails, and the thank-you comes before the next has room" } };
}

/** R1: what to remember, while it is fresh. */
export function reflection(input: PlanInput): Want[] {
  if (!input.candidate.preferences.reflection) return [];
  const thanks = thankYou(input);
  return sittings(input.situation)
    .filter((sitting) => isFresh(input, sitting))
    .map((sitting) => {
      const dueAt = reflectionAt(input, sitting);
      const soon = SOON[(Date.parse(dueAt) - Date.parse(sitting.endsAt)) / 60_000];
      return {
        kind: "reflection",
        cause: `sitting:${sitting.key}`,
        dueAt,
        ...beforeThankYou(input, sitting, thanks),
        roundId: sitting.rounds.at(-1)?.id ?? sitting.id,
        reason:
          soon === undefined
            ? "the interview ended late, so the notes are for seven the next morning, while memory is fresh"
            : `notes are best taken ${soon} after the interview, while memory is fresh`,
      };
    });
}

type ThankYouTime = { dueAt: InstantText; reason: string; within24h: boolean };

/** Saturday 09:00 and its like: the first nine o'clock after the earliest hour, within a day of the interview; else that hour itself. */
function morningWithin(input: PlanInput, earliest: InstantText, latest: InstantText): InstantText {
  const from = local(earliest, input.calendar.timeZone).toPlainDate();
  const morning = [0, 1]
    .map((days) => at(from.add({ days }), WEEKEND_MORNING, input.calendar.timeZone))
    .find((instant) => instant >= earliest);
  return morning !== undefined && morning <= latest ? morning : earliest;
}

/** The hour of a thank-you by R3, and its reason. */
function thankYouTime(input: PlanInput, sitting: Sitting, isAgency: boolean): ThankYouTime {
  const { calendar, candidate } = input;
  const earliest = minutesAfter(sitting.endsAt, THANK_YOU_EARLIEST_MINUTES);
  const latest = minutesAfter(sitting.endsAt, THANK_YOU_LATEST_MINUTES);
  const day = dayOf(sitting.endsAt, calendar.timeZone);
  const promise = promiseFor(input.situation, sitting);
  const isShort = promise !== null && promise.by <= day.add({ days: SHORT_DECISION_DAYS }).toString();
  const sameDay = dayOf(earliest, calendar.timeZone).equals(day);
  const inWindowThatDay = sameDay && isInWindow(calendar, earliest);

  if (candidate.preferences.thankYou === "after_a_day_or_two" && !isShort && !isAgency) {
    const dueAt = openingOn(calendar, businessDaysAfter(calendar, day, 2));
    return {
      dueAt,
      reason: `you asked for the thank-you on the second business morning after the interview${holidayClause(input, day, dueAt)}`,
      within24h: false,
    };
  }
  if (
    (candidate.preferences.thankYou === "same_day" || isShort || isAgency) &&
    sameDay &&
    inWakingHoursFrom(calendar, earliest) === earliest
  ) {
    // Asked for or needed on the day itself, it does not wait for the window of the next.
    const why = isAgency
      ? "a debrief for the recruiter belongs to the day of the interview"
      : isShort
        ? "they decide within two days, so the thank-you belongs to the day of the interview"
        : "you asked for the thank-you on the day of the interview";
    return { dueAt: earliest, reason: why, within24h: true };
  }
  const opening = nextOpening(calendar, earliest);
  if (opening <= latest) {
    const isSameDay = dayOf(opening, calendar.timeZone).equals(day);
    const reason = isSameDay
      ? "your sending hours begin later on the day of the interview, and a thank-you is best within a day of it"
      : "a thank-you is best the morning after the interview, within a day of it";
    return { dueAt: opening, reason, within24h: true };
  }
  const tomorrow = day.add({ days: 1 });
  const why = isBusinessDay(calendar, tomorrow)
    ? `your next sending hours begin more than a day after the interview`
    : `${spokenDay(tomorrow)} is ${calendar.isHoliday(tomorrow.toString()) ? "a holiday" : "not a working day"}`;
  return inWindowThatDay
    ? { dueAt: earliest, reason: `${why}, so the thank-you belongs to the day of the interview`, within24h: true }
    : {
        dueAt: morningWithin(input, earliest, latest),
        reason: `${why}, and a thank-you keeps to 24 hours after the interview`,
        within24h: true,
      };
}

const thanked = new WeakMap<PlanInput, Want[]>();

/** R3: the thank-you, to each contact of a sitting (R35); the answer that came first carries the thanks in its place (R11). */
export function thankYou(input: PlanInput): Want[] {
  const wants = thanked.get(input) ?? thankYous(input);
  // An input is never changed, and the reflection of the same plan asks for it too.
  thanked.set(input, wants);
  return wants;
}

/** R11: an answer that carried the thanks for a sitting, though what it answered was taken back since; a chaser carries none. */
export function carriedThanks(messages: readonly Message[], situation: Situation, { rounds, endsAt }: Sitting): Message | undefined {
  return messages.find(
    (m) =>
      m.audience === "employer" &&
      !CHASERS.includes(m.kind) &&
      isRetracted(situation, m.eventId) &&
      (m.sentAt ?? m.deliveredAt ?? "") >= endsAt &&
      rounds.some(({ id }) => id === m.roundId),
  );
}

function thankYous(input: PlanInput): Want[] {
  const { calendar } = input;
  const { state } = input.situation;
  if (state === "closed" || state === "on_hold" || signedElsewhere(input.createdAt, input.siblings) !== undefined) return [];
  return sittings(input.situation).flatMap((sitting) => {
    if (answersAfter(input.situation, sitting).length > 0) return [];
    // Known to have gone out, it has said it; else the thank-you says that it may have.
    if (carriedThanks(input.messages, input.situation, sitting)?.status === "sent") return [];
    const latest = minutesAfter(sitting.endsAt, THANK_YOU_LATEST_MINUTES);
    return contactsOf(sitting).map(({ contact, round }) => {
      // Named by the round that came first on the record: one added to the day, or a new address, makes it no other thank-you.
      const first = input.situation.rounds.find((r) => sitting.rounds.includes(r) && contactKey(r.contact) === contactKey(contact));
      const { dueAt, reason, within24h } = thankYouTime(input, sitting, contact.kind === "agency");
      // R1: always after the reflection, which waits for the morning after a late interview.
      const remembered = input.candidate.preferences.reflection
        ? minutesAfter(reflectionAt(input, sitting), AFTER_REFLECTION_MINUTES)
        : dueAt;
      const comesAt = dueAt >= remembered ? dueAt : remembered;
      // Within the 24 hours it may come outside the window (a Saturday), afterwards it is as any other unasked mail. One that
      // is planned late is overdue when the window closes, and does not wait for Monday either.
      const soonest = later(comesAt, input.now);
      const isOutside = !isInWindow(calendar, comesAt) || inWindowFrom(calendar, soonest) > latest;
      const exempt = within24h && inWakingHoursFrom(calendar, soonest) <= latest && isOutside;
      return {
        kind: "thank_you" as const,
        cause: `round:${roundKey(first ?? round)}`,
        dueAt: comesAt,
        hours: exempt ? ("waking" as const) : ("window" as const),
        roundId: round.id,
        contact: contactKey(contact),
        reason,
      };
    });
  });
}
