import { sweep } from "../core/shell/sweep.ts";
import type { Runtime } from "./aws/runtime.ts";
import { awsRuntime } from "./aws/runtime.ts";

/** Queues what is overdue; run every five minutes. */
export function sweepHandler(runtime: Runtime) {
  return async (): Promise<void> => {
    await sweep(runtime);
  };
}

export const handler = sweepHandler(awsRuntime());
