import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { plus } from "../clock.ts";
import { Problem } from "../errors.ts";
import type { Interview } from "../interview/interview.ts";
import type { Tombstone } from "../record.ts";
import type { Reply } from "../replies/reply.ts";
import { dueAt } from "./due.ts";
import { interviewLoader } from "./interviews.ts";
import { each } from "./listing.ts";
import type { World, WorldWithMail } from "./store.ts";
import { alarm, change, jitter, loadOne, now } from "./store.ts";

type Erasable = Candidate | Interview | Reply;

const SAVE_ATTEMPTS = 5;
/** What belongs to an erased record is looked for twice, so far apart that whatever was just being written has been, and the indexes show it. */
const PASSES = 2;
const BETWEEN_PASSES = "PT15M";

/**
 * Erases a candidate, or an interview: from this one write on it is gone, with all that belongs to it, and wake erases the
 * rest (DESIGN §3). `check` may refuse the version that it sees. Twice is once. Backups age out after 35 days.
 */
export async function erase(world: World, type: "candidate" | "interview", id: string, check: (record: Erasable) => void): Promise<void> {
  const buried = await bury(world, async () => loadOne(world, type, id), check, now(world));
  if (buried !== undefined) await alarm(world, buried);
}

/** Whether something of the workspace was here and was erased: erasing it again is done already. */
export async function isErased(world: World, workspaceId: string, id: string): Promise<boolean> {
  return (await loadOne(world, "tombstone", id))?.workspaceId === workspaceId;
}

/** Puts a tombstone in a record's place, whoever else is writing; `undefined` when the record is gone already. */
async function bury(
  world: World,
  load: () => Promise<Erasable | undefined>,
  check: (record: Erasable) => void,
  nextDueAt?: InstantText,
): Promise<Tombstone | undefined> {
  for (let attempt = 1; attempt <= SAVE_ATTEMPTS; attempt++) {
    const record = await load();
    if (record === undefined) return undefined;
    check(record);
    const tombstone: Tombstone = {
      type: "tombstone",
      id: record.id,
      workspaceId: record.workspaceId,
      candidateId: record.type === "candidate" ? record.id : record.candidateId,
      version: record.version + 1,
      createdAt: record.createdAt,
      updatedAt: now(world),
      passes: 0,
      ...(nextDueAt === undefined ? {} : { nextDueAt }),
    };
    if ((await world.records.replace(tombstone, record.version)) === "replaced") return tombstone;
    await jitter(world, attempt);
  }
  throw new Problem("busy", "others are changing this record at this moment", { retryAfterSeconds: 1 });
}

/** Erases what belonged to an erased record, when that is due. A crash in between repeats it, which is harmless. */
export async function eraseWhatBelongedTo(world: WorldWithMail, id: string): Promise<void> {
  const tombstone = await loadOne(world, "tombstone", id);
  if (tombstone?.nextDueAt === undefined) return;
  if (tombstone.nextDueAt > now(world)) return alarm(world, tombstone);
  const { candidateId } = tombstone;
  const isCandidate = candidateId === id;
  for await (const reply of each(world, { list: "replies_of_candidate", candidateId }, "reply"))
    if (isCandidate || reply.interviewId === id) await buryReply(world, reply);
  for await (const interview of each(world, { list: "interviews_of_candidate", candidateId }, "interview"))
    await (isCandidate ? buryChild(world, interview) : oweNews(world, interview.id));
  const { nextDueAt: _done, ...rest } = tombstone;
  const passes = tombstone.passes + 1;
  const next: Tombstone = {
    ...rest,
    passes,
    version: tombstone.version + 1,
    updatedAt: now(world),
    ...(passes < PASSES ? { nextDueAt: plus(now(world), BETWEEN_PASSES) } : {}),
  };
  // Somebody else who did the same has set the alarm too.
  if ((await world.records.replace(next, tombstone.version)) === "replaced") await alarm(world, next);
}

/** The raw mail goes first: after a crash the row still says where it is. */
async function buryReply(world: WorldWithMail, reply: Reply): Promise<void> {
  if (reply.raw !== undefined) await world.mailbox.remove(reply.raw.key);
  await buryChild(world, reply);
}

async function buryChild(world: World, child: Interview | Reply): Promise<void> {
  await bury(
    world,
    async () => loadOne(world, child.type, child.id),
    () => undefined,
  );
}

/** The candidate's other interviews know a few facts of the erased one (R24–R26): they look again, and find it gone. */
async function oweNews(world: World, interviewId: string): Promise<void> {
  try {
    const { record, saved } = await change(world, interviewLoader(world, interviewId), ({ record, candidate }) => {
      const next: Interview = { ...record, owed: [...record.owed, { do: "tell_siblings", since: record.version }] };
      return { next, result: undefined, nextDueAt: dueAt(next, candidate, now(world)) };
    });
    if (saved) await alarm(world, record);
  } catch (error) {
    // One that was erased meanwhile needs no news.
    if (!(error instanceof Problem && error.code === "not_found")) throw error;
  }
}
