import type { Runtime } from "../functions/aws/runtime.ts";
import type { Clock } from "./clock.ts";
import type { Handlers } from "./handlers.ts";
import { seed } from "./seed.ts";

type Factory<Key extends keyof Handlers> = (runtime: Runtime) => Handlers[Key];

/**
 * The handlers that run on AWS, wired as they are there but for the clock.
 * To be called once the environment names their resources: they read it when they are imported.
 */
export async function productionHandlers(clock: Clock): Promise<Handlers> {
  const { awsRuntime } = await import("../functions/aws/runtime.ts");
  const { consoleLog } = await import("../functions/aws/log.ts");
  const folder = "../functions";
  const [{ apiHandler }, { wakeHandler }, { inboundHandler }, { sweepHandler }] = (await Promise.all([
    import(`${folder}/api.ts`),
    import(`${folder}/wake.ts`),
    import(`${folder}/inbound.ts`),
    import(`${folder}/sweep.ts`),
  ])) as [
    { apiHandler: Factory<"api"> },
    { wakeHandler: Factory<"wake"> },
    { inboundHandler: Factory<"inbound"> },
    { sweepHandler: Factory<"sweep"> },
  ];
  const runtime = awsRuntime({
    now: clock.now,
    // A terminal is for what somebody should look at.
    log: (level, message, fields) => level === "info" || consoleLog(level, message, fields),
  });
  await seed(runtime);
  return {
    api: apiHandler(runtime),
    wake: wakeHandler(runtime),
    inbound: inboundHandler(runtime),
    sweep: sweepHandler(runtime),
    overdue: async (untilMs) => (await runtime.records.overdue(new Date(untilMs).toISOString(), 1)).length > 0,
  };
}
