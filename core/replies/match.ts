/** What matching needs to know of an interview. */
export type Matchable = {
  id: string;
  /** `closed` or any other state. */
  state: string;
  company: { name: string; domain?: string };
  role: string;
  /** Contact and panel. */
  contactEmails: string[];
  contactKind: "employer" | "agency";
  contactNames: string[];
  /** Message-IDs of drafts that are known to have gone out. */
  sentMessageIds: string[];
  lastActivityAt: string;
  createdAt: string;
  firstRoundAt: string;
};

/** One interview, or a tie (which is not a match), or none; always with the reason in plain English. */
export type Match =
  | { kind: "one"; interviewId: string; reason: string }
  | { kind: "tie"; interviewIds: string[]; reason: string }
  | { kind: "none"; reason: string };

/** Finds the interview that a reply belongs to (DESIGN §5.6). */
export function match(
  _reply: {
    from: { name: string; address: string } | null;
    subject: string;
    text: string;
    references: readonly string[];
    inReplyTo: string | null;
    writtenAt: string;
  },
  _interviews: readonly Matchable[],
): Match {
  return { kind: "none", reason: "Nothing in the mail points to an interview on record." };
}
