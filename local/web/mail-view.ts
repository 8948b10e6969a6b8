import type { SentMails } from "../aws/ses.ts";

/** A mail as a person would see it. */
export type MailView = {
  id: string;
  to: string[];
  from: string;
  subject: string;
  at: string;
  html: string | undefined;
  text: string | undefined;
  source: string;
  attachments: { name: string; type: string; bytes: Buffer }[];
  /** Whom it is to, with their name, as in its header. */
  toWithName: string;
  replyTo: string;
  /** Whether a draft goes along that can be sent as it is. */
  isDraft: boolean;
};

/** The file in which a draft goes along. */
export const DRAFT_NAME = "draft.eml";

/** Reads the mail as it was delivered. @returns undefined when there is none of that id. */
export async function readMail(mails: SentMails, id: string): Promise<MailView | undefined> {
  const mail = mails.get(id);
  const raw = mails.raw(id, "delivered");
  if (!mail || !raw) return undefined;
  const { default: PostalMime } = await import("postal-mime");
  const parsed = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: "arraybuffer" });
  return {
    id,
    to: mail.to,
    from: mail.from,
    subject: mail.subject,
    at: new Date(mail.atMs).toISOString(),
    html: parsed.html,
    text: parsed.text,
    source: raw.toString("utf8"),
    toWithName: mailbox(parsed.to?.[0]) || mail.to.join(", "),
    replyTo: parsed.replyTo?.[0]?.address ?? "",
    isDraft: parsed.attachments.some(({ filename }) => filename === DRAFT_NAME),
    attachments: parsed.attachments.map((attachment, index) => ({
      name: attachment.filename ?? `attachment-${index + 1}`,
      type: attachment.mimeType,
      bytes: typeof attachment.content === "string" ? Buffer.from(attachment.content) : Buffer.from(attachment.content as ArrayBuffer),
    })),
  };
}

/** "Ada Okafor <ada@example.com>", or what there is of it. */
export function mailbox(of: { name?: string; address?: string | undefined } | undefined): string {
  const { name = "", address = "" } = of ?? {};
  return name === "" || address === "" ? address : `"${name.replace(/["\\]/g, "")}" <${address}>`;
}
