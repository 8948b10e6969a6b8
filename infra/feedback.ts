import { ourFunction } from "./function.ts";
import { configurationSet } from "./mail-out.ts";
import { deadLetterQueues } from "./queues.ts";
import { alarms, maySetAlarms, wakeQueue } from "./scheduling.ts";
import { accountId } from "./settings.ts";
import { mayReadRecords, mayWriteRecords, table } from "./storage.ts";

/** SES tells here of each mail that bounced or that somebody complained about. */
const feedbackTopic = new sst.aws.SnsTopic("MailFeedback");
const feedbackTopicPolicy = new aws.sns.TopicPolicy("MailFeedbackPolicy", {
  arn: feedbackTopic.arn,
  policy: aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sns:Publish"],
        resources: [feedbackTopic.arn],
        principals: [{ type: "Service", identifiers: ["ses.amazonaws.com"] }],
        conditions: [
          { test: "StringEquals", variable: "aws:SourceAccount", values: [accountId] },
          { test: "ArnEquals", variable: "aws:SourceArn", values: [configurationSet.arn] },
        ],
      },
    ],
  }).json,
});
new aws.sesv2.ConfigurationSetEventDestination(
  "BouncesAndComplaints",
  {
    configurationSetName: configurationSet.configurationSetName,
    eventDestinationName: "bounces-and-complaints",
    eventDestination: {
      enabled: true,
      matchingEventTypes: ["BOUNCE", "COMPLAINT"],
      snsDestination: { topicArn: feedbackTopic.arn },
    },
  },
  { dependsOn: [feedbackTopicPolicy] },
);

/** Marks what came back, and writes no more to who is not there or wants no mail. */
export const feedback = ourFunction("Feedback", {
  handler: "functions/feedback.handler",
  // A bounce takes 88 MB and a second (bench/limits.ts).
  memory: "256 MB",
  timeout: "30 seconds",
  link: [table, alarms, wakeQueue],
  rights: [mayReadRecords, mayWriteRecords, ...maySetAlarms],
  deadLetters: deadLetterQueues.EventsDead,
});
// Straight from the topic: it is rare, and a queue in between would be polled all day.
feedbackTopic.subscribe("Feedback", feedback.arn);
