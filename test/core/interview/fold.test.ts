import { describe, expect, test } from "vitest";
import type { InterviewEvent } from "../../../core/interview/events.ts";
import { fold } from "../../../core/interview/fold.ts";
import { clock, Sim } from "../cadence/sim.ts";

const zone = "Europe/Oslo";
let count = 0;
const event = (at: string, happening: object): InterviewEvent =>
  ({ id: `evt_${++count}`, by: "employer", occurredAt: clock(at), recordedAt: clock(at), ...happening }) as InterviewEvent;
const answer = (at: string, intent: string, more: object = {}) =>
  event(at, { type: "answered", intent, via: "forwarded", evidence: [], ...more });
const start = () => new Sim().to("2026-11-24 09:00").interview.events;

const story = [
  answer("2026-11-26 09:00", "acknowledgement"),
  answer("2026-11-27 09:00", "status_update", { decisionBy: "2026-12-04" }),
  answer("2026-12-03 09:00", "second_interview", { interviewAt: { startsAt: clock("2026-12-10 10:00"), timeZone: zone, certain: true } }),
  answer("2026-12-14 09:00", "info_request"),
  answer("2026-12-16 09:00", "offer", { answerBy: "2026-12-23" }),
];

describe("the fold of events", () => {
  test("an event twice is the same as once", () => {
    const once = [...start(), ...story];
    expect(fold([...once, ...story], zone)).toEqual(fold(once, zone));
  });
  test("taken back, it is as if it had never been, but for the note of it", () => {
    for (const target of story) {
      const others = story.filter((one) => one !== target);
      const back = event("2026-12-17 09:00", { type: "retracted", target: target.id, why: "the mail was read wrongly" });
      const after = fold([...start(), ...story, back], zone);
      expect(after.retracted).toEqual([{ eventId: target.id, at: back.occurredAt, why: "the mail was read wrongly" }]);
      expect({ ...after, retracted: [] }).toEqual(fold([...start(), ...others], zone));
    }
  });
  test("R20: an interview at an hour that is a guess puts no round on the record and moves none", () => {
    const guess = { interviewAt: { startsAt: clock("2026-12-10 10:00"), timeZone: zone, certain: false } };
    const asked = fold([...start(), answer("2026-12-03 09:00", "second_interview", guess)], zone);
    const without = fold([...start(), answer("2026-12-03 09:00", "second_interview")], zone);
    expect([asked.rounds, asked.state]).toEqual([without.rounds, without.state]);
    const said = { interviewAt: { ...guess.interviewAt, certain: true } };
    const moved = [...start(), answer("2026-12-03 09:00", "second_interview", said)];
    const later = { interviewAt: { startsAt: clock("2026-12-11 10:00"), timeZone: zone, certain: false } };
    expect(fold([...moved, answer("2026-12-04 09:00", "second_interview", later)], zone).rounds).toEqual(fold(moved, zone).rounds);
  });
  test("handed in in any order, replies end in the same place", () => {
    const expected = fold([...start(), ...story], zone);
    expect(fold([...start(), ...story.toReversed()], zone)).toEqual(expected);
    for (let turn = 0; turn < story.length; turn++)
      expect(fold([...start(), ...story.slice(turn), ...story.slice(0, turn)], zone)).toEqual(expected);
  });
  test("of two at the same instant the one that was heard of first comes first", () => {
    const [regret, offer] = [answer("2026-11-27 09:00", "regret"), answer("2026-11-27 09:00", "offer")];
    expect(fold([...start(), offer, regret], zone).answers.map((a) => a.intent)).toEqual(["offer", "regret"]);
  });
  test("what is refused where it falls leaves nothing behind", () => {
    const late = event("2026-11-28 09:00", {
      type: "round_added",
      round: { ...fold(start(), zone).rounds[0], id: "rnd_x", endsAt: clock("2027-01-01 10:00") },
    });
    const regret = answer("2026-11-27 09:00", "regret");
    expect(fold([...start(), regret, late], zone).rounds).toHaveLength(1);
  });
  test.each([
    ["status_update", []],
    ["second_interview", []],
    ["offer", []],
    ["acknowledgement", ["rep_1"]],
    ["info_request", ["rep_1"]],
  ])("R11: a later %s leaves these older questions open: %j; one written before it leaves it open", (intent, left) => {
    const hold = event("2026-11-27 10:00", { type: "held", cause: "rep_1", why: "asked", writtenAt: clock("2026-11-26 18:00") });
    const later = answer("2026-11-28 09:00", intent);
    const handedInBefore = { ...later, occurredAt: clock("2026-11-27 08:00") };
    const earlier = { ...later, occurredAt: clock("2026-11-26 12:00") };
    const causes = (...events: InterviewEvent[]) => fold([...start(), ...events], zone).holds.map(({ cause }) => cause);
    expect(causes(hold, later)).toEqual(left);
    expect(causes(handedInBefore, hold)).toEqual(left);
    expect(causes(hold, earlier)).toEqual(["rep_1"]);
    // Taken back, it has answered nothing.
    expect(causes(hold, later, event("2026-11-29 09:00", { type: "retracted", target: later.id, why: "misread" }))).toEqual(["rep_1"]);
  });
  test("nothing of it depends on the order of what holds it", () => {
    const hold = event("2026-11-27 10:00", { type: "held", cause: "rep_1", why: "a mail may be their answer" });
    const again = event("2026-11-27 11:00", { type: "held", cause: "rep_1", why: "a mail may be their answer" });
    const release = event("2026-11-27 12:00", { type: "released", cause: "rep_1" });
    expect(fold([...start(), hold, again], zone).holds).toHaveLength(1);
    expect(fold([...start(), hold, again, release], zone).holds).toEqual([]);
  });
  test("the last stop of an alarm that came late: a round that is over is over before what is heard next", () => {
    const sim = new Sim();
    sim.now = clock("2026-11-24 09:00");
    sim.answer("second_interview", { interviewAt: { startsAt: clock("2026-12-10 10:00"), timeZone: zone, certain: true } });
    expect(sim.situation.rounds.map((round) => round.status)).toEqual(["held", "planned"]);
  });
  test("an amended contact and panel reach the rounds that had taken them over, and no other", () => {
    const sim = new Sim();
    const own = { name: "Lorena", kind: "employer" as const };
    const [first] = sim.situation.rounds;
    if (first === undefined) throw new Error("a recorded interview has a round");
    sim.say({
      type: "round_added",
      round: { ...first, id: "rnd_2", contact: own, startsAt: clock("2026-12-01 10:00"), endsAt: clock("2026-12-01 11:00") },
    });
    const contact = { name: "Mette Solberg", email: "new@equinor.example", kind: "employer" as const };
    sim.say({ type: "amended", changes: { contact, panel: [{ name: "Hans" }] } });
    expect(sim.situation.rounds.map((round) => round.contact)).toEqual([contact, own]);
    expect(sim.situation.rounds[0]?.panel).toEqual([{ name: "Hans" }]);
  });
  test("who takes over is the contact of the interview and of the rounds that had theirs, until that is taken back (R29)", () => {
    const contactNow = { name: "Joe Achebe", email: "joe@equinor.example" };
    const over = answer("2026-11-27 09:00", "acknowledgement", { contactNow });
    const after = fold([...start(), over], zone);
    expect(after.facts.contact).toEqual({ kind: "employer", ...contactNow });
    expect(after.rounds.map(({ contact }) => contact)).toEqual([after.facts.contact]);
    const back = event("2026-11-28 09:00", { type: "retracted", target: over.id, why: "misread" });
    expect(fold([...start(), over, back], zone).facts.contact.email).toBe("mette@equinor.example");
    // Their own address, however it is spelt, changes nothing.
    const same = answer("2026-11-27 09:00", "acknowledgement", { contactNow: { email: "mette@equinor.example" } });
    expect(fold([...start(), same], zone).facts.contact.name).toBe("Mette Solberg");
  });
});
