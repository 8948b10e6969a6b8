import { describe, expect, test } from "vitest";
import { clock, Sim } from "./sim.ts";

const asked = (intent: "info_request" | "second_interview", more: Parameters<Sim["answer"]>[1] = {}) =>
  new Sim().to("2026-11-30 10:00").answer(intent, { answerBy: "2026-12-09", ...more });

describe("R20, R21: a day by which they want something is kept in mind", () => {
  test.each(["info_request", "second_interview"] as const)("three days and one day before, at the opening before: %s", (intent) => {
    const sim = asked(intent).to("2026-12-09 12:00");
    expect(sim.delivered("answer_due")).toEqual(["answer_due Fri 2026-12-04 08:00", "answer_due Tue 2026-12-08 08:00"]);
  });

  test("the reason names what they want, and the day", () => {
    expect(asked("info_request").all("answer_due")[0]?.reason).toContain("they want what they asked you for by Wednesday 9 December");
    expect(asked("second_interview", { answerIsReply: true }).all("answer_due")[0]?.reason).toContain("they want your answer by Wednesday");
  });

  test("papers and a word of reply are not reminded of once the reply has gone out; a task is", () => {
    const sent = (sim: Sim, kind: "info_reply" | "invitation_reply") =>
      sim
        .say({ type: "message_sent", messageId: sim.one(kind).id, kind, how: "said" })
        .to("2026-12-09 12:00")
        .delivered("answer_due");
    expect(sent(asked("info_request"), "info_reply")).toEqual([]);
    expect(sent(asked("second_interview", { answerIsReply: true }), "invitation_reply")).toEqual([]);
    expect(sent(asked("second_interview"), "invitation_reply")).toHaveLength(2);
  });

  test("another day, an offer, a hold and an end take the reminder back", () => {
    const later = asked("second_interview").to("2026-12-02 09:00").answer("second_interview", { answerBy: "2026-12-16", replyId: "rep_2" });
    expect(later.to("2026-12-16 12:00").delivered("answer_due")).toEqual([
      "answer_due Fri 2026-12-11 08:00",
      "answer_due Tue 2026-12-15 08:00",
    ]);
    for (const intent of ["offer", "on_hold", "regret"] as const)
      expect(
        asked("info_request").to("2026-12-02 09:00").answer(intent, { replyId: "rep_2" }).to("2026-12-09 12:00").delivered("answer_due"),
      ).toEqual([]);
  });

  test("one that was over when it was heard of is not reminded of", () => {
    const sim = new Sim()
      .to("2026-12-10 10:00")
      .answer("info_request", { answerBy: "2026-12-09" }, { occurredAt: clock("2026-11-30 10:00") });
    expect(sim.to("2026-12-20 10:00").delivered("answer_due")).toEqual([]);
  });
});
