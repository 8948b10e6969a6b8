/** Reads the tokens of links, apart from where they are written: only the pages need to. */
import * as z from "zod";
import type { InstantText } from "./clock.ts";
import type { LinkTarget } from "./links.ts";
import { LINK_ACTIONS, LINK_PURPOSE } from "./links.ts";
import type { MeTarget } from "./me-links.ts";
import { ME_PURPOSE } from "./me-links.ts";
import { isSigned } from "./signing.ts";

const LinkPayload = z.tuple([z.enum(LINK_ACTIONS), z.string(), z.string(), z.string(), z.int()]);
const MePayload = z.tuple([z.string(), z.string(), z.int()]);

/** Reads a token: what it leads to, and whether its time is over; `null` when it was not made here. */
export function readLinkToken(secret: string, token: string, now: InstantText): { target: LinkTarget; expired: boolean } | null {
  const [text = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !isSigned(secret, LINK_PURPOSE, text, signature)) return null;
  const payload = LinkPayload.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  if (!payload.success) return null;
  const [action, recordId, messageId, value, expiresSeconds] = payload.data;
  return {
    target: { action, recordId, ...(messageId === "" ? {} : { messageId }), ...(value === "" ? {} : { value }) },
    expired: expiresSeconds * 1000 < Date.parse(now),
  };
}

/** Reads a token: whose page, and whether its time is over; `null` when it was not made here. */
export function readMeToken(secret: string, token: string, now: InstantText): { target: MeTarget; expired: boolean } | null {
  const [text = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !isSigned(secret, ME_PURPOSE, text, signature)) return null;
  const payload = MePayload.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  if (!payload.success) return null;
  const [candidateId, mark, expiresSeconds] = payload.data;
  return { target: { candidateId, addressMark: mark }, expired: expiresSeconds * 1000 < Date.parse(now) };
}
