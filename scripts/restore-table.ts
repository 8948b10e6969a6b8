import {
  DescribeTableCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
  RestoreTableToPointInTimeCommand,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { resource } from "../functions/aws/resources.ts";

/**
 * Makes a copy of a stage's table as it was at an instant of the last 35 days, beside the table that is in use, with the
 * protection and the tags that it needs, and says what to set so that the copy is used (docs/deploy.md, "Restore"):
 *
 *     npx sst shell --stage production node_modules/.bin/node scripts/restore-table.ts 2026-11-27T12:00:00Z
 */
const HOURS_MAX = 24;

const [text = ""] = process.argv.slice(2);
const instant = new Date(text);
if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(instant.getTime())) {
  console.error("Say as of when, with its offset: restore-table.ts 2026-11-27T12:00:00Z");
  process.exit(1);
}
const client = new DynamoDBClient({});
const SourceTableName = resource("Table").name;
// A table that was restored already loses the time in its name for the new one.
const TableName = `${SourceTableName.replace(/-as-of-\d+$/, "")}-as-of-${instant.toISOString().replace(/\D/g, "").slice(0, 14)}`;
const { Table: source } = await client.send(new DescribeTableCommand({ TableName: SourceTableName }));

console.log(`restoring ${TableName}, which takes from minutes to hours…`);
await client.send(new RestoreTableToPointInTimeCommand({ SourceTableName, TargetTableName: TableName, RestoreDateTime: instant }));
await waitUntilTableExists({ client, maxWaitTime: HOURS_MAX * 3_600, minDelay: 1, maxDelay: 60 }, { TableName });

// A restored table has none of these by itself.
const { Table: restored } = await client.send(new DescribeTableCommand({ TableName }));
const { Tags = [] } = await client.send(new ListTagsOfResourceCommand({ ResourceArn: source?.TableArn }));
await client.send(
  new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
);
await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
if (Tags.length > 0) await client.send(new TagResourceCommand({ ResourceArn: restored?.TableArn, Tags }));
console.log(`Set RESTORED_TABLE=${TableName}`);
