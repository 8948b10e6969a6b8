import { domainToASCII } from "node:url";

/**
 * The header fields of a mail (RFC 5322), in ASCII: other text as encoded words (RFC 2047), long lines folded. Small, since
 * each bundle that writes mail carries it; nodemailer, whose table of media types alone is five times the rest of our
 * drafts, is what the tests hold it to.
 */
export type Fields = readonly (readonly [name: string, value: string])[];

/** An address and the name before it. */
export type Mailbox = { name?: string; address: string };

const LINE_CHARACTERS_MAX = 76;
/** Of the text within an encoded word, so that with its charset it stays well within the 75 characters of RFC 2047 §2. */
const WORD_CHARACTERS_MAX = 40;

/** Fields as they stand in a mail, one under the other, without the empty line that ends them. */
export function headerOf(fields: Fields): string {
  return fields.flatMap(([name, value]) => (value === "" ? [] : [folded(`${name}: ${value.replace(/[\r\n]+/g, " ")}`)])).join("\r\n");
}

/** A value that people read, such as a subject. */
export function textValue(text: string): string {
  // A quote, or what looks like an encoded word, means something to some programs; controls do to all.
  return /["\u0080-\uFFFF]|[^\t\x20-\x7E]|=\?/.test(text) ? encodedWords(text) : text;
}

/** An address as it stands in To or From; empty when there is none. */
export function mailboxValue({ name = "", address }: Mailbox): string {
  const at = address.lastIndexOf("@");
  if (at < 0) return "";
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  // Whoever has a local part beyond ASCII has a mail server that takes the domain as it is, too (RFC 6531).
  const named = /[^\x20-\x7E]/.test(local) ? domain : domainToASCII(domain) || domain;
  const plain = `${DOT_ATOM.test(local) ? local : quoted(local)}@${named}`;
  if (name === "") return PLAIN_ADDRESS.test(plain) ? plain : `<${plain}>`;
  if (/^[\w ]*$/.test(name)) return `${name} <${plain}>`;
  return `${/^[\x20-\x7E]*$/.test(name) ? quoted(name) : encodedWords(name)} <${plain}>`;
}

/** A moment as it stands in Date. */
export const dateValue = (date: Date) => date.toUTCString().replace("GMT", "+0000");

const DOT_ATOM = /^[\w!#$%&'*+\-/=?^`{|}~\u0080-\uFFFF]+(?:\.[\w!#$%&'*+\-/=?^`{|}~\u0080-\uFFFF]+)*$/;
const PLAIN_ADDRESS = /^[^\s"(),:;<>@[\\\]]+@[^\s"(),:;<>@[\\\]]+$/;
const quoted = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** Each word holds whole characters, since each is decoded by itself. */
function encodedWords(text: string): string {
  const words = [""];
  for (const character of text) {
    const encoded = encodedCharacter(character);
    const word = words.at(-1) ?? "";
    if (word.length + encoded.length > WORD_CHARACTERS_MAX) words.push(encoded);
    else words[words.length - 1] = word + encoded;
  }
  return words.map((word) => `=?UTF-8?Q?${word}?=`).join(" ");
}

function encodedCharacter(character: string): string {
  if (character === " ") return "_";
  if (/^[A-Za-z0-9!*+\-/]$/.test(character)) return character;
  return [...Buffer.from(character)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

/** Breaks a line before the last white space that fits, or else before the first that there is. */
function folded(line: string): string {
  const lines: string[] = [];
  let rest = line;
  while (rest.length >= LINE_CHARACTERS_MAX) {
    const fits = rest.slice(0, LINE_CHARACTERS_MAX).search(/\s+\S*$/);
    const at = fits > 0 ? fits : LINE_CHARACTERS_MAX + rest.slice(LINE_CHARACTERS_MAX).search(/\s|$/);
    lines.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...lines, ...(rest === "" ? [] : [rest])].join("\r\n");
}
