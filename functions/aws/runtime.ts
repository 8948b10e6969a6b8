import { randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESClient } from "@aws-sdk/client-ses";
import { Temporal } from "temporal-polyfill";
import type { Alarms, Mailbox, Mailer, Records, Settings } from "../../core/ports.ts";
import type { World, WorldWithMail } from "../../core/shell/store.ts";
import { consoleLog } from "./log.ts";
import { s3Mailbox } from "./mailbox.ts";
import { SES_CLIENT, sesMailer } from "./mailer.ts";
import { IMPATIENT } from "./patience.ts";
import { dynamoRecords } from "./records.ts";
import { resource } from "./resources.ts";
import { s3 } from "./s3.ts";
import type { DelayingWakeQueue } from "./wake-queue.ts";

/** What the API and its pages need: the ports and the settings of the deployment. */
export type Runtime = World;

/** The name beside the address in the From of every mail. */
const SENDER_NAME = "Followthrough";

type Surroundings = Pick<World, "now" | "randomBytes" | "log" | "settings" | "zones">;

/**
 * All ports over AWS, by the resources that the function is linked to. Nothing is read and no client is made until a port is
 * first used, so that a function needs the resources, the rights and the connections of what it uses alone. A handler that
 * uses fewer ports composes its own of the functions below: the clients of the others are then not in its bundle.
 */
export function awsRuntime(overrides: Partial<Surroundings> = {}): WorldWithMail {
  return { ...awsWorld(), mailer: linkedMailer(), mailbox: linkedMailbox(), ...overrides };
}

/** What all but the sweep need: records, and whatever wakes them. */
export function awsWorld(): World {
  const wakeQueue = linkedWakeQueue();
  return { ...surroundings(), records: linkedRecords(), wakeQueue, alarms: linkedAlarms(wakeQueue) };
}

/** What is no port of AWS. */
export function surroundings(): Surroundings {
  return {
    now: () => Temporal.Now.instant(),
    randomBytes,
    log: consoleLog,
    settings: linkedSettings(),
    ...(process.versions.tz === undefined ? {} : { zones: process.versions.tz }),
  };
}

export function linkedRecords(): Records {
  return lazy(() => dynamoRecords({ client: new DynamoDBClient(IMPATIENT), tableName: resource("Table").name }));
}

// Most requests only read: what wakes records is loaded by the first change.
export function linkedWakeQueue(): DelayingWakeQueue {
  return loaded(async () => (await import("./linked-wake-queue.ts")).linkedWakeQueue());
}

function linkedAlarms(wakeQueue: DelayingWakeQueue): Alarms {
  return loaded(async () => (await import("./linked-alarms.ts")).linkedAlarms(wakeQueue));
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

/** Each setting is read when it is asked for: a function is not linked to those that it does not need. */
function linkedSettings(): Settings {
  return {
    get linkSecret() {
      return resource("LinkSecret").value;
    },
    get publicUrl() {
      return resource("PublicUrl").url;
    },
    get mailDomain() {
      return resource("MailDomain").name;
    },
    get sender() {
      return { name: SENDER_NAME, address: resource("Sender").address };
    },
  };
}

/** A port that is made when one of its functions is first asked for. */
function lazy<P extends object>(make: () => P): P {
  let made: P | undefined;
  return new Proxy({} as P, {
    get: (_, name) => {
      made ??= make();
      return Reflect.get(made, name);
    },
  });
}

/** A port, all of whose functions answer later, that is loaded and made when one of them is first called. */
function loaded<P extends object>(make: () => Promise<P>): P {
  let made: Promise<P> | undefined;
  return new Proxy({} as P, {
    get:
      (_, name) =>
      async (...asked: unknown[]) => {
        made ??= make();
        const port = await made;
        return (Reflect.get(port, name) as (...asked: unknown[]) => unknown)(...asked);
      },
  });
}
