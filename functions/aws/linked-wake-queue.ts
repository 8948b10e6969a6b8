import { SQSClient } from "@aws-sdk/client-sqs";
import { IMPATIENT } from "./patience.ts";
import { resource } from "./resources.ts";
import { type DelayingWakeQueue, sqsWakeQueue } from "./wake-queue.ts";

/** The wake queue that the function is linked to. */
export function linkedWakeQueue(): DelayingWakeQueue {
  return sqsWakeQueue({ client: new SQSClient(IMPATIENT), url: resource("WakeQueue").url });
}
