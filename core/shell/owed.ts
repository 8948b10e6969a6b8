import { Problem } from "../errors.ts";
import type { Waking } from "../ports.ts";
import { dueAt } from "./due.ts";
import { planAgain } from "./interviews.ts";
import type { World } from "./store.ts";
import { change, loadWithCandidate, now } from "./store.ts";

const PAGE = 50;

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
      default:
        owed.do satisfies never;
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

/** Plans every open interview of a candidate again, page by page. */
async function replanInterviews(world: World, candidateId: string): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await world.records.list(
      { list: "interviews_of_candidate", candidateId },
      { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
    );
    for (const id of page.ids) {
      try {
        await planAgain(world, id, "your settings changed");
      } catch (error) {
        // An interview that was erased meanwhile has nothing left to plan.
        if (!(error instanceof Problem && error.code === "not_found")) throw error;
      }
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
