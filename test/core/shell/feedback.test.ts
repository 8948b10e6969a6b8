import { expect, test } from "vitest";
import { type Feedback, takeFeedback } from "../../../core/shell/feedback.ts";
import type { Runtime } from "../../../functions/aws/runtime.ts";
import { feedbackHandler } from "../../../functions/feedback.ts";
import { drain } from "../../fakes/drain.ts";
import { anActiveCandidate, aRecordedInterview, runUntil, subjects, THANK_YOU_AT, testWorld } from "./world.ts";

async function aDeliveredThankYou() {
  const world = testWorld();
  const candidate = await anActiveCandidate(world);
  const interview = await aRecordedInterview(world, candidate);
  await runUntil(world, THANK_YOU_AT);
  const thankYou = () => {
    const found = world.record(interview.id, "interview").messages.find(({ kind }) => kind === "thank_you");
    if (found === undefined) throw new Error("no thank-you");
    return found;
  };
  const about: Feedback = { recordId: interview.id, messageId: thankYou().id, what: "bounced", detail: "General, 5.1.1" };
  return { world, candidate, interview, thankYou, about };
}

/** An event as SES publishes it and SNS hands it to Lambda. */
function event(recordId: string, messageId: string, more: object) {
  const tags = { "ses:configuration-set": ["followthrough"], record: [recordId], message: [messageId] };
  const Message = JSON.stringify({ mail: { messageId: "0100", destination: ["ada@example.com"], tags }, ...more });
  return { Records: [{ Sns: { MessageId: "sns-1", Message } }] } as unknown as Parameters<ReturnType<typeof feedbackHandler>>[0];
}

const bounced = (bounceType: string) => ({
  eventType: "Bounce",
  bounce: {
    bounceType,
    bounceSubType: "General",
    bouncedRecipients: [
      { emailAddress: "ada@example.com", action: "failed", status: "5.1.1", diagnosticCode: "smtp; 550 ada@example.com unknown" },
    ],
  },
});

test("a mail that bounced has failed, with the reason, and nothing more is sent to its candidate", async () => {
  const { world, candidate, thankYou, about } = await aDeliveredThankYou();
  const sent = subjects(world).length;
  await takeFeedback(world, about);
  expect(thankYou()).toMatchObject({ status: "failed", ended: "it came back: the address takes no mail (General, 5.1.1)" });
  expect(world.record(candidate.id, "candidate").status).toBe("undeliverable");
  await runUntil(world, "2027-02-01T12:00:00.000Z");
  expect(subjects(world)).toHaveLength(sent);
});

test("who reports a mail as spam is taken for unsubscribed", async () => {
  const { world, candidate, thankYou, about } = await aDeliveredThankYou();
  await takeFeedback(world, { ...about, what: "complained", detail: "" });
  expect(thankYou()).toMatchObject({ status: "failed", ended: "it was reported as spam" });
  expect(world.record(candidate.id, "candidate").status).toBe("unsubscribed");
});

test("the same feedback twice is once, and a later bounce does not undo an unsubscription", async () => {
  const { world, candidate, interview, about } = await aDeliveredThankYou();
  await takeFeedback(world, { ...about, what: "complained", detail: "" });
  await drain(world);
  const before = [world.record(candidate.id, "candidate"), world.record(interview.id, "interview")];
  await takeFeedback(world, { ...about, what: "complained", detail: "" });
  await takeFeedback(world, about);
  expect([world.record(candidate.id, "candidate"), world.record(interview.id, "interview")]).toEqual(before);
});

test("feedback about what was erased changes nothing", async () => {
  const { world, about } = await aDeliveredThankYou();
  await takeFeedback(world, { ...about, recordId: "int_gone" });
  world.erase(about.recordId);
  await takeFeedback(world, about);
});

test("a draft that the candidate has sent on stays sent, whatever is said of its mail later", async () => {
  const { world, interview, about } = await aDeliveredThankYou();
  const record = world.record(interview.id, "interview");
  const messages = record.messages.map((message) => (message.id === about.messageId ? { ...message, status: "sent" as const } : message));
  await world.records.replace({ ...record, messages, version: record.version + 1 }, record.version);
  await takeFeedback(world, about);
  expect(world.record(interview.id, "interview").messages.find(({ id }) => id === about.messageId)?.status).toBe("sent");
});

test("SES's events are read: a permanent bounce and a complaint count, a full mailbox and “not spam” do not", async () => {
  for (const [what, more, status] of [
    ["a permanent bounce", bounced("Permanent"), "failed"],
    ["a full mailbox", bounced("Transient"), "delivered"],
    ["a complaint", { eventType: "Complaint", complaint: { complaintFeedbackType: "abuse" } }, "failed"],
    ["a complaint without a type", { eventType: "Complaint", complaint: {} }, "failed"],
    ["not spam", { eventType: "Complaint", complaint: { complaintFeedbackType: "not-spam" } }, "delivered"],
    ["a delivery", { eventType: "Delivery" }, "delivered"],
  ] as const) {
    const { world, about, thankYou } = await aDeliveredThankYou();
    await feedbackHandler(world as unknown as Runtime)(event(about.recordId, about.messageId, more));
    expect(thankYou().status, what).toBe(status);
  }
});

test("a bounce's address is neither logged nor kept as a reason", async () => {
  const { world, about, thankYou } = await aDeliveredThankYou();
  const told = world.logged.length;
  await feedbackHandler(world as unknown as Runtime)(event(about.recordId, about.messageId, bounced("Permanent")));
  expect(JSON.stringify([world.logged.slice(told), thankYou().reason, thankYou().ended])).not.toContain("ada@example.com");
});

test("a failure is thrown, so that Lambda asks again", async () => {
  const { world, about } = await aDeliveredThankYou();
  world.failNext("records.replace", new Error("throttled"));
  await expect(feedbackHandler(world as unknown as Runtime)(event(about.recordId, about.messageId, bounced("Permanent")))).rejects.toThrow(
    "throttled",
  );
});
