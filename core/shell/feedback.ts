import type { Candidate, CandidateStatus } from "../candidates/candidate.ts";
import { Problem } from "../errors.ts";
import { replan } from "../interview/decide.ts";
import type { Message } from "../messages.ts";
import type { Waking } from "../ports.ts";
import { dueAt } from "./due.ts";
import { contextFor } from "./interviews.ts";
import type { World } from "./store.ts";
import { alarm, change, loadWithCandidate, now } from "./store.ts";

/** What SES tells of a mail that it had taken, by the tags that it was sent with. */
export type Feedback = {
  recordId: string;
  messageId: string;
  /** `bounced`: the address takes no mail, for good. `complained`: its owner called the mail spam. */
  what: "bounced" | "complained";
  /** In the words of the candidate's own mail server. */
  detail: string;
};

const REASON = {
  bounced: "it came back: the address takes no mail",
  complained: "it was reported as spam",
} satisfies Record<Feedback["what"], string>;

const STATUS_AFTER = { bounced: "undeliverable", complained: "unsubscribed" } satisfies Record<Feedback["what"], CandidateStatus>;

/** Someone who wants no mail wants none still when a mail to them bounces. */
const STAYS: ReadonlySet<CandidateStatus> = new Set(["undeliverable", "unsubscribed"]);

/**
 * Marks a mail that came back as failed, and writes no more to its candidate. The same feedback twice is once; one about a
 * record or message that is gone changes nothing.
 */
export async function takeFeedback(world: World, feedback: Feedback): Promise<void> {
  try {
    const candidate = await markFailed(world, feedback);
    await stopMailing(world, candidate.id, feedback.what);
  } catch (error) {
    // What was erased needs no more protection.
    if (!(error instanceof Problem && error.code === "not_found")) throw error;
  }
}

/** The message is `failed`, and its record planned on from there. A mail known to have been sent on did arrive. */
async function markFailed(world: World, { recordId, messageId, what, detail }: Feedback): Promise<Candidate> {
  const { record, candidate, saved } = await change(
    world,
    () => loadWithCandidate(world, recordId),
    ({ record, candidate }) => {
      const at = now(world);
      const failed = ({ lease: _lease, ...message }: Message): Message => ({
        ...message,
        status: "failed",
        statusAt: at,
        ended: `${REASON[what]}${detail === "" ? "" : ` (${detail})`}`,
      });
      const isIt = (message: Message) => message.id === messageId && ["delivering", "delivered"].includes(message.status);
      if (!record.messages.some(isIt)) return { next: record, result: undefined, nextDueAt: record.nextDueAt };
      const marked = { ...record, messages: record.messages.map((message) => (isIt(message) ? failed(message) : message)) } as Waking;
      const next = marked.type === "interview" ? replan(marked, contextFor(world, marked, candidate), REASON[what]) : marked;
      return { next, result: undefined, nextDueAt: dueAt(next, candidate, at) };
    },
  );
  if (saved) await alarm(world, record);
  return candidate;
}

/** The candidate is mailed no more; their interviews are planned again for it. */
async function stopMailing(world: World, candidateId: string, what: Feedback["what"]): Promise<void> {
  const { record, saved } = await change(
    world,
    () => loadWithCandidate(world, candidateId),
    ({ record }) => {
      const at = now(world);
      if (record.type !== "candidate" || record.status === STATUS_AFTER[what] || (what === "bounced" && STAYS.has(record.status)))
        return { next: record, result: undefined, nextDueAt: record.nextDueAt };
      const next: Candidate = {
        ...record,
        status: STATUS_AFTER[what],
        statusAt: at,
        owed: [...record.owed, { do: "replan_interviews", since: record.version }],
      };
      return { next, result: undefined, nextDueAt: dueAt(next, next, at) };
    },
  );
  if (saved) await alarm(world, record);
}
