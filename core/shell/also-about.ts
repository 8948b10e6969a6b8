import { Problem } from "../errors.ts";
import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";
import type { Reply } from "../replies/reply.ts";
import { blankReply } from "./blank-reply.ts";
import type { Review } from "./review.ts";
import { requireInterview, review } from "./review.ts";
import type { World } from "./store.ts";
import { asNext, loadOne, loadWithCandidate, now } from "./store.ts";

const idOf = (reply: Reply, interviewId: string): Id<"reply"> => derivedId("reply", reply.id, "also about", interviewId);

/** What was said of a mail for another interview than its own, where it was. */
export const saidAlso = (world: World, reply: Reply, interviewId: string) => loadOne(world, "reply", idOf(reply, interviewId));

/**
 * One mail that speaks of two interviews, a regret for one and an invitation for the other, say: puts what the candidate says
 * of it on another interview as well. That is a reply of its own, so that it is corrected by itself; said again, it is the same
 * one. Throws `not_found` where there is no such reply, `request.invalid` where the interview is not theirs.
 */
export async function alsoAbout(world: World, replyId: string, said: Review & { interviewId: string }): Promise<Reply> {
  const found = await loadWithCandidate(world, replyId);
  if (found?.record.type !== "reply") throw new Problem("not_found", "there is no such reply");
  const { record: reply, candidate } = found;
  const { callsOff: _ofTheOther, afterYourNo: _no, afterYourYes: _yes, ...answer } = reply.answer;
  await requireInterview(world, said.interviewId as Id<"interview">, reply);
  const at = now(world);
  const { unfinishedAt: _read, ...blank } = blankReply(idOf(reply, said.interviewId), candidate, reply.receivedAt, at);
  const { via, from, subject, text, writtenAt, mailMessageId, references, fingerprint, extracted } = reply;
  const copy: Reply = {
    ...blank,
    ...{ via, from, subject, text, writtenAt, mailMessageId, references, fingerprint, extracted, answer },
    // Asked about nowhere: should we be stopped before the next line, it waits on the candidate's page.
    status: "unmatched",
    reason: "it speaks of more than one interview, and you say what it means for this one",
    matchReason: "you said that it speaks of this one, too",
  };
  await world.records.create(asNext(copy, copy, at, undefined));
  return review(world, copy.id, said);
}
