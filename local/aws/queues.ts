import { createHash, randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Store } from "../store.ts";

/** How a queue is set up, as its infrastructure declares it. */
export type QueueSettings = {
  visibilityTimeoutSeconds: number;
  /** After this many receives a message moves to the queue's dead-letter queue, when it has one. */
  maxReceiveCount?: number;
  deadLetterQueue?: string;
};

/** A message as one receive hands it out. */
export type ReceivedMessage = {
  messageId: string;
  receiptHandle: string;
  body: string;
  md5OfBody: string;
  sentAtMs: number;
  firstReceivedAtMs: number;
  receiveCount: number;
};

/** The queues themselves: what SQS does, without its wire format. All times are those of the local clock. */
export type Queues = {
  exists(queue: string): boolean;
  send(queue: string, body: string, delaySeconds?: number): { messageId: string; md5OfBody: string };
  receive(queue: string, max: number, visibilityTimeoutSeconds?: number): ReceivedMessage[];
  delete(queue: string, receiptHandle: string): void;
  /** @returns false when the message is no longer in flight. */
  changeVisibility(queue: string, receiptHandle: string, seconds: number): boolean;
  counts(queue: string): { visible: number; inFlight: number; delayed: number };
  settings(queue: string): QueueSettings | undefined;
  /** The earliest instant at which a message of these queues becomes visible that is not visible now. */
  nextVisibleAtMs(queues: readonly string[]): number | undefined;
  /** Says that a consumer is done with a message without deleting it: it comes back when its visibility timeout is over. */
  handBack(queue: string, receiptHandle: string): void;
  /** Makes visible what a consumer was working on when the process died: nobody is left to finish it. */
  returnAbandoned(): void;
  /** Called whenever there may be something to receive. */
  onChange(listener: () => void): void;
};

export const ACCOUNT_ID = "000000000000";

/** @returns the ARN of a queue of the local account. */
export function queueArn(queue: string, region: string): string {
  return `arn:aws:sqs:${region}:${ACCOUNT_ID}:${queue}`;
}

type Row = { id: string; body: string; sent_at: number; first_received_at: number | null; receive_count: number };

export function createQueues(store: Store, clock: Clock, declared: Readonly<Record<string, QueueSettings>>): Queues {
  const { db } = store;
  db.exec(`
    CREATE TABLE IF NOT EXISTS queue_message (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, queue TEXT NOT NULL, body TEXT NOT NULL,
      sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL, first_received_at INTEGER, receive_count INTEGER NOT NULL DEFAULT 0, receipt TEXT,
      processing INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX IF NOT EXISTS queue_message_visible ON queue_message (queue, visible_at);
    CREATE INDEX IF NOT EXISTS queue_message_receipt ON queue_message (receipt);
  `);
  const insert = db.prepare("INSERT INTO queue_message (id, queue, body, sent_at, visible_at) VALUES (?, ?, ?, ?, ?)");
  const selectVisible = db.prepare(
    "SELECT id, body, sent_at, first_received_at, receive_count FROM queue_message WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, seq LIMIT ?",
  );
  const markReceived = db.prepare(
    "UPDATE queue_message SET receipt = ?, processing = 1, receive_count = receive_count + 1, first_received_at = ?, visible_at = ? WHERE id = ?",
  );
  const moveTo = db.prepare(
    "UPDATE queue_message SET queue = ?, receipt = NULL, processing = 0, receive_count = 0, first_received_at = NULL, visible_at = ? WHERE id = ?",
  );
  const remove = db.prepare("DELETE FROM queue_message WHERE queue = ? AND receipt = ?");
  const setVisible = db.prepare("UPDATE queue_message SET visible_at = ? WHERE queue = ? AND receipt = ? AND visible_at > ?");
  const count = db.prepare(`
    SELECT count(*) FILTER (WHERE visible_at <= :now) AS visible,
           count(*) FILTER (WHERE visible_at > :now AND receipt IS NOT NULL) AS in_flight,
           count(*) FILTER (WHERE visible_at > :now AND receipt IS NULL) AS delayed
    FROM queue_message WHERE queue = :queue`);
  const earliestHidden = db.prepare("SELECT min(visible_at) AS at FROM queue_message WHERE queue = ? AND visible_at > ?");
  const abandon = db.prepare("UPDATE queue_message SET visible_at = ?, processing = 0 WHERE processing = 1 AND visible_at > ?");
  const finish = db.prepare("UPDATE queue_message SET processing = 0 WHERE queue = ? AND receipt = ?");
  const listeners: (() => void)[] = [];
  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  return {
    exists: (queue) => queue in declared,
    settings: (queue) => declared[queue],
    send(queue, body, delaySeconds = 0) {
      const messageId = randomUUID();
      const now = clock.nowMs();
      insert.run(messageId, queue, body, now, now + delaySeconds * 1000);
      changed();
      return { messageId, md5OfBody: md5(body) };
    },
    receive(queue, max, visibilityTimeoutSeconds) {
      const settings = declared[queue];
      if (!settings) return [];
      const now = clock.nowMs();
      const visibleAgainAt = now + (visibilityTimeoutSeconds ?? settings.visibilityTimeoutSeconds) * 1000;
      return store.transaction(() => {
        const received: ReceivedMessage[] = [];
        while (received.length < max) {
          const rows = selectVisible.all(queue, now, max - received.length) as Row[];
          if (rows.length === 0) break;
          for (const row of rows) {
            if (settings.deadLetterQueue && settings.maxReceiveCount && row.receive_count >= settings.maxReceiveCount) {
              moveTo.run(settings.deadLetterQueue, now, row.id);
              continue;
            }
            const receiptHandle = randomUUID();
            const firstReceivedAtMs = row.first_received_at ?? now;
            markReceived.run(receiptHandle, firstReceivedAtMs, visibleAgainAt, row.id);
            received.push({
              messageId: row.id,
              receiptHandle,
              body: row.body,
              md5OfBody: md5(row.body),
              sentAtMs: row.sent_at,
              firstReceivedAtMs,
              receiveCount: row.receive_count + 1,
            });
          }
          // With a visibility of zero the same message would be handed out again and again within one receive.
          if (visibleAgainAt <= now) break;
        }
        return received;
      });
    },
    delete(queue, receiptHandle) {
      remove.run(queue, receiptHandle);
    },
    changeVisibility(queue, receiptHandle, seconds) {
      const now = clock.nowMs();
      const inFlight = setVisible.run(now + seconds * 1000, queue, receiptHandle, now).changes > 0;
      if (inFlight) changed();
      return inFlight;
    },
    counts(queue) {
      const row = count.get({ queue, now: clock.nowMs() }) as { visible: number; in_flight: number; delayed: number };
      return { visible: row.visible, inFlight: row.in_flight, delayed: row.delayed };
    },
    nextVisibleAtMs(queues) {
      const now = clock.nowMs();
      const times = queues.map((queue) => (earliestHidden.get(queue, now) as { at: number | null }).at).filter((at) => at !== null);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    handBack(queue, receiptHandle) {
      finish.run(queue, receiptHandle);
      changed();
    },
    returnAbandoned() {
      const now = clock.nowMs();
      abandon.run(now, now);
      changed();
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
