/** A text is cut here: two pages of letter are 6,000 characters, the longest quoted thread seen was 90,000. */
export const TEXT_CHARS_MAX = 200_000;
/** Header values, names, subjects. RFC 5322 limits a line to 998 characters. */
const HEADER_CHARS_MAX = 1_000;
/** Patterns are tried on this much of a line and no more, so that one endless line costs no more than a short one. */
export const LINE_CHARS_LOOKED_AT = 1_000;

// U+202A–202E and U+2066–2069 turn text around, which makes one address look like another.
const BIDI_CONTROLS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
// Soft hyphens and zero-width fillers split words ("re\u00ADgret") without being seen.
const INVISIBLE = /\u00ad|\u034f|\u200b|\u2060|\ufeff|\u180e/g;

/** What cleaning may change; most lines and texts have none of it. */
const UNCLEAN_LINE = /[^ -~]/;
const UNCLEAN_TEXT = /[^\n\t -~]/;

/**
 * One line that is safe to store and to put in a header: encoded words can decode to CR, LF and NUL
 * (`=?utf-8?Q?x=0D=0ABcc:…?=`), which would add header fields of their own to a mail built from it.
 */
export function cleanLine(value: string, charsMax: number = HEADER_CHARS_MAX): string {
  const line = value.slice(0, charsMax * 2);
  if (!UNCLEAN_LINE.test(line)) return line.trim().slice(0, charsMax);
  return line
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ")
    .replace(BIDI_CONTROLS, "")
    .replace(INVISIBLE, "")
    .trim()
    .slice(0, charsMax);
}

/** Text with `\n` as its only line end and without control, direction and zero-width characters. Not cut. */
export function cleanText(value: string): string {
  const text = value.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n");
  if (!UNCLEAN_TEXT.test(text)) return text;
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "")
    .replace(BIDI_CONTROLS, "")
    .replace(INVISIBLE, "")
    .replace(/\u00a0/g, " ");
}
