import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDynamoDb, type TableDefinition } from "../../local/aws/dynamodb.ts";
import { createQueues, type QueueSettings } from "../../local/aws/queues.ts";
import { createObjects, createS3 } from "../../local/aws/s3.ts";
import { createScheduler } from "../../local/aws/scheduler.ts";
import { createAwsServer } from "../../local/aws/server.ts";
import { createSes } from "../../local/aws/ses.ts";
import { createSqs } from "../../local/aws/sqs.ts";
import { createClock } from "../../local/clock.ts";
import { openDataFolder } from "../../local/data-folder.ts";
import { createFaults, type Faults } from "../../local/faults.ts";
import { all, type Graph, listAt, one, textAt } from "./graph.ts";

/** The local endpoints, holding what a graph declares and nothing else: its table, queues, bucket, group, identity. */
export async function startEndpoints(graph: Graph) {
  const folder = openDataFolder(mkdtempSync(join(tmpdir(), "followthrough-infra-")));
  const clock = createClock(folder.store);
  const calls: string[] = [];
  const none = createFaults();
  const faults: Faults = {
    ...none,
    // Each endpoint asks here before it answers: a place to see what is asked of it.
    takeFailure(service, operation) {
      calls.push(`${service}:${operation}`);
      return undefined;
    },
  };
  const { region } = graph.app;
  const queues = createQueues(folder.store, clock, declaredQueues(graph));
  const objects = createObjects(folder.store, clock);
  const ses = createSes(folder.store, clock, {
    region,
    verifiedDomains: all(graph, "identity").map(({ inputs }) => textAt(inputs, "emailIdentity")),
    configurationSets: [String(graph.links.Sender?.properties.configSet)],
  });
  const scheduler = createScheduler(folder.store, clock, queues, {
    region,
    groups: all(graph, "group").map(({ inputs }) => textAt(inputs, "name")),
    faults,
  });
  const bucket = textAt(one(graph, "rule").inputs, "s3Actions", 0, "bucketName");
  const sqs = createSqs(queues, { region, queueUrl: (name) => name });
  const server = createAwsServer({ ses, scheduler, sqs, s3: createS3(objects, [bucket]) }, faults);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const tableName = textAt(one(graph, "table").inputs, "name");
  const dynamoDb = await startDynamoDb({ path: folder.tablePath, tableName, table: declaredTable(graph), faults });

  return {
    urls: { aws: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, dynamoDb: dynamoDb.url },
    /** What was asked, as `service:Operation`, since the last look. */
    takeCalls: () => calls.splice(0),
    queues,
    objects,
    mails: ses,
    /** Rings all alarms that are due by then. @returns how many. */
    ring(atMs: number): number {
      clock.holdAt(atMs);
      const rung = scheduler.fireDue();
      clock.release();
      return rung;
    },
    bucket,
    tableName,
    dynamo: dynamoDb.call,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await dynamoDb.close();
      folder.close();
      rmSync(folder.path, { recursive: true, force: true });
    },
  };
}

/** The table that the graph declares, as CreateTable takes it. */
export function declaredTable(graph: Graph): TableDefinition {
  const { inputs } = one(graph, "table");
  const keys = (value: Parameters<typeof textAt>[0]) =>
    [
      { AttributeName: textAt(value, "hashKey"), KeyType: "HASH" },
      { AttributeName: textAt(value, "rangeKey"), KeyType: "RANGE" },
    ].filter(({ AttributeName }) => AttributeName !== "");
  return {
    AttributeDefinitions: listAt(inputs, "attributes").map((attribute) => ({
      AttributeName: textAt(attribute, "name"),
      AttributeType: textAt(attribute, "type"),
    })),
    KeySchema: keys(inputs),
    GlobalSecondaryIndexes: listAt(inputs, "globalSecondaryIndexes").map((index) => ({
      IndexName: textAt(index, "name"),
      KeySchema: keys(index),
      Projection: { ProjectionType: textAt(index, "projectionType") },
    })),
    BillingMode: textAt(inputs, "billingMode"),
  };
}

function declaredQueues(graph: Graph): Record<string, QueueSettings> {
  const entries = all(graph, "queue").map(({ inputs }): [string, QueueSettings] => {
    const redrive = JSON.parse(textAt(inputs, "redrivePolicy") || "{}") as { deadLetterTargetArn?: string; maxReceiveCount?: number };
    const deadLetterQueue = redrive.deadLetterTargetArn?.split(":").at(-1);
    return [
      textAt(inputs, "name"),
      {
        visibilityTimeoutSeconds: Number(inputs.visibilityTimeoutSeconds),
        ...(redrive.maxReceiveCount !== undefined && { maxReceiveCount: redrive.maxReceiveCount }),
        ...(deadLetterQueue !== undefined && { deadLetterQueue }),
      },
    ];
  });
  return Object.fromEntries(entries);
}
