import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";
import type { Intent } from "../../../core/replies/intents.ts";

const read = (writtenAt: string, intent: Intent, text: string, timeZone = "Europe/London") =>
  extract({ subject: "", text, calendars: [], writtenAt: `${writtenAt}T09:00:00Z`, timeZone, intent });

test.each<[string, string, string]>([
  ["2027-05-19", "We promise you a decision in the first week of June, that's to say until Friday 4 June.", "2027-06-04"],
  ["2026-11-17", "You will hear from us within seven days, that is by Tuesday 24 November.", "2026-11-24"],
  ["2027-06-01", "We need two weeks, i.e. until 15 June, to decide.", "2027-06-15"],
  ["2026-12-20", "I'll let you know within 72 hours, which I make Wednesday (23/12).", "2026-12-23"],
  ["2027-04-29", "We will decide next Friday (7/5).", "2027-05-07"],
  ["2027-02-24", "You'll have an answer within a week, thus Wednesday 3 March.", "2027-03-03"],
  [
    "2027-03-18",
    "The office is closed from Good Friday through Easter Monday; on the Tuesday after, 30 March, you'll have our decision.",
    "2027-03-30",
  ],
  ["2027-04-02", "He is here again on Tuesday. The result shall be declared the day after, i.e. 07/04.", "2027-04-07"],
  ["2026-11-27", "You will hear by the end of next week, so by 4 December.", "2026-12-04"],
  ["2026-11-27", "We decide in a fortnight (11 December) and will write to you then.", "2026-12-11"],
  ["2026-11-27", "We will be in touch within ten working days, meaning Friday 11 December.", "2026-12-11"],
  ["2026-11-27", "You'll hear from us next week, namely on Thursday 3 December.", "2026-12-03"],
])("R5: of a day that is said vaguely and then exactly the exact one stands (written %s): %s", (written, text, by) => {
  expect(read(written, "status_update", text).decisionBy).toMatchObject({ value: by, certain: true });
});

test.each<[string, string, string]>([
  ["2026-11-04", "Stage 2 interview is Thursday week (the 12th) in Room 2.", "2026-11-12"],
  ["2027-04-28", "Come for the interview next Thurs (6th).", "2027-05-06"],
  ["2026-11-10", "Would Tuesday next, 17 November, be possible for the interview?", "2026-11-17"],
  ["2026-11-27", "Can you come in for an interview on Thursday (3rd)?", "2026-12-03"],
  ["2026-11-27", "Can you come in for an interview a week on Tuesday, 8 December?", "2026-12-08"],
  ["2026-11-27", "The interview is on Thursday (3/12).", "2026-12-03"],
])("R20: the same of an interview (written %s): %s", (written, text, on) => {
  expect(read(written, "second_interview", text).interviewOn).toMatchObject({ value: on, certain: true });
});

test("R23: the same of an answer", () => {
  expect(
    read("2026-12-20", "offer", "Please let us have your answer within 72 hours, which I make Wednesday (12/23).", "America/New_York")
      .answerBy,
  ).toMatchObject({
    value: "2026-12-23",
    certain: true,
  });
});

test("two days of which the first is only near the second stay apart", () => {
  expect(
    read("2026-11-27", "second_interview", "Daniel is off sick this week so tomorrow's interview is at 10.").interviewAt?.value.startsAt,
  ).toBe("2026-11-28T10:00:00Z");
});

test.each([
  ["Could you do the interview on Thursday, 10 December or 17 December?", ["2026-12-10", "2026-12-17"]],
  ["Could you do the interview on Monday, Thursday 3 December or Friday 4 December?", ["2026-11-30", "2026-12-03", "2026-12-04"]],
])("days of a list stay apart: %s", (text, value) => {
  expect(read("2026-11-27", "second_interview", text).daysOffered?.value).toEqual(value);
});

test("a weekday that does not fit the day behind it makes a guess of it", () => {
  expect(read("2026-11-27", "second_interview", "Come for the interview next Thursday (11th).").interviewOn).toMatchObject({
    certain: false,
  });
});
