import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import { expect, test } from "vitest";
import { queueArn } from "../../local/aws/queues.ts";
import { REGION, SCHEDULE_GROUP } from "../../local/environment.ts";
import { recording, refusal, startFake } from "./fake.ts";

const DAY_MS = 86_400_000;
const schedule = (overrides: Partial<CreateScheduleCommandInput> = {}): CreateScheduleCommandInput => ({
  Name: "int_1.100",
  GroupName: SCHEDULE_GROUP,
  ScheduleExpression: "at(2030-01-01T08:00:00)",
  FlexibleTimeWindow: { Mode: "OFF" },
  Target: { Arn: queueArn("wake", REGION), RoleArn: "arn:aws:iam::000000000000:role/alarms", Input: '{"id":"int_1"}' },
  ActionAfterCompletion: "DELETE",
  ...overrides,
});
const client = () => new SchedulerClient({ maxAttempts: 1 });
const create = (overrides: Partial<CreateScheduleCommandInput> = {}) => client().send(new CreateScheduleCommand(schedule(overrides)));
const at = (ms: number) => `at(${new Date(ms).toISOString().slice(0, 19)})`;

test("a schedule can be set, read, listed and deleted, and is there after a restart", async () => {
  const first = await startFake();
  const { ScheduleArn } = await create();
  expect(ScheduleArn).toBe(`arn:aws:scheduler:us-east-1:000000000000:schedule/${SCHEDULE_GROUP}/int_1.100`);
  await create({ Name: "int_2.100" });
  await first.close();

  await startFake(undefined, first.dataDir);
  const one = { Name: "int_1.100", GroupName: SCHEDULE_GROUP };
  expect(await client().send(new GetScheduleCommand(one))).toMatchObject({
    ...schedule(),
    Arn: ScheduleArn,
    State: "ENABLED",
    CreationDate: expect.any(Date),
  });
  const page = await client().send(new ListSchedulesCommand({ GroupName: SCHEDULE_GROUP, MaxResults: 1 }));
  expect(page.Schedules?.map(({ Name }) => Name)).toEqual(["int_1.100"]);
  const rest = await client().send(new ListSchedulesCommand({ GroupName: SCHEDULE_GROUP, NextToken: page.NextToken }));
  expect(rest.Schedules?.map(({ Name }) => Name)).toEqual(["int_2.100"]);
  expect((await client().send(new ListSchedulesCommand({ GroupName: SCHEDULE_GROUP, NamePrefix: "int_2" }))).Schedules).toHaveLength(1);

  await client().send(new DeleteScheduleCommand(one));
  expect(await refusal(client().send(new GetScheduleCommand(one)))).toMatchObject({ name: "ResourceNotFoundException", status: 404 });
  expect(await refusal(client().send(new DeleteScheduleCommand(one)))).toMatchObject({ name: "ResourceNotFoundException", status: 404 });
});

test("setting the same name again is a conflict, repeating the same request is not", async () => {
  await startFake();
  const once = await create({ ClientToken: "token" });
  expect(await create({ ClientToken: "token" })).toMatchObject({ ScheduleArn: once.ScheduleArn });
  expect(await refusal(create())).toEqual({ name: "ConflictException", message: "Schedule int_1.100 already exists.", status: 409 });
  expect(await refusal(create({ ClientToken: "token", ScheduleExpression: "at(2031-01-01T08:00:00)" }))).toMatchObject({ status: 409 });
});

test.each<[string, Partial<CreateScheduleCommandInput>]>([
  ["a name longer than 64", { Name: "x".repeat(65) }],
  ["a name with a colon", { Name: "int:1" }],
  ["an expression of another kind", { ScheduleExpression: "rate(5 minutes)" }],
  ["a date that does not exist", { ScheduleExpression: "at(2030-02-30T08:00:00)" }],
  ["an instant with an offset", { ScheduleExpression: "at(2030-02-20T08:00:00Z)" }],
  ["an unknown zone", { ScheduleExpressionTimezone: "Europe/Atlantis" }],
  ["no flexible time window", { FlexibleTimeWindow: undefined }],
  ["no role", { Target: { Arn: queueArn("wake", REGION), RoleArn: undefined } }],
  ["a target that is no ARN", { Target: { Arn: "wake", RoleArn: "arn:aws:iam::000000000000:role/alarms" } }],
])("refuses %s", async (_, overrides) => {
  await startFake();
  expect(await refusal(create(overrides))).toMatchObject({ name: "ValidationException", status: 400 });
});

test("refuses a group that does not exist", async () => {
  await startFake();
  expect(await refusal(create({ GroupName: "other" }))).toEqual({
    name: "ResourceNotFoundException",
    message: "Schedule group other does not exist.",
    status: 404,
  });
});

test("a schedule fires into its queue at its time, in its zone, and is gone", async () => {
  const { records, handler } = recording();
  const local = await startFake(() => ({ wake: handler }));
  const due = Date.UTC(2030, 6, 1, 8);
  await create({ ScheduleExpression: "at(2030-07-01T10:00:00)", ScheduleExpressionTimezone: "Europe/Copenhagen" });
  await local.clock.holdAt(due - 1);
  await local.settle();
  expect(records).toEqual([]);
  local.clock.holdAt(due);
  await local.settle();
  expect(records.map(({ body }) => body)).toEqual(['{"id":"int_1"}']);
  expect(await refusal(client().send(new GetScheduleCommand({ Name: "int_1.100", GroupName: SCHEDULE_GROUP })))).toMatchObject({
    status: 404,
  });
});

test("a schedule that is not deleted after completion stays and fires no more", async () => {
  const { records, handler } = recording();
  const local = await startFake(() => ({ wake: handler }));
  await create({ ScheduleExpression: at(local.clock.nowMs() + DAY_MS), ActionAfterCompletion: "NONE" });
  local.clock.holdAt(local.clock.nowMs() + 2 * DAY_MS);
  await local.settle();
  await local.settle();
  expect(records).toHaveLength(1);
  await client().send(new GetScheduleCommand({ Name: "int_1.100", GroupName: SCHEDULE_GROUP }));
});

test("a schedule in the past fires at once, a disabled one never", async () => {
  const { records, handler } = recording();
  const local = await startFake(() => ({ wake: handler }));
  await create({ ScheduleExpression: "at(2020-01-01T00:00:00)", State: "DISABLED" });
  await create({ Name: "other", ScheduleExpression: "at(2020-01-01T00:00:00)" });
  await local.settle();
  expect(records).toHaveLength(1);
});

test("a schedule may fire twice", async () => {
  const { records, handler } = recording();
  const local = await startFake(() => ({ wake: handler }));
  local.faults.next("scheduler", { fireTwice: true });
  await create({ ScheduleExpression: "at(2020-01-01T00:00:00)" });
  await local.settle();
  expect(records.map(({ body }) => body)).toEqual(['{"id":"int_1"}', '{"id":"int_1"}']);
});

test("a schedule whose target does not exist goes to its dead-letter queue", async () => {
  const local = await startFake();
  const Target = {
    ...schedule().Target,
    Arn: queueArn("nowhere", REGION),
    RoleArn: "arn:aws:iam::000000000000:role/alarms",
    DeadLetterConfig: { Arn: queueArn("wake-dead", REGION) },
  };
  await create({ ScheduleExpression: "at(2020-01-01T00:00:00)", Target });
  await local.settle();
  expect(local.standIns.queues.counts("wake-dead").visible).toBe(1);
});

test("a failure that it was told to have", async () => {
  const { faults } = await startFake();
  faults.next("scheduler", { code: "ThrottlingException", status: 429, operation: "CreateSchedule" });
  await client().send(new ListSchedulesCommand({ GroupName: SCHEDULE_GROUP }));
  expect(await refusal(create())).toMatchObject({ name: "ThrottlingException", status: 429 });
  await create();
});
