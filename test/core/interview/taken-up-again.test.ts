import { describe, expect, test } from "vitest";
import type { Answered } from "../../../core/interview/events.ts";
import { clock, Sim } from "../cadence/sim.ts";

const held = () => new Sim().to("2026-11-24 09:00").sent("thank_you");
const word = (intent: Answered["intent"], more: Partial<Answered> = {}): Answered => ({
  type: "answered",
  intent,
  via: "forwarded",
  evidence: [],
  ...more,
});
const BEFORE = { occurredAt: clock("2026-11-25 09:00") };

describe("news that ends a hold (R17, R22)", () => {
  const rests = () => held().to("2026-11-25 09:00").answer("on_hold").to("2026-11-27 09:00");

  test("a day by which they decide is waited for, and asked about once it has passed (R6), not thirty days after the hold", () => {
    const sim = rests().answer("status_update", { decisionBy: "2026-12-09" });
    expect(sim.state).toBe("waiting");
    expect(sim.situation.onHold).toBeNull();
    expect(sim.planned()).toEqual(["follow_up"]);
    expect(sim.due("follow_up")).toContain("2026-12-11");
    expect(sim.one("update_reply").status).toBe("delivered");
  });

  test("so does a word that it goes on; news that says neither leaves it on hold", () => {
    expect(rests().answer("status_update", { goesOn: true }).state).toBe("waiting");
    expect(rests().answer("status_update").state).toBe("on_hold");
  });

  test("it comes back to the round that is ahead", () => {
    expect(new Sim().answer("on_hold").answer("status_update", { goesOn: true }).state).toBe("scheduled");
  });

  test("written before the hold, it takes its place before it", () => {
    const sim = held().to("2026-11-27 09:00").answer("on_hold").answer("status_update", { decisionBy: "2026-12-09" }, BEFORE);
    expect(sim.state).toBe("on_hold");
  });
});

describe("R36: news after an end", () => {
  test.each(["regret", "silence"] as const)("after %s it asks whether it goes on, and waits anew once somebody says so", (outcome) => {
    const sim = held().to("2026-11-25 09:00");
    (outcome === "regret" ? sim.answer("regret") : sim.say({ type: "closed" })).to("2026-11-27 09:00");
    const update = word("status_update", { decisionBy: "2026-12-09" });
    expect(sim.happen(update)).toMatchObject({ result: "ask", asks: "reopen", why: expect.stringContaining("reads as if it went on") });
    expect(sim.state).toBe(outcome);
    sim.say({ ...update, via: "told" });
    expect(sim.state).toBe("waiting");
    expect(sim.situation.reopened?.times).toBe(1);
    expect(sim.due("follow_up")).toContain("2026-12-11");
  });

  test("written before the end, it is put on record and asks nothing", () => {
    const sim = held().to("2026-11-27 09:00").answer("regret");
    expect(sim.happen(word("status_update", { decisionBy: "2026-12-02" }), BEFORE)).toMatchObject({ result: "applied" });
    expect(sim.state).toBe("regret");
  });

  test("an invitation that was written before the end says so in the question", () => {
    const sim = held().to("2026-11-27 09:00").answer("regret");
    expect(sim.happen(word("second_interview"), BEFORE)).toMatchObject({
      result: "ask",
      why: "the interview was closed because they turned you down, and this mail, which they wrote before that, on Wednesday 25 November, reads as if it went on",
    });
  });
});
