import type { Temporal } from "temporal-polyfill";
import type { Candidate } from "./candidates/candidate.ts";
import type { InstantText } from "./clock.ts";
import type { Interview } from "./interview/interview.ts";
import type { Tombstone } from "./record.ts";
import type { Reply } from "./replies/reply.ts";
import type { Key, Workspace } from "./workspaces/workspace.ts";

/** Everything that is stored: one item each, in one table. */
export type StoredRecord = Workspace | Key | Candidate | Interview | Reply | Tombstone;
/** The records that wake (DESIGN §3). */
export type Waking = Candidate | Interview | Reply;

/** A page of ids in the order of creation, oldest first. The cursor is opaque and names where the next page begins. */
export type Page = { ids: string[]; nextCursor: string | null };

/** What lists exist: each is one query of an index, never a scan. Indexes may lag behind writes by a moment. */
export type ListQuery =
  | { list: "workspaces" }
  | { list: "keys_of_workspace"; workspaceId: string }
  | { list: "candidates_of_workspace"; workspaceId: string }
  | { list: "candidates_by_email"; workspaceId: string; email: string }
  | { list: "candidates_by_external_id"; workspaceId: string; externalId: string }
  | { list: "interviews_of_workspace"; workspaceId: string }
  | { list: "interviews_of_candidate"; candidateId: string }
  | { list: "replies_of_workspace"; workspaceId: string }
  | { list: "replies_of_candidate"; candidateId: string };

export type Records = {
  /** Reads records by id in one consistent batch (at most 100). What does not exist is absent from the answer. */
  load: (ids: readonly string[]) => Promise<Map<string, StoredRecord>>;
  /** Writes a record that must not exist yet. */
  create: (record: StoredRecord) => Promise<"created" | "exists">;
  /** Writes a record if it is stored at exactly `expectedVersion`. A missing record is `missing`, so that nothing erased comes back. */
  replace: (record: StoredRecord, expectedVersion: number) => Promise<"replaced" | "conflict" | "missing">;
  list: (query: ListQuery, page: { limit: number; cursor?: string }) => Promise<Page>;
  /** Ids whose `nextDueAt` is at or before `until`, the most overdue first within a shard, over all shards. */
  overdue: (until: InstantText, limit: number) => Promise<string[]>;
  /** Since when the oldest of the replies in `needs_review` has waited, over all workspaces; `undefined` when none does. */
  oldestReviewSince: () => Promise<InstantText | undefined>;
};

/** Thrown by `Records.list` for a cursor that it did not make. */
export class UnknownCursor extends Error {}
/** Thrown by `Records` when a record is larger than a table item may be (DynamoDB: 400 kB). */
export class RecordTooLarge extends Error {}

export type Alarms = {
  /**
   * Sees to it that the record is woken at `at`, rounded up to the next minute; a time less than a minute ahead goes to the
   * wake queue instead. Setting the same alarm again is no error. `now` is the instant it is set at, `along` the ids of what
   * the wake will want to read with the record: a hint, which it can do without.
   */
  set: (recordId: string, at: InstantText, now: InstantText, along?: readonly string[]) => Promise<void>;
};

export type WakeQueue = {
  /** Wakes these records as soon as may be. */
  send: (recordIds: readonly string[]) => Promise<void>;
  /** About how many wakes wait. */
  backlog: () => Promise<number>;
};

export type ReadQueue = {
  /** Has a mail that is on record, and was not read to its end, read by the one function that reads what comes in. */
  send: (replyId: string) => Promise<void>;
};

/** What became of an attempt to hand a mail to SES. */
export type MailOutcome =
  | { sent: true; sesId: string }
  /** `later`: throttled, paused, or a fault of theirs: try again. `never`: this mail will not be taken. */
  | { sent: false; retry: "later" | "never"; why: string };

export type Mailer = {
  /** Hands one raw RFC 5322 message to SES, once, without retries of its own. Throws only for what is nobody's fault but ours. */
  send: (mail: { raw: Uint8Array; to: string; tags: Record<string, string> }) => Promise<MailOutcome>;
};

export type Mailbox = {
  /** Reads the raw mail that SES stored; `null` when it is not there (any more). */
  read: (key: string) => Promise<Uint8Array | null>;
  /** Erases a raw mail. One that is not there (any more) is erased. */
  remove: (key: string) => Promise<void>;
};

/** All that the shell needs from outside. */
export type Ports = {
  records: Records;
  alarms: Alarms;
  wakeQueue: WakeQueue;
  readQueue: ReadQueue;
  mailer: Mailer;
  mailbox: Mailbox;
  now: () => Temporal.Instant;
  randomBytes: (count: number) => Uint8Array;
  log: (level: "info" | "warn" | "error", message: string, fields?: Record<string, string | number | boolean>) => void;
};

/** Fixed settings of one deployment. */
export type Settings = {
  /** Signs links and private addresses. */
  linkSecret: string;
  /** Where pages and links live, without a trailing slash. */
  publicUrl: string;
  /** The domain of forwarding, sent-copy and notes addresses. */
  mailDomain: string;
  /** The From of every mail we send. */
  sender: { name: string; address: string };
};
