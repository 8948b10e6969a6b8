import { plus } from "../clock.ts";
import { dueAt } from "./due.ts";
import type { World } from "./store.ts";
import { alarm, change, loadWithCandidate, now } from "./store.ts";

/** So many failed wakes in a row make a record stuck; from then on it is tried hourly. */
const FAILURES_MAX = 5;
const STUCK_RETRY = "PT1H";

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
