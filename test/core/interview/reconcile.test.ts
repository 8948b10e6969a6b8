import { describe, expect, test } from "vitest";
import { replan } from "../../../core/interview/decide.ts";
import type { Message } from "../../../core/messages.ts";
import { clock, Sim } from "../cadence/sim.ts";

const again = (sim: Sim) => replan(sim.interview, sim.context, "planned again");
const set = (sim: Sim, kind: Message["kind"], changes: Partial<Message>) => {
  sim.interview = { ...sim.interview, messages: sim.interview.messages.map((m) => (m.kind === kind ? { ...m, ...changes } : m)) };
};

describe("the plan is recomputed, never patched", () => {
  test.each([
    "2026-11-20 09:00",
    "2026-11-23 12:30",
    "2026-11-24 08:00",
    "2026-12-07 08:00",
    "2026-12-22 03:00",
    "2027-01-10 12:00",
  ])("planning twice at %s changes nothing", (when) => {
    const sim = new Sim().to(when);
    expect(again(sim)).toEqual(sim.interview);
  });
  test("a message keeps its id when it is re-timed", () => {
    const sim = new Sim();
    const before = sim.one("follow_up").id;
    sim.say({ type: "decision_promised", decisionBy: "2026-12-18" });
    expect(sim.all("follow_up").map((m) => [m.id, m.status])).toEqual([[before, "planned"]]);
  });
  test("what is pending and no longer in the plan is cancelled with the reason, and revived when it is wanted again", () => {
    const sim = new Sim()
      .to("2026-11-25 09:00")
      .answer("status_update", { decisionBy: "2026-12-18" })
      .answer("on_hold", { replyId: "rep_2" });
    expect(sim.one("follow_up")).toMatchObject({
      status: "cancelled",
      ended: "it was cancelled: you forwarded a note that the process is on hold",
    });
    sim.say({ type: "resumed" });
    expect(sim.one("follow_up")).toMatchObject({ status: "planned" });
    expect(sim.all("follow_up")).toHaveLength(1);
  });
  test("what is being delivered is never cancelled but withdrawn; gone out all the same, a note to disregard it follows", () => {
    const sim = new Sim().to("2026-11-23 15:00");
    const lease = { token: "t", until: clock("2026-11-23 15:05") };
    set(sim, "thank_you", { status: "delivering", lease });
    sim.happen({ type: "answered", intent: "regret", via: "forwarded", evidence: [] });
    expect(sim.one("thank_you")).toMatchObject({ status: "delivering", lease, withdrawn: "you forwarded a regret letter" });
    set(sim, "thank_you", { status: "delivered", deliveredAt: sim.now });
    sim.interview = again(sim);
    expect(sim.one("disregard")).toMatchObject({ status: "planned", cause: `message:${sim.one("thank_you").id}` });
    expect(sim.to("2026-12-20 09:00").delivered("disregard")).toHaveLength(1);
  });
  test("withdrawn while it was being delivered, and wanted again before it went out: no note follows", () => {
    const sim = new Sim().to("2026-11-23 15:00");
    set(sim, "thank_you", { status: "delivering", lease: { token: "t", until: clock("2026-11-23 15:05") } });
    sim.happen({ type: "answered", intent: "regret", via: "forwarded", evidence: [] }, { id: "evt_regret" });
    sim.happen({ type: "retracted", target: "evt_regret", why: "the mail was read wrongly" });
    expect(sim.one("thank_you").withdrawn).toBeUndefined();
    set(sim, "thank_you", { status: "delivered", deliveredAt: sim.now });
    expect(again(sim).messages.filter((m) => m.kind === "disregard" && m.status === "planned")).toEqual([]);
  });
  test("a draft of a reading that is taken back is disregarded once it has gone out, and only then", () => {
    const sim = new Sim().to("2026-11-25 09:00").answer("status_update", {}, { id: "evt_update" });
    sim.say({ type: "retracted", target: "evt_update", why: "the mail was read wrongly" });
    expect(sim.delivered("disregard")).toHaveLength(1);
    const early = new Sim().to("2026-11-25 23:30").answer("status_update", { via: "automatic" }, { id: "evt_update" });
    early.say({ type: "retracted", target: "evt_update", why: "the mail was read wrongly" }).to("2026-11-26 09:00");
    expect(early.one("update_reply").status).toBe("cancelled");
    expect(early.delivered("disregard")).toEqual([]);
  });
  test.each(["delivered", "sent", "failed"] as const)("what was %s stays as it is, whatever comes", (status) => {
    const sim = new Sim().to("2026-11-25 09:00");
    set(sim, "thank_you", { status });
    const before = sim.one("thank_you");
    expect(sim.answer("regret").one("thank_you")).toEqual(before);
  });
  test("skipped as too late, and then found to be due later: it is planned again", () => {
    const sim = new Sim({ now: "2026-12-03 09:00" });
    expect(sim.one("thank_you")).toMatchObject({ status: "skipped", skippedAsLate: true });
    const changes = { startsAt: clock("2026-12-02 10:00"), endsAt: clock("2026-12-02 11:00") };
    sim.say({ type: "round_changed", roundId: sim.situation.rounds[0]?.id ?? "rnd_", changes });
    expect(sim.delivered("reflection", "thank_you")).toEqual(["reflection Thu 2026-12-03 09:00", "thank_you Thu 2026-12-03 09:00"]);
  });
  test("a click's skip is final, whatever the plan says later", () => {
    const sim = new Sim().to("2026-12-01 09:00");
    sim.say({ type: "message_skipped", messageId: sim.one("follow_up").id, kind: "follow_up", why: "you did not want it" });
    sim.say({ type: "decision_promised", decisionBy: "2026-12-18" });
    expect(sim.one("follow_up").status).toBe("skipped");
  });
  test("a click and the copy of the same mail tell of one sending: the earlier", () => {
    const sim = new Sim().to("2026-11-24 12:00");
    const { id } = sim.one("thank_you");
    sim.say({ type: "message_sent", messageId: id, kind: "thank_you", how: "said" });
    sim.say(
      { type: "message_sent", messageId: id, kind: "thank_you", how: "copy", mailMessageId: "<a@b>" },
      { occurredAt: clock("2026-11-24 09:30") },
    );
    expect(sim.one("thank_you").sentAt).toBe(clock("2026-11-24 09:30"));
    expect(sim.situation.threadIds).toEqual(["<a@b>"]);
  });
  test("everything an unconfirmed candidate would get is planned and waits", () => {
    const sim = new Sim({ candidate: { status: "unconfirmed" } }).to("2026-12-20 09:00");
    expect(sim.delivered()).toEqual([]);
    sim.candidate = { ...sim.candidate, status: "active" };
    expect(sim.to("2026-12-21 09:00").delivered()).toEqual(["follow_up Mon 2026-12-21 08:00"]);
    expect(sim.one("thank_you").status).toBe("skipped");
  });
});
