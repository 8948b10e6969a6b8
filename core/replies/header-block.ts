import { type Attribution, attributionAt } from "./attribution.ts";
import { type Field, LABEL_CHARS_MAX, LABELS, labelKey, MARKERS, type Marker } from "./forward-labels.ts";
import { isBlank, type Line, lookedAt } from "./lines.ts";
import { addressesIn } from "./mailbox.ts";

/** Lines that one header block may take: long To lists are folded over a dozen. */
const BLOCK_LINES_MAX = 60;
const CONTINUATION_LINES_MAX = 12;
/** Blank lines between a marker and its block. */
const MARKER_GAP_MAX = 4;

/** The place in a text where an earlier mail begins, and what its header lines said. */
export type Block = {
  /** What announced it: a forward marker, an "original message" one, a ruled line, nothing, or "On … wrote:". */
  marker: "forward" | "original" | "rule" | "none" | "attribution";
  /** Line of the marker, or the first header line. */
  start: number;
  /** First line of the mail's own text. */
  end: number;
  /** How many `>` its header lines carry. */
  depth: number;
  fields: Partial<Record<Field, string>>;
  /** Languages that every label read so far exists in: tells whether 03/04 begins with the day. */
  languages: readonly string[];
  attribution: Attribution | null;
};

type HeaderLine = { field: Field; value: string; languages: readonly string[] };

/**
 * Finds every header block, marker and attribution line, top to bottom, in time linear in the text: a line is looked at
 * once as a possible start, and a block that began is read to its end and not again.
 *
 * A block is `From` with two of Sent, To, Cc, Subject (with one, when a marker stands above it or the sender is an
 * address), so that "From: 10:00 / To: 11:00" in an invitation is none.
 */
export function findBlocks(lines: readonly Line[]): Block[] {
  const headers = new Map<number, HeaderLine | null>();
  const headerAt = (index: number): HeaderLine | null => {
    const known = headers.get(index);
    if (known !== undefined) return known;
    const line = lines[index];
    const read = line === undefined ? null : readHeaderLine(lookedAt(line));
    headers.set(index, read);
    return read;
  };
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const block = blockAt(lines, index, headerAt);
    if (block === null) continue;
    blocks.push(block);
    index = block.end - 1;
  }
  return blocks;
}

function blockAt(lines: readonly Line[], index: number, headerAt: (index: number) => HeaderLine | null): Block | null {
  const line = lines[index];
  if (line === undefined || isBlank(line)) return null;
  const marker = markerOf(lookedAt(line));
  if (marker === null || marker === "end") {
    const header = headerAt(index);
    const startsBlock = header !== null && header.field !== "other" && header.field !== "cc" && header.field !== "messageId";
    return (startsBlock ? readBlock(lines, index, "none", headerAt) : null) ?? attributionBlock(lines, index, index, "attribution");
  }
  let next = index + 1;
  while (next <= index + MARKER_GAP_MAX && next < lines.length && isBlank(lines[next])) next++;
  const found =
    readBlock(lines, next, marker, headerAt) ??
    (marker === "rule" ? null : readColonless(lines, next, marker)) ??
    (marker === "rule" ? null : attributionBlock(lines, next, index, marker));
  if (found !== null) return { ...found, start: index };
  // A forward marker with nothing readable beneath it still is one: honest about not knowing the sender.
  return marker === "forward"
    ? { marker, start: index, end: index + 1, depth: line.depth, fields: {}, languages: [], attribution: null }
    : null;
}

function attributionBlock(lines: readonly Line[], index: number, start: number, marker: Block["marker"]): Block | null {
  const attribution = attributionAt(lines, index);
  const depth = lines[index]?.depth ?? 0;
  return attribution === null ? null : { marker, start, end: attribution.end, depth, fields: {}, languages: [], attribution };
}

function readBlock(
  lines: readonly Line[],
  first: number,
  marker: Block["marker"],
  headerAt: (index: number) => HeaderLine | null,
): Block | null {
  const depth = lines[first]?.depth ?? 0;
  const fields: Partial<Record<Field, string>> = {};
  let languages: readonly string[] | null = null;
  let last: Field | null = null;
  let end = first;
  let blanks = 0;
  let spaced = false;
  let continued = 0;
  for (let index = first; index < lines.length && index < first + BLOCK_LINES_MAX; index++) {
    const line = lines[index];
    if (line === undefined) break;
    if (isBlank(line)) {
      blanks++;
      // BlackBerry leaves two blank lines between its header lines, but always beneath a marker.
      if (blanks > (marker === "none" ? 1 : 2)) break;
      continue;
    }
    if (line.depth !== depth) break;
    const header: HeaderLine | null = headerAt(index) ?? (last !== null || marker === "forward" ? technicalLine(lookedAt(line)) : null);
    if (header !== null) {
      const seen = header.field in fields && header.field !== "other";
      if (seen || (blanks > 0 && last !== null && !spaced && isComplete(fields))) break;
      // An `other` line cannot begin a block that no marker announced, nor join it over a blank line.
      if (header.field === "other" && (blanks > 0 || last === null) && marker !== "forward") break;
      if (blanks > 0 && last !== null) spaced = true;
      fields[header.field] = header.value;
      languages = languages === null || header.field === "other" ? (languages ?? header.languages) : common(languages, header.languages);
      last = header.field;
      continued = 0;
    } else {
      if (last === null) break;
      const value = fields[last] ?? "";
      const nextIsNew = isNewHeader(headerAt(index + 1), fields);
      const isOwnLine = value === "" && blanks === 0;
      if (!isOwnLine && (blanks > 0 || continued >= CONTINUATION_LINES_MAX || !(nextIsNew || continues(last, value, line)))) break;
      fields[last] = `${value} ${line.text.trim()}`.trim().slice(0, 4_000);
      continued++;
    }
    blanks = 0;
    end = index + 1;
  }
  return isBlock(fields, marker) ? { marker, start: first, end, depth, fields, languages: languages ?? [], attribution: null } : null;
}

function isComplete(fields: Partial<Record<Field, string>>): boolean {
  return fields.from !== undefined && fields.sent !== undefined && fields.subject !== undefined;
}

function isNewHeader(header: HeaderLine | null, fields: Partial<Record<Field, string>>): boolean {
  return header !== null && header.field !== "other" && !(header.field in fields);
}

function continues(field: Field, value: string, line: Line): boolean {
  if (field === "other") return /^\s/.test(line.text);
  if (/^\s/.test(line.text) && field !== "subject") return true;
  if (/[,;]$/.test(value) && (field === "to" || field === "cc")) return true;
  if (count(value, "<") > count(value, ">")) return true;
  return field === "from" && !value.includes("@") && addressesIn(line.text).length === 1 && line.text.length < 120;
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}

function common(one: readonly string[], other: readonly string[]): readonly string[] {
  const both = one.filter((language) => other.includes(language));
  return both.length > 0 ? both : one;
}

function isBlock(fields: Partial<Record<Field, string>>, marker: Block["marker"]): boolean {
  const from = fields.from;
  if (from === undefined || from === "") return false;
  const others = [fields.sent, fields.to, fields.cc, fields.subject].filter((value) => value !== undefined).length;
  const telling = fields.sent !== undefined || fields.subject !== undefined;
  if (marker === "forward" || marker === "original") return others >= 1;
  if (from.includes("@")) return others >= 1 && telling;
  const isName = /\p{L}/u.test(from) && !/\d/.test(from) && from.length <= 100;
  return isName && others >= 2 && fields.sent !== undefined && /\d/.test(fields.sent) && (fields.subject !== undefined || others >= 3);
}

function readHeaderLine(text: string): HeaderLine | null {
  const at = text.slice(0, LABEL_CHARS_MAX + 12).search(/[:：∶︰﹕]/);
  if (at < 1) return null;
  const meaning = LABELS.get(labelKey(text.slice(0, at)))?.[0];
  if (meaning === undefined) return null;
  const value = text.slice(at + 1);
  return { ...meaning, value: value.replace(/^[\s*_\u00a0]+|[\s*_]+$/g, "") };
}

/** `X-Anything: …` and the like, which only full header lists have. */
function technicalLine(text: string): HeaderLine | null {
  return /^(?:X-[\w-]{1,60}|[A-Z]\w{1,20}(?:-[A-Z]\w{1,20}){1,4}):\s/.test(text) ? { field: "other", value: "", languages: ["en"] } : null;
}

/** eM Client prints `From "Mette Holm" <mette@example.org>` without colons, beneath its marker. */
function readColonless(lines: readonly Line[], first: number, marker: Block["marker"]): Block | null {
  const depth = lines[first]?.depth ?? 0;
  const fields: Partial<Record<Field, string>> = {};
  let end = first;
  let languages: readonly string[] = [];
  for (let index = first; index < lines.length && index < first + 8; index++) {
    const line = lines[index];
    if (line === undefined || isBlank(line)) break;
    const [, label = "", value = ""] = /^\*{0,2}([\p{L}\p{M}]{1,20})\*{0,2}\s+(.+)$/u.exec(lookedAt(line)) ?? [];
    const meaning = LABELS.get(labelKey(label))?.[0];
    if (meaning === undefined || meaning.field in fields) break;
    fields[meaning.field] = value.trim();
    languages = languages.length === 0 ? meaning.languages : common(languages, meaning.languages);
    end = index + 1;
  }
  return fields.from?.includes("@") && isBlock(fields, marker)
    ? { marker, start: first, end, depth, fields, languages, attribution: null }
    : null;
}

const FRAME = /^[-=_~*<>—–#.:：]|[-=_~*<>—–#.:：]$/;
const IS_FRAMED = /^[-=_~*<>—–#]{2,}|[:：]\s*\*?$|[-=_~*—–#]{2,}$/;

/** What a line announces: a phrase of the marker table between dashes or before a colon, or a long ruled line. */
export function markerOf(text: string): Marker | "rule" | null {
  const trimmed = text.trim();
  if (trimmed.length < 4 || trimmed.length > 120) return null;
  if (trimmed.length >= 20 && /^[_\-=—]+$/.test(trimmed)) return "rule";
  // Most lines are neither framed nor as short as a bare phrase: they are not looked up.
  if (trimmed.length > 60 && !/^[-=_~*<>—–#]/.test(trimmed) && !/[-=_~*—–#:：]\*?$/.test(trimmed.slice(-2))) return null;
  const phrase = labelKey(FRAME.test(trimmed) ? trimmed.replace(/^[\s\-=_~*<>—–#.:：]+|[\s\-=_~*<>—–#.:：]+$/g, "") : trimmed);
  const known = MARKERS.get(phrase);
  if (known !== undefined) return known === "forward" || IS_FRAMED.test(trimmed) ? known : null;
  // "----- Forwarded by Mette Holm/HR/Acme on 02/11/2026 -----" (Notes), "----- Forwarded message from X <x@y> -----" (Mutt).
  return /^[-=]{3,}/.test(trimmed) && /^(?:forwarded by|forwarded message from|weitergeleitet von)\b/.test(phrase) ? "forward" : null;
}
