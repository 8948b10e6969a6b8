import { Temporal } from "temporal-polyfill";
import { instantText } from "../clock.ts";
import type { World } from "./store.ts";

/** What is this much overdue was not alarmed, or its alarm was lost. */
const OVERDUE_MINUTES = 10;
const SWEPT_MAX = 1_000;

/** What it takes to look for records and to have them woken. */
export type Looking = Pick<World, "records" | "wakeQueue" | "now" | "log" | "zones">;

/** Finds what is overdue and queues it; not while the queue has a backlog, which would only grow. Returns how many were queued. */
export async function sweep(world: Looking): Promise<number> {
  if ((await world.wakeQueue.backlog()) > 0) return 0;
  const ids = await world.records.overdue(instantText(world.now().subtract({ minutes: OVERDUE_MINUTES })), SWEPT_MAX);
  if (ids.length === 0) return 0;
  world.log("warn", "records were overdue and are woken", { count: ids.length });
  await world.wakeQueue.send(ids);
  return ids.length;
}

/**
 * Tells, in hours, for how long the oldest reply in `needs_review` has waited; nothing when none waits. Drafts wait with it,
 * and its candidate may be one whom no question reaches: unconfirmed, paused, unsubscribed or undeliverable. An alarm reads
 * the line (infra/watched.ts).
 */
export async function tellOldestReview(world: Looking): Promise<void> {
  const since = await world.records.oldestReviewSince();
  if (since === undefined) return;
  const hours = Math.floor(world.now().since(Temporal.Instant.from(since)).total("hours"));
  world.log("info", "replies wait for their review", { oldestReviewHours: hours });
}
