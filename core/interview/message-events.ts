import { earliest } from "../clock.ts";
import { KIND_NAMES } from "../drafts/plain-words.ts";
import { invalid, Problem } from "../errors.ts";
import type { Message } from "../messages.ts";
import type { InterviewEvent } from "./events.ts";

type MessageEvent = InterviewEvent & { type: "message_sent" | "message_skipped" | "message_snoozed" };

/** Refuses to skip or put off what has been dealt with. */
function refuseFinal(message: Message, what: string): void {
  if (message.status === "sent" || message.status === "cancelled" || message.status === "failed")
    throw new Problem("message.final", `the message is ${message.status} and cannot be ${what} any more`);
}

function changed(message: Message, event: MessageEvent): Message {
  const { lease: _lease, nextAttemptAt: _next, skippedAsLate: _late, ended: _ended, ...settled } = message;
  switch (event.type) {
    case "message_sent": {
      if (message.audience !== "employer")
        throw invalid({ path: "messageId", message: `this is a ${KIND_NAMES[message.kind]} for the candidate: only drafts are sent on` });
      // A click and the copy of the same mail tell of one sending: the earlier of the two.
      const sentAt = earliest(message.sentAt, event.occurredAt) ?? event.occurredAt;
      const copied = event.how === "copy" ? { isCopied: true as const } : {};
      return { ...settled, ...copied, status: "sent", statusAt: event.recordedAt, sentAt };
    }
    case "message_skipped":
      refuseFinal(message, "skipped");
      return {
        ...settled,
        status: "skipped",
        statusAt: event.recordedAt,
        skippedAt: event.occurredAt,
        ended: `it was skipped: ${event.why}`,
      };
    case "message_snoozed": {
      refuseFinal(message, "put off");
      const { deliveredAt, skippedAt: _skipped, content: _content, ...again } = settled;
      const before = deliveredAt === undefined ? {} : { deliveredBefore: [...(settled.deliveredBefore ?? []), deliveredAt] };
      return {
        ...again,
        ...before,
        status: "planned",
        statusAt: event.recordedAt,
        dueAt: event.until,
        snoozedUntil: event.until,
        attempts: 0,
      };
    }
    default:
      return event satisfies never;
  }
}

/** What an event does to the message it names. Throws `message.final` or `request.invalid` for what cannot be. */
export function withMessageEvent(messages: Message[], event: InterviewEvent): Message[] {
  if (event.type !== "message_sent" && event.type !== "message_skipped" && event.type !== "message_snoozed") return messages;
  const message = messages.find((m) => m.id === event.messageId);
  if (message === undefined) throw invalid({ path: "messageId", message: "this interview has no such message" });
  return messages.map((m) => (m.id === message.id ? changed(m, event) : m));
}
