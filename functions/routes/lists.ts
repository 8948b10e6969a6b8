import type * as z from "zod";
import { Problem } from "../../core/errors.ts";
import type { ListQuery, StoredRecord } from "../../core/ports.ts";
import { UnknownCursor } from "../../core/ports.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { PageQuery } from "./page-query.ts";

/** A filter that lets little through must not read a whole table in one request: after so many reads the page ends, short. */
const READS_MAX = 30;

/**
 * One page of a list, of the records that `keep` lets through. A filter may leave a page short or empty while there is more:
 * `nextCursor` says so.
 */
export async function page<T>(
  runtime: Runtime,
  query: ListQuery,
  { limit, cursor }: z.infer<typeof PageQuery>,
  keep: (record: StoredRecord) => T | undefined,
): Promise<{ data: T[]; nextCursor: string | null }> {
  const data: T[] = [];
  let next = cursor;
  let reads = 0;
  do {
    const found = await list(runtime, query, limit - data.length, next);
    const records = found.ids.length === 0 ? new Map<string, StoredRecord>() : await runtime.records.load(found.ids);
    for (const id of found.ids) {
      const record = records.get(id);
      const kept = record === undefined ? undefined : keep(record);
      if (kept !== undefined) data.push(kept);
    }
    next = found.nextCursor ?? undefined;
    reads += 1;
  } while (next !== undefined && data.length < limit && reads < READS_MAX);
  return { data, nextCursor: next ?? null };
}

async function list(runtime: Runtime, query: ListQuery, limit: number, cursor: string | undefined) {
  try {
    return await runtime.records.list(query, { limit, ...(cursor === undefined ? {} : { cursor }) });
  } catch (error) {
    if (error instanceof UnknownCursor)
      throw new Problem("query.invalid", "cursor: must be the nextCursor of this same list", {
        fields: [{ path: "cursor", message: "must be the nextCursor of this same list" }],
      });
    throw error;
  }
}
