import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { plus } from "../clock.ts";
import type { Content } from "../drafts/content.ts";
import { base32 } from "../ids.ts";
import { replan } from "../interview/decide.ts";
import type { Interview } from "../interview/interview.ts";
import type { Message } from "../messages.ts";
import type { MailOutcome, Waking } from "../ports.ts";
import type { Reply } from "../replies/reply.ts";
import type { Workspace } from "../workspaces/workspace.ts";
import { UNFINISHED_AFTER } from "./blank-reply.ts";
import { dueAt, isWaiting, triableAt } from "./due.ts";
import { eraseWhatBelongedTo } from "./erase.ts";
import { contextFor } from "./interviews.ts";
import { write } from "./letters.ts";
import { loaded } from "./listing.ts";
import { settle } from "./owed.ts";
import { raw } from "./raw-mail.ts";
import { interviewsOf } from "./replies.ts";
import type { Loaded, World, WorldWithMail } from "./store.ts";
import { alarm, askedAbout, change, loadOne, loadWithCandidate, now } from "./store.ts";

/** Longer than the function may run (infra/scheduling.ts): while it lasts nobody else delivers. */
const LEASE = "PT5M";
/** Between attempts that SES put off: it throttles for seconds, pauses for hours. Given up after the last. */
const RETRY_AFTER = ["PT1M", "PT5M", "PT15M", "PT1H", "PT3H", "PT6H", "PT12H", "PT24H", "PT24H"] as const;
const TOKEN_BYTES = 10;

/**
 * Wakes a record: does what is due now, still planned and not held, and sets the next alarm. Called at least once for
 * every alarm, in any order, also for records that are gone or have nothing due; then it changes nothing. `along` names what
 * is read in one batch with the record: its candidate and their workspace. Whatever is not among it is read after it.
 */
export async function wake(world: WorldWithMail, recordId: string, along: readonly string[] = []): Promise<void> {
  const loaded = await loadWithCandidate(world, recordId, along);
  if (loaded === undefined) return eraseWhatBelongedTo(world, recordId);
  const { record } = loaded;
  // A stuck record is tried by its hourly alarm alone: each attempt that the queue repeats would set an alarm of its own.
  if (record.retryAt !== undefined && record.retryAt > now(world)) return;
  if (record.type === "reply" && record.status === "received") return haveRead(world, record);
  await settle(world, record);
  const claimed = await claim(world, recordId, record.owed.length === 0 ? loaded : undefined);
  if (claimed.messages.length === 0 && claimed.record.failedWakes === 0) {
    await alarm(world, claimed.record);
    return;
  }
  const { workspaceId } = claimed.candidate;
  const workspace = along.includes(workspaceId) ? loaded.workspace : await loadOne(world, "workspace", workspaceId);
  const outcomes = new Map<Message["id"], Delivery>();
  for (const message of claimed.messages) outcomes.set(message.id, await deliver(world, claimed, message, loaded.interviews, workspace));
  await alarm(world, await confirm(world, claimed, outcomes));
}

/**
 * A mail whose reading was cut off, or that the candidate released, goes to where mails are read: what reads them is larger
 * than all else here, and hardly any wake is about one. Until it is read the record wakes again, so that nothing is lost with
 * the queue.
 */
async function haveRead(world: WorldWithMail, reply: Reply): Promise<void> {
  const { record, result: isDue } = await change(
    world,
    () => loadWithCandidate(world, reply.id),
    ({ record, candidate }) => {
      const at = now(world);
      const isDue = record.type === "reply" && record.status === "received" && (record.unfinishedAt ?? at) <= at;
      const next = isDue ? { ...record, unfinishedAt: plus(at, UNFINISHED_AFTER) } : record;
      return { next, result: isDue, nextDueAt: dueAt(next, candidate, at) };
    },
  );
  if (isDue) await world.readQueue.send(reply.id);
  await alarm(world, record);
}

/** Brings a record up to the present: an interview's time events, and leases that ran out. */
function current(world: World, record: Waking, candidate: Candidate): Waking {
  const at = now(world);
  const messages = record.messages.map((message) =>
    message.status === "delivering" && message.lease !== undefined && message.lease.until <= at ? released(message, at) : message,
  );
  const next = { ...record, messages };
  return next.type === "interview" ? replan(next, contextFor(world, next, candidate), "its hour has passed") : next;
}

/** A delivery whose lease ran out is tried again: the candidate's own inbox gets it at least once. */
function released({ lease: _lease, ...message }: Message, at: InstantText): Message {
  return { ...message, status: "planned", statusAt: at };
}

/** Claims all that is due now, so that no other wake delivers it: `planned` → `delivering`, with a token and a lease. */
async function claim(world: World, recordId: string, loaded: Loaded | undefined): Promise<Claimed> {
  const token = base32(world.randomBytes(TOKEN_BYTES));
  const { record, candidate, result } = await change(
    world,
    () => loadWithCandidate(world, recordId),
    ({ record, candidate }) => {
      const at = now(world);
      const fresh = current(world, record, candidate);
      const isDue = (message: Message) => message.status === "planned" && triableAt(message) <= at && !isWaiting(fresh, message, candidate);
      const messages = fresh.messages.map((message) =>
        isDue(message) ? { ...message, status: "delivering" as const, statusAt: at, lease: { token, until: plus(at, LEASE) } } : message,
      );
      const next = { ...fresh, messages } as Waking;
      return { next, result: messages.filter((message) => message.lease?.token === token), nextDueAt: dueAt(next, candidate, at) };
    },
    loaded,
  );
  return { record, candidate, token, messages: result };
}

type Claimed = { record: Waking; candidate: Candidate; token: string; messages: Message[] };
type Delivery = { outcome: MailOutcome; content: Content };

/** Writes one mail and hands it to SES, once. */
async function deliver(
  world: WorldWithMail,
  { record, candidate }: Claimed,
  message: Message,
  readAlong: readonly Interview[],
  workspace?: Workspace,
): Promise<Delivery> {
  const at = now(world);
  const interviews = record.type === "reply" ? await interviewsToChoose(world, record, readAlong) : [];
  const content = write(world.settings, record, message, candidate, interviews, at, workspace?.templates);
  const sender = { ...world.settings.sender, name: workspace?.senderName ?? world.settings.sender.name };
  const outcome = await world.mailer.send({
    raw: raw({ ...world.settings, sender }, record, message, content, at),
    to: candidate.email,
    tags: { record: record.id, message: message.id },
  });
  if (!outcome.sent)
    world.log("warn", "a mail was not taken", { recordId: record.id, messageId: message.id, retry: outcome.retry, why: outcome.why });
  return { outcome, content };
}

/** The interviews that a question about a reply speaks of: the one it belongs to, those it may, or all when it fits none. */
async function interviewsToChoose(world: World, reply: Reply, readAlong: readonly Interview[]): Promise<Interview[]> {
  const ids = askedAbout(reply);
  if (ids.length === 0) return interviewsOf(world, reply.candidateId);
  const read = readAlong.filter(({ id }) => ids.includes(id));
  const interviews = read.length === ids.length ? read : await loaded(world, ids, "interview");
  return interviews.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** What an attempt makes of a message that we claimed. */
function delivered({ lease: _lease, nextAttemptAt: _next, ...message }: Message, { outcome, content }: Delivery, at: InstantText): Message {
  if (outcome.sent) return { ...message, status: "delivered", statusAt: at, deliveredAt: at, sesId: outcome.sesId, content };
  const gap = RETRY_AFTER[message.attempts];
  if (outcome.retry === "never" || gap === undefined)
    return { ...message, status: "failed", statusAt: at, ended: `it could not be delivered: ${outcome.why}` };
  return { ...message, status: "planned", statusAt: at, attempts: message.attempts + 1, nextAttemptAt: plus(at, gap) };
}

/** A wake that came to its end: whatever made earlier ones fail is over. */
function recovered<T extends Waking>({ stuckAt: _stuck, retryAt: _retry, ...record }: T): T {
  return { ...record, failedWakes: 0 } as T;
}

/** Records what became of the claimed messages, and plans on from there. A lease that another wake has taken over is left alone. */
async function confirm(world: World, claimed: Claimed, outcomes: ReadonlyMap<Message["id"], Delivery>): Promise<Waking> {
  const { record } = await change(
    world,
    () => loadWithCandidate(world, claimed.record.id),
    ({ record, candidate }) => {
      const at = now(world);
      const messages = record.messages.map((message) => {
        const delivery = outcomes.get(message.id);
        return delivery !== undefined && message.status === "delivering" && message.lease?.token === claimed.token
          ? delivered(message, delivery, at)
          : message;
      });
      const next = current(world, recovered({ ...record, messages }), candidate);
      return { next, result: undefined, nextDueAt: dueAt(next, candidate, at) };
    },
    claimed,
  );
  return record;
}
