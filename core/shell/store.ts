import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { instantText } from "../clock.ts";
import { Problem } from "../errors.ts";
import type { Interview } from "../interview/interview.ts";
import type { Mailbox, Ports, Settings, StoredRecord, Waking } from "../ports.ts";
import type { Tombstone } from "../record.ts";
import type { Reply } from "../replies/reply.ts";
import type { Workspace } from "../workspaces/workspace.ts";

/**
 * What the shell works with: the ports that nearly all of it needs, and the settings of this deployment. What also sends mail
 * or reads raw mail says so, since only few functions may.
 */
export type World = Omit<Ports, "mailer" | "mailbox" | "readQueue"> & {
  settings: Settings;
  /** The version of this runtime's time-zone data (`process.versions.tz`): plans made under another are made again. */
  zones?: string;
};

/** What also reads raw mail. */
export type WorldWithMailbox = World & { mailbox: Pick<Mailbox, "read"> };
/** What also sends mail, has mail read, and erases it. */
export type WorldWithMail = World & Pick<Ports, "mailer" | "readQueue"> & { mailbox: Pick<Mailbox, "remove"> };

/** A record that somebody else changed meanwhile is read and decided again this many times. */
const SAVE_ATTEMPTS = 5;
const SAVE_PAUSE_MS_MAX = 40;
const RETRY_AFTER_SECONDS = 1;
/** How much may be read along with a record: it stands in the message that wakes it. */
export const ALONG_MAX = 5;

/** The present, in the stored form. */
export function now(world: World): InstantText {
  return instantText(world.now());
}

/** What was read already. */
export type Found = ReadonlyMap<string, StoredRecord>;
const NOTHING: Found = new Map();

/** Loads one record of a type, if it was not read already; `undefined` when there is none, or it is of another type. */
export async function loadOne<T extends StoredRecord["type"]>(
  world: World,
  type: T,
  id: string,
  found = NOTHING,
): Promise<Extract<StoredRecord, { type: T }> | undefined> {
  return ofType(found.get(id) ?? (await world.records.load([id])).get(id), type);
}

/** The record, if it is of the type. */
export function ofType<T extends StoredRecord["type"]>(
  record: StoredRecord | undefined,
  type: T,
): Extract<StoredRecord, { type: T }> | undefined {
  return record?.type === type ? (record as Extract<StoredRecord, { type: T }>) : undefined;
}

/** A record, the candidate it belongs to, and what was read along: their workspace, other interviews. A candidate belongs to themselves. */
export type Loaded = { record: Waking; candidate: Candidate; workspace?: Workspace; interviews: Interview[] };

/**
 * A record and the candidate it belongs to: what nearly every change reads. `along` are ids that are read in the same batch:
 * of the candidate, who is else read after the record, of the workspace, and of interviews that a question is about.
 * `already` is what need not be read.
 */
export async function loadWithCandidate(
  world: World,
  id: string,
  along: readonly string[] = [],
  already = NOTHING,
): Promise<Loaded | undefined> {
  const found = already.has(id) ? already : await world.records.load([id, ...along]);
  const record = found.get(id);
  if (record === undefined || record.type === "workspace" || record.type === "key" || record.type === "tombstone") return undefined;
  const candidate = record.type === "candidate" ? record : await loadOne(world, "candidate", record.candidateId, found);
  // A record without its candidate is on its way to being erased: as good as gone.
  if (candidate === undefined) return undefined;
  const workspace = ofType(found.get(candidate.workspaceId), "workspace");
  const interviews = along.flatMap((other) => ofType(found.get(other), "interview") ?? []);
  return { record, candidate, interviews, ...(workspace === undefined ? {} : { workspace }) };
}

/** What a wake reads in one batch with a record (DESIGN §3): its candidate, their workspace, and what it asks about. */
function readAlong(record: Waking | Tombstone): string[] {
  // Of what is being erased nothing is left to be read.
  if (record.type === "tombstone") return [];
  if (record.type === "candidate") return [record.workspaceId];
  const isAsked = record.type === "reply" && record.status === "needs_review";
  return [record.candidateId, record.workspaceId, ...(isAsked ? askedAbout(record) : [])].slice(0, ALONG_MAX);
}

/** The interviews that a question about a reply is about; empty when it may be any. */
export function askedAbout(reply: Reply): string[] {
  return reply.interviewId === null ? reply.possibleInterviewIds : [reply.interviewId];
}

/** A new version of a record, as it is to be saved. */
export function asNext<T extends Waking>(record: T, previous: T, at: InstantText, nextDueAt: InstantText | undefined): T {
  const { nextDueAt: _old, ...rest } = record;
  return { ...(rest as T), version: previous.version + 1, updatedAt: at, ...(nextDueAt === undefined ? {} : { nextDueAt }) };
}

/** A short random pause, so that writers that met do not meet again. */
export async function jitter(world: World, attempt: number): Promise<void> {
  const [byte = 0] = world.randomBytes(1);
  await new Promise((resolve) => setTimeout(resolve, (byte / 255) * SAVE_PAUSE_MS_MAX * attempt));
}

function isUnchanged(before: Waking, after: Waking, nextDueAt: InstantText | undefined): boolean {
  return nextDueAt === before.nextDueAt && (after === before || JSON.stringify(after) === JSON.stringify(before));
}

/**
 * Loads a record, changes it by a pure function, and writes it with one conditional write; when somebody else wrote first,
 * loads and decides again. Where nothing changes nothing is written. `first` is a copy that the caller has just read or
 * written; what came in between shows as a conflict.
 * Throws `not_found` when the record does not exist, and `busy` when five tries met other writers.
 */
export async function change<T extends Waking, R>(
  world: World,
  load: () => Promise<{ record: T; candidate: Candidate } | undefined>,
  decide: (loaded: { record: T; candidate: Candidate }) => { next: T; result: R; nextDueAt: InstantText | undefined },
  first?: { record: T; candidate: Candidate },
): Promise<{ record: T; candidate: Candidate; result: R; saved: boolean }> {
  for (let attempt = 1; attempt <= SAVE_ATTEMPTS; attempt++) {
    const loaded = attempt === 1 && first !== undefined ? first : await load();
    if (loaded === undefined) throw new Problem("not_found", "there is no such record");
    const { next, result, nextDueAt } = decide(loaded);
    if (isUnchanged(loaded.record, next, nextDueAt)) return { ...loaded, result, saved: false };
    const record = asNext(next, loaded.record, now(world), nextDueAt);
    const outcome = await world.records.replace(record, loaded.record.version);
    if (outcome === "replaced") return { record, candidate: loaded.candidate, result, saved: true };
    if (outcome === "missing") throw new Problem("not_found", "the record was erased meanwhile");
    await jitter(world, attempt);
  }
  throw new Problem("busy", "others are changing this record at this moment", { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

/** Sets the alarm for the earliest thing left to do. A failure is not the caller's: sweep finds what was not alarmed. */
export async function alarm(world: World, record: Waking | Tombstone): Promise<void> {
  if (record.nextDueAt === undefined) return;
  try {
    await world.alarms.set(record.id, record.nextDueAt, now(world), readAlong(record));
  } catch (error) {
    world.log("error", "the alarm could not be set; sweep will find the record", {
      recordId: record.id,
      error: error instanceof Error ? error.name : "unknown",
    });
  }
}
