import { localPart, messageMark } from "../addresses.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import type { Interview } from "../interview/interview.ts";
import { linkToken } from "../links.ts";
import { meToken } from "../me-links.ts";
import type { Message } from "../messages.ts";
import type { Settings } from "../ports.ts";

/** A URL of the public site. */
const url = (settings: Settings, path: string) => `${settings.publicUrl}${path}`;

/** The page of one action, as a full URL. */
export function actionUrl(settings: Settings, target: Parameters<typeof linkToken>[1], now: InstantText): string {
  return url(settings, `/a/${linkToken(settings.linkSecret, target, now)}`);
}

/** The candidate's own page: their interviews and preferences. */
export function meUrl(settings: Settings, candidate: Pick<Candidate, "id" | "email">, now: InstantText): string {
  return url(settings, `/me/${meToken(settings.linkSecret, candidate, now)}`);
}

/** The address that a candidate forwards employers' mails to. */
export function forwardingAddress(settings: Settings, candidate: Pick<Candidate, "id" | "addressGeneration">): string {
  const local = localPart(settings.linkSecret, { type: "forwarding", candidateId: candidate.id, generation: candidate.addressGeneration });
  return `${local}@${settings.mailDomain}`;
}

/** The page that unsubscribes a candidate: one POST is enough (RFC 8058). */
export function unsubscribeUrl(settings: Settings, candidateId: Candidate["id"], now: InstantText): string {
  return url(settings, `/u/${linkToken(settings.linkSecret, { action: "unsubscribe", recordId: candidateId }, now)}`);
}

/** The address that a sent draft is copied to, so that we know that it went out. */
export function sentCopyAddress(settings: Settings, recordId: string, messageId: Message["id"]): string {
  const local = localPart(settings.linkSecret, {
    type: "sent_copy",
    interviewId: recordId as Interview["id"],
    message: messageMark(messageId),
  });
  return `${local}@${settings.mailDomain}`;
}
