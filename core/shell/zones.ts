import { instantText } from "../clock.ts";
import { ofType } from "./store.ts";
import type { Looking } from "./sweep.ts";

/**
 * How far ahead plans are looked at: no country has ever moved its clocks by more in one step. What is due later is planned
 * again when it comes this near, or when anything happens to it.
 */
const AHEAD_HOURS = 26;
const LOOKED_AT_MAX = 1_000;
const BATCH = 100;

/**
 * R32: what was planned under older time-zone data is planned again under newer. A wake plans afresh, so what moves to later
 * minds itself; this finds what is due soon by the old data and may be due sooner by the new, and wakes it. Returns how many.
 */
export async function wakePlansOfOtherZones(world: Looking): Promise<number> {
  const { zones } = world;
  if (zones === undefined) return 0;
  const ids = await world.records.overdue(instantText(world.now().add({ hours: AHEAD_HOURS })), LOOKED_AT_MAX);
  const stale: string[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const records = await world.records.load(ids.slice(start, start + BATCH));
    for (const [id, record] of records) {
      const interview = ofType(record, "interview");
      if (interview !== undefined && interview.zones !== zones) stale.push(id);
    }
  }
  if (stale.length > 0) await world.wakeQueue.send(stale);
  return stale.length;
}
