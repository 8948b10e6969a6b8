/** More time for the answer to an offer that is open is read as its new deadline (R23). */
import { describe, expect, test } from "vitest";
import { judge } from "../../../core/replies/judge.ts";
import type { Matchable } from "../../../core/replies/match.ts";
import { letterOf, NORDVIK } from "./nordvik.ts";

const OFFERED: Matchable = {
  ...NORDVIK,
  state: "offered",
  createdAt: "2026-11-20T09:00:00.000Z",
  firstRoundAt: "2026-11-24T13:00:00.000Z",
};

const judged = (text: string, of: Matchable = OFFERED, address = "mette@nordvik.example") =>
  judge(letterOf(text, { from: { name: "Mette Solberg", address }, subject: "Re: Your offer" }), [of], "Europe/Oslo");

describe("R23: a known contact names another day for the answer", () => {
  test.each([
    ["We can give you until Friday 18th.", "2026-12-18"],
    ["Take the weekend, Monday is fine.", "2026-12-07"],
    ["Happy to extend to the end of the month.", "2026-12-31"],
    ["Of course, you can have until Wednesday 16 December.", "2026-12-16"],
    ["No problem at all, let us know by the 18th.", "2026-12-18"],
    ["We are happy to extend the deadline to 15 December.", "2026-12-15"],
    ["The deadline has been extended to 15 December.", "2026-12-15"],
    ["Take until Tuesday if you need it.", "2026-12-08"],
    ["I have spoken to Per and we can wait until Thursday 10 December.", "2026-12-10"],
    ["Sure, have a think over the weekend and tell me on Monday.", "2026-12-07"],
    ["We've pushed your deadline back to 21 December.", "2026-12-21"],
    ["That's fine, we'll hold the offer open until 20 December.", "2026-12-20"],
    ["We can stretch to Friday 11 December but no further.", "2026-12-11"],
    ["I'm afraid we cannot extend beyond Friday 11 December.", "2026-12-11"],
    ["Yes, by all means take a few more days. Could you come back to us by Monday 14 December?", "2026-12-14"],
    ["Understood. We'll wait to hear from you by Thursday 17 December.", "2026-12-17"],
    ["We need your answer by Tuesday 8 December after all.", "2026-12-08"],
    ["You don't need to decide this week; the 16th is soon enough.", "2026-12-16"],
    ["Unfortunately we can't give you more time. We need to know by Friday.", "2026-12-04"],
    ["Of course, take your time: Friday 18 December is soon enough.", "2026-12-18"],
    ["Would Wednesday 9 December give you enough time?", "2026-12-09"],
  ])("%s", (text, day) => {
    const { verdict, intent, answer } = judged(text);
    expect([verdict, intent, answer.answerBy, answer.isSameOffer]).toEqual(["apply", "offer", day, true]);
  });
});

test.each([
  "Monday is fine.",
  "You may have another week to think about it.",
  "Let's say the 14th then.",
  "An extra week is fine with us.",
])("a day that may be for something else, or counts from an unsaid one, is asked about: %s", (text) => {
  const { verdict, answer } = judged(text);
  expect([verdict, answer.answerBy]).toEqual(["ask", undefined]);
});

test.each([
  "We will let you know about the salary by Friday.",
  "I will call you on Monday to talk it over.",
  "Your first day would be Monday 11 January.",
  "HR will send you the contract by Friday.",
  "We need until Friday to look into the holiday question.",
  "Let me know by Monday if you have any questions about the laptop.",
  "You will have our answer by Friday.",
  "Per is back on Monday and will confirm the start date.",
  "Please send us a copy of your passport by Friday.",
])("what they do, and what is wanted beside the answer, is no deadline of it: %s", (text) => {
  const { answer } = judged(text);
  expect([answer.isSameOffer, answer.answerBy]).toEqual([undefined, judged(text, { ...OFFERED, state: "waiting" }).answer.answerBy]);
});

test("from nobody whom they met, or without an offer, it is read as any mail", () => {
  expect(judged("We can give you until Friday 18th.", OFFERED, "other@nordvik.example").answer.isSameOffer).toBeUndefined();
  expect(judged("We can give you until Friday 18th.", { ...OFFERED, state: "waiting" }).answer.isSameOffer).toBeUndefined();
});

test("a refusal, an offer that is taken back and a new offer are what they are", () => {
  expect(judged("I am sorry, but we have decided to withdraw the offer. You had until Friday.").intent).toBe("offer_withdrawn");
  expect(judged("Attached is our revised offer. Please let us know by Friday 11 December.").answer.isSameOffer).toBeUndefined();
});
