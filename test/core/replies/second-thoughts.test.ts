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
