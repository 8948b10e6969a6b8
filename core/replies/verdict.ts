import type { Evidence } from "./classify.ts";
import type { Intent } from "./intents.ts";
import type { Judged, Judgement } from "./judged.ts";
import type { Match, Matchable } from "./match.ts";
import { match } from "./match.ts";
import { WORDS_RULE } from "./weigh.ts";

/** The interview that was named outright, or what is found. */
export function matched(mail: Judged, interviews: readonly Matchable[]): Match {
  return mail.interviewId === undefined
    ? match(mail, interviews)
    : { kind: "one", interviewId: mail.interviewId, reason: "the interview was named" };
}

/**
 * Why the interview that was found is only likely: the sender is a name without an address, or is what somebody else's forward
 * says, and nothing but that points to it. Anybody can write a name.
 */
export function whyUnproven(mail: Judged, found: Match, interviews: readonly Matchable[]): string | null {
  const isProven = mail.from === null || (mail.from.address !== "" && mail.passedOnBy === undefined);
  if (isProven || found.kind !== "one" || mail.interviewId !== undefined) return null;
  // A stranger's own house speaks against a role that has the same name elsewhere; where no address is shown, nothing does.
  const from = mail.passedOnBy === undefined ? null : { name: "", address: mail.passedOnBy };
  const anonymous = match({ ...mail, from }, interviews);
  if (anonymous.kind === "one" && anonymous.interviewId === found.interviewId) return null;
  return mail.passedOnBy === undefined
    ? `it shows its sender, ${mail.from?.name}, by name and without an address, and nothing else in it says which interview it is about`
    : `${mail.passedOnBy} passed it on to you, and only that mail says that it is from ${mail.from?.address || mail.from?.name}`;
}

/** A mark of mail that concerns no interview, not only the words of such mails. */
export const isMark = ({ rule }: Evidence) => rule.startsWith("unrelated: ") && !rule.endsWith(WORDS_RULE);

/** Whether the mail comes from a contact of an interview. */
export const isContactOf = (mail: Judged) => {
  const address = mail.from?.address.toLowerCase();
  return ({ contactEmails }: Matchable) => address !== undefined && contactEmails.includes(address);
};

/** Whether somebody whom the candidate met wrote it: then it is not thrown away for want of a sign that it matters. */
export const isFromContact = (mail: Judged, interviews: readonly Matchable[]) =>
  mail.interviewId !== undefined || interviews.some(isContactOf(mail));

/** What to do with it, and why in one sentence. */
export function verdictOf(intent: Intent, sure: boolean, found: Match): Pick<Judgement, "verdict" | "why"> {
  if (intent === "unrelated" && sure) return { verdict: "leave", why: "it does not concern any of your interviews" };
  if (found.kind === "none") return { verdict: "unmatched", why: found.reason };
  if (found.kind === "tie") return { verdict: "ask", why: found.reason };
  return sure ? { verdict: "apply", why: found.reason } : { verdict: "ask", why: "what it means is not clear enough to act on" };
}

/** What stands against acting on it makes it a question, whatever it seems to mean. */
export function onlyAsked(
  verdict: Pick<Judgement, "verdict" | "why">,
  found: Match,
  against: string | null,
): Pick<Judgement, "verdict" | "why"> {
  if (against === null || found.kind === "none") return verdict;
  return { verdict: "ask", why: against };
}
