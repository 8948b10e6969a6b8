import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { Resource } from "sst";

const client = new DynamoDBClient({});

/** What a handler of one AWS client costs at the least: the baseline of `lean.ts`. */
export async function handler(): Promise<number> {
  const { Table } = Resource as unknown as { Table: { name: string } };
  const { Item } = await client.send(new GetItemCommand({ TableName: Table.name, Key: { id: { S: "none" } } }));
  return Object.keys(Item ?? {}).length;
}
