import { describe, expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";
import type { Intent } from "../../../core/replies/intents.ts";

/** Written on Monday 30 November 2026, in London. */
const read = (text: string, intent: Intent) =>
  extract({ subject: "", text, calendars: [], writtenAt: "2026-11-30T09:00:00Z", timeZone: "Europe/London", intent });

test.each<[string, string]>([
  ["The interview is on 9 December (Wednesday), 10:00 till 11:00.", "2026-12-09T10:00"],
  ["You are called for interview on 17.12.2026 (Thursday) at 14:00 hrs.", "2026-12-17T14:00"],
  ["Your second interview is on the 17th, a Thursday, at 2pm.", "2026-12-17T14:00"],
  ["We will see you on 17 December, Thursday, at 2pm for the interview.", "2026-12-17T14:00"],
  ["The interview is being held on the 17th, a Thursday, from 2pm to about 4.30pm.", "2026-12-17T14:00"],
  ["Can you come to the bakery at 10.30 at night this Thursday?", "2026-12-03T22:30"],
  ["This week is full, so could we do your interview on Wednesday at 10am instead?", "2026-12-09T10:00"],
  ["This week's no good for any of us. Could you do the interview on Thursday at 3pm?", "2026-12-10T15:00"],
  ["We are holding final interviews in the week commencing 14 December. Your slot is Tuesday, 11.15 till 12.", "2026-12-15T11:15"],
  ["We can see you Monday 7th at 9, but wait, that's a bank holiday. So Tuesday the 8th at 9 it is.", "2026-12-08T09:00"],
  ["The manager has cleared an hour on Tuesday 8 December, 16:00, to meet you.", "2026-12-08T16:00"],
  ["Let's do the interview in the new year: Thursday 7 January at 11.15.", "2027-01-07T11:15"],
  ["You get the case by email at 09:00 on Tuesday 15 December and present to the panel at 14:30 that afternoon.", "2026-12-15T14:30"],
])("R20: the hour that is meant: %s", (text, at) => {
  const found = read(text, "second_interview");
  expect(found.interviewAt).toMatchObject({ value: { startsAt: `${at}:00Z` }, certain: true });
  expect(found.timesOffered).toBeUndefined();
});

test.each<[string, string[]]>([
  ["Pick one for the interview: Tuesday 8 December or Thursday 10 December. Both start at 9.30.", ["2026-12-08T09:30", "2026-12-10T09:30"]],
  [
    "Which of these days suits you for the onsite?\n- Tue 8 December\n- Wed 9 December\n- Fri 11 December\nThey all begin at 10 am.",
    ["2026-12-08T10:00", "2026-12-09T10:00", "2026-12-11T10:00"],
  ],
  [
    "Would you be free for lunch with the partners either Thursday, December 10, Friday, December 11, or Tuesday, December 15? In each case at 12:30 at Ivo's on 3rd Ave.",
    ["2026-12-10T12:30", "2026-12-11T12:30", "2026-12-15T12:30"],
  ],
  [
    "Could you make Wednesday 9 December or Thursday 10 December for a trial day? We start at 9:00.",
    ["2026-12-09T09:00", "2026-12-10T09:00"],
  ],
  [
    "Come for a second interview at half 9 in the morning Thursday, or half 9 at night Wednesday. Which is best?",
    ["2026-12-02T21:30", "2026-12-03T09:30"],
  ],
])("R20: days to choose from that share an hour: %s", (text, times) => {
  const { timesOffered, interviewAt } = read(text, "second_interview");
  expect(timesOffered).toMatchObject({ value: times.map((at) => `${at}:00Z`), certain: true });
  expect(interviewAt).toBeUndefined();
});

test.each<[string, string[]]>([
  ["They can do anything from noon on 14, 15 or 16 December for the interview.", ["2026-12-14", "2026-12-15", "2026-12-16"]],
  ["He is free for your interview after 3 PM on the 15th or before noon on the 16th.", ["2026-12-15", "2026-12-16"]],
  ["He can meet you on 15th Dec (Tuesday) after 3 PM or 16th Dec (Wednesday) before 12 noon.", ["2026-12-15", "2026-12-16"]],
])("R20: days whose hours are left open: %s", (text, days) => {
  const { daysOffered, interviewAt } = read(text, "second_interview");
  expect(daysOffered?.value).toEqual(days);
  expect(interviewAt).toBeUndefined();
});

describe("R23: by when an offer is to be answered", () => {
  test.each<[string, string]>([
    ["We are pleased to offer you the post. Please sign the contract before the 9th of December (included).", "2026-12-09"],
    ["We offer you the post; your answer is needed before 9 December, inclusive.", "2026-12-09"],
    ["We offer you the post. Your response is needed by the Wednesday before, the 9th.", "2026-12-09"],
    ["We offer you the post. If we might have your answer by the Wednesday of Ember week, the 16th, all is well.", "2026-12-16"],
    ["We offer you the post. Please answer me until next Wednesday, 16; the 7 and 8 December are holiday here.", "2026-12-16"],
    ["You have five calendar days from today in which to accept or decline our offer.", "2026-12-05"],
    ["The offer has a validity of 3 days, i.e. upto 3rd December (Thursday).", "2026-12-03"],
    ["We offer you the job. We ask for your promise until the 15th of December.", "2026-12-15"],
    ["You'll receive a form, and the offer will remain open through the close of business on Friday, December 11, 2026.", "2026-12-11"],
    ["We want you for the job. You needn't answer me today. Would Thursday be alright?", "2026-12-03"],
    ["We want you for the job, so can you say yes by Wednesday 9th?", "2026-12-09"],
    ["We offer you the job. I would love an answer before I fly on Thursday, so shall we say 5pm that day?", "2026-12-03"],
    ["We offer you the job. I have to let the bursar know before noon on Friday so could you give me your yes by Thursday?", "2026-12-03"],
    [
      "We offer you the job. I need it back signed before the induction on Monday week so let's say Thursday 3rd at the very latest.",
      "2026-12-03",
    ],
    ["We offer you the post. Your leave to remain expires on 9 August 2027. Please sign by 11 December.", "2026-12-11"],
  ])("%s", (text, by) => {
    expect(read(text, "offer").answerBy).toMatchObject({ value: by, certain: true });
  });

  test.each([
    "We offer you the job. Tell me which of the 14th or the 21st of December you'd rather start on.",
    "We offer you the job. For the office tell me which Monday you can begin.",
    "We offer you the job. The sign-on bonus is repayable if you leave before 30 April 2029.",
  ])("no day for the answer: %s", (text) => expect(read(text, "offer").answerBy).toBeUndefined());
});

describe("R21: by when something is to come", () => {
  test.each<[string, string]>([
    ["If I could have both certificates by Candlemas (2nd Feb) I'd be glad.", "2027-02-02"],
    ["Could you send the forms by St Nicholas (6 December)?", "2026-12-06"],
    ["Let me know you're happy with that by this time next week.", "2026-12-07"],
    ["If everything is here until Thursday, 10 December, he can look at it.", "2026-12-10"],
    ["The documents must reach this office no later than 5pm on Thursday, 10th December 2026.", "2026-12-10"],
    [
      "Please send your certificate. We break up on Friday 18th so hearing from you by the Wednesday of that week would be perfect.",
      "2026-12-16",
    ],
    ["Please send the two names. The packet goes out on Monday the 7th, so shoot for Friday the 4th, noon.", "2026-12-04"],
    ["Things to do before 23:59 on Tuesday 8 December:", "2026-12-08"],
    ["Please send us the passport page. Both by Friday please.", "2026-12-04"],
    ["Please send the copies upto 4th December.", "2026-12-04"],
  ])("%s", (text, by) => {
    expect(read(text, "info_request").answerBy).toMatchObject({ value: by, certain: true });
  });
  test.each<[string, string]>([
    ["Please respond with your choice by end of day tomorrow.", "2026-12-01"],
    ["If you could pick one by noon on Friday, I'd be grateful.", "2026-12-04"],
    ["Lmk by Friday night!", "2026-12-04"],
    ["Should the date not suit, give us notice until 4 December.", "2026-12-04"],
    ["Pick your day through the link before 23:59 on Thursday.", "2026-12-03"],
  ])("an invitation's: %s", (text, by) => {
    expect(read(text, "second_interview").answerBy).toMatchObject({ value: by, certain: true });
  });
  test.each([
    "If that is no good you can reschedule up to 24 hours before.",
    "Successful candidates will receive an offer within three working days of this interview.",
    "Please use the side entrance as the street is dug up until Christmas.",
    "Can you swing by Wednesday 5.15 at the yard?",
    "They work in the day, so it has to be in the evening: 7.45pm on Tuesday 8 December.",
    "You wrote that you had another offer and would have to answer it by Wednesday.",
    "The roll out of the offer, if you are cleared, will be by 30 Dec.",
  ])("is none: %s", (text) => expect(read(text, "second_interview").answerBy).toBeUndefined());
});

test.each<[string, string]>([
  ["She is back on Tuesday 5 January and I'd expect to ring you that same week.", "2027-01-08"],
  ["A letter will leave this office within three days of that meeting, at the latest on Friday 11 December.", "2026-12-11"],
  ["You will be told in writing within the seven working days following that meeting, that is to say by Friday 11 December.", "2026-12-11"],
  ["The board meets on Tuesday 8 December. You will be notified within three working days of that meeting.", "2026-12-11"],
  ["Written notice of your standing will be e-mailed to you on or before Friday, 11 December.", "2026-12-11"],
  ["I'm going to give it until Tuesday and then ring both of you on Wednesday 9th.", "2026-12-09"],
])("R17: the day of the decision: %s", (text, by) => {
  expect(read(text, "status_update").decisionBy?.value).toBe(by);
});

test.each<[string, string[]]>([
  ["Could you send two refs and your résumé?", ["references", "CV"]],
  ["What you'd need salary wise would help him.", ["salary expectation"]],
  ["Would Tuesday 8 December or Thursday 10 December fit you?", ["availability"]],
  ["Which is best for you?", ["availability"]],
  ["Send me your preference.", ["availability"]],
  ["The start would be 4 or 11 January, as you prefer, tell me which.", ["start date"]],
  ["Chuck us a photo of your SMSTS.", ["certificates"]],
  ["Have you a Swiss permit?", ["right to work"]],
])("R21: what is asked for: %s", (text, names) => {
  expect(read(text, "info_request").asksFor?.value).toEqual(names);
});
