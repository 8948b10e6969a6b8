import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

const read = (text: string) => extract({ subject: "", text, calendars: [], writtenAt: "2026-11-27T10:00:00Z", timeZone: "Europe/London" });

test.each([
  ["Panel interviews finish on Wednesday and we'd aim to let everybody know the outcome by 11 December.", "2026-12-11"],
  ["Our interviews finish on Wednesday 9 December; I have no idea how long the decision will take.", undefined],
  ["We are seeing others until Friday 4 December and will be in touch after that.", undefined],
  ["We won't now be making a decision on 2 December as planned.", undefined],
  ["We have not decided yet, but you will hear from us by 12 December.", "2026-12-12"],
  ["We should be able to tell you by Friday 4 December.", "2026-12-04"],
])("R5: what ends on a day, or does not happen on it, promises nothing for that day: %s", (text, by) => {
  expect(read(text).decisionBy?.value).toBe(by);
});

test.each([
  "We'd like to invite you to a second interview on Wednesday 2 December at 3pm to meet Tom.",
  "Could you come on Wednesday 2 December at 3pm to meet the team? Please arrive at 2.45pm.",
  "Your interview is on Wednesday 2 December at 3pm to 4pm.",
])("R20: the hour is read whatever comes after it: %s", (text) => {
  expect(read(text).interviewAt).toMatchObject({ value: { startsAt: "2026-12-02T15:00:00Z" }, certain: true });
});

test.each([
  "You would start on Monday 4 January 2027 at 9am.",
  "Start date: Monday 4 January 2027, 9am",
  "The closing date for applications is 11 December at noon.",
  "Applications close on Friday 11 December at 5pm.",
  "I am on holiday from 14 December until 4 January.",
  "Our office is closed from 24 December at noon until 4 January.",
  "We are interviewing other candidates on Thursday 3 December at 10am.",
  "We have another candidate coming in on Thursday at 10am.",
  "The last of the other interviews is on Friday 4 December at 2pm.",
  "Your date of birth, 4 December 1990, is missing from the form.",
  "The contract was signed on 20 November.",
  "Your first day will be 4 January at 9.30am, at our Leeds office.",
  "Induction is on Monday 4 January at 9am.",
  "The team's Christmas party is on 17 December at 7pm.",
  "The board meets on Thursday 10 December at 2pm.",
  "Tom is on annual leave until Tuesday 8 December.",
  "The advert closes at midnight on 6 December.",
  "We've got candidates to see through Wednesday 2 December at 4pm.",
  "Interviews with the other shortlisted candidates take place on 3 December at 10am.",
  "The other finalist comes in on Thursday at 2pm.",
  "Kindly upload your documents before 5pm on Friday 4 December.",
  "Please return the form by Friday 4 December at noon.",
  "The test must be completed by 4 December at 6pm.",
  "Your background check was completed on 25 November at 3pm.",
  "Office hours are 9am to 5pm, Monday to Friday.",
  "The job fair is on 12 December from 10am.",
  "The previous postholder leaves on 31 December.",
  "Our financial year ends on 31 March.",
  "The payroll cut-off is 10 December at noon.",
  "We will be moving offices on Monday 7 December.",
  "The webinar takes place on Thursday 3 December at 6pm.",
  "The open day is on Saturday 5 December at 10am.",
  "The budget meeting is on Tuesday 8 December at 10am and we will know more then.",
  "I'm back on Monday 7 December.",
  "Mette returns to the office on Monday 7 December at 9am.",
  "Your application was received on 2 November at 10:15.",
  "The vacancy was advertised until 20 December.",
  "Drop into reception on Friday to hand in your documents.",
])("R20: what happens on a day that is not the interview's is no interview: %s", (text) => {
  const { interviewAt, interviewOn, timesOffered, answerBy } = read(text);
  expect([interviewAt, interviewOn, timesOffered, answerBy]).toEqual([undefined, undefined, undefined, undefined]);
});

test.each([
  "Please call Lena on Friday at 2pm.",
  "Could you call Lena on Friday to arrange a time?",
  "Please ring our office on Monday between 9 and 12 to book a slot.",
  "Call Lena on Friday.",
  "Give Lena a ring on Friday morning about the next steps.",
  "Please email Tom by Friday about the second interview.",
  "Phone Sarah in HR on Thursday at 11am, she will tell you more.",
  "You can reach me on Friday at 2pm on my mobile.",
  "Please text me on Friday before noon.",
])("R10: a call that is asked of the candidate is neither an interview nor a promise: %s", (text) => {
  const { interviewAt, interviewOn, timesOffered, decisionBy } = read(text);
  expect([interviewAt, interviewOn, timesOffered, decisionBy]).toEqual([undefined, undefined, undefined, undefined]);
});

test.each([
  "It was good to meet you on Thursday. We have not decided yet.",
  "Nice to see you on Wednesday, everybody enjoyed it. No news so far.",
  "The feedback from Tuesday was good and we are still talking to people.",
  "The reminder was sent on the 18th and the assessment was conducted on the 16th, so there is no result yet.",
  "Please be informed that the round on Monday went well.",
  "The board was to meet on Tuesday but couldn't decide on Wednesday for want of a quorum.",
])("R5: a day that is over, or of something else, promises nothing: %s", (text) => {
  expect(read(text).decisionBy).toBeUndefined();
});

test.each([
  ["We'd like to call you on Friday at 2pm for a first phone interview.", "2026-12-04T14:00:00Z"],
  ["Please call in on Friday at 2pm for your interview.", "2026-12-04T14:00:00Z"],
  ["We'd love to have you back on Friday at 2pm to meet the team.", "2026-12-04T14:00:00Z"],
  ["We'd like you to come in for another interview on Friday at 2pm.", "2026-12-04T14:00:00Z"],
  ["The panel will meet you on Friday at 2pm.", "2026-12-04T14:00:00Z"],
  ["Please join the call on Friday at 2pm.", "2026-12-04T14:00:00Z"],
  ["If you're back on Thursday we'll do your interview on Friday at 2pm.", "2026-12-04T14:00:00Z"],
  ["The head is back on Friday and would like you to come in and meet her, say 2pm?", "2026-12-04T14:00:00Z"],
  ["You are one of three candidates asked to return on Friday at 2pm for the interview.", "2026-12-04T14:00:00Z"],
  ["Please return on Friday at 2pm for the interview. Your interview has been scheduled with the director.", "2026-12-04T14:00:00Z"],
])("R20: and what looks like it is still one: %s", (text, startsAt) => {
  expect(read(text).interviewAt?.value.startsAt).toBe(startsAt);
});
