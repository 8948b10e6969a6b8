import type { Draft, Link } from "./content.ts";
import { isComplete } from "./places.ts";

/** Longer links are cut off by mail programs and browsers on the way; counted after encoding. */
const LINK_LENGTH_MAX = 2_000;

type Web = { label: string; url: (to: string, draft: { subject: string; body: string; bcc: string }) => string };

const part = (text: string) => encodeURIComponent(text.toWellFormed());
/** RFC 6068: line breaks in a body are CRLF. */
const crlf = (body: string) => body.replace(/\n/gu, "\r\n");

const WAYS: readonly Web[] = [
  {
    label: "Open in your mail program",
    // The @ of the recipient stays as it is: some programs do not decode it.
    url: (to, { subject, body, bcc }) =>
      `mailto:${part(to).replace("%40", "@")}?subject=${part(subject)}&bcc=${part(bcc)}&body=${part(crlf(body))}`,
  },
  {
    label: "Open in Gmail",
    url: (to, { subject, body, bcc }) =>
      `https://mail.google.com/mail/?view=cm&fs=1${to === "" ? "" : `&to=${part(to)}`}&bcc=${part(bcc)}&su=${part(subject)}&body=${part(crlf(body))}`,
  },
  {
    label: "Open in Outlook",
    url: (to, { subject, body, bcc }) =>
      `https://outlook.office.com/mail/deeplink/compose?${to === "" ? "" : `to=${part(to)}&`}bcc=${part(bcc)}&subject=${part(subject)}&body=${part(crlf(body))}`,
  },
];

/** Whether the draft goes by e-mail and nothing in it waits to be filled in: only then does it reach a link or an `.eml`. */
export function canBeSent(draft: Draft): boolean {
  return draft.channel === "email" && isComplete(draft);
}

/**
 * One tap to a mail ready to send, in the three usual places. All of them or none: where one would grow too long the others
 * are within a few characters of it, and the next name or the next mail program would cut them off.
 */
export function sendLinks(draft: Draft): { links: Link[]; isTooLong: boolean } {
  if (!canBeSent(draft)) return { links: [], isTooLong: false };
  const links = WAYS.map(({ label, url }) => ({ label, url: url(draft.to.address ?? "", draft) }));
  const isTooLong = links.some(({ url }) => url.length >= LINK_LENGTH_MAX);
  return { links: isTooLong ? [] : links, isTooLong };
}
