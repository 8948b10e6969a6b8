import { createHash } from "node:crypto";

/** One prefix for each noun that has an id: the whole table, so that no two nouns can share one. */
export const ID_PREFIXES = {
  workspace: "ws",
  key: "key",
  candidate: "cand",
  interview: "int",
  round: "rnd",
  event: "evt",
  message: "msg",
  reply: "rep",
  request: "req",
} as const satisfies Record<string, string>;

export type IdKind = keyof typeof ID_PREFIXES;
export type Id<K extends IdKind> = `${(typeof ID_PREFIXES)[K]}_${string}`;

/** Crockford's base32, lower case: it sorts as its number does, and no letter is mistaken for another. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_CHARACTERS = 10;
const RANDOM_BYTES = 10;

/** What makes ids: the instant in epoch milliseconds and a source of random bytes. */
export type Entropy = { nowMs: number; randomBytes: (count: number) => Uint8Array };

/** Writes bytes as base32, five bits a character, most significant first. */
export function base32(bytes: Uint8Array): string {
  let text = "";
  let carry = 0;
  let carryBits = 0;
  for (const byte of bytes) {
    carry = (carry << 8) | byte;
    carryBits += 8;
    while (carryBits >= 5) {
      carryBits -= 5;
      text += ALPHABET[(carry >>> carryBits) & 31] ?? "";
    }
    carry &= (1 << carryBits) - 1;
  }
  if (carryBits > 0) text += ALPHABET[(carry << (5 - carryBits)) & 31] ?? "";
  return text;
}

/** Reads what `base32` wrote; `null` for a character that is not of the alphabet. Trailing padding bits are dropped. */
export function fromBase32(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let carry = 0;
  let carryBits = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    carry = (carry << 5) | value;
    carryBits += 5;
    if (carryBits >= 8) {
      carryBits -= 8;
      bytes.push((carry >>> carryBits) & 255);
      carry &= (1 << carryBits) - 1;
    }
  }
  return Uint8Array.from(bytes);
}

/** A new id, such as `int_01k…`: 48 bits of time, then 80 random bits, so that ids sort by when they were made. */
export function newId<K extends IdKind>(kind: K, { nowMs, randomBytes }: Entropy): Id<K> {
  let time = "";
  for (let rest = nowMs, i = 0; i < TIME_CHARACTERS; i++, rest = Math.floor(rest / 32)) time = (ALPHABET[rest % 32] ?? "") + time;
  return `${ID_PREFIXES[kind]}_${time}${base32(randomBytes(RANDOM_BYTES))}` as Id<K>;
}

/** An id that follows from what it names: the same parts always give the same id. 130 bits of SHA-256, as long as a new one. */
export function derivedId<K extends IdKind>(kind: K, ...parts: readonly string[]): Id<K> {
  const digest = createHash("sha256").update(JSON.stringify(parts)).digest();
  return `${ID_PREFIXES[kind]}_${base32(digest).slice(0, 26)}` as Id<K>;
}

/** Whether a text has the form of an id of this kind. Says nothing of whether such a thing exists. */
export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  return new RegExp(`^${ID_PREFIXES[kind]}_[${ALPHABET}]{16,40}$`).test(text);
}
