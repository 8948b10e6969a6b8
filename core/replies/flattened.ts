import { allMatches } from "./all-matches.ts";
import { LABELS, type LabelMeaning, labelKey } from "./forward-labels.ts";
import { markerOf } from "./header-block.ts";

const FLAT_CHARS_MIN = 40;
const FLAT_CHARS_LOOKED_AT = 4_000;

// Longest first, so that "Enviado el" is not read as "Enviado". Short labels ("A", "An", "De") only with their colon right behind.
const ALL_LABELS = [...LABELS.keys()]
  .sort((one, other) => other.length - one.length)
  .map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  .join("|");

const LABEL = new RegExp(`(?<=^|[\\s>;\\d)"”*])(${ALL_LABELS})\\s?[:：]\\s?`, "giu");
const FIRST_LABEL = new RegExp(`^(?:${ALL_LABELS})\\s?[:：]`, "iu");

/**
 * Yahoo and some phones flatten the plain part: `----- Forwarded Message ----- From: A <a@b>To: C <c@d>Sent: …Subject: …`
 * all in one line. Such a line is taken apart again, one header field a line. Other text is returned as it was.
 */
export function unflatten(text: string): string {
  if (!isFlattened(text)) return text;
  return text
    .split("\n")
    .map((line) => (mayBeFlat(line) ? (split(line) ?? line) : line))
    .join("\n");
}

/** Whether any line of the text holds a marker or a `From:` and at least two more header fields. */
export function isFlattened(text: string): boolean {
  return text.split("\n", 2_000).some((line) => mayBeFlat(line) && split(line) !== null);
}

function mayBeFlat(line: string): boolean {
  if (line.length < FLAT_CHARS_MIN || !/(?:[:：].*){3}/s.test(line.slice(0, FLAT_CHARS_LOOKED_AT))) return false;
  const start = line.slice(0, 120).trimStart();
  return /^[>\s]*[-=_]{3,}.+?[-=_]{3,}\s*\S/.test(start) || (/^[>\s*]*[\p{L}\s]{1,20}\s?[:：]/u.test(start) && line.includes("@"));
}

function split(line: string): string | null {
  const [, quote = "", dashed = "", rest = ""] =
    /^([>\s]*)([-=_]{3,}[^-=_]{4,80}[-=_]{3,})?\s*(.*)$/s.exec(line.slice(0, FLAT_CHARS_LOOKED_AT)) ?? [];
  const marker = dashed === "" ? null : markerOf(dashed);
  if (dashed !== "" && marker === null) return null;
  if (!FIRST_LABEL.test(rest)) return null;
  const found: { at: number; field: LabelMeaning["field"] }[] = [];
  for (const match of allMatches(rest, LABEL)) {
    const field = LABELS.get(labelKey(match[1] ?? ""))?.[0]?.field;
    if (field === undefined || found.some((earlier) => earlier.field === field)) continue;
    // Headers come first: a label 600 characters on belongs to the letter.
    if (found.length > 0 && match.index - (found.at(-1)?.at ?? 0) > 600) break;
    found.push({ at: match.index, field });
  }
  if (found.length < 3 || found[0]?.at !== 0 || !found.some(({ field }) => field === "from")) return null;
  const pieces = found.map(({ at }, index) => rest.slice(at, found[index + 1]?.at).trim());
  const tail = line.slice(FLAT_CHARS_LOOKED_AT);
  return (
    [...(dashed === "" ? [] : [dashed]), ...pieces].map((piece) => `${quote.trim()}${quote.trim() ? " " : ""}${piece}`).join("\n") + tail
  );
}
