import { Temporal } from "temporal-polyfill";
import type { Candidate } from "../../../core/candidates/candidate.ts";
import { NewCandidate } from "../../../core/candidates/candidate.ts";
import type { InstantText } from "../../../core/clock.ts";
import { derivedId } from "../../../core/ids.ts";
import { NewInterview } from "../../../core/interview/facts.ts";
import type { Interview } from "../../../core/interview/interview.ts";
import { newInterview } from "../../../core/interview/record.ts";
import type { Settings } from "../../../core/ports.ts";
import { confirmAddress, enrol } from "../../../core/shell/candidates.ts";
import { record } from "../../../core/shell/interviews.ts";
import type { World } from "../../../core/shell/store.ts";
import { drain } from "../../fakes/drain.ts";
import { type MemoryPorts, memoryPorts } from "../../fakes/memory.ts";

export const SETTINGS: Settings = {
  linkSecret: "a secret for tests",
  publicUrl: "https://followthrough.example",
  mailDomain: "in.followthrough.example",
  sender: { name: "Followthrough", address: "drafts@followthrough.example" },
};

/** A Tuesday; the interview of these tests is from 14:00 to 15:00 that day in Oslo. */
export const ROUND_ENDS = "2026-12-01T14:00:00.000Z";
export const THANK_YOU_AT = "2026-12-02T07:00:00.000Z";

export type TestWorld = World & MemoryPorts & { at: (instant: InstantText) => void };

/** The shell's world in memory, on a clock that stands until it is moved. */
export function testWorld(start: InstantText = "2026-11-27T12:00:00.000Z"): TestWorld {
  let current = Temporal.Instant.from(start);
  const ports = memoryPorts({ now: () => current });
  return { ...ports, settings: SETTINGS, at: (instant) => (current = Temporal.Instant.from(instant)) };
}

/** A candidate whose address is confirmed, with nothing left to do for it. */
export async function anActiveCandidate(world: TestWorld, more: Record<string, unknown> = {}): Promise<Candidate> {
  const id = derivedId("candidate", "test", JSON.stringify(more));
  const posted = NewCandidate.parse({ email: "ada@example.com", name: "Ada Okafor", timeZone: "Europe/Oslo", ...more });
  await enrol(world, id, derivedId("workspace", "test"), posted);
  await confirmAddress(world, id);
  await drain(world);
  return world.record(id, "candidate");
}

/** An interview on the record, planned. */
export async function aRecordedInterview(world: TestWorld, candidate: Candidate, more: Record<string, unknown> = {}): Promise<Interview> {
  const posted = NewInterview.parse({
    candidateId: candidate.id,
    company: { name: "Nordvik Energy", domain: "nordvik.example" },
    role: "Drilling Engineer",
    contact: { name: "Mette Solberg", email: "mette.solberg@nordvik.example" },
    round: { startsAt: "2026-12-01T14:00:00+01:00", durationMinutes: 60 },
    ...more,
  });
  const fresh = newInterview(
    derivedId("interview", "test", JSON.stringify(more)),
    posted,
    candidate,
    world.now().toString({ smallestUnit: "millisecond" }),
  );
  const { interview } = await record(world, fresh, candidate);
  return interview;
}

/** Moves the clock to each alarm in turn, up to an instant, and rings it. */
export async function runUntil(world: TestWorld, end: InstantText): Promise<void> {
  await drain(world);
  for (let next = world.nextWakeAt(); next !== undefined && next <= end; next = world.nextWakeAt()) {
    world.at(next);
    await drain(world);
  }
  world.at(end);
  await drain(world);
}

/** The subjects of what was sent, in order. */
export function subjects(world: TestWorld): string[] {
  return world.sent.map((mail) => /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(mail.raw)?.[1]?.replace(/\r\n[ \t]/g, " ") ?? "");
}
