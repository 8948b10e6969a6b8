import { test } from "vitest";
import { prohibitionsHold, runs, seed } from "./playing.ts";

// A file of its own, so that the two halves are played at the same time.
const half = Math.floor(runs / 2);
test(`the prohibitions hold over as many histories again (${half} histories, seed ${seed + 1})`, { timeout: 300_000 }, () => {
  prohibitionsHold(half, seed + 1);
});
