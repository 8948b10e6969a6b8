import { clauses } from "./classify-clauses.ts";
import { type Extracted, extract } from "./extract.ts";
import { SAYS, SAYS_NOTHING } from "./instruct-phrases.ts";
import { denied, ownPart } from "./instruct-whose.ts";
import type { Intent } from "./intents.ts";
import { matches, phrase } from "./phrase-search.ts";

const NOTE_WORDS_MAX = 25;

const says = SAYS.map(({ intent, any }) => ({ intent, phrases: any.map(phrase) }));
const saysNothing = SAYS_NOTHING.map(phrase);

const firstLine = (note: string) =>
  note
    .split(/\r\n?|\n/)
    .find((candidate) => /\p{L}/u.test(candidate))
    ?.trim()
    .slice(0, 400) ?? "";

/** What the candidate's own first line says that the mail is not: "not a rejection!" */
export const deniedBy = (note: string): Intent[] => (note.includes("?") ? [] : denied(firstLine(note)));

/**
 * Reads the candidate's own first line above a forward: "offer", "second interview 3 Dec 10:00", "they said no :(", "not a
 * rejection, it is an offer" say it outright and win over the mail (DESIGN §5.8). Null when the line says nothing ("FYI"),
 * asks, hopes, is long, speaks of others, or says two things at once: then the mail itself is read.
 */
export function instruct(note: string, context: { writtenAt: string; timeZone: string }): { intent: Intent; extracted: Extracted } | null {
  const line = firstLine(note);
  const { own, isLost } = ownPart(line);
  const parts = clauses("", own);
  const count = parts.reduce((sum, part) => sum + part.words.trim().split(" ").length, 0);
  if (count > NOTE_WORDS_MAX || line.includes("?")) return null;
  if (parts.some((part) => matches(saysNothing, part))) return null;
  const meant = new Set<Intent>(isLost ? ["regret"] : []);
  for (const part of parts) {
    const said = says.find(({ phrases }) => matches(phrases, part));
    if (said) meant.add(said.intent);
  }
  // "Got an update: it's an offer": news beside an outcome is only its wrapping.
  if (meant.size > 1) for (const mild of ["status_update", "acknowledgement", "info_request"] as const) meant.delete(mild);
  const [intent] = meant;
  if (intent === undefined || meant.size > 1) return null;
  return { intent, extracted: dates(intent, line, context) };
}

/** The date in the line is the one that the intent calls for: "offer, answer by Friday", "update: decision on the 12th". */
function dates(intent: Intent, line: string, context: { writtenAt: string; timeZone: string }): Extracted {
  const framed = {
    offer: `Please accept the offer by ${line.replace(/^.*?\b(?:by|until|before|deadline)\b:?/i, "")}`,
    second_interview: `The interview is on: ${line}`,
    status_update: `You will hear of the decision: ${line}`,
    on_hold: `You will hear of the decision: ${line}`,
  }[intent as string];
  if (framed === undefined) return {};
  const { interviewAt, interviewOn, timesOffered, daysOffered, answerBy, decisionBy, format, location, link } = extract({
    subject: "",
    text: framed,
    calendars: [],
    ...context,
  });
  if (intent === "second_interview")
    return {
      ...(interviewAt ? { interviewAt } : {}),
      ...(interviewOn ? { interviewOn } : {}),
      ...(timesOffered ? { timesOffered } : {}),
      ...(daysOffered ? { daysOffered } : {}),
      ...(format ? { format } : {}),
      ...(location ? { location } : {}),
      ...(link ? { link } : {}),
    };
  if (intent === "offer") return /\b(?:by|until|before|deadline|answer|expires?)\b/i.test(line) && answerBy ? { answerBy } : {};
  return decisionBy ? { decisionBy } : {};
}
