import { type SESClient, type SESClientConfig, SendRawEmailCommand } from "@aws-sdk/client-ses";
import type { Mailer, MailOutcome } from "../../core/ports.ts";

/**
 * How the client must be made: it tries once, since a try whose answer was lost may have gone out, and the shell, not the
 * SDK, decides on the next. It waits for less than the lease of a delivery.
 */
export const SES_CLIENT = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} satisfies SESClientConfig;

/**
 * What SES's error codes mean for the mail at hand (without `Exception` at the end). What is not named here and is no fault
 * of SES or of the line is a fault of ours, such as a missing right or configuration set: it is thrown, so that the wake
 * fails, somebody is alarmed, and the mail goes out once it is put right.
 */
const RETRY_BY_CODE: Readonly<Record<string, "later" | "never">> = {
  // Over the sending rate, or over the quota of a day.
  Throttling: "later",
  TooManyRequests: "later",
  RequestLimitExceeded: "later",
  LimitExceeded: "later",
  // Paused by somebody, or by AWS for its bounce rate: until it is lifted, every mail is refused, and this one no more than others.
  AccountSendingPaused: "later",
  ConfigurationSetSendingPaused: "later",
  SendingPaused: "later",
  // SES could not read the MX record of our MAIL FROM domain just now, mostly for want of an answer from DNS.
  MailFromDomainNotVerified: "later",
  RequestTimeout: "later",
  // An address or header that SES cannot use, or a message over 10 MB: the same mail would be refused every time.
  InvalidParameterValue: "never",
  ValidationError: "never",
  // The content was refused; `retryOf` knows two other things that SES says by this code.
  MessageRejected: "never",
};

const TAG_CHARACTERS_MAX = 256;
const WHY_CHARACTERS_MAX = 300;

/** Mail by SES's `SendRawEmail`. `client` is made with `SES_CLIENT`. */
export function sesMailer({
  client,
  source,
  configurationSet,
}: {
  client: SESClient;
  /** The envelope sender, which SES replaces by one of its own MAIL FROM domain; the identity it checks. */
  source: string;
  configurationSet: string;
}): Mailer {
  return {
    async send({ raw, to, tags }): Promise<MailOutcome> {
      try {
        const { MessageId: sesId } = await client.send(
          new SendRawEmailCommand({
            Source: source,
            Destinations: [to],
            RawMessage: { Data: raw },
            Tags: Object.entries(tags).map(([name, value]) => ({ Name: tagText(name), Value: tagText(value) })),
            ConfigurationSetName: configurationSet,
          }),
        );
        if (sesId === undefined) throw new Error("SES took the mail but gave it no id");
        return { sent: true, sesId };
      } catch (error) {
        const retry = retryOf(error);
        if (retry === "ours" || !(error instanceof Error)) throw error;
        return { sent: false, retry, why: `${error.name}: ${error.message}`.slice(0, WHY_CHARACTERS_MAX) };
      }
    },
  };
}

/** What SES allows in names and values of tags. */
function tagText(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, TAG_CHARACTERS_MAX);
}

function retryOf(error: unknown): "later" | "never" | "ours" {
  if (!(error instanceof Error)) return "ours";
  const { $metadata: { httpStatusCode: status } = {}, code } = error as { $metadata?: { httpStatusCode?: number }; code?: unknown };
  if (status === undefined) return isLineFault(error.name, code) ? "later" : "ours";
  if (status >= 500 || status === 429) return "later";
  const sesCode = error.name.replace(/Exception$/, "");
  if (sesCode === "MessageRejected") {
    // The code also stands for a pause by AWS ("Sending paused for this account.")
    if (/\b(paused|suspended)\b/i.test(error.message)) return "later";
    // and for an identity that is not verified, or an account still in the sandbox. Both are ours to put right, and no
    // draft may be given up for them.
    if (/not verified/i.test(error.message)) return "ours";
  }
  return RETRY_BY_CODE[sesCode] ?? "ours";
}

/** Whether an error without an answer of SES is one of the network. */
function isLineFault(name: string, code: unknown): boolean {
  return name === "TimeoutError" || (typeof code === "string" && /^E(?!RR_)[A-Z_]+$/.test(code));
}
