import type { InstantText } from "./clock.ts";
import { plus } from "./clock.ts";
import { sign } from "./signing.ts";

/** What one link in a mail can lead to. GET shows the page of it; only POST acts (mail scanners open every link). */
export const LINK_ACTIONS = [
  "confirm_address",
  /** The draft went to the employer. */
  "message_sent",
  /** Bring the draft again at another time; the page offers the choices. */
  "message_later",
  "message_skipped",
  /** Something about a draft is wrong; the page leads to where it can be said. */
  "not_right",
  /** What we read out of a reply is wrong; the page offers what it may have been. */
  "correct_reading",
  /**
   * Answers `review_request`: the value is an intent, an interview's id when several are possible, `ANOTHER_ROLE`, `CALLED_OFF`,
   * or `ALSO_ABOUT` and the id of an interview of which the mail speaks beside its own.
   */
  "review_reply",
  /** The round did not take place: moved or called off. */
  "round_not_held",
  /** When they will decide: the value is `few_days`, `one_week`, `two_weeks`, `not_said`, or absent for a date asked on the page. */
  "decision_promised",
  /** They already answered, by phone say (R37); the page asks what. */
  "already_answered",
  "close_interview",
  /** A closed interview goes on after all. */
  "open_again",
  "not_yet",
  "offer_accepted",
  "offer_signed",
  "offer_declined",
  /** Something about the offer is to be asked for; the value is `MORE_TIME` where it is time to decide. */
  "change_requested",
  /** The day by which they want an answer to the offer; the page asks for it. */
  "deadline_named",
  "tell_first_choice",
  "not_interested",
  "release_quarantine",
  /** Fill in what the draft needs before it can be sent. */
  "fill_in",
  /** The draft as an unsent `.eml`. */
  "download_eml",
  /** No more mail from us (RFC 8058). */
  "unsubscribe",
] as const;
export type LinkAction = (typeof LINK_ACTIONS)[number];

/** The value of a `review_reply` that says: it is about another role, which is to be recorded (R36). */
export const ANOTHER_ROLE = "another_role";
/** The value of `review_reply`, and of the form behind it, for a mail that calls an interview off (R34). */
export const CALLED_OFF = "called_off";

/** What the value of a `review_reply` begins with, before the id of a further interview of which the mail speaks. */
export const ALSO_ABOUT = "also:";

/** The value of a `change_requested` that begins with a request for more time. */
export const MORE_TIME = "more_time";

/** What a link carries: the record it acts on, and what about it. */
export type LinkTarget = {
  action: LinkAction;
  recordId: string;
  messageId?: string;
  /** A round, an intent, an interview: what the action's page needs beside the record. */
  value?: string;
};

/** Links in a mail live this long: a reminder snoozed for a month must still work. */
const LINK_LIFE = "PT2160H";
/** What the signature of a link is made for. */
export const LINK_PURPOSE = "link";

/** Writes a link's token. It can be read by whoever has it, and only made by who knows the secret. Lives 90 days from `now`. */
export function linkToken(secret: string, target: LinkTarget, now: InstantText): string {
  const expiresSeconds = Math.floor(Date.parse(plus(now, LINK_LIFE)) / 1000);
  const text = Buffer.from(
    JSON.stringify([target.action, target.recordId, target.messageId ?? "", target.value ?? "", expiresSeconds]),
  ).toString("base64url");
  return `${text}.${sign(secret, LINK_PURPOSE, text)}`;
}
