import { randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Temporal } from "temporal-polyfill";
import type { Records, Settings } from "../../core/ports.ts";
import type { World } from "../../core/shell/store.ts";
import { lazy, loaded } from "./lazy.ts";
import { consoleLog } from "./log.ts";
import { IMPATIENT } from "./patience.ts";
import { dynamoRecords } from "./records.ts";
import { resource } from "./resources.ts";
import type { DelayingWakeQueue } from "./wake-queue.ts";

/** The name beside the address in the From of every mail. */
const SENDER_NAME = "Followthrough";

export type Surroundings = Pick<World, "now" | "randomBytes" | "log" | "settings" | "zones">;

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
  return loaded(async () => (await import("./linked-queue.ts")).linkedQueue("WakeQueue"));
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
