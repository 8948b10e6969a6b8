import { Temporal } from "temporal-polyfill";
import type { InstantText } from "../clock.ts";
import { plus } from "../clock.ts";
import { at, businessDaysAfter, dayOf, inWakingHoursFrom, isInWindow, local, nextOpening, spokenDay } from "./calendar.ts";
import type { PlanInput, Sitting } from "./cycle.ts";
import { answersAfter, contactKey, contactsOf, promiseFor, sittings } from "./cycle.ts";
import type { Want } from "./want.ts";

const REFLECTION_AFTER = "PT90M";
const REFLECTION_EARLIEST = "PT60M";
const REFLECTION_LATEST = "PT120M";
const THANK_YOU_EARLIEST = "PT2H";
const THANK_YOU_LATEST = "PT24H";
/** A decision due within so many days of the interview leaves no time for a thank-you tomorrow (R3). */
const SHORT_DECISION_DAYS = 2;
/** Between the reflection and the thank-you that must not come before it (R1). */
const AFTER_REFLECTION = "PT30M";
const WEEKEND_MORNING = Temporal.PlainTime.from("09:00");
const BEFORE_ROUND_AT = Temporal.PlainTime.from("18:00");

/** R0: the evening before a round, what to ask there. */
export function beforeRound(input: PlanInput): Want[] {
  if (!input.candidate.preferences.beforeRound || input.situation.state === "closed") return [];
  return sittings(input.situation).flatMap((sitting) => {
    const first = sitting.rounds[0];
    if (first === undefined || first.status !== "planned") return [];
    const evening = at(dayOf(first.startsAt, input.calendar.timeZone).subtract({ days: 1 }), BEFORE_ROUND_AT, input.calendar.timeZone);
    return [
      {
        kind: "before_round" as const,
        cause: `sitting:${sitting.id}`,
        dueAt: evening,
        restraint: "waking" as const,
        endsAt: first.startsAt,
        roundId: first.id,
        reason: `it comes the evening before the interview on ${spokenDay(dayOf(first.startsAt, input.calendar.timeZone))}`,
      },
    ];
  });
}

/** When the reflection comes: 90 minutes after the end, or within 60 to 120 where that keeps to 07:00–22:00, else the next morning (R1). */
function reflectionAt(input: PlanInput, sitting: Sitting): InstantText {
  const [best, early, late] = [REFLECTION_AFTER, REFLECTION_EARLIEST, REFLECTION_LATEST].map((after) => plus(sitting.endsAt, after));
  if (best === undefined || early === undefined || late === undefined) throw new TypeError("three delays make three instants");
  const awake = (instant: InstantText) => inWakingHoursFrom(input.calendar, instant) === instant;
  return awake(best) ? best : awake(early) ? early : awake(late) ? late : inWakingHoursFrom(input.calendar, best);
}

/** R1: what to remember, while it is fresh. */
export function reflection(input: PlanInput): Want[] {
  const { state } = input.situation;
  if (!input.candidate.preferences.reflection || state === "closed" || state === "offered") return [];
  return sittings(input.situation).map((sitting) => ({
    kind: "reflection",
    cause: `sitting:${sitting.id}`,
    dueAt: reflectionAt(input, sitting),
    restraint: "waking",
    roundId: sitting.rounds.at(-1)?.id ?? sitting.id,
    reason: "it comes an hour and a half after the interview, while memory is fresh",
    tooLateAfterBusinessDays: 2,
  }));
}

/** The hour of a thank-you by R3, and its reason. */
function thankYouTime(input: PlanInput, sitting: Sitting, agency: boolean): { dueAt: InstantText; reason: string; within24h: boolean } {
  const { calendar, candidate } = input;
  const earliest = plus(sitting.endsAt, THANK_YOU_EARLIEST);
  const latest = plus(sitting.endsAt, THANK_YOU_LATEST);
  const day = dayOf(sitting.endsAt, calendar.timeZone);
  const promise = promiseFor(input.situation, sitting);
  const isShort = promise !== null && promise.by <= day.add({ days: SHORT_DECISION_DAYS }).toString();
  const sameDay = isInWindow(calendar, earliest) && dayOf(earliest, calendar.timeZone).equals(day);

  if (candidate.preferences.thankYou === "after_a_day_or_two" && !isShort && !agency)
    return {
      dueAt: nextOpening(calendar, at(businessDaysAfter(calendar, day, 2), "00:00", calendar.timeZone)),
      reason: "you asked for the thank-you on the second business morning after the interview",
      within24h: false,
    };
  if ((candidate.preferences.thankYou === "same_day" || isShort || agency) && sameDay) {
    const why = agency
      ? "a debrief for the recruiter comes on the day of the interview"
      : isShort
        ? "they decide within two days, so the thank-you comes on the day of the interview"
        : "you asked for the thank-you on the day of the interview";
    return { dueAt: earliest, reason: why, within24h: true };
  }
  const opening = nextOpening(calendar, earliest);
  if (opening <= latest)
    return { dueAt: opening, reason: "a thank-you is best the morning after the interview, within a day of it", within24h: true };
  if (sameDay)
    return {
      dueAt: earliest,
      reason: "the next working morning is more than a day away, so the thank-you comes on the day of the interview",
      within24h: true,
    };
  const from = local(earliest, calendar.timeZone);
  const morning = [0, 1]
    .map((days) => at(from.toPlainDate().add({ days }), WEEKEND_MORNING, calendar.timeZone))
    .find((instant) => instant >= earliest);
  const dueAt = morning !== undefined && morning <= latest ? morning : earliest;
  return { dueAt, reason: "a thank-you keeps to 24 hours after the interview, also over a weekend or a holiday", within24h: true };
}

/** R3: the thank-you, to each contact of a sitting (R35); the answer that came first carries the thanks in its place (R11). */
export function thankYou(input: PlanInput): Want[] {
  const { state } = input.situation;
  if (state !== "scheduled" && state !== "interviewed" && state !== "waiting") return [];
  return sittings(input.situation).flatMap((sitting) => {
    if (answersAfter(input.situation, sitting).length > 0) return [];
    return contactsOf(sitting).map(({ contact, round }) => {
      const { dueAt, reason, within24h } = thankYouTime(input, sitting, contact.kind === "agency");
      const remembered = input.candidate.preferences.reflection ? plus(reflectionAt(input, sitting), AFTER_REFLECTION) : dueAt;
      const latest = plus(sitting.endsAt, THANK_YOU_LATEST);
      return {
        kind: "thank_you" as const,
        cause: `sitting:${sitting.id}:${contactKey(contact)}`,
        dueAt: dueAt >= remembered || (within24h && remembered > latest) ? dueAt : remembered,
        // Within the 24 hours it may come outside the window (a Saturday), afterwards it is as any other unasked mail.
        restraint: within24h && input.now <= latest ? ("waking" as const) : ("window" as const),
        roundId: round.id,
        contact: contactKey(contact),
        reason,
        tooLateAfterBusinessDays: 3,
      };
    });
  });
}
