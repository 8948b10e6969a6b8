import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Alarms, WakeQueue } from "../../core/ports.ts";

/** Both ways of waking a record, seen from where the wakes come out. */
export type Wakes = {
  alarms: Alarms;
  wakeQueue: WakeQueue;
  /** Moves the clock that the service behind the ports goes by. */
  moveTo: (instant: string) => void;
  /** Takes what wake would be called with now. */
  take: () => { recordId: string; along: readonly string[] }[];
  close: () => Promise<void>;
};

const NOW = "2026-11-23T09:00:00.000Z";

/** The promises of `Alarms` and `WakeQueue`. `open` starts at `now`. */
export function wakesContract(open: (now: string) => Promise<Wakes>): void {
  let wakes: Wakes;

  beforeEach(async () => {
    wakes = await open(NOW);
  });
  afterEach(() => wakes.close());

  function takenAt(instant: string): string[] {
    wakes.moveTo(instant);
    return taken();
  }
  const taken = () => wakes.take().map(({ recordId }) => recordId);

  describe("an alarm", () => {
    it("rings at its minute, not before, and once", async () => {
      await wakes.alarms.set("int_1", "2026-11-23T09:05:00.000Z", NOW);
      expect(takenAt("2026-11-23T09:04:59.999Z")).toEqual([]);
      expect(takenAt("2026-11-23T09:05:00.000Z")).toEqual(["int_1"]);
      expect(takenAt("2026-11-23T10:00:00.000Z")).toEqual([]);
    });

    it("within a minute rings at the end of it, so that what it is for is due", async () => {
      await wakes.alarms.set("int_1", "2026-11-23T09:05:00.001Z", NOW);
      expect(takenAt("2026-11-23T09:05:59.999Z")).toEqual([]);
      expect(takenAt("2026-11-23T09:06:00.000Z")).toEqual(["int_1"]);
    });

    it("set again, at once or later, is the same alarm", async () => {
      await Promise.all([1, 2, 3].map(() => wakes.alarms.set("int_1", "2026-11-23T09:05:00.000Z", NOW)));
      await wakes.alarms.set("int_1", "2026-11-23T09:04:30.000Z", "2026-11-23T09:02:00.000Z");
      expect(takenAt("2026-11-23T09:06:00.000Z")).toEqual(["int_1"]);
    });

    it("does not take the place of the record's other alarms, nor of another record's", async () => {
      await wakes.alarms.set("int_1", "2026-12-01T09:00:00.000Z", NOW);
      await wakes.alarms.set("int_1", "2026-11-23T09:05:00.000Z", NOW);
      await wakes.alarms.set("int_2", "2026-11-23T09:05:00.000Z", NOW);
      expect(takenAt("2026-11-23T09:05:00.000Z").toSorted()).toEqual(["int_1", "int_2"]);
      expect(takenAt("2026-12-01T09:00:00.000Z")).toEqual(["int_1"]);
    });

    it.each([
      ["a year ahead", "2027-11-23T09:00:00.000Z"],
      ["on a leap day", "2028-02-29T23:59:00.000Z"],
      ["exactly a minute ahead", "2026-11-23T09:01:00.000Z"],
    ])("rings %s", async (_, at) => {
      await wakes.alarms.set("int_1", at, NOW);
      expect(takenAt(at)).toEqual(["int_1"]);
    });

    it("less than a minute ahead waits on the queue for its second", async () => {
      await wakes.alarms.set("int_1", "2026-11-23T09:00:59.000Z", NOW);
      expect(takenAt("2026-11-23T09:00:58.000Z")).toEqual([]);
      expect(await wakes.wakeQueue.backlog()).toBe(0);
      expect(takenAt("2026-11-23T09:00:59.000Z")).toEqual(["int_1"]);
    });

    it.each([NOW, "2026-11-23T08:00:00.000Z", "2020-01-01T00:00:00.000Z"])("for now or the past (%s) rings at once", async (at) => {
      await wakes.alarms.set("int_1", at, NOW);
      expect(taken()).toEqual(["int_1"]);
    });
  });

  it.each(["2026-11-23T09:05:00.000Z", "2026-11-23T09:00:30.000Z", NOW])("an alarm for %s says what to read along", async (at) => {
    await wakes.alarms.set("int_1", at, NOW, ["cand_1", "ws_1"]);
    wakes.moveTo(at);
    expect(wakes.take()).toEqual([{ recordId: "int_1", along: ["cand_1", "ws_1"] }]);
  });

  describe("the wake queue", () => {
    it("wakes each of many, and counts what waits", async () => {
      const ids = Array.from({ length: 25 }, (_, i) => `int_${i}`);
      await wakes.wakeQueue.send(ids);
      expect(await wakes.wakeQueue.backlog()).toBe(25);
      expect(taken().toSorted()).toEqual(ids.toSorted());
      expect(await wakes.wakeQueue.backlog()).toBe(0);
    });

    it("takes the same record twice, and none at all", async () => {
      await wakes.wakeQueue.send(["int_1", "int_1"]);
      await wakes.wakeQueue.send([]);
      expect(taken()).toEqual(["int_1", "int_1"]);
    });
  });
}
