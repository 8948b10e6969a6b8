import { createHmac, timingSafeEqual } from "node:crypto";
import { base32 } from "./ids.ts";

/** 80 bits: guessing one takes longer than any link lives, and an address still fits in 64 characters. */
const MAC_CHARACTERS = 16;

/** A keyed hash of a text, in lower-case base32. `purpose` keeps a signature made for one thing from serving another. */
export function sign(secret: string, purpose: string, text: string): string {
  return base32(createHmac("sha256", secret).update(`${purpose}\n${text}`).digest()).slice(0, MAC_CHARACTERS);
}

/** Whether `sign` made this signature. Takes the same time whatever the answer is. */
export function isSigned(secret: string, purpose: string, text: string, signature: string): boolean {
  const expected = Buffer.from(sign(secret, purpose, text));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
