import { CreateScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { queueArn } from "../../local/aws/queues.ts";
import { queueUrl, REGION, SCHEDULE_GROUP } from "../../local/environment.ts";
import type { Local } from "../../local/start.ts";
import { startFake } from "./fake.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

async function alarm(name: string, atMs: number): Promise<void> {
  const input = {
    Name: name,
    GroupName: SCHEDULE_GROUP,
    ScheduleExpression: `at(${new Date(atMs).toISOString().slice(0, 19)})`,
    FlexibleTimeWindow: { Mode: "OFF" as const },
    Target: { Arn: queueArn("wake", REGION), RoleArn: "arn:aws:iam::000000000000:role/alarms", Input: name },
    ActionAfterCompletion: "DELETE" as const,
  };
  await new SchedulerClient().send(new CreateScheduleCommand(input));
}

async function move(local: Local, body: object): Promise<{ now: string; fired: number }> {
  const response = await fetch(`${local.url}/local/clock`, { method: "POST", body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return (await response.json()) as { now: string; fired: number };
}

/** Moves an instance to a whole hour, so that expected times can be written down. */
async function atWholeHour(local: Local): Promise<number> {
  const hour = Math.ceil(local.clock.nowMs() / HOUR_MS) * HOUR_MS;
  await move(local, { to: new Date(hour).toISOString() });
  return hour;
}

test("a move fires everything due on the way, in order, each at its own time", async () => {
  const seen: [string, number][] = [];
  const local = await startFake((clock) => ({
    wake: async (event) => {
      for (const { body } of event.Records) {
        seen.push([body, clock.nowMs()]);
        // Work that makes more work: due later, within the same move.
        if (body === "b") await alarm("b-next", clock.nowMs() + DAY_MS);
      }
      return { batchItemFailures: [] };
    },
  }));
  const hour = await atWholeHour(local);
  await alarm("c", hour + 3 * HOUR_MS);
  await alarm("b", hour + HOUR_MS);
  await alarm("later", hour + 3 * DAY_MS);
  const QueueUrl = queueUrl(local.standIns.awsUrl, "wake");
  await new SQSClient().send(new SendMessageCommand({ QueueUrl, MessageBody: "delayed", DelaySeconds: 900 }));

  const { now, fired } = await move(local, { to: new Date(hour + 2 * DAY_MS).toISOString() });

  expect(now).toBe(new Date(hour + 2 * DAY_MS).toISOString());
  expect(fired).toBe(4);
  expect(seen.map(([body]) => body)).toEqual(["delayed", "b", "c", "b-next"]);
  expect(seen[1]?.[1]).toBe(hour + HOUR_MS);
  expect(seen[3]?.[1]).toBe(hour + HOUR_MS + DAY_MS);
});

test("a sweep runs at the first tick at which something is over ten minutes overdue, and at no other", async () => {
  let overdueSince = Number.POSITIVE_INFINITY;
  const sweeps: number[] = [];
  const local = await startFake((clock) => ({
    overdue: async (untilMs) => overdueSince <= untilMs,
    sweep: async () => {
      sweeps.push(clock.nowMs());
      overdueSince = Number.POSITIVE_INFINITY;
    },
  }));
  const hour = await atWholeHour(local);
  sweeps.length = 0;
  overdueSince = hour + DAY_MS + 1;
  await move(local, { advance: "P30D" });
  expect(sweeps).toEqual([hour + DAY_MS + 15 * MINUTE_MS]);
});

test("what no sweep can mend is not swept for ever: a move of a month ends in seconds", async () => {
  let sweeps = 0;
  const local = await startFake(() => ({
    overdue: async () => true,
    sweep: async () => {
      sweeps += 1;
    },
  }));
  await move(local, { advance: "P30D" });
  expect(sweeps).toBeLessThan(30 * 24 + 10);
});

test("two moves at once happen one after the other, each from where the other ended", async () => {
  const local = await startFake();
  const hour = await atWholeHour(local);
  const ends = await Promise.all([move(local, { advance: "P1D" }), move(local, { advance: "P2D" })]);
  const last = Math.max(...ends.map(({ now }) => Date.parse(now)));
  expect(last - hour).toBeGreaterThanOrEqual(3 * DAY_MS);
});

test("work that waits for part of a second does not stop a move", async () => {
  const doneAt: number[] = [];
  let dueMs = 0;
  const local = await startFake((clock) => ({
    wake: async () => {
      if (clock.nowMs() < dueMs) local.standIns.queues.send("wake", "not yet");
      else doneAt.push(clock.nowMs());
      return { batchItemFailures: [] };
    },
  }));
  const hour = await atWholeHour(local);
  dueMs = hour + HOUR_MS + 500;
  await alarm("early", hour + HOUR_MS);
  await move(local, { advance: "PT1H" });
  expect(doneAt).toHaveLength(1);
});

test("in real time things happen by themselves, with no one asking", async () => {
  const fired = Promise.withResolvers<string>();
  const local = await startFake(() => ({
    wake: async (event) => {
      fired.resolve(event.Records.map(({ body }) => body).join());
      return { batchItemFailures: [] };
    },
  }));
  await alarm("soon", local.clock.nowMs() + 1500);
  expect(await fired.promise).toBe("soon");
});

test("a sweep runs at the start, and the clock is where it was", async () => {
  let sweeps = 0;
  const sweep = async () => {
    sweeps += 1;
  };
  const first = await startFake(() => ({ sweep }));
  await move(first, { advance: "P300D" });
  const before = first.clock.nowMs();
  await first.close();
  sweeps = 0;
  const second = await startFake(() => ({ sweep }), first.dataDir);
  await second.settle();
  expect(sweeps).toBe(1);
  expect(second.clock.nowMs()).toBeGreaterThanOrEqual(before);
  expect(second.clock.nowMs() - before).toBeLessThan(DAY_MS);
});
