/**
 * Text from records and mails is hostile until it has passed here: line breaks would add headers, direction overrides
 * would show an address that is not there, a ten-thousand-character name would push the letter off the page.
 */

/** Controls, direction marks and overrides, invisible spaces, private-use and tag characters. Joiners stay: emoji and Persian need them. */
const UNSEEN =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\p{Co}\u{E0000}-\u{E007F}]/gu;
/** As above, but line feeds stay. */
const UNSEEN_IN_LINES = new RegExp(UNSEEN.source.replace("\\p{Cc}", "\\u0000-\\u0009\\u000B-\\u001F\\u007F-\\u009F"), "gu");

/** Cuts to so many characters, on a whole character, with an ellipsis where something is missing. */
export function cut(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  return `${text
    .slice(0, lengthMax - 1)
    .toWellFormed()
    .replace(/\uFFFD$/u, "")
    .trimEnd()}…`;
}

/** One line that is safe in a subject, a greeting or a header: nothing unseen, single spaces, no longer than `lengthMax`. */
export function oneLine(text: string, lengthMax = 100): string {
  // A cap before the expressions run, so that a huge field costs nothing.
  const capped = text
    .slice(0, lengthMax * 8)
    .toWellFormed()
    .normalize("NFC");
  return cut(
    capped
      .replace(/[\r\n\t\u0085\u2028\u2029]+/gu, " ")
      .replace(UNSEEN, "")
      .replace(/\s+/gu, " ")
      .trim(),
    lengthMax,
  );
}

/** Text of several lines, such as notes or an employer's mail: nothing unseen, `\n` only, no longer than `lengthMax`. */
export function lines(text: string, lengthMax = 4_000): string {
  const capped = text
    .slice(0, lengthMax * 2)
    .toWellFormed()
    .normalize("NFC");
  const plain = capped
    .replace(/\r\n?|\u0085|\u2028|\u2029/gu, "\n")
    .replace(/\t/gu, " ")
    .replace(UNSEEN_IN_LINES, "");
  return cut(
    plain
      .replace(/[^\S\n]+$/gmu, "")
      .replace(/\n{3,}/gu, "\n\n")
      .trim(),
    lengthMax,
  );
}

/** An address as it may stand in a header or a link; empty when it is none. */
export function address(text: string | undefined): string {
  const plain = oneLine(text ?? "", 254);
  return /^[^\s<>"(),:;\\[\]]+@[^\s<>"(),:;\\[\]@]+$/u.test(plain) ? plain : "";
}
