import { describe, expect, test } from "vitest";
import { classify } from "../../../core/replies/classify.ts";
import { APPLY_CONFIDENCE } from "../../../core/replies/intents.ts";
import { isDoubtful } from "../../../core/replies/second-thoughts.ts";

describe("R18, R23: who was chosen decides, and not that others are spoken of", () => {
  test.each([
    "You were selected over 200 other applicants for this position. Welcome to the team!",
    "Other candidates had more experience, but the job's yours.",
    "It was a close-run thing between you and another candidate, but you edged it.",
    "The decision was not easy, but you have been chosen for the role.",
    "We have decided to move forward with you rather than the other candidate.",
    "We haven't chosen the other candidate; we've chosen you.",
    "We've not gone with the other candidate. We've gone with you.",
    "The other candidate wasn't successful. You were.",
    "We have informed the other candidates that they have been unsuccessful. The position is yours.",
    "We unanimously picked you over the other finalists.",
  ])("is never applied as a regret: %s", (text) => {
    expect(isDoubtful("regret", { subject: "", text })).toBe(true);
    const { intent, confidence } = classify({ subject: "", text });
    expect(intent === "regret" && confidence >= APPLY_CONFIDENCE).toBe(false);
  });
  test.each([
    "We are unable to offer you the position.",
    "You have not been selected for the role.",
    "We would have loved to offer you the role, but we have chosen another candidate.",
    "If we had chosen you, we would have been happy, too. We went with someone else.",
    "I am sorry to say that you were not successful.",
    "Although we want you to know how much we liked you, we went with someone else.",
  ])("a regret stays one: %s", (text) => {
    expect(isDoubtful("regret", { subject: "", text })).toBe(false);
  });
});

describe("R18, R22: what is denied, asked or only believed ends nothing", () => {
  test.each([
    "Contrary to the rumour, we have not gone with another candidate.",
    "No one has been rejected and no one has been hired. The process continues.",
    "You asked whether you had been unsuccessful. That's not the case.",
    "I'd hate for you to think that we've decided against you.",
    "Whoever told you that you were rejected was mistaken.",
    "Nothing has been put on hold and nobody has been rejected.",
    "The role is no longer on hold.",
  ])("%s", (text) => {
    const { intent, confidence } = classify({ subject: "", text });
    expect(["regret", "on_hold", "offer_withdrawn"].includes(intent) && confidence >= APPLY_CONFIDENCE).toBe(false);
  });
});

describe("an offer that is none is asked about, whatever words it has (R23)", () => {
  test.each([
    "I would love to tell you that the job is yours. I cannot. They took somebody from inside.",
    "I wish I could write that we would like to offer you the position.",
    "Nothing would have pleased me more than to say welcome aboard. It was not to be.",
    "We had so hoped to be welcoming you to the surgery in May.",
    "I will only be able to confirm the appointment once the board has met on 15 December.",
    "You have got the job!! Well, nearly: the county has to sign, and they do refuse now and then.",
    "The job is yours to lose: just the reference check to go.",
    "We would like to offer you the opportunity to discuss the outcome by phone on Monday at 9.",
    "I can offer you a chance to talk about how things went.",
    "If our first choice does not accept by Friday we would like to offer you the role.",
    "Subject to board approval next Tuesday, we intend to offer you the position.",
    "Provided that the budget is approved on Monday, we would like to offer you the job.",
    "Once the board has signed it off, I will be able to make you a formal offer by 9 December.",
    "We hope to offer you the post, depending on whether the other candidate declines.",
    "Please see the attached letter.",
    "Dear Ms Lund, please find attached our letter of today's date. Kind regards, Human Resources",
    "You will receive a letter in the post.",
  ])("%s", (text) => {
    expect(isDoubtful("offer", { subject: "Your interview", text })).toBe(true);
  });

  test.each([
    "We would love to offer you the job. The letter is attached.",
    "I had planned to write a long mail. Short version: the job is yours.",
    "We can only confirm once the check is back, but we are pleased to offer you the post.",
    "We would like to offer you the opportunity to join us as a planner. Your contract is attached.",
    "Please find attached your contract, to be signed by Friday.",
    "We are pleased to offer you the post, subject to references and a satisfactory DBS check.",
    "If you accept, we would like you to start on 4 January. The offer letter is attached.",
    "The budget has been approved, and we would like to offer you the job.",
  ])("but not this one: %s", (text) => {
    expect(isDoubtful("offer", { subject: "Your interview", text })).toBe(false);
  });
});

describe("a mail about another job than the one interviewed for is asked about", () => {
  const text = "Thank you for your application for Geologist. We will not be moving forward with you.";
  test.each([
    ["Drilling Engineer", text, true],
    ["Geologist", text, false],
    ["Senior Geology Adviser", text, false],
    ["Drilling Engineer", "Thank you for your application for the position of Deck Officer, which we have filled.", true],
    ["Drilling Engineer", "Thank you for your application. We have chosen another candidate.", false],
    ["Drilling Engineer", "Thank you for the interview for Nordvik Energy on Monday. We have chosen another candidate.", false],
    ["Drilling Engineer", "Your interview for the post of Drilling Engineer: we chose someone with Geologist papers.", false],
  ])("%s: %s", (role, body, asked) => {
    expect(isDoubtful("regret", { subject: "", text: body, role, company: "Nordvik Energy" })).toBe(asked);
  });
});

test("what the candidate only asked about is no hold (R22)", () => {
  const text = "Thank you for asking whether the role had been put on hold. It hasn't. Nor has anyone been appointed.";
  expect(isDoubtful("on_hold", { subject: "", text })).toBe(true);
});

describe("R18: feedback, or a talk about another scheme, is no offer and no invitation", () => {
  const read = (text: string) =>
    classify({ subject: "Data Analyst", text, role: "Data Analyst", company: "Harrow & Finch", isFromEmployer: true });

  test.each([
    "Hi Ada, the team felt the step up would be too big at this point. I'm happy to offer you feedback by phone on 2 December at 10.",
    "Dear Ada, unfortunately you were not successful. We would be happy to invite you to a feedback call on Wednesday 2 December at 10:00.",
    "Dear Ada, you were not successful on this occasion, but I would be glad to give you feedback by phone on Thursday 3 December at 3pm.",
    "Hi Ada, we don't think Data Analyst is the right seat for you, but would you talk to Nils about our Analyst Trainee scheme?",
    "Dear Ada, we have decided to go with someone else. We'd like to invite you to a short feedback conversation on Monday at 3pm.",
    "Dear Ada, we will not be taking your application further. Would you like to join us for a debrief call on Friday 4 December at 11?",
    "Dear Ada, we are sorry to say you have not been selected. I would like to offer you a call to hear the panel's feedback on Tuesday.",
    "Dear Ada, we are not moving forward. We would be delighted to invite you to our talent community and open day on 12 December.",
    "Dear Ada, the panel chose another candidate. We are pleased to offer you a feedback session with Marcus on 3 December at 14:00.",
    "Hi Ada, it was close but not this time. Can we meet on Thursday at 10 so I can give you feedback?",
    "Dear Ada, we went for another candidate. We'd love to invite you to apply for our Graduate Scheme, and to a chat with Nils on 9 December.",
    "Dear Ada, others were a little further on. I would be pleased to arrange a feedback call with you on Friday at 10.",
    "Dear Ada, this one was not to be. We would like to invite you to join our talent pool, and to a coffee on Tuesday.",
    "Hi Ada, on balance we felt the role was too senior. Shall we schedule a debrief on Monday at 4?",
    "Dear Ada, we cannot take you on as Data Analyst. We would be delighted to introduce you to our apprenticeship programme on 8 December.",
  ])("is most like a regret: %s", (text) => {
    expect(read(text).intent).toBe("regret");
  });

  test.each([
    [
      "We would like to invite you to a second interview on 2 December at 10:00, and will give you feedback on your first.",
      "second_interview",
    ],
    [
      "Great feedback from the panel! We'd like to invite you to a second interview on 2 December at 10:00 with our CEO.",
      "second_interview",
    ],
    ["We are delighted to offer you the job. I can also offer you feedback on your interview by phone.", "offer"],
    ["We had such good feedback that we want to offer you the job. Congratulations!", "offer"],
    ["Please join us for the final round on Friday 4 December at 9:00. I am happy to give you feedback beforehand.", "second_interview"],
  ])("and changes nothing where more is said: %s", (text, intent) => {
    expect(read(text)).toMatchObject({ intent });
    expect(read(text).confidence).toBeGreaterThanOrEqual(APPLY_CONFIDENCE);
  });
});
