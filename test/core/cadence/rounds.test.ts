import { describe, expect, test } from "vitest";
import { clock, Sim } from "./sim.ts";

const at = (when: string) => ({ startsAt: clock(when), timeZone: "Europe/Oslo", certain: true });
/** A first interview held on Monday 23 November, a second on Wednesday 9 December, with Tom. */
const second = () =>
  new Sim()
    .to("2026-12-01 10:00")
    .answer("second_interview", { ordinal: 2, interviewAt: at("2026-12-09 10:00"), people: [{ name: "Tom Hill" }] });
const days = (sim: Sim) => sim.situation.rounds.filter(({ status }) => status !== "called_off").map(({ startsAt }) => startsAt);

describe("R20: an invitation while a round is ahead", () => {
  test("clearly to a further one, it adds that one, with nobody taken over from the other", () => {
    const sim = second().answer("second_interview", { replyId: "rep_2", ordinal: 3, interviewAt: at("2026-12-14 09:00") });
    expect(days(sim)).toEqual([clock("2026-11-23 10:00"), clock("2026-12-09 10:00"), clock("2026-12-14 09:00")]);
    expect(sim.situation.rounds.at(-1)?.panel).toEqual([]);
    expect(sim.to("2026-12-20 09:00").delivered("prepare", "thank_you").slice(-4)).toEqual([
      "prepare Mon 2026-12-07 08:00",
      "thank_you Thu 2026-12-10 08:00",
      "prepare Fri 2026-12-11 08:00",
      "thank_you Tue 2026-12-15 08:00",
    ]);
  });
  test.each([
    ["said to come beside it", { isAdditional: true as const, interviewAt: at("2026-12-14 09:00") }, 3],
    ["of the same number", { ordinal: 2, interviewAt: at("2026-12-14 09:00") }, 2],
    ["of no number", { interviewAt: at("2026-12-14 09:00") }, 2],
    ["of a higher number, but before it", { ordinal: 3, interviewAt: at("2026-12-08 09:00") }, 2],
  ])("%s: %j leaves %i rounds", (_, more, count) => {
    expect(days(second().answer("second_interview", { replyId: "rep_2", ...more }))).toHaveLength(count);
  });
  test("a second is added while the first is still ahead", () => {
    const sim = new Sim().answer("second_interview", { ordinal: 2, interviewAt: at("2026-12-09 10:00") });
    expect(days(sim)).toEqual([clock("2026-11-23 10:00"), clock("2026-12-09 10:00")]);
  });
  test("R34: moved by mail, a first round keeps the day they named for their decision, and its format", () => {
    const sim = new Sim({ posted: { decision: { by: "2026-12-11" } } }).answer("second_interview", { interviewAt: at("2026-11-25 10:00") });
    expect(sim.situation.promise?.by).toBe("2026-12-11");
    expect(sim.situation.rounds[0]?.format).toBe("in_person");
    expect(sim.to("2026-11-27 09:00").due("follow_up")).toBe("Tue 2026-12-15 08:00");
  });
  test("a further round is by phone only where they say so", () => {
    const phone = { round: { startsAt: clock("2026-11-23 10:00"), durationMinutes: 30, format: "phone" } };
    const further = (more: object) =>
      new Sim({ posted: phone }).to("2026-12-01 10:00").answer("second_interview", { interviewAt: at("2026-12-09 10:00"), ...more });
    expect(further({}).situation.rounds.at(-1)?.format).toBeUndefined();
    expect(further({ format: "phone" }).situation.rounds.at(-1)?.format).toBe("phone");
  });
});

describe("R34: of two rounds ahead", () => {
  const third = () => second().answer("second_interview", { replyId: "rep_2", ordinal: 3, interviewAt: at("2026-12-14 09:00") });
  const [held, of9, of14] = [clock("2026-11-23 10:00"), clock("2026-12-09 10:00"), clock("2026-12-14 09:00")];
  const to = { isMoved: true as const, interviewAt: at("2026-12-16 09:00") };
  const of16 = clock("2026-12-16 09:00");
  test.each([
    ["the third is moved", { ...to, ordinal: 3 }, [held, of9, of16]],
    ["the second is moved", { ...to, ordinal: 2 }, [held, of16, of14]],
    ["the one of the 14th is moved", { ...to, wasOn: "2026-12-14" }, [held, of9, of16]],
  ])("%s: %j", (_, more, expected) => {
    expect(days(third().answer("second_interview", { replyId: "rep_3", ...more }))).toEqual(expected);
  });
  test("the third is called off by its number", () => {
    expect(days(third().answer("status_update", { replyId: "rep_3", callsOff: { ordinal: 3 } }))).toEqual([held, of9]);
  });
  test.each([
    ["second_interview", to],
    ["status_update", { callsOff: {} }],
  ] as const)("a %s that does not say which is asked about: %j", (intent, more) => {
    const answered = { type: "answered" as const, intent, via: "forwarded" as const, evidence: [], ...more };
    expect(third().happen(answered)).toMatchObject({ result: "ask" });
    expect(third().happen({ ...answered, ordinal: 3, ...("callsOff" in more ? { callsOff: { ordinal: 3 } } : {}) })).toMatchObject({
      result: "applied",
    });
  });
  test("moved to when they do not say, its time no longer stands, and nothing prepares for it", () => {
    const sim = second().answer("second_interview", { replyId: "rep_2", ordinal: 2, isMoved: true, asksWhen: true });
    expect(sim.state).toBe("invited");
    expect(sim.to("2026-12-20 09:00").delivered("prepare", "before_round", "thank_you").slice(-1)).toEqual([
      "thank_you Tue 2026-11-24 08:00",
    ]);
  });
  test("called off once its hour had come, it was not held", () => {
    const sim = second()
      .to("2026-12-09 12:00")
      .answer("status_update", { replyId: "rep_2", callsOff: { on: "2026-12-09" } });
    expect(days(sim)).toEqual([held]);
    expect(sim.to("2026-12-15 09:00").delivered("thank_you")).toEqual(["thank_you Tue 2026-11-24 08:00"]);
  });
});

describe("R34: their mail calls a round off", () => {
  test("the first: there is nothing to thank for, and the next date is theirs to name", () => {
    const sim = new Sim().answer("status_update", { callsOff: {} });
    expect(sim.state).toBe("invited");
    expect(sim.delivered()).toEqual(["update_reply Fri 2026-11-20 09:00"]);
    expect(sim.to("2026-12-20 09:00").delivered("reflection", "thank_you", "follow_up", "before_round")).toEqual([]);
  });
  test("a further one: what prepared for it is taken back, and waiting counts from that mail", () => {
    const sim = second()
      .to("2026-12-03 09:00")
      .answer("status_update", { replyId: "rep_2", callsOff: { on: "2026-12-09" } });
    expect(sim.state).toBe("waiting");
    expect(sim.planned()).toEqual(["follow_up"]);
    expect(sim.due("follow_up")).toBe("Thu 2026-12-17 08:00");
  });
  test("of two rounds ahead, the one of the day that they name", () => {
    const sim = second().answer("second_interview", { replyId: "rep_2", ordinal: 3, interviewAt: at("2026-12-14 09:00") });
    const left = (on: string) => {
      const one = second().answer("second_interview", { replyId: "rep_2", ordinal: 3, interviewAt: at("2026-12-14 09:00") });
      return days(one.answer("status_update", { replyId: "rep_3", callsOff: { on } })).at(-1);
    };
    expect(days(sim)).toHaveLength(3);
    expect(left("2026-12-14")).toBe(clock("2026-12-09 10:00"));
    expect(left("2026-12-09")).toBe(clock("2026-12-14 09:00"));
  });
  test("called off through the API, a further round leaves no chaser of a day that has passed meanwhile", () => {
    const sim = new Sim({ posted: { decision: { by: "2026-12-02" } } }).to("2026-12-01 10:00");
    sim.answer("second_interview", { interviewAt: at("2026-12-09 10:00") }).to("2026-12-08 09:00");
    sim.say({ type: "round_called_off", roundId: sim.situation.rounds.at(-1)?.id as `rnd_${string}` });
    expect(sim.due("follow_up")).toBe("Tue 2026-12-22 08:00");
  });
  test("a chaser that lies unsent speaks of a round that is put ahead again, and is called back", () => {
    const sim = new Sim().to("2026-12-07 09:00");
    const [round] = sim.situation.rounds;
    sim.say({
      type: "round_changed",
      roundId: round?.id as `rnd_${string}`,
      changes: { startsAt: clock("2026-12-14 10:00"), endsAt: clock("2026-12-14 11:00") },
    });
    expect(sim.all("disregard").map(({ cause }) => cause)).toContain(`message:${sim.all("follow_up")[0]?.id}`);
    expect(sim.all("disregard")[0]?.reason).toBe("the interview it speaks of was moved or called off");
  });
});
