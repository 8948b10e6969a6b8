import { createHash } from "node:crypto";
import { mailboxKey } from "./mailbox.ts";
import { answerText } from "./quote.ts";
import { baseSubject } from "./subject.ts";
import type { Inner } from "./unwrap.ts";

/** Letters of the text that count. Clients differ in what they keep at the far end of a thread. */
const LETTERS_MAX = 4_000;

/**
 * A name for the inner message that a second forward, by another client or as attachment, has too: SHA-256 (hex) of sender,
 * minute of the date, subject without prefixes and the letters and digits of the answer. Line breaks, quotation marks, bold
 * asterisks, bullets and links, which clients render differently, do not count.
 */
export function fingerprint(inner: Pick<Inner, "from" | "subject" | "writtenAt" | "text">): string {
  const parts = [
    inner.from === null ? "" : mailboxKey(inner.from.address),
    inner.writtenAt === null ? "" : inner.writtenAt.slice(0, 16),
    bare(baseSubject(inner.subject)),
    bare(answerText(inner.text)).slice(0, LETTERS_MAX),
  ];
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

function bare(text: string): string {
  return text
    .replace(/<[^<>\s]{1,600}>|\[(?:cid|image|https?):[^\]]{0,300}\]|\bhttps?:\/\/\S+/gi, " ")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
