/** What a mail that moves a round leaves unsaid is taken from the round on record (R20, R34). */
import { describe, expect, test } from "vitest";
import { judge } from "../../../core/replies/judge.ts";
import type { Matchable } from "../../../core/replies/match.ts";
import { letterOf, NORDVIK } from "./nordvik.ts";

/** Its round is on Tuesday 8 December 2026 at 11:00 in Oslo; they write on Thursday 3 December. */
const AHEAD: Matchable = { ...NORDVIK, state: "invited", nextRoundAt: "2026-12-08T10:00:00.000Z", nextRoundZone: "Europe/Oslo" };

const judged = (text: string, of: Matchable = AHEAD, timeZone = "Europe/Oslo") => judge(letterOf(text), [of], timeZone);

describe("R34: the hour of the round is kept on another day", () => {
  test.each([
    ["Could we move our interview to the 10th, same time?", "2026-12-10"],
    ["The interview has been moved to Friday 11 December, same time.", "2026-12-11"],
    ["Can we shift your interview by a day, to the 9th, at the usual time?", "2026-12-09"],
    ["Could we push our interview to Wednesday? Same time works for us.", "2026-12-09"],
    ["We need to move your interview. Same time next day, if that suits.", "2026-12-09"],
    ["Could we meet the day before at the same time instead?", "2026-12-07"],
    ["The panel would prefer to see you a day later, at the same hour.", "2026-12-09"],
    ["We have to push the interview back by a week, same time and place.", "2026-12-15"],
    ["We have to push the interview back by a week.", "2026-12-15"],
    ["The interview is postponed by two days; the time stays the same.", "2026-12-10"],
    ["We need to reschedule your interview for the following week, same day and time.", "2026-12-15"],
    ["We must bring your interview forward by one day. The time and place remain unchanged.", "2026-12-07"],
    ["I am sorry, we have to postpone your interview by a fortnight.", "2026-12-22"],
  ])("%s", (text, day) => {
    const { verdict, intent, answer } = judged(text);
    expect([verdict, intent, answer.isMoved]).toEqual(["apply", "second_interview", true]);
    expect(answer.interviewAt).toMatchObject({ startsAt: `${day}T10:00:00.000Z`, timeZone: "Europe/Oslo", certain: true });
  });
});

describe("R34: the day of the round is kept at another hour", () => {
  test.each([
    ["Would it be possible to push the interview back by an hour?", "11:00"],
    ["Could we start an hour later?", "11:00"],
    ["Something has come up: can we make it half an hour earlier?", "09:30"],
    ["Sorry to be a nuisance, but could we meet 30 minutes later than planned on Tuesday?", "10:30"],
    ["I'm afraid I am running behind and would like to move our interview an hour later.", "11:00"],
    ["Would you mind coming in an hour earlier on Tuesday?", "09:00"],
    ["Would it suit you if we began the interview an hour and a half later?", "11:30"],
    ["Can we bring the interview forward to 9am?", "08:00"],
    ["I need to move our interview to 2pm, same day.", "13:00"],
    ["Could we move the interview to 3 pm?", "14:00"],
    ["Instead of 11:00 could we say 14:00 on the same day?", "13:00"],
    ["Please note that your interview will now begin at 1.30 pm.", "12:30"],
    ["Our interview is delayed by 45 minutes.", "10:45"],
  ])("%s", (text, hour) => {
    const { intent, answer } = judged(text);
    expect(intent).toBe("second_interview");
    expect(answer.interviewAt).toMatchObject({ startsAt: `2026-12-08T${hour}:00.000Z`, certain: true });
  });

  test("an hour that they name is in the zone of the round, whatever the candidate's", () => {
    expect(judged("Could we move the interview to 3 pm?", AHEAD, "America/New_York").answer.interviewAt).toMatchObject({
      startsAt: "2026-12-08T14:00:00.000Z",
      timeZone: "Europe/Oslo",
    });
  });
});

test.each([
  ["Could we move the interview to about an hour later?"],
  ["The director would rather have the interview a day later."],
  ["Could we do Thursday instead, same time?"],
])("DESIGN §5.9: what is said roughly is a guess, and moves nothing: %s", (text) => {
  expect(judged(text).answer.interviewAt?.certain).not.toBe(true);
});

test.each([
  ["Could we start an hour later?"],
  ["Could we move our interview to the 10th, same time?"],
  ["We have to push the interview back by a week."],
  ["Can we bring the interview forward to 2pm?"],
])("without a round on record nothing is made up: %s", (text) => {
  expect(judged(text, NORDVIK).answer.interviewAt).toBeUndefined();
});

test.each([
  ["We look forward to seeing you on Tuesday. I will call you half an hour earlier to test the line."],
  ["Thank you for confirming. Please arrive 15 minutes earlier to sign in."],
  ["We confirm your interview. Lunch is served an hour later."],
  ["We confirm the interview. The decision is made the day after."],
  ["Thank you. The board meets the following week, at the same time as every month."],
  ["You would start at 8 am if you are chosen."],
  ["See you at 11 on Tuesday, as agreed."],
])("R20: what is said of something else moves no round: %s", (text) => {
  const { answer } = judged(text);
  expect(answer.isMoved).toBeUndefined();
  expect(answer.interviewAt?.startsAt ?? AHEAD.nextRoundAt).toBe(AHEAD.nextRoundAt);
});

test("R34: another day and by how much the hour moves go together", () => {
  expect(judged("Could we move our interview to Friday 11 December, an hour later?").answer.interviewAt?.startsAt).toBe(
    "2026-12-11T11:00:00.000Z",
  );
});

test.each([
  ["an hour later", "2026-12-08T22:30:00.000Z", "2026-12-08T23:30:00.000Z"],
  ["an hour earlier", "2026-12-08T23:30:00.000Z", "2026-12-08T22:30:00.000Z"],
])("R34: %s may be on another day", (words, nextRoundAt, startsAt) => {
  const { answer } = judged(`Could we start the interview ${words}?`, { ...AHEAD, nextRoundAt });
  expect(answer.interviewAt).toMatchObject({ startsAt, certain: true });
});

test("R34: it is the round that they name by its day that is moved, and no other", () => {
  expect(judged("The interview on Monday 14 December must start an hour later.").answer.interviewAt).toBeUndefined();
});

test("a refusal with it is a refusal", () => {
  expect(
    judged("Dear Ada, I am sorry to tell you that we have chosen another candidate, and the interview will not start an hour later.")
      .intent,
  ).toBe("regret");
});
