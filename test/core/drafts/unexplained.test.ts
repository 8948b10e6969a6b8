import { expect, test } from "vitest";
import { renderText } from "../../../core/drafts/render.ts";
import type { Hold } from "../../../core/interview/situation.ts";
import type { ReminderKind } from "../../../core/messages.ts";
import { composed, message, round, situation } from "./sample.ts";

const hold: Hold = { cause: "rep_01kbreply000000000000000000", since: "2026-11-23T15:00:00.000Z", why: "we asked" };
const ahead = round({ id: "rnd_2", startsAt: "2026-11-25T09:00:00.000Z", endsAt: "2026-11-25T10:00:00.000Z", status: "planned" });
const offer = { eventId: "evt_1" as const, madeAt: hold.since, knownAt: hold.since, response: "none" as const, answerBy: "2026-11-27" };

const reminded = (kind: ReminderKind, holds: Hold[]) => {
  const open = kind === "offer_deadline" || kind === "competing_offer" ? { state: "offered" as const, offer } : {};
  const about = situation({ ...open, holds, rounds: [round(), ahead] });
  return renderText(composed(kind, { message: message(kind, { roundId: "rnd_2" }), situation: about }), { notes: "shown" });
};

test.each([
  ["before_round", "moved this interview, or called it off"],
  ["prepare", "moved this interview, or called it off"],
  ["answer_due", "changed what they want of you, or the day for it"],
  ["offer_deadline", "changed this offer, or the day for your answer"],
  ["competing_offer", "changed this offer, or the day for your answer"],
] as const)("%s comes while a mail is asked about, and says that the mail may have changed it", (kind, what) => {
  const text = reminded(kind, [hold]);
  expect(text).toContain(`A mail of Monday 23 November may have ${what}`);
  expect(text).toContain("https://follow.example/a/review_reply.rep_01kbreply000000000000000000");
  expect(reminded(kind, [])).not.toContain("may have");
});
