import { describe, expect, it, test } from "vitest";
import { judge } from "../../../core/replies/judge.ts";
import type { Judged } from "../../../core/replies/judged.ts";
import type { Matchable } from "../../../core/replies/match.ts";
import { mailOf, NORDVIK } from "./nordvik.ts";

const judged = (text: string, more: Partial<Judged> = {}, interviews = [NORDVIK]) => judge(mailOf(text, more), interviews, "Europe/Oslo");

test("a clear answer that matches one interview is applied, with its evidence", () => {
  const { verdict, intent, evidence } = judged("Dear Ada, I am sorry to tell you that we have chosen another candidate for the position.");
  expect([verdict, intent]).toEqual(["apply", "regret"]);
  expect(evidence.length).toBeGreaterThan(0);
});

describe("whose yes a mail confirms, where two interviews fit (R23)", () => {
  const southwind = { ...NORDVIK, id: "int_southwind", company: { name: "Southwind Marine", domain: "nordvik.example" } };
  const bothWays = (text: string) =>
    [
      [NORDVIK, southwind],
      [southwind, NORDVIK],
    ].map((interviews) => judged(text, {}, interviews));

  it.each([
    "Dear Ada, we are delighted that you have accepted the role with Southwind.",
    "Dear Ada, we are glad that you have agreed to join at Nordvik.",
    "Dear Ada, thank you for accepting the position with Nordvik.",
  ])("is left open where only one of the companies can be meant: %s", (text) => {
    const [one, other] = bothWays(text);
    expect([one?.match.kind, one?.answer.afterYourYes]).toEqual(["tie", undefined]);
    expect({ ...other, match: null }).toEqual({ ...one, match: null });
  });

  it.each([
    ["Dear Ada, thank you for accepting our offer.", { afterYourYes: true }],
    ["Dear Ada, we are sorry that you have withdrawn.", { afterYourNo: true }],
  ])("is heard where it is the same for all of them: %s", (text, told) => {
    for (const { match, answer } of bothWays(text)) {
      expect(match.kind).toBe("tie");
      expect(answer).toMatchObject(told);
    }
  });
});

test("a clear answer that matches nothing is unmatched, one that matches two is asked about", () => {
  const regret = "Dear Ada, I am sorry to tell you that we have chosen another candidate for the position.";
  expect(judged(regret, { from: { name: "", address: "someone@elsewhere.example" } }).verdict).toBe("unmatched");
  expect(judged(regret, {}, [NORDVIK, { ...NORDVIK, id: "int_other", role: "Reservoir Engineer" }]).verdict).toBe("ask");
});

test("what is unclear is asked about, and what concerns no interview is left alone", () => {
  expect(judged("Hi Ada, the thing we discussed went the way it usually does. M.").verdict).toBe("ask");
  const job = "12 new jobs for you this week. View all jobs. Manage your alerts. Unsubscribe from this newsletter.";
  expect(judged(job, { subject: "Your weekly job alert", from: { name: "Jobs", address: "alerts@jobs.example" } }).verdict).toMatch(
    /leave|unmatched/,
  );
});

test("the candidate's own word above a forward wins, and is not questioned", () => {
  const { verdict, intent, saidByCandidate } = judged("Hi Ada, as we said on the phone. M.", { note: "They turned me down" });
  expect([verdict, intent, saidByCandidate]).toEqual(["apply", "regret", true]);
});

test("DESIGN §5.9: a day of the interview that is a guess, or several, is kept as a guess", () => {
  const { answer } = judged("We would like to invite you to a second interview on Thursday.");
  expect(answer.interviewOn).toBeUndefined();
  expect(answer.daysRoughly).toEqual({ days: ["2026-12-10"], phrase: "Thursday" });
  const several = judged("We would like to invite you to a second interview. Would Thursday or Friday suit you?").answer;
  expect(several.daysRoughly?.days.length ?? several.daysOffered?.length).toBe(2);
});

test("the candidate's own words without an employer's mail are never read as the employer's", () => {
  const { verdict } = judged("I hope they will offer me the job, and I was delighted with the interview.", { ownWords: true, from: null });
  expect(verdict).toBe("unmatched");
});

test("a guessed date is shown but not put on the record (DESIGN §5.9); a day to call is a calendar date (R10)", () => {
  const vague = judged("Hi Ada, we are still interviewing and hope to let you know some time in early January.");
  expect(vague.answer.decisionBy).toBeUndefined();
  const { answer } = judged(
    "Hi Ada, no decision yet, we are still meeting people. Please give me a call on Tuesday and I can tell you more.",
  );
  expect(answer.wantsContact === undefined || answer.wantsContact.on === "2026-12-08").toBe(true);
});

test.each([
  // what they write on Thursday 3 December, the wish, the promised day
  ["Please call me on Tuesday to discuss.", { channel: "phone", on: "2026-12-08" }, undefined],
  ["Could you call me on Tuesday 15 December, and we will know more.", { channel: "phone", on: "2026-12-15" }, undefined],
  ["Please ring me on Thursday 10 December, I should have news by then.", { channel: "phone", on: "2026-12-10" }, undefined],
  ["Drop me a line next Wednesday for an update.", { channel: "email", on: "2026-12-09" }, undefined],
  ["Please call me by Wednesday.", { channel: "phone", on: "2026-12-09", when: "by" }, undefined],
  ["If you have not heard by 16 December, call me.", { channel: "phone", on: "2026-12-16", when: "after" }, undefined],
  ["Ring me after 16 December if there is no news.", { channel: "phone", on: "2026-12-16", when: "after" }, undefined],
  [
    "We hope to decide by 16 December. If you have heard nothing by then, call me.",
    { channel: "phone", on: "2026-12-16", when: "after" },
    "2026-12-16",
  ],
  [
    "Should you hear nothing before 16 December, please do not hesitate to call me.",
    { channel: "phone", on: "2026-12-16", when: "after" },
    "2026-12-16",
  ],
  ["We'll be in touch by Friday. If not, give me a call on Monday.", { channel: "phone", on: "2026-12-07" }, "2026-12-04"],
  ["We will decide on Monday 14 December. Call me on Tuesday.", { channel: "phone", on: "2026-12-15" }, "2026-12-14"],
  ["The client will call me on Tuesday with their decision.", undefined, "2026-12-08"],
])("R10: the day they want to be called is no day on which they promised to decide: %s", (text, wish, decisionBy) => {
  const { answer } = judged(text);
  expect([answer.wantsContact, answer.decisionBy]).toEqual([wish, decisionBy]);
});

test.each([
  // Written on Thursday 3 December: a stretch ends on its last day (R32), and what names none is kept as they put it.
  ["The decision has been delayed; we will decide in the first week of January.", "2027-01-07", undefined],
  ["We will let you know next week.", "2026-12-11", undefined],
  ["We hope to let you know early next week.", undefined, { by: "2026-12-08", phrase: "early next week" }],
])("R5, R32: %s", (text, decisionBy, decisionRoughly) => {
  const { answer } = judged(text);
  expect([answer.decisionBy, answer.decisionRoughly]).toEqual([decisionBy, decisionRoughly]);
});

test("R22: until when a process rests is read", () => {
  expect(judged("The process is on hold until the end of March, we will come back to you then.").answer.holdUntil).toBe("2027-03-31");
});

test("R23: an answer wanted today is a deadline, and a courtesy is no appointment to call (R10)", () => {
  expect(judged("We are delighted to offer you the position. Please let us have your answer today.").answer.answerBy).toBe("2026-12-03");
  expect(judged("No news yet. Feel free to give me a call next week if you have any questions.").answer.wantsContact).toBeUndefined();
});

test("R9: who says not to hesitate to call does not ask not to be called", () => {
  expect(judged("No news yet, do not hesitate to call me.").answer.noCalls).toBeUndefined();
  expect(judged("No news yet, please do not call the office.").answer.noCalls).toBe(true);
});

test("R32: a promise of a stretch is told apart from one of a day", () => {
  const { answer } = judged("No decision yet. We will let you know between Monday 7 and Friday 11 December.");
  expect(answer).toMatchObject({
    decisionBy: "2026-12-11",
    decisionRange: { from: "2026-12-07", phrase: "between Monday 7 and Friday 11 December" },
  });
  expect(judged("No decision yet. We will let you know by Friday 11 December.").answer.decisionRange).toBeUndefined();
});

test("R23: a deadline that names no certain day is asked about with its words, never dropped", () => {
  const { answer } = judged("We are delighted to offer you the position. Please let us know by Friday 10 December.");
  expect(answer.answerBy).toBeUndefined();
  expect(answer.answerRoughly).toEqual({ by: "2026-12-10", phrase: "by Friday 10 December" });
});

test("R10: the hour of a call is no interview", () => {
  const { answer } = judged("No decision yet. Please call me on Tuesday at 10am.");
  expect(answer).toMatchObject({ wantsContact: { channel: "phone", on: "2026-12-08", at: "10:00" } });
  expect([answer.interviewAt, answer.timesOffered]).toEqual([undefined, undefined]);
});

test.each([
  ["We are sorry to tell you that we have chosen another candidate, who came in on Friday 11 December at 10am.", "regret", {}],
  [
    "We regret that you have not been successful. We will keep your papers until 31 December and let you know of other posts by then.",
    "regret",
    {},
  ],
  [
    "We are delighted to offer you the position. Please let us have your answer by Friday 11 December. Tom will ring you on Monday at 10am.",
    "offer",
    { answerBy: "2026-12-11" },
  ],
  [
    "No decision yet: the other interviews are on Tuesday 8 December at 10am, and we will let you know by Friday 11 December.",
    "status_update",
    { decisionBy: "2026-12-11" },
  ],
])("DESIGN §5.9: only the dates that go with the meaning are shown: %s", (text, intent, dates) => {
  const read = judged(text);
  expect([read.intent, read.dates]).toEqual([intent, dates]);
});

test("DESIGN §5.9: a day without an hour is shown as a day, and what is a guess as a guess", () => {
  const day = judged("We would like to invite you to a second interview on Friday 11 December at our office.");
  expect(day).toMatchObject({ intent: "second_interview", dates: { interviewOn: "2026-12-11" }, answer: { interviewOn: "2026-12-11" } });
  expect([day.dates.interviewAt, day.answer.interviewAt]).toEqual([undefined, undefined]);
  const wrong = judged("We would like to invite you to a second interview on Friday 10 December at our office.");
  expect([wrong.dates, wrong.answer.interviewOn]).toEqual([{ interviewOn: "2026-12-10", guesses: ["interviewOn"] }, undefined]);
});

test.each([
  ["We would like to invite you to a second interview on Friday 11 December at 9:00, Springfield time.", "2026-12-11T08:00:00.000Z"],
  ["We would like to invite you to a second interview on Thursday 11 December at 10:00.", "2026-12-11T09:00:00.000Z"],
  ["Could you come in for a second interview on Friday 11 December at about 7?", "2026-12-11T06:00:00.000Z"],
])("DESIGN §5.9: an hour that is a guess is passed on as one, so that the draft asks about it: %s", (text, startsAt) => {
  const { intent, dates, answer } = judged(text);
  expect(intent).toBe("second_interview");
  expect(answer.interviewAt).toMatchObject({ startsAt, certain: false });
  expect(dates.interviewAt).toEqual(answer.interviewAt);
});

test("R5: the day before which they will not decide is waited for, and not shown as their promise", () => {
  const { dates, answer } = judged("Hi Ada, no decision yet. You won't hear from us before 15 December.");
  expect([dates, answer.decisionBy]).toEqual([{}, undefined]);
  expect(answer.decisionRoughly?.by).toBe("2026-12-22");
});

test.each([
  [
    "I quite see that you need longer for our offer. I had said the 7th; let us say Monday 14 December instead.",
    { answerBy: "2026-12-14" },
  ],
  [
    "My mistake about the day: I wrote Thursday the 10th, I meant Friday the 11th. We meet at 2.30 all the same.",
    { interviewAt: { startsAt: "2026-12-11T13:30:00.000Z", timeZone: "Europe/Oslo", certain: true } },
  ],
])("DESIGN §5.9: while a meaning is not sure, the dates of another that is possible are shown with the question: %s", (text, dates) => {
  const { verdict, confidence, dates: shown } = judged(text);
  expect(verdict).toBe("ask");
  expect(confidence).toBeLessThan(0.9);
  expect(shown).toMatchObject(dates);
});

test("DESIGN §5.9: a mail that concerns no interview shows no appointment, however unsure that is", () => {
  const { intent, dates } = judged(
    "Reminder: you have an appointment with Mr Shah, hygienist, on 9 December at 3.40pm. Reply C to confirm.",
  );
  expect([intent, dates]).toEqual(["unrelated", {}]);
});

test("a stranger's mail is never applied for naming the company, and an offer of another changes nothing (DESIGN §5.6)", () => {
  const rival =
    "We are delighted to offer you the position of Well Engineer at Equinor. We know that you are also talking to Nordvik Energy.";
  expect(judged(rival, { from: { name: "Equinor", address: "hr@equinor.example" } }).verdict).toBe("unmatched");
  const stranger = "Nordvik Energy has decided to appoint another candidate for Drilling Engineer.";
  expect(judged(stranger, { from: { name: "Crook", address: "crook@evil.example" } })).toMatchObject({ verdict: "ask", intent: "regret" });
});

test("a calendar's answer to an invitation invites to nothing, and calls nothing off", () => {
  const reply =
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1\r\nATTENDEE;PARTSTAT=DECLINED:mailto:mette@nordvik.example\r\nSUMMARY:Second interview\r\nDTSTART:20261210T083000Z\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  const read = judged("I am sorry, I cannot make it.", { subject: "Declined: Second interview", calendars: [reply] });
  expect([read.answer.interviewAt, read.answer.callsOff, read.dates]).toEqual([undefined, undefined, {}]);
  expect(read.verdict).toBe("ask");
});

describe("a weekday to which a round is moved is that of its own week (R34)", () => {
  // The mail is written on Thursday 3 December; the round on record is on Wednesday 16 December 2026.
  const later: Matchable[] = [{ ...NORDVIK, state: "scheduled", nextRoundAt: "2026-12-16T09:00:00.000Z" }];
  const certain = (text: string, interviews: Matchable[] = later) => judged(text, {}, interviews).answer.interviewAt?.certain;
  test.each([
    "Could we move Wednesday's second interview to Thursday at 3pm?",
    "Your second interview on Wednesday is moved to Friday at 11am.",
  ])("and a guess where it was read as one before: %s", (text) => {
    expect(certain(text)).toBe(false);
  });
  test.each([
    "Your second interview on Wednesday is moved to Thursday 17 December at 3pm.",
    "Your second interview is moved to this Friday at 11am.",
  ])("but not where they name the day: %s", (text) => {
    expect(certain(text)).toBe(true);
  });
  test("nor where no round is on record", () => {
    expect(certain("Your second interview on Wednesday is moved to Friday at 11am.", [NORDVIK])).toBe(true);
  });
});
