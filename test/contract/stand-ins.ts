import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createQueues, type Queues, queueArn } from "../../local/aws/queues.ts";
import { createObjects, createS3, type Objects } from "../../local/aws/s3.ts";
import { createScheduler, type Schedules } from "../../local/aws/scheduler.ts";
import { createAwsServer } from "../../local/aws/server.ts";
import { createSes, type SentMails } from "../../local/aws/ses.ts";
import { createSqs } from "../../local/aws/sqs.ts";
import { type Clock, createClock } from "../../local/clock.ts";
import { createFaults, type Faults } from "../../local/faults.ts";
import { openStore } from "../../local/store.ts";
import { LOOPBACK } from "./engines.ts";

export const QUEUE = "wake";
export const DEAD_LETTERS = "wake-dead";
export const GROUP = "alarms";
export const BUCKET = "mail";
export const CONFIGURATION_SET = "mails";
export const SENDER = "drafts@followthrough.test";
export const ROLE_ARN = "arn:aws:iam::000000000000:role/alarms";
export const QUEUE_ARN = queueArn(QUEUE, LOOPBACK.region);
export const DEAD_LETTERS_ARN = queueArn(DEAD_LETTERS, LOOPBACK.region);

/** The services of AWS on loopback, with the clock that they go by and the switches that make them fail. */
export type StandIns = {
  clock: Clock;
  faults: Faults;
  queues: Queues;
  schedules: Schedules;
  objects: Objects;
  mails: SentMails;
  /** What a client of this service is made with. */
  config: (service: "ses" | "scheduler" | "sqs" | "s3") => typeof LOOPBACK & { endpoint: string };
  queueUrl: string;
  stop: () => Promise<void>;
};

/** Starts them at an instant of the test's choosing; time stands still until `clock.holdAt`. */
export async function startStandIns(startAt: string): Promise<StandIns> {
  const folder = await mkdtemp(join(tmpdir(), "contract-"));
  const store = openStore(join(folder, "store"));
  const startMs = Date.parse(startAt);
  const clock = createClock(store, () => startMs);
  const faults = createFaults();
  const queues = createQueues(store, clock, {
    [QUEUE]: { visibilityTimeoutSeconds: 60 },
    [DEAD_LETTERS]: { visibilityTimeoutSeconds: 60 },
  });
  const objects = createObjects(store, clock);
  const { region } = LOOPBACK;
  const scheduler = createScheduler(store, clock, queues, { region, groups: [GROUP], faults });
  const ses = createSes(store, clock, { region, verifiedDomains: ["followthrough.test"], configurationSets: [CONFIGURATION_SET] });
  const urls = { aws: "" };
  const queueUrl = (queue: string) => `${urls.aws}/sqs/000000000000/${queue}`;
  const server = createAwsServer({ ses, scheduler, sqs: createSqs(queues, { region, queueUrl }), s3: createS3(objects, [BUCKET]) }, faults);
  await once(server.listen(0, "127.0.0.1"), "listening");
  urls.aws = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    clock,
    faults,
    queues,
    schedules: scheduler,
    objects,
    mails: ses,
    config: (service) => ({ ...LOOPBACK, endpoint: `${urls.aws}/${service}` }),
    queueUrl: queueUrl(QUEUE),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Takes what the wake function would be called with: alarms that are due put their wakes on the queue. */
export function takeWakes({ schedules, queues }: StandIns): { recordId: string; along: readonly string[] }[] {
  schedules.fireDue();
  const taken: { recordId: string; along: readonly string[] }[] = [];
  for (let more = queues.receive(QUEUE, 10); more.length > 0; more = queues.receive(QUEUE, 10)) {
    for (const { body, receiptHandle } of more) {
      const { recordId, along = [] } = JSON.parse(body) as { recordId: string; along?: string[] };
      taken.push({ recordId, along });
      queues.delete(QUEUE, receiptHandle);
    }
  }
  return taken;
}
