import type { ListQuery, StoredRecord } from "../ports.ts";
import type { World } from "./store.ts";
import { ofType } from "./store.ts";

/** A batch that one consistent read takes. */
const PAGE = 100;

/** Every id of a list, page by page, the oldest first. */
export async function* idsOf(world: World, query: ListQuery): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const page = await world.records.list(query, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    yield* page.ids;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** How many are looked at where the latest will do: a batch. */
export const LATEST = PAGE;

/** The latest ids of a list, at most a batch, the oldest of them first. */
export const latestIdsOf = (world: World, query: ListQuery): Promise<string[]> => lastIdsOf(world, query, LATEST);

async function lastIdsOf(world: World, query: ListQuery, max: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const id of idsOf(world, query)) ids.push(id);
  return ids.slice(-max);
}

/** The latest records of a list, at most `max`, read consistently batch by batch, the oldest of them first. */
export async function latestOf<T extends StoredRecord["type"]>(
  world: World,
  query: ListQuery,
  type: T,
  max: number,
): Promise<Extract<StoredRecord, { type: T }>[]> {
  const ids = await lastIdsOf(world, query, max);
  const batches = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, at) => ids.slice(at * PAGE, (at + 1) * PAGE));
  return (await Promise.all(batches.map((batch) => loaded(world, batch, type)))).flat();
}

/** Every record of a list, read consistently page by page, in the list's order. */
export async function* each<T extends StoredRecord["type"]>(
  world: World,
  query: ListQuery,
  type: T,
): AsyncGenerator<Extract<StoredRecord, { type: T }>> {
  let batch: string[] = [];
  for await (const id of idsOf(world, query)) {
    batch.push(id);
    if (batch.length < PAGE) continue;
    yield* await loaded(world, batch, type);
    batch = [];
  }
  if (batch.length > 0) yield* await loaded(world, batch, type);
}

/** The records of these ids that are there and of the type, in the order of the ids. */
export async function loaded<T extends StoredRecord["type"]>(
  world: World,
  ids: readonly string[],
  type: T,
): Promise<Extract<StoredRecord, { type: T }>[]> {
  if (ids.length === 0) return [];
  const records = await world.records.load(ids);
  return ids.flatMap((id) => ofType(records.get(id), type) ?? []);
}
