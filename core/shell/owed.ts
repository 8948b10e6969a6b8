import type { SiblingFacts } from "../cadence/siblings.ts";
import { Problem } from "../errors.ts";
import { replan } from "../interview/decide.ts";
import { hearing, whatHappenedElsewhere } from "../interview/siblings.ts";
import type { Waking } from "../ports.ts";
import { dueAt } from "./due.ts";
import { contextFor, interviewLoader, newsOf, othersOf, planAgain } from "./interviews.ts";
import { idsOf } from "./listing.ts";
import type { World } from "./store.ts";
import { alarm, change, loadOne, loadWithCandidate, now } from "./store.ts";

/**
 * Does what a record owes to others, and then takes it off its list. A crash in between repeats it, which is harmless:
 * planning again changes nothing where nothing has changed.
 */
export async function settle(world: World, record: Waking): Promise<void> {
  if (record.owed.length === 0) return;
  for (const owed of record.owed) {
    switch (owed.do) {
      case "replan_interviews":
        await replanInterviews(world, record.id);
        break;
      case "tell_siblings":
        await tellSiblings(world, record);
        break;
      default:
        owed satisfies never;
    }
  }
  const done = new Set(record.owed.map((owed) => JSON.stringify(owed)));
  await change(
    world,
    () => loadWithCandidate(world, record.id),
    ({ record: latest, candidate }) => {
      const next = { ...latest, owed: latest.owed.filter((owed) => !done.has(JSON.stringify(owed))) } as Waking;
      return { next, result: undefined, nextDueAt: dueAt(next, candidate, now(world)) };
    },
  );
}

/**
 * Tells the candidate's other interviews what this one has come to, and hears what they have come to. Each hears it in one
 * conditional write of its own, named by the version it stands for: twice, or late, changes nothing. Closed ones are left alone.
 */
async function tellSiblings(world: World, record: Waking): Promise<void> {
  if (record.type !== "interview") return;
  const candidate = await loadOne(world, "candidate", record.candidateId);
  if (candidate === undefined) return;
  const { others, erased } = await othersOf(
    world,
    record,
    (record.siblings ?? []).map((sibling) => sibling.interviewId),
  );
  const news = record.told === undefined ? [] : [record.told];
  for (const other of others) if (other.state !== "closed") await hear(world, other.id, news, erased);
  await hear(
    world,
    record.id,
    others.map((other) => newsOf(world, other, candidate)),
    erased,
  );
}

/** One interview hears of others, and is planned again where that is news. */
async function hear(world: World, interviewId: string, news: readonly SiblingFacts[], erased: ReadonlySet<string>): Promise<void> {
  try {
    const { record, saved } = await change(world, interviewLoader(world, interviewId), ({ record, candidate }) => {
      const heard = hearing(record, news, erased);
      const context = contextFor(world, record, candidate);
      const next = heard === record ? record : replan(heard, context, whatHappenedElsewhere(heard));
      return { next, result: undefined, nextDueAt: dueAt(next, candidate, context.now) };
    });
    if (saved) await alarm(world, record);
  } catch (error) {
    // One that was erased meanwhile has nothing to hear.
    if (!(error instanceof Problem && error.code === "not_found")) throw error;
  }
}

/** Plans every open interview of a candidate again, page by page. */
async function replanInterviews(world: World, candidateId: string): Promise<void> {
  for await (const id of idsOf(world, { list: "interviews_of_candidate", candidateId })) {
    try {
      await planAgain(world, id, "your settings changed");
    } catch (error) {
      // An interview that was erased meanwhile has nothing left to plan.
      if (!(error instanceof Problem && error.code === "not_found")) throw error;
    }
  }
}
