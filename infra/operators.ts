import { accountId, isProduction, operatorEmail, prefix, region } from "./settings.ts";

/** Whether anybody is to be told anything: what is watched costs a little, and is worth it where somebody looks. */
export const isWatched = isProduction || operatorEmail !== undefined;

/** Who is to act is told here. Alarms of this account and region may write to it, and budgets of this account. */
export const operators = new sst.aws.SnsTopic("Operators");
const operatorsPolicy = new aws.sns.TopicPolicy("OperatorsPolicy", {
  arn: operators.arn,
  policy: aws.iam.getPolicyDocumentOutput({
    statements: [
      { service: "cloudwatch.amazonaws.com", source: $interpolate`arn:aws:cloudwatch:${region}:${accountId}:alarm:${prefix}-*` },
      { service: "budgets.amazonaws.com", source: $interpolate`arn:aws:budgets::${accountId}:*` },
    ].map(({ service, source }) => ({
      actions: ["sns:Publish"],
      resources: [operators.arn],
      principals: [{ type: "Service", identifiers: [service] }],
      conditions: [
        { test: "StringEquals", variable: "aws:SourceAccount", values: [accountId] },
        { test: "ArnLike", variable: "aws:SourceArn", values: [source] },
      ],
    })),
  }).json,
});
if (operatorEmail) new aws.sns.TopicSubscription("OperatorMail", { topic: operators.arn, protocol: "email", endpoint: operatorEmail });

/** What a month may cost before somebody is told, in US dollars: above what ten thousand interviews come to (docs/costs.md). */
const MONTHLY_USD_MAX = 20;

/** Costs of this stage, by the tag that `sst.config.ts` puts on all that it makes; to be activated in Billing (docs/deploy.md). */
const OF_THIS_STAGE = { name: "TagKeyValue", values: [`user:deployment$${prefix}`] };
/** Mails carry no tag to the bill, and are most of it. SES is the account's alone anyway, as its reputation is. */
const OF_MAIL = { name: "Service", values: ["Amazon Simple Email Service"] };

function tellOfSpending(name: string, budgetName: string, costFilter: { name: string; values: string[] }): void {
  new aws.budgets.Budget(
    name,
    {
      name: budgetName,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: String(MONTHLY_USD_MAX),
      limitUnit: "USD",
      costFilters: [costFilter],
      notifications: (["ACTUAL", "FORECASTED"] as const).map((notificationType) => ({
        notificationType,
        comparisonOperator: "GREATER_THAN",
        threshold: 100,
        thresholdType: "PERCENTAGE",
        subscriberSnsTopicArns: [operators.arn],
      })),
    },
    // AWS tries the topic when the budget is made.
    { dependsOn: [operatorsPolicy] },
  );
}
if (isWatched) tellOfSpending("Spending", prefix, OF_THIS_STAGE);
if (isProduction) tellOfSpending("SpendingOnMail", `${prefix}-mail`, OF_MAIL);
