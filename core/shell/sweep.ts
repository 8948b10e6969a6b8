import { instantText, plus } from "../clock.ts";
import { dueAt } from "./due.ts";
import type { World } from "./store.ts";
import { alarm, change, loadWithCandidate, now } from "./store.ts";

/** What is this much overdue was not alarmed, or its alarm was lost. */
const OVERDUE_MINUTES = 10;
const SWEPT_MAX = 1_000;
/** So many failed wakes in a row make a record stuck; from then on it is tried hourly. */
const FAILURES_MAX = 5;
const STUCK_RETRY = "PT1H";

/** Finds what is overdue and queues it; not while the queue has a backlog, which would only grow. Returns how many were queued. */
export async function sweep(world: World): Promise<number> {
  if ((await world.wakeQueue.backlog()) > 0) return 0;
  const ids = await world.records.overdue(instantText(world.now().subtract({ minutes: OVERDUE_MINUTES })), SWEPT_MAX);
  if (ids.length === 0) return 0;
  world.log("warn", "records were overdue and are woken", { count: ids.length });
  await world.wakeQueue.send(ids);
  return ids.length;
}

/** Notes that a wake failed. After five in a row the record is stuck: logged as an error, which an alarm counts, and tried hourly. */
export async function noteFailure(world: World, recordId: string, why: string): Promise<void> {
  const { record } = await change(
    world,
    () => loadWithCandidate(world, recordId),
    ({ record, candidate }) => {
      const at = now(world);
      const failedWakes = record.failedWakes + 1;
      const stuck = failedWakes >= FAILURES_MAX ? { stuckAt: record.stuckAt ?? at, retryAt: plus(at, STUCK_RETRY) } : {};
      const next = { ...record, failedWakes, ...stuck };
      return { next, result: undefined, nextDueAt: dueAt(next, candidate, at) };
    },
  );
  world.log(record.stuckAt === undefined ? "warn" : "error", record.stuckAt === undefined ? "a wake failed" : "a record is stuck", {
    recordId,
    failedWakes: record.failedWakes,
    why,
  });
  if (record.stuckAt !== undefined) await alarm(world, record);
}
