import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import { noteFailure } from "../core/shell/failures.ts";
import type { WorldWithMail } from "../core/shell/store.ts";
import { wake } from "../core/shell/wake.ts";
import { awsRuntime } from "./aws/runtime.ts";
import { parseJson } from "./json.ts";

const WakeMessage = z.object({ recordId: z.string(), along: z.array(z.string()).max(5).default([]) });

/** Wakes each record of a batch. One that fails comes back on the queue, alone; the rest are done. */
export function wakeHandler(runtime: WorldWithMail) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const { messageId, body } of event.Records) {
      const message = WakeMessage.safeParse(parseJson(body));
      if (!message.success) {
        runtime.log("error", "the wake queue held what is no wake", { messageId });
        continue;
      }
      const { recordId, along } = message.data;
      try {
        await wake(runtime, recordId, along);
      } catch (error) {
        batchItemFailures.push({ itemIdentifier: messageId });
        await noteFailure(runtime, recordId, error instanceof Error ? `${error.name}: ${error.message}` : "unknown").catch(
          (failure: unknown) => {
            runtime.log("error", "a failed wake could not be noted", {
              recordId,
              why: failure instanceof Error ? failure.name : "unknown",
            });
          },
        );
      }
    }
    return { batchItemFailures };
  };
}

export const handler = wakeHandler(awsRuntime());
