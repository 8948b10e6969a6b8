import type { DateText, InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { AnswerVia, NamedTime } from "../interview/events.ts";
import type { WakingRecord } from "../record.ts";
import type { Evidence } from "./classify.ts";
import type { Intent } from "./intents.ts";

export const REPLY_STATUSES = ["received", "applied", "needs_review", "unmatched", "quarantined", "ignored", "unreadable"] as const;
export type ReplyStatus = (typeof REPLY_STATUSES)[number];

/** The dates a reply names, as the API shows them: calendar dates in the candidate's zone, the interview as an instant. */
export type ExtractedDates = { decisionBy?: DateText; interviewAt?: NamedTime; answerBy?: DateText };

/** Where the raw mail lies and what its receipt said; absent for a reply posted as text. */
export type RawMail = {
  key: string;
  recipient: string;
  /** Sender is who the From claims, by the SES verdicts (DESIGN §5.2). */
  authenticated: boolean;
};

/** An employer's mail as it reached us, or whatever else came to one of our addresses: nothing that arrives is without a row. */
export type Reply = WakingRecord & {
  type: "reply";
  id: Id<"reply">;
  workspaceId: Id<"workspace">;
  candidateId: Id<"candidate">;
  status: ReplyStatus;
  statusAt: InstantText;
  /** Why it has this status, in one sentence for people. */
  reason: string;
  receivedAt: InstantText;
  raw?: RawMail;
  via: AnswerVia;
  from: string;
  subject: string;
  /** The employer's own words, capped; history and signatures cut. */
  text: string;
  writtenAt: InstantText | null;
  mailMessageId: string | null;
  references: string[];
  /** Hash of the inner message: the same mail handed in twice. */
  fingerprint: string;
  interviewId: Id<"interview"> | null;
  /** Interviews it may belong to, when it is a tie. */
  candidatesForMatch: Id<"interview">[];
  matchReason: string;
  intent: Intent | null;
  confidence: number | null;
  evidence: Evidence[];
  alternatives: { intent: Intent; confidence: number }[];
  extracted: ExtractedDates;
  /** The event it became, while it is applied. */
  eventId: Id<"event"> | null;
  /** How often somebody corrected it. */
  corrections: number;
};
