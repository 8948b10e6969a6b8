import type { Right } from "./function.ts";
import { isPaused } from "./settings.ts";

/** A queue whose messages a function takes in batches, and gives back one by one. */
export function workQueue(
  name: string,
  { timeoutSeconds, deadLetters }: { timeoutSeconds: number; deadLetters: sst.aws.Queue },
): sst.aws.Queue {
  return new sst.aws.Queue(name, {
    // Six times the function's time limit, as AWS advises: a batch that was throttled must not come back while it is worked on.
    visibilityTimeout: `${6 * timeoutSeconds} seconds`,
    dlq: { queue: deadLetters.arn, retry: 5 },
  });
}

/** Has a queue's messages handled, `concurrency` batches at once at most: it bounds parallelism, not rate. */
export function handledBy(queue: sst.aws.Queue, handler: sst.aws.Function, concurrency: number): void {
  queue.subscribe(handler.arn, {
    batch: { size: 10, partialResponses: true },
    transform: { eventSourceMapping: { enabled: !isPaused, scalingConfig: { maximumConcurrency: concurrency } } },
  });
}

/** What Lambda needs on behalf of the function to hand it a queue's messages. */
export function mayTake(queue: sst.aws.Queue): Right {
  return { actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], resources: [queue.arn] };
}

export function mayFill(queue: sst.aws.Queue): Right {
  return { actions: ["sqs:SendMessage"], resources: [queue.arn] };
}

/** A queue for what failed to the end, kept as long as SQS keeps anything, with an alarm on it (`watched.ts`). */
function deadLetterQueue(name: string): sst.aws.Queue {
  return new sst.aws.Queue(name, { transform: { queue: { messageRetentionSeconds: 14 * 24 * 3_600 } } });
}

/** What failed to the end, by what is to be done about it (`scripts/redrive.ts`). */
export const deadLetterQueues = {
  /** Wakes that failed five times, and alarms that could not be put on the wake queue: both are wakes. */
  WakeDead: deadLetterQueue("WakeDead"),
  /** Notices of mails that could not be taken in. */
  InboundDead: deadLetterQueue("InboundDead"),
  /** Events of functions that are called without a queue: feedback and sweep. */
  EventsDead: deadLetterQueue("EventsDead"),
};

export const INBOUND_TIMEOUT_SECONDS = 30;
/** What came in and is to be read (`mail-in.ts`), and what wake found half-read (`scheduling.ts`): here, since both need it. */
export const inboundQueue = workQueue("InboundQueue", {
  timeoutSeconds: INBOUND_TIMEOUT_SECONDS,
  deadLetters: deadLetterQueues.InboundDead,
});
