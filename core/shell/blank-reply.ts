import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { plus } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { Reply } from "../replies/reply.ts";

/** A record that a crash left in the middle of being read is taken up again after this long. */
export const UNFINISHED_AFTER = "PT2M";

/** An empty reply record: what is known before anything is read. */
export function blankReply(id: Id<"reply">, candidate: Candidate, receivedAt: InstantText, at: InstantText): Reply {
  return {
    type: "reply",
    id,
    workspaceId: candidate.workspaceId,
    candidateId: candidate.id,
    version: 0,
    createdAt: at,
    updatedAt: at,
    messages: [],
    owed: [],
    failedWakes: 0,
    status: "received",
    unfinishedAt: plus(at, UNFINISHED_AFTER),
    statusAt: at,
    reason: "it has come in and is being read",
    receivedAt,
    via: "forwarded",
    from: "",
    subject: "",
    text: "",
    writtenAt: null,
    mailMessageId: null,
    references: [],
    fingerprint: "",
    interviewId: null,
    possibleInterviewIds: [],
    matchReason: "",
    intent: null,
    confidence: null,
    evidence: [],
    alternatives: [],
    extracted: {},
    answer: {},
    eventId: null,
    corrections: 0,
  };
}
