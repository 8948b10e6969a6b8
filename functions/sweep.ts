import { sweep } from "../core/shell/sweep.ts";
import { wakePlansOfOtherZones } from "../core/shell/zones.ts";
import type { Runtime } from "./aws/runtime.ts";
import { awsRuntime } from "./aws/runtime.ts";

/**
 * Queues what is overdue; run every five minutes. New time-zone data comes with a new runtime, so that the first sweep of
 * a process also looks for what was planned under older data.
 */
export function sweepHandler(runtime: Runtime) {
  let lookedAtZones = false;
  return async (): Promise<void> => {
    await sweep(runtime);
    if (lookedAtZones) return;
    await wakePlansOfOtherZones(runtime);
    lookedAtZones = true;
  };
}

export const handler = sweepHandler(awsRuntime());
