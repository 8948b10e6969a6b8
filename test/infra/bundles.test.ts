import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { instantText } from "../../core/clock.ts";
import { startEndpoints } from "./endpoints.ts";
import { bounceEvent, forwardedMail, httpEvent, queueEvent, receiptBody } from "./events.ts";
import { all, type Graph, one, textAt } from "./graph.ts";
import { type RunningFunction, startFunction } from "./lambda.ts";
import { recorded } from "./stages.ts";
import { firstWorkspace } from "./workspace.ts";

/**
 * What each may weigh at the most, in kB: what it weighed when this was written, and a little for the next change. To be
 * lowered whenever that can be, and raised for a reason only. The aim is 1,200 (`bench/lean.ts`).
 */
const KILOBYTES_MAX: Readonly<Record<string, number>> = {
  Api: 1_110,
  Replies: 1_045,
  Wake: 1_125,
  Inbound: 1_020,
  Feedback: 520,
  Sweep: 290,
};

test.each(Object.entries(KILOBYTES_MAX))("the bundle of %s weighs no more than %i kB", (name, kilobytesMax) => {
  expect((recorded("production").functions[name]?.bytes ?? Number.POSITIVE_INFINITY) / 1_000).toBeLessThanOrEqual(kilobytesMax);
});

const READING = ["Inbound", "Replies", "Wake"];
const CHANGING = ["Api", "Feedback", ...READING];
/** The packages and the parts of ours that only some bundles hold: those whose handlers use them. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  "@asteasolutions/zod-to-openapi": ["Api"],
  "@aws-sdk/client-scheduler": CHANGING,
  "@aws-sdk/client-ses": ["Wake"],
  "@aws-sdk/xml-builder": ["Wake"],
  "@hono/zod-validator": ["Api", "Replies"],
  entities: READING,
  hono: ["Api", "Replies"],
  htmlparser2: READING,
  mustache: ["Api", "Wake"],
  nodemailer: ["Api", "Wake"],
  "postal-mime": READING,
  zod: ["Api", "Feedback", "Inbound", "Replies"],
  "core/cadence": CHANGING,
  "core/drafts/templates": ["Api", "Wake"],
  "core/replies/weights.ts": READING,
  "functions/aws/mailbox.ts": ["Inbound", "Wake"],
  "functions/aws/mailer.ts": ["Wake"],
  "functions/pages": ["Api"],
  "functions/routes": ["Api", "Replies"],
};

test("no bundle holds what its handler does not use", () => {
  const { functions } = recorded("production");
  const bundles = Object.entries(functions).map(([name, { modules }]) => ({
    name,
    modules: Object.keys(modules).filter((module) => (modules[module] ?? 0) > 0),
  }));
  const holding = (part: string) =>
    bundles.filter(({ modules }) => modules.some((module) => `${module}/`.includes(`${part}/`))).map(({ name }) => name);
  expect(Object.fromEntries(Object.keys(ONLY_IN).map((part) => [part, holding(part).sort()]))).toEqual(
    Object.fromEntries(Object.entries(ONLY_IN).map(([part, names]) => [part, [...names].sort()])),
  );
  // Every other package is what all of them need: to reach the table and to be told of their links.
  const packages = bundles.flatMap(({ modules }) =>
    modules.flatMap((module) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1] ?? []),
  );
  const others = new Set(packages.filter((name) => !(name in ONLY_IN)));
  expect([...others].filter((name) => holding(`node_modules/${name}`).length < bundles.length)).toEqual([]);
});

/**
 * The bundles as they would be deployed, each in a process of its own with the environment that is declared for it, invoked
 * by the events that AWS sends, against local endpoints that hold what is declared and nothing else. A function that is not
 * linked to what it needs, or asks for a name that is not declared, fails here.
 */
describe("the bundles", () => {
  const graph = recorded("production");
  let aws: Awaited<ReturnType<typeof startEndpoints>>;
  const functions: Record<string, RunningFunction> = {};
  const candidate = { id: "", forwardingAddress: "" };
  let interviewId = "";
  let key = "";

  beforeAll(async () => {
    aws = await startEndpoints(graph);
    key = await firstWorkspace(graph, aws);
    for (const name of Object.keys(graph.functions)) functions[name] = await startFunction(graph, name, aws.urls);
    aws.takeCalls();
  });
  afterAll(async () => {
    for (const fn of Object.values(functions)) fn.stop();
    await aws.close();
  });

  /** Makes a record overdue, as if its alarm had been lost. */
  async function overdue(id: string): Promise<void> {
    await aws.dynamo("UpdateItem", {
      TableName: aws.tableName,
      Key: { id: { S: id } },
      UpdateExpression: "SET dueShard = :shard, nextDueAt = :due",
      ExpressionAttributeValues: { ":shard": { S: "3" }, ":due": { S: instantText(Temporal.Now.instant().subtract({ hours: 1 })) } },
    });
  }

  async function request(method: string, path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
    // As the gateway's routes say (`infra/api.ts`).
    const answering = path.startsWith("/v1/replies") ? functions.Replies : functions.Api;
    const answer = (await answering?.invoke(httpEvent(method, path, body, key))) as { statusCode: number; body: string };
    return { status: answer.statusCode, body: JSON.parse(answer.body || "{}") as Record<string, unknown> };
  }

  /** Everything that waits on the wake queue, handed to wake as Lambda does. */
  async function wakeAll(): Promise<number> {
    const queue = queueNamed(graph, "WakeQueueQueue");
    const messages = aws.queues.receive(queue, 10);
    if (messages.length === 0) return 0;
    const arn = textAt(one(graph, "eventSource", nameOfSource("WakeQueue")).inputs, "eventSourceArn");
    const answer = await functions.Wake?.invoke(
      queueEvent(
        arn,
        messages.map(({ body }) => body),
      ),
    );
    expect(answer, functions.Wake?.log()).toEqual({ batchItemFailures: [] });
    for (const { receiptHandle } of messages) aws.queues.delete(queue, receiptHandle);
    return messages.length;
  }
  const nameOfSource = (queue: string) => all(graph, "eventSource").find(({ name }) => name.startsWith(queue))?.name ?? "";
  const newest = (): string => {
    const [mail] = aws.mails.list().slice(-1);
    return aws.mails.raw(mail?.id ?? "", "given")?.toString() ?? "";
  };

  it("Api takes a candidate and has them woken at once", async () => {
    const created = await request("POST", "/v1/candidates", { email: "ada@example.com", name: "Ada Okafor", timeZone: "Europe/Oslo" });
    expect(created.status, functions.Api?.log()).toBe(201);
    Object.assign(candidate, created.body);
    expect(candidate.forwardingAddress).toMatch(/@in\.followthrough\.example$/);
    expect(aws.takeCalls().slice(-2)).toEqual(["dynamodb:PutItem", "sqs:SendMessageBatch"]);
  });

  it("Wake sends the confirmation, from our address and with our links", async () => {
    expect(await wakeAll()).toBe(1);
    expect(aws.takeCalls()).toContain("ses:SendRawEmail");
    expect(aws.mails.list()).toMatchObject([{ to: ["ada@example.com"], from: expect.stringContaining("drafts@followthrough.example") }]);
    expect(newest().replace(/=\r\n/g, "")).toContain("https://fakeapi.execute-api.eu-west-1.amazonaws.com/a/");
  });

  it("Api shows the page of a link and takes its form", async () => {
    const path = /https:\/\/fakeapi[^/]*(\/a\/[\w.-]+)/.exec(newest().replace(/=\r\n/g, ""))?.[1] ?? "";
    const page = (await functions.Api?.invoke(httpEvent("GET", path))) as { statusCode: number };
    const pressed = (await functions.Api?.invoke(httpEvent("POST", path, new URLSearchParams()))) as { statusCode: number };
    expect([page.statusCode, pressed.statusCode]).toEqual([200, 200]);
    expect((await request("GET", `/v1/candidates/${candidate.id}`)).body.status).toBe("active");
    await wakeAll();
  });

  it("Api takes an interview and sets its alarm", async () => {
    aws.takeCalls();
    const startsAt = Temporal.Now.instant()
      .add({ hours: 24 * 6 })
      .toString();
    const created = await request("POST", "/v1/interviews", {
      candidateId: candidate.id,
      company: { name: "Nordvik Energy", domain: "nordvik.example" },
      role: "Drilling Engineer",
      contact: { name: "Mette Solberg", email: "mette.solberg@nordvik.example" },
      round: { startsAt, durationMinutes: 60, format: "in_person" },
    });
    expect(created.status).toBe(201);
    interviewId = String(created.body.id);
    expect(aws.takeCalls()).toContain("scheduler:CreateSchedule");
  });

  it("Inbound reads a stored mail and asks about it or acts on it", async () => {
    const [action] = [one(graph, "rule").inputs.s3Actions].flat() as Parameters<typeof textAt>[0][];
    const key = "raw/o3vrnil0e2ic28trm7dfhrc2v0clambda4nbp0g1";
    aws.objects.put(aws.bucket, key, forwardedMail(candidate.forwardingAddress), "application/octet-stream");
    const body = receiptBody({
      to: candidate.forwardingAddress,
      from: "ada@example.com",
      bucket: aws.bucket,
      key,
      topicArn: textAt(action, "topicArn"),
    });
    const arn = textAt(one(graph, "eventSource", nameOfSource("InboundQueue")).inputs, "eventSourceArn");
    expect(await functions.Inbound?.invoke(queueEvent(arn, [body])), functions.Inbound?.log()).toEqual({ batchItemFailures: [] });
    expect(aws.takeCalls()).toEqual(expect.arrayContaining(["s3:GetObject", "dynamodb:Query", "dynamodb:PutItem"]));
    const { body: replies } = await request("GET", `/v1/replies?candidateId=${candidate.id}`);
    expect(replies).toMatchObject({ data: [{ status: "applied", intent: "regret", interviewId }] });
    const before = aws.mails.list().length;
    while ((await wakeAll()) > 0);
    expect(aws.mails.list().length).toBeGreaterThan(before);
  });

  it("Replies reads what is posted", async () => {
    aws.takeCalls();
    const text = "Many thanks for your patience. We will be in touch.";
    const posted = await request("POST", "/v1/replies", {
      candidateId: candidate.id,
      from: "Mette Solberg",
      subject: "Your interview",
      text,
    });
    expect(posted.status, functions.Replies?.log()).toBe(201);
    expect(aws.takeCalls()).toEqual(expect.arrayContaining(["dynamodb:Query", "dynamodb:PutItem"]));
    expect((await request("GET", `/v1/replies/${String(posted.body.id)}`)).body).toMatchObject({
      candidateId: candidate.id,
      status: "unmatched",
    });
    while ((await wakeAll()) > 0);
  });

  it("Inbound leaves a mail that has expired, and what is no receipt", async () => {
    const arn = textAt(one(graph, "eventSource", nameOfSource("InboundQueue")).inputs, "eventSourceArn");
    const gone = receiptBody({
      to: candidate.forwardingAddress,
      from: "ada@example.com",
      bucket: aws.bucket,
      key: "raw/gone",
      topicArn: "arn",
    });
    expect(await functions.Inbound?.invoke(queueEvent(arn, [gone, "{}"]))).toEqual({ batchItemFailures: [] });
  });

  it("Sweep asks every shard, and queues what is overdue", async () => {
    await overdue(candidate.id);
    aws.takeCalls();
    expect(await functions.Sweep?.invoke({})).toBeNull();
    const calls = aws.takeCalls();
    // The first sweep of a process asks twice: for what is overdue, and for what older zone data planned soon.
    expect(calls.filter((call) => call === "dynamodb:Query")).toHaveLength(32);
    expect(calls.filter((call) => call !== "dynamodb:Query")).toEqual([
      "sqs:GetQueueAttributes",
      "sqs:SendMessageBatch",
      "dynamodb:BatchGetItem",
    ]);
    expect(await wakeAll()).toBe(1);
  });

  it("Feedback takes a bounce to heart", async () => {
    aws.takeCalls();
    const { body } = await request("GET", `/v1/interviews/${interviewId}`);
    const delivered = (body.messages as { id: string; status: string }[]).find(({ status }) => status === "delivered");
    const topicArn = textAt(all(graph, "subscription").find(({ inputs }) => inputs.protocol === "lambda")?.inputs, "topic");
    await functions.Feedback?.invoke(
      bounceEvent(topicArn, { recordId: interviewId, messageId: delivered?.id ?? "msg_none", to: "ada@example.com" }),
    );
    expect((await request("GET", `/v1/candidates/${candidate.id}`)).body.status).toBe("undeliverable");
    expect(aws.takeCalls()).toEqual(expect.arrayContaining(["dynamodb:PutItem", "sqs:SendMessageBatch"]));
    while ((await wakeAll()) > 0);
  });

  it("log no address", () => {
    const logs = Object.values(functions).map((fn) => fn.log());
    expect(logs.join("\n")).not.toMatch(/@(example|nordvik)/);
  });
});

const queueNamed = (graph: Graph, name: string): string => textAt(one(graph, "queue", name).inputs, "name");
