import { describe, expect, test } from "vitest";
import { asksWhen, calledOff, roundNamed } from "../../../core/replies/about-rounds.ts";
import { isDelayed } from "../../../core/replies/extract-decision.ts";
import { judge } from "../../../core/replies/judge.ts";
import type { Matchable } from "../../../core/replies/match.ts";
import { letterOf, mailOf, NORDVIK } from "./nordvik.ts";

const KITE: Matchable = {
  ...NORDVIK,
  id: "int_kite",
  state: "scheduled",
  company: { name: "Kite" },
  role: "Engineer",
  contactEmails: ["mette@kite.example"],
  firstRoundAt: "2026-12-07T09:00:00.000Z",
};
const OF_KITE = { from: { name: "Mette Solberg", address: "mette@kite.example" }, subject: "Interview" };

const judged = (text: string, interview = KITE) => judge(letterOf(text, OF_KITE), [interview], "Europe/Berlin");

describe("R34: a mail that calls an interview off", () => {
  test.each([
    ["We have to cancel the interview on Monday, as Hans is ill. We will come back to you with a new date.", "2026-12-07"],
    ["The interview on 9 December has been cancelled.", "2026-12-09"],
    ["I must postpone the interview on 9 December; I will write again when I know more.", "2026-12-09"],
    ["Unfortunately we must call off Tuesday's meeting.", "2026-12-08"],
    ["Our interview tomorrow is off, I'm afraid. New times to follow.", "2026-12-04"],
    ["The interview on Friday cannot take place, as two of the panel are away.", "2026-12-04"],
    ["I am afraid Hans has fallen ill, so we need to cancel Monday. I'll send you new dates.", "2026-12-07"],
    ["Owing to the flood we have had to cancel the interviews on Monday. I will write with a new date as soon as I can.", "2026-12-07"],
    ["Hans is ill, so the interview will have to wait.", undefined],
    ["Sadly the call will not be able to go ahead as planned.", undefined],
  ])("%s", (text, on) => {
    const { verdict, intent, answer, evidence } = judged(text);
    expect([verdict, intent]).toEqual(["apply", "status_update"]);
    expect(answer.callsOff).toEqual(on === undefined ? {} : { on });
    expect(answer.decisionBy).toBeUndefined();
    expect(evidence[0]?.rule).toBe("status_update: the interview is called off");
  });
  test.each([
    "If you need to cancel the interview, please call us.",
    "Please do not cancel the interview without telling us.",
    "You may cancel or reschedule your interview at any time through the portal.",
    "The interview on Monday has not been cancelled.",
    "We had to cancel interviews with other candidates.",
  ])("not: %s", (text) => {
    expect(calledOff(text, "2026-12-03T09:00:00.000Z", "Europe/Berlin")).toBeNull();
  });
  test.each([
    ["We have to postpone your interview to Thursday 10 December at 3 pm.", "second_interview"],
    ["We have to cancel the interview on Monday. Could you come on Thursday 10 December at 3 pm instead?", "second_interview"],
    ["The interview is cancelled, as we have decided to appoint another candidate.", "regret"],
  ])("says more than that: %s is %s", (text, intent) => {
    const reading = judged(text);
    expect(reading.intent).toBe(intent);
    expect(reading.answer.callsOff).toBeUndefined();
  });
  test("with days to choose from it is moved, and the candidate says when", () => {
    const { intent, answer } = judged(
      "Hans is ill, so the interview will have to wait. Could you do Wednesday 9 or Thursday 10 December instead?",
    );
    expect([intent, answer.isMoved, answer.asksWhen, answer.callsOff]).toEqual(["second_interview", true, true, undefined]);
  });
  test.each([
    ["CANCEL", "status_update"],
    ["REQUEST", "second_interview"],
  ])("a calendar's %s says what it is, however few the words beside it: %s", (method, intent) => {
    const ics = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      `METHOD:${method}`,
      "BEGIN:VEVENT",
      "UID:1@kite.example",
      "DTSTAMP:20261203T090000Z",
      "DTSTART:20261207T090000Z",
      "DTEND:20261207T100000Z",
      ...(method === "CANCEL" ? ["STATUS:CANCELLED"] : []),
      "SUMMARY:Interview",
      "END:VEVENT",
      "END:VCALENDAR",
    ].join("\r\n");
    const reading = judge(mailOf("Microsoft Teams", { ...OF_KITE, calendars: [ics] }), [KITE], "Europe/Berlin");
    expect([reading.verdict, reading.intent]).toEqual(["apply", intent]);
    expect(reading.answer.callsOff).toEqual(method === "CANCEL" ? {} : undefined);
  });
});

describe("R20: which round an invitation is about", () => {
  test.each([
    ["We would like to invite you to a third interview with our CEO.", { ordinal: 3 }],
    ["After the second interview on Wednesday we invite you to a third and final interview.", { ordinal: 3 }],
    ["You are through to round 2.", { ordinal: 2 }],
    ["In addition to the second interview there will be a talk with the CEO.", { ordinal: 2, isAdditional: true }],
    ["We have to move the second interview. Could you come on Thursday instead?", { ordinal: 2, isMoved: true }],
    ["We have to move the interview on Monday 21 December to Tuesday 22 December.", { isMoved: true, wasOn: "2026-12-21" }],
    ["Could we reschedule your third interview?", { ordinal: 3, isMoved: true }],
    ["We would like to see you again.", {}],
  ])("%s: %j", (text, expected) => {
    expect(roundNamed(text, "2026-12-03T09:00:00.000Z", "Europe/Berlin")).toEqual(expected);
  });
  test.each([
    ["When would suit you next week?", true],
    ["Please let me know your availability.", true],
    ["Are you free on Thursday or Friday?", true],
    ["Which times work best for you?", true],
    ["Please come to our office on Thursday at 10.", false],
  ])("whether they ask when: %s %s", (text, expected) => {
    expect(asksWhen(text)).toBe(expected);
  });
  test("an hour without a zone is on the clocks of the company, where the record says which", () => {
    const text = "We would like to invite you to a second interview by video on Friday 11 December at 9 am.";
    expect(judged(text).answer.interviewAt?.startsAt).toBe("2026-12-11T08:00:00.000Z");
    const auckland = judged(text, { ...KITE, timeZone: "Pacific/Auckland" });
    expect(auckland.answer.interviewAt).toMatchObject({ startsAt: "2026-12-10T20:00:00.000Z", timeZone: "Pacific/Auckland" });
    expect(judged(`${text.slice(0, -1)} your time.`, { ...KITE, timeZone: "Pacific/Auckland" }).answer.interviewAt?.startsAt).toBe(
      "2026-12-11T08:00:00.000Z",
    );
  });
});

test.each([
  ["The decision is delayed. We cannot say yet when we will decide.", true],
  ["The process is taking longer than we had hoped.", true],
  ["We will not be able to decide by Friday.", true],
  ["Everything is still on track, and we will write soon.", false],
  ["Apologies for my late answer: we are still interviewing.", false],
])("R17: whether a day named before still stands: %s %s", (text, expected) => {
  expect(isDelayed(text)).toBe(expected);
});

describe("R20, R34: held by other means is not moved", () => {
  const named = (text: string) => roundNamed(text, "2026-12-03T09:00:00.000Z", "Europe/Berlin").isMoved ?? false;
  test.each([
    "The interview on Thursday will be by Teams instead: https://teams.example/l/5. Same time.",
    "We will do the interview by phone instead.",
    "The interview on Thursday will be at our Bergen office instead of by phone.",
    "Let us meet in person instead of over Zoom.",
  ])("%s", (text) => expect(named(text)).toBe(false));
  test.each([
    "Could we meet on Friday 11 December by Teams instead?",
    "Could we do Friday instead?",
    "The interview on Thursday has to be moved, and will be by Teams instead.",
  ])("but moved: %s", (text) => expect(named(text)).toBe(true));
});

describe("who is moved on is not an interview that is moved (R20)", () => {
  const isMoved = (text: string) => roundNamed(text, "2026-12-03T09:00:00.000Z", "Europe/Oslo").isMoved === true;
  test.each([
    "We would like to move you forward to a second interview.",
    "We'd like to move ahead with an interview with the CEO.",
    "We are moving you on to the next round.",
    "We look forward to Thursday.",
  ])("not moved: %s", (text) => expect(isMoved(text)).toBe(false));
  test.each([
    "We have to move your interview to Friday at 10.",
    "The interview is brought forward to Monday.",
    "Could we bring it forward to Tuesday at 9?",
  ])("moved: %s", (text) => expect(isMoved(text)).toBe(true));
});

describe("R34: another room, length or person is no other time", () => {
  const WRITTEN = "2026-12-01T09:00:00.000Z";
  test.each([
    "Thursday's interview is now in room 4 instead of room 2. Same time.",
    "Your interview on Thursday is at our Holbeck office instead of on Teams. Same time.",
    "Your interview on Thursday will take 90 minutes instead of 60. Same start.",
    "Dana will interview you on Thursday instead of Marcus. Same time.",
    "We moved your interview on Thursday to the ground floor.",
    "The interview on 3 December has been moved to the Newton building.",
    "We have had to move your interview on Thursday 3 December into the small meeting room.",
    "You will meet Priya instead of Ben.",
    "Please use the side entrance instead of the main door.",
    "Your interview on Thursday the 3rd will be by telephone instead.",
    "There will be two of us instead of three at your interview on Thursday.",
    "Please bring a case study instead of the presentation.",
  ])("%s", (text) => {
    expect(roundNamed(text, WRITTEN, "Europe/London").isMoved).toBeUndefined();
  });
  test.each([
    "Could we do Thursday instead?",
    "Could we meet on Thursday at 3 instead of 2?",
    "Can we say 14:00 instead of 11:00 on the same day?",
    "We moved your interview on Thursday to Friday.",
    "We need to move your interview. Which day suits?",
    "Your interview on Thursday has been moved to the following Tuesday.",
    "Your interview on Thursday is moved to the afternoon.",
    "The interview on 3 December must be moved to another date.",
    "We have to reschedule your interview on Thursday, and it will be in room 4 instead of room 2.",
    "Dana can only see you on Friday instead.",
  ])("but this is: %s", (text) => {
    expect(roundNamed(text, WRITTEN, "Europe/London").isMoved).toBe(true);
  });
});
