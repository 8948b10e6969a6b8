import type { SQSRecord } from "aws-lambda";
import { beforeEach, expect, test, vi } from "vitest";
import { recording, startFake } from "./fake.ts";

const MINUTE_MS = 60_000;
const bodies = (records: readonly SQSRecord[]) => records.map(({ body }) => body);

// Handlers that throw are told of on the terminal; here that is only noise.
beforeEach(() => {
  const quiet = vi.spyOn(console, "error").mockReturnValue();
  return () => quiet.mockRestore();
});

test("a handler is handed an event as Lambda's event source makes it", async () => {
  const { records, handler } = recording();
  const local = await startFake(() => ({ wake: handler }));
  const { messageId } = local.standIns.queues.send("wake", "hello");
  await local.settle();
  const now = String(local.clock.nowMs()).slice(0, 8);
  expect(records).toEqual([
    {
      messageId,
      receiptHandle: expect.any(String),
      body: "hello",
      attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: expect.stringMatching(`^${now}`),
        SenderId: "000000000000",
        ApproximateFirstReceiveTimestamp: expect.stringMatching(`^${now}`),
      },
      messageAttributes: {},
      md5OfBody: "5d41402abc4b2a76b9719d911017c592",
      eventSource: "aws:sqs",
      eventSourceARN: "arn:aws:sqs:us-east-1:000000000000:wake",
      awsRegion: "us-east-1",
    },
  ]);
});

test("what a handler names as failed comes back after the visibility timeout, the rest does not", async () => {
  let broken = true;
  const { records, handler } = recording(({ body }) => body === "bad" && broken);
  const local = await startFake(() => ({ wake: handler }));
  for (const body of ["good", "bad"]) local.standIns.queues.send("wake", body);
  await local.settle();
  expect(bodies(records)).toEqual(["good", "bad"]);
  await local.settle();
  expect(records).toHaveLength(2);

  broken = false;
  local.clock.holdAt(local.clock.nowMs() + 3 * MINUTE_MS);
  await local.settle();
  expect(bodies(records)).toEqual(["good", "bad", "bad"]);
  expect(records[2]?.attributes.ApproximateReceiveCount).toBe("2");
});

test.each([
  ["throws", () => Promise.reject(new Error("broken"))],
  ["names a message that it was not handed", () => Promise.resolve({ batchItemFailures: [{ itemIdentifier: "another" }] })],
])("a handler that %s gets its whole batch back, five times, and then it lies in the dead-letter queue", async (_, answer) => {
  let calls = 0;
  const wake = () => {
    calls += 1;
    return answer();
  };
  const local = await startFake(() => ({ wake }));
  for (const body of ["a", "b"]) local.standIns.queues.send("wake", body);
  await local.settle();
  for (let attempt = 2; attempt <= 8; attempt += 1) {
    local.clock.holdAt(local.clock.nowMs() + 3 * MINUTE_MS);
    await local.settle();
  }
  expect(calls).toBe(5);
  expect(local.standIns.queues.counts("wake")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  expect(local.standIns.queues.counts("wake-dead").visible).toBe(2);
});

test("what was being handled when the process died is handed out again at once, what had failed waits", async () => {
  const first = await startFake(() => ({ wake: recording(() => true).handler }));
  first.standIns.queues.send("wake", "failed");
  await first.settle();
  await first.close();

  // A handler that never comes back, as when the process is killed.
  const started = Promise.withResolvers<void>();
  const never = Promise.withResolvers<never>();
  const second = await startFake(
    () => ({
      wake: () => {
        started.resolve();
        return never.promise;
      },
    }),
    first.dataDir,
  );
  second.standIns.queues.send("wake", "interrupted");
  await started.promise;
  const received = second.standIns.queues.counts("wake");
  expect(received).toEqual({ visible: 0, inFlight: 2, delayed: 0 });
  second.standIns.queues.returnAbandoned();
  expect(second.standIns.queues.counts("wake")).toEqual({ visible: 1, inFlight: 1, delayed: 0 });
  never.reject(new Error("The test is over."));
});
