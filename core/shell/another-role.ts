import type { InstantText } from "../clock.ts";
import { Problem } from "../errors.ts";
import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";
import { NewInterview } from "../interview/facts.ts";
import { fold } from "../interview/fold.ts";
import { newInterview } from "../interview/record.ts";
import { heldRounds } from "../interview/rounds.ts";
import type { Reply } from "../replies/reply.ts";
import { record } from "./interviews.ts";
import { review } from "./review.ts";
import type { World } from "./store.ts";
import { loadOne, loadWithCandidate, now } from "./store.ts";

/** What the candidate says of the other role: its name, and when its interview is, where one is to come. */
export type AnotherRole = { role: string; startsAt?: InstantText };

/**
 * R23, R36: an employer writes of another role than the one on record. Records an interview for that one, with the same people,
 * and puts the reply on it; the one before stays as it is. Without a date the round is the last one that was held, where they
 * met. The same reply makes one interview, however often it is said. Throws `not_found` when the reply belongs to no interview.
 */
export async function recordAnotherRole(world: World, replyId: string, { role, startsAt }: AnotherRole): Promise<Reply> {
  const found = await loadWithCandidate(world, replyId);
  if (found?.record.type !== "reply") throw new Problem("not_found", "there is no such reply");
  const { record: reply, candidate } = found;
  const id: Id<"interview"> = derivedId("interview", reply.id, "another role");
  if (reply.status === "applied" && reply.interviewId === id) return reply;
  const before = reply.interviewId === null ? undefined : await loadOne(world, "interview", reply.interviewId);
  if (before === undefined || reply.intent === null) throw new Problem("not_found", "the interview that this mail came after is gone");
  const situation = fold(before.events, candidate.timeZone);
  const { facts, rounds } = situation;
  const last = heldRounds(situation).at(-1) ?? rounds.at(-1);
  if (last === undefined) throw new TypeError("an interview has a round");
  const named = startsAt ?? (reply.extracted.interviewAt?.certain === true ? reply.extracted.interviewAt.startsAt : undefined);
  const posted = NewInterview.parse({
    candidateId: candidate.id,
    company: facts.company,
    role,
    contact: facts.contact,
    panel: named === undefined ? last.panel : [],
    contactPolicy: facts.contactPolicy,
    round: named === undefined ? { startsAt: last.startsAt, endsAt: last.endsAt } : { startsAt: named },
  });
  await record(world, newInterview(id, posted, candidate, now(world)), candidate);
  return review(world, reply.id, {
    intent: reply.intent,
    interviewId: id,
    by: "candidate",
    ...(named === undefined ? {} : { extracted: { interviewAt: { startsAt: named, timeZone: candidate.timeZone, certain: true } } }),
  });
}
