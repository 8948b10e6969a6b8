/** A header field of a raw message: its name as written, its value unfolded, and where it stands. */
export type HeaderField = { name: string; value: string };

/** A raw message cut at its first empty line, nothing decoded. */
export type RawMessage = {
  fields: HeaderField[];
  /** False when a line of the header is neither a field nor the rest of one. */
  wellFormed: boolean;
  /** The lines of the header as they are, so that a message can be put together again byte for byte. */
  headerLines: string[];
  /** Where the body begins. */
  bodyOffset: number;
};

/** Reads the header of a raw message. Bytes are taken as Latin-1, so that writing them back changes none. */
export function readHeader(raw: Buffer): RawMessage {
  const { end, bodyOffset } = headerEnd(raw);
  const headerLines = raw.toString("latin1", 0, end).split(/\r?\n/);
  if (headerLines.at(-1) === "") headerLines.pop();
  const fields: HeaderField[] = [];
  let wellFormed = headerLines.length > 0;
  for (const line of headerLines) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) {
      last.value += ` ${line.trim()}`;
      continue;
    }
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) wellFormed = false;
    else fields.push({ name, value: value.trim() });
  }
  return { fields, wellFormed, headerLines, bodyOffset };
}

function headerEnd(raw: Buffer): { end: number; bodyOffset: number } {
  const windows = raw.indexOf("\r\n\r\n");
  const unix = raw.indexOf("\n\n");
  if (windows < 0 && unix < 0) return { end: raw.length, bodyOffset: raw.length };
  if (unix < 0 || (windows >= 0 && windows < unix)) return { end: windows + 2, bodyOffset: windows + 4 };
  return { end: unix + 1, bodyOffset: unix + 2 };
}

/** @returns the first value of a field, as most mail clients take it. */
export function headerValue(message: Pick<RawMessage, "fields">, name: string): string | undefined {
  return message.fields.find((field) => field.name.toLowerCase() === name)?.value;
}

/** The bare addresses in the value of an address field; comments and display names are left out. */
export function addressesIn(value: string): string[] {
  const withoutQuotes = value.replace(/"(?:[^"\\]|\\.)*"/g, "").replace(/\([^()]*\)/g, "");
  return withoutQuotes
    .split(/[,;]/)
    .map((part) => /<([^<>]*)>/.exec(part)?.[1] ?? part.slice(part.indexOf(":") + 1))
    .map((address) => address.trim())
    .filter((address) => address !== "");
}

/** A field's value as a person would read it: encoded words decoded (RFC 2047), control characters gone. */
export function decodeWords(value: string): string {
  const joined = value.replace(/(=\?[^?\s]+\?[bq]\?[^?]*\?=)\s+(?==\?[^?\s]+\?[bq]\?)/gi, "$1");
  return joined
    .replace(/=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi, (whole, charset: string, encoding: string, text: string) => {
      const bytes =
        encoding.toLowerCase() === "b"
          ? Buffer.from(text, "base64")
          : Buffer.from(
              text.replace(/_/g, " ").replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
              "latin1",
            );
      return decodeBytes(bytes, charset) ?? whole;
    })
    .replace(/[\0-\x1f\x7f]+/g, " ")
    .trim();
}

function decodeBytes(bytes: Buffer, charset: string): string | undefined {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch (error) {
    // An unknown charset is shown as it was written.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A date in the form of RFC 5322, in UTC. */
export function mailDate(atMs: number): string {
  return new Date(atMs).toUTCString().replace(/GMT$/, "+0000");
}
