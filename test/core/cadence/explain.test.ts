import { describe, expect, test } from "vitest";
import { viewInterview } from "../../../core/interview/view.ts";
import { Family } from "./family.ts";
import { Sim } from "./sim.ts";

const seen = (sim: Sim) => viewInterview(sim.interview, sim.candidate);
const why = (sim: Sim, kind: string) => seen(sim).explanations.find((one) => one.kind === kind)?.why;

describe("what is not being sent is explained", () => {
  test.each([
    [
      "a promised day",
      new Sim({ posted: { decision: { by: "2026-12-04" } } }),
      "follow_up",
      "nothing goes to them unasked before Friday 4 December, the day they named, has passed",
    ],
    [
      "a hold",
      new Sim().to("2026-11-25 09:00").answer("on_hold"),
      "follow_up",
      "the process is on hold, and is left in peace for thirty days",
    ],
    ["an offer", new Sim().to("2026-11-25 09:00").answer("offer"), "follow_up", "there is an offer, so nobody is chased for an answer"],
    [
      "two chasers",
      new Sim().to("2026-12-22 09:00"),
      "follow_up",
      "two drafts have chased an answer in this round, and there will be no more",
    ],
    ["none wanted", new Sim({ preferences: { maxFollowUps: 0 } }), "follow_up", "you asked for no follow-ups"],
    ["a regret", new Sim().to("2026-11-25 09:00").answer("regret"), "follow_up", "after a regret nothing goes to them but the one reply"],
    [
      "no calls",
      new Sim({ preferences: { channel: "phone" }, posted: { contactPolicy: { noCalls: true } } }),
      "call_script",
      "they asked not to be called, so what would be a call comes as a mail",
    ],
    [
      "an answer before the thank-you",
      new Sim().to("2026-11-23 13:00").answer("status_update"),
      "thank_you",
      "they answered before it could go out, and the answer to them carries the thanks",
    ],
    [
      "a hold before the thank-you",
      new Sim().to("2026-11-23 13:00").answer("on_hold"),
      "thank_you",
      "they put the process on hold before it could go out, and are left in peace",
    ],
    ["switched off", new Sim({ preferences: { reflection: false } }), "reflection", "you have switched it off in your settings"],
  ] as const)("%s", (_, sim, kind, expected) => {
    expect(why(sim, kind)).toBe(expected);
  });
  test("an offer accepted elsewhere (R26), and whose weekly step it is (R12)", () => {
    const family = new Family(
      { preferences: { keepSearching: true } },
      { preferences: { keepSearching: true }, posted: { company: { name: "Aker" } } },
    );
    family
      .to("2026-11-25 09:00")
      .with(0, (sim) => sim.answer("offer"))
      .with(0, (sim) => sim.say({ type: "offer_accepted" }));
    expect(why(family.at(1), "follow_up")).toBe(
      "you have accepted the offer from Equinor, so nobody else is chased until it is signed or withdrawn",
    );
    expect(why(family.at(1), "keep_searching")).toBe(
      "it is one a week for all your interviews together, and comes with the oldest open one",
    );
    expect(why(family.at(0), "competing_offer")).toBe("your interviews have no ranking: say which is your first choice");
  });
  test("nothing to explain where all goes its way", () => {
    expect(seen(new Sim({ preferences: { keepSearching: true } })).explanations).toEqual([]);
  });
});

describe("every message says why in one sentence, and the timeline tells it", () => {
  test("moved: to which day, and because of what", () => {
    const sim = new Sim({
      preferences: { followUpAfterBusinessDays: 1 },
      posted: { decision: { by: "2026-11-30" } },
      holidays: ["2026-12-07"],
    }).to("2026-11-26 09:00");
    sim.answer("status_update", { decisionBy: "2026-12-04" });
    expect(seen(sim).timeline.filter((entry) => entry.type === "message_moved")).toEqual([
      {
        at: sim.now,
        type: "message_moved",
        summary:
          "the follow-up moved to Tuesday 8 December: they named Friday 4 December, and you give them one business day more, and Monday 7 December is a holiday",
      },
    ]);
  });
  test("delivered, cancelled and skipped", () => {
    const sim = new Sim().to("2026-11-24 09:00").answer("on_hold");
    const summaries = seen(sim).timeline.map((entry) => entry.summary);
    expect(summaries).toContain("delivered, the thank-you: a thank-you is best the morning after the interview, within a day of it");
    expect(summaries).toContain("follow-up: it was cancelled: you forwarded a note that the process is on hold");
    expect(seen(new Sim({ now: "2026-12-03 09:00" })).timeline.map((entry) => entry.summary)).toContain(
      "the thank-you was skipped: it was too late for it",
    );
  });
  test("no reason is empty, and none ends in a full stop", () => {
    for (const sim of [
      new Sim({ preferences: { keepSearching: true } }).to("2027-03-01 09:00"),
      new Sim().to("2026-11-25 09:00").answer("offer").to("2027-01-01 09:00"),
    ])
      for (const message of sim.interview.messages) expect(message.reason).toMatch(/^[a-z].*[^.]$/u);
  });
});
