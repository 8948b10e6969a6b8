/** A value read from a mail, the words it stands on, and whether it is more than a guess. */
export type Found<T> = { value: T; phrase: string; certain: boolean };

export type Extracted = {
  /** The day by which the employer wants to decide or write, `YYYY-MM-DD` in the candidate's zone. */
  decisionBy?: Found<string>;
  /** The coming interview; ISO instants. */
  interviewAt?: Found<{ startsAt: string; endsAt: string | null; timeZone: string }>;
  /** The day by which the candidate must answer an offer, `YYYY-MM-DD`. */
  answerBy?: Found<string>;
  location?: Found<string>;
  link?: Found<string>;
  people?: Found<{ name: string; title?: string }[]>;
  format?: Found<"in_person" | "video" | "phone">;
  asksFor?: Found<string[]>;
  /** ISO instants, when several times are offered. */
  timesOffered?: Found<string[]>;
  /** A METHOD:CANCEL invitation came with the mail. */
  cancelled?: boolean;
};

/** Reads dates, places and people; relative dates count from `writtenAt` in `timeZone` (the candidate's, IANA). */
export function extract(_input: {
  subject: string;
  text: string;
  calendars: readonly string[];
  writtenAt: string;
  timeZone: string;
}): Extracted {
  return {};
}
