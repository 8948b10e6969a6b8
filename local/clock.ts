import { Temporal } from "temporal-polyfill";
import type { Store } from "./store.ts";

/**
 * The instant of product time on this machine: real time plus an offset that only ever grows.
 * It never goes back, not when the system clock does and not across a restart.
 */
export type Clock = {
  now(): Temporal.Instant;
  /** The same instant in milliseconds since the epoch. */
  nowMs(): number;
  /** Stops the clock at `atMs`, or where it is when that has passed. A move holds it, so that what is due at 08:00 happens at 08:00. */
  holdAt(atMs: number): void;
  /** Lets the clock run on from where it is held. */
  release(): void;
  /** Writes down how far the clock has come. Moves do it by themselves. */
  save(): void;
};

/** How long the clock may run in real time before it writes down how far it has come. */
const SAVE_EVERY_MS = 5_000;

/** @param realNowMs the system clock, in milliseconds since the epoch; an argument so that tests can turn it back. */
export function createClock(store: Store, realNowMs: () => number = Date.now): Clock {
  store.db.exec(
    "CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), offset_ms INTEGER NOT NULL, high_water_ms INTEGER NOT NULL)",
  );
  const saved = store.db.prepare("SELECT offset_ms, high_water_ms FROM clock").get() as
    | { offset_ms: number; high_water_ms: number }
    | undefined;
  const write = store.db.prepare("INSERT OR REPLACE INTO clock (id, offset_ms, high_water_ms) VALUES (1, ?, ?)");

  let offsetMs = saved?.offset_ms ?? 0;
  let lastMs = saved?.high_water_ms ?? 0;
  let heldMs: number | undefined;
  let savedAtMs = Number.NEGATIVE_INFINITY;

  function save(): void {
    savedAtMs = lastMs;
    write.run(offsetMs, lastMs);
  }

  function nowMs(): number {
    if (heldMs !== undefined) return heldMs;
    const at = realNowMs() + offsetMs;
    // The system clock was turned back: run on from the last instant instead of standing still until it has caught up.
    if (at < lastMs) offsetMs += lastMs - at;
    lastMs = Math.max(at, lastMs);
    if (lastMs - savedAtMs >= SAVE_EVERY_MS) save();
    return lastMs;
  }

  return {
    nowMs,
    now: () => Temporal.Instant.fromEpochMilliseconds(nowMs()),
    holdAt(atMs) {
      heldMs = Math.max(atMs, nowMs());
      lastMs = heldMs;
      offsetMs = heldMs - realNowMs();
      save();
    },
    release() {
      if (heldMs === undefined) return;
      offsetMs = heldMs - realNowMs();
      heldMs = undefined;
      save();
    },
    save() {
      nowMs();
      save();
    },
  };
}
