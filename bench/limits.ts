import { startEndpoints } from "../test/infra/endpoints.ts";
import { feedbackEvent, forwardedMail, httpEvent, queueEvent, receiptBody } from "../test/infra/events.ts";
import { one } from "../test/infra/graph.ts";
import { startFunction } from "../test/infra/lambda.ts";
import { recorded } from "../test/infra/stages.ts";
import { firstWorkspace } from "../test/infra/workspace.ts";

/**
 * What each handler takes at the most, beside what is declared for it: seconds and memory of one call in a fresh process with
 * the largest event that it may get, against local endpoints. Needs the bundles of `npm run test:infra`.
 *
 *     npm run bench:limits [-- --held]      `--held` ends with 1 where a limit is too tight
 */
const MAIL_BYTES = 40 * 1024 * 1024;
/** The sweep's own limit (core/shell/sweep.ts). */
const SWEPT = 1_000;
const BATCH = 10;
/** With this much memory a function has one whole processor, and with less a share of it (Lambda developer guide, "Configure memory"). */
const ONE_PROCESSOR_MB = 1_769;
/** What a limit must leave: half of the time, and a fifth of the memory. */
const TIME_SHARE_MAX = 0.5;
const MEMORY_SHARE_MAX = 0.8;

const graph = recorded("production");
const aws = await startEndpoints(graph);
const key = await firstWorkspace(graph, aws);
const api = await startFunction(graph, "Api", aws.urls);
const ADA = { email: "ada@example.com", name: "Ada Okafor", timeZone: "Europe/Oslo" };

async function newCandidate(): Promise<{ id: string; forwardingAddress: string }> {
  const { statusCode, body } = (await api.invoke(httpEvent("POST", "/v1/candidates", ADA, key))) as { statusCode: number; body: string };
  if (statusCode !== 201) throw new Error(body);
  return JSON.parse(body) as { id: string; forwardingAddress: string };
}

/** A letter that was forwarded with an attachment that fills a mail up to what SES takes. */
function largestMail(to: string): Buffer {
  const [header = "", text = ""] = forwardedMail(to).toString().split("\r\n\r\n---------- ");
  const start =
    `${header.replace(/Content-Type: .*/, 'Content-Type: multipart/mixed; boundary="b"')}\r\n\r\n--b\r\n` +
    `Content-Type: text/plain; charset=utf-8\r\n\r\n---------- ${text}\r\n--b\r\n` +
    'Content-Type: application/pdf; name="letter.pdf"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n';
  const line = `${"A".repeat(76)}\r\n`;
  const lines = Math.floor((MAIL_BYTES - start.length - 10) / line.length);
  return Buffer.from(`${start}${line.repeat(lines)}--b--\r\n`);
}

type Case = { name: string; given: string; event: () => Promise<unknown>; isDone: (answer: unknown) => boolean };
const isWhole = (answer: unknown) => JSON.stringify(answer) === '{"batchItemFailures":[]}';
const took = (call: string, times: number) => aws.takeCalls().filter((one) => one === call).length >= times;

const CASES: Case[] = [
  {
    name: "Api",
    given: "a list of a hundred candidates",
    async event() {
      for (let made = 0; made < 100; made++) await newCandidate();
      return httpEvent("GET", "/v1/candidates?limit=100", undefined, key);
    },
    isDone: (answer) => (JSON.parse((answer as { body: string }).body) as { data: unknown[] }).data.length === 100,
  },
  {
    name: "Replies",
    given: "a mail of half a million characters",
    async event() {
      const { id: candidateId } = await newCandidate();
      const html = `<p>${"We will be in touch by the end of next week. ".repeat(11_000)}</p>`;
      return httpEvent("POST", "/v1/replies", { candidateId, from: "Mette <mette@nordvik.example>", subject: "Your interview", html }, key);
    },
    isDone: (answer) => (answer as { statusCode: number }).statusCode === 201,
  },
  {
    name: "Wake",
    given: "ten mails to send",
    async event() {
      const ids: string[] = [];
      while (ids.length < BATCH) ids.push((await newCandidate()).id);
      return queueEvent(
        "arn:aws:sqs:eu-west-1:000000000000:wake",
        ids.map((recordId) => JSON.stringify({ recordId })),
      );
    },
    isDone: (answer) => isWhole(answer) && took("ses:SendRawEmail", BATCH),
  },
  {
    name: "Inbound",
    given: "ten mails, one of 40 MB",
    async event() {
      const { forwardingAddress: to } = await newCandidate();
      const bodies = Array.from({ length: BATCH }, (_, at) => {
        const objectKey = `raw/${at}`;
        aws.objects.put(aws.bucket, objectKey, at === 0 ? largestMail(to) : forwardedMail(to), "application/octet-stream");
        return receiptBody({ to, from: ADA.email, bucket: aws.bucket, key: objectKey, topicArn: "arn" });
      });
      return queueEvent("arn:aws:sqs:eu-west-1:000000000000:inbound", bodies);
    },
    isDone: (answer) => isWhole(answer) && took("s3:GetObject", 1),
  },
  {
    name: "Sweep",
    given: "a thousand overdue records",
    async event() {
      const { id } = await newCandidate();
      const { Item } = (await aws.dynamo("GetItem", { TableName: aws.tableName, Key: { id: { S: id } } })) as {
        Item: Record<string, object>;
      };
      for (let made = 0; made < SWEPT; made++) {
        const overdue = { ...Item, id: { S: `${id.slice(0, -4)}${String(made).padStart(4, "0")}` } };
        await aws.dynamo("PutItem", {
          TableName: aws.tableName,
          Item: { ...overdue, dueShard: { S: String(made % 16) }, nextDueAt: { S: "2026-01-01T09:00:00.000Z" } },
        });
      }
      for (const queue of aws.queues.receive(wakeQueue, BATCH)) aws.queues.delete(wakeQueue, queue.receiptHandle);
      while (aws.queues.receive(wakeQueue, BATCH).length > 0);
      return {};
    },
    isDone: (answer) => answer === null && took("sqs:SendMessageBatch", SWEPT / BATCH),
  },
  {
    name: "Feedback",
    given: "a bounce",
    async event() {
      return feedbackEvent("arn", "permanent bounce", { recordId: (await newCandidate()).id, messageId: "msg_none", to: ADA.email });
    },
    isDone: (answer) => answer === null && took("dynamodb:PutItem", 1),
  },
];
const wakeQueue = String(one(graph, "queue", "WakeQueueQueue").inputs.name);

console.log("| handler | its largest event | seconds here | reckoned there | time limit, s | peak memory, MB | declared, MB |");
console.log("|---|---|---:|---:|---:|---:|---:|");
const tight: string[] = [];
for (const { name, given, event, isDone } of CASES) {
  const { timeout, memorySize } = one(graph, "function", `${name}Function`).inputs;
  const asked = await event();
  aws.takeCalls();
  const fn = await startFunction(graph, name, aws.urls);
  const answer = await fn.invoke(asked);
  if (!isDone(answer)) throw new Error(`${name} did not do ${given}: ${JSON.stringify(answer)} ${fn.log().slice(-2_000)}`);
  const { answerMs, peakMb, processorMs } = fn.last();
  fn.stop();
  // Waiting takes as long there as here; what is worked takes longer by as much as there is less of a processor.
  const share = Math.min(1, Number(memorySize) / ONE_PROCESSOR_MB);
  const reckoned = (answerMs + processorMs * (1 / share - 1)) / 1_000;
  const row = [name, given, (answerMs / 1_000).toFixed(1), reckoned.toFixed(1), timeout, peakMb.toFixed(0), memorySize];
  console.log(`| ${row.join(" | ")} |`);
  if (reckoned > TIME_SHARE_MAX * Number(timeout)) tight.push(`${name}'s time limit is too tight for ${given}`);
  if (peakMb > MEMORY_SHARE_MAX * Number(memorySize)) tight.push(`${name}'s memory is too tight for ${given}`);
}
api.stop();
await aws.close();
for (const one of tight) console.log(`\n${one}`);
process.exit(tight.length > 0 && process.argv.includes("--held") ? 1 : 0);
