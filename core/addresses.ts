import type { Id } from "./ids.ts";
import { base32, fromBase32 } from "./ids.ts";
import { isSigned, sign } from "./signing.ts";

/**
 * The private addresses of DESIGN §5, each an unguessable token in the local part, checked without a look-up. Mail
 * programs may change the case of a local part, so all of it is lower case and read without regard to case.
 */
export type PrivateAddress =
  /** Employer replies go here, forwarded by the candidate or by a rule of theirs. */
  | { type: "forwarding"; candidateId: Id<"candidate">; generation: number }
  /** Bcc of every send link: the candidate's own sent mail arrives as a copy and proves that it went out. */
  | { type: "sent_copy"; interviewId: Id<"interview">; message: string }
  /** Reply-To of every mail we send. `message` is the beginning of the id of the mail that was answered. */
  | { type: "notes"; recordId: Id<"interview"> | Id<"candidate"> | Id<"reply">; message: string };

const ID_CHARACTERS = 26;
/** As much of a message's id as an address has room for: 80 bits, within one record. */
const MESSAGE_CHARACTERS = 16;
const GENERATIONS_MAX = 1024;
const RECORD_LETTERS = { i: "int", c: "cand", r: "rep" } as const;

const bare = (id: string) => id.slice(id.indexOf("_") + 1);

/** How an address names a message: the first characters of its id, without the prefix. */
export function messageMark(messageId: Id<"message">): string {
  return bare(messageId).slice(0, MESSAGE_CHARACTERS);
}

function body(address: PrivateAddress): { prefix: string; body: string } {
  switch (address.type) {
    case "forwarding": {
      const generation = base32(Uint8Array.of((address.generation >> 2) & 255, (address.generation & 3) << 6)).slice(0, 2);
      return { prefix: "", body: bare(address.candidateId) + generation };
    }
    case "sent_copy":
      return { prefix: "s-", body: bare(address.interviewId) + address.message };
    case "notes": {
      const letter = address.recordId.startsWith("int_") ? "i" : address.recordId.startsWith("cand_") ? "c" : "r";
      return { prefix: "n-", body: letter + bare(address.recordId) + address.message };
    }
  }
}

/** Writes an address's local part: at most 64 characters (RFC 5321 §4.5.3.1.1), of letters, digits and one hyphen. */
export function localPart(secret: string, address: PrivateAddress): string {
  const { prefix, body: text } = body(address);
  return `${prefix}${text}${sign(secret, `address ${address.type}`, text)}`;
}

/** Reads a local part that `localPart` wrote; `null` for anything else, a wrong signature included. */
export function readLocalPart(secret: string, local: string): PrivateAddress | null {
  const text = local.toLowerCase();
  const [type, token] = text.startsWith("s-")
    ? (["sent_copy", text.slice(2)] as const)
    : text.startsWith("n-")
      ? (["notes", text.slice(2)] as const)
      : (["forwarding", text] as const);
  const signed = token.slice(0, -MESSAGE_CHARACTERS);
  if (!isSigned(secret, `address ${type}`, signed, token.slice(-MESSAGE_CHARACTERS))) return null;
  switch (type) {
    case "forwarding": {
      const bytes = fromBase32(signed.slice(ID_CHARACTERS));
      const generation = ((bytes?.[0] ?? 0) << 2) | ((fromBase32(`${signed.slice(ID_CHARACTERS)}00`)?.[1] ?? 0) >> 6);
      return { type, candidateId: `cand_${signed.slice(0, ID_CHARACTERS)}`, generation: generation % GENERATIONS_MAX };
    }
    case "sent_copy":
      return { type, interviewId: `int_${signed.slice(0, ID_CHARACTERS)}`, message: signed.slice(ID_CHARACTERS) };
    case "notes": {
      const letter = signed[0];
      if (letter !== "i" && letter !== "c" && letter !== "r") return null;
      const id = `${RECORD_LETTERS[letter]}_${signed.slice(1, 1 + ID_CHARACTERS)}` as Id<"interview"> | Id<"candidate"> | Id<"reply">;
      return { type, recordId: id, message: signed.slice(1 + ID_CHARACTERS) };
    }
  }
}
