import { describe, expect, test } from "vitest";
import { Family } from "./family.ts";
import { Sim } from "./sim.ts";

const searching = (preferences: Record<string, unknown> = {}) => ({ keepSearching: true, ...preferences });

describe("R12: keep searching while anything is open", () => {
  test("weekly, from the first week, a new step each time, until it is closed", () => {
    const sim = new Sim({ preferences: searching() }).to("2026-12-12 09:00");
    expect(sim.delivered("keep_searching")).toEqual([
      "keep_searching Fri 2026-11-27 08:00",
      "keep_searching Fri 2026-12-04 08:00",
      "keep_searching Fri 2026-12-11 08:00",
    ]);
    expect(sim.all("keep_searching").map((m) => m.cause)).toEqual(["week:1", "week:2", "week:3", "week:4"]);
    expect(sim.answer("regret").due("keep_searching")).toBeNull();
  });
  test.each([
    // recorded, window, the first: within eight days
    ["2026-11-20 09:00", undefined, "Fri 2026-11-27 08:00"],
    ["2026-11-21 09:00", undefined, "Fri 2026-11-27 08:00"],
    ["2026-11-22 09:00", undefined, "Mon 2026-11-30 08:00"],
    ["2026-11-20 09:00", { days: ["thu"], from: "10:00", to: "11:00" }, "Thu 2026-11-26 10:00"],
  ])("recorded %s: %j %s", (now, window, expected) => {
    const sim = new Sim({
      now,
      round: ["2026-11-23 10:00", "2026-11-23 11:00"],
      preferences: searching(window === undefined ? {} : { window }),
    });
    expect(sim.due("keep_searching")).toBe(expected);
  });
  test.each([
    [14, ["Fri 2026-11-27 08:00", "Fri 2026-12-11 08:00"]],
    [
      3,
      [
        "Mon 2026-11-23 08:00",
        "Thu 2026-11-26 08:00",
        "Mon 2026-11-30 08:00",
        "Thu 2026-12-03 08:00",
        "Mon 2026-12-07 08:00",
        "Thu 2026-12-10 08:00",
      ],
    ],
    [60, ["Fri 2026-11-27 08:00"]],
  ])("every %i days", (keepSearchingEveryDays, expected) => {
    const sim = new Sim({ preferences: searching({ keepSearchingEveryDays }) }).to("2026-12-12 09:00");
    expect(sim.delivered("keep_searching")).toEqual(expected.map((when) => `keep_searching ${when}`));
  });
  test("off", () => {
    expect(new Sim({ preferences: { keepSearching: false } }).due("keep_searching")).toBeNull();
  });
  test("one per candidate: the oldest open interview carries it, and hands it on when it closes, without a break or a repetition", () => {
    const family = new Family({ preferences: searching() });
    family
      .to("2026-11-23 12:00")
      .add({ now: "2026-11-23 12:00", preferences: searching(), round: ["2026-12-14 10:00", "2026-12-14 11:00"] });
    family
      .to("2026-12-05 09:00")
      .with(0, (sim) => sim.answer("regret"))
      .to("2026-12-19 09:00");
    expect(family.delivered("keep_searching")).toEqual([
      "1 keep_searching Fri 2026-11-27 08:00",
      "1 keep_searching Fri 2026-12-04 08:00",
      "2 keep_searching Fri 2026-12-11 08:00",
      "2 keep_searching Fri 2026-12-18 08:00",
    ]);
    expect(
      family
        .at(1)
        .all("keep_searching")
        .map((m) => m.cause),
    ).toEqual(["week:3", "week:4", "week:5"]);
  });
  test("until an offer is signed it goes on; then it ends everywhere", () => {
    const family = new Family({ preferences: searching() }, { preferences: searching() });
    family
      .to("2026-11-25 09:00")
      .with(1, (sim) => sim.answer("offer"))
      .with(1, (sim) => sim.say({ type: "offer_accepted" }));
    family.to("2026-11-28 09:00").with(1, (sim) => sim.say({ type: "offer_signed" }));
    expect(family.to("2027-02-01 09:00").delivered("keep_searching")).toEqual(["1 keep_searching Fri 2026-11-27 08:00"]);
  });
});
