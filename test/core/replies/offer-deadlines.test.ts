import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

/** Friday 27 November 2026, in London. */
const read = (text: string) =>
  extract({
    subject: "",
    text: `We are delighted to offer you the role. ${text}`,
    calendars: [],
    writtenAt: "2026-11-27T10:00:00Z",
    timeZone: "Europe/London",
  });

test.each<[string, string]>([
  ["get it back to me by the 11th", "2026-12-11"],
  ["Could you get the signed copy back to me by the 11th?", "2026-12-11"],
  ["Shall we say Friday 4 December?", "2026-12-04"],
  ["Shall we say Friday 4 December for your answer?", "2026-12-04"],
  ["Let me know by next Wednesday whether you're taking it.", "2026-12-02"],
  ["Have a think and come back to us by Monday.", "2026-11-30"],
  ["The offer stands until Friday 4 December.", "2026-12-04"],
  ["The offer is open until 4 December.", "2026-12-04"],
  ["This offer is good until close of business on 4 December.", "2026-12-04"],
  ["It expires Friday 4 December, after which we may withdraw.", "2026-12-04"],
  ["The offer expires Friday, after which we may withdraw it.", "2026-12-04"],
  ["We'd need to hear by close of play Tuesday.", "2026-12-01"],
  ["We'd need to hear from you by close of play on Tuesday.", "2026-12-01"],
  ["Sign by 11 December.", "2026-12-11"],
  ["Please sign by 11 December if you are happy with it.", "2026-12-11"],
  ["Please let us know within five working days.", "2026-12-04"],
  ["You have five working days to accept.", "2026-12-04"],
  ["Kindly confirm within 5 working days.", "2026-12-04"],
  ["We will hold it for you until Friday 4 December.", "2026-12-04"],
  ["The offer lapses at 5pm on Friday 4 December.", "2026-12-04"],
  ["We can keep the offer open till next Friday, 4 December.", "2026-12-04"],
  ["Is Friday 4 December enough time to decide?", "2026-12-04"],
  ["Would Friday 4 December give you enough time?", "2026-12-04"],
  ["Can you give me a yes or no by Friday 4 December?", "2026-12-04"],
  ["I'd be grateful for an answer by 4 December.", "2026-12-04"],
  ["Ideally we would have your decision by 4 December.", "2026-12-04"],
  ["Deadline for acceptance: 4 December 2026", "2026-12-04"],
  ["Acceptance deadline: Friday, December 4, 2026", "2026-12-04"],
  ["Please respond no later than Dec 4.", "2026-12-04"],
  ["We'd appreciate hearing back from you by Friday, December 4.", "2026-12-04"],
  ["If you could let me know either way by 4 December that would be great.", "2026-12-04"],
  ["After 4 December we will have to offer it to somebody else.", "2026-12-04"],
  ["We shall need your signed acceptance in hand by the 4th of December.", "2026-12-04"],
  ["The last date for acceptance is 4 December 2026.", "2026-12-04"],
  ["Last day to accept is 4 December.", "2026-12-04"],
  ["Please revert with your acceptance on or before 4th December 2026.", "2026-12-04"],
  ["Failing a reply by 4 December, the offer will lapse.", "2026-12-04"],
  ["Should we not receive your acceptance by 4 December, the offer will be treated as withdrawn.", "2026-12-04"],
  ["Take your time, but not beyond Friday 4 December.", "2026-12-04"],
  ["I can give you until Friday 4 December.", "2026-12-04"],
  ["No pressure, but can you let me know Friday 4 December latest?", "2026-12-04"],
  ["The offer is valid up to 4 December 2026.", "2026-12-04"],
  ["The offer is valid for 7 days.", "2026-12-04"],
  ["Take a couple of weeks; I need to hear by 11 December.", "2026-12-11"],
  ["You don't need to decide today; by 4 December is fine.", "2026-12-04"],
  ["Sleep on it and tell me by 4 December.", "2026-12-04"],
  ["We're hoping for your answer by 4 December.", "2026-12-04"],
  ["Pop the signed contract in the post so that it reaches us by 4 December.", "2026-12-04"],
  ["Return one signed copy to reach this office not later than 4th December, 2026.", "2026-12-04"],
  ["We must receive your written acceptance by 12 noon on 4 December.", "2026-12-04"],
  ["Any chance you could let me know by Tuesday?", "2026-12-01"],
  ["We need an answer one way or the other by the 4th.", "2026-12-04"],
  ["Please e-sign through the portal before it closes on 4 December.", "2026-12-04"],
  ["The link to sign will expire on 4 December.", "2026-12-04"],
  ["Drop me a note by 4 December with your decision.", "2026-12-04"],
  ["Please advise by 4 December if you wish to take up the position.", "2026-12-04"],
  ["Give me a ring by 4 December and tell me if you're in.", "2026-12-04"],
  ["I'll need to know one way or another by 4 December.", "2026-12-04"],
  ["You've got until 4 December to make up your mind.", "2026-12-04"],
  ["You have a week to think it over.", "2026-12-04"],
  ["You have two weeks to consider.", "2026-12-11"],
  ["Please let us know your decision in the next week.", "2026-12-04"],
  ["Your response is requested by 12/4/2026.", "2026-12-04"],
  ["Please get back to me in the next 3 working days.", "2026-12-02"],
  ["We require your response within 72 hours.", "2026-11-30"],
  ["Could I have your answer a week today?", "2026-12-04"],
  ["We'd love a decision from you by the end of next week.", "2026-12-04"],
  ["I need a yes or no before Friday 4 December.", "2026-12-03"],
  ["There's no need to decide this week; by 4 December will do.", "2026-12-04"],
  ["Friday 4 December is fine to let me know.", "2026-12-04"],
  ["Kindly convey your consent by 4th.", "2026-12-04"],
  ["We hope to hear from the council within the week. Do take until the 4th.", "2026-12-04"],
  ["The e-signature link is good for seven days.", "2026-12-04"],
  ["Sing out with questions, and if it looks right sign via the link by 4 December.", "2026-12-04"],
])("R23: by when they want the answer: %s", (text, date) => {
  expect(read(text).answerBy?.value).toBe(date);
});

test.each([
  "We will send the contract by Friday.",
  "Your start date would be 4 January 2027.",
  "Shall we say 4 January for your first day?",
  "Your induction is on 4 January and the contract will follow next week.",
  "The pension scheme closes on 31 December.",
  "We will need your bank details by 18 December for payroll.",
  "Holiday must be taken by 31 December.",
  "HR will be in touch by Friday with your contract.",
  "The probation period ends on 30 June 2027.",
  "Our office is closed from 24 December until 4 January.",
  "You will hear from our HR team by Wednesday about onboarding.",
  "Your contract runs until 31 December 2027.",
  "The salary review is on 1 April.",
  "We can move the start date to 1 February if you need it.",
  "I am out of the office until 4 December, so any questions go to Lena.",
  "Please complete the onboarding forms by 18 December.",
  "Bonus is paid by 31 March each year.",
  "Let me know by Monday if you have any questions.",
  "Shall we say Tuesday at 10 for a call to go through it?",
  "I do not need an answer this week.",
  "As your fixed-term contract is to end on 31 March I am pleased that this one is permanent.",
  "There's no need to sign today.",
  "May we have you as our music teacher in September?",
])("R23: another day of an offer is no deadline for the answer: %s", (text) => {
  expect(read(text).answerBy).toBeUndefined();
});

test.each([
  ["Have a think about it over the weekend. Shall we say Friday 4 December?", "2026-12-04"],
  ["Take your time to think it over. By Friday 4 December, if possible.", "2026-12-04"],
  ["We'd need your decision fairly soon. Say Tuesday?", "2026-12-01"],
  ["We would like to talk it through with you on a call. Shall we say Friday 4 December?", undefined],
  ["When could you start? Shall we say Monday 4 January?", undefined],
])("R23: a day that is put forward belongs to what was asked before it: %s", (text, date) => {
  expect(read(text).answerBy?.value).toBe(date);
});

test.each([
  ["Great news, the job's yours! Sign by 11 December and send it back.", "2026-12-11"],
  ["You've got the job. Let me know by Tuesday if you're in.", "2026-12-01"],
  ["We want you on the team. Formal paperwork attached, please get it back to us by the 4th.", "2026-12-04"],
])("R23: an offer without the word is one: %s", (text, date) => {
  const found = extract({ subject: "", text, calendars: [], writtenAt: "2026-11-27T10:00:00Z", timeZone: "Europe/London" });
  expect(found.answerBy?.value).toBe(date);
});
