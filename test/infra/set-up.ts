import { STAGES, type Stage, synthesize } from "./stages.ts";

/** Vitest's: once before all tests of this folder. One stage after the other: bundling keeps both cores busy. */
export async function setup(): Promise<void> {
  for (const stage of Object.keys(STAGES) as Stage[]) await synthesize(stage);
}
