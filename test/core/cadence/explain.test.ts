import { describe, expect, test } from "vitest";
import { viewInterview } from "../../../core/interview/view.ts";
import { Family } from "./family.ts";
import { clock, Sim } from "./sim.ts";

const seen = (sim: Sim) => viewInterview(sim.interview, sim.candidate, sim.now);
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
    ["two chasers", new Sim().to("2026-12-22 09:00"), "follow_up", "two drafts have had a turn in this round, and there will be no more"],
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
    family.to("2026-11-25 09:00").with(0, (sim) => sim.answer("offer"));
    expect(why(family.at(0), "competing_offer")).toBe("your interviews have no ranking: say which is your first choice");
    family.with(0, (sim) => sim.say({ type: "offer_accepted" }));
    expect(why(family.at(1), "follow_up")).toBe(
      "you have accepted the offer from Equinor, so nobody else is chased until it is signed or withdrawn",
    );
    expect(why(family.at(1), "keep_searching")).toBe("it comes once for all your interviews together, with the oldest open one");
    expect(why(family.at(0), "competing_offer")).toBeUndefined();
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
  test("the last chaser names the holidays before it says that it is the last (R8, R32)", () => {
    const sim = new Sim({ posted: { decision: { by: "2026-11-30" } }, holidays: ["2026-12-07"] }).to("2027-01-09 09:00");
    expect(seen(sim).timeline.map(({ summary }) => summary)).toContain(
      "delivered, the last follow-up: nothing has come for ten business days after the first follow-up, and Monday 7 December is a holiday; this is the last one",
    );
  });
  test("delivered, cancelled and skipped", () => {
    const sim = new Sim().to("2026-11-24 09:00").answer("on_hold");
    const summaries = seen(sim).timeline.map((entry) => entry.summary);
    expect(summaries).toContain("delivered, the thank-you: a thank-you is best the morning after the interview, within a day of it");
    expect(summaries).toContain("the follow-up was cancelled: you forwarded a note that the process is on hold");
    expect(seen(new Sim({ now: "2026-12-03 09:00" })).timeline.map((entry) => entry.summary)).toContain(
      "the thank-you was skipped: it was due on Tuesday 24 November, and more than three business days later it would only look odd",
    );
  });
  test.each([
    [
      "skipped after it was delivered: why it came stays what it was",
      () => {
        const sim = new Sim().to("2026-11-24 09:00");
        return sim.say({ type: "message_skipped", messageId: sim.one("thank_you").id, kind: "thank_you", why: "you decided so" });
      },
      [
        "delivered, the thank-you: a thank-you is best the morning after the interview, within a day of it",
        "the thank-you was skipped: you decided so",
      ],
    ],
    [
      "put off after it was delivered: both deliveries are told",
      () => {
        const sim = new Sim().to("2026-11-24 09:00");
        const until = clock("2026-11-25 10:00");
        return sim.say({ type: "message_snoozed", messageId: sim.one("thank_you").id, kind: "thank_you", until }).to("2026-11-25 11:00");
      },
      [
        "delivered, the thank-you",
        "delivered, the thank-you: a thank-you is best the morning after the interview, within a day of it; you put it off until Wednesday 25 November at 10:00",
      ],
    ],
    [
      "recorded late",
      () => new Sim({ now: "2026-11-24 15:00" }).to("2026-11-24 16:00"),
      [
        "delivered, the notes on the interview: notes are best taken an hour and a half after the interview, while memory is fresh; it was due on Monday 23 November, before we knew of it",
      ],
    ],
    [
      "held up by a question",
      () =>
        new Sim({ now: "2026-11-23 13:00" })
          .say({ type: "held", cause: "rep_9", why: "a mail may be their answer" })
          .to("2026-11-25 09:00")
          .say({ type: "released", cause: "rep_9" }),
      [
        "delivered, the thank-you: a thank-you is best the morning after the interview, within a day of it; it was due on Tuesday 24 November, and waited until a question was answered",
      ],
    ],
    [
      "a pause that was lifted",
      () => new Sim({ preferences: { pausedUntil: "2026-12-30" } }).to("2026-12-09 09:00").prefer({ pausedUntil: null }),
      [
        "the thank-you was skipped: it was due on Tuesday 24 November, in the pause you asked for, and more than three business days later it would only look odd",
        "delivered, the follow-up: they named no date, so we wait ten business days after the interview; it was due on Monday 7 December, and its day has changed since",
      ],
    ],
    [
      "handed in long after it was written",
      () => new Sim().to("2026-12-07 09:00").answer("offer", {}, { occurredAt: clock("2026-12-01 09:00") }),
      ["you forwarded an offer, on Monday 7 December"],
    ],
    [
      "after a hold it is counted from when it was taken up again, and from what else has happened since",
      () => new Sim().to("2026-11-25 09:00").answer("on_hold").to("2026-12-09 09:00").say({ type: "resumed" }).to("2026-12-23 09:00"),
      ["delivered, the follow-up: they named no date, so we wait ten business days after it was taken up again"],
    ],
    [
      "a date named after both chasers",
      () => new Sim().to("2026-12-22 09:00").answer("status_update", { decisionBy: "2027-01-08" }).to("2027-01-25 09:00"),
      ["delivered, the question whether to move on: nothing has come for ten business days after Friday 8 January, the day they named"],
    ],
    [
      "the last chaser after a check-in",
      () => new Sim().to("2026-11-25 09:00").answer("on_hold").to("2027-01-09 09:00"),
      ["delivered, the last follow-up: nothing has come for ten business days after the check-in, and this is the last one"],
    ],
  ] as const)("%s", (_, play, expected) => {
    const told = seen(play()).timeline.map(({ summary }) => summary);
    for (const summary of expected) expect(told).toContain(summary);
  });
  test("moved by the limits of a day, it says so also once it has come (R35)", () => {
    const family = new Family(
      ...["A", "B", "C", "D"].map((name) => ({ posted: { company: { name }, contact: { name: "X", email: `x@${name}.example` } } })),
    );
    family.to("2026-12-09 12:00");
    expect(family.at(3).one("follow_up")).toMatchObject({
      status: "delivered",
      reason:
        "they named no date, so we wait ten business days after the interview; it comes on Tuesday 8 December instead, so that you get no more than three mails from us in a day",
    });
  });
  test("a pause that is over, and a promised day that has passed, explain nothing any more", () => {
    const paused = new Sim({ preferences: { pausedUntil: "2026-12-09" } }).to("2026-12-08 09:00");
    expect(why(paused, "follow_up")).toBe("you asked for a pause: nothing unasked comes before Wednesday 9 December");
    expect(why(paused.to("2026-12-10 09:00"), "follow_up")).toBeUndefined();
    const promised = new Sim({ posted: { decision: { by: "2026-12-04" } } }).to("2026-12-06 09:00");
    expect(promised.due("follow_up")).toBe("Tue 2026-12-08 08:00");
    expect(why(promised, "follow_up")).toBeUndefined();
  });
  test("no reason is empty, and none ends in a full stop", () => {
    for (const sim of [
      new Sim({ preferences: { keepSearching: true } }).to("2027-03-01 09:00"),
      new Sim().to("2026-11-25 09:00").answer("offer").to("2027-01-01 09:00"),
    ])
      for (const message of sim.interview.messages) expect(message.reason).toMatch(/^[a-z].*[^.]$/u);
  });
});
