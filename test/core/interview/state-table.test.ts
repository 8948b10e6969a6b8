import { describe, expect, test } from "vitest";
import { Problem } from "../../../core/errors.ts";
import type { Happening, InterviewEvent } from "../../../core/interview/events.ts";
import {
  OUTCOMES,
  STANDINGS,
  STATE_TABLE,
  type Standing,
  standingOf,
  TRIGGERS,
  type Trigger,
} from "../../../core/interview/state-table.ts";
import { triggerOf } from "../../../core/interview/trigger.ts";
import { clock, Sim } from "../cadence/sim.ts";

/** Ways to bring an interview to each standing, by the production path. */
const TO_STANDING: Record<Standing, (sim: Sim) => Sim> = {
  scheduled: (sim) => sim,
  interviewed: (sim) => sim.to("2026-11-23 13:00"),
  waiting: (sim) => sim.to("2026-11-24 09:00").sent("thank_you"),
  on_hold: (sim) => sim.to("2026-11-24 09:00").answer("on_hold"),
  invited: (sim) => sim.to("2026-11-24 09:00").answer("second_interview"),
  offered: (sim) => sim.to("2026-11-24 09:00").answer("offer"),
  accepted: (sim) => sim.to("2026-11-24 09:00").answer("offer").say({ type: "offer_signed" }),
  declined: (sim) => sim.to("2026-11-24 09:00").answer("offer").say({ type: "offer_declined" }),
  regret: (sim) => sim.to("2026-11-24 09:00").answer("regret"),
  withdrawn: (sim) => sim.to("2026-11-24 09:00").say({ type: "withdrawn" }),
  silence: (sim) => sim.to("2026-11-24 09:00").say({ type: "closed" }),
  offer_withdrawn: (sim) => sim.to("2026-11-24 09:00").answer("offer").answer("offer_withdrawn"),
  offer_lapsed: (sim) => sim.to("2026-11-24 09:00").answer("offer", { answerBy: "2026-11-25" }).to("2026-12-03 09:00"),
};

const answered = (intent: Extract<InterviewEvent, { type: "answered" }>["intent"], more = {}): Happening => ({
  type: "answered",
  intent,
  via: "forwarded",
  evidence: [],
  ...more,
});
const sameRound = (sim: Sim) => {
  const round = sim.situation.rounds[0];
  if (round === undefined) throw new Error("a recorded interview has a round");
  return round;
};
const later = (sim: Sim) => ({
  ...sameRound(sim),
  id: "rnd_later" as const,
  startsAt: clock("2027-02-01 10:00"),
  endsAt: clock("2027-02-01 11:00"),
});
const draft = (sim: Sim, kind: "thank_you" | "follow_up" | "withdrawal" | "info_reply") => ({
  messageId: sim.interview.messages[0]?.id ?? "msg_",
  kind,
});

/** An event that is this trigger, where the interview allows one at all. `null`: the trigger needs another setting, told below. */
const EVENTS: Record<Trigger, (sim: Sim) => Happening | null> = {
  round_set_ahead: (sim) => ({ type: "round_added", round: later(sim) }),
  round_over: (sim) => ({ type: "round_held", roundId: sameRound(sim).id }),
  round_over_more_ahead: () => null,
  round_off: (sim) => ({ type: "round_called_off", roundId: sameRound(sim).id }),
  round_off_one_held: () => null,
  round_off_more_ahead: () => null,
  acknowledgement: () => answered("acknowledgement"),
  status_update: () => answered("status_update"),
  status_update_round_ahead: () => null,
  info_request: () => answered("info_request"),
  on_hold: () => answered("on_hold"),
  second_interview_dated: () => answered("second_interview", { interviewAt: { startsAt: clock("2027-02-01 10:00"), certain: true } }),
  second_interview_undated: () => answered("second_interview"),
  offer: () => answered("offer"),
  regret: () => answered("regret"),
  offer_withdrawn: () => answered("offer_withdrawn"),
  thank_you_done: (sim) => ({ type: "message_skipped", why: "no", ...draft(sim, "thank_you") }),
  chaser_done: (sim) => ({ type: "message_skipped", why: "no", ...draft(sim, "follow_up") }),
  draft_done: (sim) => ({ type: "message_skipped", why: "no", ...draft(sim, "info_reply") }),
  withdrawal_sent: (sim) => ({ type: "message_sent", how: "said", ...draft(sim, "withdrawal") }),
  decision_promised: () => ({ type: "decision_promised", decisionBy: "2027-01-15" }),
  offer_accepted: () => ({ type: "offer_accepted" }),
  offer_signed: () => ({ type: "offer_signed" }),
  offer_declined: () => ({ type: "offer_declined" }),
  change_requested: () => ({ type: "change_requested" }),
  tell_first_choice: () => ({ type: "tell_first_choice" }),
  withdrawn: () => ({ type: "withdrawn" }),
  put_on_hold: () => ({ type: "put_on_hold" }),
  resumed: () => ({ type: "resumed" }),
  resumed_round_ahead: () => null,
  resumed_offer_open: () => null,
  hold_ended: () => ({ type: "hold_ended" }),
  hold_ended_round_ahead: () => null,
  hold_ended_offer_open: () => null,
  offer_lapsed: () => ({ type: "offer_lapsed" }),
  silence: () => ({ type: "silence" }),
  not_yet: () => ({ type: "not_yet" }),
  closed: () => ({ type: "closed" }),
  reopened: () => ({ type: "reopened" }),
  reopened_round_ahead: () => null,
  reopened_offer_open: () => null,
  put_on_record: () => ({ type: "noted", text: "they liked the model" }),
};

const eventOf = (sim: Sim, happening: Happening): InterviewEvent => ({
  ...happening,
  id: "evt_under_test",
  by: "integrator",
  occurredAt: sim.now,
  recordedAt: sim.now,
});

/** The message events need a message that can still be changed; a fresh one stands in for it. */
function withPendingMessage(sim: Sim): Sim {
  const [first, ...rest] = sim.interview.messages;
  if (first !== undefined)
    sim.interview = { ...sim.interview, messages: [{ ...first, status: "delivered", audience: "employer" }, ...rest] };
  return sim;
}

describe.each(STANDINGS)("where the interview is %s", (standing) => {
  test("it can be brought there", () => {
    expect(TO_STANDING[standing](new Sim()).state).toBe(standing);
  });
  test.each(TRIGGERS)("%s: what is decided and folded is what the table says", (row) => {
    const sim = withPendingMessage(TO_STANDING[standing](new Sim()));
    const happening = EVENTS[row](sim);
    if (happening === null) return;
    const trigger = triggerOf(eventOf(sim, happening), sim.situation);
    const cell = STATE_TABLE[trigger][STANDINGS.indexOf(standing)];
    const before = standingOf(sim.situation.state, sim.situation.outcome);
    if (cell === undefined) throw new Error("a row has a cell for each standing");
    if (cell === "stay") {
      expect(sim.happen(happening)).toMatchObject({ result: "applied" });
      expect(sim.state).toBe(before);
    } else if ("refused" in cell) {
      const kept = sim.interview;
      let problem: unknown;
      try {
        sim.happen(happening);
      } catch (error) {
        problem = error;
      }
      expect(problem).toBeInstanceOf(Problem);
      expect(problem).toMatchObject({ code: "action.refused", message: cell.refused });
      expect(sim.interview).toBe(kept);
    } else if (cell.ask === true) {
      expect(sim.happen(happening)).toMatchObject({ result: "ask" });
      expect(sim.state).toBe(before);
      expect(sim.happen({ ...happening, via: "told" } as Happening)).toMatchObject({ result: "applied" });
      expect(sim.state).toBe(cell.to);
    } else {
      expect(sim.happen(happening)).toMatchObject({ result: "applied" });
      expect(sim.state).toBe(cell.to);
    }
  });
});

describe("rows that need another setting", () => {
  const invitation = { interviewAt: { startsAt: clock("2026-12-10 10:00"), timeZone: "Europe/Oslo", certain: true } };
  const second = (sim: Sim) => sim.to("2026-11-25 09:00").answer("second_interview", invitation);
  const last = (sim: Sim) => sim.situation.rounds.at(-1)?.id ?? "rnd_";
  test.each([
    ["round_over_more_ahead", (sim: Sim) => sim.say({ type: "round_added", round: later(sim) }).to("2026-11-23 13:00"), "scheduled"],
    ["round_off_one_held", (sim: Sim) => sim.say({ type: "round_called_off", roundId: last(second(sim)) }), "waiting"],
    [
      "round_off_more_ahead",
      (sim: Sim) => sim.say({ type: "round_added", round: later(sim) }).say({ type: "round_called_off", roundId: sameRound(sim).id }),
      "scheduled",
    ],
    ["status_update_round_ahead", (sim: Sim) => second(sim).answer("regret").answer("status_update", { via: "told" }), "scheduled"],
    ["resumed_round_ahead", (sim: Sim) => second(sim).answer("on_hold").say({ type: "resumed" }), "scheduled"],
    ["resumed_offer_open", (sim: Sim) => sim.answer("offer").answer("on_hold", { via: "told" }).say({ type: "resumed" }), "offered"],
    [
      "hold_ended_round_ahead",
      (sim: Sim) => second(sim).say({ type: "put_on_hold", until: "2026-11-26" }).to("2026-11-27 09:00"),
      "scheduled",
    ],
    [
      "hold_ended_offer_open",
      (sim: Sim) => sim.to("2026-11-25 09:00").answer("offer").say({ type: "put_on_hold", until: "2026-11-26" }).to("2026-11-27 09:00"),
      "offered",
    ],
    ["reopened_round_ahead", (sim: Sim) => second(sim).say({ type: "withdrawn" }).say({ type: "reopened" }), "scheduled"],
  ] as const)("%s", (_, play, state) => {
    expect(play(new Sim()).state).toBe(state);
  });
});

test("every row has a cell for every standing, and leads only to standings that exist", () => {
  expect(Object.keys(STATE_TABLE).sort()).toEqual([...TRIGGERS].sort());
  for (const row of Object.values(STATE_TABLE)) {
    expect(row).toHaveLength(STANDINGS.length);
    for (const cell of row) if (typeof cell === "object" && "to" in cell) expect(STANDINGS).toContain(cell.to);
  }
});
test("nothing but somebody's word, a regret or a withdrawal leads out of a closed interview without being asked about", () => {
  for (const trigger of TRIGGERS)
    for (const outcome of OUTCOMES) {
      const cell = STATE_TABLE[trigger][STANDINGS.indexOf(outcome)];
      if (typeof cell !== "object" || !("to" in cell) || cell.ask === true) continue;
      expect([trigger, outcome, cell.to]).toSatisfy(
        ([row, , to]: string[]) =>
          row?.startsWith("reopened") || to === "withdrawn" || to === "regret" || (row === "offer_withdrawn" && outcome === "accepted"),
      );
    }
});
