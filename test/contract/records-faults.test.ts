import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { dynamoRecords } from "../../functions/aws/records.ts";
import { aWorkspace } from "../fakes/records.ts";
import { createTable, type Engine, startDynalite } from "./engines.ts";

let engine: Engine;
let tableName: string;

beforeAll(async () => {
  engine = await startDynalite();
  tableName = await createTable(engine);
});
afterEach(() => engine.client.middlewareStack.remove("fault"));
afterAll(() => engine.stop());

const records = () => dynamoRecords({ client: engine.client, tableName });

describe("when DynamoDB has a bad day", () => {
  it.each(["create", "replace"] as const)("knows its own %s again, whose answer was lost and which the SDK then repeated", async (verb) => {
    const workspace = aWorkspace({ id: `ws_lost_${verb}` });
    if (verb === "replace") await records().create(workspace);
    loseAnswers(engine.client, 1);
    expect(verb === "create" ? await records().create(workspace) : await records().replace({ ...workspace, version: 2 }, 1)).toBe(
      `${verb}d`,
    );
  });

  it("throws when no answer comes at all", async () => {
    loseAnswers(engine.client, 10);
    await expect(records().create(aWorkspace({ id: "ws_dark" }))).rejects.toThrow("the answer was lost");
  });

  it("reads on when it is given only a part", async () => {
    const all = ["ws_a", "ws_b", "ws_c"].map((id) => aWorkspace({ id: id as `ws_${string}` }));
    await Promise.all(all.map((one) => records().create(one)));
    const reads = leaveUnread(engine.client, (keys) => keys.slice(1));
    expect((await records().load(all.map(({ id }) => id))).size).toBe(3);
    expect(reads()).toBe(3);
  });

  it("gives up when it is given nothing again and again", async () => {
    const reads = leaveUnread(engine.client, (keys) => keys);
    await expect(records().load(["ws_a"])).rejects.toThrow("unread");
    expect(reads()).toBe(6);
  });

  it("passes on what it does not know", async () => {
    const elsewhere = dynamoRecords({ client: engine.client, tableName: "no-such-table" });
    await expect(elsewhere.create(aWorkspace())).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await expect(elsewhere.load(["ws_1"])).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await expect(records().create(aWorkspace({ id: "" as "ws_" }))).rejects.toMatchObject({ name: "ValidationException" });
  });
});

/** Lets DynamoDB do what it is asked, and then breaks the line before it can say so. */
function loseAnswers(client: DynamoDBClient, times: number): void {
  let left = times;
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      left -= 1;
      if (left < 0) return answer;
      throw Object.assign(new Error("the answer was lost"), { name: "TimeoutError" });
    },
    { name: "fault", step: "deserialize", priority: "high" },
  );
}

/** Keeps back some of the keys of every batch, as DynamoDB does when it is throttled or an answer grows over 16 MB. */
function leaveUnread(client: DynamoDBClient, unread: (keys: object[]) => object[]): () => number {
  let reads = 0;
  client.middlewareStack.add(
    (next) => async (request) => {
      const input = request.input as { RequestItems: Record<string, { Keys: object[] }> };
      const asked = input.RequestItems[tableName]?.Keys ?? [];
      const left = unread(asked);
      reads += 1;
      const answer = await next(request);
      const output = answer.output as { Responses?: Record<string, object[]>; UnprocessedKeys?: object };
      const idOf = (one: object) => JSON.stringify((one as { id: unknown }).id);
      const leftIds = new Set(left.map(idOf));
      output.Responses = { [tableName]: (output.Responses?.[tableName] ?? []).filter((item) => !leftIds.has(idOf(item))) };
      output.UnprocessedKeys = left.length > 0 ? { [tableName]: { Keys: left } } : {};
      return answer;
    },
    { name: "fault", step: "initialize", priority: "low" },
  );
  return () => reads;
}
