import type { DateText, InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { Answered, AnswerVia, NamedTime } from "../interview/events.ts";
import type { WakingRecord } from "../record.ts";
import type { Evidence } from "./classify.ts";
import type { Intent } from "./intents.ts";

export const REPLY_STATUSES = ["received", "applied", "needs_review", "unmatched", "quarantined", "ignored", "unreadable"] as const;
export type ReplyStatus = (typeof REPLY_STATUSES)[number];

/**
 * The dates a reply names, as the API shows them: calendar dates in the candidate's zone, the interview as an instant, or as a
 * day (`interviewOn`) where they name no hour. `guesses`: which of the days are no more than our guess (DESIGN §5.9).
 */
export type ExtractedDates = {
  decisionBy?: DateText;
  interviewAt?: NamedTime;
  interviewOn?: DateText;
  answerBy?: DateText;
  guesses?: ("decisionBy" | "interviewOn" | "answerBy")[];
};

/** What Gmail or Outlook want confirmed before they forward by themselves. */
export type ForwardingConfirmation = { service: string; code?: string; link?: string };

/** Where the raw mail lies and what its receipt said; absent for a reply posted as text. */
export type RawMail = {
  key: string;
  /** The envelope's recipient, never the header's. */
  recipient: string;
  /** Several mails forwarded in one are several replies: which of them this is, from 0. */
  part: number;
  verdicts: Verdicts;
};

/** What SES found out about a mail before it was stored. */
export type Verdicts = { spam: Verdict; virus: Verdict; dmarc: Verdict };
export type Verdict = "PASS" | "FAIL" | "GRAY" | "PROCESSING_FAILED" | "DISABLED";

/** An employer's mail as it reached us, or whatever else came to one of our addresses: nothing that arrives is without a row. */
export type Reply = WakingRecord & {
  type: "reply";
  id: Id<"reply">;
  workspaceId: Id<"workspace">;
  candidateId: Id<"candidate">;
  status: ReplyStatus;
  /** While `received`: when a reading that a crash cut short is taken up again. */
  unfinishedAt?: InstantText;
  statusAt: InstantText;
  /** Why it has this status, in one sentence for people. */
  reason: string;
  receivedAt: InstantText;
  raw?: RawMail;
  /** The candidate released it from quarantine. */
  released?: true;
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
  possibleInterviewIds: Id<"interview">[];
  matchReason: string;
  intent: Intent | null;
  confidence: number | null;
  evidence: Evidence[];
  alternatives: { intent: Intent; confidence: number }[];
  extracted: ExtractedDates;
  /** What an interview would be told of it, beside the intent. */
  answer: Omit<Answered, "type" | "intent" | "via" | "evidence">;
  /** What the question about it is, where it is not what it means: whether its closed interview goes on (R36). */
  asks?: "reopen";
  /** So many came in one day that the candidate was not mailed about this one: it waits on their page. */
  isUntold?: true;
  /** The event it became, while it is applied. */
  eventId: Id<"event"> | null;
  confirmation?: ForwardingConfirmation;
  /** How often somebody corrected it. */
  corrections: number;
};

/** When a mail was written (RFC 5322 §3.6.1): as its Date says, unless that is after it came; then nothing counts from it. */
export const writtenOrCame = ({ writtenAt, receivedAt }: { writtenAt: InstantText | null; receivedAt: InstantText }): InstantText =>
  writtenAt !== null && writtenAt <= receivedAt ? writtenAt : receivedAt;
