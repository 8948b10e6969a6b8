import { decodeSevenBit } from "./charset-seven-bit.ts";

// What stands at 0x80–0x9F in windows-1252, as every decoder for the web reads it.
const HIGH = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128));
const utf8 = new TextDecoder("utf-8");
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/** Labels that mail uses and the WHATWG list (what `TextDecoder` knows) does not, as `normalized` leaves them. */
const ALIASES: Readonly<Record<string, string>> = {
  cp936: "gbk",
  ms936: "gbk",
  windows936: "gbk",
  cp932: "shift_jis",
  ms932: "shift_jis",
  windows932: "shift_jis",
  windows31j: "shift_jis",
  cp949: "euc-kr",
  ms949: "euc-kr",
  uhc: "euc-kr",
  cp950: "big5",
  ms950: "big5",
  cp51932: "euc-jp",
  cp50220: "iso-2022-jp",
  cp50221: "iso-2022-jp",
  cp50222: "iso-2022-jp",
  iso2022jp1: "iso-2022-jp",
  iso2022jp2: "iso-2022-jp",
  iso2022jpms: "iso-2022-jp",
  junet: "iso-2022-jp",
  eucjp: "euc-jp",
  euckr: "euc-kr",
  shiftjis: "shift_jis",
  tis620: "windows-874",
  cp874: "windows-874",
  iso88598i: "iso-8859-8",
  iso88598e: "iso-8859-8",
  latin9: "iso-8859-15",
  utf8mb4: "utf-8",
  utf16: "utf-16le",
  "8bit": "utf-8",
  binary: "utf-8",
  unknown: "utf-8",
  unknown8bit: "utf-8",
  default: "utf-8",
  "646": "utf-8",
  ansix341968: "utf-8",
  iso646us: "utf-8",
};
// Latin-1 and ASCII are often only claimed: text under these labels that is valid UTF-8 with at least one long character is UTF-8.
const CLAIMED = new Set(["windows-1252"]);

/**
 * The text of bytes in a charset. Without a label, or with UTF-8's, bytes that are no UTF-8 are read as windows-1252 one by
 * one, so that a letter cut in the middle of a character keeps the rest. The seven-bit charsets that Node does not know are
 * unfolded first (`charset-seven-bit.ts`). Any other label without a decoder is named in `problem`, and the text comes as near as it can.
 */
export function decodeText(bytes: Uint8Array, label: string | undefined): { text: string; problem: string | null } {
  const name = (label ?? "").trim().toLowerCase().slice(0, 60);
  if (name === "" || name === "utf-8" || name === "utf8") return { text: leniently(bytes), problem: null };
  if (/^utf-?16$/.test(name) && bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder("utf-16be").decode(bytes), problem: null };
  const sevenBit = decodeSevenBit(bytes, name);
  if (sevenBit !== null) return { text: sevenBit, problem: null };
  const decoder = decoderFor(name);
  if (decoder === null) return { text: leniently(bytes), problem: `charset ${name.replace(/[^\w.:-]/g, "")} has no decoder` };
  if (decoder.encoding === "utf-8") return { text: leniently(bytes), problem: null };
  const utf8Text = CLAIMED.has(decoder.encoding) ? strictly(bytes) : null;
  return { text: utf8Text !== null && utf8Text.length < bytes.length ? utf8Text : decoder.decode(bytes), problem: null };
}

function decoderFor(name: string): InstanceType<typeof TextDecoder> | null {
  const normalized = name.replace(/^(?:x-|cs(?=\w))/, "").replace(/[\s._-]+/g, "");
  for (const label of [name, ALIASES[normalized], name.replace(/^x-/, "")]) {
    if (label === undefined) continue;
    try {
      return new TextDecoder(label);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return null;
}

/** UTF-8, or null when the bytes are none. */
function strictly(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function leniently(bytes: Uint8Array): string {
  return strictly(bytes) ?? utf8.decode(asUtf8(bytes));
}

/** The bytes with every one that belongs to no UTF-8 sequence read as windows-1252 and written as UTF-8. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let from = 0;
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
  if (pieces.length === 0) return bytes;
  pieces.push(bytes.subarray(from));
  return Buffer.concat(pieces);
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
