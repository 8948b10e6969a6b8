import { ourFunction, type Right } from "./function.ts";
import { publicUrl } from "./gateway.ts";
import { maySend, sender } from "./mail-out.ts";
import { deadLetterQueues, handledBy, inboundQueue, mayFill, mayTake, workQueue } from "./queues.ts";
import { accountId, isPaused, linkSecret, mailDomainLink, prefix } from "./settings.ts";
import { mailBucket, mayEraseMail, mayList, mayReadRecords, mayWriteRecords, table } from "./storage.ts";

/** Less than the lease of a delivery (core/shell/wake.ts), so that nobody delivers beside a wake that still runs. */
const WAKE_TIMEOUT_SECONDS = 30;
/** Wakes at once. SES sends one mail a second in the sandbox and some 14 outside; what it throttles is planned again. */
const WAKES_AT_ONCE_MAX = 5;

/** Every alarm and every "now" comes by this queue. */
export const wakeQueue = workQueue("WakeQueue", { timeoutSeconds: WAKE_TIMEOUT_SECONDS, deadLetters: deadLetterQueues.WakeDead });

/** Alarms are one-time schedules in this group, made while the product runs; each deletes itself. */
const alarmGroup = new aws.scheduler.ScheduleGroup("AlarmGroup", { name: `${prefix}-alarms` });

/** What Scheduler may do to ring an alarm. It names the group, never the schedule, as the source. */
const alarmRole = new aws.iam.Role("AlarmRole", {
  assumeRolePolicy: trustOfScheduler(alarmGroup.arn),
  inlinePolicies: [
    {
      name: "ring",
      policy: $jsonStringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: [wakeQueue.arn, deadLetterQueues.WakeDead.arn] }],
      }),
    },
  ],
});

function trustOfScheduler(groupArn: $util.Input<string>): $util.Output<string> {
  return aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sts:AssumeRole"],
        principals: [{ type: "Service", identifiers: ["scheduler.amazonaws.com"] }],
        conditions: [
          { test: "StringEquals", variable: "aws:SourceAccount", values: [accountId] },
          { test: "StringEquals", variable: "aws:SourceArn", values: [groupArn] },
        ],
      },
    ],
  }).json;
}

export const alarms = new sst.Linkable("Alarms", {
  properties: { group: alarmGroup.name, roleArn: alarmRole.arn, targetArn: wakeQueue.arn, dlqArn: deadLetterQueues.WakeDead.arn },
});

/** To set an alarm, or to queue a wake when it is due within the minute. */
export const maySetAlarms: Right[] = [
  {
    actions: ["scheduler:CreateSchedule"],
    resources: [alarmGroup.arn.apply((arn) => `${arn.replace(":schedule-group/", ":schedule/")}/*`)],
  },
  {
    actions: ["iam:PassRole"],
    resources: [alarmRole.arn],
    conditions: [{ test: "StringEquals", variable: "iam:PassedToService", values: ["scheduler.amazonaws.com"] }],
  },
  mayFill(wakeQueue),
];

/** Does what is due: delivers, and takes up what was left half done. */
export const wake = ourFunction("Wake", {
  handler: "functions/wake.handler",
  // Ten mails to send take 110 MB and a second or two (bench/limits.ts); the rest is for an SES that is slow to answer.
  memory: "512 MB",
  timeout: `${WAKE_TIMEOUT_SECONDS} seconds`,
  link: [table, mailBucket, sender, alarms, wakeQueue, inboundQueue, linkSecret, mailDomainLink, publicUrl],
  rights: [
    mayTake(wakeQueue),
    mayReadRecords,
    mayWriteRecords,
    mayList("byParent"),
    mayFill(inboundQueue),
    mayEraseMail,
    maySend,
    ...maySetAlarms,
  ],
});
handledBy(wakeQueue, wake, WAKES_AT_ONCE_MAX);

const sweepGroup = new aws.scheduler.ScheduleGroup("SweepGroup", { name: `${prefix}-sweep` });

/** Finds what is overdue and queues it: the net under lost alarms. Tells, too, how long replies have waited for their review. */
export const sweep = ourFunction("Sweep", {
  handler: "functions/sweep.handler",
  // A thousand overdue records take 135 MB and some six seconds (bench/limits.ts).
  memory: "256 MB",
  timeout: "1 minute",
  link: [table, wakeQueue],
  rights: [
    mayList("due", "toReview"),
    mayReadRecords,
    { actions: ["sqs:GetQueueAttributes", "sqs:SendMessage"], resources: [wakeQueue.arn] },
  ],
  deadLetters: deadLetterQueues.EventsDead,
});
new sst.aws.CronV2("SweepClock", {
  schedule: "rate(5 minutes)",
  function: sweep.arn,
  enabled: !isPaused,
  dlq: deadLetterQueues.EventsDead.arn,
  transform: {
    schedule: { groupName: sweepGroup.name },
    role: { assumeRolePolicy: trustOfScheduler(sweepGroup.arn) },
  },
});
