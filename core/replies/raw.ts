/** What is handed to the MIME parser; larger attachments follow the text in practice, so the start is what matters. */
const PARSED_BYTES_MAX = 10 * 1024 * 1024;
/** The parser needs 5 µs a line, however short: 10 MB of base64 are 140,000 lines, 10 MB of line ends would be five million. */
const PARSED_LINES_MAX = 150_000;
/** Lines that could be MIME boundaries. The parser has no limit of its own and needs 60 µs a part. */
const BOUNDARY_LINES_MAX = 3_000;
const CHARSETS_LOOKED_AT_MAX = 20;

// Labels with no decoder in Node 24 and none in postal-mime's alias table; the text then comes out as windows-1252.
const UNDECODABLE =
  /^(?:utf-?7|unicode-1-1-utf-7|iso-2022-kr|csiso2022kr|hz-gb-2312|iso-2022-cn(?:-ext)?|cp1361|cp437|ibm437|cp85\d|ibm85\d|utf-?32(?:le|be)?|ebcdic[\w-]*)$/i;

export type PreparedRaw = { bytes: Uint8Array; isFlowed: boolean; isDelSp: boolean; problems: string[] };

/**
 * Cuts what would cost too much, and takes `format=flowed` away from the parser, which joins lines across quote depths
 * (RFC 3676 §4.5 forbids it): `read.ts` unfolds them itself. One pass over the bytes.
 */
export function prepareRaw(raw: Uint8Array): PreparedRaw {
  const problems: string[] = [];
  let bytes = raw;
  if (bytes.length > PARSED_BYTES_MAX) {
    bytes = bytes.subarray(0, PARSED_BYTES_MAX);
    problems.push(`only the first 10 MB of ${Math.ceil(raw.length / 1024 / 1024)} MB were read`);
  }
  const cut = lineLimit(bytes);
  if (cut !== null) {
    bytes = bytes.subarray(0, cut.at);
    problems.push(cut.reason);
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const charsets = new Set<string>();
  for (const match of text.matchAll(/charset\s{0,3}=\s{0,3}["']?([\w.:-]{1,40})/gi)) {
    charsets.add((match[1] ?? "").toLowerCase());
    if (charsets.size === CHARSETS_LOOKED_AT_MAX) break;
  }
  for (const charset of charsets) if (UNDECODABLE.test(charset)) problems.push(`charset ${charset} has no decoder`);
  const flowed = disarmFlowed(text, bytes);
  return { ...flowed, problems };
}

/** Where the first line too many starts and why, or null when there are few enough. */
function lineLimit(bytes: Uint8Array): { at: number; reason: string } | null {
  let boundaries = 0;
  let lines = 0;
  for (let at = 0; at >= 0 && at < bytes.length; ) {
    if (++lines > PARSED_LINES_MAX) return { at, reason: `only the first ${PARSED_LINES_MAX / 1000},000 lines were read` };
    if (bytes[at] === 0x2d && bytes[at + 1] === 0x2d && bytes[at + 2] !== 0x0d && bytes[at + 2] !== 0x0a) {
      if (++boundaries > BOUNDARY_LINES_MAX) return { at, reason: `only the first ${BOUNDARY_LINES_MAX} parts were read` };
    }
    const end = bytes.indexOf(0x0a, at);
    at = end < 0 ? -1 : end + 1;
  }
  return null;
}

const FLOWED = /^((?:content-type:[^\n]*|[ \t][^\n]*)format\s{0,3}=\s{0,3}"?)(flowed|f10wed)/gim;

function disarmFlowed(text: string, bytes: Uint8Array): { bytes: Uint8Array; isFlowed: boolean; isDelSp: boolean } {
  if (!/format\s{0,3}=\s{0,3}"?(?:flowed|f10wed)/i.test(text)) return { bytes, isFlowed: false, isDelSp: false };
  let changed = bytes;
  let isFlowed = false;
  for (const match of text.matchAll(FLOWED)) {
    // The same number of letters, so that nothing else in the mail moves. An attached message is met again with the mark on.
    const at = match.index + (match[1] ?? "").length;
    if (!isFlowed) changed = new Uint8Array(bytes);
    isFlowed = true;
    changed[at + 1] = 0x31;
    changed[at + 2] = 0x30;
  }
  return { bytes: changed, isFlowed, isDelSp: isFlowed && /delsp\s{0,3}=\s{0,3}"?yes/i.test(text) };
}
