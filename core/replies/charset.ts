// What stands at 0x80–0x9F in windows-1252, as every decoder for the web reads it.
const HIGH = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128));
const BYTE_OF: ReadonlyMap<string, number> = new Map([...HIGH].map((char, index) => [char, index + 128]));
const strict = new TextDecoder("utf-8", { fatal: true });

// Ã or Â and one more, or â and two more: how UTF-8 looks when it was declared as US-ASCII or Latin-1.
const MISREAD =
  /[\u00c2\u00c3][\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00e2[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}/g;

/** Reads UTF-8 that was decoded as windows-1252 again: "Weâ€™ve" was "We’ve". Needs two such places, or one "â€", to be sure. */
export function repairMisreadUtf8(text: string): string {
  const places = text.match(MISREAD);
  if (places === null || (places.length < 2 && !text.includes("\u00e2\u20ac"))) return text;
  return text.replace(MISREAD, (place) => {
    try {
      return strict.decode(Uint8Array.from([...place].map((char) => BYTE_OF.get(char) ?? 0)));
    } catch (error) {
      if (error instanceof TypeError) return place;
      throw error;
    }
  });
}

/** The bytes with every sequence that is not UTF-8 read as windows-1252 and written as UTF-8, for 8-bit mail that names no charset. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  let from = 0;
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    pieces.push(bytes.subarray(from, at), Buffer.from(HIGH.charAt(byte - 128), "utf8"));
    at++;
    from = at;
  }
  pieces.push(bytes.subarray(from));
  return new Uint8Array(Buffer.concat(pieces));
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

const BARE_TEXT_TYPE = /^(content-type:[ \t]*text\/(?:plain|html)[ \t]*;?[ \t]*)(?=\r?\n(?![ \t]))/gim;

/** The mail with windows-1252 named on every text part that names no charset, for quoted-printable and base64 bodies. */
export function withCharsetNamed(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const headerEnd = text.search(/\r?\n\r?\n/);
  const named = text.replace(BARE_TEXT_TYPE, (type) => `${type.replace(/;?[ \t]*$/, "")}; charset=windows-1252`);
  const hasType = /^content-type:/im.test(text.slice(0, Math.max(0, headerEnd)));
  return new Uint8Array(Buffer.from(hasType ? named : `Content-Type: text/plain; charset=windows-1252\r\n${named}`, "latin1"));
}
