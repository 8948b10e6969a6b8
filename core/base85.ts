/**
 * Bytes as text that a string literal holds as it is, by five letters to four bytes, where base64 takes nearly six: of the
 * 85 characters from `#` on, without quotes and backslash.
 */
const SKIPPED = [39, 92, 96];
const FIRST = 35;
const BASE = 85;
const LETTERS = Array.from({ length: BASE + SKIPPED.length }, (_, at) => FIRST + at).filter((code) => !SKIPPED.includes(code));

/** The bytes as text; of a last group of n bytes, n + 1 letters. */
export function toBase85(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += 4) {
    const group = bytes.subarray(from, from + 4);
    let value = [0, 1, 2, 3].reduce((sum, at) => sum * 256 + (group[at] ?? 0), 0);
    const letters: number[] = [];
    for (let at = 0; at < 5; at++) {
      letters.unshift(LETTERS[value % BASE] ?? 0);
      value = Math.floor(value / BASE);
    }
    text += String.fromCharCode(...letters.slice(0, group.length + 1));
  }
  return text;
}

/** The bytes of such a text. */
export function fromBase85(text: string): Uint8Array {
  const values = new Uint8Array(128);
  for (const [value, code] of LETTERS.entries()) values[code] = value;
  const bytes = new DataView(new ArrayBuffer(Math.ceil(text.length / 5) * 4));
  for (let from = 0; from < text.length; from += 5) {
    let value = 0;
    for (let at = from; at < from + 5; at++) value = value * BASE + (at < text.length ? (values[text.charCodeAt(at)] ?? 0) : BASE - 1);
    bytes.setUint32((from / 5) * 4, value);
  }
  return new Uint8Array(bytes.buffer, 0, Math.floor((text.length * 4) / 5));
}
