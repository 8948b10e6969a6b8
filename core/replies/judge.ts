import { answerOf, shown } from "./answer-of.ts";
import { withCalledOff } from "./called-off.ts";
import { classify } from "./classify.ts";
import { withConfirmed } from "./confirmed-word.ts";
import type { Extracted } from "./extract.ts";
import { extract } from "./extract.ts";
import { isInvitation } from "./extract-calendar.ts";
import { handoverIn } from "./handover.ts";
import { instruct } from "./instruct.ts";
import { APPLY_CONFIDENCE } from "./intents.ts";
import type { Judged, Judgement } from "./judged.ts";
import type { Matchable } from "./match.ts";
import { withRecord } from "./on-record.ts";
import { isContactOf, isFromContact, isMark, matched, onlyAsked, verdictOf, whyUnproven } from "./verdict.ts";

/** The hour of a call is no interview (R10), unless the mail invites to one. */
function withoutHourOfCall({ interviewAt, interviewOn, timesOffered, daysOffered, ...extracted }: Extracted): Extracted {
  return extracted;
}

/**
 * Judges one employer's mail against a candidate's interviews: which one, what it means, which dates it names, and what is
 * to be done. Pure and deterministic. Nothing in the mail is obeyed; the candidate's own line above it wins over our reading.
 */
export function judge(mail: Judged, interviews: readonly Matchable[], timeZone: string): Judgement {
  const found = matched(mail, interviews);
  const ids = found.kind === "one" ? [found.interviewId] : found.kind === "tie" ? found.interviewIds : [];
  const possible = interviews.filter(({ id }) => ids.includes(id));
  const of = ids.length === 1 ? possible[0] : undefined;
  const context = { writtenAt: mail.writtenAt, timeZone, ...(of?.timeZone === undefined ? {} : { theirZone: of.timeZone }) };
  const off = withCalledOff(
    classify({
      subject: mail.subject,
      text: mail.text,
      hasInvitation: mail.calendars.some(isInvitation),
      ...(of === undefined ? {} : { role: of.role, company: of.company.name }),
      // An agency writes of other jobs too, and sends its newsletter from the same address.
      isFromEmployer: of !== undefined && of.contactKind === "employer" && isContactOf(mail)(of),
    }),
    mail,
    context,
  );
  const said = mail.note === "" ? null : instruct(mail.note, context);
  const { text, callsOff } = off;
  const companies = possible.map(({ company }) => company.name);
  const { reading: heard, confirmed } = callsOff === undefined ? withConfirmed(off.reading, mail, companies) : { reading: off.reading };
  const named = extract({ subject: mail.subject, text, calendars: mail.calendars, ...context, intent: said?.intent ?? heard.intent });
  const saidByCandidate = said !== null;
  const { reading, read, isMoved, extension } = withRecord(heard, named, mail, { ...context, text }, { of, interviews, saidByCandidate });
  const intent = said?.intent ?? reading.intent;
  const isCall = reading.wantsContact?.on != null && intent !== "second_interview";
  const extracted = { ...(isCall ? withoutHourOfCall(read) : read), ...(extension && { answerBy: extension }), ...said?.extracted };
  const confidence = said === null ? reading.confidence : 1;
  // A newsletter has its marks; a contact's mail without any is one that we did not understand.
  const isThrownAwayUnheard = intent === "unrelated" && said === null && !reading.evidence.some(isMark) && isFromContact(mail, interviews);
  const contactNow = of === undefined ? null : handoverIn(mail.text, mail.from, mail.copied ?? [], of.contactEmails);
  const isMere = mail.ownWords === true && said === null;
  const unproven = whyUnproven(mail, found, interviews);
  const wordless = said === null && mail.calendars.length === 0 ? mail.wordless : undefined;
  const { verdict, why } = isMere
    ? { verdict: "unmatched" as const, why: mail.wordless ?? "we found no mail of an employer in what you sent" }
    : onlyAsked(verdictOf(intent, confidence >= APPLY_CONFIDENCE && !isThrownAwayUnheard, found), found, wordless ?? unproven);
  return {
    intent,
    confidence,
    evidence: said === null ? reading.evidence : [{ phrase: mail.note.slice(0, 200), rule: "your own words above the mail" }],
    alternatives: said === null ? reading.alternatives : [],
    dates: shown(intent, { confidence, alternatives: reading.alternatives }, extracted),
    answer: answerOf(
      intent,
      reading,
      extracted,
      { ...context, text },
      { contactNow, isMoved: off.isMoved === true || isMoved, callsOff, extension, confirmed, saidByCandidate },
    ),
    match: found,
    saidByCandidate,
    verdict,
    why,
  };
}
