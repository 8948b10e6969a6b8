import { decodeText } from "./charset.ts";
import { unfoldFlowed } from "./flowed.ts";
import { HEADER_BYTES_MAX, type HeaderField, readHeader, readStructured, type Structured } from "./mime-header.ts";

/** How deep multiparts may be nested. Real mail stays below 8. */
const MULTIPART_DEPTH_MAX = 20;
/** Parts of one message. Real mail stays below 50; a digest of a list has 200. */
const PARTS_MAX = 1_000;
/** Of one text part that much is decoded; the texts are cut further when they are read. */
const TEXT_BYTES_MAX = 2 * 1024 * 1024;

/** A leaf of the MIME tree. `bytes` undoes its transfer encoding, `sizeBytes` knows the size without that. */
export type MimePart = { contentType: string; filename: string; sizeBytes: number; bytes: () => Uint8Array };

/** The text of a message in up to two forms that say the same. */
export type MimeBody = { plain: string | null; html: string | null };

export type MimeMessage = {
  fields: HeaderField[];
  /** One entry per body that is to be read one after the other; most mails have one. */
  bodies: MimeBody[];
  attachments: MimePart[];
  problems: string[];
};

/** The one way in which a message can be refused: a cap that makes reading on pointless. The message is plain English. */
export class MimeRefusal extends Error {}

/**
 * Takes a message apart (RFC 2045–2049, 5322): header fields, bodies, attachments. Attached messages are attachments.
 *
 * Our own and not postal-mime, which keeps one Blob piece per line (5 µs a line: a mail of ten million line ends takes half
 * a minute), has no limit on parts, joins flowed text across quote depths, loses a body whose boundary is wrong, and does
 * not say which charset a part named. Its address and encoded-word readers are used. A test compares the two.
 *
 * @throws MimeRefusal when the header fields are larger than 1 MB or multiparts are nested more than 20 deep.
 */
export function readMime(bytes: Uint8Array): MimeMessage {
  const reader = new Reader(bytes);
  return reader.message();
}

type Part = { fields: HeaderField[]; type: Structured; disposition: Structured; start: number; end: number };

class Reader {
  private readonly bytes: Buffer;
  private readonly problems = new Set<string>();
  private readonly attachments: MimePart[] = [];
  private parts = 0;
  private headerBytes = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  message(): MimeMessage {
    let start = this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf ? 3 : 0;
    while (this.bytes[start] === 0x0d || this.bytes[start] === 0x0a) start++;
    const root = this.part(start, this.bytes.length, "text/plain");
    const bodies = this.read(root, 0).filter(({ plain, html }) => plain !== null || html !== null);
    return {
      fields: root.fields,
      bodies: bodies.length > 0 ? bodies : this.attachedText(),
      attachments: this.attachments,
      problems: [...this.problems],
    };
  }

  private part(start: number, end: number, defaultType: string): Part {
    const { fields, end: bodyStart } = readHeader(this.bytes, start, Math.min(end, start + HEADER_BYTES_MAX + 1));
    this.headerBytes += bodyStart - start;
    if (this.headerBytes > HEADER_BYTES_MAX)
      throw new MimeRefusal(`its header fields are larger than ${HEADER_BYTES_MAX / 1024 / 1024} MB`);
    const type = readStructured(first(fields, "content-type") ?? defaultType);
    const disposition = readStructured(first(fields, "content-disposition") ?? "");
    return { fields, type: type.value.includes("/") ? type : { ...type, value: defaultType }, disposition, start: bodyStart, end };
  }

  private read(part: Part, depth: number): MimeBody[] {
    if (depth > MULTIPART_DEPTH_MAX) throw new MimeRefusal(`its parts are nested more than ${MULTIPART_DEPTH_MAX} deep`);
    const { value } = part.type;
    if (!value.startsWith("multipart/")) return this.readLeaf(part);
    const boundary = part.type.parameters.get("boundary") ?? "";
    const ranges = boundary === "" ? [] : this.split(part, boundary);
    if (ranges.length === 0) {
      // A boundary that is missing or never comes: what stands there is still what was written.
      this.problems.add("a multipart has no parts");
      return this.readLeaf({ ...part, type: { value: "text/plain", parameters: new Map() } });
    }
    const defaultType = value === "multipart/digest" ? "message/rfc822" : "text/plain";
    const bodies = ranges.flatMap(({ start, end }) => this.read(this.part(start, end, defaultType), depth + 1));
    return value === "multipart/alternative" ? [alternative(bodies)] : bodies;
  }

  /** The ranges between boundary lines (RFC 2046 §5.1.1): `--boundary`, blanks, end of line. */
  private split(part: Part, boundary: string): { start: number; end: number }[] {
    const mark = Buffer.from(`--${boundary.slice(0, 200)}`, "utf8");
    // Only this part's bytes: searching on to the end of the mail for each part would be quadratic.
    const area = this.bytes.subarray(part.start, part.end);
    const ranges: { start: number; end: number }[] = [];
    let open = -1;
    const close = (end: number): void => {
      if (open >= 0) ranges.push({ start: part.start + open, end: part.start + end });
    };
    for (let at = area.indexOf(mark); at >= 0; at = area.indexOf(mark, at + mark.length)) {
      if (at > 0 && area[at - 1] !== 0x0a) continue;
      let after = at + mark.length;
      const isLast = area[after] === 0x2d && area[after + 1] === 0x2d;
      if (isLast) after += 2;
      while (area[after] === 0x20 || area[after] === 0x09) after++;
      if (area[after] === 0x0d) after++;
      if (after < area.length && area[after] !== 0x0a) continue;
      close(at);
      open = Math.min(after + 1, area.length);
      if (isLast) return ranges;
      if (++this.parts > PARTS_MAX) {
        this.problems.add(`only the first ${PARTS_MAX} parts were read`);
        return ranges;
      }
    }
    close(area.length);
    return ranges;
  }

  private readLeaf(part: Part): MimeBody[] {
    const { value, parameters } = part.type;
    const isText = (value === "text/plain" || value === "text/html") && part.disposition.value !== "attachment";
    if (isText) return [this.textOf(value, this.decoded(part), parameters)];
    const filename = part.disposition.parameters.get("filename") ?? parameters.get("name") ?? "";
    this.attachments.push({ contentType: value, filename, sizeBytes: this.sizeOf(part), bytes: () => this.decoded(part) });
    return [];
  }

  private textOf(contentType: string, bytes: Uint8Array, parameters: ReadonlyMap<string, string>): MimeBody {
    if (bytes.length > TEXT_BYTES_MAX) this.problems.add(`text cut at ${TEXT_BYTES_MAX / 1024 / 1024} MB`);
    const { text, problem } = decodeText(bytes.subarray(0, TEXT_BYTES_MAX), parameters.get("charset"));
    if (problem !== null) this.problems.add(problem);
    if (contentType === "text/html") return { plain: null, html: text };
    const isFlowed = parameters.get("format")?.toLowerCase() === "flowed";
    return { plain: isFlowed ? unfoldFlowed(text, parameters.get("delsp")?.toLowerCase() === "yes") : text, html: null };
  }

  /** Some programs mark the letter itself as an attachment: without any other text it is the letter. */
  private attachedText(): MimeBody[] {
    const index = this.attachments.findIndex(({ contentType }) => contentType === "text/plain" || contentType === "text/html");
    const part = this.attachments[index];
    return part === undefined ? [] : [this.textOf(part.contentType, part.bytes(), new Map())];
  }

  private decoded(part: Part): Uint8Array {
    const raw = this.bytes.subarray(part.start, part.end);
    const encoding = encodingOf(part);
    if (encoding === "base64") return fromBase64(raw);
    return encoding === "quoted-printable" ? fromQuotedPrintable(raw) : raw;
  }

  private sizeOf(part: Part): number {
    const raw = this.bytes.subarray(part.start, part.end);
    if (encodingOf(part) !== "base64") return raw.length;
    let letters = raw.length;
    for (let at = raw.indexOf(0x0a); at >= 0; at = raw.indexOf(0x0a, at + 1)) letters -= raw[at - 1] === 0x0d ? 2 : 1;
    const padding = raw.subarray(-8).filter((byte) => byte === 0x3d).length;
    return Math.max(0, Math.floor((letters * 3) / 4) - padding);
  }
}

function encodingOf(part: Part): string {
  return /[\w-]+/.exec(first(part.fields, "content-transfer-encoding") ?? "")?.[0].toLowerCase() ?? "";
}

function first(fields: readonly HeaderField[], key: string): string | null {
  return fields.find((field) => field.key === key)?.value ?? null;
}

function alternative(bodies: readonly MimeBody[]): MimeBody {
  const join = (texts: readonly (string | null)[]): string | null => {
    const found = texts.filter((text) => text !== null);
    return found.length === 0 ? null : found.join("\n");
  };
  return { plain: join(bodies.map(({ plain }) => plain)), html: join(bodies.map(({ html }) => html)) };
}

/** Padding within the text ends one run and begins another: lists append their footers so. */
function fromBase64(raw: Buffer): Uint8Array {
  const runs = raw
    .toString("latin1")
    .replace(/[^A-Za-z0-9+/=]+/g, "")
    .split(/=+/);
  return runs.length <= 2 && (runs[1] ?? "") === ""
    ? Buffer.from(runs[0] ?? "", "base64")
    : Buffer.concat(runs.map((run) => Buffer.from(run, "base64")));
}

/** RFC 2045 §6.7. Blanks at a line's end were added on the way; a `=` that encodes nothing is itself. */
function fromQuotedPrintable(raw: Buffer): Uint8Array {
  const out = Buffer.allocUnsafe(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? 0;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const hex = hexDigit(raw[at + 1]) * 16 + hexDigit(raw[at + 2]);
    if (hex >= 0) {
      out[length++] = hex;
      at += 2;
      continue;
    }
    let end = at + 1;
    while (end < at + 80 && (raw[end] === 0x20 || raw[end] === 0x09)) end++;
    if (raw[end] === 0x0d && raw[end + 1] === 0x0a) at = end + 1;
    else if (raw[end] === 0x0a) at = end;
    else if (end >= raw.length) at = end;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return Number.NEGATIVE_INFINITY;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : Number.NEGATIVE_INFINITY;
}
