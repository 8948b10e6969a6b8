import { describe, expect, it, test } from "vitest";
import { asksWhen } from "../../../core/replies/about-rounds.ts";
import { extract } from "../../../core/replies/extract.ts";
import type { Intent } from "../../../core/replies/intents.ts";

/** Monday 30 November 2026. */
const read = (text: string, intent: Intent = "status_update", timeZone = "Europe/London") =>
  extract({ subject: "", text, calendars: [], writtenAt: "2026-11-30T09:00:00Z", timeZone, intent });
const promise = (text: string, timeZone?: string) => {
  const { decisionBy } = read(text, "status_update", timeZone);
  return decisionBy === undefined || decisionBy.earliest !== undefined ? null : [decisionBy.value, decisionBy.certain];
};

test.each([
  "We will be making decisions on further posts over the next twelve months.",
  "You will hear from us during the next six months if something comes up.",
  "The decision has slipped to the next quarter.",
  "The decision has been put off until the new quarter.",
  "Your answer will have to wait till next month, I am afraid.",
  "You will hear of other posts in the course of the year.",
])("R17: a far span is no day by which they promise anything: %s", (text) => {
  expect(promise(text)).toBeNull();
});

describe("R32: the week of a day", () => {
  it.each<[string, string, string | undefined, string?]>([
    ["We expect to make a decision the week of 12/14.", "2026-12-18", "2026-12-14", "America/New_York"],
    ["We'll decide by the end of the week of 14/12.", "2026-12-18", "2026-12-14"],
    ["You'll hear w/c 14.12.", "2026-12-18", "2026-12-14"],
    ["You'll hear w/c 7th.", "2026-12-11", "2026-12-07"],
    ["You'll hear by the end of the week commencing 7 December.", "2026-12-11", "2026-12-07"],
  ])("%s", (text, value, from, zone) => {
    expect(read(text, "status_update", zone).decisionBy).toMatchObject({ value, certain: true, from });
  });
  it("is a guess where two orders of the figures name a day", () => {
    expect(promise("We expect to decide the week of 12/7.", "America/New_York")).toEqual(["2026-12-11", false]);
  });
});

test.each<[string, string]>([
  ["You should hear from us a fortnight today.", "2026-12-14"],
  ["You'll hear two weeks tomorrow.", "2026-12-15"],
  ["You'll hear a fortnight on Friday.", "2026-12-18"],
  ["We'll have an answer this day fortnight.", "2026-12-14"],
  ["We'll have an answer this day week.", "2026-12-07"],
  ["Interviews run until 11 December. We will let you know the following week.", "2026-12-18"],
  ["The board meets on Thursday 10 December. You'll hear the day after.", "2026-12-11"],
])("counts from a day that is named: %s", (text, day) => {
  expect(promise(text)).toEqual([day, true]);
});

test.each([
  "We'll be able to confirm after the board meets on the 9th.",
  "I'll be in touch once Sam is back on Monday.",
])("R17: after what happens on a day is not that day: %s", (text) => {
  expect(promise(text)).toBeNull();
});

describe("R23: a deadline that is extended by a weekday after it", () => {
  it.each([
    "We are happy to extend the offer. Our deadline was Friday 4 December; take until the Monday after.",
    "The offer was open until Friday 4 December, but take until the Monday after.",
    "You were to answer our offer by Friday. By all means take until the Monday after.",
    "We had said Friday 4 December for your answer to our offer. Take until the Monday after.",
    "We can extend the deadline of our offer from Friday 4 December to the Monday after.",
  ])("%s", (text) => {
    expect(read(text, "offer").answerBy).toMatchObject({ value: "2026-12-07", certain: true });
  });
  it("is a guess where the day before it is not named", () => {
    expect(read("We offer you the job. Take until the Monday after.", "offer").answerBy?.certain).toBe(false);
  });
});

test.each([
  "Tuesday or Wednesday next week, which suits?",
  "Would Tuesday or Wednesday next week suit you for the second stage?",
  "We could do the 8th or the 9th. Which would you prefer?",
  "Does Tuesday or Wednesday work for you?",
])("R20: two days without an hour are asked about: %s", (text) => {
  expect(asksWhen(text)).toBe(true);
  expect(read(text, "second_interview").interviewOn).toBeUndefined();
});

test.each<[string, string[]]>([
  ["Can you do 10 or else 2.30 on Friday?", ["2026-12-04T10:00:00Z", "2026-12-04T14:30:00Z"]],
  ["Either 2 or 3pm on Tuesday would be fine.", ["2026-12-01T14:00:00Z", "2026-12-01T15:00:00Z"]],
  ["Could you come at 9.15 or maybe 4pm on Tuesday?", ["2026-12-01T09:15:00Z", "2026-12-01T16:00:00Z"]],
])("R20: two hours are two times to choose from: %s", (text, times) => {
  const { interviewAt, timesOffered } = read(text, "second_interview");
  expect([interviewAt, timesOffered?.value]).toEqual([undefined, times]);
});

test.each<[string, string]>([
  ["Friday it is. 3pm works for us, same place.", "2026-12-04T15:00:00Z"],
  ["Friday it is, then. 10 works for us, same place.", "2026-12-04T10:00:00Z"],
])("R20: an hour that opens a sentence belongs to the day before it: %s", (text, at) => {
  expect(read(text, "second_interview").interviewAt).toMatchObject({ value: { startsAt: at }, certain: true });
});

test.each([
  "by the end of the week of 12/",
  "before the panel meets ",
  "please send by the close of business, ",
  "10 or 11 or 12.30 ",
  "the Monday after ",
  "for about an hour and a half or ",
  "Rue de la Rue de la 12 ",
  "Dronning Eufemias gate ",
])("takes no more time than its length asks for, of many times: %s", (part) => {
  const start = performance.now();
  for (const intent of ["offer", "info_request", "status_update"] as const) read(part.repeat(2_000), intent);
  expect(performance.now() - start).toBeLessThan(3_000);
});
