import type { InstantText } from "./clock.ts";
import type { Id } from "./ids.ts";
import type { Message } from "./messages.ts";

/**
 * What must happen elsewhere because of a change to this record, kept in the same write as the change and drained by wake.
 * Doing one twice is the same as doing it once. `since` is the version that came to owe it, so that what is owed anew while
 * an older debt is being paid is not taken off with it.
 */
export type Owed =
  /** Plan again every open interview of this candidate: confirmed, unsubscribed, or other preferences. */
  | { do: "replan_interviews"; since: number }
  /** Tell the candidate's other interviews what this one has come to (R12, R24–R26, R35). */
  | { do: "tell_siblings"; since: number };

/** What every stored record has. Times are UTC instants of fixed width (`core/clock.ts`). */
export type RecordBase = {
  id: string;
  /** Counts the writes; a write names the version it was made from. 0 is a record that was never saved. */
  version: number;
  createdAt: InstantText;
  updatedAt: InstantText;
  /** Hash of the body that created it, when it was created under an Idempotency-Key. */
  bodyHash?: string;
};

/** A request under an Idempotency-Key that changed a record and left nothing behind by which it would be known again. */
export type RememberedRequest = { id: string; bodyHash?: string };

/**
 * What is left of a record that was erased: nothing of what it said. It keeps the id taken, so that neither a repeated request
 * nor a late write brings the record back, and owes the erasing of what belonged to it.
 */
export type Tombstone = Pick<RecordBase, "id" | "version" | "createdAt" | "updatedAt"> & {
  type: "tombstone";
  workspaceId: Id<"workspace">;
  candidateId: Id<"candidate">;
  /** When what belonged to it is erased next; absent when that is done. */
  nextDueAt?: InstantText;
  /** How often that was done: twice, since what was just being written may not have been there the first time. */
  passes: number;
};

/** A record that wakes: it has things due, owes things to others, or waits to be tried again. */
export type WakingRecord = RecordBase & {
  messages: Message[];
  owed: Owed[];
  /** The requests that changed it, when repeating one must be noticed and no event of it says so; the latest few. */
  requests?: RememberedRequest[];
  /** The earliest instant at which wake has something to do; absent when there is nothing. */
  nextDueAt?: InstantText;
  /** Wakes that failed in a row; at five the record is `stuckAt` and tried hourly. */
  failedWakes: number;
  stuckAt?: InstantText;
  /** A stuck record is not tried before this. */
  retryAt?: InstantText;
};
