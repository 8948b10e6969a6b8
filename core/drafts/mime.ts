import { createHash } from "node:crypto";
import type { InstantText } from "../clock.ts";
import { address, oneLine } from "./clean.ts";
import type { Content } from "./content.ts";
import { emlOf } from "./eml.ts";
import { dateValue, mailboxValue, textValue } from "./header-fields.ts";
import { icsOf, methodOf } from "./ics.ts";
import { filePart, mailText, multipart, textPart } from "./mime-parts.ts";
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
export function toMime(content: Content, envelope: Envelope): Uint8Array {
  const { draft, calendar = [] } = content;
  const base = `--_NmP-${createHash("sha256").update(envelope.messageId).digest("hex").slice(0, 16)}-Part_`;
  const date = new Date(envelope.date);
  const sender = { name: oneLine(content.to.name, 80), address: address(content.to.address) };
  const files = [
    ...(draft === undefined || !canBeSent(draft)
      ? []
      : [filePart({ type: "message/rfc822", filename: "draft.eml", content: emlOf(draft, sender, date) })]),
    ...calendar.map((entry, i) =>
      filePart({
        type: `text/calendar; charset=utf-8; method=${methodOf(entry)}`,
        filename: i === 0 ? "calendar.ics" : `calendar-${i + 1}.ics`,
        content: icsOf(entry, envelope.date, sender),
      }),
    ),
  ];
  const words = multipart("alternative", `${base}${files.length === 0 ? 1 : 2}`, [
    textPart("plain", renderText(content, { notes: "shown" })),
    textPart("html", renderHtml(content, { notes: "shown" })),
  ]);
  const mail = mailText(
    [
      ["Auto-Submitted", "auto-generated"],
      ["X-Auto-Response-Suppress", "All"],
      ["List-Unsubscribe", `<${envelope.unsubscribeUrl}>`],
      ["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"],
      ["From", mailboxValue({ name: oneLine(envelope.from.name, 80), address: envelope.from.address })],
      ["To", mailboxValue(sender)],
      ["Reply-To", mailboxValue({ address: address(envelope.replyTo) })],
      ["References", envelope.threadId === undefined ? "" : bracketed(envelope.threadId)],
      ["Subject", textValue(oneLine(content.subject, 200))],
      ["Message-ID", bracketed(envelope.messageId)],
      ["Date", dateValue(date)],
    ],
    files.length === 0 ? words : multipart("mixed", `${base}1`, [words, ...files]),
  );
  return new Uint8Array(Buffer.from(mail));
}
