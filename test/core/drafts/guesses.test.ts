import { expect, test } from "vitest";
import { renderText } from "../../../core/drafts/render.ts";
import { answer, composed } from "./sample.ts";

const reply = {
  id: "rep_1" as const,
  subject: "News",
  from: "Mette Solberg <mette@equinor.example>",
  text: "Interesting developments on our side.",
  intent: "regret" as const,
  evidence: [],
  alternatives: [],
  interviews: [],
};
const textOf = (confidence: number) => renderText(composed("review_request", { reply: { ...reply, confidence } }), { notes: "shown" });

test("a guess is told when it is worth something, and kept to ourselves when it is not", () => {
  expect(textOf(0.7)).toContain("It reads most like this");
  expect(textOf(0.2)).not.toContain("It reads most like this");
});

test("a phrase that is part of another is not given as a reason beside it", () => {
  const said = answer("offer", {
    evidence: [
      { phrase: "delighted to offer you", rule: "a" },
      { phrase: "offer you", rule: "b" },
    ],
  });
  expect(renderText(composed("offer_thanks", { answer: said }), { notes: "shown" })).toContain("because of “delighted to offer you”.");
});
