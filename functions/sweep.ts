import { type Looking, sweep, tellOldestReview } from "../core/shell/sweep.ts";
import { wakePlansOfOtherZones } from "../core/shell/zones.ts";
import { linkedRecords, linkedWakeQueue, surroundings } from "./aws/linked.ts";

/**
 * Queues what is overdue and tells how long replies have waited for their review; run every five minutes. New time-zone data comes with a new runtime, so that the first sweep of
 * a process also looks for what was planned under older data.
 */
export function sweepHandler(runtime: Looking) {
  let lookedAtZones = false;
  return async (): Promise<void> => {
    await sweep(runtime);
    await tellOldestReview(runtime);
    if (lookedAtZones) return;
    await wakePlansOfOtherZones(runtime);
    lookedAtZones = true;
  };
}

export const handler = sweepHandler({ ...surroundings(), records: linkedRecords(), wakeQueue: linkedWakeQueue() });
