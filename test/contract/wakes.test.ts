import { GetScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { SQSClient } from "@aws-sdk/client-sqs";
import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { schedulerAlarms } from "../../functions/aws/alarms.ts";
import { sqsWakeQueue } from "../../functions/aws/wake-queue.ts";
import { memoryPorts } from "../fakes/memory.ts";
import { DEAD_LETTERS_ARN, GROUP, QUEUE_ARN, ROLE_ARN, type StandIns, startStandIns, takeWakes } from "./stand-ins.ts";
import { wakesContract } from "./wakes.contract.ts";

const NOW = "2026-11-23T09:00:00.000Z";

describe("wakes in memory", () => {
  wakesContract(async (start) => {
    let now = Temporal.Instant.from(start);
    const { alarms, wakeQueue, takeWakes: take } = memoryPorts({ now: () => now });
    const moveTo = (instant: string) => {
      now = Temporal.Instant.from(instant);
    };
    return { alarms, wakeQueue, moveTo, take, close: async () => undefined };
  });
});

/** The real clients over stand-ins for Scheduler and SQS. */
function overStandIns(standIns: StandIns) {
  const sqs = new SQSClient(standIns.config("sqs"));
  const scheduler = new SchedulerClient(standIns.config("scheduler"));
  const wakeQueue = sqsWakeQueue({ client: sqs, url: standIns.queueUrl });
  const settings = { group: GROUP, roleArn: ROLE_ARN, targetArn: QUEUE_ARN, dlqArn: DEAD_LETTERS_ARN };
  return { sqs, scheduler, wakeQueue, alarms: schedulerAlarms({ client: scheduler, wakeQueue, ...settings }), settings };
}

describe("wakes by Scheduler and SQS", () => {
  wakesContract(async (start) => {
    const standIns = await startStandIns(start);
    const { alarms, wakeQueue, sqs, scheduler } = overStandIns(standIns);
    return {
      alarms,
      wakeQueue,
      moveTo: (instant) => standIns.clock.holdAt(Date.parse(instant)),
      take: () => takeWakes(standIns),
      close: async () => {
        sqs.destroy();
        scheduler.destroy();
        await standIns.stop();
      },
    };
  });
});

describe("what only Scheduler and SQS can do", () => {
  let standIns: StandIns;
  let aws: ReturnType<typeof overStandIns>;

  beforeAll(async () => {
    standIns = await startStandIns(NOW);
    aws = overStandIns(standIns);
  });
  afterEach(() => {
    standIns.faults.clear();
    aws.sqs.middlewareStack.remove("fault");
  });
  afterAll(() => standIns.stop());

  it("an alarm says when, whom to wake, by which role, and where to put what fails", async () => {
    await aws.alarms.set("int_01kaw8m3v0abcdefghjkmnpqrs", "2026-12-01T08:59:30.500Z", NOW);
    const schedule = await aws.scheduler.send(
      new GetScheduleCommand({ Name: "int_01kaw8m3v0abcdefghjkmnpqrs.29935260", GroupName: GROUP }),
    );
    expect(schedule).toMatchObject({
      ScheduleExpression: "at(2026-12-01T09:00:00)",
      ScheduleExpressionTimezone: "UTC",
      FlexibleTimeWindow: { Mode: "OFF" },
      ActionAfterCompletion: "DELETE",
      Target: {
        Arn: QUEUE_ARN,
        RoleArn: ROLE_ARN,
        Input: '{"recordId":"int_01kaw8m3v0abcdefghjkmnpqrs"}',
        DeadLetterConfig: { Arn: DEAD_LETTERS_ARN },
        RetryPolicy: { MaximumEventAgeInSeconds: 3_600 },
      },
    });
  });

  it("an alarm that could not be set says so", async () => {
    const elsewhere = schedulerAlarms({ client: aws.scheduler, wakeQueue: aws.wakeQueue, ...aws.settings, group: "no-such-group" });
    await expect(elsewhere.set("int_1", "2026-12-01T09:00:00.000Z", NOW)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    standIns.faults.next("scheduler", { code: "ThrottlingException", status: 429 }, 9);
    await expect(aws.alarms.set("int_1", "2026-12-01T09:00:00.000Z", NOW)).rejects.toMatchObject({ name: "ThrottlingException" });
  });

  it("an alarm is set although the answer to the first try was lost", async () => {
    standIns.faults.next("scheduler", { code: "InternalServerException", status: 500, when: "after" });
    await aws.alarms.set("int_lost", "2026-11-23T09:05:00.000Z", NOW);
    standIns.clock.holdAt(Date.parse("2026-11-23T09:05:00.000Z"));
    expect(takeWakes(standIns)).toEqual([{ recordId: "int_lost", along: [] }]);
  });

  it("wakes that SQS could not take are offered again, and those alone", async () => {
    const batches = failEntries((at) => at % 2 === 1, { SenderFault: false }, 1);
    await aws.wakeQueue.send(["int_0", "int_1", "int_2", "int_3"]);
    expect(batches).toEqual([
      ["int_0", "int_1", "int_2", "int_3"],
      ["int_1", "int_3"],
    ]);
  });

  it("wakes that SQS takes in no try are an error", async () => {
    const batches = failEntries(() => true, { SenderFault: false }, 9);
    await expect(aws.wakeQueue.send(["int_0", "int_1"])).rejects.toThrow("SQS did not take 2 wakes in 3 tries");
    expect(batches).toHaveLength(3);
  });

  it("a wake that SQS calls wrong is an error at once", async () => {
    const batches = failEntries((at) => at === 0, { SenderFault: true }, 9);
    await expect(aws.wakeQueue.send(["int_0", "int_1"])).rejects.toThrow("InternalError");
    expect(batches).toHaveLength(1);
  });

  /** Lets entries of the next batches fail, and tells which ids each batch offered. */
  function failEntries(fails: (at: number) => boolean, { SenderFault }: { SenderFault: boolean }, times: number): string[][] {
    const batches: string[][] = [];
    aws.sqs.middlewareStack.add(
      (next) => async (request) => {
        const { Entries } = request.input as { Entries: { Id: string; MessageBody: string }[] };
        batches.push(Entries.map(({ MessageBody }) => (JSON.parse(MessageBody) as { recordId: string }).recordId));
        const answer = await next(request);
        const Failed = Entries.filter((_, at) => fails(at)).map(({ Id }) => ({ Id, SenderFault, Code: "InternalError" }));
        return batches.length > times ? answer : { ...answer, output: { ...answer.output, Failed } };
      },
      { name: "fault", step: "initialize" },
    );
    return batches;
  }
});
