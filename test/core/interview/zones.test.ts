import { expect, test } from "vitest";
import { wakePlansOfOtherZones } from "../../../core/shell/zones.ts";
import { drain } from "../../fakes/drain.ts";
import { anActiveCandidate, aRecordedInterview, runUntil, testWorld } from "../shell/world.ts";

test("R32: what is due soon and was planned under older time-zone data is planned again, once", async () => {
  const world = testWorld();
  world.zones = "2026b";
  const candidate = await anActiveCandidate(world, { preferences: { keepSearching: false } });
  const { id } = await aRecordedInterview(world, candidate);
  expect(world.record(id, "interview").zones).toBe("2026b");
  expect(await wakePlansOfOtherZones(world)).toBe(0);

  world.zones = "2026c";
  // Due on Monday evening: on Friday it is left alone, on Monday morning it is looked at.
  expect(await wakePlansOfOtherZones(world)).toBe(0);
  await runUntil(world, "2026-11-30T08:00:00.000Z");
  expect(await wakePlansOfOtherZones(world)).toBe(1);
  await drain(world);
  expect(world.record(id, "interview").zones).toBe("2026c");
  expect(await wakePlansOfOtherZones(world)).toBe(0);
});
