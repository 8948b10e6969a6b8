import type { Call } from "./wire.ts";

/**
 * AWS's published prices for Ireland (eu-west-1), where `sst.config.ts` deploys to, in US dollars, without the free tiers.
 * `docs/costs.md` names the pages. They were written down from memory, since no page could be fetched here.
 */
export const PRICES = {
  date: "November 2025",
  region: "eu-west-1",
  /** One request unit of DynamoDB on demand. */
  readUnit: 0.1415e-6,
  writeUnit: 0.7065e-6,
  /** A mail that SES sends, and one that it receives, in chunks of up to 256 kB. */
  mailOut: 0.1e-3,
  mailIn: 0.1e-3,
  mailInChunk: 0.09e-3,
  /** A call of SQS: a send, and for what is taken by a function a receive and a delete. */
  queueCall: 0.4e-6,
  topicPublish: 0.5e-6,
  objectPut: 5e-6,
  objectGet: 0.4e-6,
  /** A schedule's ringing. */
  alarm: 1e-6,
  httpRequest: 1.11e-6,
  /** A call of a function, on whatever processor. */
  invocation: 0.2e-6,
  /** A GB-second on arm64. */
  gigabyteSecond: 13.3334e-6,
  /** A GB of logs. */
  logGigabyte: 0.57,
} as const;

/** What is declared for each function, in MB; a test holds it to that. */
export const MEMORY_MB = { Api: 1_024, Replies: 1_024, Wake: 512, Inbound: 512, Sweep: 256, Feedback: 256 } as const;
/** What an answer takes on the average, by our reckoning: warm ones are well within (`bench/limits.ts`). */
export const INVOCATION_SECONDS = 0.2;
export const INVOCATION_LOG_GIGABYTES = 1e-6;

/** What one call of a function costs. */
export function invocationUsd(name: keyof typeof MEMORY_MB): number {
  const gigabyteSeconds = (MEMORY_MB[name] / 1_024) * INVOCATION_SECONDS;
  return PRICES.invocation + gigabyteSeconds * PRICES.gigabyteSecond + INVOCATION_LOG_GIGABYTES * PRICES.logGigabyte;
}

/** What calls cost, and the events that led to them: requests to the API, and mails that came in. */
export function usd(calls: readonly Call[], { http, mailIn }: { http: number; mailIn: number }): number {
  const number = (operation: string) => calls.filter((call) => call.operation === operation).length;
  const total = (unit: "readUnits" | "writeUnits") => calls.reduce((sum, call) => sum + call[unit], 0);
  const wakes = number("CreateSchedule") + number("SendMessageBatch");
  return (
    total("readUnits") * PRICES.readUnit +
    total("writeUnits") * PRICES.writeUnit +
    number("SendRawEmail") * PRICES.mailOut +
    mailIn * (PRICES.mailIn + PRICES.mailInChunk + PRICES.objectPut + PRICES.topicPublish + invocationUsd("Inbound")) +
    number("GetObject") * PRICES.objectGet +
    number("CreateSchedule") * PRICES.alarm +
    3 * (wakes + mailIn) * PRICES.queueCall +
    http * (PRICES.httpRequest + invocationUsd("Api")) +
    wakes * invocationUsd("Wake")
  );
}

/** What is there all month whether anything happens or not; a test holds it to what is declared. */
export const STANDING = {
  sweepsAMonth: 12 * 24 * 30,
  /** Of the index of what is due, one for each shard, and of what is to be reviewed: half a read unit each. */
  queriesASweep: 17,
  queuesAsked: 2,
  alarms: 10,
  dashboards: 1,
} as const;
/** Lambda asks a queue by five connections, each for twenty seconds at a time (Lambda developer guide, "Polling and batching"). */
const ASKED_A_MONTH = (5 * 30 * 24 * 3_600) / 20;
/** Free each month in every account, for good. */
const FREE = { queueCalls: 1_000_000, alarms: 10, dashboards: 3 };
const ALARM_USD = 0.1;
const DASHBOARD_USD = 3;

/** What a month costs in which nothing happens, but for storage: in an account of its own, and where others use up what is free. */
export function idle(): { what: string; own: number; shared: number }[] {
  const { sweepsAMonth, queriesASweep, queuesAsked, alarms, dashboards } = STANDING;
  const reads = sweepsAMonth * queriesASweep * 0.5 * PRICES.readUnit;
  const queueCalls = sweepsAMonth + queuesAsked * ASKED_A_MONTH;
  return [
    { what: "the sweep's reads", own: reads, shared: reads },
    { what: "the sweep's runs, and its clock", own: 0, shared: sweepsAMonth * (invocationUsd("Sweep") + PRICES.alarm) },
    {
      what: "Lambda asking two empty queues, and the sweep one",
      own: Math.max(0, queueCalls - FREE.queueCalls) * PRICES.queueCall,
      shared: queueCalls * PRICES.queueCall,
    },
    { what: "ten alarms of one metric each", own: Math.max(0, alarms - FREE.alarms) * ALARM_USD, shared: alarms * ALARM_USD },
    { what: "the dashboard", own: Math.max(0, dashboards - FREE.dashboards) * DASHBOARD_USD, shared: dashboards * DASHBOARD_USD },
  ];
}
