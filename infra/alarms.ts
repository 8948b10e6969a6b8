import { api, replies } from "./api.ts";
import { feedback } from "./feedback.ts";
import { deadLetterQueues } from "./function.ts";
import { gateway } from "./gateway.ts";
import { inbound, inboundQueue } from "./mail-in.ts";
import { sweep, wake, wakeQueue } from "./scheduling.ts";
import { accountId, operatorEmail, prefix, region } from "./settings.ts";

/** What a month may cost before somebody is told, in US dollars: far above what ten thousand interviews come to (docs/costs.md). */
const MONTHLY_USD_MAX = 20;

const functions = { api, replies, wake, inbound, sweep, feedback };

/** Who is to act is told here. */
const operators = new sst.aws.SnsTopic("Operators");
new aws.sns.TopicPolicy("OperatorsPolicy", {
  arn: operators.arn,
  policy: aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sns:Publish"],
        resources: [operators.arn],
        principals: [{ type: "Service", identifiers: ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }],
        conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [accountId] }],
      },
    ],
  }).json,
});
if (operatorEmail) new aws.sns.TopicSubscription("OperatorMail", { topic: operators.arn, protocol: "email", endpoint: operatorEmail });

/** One metric, or several joined by an expression, and what must not be. Without data all is well: nothing happened. */
type Watched = { what: string; above: number; minutes: number; times?: number } & (
  | Metric
  | { expression: string; metrics: Record<string, Metric> }
);
type Metric = {
  namespace: string;
  metric: string;
  statistic: "Sum" | "Maximum";
  dimensions?: Record<string, $util.Input<string>>;
};

const ofQueue = (metric: string, queue: sst.aws.Queue): Metric => ({
  namespace: "AWS/SQS",
  metric,
  statistic: "Maximum",
  dimensions: { QueueName: queue.nodes.queue.name },
});
const ofApi = (metric: string): Metric => ({
  namespace: "AWS/ApiGateway",
  metric,
  statistic: "Sum",
  dimensions: { ApiId: gateway.nodes.api.id },
});
const failuresOf = (one: sst.aws.Function): Metric => ({
  namespace: "AWS/Lambda",
  metric: "Errors",
  statistic: "Sum",
  dimensions: { FunctionName: one.name },
});
/** Of the whole account: it is the account that SES pauses. */
const reputation = (metric: string): Metric => ({ namespace: "AWS/SES", metric: `Reputation.${metric}`, statistic: "Maximum" });
const logged = (metric: string): Metric => ({ namespace: prefix, metric, statistic: "Sum" });

/** What the logs say that no metric does: functions give failures back to their queue, and do not fail. */
const LOGGED = {
  LoggedErrors: { pattern: `{ $.level = "ERROR" }`, functions },
  StuckRecords: { pattern: `{ $.message = "*a record is stuck*" }`, functions: { wake } },
  OldReviews: { pattern: `{ $.message = "*a reply has waited long for its review*" }`, functions: { wake } },
} satisfies Record<string, { pattern: string; functions: Record<string, sst.aws.Function> }>;

for (const [metric, { pattern, functions }] of Object.entries(LOGGED)) {
  for (const [name, { nodes }] of Object.entries(functions)) {
    new aws.cloudwatch.LogMetricFilter(`${metric}Of${name}`, {
      logGroupName: $output(nodes.logGroup).apply((group) => $output(group?.name ?? "")),
      pattern,
      metricTransformation: { namespace: prefix, name: metric, value: "1" },
    });
  }
}

const WATCHED: Record<string, Watched> = {
  ...Object.fromEntries(
    deadLetterQueues.map(({ name, queue }) => [
      name,
      { what: "something failed to the end and waits here", ...ofQueue("ApproximateNumberOfMessagesVisible", queue), above: 0, minutes: 5 },
    ]),
  ),
  OldestWake: { what: "wakes lag", ...ofQueue("ApproximateAgeOfOldestMessage", wakeQueue), above: 15 * 60, minutes: 5 },
  OldestMailIn: { what: "mail that came in lags", ...ofQueue("ApproximateAgeOfOldestMessage", inboundQueue), above: 15 * 60, minutes: 5 },
  ApiErrors: {
    what: "over two in a hundred requests fail",
    expression: "IF(requests > 20, 100 * failed / requests, 0)",
    metrics: { failed: ofApi("5xx"), requests: ofApi("Count") },
    above: 2,
    minutes: 5,
    times: 3,
  },
  FunctionErrors: {
    what: "functions fail or run out of time",
    expression: "SUM(METRICS())",
    metrics: Object.fromEntries(Object.entries(functions).map(([name, one]) => [name, failuresOf(one)])),
    above: 0,
    minutes: 5,
    times: 3,
  },
  LoggedErrors: { what: "errors are logged", ...logged("LoggedErrors"), above: 5, minutes: 15 },
  StuckRecords: { what: "records fail five wakes in a row", ...logged("StuckRecords"), above: 0, minutes: 60 },
  OldReviews: { what: "replies have waited for their review for five business days", ...logged("OldReviews"), above: 0, minutes: 60 },
  // AWS reviews an account at 5 % and 0.1 %.
  BounceRate: { what: "mails bounce", ...reputation("BounceRate"), above: 0.03, minutes: 60 },
  ComplaintRate: { what: "people complain of mails", ...reputation("ComplaintRate"), above: 0.0005, minutes: 60 },
};

for (const [name, watched] of Object.entries(WATCHED)) {
  const period = watched.minutes * 60;
  new aws.cloudwatch.MetricAlarm(`Alarm${name}`, {
    name: `${prefix}-${name}`,
    alarmDescription: `${watched.what} (docs/deploy.md says what to do)`,
    comparisonOperator: "GreaterThanThreshold",
    threshold: watched.above,
    evaluationPeriods: watched.times ?? 1,
    treatMissingData: "notBreaching",
    alarmActions: [operators.arn],
    okActions: [operators.arn],
    ...("expression" in watched
      ? {
          metricQueries: [
            { id: "watched", expression: watched.expression, label: watched.what, returnData: true },
            ...Object.entries(watched.metrics).map(([id, { namespace, metric, statistic, dimensions }]) => ({
              id,
              metric: { namespace, metricName: metric, stat: statistic, period, dimensions },
            })),
          ],
        }
      : { namespace: watched.namespace, metricName: watched.metric, statistic: watched.statistic, dimensions: watched.dimensions, period }),
  });
}

new aws.budgets.Budget("Spending", {
  name: prefix,
  budgetType: "COST",
  timeUnit: "MONTHLY",
  limitAmount: String(MONTHLY_USD_MAX),
  limitUnit: "USD",
  notifications: (["ACTUAL", "FORECASTED"] as const).map((notificationType) => ({
    notificationType,
    comparisonOperator: "GREATER_THAN",
    threshold: 100,
    thresholdType: "PERCENTAGE",
    subscriberSnsTopicArns: [operators.arn],
  })),
});

/** All that is watched, one graph each, in the order in which one would look. */
new aws.cloudwatch.Dashboard("Dashboard", {
  dashboardName: prefix,
  dashboardBody: $jsonStringify({
    widgets: Object.entries(WATCHED).map(([name, watched], at) => ({
      type: "metric",
      x: (at % 3) * 8,
      y: Math.floor(at / 3) * 6,
      width: 8,
      height: 6,
      properties: {
        title: `${name}: ${watched.what}`,
        region,
        period: watched.minutes * 60,
        annotations: { horizontal: [{ value: watched.above, label: "alarm" }] },
        metrics:
          "expression" in watched
            ? [
                [{ id: "watched", expression: watched.expression }],
                ...Object.entries(watched.metrics).map(([id, metric]) => [
                  ...graphed(metric),
                  { id, stat: metric.statistic, visible: false },
                ]),
              ]
            : [[...graphed(watched), { stat: watched.statistic }]],
      },
    })),
  }),
});

function graphed({ namespace, metric, dimensions = {} }: Metric): $util.Input<string>[] {
  return [namespace, metric, ...Object.entries(dimensions).flat()];
}
