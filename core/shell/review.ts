import { Problem } from "../errors.ts";
import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";
import { fittingDates } from "../replies/intent-fields.ts";
import { APPLY_CONFIDENCE, type Intent } from "../replies/intents.ts";
import type { ExtractedDates, Reply } from "../replies/reply.ts";
import type { SaidDates } from "../replies/said-dates.ts";
import { datesRead, saysNothingNew, shownWithSaid, withSaidDates } from "../replies/said-dates.ts";
import { apply } from "./interviews.ts";
import { answerEvent, answered, ask, finish, hold, release, settled } from "./replies.ts";
import type { World } from "./store.ts";
import { loadWithCandidate, now, ofType } from "./store.ts";

/** What somebody says a reply means. `by` is who says so. */
export type Review = {
  intent: Intent;
  interviewId?: string;
  extracted?: SaidDates;
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
  const dates = fittingDates(intent, shownWithSaid(datesRead(reply), said.extracted));
  // A courtesy has said nothing but what they are said to have named (R16).
  const { callsOff: _unlessSaid, afterYourNo, afterYourYes, ...known } = reply.answer;
  const read: Reply["answer"] = intent === "acknowledgement" ? {} : { ...known, ...sureOf(reply.extracted) };
  // Asked only which interview it is about, nobody has questioned whose word it confirms.
  const isAsRead = reply.status === "needs_review" && intent === reply.intent && (reply.confidence ?? 0) >= APPLY_CONFIDENCE;
  const ownWord = isAsRead ? { ...(afterYourNo && { afterYourNo }), ...(afterYourYes && { afterYourYes }) } : {};
  const answer = { ...withSaidDates({ ...read, ...ownWord }, said.extracted), ...(said.callsOff === true ? { callsOff: {} } : {}) };
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
    answer,
    corrections: correction,
  }));
}

/** The dates of a reply without those that are only guessed: nobody has confirmed them by saying what the mail means. */
function sureOf({ guesses = [], ...dates }: ExtractedDates): Omit<ExtractedDates, "guesses"> {
  const sure = Object.entries(dates).filter(([name]) => !guesses.some((guess) => guess === name));
  return Object.fromEntries(sure);
}

export async function requireInterview(world: World, interviewId: Id<"interview"> | null, reply: Reply): Promise<void> {
  const record = interviewId === null ? undefined : ofType((await world.records.load([interviewId])).get(interviewId), "interview");
  if (record === undefined || record.candidateId !== reply.candidateId)
    throw new Problem("request.invalid", "interviewId: name the interview that this reply belongs to", {
      fields: [{ path: "interviewId", message: "name the interview of this candidate that the reply belongs to" }],
    });
}

/** The same word again changes nothing. */
function isAlreadySo(reply: Reply, said: Review, interviewId: Id<"interview"> | null): boolean {
  if (said.intent !== "unrelated" && !saysNothingNew(datesRead(reply), said.extracted)) return false;
  if (said.intent === "unrelated") return reply.status === "ignored" && reply.intent === "unrelated";
  if ((said.callsOff === true) !== (reply.answer.callsOff !== undefined)) return false;
  // "They offer me the job" is not "they thank for my yes", nor "they turned me down" "they confirm my no".
  if (reply.corrections === 0 && (reply.answer.afterYourYes === true || reply.answer.afterYourNo === true)) return false;
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
