import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createClock } from "../../local/clock.ts";
import { openStore } from "../../local/store.ts";
import { temporaryFolder } from "./fake.ts";

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 10, 1);

/** A clock over a system clock that the test sets. */
function clockOn(path: string, system: { ms: number }) {
  const store = openStore(path);
  let open = true;
  const close = () => {
    if (open) store.close();
    open = false;
  };
  onTestFinished(close);
  return { clock: createClock(store, () => system.ms), close };
}

test("it runs with the system clock, ahead by what it was moved", () => {
  const system = { ms: START_MS };
  const { clock } = clockOn(":memory:", system);
  expect(clock.now().toString()).toBe("2026-11-01T00:00:00Z");
  clock.holdAt(START_MS + HOUR_MS);
  system.ms += 5000;
  expect(clock.nowMs()).toBe(START_MS + HOUR_MS);
  clock.release();
  system.ms += 5000;
  expect(clock.nowMs()).toBe(START_MS + HOUR_MS + 5000);
});

test("it never goes back when the system clock does, and runs on", () => {
  const system = { ms: START_MS };
  const { clock } = clockOn(":memory:", system);
  clock.nowMs();
  system.ms -= HOUR_MS;
  expect(clock.nowMs()).toBe(START_MS);
  system.ms += 5000;
  expect(clock.nowMs()).toBe(START_MS + 5000);
});

test("it cannot be held in the past", () => {
  const { clock } = clockOn(":memory:", { ms: START_MS });
  clock.holdAt(START_MS - HOUR_MS);
  expect(clock.nowMs()).toBe(START_MS);
});

test("a restart keeps how far it was moved, even one that was killed in the middle of a move", () => {
  const path = join(temporaryFolder(), "store");
  const system = { ms: START_MS };
  const first = clockOn(path, system);
  first.clock.holdAt(START_MS + HOUR_MS);
  first.close();
  system.ms += 1000;
  expect(clockOn(path, system).clock.nowMs()).toBe(START_MS + HOUR_MS + 1000);
});

test("after a restart it is never below the last instant that was written down, whatever the system clock says", () => {
  const path = join(temporaryFolder(), "store");
  const system = { ms: START_MS };
  const first = clockOn(path, system);
  first.clock.nowMs();
  system.ms += 6000;
  first.clock.nowMs();
  first.close();
  system.ms -= 24 * HOUR_MS;
  expect(clockOn(path, system).clock.nowMs()).toBe(START_MS + 6000);
});
