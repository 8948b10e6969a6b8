import { ConflictException, CreateScheduleCommand, type SchedulerClient } from "@aws-sdk/client-scheduler";
import type { Alarms } from "../../core/ports.ts";
import { type DelayingWakeQueue, wakeBody } from "./wake-queue.ts";

const MINUTE_MS = 60_000;

/** How long Scheduler tries to reach the wake queue. After that the sweep has long done it. */
const RETRY_POLICY = { MaximumRetryAttempts: 20, MaximumEventAgeInSeconds: 3_600 };

export type SchedulerSettings = {
  group: string;
  /** The role by which Scheduler may send to the wake queue. */
  roleArn: string;
  /** The wake queue. */
  targetArn: string;
  /** Where what could not be delivered is put down. */
  dlqArn: string;
};

/**
 * Alarms on EventBridge Scheduler: one-time schedules that delete themselves. The name is made of the record and the
 * minute, so that setting the same alarm again meets the first one, and none need be remembered or taken back.
 *
 * A time less than a minute ahead goes to the wake queue, held back until then: Scheduler is precise to the minute only,
 * and a wake that came before its time would find nothing due and ask for the next at once, over and over.
 */
export function schedulerAlarms({
  client,
  wakeQueue,
  group,
  roleArn,
  targetArn,
  dlqArn,
}: SchedulerSettings & { client: SchedulerClient; wakeQueue: Pick<DelayingWakeQueue, "send"> }): Alarms {
  return {
    async set(recordId, at, now, along = []) {
      const atMs = Date.parse(at);
      const aheadMs = atMs - Date.parse(now);
      if (aheadMs < MINUTE_MS) {
        await wakeQueue.send([recordId], Math.max(0, Math.ceil(aheadMs / 1_000)), along);
        return;
      }
      const minute = Math.ceil(atMs / MINUTE_MS);
      try {
        await client.send(
          new CreateScheduleCommand({
            Name: `${recordId}.${minute}`,
            GroupName: group,
            ScheduleExpression: `at(${new Date(minute * MINUTE_MS).toISOString().slice(0, "yyyy-mm-ddThh:mm:ss".length)})`,
            ScheduleExpressionTimezone: "UTC",
            FlexibleTimeWindow: { Mode: "OFF" },
            ActionAfterCompletion: "DELETE",
            Target: {
              Arn: targetArn,
              RoleArn: roleArn,
              Input: wakeBody(recordId, along),
              DeadLetterConfig: { Arn: dlqArn },
              RetryPolicy: RETRY_POLICY,
            },
          }),
        );
      } catch (error) {
        // Somebody set it already. It has not rung yet: it is a minute ahead at least.
        if (!(error instanceof ConflictException)) throw error;
      }
    },
  };
}
