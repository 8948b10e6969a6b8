import { api, replies } from "./api.ts";
import { feedback } from "./feedback.ts";
import { gateway } from "./gateway.ts";
import { inbound } from "./mail-in.ts";
import { deadLetterQueues, inboundQueue } from "./queues.ts";
import { sweep, wake, wakeQueue } from "./scheduling.ts";
import { prefix } from "./settings.ts";

/** A metric, how its values of a period are joined, and above what somebody has to look. Without data all is well. */
export type Watched = {
  what: string;
  namespace: string;
  metric: string;
  statistic: "Sum" | "Maximum" | "Average";
  dimensions?: Record<string, $util.Input<string>>;
  above: number;
  minutes: number;
  /** Periods in a row. */
  times?: number;
};

const ofQueue = (metric: string, queue: sst.aws.Queue) => ({
  namespace: "AWS/SQS",
  metric,
  statistic: "Maximum" as const,
  dimensions: { QueueName: queue.nodes.queue.name },
});
/** Of the whole account: it is the account that SES pauses. */
const reputation = (metric: string) => ({ namespace: "AWS/SES", metric: `Reputation.${metric}`, statistic: "Maximum" as const });
const logged = (metric: string, statistic: "Sum" | "Maximum" | "Average") => ({ namespace: prefix, metric, statistic });

/** Each is one metric, and ten are free of charge in an account (docs/costs.md). */
export const WATCHED: Record<string, Watched> = {
  ...Object.fromEntries(
    Object.entries(deadLetterQueues).map(([name, queue]) => [
      name,
      { what: "something failed to the end and waits here", ...ofQueue("ApproximateNumberOfMessagesVisible", queue), above: 0, minutes: 5 },
    ]),
  ),
  OldestWake: { what: "wakes lag", ...ofQueue("ApproximateAgeOfOldestMessage", wakeQueue), above: 15 * 60, minutes: 5 },
  OldestMailIn: { what: "mail that came in lags", ...ofQueue("ApproximateAgeOfOldestMessage", inboundQueue), above: 15 * 60, minutes: 5 },
  FailedRequests: {
    what: "over two in a hundred requests fail",
    ...logged("FailedRequestPercent", "Average"),
    above: 2,
    minutes: 5,
    times: 3,
  },
  Failures: { what: "errors are logged, functions fail, or a record is stuck", ...logged("Failures", "Sum"), above: 5, minutes: 15 },
  // Five business days, after which a question is asked for the last time.
  OldReviews: {
    what: "a reply has waited for its review for a week",
    ...logged("OldestReviewHours", "Maximum"),
    above: 7 * 24,
    minutes: 60,
  },
  // AWS reviews an account at 5 % and 0.1 %.
  BounceRate: { what: "mails bounce", ...reputation("BounceRate"), above: 0.03, minutes: 60 },
  ComplaintRate: { what: "people complain of mails", ...reputation("ComplaintRate"), above: 0.0005, minutes: 60 },
};

/** A line of a log that counts, and for how much: a number, or the name of a field that holds one. */
type Counted = { metric: string; pattern: string; value: string; logs: Record<string, $util.Input<string>> };

const logOf = ({ nodes }: sst.aws.Function) => $output(nodes.logGroup).apply((group) => $output(group?.name ?? ""));
const allLogs = Object.fromEntries(
  Object.entries({ api, replies, wake, inbound, sweep, feedback }).map(([name, one]) => [name, logOf(one)]),
);
const accessLog = { gateway: gateway.nodes.logGroup.name };

/** What the logs say that no metric does. Functions give failures back to their queue, and do not fail. */
export const COUNTED: Record<string, Counted> = {
  LoggedErrors: { metric: "Failures", pattern: `{ $.level = "ERROR" }`, value: "1", logs: allLogs },
  // A function that throws, that runs out of time or of memory: Lambda's own line at the end of each call.
  FailedCalls: { metric: "Failures", pattern: `{ $.type = "platform.report" && $.record.status != "success" }`, value: "1", logs: allLogs },
  // It failed five wakes in a row: one is enough to ring.
  StuckRecords: { metric: "Failures", pattern: `{ $.message.message = "a record is stuck" }`, value: "10", logs: { wake: logOf(wake) } },
  OldestReview: {
    metric: "OldestReviewHours",
    pattern: "{ $.message.oldestReviewHours = * }",
    value: "$.message.oldestReviewHours",
    logs: { sweep: logOf(sweep) },
  },
  // Their average is the share of requests that failed.
  FailedRequests: { metric: "FailedRequestPercent", pattern: `{ $.status = "5*" }`, value: "100", logs: accessLog },
  OtherRequests: { metric: "FailedRequestPercent", pattern: `{ $.status != "5*" }`, value: "0", logs: accessLog },
};
