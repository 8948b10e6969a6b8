import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";
import { fitting } from "../../../core/replies/intent-fields.ts";
import { judge } from "../../../core/replies/judge.ts";

/** Thursday 26 November 2026, in London. */
const WRITTEN = "2026-11-26T10:00:00Z";
const read = (text: string) =>
  fitting(
    "info_request",
    extract({ subject: "", text, calendars: [], writtenAt: WRITTEN, timeZone: "Europe/London", intent: "info_request" }),
  );

test.each<[string, string]>([
  ["Please send us your references by Tuesday noon.", "2026-12-01"],
  ["Could you let us have copies of your certificates no later than 14 December?", "2026-12-14"],
  ["Please complete the background check form by EOD Friday.", "2026-11-27"],
  ["Can you get your police check to us within five working days please?", "2026-12-03"],
  ["Please fill in the attached form. By Monday, if possible.", "2026-11-30"],
  ["We need your referees' details by cob Tuesday 8th.", "2026-12-08"],
  ["Deadline for submission of documents: 4 December 2026", "2026-12-04"],
  ["Could you send it over today?", "2026-11-26"],
  ["The form should be with us by noon on 3 December.", "2026-12-03"],
  ["We'd be grateful for copies of your passport and degree by 8 December.", "2026-12-08"],
  ["Please let us know your salary expectations by Wednesday.", "2026-12-02"],
  ["Please upload your documents until 10.12. in our portal.", "2026-12-10"],
  ["Please fill in the attached form and return it before 12 December.", "2026-12-11"],
  ["Kindly share your payslips by tomorrow EOD.", "2026-11-27"],
  ["please let me have two referees by Thursday 3 December", "2026-12-03"],
  ["Please let me have two referees who know your work by Thursday 3 December.", "2026-12-03"],
  ["Please let me have two referees you worked with by Thursday 3 December.", "2026-12-03"],
  ["Could you give us two people that you trained with, by Thursday 3 December?", "2026-12-03"],
  ["Please let me have two references from those who employed you before Friday 4 December.", "2026-12-03"],
  ["Please send the names of two managers who have interviewed or employed you no later than 3 December.", "2026-12-03"],
])("R21: by when what is asked for is wanted: %s", (text, day) => {
  expect(read(text).answerBy).toMatchObject({ value: day, certain: true });
});

test.each([
  "When could you start? We'd need someone from 1 January.",
  "Please confirm that you are available to start before 4 January.",
  "Please send us your passport, valid until 4 March 2027.",
  "Please confirm whether your current contract ends before 31 December.",
  "Could you send your references? We will let you know by Friday 11 December.",
  "Please let us have your references so that we can decide by Friday 11 December.",
  "Please send us two referees. We will have finished interviewing by Thursday 3 December.",
  "Could you tell us whether you have finished your present work by Thursday 3 December?",
  "We need two referees covering the period from 1 May 2024 to 30 April 2026.",
  "Please confirm that you could come in on Tuesday.",
])("takes no other day for one by which papers are wanted: %s", (text) => {
  expect(read(text).answerBy).toBeUndefined();
});

test("a day for papers is no day on which they decide, and nothing of an offer", () => {
  const mail = {
    from: { name: "HR", address: "hr@norrland.example" },
    subject: "References",
    text: "Dear Ada,\n\ncould you please send us the names of two referees by Tuesday noon? We need them before we can go on.\n\nKind regards",
    calendars: [],
    references: [],
    inReplyTo: null,
    writtenAt: WRITTEN,
    note: "",
  };
  const { intent, dates, answer } = judge(mail, [], "Europe/London");
  expect(intent).toBe("info_request");
  expect(dates).toEqual({ answerBy: "2026-12-01" });
  expect(answer).not.toHaveProperty("decisionBy");
});
