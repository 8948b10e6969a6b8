import { SchedulerClient } from "@aws-sdk/client-scheduler";
import type { Alarms } from "../../core/ports.ts";
import { schedulerAlarms } from "./alarms.ts";
import { IMPATIENT } from "./patience.ts";
import { resource } from "./resources.ts";
import type { DelayingWakeQueue } from "./wake-queue.ts";

/** Alarms in the group that the function is linked to. */
export function linkedAlarms(wakeQueue: DelayingWakeQueue): Alarms {
  return schedulerAlarms({ client: new SchedulerClient(IMPATIENT), wakeQueue, ...resource("Alarms") });
}
