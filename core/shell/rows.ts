import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { NoticeKind } from "../messages.ts";
import type { RawMail, Reply, ReplyStatus } from "../replies/reply.ts";
import { blankReply } from "./blank-reply.ts";
import { dueAt } from "./due.ts";
import { allowanceFor, otherReplies, withinLimits } from "./limits.ts";
import { finishReading, notice, settled } from "./replies.ts";
import type { World } from "./store.ts";
import { asNext, loadWithCandidate, now } from "./store.ts";

/** What a reply's text is cut to on the record; the raw mail keeps the rest for thirty days. */
export const TEXT_CHARACTERS_MAX = 20_000;
export const LINE_CHARACTERS_MAX = 500;

/** Puts the row of a mail, or finds the one that is there. The first of a mail is read at once; of the others each is due now. */
export async function opened(world: World, id: Id<"reply">, candidate: Candidate, raw: RawMail, receivedAt: InstantText): Promise<Reply> {
  const at = now(world);
  const blank = { ...blankReply(id, candidate, receivedAt, at), raw, ...(raw.part > 0 && { unfinishedAt: at }) };
  const first = asNext(blank, blank, at, dueAt(blank, candidate, at));
  if ((await world.records.create(first)) === "created") return first;
  const there = await loadWithCandidate(world, id);
  return there?.record.type === "reply" ? there.record : { ...first, status: "ignored" };
}

/** Finishes a mail that needs no reading of what an employer meant, with a notice to the candidate where there is one. */
export async function end(world: World, reply: Reply, status: ReplyStatus, reason: string, kind?: NoticeKind): Promise<void> {
  const at = now(world);
  const messages = kind === undefined ? [] : [notice(reply, kind, "read", at, reason, at)];
  // The code of a mail service is asked for, and stands nowhere else.
  const isLimited = kind !== undefined && kind !== "forwarding_confirmation";
  const allowance = isLimited ? allowanceFor(reply, await otherReplies(world, reply), at) : "told";
  await finishReading(world, reply.id, () => withinLimits(settled({ ...reply, messages }, { status, reason }, at), allowance, at));
}
