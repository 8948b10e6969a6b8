import { derivedMessageId } from "../cadence/plan.ts";
import type { Candidate, CandidateChanges, NewCandidate } from "../candidates/candidate.ts";
import { DEFAULT_PREFERENCES, withMetadata, withPreferences } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { Problem } from "../errors.ts";
import type { Id } from "../ids.ts";
import type { Message } from "../messages.ts";
import type { Owed, RememberedRequest } from "../record.ts";
import { dueAt } from "./due.ts";
import { remembering } from "./requests.ts";
import type { World } from "./store.ts";
import { alarm, asNext, change, loadOne, now } from "./store.ts";

/** How often a forwarding address can be rotated: what its generation has room for (`core/addresses.ts`). */
const GENERATIONS_MAX = 1024;

/** The mail that asks a candidate whether an address is theirs. `cause` tells one address of theirs from the next. */
export function confirmation(candidateId: Id<"candidate">, cause: string, at: InstantText): Message {
  return {
    id: derivedMessageId(candidateId, "confirm_address", cause),
    kind: "confirm_address",
    audience: "candidate",
    cause,
    rule: "",
    reason: "nothing is sent to an address before its owner has confirmed it",
    channel: "email",
    dueAt: at,
    status: "planned",
    statusAt: at,
    attempts: 0,
  };
}

/**
 * Puts a candidate on the books and mails them a link to confirm their address; until they do nothing else is sent to them.
 * Preferences that are not posted are the workspace's, then the playbook's. When the id exists already (a repeated request)
 * the candidate is loaded as they are now, and `created` is false. Throws `request.invalid` for a window that is never open.
 */
export async function enrol(
  world: World,
  id: Id<"candidate">,
  workspaceId: Id<"workspace">,
  posted: NewCandidate,
  bodyHash?: string,
): Promise<{ candidate: Candidate; created: boolean }> {
  const at = now(world);
  const workspace = await loadOne(world, "workspace", workspaceId);
  const { externalId, metadata, locale, preferences, ...rest } = posted;
  const blank: Candidate = {
    ...rest,
    preferences: withPreferences(DEFAULT_PREFERENCES, workspace?.preferences, preferences),
    ...(externalId === undefined ? {} : { externalId }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(locale === undefined ? {} : { locale }),
    type: "candidate",
    id,
    workspaceId,
    version: 0,
    createdAt: at,
    updatedAt: at,
    ...(bodyHash === undefined ? {} : { bodyHash }),
    status: "unconfirmed",
    statusAt: at,
    addressGeneration: 0,
    owed: [],
    failedWakes: 0,
    messages: [confirmation(id, "enrolled", at)],
  };
  const first = asNext(blank, blank, at, dueAt(blank, blank, at));
  if ((await world.records.create(first)) === "exists") {
    const there = await loadOne(world, "candidate", id);
    if (there === undefined) throw new Problem("candidate.erased", "the candidate was erased");
    return { candidate: there, created: false };
  }
  await alarm(world, first);
  return { candidate: first, created: true };
}

/**
 * The candidate confirmed their address: what was held for it goes out from now on. Twice is once. `messageId` is the mail
 * whose link they followed; throws `link.expired` when it asked about an address that has been replaced since.
 */
export async function confirmAddress(world: World, candidateId: string, messageId?: string): Promise<Candidate> {
  return changeCandidate(world, candidateId, (record, at) => {
    const asked = record.messages.findLast((message) => message.kind === "confirm_address");
    if (messageId !== undefined && messageId !== asked?.id)
      throw new Problem("link.expired", "this link was about an address that has been replaced since: the newest mail has a fresh one");
    return record.status === "unconfirmed" ? { ...withStatus(record, "active", at), confirmedAt: at } : record;
  });
}

/** The candidate wants no more mail (RFC 8058): nothing is sent to them from now on. Twice is once. */
export async function unsubscribe(world: World, candidateId: string): Promise<Candidate> {
  return changeCandidate(world, candidateId, (record, at) =>
    record.status === "unsubscribed" ? record : withStatus(record, "unsubscribed", at),
  );
}

/**
 * The candidate wants mail again. An address that was confirmed before need not be asked about once more; any other is.
 * Twice is once.
 */
export async function resubscribe(world: World, candidateId: string): Promise<Candidate> {
  return changeCandidate(world, candidateId, (record, at) => {
    if (record.status !== "unsubscribed") return record;
    if (record.confirmedAt !== undefined) return withStatus(record, "active", at);
    const question = confirmation(record.id, `resubscribed:${record.version}`, at);
    return withStatus({ ...record, messages: [...record.messages, question] }, "unconfirmed", at);
  });
}

/**
 * Changes a candidate by what is named. Other hours or another zone plan their open interviews again; another address is
 * asked about before anything else goes to it, and a candidate who wants no mail gets none there either. `check` may refuse
 * the version that it sees. Throws `request.invalid` for a window that is never open.
 */
export async function amendCandidate(
  world: World,
  candidateId: string,
  changes: CandidateChanges,
  check: (candidate: Candidate) => void,
): Promise<Candidate> {
  return changeCandidate(world, candidateId, (record, at) => {
    check(record);
    const next = withChanges(record, changes);
    const addressed = isSameAddress(record.email, next.email) ? next : withNewAddress(next, at);
    return isPlannedAlike(record, next) ? addressed : { ...addressed, owed: [...addressed.owed, owing(record)] };
  });
}

/** Gives the candidate another forwarding address; mail to the old one is quarantined from now on. A repeated request is remembered. */
export async function rotateAddress(world: World, candidateId: string, request: RememberedRequest | null): Promise<Candidate> {
  return changeCandidate(world, candidateId, (record) => {
    if (record.requests?.some((known) => known.id === request?.id)) return record;
    return {
      ...record,
      addressGeneration: (record.addressGeneration + 1) % GENERATIONS_MAX,
      ...(request === null ? {} : { requests: remembering(record.requests, request) }),
    };
  });
}

function withChanges(record: Candidate, changes: CandidateChanges): Candidate {
  const { locale: oldLocale, externalId: oldExternalId, metadata: oldMetadata, ...rest } = record;
  const { email, name, timeZone, preferences, metadata } = changes;
  const locale = changes.locale === undefined ? oldLocale : (changes.locale ?? undefined);
  const externalId = changes.externalId === undefined ? oldExternalId : (changes.externalId ?? undefined);
  const merged = metadata === undefined ? oldMetadata : withMetadata(oldMetadata ?? {}, metadata);
  return {
    ...rest,
    email: email ?? record.email,
    name: name ?? record.name,
    timeZone: timeZone ?? record.timeZone,
    preferences: withPreferences(record.preferences, preferences),
    ...(locale === undefined ? {} : { locale }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(merged === undefined ? {} : { metadata: merged }),
  };
}

/** The same mailbox: no mail server in use tells Ada@ from ada@. */
const isSameAddress = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Whether nothing has changed that their interviews are planned by. */
function isPlannedAlike(before: Candidate, after: Candidate): boolean {
  return before.timeZone === after.timeZone && JSON.stringify(before.preferences) === JSON.stringify(after.preferences);
}

/** The candidate under another address: the question about the old one is taken back, and asked of the new one. */
function withNewAddress(record: Candidate, at: InstantText): Candidate {
  const settled = record.messages.map((message) =>
    message.kind === "confirm_address" && message.status === "planned"
      ? { ...message, status: "cancelled" as const, statusAt: at, ended: "it was cancelled: the address was replaced" }
      : message,
  );
  const question = confirmation(record.id, `address:${record.version}`, at);
  if (record.status === "unsubscribed") return { ...record, messages: [...settled, { ...question, status: "cancelled" }] };
  const { confirmedAt: _before, ...asked } = { ...record, messages: [...settled, question] };
  return record.status === "unconfirmed" ? asked : withStatus(asked, "unconfirmed", at);
}

const owing = (record: Candidate): Owed => ({ do: "replan_interviews", since: record.version });

/** Changes whether a candidate may be mailed; their interviews are planned again for it. */
function withStatus(record: Candidate, status: Candidate["status"], at: InstantText): Candidate {
  return { ...record, status, statusAt: at, owed: [...record.owed, owing(record)] };
}

async function changeCandidate(
  world: World,
  candidateId: string,
  changing: (record: Candidate, at: InstantText) => Candidate,
): Promise<Candidate> {
  const { record, saved } = await change(
    world,
    async () => {
      const candidate = await loadOne(world, "candidate", candidateId);
      return candidate === undefined ? undefined : { record: candidate, candidate };
    },
    ({ record }) => {
      const at = now(world);
      const next = changing(record, at);
      // What has not changed is not written, so that doing it twice is one version.
      return { next, result: undefined, nextDueAt: next === record ? record.nextDueAt : dueAt(next, next, at) };
    },
  );
  if (saved) await alarm(world, record);
  return record;
}
