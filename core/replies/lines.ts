import { LINE_CHARS_LOOKED_AT } from "./clean.ts";

/** Lines of a text that are looked at: 100,000 short lines are an attack, not a letter. */
export const LINES_MAX = 20_000;
const DEPTH_MAX = 100;

/** A line without its `>` marks, and how many there were. */
export type Line = { depth: number; text: string };

/** A text as lines, each with its quote depth. `read.ts` has said so where lines past the cap were left out. */
export function toLines(text: string): Line[] {
  return text.split("\n", LINES_MAX).map(unquote);
}

function unquote(raw: string): Line {
  let depth = 0;
  let at = 0;
  for (let index = 0; index < raw.length && depth < DEPTH_MAX; index++) {
    const char = raw.charCodeAt(index);
    if (char === 0x3e) {
      depth++;
      at = index + 1;
    } else if (char !== 0x20 || index - at > 1) break;
  }
  if (depth > 0 && raw.charCodeAt(at) === 0x20) at++;
  return { depth, text: at === 0 ? raw : raw.slice(at) };
}

export function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.text.length === 0 || line.text.trim() === "";
}

/** As much of a line as patterns may be tried on. */
export function lookedAt(line: Line): string {
  return line.text.length > LINE_CHARS_LOOKED_AT ? line.text.slice(0, LINE_CHARS_LOOKED_AT) : line.text;
}

/** The lines as text again, with as many `>` as they still have beyond `depth`. Blank lines at both ends are dropped. */
export function joinLines(lines: readonly Line[], depth = 0): string {
  return lines
    .map((line) => trimLine(line.depth > depth ? `${">".repeat(line.depth - depth)} ${line.text}` : line.text))
    .join("\n")
    .replace(/^\n+/, "")
    .trimEnd();
}

/** A line without the blanks at its end, except the signature mark "-- ", which is known by its blank (RFC 3676 §4.3). */
export function trimLine(line: string): string {
  return line === "-- " ? line : line.trimEnd();
}
