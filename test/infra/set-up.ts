import { LOOKED_AT, synthesize } from "./stages.ts";

/**
 * Vitest's: once before all tests of this folder. One stage after the other: bundling keeps both cores busy.
 * `INFRA_RECORDED` says that a run just before this one has done it (`mistakes.ts`).
 */
export async function setup(): Promise<void> {
  if (process.env.INFRA_RECORDED) return;
  for (const stage of LOOKED_AT) await synthesize(stage);
}
