import { cleanLine } from "./clean.ts";

// Forward prefixes of Outlook and the rest by language, then reply prefixes. "I:" (Italian) and "R:" only before a blank.
const FORWARD =
  "fwd?|fw|wg|tr|rv|enc|vs|vb|vl|pd|i|doorst|videresend|i̇lt|ilt|redir\\.?|továbbítva|preposlané|přeposláno|пересл|fs|fyi|转发|轉寄|转寄|転送|전달|הועבר|إعادة توجيه|προωθ";
const REPLY = "re|aw|sv|vs|antw|antwort|rif|r|ref|res|resp|ynt|odp|atb|回复|回覆|答复|返信|회신|답장|תשובה|رد|απ|σχετ|отв|відп";
const TAG =
  "\\[(?:external|extern|ext|externe|esterno|externo|caution|warning|spam\\??|sec=\\w+)\\]|external(?: email)?:|\\*{0,3}(?:external|spam)\\*{1,3}";
const COUNT = "(?:\\s?[[(]\\d{1,3}[\\])]|\\^\\d{1,3})?";

const FORWARD_PREFIX = new RegExp(`^(?:(?:${TAG})\\s*|(?:${FORWARD})${COUNT}\\s?[:：]\\s*)`, "iu");
const FORWARDED = new RegExp(`^(?:(?:${TAG}|(?:${REPLY})${COUNT}\\s?[:：])\\s*){0,5}(?:${FORWARD})${COUNT}\\s?[:：]`, "iu");
const ANY_PREFIX = new RegExp(`^(?:(?:${TAG})\\s*|(?:${FORWARD}|${REPLY})${COUNT}\\s?[:：]\\s*)`, "iu");

/** The subject without "Fwd:", "WG:", "[EXTERNAL]" and the like at its front; a "Re:" stays, since it was the sender's. */
export function withoutForwardPrefix(subject: string): string {
  return strip(subject, FORWARD_PREFIX);
}

/** Whether a subject says that the mail was passed on: a gateway's "[EXTERNAL]" alone does not. */
export function isForwardSubject(subject: string): boolean {
  return FORWARDED.test(subject);
}

/** The subject without any reply, forward or gateway prefix: what the mails of one thread have in common. */
export function baseSubject(subject: string): string {
  return strip(subject, ANY_PREFIX);
}

function strip(subject: string, prefix: RegExp): string {
  let rest = cleanLine(subject);
  for (let count = 0; count < 20; count++) {
    const shorter = rest.replace(prefix, "").trim();
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}
