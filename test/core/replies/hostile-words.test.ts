import { expect, it } from "vitest";
import { WRITTEN_OFFER } from "../../../core/replies/extract-phrases.ts";
import { handoverIn } from "../../../core/replies/handover.ts";
import { judge } from "../../../core/replies/judge.ts";

const CHARACTERS = 20_000;
const TIME_MAX_MS = 400;
const MAIL = {
  from: null,
  subject: "",
  calendars: [],
  references: [],
  inReplyTo: null,
  writtenAt: "2026-11-25T10:00:00Z",
  note: "",
} as const;
const judged = (text: string) => judge({ ...MAIL, text }, [], "Europe/London");

it.each([
  ["question marks", "?"],
  ["empty lines", "\n"],
  ["blank lines", "\n "],
])("20,000 characters of %s are judged in a moment", (_, part) => {
  judged("We will write to you by Friday.");
  const text = part.repeat(CHARACTERS / part.length);
  const began = performance.now();
  judged(text);
  expect(performance.now() - began).toBeLessThan(TIME_MAX_MS);
});

it.each([
  ["capitals", "A"],
  ["capitals and small letters in turn", "Aa"],
  ["names joined by dashes", "Anna-"],
])("20,000 characters of %s name nobody who takes over, in a moment", (_, part) => {
  const from = { name: "Anna Berg", address: "anna@norrland.example" };
  const text = `I am taking over. ${part.repeat(CHARACTERS / part.length)} will now be`;
  handoverIn("Joe Achebe is now your contact.", from, ["joe@norrland.example"], [from.address]);
  const began = performance.now();
  handoverIn(text, from, ["joe@norrland.example"], [from.address]);
  expect(performance.now() - began).toBeLessThan(TIME_MAX_MS);
});

it("thousands of articles are no papers of an offer, in a moment", () => {
  const text = "a ".repeat(3 * CHARACTERS);
  const began = performance.now();
  expect(WRITTEN_OFFER.test(text)).toBe(false);
  expect(performance.now() - began).toBeLessThan(TIME_MAX_MS);
});
