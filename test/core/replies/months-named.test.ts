import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";
import type { Intent } from "../../../core/replies/intents.ts";

const read = (written: string, text: string, intent: Intent = "status_update") =>
  extract({ subject: "", text, calendars: [], writtenAt: `${written}T09:00:00Z`, timeZone: "Europe/London", intent });

test.each<[string, string, string, boolean]>([
  [
    "2027-02-11",
    "Everything is parked until their panel on the 10th of March. I'll let you know yes or no by the 12th.",
    "2027-03-12",
    false,
  ],
  ["2027-02-11", "The panel meets on 10 March and you will hear from us by the 12th.", "2027-03-12", false],
  ["2027-02-11", "The panel meets on 28 February and you will hear from us by the 2nd.", "2027-03-02", true],
  ["2027-02-11", "The panel meets on 20 February and you will hear from us by the 22nd.", "2027-02-22", true],
  [
    "2027-05-26",
    "The inspectors leave on the 18th of June; give me until the end of that month to come back to you with an answer.",
    "2027-06-30",
    true,
  ],
  ["2027-05-26", "The inspectors leave on the 18th of June. You will hear by the end of that month.", "2027-06-30", true],
  ["2027-02-02", "The next meeting falls on the 24th of this month. You'll hear within two days of it.", "2027-02-26", true],
  ["2027-02-02", "The board meets on Tuesday 16 February. You'll hear within a week of that.", "2027-02-23", true],
  ["2027-05-20", "That briefing's on Thursday the 27th at 10. You'll have news on the Friday.", "2027-05-28", true],
  ["2027-01-04", "The committee sits on Thursday 21 January and you will hear the day after.", "2027-01-22", true],
])("R5: a day counts from the one that was just named (written %s): %s", (written, text, by, certain) => {
  expect(read(written, text).decisionBy).toMatchObject({ value: by, certain });
});

test.each<[string, string, string]>([
  ["2027-02-11", "You will hear from us by the 12th.", "2027-02-12"],
  ["2027-02-11", "We met on 10 January and you will hear from us by the 12th.", "2027-02-12"],
  ["2027-02-11", "You will hear on the Friday.", "2027-02-12"],
  ["2027-02-11", "You will hear from us by the end of the month.", "2027-02-28"],
])("R5: and from the day it was written where none was (written %s): %s", (written, text, by) => {
  expect(read(written, text).decisionBy?.value).toBe(by);
});

test.each<[string, string, string]>([
  ["2026-11-27", "We offer you the post from 1 February. Please let us know by the 5th whether you accept.", "2026-12-05"],
  ["2026-11-27", "Your start date is 8 January. Please let us have your answer by the 10th.", "2026-12-10"],
])("R23: nothing is counted from the first day at work (written %s): %s", (written, text, by) => {
  expect(read(written, text, "offer").answerBy?.value).toBe(by);
});
