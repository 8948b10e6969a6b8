import { type Anchor, anchorOf, mentions } from "./dates.ts";
import { withOrder } from "./dates-order.ts";
import { deadlinesIn, standingDeadline } from "./extract-answer.ts";
import { asksIn } from "./extract-asked.ts";
import { fromCalendars, MEETING_HOST } from "./extract-calendar.ts";
import { decisionIn, holdIn, type Promised } from "./extract-decision.ts";
import { duesIn } from "./extract-due.ts";
import { interviewIn } from "./extract-interview.ts";
import type { Due, Wanted } from "./extract-parts.ts";
import { peopleIn } from "./extract-people.ts";
import { OFFER_WORDS, WRITTEN_OFFER } from "./extract-phrases.ts";
import { formatIn, linkIn, placeIn } from "./extract-place.ts";
import type { Sentence } from "./extract-sentences.ts";
import { sentencesOf } from "./extract-split.ts";
import type { Intent } from "./intents.ts";

/** A value read from a mail, the words it stands on, and whether it is more than a guess. */
export type Found<T> = { value: T; phrase: string; certain: boolean };

export type Extracted = {
  /** The day by which the employer wants to decide or write, `YYYY-MM-DD` in the candidate's zone. */
  decisionBy?: Promised;
  /** The coming interview; ISO instants. */
  interviewAt?: Found<{ startsAt: string; endsAt: string | null; timeZone: string }>;
  /** Its day, `YYYY-MM-DD` in the candidate's zone, where they name no hour. */
  interviewOn?: Found<string>;
  /** The day by which the candidate must answer an offer or an invitation, or send what is asked for, `YYYY-MM-DD`. */
  answerBy?: Wanted;
  location?: Found<string>;
  link?: Found<string>;
  people?: Found<{ name: string; title?: string }[]>;
  format?: Found<"in_person" | "video" | "phone">;
  asksFor?: Found<string[]>;
  /** ISO instants, when several times are offered. */
  timesOffered?: Found<string[]>;
  /** `YYYY-MM-DD`, when several days are offered, without hours. */
  daysOffered?: Found<string[]>;
  /** A METHOD:CANCEL invitation came with the mail. */
  cancelled?: boolean;
  /** Until when the process rests: the last day of a stretch, `YYYY-MM-DD`. */
  holdUntil?: Found<string>;
  /** The offer, or the contract, came along in writing (R23). */
  written?: boolean;
};

const TEXT_CHARS_MAX = 24_000;

/**
 * Reads dates, places and people; relative dates count from `writtenAt` in `timeZone` (the candidate's, IANA), hours without a zone are in
 * `theirZone` where the employer is known to have another. A calendar
 * invitation wins over prose. Nothing is read when the instant or the zone is not one.
 */
export function extract(input: {
  subject: string;
  text: string;
  calendars: readonly string[];
  writtenAt: string;
  timeZone: string;
  theirZone?: string;
  /** What it was read as: an offer has its deadline, however it is worded, and so has what is asked for. */
  intent?: Intent;
}): Extracted {
  const own = anchorOf(input.writtenAt, input.timeZone, input.theirZone);
  if (own === null) return {};
  const body = input.text.slice(0, TEXT_CHARS_MAX);
  const anchor = withOrder(own, `${input.subject.slice(0, 300)}\n${body}`);
  const calendar = fromCalendars(input.calendars, anchor);
  const sentences = sentencesOf(body, anchor);
  const subject: Sentence = { text: input.subject.slice(0, 300), mentions: mentions(input.subject.slice(0, 300), anchor) };
  const offers = input.intent === "offer" || OFFER_WORDS.test(`${input.subject} ${body}`);

  const dues = readersOf(input.intent, offers).map((reader) => dueDays(sentences, anchor, reader));
  // A day for papers beside an offer is not the day for the answer (R23).
  const answerBy = firstStanding(
    dues.map((days) => [...days.values()].flat().filter(({ ofPapers }) => input.intent !== "offer" || ofPapers !== true)),
  );
  const decisionBy = decisionIn(withoutDues(sentences, dues), anchor, { offers, intent: input.intent });
  const interview =
    calendar.interviewAt || calendar.interviewOn || calendar.cancelled
      ? null
      : interviewIn([...sentences, subject], anchor, input.writtenAt, input.intent === "second_interview");
  const prose: Extracted = {
    ...(decisionBy ? { decisionBy } : {}),
    ...(answerBy ? { answerBy } : {}),
    ...(interview ?? {}),
    ...optional("holdUntil", holdIn(sentences, anchor)),
    ...optional("location", placeIn(body)),
    ...optional("link", linkIn(body, MEETING_HOST)),
    ...optional("people", peopleIn(body)),
    ...optional("format", formatIn(`${input.subject}\n${body}`)),
    ...optional("asksFor", asksIn(sentences, input.intent)),
    ...(offers && WRITTEN_OFFER.test(body) ? { written: true } : {}),
  };
  return { ...prose, ...calendar };
}

const OFFERS: readonly Intent[] = ["offer_withdrawn", "regret", "unrelated"];
type DueReader = (sentence: Sentence, anchor: Anchor, previous: string) => Due[];
/** What is read for days by which the candidate must do something, in this order: an offer's own deadline comes before all else. */
function readersOf(intent: Intent | undefined, offers: boolean): DueReader[] {
  const dues: DueReader = (sentence, anchor, previous) => duesIn(sentence, anchor, previous, intent === "info_request");
  if (intent === "info_request") return [dues];
  if (intent === "offer" || (intent === "second_interview" && offers)) return [deadlinesIn, dues];
  if (intent === "second_interview") return [dues];
  return offers && (intent === undefined || OFFERS.includes(intent)) ? [deadlinesIn] : [];
}

/** Of what each reader found the first that stands; the limit of a link only where none of them found another day. */
function firstStanding(found: readonly (readonly Due[])[]): Wanted | null {
  return standingDeadline(found.find((dues) => dues.some(({ yields }) => yields === undefined)) ?? found.flat());
}

const dueDays = (sentences: readonly Sentence[], anchor: Anchor, read: DueReader): Map<Sentence, Due[]> =>
  new Map(
    sentences.map((sentence, at) => [
      sentence,
      sentence.mentions.length === 0
        ? []
        : read(
            sentence,
            anchor,
            sentences
              .slice(Math.max(0, at - 2), at)
              .map(({ text }) => text)
              .join(" "),
          ),
    ]),
  );

/** The sentences in which they may promise something: a day by which the candidate must do something is no promise of theirs. */
function withoutDues(sentences: readonly Sentence[], dues: readonly ReadonlyMap<Sentence, readonly Due[]>[]): Sentence[] {
  return sentences.filter((sentence) => dues.every((days) => (days.get(sentence) ?? []).length === 0));
}

const optional = <K extends keyof Extracted>(key: K, value: Extracted[K] | null): Partial<Extracted> => (value ? { [key]: value } : {});
