import type { Candidate } from "../../core/candidates/candidate.ts";
import { Preferences } from "../../core/candidates/candidate.ts";
import type { Interview } from "../../core/interview/interview.ts";
import type { Reply } from "../../core/replies/reply.ts";
import type { Key, Workspace } from "../../core/workspaces/workspace.ts";

/** The instant at which everything here was made, unless a test says otherwise. */
const MADE_AT = "2026-11-23T09:00:00.000Z";

const waking = { version: 1, createdAt: MADE_AT, updatedAt: MADE_AT, messages: [], owed: [], failedWakes: 0 };

/** A workspace, for tests to whom it does not matter which. */
export function aWorkspace(changes: Partial<Workspace> = {}): Workspace {
  return { type: "workspace", id: "ws_1", name: "Careers", version: 1, createdAt: MADE_AT, updatedAt: MADE_AT, ...changes };
}

/** A key that may do everything. */
export function aKey(changes: Partial<Key> = {}): Key {
  const { messages: _messages, owed: _owed, failedWakes: _wakes, ...stored } = waking;
  return { ...stored, type: "key", id: "key_1", workspaceId: "ws_1", name: "first key", scopes: ["read", "write", "admin"], ...changes };
}

/** An active candidate. */
export function aCandidate(changes: Partial<Candidate> = {}): Candidate {
  return {
    ...waking,
    type: "candidate",
    id: "cand_1",
    workspaceId: "ws_1",
    email: "ada@example.com",
    name: "Ada Løvås",
    timeZone: "Europe/Oslo",
    preferences: Preferences.parse({}),
    status: "active",
    statusAt: MADE_AT,
    addressGeneration: 0,
    ...changes,
  };
}

/** An interview to which nothing has happened yet. */
export function anInterview(changes: Partial<Interview> = {}): Interview {
  return {
    ...waking,
    type: "interview",
    id: "int_1",
    workspaceId: "ws_1",
    candidateId: "cand_1",
    events: [],
    state: "scheduled",
    outcome: null,
    ...changes,
  };
}

/** A reply that has just come in. */
export function aReply(changes: Partial<Reply> = {}): Reply {
  return {
    ...waking,
    type: "reply",
    id: "rep_1",
    workspaceId: "ws_1",
    candidateId: "cand_1",
    status: "received",
    statusAt: MADE_AT,
    reason: "",
    receivedAt: MADE_AT,
    via: "forwarded",
    from: "mette@example.org",
    subject: "Your interview",
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
    ...changes,
  };
}
