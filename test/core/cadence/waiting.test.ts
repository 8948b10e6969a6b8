import { describe, expect, test } from "vitest";
import { clock, Sim } from "./sim.ts";

const promised = (by: string, more: Record<string, unknown> = {}) => ({ posted: { decision: { by }, ...more } });

describe("R5: nothing unprompted goes to the employer before the date they promised", () => {
  test("between the thank-you and the day after the date there is no draft", () => {
    const sim = new Sim(promised("2026-12-11")).to("2026-12-12 00:00");
    expect(sim.delivered()).toEqual([
      "before_round Sun 2026-11-22 18:00",
      "reflection Mon 2026-11-23 12:30",
      "thank_you Tue 2026-11-24 08:00",
    ]);
  });
  test("the day ends in the later of the candidate's and the company's zones (R32)", () => {
    const sim = new Sim({
      timeZone: "Pacific/Auckland",
      preferences: { followUpAfterBusinessDays: 0 },
      ...promised("2026-12-02", { company: { name: "X", timeZone: "America/Los_Angeles" } }),
    });
    // In Los Angeles Wednesday ends on Thursday at 21:00 in Auckland: Thursday morning there would be too early.
    expect(sim.due("follow_up")).toBe("Fri 2026-12-04 08:00");
  });
});

describe("R6: the follow-up once the promised date has passed", () => {
  test.each([
    // promised, preference, due
    ["2026-12-01", 2, "Thu 2026-12-03 08:00"],
    ["2026-12-01", 0, "Wed 2026-12-02 08:00"],
    ["2026-12-01", 1, "Wed 2026-12-02 08:00"],
    ["2026-12-01", 5, "Tue 2026-12-08 08:00"],
    ["2026-12-04", 2, "Tue 2026-12-08 08:00"],
    ["2026-12-04", 0, "Mon 2026-12-07 08:00"],
    ["2026-12-05", 0, "Mon 2026-12-07 08:00"],
    ["2026-12-06", 2, "Tue 2026-12-08 08:00"],
  ])("promised by %s, after %i business days: %s", (by, followUpAfterBusinessDays, expected) => {
    const sim = new Sim({ preferences: { followUpAfterBusinessDays }, ...promised(by) });
    expect(sim.due("follow_up")).toBe(expected);
    expect(sim.one("follow_up").rule).toBe("R6");
  });
  test("holidays are not business days (R32), and the reason names them", () => {
    const sim = new Sim({ preferences: { followUpAfterBusinessDays: 1 }, ...promised("2026-12-04"), holidays: ["2026-12-07"] });
    expect(sim.due("follow_up")).toBe("Tue 2026-12-08 08:00");
    expect(sim.one("follow_up").reason).toBe(
      "they named Friday 4 December, and you give them one business day more, and Monday 7 December is a holiday",
    );
  });
  test("a date before the interview promised nothing about it", () => {
    expect(new Sim(promised("2026-11-22")).one("follow_up").rule).toBe("R7");
  });
  test("a date said later moves what is pending", () => {
    const sim = new Sim().to("2026-11-25 09:00").say({ type: "decision_promised", decisionBy: "2026-12-18" });
    expect(sim.due("follow_up")).toBe("Tue 2026-12-22 08:00");
  });
});

describe("R7: without a date, after one to two weeks", () => {
  test.each([
    [{}, {}, "Mon 2026-12-07 08:00"],
    [{ followUpWithoutDateBusinessDays: 5 }, {}, "Mon 2026-11-30 08:00"],
    [{ followUpWithoutDateBusinessDays: 15 }, {}, "Mon 2026-12-14 08:00"],
    [{ followUpWithoutDateBusinessDays: 15 }, { company: { name: "X", size: "small" } }, "Mon 2026-11-30 08:00"],
    [{}, { company: { name: "X", size: "large" } }, "Mon 2026-12-07 08:00"],
  ])("%j %j: %s", (preferences, posted, expected) => {
    const sim = new Sim({ preferences, posted });
    expect(sim.due("follow_up")).toBe(expected);
    expect(sim.one("follow_up").rule).toBe("R7");
  });
});

describe("R8: the last follow-up, and never a third", () => {
  test.each([
    [{}, "Mon 2026-12-21 08:00"],
    [{ finalFollowUpAfterBusinessDays: 5 }, "Mon 2026-12-14 08:00"],
    [{ finalFollowUpAfterBusinessDays: 20 }, "Mon 2027-01-04 08:00"],
  ])("%j: counted from the day the first was delivered, %s", (preferences, expected) => {
    const sim = new Sim({ preferences }).to("2026-12-07 09:00");
    expect(sim.due("final_follow_up")).toBe(expected);
    expect(sim.to("2027-06-01 09:00").delivered("follow_up", "final_follow_up", "call_script")).toHaveLength(2);
  });
  test("counted from the day on which the first was sent", () => {
    const sim = new Sim().to("2026-12-10 09:00").sent("follow_up");
    expect(sim.due("final_follow_up")).toBe("Thu 2026-12-24 08:00");
  });
  test("a skipped one has used its turn", () => {
    const sim = new Sim().to("2026-12-02 09:00");
    sim.say({ type: "message_skipped", messageId: sim.one("follow_up").id, kind: "follow_up", why: "you did not want it" });
    expect(sim.due("final_follow_up")).toBe("Wed 2026-12-16 08:00");
  });
  test.each([
    [0, []],
    [1, ["follow_up Mon 2026-12-07 08:00"]],
    [2, ["follow_up Mon 2026-12-07 08:00", "final_follow_up Mon 2026-12-21 08:00"]],
  ])("maxFollowUps %i", (maxFollowUps, expected) => {
    expect(new Sim({ preferences: { maxFollowUps } }).to("2027-06-01 09:00").delivered("follow_up", "final_follow_up")).toEqual(expected);
  });
  test("put off, it comes at the hour that was chosen, also outside the window, and has not used its turn meanwhile", () => {
    const sim = new Sim().to("2026-12-07 09:00");
    sim.say({ type: "message_snoozed", messageId: sim.one("follow_up").id, kind: "follow_up", until: clock("2026-12-12 20:00") });
    expect(sim.due("final_follow_up")).toBeNull();
    sim.to("2026-12-14 09:00");
    expect(sim.delivered("follow_up")).toEqual(["follow_up Sat 2026-12-12 20:00"]);
    expect(sim.due("final_follow_up")).toBe("Fri 2026-12-25 08:00");
  });
  test("a further round starts again (R20)", () => {
    const sim = new Sim().to("2026-12-22 09:00");
    sim.answer("second_interview", { interviewAt: { startsAt: clock("2027-01-11 10:00"), timeZone: "Europe/Oslo", certain: true } });
    sim.to("2027-06-01 09:00");
    expect(sim.delivered("follow_up", "final_follow_up")).toEqual([
      "follow_up Mon 2026-12-07 08:00",
      "final_follow_up Mon 2026-12-21 08:00",
      "follow_up Mon 2027-01-25 08:00",
      "final_follow_up Mon 2027-02-08 08:00",
    ]);
  });
});

describe("R9: the channel of a follow-up", () => {
  test.each([
    [{}, {}, "follow_up", "email"],
    [{ channel: "phone" }, {}, "call_script", "phone"],
    [{ channel: "note" }, {}, "follow_up", "note"],
    [{}, { contactPolicy: { channel: "phone" } }, "call_script", "phone"],
    [{ channel: "phone" }, { contactPolicy: { channel: "email" } }, "follow_up", "email"],
    [{ channel: "phone" }, { contactPolicy: { noCalls: true } }, "follow_up", "email"],
    [{ channel: "phone" }, { contactPolicy: { channel: "phone", noCalls: true } }, "follow_up", "email"],
  ] as const)("%j %j: %s by %s", (preferences, posted, kind, channel) => {
    expect(new Sim({ preferences, posted }).one(kind)).toMatchObject({ status: "planned", channel });
  });
  test("the second call is a call too", () => {
    const sim = new Sim({ preferences: { channel: "phone" } }).to("2027-06-01 09:00");
    expect(sim.delivered("call_script", "follow_up", "final_follow_up")).toEqual([
      "call_script Mon 2026-12-07 08:00",
      "call_script Mon 2026-12-21 08:00",
    ]);
  });
  test.each([
    ["a mail that says so", (sim: Sim) => sim.answer("acknowledgement", { noCalls: true })],
    ["the record, amended", (sim: Sim) => sim.say({ type: "amended", changes: { contactPolicy: { noCalls: true } } })],
  ])("do not call, by %s: from then on it is a mail", (_, say) => {
    const sim = say(new Sim({ preferences: { channel: "phone" } }).to("2026-11-25 09:00"));
    expect(sim.due("call_script")).toBeNull();
    expect(sim.due("follow_up")).toBe("Mon 2026-12-07 08:00");
  });
});

describe("R10: their word re-times what is pending", () => {
  test("a new date after the follow-up went out: the second waits for it, and still counts as the second", () => {
    const sim = new Sim(promised("2026-12-04")).to("2026-12-08 09:00").answer("status_update", { decisionBy: "2026-12-18" });
    expect(sim.due("final_follow_up")).toBe("Tue 2026-12-22 08:00");
    expect(sim.one("final_follow_up").rule).toBe("R8");
    expect(sim.to("2027-06-01 09:00").delivered("follow_up", "final_follow_up")).toHaveLength(2);
  });
  test("“call me on Tuesday” is due on Tuesday, by phone, without R6's delay", () => {
    const sim = new Sim().to("2026-12-03 09:00").answer("status_update", { wantsContact: { channel: "phone", on: "2026-12-08" } });
    expect(sim.due("call_script")).toBe("Tue 2026-12-08 08:00");
    expect(sim.one("call_script")).toMatchObject({ rule: "R10", reason: "they asked to hear from you on Tuesday 8 December" });
  });
  test("“if you have not heard by Wednesday, call me” is due once Wednesday has passed", () => {
    const wish = { channel: "phone", on: "2026-12-09", when: "after" } as const;
    const sim = new Sim().to("2026-12-03 09:00").answer("status_update", { decisionBy: "2026-12-09", wantsContact: wish });
    expect(sim.due("call_script")).toBe("Thu 2026-12-10 08:00");
    expect(sim.one("call_script").reason).toBe("they asked to hear from you after Wednesday 9 December, if nothing had come");
  });
  test("“call me by Wednesday” comes at once, and carries the receipt (R31)", () => {
    const wish = { channel: "phone", on: "2026-12-09", when: "by" } as const;
    const sim = new Sim().to("2026-12-03 20:00").answer("status_update", { wantsContact: wish });
    expect(sim.delivered("call_script", "receipt", "update_reply")).toEqual(["call_script Thu 2026-12-03 20:00"]);
    expect(sim.one("call_script").reason).toMatch(/^they asked to hear from you by Wednesday 9 December/);
    const byRule = new Sim().to("2026-12-03 23:00").answer("status_update", { via: "automatic", wantsContact: wish });
    expect(byRule.due("call_script")).toBe("Fri 2026-12-04 07:00");
  });
  test.each([
    ["a Saturday, which is no reason to be late", { on: "2026-12-05" }, "Sat 2026-12-05 08:00", "on Saturday 5 December"],
    ["an hour of that day", { on: "2026-12-05", at: "10:00" }, "Sat 2026-12-05 08:00", "on Saturday 5 December at 10:00"],
    ["an early hour: an hour before it", { on: "2026-12-07", at: "08:30" }, "Mon 2026-12-07 07:30", "on Monday 7 December at 08:30"],
    ["a very early one: the evening before", { on: "2026-12-07", at: "07:30" }, "Sun 2026-12-06 18:00", "on Monday 7 December at 07:30"],
  ])("R10 keeps %s", (_, wish, due, reason) => {
    const sim = new Sim().to("2026-12-03 09:00").answer("status_update", { wantsContact: { channel: "phone", ...wish } });
    expect(sim.due("call_script")).toBe(due);
    expect(sim.one("call_script").reason).toBe(`they asked to hear from you ${reason}`);
  });
  test("“call me today” is one mail: what to say, with what we read (R31)", () => {
    const sim = new Sim().to("2026-12-03 07:10").answer("status_update", { wantsContact: { channel: "phone", on: "2026-12-03" } });
    expect(sim.delivered("call_script", "receipt", "update_reply")).toEqual(["call_script Thu 2026-12-03 07:10"]);
  });
  test("a wish that brings no draft of its own, before anything was held, is answered as any update", () => {
    const sim = new Sim().to("2026-11-21 09:00").answer("status_update", { wantsContact: { channel: "phone", on: "2026-11-24" } });
    expect(sim.delivered("update_reply")).toEqual(["update_reply Sat 2026-11-21 09:00"]);
  });
  test("also after two chasers, and then no more", () => {
    const sim = new Sim().to("2026-12-22 09:00").answer("status_update", { wantsContact: { channel: "email", on: "2027-01-12" } });
    expect(sim.to("2027-06-01 09:00").delivered("follow_up", "final_follow_up", "call_script")).toEqual([
      "follow_up Mon 2026-12-07 08:00",
      "final_follow_up Mon 2026-12-21 08:00",
      "final_follow_up Tue 2027-01-12 08:00",
    ]);
  });
  test("news after the wish has overtaken it; a question for papers has not", () => {
    const wish = () => new Sim().to("2026-12-03 09:00").answer("status_update", { wantsContact: { channel: "phone", on: "2026-12-08" } });
    expect(wish().to("2026-12-04 09:00").answer("info_request").due("call_script")).toBe("Tue 2026-12-08 08:00");
    const later = wish().to("2026-12-04 09:00").answer("status_update", { decisionBy: "2026-12-18" });
    expect(later.due("call_script")).toBeNull();
    expect(later.due("follow_up")).toBe("Tue 2026-12-22 08:00");
  });
  test("who asks for papers two days before a follow-up is due is not asked for news (R11)", () => {
    const sim = new Sim().to("2026-12-04 09:00").answer("info_request");
    expect(sim.due("follow_up")).toBe("Fri 2026-12-18 08:00");
  });
});

describe("R5: words that name no day", () => {
  const roughly = { by: "2027-01-07", phrase: "early in January" };
  test("nobody is chased before they have passed, and the reason says what they said", () => {
    const sim = new Sim().to("2026-12-03 09:00").answer("status_update", { decisionRoughly: roughly });
    expect(sim.due("follow_up")).toBe("Mon 2027-01-11 08:00");
    expect(sim.one("follow_up").reason).toBe(
      "they said “early in January”, to Thursday 7 January as we take it, and you give them two business days more",
    );
  });
  test("a day that stands is kept unless they put it off, and one named later takes their place", () => {
    const sooner = { by: "2026-12-09", phrase: "early next week" };
    const kept = new Sim(promised("2026-12-11")).to("2026-12-03 09:00").answer("status_update", { decisionRoughly: sooner });
    expect(kept.due("follow_up")).toBe("Tue 2026-12-15 08:00");
    const putOff = new Sim(promised("2026-12-11")).to("2026-12-03 09:00").answer("status_update", { decisionRoughly: roughly });
    expect(putOff.due("follow_up")).toBe("Mon 2027-01-11 08:00");
    const later = new Sim().to("2026-12-03 09:00").answer("status_update", { decisionRoughly: roughly });
    expect(later.say({ type: "decision_promised", decisionBy: "2026-12-18" }).due("follow_up")).toBe("Tue 2026-12-22 08:00");
  });
  test("a day before the interview is named as what it is", () => {
    expect(new Sim(promised("2026-11-22")).one("follow_up").reason).toMatch(/^they named a day before the interview, so we wait/);
  });
});

describe("R17: a delay", () => {
  test("the day that they had named is no day any more: waiting counts from that word (R7)", () => {
    const sim = new Sim(promised("2026-12-11")).to("2026-12-09 09:00").answer("status_update", { isDelayed: true });
    expect(sim.situation.promise).toBeNull();
    expect(sim.due("follow_up")).toBe("Wed 2026-12-23 08:00");
  });
});

test("R18: a regret that was answered and sent is not answered twice, though it was taken back and said again", () => {
  const sim = new Sim().to("2026-12-01 09:00").answer("regret", {}, { id: "evt_one" }).sent("regret_reply").to("2026-12-02 09:00");
  sim
    .say({ type: "retracted", target: "evt_one", why: "misread" })
    .answer("regret", {}, { id: "evt_two", occurredAt: clock("2026-12-01 08:00") });
  expect(sim.state).toBe("regret");
  expect(sim.delivered("regret_reply")).toEqual(["regret_reply Tue 2026-12-01 09:00"]);
});

describe("R33: what comes late", () => {
  test.each([
    [5, ["regret_reply Mon 2026-12-07 09:00"]],
    [6, ["receipt Tue 2026-12-08 09:00"]],
  ])("a regret handed in %i business days after it was written: %j", (count, expected) => {
    const sim = new Sim().to(`2026-12-0${count + 2} 09:00`).answer("regret", {}, { occurredAt: clock("2026-11-30 10:00") });
    expect(sim.delivered("regret_reply", "receipt")).toEqual(expected);
    expect(sim.state).toBe("regret");
  });
  test("after a first follow-up that was too late there is no last one, but the time to move on", () => {
    const sim = new Sim({ now: "2027-01-20 09:00" });
    expect(sim.one("follow_up").status).toBe("skipped");
    expect(sim.to("2027-03-01 09:00").delivered("follow_up", "final_follow_up", "moving_on")).toEqual(["moving_on Wed 2027-02-03 08:00"]);
  });
});

describe("R11: the thanks that an answer carried", () => {
  const answered = () => new Sim().to("2026-11-23 14:00").answer("status_update", {}, { id: "evt_update" });
  test("are not said twice, though what it answered was taken back after it was sent", () => {
    const sim = answered().sent("update_reply").say({ type: "retracted", target: "evt_update", why: "misread" });
    expect(sim.to("2026-11-27 09:00").delivered("thank_you")).toEqual([]);
  });
  test("are not carried by a chaser that they asked for", () => {
    const wish = { channel: "phone", on: "2026-11-23" } as const;
    const sim = new Sim().to("2026-11-23 14:00").answer("status_update", { wantsContact: wish }, { id: "evt_wish" }).sent("call_script");
    sim.say({ type: "retracted", target: "evt_wish", why: "misread" });
    expect(sim.to("2026-11-27 09:00").delivered("thank_you")).toEqual(["thank_you Tue 2026-11-24 08:00"]);
  });
  test("are said by the thank-you, where nobody knows that it was sent", () => {
    const sim = answered().say({ type: "retracted", target: "evt_update", why: "misread" });
    expect(sim.to("2026-11-27 09:00").delivered("thank_you")).toEqual(["thank_you Tue 2026-11-24 08:00"]);
  });
  test("news with a wish is answered, and the call comes on its day", () => {
    const sim = new Sim().to("2026-11-23 14:00").answer("status_update", { wantsContact: { channel: "phone", on: "2026-11-26" } });
    expect(sim.to("2026-11-27 09:00").delivered("update_reply", "thank_you", "call_script")).toEqual([
      "update_reply Mon 2026-11-23 14:00",
      "call_script Thu 2026-11-26 08:00",
    ]);
  });
});

describe("R22: on hold", () => {
  test("until when they said, and no round is taken for held that was to come in that time", () => {
    const sim = new Sim().to("2026-11-21 09:00").answer("on_hold", { holdUntil: "2026-12-31" });
    expect(sim.due("hold_check_in")).toBe("Thu 2026-12-31 08:00");
    sim.to("2027-03-01 09:00");
    expect(sim.situation.rounds.map(({ status }) => status)).toEqual(["called_off"]);
    expect(sim.delivered("hold_check_in")).toHaveLength(1);
    expect(sim.delivered("thank_you", "reflection", "follow_up", "final_follow_up")).toEqual([]);
  });
  test("a process that is closed before its round has not held it", () => {
    const sim = new Sim().to("2026-11-21 09:00").say({ type: "withdrawn" }).to("2026-11-25 09:00");
    expect(sim.situation.rounds.map(({ status }) => status)).toEqual(["called_off"]);
  });
});

describe("an open question about a mail", () => {
  const asked = () => new Sim().to("2026-12-01 09:00").say({ type: "held", cause: "rep_9", why: "a mail may be their answer" });
  test("holds what nobody asked for, and not the answer to a later mail or a click (R31)", () => {
    const sim = asked().to("2026-12-02 10:00").answer("offer", { answerBy: "2026-12-11" });
    expect(sim.delivered("offer_thanks")).toEqual(["offer_thanks Wed 2026-12-02 10:00"]);
    expect(sim.say({ type: "offer_accepted" }).delivered("offer_acceptance")).toHaveLength(1);
    expect(asked().to("2026-12-20 09:00").delivered("follow_up")).toEqual([]);
  });
  test("nor what prepares for a moment that does not wait (R20, R23)", () => {
    const at = { startsAt: clock("2026-12-10 10:00"), timeZone: "Europe/Oslo", certain: true };
    const invited = asked().to("2026-12-02 10:00").answer("second_interview", { interviewAt: at });
    expect(invited.to("2026-12-10 09:00").delivered("prepare", "before_round").slice(1)).toEqual([
      "prepare Tue 2026-12-08 08:00",
      "before_round Wed 2026-12-09 18:00",
    ]);
    const offered = new Sim().to("2026-12-01 09:00").answer("offer", { answerBy: "2026-12-11" });
    offered.say({ type: "held", cause: "rep_9", why: "a mail may be about it" }).to("2026-12-11 09:00");
    expect(offered.delivered("offer_deadline")).toHaveLength(2);
  });
});

describe("R15: silence after the last follow-up", () => {
  const silent = () => new Sim().to("2027-01-04 09:00");
  test("ten business days later it is time to move on, ten more and it is closed as silence", () => {
    const sim = silent();
    expect(sim.delivered("moving_on")).toEqual(["moving_on Mon 2027-01-04 08:00"]);
    expect(sim.to("2027-01-18 07:59").state).not.toBe("silence");
    expect(sim.to("2027-01-18 08:00").state).toBe("silence");
  });
  test.each([
    [0, "Mon 2026-12-21 08:00"],
    [1, "Mon 2026-12-21 08:00"],
  ])("with maxFollowUps %i it is counted from the day of the first", (maxFollowUps, expected) => {
    expect(new Sim({ preferences: { maxFollowUps } }).to("2026-12-20 09:00").due("moving_on")).toBe(expected);
  });
  test("not yet adds ten, each time", () => {
    const once = silent().say({ type: "not_yet" });
    expect(once.to("2027-01-29 23:00").state).not.toBe("silence");
    expect(once.to("2027-02-01 08:00").state).toBe("silence");
    const twice = silent().say({ type: "not_yet" }).say({ type: "not_yet" });
    expect(twice.to("2027-02-14 23:00").state).not.toBe("silence");
    expect(twice.to("2027-02-15 08:00").state).toBe("silence");
  });
  test("the click closes at once", () => {
    expect(silent().say({ type: "closed" }).state).toBe("silence");
  });
  test("reopened, it waits anew and lets go anew, without another chaser", () => {
    const sim = silent().to("2027-01-20 09:00").say({ type: "reopened" });
    expect(sim.state).toBe("waiting");
    expect(sim.due("moving_on")).toBe("Wed 2027-02-03 08:00");
    expect(sim.to("2027-06-01 09:00").state).toBe("silence");
    expect(sim.delivered("moving_on", "follow_up", "final_follow_up")).toHaveLength(4);
  });
  test("an update that was written before and handed in after shows that there was no silence", () => {
    const sim = silent().to("2027-01-20 09:00");
    expect(sim.state).toBe("silence");
    sim.answer("status_update", { decisionBy: "2027-01-29" }, { occurredAt: clock("2027-01-05 10:00") });
    expect(sim.state).toBe("waiting");
  });
  test("not while a question about their mail is open", () => {
    const sim = silent().say({ type: "held", cause: "rep_9", why: "a mail may be their answer" });
    expect(sim.to("2027-03-01 09:00").state).not.toBe("silence");
  });
});

describe("R22: on hold, nothing is sent but one check-in after thirty days", () => {
  const hold = (more: Parameters<Sim["answer"]>[1] = {}, sim = new Sim().to("2026-11-30 09:00")) => sim.answer("on_hold", more);
  test("thirty days later, and it counts as a chaser", () => {
    const sim = hold();
    expect(sim.planned()).toEqual(["hold_check_in"]);
    expect(sim.due("hold_check_in")).toBe("Wed 2026-12-30 08:00");
    expect(sim.to("2026-12-30 09:00").state).toBe("waiting");
    expect(sim.to("2027-06-01 09:00").delivered("hold_check_in", "follow_up", "final_follow_up")).toEqual([
      "hold_check_in Wed 2026-12-30 08:00",
      "final_follow_up Wed 2027-01-13 08:00",
    ]);
  });
  test("with no chaser left there is none, and the wait begins anew when the hold ends", () => {
    const sim = hold({}, new Sim().to("2026-12-22 09:00"));
    expect(sim.due("hold_check_in")).toBeNull();
    expect(sim.to("2027-01-21 09:00").state).toBe("waiting");
    expect(sim.due("moving_on")).toBe("Thu 2027-02-04 08:00");
  });
  test("a date they name is waited for (R5)", () => {
    expect(hold({ decisionBy: "2027-01-15" }).due("hold_check_in")).toBe("Tue 2027-01-19 08:00");
  });
  test("put on hold until a day by the candidate", () => {
    const sim = new Sim().to("2026-11-30 09:00").say({ type: "put_on_hold", until: "2026-12-16" });
    expect(sim.due("hold_check_in")).toBe("Wed 2026-12-16 08:00");
    expect(sim.one("hold_check_in").reason).toBe(
      "they put the process on hold until Wednesday 16 December, and one friendly question is due",
    );
  });
  test.each([
    ["offer", "offered"],
    ["second_interview", "invited"],
    ["regret", "regret"],
  ] as const)("%s ends the hold", (intent, state) => {
    const sim = hold().to("2026-12-02 09:00").answer(intent);
    expect(sim.state).toBe(state);
    expect(sim.due("hold_check_in")).toBeNull();
  });
  test("resumed: what fell due meanwhile is not made up for in one morning", () => {
    const sim = hold().to("2026-12-16 09:00").say({ type: "resumed" });
    expect(sim.due("follow_up")).toBe("Wed 2026-12-30 08:00");
  });
  test("an offer outlives a hold", () => {
    const sim = new Sim().to("2026-11-30 09:00").answer("offer", { answerBy: "2027-02-01" }).to("2026-12-01 09:00");
    sim.answer("on_hold", { via: "told" });
    expect(sim.state).toBe("on_hold");
    expect(sim.say({ type: "resumed" }).state).toBe("offered");
    expect(sim.situation.offer).toMatchObject({ answerBy: "2027-02-01" });
  });
});

describe("R16, R17: what an answer does to the dates", () => {
  test("R16: an acknowledgement changes nothing", () => {
    const sim = new Sim(promised("2026-12-04"));
    const before = sim.due("follow_up");
    sim.to("2026-11-26 09:00").answer("acknowledgement");
    expect(sim.due("follow_up")).toBe(before);
    expect(sim.delivered("receipt")).toHaveLength(1);
    sim.answer("acknowledgement", { via: "automatic", replyId: "rep_2" });
    expect(sim.delivered("receipt")).toHaveLength(1);
  });
  test.each([
    // promised, update brings, due
    [undefined, "2026-12-18", "Tue 2026-12-22 08:00"],
    ["2026-12-04", "2026-12-18", "Tue 2026-12-22 08:00"],
    ["2026-12-04", "2026-12-01", "Thu 2026-12-03 08:00"],
    // A date that stands is kept; without one R7 counts from the update.
    ["2026-12-04", undefined, "Tue 2026-12-08 08:00"],
    [undefined, undefined, "Thu 2026-12-10 08:00"],
    ["2026-11-25", undefined, "Thu 2026-12-10 08:00"],
  ])("R17: promised %s, an update on 26 November brings %s: %s", (by, decisionBy, expected) => {
    const sim = new Sim(by === undefined ? {} : promised(by)).to("2026-11-26 09:00");
    sim.answer("status_update", decisionBy === undefined ? {} : { decisionBy });
    expect(sim.due("follow_up")).toBe(expected);
    expect(sim.delivered("update_reply")).toEqual(["update_reply Thu 2026-11-26 09:00"]);
  });
});
