/** What an employer asks the candidate to send or say (R21). */
import type { Found } from "./extract.ts";
import type { Sentence } from "./extract-sentences.ts";

/**
 * What an employer may ask for, each with the words that mean it. Pay and documents are named in many sentences that ask for
 * something else ("see the benefits package attached"): these ask for them in so many words.
 */
const ASKABLES: readonly (readonly [string, RegExp])[] = [
  [
    "references",
    /\b(?:references?\b(?! (?:number|no\b|to|code|id|:))|referees?\b|(?:people|person|somebody|someone|manager)[^.]{0,30}\b(?:speak to|vouch|contact))/i,
  ],
  [
    "salary expectation",
    /\b(?:salary|pay|ctc|package|compensation|remuneration)[ -]?(?:expectations?|requirements?)|\b(?:expected|desired|current|your|what) (?:\w+ ){0,2}(?:salary|ctc|package|compensation|remuneration|pay)\b(?! ?slips?)|\bsalary range (?:you|that you|are you)|\b(?:looking|hoping|expect\w*|like) to (?:earn|be paid)|\bhow much (?:do|would|are) you\b|\bsalary\b[^.?!\n]{0,40}\b(?:you (?:expect|have in mind|are looking|would)|in mind)/i,
  ],
  ["notice period", /\bnotice(?: period)?\b(?! (?:that|how))|how much notice/i],
  [
    "start date",
    /\b(?:when (?:(?:could|can|would) you|you (?:could|can|would|might)) (?:be able to )?(?:start|join)|(?:earliest|possible|preferred) (?:start|joining)|start date|date of joining)\b/i,
  ],
  ["availability", /\b(?:availability|available|days? (?:and times? )?(?:that )?(?:suit|work))\b/i],
  [
    "proof of identity",
    /\b(?:passport|id proof|photo id|identity|identification|\bids?\b|aadhaa?r|pan card|driving licen[cs]e|birth certificate)\b/i,
  ],
  [
    "right to work",
    /\b(?:right to work|work permit|residence permit|visa(?: status)?|work authori[sz]ation|eligib\w+ to work|sponsorship)\b/i,
  ],
  ["proof of address", /\b(?:proof of address|utility bill)\b/i],
  ["certificates", /\b(?:certificates?|degree|diploma|marksheets?|mark sheets?|transcripts?|qualifications)\b/i],
  ["payslips", /\b(?:pay ?slips?|salary slips?|payslips?|p45|p60|w-?2)\b/i],
  [
    "portfolio",
    /\b(?:portfolio|case stud(?:y|ies)|work samples?|writing samples?|samples? of (?:your )?work|code samples?|github|slides|deck)\b/i,
  ],
  ["application form", /\b(?:application form|questionnaire|section \d|attached form|the form)\b/i],
  ["CV", /\b(?:cv|c\.v\.|résumé|resume)\b/i],
  ["background check", /\b(?:background (?:check|screening|verification)|dbs|garda vetting|vetting|criminal record|disclosure)\b/i],
  ["bank details", /\bbank (?:details|account)\b/i],
  ["address", /\b(?:home|postal|current|email) address\b/i],
  ["phone number", /\b(?:phone|mobile|telephone|contact) number\b/i],
  ["relieving letter", /\b(?:relieving|experience) letters?\b/i],
  [
    "documents",
    /\b(?:send|share|provide|supply|upload|submit|forward|bring|need|require[sd]?|return|e-?mail|missing|attach|sign)\b[^.?!\n]{0,80}\b(?:documents?|documentation|paperwork|letters?)\b|\b(?:documents?|documentation|paperwork)\b[^.?!\n]{0,40}\b(?:needed|required|missing|below|following)\b/i,
  ],
];

/** Beside papers of a kind, "documents" are just those. */
const PAPERS = [
  "proof of identity",
  "right to work",
  "proof of address",
  "certificates",
  "payslips",
  "relieving letter",
  "CV",
  "application form",
];

/** A sentence in which the employer wants something from the candidate. */
const ASKING =
  /\b(?:please|kindly|could you|can you|would you|will you|could we|may (?:we|i)|need|require|required|send|share|provide|supply|upload|submit|forward|complete|fill|confirm|advise|let (?:us|me) (?:know|have)|asked (?:for|what|how|if)|what (?:is|are|salary|package)|how much|when (?:could|can)|do you (?:have|need|require|hold)|have to see|must see|missing|authori[sz]e|wants? to know|would like to know)\b/i;

/** What the candidate is asked to send or say, each thing with the words that ask for it. */
export function asksIn(sentences: readonly Sentence[]): Found<string[]> | null {
  const asked = new Map<string, string>();
  let askingLines = 0;
  for (const { text } of sentences) {
    // "Please share the below:" governs the lines that follow it.
    const governs = /\b(?:below|following|details|information|documents|needed|required)\b[^.]*:\s*$/i.test(text) && ASKING.test(text);
    if (governs) askingLines = 12;
    else if (askingLines > 0) askingLines -= 1;
    if (!ASKING.test(text) && !text.trim().endsWith("?") && askingLines === 0) continue;
    for (const [name, pattern] of ASKABLES) {
      const match = pattern.exec(text);
      if (match && !asked.has(name)) asked.set(name, match[0].trim());
    }
  }
  if (PAPERS.some((paper) => asked.has(paper))) asked.delete("documents");
  return asked.size === 0 ? null : { value: [...asked.keys()], phrase: [...asked.values()].join(", "), certain: true };
}
