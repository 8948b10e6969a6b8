import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { noteFailure } from "../core/shell/failures.ts";
import { ALONG_MAX, type WorldWithMail } from "../core/shell/store.ts";
import { wake } from "../core/shell/wake.ts";
import { awsRuntime } from "./aws/runtime.ts";
import { parseJson } from "./json.ts";

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === "string");

/** What a message on the wake queue asks for; `undefined` when it is none of ours. By hand: a schema would bring its library along. */
function wakeIn(body: string): { recordId: string; along: string[] } | undefined {
  const message = parseJson(body);
  if (typeof message !== "object" || message === null || !("recordId" in message)) return undefined;
  const along = "along" in message ? message.along : [];
  return typeof message.recordId === "string" && isTexts(along) && along.length <= ALONG_MAX
    ? { recordId: message.recordId, along }
    : undefined;
}

/** Wakes each record of a batch. One that fails comes back on the queue, alone; the rest are done. */
export function wakeHandler(runtime: WorldWithMail) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const { messageId, body } of event.Records) {
      const message = wakeIn(body);
      if (message === undefined) {
        runtime.log("error", "the wake queue held what is no wake", { messageId });
        continue;
      }
      const { recordId, along } = message;
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
