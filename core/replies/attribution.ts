import { ATTRIBUTION_STARTS, WROTE } from "./forward-labels.ts";
import { isBlank, type Line, lookedAt } from "./lines.ts";
import { addressesIn } from "./mailbox.ts";

/** Clients break "On … wrote:" over up to three lines, Outlook's invitations over four. */
const ATTRIBUTION_LINES_MAX = 4;
const ATTRIBUTION_CHARS_MAX = 400;

/** "On Tue, 2 Nov 2026 at 09:26, Mette Holm <mette@example.org> wrote:", in whatever language. */
export type Attribution = { text: string; address: string | null; end: number };

const TIME = /\d{1,2}[:.h時时시]\s?\d{2}/;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/;
const ENDS = /[:：]\s*\*?$/;

/** The attribution that begins in this line, or null. `end` is the first line after it. */
export function attributionAt(lines: readonly Line[], index: number): Attribution | null {
  const first = lines[index];
  if (first === undefined || isBlank(first)) return null;
  let text = "";
  for (let next = index; next < index + ATTRIBUTION_LINES_MAX; next++) {
    const line = lines[next];
    if (line === undefined || isBlank(line) || line.depth !== first.depth) return null;
    text = `${text} ${lookedAt(line).trim()}`.trimStart();
    if (text.length > ATTRIBUTION_CHARS_MAX) return null;
    if (next === index && !couldBegin(text)) return null;
    if (ENDS.test(text)) return isAttribution(text) ? { text, address: addressesIn(text).at(-1) ?? null, end: next + 1 } : null;
    // Outlook for Mac and some phones leave the colon out, but then the verb is the last word.
    if (next > index && endsWithVerb(text) && isAttribution(text))
      return { text, address: addressesIn(text).at(-1) ?? null, end: next + 1 };
  }
  return null;
}

/** Cheap first question, asked of every line: a start word before a digit or weekday, a date, an address, or a quotation mark. */
function couldBegin(text: string): boolean {
  const start = text
    .slice(0, 80)
    .toLowerCase()
    .replace(/^[*_"'“„«\s]+/, "");
  const word = start.split(/[\s,]/, 1)[0] ?? "";
  if (ATTRIBUTION_STARTS.has(word) || /^ב[-־]/.test(start)) return true;
  return /^\d/.test(start) || text.includes("@") || TIME.test(text) || ENDS.test(text);
}

function isAttribution(text: string): boolean {
  const lower = text.toLowerCase();
  const hasVerb = WROTE.some((verb) => hasWord(lower, verb));
  const hasAddress = text.includes("@");
  const starts =
    ATTRIBUTION_STARTS.has(lower.replace(/^[*_"'“„«\s]+/, "").split(/[\s,]/, 1)[0] ?? "") || /^ב[-־]/.test(lower) || /^\d/.test(lower);
  const hasTime = TIME.test(text);
  if (hasVerb && hasAddress) return hasTime || YEAR.test(text) || starts;
  if (hasVerb) return starts && (hasTime || YEAR.test(text) || (/\d/.test(text) && / wrote:$/.test(lower)));
  // "2026-11-02 9:26 GMT+01:00 Mette Holm <mette@example.org>:" has no verb: the address must be the last thing said.
  return hasAddress && hasTime && /@[^\s<>@]+>?\)?\s*[:：]$/.test(text) && (starts || (YEAR.test(text) && /^.{0,20}\d/.test(text)));
}

function endsWithVerb(text: string): boolean {
  const lower = text.toLowerCase();
  return lower.startsWith("on ") && lower.endsWith(" wrote");
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    // Chinese, Japanese, Korean and Thai put no blank before the verb.
    if (/[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word.charAt(0))) return true;
    const before = text.charAt(at - 1);
    const after = text.charAt(at + word.length);
    if (!/\p{L}/u.test(before) && !/\p{L}/u.test(after)) return true;
  }
  return false;
}
