import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minutesAfter } from "../../../core/cadence/calendar.ts";
import { history } from "./histories.ts";
import { holds, play, prohibitionsHold, runs, seed } from "./playing.ts";
import type { Sim } from "./sim.ts";

describe("over random interviews, clocks, zones, answers and clicks", () => {
  const half = Math.ceil(runs / 2);
  test(`the prohibitions hold, and planning twice changes nothing (${half} histories, seed ${seed})`, { timeout: 300_000 }, () => {
    prohibitionsHold(half, seed);
  });
  test(`moving the clock in one step or in many gives the same messages (seed ${seed})`, { timeout: 300_000 }, () => {
    // Of what was taken back while it was held it matters that it was, not what was seen first of two reasons for it.
    const told = (sim: Sim) =>
      sim.interview.messages
        .map(({ id, kind, status, dueAt, deliveredAt, reason }) => ({
          id,
          kind,
          status,
          deliveredAt,
          reason: status === "cancelled" ? "" : reason,
          dueAt: status === "planned" ? dueAt : "",
        }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    holds(
      Math.ceil(runs / 50),
      fc.property(history, (one) => {
        const inOne = play(one);
        const inMany = play(one, undefined, (sim, to) => {
          const hours = Math.max(1, (Date.parse(to) - Date.parse(sim.now)) / 3_600_000 / 12);
          for (let next = minutesAfter(sim.now, Math.round(hours * 60)); next < to; next = minutesAfter(next, Math.round(hours * 60)))
            sim.to(next).wake();
          sim.to(to).wake();
        });
        expect(told(inMany)).toEqual(told(inOne));
        expect(inMany.state).toBe(inOne.state);
      }),
    );
  });
});
