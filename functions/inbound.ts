import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { instantText } from "../core/clock.ts";
import { readAgain, receive } from "../core/shell/receive.ts";
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

/** What wake puts on the queue: a mail on record that was not read to its end. */
const HalfRead = z.object({ recordId: z.string() });

/** The receipt in a queue message: SES inside SNS inside SQS; `undefined` for anything else (topic validation, set-up notices). */
function receiptOf(body: string): z.infer<typeof Receipt> | undefined {
  const notification = Notification.safeParse(parseJson(body));
  if (!notification.success) return undefined;
  const receipt = Receipt.safeParse(parseJson(notification.data.Message));
  return receipt.success ? receipt.data : undefined;
}

/** Takes a mail in, for every recipient of its envelope at our domain. */
async function takeIn(runtime: WorldWithMailbox, { mail, receipt }: z.infer<typeof Receipt>): Promise<void> {
  const domain = `@${runtime.settings.mailDomain.toLowerCase()}`;
  for (const recipient of new Set(receipt.recipients.filter((address) => address.toLowerCase().endsWith(domain)))) {
    await receive(runtime, {
      sesId: mail.messageId,
      recipient,
      key: receipt.action.objectKey,
      receivedAt: instantText(Temporal.Instant.from(mail.timestamp)),
      verdicts: { spam: receipt.spamVerdict.status, virus: receipt.virusVerdict.status, dmarc: receipt.dmarcVerdict.status },
    });
  }
}

/** Takes in the mails of a batch, and reads what was left half-read. One that fails comes back, alone. */
export function inboundHandler(runtime: WorldWithMailbox) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const { messageId, body } of event.Records) {
      const halfRead = HalfRead.safeParse(parseJson(body));
      const receipt = receiptOf(body);
      try {
        if (halfRead.success) await readAgain(runtime, halfRead.data.recordId);
        else if (receipt !== undefined) await takeIn(runtime, receipt);
        else runtime.log("info", "a notification that is no receipt was left", { messageId });
      } catch (error) {
        runtime.log("error", "a mail could not be taken in and comes back", {
          messageId,
          ...(receipt === undefined ? {} : { sesId: receipt.mail.messageId }),
          ...(halfRead.success ? { recordId: halfRead.data.recordId } : {}),
          why: error instanceof Error ? `${error.name}: ${error.message}` : "unknown",
        });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
}

export const handler = inboundHandler({ ...awsWorld(), mailbox: linkedMailbox() });
