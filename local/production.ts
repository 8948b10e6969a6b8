import type { Temporal } from "temporal-polyfill";
import type { Clock } from "./clock.ts";
import type { Handlers } from "./handlers.ts";
import { seed } from "./seed.ts";

type Runtime = { ports: { records: { overdue(until: string, limit: number): Promise<string[]> } } };
type Factory<Key extends keyof Handlers> = (runtime: Runtime) => Handlers[Key];

/**
 * The handlers that run on AWS, wired as they are there but for the clock.
 * To be called once the environment names their resources: they read it when they are imported.
 */
export async function productionHandlers(clock: Clock): Promise<Handlers> {
  const folder = "../functions";
  const [{ awsRuntime }, { apiHandler }, { wakeHandler }, { inboundHandler }, { sweepHandler }] = (await Promise.all([
    import(`${folder}/aws/runtime.ts`),
    import(`${folder}/api.ts`),
    import(`${folder}/wake.ts`),
    import(`${folder}/inbound.ts`),
    import(`${folder}/sweep.ts`),
  ])) as [
    { awsRuntime(overrides: { now: () => Temporal.Instant }): Runtime },
    { apiHandler: Factory<"api"> },
    { wakeHandler: Factory<"wake"> },
    { inboundHandler: Factory<"inbound"> },
    { sweepHandler: Factory<"sweep"> },
  ];
  const runtime = awsRuntime({ now: clock.now });
  await seed(runtime);
  return {
    api: apiHandler(runtime),
    wake: wakeHandler(runtime),
    inbound: inboundHandler(runtime),
    sweep: sweepHandler(runtime),
    overdue: async (untilMs) => (await runtime.ports.records.overdue(new Date(untilMs).toISOString(), 1)).length > 0,
  };
}
