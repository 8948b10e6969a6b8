import type { RememberedRequest } from "../record.ts";
import type { Reply } from "../replies/reply.ts";
import { dueAt } from "./due.ts";
import type { World } from "./store.ts";
import { change, loadWithCandidate, now } from "./store.ts";

/** So many requests are remembered on one record; repeats come within minutes, corrections of one reply are few. */
const REMEMBERED_MAX = 20;

/** The requests of a record with one more, the oldest forgotten. */
export function remembering(requests: readonly RememberedRequest[] | undefined, request: RememberedRequest): RememberedRequest[] {
  return [...(requests ?? []), request].slice(-REMEMBERED_MAX);
}

/**
 * Does to a reply what a request asks for, and remembers the request on it. What it does must itself be harmless twice: a
 * crash between the two writes repeats it. `request` is null when it need not be known again.
 */
export async function remembered(world: World, request: RememberedRequest | null, act: () => Promise<Reply>): Promise<Reply> {
  const reply = await act();
  if (request === null) return reply;
  const { record } = await change(
    world,
    () => loadWithCandidate(world, reply.id),
    ({ record, candidate }) => {
      const next = { ...record, requests: remembering(record.requests, request) };
      return { next, result: undefined, nextDueAt: dueAt(next, candidate, now(world)) };
    },
  );
  return record.type === "reply" ? record : reply;
}
