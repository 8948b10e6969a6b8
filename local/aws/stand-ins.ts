import type { AddressInfo } from "node:net";
import { TABLE } from "../../functions/aws/table.ts";
import type { Clock } from "../clock.ts";
import type { DataFolder } from "../data-folder.ts";
import {
  CONFIGURATION_SET,
  MAIL_BUCKET,
  MAIL_DOMAIN,
  queueUrl,
  REGION,
  SCHEDULE_GROUP,
  SENDER_ADDRESS,
  TABLE_NAME,
} from "../environment.ts";
import type { Faults } from "../faults.ts";
import { QUEUES } from "../queue-names.ts";
import { startDynamoDb } from "./dynamodb.ts";
import { createQueues, type Queues } from "./queues.ts";
import { repairIndexes } from "./repair-indexes.ts";
import { createObjects, createS3, type Objects } from "./s3.ts";
import { createScheduler, type Schedules } from "./scheduler.ts";
import { createAwsServer } from "./server.ts";
import { createSes, type SentMails } from "./ses.ts";
import { createSqs } from "./sqs.ts";

/** All of AWS that the product uses, on this machine. */
export type StandIns = {
  awsUrl: string;
  dynamoDbUrl: string;
  queues: Queues;
  schedules: Schedules;
  objects: Objects;
  mails: SentMails;
  close(): Promise<void>;
};

export async function startStandIns(folder: DataFolder, clock: Clock, faults: Faults): Promise<StandIns> {
  const { store } = folder;
  const queues = createQueues(store, clock, QUEUES);
  const objects = createObjects(store, clock);
  const scheduler = createScheduler(store, clock, queues, { region: REGION, groups: [SCHEDULE_GROUP], faults });
  const ses = createSes(store, clock, {
    region: REGION,
    verifiedDomains: [SENDER_ADDRESS.slice(SENDER_ADDRESS.indexOf("@") + 1), MAIL_DOMAIN],
    configurationSets: [CONFIGURATION_SET],
  });
  const urls = { aws: "" };
  const sqs = createSqs(queues, { region: REGION, queueUrl: (queue) => queueUrl(urls.aws, queue) });
  const server = createAwsServer({ ses, scheduler, sqs, s3: createS3(objects, [MAIL_BUCKET]) }, faults);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  urls.aws = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const dynamoDb = await startDynamoDb({ path: folder.tablePath, tableName: TABLE_NAME, table: TABLE, faults });
  if (folder.wasKilled) await repairIndexes(dynamoDb.call, TABLE_NAME);

  return {
    awsUrl: urls.aws,
    dynamoDbUrl: dynamoDb.url,
    queues,
    schedules: scheduler,
    objects,
    mails: ses,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await dynamoDb.close();
    },
  };
}
