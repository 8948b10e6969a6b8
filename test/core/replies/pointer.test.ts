import { expect, test } from "vitest";
import { isPointer } from "../../../core/replies/pointer.ts";
import { answerText } from "../../../core/replies/quote.ts";

test.each([
  "Hi Ada, please see below from Sandvik Tools.\n\nPriya",
  "FYI",
  "Pls see the trail mail.",
  "As attached.",
  "Hi Ada,\n\nPlease find our letter attached.\n\nKind regards\nMette Solberg",
  "Dear Ada,\nUnfortunately not good news, see below.\nThanks,\nPriya",
  "Hello Ada, for your information. Let me know if you have any questions.",
  "Passing this on. P",
  "Siehe unten",
])("%j only points to something", (text) => {
  expect(isPointer(text)).toBe(true);
});

test.each([
  "Please see my answers below.",
  "Please find attached our offer.",
  "Please see the attached form and return it by Friday.",
  "We would like to invite you, details below.",
  "Please find attached your letter of appointment.",
  "We received your application below",
  "Thanks",
  "Hi Ada, forwarding the note. Bottom line: they'd like a second conversation, and I'm getting times. Callie",
])("%j says something itself", (text) => {
  expect(isPointer(text)).toBe(false);
});

const HEADER = "From: Olof Ek <olof@tools.example>\nSent: Thursday, 26 November 2026 16:00\nTo: Priya\nSubject: Analyst\n\n";

test("what is quoted beneath words that only point to it is read, and only the history beneath that is cut", () => {
  const text = `See below.\n\nPriya\n-- \nPriya Nair\n+44 20 7946 0000\n\n${HEADER}We liked Ada but chose somebody else.\n\nOn Mon, 23 Nov 2026 at 10:00, Priya <p@agency.example> wrote:\n> Any news?`;
  expect(answerText(text)).toBe("See below.\n\nPriya\n\nWe liked Ada but chose somebody else.");
  expect(answerText("FYI\n\nOn Mon, 23 Nov 2026 at 10:00, Olof <olof@tools.example> wrote:\n> We chose somebody else.")).toBe(
    "FYI\n\nWe chose somebody else.",
  );
});

test("a candidate's own mail beneath is history all the same", () => {
  const isOwn = (shown: string) => shown.includes("olof@tools.example");
  expect(answerText(`See below.\n\n${HEADER}We liked Ada.`, isOwn)).toBe("See below.");
});
