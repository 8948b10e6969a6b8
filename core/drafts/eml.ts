import MailComposer from "nodemailer/lib/mail-composer";
import { address, oneLine } from "./clean.ts";
import type { Draft } from "./content.ts";

/** A Message-ID is the sending program's to give; two sends of one file must not share it. */
const withoutMessageId = (eml: string) => eml.replace(/^Message-ID:[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*/imu, "");

/**
 * The draft as a file that mail programs open as an unsent mail of the candidate's own (`X-Unsent: 1`), with the sent-copy
 * address in Bcc. All of it is ASCII, so that it can be attached as it is (RFC 2046 §5.2.1).
 */
export async function emlOf(draft: Draft, from: { name: string; address: string }, date: Date, boundary: string): Promise<string> {
  const to = address(draft.to.address);
  const node = new MailComposer({
    from,
    ...(to === "" ? {} : { to: { name: oneLine(draft.to.name ?? "", 80), address: to } }),
    bcc: address(draft.bcc),
    subject: oneLine(draft.subject, 200),
    date,
    headers: { "X-Unsent": "1" },
    text: draft.body,
    textEncoding: "quoted-printable",
    newline: "windows",
    ...{ baseBoundary: boundary },
  }).compile();
  node.keepBcc = true;
  return withoutMessageId((await node.build()).toString("latin1"));
}
