import * as z from "zod";
import { Problem } from "../../core/errors.ts";
import type { ListQuery, StoredRecord } from "../../core/ports.ts";
import { UnknownCursor } from "../../core/ports.ts";
import type { Runtime } from "../aws/runtime.ts";

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 100;
/** A filter that lets little through must not read a whole table in one request: after so many reads the page ends, short. */
const READS_MAX = 30;

/** The query parameters of every list. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT).describe("How many to answer with at most."),
  cursor: z.string().max(2_000).optional().describe("The `nextCursor` of the page before, of this same list."),
});

/** A page of a list as the API shows it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    nextCursor: z.string().nullable().describe("Where the next page begins; null on the last. A page may be short while there is more."),
  });

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
