import { expect, test } from "vitest";
import { judge } from "../../../core/replies/judge.ts";
import type { Matchable } from "../../../core/replies/match.ts";

const NORRLAND: Matchable = {
  id: "int_norrland",
  state: "interviewed",
  company: { name: "Norrland Shipping", domain: "norrland.example" },
  role: "Ship broker",
  contactEmails: ["hr@norrland.example"],
  contactKind: "employer",
  contactNames: ["Lena Holm"],
  sentMessageIds: [],
  lastActivityAt: "2026-11-20T15:00:00.000Z",
  createdAt: "2026-11-18T09:00:00.000Z",
  firstRoundAt: "2026-11-20T13:00:00.000Z",
};

/** As the contact writes it. */
const judged = (text: string) =>
  judge(
    {
      from: { name: "HR", address: "hr@norrland.example" },
      subject: "Your interview",
      text: `Dear Ada,\n\n${text}\n\nKind regards\nLena`,
      calendars: [],
      references: [],
      inReplyTo: null,
      writtenAt: "2026-11-26T10:00:00Z",
      note: "",
    },
    [NORRLAND],
    "Europe/London",
  );

test.each([
  "The vacancy has been withdrawn.",
  "I am sorry to say that the vacancy has been withdrawn.",
  "I am afraid that the requisition was pulled.",
  "I am sorry to tell you that they have cancelled the vacancy.",
  "I am sorry to say that the board has withdrawn the vacancy.",
  "The panel found you not appointable.",
  "The panel did not find you appointable.",
  "You were not considered appointable.",
  "I am sorry to say that you were deemed unappointable.",
  "Your score was below the appointable threshold.",
  "No candidate was found appointable.",
  "There will be no hire after all.",
  "I am sorry, there will be no hire this year.",
  "The client has pulled the budget, so no hire this year I'm afraid.",
])("R18: nobody is hired, or not this candidate: %s", (text) => {
  const { intent, confidence } = judged(text);
  expect(intent).toBe("regret");
  expect(confidence).toBeGreaterThanOrEqual(0.9);
});

test.each<[string, string]>([
  ["The panel found you appointable, and we will let you know by Friday.", "status_update"],
  ["All appointable candidates will be told by Friday.", "status_update"],
  ["We have not decided yet whether the vacancy will be withdrawn.", "status_update"],
  ["The budget has been pulled until January, so everything is on hold.", "on_hold"],
  ["Hiring is paused this quarter; we will come back to you in the new year.", "on_hold"],
  ["We are sorry, but the offer has been withdrawn.", "offer_withdrawn"],
])("is no such news: %s", (text, intent) => {
  expect(judged(text).intent).toBe(intent);
});

test("R18: a bare label is asked about, as a regret first", () => {
  expect(judged("Outcome: not appointable").intent).toBe("regret");
});
