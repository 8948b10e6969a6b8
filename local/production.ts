import type { Clock } from "./clock.ts";
import type { Handlers } from "./handlers.ts";
import { WORKSPACES } from "./seed.ts";
import { dueNext } from "./web/due.ts";

/**
 * The handlers that run on AWS, wired as they are there but for the clock, on a table that holds the local workspaces.
 * To be called once the environment names their resources.
 */
export async function productionHandlers(clock: Clock): Promise<Handlers> {
  const [
    { awsRuntime },
    { consoleLog },
    { apiHandler },
    { ALL_PARTS },
    { wakeHandler },
    { inboundHandler },
    { sweepHandler },
    { seedWorkspaces },
  ] = await Promise.all([
    import("../functions/aws/runtime.ts"),
    import("../functions/aws/log.ts"),
    import("../functions/http.ts"),
    import("../functions/routes/all-parts.ts"),
    import("../functions/wake.ts"),
    import("../functions/inbound.ts"),
    import("../functions/sweep.ts"),
    import("../functions/seed.ts"),
  ]);
  const runtime = awsRuntime({
    now: clock.now,
    log(level, message, fields) {
      // A terminal is for what somebody should look at.
      if (level !== "info") consoleLog(level, message, fields);
    },
  });
  await seedWorkspaces(runtime, WORKSPACES);
  return {
    api: apiHandler(runtime, ALL_PARTS),
    wake: wakeHandler(runtime),
    inbound: inboundHandler(runtime),
    sweep: sweepHandler(runtime),
    overdue: async (untilMs) => (await runtime.records.overdue(new Date(untilMs).toISOString(), 1)).length > 0,
    dueNext: (recordIds) => dueNext(runtime.records, recordIds),
  };
}
