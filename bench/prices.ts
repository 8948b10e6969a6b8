import type { Call } from "./wire.ts";

/**
 * AWS's published prices for us-east-1, in US dollars, without the free tiers. `docs/costs.md` names the pages. Ireland
 * (eu-west-1), where `sst.config.ts` deploys to, is some 10 % dearer for requests and the same for mail.
 */
export const PRICES = {
  date: "November 2025",
  /** One request unit of DynamoDB on demand. */
  readUnit: 0.125e-6,
  writeUnit: 0.625e-6,
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
  httpRequest: 1e-6,
  invocation: 0.2e-6,
  /** A GB-second on arm64. */
  gigabyteSecond: 13.3334e-6,
  /** A GB of logs. */
  logGigabyte: 0.5,
} as const;

/** What an invocation of each function takes up, by our reckoning: warm answers are well within. */
const INVOCATION_GB_SECONDS = 0.5 * 0.2;
const INVOCATION_LOG_GIGABYTES = 1e-6;

/** What calls cost, and the events that led to them: requests to the API, and mails that came in. */
export function usd(calls: readonly Call[], { http, mailIn }: { http: number; mailIn: number }): number {
  const number = (operation: string) => calls.filter((call) => call.operation === operation).length;
  const total = (unit: "readUnits" | "writeUnits") => calls.reduce((sum, call) => sum + call[unit], 0);
  const wakes = number("CreateSchedule") + number("SendMessageBatch");
  const invocations = http + mailIn + wakes;
  return (
    total("readUnits") * PRICES.readUnit +
    total("writeUnits") * PRICES.writeUnit +
    number("SendRawEmail") * PRICES.mailOut +
    mailIn * (PRICES.mailIn + PRICES.mailInChunk + PRICES.objectPut + PRICES.topicPublish) +
    number("GetObject") * PRICES.objectGet +
    number("CreateSchedule") * PRICES.alarm +
    3 * (wakes + mailIn) * PRICES.queueCall +
    http * PRICES.httpRequest +
    invocations * (PRICES.invocation + INVOCATION_GB_SECONDS * PRICES.gigabyteSecond + INVOCATION_LOG_GIGABYTES * PRICES.logGigabyte)
  );
}
