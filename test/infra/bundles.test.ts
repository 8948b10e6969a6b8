import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { instantText } from "../../core/clock.ts";
import { declaredTable, startEndpoints } from "./endpoints.ts";
import { feedbackEvent, forwardedMail, httpEvent, queueEvent, receiptBody, type Told } from "./events.ts";
import { type Gate, startGate, withoutRight } from "./gate.ts";
import { all, type Graph, one, textAt } from "./graph.ts";
import { type RunningFunction, startFunction } from "./lambda.ts";
import { counted, linesOf, rings } from "./log-lines.ts";
import { recorded } from "./stages.ts";
import { firstWorkspace } from "./workspace.ts";

/**
 * What each may weigh at the most, in kB: what it weighed when this was written, and a little for the next change. To be
 * lowered whenever that can be, and raised for a reason only. The aim is 1,200 (`bench/lean.ts`).
 */
const KILOBYTES_MAX: Readonly<Record<string, number>> = {
  Api: 1_085,
  Replies: 1_195,
  Wake: 630,
  Inbound: 1_185,
  Feedback: 515,
  Sweep: 290,
};

test.each(Object.entries(KILOBYTES_MAX))("the bundle of %s weighs no more than %i kB", (name, kilobytesMax) => {
  expect((recorded("production").functions[name]?.bytes ?? Number.POSITIVE_INFINITY) / 1_000).toBeLessThanOrEqual(kilobytesMax);
});

const READING = ["Inbound", "Replies"];
const CHANGING = ["Api", "Feedback", "Wake", ...READING];
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
 * by the events that AWS sends, against local endpoints that hold what is declared and nothing else, through a gate that lets
 * pass what the function's role allows. A function that is not linked to what it needs, has no right to it, or asks for a name
 * that is not declared, fails here.
 */
describe("the bundles", () => {
  const graph = recorded("production");
  let aws: Awaited<ReturnType<typeof startEndpoints>>;
  let gate: Gate;
  const functions: Record<string, RunningFunction> = {};
  const candidate = { id: "", forwardingAddress: "" };
  let interviewId = "";
  let key = "";

  beforeAll(async () => {
    aws = await startEndpoints(graph);
    key = await firstWorkspace(graph, aws);
    gate = await startGate(graph, aws.urls);
    for (const name of Object.keys(graph.functions)) functions[name] = await startFunction(graph, name, gate.urls);
    aws.takeCalls();
  });
  afterAll(async () => {
    for (const fn of Object.values(functions)) fn.stop();
    gate.close();
    await aws.close();
  });

  /** Writes the keys by which an index finds an item, by the names that are declared, as if time had passed. */
  async function indexed(id: string, indexName: string, keys: readonly [hash: string, range: string]): Promise<void> {
    const index = declaredTable(graph).GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === indexName);
    await aws.dynamo("UpdateItem", {
      TableName: aws.tableName,
      Key: Object.fromEntries(declaredTable(graph).KeySchema.map(({ AttributeName }) => [AttributeName, { S: id }])),
      UpdateExpression: "SET #hash = :hash, #range = :range",
      ExpressionAttributeNames: { "#hash": index?.KeySchema[0]?.AttributeName, "#range": index?.KeySchema[1]?.AttributeName },
      ExpressionAttributeValues: { ":hash": { S: keys[0] }, ":range": { S: keys[1] } },
    });
  }
  const ago = (hours: number) => instantText(Temporal.Now.instant().subtract({ hours }));

  async function request(
    method: string,
    path: string,
    body?: object,
    how: Parameters<typeof httpEvent>[4] = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    // As the gateway's routes say (`infra/api.ts`).
    const answering = path.startsWith("/v1/replies") ? functions.Replies : functions.Api;
    const answer = (await answering?.invoke(httpEvent(method, path, body, key, how))) as { statusCode: number; body: string };
    return { status: answer.statusCode, body: JSON.parse(answer.body || "{}") as Record<string, unknown> };
  }

  /** Everything that waits on the wake queue, handed to wake as Lambda does. */
  async function wakeAll(sender?: Parameters<typeof queueEvent>[2]): Promise<number> {
    const queue = queueNamed(graph, "WakeQueueQueue");
    const messages = aws.queues.receive(queue, 10);
    if (messages.length === 0) return 0;
    const arn = textAt(one(graph, "eventSource", nameOfSource("WakeQueue")).inputs, "eventSourceArn");
    const answer = await functions.Wake?.invoke(
      queueEvent(
        arn,
        messages.map(({ body }) => body),
        sender,
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

  it("Wake reads in one batch what Scheduler puts on its queue when the alarm rings", async () => {
    expect(aws.ring(Date.now() + 7 * 24 * 3_600_000)).toBeGreaterThan(0);
    aws.takeCalls();
    expect(await wakeAll("Scheduler")).toBe(1);
    expect(aws.takeCalls().filter((call) => call.startsWith("dynamodb:"))).toEqual(["dynamodb:BatchGetItem"]);
  });

  it("Api takes a body in base64 beside a browser's cookies, and sets none", async () => {
    const bob = { email: "bob@example.com", name: "Bob Larsen", timeZone: "Europe/Oslo" };
    const event = httpEvent("POST", "/v1/candidates", bob, key, { cookies: ["theme=dark", "id=1"], inBase64: true });
    const answer = (await functions.Api?.invoke(event)) as { statusCode: number; cookies?: string[]; body: string };
    expect([answer.statusCode, answer.cookies ?? [], (JSON.parse(answer.body) as { name: string }).name]).toEqual([201, [], bob.name]);
    await wakeAll();
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

  it("Inbound keeps spam back, and reads it when it was released: Wake has it read", async () => {
    const key = "raw/kept-back";
    const to = candidate.forwardingAddress;
    aws.objects.put(aws.bucket, key, forwardedMail(to), "application/octet-stream");
    const mail = { to, from: "ada@example.com", bucket: aws.bucket, key, topicArn: "arn", messageId: "kept-back", spam: "FAIL" } as const;
    const arn = textAt(one(graph, "eventSource", nameOfSource("InboundQueue")).inputs, "eventSourceArn");
    await functions.Inbound?.invoke(queueEvent(arn, [receiptBody(mail)]));
    while ((await wakeAll()) > 0);
    const link = /https:\/\/fakeapi[^/]*(\/a\/[\w.-]+)/.exec(newest().replace(/=\r\n/g, ""))?.[1] ?? "";
    await functions.Api?.invoke(httpEvent("POST", link, new URLSearchParams()));
    const statuses = async () => {
      const { data } = (await request("GET", `/v1/replies?candidateId=${candidate.id}`)).body;
      return (data as { status: string }[]).map(({ status }) => status).sort();
    };
    expect(await statuses()).toEqual(["applied", "received"]);
    while ((await wakeAll()) > 0);
    const queue = queueNamed(graph, "InboundQueueQueue");
    const [handedOn] = aws.queues.receive(queue, 10);
    expect(await functions.Inbound?.invoke(queueEvent(arn, [handedOn?.body ?? ""])), functions.Inbound?.log()).toEqual({
      batchItemFailures: [],
    });
    aws.queues.delete(queue, handedOn?.receiptHandle ?? "");
    expect(await statuses()).not.toContain("received");
    while ((await wakeAll()) > 0);
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

  /** What Scheduler invokes the sweep with. */
  const tick = (): unknown => JSON.parse(textAt(one(graph, "schedule").inputs, "target", "input") || "{}");

  it("Sweep asks every shard, and queues what is overdue", async () => {
    await indexed(candidate.id, "due", ["3", ago(1)]);
    aws.takeCalls();
    expect(await functions.Sweep?.invoke(tick())).toBeNull();
    const calls = aws.takeCalls();
    // The first sweep of a process asks twice: for what is overdue, and for what older zone data planned soon. Once, for reviews.
    expect(calls.filter((call) => call === "dynamodb:Query")).toHaveLength(33);
    expect(calls.filter((call) => call !== "dynamodb:Query")).toEqual([
      "sqs:GetQueueAttributes",
      "sqs:SendMessageBatch",
      "dynamodb:BatchGetItem",
    ]);
    expect(await wakeAll()).toBe(1);
  });

  it("the line in which Sweep tells the age of the oldest review rings the alarm after a week, and not before", async () => {
    const { body: reply } = await request("POST", "/v1/replies", {
      candidateId: candidate.id,
      from: "hr@nordvik.example",
      subject: "Your interview",
      text: "Dear Ada,\n\nPlease see below.",
    });
    expect(reply.status).toBe("needs_review");
    const log = textAt(one(graph, "function", "SweepFunction").inputs, "loggingConfig", "logGroup");
    async function told(hours: number): Promise<number[]> {
      const { reviewList } = (await stored(String(reply.id))) as { reviewList: { S: string } };
      await indexed(String(reply.id), "toReview", [reviewList.S, ago(hours)]);
      const before = functions.Sweep?.log().length ?? 0;
      await functions.Sweep?.invoke(tick());
      return counted(graph, log, linesOf(functions.Sweep?.log().slice(before) ?? "")).OldestReviewHours ?? [];
    }
    const week = await told(7 * 24 + 1);
    expect([week, rings(graph, "AlarmOldReviews", week)]).toEqual([[7 * 24 + 1], true]);
    const less = await told(7 * 24 - 1);
    expect([less, rings(graph, "AlarmOldReviews", less)]).toEqual([[7 * 24 - 1], false]);
    await request("POST", `/v1/replies/${String(reply.id)}/review`, { intent: "unrelated" });
    const before = functions.Sweep?.log().length ?? 0;
    await functions.Sweep?.invoke(tick());
    expect(counted(graph, log, linesOf(functions.Sweep?.log().slice(before) ?? "")).OldestReviewHours).toBeUndefined();
    while ((await wakeAll()) > 0);
  });
  const stored = async (id: string) =>
    ((await aws.dynamo("GetItem", { TableName: aws.tableName, Key: { id: { S: id } }, ConsistentRead: true })) as { Item: object }).Item;

  it.each<[Told, string, string]>([
    ["transient bounce", "leaves the next mail to come", "active"],
    ["delivery delay", "leaves the next mail to come", "active"],
    ["complaint", "writes no more", "unsubscribed"],
    ["permanent bounce", "writes no more", "undeliverable"],
  ])("Feedback told of a %s %s", async (told, _does, status) => {
    const email = `${told.replace(" ", ".")}@example.com`;
    const { body: one } = await request("POST", "/v1/candidates", { email, name: "Cy Berg", timeZone: "Europe/Oslo" });
    await wakeAll();
    const path = /https:\/\/fakeapi[^/]*(\/a\/[\w.-]+)/.exec(newest().replace(/=\r\n/g, ""))?.[1] ?? "";
    await functions.Api?.invoke(httpEvent("POST", path, new URLSearchParams()));
    while ((await wakeAll()) > 0);
    aws.takeCalls();
    const topicArn = textAt(all(graph, "subscription").find(({ inputs }) => inputs.protocol === "lambda")?.inputs, "topic");
    const sent = { recordId: String(one.id), messageId: "msg_none", to: email };
    expect(await functions.Feedback?.invoke(feedbackEvent(topicArn, told, sent)), functions.Feedback?.log()).toBeNull();
    expect(aws.takeCalls().includes("dynamodb:PutItem")).toBe(status !== "active");
    expect((await request("GET", `/v1/candidates/${String(one.id)}`)).body.status).toBe(status);
    while ((await wakeAll()) > 0);
  });

  it("Feedback has a bounced draft failed, on the timeline of its interview", async () => {
    const { body } = await request("GET", `/v1/interviews/${interviewId}`);
    const delivered = (body.messages as { id: string; status: string }[]).find(({ status }) => status === "delivered");
    const sent = { recordId: interviewId, messageId: delivered?.id ?? "", to: "ada@example.com" };
    await functions.Feedback?.invoke(feedbackEvent("arn", "permanent bounce", sent));
    expect((await request("GET", `/v1/candidates/${candidate.id}`)).body.status).toBe("undeliverable");
    const { body: after } = await request("GET", `/v1/interviews/${interviewId}`);
    expect((after.messages as { id: string; status: string }[]).find(({ id }) => id === delivered?.id)?.status).toBe("failed");
    while ((await wakeAll()) > 0);
  });

  it("ask for nothing that their roles do not allow", () => expect(gate.denied).toEqual([]));

  it.each([
    ["Sweep", "/index/toReview", "dynamodb:Query", () => tick()],
    ["Sweep", "WakeQueue", "sqs:GetQueueAttributes", () => tick()],
    ["Api", "table/", "dynamodb:BatchGetItem", () => httpEvent("GET", `/v1/candidates/${candidate.id}`, undefined, key)],
  ])("%s without its right on %s is refused %s, and says so", async (name, part, action, event) => {
    const closed = await startGate(withoutRight(graph, name, part), aws.urls);
    const fn = await startFunction(graph, name, closed.urls);
    await fn.invoke(event()).catch(() => undefined);
    expect(closed.denied.join("\n")).toContain(`${name} may not ${action} on `);
    fn.stop();
    closed.close();
  });

  it("log no address", () => {
    const logs = Object.values(functions).map((fn) => fn.log());
    expect(logs.join("\n")).not.toMatch(/@(example|nordvik)/);
  });
});

const queueNamed = (graph: Graph, name: string): string => textAt(one(graph, "queue", name).inputs, "name");
