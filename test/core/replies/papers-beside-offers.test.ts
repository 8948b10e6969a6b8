import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

/** Thursday 26 November 2026, in London. */
const answerBy = (text: string) =>
  extract({
    subject: "",
    text: `We are pleased to offer you the position of Analyst. ${text}`,
    calendars: [],
    writtenAt: "2026-11-26T10:00:00Z",
    timeZone: "Europe/London",
    intent: "offer",
  }).answerBy?.value;

test.each([
  "Please send your bank details today.",
  "Could you send me your passport and bank details by Friday?",
  "Please complete the starter form by Friday.",
  "Please let us have the names of two referees by Tuesday.",
  "Please let us have your bank details. By Friday, if possible.",
  "Kindly share your payslips by tomorrow EOD.",
  "We need a copy of your passport by 4 December so that we can draw up your contract.",
  "The offer is subject to references: please let us have two referees by Thursday 3 December.",
  "HR would like your proof of address by Monday.",
  "Please upload your right-to-work documents by Wednesday.",
  "A starter form is attached. Could you send it back today?",
  "Please return the attached medical questionnaire by Friday 4 December.",
  "Please tell us your emergency contact details by Monday.",
  "Please reply by Friday with your national insurance number.",
  "Your P45 should reach payroll by 10 December.",
  "Please provide your share code no later than Monday.",
  "Let me have by Friday your passport and a photo.",
  "Please confirm your home address by Monday.",
  "The DBS application must be completed within five working days.",
  "We need your date of birth and tax code by Friday to issue the contract.",
])("R23: a day for papers beside an offer is not the day for the answer: %s", (text) => {
  expect(answerBy(text)).toBeUndefined();
});

test.each([
  ["Please send your bank details today, and let us have your answer by Friday 4 December.", "2026-12-04"],
  ["Please return the signed contract with your bank details by Friday 4 December.", "2026-12-04"],
  ["To accept, please send your bank details by Friday 4 December.", "2026-12-04"],
  ["To accept the offer, please complete the attached form by Friday 4 December.", "2026-12-04"],
  ["The contract is attached. Could you send it back by Friday 4 December?", "2026-12-04"],
  ["The starter form is attached. Please let us know by Friday 4 December whether you are coming.", "2026-12-04"],
  ["Please sign both forms by Friday 4 December.", "2026-12-04"],
  ["Please send your bank details. The offer is open until Friday 4 December.", "2026-12-04"],
  ["We need your answer by Friday 4 December, and your passport by 11 December.", "2026-12-04"],
  ["Please confirm by Friday 4 December that you accept, and send two referees.", "2026-12-04"],
])("R23: the day for the answer stands beside it: %s", (text, day) => {
  expect(answerBy(text)).toBe(day);
});
