import type { QueueSettings } from "./aws/queues.ts";

export const WAKE_QUEUE = "wake";
export const INBOUND_QUEUE = "inbound";
/** What failed to the end, and alarms that did not reach their queue. */
export const WAKE_DEAD = "wake-dead";
const INBOUND_DEAD = "inbound-dead";

const DEAD: QueueSettings = { visibilityTimeoutSeconds: 30 };

/** The queues as the infrastructure declares them: six times a function's time limit, five tries. */
export const QUEUES: Readonly<Record<string, QueueSettings>> = {
  [WAKE_QUEUE]: { visibilityTimeoutSeconds: 180, maxReceiveCount: 5, deadLetterQueue: WAKE_DEAD },
  [INBOUND_QUEUE]: { visibilityTimeoutSeconds: 180, maxReceiveCount: 5, deadLetterQueue: INBOUND_DEAD },
  [WAKE_DEAD]: DEAD,
  [INBOUND_DEAD]: DEAD,
};
