import { expect, test } from "vitest";
import { releaseQuarantine } from "../../../core/shell/quarantine.ts";
import { readAgain, receive } from "../../../core/shell/receive.ts";
import { sweep } from "../../../core/shell/sweep.ts";
import { forwardingAddress } from "../../../core/shell/urls.ts";
import { wake } from "../../../core/shell/wake.ts";
import { drain } from "../../fakes/drain.ts";
import { anActiveCandidate, aRecordedInterview, runUntil, SETTINGS, subjects, type TestWorld, testWorld } from "./world.ts";

const MAIL = `From: Mette Solberg <mette.solberg@nordvik.example>
Subject: Your interview
Message-ID: <1@nordvik.example>
Content-Type: text/plain

Dear Ada,

Unfortunately we have chosen another candidate for the position of Drilling Engineer.

Mette
`.replaceAll("\n", "\r\n");

/** A regret letter comes in, and something may go wrong. @returns the id of its row. */
async function comesIn(world: TestWorld, spam: "PASS" | "FAIL" = "PASS"): Promise<string> {
  const candidate = await anActiveCandidate(world);
  await aRecordedInterview(world, candidate);
  await drain(world);
  const recipient = forwardingAddress(SETTINGS, candidate);
  world.putMail("raw/1", MAIL);
  const verdicts = { spam, virus: "PASS", dmarc: "PASS" } as const;
  const receivedAt = "2026-11-27T12:00:00.000Z";
  await receive(world, { sesId: "1", recipient, key: "raw/1", receivedAt, verdicts }).catch(() => undefined);
  return world.stored().find(({ type }) => type === "reply")?.id ?? "";
}
const answers = (world: TestWorld) => subjects(world).filter((subject) => subject.includes("a gracious answer"));
const failing = (world: TestWorld, times: number) => {
  for (let n = 0; n < times; n++) world.failNext("mailbox.read", new Error("the function was stopped"));
};

/** A sweep: it finds what no alarm was set for. */
async function swept(world: TestWorld, at: string): Promise<void> {
  world.at(at);
  await sweep(world);
  await drain(world);
}

test("a mail whose reading was cut off is found by a sweep when it is overdue, and told of once", async () => {
  const world = testWorld();
  failing(world, 1);
  const id = await comesIn(world);
  expect(world.record(id, "reply").status).toBe("received");
  await swept(world, "2026-11-27T12:10:00.000Z");
  expect(world.record(id, "reply").status).toBe("received");
  await swept(world, "2026-11-27T12:15:00.000Z");
  expect(world.record(id, "reply")).toMatchObject({ status: "applied", intent: "regret" });
  expect(answers(world)).toHaveLength(1);
});

test("one that cannot be read is tried every two minutes, after five times hourly with an error in the log, and is read once it can be", async () => {
  const world = testWorld();
  failing(world, 7);
  const id = await comesIn(world);
  await swept(world, "2026-11-27T12:15:00.000Z");
  await runUntil(world, "2026-11-27T12:30:00.000Z");
  expect(world.record(id, "reply")).toMatchObject({ status: "received", failedWakes: 5 });
  expect(world.logged.filter(({ message }) => message === "a record is stuck")).toHaveLength(1);
  await runUntil(world, "2026-11-27T15:00:00.000Z");
  expect(world.record(id, "reply")).toMatchObject({ status: "applied", failedWakes: 0 });
  expect(answers(world)).toHaveLength(1);
});

test("when the queue does not take it, or loses it, its own alarm has it read", async () => {
  const world = testWorld();
  failing(world, 1);
  const id = await comesIn(world);
  world.at("2026-11-27T12:02:00.000Z");
  world.failNext("readQueue.send", new Error("SQS is away"));
  await expect(wake(world, id)).rejects.toThrow("SQS is away");
  await wake(world, id);
  expect(world.takeReads()).toEqual([]);
  world.at("2026-11-27T12:04:00.000Z");
  await wake(world, id);
  expect(world.takeReads()).toEqual([id]);
  await runUntil(world, "2026-11-27T12:10:00.000Z");
  expect(world.record(id, "reply").status).toBe("applied");
});

test("a wake while it is being read has it read by nobody else, and one after it was read changes nothing", async () => {
  const world = testWorld();
  failing(world, 1);
  const id = await comesIn(world);
  world.at("2026-11-27T12:01:00.000Z");
  await wake(world, id);
  expect(world.takeReads()).toEqual([]);
  await readAgain(world, id);
  await drain(world);
  const before = world.record(id, "reply");
  await readAgain(world, id);
  await wake(world, id);
  expect(world.record(id, "reply")).toEqual(before);
  expect(world.takeReads()).toEqual([]);
});

test("what was kept back is read at once when the candidate releases it", async () => {
  const world = testWorld();
  const id = await comesIn(world, "FAIL");
  expect(world.record(id, "reply").status).toBe("quarantined");
  await releaseQuarantine(world, id);
  await drain(world);
  expect(world.record(id, "reply")).toMatchObject({ status: "applied", intent: "regret" });
});

test("what was stuck and is read at last is stuck no longer, also where nothing is told of it", async () => {
  const world = testWorld();
  failing(world, 6);
  world.putMail("raw/1", MAIL);
  const id = await comesIn(world);
  world.putMail("raw/1", MAIL.replace("mette.solberg@", "drafts@in.").replace("nordvik.example", "followthrough.example"));
  await swept(world, "2026-11-27T12:15:00.000Z");
  await runUntil(world, "2026-11-27T15:00:00.000Z");
  const { status, failedWakes, stuckAt, retryAt } = world.record(id, "reply");
  expect([status, failedWakes, stuckAt, retryAt]).toEqual(["ignored", 0, undefined, undefined]);
});
