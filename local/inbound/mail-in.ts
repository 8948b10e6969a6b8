import { randomBytes, randomUUID } from "node:crypto";
import type { Queues } from "../aws/queues.ts";
import type { Objects } from "../aws/s3.ts";
import type { Clock } from "../clock.ts";
import { receiptOf, type Verdicts, withReceiptHeaders } from "./receipt.ts";

/** A mail and its envelope. An empty `from` is the null sender of bounces. */
export type IncomingMail = { from: string; to: string[]; raw: Buffer; verdicts?: Partial<Verdicts> };

/** SES's limit for mail that a receipt rule stores in S3. */
export const MAIL_BYTES_MAX = 40 * 1024 * 1024;

/** The way in, as SES receiving goes it: raw mail to S3, a notification by SNS to the inbound queue. */
export type MailIn = {
  /** Whether mail to this address is ours to take. */
  accepts(address: string): boolean;
  /** Stores the mail and announces it. When it returns, the mail is safe. @returns the id that SES would give it. */
  receive(mail: IncomingMail): string;
};

const KEY_PREFIX = "raw/";

export function createMailIn(parts: {
  clock: Clock;
  objects: Objects;
  queues: Queues;
  bucket: string;
  queue: string;
  mailDomain: string;
  region: string;
  transaction<T>(work: () => T): T;
}): MailIn {
  const { clock, objects, queues, bucket, queue, mailDomain, region } = parts;
  const topicArn = `arn:aws:sns:${region}:000000000000:inbound-mail`;

  return {
    accepts: (address) => address.slice(address.lastIndexOf("@") + 1).toLowerCase() === mailDomain,
    receive({ from, to, raw, verdicts }) {
      const messageId = randomBytes(20).toString("hex");
      const objectKey = `${KEY_PREFIX}${messageId}`;
      const { stored, judged } = withReceiptHeaders(crlf(raw), {
        from,
        to,
        messageId,
        region,
        atMs: clock.nowMs(),
        verdicts: verdicts ?? {},
      });
      const action = { type: "S3", topicArn, bucketName: bucket, objectKeyPrefix: KEY_PREFIX, objectKey };
      const receipt = receiptOf(stored, { from, to, messageId, atMs: clock.nowMs(), verdicts: judged, action });
      const notification = {
        Type: "Notification",
        MessageId: randomUUID(),
        TopicArn: topicArn,
        Subject: "Amazon SES Email Receipt Notification",
        Message: JSON.stringify(receipt),
        Timestamp: new Date(clock.nowMs()).toISOString(),
        SignatureVersion: "1",
        Signature: "local",
        SigningCertURL: `https://sns.${region}.amazonaws.com/SimpleNotificationService-local.pem`,
        UnsubscribeURL: `https://sns.${region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${topicArn}:local`,
      };
      parts.transaction(() => {
        objects.put(bucket, objectKey, stored, "application/octet-stream");
        queues.send(queue, JSON.stringify(notification));
      });
      return messageId;
    },
  };
}

/** SMTP knows no other line end than CRLF; a file that was posted with bare line feeds becomes what a client would have sent. */
function crlf(raw: Buffer): Buffer {
  let bare = 0;
  for (let at = raw.indexOf(10); at >= 0; at = raw.indexOf(10, at + 1)) if (raw[at - 1] !== 13) bare += 1;
  if (bare === 0) return raw;
  const converted = Buffer.allocUnsafe(raw.length + bare);
  let length = 0;
  for (let start = 0; start < raw.length; ) {
    const lineFeed = raw.indexOf(10, start);
    const end = lineFeed < 0 ? raw.length : lineFeed;
    length += raw.copy(converted, length, start, end);
    if (lineFeed < 0) break;
    if (raw[end - 1] !== 13) converted[length++] = 13;
    converted[length++] = 10;
    start = end + 1;
  }
  return converted.subarray(0, length);
}
