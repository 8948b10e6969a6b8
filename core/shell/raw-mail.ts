import { localPart, messageMark } from "../addresses.ts";
import type { InstantText } from "../clock.ts";
import type { Content } from "../drafts/content.ts";
import { toMime } from "../drafts/mime.ts";
import type { Message } from "../messages.ts";
import type { Settings, Waking } from "../ports.ts";
import { unsubscribeUrl } from "./urls.ts";

/** The raw mail, as SES gets it. Threads by interview; answers to it reach our notes address. */
export function raw(settings: Settings, record: Waking, message: Message, content: Content, now: InstantText): Uint8Array {
  const notes = localPart(settings.linkSecret, { type: "notes", recordId: record.id, message: messageMark(message.id) });
  // What is said about a reply stands in the thread of the interview that it belongs to, once that is known.
  const threadId = record.type === "reply" ? (record.interviewId ?? record.id) : record.id;
  const candidateId = record.type === "candidate" ? record.id : record.candidateId;
  return toMime(content, {
    from: settings.sender,
    replyTo: `${notes}@${settings.mailDomain}`,
    unsubscribeUrl: unsubscribeUrl(settings, candidateId, now),
    threadId: `${threadId}@${settings.mailDomain}`,
    date: now,
    messageId: `${message.id}.${message.attempts}@${settings.mailDomain}`,
  });
}
