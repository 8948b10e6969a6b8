import MailComposer from "nodemailer/lib/mail-composer";
import { addressesIn } from "../raw-message.ts";

/** A mail written by hand on the local page: an employer's answer handed on, or an answer to one of our mails. */
export type Written = {
  kind: "forward" | "reply";
  /** The candidate, as in `Ada <ada@example.com>`. */
  from: string;
  to: string;
  subject: string;
  text: string;
  /** Of a forward: who wrote it, and the candidate's own words above it. */
  employer: string;
  note: string;
};

/** What was typed, as it was typed, but on one line where a line is meant. */
export function writtenIn(form: URLSearchParams): Written {
  const field = (name: string) => (form.get(name) ?? "").replace(/\r\n?/g, "\n");
  const line = (name: string) => field(name).replace(/\n/g, " ").trim();
  return {
    kind: form.get("kind") === "reply" ? "reply" : "forward",
    from: line("from"),
    to: line("to"),
    subject: line("subject"),
    text: field("text"),
    employer: line("employer"),
    note: field("note").trim(),
  };
}

const LABELS = { from: "From", to: "To", employer: "Written by" } as const;

/** What keeps a mail from being sent, and what to do about it; `undefined` when nothing does. */
export function slipIn(written: Written): string | undefined {
  const addressed = written.kind === "forward" ? (["from", "to", "employer"] as const) : (["from", "to"] as const);
  const wrong = addressed.find((name) => {
    const [address = "", ...more] = addressesIn(written[name]);
    return more.length > 0 || !/^[^@]+@[^@]+$/.test(address);
  });
  if (wrong !== undefined) return `“${LABELS[wrong]}” must hold one address, such as Ada <ada@example.com>.`;
  return written.text.trim() === "" ? "The mail says nothing: write something into it." : undefined;
}

/** The mail as a mail program would send it; a forward looks as Gmail's do. */
export async function composed(written: Written, nowMs: number): Promise<Buffer> {
  const { kind, from, to, subject, text } = written;
  const mail = new MailComposer({
    from,
    to,
    subject: kind === "forward" ? `Fwd: ${subject}` : subject,
    text: kind === "forward" ? forwarded(written, nowMs) : text,
    date: new Date(nowMs),
    newline: "windows",
  });
  return await mail.compile().build();
}

function forwarded({ from, employer, subject, text, note }: Written, nowMs: number): string {
  return `${note === "" ? "" : `${note}\n\n`}---------- Forwarded message ---------
From: ${employer}
Date: ${gmailDate(nowMs)}
Subject: ${subject}
To: ${from}

${text}
`;
}

/** "Thu, 3 Dec 2026 at 09:12". */
function gmailDate(nowMs: number): string {
  const [, day = "", time = ""] = /^(\w+, \d+ \w+ \d+) (\d\d:\d\d)/.exec(new Date(nowMs).toUTCString()) ?? [];
  return `${day.replace(/ 0/, " ")} at ${time}`;
}

/** The private address for employers' answers that a mail's text names, if it does. */
export function forwardingAddressIn(text: string, mailDomain: string): string | undefined {
  return new RegExp(`(?<![\\w.-])[a-z0-9]{20,64}@${mailDomain.replaceAll(".", "\\.")}`).exec(text)?.[0];
}
