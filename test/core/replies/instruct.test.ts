import { describe, expect, it } from "vitest";
import { instruct } from "../../../core/replies/instruct.ts";
import type { Intent } from "../../../core/replies/intents.ts";

const context = { writtenAt: "2026-10-07T09:00:00Z", timeZone: "Europe/London" };

describe("the candidate's own line above a forward", () => {
  it.each<[string, Intent]>([
    ["offer", "offer"],
    ["They offered me the job!!", "offer"],
    ["I got the job", "offer"],
    ["rejected :(", "regret"],
    ["they said no", "regret"],
    ["I didn't get it", "regret"],
    ["2nd interview tomorrow at 2pm", "second_interview"],
    ["Invited for final round", "second_interview"],
    ["on hold", "on_hold"],
    ["They withdrew the offer", "offer_withdrawn"],
    ["they want references", "info_request"],
    ["just a thank you", "acknowledgement"],
    ["update: decision by 12 October", "status_update"],
    ["ignore this", "unrelated"],
  ])("%s → %s", (note, intent) => {
    expect(instruct(note, context)?.intent).toBe(intent);
  });

  it.each([
    "",
    "FYI",
    "see below",
    "Thanks",
    "Sent from my iPhone",
    "is this a rejection?",
    "not a rejection!",
    "I hope this is an offer",
    "hi, forwarding this from Mette",
    "A long story about how the interview went and what we talked about and whom I met there and what an offer would mean for the whole family",
  ])("says nothing: %s", (note) => {
    expect(instruct(note, context)).toBeNull();
  });

  it("carries its date", () => {
    expect(instruct("second interview 3 Dec 10:00", context)?.extracted.interviewAt).toMatchObject({
      value: { startsAt: "2026-12-03T10:00:00Z" },
      certain: true,
    });
    expect(instruct("Got an offer, answer by Friday", context)?.extracted.answerBy?.value).toBe("2026-10-09");
    expect(instruct("update: decision by 12 October", context)?.extracted.decisionBy?.value).toBe("2026-10-12");
  });
});
