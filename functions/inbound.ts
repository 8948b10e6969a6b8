import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { instantText } from "../core/clock.ts";
import { receive } from "../core/shell/receive.ts";
import type { WorldWithMailbox } from "../core/shell/store.ts";
import { awsWorld, linkedMailbox } from "./aws/runtime.ts";
import { parseJson } from "./json.ts";

const Verdict = z.object({ status: z.enum(["PASS", "FAIL", "GRAY", "PROCESSING_FAILED", "DISABLED"]) });

/** SES's notification of a mail that it stored in S3 and told SNS of (SES developer guide, "Notification contents"). */
const Receipt = z.object({
  notificationType: z.literal("Received"),
  mail: z.object({ messageId: z.string(), timestamp: z.string() }),
  receipt: z.object({
    recipients: z.array(z.string()),
    spamVerdict: Verdict,
    virusVerdict: Verdict,
    dmarcVerdict: Verdict,
    action: z.object({ type: z.literal("S3"), objectKey: z.string() }),
  }),
});
const Notification = z.object({ Type: z.literal("Notification"), Message: z.string() });

/** The receipt in a queue message: SES inside SNS inside SQS; `undefined` for anything else (topic validation, set-up notices). */
function receiptOf(body: string): z.infer<typeof Receipt> | undefined {
  const notification = Notification.safeParse(parseJson(body));
  if (!notification.success) return undefined;
  const receipt = Receipt.safeParse(parseJson(notification.data.Message));
  return receipt.success ? receipt.data : undefined;
}

/** Takes in the mails of a batch, each for every recipient of its envelope at our domain. One that fails comes back, alone. */
export function inboundHandler(runtime: WorldWithMailbox) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    const domain = `@${runtime.settings.mailDomain.toLowerCase()}`;
    for (const { messageId, body } of event.Records) {
      const receipt = receiptOf(body);
      if (receipt === undefined) {
        runtime.log("info", "a notification that is no receipt was left", { messageId });
        continue;
      }
      const { mail, receipt: got } = receipt;
      try {
        for (const recipient of new Set(got.recipients.filter((address) => address.toLowerCase().endsWith(domain)))) {
          await receive(runtime, {
            sesId: mail.messageId,
            recipient,
            key: got.action.objectKey,
            receivedAt: instantText(Temporal.Instant.from(mail.timestamp)),
            verdicts: { spam: got.spamVerdict.status, virus: got.virusVerdict.status, dmarc: got.dmarcVerdict.status },
          });
        }
      } catch (error) {
        runtime.log("error", "a mail could not be taken in and comes back", {
          sesId: mail.messageId,
          why: error instanceof Error ? `${error.name}: ${error.message}` : "unknown",
        });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
}

export const handler = inboundHandler({ ...awsWorld(), mailbox: linkedMailbox() });
