import type { DynamoCall } from "./dynamodb.ts";
import { type Item, scan } from "./scan.ts";

type KeySchema = { AttributeName: string }[];
type Table = { KeySchema: KeySchema; GlobalSecondaryIndexes?: { IndexName: string; KeySchema: KeySchema }[] };

/**
 * Makes the indexes agree with the items again. DynamoDB's always come to; dynalite writes index and item one after the other, and a process
 * that was killed between the two would leave a record that no index finds, or an index entry that no record explains.
 *
 * Only needed after an unclean stop. @returns how many entries were put right.
 */
export async function repairIndexes(call: DynamoCall, tableName: string): Promise<number> {
  const { Table } = (await call("DescribeTable", { TableName: tableName })) as { Table: Table };
  const tableKey = names(Table.KeySchema);
  const items = new Map((await scan(call, { TableName: tableName })).map((item) => [keyOf(item, tableKey), item]));
  let repaired = 0;

  for (const index of Table.GlobalSecondaryIndexes ?? []) {
    const indexKey = names(index.KeySchema);
    const wholeKey = [...tableKey, ...indexKey];
    const entries = new Map(
      (await scan(call, { TableName: tableName, IndexName: index.IndexName })).map((entry) => [keyOf(entry, wholeKey), entry]),
    );
    const wanted = new Map(
      [...items.values()].filter((item) => indexKey.every((name) => item[name])).map((item) => [keyOf(item, wholeKey), item]),
    );

    for (const [key, item] of wanted) {
      if (entries.has(key)) continue;
      // Putting an item writes its index entries, even where nothing in it changes.
      await call("PutItem", { TableName: tableName, Item: item });
      repaired += 1;
    }
    for (const [key, entry] of entries) {
      if (wanted.has(key)) continue;
      await removeEntry(call, tableName, { entry, tableKey, wholeKey, item: items.get(keyOf(entry, tableKey)) });
      repaired += 1;
    }
  }
  return repaired;
}

/** An entry goes when the item that explains it changes, so such an item is written for a moment and then put right. */
async function removeEntry(
  call: DynamoCall,
  TableName: string,
  { entry, tableKey, wholeKey, item }: { entry: Item; tableKey: string[]; wholeKey: string[]; item: Item | undefined },
): Promise<void> {
  const explaining = { ...item, ...pick(entry, wholeKey) };
  await call("PutItem", { TableName, Item: explaining });
  if (item) await call("PutItem", { TableName, Item: item });
  else await call("DeleteItem", { TableName, Key: pick(entry, tableKey) });
}

function names(schema: KeySchema): string[] {
  return schema.map(({ AttributeName }) => AttributeName);
}

function pick(item: Item, attributes: string[]): Item {
  return Object.fromEntries(attributes.map((name) => [name, item[name] ?? {}]));
}

function keyOf(item: Item, attributes: string[]): string {
  return JSON.stringify(attributes.map((name) => item[name]));
}
