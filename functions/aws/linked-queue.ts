import { SQSClient } from "@aws-sdk/client-sqs";
import { IMPATIENT } from "./patience.ts";
import { resource } from "./resources.ts";
import { type DelayingWakeQueue, sqsWakeQueue } from "./wake-queue.ts";

/** A queue that the function is linked to, and that takes ids of records. */
export function linkedQueue(name: "WakeQueue" | "InboundQueue"): DelayingWakeQueue {
  return sqsWakeQueue({ client: new SQSClient(IMPATIENT), url: resource(name).url });
}
