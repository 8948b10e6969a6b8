import { ourFunction } from "./function.ts";
import { publicUrl } from "./gateway.ts";
import { sender } from "./mail-out.ts";
import { handledBy, INBOUND_TIMEOUT_SECONDS, inboundQueue, mayTake } from "./queues.ts";
import { alarms, maySetAlarms, wakeQueue } from "./scheduling.ts";
import { accountId, chosenRuleSet, isProduction, linkSecret, mailDomain, mailDomainLink, prefix } from "./settings.ts";
import { MAIL_PREFIX, mailBucket, mayList, mayReadMail, mayReadRecords, mayWriteRecords, table } from "./storage.ts";

const INBOUND_AT_ONCE_MAX = 5;

/** SES tells here of each mail that it stored. */
const receipts = new sst.aws.SnsTopic("Receipts");
const receiptsPolicy = new aws.sns.TopicPolicy("ReceiptsPolicy", {
  arn: receipts.arn,
  policy: aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sns:Publish"],
        resources: [receipts.arn],
        principals: [{ type: "Service", identifiers: ["ses.amazonaws.com"] }],
        conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [accountId] }],
      },
    ],
  }).json,
});

// Not by `subscribeQueue`, whose policy lets any topic of any account write: who can write here can forge mails. Beside the one
// topic that is wake alone, by its role (`scheduling.ts`).
const inboundQueuePolicy = new aws.sqs.QueuePolicy("InboundQueuePolicy", {
  queueUrl: inboundQueue.url,
  policy: aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sqs:SendMessage"],
        resources: [inboundQueue.arn],
        principals: [{ type: "Service", identifiers: ["sns.amazonaws.com"] }],
        conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: [receipts.arn] }],
      },
    ],
  }).json,
});
new aws.sns.TopicSubscription(
  "ReceiptsToInbound",
  { topic: receipts.arn, protocol: "sqs", endpoint: inboundQueue.arn },
  { dependsOn: [inboundQueuePolicy] },
);

/**
 * One rule set is active per account and region. Production makes and activates its own, but never in place of somebody
 * else's, whose mail would stop; another stage keeps its own inactive. Any stage adds its rule to a set that is active already
 * when `RECEIPT_RULE_SET` names it, and production takes over when that names its own.
 */
const ownName = `${prefix}-mail-in`;
const isOwn = chosenRuleSet === undefined || chosenRuleSet === ownName;
const ownRuleSet = isOwn ? new aws.ses.ReceiptRuleSet("Rules", { ruleSetName: ownName }) : undefined;
if (ownRuleSet !== undefined && isProduction) {
  const active = await activeRuleSet();
  if (chosenRuleSet === undefined && active !== undefined && active !== ownName)
    throw new Error(
      `The receipt rule set “${active}” is active in this account and region, and a mail that it takes in now would be lost to its owner. ` +
        `Set RECEIPT_RULE_SET=${active} (in .env.${$app.stage}) to add our rule to it, ` +
        `or RECEIPT_RULE_SET=${ownName} to activate a set of our own in its place.`,
    );
  new aws.ses.ActiveReceiptRuleSet("ActiveRules", { ruleSetName: ownRuleSet.ruleSetName });
}

/** The set that is active now; `undefined` when none is, of which the provider says "empty result". */
async function activeRuleSet(): Promise<string | undefined> {
  try {
    return (await aws.ses.getActiveReceiptRuleSet()).ruleSetName;
  } catch (error) {
    if (error instanceof Error && error.message.includes("empty result")) return undefined;
    throw error;
  }
}

new aws.ses.ReceiptRule(
  "StoreMail",
  {
    name: `${prefix}-store`,
    ruleSetName: ownRuleSet?.ruleSetName ?? chosenRuleSet ?? "",
    enabled: true,
    recipients: [mailDomain],
    scanEnabled: true,
    tlsPolicy: "Require",
    s3Actions: [{ position: 1, bucketName: mailBucket.name, objectKeyPrefix: MAIL_PREFIX, topicArn: receipts.arn }],
  },
  // SES tries both when the rule is made, so that their policies have to be there.
  { dependsOn: [mailBucket, receiptsPolicy] },
);

/** Takes mails in: stores what came, reads it, and moves the interview on. */
export const inbound = ourFunction("Inbound", {
  handler: "functions/inbound.handler",
  // Ten mails, one of them of 40 MB, take 224 MB and some four seconds (bench/limits.ts).
  memory: "512 MB",
  timeout: `${INBOUND_TIMEOUT_SECONDS} seconds`,
  link: [table, mailBucket, sender, alarms, wakeQueue, linkSecret, mailDomainLink, publicUrl],
  rights: [mayTake(inboundQueue), mayReadRecords, mayWriteRecords, mayList("byParent"), ...mayReadMail, ...maySetAlarms],
});
handledBy(inboundQueue, inbound, INBOUND_AT_ONCE_MAX);
