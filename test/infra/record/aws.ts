/** Where the fake resources stand, and what is there already. */
export type Place = { region: string; account: string; activeRuleSet?: string };
type Raw = Record<string, unknown>;
type Computed = { id: string; outputs: Raw };

/**
 * What AWS and the provider would compute for a resource, as far as other resources depend on it.
 * These shapes are our reading of AWS: a wrong one here would pass every test.
 */
export function computedBy(type: string, given: string, inputs: Raw, { region, account }: Place): Computed {
  const name = typeof inputs.name === "string" ? inputs.name : given;
  const arn = (service: string, rest: string, where = region) => `arn:aws:${service}:${where}:${account}:${rest}`;
  const made = (id: string, outputs: Raw): Computed => ({ id, outputs });
  const named = (service: string, prefix: string, id = name): Computed => made(id, { name, arn: arn(service, `${prefix}${name}`) });
  const text = (input: string) => String(inputs[input] ?? "");

  switch (type) {
    case "aws:dynamodb/table:Table":
      return named("dynamodb", "table/");
    case "aws:cloudwatch/logGroup:LogGroup":
      return named("logs", "log-group:");
    case "aws:scheduler/scheduleGroup:ScheduleGroup":
      return named("scheduler", "schedule-group/");
    case "aws:scheduler/schedule:Schedule":
      return made(name, { name, arn: arn("scheduler", `schedule/${text("groupName") || "default"}/${name}`) });
    case "aws:lambda/function:Function": {
      const own = arn("lambda", `function:${name}`);
      const invokeArn = `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${own}/invocations`;
      return made(name, {
        name,
        arn: own,
        invokeArn,
        qualifiedArn: `${own}:1`,
        version: "1",
        lastModified: "2026-01-01T00:00:00.000+0000",
      });
    }
    case "aws:iam/role:Role":
      return made(name, { name, arn: arn("iam", `role/${name}`, "") });
    case "aws:s3/bucket:Bucket":
    case "aws:s3/bucketV2:BucketV2": {
      const bucket = text("bucket") || given.toLowerCase();
      return made(bucket, { bucket, arn: `arn:aws:s3:::${bucket}`, region });
    }
    case "aws:sqs/queue:Queue": {
      const url = `https://sqs.${region}.amazonaws.com/${account}/${name}`;
      return made(url, { name, url, arn: arn("sqs", name) });
    }
    case "aws:sns/topic:Topic":
      return named("sns", "", arn("sns", name));
    case "aws:sesv2/emailIdentity:EmailIdentity":
      return made(text("emailIdentity"), {
        arn: arn("ses", `identity/${text("emailIdentity")}`),
        dkimSigningAttributes: { ...(inputs.dkimSigningAttributes as Raw), tokens: ["dkim1", "dkim2", "dkim3"] },
      });
    case "aws:sesv2/configurationSet:ConfigurationSet":
      return made(text("configurationSetName"), { arn: arn("ses", `configuration-set/${text("configurationSetName")}`) });
    case "aws:ses/receiptRuleSet:ReceiptRuleSet":
      return made(text("ruleSetName"), { arn: arn("ses", `receipt-rule-set/${text("ruleSetName")}`) });
    case "aws:ses/receiptRule:ReceiptRule":
      return made(name, { name, arn: arn("ses", `receipt-rule-set/${text("ruleSetName")}:receipt-rule/${name}`) });
    case "aws:apigatewayv2/api:Api":
      return made("fakeapi", {
        name,
        apiEndpoint: `https://fakeapi.execute-api.${region}.amazonaws.com`,
        arn: `arn:aws:apigateway:${region}::/apis/fakeapi`,
        executionArn: arn("execute-api", "fakeapi"),
      });
    case "aws:apigatewayv2/domainName:DomainName":
      return made(text("domainName"), {
        domainNameConfiguration: {
          ...(inputs.domainNameConfiguration as Raw),
          targetDomainName: `d-fake.execute-api.${region}.amazonaws.com`,
          hostedZoneId: "ZFAKE",
        },
      });
    case "random:index/randomBytes:RandomBytes": {
      const bytes = Buffer.alloc(Number(inputs.length), 7);
      return made(bytes.toString("base64"), { base64: bytes.toString("base64"), hex: bytes.toString("hex") });
    }
    case "random:index/randomId:RandomId":
      return made("AAAA", { hex: "deadbeef", dec: "1", b64Std: "AAAA", b64Url: "AAAA" });
    default:
      return made(`${name}-id`, type.startsWith("aws:") ? { arn: arn(type.split(/[:/]/)[1] ?? "", name) } : {});
  }
}

/** A data source's own failure, by the field in which Pulumi looks for its words. */
export class NoSuchThing extends Error {
  readonly details = this.message;
}

/** What a data source answers; `undefined` for one that is not known here, which the recorder fails on rather than guess. */
export function answerOf(token: string, inputs: Raw, { region, account, activeRuleSet }: Place): Raw | undefined {
  switch (token) {
    case "aws:index/getRegion:getRegion":
      return { id: region, region, name: region };
    case "aws:index/getPartition:getPartition":
      return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com" };
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { id: account, accountId: account, arn: `arn:aws:iam::${account}:user/recorder` };
    case "aws:ses/getActiveReceiptRuleSet:getActiveReceiptRuleSet":
      // In the provider's words (terraform-provider-aws, internal/service/ses).
      if (activeRuleSet === undefined) throw new NoSuchThing("reading SES Active Receipt Rule Set: empty result");
      return { id: activeRuleSet, ruleSetName: activeRuleSet };
    case "aws:iam/getPolicyDocument:getPolicyDocument": {
      const asked = (inputs.statements ?? []) as AskedStatement[];
      const json = JSON.stringify({ Version: "2012-10-17", Statement: asked.map(statementOf) });
      // Without statements the answer has none either: SST tells an empty policy by that.
      return { id: "policy", json, minifiedJson: json, ...(asked.length > 0 && { statements: asked }) };
    }
    default:
      return undefined;
  }
}

type AskedStatement = {
  sid?: string;
  effect?: string;
  actions?: string[];
  resources?: string[];
  principals?: { type: string; identifiers: string[] }[];
  conditions?: { test: string; variable: string; values: string[] }[];
};

function statementOf({ sid, effect, actions, resources, principals, conditions }: AskedStatement): Raw {
  const condition: Record<string, Raw> = {};
  for (const { test, variable, values } of conditions ?? []) condition[test] = { ...condition[test], [variable]: single(values) };
  const isEverybody = principals?.length === 1 && principals[0]?.type === "*";
  return {
    ...(sid && { Sid: sid }),
    Effect: effect ?? "Allow",
    ...(principals && {
      Principal: isEverybody ? "*" : Object.fromEntries(principals.map(({ type, identifiers }) => [type, single(identifiers)])),
    }),
    ...(actions && { Action: single(actions) }),
    ...(resources && { Resource: single(resources) }),
    ...(conditions?.length && { Condition: condition }),
  };
}

const single = (values: string[]) => (values.length === 1 ? values[0] : values);
