import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { GetScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { expect, test } from "vitest";
import { SCHEDULE_GROUP, TABLE_NAME } from "../../local/environment.ts";
import { startFake, temporaryFolder } from "./fake.ts";

const INSTANCE = fileURLToPath(new URL("fake-instance.ts", import.meta.url));

test("killed in the middle of its work, it has lost nothing of what it answered, and starts again by itself", async () => {
  const dataDir = temporaryFolder();
  const child = spawn(process.execPath, [INSTANCE, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  const [url] = (await once(createInterface(child.stdout), "line")) as [string];

  const answered: string[] = [];
  const asking = Array.from({ length: 8 }, async (_, worker) => {
    for (let n = 0; ; n += 1) {
      const response = await fetch(`${url}/w${worker}-${n}`);
      if (response.status === 201) answered.push(await response.text());
      if (answered.length === 60) child.kill("SIGKILL");
    }
  });
  await Promise.allSettled([...asking, once(child, "exit")]);
  expect(answered.length).toBeGreaterThanOrEqual(60);

  const local = await startFake(undefined, dataDir);
  const dynamoDb = new DynamoDBClient();
  const scheduler = new SchedulerClient();
  const subjects = local.standIns.mails.list().map(({ subject }) => subject);
  const messages = local.standIns.queues.counts("wake-dead").visible;
  for (const name of answered) {
    const { Item } = await dynamoDb.send(new GetItemCommand({ TableName: TABLE_NAME, Key: { id: { S: name } }, ConsistentRead: true }));
    expect(Item, name).toBeDefined();
    await scheduler.send(new GetScheduleCommand({ Name: name, GroupName: SCHEDULE_GROUP }));
    expect(subjects).toContain(name);
  }
  expect(messages).toBeGreaterThanOrEqual(answered.length);
});
