import type { Calendar } from "../cadence/calendar.ts";
import { at, businessDaysAfter, dayOf, nextOpening } from "../cadence/calendar.ts";
import type { DateText, InstantText } from "../clock.ts";
import { plus } from "../clock.ts";
import { heldRounds } from "./rounds.ts";
import type { Situation } from "./situation.ts";

/** R2: what they said about when they decide, answerable with one click; counted from the interview. */
export const PROMISES = ["few_days", "one_week", "two_weeks", "not_said"] as const;
export type PromiseChoice = (typeof PROMISES)[number];
const FEW_BUSINESS_DAYS = 4;

/** The day that a one-click answer means; `undefined` when they did not say. */
export function promisedDay(choice: PromiseChoice, situation: Situation, calendar: Calendar): DateText | undefined {
  const round = heldRounds(situation).at(-1) ?? situation.rounds.at(-1);
  if (choice === "not_said" || round === undefined) return undefined;
  const day = dayOf(round.endsAt, calendar.timeZone);
  if (choice === "few_days") return businessDaysAfter(calendar, day, FEW_BUSINESS_DAYS).toString();
  return day.add({ days: choice === "one_week" ? 7 : 14 }).toString();
}

/** When a draft may come again, as the page offers it. */
export const LATER = ["two_hours", "tomorrow", "three_days", "next_week"] as const;
export type Later = (typeof LATER)[number];

/** The instant that a choice of "later" means: two hours on, or an opening of the window on a coming day. */
export function laterAt(choice: Later, calendar: Calendar, now: InstantText): InstantText {
  if (choice === "two_hours") return plus(now, "PT2H");
  const today = dayOf(now, calendar.timeZone);
  const day =
    choice === "tomorrow"
      ? today.add({ days: 1 })
      : choice === "three_days"
        ? today.add({ days: 3 })
        : today.add({ days: 8 - today.dayOfWeek });
  return nextOpening(calendar, at(day, "00:00", calendar.timeZone));
}
