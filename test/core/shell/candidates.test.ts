import { expect, test } from "vitest";
import { NewCandidate } from "../../../core/candidates/candidate.ts";
import { derivedId } from "../../../core/ids.ts";
import { confirmAddress, enrol, unsubscribe } from "../../../core/shell/candidates.ts";
import { drain } from "../../fakes/drain.ts";
import { anActiveCandidate, aRecordedInterview, runUntil, subjects, THANK_YOU_AT, testWorld } from "./world.ts";

async function anUnconfirmed() {
  const world = testWorld();
  const id = derivedId("candidate", "unconfirmed");
  const { candidate } = await enrol(
    world,
    id,
    derivedId("workspace", "test"),
    NewCandidate.parse({ email: "ada@example.com", name: "Ada Okafor", timeZone: "Europe/Oslo" }),
  );
  const interview = await aRecordedInterview(world, candidate);
  return { world, candidate, interview };
}

test("until the candidate confirms, nothing but the confirmation is sent, and the record waits", async () => {
  const { world, interview } = await anUnconfirmed();
  await runUntil(world, "2026-12-20T12:00:00.000Z");
  expect(subjects(world)).toEqual(["Please confirm your address for Followthrough"]);
  const held = world.record(interview.id, "interview");
  expect(held.state).toBe("interviewed");
  expect(held.messages.filter((message) => message.kind !== "before_round").every((message) => message.status === "planned")).toBe(true);
});

test("confirming lets out what still makes sense and skips, with the reason, what is too late (R33)", async () => {
  const { world, candidate, interview } = await anUnconfirmed();
  await runUntil(world, "2026-12-09T12:00:00.000Z");
  await confirmAddress(world, candidate.id);
  await drain(world);
  const { messages, state } = world.record(interview.id, "interview");
  expect(messages.find((m) => m.kind === "thank_you")).toMatchObject({ status: "skipped" });
  expect(messages.find((m) => m.kind === "thank_you")?.ended).toMatch(/would only look odd/);
  expect(state).toBe("waiting");
  await runUntil(world, "2026-12-16T12:00:00.000Z");
  expect(subjects(world).filter((subject) => subject.includes("follow-up"))).toHaveLength(1);
});

test("an interview recorded while its candidate is just confirming is not left waiting", async () => {
  const world = testWorld();
  const id = derivedId("candidate", "racing");
  const { candidate } = await enrol(
    world,
    id,
    derivedId("workspace", "test"),
    NewCandidate.parse({ email: "ada@example.com", name: "Ada Okafor", timeZone: "Europe/Oslo" }),
  );
  await confirmAddress(world, id);
  await drain(world);
  const interview = await aRecordedInterview(world, candidate);
  await runUntil(world, THANK_YOU_AT);
  expect(world.record(interview.id, "interview").messages.find((m) => m.kind === "thank_you")?.status).toBe("delivered");
});

test("confirming twice is once", async () => {
  const { world, candidate } = await anUnconfirmed();
  const first = await confirmAddress(world, candidate.id);
  expect((await confirmAddress(world, candidate.id)).version).toBe(first.version);
});

test("who has unsubscribed gets nothing more", async () => {
  const world = testWorld();
  const candidate = await anActiveCandidate(world);
  await aRecordedInterview(world, candidate);
  const before = subjects(world).length;
  await unsubscribe(world, candidate.id);
  await runUntil(world, "2027-02-01T12:00:00.000Z");
  expect(subjects(world)).toHaveLength(before);
});
