import type { DynamoCall, TableDefinition } from "./dynamodb.ts";
import { scan } from "./scan.ts";

/**
 * Makes the table when it is missing, and moves into it what is in any other: a table of another definition has another name
 * (`TABLE_NAME`), since dynalite cannot add an index to one that is there. The old one is taken away when all of it has been
 * copied; a copy that a stop cut short is begun again.
 */
export async function ensureTable(call: DynamoCall, TableName: string, table: TableDefinition): Promise<void> {
  const statusOf = async (name: string) =>
    ((await call("DescribeTable", { TableName: name })) as { Table: { TableStatus: string } }).Table.TableStatus;
  const { TableNames } = (await call("ListTables", {})) as { TableNames: string[] };
  if (!TableNames.includes(TableName)) {
    await call("CreateTable", { BillingMode: "PAY_PER_REQUEST", ...table, TableName });
    while ((await statusOf(TableName)) !== "ACTIVE") await new Promise((resolve) => setImmediate(resolve));
  }
  for (const old of TableNames.filter((name) => name !== TableName)) {
    // One that is being deleted, or was when this process was last stopped, has nothing that is not here.
    if ((await statusOf(old)) !== "ACTIVE") continue;
    for (const Item of await scan(call, { TableName: old })) await call("PutItem", { TableName, Item });
    await call("DeleteTable", { TableName: old });
  }
}
