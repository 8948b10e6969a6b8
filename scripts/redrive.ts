import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { SNSEvent } from "aws-lambda";
import { Resource } from "sst";
import { awsWorld } from "../functions/aws/runtime.ts";
import { feedbackHandler } from "../functions/feedback.ts";
import { parseJson } from "../functions/json.ts";

/**
 * Takes up again what failed to the end, once what made it fail has been put right:
 *
 *     npx sst shell --stage production node_modules/.bin/node scripts/redrive.ts WakeDead
 *
 * A message leaves its dead-letter queue only when it has been taken up. What fails again stays, and comes back after a while.
 */
const links = Resource as unknown as Record<string, { url: string; name: string } | undefined>;
const client = new SQSClient({});
const HIDDEN_SECONDS = 300;

/** What each dead-letter queue holds (`infra/queues.ts`), and how one of it is taken up again. */
const AGAIN: Readonly<Record<string, (body: string) => Promise<void>>> = {
  WakeDead: (body) => send("WakeQueue", body),
  InboundDead: (body) => send("InboundQueue", body),
  EventsDead: handleAgain,
};

async function send(queue: string, MessageBody: string): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl: links[queue]?.url, MessageBody }));
}

/** What Lambda puts down of a call that failed three times (Lambda developer guide, "Example destination message"). */
type Failed = { requestContext?: { functionArn?: string }; requestPayload?: unknown };

/** Feedback is told again, here. A sweep that failed has been made good by the next. */
async function handleAgain(body: string): Promise<void> {
  const { requestContext, requestPayload } = (parseJson(body) ?? {}) as Failed;
  const name = requestContext?.functionArn?.split(":function:")[1]?.split(":")[0];
  if (name === links.Feedback?.name) await feedbackHandler(awsWorld())(requestPayload as SNSEvent);
}

const [name = ""] = process.argv.slice(2);
const again = AGAIN[name];
if (again === undefined) {
  console.error(`Name the queue: redrive.ts ${Object.keys(AGAIN).join("|")}`);
  process.exit(1);
}
const QueueUrl = links[name]?.url;
let taken = 0;
let failed = 0;
for (;;) {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: HIDDEN_SECONDS, WaitTimeSeconds: 1 }),
  );
  if (Messages.length === 0) break;
  for (const { Body = "", ReceiptHandle, MessageId } of Messages) {
    try {
      await again(Body);
    } catch (error) {
      failed += 1;
      console.error(`${MessageId} failed again: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    taken += 1;
  }
}
console.log(`${taken} taken up again, ${failed} failed again`);
process.exit(failed > 0 ? 1 : 0);
