import { expect, it } from "vitest";
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
