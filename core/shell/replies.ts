import { businessDaysAfter, dayOf, inWakingHoursFrom, nextOpening, at as timeAt } from "../cadence/calendar.ts";
import { derivedMessageId } from "../cadence/plan.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { Problem } from "../errors.ts";
import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";
import type { Decided } from "../interview/decide.ts";
import type { Actor, Answered, AnswerIntent, AnswerVia, InterviewEvent } from "../interview/events.ts";
import { fold } from "../interview/fold.ts";
import type { Interview } from "../interview/interview.ts";
import type { Message, NoticeKind } from "../messages.ts";
import { fitting, fittingDates } from "../replies/intent-fields.ts";
import type { Intent } from "../replies/intents.ts";
import { GOOD_NEWS } from "../replies/intents.ts";
import type { Judged, Judgement } from "../replies/judge.ts";
import { judge } from "../replies/judge.ts";
import type { Matchable } from "../replies/match.ts";
import type { ExtractedDates, Reply, ReplyStatus } from "../replies/reply.ts";
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

/** What matching needs to know of an interview. */
export function matchable(interview: Interview, candidate: Candidate): Matchable {
  const situation = fold(interview.events, candidate.timeZone);
  const people = [
    situation.facts.contact,
    ...situation.facts.panel,
    ...situation.rounds.flatMap((round) => [round.contact, ...round.panel]),
  ];
  const { company, role, contact } = situation.facts;
  return {
    ...(company.timeZone === undefined ? {} : { timeZone: company.timeZone }),
    id: interview.id,
    state: interview.state,
    company: { name: company.name, ...(company.domain === undefined ? {} : { domain: company.domain }) },
    role,
    contactEmails: [...new Set(people.flatMap((person) => person.email?.toLowerCase() ?? []))],
    contactKind: contact.kind,
    contactNames: [...new Set(people.flatMap((person) => person.name ?? []))],
    sentMessageIds: situation.threadIds,
    lastActivityAt: interview.updatedAt,
    createdAt: interview.createdAt,
    firstRoundAt: situation.rounds[0]?.startsAt ?? interview.createdAt,
  };
}

/** The reply that handed in the same mail before, if any: a second forward, or a mail that SES delivered twice. */
async function earlierCopy(world: World, reply: Reply): Promise<Reply | undefined> {
  const ids = await latestIdsOf(world, { list: "replies_of_candidate", candidateId: reply.candidateId });
  const earlierOnes = await loaded(
    world,
    ids.filter((id) => id !== reply.id),
    "reply",
  );
  return earlierOnes.find(
    (earlier) =>
      earlier.fingerprint === reply.fingerprint &&
      earlier.status !== "received" &&
      earlier.status !== "unreadable" &&
      earlier.status !== "quarantined",
  );
}

/**
 * When an answer happened, for the fold: when it was written, if that can be: not before the process began, nor in the
 * future. A date that cannot be (a wrong clock, a date read wrongly out of a forward) counts as now.
 */
function occurredAt(reply: Pick<Reply, "writtenAt">, interview: Interview, candidate: Candidate, at: InstantText): InstantText {
  const firstRound = fold(interview.events, candidate.timeZone).rounds[0]?.startsAt ?? interview.createdAt;
  const began = firstRound < interview.createdAt ? firstRound : interview.createdAt;
  return reply.writtenAt !== null && reply.writtenAt >= began && reply.writtenAt <= at ? reply.writtenAt : at;
}

/** The event that a reply becomes. Its id follows from the mail, so the same mail is one event however often it comes. */
function answerEvent(
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
function questions(reply: Reply, candidate: Candidate, at: InstantText): Message[] {
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
function answered({ asks: _asks, ...reply }: Reply, at: InstantText): Reply {
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
async function hold(world: World, reply: Reply, interviewIds: readonly Id<"interview">[], why: string): Promise<void> {
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
async function release(world: World, reply: Reply): Promise<void> {
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

/** Which interviews a judgement points at. */
function pointsAt(judgement: Judgement): Id<"interview">[] {
  const { match } = judgement;
  const ids = match.kind === "one" ? [match.interviewId] : match.kind === "tie" ? match.interviewIds : [];
  return ids as Id<"interview">[];
}

/** The part of a reply that its judgement fills in. */
function withJudgement(reply: Reply, judgement: Judgement): Reply {
  return {
    ...reply,
    intent: judgement.intent,
    confidence: judgement.confidence,
    evidence: judgement.evidence,
    alternatives: judgement.alternatives,
    extracted: judgement.dates,
    answer: judgement.answer,
    matchReason: judgement.match.reason,
    interviewId: judgement.match.kind === "one" ? (judgement.match.interviewId as Id<"interview">) : null,
    possibleInterviewIds: pointsAt(judgement),
  };
}

/**
 * Reads an employer's mail and acts on it (DESIGN §5.5–5.8): applied when it is certain, asked about when it is not, left
 * alone when it concerns no interview. Repeating it after a crash does the same again and changes nothing twice.
 */
export async function settleReply(world: World, received: Reply, candidate: Candidate, mail: Judged): Promise<Reply> {
  const interviews = await interviewsOf(world, candidate.id);
  const judgement = judge(
    mail,
    interviews.map((interview) => matchable(interview, candidate)),
    candidate.timeZone,
  );
  const reply = withJudgement(received, judgement);

  const copy = await earlierCopy(world, reply);
  // Named outright for another interview, the same words are another answer.
  if (copy !== undefined && (mail.interviewId === undefined || copy.interviewId === mail.interviewId))
    return settleCopy(world, reply, copy, judgement);
  switch (judgement.verdict) {
    case "apply":
      return applyReply(world, reply, judgement);
    case "ask":
      await hold(
        world,
        reply,
        openOnes(interviews, reply.possibleInterviewIds),
        "a mail may be their answer, and we asked you what it means",
      );
      return finishReading(world, reply.id, (c) => ask({ ...reply, ...reopening(interviews, reply) }, c, judgement.why, now(world)));
    case "unmatched":
      return finishReading(world, reply.id, (c) => unmatched(reply, c, judgement, now(world)));
    case "leave":
      return finishReading(world, reply.id, () => left(reply, judgement.why, now(world)));
    default:
      return judgement.verdict satisfies never;
  }
}

/** R36: read with less than certainty, an offer or an invitation for a closed interview still asks whether it goes on. */
function reopening(interviews: readonly Interview[], { interviewId, intent }: Reply): Pick<Reply, "asks"> {
  const isClosed = interviews.some(({ id, state }) => id === interviewId && state === "closed");
  return isClosed && intent !== null && GOOD_NEWS.includes(intent) ? { asks: "reopen" } : {};
}

/** A closed interview has nothing pending that would have to wait. */
function openOnes(interviews: readonly Interview[], ids: readonly Id<"interview">[]): Id<"interview">[] {
  return interviews.filter((interview) => interview.state !== "closed" && ids.includes(interview.id)).map((interview) => interview.id);
}

/** The same mail again: nothing new, unless the candidate wrote above it what it means. Then it corrects the first. */
async function settleCopy(world: World, reply: Reply, copy: Reply, judgement: Judgement): Promise<Reply> {
  const corrects = judgement.saidByCandidate && judgement.intent !== copy.intent;
  if (corrects) await review(world, copy.id, { intent: judgement.intent, extracted: judgement.dates, by: "candidate" });
  const reason = corrects
    ? "it is a mail you handed in before, with your own word on what it means: that was corrected"
    : "it is a mail that you handed in before";
  return finishReading(world, reply.id, () =>
    settled({ ...reply, interviewId: copy.interviewId }, { status: "ignored", reason }, now(world)),
  );
}

/** A reply that is finished with. */
export function settled(reply: Reply, outcome: Outcome, at: InstantText): Reply {
  const { unfinishedAt: _unfinished, ...rest } = reply;
  return { ...rest, ...outcome, statusAt: at };
}

function ask(reply: Reply, candidate: Candidate, why: string, at: InstantText): Reply {
  return settled(reply, { status: "needs_review", reason: why, messages: [...reply.messages, ...questions(reply, candidate, at)] }, at);
}

/** No interview fits: the candidate is asked, unless a rule forwarded something that looks like nothing. */
function unmatched(reply: Reply, candidate: Candidate, judgement: Judgement, at: InstantText): Reply {
  const isQuiet = reply.via === "automatic" && (judgement.intent === "acknowledgement" || judgement.intent === "unrelated");
  return settled(
    reply,
    { status: "unmatched", reason: judgement.why, messages: isQuiet ? [] : questions(reply, candidate, at).slice(0, 1) },
    at,
  );
}

function left(reply: Reply, why: string, at: InstantText): Reply {
  const messages =
    reply.via === "forwarded" ? [notice(reply, "receipt", "read", at, "you are told what we read in every mail you hand in", at)] : [];
  return settled(reply, { status: "ignored", reason: why, messages }, at);
}

async function applyReply(world: World, reply: Reply, judgement: Judgement): Promise<Reply> {
  const { interviewId, intent } = reply;
  if (interviewId === null || intent === null || intent === "unrelated") throw new TypeError("only a matched answer is applied");
  const via = judgement.saidByCandidate ? "told" : reply.via;
  const by = judgement.saidByCandidate ? "candidate" : "employer";
  let event: InterviewEvent | undefined;
  let isOpen = true;
  const { decided } = await apply(world, interviewId, (interview, candidate) => {
    isOpen = interview.state !== "closed";
    event = answerEvent(reply, intent, judgement.answer, { via, by, correction: 0 }, interview, candidate, now(world));
    return event;
  });
  // What stands against it may be what was read wrongly: until the candidate has said so, nothing unasked goes out (R11).
  if (decided.result === "ask" && isOpen) await hold(world, reply, [interviewId], `${decided.why}, and we asked you`);
  return finishReading(world, reply.id, (candidate) => applied(reply, decided, event?.id ?? null, judgement.why, candidate, now(world)));
}

function applied(reply: Reply, decided: Decided, eventId: Id<"event"> | null, why: string, candidate: Candidate, at: InstantText): Reply {
  if (decided.result === "ask")
    return ask({ ...reply, ...(decided.asks === undefined ? {} : { asks: decided.asks }) }, candidate, decided.why, at);
  return settled(reply, { status: "applied", reason: why, eventId }, at);
}

/** What somebody says a reply means. `by` is who says so. */
export type Review = {
  intent: Intent;
  interviewId?: string;
  extracted?: ExtractedDates;
  /** A `status_update` that calls off the interview that was to come (R34). */
  callsOff?: boolean;
  by: "candidate" | "integrator";
};

/**
 * Somebody's word on a reply: answers the question about it, or corrects what was read. A wrong step is taken back first:
 * its event is retracted, drafts not yet delivered are recalled, and everything is planned afresh. The same word twice is
 * the same as once. Throws `request.invalid` when no interview is named and none is known, or the interview is not theirs.
 */
export async function review(world: World, replyId: string, said: Review): Promise<Reply> {
  const loaded = await loadWithCandidate(world, replyId);
  if (loaded?.record.type !== "reply") throw new Problem("not_found", "there is no such reply");
  const reply = loaded.record;
  if (reply.status === "received") throw new Problem("busy", "the mail is still being read", { retryAfterSeconds: 1 });
  const interviewId = (said.interviewId ?? reply.interviewId) as Id<"interview"> | null;
  if (said.intent !== "unrelated") await requireInterview(world, interviewId, reply);
  if (isAlreadySo(reply, said, interviewId)) return reply;

  await takeBack(world, reply);
  const correction = reply.corrections + 1;
  const at = now(world);
  if (said.intent === "unrelated" || interviewId === null) {
    await release(world, reply);
    return finish(world, reply.id, (latest) => ({
      ...settled(
        answered(latest, at),
        { status: "ignored", reason: "somebody said that it does not concern any interview", eventId: null },
        at,
      ),
      intent: "unrelated",
      confidence: 1,
      extracted: {},
      corrections: correction,
    }));
  }
  const intent = said.intent;
  const dates = fittingDates(intent, withSaid({ ...datesKnown(reply), ...reply.extracted }, said.extracted));
  // A courtesy has said nothing but what they are said to have named (R16).
  const read = intent === "acknowledgement" ? {} : reply.answer;
  const named = intent === "acknowledgement" ? said.extracted : { ...sureOf(reply.extracted), ...said.extracted };
  const answer = { ...read, ...named, ...(said.callsOff === true ? { callsOff: {} } : {}) };
  let eventId: Id<"event"> | null = null;
  await apply(world, interviewId, (interview, candidate) => {
    // The words that were read wrongly are no reason for what is right.
    const event = answerEvent(
      { ...reply, evidence: intent === reply.intent ? reply.evidence : [] },
      intent,
      answer,
      { via: "told", by: said.by, correction },
      interview,
      candidate,
      now(world),
    );
    eventId = event.id;
    return event;
  });
  // Released last (R11): what the answer makes wrong is taken back before anything may go out again.
  await release(world, reply);
  return finish(world, reply.id, (latest) => ({
    ...settled(
      answered(latest, at),
      { status: "applied", reason: `${said.by === "candidate" ? "you" : "the integrator"} said what it means`, interviewId, eventId },
      at,
    ),
    intent,
    confidence: 1,
    extracted: dates,
    corrections: correction,
  }));
}

/** The dates that were read for certain, whatever meaning they belong to. */
function datesKnown({ answer: { decisionBy, interviewAt, interviewOn, answerBy } }: Reply): ExtractedDates {
  return {
    ...(decisionBy === undefined ? {} : { decisionBy }),
    ...(interviewAt === undefined ? {} : { interviewAt }),
    ...(interviewOn === undefined ? {} : { interviewOn }),
    ...(answerBy === undefined ? {} : { answerBy }),
  };
}

/** The dates of a reply without those that are only guessed: nobody has confirmed them by saying what the mail means. */
function sureOf({ guesses = [], ...dates }: ExtractedDates): Omit<ExtractedDates, "guesses"> {
  const sure = Object.entries(dates).filter(([name]) => !guesses.some((guess) => guess === name));
  return Object.fromEntries(sure);
}

/** The dates with those that somebody named, which are no guess any more; an hour that they name is that of the day. */
function withSaid({ guesses = [], interviewOn, ...dates }: ExtractedDates, said: ExtractedDates = {}): ExtractedDates {
  const day = said.interviewAt === undefined ? interviewOn : undefined;
  const left = guesses.filter((name) => said[name] === undefined && (name !== "interviewOn" || day !== undefined));
  return { ...dates, ...(day === undefined ? {} : { interviewOn: day }), ...said, ...(left.length === 0 ? {} : { guesses: left }) };
}

async function requireInterview(world: World, interviewId: Id<"interview"> | null, reply: Reply): Promise<void> {
  const record = interviewId === null ? undefined : ofType((await world.records.load([interviewId])).get(interviewId), "interview");
  if (record === undefined || record.candidateId !== reply.candidateId)
    throw new Problem("request.invalid", "interviewId: name the interview that this reply belongs to", {
      fields: [{ path: "interviewId", message: "name the interview of this candidate that the reply belongs to" }],
    });
}

/** The same word again changes nothing. */
function isAlreadySo(reply: Reply, said: Review, interviewId: Id<"interview"> | null): boolean {
  if (said.extracted !== undefined && Object.keys(said.extracted).length > 0) return false;
  if (said.intent === "unrelated") return reply.status === "ignored" && reply.intent === "unrelated";
  return reply.status === "applied" && reply.intent === said.intent && reply.interviewId === interviewId;
}

/** Takes back what a reply has done so far. */
async function takeBack(world: World, reply: Reply): Promise<void> {
  const target = reply.eventId;
  if (target !== null && reply.interviewId !== null) {
    const from = reply.interviewId;
    await apply(world, from, () => ({
      type: "retracted",
      target,
      why: "we had read their mail wrongly",
      id: derivedId("event", from, "retracted", target),
      by: "candidate",
      occurredAt: now(world),
      recordedAt: now(world),
    }));
  }
}

/** Takes a reply back altogether: as if it had not been applied. Its interview waits, and the candidate is asked what it is. */
export async function undo(world: World, replyId: string): Promise<Reply> {
  const loaded = await loadWithCandidate(world, replyId);
  if (loaded?.record.type !== "reply") throw new Problem("not_found", "there is no such reply");
  const reply = loaded.record;
  if (reply.status !== "applied") return reply;
  const corrections = reply.corrections + 1;
  // Held first: what comes back onto the plan waits for the answer to the question.
  if (reply.interviewId !== null)
    await hold(
      world,
      { ...reply, corrections },
      [reply.interviewId],
      "what was read in a mail was taken back, and we asked you what it means",
    );
  await takeBack(world, reply);
  return finish(world, reply.id, (latest, candidate) => ({
    ...ask({ ...latest, eventId: null, corrections }, candidate, "what was read in it was taken back", now(world)),
  }));
}
