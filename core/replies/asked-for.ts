/** What the candidate is asked for, as far as the mail asks for it: a word that only stands in a sentence that asks is no request. */

/** Things whose words are everyday words: what must stand around them before the candidate's letter speaks of them. */
const MUST_READ: Readonly<Record<string, RegExp>> = {
  "salary expectation":
    /\b(?:salary|pay|ctc|package|compensation|remuneration)[ -]?(?:expectations?|requirements?)|\b(?:expected|desired|current|your|what) (?:\w+ ){0,2}(?:salary|ctc|package|compensation|remuneration|pay)\b(?! ?slips?)|\bsalary range (?:you|that you|are you)|\b(?:looking|hoping|expect\w*|like) to (?:earn|be paid)|\bhow much (?:do|would|are) you\b|\bsalary\b[^.?!\n]{0,40}\b(?:you (?:expect|have in mind|are looking|would)|in mind)/i,
  documents:
    /\b(?:send|share|provide|supply|upload|submit|forward|bring|need|require[sd]?|return|e-?mail|missing|attach|sign)\b[^.?!\n]{0,80}\b(?:documents?|documentation|paperwork|letters?)\b|\b(?:documents?|documentation|paperwork)\b[^.?!\n]{0,40}\b(?:needed|required|missing|below|following)\b/i,
};
/** Named beside papers of a kind, "documents" are just those. */
const PAPERS = ["proof of identity", "right to work", "proof of address", "certificates", "payslips", "CV", "application form"];

/** The things asked for, without those that the mail only mentions. */
export function reallyAskedFor(text: string, things: readonly string[]): string[] {
  const asked = things.filter((thing) => MUST_READ[thing]?.test(text) ?? true);
  const isNamed = asked.some((thing) => PAPERS.includes(thing));
  return asked.filter((thing) => !(isNamed && thing === "documents"));
}
