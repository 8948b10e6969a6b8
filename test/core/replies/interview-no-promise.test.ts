import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

/** Thursday 26 November 2026, in London. */
const decisionBy = (text: string) =>
  extract({ subject: "", text, calendars: [], writtenAt: "2026-11-26T10:00:00Z", timeZone: "Europe/London", intent: "status_update" })
    .decisionBy?.value;

test.each([
  "I wanted to let you know that the interview on Tuesday will be in the Holbeck building.",
  "Just to let you know: the interview on Tuesday will be in the Holbeck building.",
  "This is to let you know that your interview on Tuesday is now in room 4.",
  "We will let you know, and the interview on Tuesday will be in the Holbeck building.",
  "We said we would let you know. It will be in the Holbeck building on Tuesday.",
  "We said that we would be in touch. It will be on Tuesday in the Leeds office.",
  "Your interview on Tuesday is in the Holbeck building, and we will let you know the room.",
  "Your interview is on Tuesday, and we will let you know the room.",
  "I promised to let you know where: the second interview on Tuesday takes place at our offices.",
  "To update you, the call on Tuesday will be with Priya.",
  "I am writing to update you that your presentation on Tuesday will last twenty minutes.",
  "We'd like to inform you that your assessment day on Tuesday starts at nine.",
  "Let me get back to you about parking; your visit on Tuesday will be hosted by Sam.",
  "An update: your meeting on Tuesday has been moved to the second floor.",
  "I wanted to let you know that your interview has been moved to Tuesday.",
  "This is to notify you that the final interview will take place on Tuesday.",
  "We can now tell you that the interview with Priya on Tuesday will be by video.",
  "We have news on the room, so the interview on Tuesday will be in the library.",
  "Just to let you know, the trial shift on Tuesday will be at our Leeds branch.",
  "You asked me to let you know: your chat with Sam on Tuesday at 10 will be by phone.",
])("R17: the day of an interview is no promised day: %s", (text) => {
  expect(decisionBy(text)).toBeUndefined();
});

test.each([
  ["We will let you know on Tuesday.", "2026-12-01"],
  ["We will let you know by Tuesday after the interviews.", "2026-12-01"],
  ["The interview on Monday will be in the Holbeck building, and we will let you know by Tuesday.", "2026-12-01"],
  ["The interview on Tuesday will be in the Holbeck building, and we will let you know that day.", "2026-12-01"],
  ["We said that we would let you know on Friday. It will now be Tuesday.", "2026-12-01"],
  ["The decision on your interview will be made on Tuesday.", "2026-12-01"],
  ["You will hear about the interview on Tuesday.", "2026-12-01"],
  ["We will let you know the outcome of the interview on Tuesday.", "2026-12-01"],
])("R17: a day on which they will tell stays one: %s", (text, day) => {
  expect(decisionBy(text)).toBe(day);
});
