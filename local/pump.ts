import type { Temporal } from "temporal-polyfill";
import type { Queues } from "./aws/queues.ts";
import type { Schedules } from "./aws/scheduler.ts";
import type { Clock } from "./clock.ts";
import { type EventSource, takeBatch } from "./event-source.ts";
import type { Handlers } from "./handlers.ts";

/** What makes things happen when they are due: in real time by timers, and at once when the clock is moved. */
export type Pump = {
  /** Runs the sweep once and from then on whatever is due. */
  start(): void;
  /** Resolves once nothing is due, visible or being handled at the current time. */
  settle(): Promise<void>;
  /**
   * Moves the clock to where `target` says (asked once it is this move's turn: moves wait for one another; never before now), doing on the way
   * everything that falls due, in order.
   */
  moveTo(target: (now: Temporal.Instant) => number | Promise<number>): Promise<{ nowMs: number; fired: number }>;
  /** The next instant at which something falls due, up to `limitMs`. */
  nextDueMs(limitMs: number): Promise<number | undefined>;
  /** Finishes what is being handled and does nothing more. */
  stop(): Promise<void>;
};

/** Thrown by `settle` and `moveTo` when handlers keep making work for one another. */
export class NeverAtRest extends Error {
  override readonly name = "NeverAtRest";
}

const MINUTE_MS = 60_000;
const SWEEP_EVERY_MS = 5 * MINUTE_MS;
const OVERDUE_AFTER_MS = 10 * MINUTE_MS;
const SWEEP_GAP_MS_MAX = 60 * MINUTE_MS;
/** Timers are set again this often, so that a laptop that slept is not late by more. */
const TIMER_MS_MAX = 30_000;
/** Batches in a row at one standing instant before the clock is let creep on a second, for work that waits for part of one. */
const BATCHES_PER_CREEP = 200;
const BATCHES_MAX = 10_000;

export function createPump(parts: {
  clock: Clock;
  queues: Queues;
  schedules: Schedules;
  sources: readonly EventSource[];
  handlers: Pick<Handlers, "sweep" | "overdue">;
  region: string;
}): Pump {
  const { clock, queues, schedules, sources, handlers, region } = parts;
  const queueNames = sources.map(({ queue }) => queue);
  let running: Promise<void> | undefined;
  let workAgain = false;
  let sweepAsked: "no" | "yes" | "if overdue" = "no";
  let moving = false;
  let stopped = true;
  let handled = 0;
  let timer: NodeJS.Timeout | undefined;
  let moves: Promise<unknown> = Promise.resolve();
  let sweepGapMs = SWEEP_EVERY_MS;
  let nextSweepMs = 0;
  let failure: unknown;

  function kick(): void {
    if (stopped) return;
    workAgain = true;
    running ??= run().finally(() => {
      running = undefined;
      if (workAgain) kick();
      else setTimer();
    });
  }

  async function run(): Promise<void> {
    // Off the caller's stack: it may be in the middle of a transaction.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      while (workAgain && !stopped) {
        workAgain = false;
        if (sweepAsked !== "no") await sweep(sweepAsked === "if overdue");
        await drain();
      }
    } catch (error) {
      // Whoever waits for rest is told; until something changes, nothing more is tried.
      console.error("The queues could not be emptied:", error);
      failure = error;
      workAgain = false;
    }
  }

  /** Fires and handles what is due now, until nothing is left. */
  async function drain(): Promise<void> {
    for (let batches = 0; !stopped; batches += 1) {
      if (batches >= BATCHES_MAX) throw new NeverAtRest(`After ${BATCHES_MAX} batches at one time there is still more to do.`);
      if (moving && batches % BATCHES_PER_CREEP === BATCHES_PER_CREEP - 1) clock.holdAt(clock.nowMs() + 1000);
      schedules.fireDue();
      const taken = await Promise.all(sources.map((source) => takeBatch(queues, source, region)));
      const total = taken.reduce((sum, count) => sum + count, 0);
      if (total === 0) return;
      handled += total;
    }
  }

  async function sweep(onlyIfOverdue: boolean): Promise<void> {
    sweepAsked = "no";
    const now = clock.nowMs();
    nextSweepMs = tickAfter(now);
    try {
      if (onlyIfOverdue && !(await handlers.overdue(now - OVERDUE_AFTER_MS))) return;
      await handlers.sweep();
      await drain();
      // What a sweep cannot mend it will not mend five minutes later either, over and over through a move of a year.
      const stuck = await handlers.overdue(now - OVERDUE_AFTER_MS);
      sweepGapMs = stuck ? Math.min(sweepGapMs * 2, SWEEP_GAP_MS_MAX) : SWEEP_EVERY_MS;
      nextSweepMs = tickAfter(now + sweepGapMs - SWEEP_EVERY_MS);
    } catch (error) {
      console.error("The sweep failed:", error);
    }
  }

  function setTimer(): void {
    clearTimeout(timer);
    if (stopped || moving) return;
    const now = clock.nowMs();
    const times = [schedules.nextAtMs(), queues.nextVisibleAtMs(queueNames), nextSweepMs].filter((at) => at !== undefined);
    const waitMs = Math.max(0, Math.min(Math.min(...times) - now, TIMER_MS_MAX));
    timer = setTimeout(() => {
      if (clock.nowMs() >= nextSweepMs) sweepAsked = "if overdue";
      kick();
    }, waitMs);
  }

  async function settle(): Promise<void> {
    kick();
    while (running) await running;
    if (failure === undefined) return;
    const told = failure;
    failure = undefined;
    throw told;
  }

  /** The first tick at which a sweep would find something, up to `limitMs`. */
  async function nextUsefulSweepMs(limitMs: number): Promise<number | undefined> {
    const first = Math.max(tickAfter(clock.nowMs()), nextSweepMs);
    const last = Math.floor(limitMs / SWEEP_EVERY_MS) * SWEEP_EVERY_MS;
    const findsAt = (tick: number): Promise<boolean> => handlers.overdue(tick - OVERDUE_AFTER_MS);
    if (last < first || !(await findsAt(last))) return undefined;
    let low = first;
    let high = last;
    while (low < high) {
      const middle = low + Math.floor((high - low) / SWEEP_EVERY_MS / 2) * SWEEP_EVERY_MS;
      if (await findsAt(middle)) high = middle;
      else low = middle + SWEEP_EVERY_MS;
    }
    return low;
  }

  async function nextDue(limitMs: number): Promise<{ atMs: number; isSweep: boolean } | undefined> {
    const times = [schedules.nextAtMs(), queues.nextVisibleAtMs(queueNames)].filter((at) => at !== undefined && at <= limitMs);
    const fixed = times.length > 0 ? Math.min(...(times as number[])) : undefined;
    const sweepAt = await nextUsefulSweepMs(fixed ?? limitMs);
    if (sweepAt !== undefined) return { atMs: sweepAt, isSweep: true };
    return fixed === undefined ? undefined : { atMs: fixed, isSweep: false };
  }

  async function move(target: (now: Temporal.Instant) => number | Promise<number>): Promise<{ nowMs: number; fired: number }> {
    await settle();
    const targetMs = await target(clock.now());
    moving = true;
    clearTimeout(timer);
    const handledBefore = handled;
    try {
      clock.holdAt(clock.nowMs());
      for (let due = await nextDue(targetMs); due && !stopped; due = await nextDue(targetMs)) {
        clock.holdAt(due.atMs);
        if (due.isSweep) sweepAsked = "yes";
        await settle();
      }
      clock.holdAt(targetMs);
      await settle();
      return { nowMs: clock.nowMs(), fired: handled - handledBefore };
    } finally {
      moving = false;
      clock.release();
      setTimer();
    }
  }

  queues.onChange(kick);
  schedules.onChange(kick);

  return {
    start() {
      stopped = false;
      queues.returnAbandoned();
      sweepAsked = "yes";
      kick();
    },
    settle,
    moveTo(target) {
      const mine = moves.then(() => move(target));
      moves = mine.catch(() => undefined);
      return mine;
    },
    nextDueMs: async (limitMs) => (await nextDue(limitMs))?.atMs,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      while (running) await running;
    },
  };
}

function tickAfter(atMs: number): number {
  return (Math.floor(atMs / SWEEP_EVERY_MS) + 1) * SWEEP_EVERY_MS;
}
