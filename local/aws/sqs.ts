import { ACCOUNT_ID, type Queues, queueArn, type ReceivedMessage } from "./queues.ts";
import { AwsFailure, type AwsReply, type AwsRequest, type StandIn } from "./server.ts";

type Input = Record<string, unknown>;

const MESSAGE_BYTES_MAX = 1_048_576;
const DELAY_SECONDS_MAX = 900;
const VISIBILITY_SECONDS_MAX = 43_200;
const BATCH_MAX = 10;
/** What XML 1.0 allows, which is what SQS takes in a body. */
const BODY_CHARACTERS = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

/** What the query protocol called an error, for clients that still compare that name (`x-amzn-query-error`). */
const QUERY_CODES: Readonly<Record<string, string>> = {
  QueueDoesNotExist: "AWS.SimpleQueueService.NonExistentQueue",
  EmptyBatchRequest: "AWS.SimpleQueueService.EmptyBatchRequest",
  TooManyEntriesInBatchRequest: "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
  BatchEntryIdsNotDistinct: "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
  MessageNotInflight: "AWS.SimpleQueueService.MessageNotInflight",
};

/** SQS over its JSON protocol (`AmazonSQS.*`, x-amz-json-1.0), the part that the product and its tests use. */
export function createSqs(queues: Queues, options: { region: string; queueUrl(queue: string): string }): StandIn {
  function queueOf(input: Input): string {
    const name = text(input, "QueueUrl").split("/").at(-1) ?? "";
    if (!queues.exists(name)) throw new AwsFailure("QueueDoesNotExist", "The specified queue does not exist.");
    return name;
  }

  const operations: Record<string, (input: Input) => object> = {
    SendMessage(input) {
      const sent = queues.send(queueOf(input), bodyOf(input), delayOf(input));
      return { MessageId: sent.messageId, MD5OfMessageBody: sent.md5OfBody };
    },
    SendMessageBatch(input) {
      const queue = queueOf(input);
      const failed: object[] = [];
      const successful = batch(input).flatMap((entry) => {
        try {
          const sent = queues.send(queue, bodyOf(entry), delayOf(entry));
          return [{ Id: entry.Id, MessageId: sent.messageId, MD5OfMessageBody: sent.md5OfBody }];
        } catch (error) {
          if (!(error instanceof AwsFailure)) throw error;
          failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
          return [];
        }
      });
      return { Successful: successful, Failed: failed };
    },
    ReceiveMessage(input) {
      const max = number(input, "MaxNumberOfMessages", 1, BATCH_MAX) ?? 1;
      const messages = queues.receive(queueOf(input), max, number(input, "VisibilityTimeout", 0, VISIBILITY_SECONDS_MAX));
      return messages.length === 0 ? {} : { Messages: messages.map(asMessage) };
    },
    DeleteMessage(input) {
      queues.delete(queueOf(input), text(input, "ReceiptHandle"));
      return {};
    },
    DeleteMessageBatch(input) {
      const queue = queueOf(input);
      const entries = batch(input);
      for (const entry of entries) queues.delete(queue, text(entry, "ReceiptHandle"));
      return { Successful: entries.map(({ Id }) => ({ Id })), Failed: [] };
    },
    ChangeMessageVisibility(input) {
      const seconds = number(input, "VisibilityTimeout", 0, VISIBILITY_SECONDS_MAX) ?? 0;
      if (!queues.changeVisibility(queueOf(input), text(input, "ReceiptHandle"), seconds)) {
        throw new AwsFailure("MessageNotInflight", "The specified message isn't in flight.");
      }
      return {};
    },
    GetQueueAttributes(input) {
      const queue = queueOf(input);
      const { visible, inFlight, delayed } = queues.counts(queue);
      const settings = queues.settings(queue);
      const redrive = settings?.deadLetterQueue && {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: queueArn(settings.deadLetterQueue, options.region),
          maxReceiveCount: settings.maxReceiveCount,
        }),
      };
      const all: Record<string, string> = {
        QueueArn: queueArn(queue, options.region),
        ApproximateNumberOfMessages: String(visible),
        ApproximateNumberOfMessagesNotVisible: String(inFlight),
        ApproximateNumberOfMessagesDelayed: String(delayed),
        VisibilityTimeout: String(settings?.visibilityTimeoutSeconds),
        ...(redrive || {}),
      };
      const asked = Array.isArray(input.AttributeNames) ? input.AttributeNames : [];
      return { Attributes: Object.fromEntries(Object.entries(all).filter(([name]) => asked.includes("All") || asked.includes(name))) };
    },
    GetQueueUrl(input) {
      const name = text(input, "QueueName");
      if (!queues.exists(name)) throw new AwsFailure("QueueDoesNotExist", "The specified queue does not exist.");
      return { QueueUrl: options.queueUrl(name) };
    },
  };

  return {
    operation: operationOf,
    handle(request) {
      const operation = operations[operationOf(request)];
      if (!operation) throw new AwsFailure("InvalidAction", `The local SQS does not know the operation ${operationOf(request)}.`);
      return reply(200, operation(parse(request.body)));
    },
    refuse: (failure) =>
      reply(
        failure.status,
        { __type: `com.amazonaws.sqs#${failure.code}`, message: failure.message },
        { "x-amzn-query-error": `${QUERY_CODES[failure.code] ?? failure.code};${failure.status < 500 ? "Sender" : "Receiver"}` },
      ),
  };
}

function operationOf(request: AwsRequest): string {
  return (request.headers["x-amz-target"] ?? "").replace(/^AmazonSQS\./, "");
}

function parse(body: Buffer): Input {
  try {
    const value: unknown = JSON.parse(body.toString());
    if (typeof value === "object" && value !== null) return value as Input;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new AwsFailure("SerializationException", "The request is not a JSON object.");
}

function reply(status: number, body: object, headers: Record<string, string> = {}): AwsReply {
  return { status, headers: { "content-type": "application/x-amz-json-1.0", ...headers }, body: JSON.stringify(body) };
}

function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value === "string" && value !== "") return value;
  throw new AwsFailure("MissingParameter", `The request must contain the parameter ${name}.`);
}

function number(input: Input, name: string, min: number, max: number): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
  const reason = `${name} must be >= ${min} and <= ${max}.`;
  throw new AwsFailure("InvalidParameterValue", `Value ${String(value)} for parameter ${name} is invalid. Reason: ${reason}`);
}

function delayOf(input: Input): number {
  return number(input, "DelaySeconds", 0, DELAY_SECONDS_MAX) ?? 0;
}

function bodyOf(input: Input): string {
  const body = text(input, "MessageBody");
  if (Buffer.byteLength(body) > MESSAGE_BYTES_MAX) {
    const reason = `Message must be shorter than ${MESSAGE_BYTES_MAX} bytes.`;
    throw new AwsFailure("InvalidParameterValue", `One or more parameters are invalid. Reason: ${reason}`);
  }
  if (!BODY_CHARACTERS.test(body)) throw new AwsFailure("InvalidMessageContents", "Invalid characters in the message body.");
  return body;
}

function batch(input: Input): Input[] {
  const entries = Array.isArray(input.Entries) ? (input.Entries as Input[]) : [];
  if (entries.length === 0) throw new AwsFailure("EmptyBatchRequest", "There should be at least one entry in the request.");
  if (entries.length > BATCH_MAX) {
    throw new AwsFailure(
      "TooManyEntriesInBatchRequest",
      `Maximum number of entries per request are ${BATCH_MAX}. You have sent ${entries.length}.`,
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    throw new AwsFailure("BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id.");
  return entries;
}

function asMessage(message: ReceivedMessage): object {
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    Attributes: attributesOf(message),
  };
}

/** The system attributes of a received message, as SQS and the Lambda event source both show them. */
export function attributesOf(message: ReceivedMessage): {
  ApproximateReceiveCount: string;
  SentTimestamp: string;
  SenderId: string;
  ApproximateFirstReceiveTimestamp: string;
} {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAtMs),
    SenderId: ACCOUNT_ID,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAtMs),
  };
}
