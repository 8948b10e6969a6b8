import type { InstantText } from "./clock.ts";
import type { Content } from "./drafts/content.ts";
import type { Id } from "./ids.ts";

/** Every kind of mail we send, by the rule it serves. Kinds of one audience are drafts, of the other reminders. */
export const DRAFT_KINDS = [
  "thank_you",
  "follow_up",
  "final_follow_up",
  "call_script",
  "update_reply",
  "regret_reply",
  "invitation_reply",
  "info_reply",
  "hold_check_in",
  "offer_thanks",
  "offer_acceptance",
  "offer_change_request",
  "offer_decline",
  "competing_offer_notice",
  "withdrawal",
] as const;
export const REMINDER_KINDS = [
  "before_round",
  "reflection",
  "keep_searching",
  "moving_on",
  "look_back",
  "prepare",
  "answer_due",
  "offer_deadline",
  "competing_offer",
  "transition",
] as const;
/** Kinds that chase an answer: at most two of them per round (R8), a check-in after a hold included (R22). */
export const CHASERS: readonly MessageKind[] = ["follow_up", "final_follow_up", "call_script", "hold_check_in"];
/** Mails about the service itself: they follow no rule of the cadence and stand on no window. */
export const NOTICE_KINDS = [
  "confirm_address",
  "receipt",
  "review_request",
  "disregard",
  "misdirected_answer",
  "forwarding_confirmation",
  "unreadable_mail",
  "fresh_link",
] as const;

export type DraftKind = (typeof DRAFT_KINDS)[number];
export type ReminderKind = (typeof REMINDER_KINDS)[number];
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export type MessageKind = DraftKind | ReminderKind | NoticeKind;

export const MESSAGE_STATUSES = ["planned", "delivering", "delivered", "sent", "skipped", "cancelled", "failed"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** Whom the text is for: a draft is text for the employer, anything else is for the candidate. */
export type Audience = "employer" | "candidate";

/** How a draft reaches the employer (R9). */
export type Channel = "email" | "phone" | "note";

/** A planned or delivered mail to the candidate. Its id is a hash of its record, kind and cause: planning again never doubles it. */
export type Message = {
  id: Id<"message">;
  kind: MessageKind;
  audience: Audience;
  /** What it hangs on: a round, an event, an ordinal. Part of the id. */
  cause: string;
  /** The playbook's rule it stands on, such as `R6`; empty for notices. */
  rule: string;
  /** One sentence for people: why it comes, or came, and why then. */
  reason: string;
  /** Once it was skipped or cancelled, or has failed: why. */
  ended?: string;
  channel: Channel;
  /** Whom the draft is addressed to, by address or name, when a round has several contacts. */
  contact?: string;
  roundId?: Id<"round">;
  eventId?: Id<"event">;
  dueAt: InstantText;
  status: MessageStatus;
  statusAt: InstantText;
  /** While `delivering`: who claimed it, and until when nobody else may. */
  lease?: { token: string; until: InstantText };
  /** Deliveries that were tried and put off, and when the next is due. */
  attempts: number;
  nextAttemptAt?: InstantText;
  /** Set while `delivering` when it should no longer go out: if it went out all the same, a note to disregard it follows. */
  withdrawn?: string;
  deliveredAt?: InstantText;
  /** Deliveries before that, each put off afterwards. */
  deliveredBefore?: InstantText[];
  sentAt?: InstantText;
  /** Its copy reached us: `sentAt` is when it was sent, and not only when somebody said so. */
  isCopied?: true;
  skippedAt?: InstantText;
  /** Since when it is on the plan: first, or again after it was taken back. */
  plannedAt?: InstantText;
  /** It had been taken back before. */
  isBack?: true;
  /** When it was last moved to another day while it was pending. */
  movedAt?: InstantText;
  /** To when the limit of a day moved it (R35), until something else does, and which. */
  yielded?: { to: InstantText; limit: "contact" | "day" };
  /** When the candidate asked to have it (again). */
  snoozedUntil?: InstantText;
  /** Skipped by itself, because it was too late (R33); a click's skip is final. */
  skippedAsLate?: true;
  /** SES's id of what was delivered. */
  sesId?: string;
  /** What was delivered, as composed, so that it can be shown as it was. */
  content?: Content;
};

/** Whether anything may still happen to a message of this status without somebody asking for it. */
export function isPending(status: MessageStatus): boolean {
  return status === "planned" || status === "delivering";
}

/** What to say of a message in one sentence: why it comes, or why not (any more). */
export function whyOf(message: Pick<Message, "reason" | "ended">): string {
  return message.ended ?? message.reason;
}

/** The cause of the note that says not to send a draft. */
export const disregardCause = (id: Message["id"]): string => `message:${id}`;

/** Whether the candidate has been, or is about to be, asked not to send a draft. */
export function isDisregarded(messages: readonly Message[], id: Message["id"]): boolean {
  return messages.some(({ kind, cause }) => kind === "disregard" && cause === disregardCause(id));
}

/** Whether the draft has left our hands: it is in the candidate's inbox, or known to have gone on to the employer. */
export function wentOut(status: MessageStatus): boolean {
  return status === "delivered" || status === "sent";
}
