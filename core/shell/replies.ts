import { businessDaysAfter, dayOf, inWakingHoursFrom, nextOpening, at as timeAt } from "../cadence/calendar.ts";
import { derivedMessageId } from "../cadence/plan.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { plus } from "../clock.ts";
import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";
import type { Actor, Answered, AnswerIntent, AnswerVia, InterviewEvent } from "../interview/events.ts";
import { fold } from "../interview/fold.ts";
import type { Interview } from "../interview/interview.ts";
import type { Message, NoticeKind } from "../messages.ts";
import { fitting } from "../replies/intent-fields.ts";
import type { Reply, ReplyStatus } from "../replies/reply.ts";
import { calendarOf, dueAt } from "./due.ts";
import { apply } from "./interviews.ts";
import { latestIdsOf, loaded } from "./listing.ts";
import type { World } from "./store.ts";
import { alarm, change, loadWithCandidate, now, ofType } from "./store.ts";

/** A question that nobody answered is asked again after so many business days (DESIGN §3). */
const ASKED_AGAIN_AFTER_BUSINESS_DAYS = [2, 5];

/** A candidate's interviews, the latest hundred, read consistently. */
export async function interviewsOf(world: World, candidateId: string): Promise<Interview[]> {
  return loaded(world, await latestIdsOf(world, { list: "interviews_of_candidate", candidateId }), "interview");
}

/** For how long an interview that is still ahead may have been written about before it was put on record. */
const WRITTEN_BEFORE_DAYS = 30;

/**
 * When an answer happened, for the fold: when it was written, if that can be: not before the process began, nor in the
 * future. A date that cannot be (a wrong clock, a date read wrongly out of a forward) counts as now. A round that was ahead
 * when it was recorded was moved or confirmed before that, maybe more than once: of those the last written counts (R34).
 */
function occurredAt(reply: Pick<Reply, "writtenAt">, interview: Interview, candidate: Candidate, at: InstantText): InstantText {
  const firstRound = fold(interview.events, candidate.timeZone).rounds[0]?.startsAt ?? interview.createdAt;
  const began = firstRound < interview.createdAt ? firstRound : plus(interview.createdAt, `-PT${24 * WRITTEN_BEFORE_DAYS}H`);
  return reply.writtenAt !== null && reply.writtenAt >= began && reply.writtenAt <= at ? reply.writtenAt : at;
}

/** The event that a reply becomes. Its id follows from the mail, so the same mail is one event however often it comes. */
export function answerEvent(
  reply: Reply,
  intent: AnswerIntent,
  answer: Omit<Answered, "type" | "intent" | "via" | "evidence">,
  how: { via: AnswerVia; by: Actor; correction: number },
  interview: Interview,
  candidate: Candidate,
  at: InstantText,
): InterviewEvent {
  return {
    ...fitting(intent, answer),
    type: "answered",
    intent,
    via: how.via,
    evidence: reply.evidence,
    replyId: reply.id,
    source: reply.fingerprint,
    subject: reply.subject,
    from: reply.from,
    ...(reply.confidence === null ? {} : { confidence: reply.confidence }),
    ...(reply.mailMessageId === null ? {} : { mailMessageId: reply.mailMessageId }),
    id: derivedId("event", interview.id, "answered", reply.fingerprint, String(how.correction)),
    by: how.by,
    occurredAt: occurredAt(reply, interview, candidate, at),
    recordedAt: at,
  };
}

/** A mail about a reply itself, on the reply's own record. */
export function notice(reply: Reply, kind: NoticeKind, cause: string, dueAt: InstantText, reason: string, at: InstantText): Message {
  return {
    id: derivedMessageId(reply.id, kind, cause),
    kind,
    audience: "candidate",
    cause,
    rule: "",
    reason,
    channel: "email",
    dueAt,
    status: "planned",
    statusAt: at,
    attempts: 0,
  };
}

/** The question what a reply means or where it belongs: at once, and again after two and after five business days. */
export function questions(reply: Reply, candidate: Candidate, at: InstantText): Message[] {
  const calendar = calendarOf(candidate);
  const first = reply.via === "automatic" ? inWakingHoursFrom(calendar, at) : at;
  const round = reply.corrections === 0 ? "" : `:${reply.corrections}`;
  const again = ASKED_AGAIN_AFTER_BUSINESS_DAYS.map((days) =>
    nextOpening(calendar, timeAt(businessDaysAfter(calendar, dayOf(at, calendar.timeZone), days), "00:00", calendar.timeZone)),
  );
  return [first, ...again].map((dueAt, index) =>
    notice(
      reply,
      "review_request",
      `asked:${index + 1}${round}`,
      dueAt,
      index === 0
        ? "we could not be sure what this mail means, so we ask"
        : "this question is still open, and what depends on it waits for the answer",
      at,
    ),
  );
}

/** The reply with its questions taken back: they have been answered. */
export function answered({ asks: _asks, ...reply }: Reply, at: InstantText): Reply {
  const messages = reply.messages.map((message) =>
    message.kind === "review_request" && message.status === "planned"
      ? { ...message, status: "cancelled" as const, statusAt: at, ended: "it was cancelled: the question has been answered" }
      : message,
  );
  return { ...reply, messages };
}

export type Outcome = Partial<Pick<Reply, "status" | "reason" | "interviewId" | "possibleInterviewIds" | "eventId" | "messages">> & {
  status: ReplyStatus;
  reason: string;
};

/** Writes what the reading of a mail came to. One that was finished meanwhile, by another delivery of it, stays as it is. */
export async function finishReading(world: World, replyId: string, read: (candidate: Candidate) => Reply): Promise<Reply> {
  return finish(world, replyId, (latest, candidate) =>
    latest.status === "received" ? { ...read(candidate), version: latest.version } : latest,
  );
}

/** Changes a reply by what somebody said of it. */
export async function finish(world: World, replyId: string, finishing: (reply: Reply, candidate: Candidate) => Reply): Promise<Reply> {
  const { record, saved } = await change(
    world,
    async () => {
      const loaded = await loadWithCandidate(world, replyId);
      return loaded?.record.type === "reply" ? { record: loaded.record, candidate: loaded.candidate } : undefined;
    },
    ({ record, candidate }) => {
      const next = finishing(record, candidate);
      return { next, result: undefined, nextDueAt: dueAt(next, candidate, now(world)) };
    },
  );
  if (saved) await alarm(world, record);
  return record;
}

/** Holds every interview that a reply may concern, before anything else is done with it. */
export async function hold(world: World, reply: Reply, interviewIds: readonly Id<"interview">[], why: string): Promise<void> {
  for (const id of interviewIds) {
    await apply(world, id, (interview, candidate) => ({
      type: "held",
      cause: reply.id,
      why,
      writtenAt: occurredAt(reply, interview, candidate, now(world)),
      id: derivedId("event", id, "held", reply.id, String(reply.corrections)),
      by: "employer",
      occurredAt: now(world),
      recordedAt: now(world),
    }));
  }
}

/** Lifts what a reply holds, while it is asked about. */
export async function release(world: World, reply: Reply): Promise<void> {
  if (reply.status !== "needs_review") return;
  const records = await world.records.load(reply.possibleInterviewIds);
  for (const id of reply.possibleInterviewIds) {
    const interview = ofType(records.get(id), "interview");
    if (interview === undefined || !interview.events.some((event) => event.type === "held" && event.cause === reply.id)) continue;
    await apply(world, id, () => ({
      type: "released",
      cause: reply.id,
      id: derivedId("event", id, "released", reply.id, String(reply.corrections)),
      by: "candidate",
      occurredAt: now(world),
      recordedAt: now(world),
    }));
  }
}

/** A reply that is finished with, however often its reading had failed. */
export function settled(reply: Reply, outcome: Outcome, at: InstantText): Reply {
  const { unfinishedAt: _unfinished, stuckAt: _stuck, retryAt: _retry, ...rest } = reply;
  return { ...rest, ...outcome, failedWakes: 0, statusAt: at };
}

/** A reply about which the candidate is asked. */
export function ask(reply: Reply, candidate: Candidate, why: string, at: InstantText): Reply {
  return settled(reply, { status: "needs_review", reason: why, messages: [...reply.messages, ...questions(reply, candidate, at)] }, at);
}
