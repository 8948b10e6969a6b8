import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { startEndpoints } from "./endpoints.ts";
import { feedbackEvent, httpEvent } from "./events.ts";
import { one, textAt } from "./graph.ts";
import { startFunction } from "./lambda.ts";
import { recorded } from "./stages.ts";
import { firstWorkspace, runScript } from "./workspace.ts";

const graph = recorded("production");

describe("redriving a dead-letter queue", () => {
  let aws: Awaited<ReturnType<typeof startEndpoints>>;
  beforeAll(async () => {
    aws = await startEndpoints(graph);
  });
  afterAll(() => aws.close());
  const queue = (name: string) => textAt(one(graph, "queue", `${name}Queue`).inputs, "name");
  const bodies = (name: string) => aws.queues.receive(queue(name), 10).map(({ body }) => body);

  it.each([
    ["WakeDead", "WakeQueue"],
    ["InboundDead", "InboundQueue"],
  ])("puts what %s holds back on %s, all of it, once", async (dead, work) => {
    const sent = Array.from({ length: 12 }, (_, at) => JSON.stringify({ recordId: `int_${at}` }));
    for (const body of sent) aws.queues.send(queue(dead), body);
    expect(await runScript(graph, aws, "redrive.ts", dead)).toBe("12 taken up again, 0 failed again");
    expect([...bodies(work), ...bodies(work)].sort()).toEqual(sent.sort());
    expect(aws.queues.counts(queue(dead))).toMatchObject({ visible: 0, inFlight: 0 });
  });

  it("tells feedback again, forgets a sweep, and keeps what fails again", async () => {
    const key = await firstWorkspace(graph, aws);
    const api = await startFunction(graph, "Api", aws.urls);
    const ada = { email: "ada@example.com", name: "Ada Okafor", timeZone: "Europe/Oslo" };
    const created = (await api.invoke(httpEvent("POST", "/v1/candidates", ada, key))) as { body: string };
    const { id } = JSON.parse(created.body) as { id: string };
    const functionArn = (name: string) =>
      `arn:aws:lambda:eu-west-1:000000000000:function:${textAt(one(graph, "function", `${name}Function`).inputs, "name")}:$LATEST`;
    // As Lambda puts a call down that failed three times.
    const failed = (name: string, requestPayload: unknown) =>
      JSON.stringify({
        version: "1.0",
        timestamp: "2026-11-23T12:05:00.000Z",
        requestContext: { requestId: "e4b46cbf", functionArn: functionArn(name), condition: "RetriesExhausted", approximateInvokeCount: 3 },
        requestPayload,
        responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
        responsePayload: { errorType: "TimeoutError", errorMessage: "…" },
      });
    aws.queues.send(queue("EventsDead"), failed("Sweep", {}));
    aws.queues.send(
      queue("EventsDead"),
      failed("Feedback", feedbackEvent("arn", "permanent bounce", { recordId: id, messageId: "msg_none", to: ada.email })),
    );
    expect(await runScript(graph, aws, "redrive.ts", "EventsDead")).toBe("2 taken up again, 0 failed again");
    const { body } = (await api.invoke(httpEvent("GET", `/v1/candidates/${id}`, undefined, key))) as { body: string };
    expect((JSON.parse(body) as { status: string }).status).toBe("undeliverable");

    aws.queues.send(queue("EventsDead"), failed("Feedback", { not: "an event" }));
    await expect(runScript(graph, aws, "redrive.ts", "EventsDead")).rejects.toThrow();
    expect(aws.queues.counts(queue("EventsDead")).inFlight).toBe(1);
    api.stop();
  });
});

test("restoring makes a copy as of an instant, protects and tags it, and names it for the next deploy", async () => {
  const source = String(graph.links.Table?.properties.name);
  const copy = `${source}-as-of-20261127120000`;
  const asked: [string, Record<string, unknown>][] = [];
  /** DynamoDB's control plane, as far as a restore goes: the copy is there at the second look. */
  const server = createServer(async (request, response) => {
    const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
    const input = JSON.parse(await text(request)) as Record<string, unknown>;
    asked.push([operation, input]);
    const looks = asked.filter(([name, { TableName }]) => name === "DescribeTable" && TableName === copy).length;
    const status = input.TableName === copy && looks < 2 ? "CREATING" : "ACTIVE";
    const Table = {
      TableName: input.TableName,
      TableStatus: status,
      TableArn: `arn:aws:dynamodb:eu-west-1:000000000000:table/${String(input.TableName)}`,
    };
    const answers: Record<string, object> = {
      DescribeTable: { Table },
      ListTagsOfResource: { Tags: [{ Key: "deployment", Value: "followthrough-production" }] },
    };
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(answers[operation] ?? {}));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const urls = { aws: "http://127.0.0.1:1", dynamoDb: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };

  const said = await runScript(graph, { urls }, "restore-table.ts", "2026-11-27T13:00:00+01:00");
  expect(said.split("\n").at(-1)).toBe(`Set RESTORED_TABLE=${copy}`);
  const done = asked.filter(([operation]) => !operation.startsWith("Describe") && !operation.startsWith("List"));
  expect(done).toEqual([
    ["RestoreTableToPointInTime", { SourceTableName: source, TargetTableName: copy, RestoreDateTime: Date.UTC(2026, 10, 27, 12) / 1_000 }],
    ["UpdateContinuousBackups", { TableName: copy, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    ["UpdateTable", { TableName: copy, DeletionProtectionEnabled: true }],
    [
      "TagResource",
      {
        ResourceArn: `arn:aws:dynamodb:eu-west-1:000000000000:table/${copy}`,
        Tags: [{ Key: "deployment", Value: "followthrough-production" }],
      },
    ],
  ]);
  await expect(runScript(graph, { urls }, "restore-table.ts", "yesterday")).rejects.toThrow(/Say as of when/);
  server.close().closeAllConnections();
});
