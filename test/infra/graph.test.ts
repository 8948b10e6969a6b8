import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { TABLE } from "../../functions/aws/table.ts";
import { QUEUES } from "../../local/queue-names.ts";
import { CHECKS, policyText } from "./checks.ts";
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
import { LOOKED_AT, recorded, recordedTypes, type Stage } from "./stages.ts";

const ROOT = join(import.meta.dirname, "../..");
/** What an alarm looks at, from when on it rings, and on which queue: one of a misspelled metric never would. */
const WATCHED: readonly (readonly [name: string, metric: string, threshold: number, queue?: string])[] = [
  ["BounceRate", "Reputation.BounceRate", 0.03],
  ["ComplaintRate", "Reputation.ComplaintRate", 0.0005],
  ["OldestWake", "ApproximateAgeOfOldestMessage", 900, "WakeQueueQueue"],
  ["OldestMailIn", "ApproximateAgeOfOldestMessage", 900, "InboundQueueQueue"],
  ["LoggedErrors", "LoggedErrors", 5],
  ["OldReviews", "OldReviews", 0],
  ["StuckRecords", "StuckRecords", 0],
  ...["Wake", "Inbound", "Sweep", "Feedback"].map(
    (name) => [`${name}Dead`, "ApproximateNumberOfMessagesVisible", 0, `${name}DeadQueue`] as const,
  ),
];

const FUNCTIONS = ["Api", "Feedback", "Inbound", "Replies", "Sweep", "Wake"];

/** What must hold, where it is declared, and how it is seen. Rows say it as DESIGN §9 and issue 6 do. */
const MUST_HOLD: readonly [what: string, where: string, holds: (graph: Graph, isProduction: boolean) => void][] = [
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
      expect(all(graph, "activeRuleSet")).toHaveLength(isProduction ? 1 : 0);
      expect(all(graph, "ruleSet").map(({ inputs }) => inputs.ruleSetName)).toEqual(
        isShared ? [] : [`followthrough-${graph.app.stage}-mail-in`],
      );
      expect(one(graph, "rule").inputs.ruleSetName).toBe(isShared ? "the-active-one" : `followthrough-${graph.app.stage}-mail-in`);
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
    "infra/scheduling.ts, infra/mail-in.ts",
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
    "infra/scheduling.ts, infra/mail-in.ts",
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
    "every queue, and every function that nobody waits for, has a dead-letter queue, and that an alarm",
    "infra/function.ts, infra/alarms.ts",
    (graph) => {
      const dead = all(graph, "queue").filter(({ inputs }) => inputs.redrivePolicy === undefined || inputs.redrivePolicy === null);
      expect(dead.map(({ name }) => name)).toEqual([
        "AlarmsDeadQueue",
        "FeedbackDeadQueue",
        "InboundDeadQueue",
        "SweepDeadQueue",
        "WakeDeadQueue",
      ]);
      expect(all(graph, "asyncConfig").map(({ name }) => name)).toEqual(["FeedbackEventInvokeConfig", "SweepEventInvokeConfig"]);
      for (const { inputs, name } of dead) {
        expect(inputs.messageRetentionSeconds, name).toBe(1_209_600);
        const watched = all(graph, "alarm").filter((alarm) => textAt(alarm.inputs, "dimensions", "QueueName") === inputs.name);
        expect(
          watched.map((alarm) => alarm.inputs.metricName),
          name,
        ).toEqual(["ApproximateNumberOfMessagesVisible"]);
      }
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
    "the access log holds no path, no query and no address",
    "infra/gateway.ts",
    (graph) => {
      const format = textAt(one(graph, "gatewayStage").inputs, "accessLogSettings", "format");
      expect(format).toContain("$context.routeKey");
      expect(format).not.toMatch(/path|query|sourceIp|userAgent|authorizer/i);
    },
  ],
  [
    "error rate, lag of wakes, stuck records, the age of reviews, bounces, complaints and spending are watched",
    "infra/alarms.ts",
    (graph) => {
      const names = all(graph, "alarm").map(({ name }) => name.replace(/^Alarm/, ""));
      expect(names).toEqual(
        expect.arrayContaining(["ApiErrors", "FunctionErrors", "OldestWake", "StuckRecords", "OldReviews", "BounceRate", "ComplaintRate"]),
      );
      for (const [name, metric, threshold, queue] of WATCHED) {
        const { inputs } = one(graph, "alarm", `Alarm${name}`);
        expect(inputs, name).toMatchObject({ metricName: metric, threshold, comparisonOperator: "GreaterThanThreshold" });
        expect(textAt(inputs, "dimensions", "QueueName"), name).toContain(queue ?? "");
        expect(inputs.alarmActions, name).toHaveLength(1);
      }
      expect(all(graph, "budget")).toHaveLength(1);
      const widgets = JSON.parse(textAt(one(graph, "dashboard").inputs, "dashboardBody")) as { widgets: unknown[] };
      expect(widgets.widgets).toHaveLength(names.length);
    },
  ],
  [
    "functions run on arm64 and Node 24, logging JSON for a month",
    "infra/function.ts",
    (graph) => {
      expect(all(graph, "function").map(({ name }) => name)).toEqual(FUNCTIONS.map((name) => `${name}Function`));
      for (const { inputs } of all(graph, "function")) {
        expect(inputs).toMatchObject({ architectures: ["arm64"], runtime: "nodejs24.x", loggingConfig: { logFormat: "JSON" } });
      }
      for (const { inputs } of graph.resources.filter(({ type }) => type === "aws:cloudwatch/logGroup:LogGroup")) {
        expect(inputs.retentionInDays).toBe(30);
      }
    },
  ],
  [
    "a function's role trusts Lambda alone",
    "infra/function.ts",
    (graph) => {
      for (const name of FUNCTIONS) {
        const trust = statements(policyText(roleOf(graph, name).inputs.assumeRolePolicy));
        expect(trust.map(({ Principal }) => Principal)).toEqual([{ Service: "lambda.amazonaws.com" }]);
      }
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

describe.each(LOOKED_AT)("what is declared for %s", (stage) => {
  const graph = recorded(stage);
  it.each(MUST_HOLD)("%s (%s)", (_what, _where, holds) => holds(graph, stage === "production"));
  it.each(Object.entries(CHECKS))("%s", async (_what, complaints) => expect(await complaints(graph)).toEqual([]));
});

test.skipIf(!LOOKED_AT.includes("staging"))("production and the other stages differ in nothing but what is said above", () => {
  // Code and source maps: only production's are made.
  const isCode = (type: string) => type === "aws:s3/bucketObjectv2:BucketObjectv2";
  const count = (stage: Stage) => {
    const counts: Record<string, number> = {};
    for (const { kind, type } of recorded(stage).resources) if (kind === "managed" && !isCode(type)) counts[type] = (counts[type] ?? 0) + 1;
    return counts;
  };
  const { "aws:ses/activeReceiptRuleSet:ActiveReceiptRuleSet": active, ...production } = count("production");
  expect(active).toBe(1);
  expect(count("staging")).toEqual(production);
});

test.skipIf(!LOOKED_AT.includes("staging"))("two stages of one account share no name", () => {
  const named = ["name", "ruleSetName", "configurationSetName", "emailIdentity", "dashboardName"];
  const names = (stage: Stage) =>
    recorded(stage)
      .resources.filter(({ kind, type }) => kind === "managed" && !type.startsWith("aws:apigatewayv2/"))
      .flatMap(({ type, inputs }) =>
        named.filter((field) => textAt(inputs, field) !== "").map((field) => `${type} ${textAt(inputs, field)}`),
      );
  expect(names("production").length).toBeGreaterThan(40);
  expect(names("production").filter((name) => names("staging").includes(name))).toEqual([]);
});

test("sst-env.d.ts is in step with what is declared", () => {
  expect(readFileSync(join(ROOT, "sst-env.d.ts"), "utf8")).toBe(recordedTypes());
});

test("each function is minified, and its source map kept in SST's bucket", () => {
  const graph = recorded("production");
  const objects = graph.resources
    .filter(({ type }) => type === "aws:s3/bucketObjectv2:BucketObjectv2")
    .map(({ inputs }) => textAt(inputs, "key"));
  const files = Object.values(graph.functions).flatMap(({ file }) => filesOf(dirname(file)));
  expect(files.length).toBeGreaterThan(FUNCTIONS.length);
  expect(objects.filter((key) => key.startsWith("sourcemap/"))).toHaveLength(files.length);
  for (const file of files) {
    expect(statSync(join(ROOT, `${file}.map`)).size).toBeGreaterThan(0);
    expect(readFileSync(join(ROOT, file), "utf8").split("\n").length, `${file} is minified`).toBeLessThan(2_000);
  }
});

test("what the log filters look for is logged", () => {
  const sources = readdirSync(join(ROOT, "core/shell")).map((file) => readFileSync(join(ROOT, "core/shell", file), "utf8"));
  for (const { inputs } of all(recorded("production"), "logFilter")) {
    const message = /"\*(.+)\*"/.exec(textAt(inputs, "pattern"))?.[1];
    if (message !== undefined)
      expect(
        sources.some((source) => source.includes(`"${message}"`)),
        message,
      ).toBe(true);
  }
});

test("infra/ imports nothing but itself and the table's own words", () => {
  for (const file of readdirSync(join(ROOT, "infra")).filter((name) => name.endsWith(".ts"))) {
    const imported = [...readFileSync(join(ROOT, "infra", file), "utf8").matchAll(/^import (?!type).* from "(.+)";$/gm)].map(
      (found) => found[1],
    );
    for (const name of imported) expect(name, file).toMatch(/^(\.\/[a-z-]+\.ts|\.\.\/functions\/aws\/table\.ts)$/);
  }
});

/** The code of a bundle: what Lambda loads, and what that imports when it needs it. */
const filesOf = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".mjs"))
    .map((name) => join(folder, name));

function link(graph: Graph, name: string): Record<string, string> {
  return (graph.links[name]?.properties ?? {}) as Record<string, string>;
}
const domainOf = (graph: Graph): string => textAt(one(graph, "identity").inputs, "emailIdentity");
const arnOf = (graph: Graph, name: string) =>
  `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${textAt(one(graph, "function", `${name}Function`).inputs, "name")}`;
const queueArn = (name: unknown) => `arn:aws:sqs:eu-west-1:${ACCOUNT}:${String(name)}`;
