import type { Letter } from "./letter.ts";
import type { Verdicts } from "./reply.ts";

/** The domain of an address, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}

/** Whether one domain is the other or a part of it: the relaxed alignment of DMARC (RFC 7489 §3.1.1), without a suffix list. */
function isAligned(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/**
 * Whether the sender is who the From claims (DESIGN §5.2): DMARC passed, or DKIM or SPF passed for a domain aligned with
 * From, as the topmost Authentication-Results says (RFC 8601). SES puts its own on top; any below it may be forged.
 */
export function isAuthenticated(letter: Letter, verdicts: Verdicts): boolean {
  if (verdicts.dmarc === "PASS") return true;
  const results = letter.headers.authenticationResults;
  if (letter.from === null || results === null || !/^\s*amazonses\.com\b/i.test(results)) return false;
  const from = domainOf(letter.from.address);
  return results
    .slice(0, 4_000)
    .split(";")
    .some((result) => {
      const method = /^\s*(dkim|spf)=pass\b/i.exec(result)?.[1]?.toLowerCase();
      if (method === undefined) return false;
      const property = method === "dkim" ? /\bheader\.(?:i|d)=\S*?@?([a-z0-9.-]+)/i : /\bsmtp\.mailfrom=(?:\S*?@)?([a-z0-9.-]+)/i;
      const domain = property.exec(result)?.[1]?.toLowerCase();
      return domain !== undefined && isAligned(domain, from);
    });
}
