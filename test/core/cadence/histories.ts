import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { minutesAfter } from "../../../core/cadence/calendar.ts";
import { Problem } from "../../../core/errors.ts";
import type { Happening } from "../../../core/interview/events.ts";
import type { Scene, Sim } from "./sim.ts";
import { clock } from "./sim.ts";

/** One step of a history: so many hours pass, then something happens, if it can. */
export type Step = { hours: number; act: Act };
type Act =
  | {
      do: "answer";
      intent: AnswerIntent;
      via: "forwarded" | "automatic" | "told";
      days: number | null;
      extra: number;
      writtenHoursAgo: number;
    }
  | { do: "say"; happening: Say; days: number }
  | { do: "message"; what: "message_sent" | "message_skipped" | "message_snoozed"; which: number; hours: number }
  | { do: "round"; what: "moved" | "called_off" | "added"; which: number; hours: number }
  | { do: "retract"; which: number }
  | { do: "hold"; hours: number }
  | { do: "prefer"; preferences: Record<string, unknown> };
type AnswerIntent = (typeof INTENTS)[number];
type Say = (typeof SAYINGS)[number];
export type History = { scene: Scene; steps: Step[] };

const INTENTS = [
  "regret",
  "second_interview",
  "offer",
  "acknowledgement",
  "status_update",
  "on_hold",
  "info_request",
  "offer_withdrawn",
] as const;
const SAYINGS = [
  "decision_promised",
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
/** Both ends of the world, both directions of daylight saving, half-hour shifts, and zones that never shift. */
export const ZONES = [
  "Europe/Oslo",
  "America/New_York",
  "America/Vancouver",
  "Pacific/Apia",
  "Pacific/Auckland",
  "Etc/GMT+12",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "Africa/Cairo",
] as const;
const WINDOWS = [
  { days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", to: "18:00" },
  { days: ["sat", "sun"], from: "10:00", to: "12:00" },
  { days: ["wed"], from: "02:15", to: "02:45" },
  { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "23:59" },
] as const;

const preferences = fc.record(
  {
    window: fc.constantFrom(...WINDOWS),
    thankYou: fc.constantFrom("next_morning", "same_day", "after_a_day_or_two"),
    followUpAfterBusinessDays: fc.integer({ min: 0, max: 5 }),
    followUpWithoutDateBusinessDays: fc.integer({ min: 5, max: 15 }),
    finalFollowUpAfterBusinessDays: fc.integer({ min: 5, max: 20 }),
    maxFollowUps: fc.integer({ min: 0, max: 2 }),
    channel: fc.constantFrom("email", "phone", "note"),
    reflection: fc.boolean(),
    beforeRound: fc.boolean(),
    keepSearching: fc.boolean(),
  },
  { requiredKeys: [] },
);

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      intent: fc.constantFrom(...INTENTS),
      via: fc.constantFrom("forwarded", "automatic", "told"),
      days: fc.option(fc.integer({ min: -3, max: 25 }), { nil: null }),
      extra: fc.nat({ max: 7 }),
      writtenHoursAgo: fc.oneof(fc.constant(0), fc.nat({ max: 200 })),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("say" as const),
      happening: fc.constantFrom(...SAYINGS),
      days: fc.integer({ min: -2, max: 30 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("message" as const),
      what: fc.constantFrom("message_sent", "message_skipped", "message_snoozed"),
      which: fc.nat({ max: 8 }),
      hours: fc.integer({ min: 1, max: 300 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("round" as const),
      what: fc.constantFrom("moved", "called_off", "added"),
      which: fc.nat({ max: 2 }),
      hours: fc.integer({ min: -48, max: 400 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("retract" as const), which: fc.nat({ max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("hold" as const), hours: fc.integer({ min: 1, max: 900 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("prefer" as const), preferences }) },
);

/** A random interview somewhere in the world, and what happens to it. */
export const history: fc.Arbitrary<History> = fc.record({
  scene: fc
    .record({
      timeZone: fc.constantFrom(...ZONES),
      day: fc.integer({ min: 0, max: 400 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.constantFrom(0, 15, 59),
      minutes: fc.constantFrom(15, 60, 600),
      recordedHoursBefore: fc.integer({ min: -120, max: 120 }),
      by: fc.option(fc.integer({ min: -2, max: 20 }), { nil: null }),
      size: fc.constantFrom("small", "large"),
      companyZone: fc.option(fc.constantFrom(...ZONES), { nil: null }),
      kind: fc.constantFrom("employer", "agency"),
      noCalls: fc.boolean(),
      holidays: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 4 }),
      preferences,
    })
    .map((s): Scene => {
      const start = Temporal.PlainDateTime.from("2026-09-20T00:00").add({ days: s.day, hours: s.hour, minutes: s.minute });
      const text = (when: Temporal.PlainDateTime) => when.toString({ smallestUnit: "minute" }).replace("T", " ");
      return {
        timeZone: s.timeZone,
        now: text(start.subtract({ hours: s.recordedHoursBefore })),
        preferences: s.preferences,
        holidays: s.holidays.map((days) => start.toPlainDate().add({ days }).toString()),
        posted: {
          // A duration, not an end: on the night of a change an end by the clock may come before its start.
          round: { startsAt: clock(text(start), s.timeZone), durationMinutes: s.minutes },
          company: { name: "Equinor", size: s.size, ...(s.companyZone === null ? {} : { timeZone: s.companyZone }) },
          contact: { name: "Mette", email: "mette@equinor.example", kind: s.kind },
          contactPolicy: { noCalls: s.noCalls },
          ...(s.by === null ? {} : { decision: { by: start.toPlainDate().add({ days: s.by }).toString() } }),
        },
      };
    }),
  steps: fc.array(fc.record({ hours: fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 500 })), act }), { maxLength: 6 }),
});

const dayFrom = (sim: Sim, days: number) =>
  Temporal.Instant.from(sim.now).toZonedDateTimeISO(sim.candidate.timeZone).toPlainDate().add({ days }).toString();
const hoursFrom = (sim: Sim, hours: number) => minutesAfter(sim.now, hours * 60);

function answerOf(sim: Sim, act: Extract<Act, { do: "answer" }>): Happening {
  const { intent, via, days, extra } = act;
  return {
    type: "answered",
    intent,
    via,
    evidence: [],
    replyId: "rep_1",
    ...(days === null || (intent !== "status_update" && intent !== "acknowledgement" && intent !== "on_hold")
      ? {}
      : { decisionBy: dayFrom(sim, days) }),
    ...(days === null || intent !== "offer" ? {} : { answerBy: dayFrom(sim, days) }),
    ...(days === null || intent !== "second_interview"
      ? {}
      : { interviewAt: { startsAt: hoursFrom(sim, days * 24 + extra), certain: extra < 6 } }),
    ...(extra === 1 && intent === "status_update" ? { wantsContact: { channel: "phone", on: dayFrom(sim, days ?? 3) } } : {}),
    ...(extra === 2 ? { noCalls: true } : {}),
  };
}

function happeningOf(sim: Sim, act: Act): Happening | null {
  const { rounds } = sim.situation;
  switch (act.do) {
    case "answer":
      return answerOf(sim, act);
    case "say":
      if (act.happening === "decision_promised")
        return { type: "decision_promised", ...(act.days < 0 ? {} : { decisionBy: dayFrom(sim, act.days) }) };
      if (act.happening === "put_on_hold") return { type: "put_on_hold", ...(act.days < 10 ? {} : { until: dayFrom(sim, act.days) }) };
      return { type: act.happening };
    case "message": {
      const message = sim.interview.messages[act.which];
      if (message === undefined) return null;
      const about = { messageId: message.id, kind: message.kind };
      if (act.what === "message_sent") return { type: "message_sent", how: "said", ...about };
      if (act.what === "message_skipped") return { type: "message_skipped", why: "you did not want it", ...about };
      return { type: "message_snoozed", until: hoursFrom(sim, act.hours), ...about };
    }
    case "round": {
      const round = rounds[act.which % rounds.length];
      if (round === undefined) return null;
      const hours = { startsAt: hoursFrom(sim, act.hours), endsAt: hoursFrom(sim, act.hours + 1) };
      if (act.what === "added")
        return { type: "round_added", round: { ...round, ...hours, id: `rnd_${sim.interview.events.length}`, status: "planned" } };
      return act.what === "moved"
        ? { type: "round_changed", roundId: round.id, changes: hours }
        : { type: "round_called_off", roundId: round.id };
    }
    case "retract": {
      const target = sim.interview.events.filter((event) => event.type === "answered")[act.which];
      return target === undefined ? null : { type: "retracted", target: target.id, why: "the mail was read wrongly" };
    }
    case "hold":
      return { type: "held", cause: "rep_9", why: "a mail may be their answer" };
    case "prefer":
      return null;
    default:
      return act satisfies never;
  }
}

/** Does one step, as far as the interview allows it. A refusal is an answer like any other. */
export function doStep(sim: Sim, step: Step, move: (sim: Sim, to: string) => void): void {
  move(sim, hoursFrom(sim, step.hours));
  const { act } = step;
  if (act.do === "prefer") {
    sim.prefer(act.preferences);
    return;
  }
  const happening = happeningOf(sim, act);
  if (happening === null) return;
  const occurredAt = act.do === "answer" ? hoursFrom(sim, -act.writtenHoursAgo) : sim.now;
  const began = sim.interview.createdAt;
  try {
    sim.happen(happening, { occurredAt: occurredAt < began ? began : occurredAt, by: act.do === "answer" ? "employer" : "candidate" });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
  move(sim, sim.now);
  if (act.do !== "hold") return;
  move(sim, hoursFrom(sim, act.hours));
  sim.happen({ type: "released", cause: "rep_9" });
  move(sim, sim.now);
}

/** The end of every history: long enough for all that is still to come. */
export const END_HOURS = 24 * 75;
