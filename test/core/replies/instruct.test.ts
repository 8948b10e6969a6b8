import { describe, expect, it } from "vitest";
import { deniedBy, instruct } from "../../../core/replies/instruct.ts";
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

  it.each<[string, Intent]>([
    ["not a regret, they offer me the job!", "offer"],
    ["This is not a rejection, it is an offer.", "offer"],
    ["You got this wrong, they invite me again", "second_interview"],
    ["It is an offer, not a rejection", "offer"],
    ["This isn't a rejection - it's an offer", "offer"],
    ["No rejection: they want me back for a second round", "second_interview"],
    ["I was not rejected, they offered me the job", "offer"],
    ["They didn't turn me down, they invited me to a final round", "second_interview"],
    ["They did not reject me. It's on hold.", "on_hold"],
    ["I haven't been rejected, it's just an update", "status_update"],
    ["That's an invitation, not an offer", "second_interview"],
    ["not an offer, just a thank you", "acknowledgement"],
    ["This is not an offer, it's a rejection", "regret"],
    ["Not an invitation. They turned me down.", "regret"],
    ["It's not a no, it's on hold", "on_hold"],
    ["You read it as a rejection but it is an offer", "offer"],
    ["You took this as an offer, but they only want references", "info_request"],
    ["Rather than a rejection it is an invitation to a second interview", "second_interview"],
    ["you misread this, it's an invitation", "second_interview"],
    ["Please correct: second interview, not rejected", "second_interview"],
    ["not on hold, they want to meet me again", "second_interview"],
  ])("hears what it is beside what it is not: %s → %s", (note, intent) => {
    expect(instruct(note, context)?.intent).toBe(intent);
  });

  it.each([
    "They do not offer me the job",
    "They went with the other candidate",
    "the other candidate got the job",
    "They offered the job to someone else",
    "Rejected, they took the other guy",
    "They hired an internal candidate",
  ])("hears who else was chosen as a no: %s", (note) => {
    expect(instruct(note, context)?.intent).toBe("regret");
  });

  it.each([
    "Great, they rejected the other candidate!",
    "my friend got the job",
    "My friend was rejected",
    "Tom was turned down",
    "They turned everyone else down",
    "they rejected him",
    "my sister had a second interview there",
    "They have not gone with the other candidate",
    "Is this a rejection or not",
    "rejection or what",
    "I wish it were an offer",
    "I'd love an offer",
    "They'll reject me anyway",
    "I bet they reject me",
    "just kidding, rejected",
    "as if they offer me the job",
    "Not the offer I wanted",
    "no offer yet",
  ])("takes no word on others, no question, wish or joke for a verdict: %s", (note) => {
    expect(instruct(note, context)).toBeNull();
  });

  it("knows what is only denied", () => {
    expect(deniedBy("not a rejection!")).toEqual(["regret"]);
    expect(deniedBy("This isn't an offer")).toEqual(["offer"]);
    expect(deniedBy("not a rejection?")).toEqual([]);
    expect(deniedBy("rejected")).toEqual([]);
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
