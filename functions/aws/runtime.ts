import { SESClient } from "@aws-sdk/client-ses";
import type { Alarms, Mailbox, Mailer, ReadQueue } from "../../core/ports.ts";
import type { World, WorldWithMail, WorldWithMailbox } from "../../core/shell/store.ts";
import { lazy, loaded } from "./lazy.ts";
import { linkedRecords, linkedWakeQueue, type Surroundings, surroundings } from "./linked.ts";
import { s3Mailbox } from "./mailbox.ts";
import { SES_CLIENT, sesMailer } from "./mailer.ts";
import { resource } from "./resources.ts";
import { s3 } from "./s3.ts";
import type { DelayingWakeQueue } from "./wake-queue.ts";

/** What the API and its pages need: the ports and the settings of the deployment. */
export type Runtime = World;

/**
 * All ports over AWS, by the resources that the function is linked to. Nothing is read and no client is made until a port is
 * first used, so that a function needs the resources, the rights and the connections of what it uses alone. A handler that
 * uses fewer ports composes its own (`linked.ts`): the clients of the others are then not in its bundle.
 */
export function awsRuntime(overrides: Partial<Surroundings> = {}): WorldWithMail & WorldWithMailbox {
  return { ...awsWorld(), mailer: linkedMailer(), mailbox: linkedMailbox(), readQueue: linkedReadQueue(), ...overrides };
}

/** What all but the sweep need: records, and whatever wakes them. */
export function awsWorld(): World {
  const wakeQueue = linkedWakeQueue();
  return { ...surroundings(), records: linkedRecords(), wakeQueue, alarms: linkedAlarms(wakeQueue) };
}

function linkedAlarms(wakeQueue: DelayingWakeQueue): Alarms {
  return loaded(async () => (await import("./linked-alarms.ts")).linkedAlarms(wakeQueue));
}

function linkedReadQueue(): ReadQueue {
  return loaded(async () => {
    const queue = (await import("./linked-queue.ts")).linkedQueue("InboundQueue");
    return { send: (replyId) => queue.send([replyId]) };
  });
}

function linkedMailer(): Mailer {
  return lazy(() => {
    const { address, configSet } = resource("Sender");
    return sesMailer({ client: new SESClient(SES_CLIENT), source: address, configurationSet: configSet });
  });
}

export function linkedMailbox(): Mailbox {
  return lazy(() => {
    // By the names that the SDK's clients read.
    const { AWS_REGION: region = "", AWS_ENDPOINT_URL_S3: endpoint } = process.env;
    return s3Mailbox({ s3: s3({ region, ...(endpoint && { endpoint }) }), bucket: resource("MailBucket").name });
  });
}
