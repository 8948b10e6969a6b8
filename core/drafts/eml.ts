import { address, oneLine } from "./clean.ts";
import type { Draft } from "./content.ts";
import { dateValue, type Mailbox, mailboxValue, textValue } from "./header-fields.ts";
import { mailText, textPart } from "./mime-parts.ts";

/**
 * The draft as a file that mail programs open as an unsent mail of the candidate's own (`X-Unsent: 1`), with the sent-copy
 * address in Bcc. It has no Message-ID, which is the sending program's to give: two sends of one file must not share it. All
 * of it is ASCII, so that it can be attached as it is (RFC 2046 §5.2.1).
 */
export function emlOf(draft: Draft, from: Mailbox, date: Date): string {
  return mailText(
    [
      ["X-Unsent", "1"],
      ["From", mailboxValue(from)],
      ["To", mailboxValue({ name: oneLine(draft.to.name ?? "", 80), address: address(draft.to.address) })],
      ["Bcc", mailboxValue({ address: address(draft.bcc) })],
      ["Subject", textValue(oneLine(draft.subject, 200))],
      ["Date", dateValue(date)],
    ],
    textPart("plain", draft.body),
  );
}
