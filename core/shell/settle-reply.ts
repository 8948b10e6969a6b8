import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { plus } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { Decided } from "../interview/decide.ts";
import type { InterviewEvent } from "../interview/events.ts";
import { fold } from "../interview/fold.ts";
import type { Interview } from "../interview/interview.ts";
import { isLeavingNotice } from "../replies/automatic.ts";
import { deniedBy } from "../replies/instruct.ts";
import { APPLY_CONFIDENCE, GOOD_NEWS } from "../replies/intents.ts";
import { judge } from "../replies/judge.ts";
import type { Judged, Judgement } from "../replies/judged.ts";
import { readMailbox } from "../replies/mailbox.ts";
import type { Matchable } from "../replies/match.ts";
import { perhapsTheOther } from "../replies/match.ts";
import { isOfHouse } from "../replies/match-domains.ts";
import type { Reply } from "../replies/reply.ts";
import { apply } from "./interviews.ts";
import { allowanceFor, otherReplies, withinLimits } from "./limits.ts";
import { answerEvent, ask, finish, finishReading, hold, interviewsOf, notice, questions, settled } from "./replies.ts";
import { review, undo } from "./review.ts";
import type { World } from "./store.ts";
import { now } from "./store.ts";

/** What matching needs to know of an interview. */
export function matchable(interview: Interview, candidate: Candidate): Matchable {
  const situation = fold(interview.events, candidate.timeZone);
  const people = [
    situation.facts.contact,
    ...situation.facts.panel,
    ...situation.rounds.flatMap((round) => [round.contact, ...round.panel]),
    // Who handed it over to somebody else is still known.
    ...interview.events.flatMap((event) => (event.type === "recorded" ? [event.facts.contact] : [])),
  ];
  const { company, role, contact } = situation.facts;
  const ending = situation.outcome === "regret" ? situation.answers.find(({ id }) => id === situation.closedBy?.eventId) : undefined;
  const regretFrom = readMailbox(ending?.from ?? "")?.address.toLowerCase();
  const nextRound = situation.rounds.find(({ status }) => status === "planned");
  return {
    ...(regretFrom === undefined ? {} : { regretFrom }),
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
    ...(situation.offer === null ? {} : { offeredAt: situation.offer.madeAt }),
    firstRoundAt: situation.rounds[0]?.startsAt ?? interview.createdAt,
    ...(nextRound === undefined ? {} : { nextRoundAt: nextRound.startsAt, nextRoundZone: nextRound.timeZone }),
  };
}

/** The reply that handed in the same mail before, if any: a second forward, or a mail that SES delivered twice. */
function earlierCopy(reply: Reply, others: readonly Reply[]): Reply | undefined {
  return others.find(
    (earlier) =>
      earlier.fingerprint === reply.fingerprint &&
      earlier.status !== "received" &&
      earlier.status !== "unreadable" &&
      earlier.status !== "quarantined",
  );
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

/** A second regret from one address, which names no role, closes no second interview by itself: the candidate is asked. */
function unlessTheOther(mail: Judged, judgement: Judgement, interviews: readonly Matchable[]): Judgement {
  const { match, intent, verdict } = judgement;
  if (verdict !== "apply" || intent !== "regret" || match.kind !== "one" || mail.interviewId !== undefined) return judgement;
  const tie = perhapsTheOther(mail, match.interviewId, interviews);
  return tie === null ? judgement : { ...judgement, match: tie, verdict: "ask", why: tie.reason };
}

/** "Not a rejection!" says no more than that: what reads like one is asked about. */
function unlessDenied({ note }: Judged, judgement: Judgement): Judgement {
  const { verdict, intent, saidByCandidate } = judgement;
  if (verdict !== "apply" || saidByCandidate || !deniedBy(note).includes(intent)) return judgement;
  return { ...judgement, verdict: "ask", why: "your line above it says that it is not what it seems to be" };
}

/**
 * Reads an employer's mail and acts on it (DESIGN §5.5–5.8): applied when it is certain, asked about when it is not, left
 * alone when it concerns no interview; `whyNowhere` is what then explains that better than the match. Repeating it after a crash does the same again and changes nothing twice.
 */
export async function settleReply(world: World, received: Reply, candidate: Candidate, mail: Judged, whyNowhere?: string): Promise<Reply> {
  const interviews = await interviewsOf(world, candidate.id);
  const matchables = interviews.map((interview) => matchable(interview, candidate));
  const judgement = unlessDenied(mail, unlessTheOther(mail, judge(mail, matchables, candidate.timeZone), matchables));
  const reply = withJudgement(received, judgement);

  const others = await otherReplies(world, reply);
  const copy = earlierCopy(reply, others);
  // Named outright for another interview, the same words are another answer.
  if (copy !== undefined && (mail.interviewId === undefined || copy.interviewId === mail.interviewId))
    return settleCopy(world, reply, copy, mail, judgement);
  const allowance = allowanceFor(reply, others, now(world));
  if (isGone(mail, judgement, matchables))
    return finishReading(world, reply.id, () => withinLimits(gone(received, now(world)), allowance, now(world)));
  const finished = (next: Reply) => withinLimits(next, allowance, now(world));
  switch (judgement.verdict) {
    case "apply":
      return applyReply(world, reply, judgement, finished);
    case "ask":
      await hold(
        world,
        reply,
        openOnes(interviews, reply.possibleInterviewIds),
        "a mail may be their answer, and we asked you what it means",
      );
      return finishReading(world, reply.id, (c) =>
        finished(ask({ ...reply, ...reopening(interviews, reply, c) }, c, judgement.why, now(world))),
      );
    case "unmatched":
      return finishReading(world, reply.id, (c) =>
        finished(unmatched(reply, c, { ...judgement, why: whyNowhere ?? judgement.why }, now(world))),
      );
    case "leave":
      return finishReading(world, reply.id, () => finished(left(reply, judgement.why, now(world))));
    default:
      return judgement.verdict satisfies never;
  }
}

/**
 * Whether a mail from a contact's own house says no more than that they have left, and whom to address instead (DESIGN §5.2):
 * then nothing is asked about what it means. What a stranger says of them is asked about.
 */
function isGone(
  mail: Judged,
  { match, intent, confidence, answer, saidByCandidate }: Judgement,
  interviews: readonly Matchable[],
): boolean {
  const of = match.kind === "one" ? interviews.find(({ id }) => id === match.interviewId) : undefined;
  const address = mail.from?.address.toLowerCase() ?? "";
  const isKnown = of !== undefined && (of.contactEmails.includes(address) || isOfHouse(address, of.contactEmails));
  const isNews = confidence >= APPLY_CONFIDENCE && intent !== "unrelated" && intent !== "acknowledgement";
  const isElse = isNews || answer.contactNow !== undefined || saidByCandidate || mail.passedOnBy !== undefined;
  return isKnown && !isElse && isLeavingNotice(mail);
}

const gone = (reply: Reply, at: InstantText): Reply => {
  const reason = "whom you wrote to has left the company";
  return settled({ ...reply, messages: [notice(reply, "receipt", "read", at, reason, at)] }, { status: "ignored", reason }, at);
};

/** R36: read with less than certainty, what would open a closed interview again still asks whether it goes on. */
function reopening(interviews: readonly Interview[], { interviewId, intent, writtenAt }: Reply, candidate: Candidate): Pick<Reply, "asks"> {
  const closed = interviews.find(({ id, state }) => id === interviewId && state === "closed");
  if (closed === undefined || intent === null) return {};
  const { outcome, closedBy } = fold(closed.events, candidate.timeZone);
  const isNews =
    intent === "status_update" && (outcome === "regret" || outcome === "silence") && (writtenAt ?? "~") >= (closedBy?.at ?? "");
  return isNews || GOOD_NEWS.includes(intent) ? { asks: "reopen" } : {};
}

/** A closed interview has nothing pending that would have to wait. */
function openOnes(interviews: readonly Interview[], ids: readonly Id<"interview">[]): Id<"interview">[] {
  return interviews.filter((interview) => interview.state !== "closed" && ids.includes(interview.id)).map((interview) => interview.id);
}

/** How soon after a mail was handed in the same one without a word above it is no more than a slip. */
const SLIP = "PT24H";

/**
 * The same mail again: nothing new, unless the candidate wrote above it what it means, or that it is not what we read: that
 * corrects the first. Of a line that we do not understand, and of a mail that has long been on record, they are told.
 */
async function settleCopy(world: World, reply: Reply, copy: Reply, { note }: Judged, judgement: Judgement): Promise<Reply> {
  const { intent, saidByCandidate } = judgement;
  const interviewId = copy.interviewId ?? reply.interviewId;
  const corrects = saidByCandidate && (interviewId !== null || intent === "unrelated");
  const isDenied = !saidByCandidate && copy.status === "applied" && copy.intent !== null && deniedBy(note).includes(copy.intent);
  const isSlip = note === "" && [copy.createdAt, ...copy.messages.map(({ dueAt }) => dueAt)].some((at) => plus(at, SLIP) > now(world));
  if (corrects)
    await review(world, copy.id, { intent, ...(interviewId === null ? {} : { interviewId }), extracted: judgement.dates, by: "candidate" });
  else if (isDenied) await undo(world, copy.id);
  else if (reply.via === "forwarded" && !isSlip) await tellOfCopy(world, reply, copy.id, note === "" ? "plain" : "noted");
  const reason =
    corrects || isDenied
      ? "it is a mail you handed in before, with your own word on what it means: that was corrected"
      : "it is a mail that you handed in before";
  return finishReading(world, reply.id, () => settled({ ...reply, interviewId }, { status: "ignored", reason }, now(world)));
}

/** Tells of the mail that is on record already, where it can be corrected; an open question about it is asked once more. */
async function tellOfCopy(world: World, reply: Reply, copyId: Id<"reply">, how: "plain" | "noted"): Promise<void> {
  const why =
    how === "plain"
      ? "you handed in a mail that is on record already"
      : "you handed it in again, and we could not tell from your line above it what it means";
  await finish(world, copyId, (copy) => {
    const isOpen = copy.status === "needs_review" || copy.status === "unmatched";
    const message = notice(copy, "review_request", `again:${reply.id}:${isOpen ? "open" : how}`, now(world), why, now(world));
    return copy.messages.some(({ id }) => id === message.id) ? copy : { ...copy, messages: [...copy.messages, message] };
  });
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

async function applyReply(world: World, reply: Reply, judgement: Judgement, finished: (next: Reply) => Reply): Promise<Reply> {
  const { interviewId, intent } = reply;
  if (interviewId === null || intent === null || intent === "unrelated") throw new TypeError("only a matched answer is applied");
  const via = judgement.saidByCandidate ? "told" : reply.via;
  const by = judgement.saidByCandidate ? "candidate" : "employer";
  let event: InterviewEvent | undefined;
  let isOpen = true;
  const { decided } = await apply(world, interviewId, (interview, candidate) => {
    isOpen = interview.state !== "closed";
    event = answerEvent(reply, intent, reply.answer, { via, by, correction: 0 }, interview, candidate, now(world));
    return event;
  });
  // What stands against it may be what was read wrongly: until the candidate has said so, nothing unasked goes out (R11).
  if (decided.result === "ask" && isOpen) await hold(world, reply, [interviewId], `${decided.why}, and we asked you`);
  return finishReading(world, reply.id, (candidate) =>
    finished(applied(reply, decided, event?.id ?? null, judgement.why, candidate, now(world))),
  );
}

function applied(reply: Reply, decided: Decided, eventId: Id<"event"> | null, why: string, candidate: Candidate, at: InstantText): Reply {
  if (decided.result === "ask")
    return ask({ ...reply, ...(decided.asks === undefined ? {} : { asks: decided.asks }) }, candidate, decided.why, at);
  return settled(reply, { status: "applied", reason: why, eventId }, at);
}
