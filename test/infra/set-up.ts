import { LOOKED_AT, synthesize } from "./stages.ts";

/** Vitest's: once before all tests of this folder. One stage after the other: bundling keeps both cores busy. */
export async function setup(): Promise<void> {
  for (const stage of LOOKED_AT) await synthesize(stage);
}
