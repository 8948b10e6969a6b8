import { createHash } from "node:crypto";
import { devNull } from "node:os";
import { TABLE } from "../functions/aws/table.ts";
import { queueArn } from "./aws/queues.ts";
import { INBOUND_QUEUE, WAKE_DEAD, WAKE_QUEUE } from "./queue-names.ts";

export const REGION = "us-east-1";
/** One name for each definition, so that a table of an older one is seen to be that (`aws/ensure-table.ts`). */
export const TABLE_NAME = `followthrough-${createHash("sha256").update(JSON.stringify(TABLE)).digest("hex").slice(0, 8)}`;
export const MAIL_BUCKET = "followthrough-mail";
export const SCHEDULE_GROUP = "followthrough";
export const CONFIGURATION_SET = "followthrough";
/** Of a top-level domain that can never exist (RFC 2606), so that nothing here can reach anyone. */
export const MAIL_DOMAIN = "in.followthrough.test";
export const SENDER_ADDRESS = "drafts@followthrough.test";

/** Settings of the machine that could lead a client past the endpoints below, to a real account. */
const MISLEADING = [
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  "AWS_SESSION_TOKEN",
  "AWS_ENDPOINT_URL",
  "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
  "AWS_ROLE_ARN",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_USE_FIPS_ENDPOINT",
  "AWS_USE_DUALSTACK_ENDPOINT",
  "SST_RESOURCES_JSON",
  "SST_KEY_FILE",
];

/** The linked resources of the handlers, by name, as SST would give them. */
export type Resources = Record<string, object>;

export function resources(local: { awsUrl: string; publicUrl: string; linkSecret: string }): Resources {
  return {
    App: { name: "followthrough", stage: "local" },
    Table: { name: TABLE_NAME },
    MailBucket: { name: MAIL_BUCKET },
    Sender: { address: SENDER_ADDRESS, configSet: CONFIGURATION_SET },
    Alarms: {
      group: SCHEDULE_GROUP,
      roleArn: "arn:aws:iam::000000000000:role/followthrough-alarms",
      targetArn: queueArn(WAKE_QUEUE, REGION),
      dlqArn: queueArn(WAKE_DEAD, REGION),
    },
    WakeQueue: { url: queueUrl(local.awsUrl, WAKE_QUEUE) },
    InboundQueue: { url: queueUrl(local.awsUrl, INBOUND_QUEUE) },
    LinkSecret: { value: local.linkSecret },
    MailDomain: { name: MAIL_DOMAIN },
    PublicUrl: { url: local.publicUrl },
  };
}

export function queueUrl(awsUrl: string, queue: string): string {
  return `${awsUrl}/sqs/000000000000/${queue}`;
}

/** Points the AWS clients of this process at the stand-ins and gives the handlers their resources. To be called before they are imported. */
export async function applyEnvironment(local: { awsUrl: string; dynamoDbUrl: string; resources: Resources }): Promise<void> {
  for (const name of MISLEADING) delete process.env[name];
  Object.assign(process.env, {
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL_DYNAMODB: local.dynamoDbUrl,
    AWS_ENDPOINT_URL_SES: `${local.awsUrl}/ses`,
    AWS_ENDPOINT_URL_SCHEDULER: `${local.awsUrl}/scheduler`,
    AWS_ENDPOINT_URL_SQS: `${local.awsUrl}/sqs`,
    AWS_ENDPOINT_URL_S3: `${local.awsUrl}/s3`,
  });
  for (const [name, value] of Object.entries(local.resources)) process.env[`SST_RESOURCE_${name}`] = JSON.stringify(value);
  // SST reads the environment once per process; a second start in one process (tests) has other ports to tell it of.
  const { Resource } = await import("sst");
  Object.assign(Resource, local.resources);
}
