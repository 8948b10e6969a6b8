/** What `record/synth.ts` writes: all that `sst.config.ts` declares for one stage, as the engine would have been told. */
export type Graph = {
  app: { name: string; stage: string; removal: string; protect: boolean; region: string; tags: Record<string, string> };
  resources: Resource[];
  functions: Record<string, BuiltFunction>;
  links: Record<string, { properties: Record<string, unknown> }>;
  outputs: Record<string, unknown>;
  /** Texts that only a mistake makes, such as an Output in a template literal. */
  suspicious: string[];
  errors: string[];
};

export type Resource = {
  urn: string;
  type: string;
  name: string;
  kind: "component" | "managed" | "read";
  inputs: Inputs;
  /** Paths of inputs that are secret. */
  secrets: string[];
  dependsOn: string[];
  protect: boolean;
  retainOnDelete: boolean;
};

/** Inputs as JSON. Tests read them by the names of the AWS provider, which are its types' business and not ours. */
export type Inputs = { [name: string]: Value };
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };

/** A function as it was bundled by its declared options. */
export type BuiltFunction = {
  handler: string;
  links: string[];
  /** Packages that are declared to be left out. */
  external: string[];
  /** The file that Lambda loads, relative to the repository; what it imports when it needs it lies beside it. */
  file: string;
  /** Of all files of the bundle. */
  bytes: number;
  /** Every module in the bundle, with the bytes it takes up there. */
  modules: Record<string, number>;
};

/** The account that the recorder plays: that of the local endpoints, so that what is declared can be run against them. */
export const ACCOUNT = "000000000000";
/** The secret that it sets, to be found nowhere in plain sight. */
export const RECORDED_SECRET = "the-recorded-link-secret";

/** The short names of the resource types that tests speak of. */
export const TYPES = {
  alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
  asyncConfig: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
  budget: "aws:budgets/budget:Budget",
  cors: "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
  dashboard: "aws:cloudwatch/dashboard:Dashboard",
  eventDestination: "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination",
  eventSource: "aws:lambda/eventSourceMapping:EventSourceMapping",
  function: "aws:lambda/function:Function",
  gatewayApi: "aws:apigatewayv2/api:Api",
  integration: "aws:apigatewayv2/integration:Integration",
  route: "aws:apigatewayv2/route:Route",
  gatewayDomain: "aws:apigatewayv2/domainName:DomainName",
  gatewayStage: "aws:apigatewayv2/stage:Stage",
  group: "aws:scheduler/scheduleGroup:ScheduleGroup",
  identity: "aws:sesv2/emailIdentity:EmailIdentity",
  lifecycle: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  logGroup: "aws:cloudwatch/logGroup:LogGroup",
  logFilter: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  mailFrom: "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes",
  permission: "aws:lambda/permission:Permission",
  publicAccess: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  queue: "aws:sqs/queue:Queue",
  queuePolicy: "aws:sqs/queuePolicy:QueuePolicy",
  role: "aws:iam/role:Role",
  rolePolicy: "aws:iam/rolePolicy:RolePolicy",
  rolePolicyAttachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  rule: "aws:ses/receiptRule:ReceiptRule",
  ruleSet: "aws:ses/receiptRuleSet:ReceiptRuleSet",
  activeRuleSet: "aws:ses/activeReceiptRuleSet:ActiveReceiptRuleSet",
  schedule: "aws:scheduler/schedule:Schedule",
  subscription: "aws:sns/topicSubscription:TopicSubscription",
  table: "aws:dynamodb/table:Table",
  topic: "aws:sns/topic:Topic",
  topicPolicy: "aws:sns/topicPolicy:TopicPolicy",
} as const;
export type Type = keyof typeof TYPES;

/** All resources of a type. */
export function all(graph: Graph, type: Type): Resource[] {
  return graph.resources.filter((resource) => resource.type === TYPES[type]);
}

/** The one resource of a type, or of that name if there are several. */
export function one(graph: Graph, type: Type, name?: string): Resource {
  const found = all(graph, type).filter((resource) => name === undefined || resource.name === name);
  const [resource] = found;
  if (resource === undefined || found.length > 1) throw new Error(`${found.length} resources ${type} ${name ?? ""}`);
  return resource;
}

/** A value somewhere inside inputs: `at(table.inputs, "pointInTimeRecovery", "enabled")`. */
export function at(value: Value | undefined, ...path: (string | number)[]): Value | undefined {
  let found = value;
  for (const step of path)
    found = typeof found === "object" && found !== null ? (found as { [name: string]: Value })[String(step)] : undefined;
  return found;
}

export function textAt(value: Value | undefined, ...path: (string | number)[]): string {
  const found = at(value, ...path);
  return typeof found === "string" ? found : "";
}

export function listAt(value: Value | undefined, ...path: (string | number)[]): Value[] {
  const found = at(value, ...path);
  return found === undefined || found === null ? [] : Array.isArray(found) ? found : [found];
}

/** One statement of an IAM policy. */
export type Statement = {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Action: string | string[];
  Resource?: string | string[];
  Principal?: string | Record<string, string | string[]>;
  Condition?: Record<string, Record<string, string | string[]>>;
};

export const asList = <T>(value: T | readonly T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? [...value] : [value as T];

export function statements(policy: string): Statement[] {
  return asList((JSON.parse(policy) as { Statement: Statement | Statement[] }).Statement);
}

/**
 * What a role's policies say, those written into it and those attached to it. AWS's own managed policies are not looked into:
 * one that a role has counts as a right to it on everything, which no check lets pass.
 */
export function rightsOf(graph: Graph, role: Resource): Statement[] {
  const isOfRole = ({ inputs }: Resource) => inputs.role === nameOf(role);
  const inline = listAt(role.inputs, "inlinePolicies").map((policy) => textAt(policy, "policy"));
  const attached = all(graph, "rolePolicy")
    .filter(isOfRole)
    .map(({ inputs }) => textAt(inputs, "policy"));
  const managed = [
    ...listAt(role.inputs, "managedPolicyArns").map(String),
    ...all(graph, "rolePolicyAttachment")
      .filter(isOfRole)
      .map(({ inputs }) => textAt(inputs, "policyArn")),
  ].map((Action): Statement => ({ Effect: "Allow", Action, Resource: "*" }));
  return [...[...inline, ...attached].flatMap(statements), ...managed];
}

/** The role of one of our functions. */
export function roleOf(graph: Graph, functionName: string): Resource {
  return one(graph, "role", `${functionName}Role`);
}

/** Whether the statements allow the action, by IAM's wildcards. Conditions are the caller's to look at. */
export function allows(rights: readonly Statement[], action: string, resource: string): boolean {
  const fits = (effect: Statement["Effect"]) =>
    rights.some(
      ({ Effect, Action, Resource }) =>
        Effect === effect &&
        asList(Action).some((pattern) => matches(pattern, action)) &&
        asList(Resource).some((pattern) => matches(pattern, resource)),
    );
  return fits("Allow") && !fits("Deny");
}

export function matches(pattern: string, value: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, ".*").replace(/\?/g, ".")}$`, "i").test(value);
}

export function nameOf(resource: Resource): string {
  return textAt(resource.inputs, "name") || resource.name;
}

/** The services that a resource's or role's policy lets in. */
export function principals(policy: string): string[] {
  return statements(policy).flatMap(({ Principal }) =>
    typeof Principal === "string" ? [Principal] : Object.values(Principal ?? {}).flatMap(asList),
  );
}
