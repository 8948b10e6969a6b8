import { TABLE } from "../functions/aws/table.ts";
import type { Right } from "./function.ts";
import { accountId, isProduction, restoredTable } from "./settings.ts";

// A link gives a function the name of a thing. What it may do with it is listed with the function, as rights:
// SST's own links would allow everything on the table, the bucket and the queue.
sst.Linkable.wrap(sst.aws.Dynamo, (table) => ({ properties: { name: table.name } }));
sst.Linkable.wrap(sst.aws.Bucket, (bucket) => ({ properties: { name: bucket.name } }));
sst.Linkable.wrap(sst.aws.Queue, (queue) => ({ properties: { url: queue.url } }));

const keys = (schema: readonly { AttributeName: string; KeyType: string }[]) => {
  const [hash, range] = ["HASH", "RANGE"].map((type) => schema.find(({ KeyType }) => KeyType === type)?.AttributeName);
  return { hashKey: hash ?? "", ...(range && { rangeKey: range }) };
};

/**
 * All records, each one item: names and keys are those that the adapters use. Copies go back 35 days, to the second. Once it
 * was restored, the restored table is only named here: it was made, and is protected, by `scripts/restore-table.ts`.
 */
export const table =
  restoredTable === undefined
    ? new sst.aws.Dynamo("Table", {
        fields: Object.fromEntries(TABLE.AttributeDefinitions.map(({ AttributeName }) => [AttributeName, "string"] as const)),
        primaryIndex: keys(TABLE.KeySchema),
        globalIndexes: Object.fromEntries(
          TABLE.GlobalSecondaryIndexes.map(({ IndexName, KeySchema }) => [
            IndexName,
            { ...keys(KeySchema), projection: "keys-only" as const },
          ]),
        ),
        deletionProtection: isProduction,
        transform: { table: { pointInTimeRecovery: { enabled: isProduction } } },
      })
    : sst.aws.Dynamo.get("Table", restoredTable);

export const mayReadRecords: Right = { actions: ["dynamodb:BatchGetItem"], resources: [table.arn] };
/** A write that is refused may have to look at what stands there (`functions/aws/records.ts`). */
export const mayWriteRecords: Right = { actions: ["dynamodb:PutItem", "dynamodb:GetItem"], resources: [table.arn] };
export const mayList = (...indexes: (typeof TABLE.GlobalSecondaryIndexes)[number]["IndexName"][]): Right => ({
  actions: ["dynamodb:Query"],
  resources: indexes.map((index) => $interpolate`${table.arn}/index/${index}`),
});

/** Where in the bucket SES puts mail. */
export const MAIL_PREFIX = "raw/";

/** Raw mail as it came in. SES alone puts it there, and it is gone after 30 days. */
export const mailBucket = new sst.aws.Bucket("MailBucket", {
  cors: false,
  lifecycle: [{ id: "expire", expiresIn: "30 days" }],
  policy: [
    {
      actions: ["s3:PutObject"],
      principals: [{ type: "service", identifiers: ["ses.amazonaws.com"] }],
      paths: [`${MAIL_PREFIX}*`],
      conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [accountId] }],
    },
  ],
});

/** A candidate who is erased takes their mail along (DESIGN §3). */
export const mayEraseMail: Right = { actions: ["s3:DeleteObject"], resources: [$interpolate`${mailBucket.arn}/${MAIL_PREFIX}*`] };

/**
 * Without the right to list, S3 says "access denied" of a mail that has expired. It is on the whole bucket, which holds
 * nothing else: a condition on the prefix is never met by a read, so that it would take the right away again.
 */
export const mayReadMail: Right[] = [
  { actions: ["s3:GetObject"], resources: [$interpolate`${mailBucket.arn}/${MAIL_PREFIX}*`] },
  { actions: ["s3:ListBucket"], resources: [mailBucket.arn] },
];
