/**
 * What is wrong with a raw mail, by the letter of RFC 5322, 2045 and 2046, and by what DKIM and SES ask: written apart from
 * whatever writes and reads mails in the product. Empty when all is well.
 */
export function defectsOf(raw: string): string[] {
  const found: string[] = [];
  if (/[^\t\r\n\x20-\x7E]/u.test(raw)) found.push("something that is not printable ASCII");
  if (/\r(?!\n)|(?<!\r)\n/u.test(raw)) found.push("a bare CR or LF");
  if (!raw.endsWith("\r\n")) found.push("an unfinished last line");
  partDefects(raw, "mail", found);
  return found;
}

const ONCE = ["content-type", "content-transfer-encoding", "content-disposition", "mime-version", "subject", "from", "to", "date"];
/** RFC 5322 §2.1.1: lines should have at most 78 characters; what has no space to fold at may be longer. */
const LINE_SHOULD = 78;
const LINE_MUST = 998;
/** RFC 2045 §6.7 and §6.8. */
const ENCODED_LINE_MAX = 76;

type Head = Map<string, string>;

function partDefects(part: string, where: string, found: string[]): void {
  const end = part.indexOf("\r\n\r\n");
  if (end < 0) {
    found.push(`${where}: no blank line after its headers`);
    return;
  }
  const head = headOf(part.slice(0, end), where, found);
  const body = part.slice(end + 4);
  const type = head.get("content-type") ?? "text/plain";
  const encoding = (head.get("content-transfer-encoding") ?? "7bit").toLowerCase();
  if (type.startsWith("multipart/")) multipartDefects(body, type, encoding, where, found);
  else if (type.startsWith("message/rfc822")) {
    // RFC 2046 §5.2.1: a message within a message is not encoded.
    if (encoding !== "7bit") found.push(`${where}: message/rfc822 in ${encoding}`);
    partDefects(body, `${where} > message`, found);
  } else bodyDefects(body, encoding, where, found);
}

function headOf(text: string, where: string, found: string[]): Head {
  const head: Head = new Map();
  for (const line of text.split("\r\n")) {
    if (line.length > LINE_MUST) found.push(`${where}: a header line of ${line.length}`);
    if (line.length > LINE_SHOULD && /\S\s+\S/u.test(line.trim()))
      found.push(`${where}: a line that could be folded: ${line.slice(0, 40)}`);
    if (/^[ \t]+$/u.test(line)) found.push(`${where}: a folded line of nothing`);
  }
  for (const field of text.replace(/\r\n(?=[ \t])/gu, "").split("\r\n")) {
    const [, name = "", value = ""] = /^([\x21-\x39\x3B-\x7E]+):(.*)$/u.exec(field) ?? [];
    if (name === "") found.push(`${where}: no header field: ${field.slice(0, 40)}`);
    const key = name.toLowerCase();
    if (head.has(key) && ONCE.includes(key)) found.push(`${where}: ${name} twice`);
    for (const word of value.match(/=\?[^?]*\?[^?]*\?[^?]*\?=/gu) ?? []) {
      if (word.length > 75) found.push(`${where}: an encoded word of ${word.length} (RFC 2047 §2)`);
    }
    head.set(key, value.trim());
  }
  return head;
}

function multipartDefects(body: string, type: string, encoding: string, where: string, found: string[]): void {
  if (encoding !== "7bit") found.push(`${where}: a multipart in ${encoding}`);
  const boundary = /boundary="?([^";]+)"?/u.exec(type)?.[1] ?? "";
  if (boundary === "" || boundary.length > 70) found.push(`${where}: the boundary “${boundary}”`);
  const lines = `\r\n${body}`;
  const close = lines.indexOf(`\r\n--${boundary}--\r\n`);
  if (close < 0) {
    found.push(`${where}: the last part is not closed`);
    return;
  }
  if (lines.slice(close).indexOf(`\r\n--${boundary}\r\n`) >= 0) found.push(`${where}: a part after the last`);
  const [, ...parts] = lines.slice(0, close).split(`\r\n--${boundary}\r\n`);
  if (parts.length === 0) found.push(`${where}: no parts`);
  for (const [i, part] of parts.entries()) partDefects(`${part}\r\n`, `${where} > ${i + 1}`, found);
}

function bodyDefects(body: string, encoding: string, where: string, found: string[]): void {
  const longest = Math.max(...body.split("\r\n").map((line) => line.length));
  if (longest > (encoding === "7bit" ? LINE_SHOULD : ENCODED_LINE_MAX)) found.push(`${where}: a line of ${longest} in ${encoding}`);
  if (encoding === "quoted-printable") {
    if (/=(?!\r\n|[0-9A-F]{2})/u.test(body)) found.push(`${where}: = that encodes nothing`);
    // Space at the end of a line is lost on the way, and with it a DKIM signature.
    if (/[ \t]\r\n/u.test(body)) found.push(`${where}: a space at the end of a line`);
  } else if (encoding === "base64") {
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u.test(body.replaceAll("\r\n", "")))
      found.push(`${where}: not base64`);
  } else if (encoding !== "7bit") found.push(`${where}: in ${encoding}`);
}
