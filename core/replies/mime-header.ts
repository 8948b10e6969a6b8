/** Header bytes of all parts together. Real mail has 5–30 kB. */
export const HEADER_BYTES_MAX = 1024 * 1024;
const PARAMETERS_MAX = 100;
const COMMENT_DEPTH_MAX = 100;

/** A header field: name in lower case, value unfolded (RFC 5322 §2.2.3) and otherwise as it came. */
export type HeaderField = { key: string; value: string };

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder("windows-1252");

/** Reads header fields from `start`; `end` is the first byte of the body. A line that cannot be a field begins the body. */
export function readHeader(bytes: Buffer, start: number, limit: number): { fields: HeaderField[]; end: number } {
  const folded: string[][] = [];
  let at = start;
  while (at < limit) {
    const newline = bytes.indexOf(0x0a, at);
    const next = newline < 0 || newline >= limit ? limit : newline + 1;
    const line = decode(bytes, at, lineEnd(bytes, at, next));
    if (line === "") {
      at = next;
      break;
    }
    const last = folded.at(-1);
    if (last !== undefined && (line.startsWith(" ") || line.startsWith("\t"))) last.push(line);
    else if (line.indexOf(":") > 0) folded.push([line]);
    // "From mette@x.example Mon Nov  2" heads the mails of an mbox; anything else without a colon is text.
    else if (!/^>?From /.test(line) || folded.length > 0) break;
    at = next;
  }
  return { fields: folded.map(toField), end: at };
}

function lineEnd(bytes: Uint8Array, start: number, next: number): number {
  let end = next;
  if (end > start && bytes[end - 1] === 0x0a) end--;
  if (end > start && bytes[end - 1] === 0x0d) end--;
  return end;
}

/** RFC 6532 says UTF-8; what is not valid UTF-8 was written by a program that thought in windows-1252. */
function decode(bytes: Buffer, start: number, end: number): string {
  // Nearly every line is plain, and read so several times faster.
  const plain = bytes.toString("latin1", start, end);
  if (!/[^\u0000-\u007f]/.test(plain)) return plain;
  const line = bytes.subarray(start, end);
  try {
    return strictUtf8.decode(line);
  } catch (error) {
    if (error instanceof TypeError) return windows1252.decode(line);
    throw error;
  }
}

function toField(lines: readonly string[]): HeaderField {
  const text = lines.length === 1 ? (lines[0] ?? "") : lines.join("");
  const colon = text.indexOf(":");
  // Only the blanks that RFC 5322 allows: a no-break space before "From" must not make it the From.
  let end = colon;
  while (text[end - 1] === " " || text[end - 1] === "\t") end--;
  return {
    key: text.slice(0, end).toLowerCase(),
    value: text.slice(colon + 1).trim(),
  };
}

/** A value with parameters: `text/plain; charset="utf-8"; format=flowed`. Values keep their case, names and `value` do not. */
export type Structured = { value: string; parameters: ReadonlyMap<string, string> };

/** Reads `Content-Type` and `Content-Disposition` (RFC 2045 §5.1), continuations and charsets of parameters included (RFC 2231). */
export function readStructured(text: string): Structured {
  const [value = "", ...rest] = splitParameters(text.slice(0, 20_000));
  const parameters = new Map<string, string>();
  for (const piece of rest.slice(0, PARAMETERS_MAX)) {
    const equals = piece.indexOf("=");
    if (equals < 1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    if (!parameters.has(name)) parameters.set(name, unquote(piece.slice(equals + 1).trim()));
  }
  return { value: unquote(value.trim()).toLowerCase(), parameters: joinContinuations(parameters) };
}

/** Splits at `;` outside quotation marks and drops comments outside them. One pass. */
function splitParameters(text: string): string[] {
  if (!/["(\\]/.test(text)) return text.split(";");
  const pieces: string[] = [];
  let piece: string[] = [];
  let isQuoted = false;
  let comments = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\\" && (isQuoted || comments > 0)) {
      at++;
      if (comments === 0) piece.push(char, text.charAt(at));
    } else if (comments > 0) comments += char === "(" && comments < COMMENT_DEPTH_MAX ? 1 : char === ")" ? -1 : 0;
    else if (char === '"') {
      isQuoted = !isQuoted;
      piece.push(char);
    } else if (!isQuoted && char === "(" && /[\s;]/.test(text.charAt(at - 1) || " ") && text.indexOf(")", at) > 0) comments = 1;
    else if (!isQuoted && char === ";") {
      pieces.push(piece.join(""));
      piece = [];
    } else piece.push(char);
  }
  return [...pieces, piece.join("")];
}

function unquote(value: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"?/s.exec(value)?.[1];
  return quoted === undefined ? value : quoted.replace(/\\(.)/gs, "$1");
}

/** `name*0*=utf-8''%E2%82%AC; name*1=x` is one parameter `name` (RFC 2231 §3–4). */
function joinContinuations(parameters: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (![...parameters.keys()].some((key) => key.includes("*"))) return parameters;
  const joined = new Map<string, string>();
  const sections = new Map<string, { order: number; value: string; isEncoded: boolean }[]>();
  for (const [key, value] of parameters) {
    const [, name = "", order, mark] = /^([^*]+)\*(?:(\d{1,3}))?(\*)?$/.exec(key) ?? [];
    if (name === "") joined.set(key, value);
    else
      sections.set(name, [
        ...(sections.get(name) ?? []),
        { order: Number(order ?? 0), value, isEncoded: order === undefined || mark === "*" },
      ]);
  }
  for (const [name, parts] of sections) {
    parts.sort((one, other) => one.order - other.order);
    const charset = /^([^']*)'[^']*'/.exec(parts[0]?.value ?? "");
    const bytes = parts.map((part, index) => {
      const value = index === 0 && part.isEncoded && charset !== null ? part.value.slice(charset[0].length) : part.value;
      return part.isEncoded ? percentDecoded(value) : Buffer.from(value, "utf8");
    });
    joined.set(name, decodeLabelled(Buffer.concat(bytes), charset?.[1] ?? "utf-8"));
  }
  return joined;
}

function percentDecoded(value: string): Buffer {
  const latin1 = Buffer.from(value, "utf8").toString("latin1");
  return Buffer.from(
    latin1.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

function decodeLabelled(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label || "utf-8").decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return windows1252.decode(bytes);
    throw error;
  }
}
