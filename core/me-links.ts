import { createHash } from "node:crypto";
import type { InstantText } from "./clock.ts";
import { plus } from "./clock.ts";
import { base32 } from "./ids.ts";
import { sign } from "./signing.ts";

/** A year: people keep the page among their bookmarks, and a search for work takes months. */
const ME_LIFE = "PT8760H";
/** What the signature of such a link is made for. */
export const ME_PURPOSE = "me";
const MARK_CHARACTERS = 10;

/** Whose page it is. The mark stands for their address: a link that lies in another mailbox than theirs opens nothing. */
export type MeTarget = { candidateId: string; addressMark: string };

/** What a link says of the address that it was mailed to, without telling it. */
export function addressMark(email: string): string {
  return base32(createHash("sha256").update(email.toLowerCase()).digest()).slice(0, MARK_CHARACTERS);
}

/** Writes the token of a candidate's own page, `/me/{token}`. Lives a year from `now`, and no longer than their address. */
export function meToken(secret: string, candidate: { id: string; email: string }, now: InstantText): string {
  const expiresSeconds = Math.floor(Date.parse(plus(now, ME_LIFE)) / 1000);
  const text = Buffer.from(JSON.stringify([candidate.id, addressMark(candidate.email), expiresSeconds])).toString("base64url");
  return `${text}.${sign(secret, ME_PURPOSE, text)}`;
}
