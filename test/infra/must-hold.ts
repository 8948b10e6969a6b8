import { expect } from "vitest";
import { TABLE } from "../../functions/aws/table.ts";
import { QUEUES } from "../../local/queue-names.ts";
import { policyText } from "./checks.ts";
import { declaredTable } from "./endpoints.ts";
import {
  ACCOUNT,
  all,
  at,
  type Graph,
  listAt,
  one,
  RECORDED_SECRET,
  rightsOf,
  roleOf,
  type Statement,
  statements,
  textAt,
} from "./graph.ts";

export const FUNCTIONS = ["Api", "Feedback", "Inbound", "Replies", "Sweep", "Wake"];

/** What must hold, where it is declared, and how it is seen. Rows say it as DESIGN §9 and issue 6 do. */
export const MUST_HOLD: readonly [what: string, where: string, holds: (graph: Graph, isProduction: boolean) => void][] = [
  ["every key of every index is that of the adapters", "infra/storage.ts", (graph) => expect(declaredTable(graph)).toEqual(TABLE)],
  [
    "the table is paid by the request",
    "infra/storage.ts",
    (graph) => expect(one(graph, "table").inputs.billingMode).toBe("PAY_PER_REQUEST"),
  ],
  [
    "records can be had back as they were, and the table not be deleted, in production",
    "infra/storage.ts",
    (graph, isProduction) => {
      const { inputs, retainOnDelete } = one(graph, "table");
      expect([at(inputs, "pointInTimeRecovery", "enabled"), inputs.deletionProtectionEnabled, retainOnDelete, graph.app.protect]).toEqual(
        Array(4).fill(isProduction),
      );
    },
  ],
  [
    "raw mail is gone after 30 days",
    "infra/storage.ts",
    (graph) => expect(listAt(one(graph, "lifecycle").inputs, "rules")).toMatchObject([{ status: "Enabled", expiration: { days: 30 } }]),
  ],
  [
    "raw mail is not public, and no browser reads it",
    "infra/storage.ts",
    (graph) => {
      const all4 = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
      expect(one(graph, "publicAccess").inputs).toMatchObject(all4);
      expect(all(graph, "cors")).toEqual([]);
      expect(one(graph, "gatewayApi").inputs.corsConfiguration ?? {}).toEqual({});
    },
  ],
  [
    "mails are signed, and bounce to a domain of ours",
    "infra/mail-out.ts",
    (graph) => {
      const domain = one(graph, "identity").inputs.emailIdentity;
      expect(at(one(graph, "identity").inputs, "dkimSigningAttributes", "nextSigningKeyLength")).toBe("RSA_2048_BIT");
      expect(one(graph, "mailFrom").inputs).toMatchObject({ emailIdentity: domain, mailFromDomain: `bounce.${domain}` });
      expect(JSON.stringify(graph.outputs.dnsRecords)).toMatch(/_domainkey.*_dmarc.*feedback-smtp.*spf1.*inbound-smtp/);
    },
  ],
  [
    "bounces and complaints reach feedback",
    "infra/feedback.ts",
    (graph) => {
      const { eventDestination } = one(graph, "eventDestination").inputs;
      expect(eventDestination).toMatchObject({ enabled: true, matchingEventTypes: ["BOUNCE", "COMPLAINT"] });
      const topic = textAt(eventDestination, "snsDestination", "topicArn");
      const subscription = all(graph, "subscription").find(({ inputs }) => inputs.topic === topic);
      expect(subscription?.inputs).toMatchObject({ protocol: "lambda", endpoint: arnOf(graph, "Feedback") });
    },
  ],
  [
    "mail comes in scanned and encrypted, for our domain alone",
    "infra/mail-in.ts",
    (graph) =>
      expect(one(graph, "rule").inputs).toMatchObject({
        enabled: true,
        scanEnabled: true,
        tlsPolicy: "Require",
        recipients: [`in.${domainOf(graph)}`],
      }),
  ],
  [
    "mail comes in by S3 → SNS → SQS → inbound, and by no other topic",
    "infra/mail-in.ts",
    (graph) => {
      const [action] = listAt(one(graph, "rule").inputs, "s3Actions");
      const subscription = all(graph, "subscription").find(({ inputs }) => inputs.topic === textAt(action, "topicArn"));
      const queue = one(graph, "queue", "InboundQueueQueue");
      expect(subscription?.inputs).toMatchObject({ protocol: "sqs", endpoint: queueArn(queue.inputs.name) });
      expect(subscription?.inputs.rawMessageDelivery ?? false).toBe(false);
      const [statement] = statements(policyText(one(graph, "queuePolicy").inputs.policy));
      expect(statement).toMatchObject({
        Principal: { Service: "sns.amazonaws.com" },
        Action: "sqs:SendMessage",
        Condition: { ArnEquals: { "aws:SourceArn": textAt(action, "topicArn") } },
      });
    },
  ],
  [
    "stages do not fight over the one active rule set",
    "infra/mail-in.ts",
    (graph, isProduction) => {
      const isShared = graph.app.stage === "shared";
      const own = `followthrough-${graph.app.stage}-mail-in`;
      expect(all(graph, "activeRuleSet").map(({ inputs }) => inputs.ruleSetName)).toEqual(isProduction ? [own] : []);
      expect(all(graph, "ruleSet").map(({ inputs }) => inputs.ruleSetName)).toEqual(isShared ? [] : [own]);
      expect(one(graph, "rule").inputs.ruleSetName).toBe(isShared ? "the-active-one" : own);
    },
  ],
  [
    "alarms are rung by Scheduler for this account and group alone",
    "infra/scheduling.ts",
    (graph) => {
      const role = one(graph, "role", "AlarmRole");
      const group = one(graph, "group", "AlarmGroup").inputs.name;
      const Condition = {
        StringEquals: { "aws:SourceAccount": ACCOUNT, "aws:SourceArn": `arn:aws:scheduler:eu-west-1:${ACCOUNT}:schedule-group/${group}` },
      };
      expect(statements(policyText(role.inputs.assumeRolePolicy))).toEqual([
        { Effect: "Allow", Principal: { Service: "scheduler.amazonaws.com" }, Action: "sts:AssumeRole", Condition },
      ]);
      const { targetArn, dlqArn, roleArn, group: linkedGroup } = link(graph, "Alarms");
      expect([linkedGroup, roleArn]).toEqual([group, `arn:aws:iam::${ACCOUNT}:role/AlarmRole`]);
      expect(rightsOf(graph, role)).toEqual([{ Effect: "Allow", Action: "sqs:SendMessage", Resource: [targetArn, dlqArn] }]);
    },
  ],
  [
    "functions may set alarms in their group alone, and pass Scheduler its role alone",
    "infra/scheduling.ts",
    (graph) => {
      for (const name of ["Api", "Feedback", "Inbound", "Replies", "Wake"]) {
        const rights = rightsOf(graph, roleOf(graph, name));
        const { group, roleArn } = link(graph, "Alarms");
        expect(rights).toContainEqual({
          Effect: "Allow",
          Action: "scheduler:CreateSchedule",
          Resource: `arn:aws:scheduler:eu-west-1:${ACCOUNT}:schedule/${group}/*`,
        });
        expect(rights).toContainEqual({
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: roleArn,
          Condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
        });
      }
    },
  ],
  [
    "queues hand out batches, take failures back one by one, and only some at once",
    "infra/queues.ts, infra/scheduling.ts, infra/mail-in.ts",
    (graph) => {
      expect(all(graph, "eventSource")).toHaveLength(2);
      for (const { inputs } of all(graph, "eventSource")) {
        expect(inputs).toMatchObject({ batchSize: 10, functionResponseTypes: ["ReportBatchItemFailures"] });
        expect(Number(at(inputs, "scalingConfig", "maximumConcurrency"))).toBeGreaterThanOrEqual(2);
      }
    },
  ],
  [
    "queues are those that the local endpoints play",
    "infra/queues.ts, infra/scheduling.ts, infra/mail-in.ts",
    (graph) => {
      for (const [name, resource] of [
        ["wake", "WakeQueueQueue"],
        ["inbound", "InboundQueueQueue"],
      ] as const) {
        const { inputs } = one(graph, "queue", resource);
        const { maxReceiveCount } = JSON.parse(textAt(inputs, "redrivePolicy")) as { maxReceiveCount: number };
        expect([inputs.visibilityTimeoutSeconds, maxReceiveCount], name).toEqual([
          QUEUES[name]?.visibilityTimeoutSeconds,
          QUEUES[name]?.maxReceiveCount,
        ]);
      }
    },
  ],
  [
    "every queue, and every function that nobody waits for, has a dead-letter queue",
    "infra/queues.ts, infra/watched.ts",
    (graph) => {
      const dead = all(graph, "queue").filter(({ inputs }) => inputs.redrivePolicy === undefined || inputs.redrivePolicy === null);
      expect(dead.map(({ name }) => name)).toEqual(["EventsDeadQueue", "InboundDeadQueue", "WakeDeadQueue"]);
      const deadNamed = (name: string) => queueArn(one(graph, "queue", `${name}Queue`).inputs.name);
      const redrives = ["InboundQueueQueue", "WakeQueueQueue"].map((name) => textAt(one(graph, "queue", name).inputs, "redrivePolicy"));
      expect(redrives.map((policy) => (JSON.parse(policy) as { deadLetterTargetArn: string }).deadLetterTargetArn)).toEqual([
        deadNamed("InboundDead"),
        deadNamed("WakeDead"),
      ]);
      expect(
        all(graph, "asyncConfig").map(({ name, inputs }) => [name, textAt(inputs, "destinationConfig", "onFailure", "destination")]),
      ).toEqual([
        ["FeedbackEventInvokeConfig", deadNamed("EventsDead")],
        ["SweepEventInvokeConfig", deadNamed("EventsDead")],
      ]);
      // What Scheduler could not put on the wake queue is a wake too.
      expect(link(graph, "Alarms").dlqArn).toBe(deadNamed("WakeDead"));
      for (const { inputs, name } of dead) expect(inputs.messageRetentionSeconds, name).toBe(1_209_600);
    },
  ],
  [
    "the sweep runs every five minutes",
    "infra/scheduling.ts",
    (graph) =>
      expect(one(graph, "schedule").inputs).toMatchObject({
        scheduleExpression: "rate(5 minutes)",
        state: "ENABLED",
        target: { arn: arnOf(graph, "Sweep") },
      }),
  ],
  [
    "the API is throttled",
    "infra/gateway.ts",
    (graph) =>
      expect(one(graph, "gatewayStage").inputs.defaultRouteSettings).toEqual({ throttlingRateLimit: 100, throttlingBurstLimit: 200 }),
  ],
  [
    "what is asked about replies goes to the function that reads mails, and all else to the API",
    "infra/api.ts",
    (graph) => {
      const integrations = new Map(all(graph, "integration").map(({ name, inputs }) => [name, textAt(inputs, "integrationUri")]));
      const answering = all(graph, "route").map(({ inputs }) => {
        const name = textAt(inputs, "target").replace(/^integrations\/(.*)-id$/, "$1");
        return [textAt(inputs, "routeKey"), integrations.get(name)];
      });
      const [api, replies] = [arnOf(graph, "Api"), arnOf(graph, "Replies")];
      expect(Object.fromEntries(answering)).toEqual({
        "ANY /v1/replies": replies,
        "ANY /v1/replies/{path+}": replies,
        "ANY /v1/{path+}": api,
        "ANY /a/{token}": api,
        "ANY /me/{token}": api,
        "ANY /u/{token}": api,
        $default: api,
      });
    },
  ],
  [
    "the access log says nothing of a request but its route, status and time: no path, no query, no address",
    "infra/gateway.ts",
    (graph) => {
      const format = JSON.parse(textAt(one(graph, "gatewayStage").inputs, "accessLogSettings", "format")) as Record<string, string>;
      expect(Object.values(format).sort()).toEqual([
        "$context.httpMethod",
        "$context.integrationErrorMessage",
        "$context.requestId",
        "$context.requestTime",
        "$context.responseLatency",
        "$context.routeKey",
        "$context.status",
      ]);
    },
  ],
  [
    "dead letters, error rate, lag of wakes, failures, the age of reviews, bounces and complaints are watched, where somebody looks",
    "infra/watched.ts, infra/alarms.ts",
    (graph) => {
      const watched = all(graph, "alarm").map(({ name, inputs }) => {
        const { metricName, statistic, threshold, period, evaluationPeriods, namespace } = inputs;
        const queue = textAt(inputs, "dimensions", "QueueName").replace(/^followthrough-[a-z]+-|-[a-z]{8}$/g, "");
        return [name.slice("Alarm".length), namespace, metricName, queue, statistic, threshold, period, evaluationPeriods].join(" ");
      });
      const own = `followthrough-${graph.app.stage}`;
      expect(watched).toEqual(
        isWatched(graph)
          ? [
              "BounceRate AWS/SES Reputation.BounceRate  Maximum 0.03 3600 1",
              "ComplaintRate AWS/SES Reputation.ComplaintRate  Maximum 0.0005 3600 1",
              "EventsDead AWS/SQS ApproximateNumberOfMessagesVisible EventsDeadQueue Maximum 0 300 1",
              `FailedRequests ${own} FailedRequestPercent  Average 2 300 3`,
              `Failures ${own} Failures  Sum 5 900 1`,
              "InboundDead AWS/SQS ApproximateNumberOfMessagesVisible InboundDeadQueue Maximum 0 300 1",
              `OldReviews ${own} OldestReviewHours  Maximum 168 3600 1`,
              "OldestMailIn AWS/SQS ApproximateAgeOfOldestMessage InboundQueueQueue Maximum 900 300 1",
              "OldestWake AWS/SQS ApproximateAgeOfOldestMessage WakeQueueQueue Maximum 900 300 1",
              "WakeDead AWS/SQS ApproximateNumberOfMessagesVisible WakeDeadQueue Maximum 0 300 1",
            ]
          : [],
      );
      for (const { name, inputs } of all(graph, "alarm")) {
        expect(inputs, name).toMatchObject({ comparisonOperator: "GreaterThanThreshold", treatMissingData: "notBreaching" });
        expect([inputs.alarmActions, inputs.okActions], name).toEqual(Array(2).fill([topicArn(graph, "OperatorsTopic")]));
      }
      const bodies = all(graph, "dashboard").map(({ inputs }) => JSON.parse(textAt(inputs, "dashboardBody")) as { widgets: unknown[] });
      expect(bodies.map(({ widgets }) => widgets.length)).toEqual(isWatched(graph) ? [watched.length] : []);
    },
  ],
  [
    "of the logs are counted errors, failed calls, stuck records, the age of reviews and the requests that failed",
    "infra/watched.ts",
    (graph) => {
      const filters = all(graph, "logFilter").map(({ inputs }) => {
        const { metricTransformation: made, pattern, logGroupName } = inputs;
        expect(textAt(made, "namespace")).toBe(`followthrough-${graph.app.stage}`);
        const log =
          textAt(inputs, "logGroupName") &&
          String(logGroupName).replace(/^\/aws\/(lambda\/followthrough-[a-z]+-|vendedlogs\/).*?([A-Z]\w*)?$/, "$2");
        return `${log || "gateway"}: ${String(pattern)} → ${textAt(made, "name")} ${textAt(made, "value")}`;
      });
      const ofEach = FUNCTIONS.flatMap((name) => [
        `${name}: { $.level = "ERROR" } → Failures 1`,
        `${name}: { $.type = "platform.report" && $.record.status != "success" } → Failures 1`,
      ]);
      const everyOne = [
        ...ofEach,
        'Wake: { $.message.message = "a record is stuck" } → Failures 10',
        "Sweep: { $.message.oldestReviewHours = * } → OldestReviewHours $.message.oldestReviewHours",
        'gateway: { $.status = "5*" } → FailedRequestPercent 100',
        'gateway: { $.status != "5*" } → FailedRequestPercent 0',
      ];
      expect(filters.sort()).toEqual(isWatched(graph) ? everyOne.sort() : []);
    },
  ],
  [
    "a month over 20 dollars, by this stage's tag, is told to the operators, and so is production's month of mail",
    "infra/operators.ts, sst.config.ts",
    (graph, isProduction) => {
      const own = `followthrough-${graph.app.stage}`;
      expect(graph.app.tags).toEqual({ deployment: own });
      const budgets = all(graph, "budget").map(({ inputs }) => [inputs.name, inputs.costFilters]);
      expect(budgets).toEqual([
        ...(isWatched(graph) ? [[own, [{ name: "TagKeyValue", values: [`user:deployment$${own}`] }]]] : []),
        ...(isProduction ? [[`${own}-mail`, [{ name: "Service", values: ["Amazon Simple Email Service"] }]]] : []),
      ]);
      for (const { inputs } of all(graph, "budget")) {
        expect(inputs).toMatchObject({ budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "20", limitUnit: "USD" });
        const rings = { comparisonOperator: "GREATER_THAN", threshold: 100, thresholdType: "PERCENTAGE" };
        const to = { subscriberSnsTopicArns: [topicArn(graph, "OperatorsTopic")] };
        expect(inputs.notifications).toEqual([
          { notificationType: "ACTUAL", ...rings, ...to },
          { notificationType: "FORECASTED", ...rings, ...to },
        ]);
      }
    },
  ],
  [
    "operators are told by mail",
    "infra/operators.ts",
    (graph) => {
      const mails = all(graph, "subscription").filter(({ inputs }) => inputs.protocol === "email");
      const expected = { topic: topicArn(graph, "OperatorsTopic"), protocol: "email", endpoint: "operator@followthrough.example" };
      expect(mails.map(({ inputs }) => inputs)).toEqual(isWatched(graph) ? [expect.objectContaining(expected)] : []);
    },
  ],
  [
    "a topic is written to by the one service that it is for, on behalf of this account, and where one can say it of one thing",
    "infra/operators.ts, infra/feedback.ts, infra/mail-in.ts",
    (graph) => {
      const own = `followthrough-${graph.app.stage}`;
      const account = { "aws:SourceAccount": ACCOUNT };
      const lets = (topic: string, Service: string, Condition: object) => ({
        Effect: "Allow",
        Principal: { Service },
        Action: "sns:Publish",
        Resource: topicArn(graph, topic),
        Condition: { StringEquals: account, ...Condition },
      });
      const policies = all(graph, "topicPolicy").map(({ name, inputs }) => [name, inputs.arn, statements(policyText(inputs.policy))]);
      const mails = `arn:aws:ses:eu-west-1:${ACCOUNT}:configuration-set/${own}`;
      expect(policies).toEqual([
        [
          "MailFeedbackPolicy",
          topicArn(graph, "MailFeedbackTopic"),
          [lets("MailFeedbackTopic", "ses.amazonaws.com", { ArnEquals: { "aws:SourceArn": mails } })],
        ],
        [
          "OperatorsPolicy",
          topicArn(graph, "OperatorsTopic"),
          [
            lets("OperatorsTopic", "cloudwatch.amazonaws.com", {
              ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm:${own}-*` },
            }),
            lets("OperatorsTopic", "budgets.amazonaws.com", { ArnLike: { "aws:SourceArn": `arn:aws:budgets::${ACCOUNT}:*` } }),
          ],
        ],
        // A rule's name cannot be asked for: SES tries the topic before there is a rule.
        ["ReceiptsPolicy", topicArn(graph, "ReceiptsTopic"), [lets("ReceiptsTopic", "ses.amazonaws.com", {})]],
      ]);
    },
  ],
  [
    "no log is kept for longer than a month, and none outside these",
    "infra/function.ts, infra/gateway.ts",
    (graph) => {
      const kept = all(graph, "logGroup").map(({ name, inputs }) => `${name} ${String(inputs.retentionInDays)}`);
      expect(kept.sort()).toEqual(["GatewayAccessLog 30", ...FUNCTIONS.map((name) => `${name}LogGroup 30`)].sort());
      for (const { inputs } of all(graph, "function"))
        expect(at(inputs, "loggingConfig", "logGroup")).toBe(`/aws/lambda/${String(inputs.name)}`);
    },
  ],
  [
    "functions run on arm64 and Node 24, logging JSON",
    "infra/function.ts",
    (graph) => {
      expect(all(graph, "function").map(({ name }) => name)).toEqual(FUNCTIONS.map((name) => `${name}Function`));
      for (const { inputs } of all(graph, "function")) {
        expect(inputs).toMatchObject({ architectures: ["arm64"], runtime: "nodejs24.x", loggingConfig: { logFormat: "JSON" } });
      }
    },
  ],
  [
    "a role is taken by one service, and by Scheduler for this account and one group alone",
    "infra/function.ts, infra/scheduling.ts",
    (graph) => {
      const by = (Service: string, Condition?: object) => [
        { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole", ...(Condition && { Condition }) },
      ];
      const byScheduler = (group: string) =>
        by("scheduler.amazonaws.com", {
          StringEquals: {
            "aws:SourceAccount": ACCOUNT,
            "aws:SourceArn": `arn:aws:scheduler:eu-west-1:${ACCOUNT}:schedule-group/followthrough-${graph.app.stage}-${group}`,
          },
        });
      const trust = Object.fromEntries(
        all(graph, "role").map(({ name, inputs }) => [
          name,
          statements(policyText(inputs.assumeRolePolicy)).map(({ Sid: _words, ...statement }) => statement),
        ]),
      );
      expect(trust).toEqual({
        AlarmRole: byScheduler("alarms"),
        SweepClockRole: byScheduler("sweep"),
        ...Object.fromEntries(FUNCTIONS.map((name) => [`${name}Role`, by("lambda.amazonaws.com")])),
      });
    },
  ],
  [
    "only wake sends mail, and only from our address",
    "infra/mail-out.ts",
    (graph) => {
      const sending = FUNCTIONS.flatMap((name) =>
        rightsOf(graph, roleOf(graph, name))
          .filter(({ Action }) => JSON.stringify(Action).includes("ses:"))
          .map((right) => [name, right] as const),
      );
      const domain = domainOf(graph);
      const right: Statement = {
        Effect: "Allow",
        Action: "ses:SendRawEmail",
        Resource: [
          `arn:aws:ses:eu-west-1:${ACCOUNT}:identity/${domain}`,
          `arn:aws:ses:eu-west-1:${ACCOUNT}:configuration-set/${link(graph, "Sender").configSet}`,
        ],
        Condition: { StringEquals: { "ses:FromAddress": `drafts@${domain}` } },
      };
      expect(sending).toEqual([["Wake", right]]);
    },
  ],
  [
    "the secret that links are signed with is in no plain sight",
    "infra/settings.ts",
    (graph) =>
      expect(JSON.stringify(graph.resources.filter(({ kind }) => kind !== "component").map(({ inputs }) => inputs))).not.toContain(
        RECORDED_SECRET,
      ),
  ],
  [
    "pages live at a host of their own once there is a certificate, at API Gateway's until then",
    "infra/gateway.ts, infra/settings.ts",
    (graph) => {
      const isShared = graph.app.stage === "shared";
      const host = isShared ? `app.${domainOf(graph)}` : "fakeapi.execute-api.eu-west-1.amazonaws.com";
      expect([link(graph, "PublicUrl").url, graph.outputs.url]).toEqual(Array(2).fill(`https://${host}`));
      expect(all(graph, "gatewayDomain")).toHaveLength(isShared ? 1 : 0);
    },
  ],
];

function link(graph: Graph, name: string): Record<string, string> {
  return (graph.links[name]?.properties ?? {}) as Record<string, string>;
}
const domainOf = (graph: Graph): string => textAt(one(graph, "identity").inputs, "emailIdentity");
const arnOf = (graph: Graph, name: string) =>
  `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${textAt(one(graph, "function", `${name}Function`).inputs, "name")}`;
const queueArn = (name: unknown) => `arn:aws:sqs:eu-west-1:${ACCOUNT}:${String(name)}`;
const topicArn = (graph: Graph, name: string) => `arn:aws:sns:eu-west-1:${ACCOUNT}:${textAt(one(graph, "topic", name).inputs, "name")}`;
/** Where somebody is to be told: in production, and where an operator is named. The second stage has none. */
const isWatched = (graph: Graph) => graph.app.stage !== "staging";
