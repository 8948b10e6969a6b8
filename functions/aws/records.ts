import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { InstantText } from "../../core/clock.ts";
import { type ListQuery, type Page, type Records, RecordTooLarge, type StoredRecord, UnknownCursor } from "../../core/ports.ts";
import { INDEX_KEYS, idInListKey, indexKeys, listPlace } from "./keys.ts";
import { DUE_SHARDS, LIST_INDEXES, TO_REVIEW } from "./table.ts";

const IF_NEW = "attribute_not_exists(id)";
const IF_AT_VERSION = "version = :expected";

/** BatchGetItem's own limit. */
const BATCH_IDS_MAX = 100;
/** Reads in a row that DynamoDB may answer with nothing at all before a load gives up; the caller tries again or says 503. */
const FRUITLESS_READS_MAX = 6;
const FIRST_DELAY_MS = 25;

/** An item, or the key of one, on the wire. Beside the record it carries index keys and the name of the write that put it there. */
type Item = Record<string, AttributeValue>;

/**
 * Records in one DynamoDB table: conditional puts, consistent reads by id, one Query for each page of a list. There is no
 * transaction and no scan. Faults that are not part of the contract are rethrown as the SDK throws them.
 */
export function dynamoRecords({ client, tableName }: { client: DynamoDBClient; tableName: string }): Records {
  /** Puts one record. `refused` when the condition does not hold, with what stands there instead. */
  async function put(record: StoredRecord, condition: string, values?: Item): Promise<"done" | { standing: boolean }> {
    const writeId = randomUUID();
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: marshall({ ...record, ...indexKeys(record), writeId }, { removeUndefinedValues: true }),
          ConditionExpression: condition,
          ...(values && { ExpressionAttributeValues: values }),
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      );
      return "done";
    } catch (error) {
      if (isItemSizeExceeded(error)) throw new RecordTooLarge(`${record.id} is larger than an item may be`, { cause: error });
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // An answer without the item says that there is none, or that the engine does not know how to give it (dynalite does
      // not). That something is gone must be certain, since nobody asks again; it is rare, so that a read more costs nothing.
      const standing = error.Item ?? (await readWriteId(record.id));
      // The SDK tries again when an answer is lost on the way; then it is our own write that stands in our way.
      if (standing?.writeId?.S === writeId) return "done";
      return { standing: standing !== undefined };
    }
  }

  async function readWriteId(id: string): Promise<Item | undefined> {
    const key = { id: { S: id } };
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true, ProjectionExpression: "id, writeId" }),
    );
    return Item;
  }

  return {
    async load(ids) {
      const wanted = [...new Set(ids)];
      if (wanted.length > BATCH_IDS_MAX) throw new RangeError(`at most ${BATCH_IDS_MAX} records are loaded at once, not ${wanted.length}`);
      const records = new Map<string, StoredRecord>();
      let keys: Item[] = wanted.map((id) => ({ id: { S: id } }));
      for (let fruitless = 0; keys.length > 0; ) {
        const answer = await client.send(new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: keys, ConsistentRead: true } } }));
        const items = answer.Responses?.[tableName] ?? [];
        for (const record of items.map(recordOf)) records.set(record.id, record);
        keys = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
        // Some left over is how large batches come, in parts of 16 MB; nothing at all is a table that is short of breath.
        fruitless = items.length > 0 ? 0 : fruitless + 1;
        if (keys.length > 0 && fruitless >= FRUITLESS_READS_MAX)
          throw new Error(`DynamoDB left ${keys.length} of ${wanted.length} records unread`);
        if (keys.length > 0 && fruitless > 0) await sleep(FIRST_DELAY_MS * 2 ** fruitless * (0.5 + Math.random() / 2));
      }
      return records;
    },

    async create(record) {
      return (await put(record, IF_NEW)) === "done" ? "created" : "exists";
    },

    async replace(record, expectedVersion) {
      const outcome = await put(record, IF_AT_VERSION, { ":expected": { N: String(expectedVersion) } });
      if (outcome === "done") return "replaced";
      return outcome.standing ? "conflict" : "missing";
    },

    async list(query, { limit, cursor }): Promise<Page> {
      const { index, list } = listPlace(query);
      const after = cursor === undefined ? undefined : readCursor(cursor, query);
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: index,
          KeyConditionExpression: "#list = :list",
          ExpressionAttributeNames: { "#list": LIST_INDEXES[index] },
          ExpressionAttributeValues: { ":list": { S: list } },
          // One more than asked for, so that the last page says that it is the last: DynamoDB itself may point on to an empty one.
          Limit: limit + 1,
          ...(after && { ExclusiveStartKey: marshall({ id: idInListKey(after), [LIST_INDEXES[index]]: list, listKey: after }) }),
        }),
      );
      const keys = Items.map(({ listKey }) => listKey?.S ?? "");
      const shown = keys.slice(0, limit);
      const last = shown.at(-1);
      // A key to go on from after fewer rows than asked for means that the answer was cut at 1 MB.
      const more = keys.length > limit || LastEvaluatedKey !== undefined;
      return { ids: shown.map(idInListKey), nextCursor: more && last !== undefined ? writeCursor(last, query) : null };
    },

    async overdue(until, limit) {
      const shards = await Promise.all(Array.from({ length: DUE_SHARDS }, (_, shard) => overdueIn(String(shard), until, limit)));
      return shards
        .flat()
        .sort((a, b) => (a.nextDueAt < b.nextDueAt ? -1 : a.nextDueAt > b.nextDueAt ? 1 : 0))
        .slice(0, limit)
        .map(({ id }) => id);
    },

    async oldestReviewSince() {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: "toReview",
          KeyConditionExpression: "reviewList = :list",
          ExpressionAttributeValues: { ":list": { S: TO_REVIEW } },
          Limit: 1,
        }),
      );
      return Items[0]?.statusAt?.S;
    },
  };

  async function overdueIn(shard: string, until: InstantText, limit: number): Promise<{ id: string; nextDueAt: InstantText }[]> {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: "due",
        KeyConditionExpression: "dueShard = :shard AND nextDueAt <= :until",
        ExpressionAttributeValues: { ":shard": { S: shard }, ":until": { S: until } },
        Limit: limit,
      }),
    );
    return Items.map(({ id, nextDueAt }) => ({ id: id?.S ?? "", nextDueAt: nextDueAt?.S ?? "" }));
  }
}

function recordOf(item: Item): StoredRecord {
  const record = unmarshall(item);
  for (const name of [...INDEX_KEYS, "writeId"]) delete record[name];
  return record as StoredRecord;
}

/** DynamoDB has no exception of its own for this, only these words. */
function isItemSizeExceeded(error: unknown): boolean {
  return error instanceof Error && error.name === "ValidationException" && /item size/i.test(error.message);
}

/** A cursor names the last row shown and, by a hash, the list it was made for: it may stand in logs, so that it must not tell an address. */
type Cursor = { of: string; after: string };

function writeCursor(after: string, query: ListQuery): string {
  return Buffer.from(JSON.stringify({ of: listHash(query), after } satisfies Cursor)).toString("base64url");
}

/** Reads a cursor back. It only ever says where in the asked-for list to go on, so that a forged one opens nothing. */
function readCursor(cursor: string, query: ListQuery): string {
  const { of, after } = parseCursor(cursor);
  if (of !== listHash(query) || !/^[^#]+#[^#]+$/.test(after) || after.length > 200)
    throw new UnknownCursor("the cursor does not belong to this list");
  return after;
}

function parseCursor(cursor: string): Cursor {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (typeof value === "object" && value !== null && "of" in value && "after" in value) {
      const { of, after } = value;
      if (typeof of === "string" && typeof after === "string") return { of, after };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UnknownCursor("the cursor cannot be read");
}

function listHash(query: ListQuery): string {
  const { index, list } = listPlace(query);
  return createHash("sha256").update(`${index}#${list}`).digest("base64url").slice(0, 12);
}
