import { describe, expect, test } from "vitest";
import { renderText } from "../../../core/drafts/render.ts";
import type { Happening } from "../../../core/interview/events.ts";
import { erase } from "../../../core/shell/erase.ts";
import { apply } from "../../../core/shell/interviews.ts";
import { write } from "../../../core/shell/letters.ts";
import { now } from "../../../core/shell/store.ts";
import { drain } from "../../fakes/drain.ts";
import { anActiveCandidate, aRecordedInterview, runUntil, SETTINGS, type TestWorld, testWorld } from "../shell/world.ts";

const EQUINOR = { company: { name: "Equinor" }, interest: "fallback" };
const AKER = { company: { name: "Aker" }, contact: { name: "Anne", email: "anne@aker.example" }, interest: "first_choice" };

async function two() {
  const world = testWorld();
  const candidate = await anActiveCandidate(world, { preferences: { keepSearching: false } });
  const first = await aRecordedInterview(world, candidate, EQUINOR);
  const second = await aRecordedInterview(world, candidate, AKER);
  await drain(world);
  return { world, candidate, ids: [first.id, second.id] as const };
}

let count = 0;
async function say(world: TestWorld, id: string, happening: Happening) {
  await apply(world, id, () => ({ ...happening, id: `evt_${++count}`, by: "candidate", occurredAt: now(world), recordedAt: now(world) }));
  await drain(world);
}
const offer: Happening = { type: "answered", intent: "offer", via: "told", evidence: [], answerBy: "2026-12-18" };
const kinds = (world: TestWorld, id: string) =>
  world
    .record(id, "interview")
    .messages.filter((message) => message.status === "delivered")
    .map((message) => message.kind);

describe("what interviews of one candidate tell each other", () => {
  test("a lone interview owes nobody anything, and knows of nobody", async () => {
    const world = testWorld();
    const only = await aRecordedInterview(world, await anActiveCandidate(world), EQUINOR);
    expect(world.record(only.id, "interview")).toMatchObject({ owed: [], version: 1 });
    expect(world.record(only.id, "interview").siblings).toBeUndefined();
  });
  test("each has heard of the other, and nothing is left owed", async () => {
    const { world, ids } = await two();
    for (const [index, id] of ids.entries()) {
      const record = world.record(id, "interview");
      expect(record.owed).toEqual([]);
      expect(record.siblings?.map((sibling) => sibling.interviewId)).toEqual([ids[1 - index]]);
    }
  });
  test("R26: accepted holds chasing elsewhere, signed brings the withdrawal there", async () => {
    const { world, ids } = await two();
    await runUntil(world, "2026-12-08T09:00:00.000Z");
    await say(world, ids[0], offer);
    await say(world, ids[0], { type: "offer_accepted" });
    expect(world.record(ids[1], "interview").messages.filter((m) => m.kind === "follow_up" && m.status === "planned")).toEqual([]);
    await say(world, ids[0], { type: "offer_signed" });
    expect(kinds(world, ids[0])).toContain("transition");
    expect(kinds(world, ids[1])).toContain("withdrawal");
  });
  test("R24: the click on the offer brings the notice on the first choice, which names the day and no other employer", async () => {
    const { world, candidate, ids } = await two();
    await runUntil(world, "2026-12-08T09:00:00.000Z");
    await say(world, ids[0], offer);
    await runUntil(world, "2026-12-09T09:00:00.000Z");
    expect(kinds(world, ids[0])).toContain("competing_offer");
    await say(world, ids[0], { type: "tell_first_choice" });
    const record = world.record(ids[1], "interview");
    const notice = record.messages.find((message) => message.kind === "competing_offer_notice");
    expect(notice?.status).toBe("delivered");
    const content =
      notice === undefined ? undefined : write(SETTINGS, record, { ...notice, status: "delivering" }, candidate, [], now(world));
    expect(content?.draft?.body).toContain("18 December");
    expect(content?.draft?.body).not.toContain("Equinor");
    expect(renderText(content ?? { to: { name: "", address: "" }, subject: "", blocks: [] }, { notes: "hidden" })).toContain("Aker");
  });
  test("told twice, by a wake that was repeated, nothing changes", async () => {
    const { world, ids } = await two();
    await say(world, ids[0], offer);
    const versions = () => ids.map((id) => world.record(id, "interview").version);
    const before = versions();
    const record = world.record(ids[0], "interview");
    world.failNext("alarms.set", new Error("no alarm"));
    await world.records.replace(
      { ...record, owed: [{ do: "tell_siblings", since: record.version }], version: record.version + 1 },
      record.version,
    );
    await world.wakeQueue.send([ids[0]]);
    await drain(world);
    expect(versions()[1]).toBe(before[1]);
    expect(world.record(ids[0], "interview").owed).toEqual([]);
  });
  test("one that was erased is forgotten, and holds nothing any more", async () => {
    const { world, ids } = await two();
    await say(world, ids[0], offer);
    await say(world, ids[0], { type: "offer_accepted" });
    await erase(world, "interview", ids[0], () => undefined);
    await drain(world);
    expect(world.record(ids[1], "interview").siblings).toEqual([]);
    expect(world.record(ids[1], "interview").messages.find((message) => message.kind === "follow_up")?.status).toBe("planned");
  });
});
