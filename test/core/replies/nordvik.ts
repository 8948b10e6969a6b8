import type { Judged } from "../../../core/replies/judged.ts";
import type { Matchable } from "../../../core/replies/match.ts";

/** An interview that waits for an answer, and the contact who writes about it. */
export const NORDVIK: Matchable = {
  id: "int_nordvik",
  state: "waiting",
  company: { name: "Nordvik Energy", domain: "nordvik.example" },
  role: "Drilling Engineer",
  contactEmails: ["mette@nordvik.example"],
  contactKind: "employer",
  contactNames: ["Mette Solberg"],
  sentMessageIds: [],
  lastActivityAt: "2026-12-01T15:00:00.000Z",
  createdAt: "2026-11-25T09:00:00.000Z",
  firstRoundAt: "2026-12-01T13:00:00.000Z",
};

/** What she writes on Thursday 3 December 2026. */
export const mailOf = (text: string, more: Partial<Judged> = {}): Judged => ({
  from: { name: "Mette Solberg", address: "mette@nordvik.example" },
  subject: "Your interview",
  text,
  calendars: [],
  references: [],
  inReplyTo: null,
  writtenAt: "2026-12-03T09:00:00.000Z",
  note: "",
  ...more,
});

/** The same with a greeting and a farewell. */
export const letterOf = (text: string, more: Partial<Judged> = {}) => mailOf(`Dear Ada,\n\n${text}\n\nBest regards\nMette`, more);
