import { expect, test } from "vitest";
import { type Judged, judge } from "../../../core/replies/judge.ts";
import type { Matchable } from "../../../core/replies/match.ts";

const NORDVIK: Matchable = {
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

const mail = (text: string, more: Partial<Judged> = {}): Judged => ({
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

const judged = (text: string, more: Partial<Judged> = {}, interviews = [NORDVIK]) => judge(mail(text, more), interviews, "Europe/Oslo");

test("a clear answer that matches one interview is applied, with its evidence", () => {
  const { verdict, intent, evidence } = judged("Dear Ada, I am sorry to tell you that we have chosen another candidate for the position.");
  expect([verdict, intent]).toEqual(["apply", "regret"]);
  expect(evidence.length).toBeGreaterThan(0);
});

test("a clear answer that matches nothing is unmatched, one that matches two is asked about", () => {
  const regret = "Dear Ada, I am sorry to tell you that we have chosen another candidate for the position.";
  expect(judged(regret, { from: { name: "", address: "someone@elsewhere.example" } }).verdict).toBe("unmatched");
  expect(judged(regret, {}, [NORDVIK, { ...NORDVIK, id: "int_other", role: "Reservoir Engineer" }]).verdict).toBe("ask");
});

test("what is unclear is asked about, and what concerns no interview is left alone", () => {
  expect(judged("Hi Ada, the thing we discussed went the way it usually does. M.").verdict).toBe("ask");
  const job = "12 new jobs for you this week. View all jobs. Manage your alerts. Unsubscribe from this newsletter.";
  expect(judged(job, { subject: "Your weekly job alert", from: { name: "Jobs", address: "alerts@jobs.example" } }).verdict).toMatch(
    /leave|unmatched/,
  );
});

test("the candidate's own word above a forward wins, and is not questioned", () => {
  const { verdict, intent, saidByCandidate } = judged("Hi Ada, as we said on the phone. M.", { note: "They turned me down" });
  expect([verdict, intent, saidByCandidate]).toEqual(["apply", "regret", true]);
});

test("the candidate's own words without an employer's mail are never read as the employer's", () => {
  const { verdict } = judged("I hope they will offer me the job, and I was delighted with the interview.", { ownWords: true, from: null });
  expect(verdict).toBe("unmatched");
});

test("a guessed date is shown but not put on the record (DESIGN §5.9); a day to call is a calendar date (R10)", () => {
  const vague = judged("Hi Ada, we are still interviewing and hope to let you know some time in early January.");
  expect(vague.answer.decisionBy).toBeUndefined();
  const { answer } = judged(
    "Hi Ada, no decision yet, we are still meeting people. Please give me a call on Tuesday and I can tell you more.",
  );
  expect(answer.wantsContact === undefined || answer.wantsContact.on === "2026-12-08").toBe(true);
});
