import { expect, test, vi } from "vitest";
import { noteFailure } from "../../../core/shell/failures.ts";
import { apply } from "../../../core/shell/interviews.ts";
import { sweep } from "../../../core/shell/sweep.ts";
import { wake } from "../../../core/shell/wake.ts";
import { drain } from "../../fakes/drain.ts";
import { anActiveCandidate, aRecordedInterview, runUntil, subjects, THANK_YOU_AT, testWorld } from "./world.ts";

const thankYous = (world: ReturnType<typeof testWorld>) => subjects(world).filter((subject) => subject.includes("thank you"));

async function atThankYou() {
  const world = testWorld();
  const candidate = await anActiveCandidate(world, { preferences: { beforeRound: false, reflection: false } });
  const { id } = await aRecordedInterview(world, candidate);
  await runUntil(world, "2026-12-02T06:59:00.000Z");
  world.at(THANK_YOU_AT);
  const thankYou = () => {
    const message = world.record(id, "interview").messages.find((m) => m.kind === "thank_you");
    if (message === undefined) throw new Error("no thank-you is planned");
    return message;
  };
  return { world, candidate, id, thankYou };
}

test("a due message is delivered once, however often its schedule fires", async () => {
  const { world, id, thankYou } = await atThankYou();
  await wake(world, id);
  await wake(world, id);
  await Promise.all([wake(world, id), wake(world, id)]);
  expect(thankYous(world)).toHaveLength(1);
  expect(thankYou()).toMatchObject({ status: "delivered", deliveredAt: THANK_YOU_AT });
});

test("two wakes at the same instant deliver once: only one of them claims", async () => {
  const { world, id } = await atThankYou();
  await Promise.all([wake(world, id), wake(world, id), wake(world, id)]);
  expect(thankYous(world)).toHaveLength(1);
});

test("a schedule that fires after its message was cancelled does nothing", async () => {
  const { world, id, thankYou } = await atThankYou();
  await apply(world, id, () => ({
    type: "withdrawn",
    id: "evt_w",
    by: "candidate",
    occurredAt: THANK_YOU_AT,
    recordedAt: THANK_YOU_AT,
  }));
  expect(thankYou().status).toBe("cancelled");
  await wake(world, id);
  expect(thankYous(world)).toEqual([]);
});

test.each([
  ["where its alarm names it", 1, undefined],
  ["and one by one where nothing names it, as after a sweep", 3, []],
  ["and one by one where other things are named", 3, ["cand_none", "ws_none", "key_none"]],
])("what a delivery needs is read in one batch %s", async (_, batches, named) => {
  const { world, id, thankYou } = await atThankYou();
  const [alarm] = world.takeWakes().filter(({ recordId }) => recordId === id);
  const load = vi.spyOn(world.records, "load");
  await wake(world, id, named ?? alarm?.along);
  expect(thankYou().status).toBe("delivered");
  expect(load).toHaveBeenCalledTimes(batches);
});

test("a wake before anything is due delivers nothing and sets the next alarm", async () => {
  const { world, id } = await atThankYou();
  world.at("2026-12-02T06:00:00.000Z");
  await wake(world, id);
  expect(thankYous(world)).toEqual([]);
  expect(world.alarmsSet.some((alarm) => alarm.recordId === id && alarm.at <= THANK_YOU_AT)).toBe(true);
});

test("a crash between claim and send is delivered when the lease is over", async () => {
  const { world, id, thankYou } = await atThankYou();
  world.failNext("mailer.send", new Error("the function was stopped"));
  await expect(wake(world, id)).rejects.toThrow("stopped");
  expect(thankYou().status).toBe("delivering");
  await wake(world, id);
  expect(thankYous(world), "nobody else delivers while the lease lasts").toEqual([]);
  world.at("2026-12-02T07:20:00.000Z");
  await wake(world, id);
  expect(thankYous(world)).toHaveLength(1);
  expect(thankYou().status).toBe("delivered");
});

test("a crash between send and confirm sends at least once, and both copies are one message", async () => {
  const { world, id, thankYou } = await atThankYou();
  world.failNext("mailer.send", new Error("the function was stopped"), "after");
  await expect(wake(world, id)).rejects.toThrow("stopped");
  world.at("2026-12-02T07:20:00.000Z");
  await wake(world, id);
  expect(thankYous(world)).toHaveLength(2);
  expect(world.record(id, "interview").messages.filter((m) => m.kind === "thank_you")).toHaveLength(1);
  expect(thankYou().status).toBe("delivered");
});

test("a crash after the save and before the alarm costs minutes: sweep finds what is overdue", async () => {
  const world = testWorld();
  const candidate = await anActiveCandidate(world, { preferences: { beforeRound: false, reflection: false } });
  world.failNext("alarms.set", new Error("the function was stopped"));
  const { id } = await aRecordedInterview(world, candidate);
  expect(world.alarmsSet.filter((alarm) => alarm.recordId === id)).toEqual([]);
  world.at("2026-12-01T14:05:00.000Z");
  expect(await sweep(world), "not before it is ten minutes overdue").toBe(0);
  world.at("2026-12-01T14:11:00.000Z");
  expect(await sweep(world)).toBe(1);
  await drain(world);
  expect(world.record(id, "interview").state).toBe("interviewed");
  await runUntil(world, THANK_YOU_AT);
  expect(thankYous(world)).toHaveLength(1);
});

test("sweep waits while the wake queue has a backlog", async () => {
  const { world } = await atThankYou();
  world.at("2026-12-02T08:00:00.000Z");
  world.failNext("wakeQueue.backlog", 3);
  expect(await sweep(world)).toBe(0);
  expect(await sweep(world)).toBe(1);
});

test("SES throttling puts the attempt off, with growing gaps, and loses nothing", async () => {
  const { world, id, thankYou } = await atThankYou();
  for (let i = 0; i < 3; i++) world.failNext("mailer.send", { sent: false, retry: "later", why: "Throttling" });
  await wake(world, id);
  expect(thankYou()).toMatchObject({ status: "planned", attempts: 1, nextAttemptAt: "2026-12-02T07:01:00.000Z" });
  await runUntil(world, "2026-12-02T07:05:59.000Z");
  expect(thankYou()).toMatchObject({ attempts: 2, nextAttemptAt: "2026-12-02T07:06:00.000Z" });
  await runUntil(world, "2026-12-02T08:00:00.000Z");
  expect(thankYous(world)).toHaveLength(1);
  expect(thankYou().status).toBe("delivered");
});

test("a mail that SES will never take is failed, with the reason, and the rest goes on", async () => {
  const { world, id, thankYou } = await atThankYou();
  world.failNext("mailer.send", { sent: false, retry: "never", why: "MessageRejected" });
  await wake(world, id);
  expect(thankYou()).toMatchObject({ status: "failed" });
  expect(thankYou().ended).toMatch(/MessageRejected/);
  expect(world.record(id, "interview").messages.find((m) => m.kind === "follow_up")?.status).toBe("planned");
});

test("a message being delivered when the answer comes is not cancelled but withdrawn, and a note to disregard it follows", async () => {
  const { world, id, thankYou } = await atThankYou();
  world.beforeNext("mailer.send", () =>
    apply(world, id, () => ({
      type: "answered",
      intent: "regret",
      via: "told",
      evidence: [],
      id: "evt_regret",
      by: "employer",
      occurredAt: THANK_YOU_AT,
      recordedAt: THANK_YOU_AT,
    })),
  );
  await wake(world, id);
  expect(thankYou()).toMatchObject({ status: "delivered" });
  expect(thankYou().withdrawn).toBeDefined();
  await drain(world);
  expect(world.record(id, "interview").messages.find((m) => m.kind === "disregard")?.status).toBe("delivered");
});

test("a write that comes in between is not lost: the record is loaded and decided again", async () => {
  const { world, id } = await atThankYou();
  world.beforeNext("records.replace", () =>
    apply(world, id, () => ({
      type: "noted",
      text: "first",
      id: "evt_1",
      by: "candidate",
      occurredAt: THANK_YOU_AT,
      recordedAt: THANK_YOU_AT,
    })),
  );
  await apply(world, id, () => ({
    type: "noted",
    text: "second",
    id: "evt_2",
    by: "candidate",
    occurredAt: THANK_YOU_AT,
    recordedAt: THANK_YOU_AT,
  }));
  const notes = world.record(id, "interview").events.filter((event) => event.type === "noted");
  expect(notes.map((event) => event.id)).toEqual(["evt_1", "evt_2"]);
});

test("a record that others change at every try is busy, after five of them", async () => {
  const { world, id } = await atThankYou();
  for (let i = 0; i < 5; i++) world.failNext("records.replace", "conflict");
  const event = { type: "noted", text: "n", id: "evt_n", by: "candidate", occurredAt: THANK_YOU_AT, recordedAt: THANK_YOU_AT } as const;
  await expect(apply(world, id, () => event)).rejects.toMatchObject({ code: "busy" });
});

test("after five failed wakes a record is stuck, logged as an error, and tried hourly; a wake that works frees it", async () => {
  const { world, id, thankYou } = await atThankYou();
  for (let i = 0; i < 5; i++) await noteFailure(world, id, "boom");
  expect(world.record(id, "interview")).toMatchObject({ failedWakes: 5, stuckAt: THANK_YOU_AT, nextDueAt: "2026-12-02T08:00:00.000Z" });
  expect(world.logged.some((line) => line.level === "error" && line.message.includes("stuck"))).toBe(true);
  await runUntil(world, "2026-12-02T08:00:00.000Z");
  expect(thankYou().status).toBe("delivered");
  expect(world.record(id, "interview").stuckAt).toBeUndefined();
});

test("a stuck record is tried once an hour, however often the queue repeats a failed wake", async () => {
  const { world, id } = await atThankYou();
  for (let i = 0; i < 5; i++) await noteFailure(world, id, "boom");
  let attempts = 0;
  for (let i = 0; i < 100; i++) world.failNext("mailer.send", new Error("boom"));
  for (let next = world.nextWakeAt(); next !== undefined && next < "2026-12-02T12:00:00.000Z"; next = world.nextWakeAt()) {
    world.at(next);
    for (const { recordId, along } of world.takeWakes()) {
      for (let repeat = 0; repeat < 5; repeat++) {
        const failed = await wake(world, recordId, along).then(
          () => false,
          () => true,
        );
        if (!failed) continue;
        attempts++;
        await noteFailure(world, recordId, "boom");
      }
    }
  }
  expect(attempts).toBeGreaterThanOrEqual(2);
  expect(attempts).toBeLessThanOrEqual(6);
});

test("a record that was erased is done: waking it is no error", async () => {
  const { world, id } = await atThankYou();
  world.erase(id);
  await expect(wake(world, id)).resolves.toBeUndefined();
});
