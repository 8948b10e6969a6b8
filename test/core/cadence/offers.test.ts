import { describe, expect, test } from "vitest";
import { Problem } from "../../../core/errors.ts";
import { Family } from "./family.ts";
import { clock, Sim } from "./sim.ts";

const offered = (more: Parameters<Sim["answer"]>[1] = {}, at = "2026-11-30 10:00") => new Sim().to(at).answer("offer", more);

describe("R23: an offer is thanked for at once, and its deadline kept in mind", () => {
  test("thanks at once, reminders three days and one day before, moved to the opening before", () => {
    const sim = offered({ answerBy: "2026-12-09" });
    expect(sim.delivered("offer_thanks")).toEqual(["offer_thanks Mon 2026-11-30 10:00"]);
    // Sunday 6 December is three days before: Friday morning is the opening before it.
    expect(sim.to("2026-12-09 12:00").delivered("offer_deadline")).toEqual([
      "offer_deadline Fri 2026-12-04 08:00",
      "offer_deadline Tue 2026-12-08 08:00",
    ]);
    expect(sim.all("offer_deadline")[0]?.reason).toBe(
      "they want your answer by Wednesday 9 December; it comes already on Friday 4 December, within your hours",
    );
  });
  test.each([
    ["2026-12-01", []],
    ["2026-12-02", ["offer_deadline Tue 2026-12-01 08:00"]],
    ["2026-12-04", ["offer_deadline Tue 2026-12-01 08:00", "offer_deadline Thu 2026-12-03 08:00"]],
  ])("answer by %s: %j", (answerBy, expected) => {
    expect(offered({ answerBy }).to(`${answerBy} 12:00`).delivered("offer_deadline")).toEqual(expected);
  });
  test.each([
    // handed in on, an offer of Monday 30 November to be answered by Wednesday 9 December
    ["2026-12-05 10:00", ["offer_deadline Tue 2026-12-08 08:00"]],
    ["2026-12-07 10:00", ["offer_deadline Tue 2026-12-08 08:00"]],
    ["2026-12-08 10:00", []],
  ])("handed in late, on %s, what the offer's own mail says is not said again in the same minute", (at, expected) => {
    const sim = new Sim().to(at).answer("offer", { answerBy: "2026-12-09" }, { occurredAt: clock("2026-11-30 10:00") });
    expect(sim.to("2026-12-09 12:00").delivered("offer_deadline")).toEqual(expected);
  });
  test("handed in long after it was made, a week is assumed from then", () => {
    const sim = new Sim().to("2026-12-16 10:00").answer("offer", {}, { occurredAt: clock("2026-11-30 10:00") });
    expect(sim.one("offer_deadline").reason).toContain("we assume Wednesday 23 December");
  });
  test("a deadline named on its eve is not reminded of in the same minute; one three days ahead, the day before", () => {
    const named = (answerBy: string) => offered().to("2026-12-03 09:00").answer("offer", { answerBy, replyId: "rep_2" });
    expect(named("2026-12-04").to("2026-12-04 12:00").delivered("offer_deadline")).toEqual([]);
    expect(named("2026-12-06").to("2026-12-06 12:00").delivered("offer_deadline")).toEqual(["offer_deadline Fri 2026-12-04 08:00"]);
  });
  test("more time for the answer moves the reminders, and makes no other offer of it, also after a change was asked for", () => {
    const sim = offered({ answerBy: "2026-12-04" }).say({ type: "change_requested", text: "a later start" }).to("2026-12-02 12:00");
    sim.answer("offer", { answerBy: "2026-12-18", isSameOffer: true, replyId: "rep_2" });
    expect(sim.situation.offer).toMatchObject({ answerBy: "2026-12-18", response: "change_requested" });
    expect(sim.to("2026-12-18 12:00").delivered("offer_deadline").slice(-2)).toEqual([
      "offer_deadline Tue 2026-12-15 08:00",
      "offer_deadline Thu 2026-12-17 08:00",
    ]);
    expect(sim.all("offer_thanks")).toHaveLength(1);
  });
  test("one that moves to an opening before it was known comes at once, and says why (R31)", () => {
    const sim = offered({ answerBy: "2026-12-06" }, "2026-12-04 10:00");
    expect(sim.delivered("offer_deadline")).toEqual(["offer_deadline Fri 2026-12-04 10:00"]);
    expect(sim.all("offer_deadline")[0]?.reason).toBe(
      "they want your answer by Sunday 6 December; it comes at once, since Saturday 5 December at 08:00 is outside your hours",
    );
  });
  test.each([
    ["lapsed", (sim: Sim) => sim.to("2026-12-16 09:00"), "offer_lapsed", "none"],
    ["declined", (sim: Sim) => sim.say({ type: "offer_declined" }), "declined", "none"],
    ["signed", (sim: Sim) => sim.say({ type: "offer_accepted" }).say({ type: "offer_signed" }), "accepted", "accepted"],
  ] as const)("%s and reopened, the offer stands again, and nobody is chased for an answer", (_, end, outcome, response) => {
    const sim = end(offered({ answerBy: "2026-12-04" }));
    expect(sim.state).toBe(outcome);
    sim.say({ type: "reopened" });
    expect([sim.state, sim.situation.offer?.response]).toEqual(["offered", response]);
    if (response === "none") sim.say({ type: "offer_accepted" });
    expect(sim.delivered("offer_acceptance")).toHaveLength(1);
    expect(sim.to("2027-02-01 09:00").delivered("follow_up", "final_follow_up")).toEqual([]);
    expect(sim.state).toBe("offered");
  });
  test("no deadline named: seven days are assumed, said to be so, and only remind", () => {
    const sim = offered();
    expect(sim.to("2027-06-01 09:00").delivered("offer_deadline")).toEqual(["offer_deadline Fri 2026-12-04 08:00"]);
    expect(sim.one("offer_deadline").reason).toContain(
      "they named no deadline; we assume Monday 7 December, a week after we heard of the offer",
    );
    expect(sim.state).toBe("offered");
  });
  test("a deadline named later has reminders of its own", () => {
    const sim = offered().to("2026-12-07 09:00").answer("offer", { answerBy: "2026-12-18", replyId: "rep_2" });
    expect(sim.to("2026-12-18 12:00").delivered("offer_deadline").slice(1)).toEqual([
      "offer_deadline Tue 2026-12-15 08:00",
      "offer_deadline Thu 2026-12-17 08:00",
    ]);
    expect(sim.delivered("offer_thanks")).toHaveLength(1);
  });
  test("a named one that passes is asked about first, and lapses five business days after it", () => {
    const sim = offered({ answerBy: "2026-12-04" }).to("2026-12-07 09:00");
    expect(sim.one("offer_deadline")).toMatchObject({
      status: "delivered",
      reason: "they wanted your answer by Friday 4 December, and you have not told us what you answered",
    });
    expect(sim.to("2026-12-13 23:00").state).toBe("offered");
    expect(sim.to("2026-12-14 09:00").state).toBe("offer_lapsed");
  });
  test("what was not asked about does not lapse", () => {
    const sim = offered({ answerBy: "2026-12-04" }).say({ type: "held", cause: "rep_9", why: "a mail may be their answer" });
    expect(sim.to("2027-01-10 09:00").state).toBe("offered");
    expect(sim.say({ type: "released", cause: "rep_9" }).to("2027-01-11 09:00").state).toBe("offered");
    expect(sim.to("2027-01-12 09:00").state).toBe("offer_lapsed");
  });
  test.each([
    ["offer_accepted", "offer_acceptance", "offered"],
    ["change_requested", "offer_change_request", "offered"],
    ["offer_declined", "offer_decline", "declined"],
  ] as const)("one click, %s: the draft %s at once", (action, kind, state) => {
    const sim = offered({ answerBy: "2026-12-09" }).to("2026-12-01 20:30").say({ type: action });
    expect(sim.delivered(kind)).toEqual([`${kind} Tue 2026-12-01 20:30`]);
    expect(sim.state).toBe(state);
  });
  test("accepted, nothing reminds of the deadline and nothing lapses; a change asked for still does", () => {
    expect(offered({ answerBy: "2026-12-09" }).say({ type: "offer_accepted" }).to("2027-01-10 09:00").delivered("offer_deadline")).toEqual(
      [],
    );
    expect(
      offered({ answerBy: "2026-12-09" })
        .say({ type: "change_requested", text: "three months' notice" })
        .to("2026-12-09 09:00")
        .delivered("offer_deadline"),
    ).toHaveLength(2);
  });
  test("an answer given before the thanks went out makes them needless", () => {
    const sim = new Sim().to("2026-11-30 23:30").answer("offer", { via: "automatic" }).say({ type: "offer_accepted" });
    expect(sim.to("2026-12-01 08:00").delivered("offer_thanks", "offer_acceptance")).toEqual(["offer_acceptance Mon 2026-11-30 23:30"]);
  });
  test("without an offer there is nothing to accept", () => {
    expect(() => new Sim().say({ type: "offer_accepted" })).toThrow(Problem);
  });
});

const two = (first: Record<string, unknown> = {}, second: Record<string, unknown> = {}) =>
  new Family(
    { posted: { company: { name: "Equinor" }, ...first } },
    {
      posted: { company: { name: "Aker" }, contact: { name: "Anne", email: "anne@aker.example" }, ...second },
      round: ["2026-11-24 10:00", "2026-11-24 11:00"],
    },
  );

describe("R24: two processes at once", () => {
  const competing = (answerBy = "2026-12-09") =>
    two({ interest: "fallback" }, { interest: "first_choice" })
      .to("2026-11-30 10:00")
      .with(0, (sim) => sim.answer("offer", { answerBy }));
  test("the morning after the offer the three honest choices are laid out, and nothing goes to anybody by itself", () => {
    const family = competing().to("2026-12-07 12:00");
    expect(family.delivered("competing_offer", "competing_offer_notice")).toEqual(["1 competing_offer Tue 2026-12-01 08:00"]);
    expect(family.at(0).one("competing_offer").reason).toBe("this offer is open, and Aker, which you rank higher, is still waiting");
  });
  test("only on the click, once, the first choice is told", () => {
    const family = competing()
      .to("2026-12-01 12:00")
      .with(0, (sim) => sim.say({ type: "tell_first_choice" }));
    family.with(0, (sim) => sim.say({ type: "tell_first_choice" })).to("2026-12-20 12:00");
    expect(family.delivered("competing_offer_notice")).toEqual(["2 competing_offer_notice Tue 2026-12-01 12:00"]);
  });
  test.each([
    ["declined", (sim: Sim) => sim.say({ type: "offer_declined" })],
    ["accepted", (sim: Sim) => sim.say({ type: "offer_accepted" })],
    ["taken back", (sim: Sim) => sim.answer("offer_withdrawn")],
  ])("the note to the first choice is called off when the offer is %s, unless it was sent", (_, end) => {
    const told = () => competing().with(0, (sim) => sim.say({ type: "tell_first_choice" }));
    expect(told().with(0, end).at(1).delivered("disregard")).toHaveLength(1);
    const sent = told().with(1, (sim) => sim.sent("competing_offer_notice"));
    expect(sent.with(0, end).at(1).delivered("disregard")).toEqual([]);
  });
  test("of two offers the first choice hears once", () => {
    const family = competing();
    family.add({ now: "2026-11-30 10:00", posted: { company: { name: "Statkraft" }, interest: "interested" } });
    family
      .to("2026-12-01 12:00")
      .with(0, (sim) => sim.say({ type: "tell_first_choice" }))
      .to("2026-12-03 12:00")
      .with(2, (sim) => sim.answer("offer", { answerBy: "2026-12-16" }))
      .with(2, (sim) => sim.say({ type: "tell_first_choice" }))
      .to("2026-12-20 12:00");
    expect(family.delivered("competing_offer_notice")).toEqual(["2 competing_offer_notice Tue 2026-12-01 12:00"]);
  });
  test("whoever comes first once that one has said no has not been meant", () => {
    const family = competing();
    family.add({ now: "2026-11-30 10:00", posted: { company: { name: "Statkraft" }, interest: "first_choice" } });
    family
      .with(0, (sim) => sim.say({ type: "tell_first_choice" }))
      .with(1, (sim) => sim.answer("regret"))
      .to("2026-12-20 12:00");
    expect(family.delivered("competing_offer_notice")).toEqual(["2 competing_offer_notice Mon 2026-11-30 10:00"]);
  });
  test.each([
    ["no ranking", {}, {}],
    ["the offer is the first choice", { interest: "first_choice" }, { interest: "interested" }],
    ["the same rank", { interest: "interested" }, { interest: "interested" }],
  ])("%s: nothing is laid out", (_, first, second) => {
    const family = two(first, second)
      .to("2026-11-30 10:00")
      .with(0, (sim) => sim.answer("offer", { answerBy: "2026-12-09" }));
    expect(family.to("2026-12-09 12:00").delivered("competing_offer")).toEqual([]);
  });
  test("decided elsewhere before it came: nothing is laid out", () => {
    const family = competing().with(1, (sim) => sim.answer("regret"));
    expect(family.to("2026-12-09 12:00").delivered("competing_offer")).toEqual([]);
    expect(family.at(0).one("competing_offer").ended).toBe("it was cancelled: something changed on another interview of yours");
  });
  test("without a ranking and with several that wait, only the one that the candidate names", () => {
    const family = two();
    family.add({ now: "2026-11-30 10:00", posted: { company: { name: "Statkraft" } }, id: "int_3" });
    family
      .to("2026-11-30 10:00")
      .with(0, (sim) => sim.answer("offer"))
      .with(0, (sim) => sim.say({ type: "tell_first_choice", firstChoiceId: family.at(2).interview.id }));
    expect(family.to("2026-12-20 12:00").delivered("competing_offer_notice")).toEqual(["3 competing_offer_notice Mon 2026-11-30 10:00"]);
  });
  test("without a ranking, told all the same: the only other one is meant", () => {
    const family = two()
      .to("2026-11-30 10:00")
      .with(0, (sim) => sim.answer("offer"))
      .with(0, (sim) => sim.say({ type: "tell_first_choice" }));
    expect(family.delivered("competing_offer_notice")).toEqual(["2 competing_offer_notice Mon 2026-11-30 10:00"]);
  });
});

describe("R23: said twice, taken back, or put on hold", () => {
  test("a yes that is said twice is one yes, and so is a change that is asked for twice", () => {
    expect(offered().say({ type: "offer_accepted" }).say({ type: "offer_accepted" }).all("offer_acceptance")).toHaveLength(1);
    const change = { type: "change_requested", text: "a later start" } as const;
    expect(offered().say(change).say(change).all("offer_change_request")).toHaveLength(1);
    expect(
      offered()
        .say(change)
        .say({ ...change, text: "a car" })
        .all("offer_change_request"),
    ).toHaveLength(2);
  });
  test("a mail that puts the process on hold while an offer is open is asked about; somebody's word is not", () => {
    const sim = offered();
    expect(sim.happen({ type: "answered", intent: "on_hold", via: "forwarded", evidence: [] })).toMatchObject({ result: "ask" });
    expect(sim.happen({ type: "answered", intent: "on_hold", via: "told", evidence: [] })).toMatchObject({ result: "applied" });
  });
  test("a day for the answer that passed while it rested binds nobody when it goes on: a week is assumed", () => {
    const sim = offered({ answerBy: "2026-12-04" }).to("2026-12-01 09:00").say({ type: "put_on_hold" }).to("2026-12-14 09:00");
    expect(sim.say({ type: "resumed" }).situation.offer?.answerBy).toBeUndefined();
    expect(sim.one("offer_deadline").reason).toContain("we assume Monday 21 December");
  });
  test.each([
    ["offer_decline", (sim: Sim) => sim.say({ type: "offer_declined" })],
    ["withdrawal", (sim: Sim) => sim.say({ type: "withdrawn" })],
  ] as const)("R36: a %s that was sent is followed by a note when the interview is opened again", (kind, end) => {
    const sim = end(offered()).sent(kind).to("2026-12-01 09:00").say({ type: "reopened" });
    expect(sim.all("disregard").map(({ cause }) => cause)).toContain(`message:${sim.one(kind).id}`);
  });
});

describe("R23: what they offer after a change was asked for is another offer", () => {
  const asked = () => offered({ answerBy: "2026-12-09" }).to("2026-12-02 09:00").say({ type: "change_requested", text: "a later start" });
  test("it is thanked for, to be answered anew, and its day has reminders of its own", () => {
    const sim = asked().to("2026-12-04 09:00").answer("offer", { replyId: "rep_2", answerBy: "2026-12-16" });
    expect(sim.situation.offer).toMatchObject({ response: "none", isRevised: true, answerBy: "2026-12-16" });
    expect(sim.delivered("offer_thanks")).toEqual(["offer_thanks Mon 2026-11-30 10:00", "offer_thanks Fri 2026-12-04 09:00"]);
    expect(sim.to("2026-12-16 12:00").delivered("offer_deadline").slice(-2)).toEqual([
      "offer_deadline Fri 2026-12-11 08:00",
      "offer_deadline Tue 2026-12-15 08:00",
    ]);
  });
  test.each([
    ["2026-12-04 09:00", "2026-12-09"],
    ["2026-12-11 09:00", undefined],
  ])("without a day, on %s, the old one stands only while it is to come: %s", (at, by) => {
    expect(asked().to(at).answer("offer", { replyId: "rep_2" }).situation.offer?.answerBy).toBe(by);
  });
  test("a corrected offer after the yes is to be answered anew; a contract to sign is not", () => {
    const accepted = () =>
      offered({ answerBy: "2026-12-09" }).to("2026-12-02 09:00").say({ type: "offer_accepted" }).to("2026-12-03 09:00");
    const corrected = accepted().answer("offer", { replyId: "rep_2", isNewOffer: true, answerBy: "2026-12-11" });
    expect(corrected.situation.offer).toMatchObject({ response: "none", answerBy: "2026-12-11" });
    expect(corrected.say({ type: "offer_accepted" }).delivered("offer_acceptance")).toHaveLength(2);
    expect(accepted().answer("offer", { replyId: "rep_2", answerBy: "2026-12-11" }).situation.offer?.response).toBe("accepted");
  });
  test("an older mail about the offer, heard of after the one that was thanked for, has its receipt and no second thanks", () => {
    const sim = offered({})
      .to("2026-12-01 09:00")
      .answer("offer", { replyId: "rep_2" }, { occurredAt: clock("2026-11-27 10:00") });
    expect(sim.delivered("offer_thanks", "receipt")).toEqual(["offer_thanks Mon 2026-11-30 10:00", "receipt Tue 2026-12-01 09:00"]);
  });
  test.each([
    ["offer_accepted", "offer_acceptance", false],
    ["offer_accepted", "offer_acceptance", true],
    ["change_requested", "offer_change_request", true],
  ] as const)("taken back after %s: the %s is not to be sent, and what to do if it was (sent: %s)", (type, kind, wasSent) => {
    const sim = new Sim().to("2026-11-30 10:00");
    sim.answer("offer", {}, { id: "evt_offer" }).say({ type });
    if (wasSent) sim.sent(kind);
    sim.say({ type: "retracted", target: "evt_offer", why: "the mail was read wrongly" });
    expect(sim.all("disregard").map(({ cause }) => cause)).toContain(`message:${sim.one(kind).id}`);
  });
});

describe("R26: accepted, and signed", () => {
  const accepted = () =>
    two()
      .to("2026-11-30 10:00")
      .with(0, (sim) => sim.answer("offer"))
      .with(0, (sim) => sim.say({ type: "offer_accepted" }));
  test("accepted: chasing elsewhere is held, and goes on when the offer is withdrawn (R27)", () => {
    const family = accepted();
    expect(family.at(1).due("follow_up")).toBeNull();
    family.to("2026-12-10 09:00").with(0, (sim) => sim.answer("offer_withdrawn", { replyId: "rep_2" }));
    expect(family.at(1).due("follow_up")).toBe(null);
    expect(family.delivered("follow_up")).toEqual(["2 follow_up Thu 2026-12-10 09:00"]);
  });
  test("signed: what to do before the first day, and every other open interview gets its withdrawal", () => {
    const family = accepted()
      .to("2026-12-02 09:00")
      .with(0, (sim) => sim.say({ type: "offer_signed" }));
    expect(family.at(0).state).toBe("accepted");
    expect(family.delivered("transition", "withdrawal")).toEqual([
      "1 transition Wed 2026-12-02 09:00",
      "2 withdrawal Wed 2026-12-02 09:00",
    ]);
    expect(family.to("2027-06-01 09:00").delivered("follow_up", "final_follow_up", "moving_on")).toEqual([]);
  });
  test("the withdrawal, known to have gone out, closes its interview, and there is no second", () => {
    const family = accepted()
      .with(0, (sim) => sim.say({ type: "offer_signed" }))
      .with(1, (sim) => sim.sent("withdrawal"));
    expect(family.at(1).state).toBe("withdrawn");
    expect(family.to("2027-01-01 09:00").delivered("withdrawal")).toHaveLength(1);
  });
  test("not interested: a withdrawal at once, at any time", () => {
    const sim = new Sim().to("2026-11-21 23:00").say({ type: "withdrawn" });
    expect(sim.state).toBe("withdrawn");
    expect(sim.delivered("withdrawal")).toEqual(["withdrawal Sat 2026-11-21 23:00"]);
    expect(sim.planned()).toEqual([]);
  });
  test.each([
    ["second_interview", "withdrawal", "invitation_reply"],
    ["info_request", "withdrawal", "info_reply"],
    ["offer", "offer_decline", "offer_thanks"],
  ] as const)("after signing, their %s is answered by a %s, never by a yes", (intent, kind, never) => {
    const family = accepted()
      .with(0, (sim) => sim.say({ type: "offer_signed" }))
      .to("2026-12-03 09:00")
      .with(1, (sim) => sim.answer(intent, { replyId: "rep_3" }));
    expect(family.delivered(kind)).toContain(`2 ${kind} Thu 2026-12-03 09:00`);
    const after = family.to("2027-02-01 09:00").delivered(never, "offer_deadline", "competing_offer");
    expect(after.filter((line) => line.startsWith("2 "))).toEqual([]);
  });
  test("after signing, the no to an offer closes its interview once it is said to be sent", () => {
    const family = accepted()
      .with(0, (sim) => sim.say({ type: "offer_signed" }))
      .with(1, (sim) => sim.answer("offer", { replyId: "rep_3" }))
      .with(1, (sim) => sim.sent("offer_decline"));
    expect(family.at(1).state).toBe("declined");
    expect(family.to("2027-02-01 09:00").delivered("offer_decline")).toHaveLength(1);
  });
  test("R27: what was signed is gone, and the withdrawal that lies unsent elsewhere is called off; one that was sent stands", () => {
    const gone = (wasSent: boolean) => {
      const family = accepted().with(0, (sim) => sim.say({ type: "offer_signed" }));
      if (wasSent) family.with(1, (sim) => sim.sent("withdrawal"));
      family.to("2026-12-03 09:00").with(0, (sim) => sim.answer("offer_withdrawn", { replyId: "rep_3" }));
      return family.to("2026-12-04 09:00").delivered("disregard");
    };
    expect(gone(false)).toEqual(["2 disregard Thu 2026-12-03 09:00"]);
    expect(gone(true)).toEqual([]);
  });
  test("after signing, news of the timing has its receipt and no answer", () => {
    const family = accepted()
      .with(0, (sim) => sim.say({ type: "offer_signed" }))
      .with(1, (sim) => sim.answer("status_update", { replyId: "rep_3" }));
    expect(family.delivered("update_reply", "receipt")).toEqual(["2 receipt Mon 2026-11-30 10:00"]);
  });
  test("signed with a round ahead elsewhere: nothing more comes for that round", () => {
    const family = accepted();
    family.with(1, (sim) => sim.answer("second_interview", { interviewAt: { startsAt: clock("2026-12-03 10:00"), certain: true } }));
    family.to("2026-12-01 07:30").with(0, (sim) => sim.say({ type: "offer_signed" }));
    const after = family.to("2026-12-20 09:00").delivered("prepare", "before_round", "reflection", "thank_you");
    expect(after.filter((line) => line.startsWith("2 ") && line.includes("2026-12-"))).toEqual([]);
    expect(family.at(1).planned()).toEqual([]);
  });
  test("a search begun after it was signed is another one", () => {
    const family = accepted()
      .with(0, (sim) => sim.say({ type: "offer_signed" }))
      .to("2026-12-20 09:00");
    family.add({ now: "2026-12-20 09:00", round: ["2027-01-11 10:00", "2027-01-11 11:00"] });
    expect(family.at(2).due("follow_up")).toBe("Mon 2027-01-25 08:00");
    expect(family.at(2).all("withdrawal")).toEqual([]);
  });
});

describe("R27: an offer that is withdrawn", () => {
  test("R12: where another interview carries the weekly step, there are not two on one morning", () => {
    const search = { preferences: { keepSearching: true } };
    const family = new Family(search, { ...search, posted: { company: { name: "Aker" } }, now: "2026-11-20 10:00" });
    family
      .to("2026-11-26 09:00")
      .with(1, (sim) => sim.answer("offer"))
      .with(1, (sim) => sim.answer("offer_withdrawn"));
    expect(family.to("2026-12-05 09:00").delivered("keep_searching")).toEqual([
      "2 keep_searching Fri 2026-11-27 08:00",
      "1 keep_searching Fri 2026-12-04 08:00",
    ]);
  });
  test("nothing goes to the employer; one small step the next morning, also when nothing else is open", () => {
    const sim = new Sim({ preferences: { keepSearching: true } })
      .to("2026-11-26 10:00")
      .answer("offer")
      .answer("offer_withdrawn", { replyId: "rep_2" });
    expect(sim.state).toBe("offer_withdrawn");
    expect(sim.to("2027-03-01 09:00").delivered("keep_searching")).toEqual(["keep_searching Fri 2026-11-27 08:00"]);
    expect(sim.one("keep_searching")).toMatchObject({ rule: "R27" });
  });
});

describe("R20: an invitation", () => {
  const invited = (startsAt: string) =>
    new Sim()
      .to("2026-11-26 10:00")
      .answer("second_interview", { interviewAt: { startsAt: clock(startsAt), timeZone: "Europe/Oslo", certain: true } });
  test.each([
    ["2026-12-03 10:00", "Tue 2026-12-01 08:00"],
    // Two days before is a Saturday: the opening before it.
    ["2026-12-07 10:00", "Fri 2026-12-04 08:00"],
    ["2026-11-27 09:00", "Thu 2026-11-26 10:00"],
  ])("the next round on %s is prepared for on %s", (startsAt, expected) => {
    const sim = invited(startsAt).to(startsAt);
    expect(sim.delivered("prepare")).toEqual([`prepare ${expected}`]);
    expect(sim.delivered("invitation_reply")).toEqual(["invitation_reply Thu 2026-11-26 10:00"]);
  });
  test("a date that is a guess puts nothing on the record", () => {
    const sim = new Sim()
      .to("2026-11-26 10:00")
      .answer("second_interview", { interviewAt: { startsAt: clock("2026-12-03 10:00"), certain: false } });
    expect(sim.state).toBe("invited");
    expect(sim.situation.rounds).toHaveLength(1);
  });
  test.each([
    ["moved", { type: "round_changed", changes: { startsAt: clock("2026-12-18 10:00"), endsAt: clock("2026-12-18 11:00") } }],
    ["called off", { type: "round_called_off" }],
  ] as const)("R34: its round %s, the yes to the old time is called off, and one that was put off does not come", (_, happening) => {
    const at = { startsAt: clock("2026-12-17 11:00"), timeZone: "Europe/Oslo", certain: true };
    const invited = () => new Sim().to("2026-12-03 09:00").answer("second_interview", { interviewAt: at });
    const change = (sim: Sim) => sim.say({ ...happening, roundId: sim.situation.rounds.at(-1)?.id ?? "rnd_" });
    expect(change(invited()).delivered("disregard")).toHaveLength(1);
    const later = invited();
    const until = clock("2026-12-10 10:00");
    later.say({ type: "message_snoozed", messageId: later.one("invitation_reply").id, kind: "invitation_reply", until });
    expect(change(later).to("2026-12-17 12:00").delivered("invitation_reply")).toEqual([]);
  });
  test("handed in when it was over there is nothing to say yes to; a time that was said yes to is not said yes to again", () => {
    const at = (startsAt: string) => ({ startsAt: clock(startsAt), timeZone: "Europe/Oslo", certain: true });
    const late = new Sim()
      .to("2026-12-11 09:00")
      .answer("second_interview", { interviewAt: at("2026-12-10 10:00") }, { occurredAt: clock("2026-12-03 09:00") });
    expect(late.delivered("invitation_reply")).toEqual([]);
    expect(late.delivered("receipt")).toHaveLength(1);
    const twice = new Sim()
      .to("2026-12-03 09:00")
      .answer("second_interview", { timesOffered: [clock("2026-12-10 10:00"), clock("2026-12-11 10:00")] });
    twice.to("2026-12-04 09:00").answer("second_interview", { interviewAt: at("2026-12-10 10:00"), replyId: "rep_2" });
    expect(twice.delivered("invitation_reply")).toHaveLength(1);
    expect(twice.due("prepare")).toBe("Tue 2026-12-08 08:00");
  });
  test("R34: other times offered for it, the time that an earlier invitation had set stands no more", () => {
    const first = { startsAt: clock("2026-12-10 10:00"), timeZone: "Europe/Oslo", certain: true };
    const sim = new Sim().to("2026-12-03 09:00").answer("second_interview", { interviewAt: first });
    sim
      .to("2026-12-04 09:00")
      .answer("second_interview", { timesOffered: [clock("2026-12-09 10:00"), clock("2026-12-11 14:00")], replyId: "rep_2" });
    expect([sim.state, sim.due("prepare"), sim.due("before_round")]).toEqual(["invited", null, null]);
  });
  test("R20: the next interview is prepared for once the one before it is over", () => {
    const sim = new Sim();
    const day = (text: string) => ({ startsAt: clock(`${text} 10:00`), endsAt: clock(`${text} 11:00`) });
    const base = sim.situation.rounds[0];
    if (base === undefined) throw new Error("there is a round");
    sim.say({ type: "round_added", round: { ...base, id: "rnd_second", ...day("2026-11-24") } });
    expect(sim.due("prepare")).toBe("Mon 2026-11-23 13:00");
    expect(sim.one("prepare").reason).toBe("the next interview is on Tuesday 24 November, and the one before it is over");
  });
  test("R7: the further round called off, waiting begins anew from then", () => {
    const at = { startsAt: clock("2026-12-17 11:00"), timeZone: "Europe/Oslo", certain: true };
    const sim = new Sim().to("2026-12-03 09:00").answer("second_interview", { interviewAt: at }).to("2026-12-14 09:00");
    sim.say({ type: "round_called_off", roundId: sim.situation.rounds.at(-1)?.id ?? "rnd_" });
    expect(sim.due("follow_up")).toBe("Mon 2026-12-28 08:00");
    expect(sim.all("follow_up").find(({ status }) => status === "planned")?.reason).toMatch(
      /ten business days after the further interview was called off/,
    );
  });
  test("while a round is still ahead it re-times that one", () => {
    const sim = new Sim().answer("second_interview", { interviewAt: { startsAt: clock("2026-11-25 14:00"), certain: true } });
    expect(sim.situation.rounds.map((r) => [r.startsAt, r.status])).toEqual([[clock("2026-11-25 14:00"), "planned"]]);
    expect(sim.due("thank_you")).toBe("Thu 2026-11-26 08:00");
  });
  test("handed in after the round was over, though written before it: it was moved, not held", () => {
    const sim = new Sim().to("2026-11-23 12:00");
    sim.answer(
      "second_interview",
      { interviewAt: { startsAt: clock("2026-11-25 14:00"), certain: true } },
      { occurredAt: clock("2026-11-23 08:00") },
    );
    expect(sim.situation.rounds.map((r) => r.status)).toEqual(["planned"]);
    expect(sim.state).toBe("scheduled");
    expect(sim.to("2026-11-25 16:00").state).toBe("interviewed");
  });
  test("while an offer is open the offer stays, and the round has its thank-you", () => {
    const sim = offered({ answerBy: "2026-12-18" }).answer("second_interview", {
      interviewAt: { startsAt: clock("2026-12-03 10:00"), timeZone: "Europe/Oslo", certain: true },
      replyId: "rep_2",
    });
    expect(sim.state).toBe("offered");
    expect(sim.to("2026-12-04 09:00").delivered("thank_you")).toContain("thank_you Fri 2026-12-04 08:00");
  });
});

describe("R18: a regret", () => {
  test("one gracious reply at once, a look back the next business day, nothing else ever", () => {
    const sim = new Sim().to("2026-11-27 16:00").answer("regret");
    expect(sim.state).toBe("regret");
    expect(sim.to("2027-06-01 09:00").delivered().slice(-2)).toEqual([
      "regret_reply Fri 2026-11-27 16:00",
      "look_back Mon 2026-11-30 08:00",
    ]);
  });
  test("forwarded by a rule in the night it waits for the morning (R31)", () => {
    const sim = new Sim().to("2026-11-27 23:30").answer("regret", { via: "automatic" });
    expect(sim.to("2026-12-01 09:00").delivered("regret_reply")).toEqual(["regret_reply Sat 2026-11-28 07:00"]);
  });
  test("after silence it is taken at its word", () => {
    const sim = new Sim().to("2027-01-20 09:00");
    expect(sim.state).toBe("silence");
    expect(sim.answer("regret").state).toBe("regret");
    expect(sim.delivered("regret_reply")).toHaveLength(1);
  });
  test("where an offer stands it is asked about (R36)", () => {
    expect(offered().happen({ type: "answered", intent: "regret", via: "forwarded", evidence: [] })).toMatchObject({ result: "ask" });
  });
  test("R33: five business days late is too late", () => {
    const late = (day: string) => {
      const sim = new Sim().to("2026-11-30 09:00");
      // No mail could reach the candidate for a while.
      sim.candidate = { ...sim.candidate, status: "undeliverable" };
      sim.answer("regret").to(day);
      sim.candidate = { ...sim.candidate, status: "active" };
      return sim.prefer({}).delivered("regret_reply");
    };
    expect(late("2026-12-07 09:00")).toHaveLength(1);
    expect(late("2026-12-08 09:00")).toHaveLength(0);
  });
});

describe("R21: what they ask for is owed to them whatever they write next", () => {
  test("a later update does not take the answer back", () => {
    const sim = new Sim().to("2026-11-26 23:00").answer("info_request", { via: "automatic" }).to("2026-11-26 23:30");
    sim.answer("status_update", { via: "automatic", replyId: "rep_2" }).to("2026-11-27 09:00");
    expect(sim.delivered("info_reply", "update_reply")).toEqual(["info_reply Fri 2026-11-27 07:00", "update_reply Fri 2026-11-27 07:00"]);
  });
  test("a regret does", () => {
    const sim = new Sim()
      .to("2026-11-26 23:00")
      .answer("info_request", { via: "automatic" })
      .answer("regret", { via: "automatic", replyId: "rep_2" });
    expect(sim.to("2026-11-27 09:00").delivered("info_reply", "regret_reply")).toEqual(["regret_reply Fri 2026-11-27 07:00"]);
  });
});
