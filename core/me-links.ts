import { createHash } from "node:crypto";
import * as z from "zod";
import type { InstantText } from "./clock.ts";
import { plus } from "./clock.ts";
import { base32 } from "./ids.ts";
import { isSigned, sign } from "./signing.ts";

/** A year: people keep the page among their bookmarks, and a search for work takes months. */
const ME_LIFE = "PT8760H";
const PURPOSE = "me";
const MARK_CHARACTERS = 10;

const Payload = z.tuple([z.string(), z.string(), z.int()]);

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
  return `${text}.${sign(secret, PURPOSE, text)}`;
}

/** Reads a token: whose page, and whether its time is over; `null` when it was not made here. */
export function readMeToken(secret: string, token: string, now: InstantText): { target: MeTarget; expired: boolean } | null {
  const [text = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !isSigned(secret, PURPOSE, text, signature)) return null;
  const payload = Payload.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  if (!payload.success) return null;
  const [candidateId, mark, expiresSeconds] = payload.data;
  return { target: { candidateId, addressMark: mark }, expired: expiresSeconds * 1000 < Date.parse(now) };
}
