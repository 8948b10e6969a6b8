import { describe, expect, test } from "vitest";
import { promisedDay } from "../../../core/interview/choices.ts";
import { clock, Sim } from "./sim.ts";

describe("R0: the evening before a round, what to ask there", () => {
  test.each([
    ["a weekday", "2026-11-24", "Mon 2026-11-23 18:00"],
    ["a Monday: Sunday evening, any day will do", "2026-11-30", "Sun 2026-11-29 18:00"],
    ["the day after a holiday", "2026-12-28", "Sun 2026-12-27 18:00"],
  ])("on %s", (_, day, expected) => {
    expect(new Sim({ round: [`${day} 10:00`, `${day} 11:00`] }).due("before_round")).toBe(expected);
  });
  test("switched off, nothing comes", () => {
    expect(new Sim({ preferences: { beforeRound: false } }).due("before_round")).toBeNull();
  });
  test("recorded the same evening it comes at once, in the night the next morning, and never after the round began", () => {
    expect(new Sim({ now: "2026-11-22 20:30" }).to("2026-11-22 20:30").delivered()).toEqual(["before_round Sun 2026-11-22 20:30"]);
    expect(new Sim({ now: "2026-11-22 23:00" }).due("before_round")).toBe("Mon 2026-11-23 07:00");
    const early = new Sim({ now: "2026-11-22 23:00", round: ["2026-11-23 06:30", "2026-11-23 07:30"] }).to("2026-11-23 08:00");
    expect(early.delivered("before_round")).toEqual([]);
    expect(new Sim({ now: "2026-11-23 10:30" }).due("before_round")).toBeNull();
  });
  test("moved to another day it comes the evening before that day, also when it had come already", () => {
    const sim = new Sim().to("2026-11-22 19:00");
    const [round] = sim.situation.rounds;
    sim.say({
      type: "round_changed",
      roundId: round?.id ?? "rnd_",
      changes: { startsAt: clock("2026-11-26 10:00"), endsAt: clock("2026-11-26 11:00") },
    });
    sim.to("2026-11-26 12:00");
    expect(sim.delivered("before_round")).toEqual(["before_round Sun 2026-11-22 18:00", "before_round Wed 2026-11-25 18:00"]);
  });
});

describe("R1: the reflection, while memory is fresh", () => {
  test.each([
    ["90 minutes after the end", "10:00", "11:00", "Mon 2026-11-23 12:30"],
    ["after a phone interview too", "15:00", "15:30", "Mon 2026-11-23 17:00"],
    ["in the evening, of any hour until 22:00", "19:00", "20:30", "Mon 2026-11-23 22:00"],
    ["an hour after where 90 minutes would be too late", "19:00", "20:45", "Mon 2026-11-23 21:45"],
    ["two hours after where 90 minutes would be too early", "04:00", "05:15", "Mon 2026-11-23 07:15"],
    ["the next morning where nothing else keeps to the hours", "20:00", "21:30", "Tue 2026-11-24 07:00"],
  ])("comes %s", (_, from, to, expected) => {
    expect(new Sim({ round: [`2026-11-23 ${from}`, `2026-11-23 ${to}`] }).due("reflection")).toBe(expected);
  });
  test("on a Saturday as on any day", () => {
    expect(new Sim({ round: ["2026-11-28 10:00", "2026-11-28 11:00"] }).due("reflection")).toBe("Sat 2026-11-28 12:30");
  });
  test("switched off, nothing comes, and the thank-you does", () => {
    const sim = new Sim({ preferences: { reflection: false } }).to("2026-11-25 09:00");
    expect(sim.delivered("reflection", "thank_you")).toEqual(["thank_you Tue 2026-11-24 08:00"]);
  });
  test("the interview did not take place: the thank-you is taken back, with the reason", () => {
    const sim = new Sim().to("2026-11-23 13:00");
    sim.say({ type: "round_called_off", roundId: sim.situation.rounds[0]?.id ?? "rnd_" });
    expect(sim.state).toBe("invited");
    expect(sim.one("thank_you")).toMatchObject({ status: "cancelled", ended: "it was cancelled: a round did not take place" });
    expect(sim.to("2027-03-01 09:00").delivered()).toEqual(["before_round Sun 2026-11-22 18:00", "reflection Mon 2026-11-23 12:30"]);
  });
});

describe("R2: one click says when they decide, counted from the interview", () => {
  const sim = new Sim().to("2026-11-23 13:00");
  test.each([
    ["few_days", "2026-11-27"],
    ["one_week", "2026-11-30"],
    ["two_weeks", "2026-12-07"],
    ["not_said", undefined],
  ] as const)("%s", (choice, expected) => {
    expect(promisedDay(choice, sim.situation, sim.calendar)).toBe(expected);
  });
  test("a few days are four business days: a weekend and a holiday do not count", () => {
    const friday = new Sim({ round: ["2026-11-27 10:00", "2026-11-27 11:00"], holidays: ["2026-12-01"] }).to("2026-11-27 13:00");
    expect(promisedDay("few_days", friday.situation, friday.calendar)).toBe("2026-12-04");
  });
  test("they did not say: nobody asks again, and R7 goes on", () => {
    const said = new Sim().to("2026-11-23 13:00").say({ type: "decision_promised" });
    expect(said.situation.saidNoDate).toBe(true);
    expect(said.due("follow_up")).toBe("Mon 2026-12-07 08:00");
  });
});

describe("R3: the thank-you comes the next morning, always after the reflection and within 24 hours", () => {
  const next = "next_morning";
  test.each([
    // ends, preference, decision by, expected
    ["2026-11-23 10:00", "2026-11-23 11:00", next, undefined, "Tue 2026-11-24 08:00"],
    ["2026-11-23 17:30", "2026-11-23 18:30", next, undefined, "Tue 2026-11-24 08:00"],
    ["2026-11-23 20:00", "2026-11-23 21:30", next, undefined, "Tue 2026-11-24 08:00"],
    ["2026-11-23 04:30", "2026-11-23 05:30", next, undefined, "Mon 2026-11-23 08:00"],
    // Friday: the same day where two hours later is within the window, else Saturday at nine.
    ["2026-11-27 10:00", "2026-11-27 11:00", next, undefined, "Fri 2026-11-27 13:00"],
    ["2026-11-27 15:00", "2026-11-27 15:59", next, undefined, "Fri 2026-11-27 17:59"],
    ["2026-11-27 15:00", "2026-11-27 16:00", next, undefined, "Sat 2026-11-28 09:00"],
    ["2026-11-27 20:00", "2026-11-27 21:30", next, undefined, "Sat 2026-11-28 09:00"],
    ["2026-11-28 10:00", "2026-11-28 11:00", next, undefined, "Sun 2026-11-29 09:00"],
    ["2026-11-29 10:00", "2026-11-29 11:00", next, undefined, "Mon 2026-11-30 08:00"],
    // The same day by choice, or because they decide within two days.
    ["2026-11-23 10:00", "2026-11-23 11:00", "same_day", undefined, "Mon 2026-11-23 13:00"],
    ["2026-11-23 15:00", "2026-11-23 16:30", "same_day", undefined, "Mon 2026-11-23 18:30"],
    ["2026-11-23 15:00", "2026-11-23 16:30", next, "2026-11-24", "Mon 2026-11-23 18:30"],
    ["2026-11-23 19:00", "2026-11-23 20:30", "same_day", undefined, "Tue 2026-11-24 08:00"],
    ["2026-11-23 10:00", "2026-11-23 11:00", next, "2026-11-25", "Mon 2026-11-23 13:00"],
    ["2026-11-23 10:00", "2026-11-23 11:00", next, "2026-11-26", "Tue 2026-11-24 08:00"],
    ["2026-11-23 10:00", "2026-11-23 11:00", "after_a_day_or_two", "2026-11-25", "Mon 2026-11-23 13:00"],
    // The second business morning, to which the 24 hours do not apply.
    ["2026-11-23 10:00", "2026-11-23 11:00", "after_a_day_or_two", undefined, "Wed 2026-11-25 08:00"],
    ["2026-11-26 10:00", "2026-11-26 11:00", "after_a_day_or_two", undefined, "Mon 2026-11-30 08:00"],
    ["2026-11-27 10:00", "2026-11-27 11:00", "after_a_day_or_two", undefined, "Tue 2026-12-01 08:00"],
  ] as const)("%s – %s, %s, decision %s: %s", (from, to, thankYou, by, expected) => {
    const sim = new Sim({ round: [from, to], preferences: { thankYou }, posted: by === undefined ? {} : { decision: { by } } });
    expect(sim.due("thank_you")).toBe(expected);
    expect(sim.one("thank_you").dueAt > sim.one("reflection").dueAt).toBe(true);
  });
  test("before a holiday it comes the same day, and says why", () => {
    const sim = new Sim({ holidays: ["2026-11-24"] });
    expect(sim.due("thank_you")).toBe("Mon 2026-11-23 13:00");
    expect(sim.one("thank_you").reason).toBe("Tuesday 24 November is a holiday, so the thank-you belongs to the day of the interview");
  });
  test("R29: a debrief for a recruiter comes the same day", () => {
    const sim = new Sim({ posted: { contact: { name: "Rita", email: "rita@agency.example", kind: "agency" } } });
    expect(sim.due("thank_you")).toBe("Mon 2026-11-23 13:00");
  });
});

describe("R11: an answer before the thank-you went out takes it back", () => {
  test.each(["regret", "second_interview", "offer", "status_update", "on_hold", "info_request"] as const)("%s", (intent) => {
    const sim = new Sim().to("2026-11-23 15:00").answer(intent);
    expect(sim.one("thank_you").status).toBe("cancelled");
    expect(sim.to("2026-11-26 12:00").delivered("thank_you")).toEqual([]);
  });
  test("a mere acknowledgement does not", () => {
    const sim = new Sim().to("2026-11-23 15:00").answer("acknowledgement");
    expect(sim.due("thank_you")).toBe("Tue 2026-11-24 08:00");
  });
  test("an answer that is taken back brings it back", () => {
    const sim = new Sim().to("2026-11-23 15:00").answer("status_update");
    const event = sim.interview.events.find((e) => e.type === "answered");
    sim.say({ type: "retracted", target: event?.id ?? "evt_", why: "the mail was read wrongly" });
    expect(sim.due("thank_you")).toBe("Tue 2026-11-24 08:00");
  });
});

describe("R33: what is posted late is delivered if it still makes sense, and skipped with the reason if not", () => {
  test.each([
    // posted, delivered at once
    ["2026-11-24 09:00", ["reflection Tue 2026-11-24 09:00", "thank_you Tue 2026-11-24 09:00"]],
    ["2026-11-25 17:00", ["reflection Wed 2026-11-25 17:00", "thank_you Wed 2026-11-25 17:00"]],
    ["2026-11-25 19:00", ["reflection Wed 2026-11-25 19:00", "thank_you Thu 2026-11-26 08:00"]],
    ["2026-11-26 09:00", ["thank_you Thu 2026-11-26 09:00"]],
    ["2026-11-27 09:00", ["thank_you Fri 2026-11-27 09:00"]],
    ["2026-11-28 09:00", ["thank_you Mon 2026-11-30 08:00"]],
    ["2026-11-30 09:00", []],
  ])("recorded on %s", (now, expected) => {
    expect(new Sim({ now }).to("2026-12-01 12:00").delivered()).toEqual(expected.filter((line) => !line.includes("Mon 2026-11-30")));
  });
  test.each([
    // posted after a Friday interview that ended at 11:00, thank-you
    ["2026-11-27 19:30", "Fri 2026-11-27 19:30"],
    ["2026-11-27 23:30", "Sat 2026-11-28 07:00"],
    ["2026-11-28 08:00", "Sat 2026-11-28 08:00"],
    ["2026-11-28 10:59", "Sat 2026-11-28 10:59"],
    ["2026-11-28 11:30", "Mon 2026-11-30 08:00"],
  ])("R3: a thank-you planned late keeps to the 24 hours while it can: recorded on %s", (now, expected) => {
    const sim = new Sim({ now, round: ["2026-11-27 10:00", "2026-11-27 11:00"] }).to("2026-11-30 12:00");
    expect(sim.delivered("thank_you")).toEqual([`thank_you ${expected}`]);
  });
  test("skipped: the reason is told, and the interview waits on", () => {
    const sim = new Sim({ now: "2026-12-03 09:00" });
    expect(sim.one("thank_you")).toMatchObject({
      status: "skipped",
      ended: "it was skipped: it was due on Tuesday 24 November, and more than three business days later it would only look odd",
    });
    expect(sim.state).toBe("waiting");
    expect(sim.due("follow_up")).toBe("Mon 2026-12-07 08:00");
  });
  test("nothing is too late while it is held: it is looked at when the hold is over", () => {
    const sim = new Sim({ now: "2026-11-23 13:00" });
    sim.say({ type: "held", cause: "rep_9", why: "a mail may be their answer" });
    sim.to("2026-12-02 09:00");
    expect(sim.one("thank_you").status).toBe("planned");
    sim.say({ type: "released", cause: "rep_9" });
    expect(sim.one("thank_you").status).toBe("skipped");
    expect(sim.delivered("thank_you")).toEqual([]);
  });
  test.each([
    ["2027-01-18 09:00", ["follow_up Mon 2027-01-18 09:00"]],
    ["2027-01-19 09:00", []],
  ])("a follow-up 30 business days late: recorded on %s", (now, expected) => {
    expect(new Sim({ now }).to("2027-01-19 10:00").delivered("follow_up")).toEqual(expected);
  });
});

describe("R35: rounds on one day are one sitting", () => {
  const twoRounds = (second: Record<string, unknown> = {}) => {
    const sim = new Sim();
    const [first] = sim.situation.rounds;
    if (first === undefined) throw new Error("a recorded interview has a round");
    return sim.say({
      type: "round_added",
      round: { ...first, id: "rnd_2", startsAt: clock("2026-11-23 13:00"), endsAt: clock("2026-11-23 14:00"), ...second },
    });
  };
  test("one reflection after the last, one thank-you where the contact is the same", () => {
    const sim = twoRounds().to("2026-11-25 09:00");
    expect(sim.delivered()).toEqual([
      "before_round Sun 2026-11-22 18:00",
      "reflection Mon 2026-11-23 15:30",
      "thank_you Tue 2026-11-24 08:00",
    ]);
    expect(sim.delivered("prepare")).toEqual([]);
  });
  test("one thank-you to each contact", () => {
    const sim = twoRounds({ contact: { name: "Lorena", email: "lorena@equinor.example", kind: "employer" } }).to("2026-11-25 09:00");
    expect(sim.all("thank_you").map((m) => m.contact)).toEqual(["mette@equinor.example", "lorena@equinor.example"]);
    expect(sim.delivered("thank_you")).toHaveLength(2);
  });
  test("a contact's new address makes no second thank-you", () => {
    const sim = new Sim({ posted: { contact: { name: "Mette" } } }).to("2026-11-24 09:00");
    sim
      .say({ type: "amended", changes: { contact: { name: "Mette", email: "mette@equinor.example", kind: "employer" } } })
      .to("2026-11-26 09:00");
    expect(sim.delivered("thank_you")).toEqual(["thank_you Tue 2026-11-24 08:00"]);
  });
  test("a round added on another day is a sitting of its own, and is prepared for", () => {
    const sim = twoRounds({ startsAt: clock("2026-12-03 13:00"), endsAt: clock("2026-12-03 14:00") }).to("2026-12-05 09:00");
    expect(sim.delivered()).toEqual([
      "before_round Sun 2026-11-22 18:00",
      "reflection Mon 2026-11-23 12:30",
      "thank_you Tue 2026-11-24 08:00",
      "prepare Tue 2026-12-01 08:00",
      "before_round Wed 2026-12-02 18:00",
      "reflection Thu 2026-12-03 15:30",
      "thank_you Fri 2026-12-04 08:00",
    ]);
  });
});

describe("R34: a round is moved, called off, or was not held", () => {
  const moved = (sim: Sim, from: string, to: string) =>
    sim.say({
      type: "round_changed",
      roundId: sim.situation.rounds[0]?.id ?? "rnd_",
      changes: { startsAt: clock(from), endsAt: clock(to) },
    });
  test.each([
    ["called off", { type: "round_called_off" }],
    ["moved", { type: "round_changed", changes: { startsAt: clock("2026-11-30 10:00"), endsAt: clock("2026-11-30 11:00") } }],
  ] as const)("it was not held but %s, and its thank-you lies unsent: it is called off", (_, happening) => {
    const change = (sim: Sim) => sim.say({ ...happening, roundId: sim.situation.rounds[0]?.id ?? "rnd_" });
    expect(change(new Sim().to("2026-11-24 09:00")).delivered("disregard")).toHaveLength(1);
    expect(change(new Sim().to("2026-11-24 09:00").sent("thank_you")).delivered("disregard")).toEqual([]);
  });
  test("moved before it: what hung on it moves, and nothing is doubled", () => {
    const sim = moved(new Sim(), "2026-11-25 14:00", "2026-11-25 15:00");
    expect(sim.due("reflection")).toBe("Wed 2026-11-25 16:30");
    expect(sim.due("thank_you")).toBe("Thu 2026-11-26 08:00");
    expect(sim.to("2026-11-27 09:00").delivered()).toEqual([
      "before_round Tue 2026-11-24 18:00",
      "reflection Wed 2026-11-25 16:30",
      "thank_you Thu 2026-11-26 08:00",
    ]);
  });
  test("it was not held, and its thank-you went out: the moved round has its own reflection and thank-you", () => {
    const sim = moved(new Sim().to("2026-11-24 09:00"), "2026-11-26 14:00", "2026-11-26 15:00");
    expect(sim.state).toBe("scheduled");
    expect(sim.to("2026-11-28 09:00").delivered("reflection", "thank_you")).toEqual([
      "reflection Mon 2026-11-23 12:30",
      "thank_you Tue 2026-11-24 08:00",
      "reflection Thu 2026-11-26 16:30",
      "thank_you Fri 2026-11-27 08:00",
    ]);
  });
  test("a round put on the record after it was held counts as held", () => {
    const sim = new Sim().to("2026-11-27 09:00");
    const [first] = sim.situation.rounds;
    if (first === undefined) throw new Error("a recorded interview has a round");
    sim.say({
      type: "round_added",
      round: { ...first, id: "rnd_2", startsAt: clock("2026-11-26 13:00"), endsAt: clock("2026-11-26 14:00") },
    });
    expect(sim.situation.rounds.map((r) => r.status)).toEqual(["held", "held"]);
    expect(sim.delivered("thank_you")).toEqual(["thank_you Tue 2026-11-24 08:00", "thank_you Fri 2026-11-27 09:00"]);
  });
  test("the last round called off, an earlier one held: it waits on from that one", () => {
    const sim = new Sim().to("2026-11-25 09:00");
    sim.answer("second_interview", {
      interviewAt: { startsAt: clock("2026-12-03 10:00"), timeZone: "Europe/Oslo", certain: true },
    });
    expect(sim.state).toBe("scheduled");
    sim.say({ type: "round_called_off", roundId: sim.situation.rounds.at(-1)?.id ?? "rnd_" });
    expect(sim.state).toBe("waiting");
  });
});
