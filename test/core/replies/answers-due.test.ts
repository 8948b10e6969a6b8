/** By when an answer to an invitation, a task or papers are wanted goes onto the record (R20, R21). */
import { expect, test } from "vitest";
import { fitting } from "../../../core/replies/intent-fields.ts";
import { judge } from "../../../core/replies/judge.ts";
import { letterOf } from "./nordvik.ts";

const judged = (text: string) => {
  const { intent, answer } = judge(letterOf(text), [], "Europe/Oslo");
  return { intent, ...fitting(intent, answer) };
};
const INVITES = "We would like to invite you to a second interview on Wednesday 16 December at 10:00.";

test.each([
  ["Please confirm by Monday.", "2026-12-07"],
  ["Please let us know by Monday whether that suits you.", "2026-12-07"],
  ["Kindly reply by 8 December.", "2026-12-08"],
  ["Could you confirm your attendance no later than Tuesday 8 December?", "2026-12-08"],
  ["We would be grateful for your answer by the 9th.", "2026-12-09"],
  ["RSVP by Friday.", "2026-12-04"],
  ["You need to confirm by tomorrow at noon.", "2026-12-04"],
  ["If you could get back to me by Monday, that would be great.", "2026-12-07"],
  ["Please book a slot by Monday evening.", "2026-12-07"],
])("a word of reply is wanted by a day: %s", (text, day) => {
  expect(judged(`${INVITES} ${text}`)).toMatchObject({ intent: "second_interview", answerBy: day, answerIsReply: true });
});

test.each([
  ["Please return the attached exercise by Friday 11 December, 5pm.", "2026-12-11"],
  ["A short case study is attached; please send us your slides by Monday 14 December.", "2026-12-14"],
  ["Before that we ask you to complete the coding task by 12 December.", "2026-12-12"],
  ["The take-home test must be submitted by Thursday 10 December.", "2026-12-10"],
  ["You have until Thursday 10 December to hand in the task.", "2026-12-10"],
  ["We'd need your presentation by the 14th so that the panel can read it.", "2026-12-14"],
  ["Deadline for the assignment is Friday 11 December.", "2026-12-11"],
])("a task is wanted by a day, and is more than a reply: %s", (text, day) => {
  const read = judged(`${INVITES} ${text}`);
  expect(read).toMatchObject({ intent: "second_interview", answerBy: day });
  expect(read.answerIsReply).toBeUndefined();
});

test("R21: papers too, and a day that is a guess is kept as one", () => {
  expect(judged("Please send us two references and a copy of your passport by Friday 11 December.")).toMatchObject({
    intent: "info_request",
    answerBy: "2026-12-11",
  });
});
