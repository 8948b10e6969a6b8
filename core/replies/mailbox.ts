import { allMatches } from "./all-matches.ts";
import { cleanLine, LINE_CHARS_LOOKED_AT } from "./clean.ts";
import type { Address } from "./letter.ts";

/** RFC 5321 §4.5.3.1: a path is at most 256 octets with its brackets. */
const ADDRESS_CHARS_MAX = 254;
const LOCAL_CHARS_MAX = 64;
const ADDRESS = /^[^\s@<>()[\]"',;:\\]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*$/u;

/** The address with its domain in lower case, or null when it is not one that mail could be sent to. */
export function addressOf(raw: string): string | null {
  const text = cleanLine(raw)
    .replace(/^mailto:/i, "")
    .replace(/[.,;]+$/, "");
  const at = text.lastIndexOf("@");
  if (at < 1 || at > LOCAL_CHARS_MAX || text.length > ADDRESS_CHARS_MAX || !ADDRESS.test(text)) return null;
  return `${text.slice(0, at)}@${text.slice(at + 1).toLowerCase()}`;
}

const UNDOTTED = new Set(["gmail.com", "googlemail.com"]);

/**
 * What two spellings of one mailbox have in common: lower case, no `+tag`, and for Gmail no dots.
 * Only for asking "is this the same person?"; mail is never sent to it.
 */
export function mailboxKey(address: string): string {
  const lower = address.trim().toLowerCase();
  const at = lower.lastIndexOf("@");
  if (at < 1) return lower;
  const domain = lower.slice(at + 1);
  const tag = lower.indexOf("+");
  const local = lower.slice(0, tag < 0 ? at : Math.min(tag, at));
  return UNDOTTED.has(domain) ? `${local.replaceAll(".", "")}@gmail.com` : `${local}@${domain}`;
}

/** A test for "one of these mailboxes", for the candidate's own addresses. */
export function mailboxSet(addresses: readonly string[]): (address: string | null | undefined) => boolean {
  const keys = new Set(addresses.map(mailboxKey));
  return (address) => address !== null && address !== undefined && keys.has(mailboxKey(address));
}

const ANY_ADDRESS = /[^\s<>()[\]"',;:|*]+@[^\s<>()[\]"',;:|*]+/g;
const ON_BEHALF = /\s(?:on behalf of|im auftrag von|de la part de|en nombre de|namens|per conto di|em nome de|på vegne af)\s/i;

/** Every address in a line of text, in order, at most 50 of them. */
export function addressesIn(text: string): string[] {
  const found: string[] = [];
  for (const [match] of allMatches(text.slice(0, LINE_CHARS_LOOKED_AT * 4), ANY_ADDRESS)) {
    const address = addressOf(match);
    if (address !== null) found.push(address);
    if (found.length === 50) break;
  }
  return found;
}

/**
 * The mailbox of a `From:` line as mail clients show it: `Name <a@b>`, `"Name" [mailto:a@b]`, `a@b<mailto:a@b>`,
 * `service@b on behalf of Name <a@b>`. An address in brackets wins over one in the display name, since the
 * display name is the sender's to invent. Two different addresses without brackets are nobody's: null.
 */
export function readMailbox(value: string): Address | null {
  const line = cleanLine(value).replaceAll("*", "");
  const shown = line.split(ON_BEHALF).at(-1) ?? line;
  const open = bracketBeforeAddress(shown);
  if (open >= 0) {
    const address = addressesIn(shown.slice(open))[0];
    if (address !== undefined) return { name: nameOf(shown.slice(0, open), address), address };
  }
  const found = [...new Set(addressesIn(shown))];
  const [address] = found;
  if (address === undefined || found.length > 1) return null;
  return { name: nameOf(shown.slice(0, shown.indexOf("@") - address.indexOf("@")), address), address };
}

const BRACKETED = /[<[(]\s*(?:mailto:)?[^\s<>()[\]"',;:@]+@/gi;

/** The last `<`, `[` or `(` that has an address right behind it: an earlier one is part of a display name. */
function bracketBeforeAddress(text: string): number {
  let last = -1;
  for (const match of allMatches(text, BRACKETED)) {
    // `a@b<mailto:a@b>>` and "Name <a@b<mailto:a@b>>" repeat the address: the first bracket ends the name.
    if (last >= 0 && /@[^\s>\])]*$/.test(text.slice(last, match.index))) continue;
    last = match.index;
  }
  return last;
}

function nameOf(before: string, address: string): string {
  const name = before
    .replace(/[<>[\]()]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^["'“”„«»‘’]+|["'“”„«»‘’,;:]+$/g, "")
    .trim();
  return name.toLowerCase() === address.toLowerCase() || name.includes("@") ? "" : name;
}
