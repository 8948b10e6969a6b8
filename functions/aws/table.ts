import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";

/** Over how many partitions the index of what is due is spread, so that a busy minute does not meet one partition's limit of writes. */
export const DUE_SHARDS = 16;

/** The lists that a record can stand in, each an index whose partition is one list and whose order is `listKey`. */
export const LIST_INDEXES = {
  byWorkspace: "workspaceList",
  byParent: "parentList",
  byExternalId: "externalList",
} as const;
export type ListIndex = keyof typeof LIST_INDEXES;

/** The one partition of the index of what waits for somebody's word: there are few of them, and each enters it and leaves it once. */
export const TO_REVIEW = "needs_review";

/**
 * The one table, without its name: what `CreateTable` takes, as plain data, so that the infrastructure and the local engine
 * are made from the same words.
 *
 * A record is found by `id` alone. Every index is sparse and carries keys only: an index answers with ids, and the records
 * are then read consistently. The keys of the list indexes do not change while a record lives (but for a changed address),
 * so that of all indexes only `due` costs writes when a record changes, and `toReview` when a question is asked or answered.
 */
export const TABLE = {
  AttributeDefinitions: ["id", "dueShard", "nextDueAt", "reviewList", "statusAt", ...Object.values(LIST_INDEXES), "listKey"].map(
    (AttributeName) => ({
      AttributeName,
      AttributeType: "S" as const,
    }),
  ),
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  GlobalSecondaryIndexes: [
    index("due", "dueShard", "nextDueAt"),
    index("toReview", "reviewList", "statusAt"),
    ...Object.entries(LIST_INDEXES).map(([name, list]) => index(name, list, "listKey")),
  ],
  BillingMode: "PAY_PER_REQUEST",
} satisfies Omit<CreateTableCommandInput, "TableName">;

function index(IndexName: string, hash: string, range: string) {
  return {
    IndexName,
    KeySchema: [
      { AttributeName: hash, KeyType: "HASH" as const },
      { AttributeName: range, KeyType: "RANGE" as const },
    ],
    Projection: { ProjectionType: "KEYS_ONLY" as const },
  };
}
