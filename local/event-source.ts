import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type Queues, queueArn, type ReceivedMessage } from "./aws/queues.ts";
import { attributesOf } from "./aws/sqs.ts";
import { lambdaContext } from "./lambda.ts";

/** A queue and the function that Lambda's event source would hand its messages to. */
export type EventSource = {
  queue: string;
  handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse | undefined>;
};

const BATCH_SIZE = 10;
const TIMEOUT_SECONDS = 30;

/**
 * Takes one batch from the queue and has it handled, as Lambda does with `ReportBatchItemFailures`: what is done is deleted, what is named as failed
 * (or all of it, when the handler throws) comes back after the visibility timeout and ends in the dead-letter queue.
 *
 * @returns how many messages were taken; 0 when nothing was visible.
 */
export async function takeBatch(queues: Queues, source: EventSource, region: string): Promise<number> {
  const messages = queues.receive(source.queue, BATCH_SIZE);
  if (messages.length === 0) return 0;
  const failed = await failures(source, messages, region);
  for (const { messageId, receiptHandle } of messages) {
    if (failed.has(messageId)) queues.handBack(source.queue, receiptHandle);
    else queues.delete(source.queue, receiptHandle);
  }
  return messages.length;
}

async function failures(source: EventSource, messages: readonly ReceivedMessage[], region: string): Promise<ReadonlySet<string>> {
  const all = new Set(messages.map(({ messageId }) => messageId));
  try {
    const event: SQSEvent = { Records: messages.map((message) => asRecord(message, source.queue, region)) };
    const answer = await source.handler(event, lambdaContext(source.queue, region, TIMEOUT_SECONDS));
    const named = (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
    // Lambda takes an identifier that it did not hand out as the failure of the whole batch.
    if (named.some((id) => !all.has(id))) return all;
    return new Set(named);
  } catch (error) {
    console.error(`The handler of the ${source.queue} queue threw:`, error);
    return all;
  }
}

function asRecord(message: ReceivedMessage, queue: string, region: string): SQSEvent["Records"][number] {
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: attributesOf(message),
    messageAttributes: {},
    md5OfBody: message.md5OfBody,
    eventSource: "aws:sqs",
    eventSourceARN: queueArn(queue, region),
    awsRegion: region,
  };
}
