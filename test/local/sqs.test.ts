import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import type { Local } from "../../local/start.ts";
import { refusal, startFake } from "./fake.ts";

// A queue that no function takes from, so that what is sent stays to be looked at.
const QUEUE = "wake-dead";
const client = () => new SQSClient({ maxAttempts: 1 });
const urlOf = async (QueueName = QUEUE) => String((await client().send(new GetQueueUrlCommand({ QueueName }))).QueueUrl);
const receive = async (QueueUrl: string, more = {}) =>
  (await client().send(new ReceiveMessageCommand({ QueueUrl, ...more }))).Messages ?? [];
const pass = (local: Local, seconds: number) => local.clock.holdAt(local.clock.nowMs() + seconds * 1000);

test("a message is sent, received, hidden for the visibility timeout, received again and deleted", async () => {
  const local = await startFake();
  const QueueUrl = await urlOf();
  await client().send(new SendMessageCommand({ QueueUrl, MessageBody: "hello" }));

  const [first] = await receive(QueueUrl, { MessageSystemAttributeNames: ["All"] });
  expect(first).toMatchObject({
    Body: "hello",
    MD5OfBody: "5d41402abc4b2a76b9719d911017c592",
    Attributes: { ApproximateReceiveCount: "1", SentTimestamp: expect.any(String) },
  });
  expect(await receive(QueueUrl)).toEqual([]);
  pass(local, 31);
  const [second] = await receive(QueueUrl);
  expect(second).toMatchObject({ MessageId: first?.MessageId, Attributes: { ApproximateReceiveCount: "2" } });
  await client().send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
  pass(local, 31);
  const [third] = await receive(QueueUrl);
  expect(third?.MessageId).toBe(first?.MessageId);
  await client().send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: third?.ReceiptHandle }));
  pass(local, 31);
  expect(await receive(QueueUrl)).toEqual([]);
});

test("a delay holds a message back on the local clock, and counts tell where messages are", async () => {
  const local = await startFake();
  const QueueUrl = await urlOf();
  await client().send(new SendMessageCommand({ QueueUrl, MessageBody: "later", DelaySeconds: 60 }));
  await client().send(new SendMessageCommand({ QueueUrl, MessageBody: "now" }));
  await client().send(new SendMessageCommand({ QueueUrl, MessageBody: "now too" }));
  expect((await receive(QueueUrl)).map(({ Body }) => Body)).toEqual(["now"]);
  const { Attributes } = await client().send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
  expect(Attributes).toMatchObject({
    ApproximateNumberOfMessages: "1",
    ApproximateNumberOfMessagesNotVisible: "1",
    ApproximateNumberOfMessagesDelayed: "1",
  });
  pass(local, 60);
  expect((await receive(QueueUrl, { MaxNumberOfMessages: 10 })).map(({ Body }) => Body)).toContain("later");
});

test("a batch sends what it can and names what it cannot", async () => {
  await startFake();
  const QueueUrl = await urlOf();
  const Entries = [
    { Id: "a", MessageBody: "one" },
    { Id: "b", MessageBody: "two", DelaySeconds: 901 },
  ];
  const { Successful, Failed } = await client().send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  expect(Successful?.map(({ Id }) => Id)).toEqual(["a"]);
  expect(Failed).toEqual([{ Id: "b", SenderFault: true, Code: "InvalidParameterValue", Message: expect.stringContaining("DelaySeconds") }]);
});

test("visibility can be changed while a message is in flight", async () => {
  const local = await startFake();
  const QueueUrl = await urlOf();
  await client().send(new SendMessageCommand({ QueueUrl, MessageBody: "hello" }));
  const [message] = await receive(QueueUrl);
  const ReceiptHandle = message?.ReceiptHandle;
  await client().send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
  expect(await receive(QueueUrl)).toHaveLength(1);
  pass(local, 60);
  expect(await refusal(client().send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 5 })))).toMatchObject(
    { name: "MessageNotInflight" },
  );
});

test.each([
  [
    "a queue that does not exist",
    "QueueDoesNotExist",
    (QueueUrl: string) => client().send(new SendMessageCommand({ QueueUrl: `${QueueUrl}-not`, MessageBody: "x" })),
  ],
  ["an empty body", "MissingParameter", (QueueUrl: string) => client().send(new SendMessageCommand({ QueueUrl, MessageBody: "" }))],
  [
    "a delay over 15 minutes",
    "InvalidParameterValue",
    (QueueUrl: string) => client().send(new SendMessageCommand({ QueueUrl, MessageBody: "x", DelaySeconds: 901 })),
  ],
  [
    "a body over a megabyte",
    "InvalidParameterValue",
    (QueueUrl: string) => client().send(new SendMessageCommand({ QueueUrl, MessageBody: "x".repeat(1_048_577) })),
  ],
  [
    "a control character",
    "InvalidMessageContents",
    (QueueUrl: string) => client().send(new SendMessageCommand({ QueueUrl, MessageBody: "a\0b" })),
  ],
  ["an empty batch", "EmptyBatchRequest", (QueueUrl: string) => client().send(new SendMessageBatchCommand({ QueueUrl, Entries: [] }))],
  [
    "the same id twice in a batch",
    "BatchEntryIdsNotDistinct",
    (QueueUrl: string) =>
      client().send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: [
            { Id: "a", MessageBody: "x" },
            { Id: "a", MessageBody: "y" },
          ],
        }),
      ),
  ],
])("refuses %s", async (_, name, call) => {
  await startFake();
  expect(await refusal(call(await urlOf()))).toMatchObject({ name, status: 400 });
});

test("messages are there after a restart", async () => {
  const first = await startFake();
  await client().send(new SendMessageCommand({ QueueUrl: await urlOf(), MessageBody: "hello" }));
  await first.close();
  await startFake(undefined, first.dataDir);
  expect((await receive(await urlOf())).map(({ Body }) => Body)).toEqual(["hello"]);
});
