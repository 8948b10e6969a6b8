import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { InstantText } from "../clock.ts";
import { address, oneLine } from "./clean.ts";
import type { Content } from "./content.ts";
import { emlOf } from "./eml.ts";
import { icsOf } from "./ics.ts";
import { renderHtml, renderText } from "./render.ts";
import { canBeSent } from "./send-links.ts";

/** What goes around a mail: who sends it, where answers go, and what ties it to others. */
export type Envelope = {
  from: { name: string; address: string };
  replyTo: string;
  /** The page of RFC 8058: one POST unsubscribes. */
  unsubscribeUrl: string;
  /** A stable id of the interview on our own domain: mail programs that thread by References show one thread. */
  threadId?: string;
  date: InstantText;
  messageId: string;
};

const bracketed = (id: string) => `<${oneLine(id, 300).replace(/[<>\s]/gu, "")}>`;

/**
 * The mail as it is given to SES: text and HTML of the same words, the draft as an unsent `.eml`, dates as `.ics`; each
 * header once, CRLF throughout. The same content and envelope give the same bytes.
 */
export async function toMime(content: Content, envelope: Envelope): Promise<Uint8Array> {
  const { draft, calendar } = content;
  const boundary = createHash("sha256").update(envelope.messageId).digest("hex").slice(0, 16);
  const date = new Date(envelope.date);
  const sender = { name: oneLine(content.to.name, 80), address: address(content.to.address) };
  const attachments = [
    ...(draft === undefined || !canBeSent(draft)
      ? []
      : [
          {
            filename: "draft.eml",
            contentType: "message/rfc822",
            // Left to itself it is `inline`, and some programs would print the draft once more beneath the mail, Bcc and all.
            contentDisposition: "attachment" as const,
            content: await emlOf(draft, sender, date, boundary),
            contentTransferEncoding: "7bit" as const,
          },
        ]),
    ...(calendar ?? []).map((entry, i) => ({
      filename: i === 0 ? "calendar.ics" : `calendar-${i + 1}.ics`,
      contentType: "text/calendar; charset=utf-8; method=PUBLISH",
      content: icsOf(entry, envelope.date),
    })),
  ];
  const mail = new MailComposer({
    from: { name: oneLine(envelope.from.name, 80), address: envelope.from.address },
    to: sender,
    replyTo: address(envelope.replyTo),
    subject: oneLine(content.subject, 200),
    date,
    messageId: bracketed(envelope.messageId),
    ...(envelope.threadId === undefined ? {} : { references: [bracketed(envelope.threadId)] }),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "List-Unsubscribe": `<${envelope.unsubscribeUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
    text: renderText(content, { notes: "shown" }),
    html: renderHtml(content, { notes: "shown" }),
    textEncoding: "quoted-printable",
    attachments,
    newline: "windows",
    ...{ baseBoundary: boundary },
  });
  return new Uint8Array(await mail.compile().build());
}
