import { GetQueueAttributesCommand, SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { WakeQueue } from "../../core/ports.ts";

/** A queue of records, to be woken or to be read, which can also hold one back for up to 15 minutes. */
export type DelayingWakeQueue = Omit<WakeQueue, "send"> & {
  send: (recordIds: readonly string[], delaySeconds?: number, along?: readonly string[]) => Promise<void>;
};

/** SQS's own limit. */
const BATCH_MAX = 10;
/** How often entries that SQS could not take are offered again; what is left then is an error, and the sweep finds it. */
const TRIES_MAX = 3;

/** The body of a wake, the same from the queue and from an alarm: whom to wake, and what to read along with it. */
export function wakeBody(recordId: string, along: readonly string[] = []): string {
  return JSON.stringify({ recordId, ...(along.length > 0 && { along }) });
}

/** Such a queue on SQS. */
export function sqsWakeQueue({ client, url }: { client: SQSClient; url: string }): DelayingWakeQueue {
  /** Sends at most ten. @returns those that SQS did not take through a fault of its own. */
  async function sendBatch(recordIds: readonly string[], DelaySeconds: number, along: readonly string[]): Promise<string[]> {
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: recordIds.map((recordId, at) => ({ Id: String(at), MessageBody: wakeBody(recordId, along), DelaySeconds })),
      }),
    );
    const refused = Failed.find(({ SenderFault }) => SenderFault);
    if (refused) throw new Error(`SQS refused a wake: ${refused.Code} ${refused.Message ?? ""}`);
    return Failed.flatMap(({ Id }) => recordIds[Number(Id)] ?? []);
  }

  return {
    async send(recordIds, delaySeconds = 0, along = []) {
      for (let at = 0; at < recordIds.length; at += BATCH_MAX) {
        let left: readonly string[] = recordIds.slice(at, at + BATCH_MAX);
        for (let tries = 0; left.length > 0; tries++) {
          if (tries === TRIES_MAX) throw new Error(`SQS did not take ${left.length} wakes in ${TRIES_MAX} tries`);
          left = await sendBatch(left, delaySeconds, along);
        }
      }
    },

    /**
     * Only what is ready to be received. What is in flight is being worked on, or has failed and sits out its visibility
     * timeout: counted in, a single record that keeps failing would hold up the sweep for all others.
     */
    async backlog() {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["ApproximateNumberOfMessages"] }),
      );
      return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
    },
  };
}
