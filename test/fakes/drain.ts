import { readAgain } from "../../core/shell/receive.ts";
import type { World } from "../../core/shell/store.ts";
import { wake } from "../../core/shell/wake.ts";
import type { MemoryPorts } from "./memory.ts";

/** Rings every alarm whose time has come and reads what wake has read again, until nothing is left: what the queues do. */
export async function drain(world: World & MemoryPorts): Promise<void> {
  for (let round = 0; round < 50; round++) {
    const wakes = world.takeWakes();
    const reads = world.takeReads();
    if (wakes.length + reads.length === 0) return;
    for (const { recordId, along } of wakes) await wake(world, recordId, along);
    for (const replyId of reads) await readAgain(world, replyId);
  }
  throw new Error("the wakes do not come to an end");
}
