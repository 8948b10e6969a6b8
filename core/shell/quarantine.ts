import { finish } from "./replies.ts";
import type { World } from "./store.ts";
import { now } from "./store.ts";

/** The candidate says that a mail which was kept back is theirs: it is due to be read at once. Twice is once. */
export async function releaseQuarantine(world: World, replyId: string): Promise<void> {
  await finish(world, replyId, (quarantined) =>
    quarantined.status === "quarantined"
      ? {
          ...quarantined,
          status: "received",
          released: true,
          unfinishedAt: now(world),
          statusAt: now(world),
          reason: "you released it, and it is being read",
        }
      : quarantined,
  );
}
