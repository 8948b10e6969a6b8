import type { DynamoCall } from "./dynamodb.ts";

export type Item = Record<string, Record<string, unknown>>;

/** All items of a table or an index. */
export async function scan(call: DynamoCall, input: object): Promise<Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const page = (await call("Scan", { ...input, ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}) })) as {
      Items: Item[];
      LastEvaluatedKey?: unknown;
    };
    items.push(...page.Items);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}
