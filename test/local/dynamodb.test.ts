import { createRequire } from "node:module";
import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { AbstractValueIterator } from "abstract-level";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { type DynamoDb, startDynamoDb, type TableDefinition } from "../../local/aws/dynamodb.ts";
import { repairIndexes } from "../../local/aws/repair-indexes.ts";
import { createFaults } from "../../local/faults.ts";
import { refusal, temporaryFolder } from "./fake.ts";

const TableName = "records";
const table: TableDefinition = {
  AttributeDefinitions: ["id", "dueShard", "nextDueAt"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  GlobalSecondaryIndexes: [
    {
      IndexName: "due",
      KeySchema: [
        { AttributeName: "dueShard", KeyType: "HASH" },
        { AttributeName: "nextDueAt", KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "KEYS_ONLY" },
    },
  ],
};
const record = (id: string, nextDueAt: string) => ({
  id: { S: id },
  dueShard: { S: "0" },
  nextDueAt: { S: nextDueAt },
  more: { S: "kept" },
});

let close = async () => {};
afterEach(() => close());

async function start(path: string, faults = createFaults()) {
  const dynamoDb: DynamoDb = await startDynamoDb({ path, tableName: TableName, table, faults });
  close = async () => {
    close = async () => {};
    await dynamoDb.close();
  };
  const client = new DynamoDBClient({
    endpoint: dynamoDb.url,
    region: "us-east-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts: 1,
  });
  onTestFinished(() => client.destroy());
  const put = (id: string, nextDueAt: string) =>
    client.send(new PutItemCommand({ TableName, Item: record(id, nextDueAt), ConditionExpression: "attribute_not_exists(id)" }));
  const due = async () => {
    const ExpressionAttributeValues = { ":shard": { S: "0" } };
    const { Items = [] } = await client.send(
      new QueryCommand({ TableName, IndexName: "due", KeyConditionExpression: "dueShard = :shard", ExpressionAttributeValues }),
    );
    return Items.map(({ id, nextDueAt }) => [id?.S, nextDueAt?.S]);
  };
  const get = async (id: string) =>
    (await client.send(new GetItemCommand({ TableName, Key: { id: { S: id } }, ConsistentRead: true }))).Item;
  return { ...dynamoDb, client, put, due, get };
}

test("the table is created once, and its items are there after a restart", async () => {
  const path = temporaryFolder();
  const { put } = await start(path);
  await put("a", "2030");
  await close();
  const { due, put: putAgain } = await start(path);
  expect(await due()).toEqual([["a", "2030"]]);
  expect(await refusal(putAgain("a", "2031"))).toMatchObject({ name: "ConditionalCheckFailedException", status: 400 });
});

test("a table of an older definition has its items moved, once, also after a stop in the middle of it", async () => {
  const path = temporaryFolder();
  const { call } = await start(path);
  const { KeySchema } = table;
  const older = { TableName: "older", KeySchema, AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }] };
  await call("CreateTable", { ...older, BillingMode: "PAY_PER_REQUEST" });
  const status = async () =>
    ((await call("DescribeTable", { TableName: "older" })) as { Table: { TableStatus: string } }).Table.TableStatus;
  while ((await status()) !== "ACTIVE") await new Promise((resolve) => setImmediate(resolve));
  for (const id of ["a", "b"]) await call("PutItem", { TableName: "older", Item: record(id, "2030") });
  // What a stop leaves: some of them have come over, and the old table is there.
  await call("PutItem", { TableName, Item: record("a", "2030") });
  await close();
  const { due, client } = await start(path);
  expect((await due()).sort()).toEqual([
    ["a", "2030"],
    ["b", "2030"],
  ]);
  await client.send(new DeleteItemCommand({ TableName, Key: { id: { S: "a" } } }));
  await close();
  const { due: dueAgain } = await start(path);
  expect(await dueAgain(), "what was erased stays so").toEqual([["b", "2030"]]);
});

test("a query closes what it has read with: an open snapshot keeps old versions, and an item may go back to one of them", async () => {
  const { put, due } = await start(temporaryFolder());
  await put("a", "2030");
  const closed = vi.spyOn(AbstractValueIterator.prototype, "close");
  onTestFinished(() => closed.mockRestore());
  for (let times = 0; times < 3; times++) await due();
  await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(3));
});

test("a fault may come before the write, after it, or instead of any answer", async () => {
  const faults = createFaults();
  const { put, get } = await start(temporaryFolder(), faults);
  faults.next("dynamodb", { code: "ProvisionedThroughputExceededException", operation: "PutItem" });
  expect(await refusal(put("a", "2030"))).toMatchObject({ name: "ProvisionedThroughputExceededException", status: 400 });
  expect(await get("a")).toBeUndefined();
  faults.next("dynamodb", { code: "InternalServerError", when: "after" });
  expect(await refusal(put("b", "2030"))).toMatchObject({ name: "InternalServerError", status: 500 });
  expect(await get("b")).toBeDefined();
  faults.next("dynamodb", { code: "Gone", when: "after", disconnect: true });
  expect((await refusal(put("c", "2030"))).status).toBeUndefined();
  expect(await get("c")).toBeDefined();
});

test("a client that goes away halfway does no harm", async () => {
  const { url, put, due } = await start(temporaryFolder());
  const stop = new AbortController();
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("{"));
      setImmediate(() => stop.abort());
    },
  });
  await expect(fetch(url, { method: "POST", body, duplex: "half", signal: stop.signal } as RequestInit)).rejects.toThrow();
  await put("a", "2030");
  expect(await due()).toEqual([["a", "2030"]]);
});

test("after a kill between index and item, the index again finds every record, and no others", async () => {
  const path = temporaryFolder();
  const { put } = await start(path);
  await put("kept", "2030");
  await put("lost", "2031");
  await put("never", "2028");
  await close();

  // What a kill can leave, done by hand: an entry that is missing, one that is stale, and one of a record that never came to be.
  const ours = createRequire(import.meta.url);
  const { Level } = createRequire(ours.resolve("dynalite"))("level") as typeof import("level");
  const db = new Level<string, object>(path, { valueEncoding: "json" });
  for (const [key, value] of await db.iterator().all()) {
    const { id, nextDueAt } = value as Record<string, { S?: string } | undefined>;
    const isEntry = key.startsWith("index-");
    if (isEntry && id?.S === "lost") await db.del(key);
    if (isEntry && id?.S === "kept") await db.put(key.replace(hex(nextDueAt?.S), hex("2029")), { ...value, nextDueAt: { S: "2029" } });
    if (key.startsWith("item-") && id?.S === "never") await db.del(key);
  }
  await db.close();

  const { call, due, get } = await start(path);
  expect((await due()).map(([, at]) => at)).toEqual(["2028", "2029", "2030"]);
  expect(await repairIndexes(call, TableName)).toBe(3);
  expect(await due()).toEqual([
    ["kept", "2030"],
    ["lost", "2031"],
  ]);
  expect(await get("kept")).toEqual(record("kept", "2030"));
  expect(await get("never")).toBeUndefined();
  expect(await repairIndexes(call, TableName)).toBe(0);
});

function hex(text = ""): string {
  return Buffer.from(text).toString("hex");
}
