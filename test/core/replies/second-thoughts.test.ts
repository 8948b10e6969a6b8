import { describe, expect, test } from "vitest";
import { APPLY_CONFIDENCE, classify } from "../../../core/replies/classify.ts";
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
    expect(isDoubtful("regret", text)).toBe(true);
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
    expect(isDoubtful("regret", text)).toBe(false);
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
