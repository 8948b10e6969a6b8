import type { DateText, InstantText } from "../clock.ts";
import type { Channel } from "../messages.ts";

/**
 * A mail to the candidate as data: composed once, stored as it was delivered, rendered as text, HTML and MIME. Everything
 * in it is plain text; renderers escape. Addresses and links are complete, so that rendering reads nothing else.
 */
export type Content = {
  /** The candidate. */
  to: { name: string; address: string };
  subject: string;
  /** The text for the employer, when the mail is a draft. */
  draft?: Draft;
  blocks: Block[];
  /** Dates that go along as `.ics`. */
  calendar?: CalendarEntry[];
};

/** What goes to the employer, ready to send. A missing address is a place to fill in, never a guess. */
export type Draft = {
  to: { name?: string; address?: string };
  /** The sent-copy address, put in Bcc by every send link and the `.eml`. */
  bcc: string;
  subject: string;
  /** Plain text with `\n`. Where `places` are named, it holds their marks (`places.ts`), and the draft cannot be sent as it is. */
  body: string;
  channel: Channel;
  /** What only the candidate can say. While there are any, there is no send link and no `.eml`, but a page to fill them in. */
  places?: Place[];
};

/** Something the draft needs and the record does not have. */
export type Place = {
  name: string;
  /** What belongs there, as the candidate reads it: `your referees, with a phone number or an e-mail address each`. */
  label: string;
  /** Answers to choose from, when there are some. */
  choices?: string[];
  /** Whether the draft stands without it. */
  optional: boolean;
};

export type Link = { label: string; url: string };

/** One piece of the mail, in reading order. */
export type Block =
  | { type: "paragraph"; text: string }
  | { type: "heading"; text: string }
  /** The draft itself, to be copied; rendered from `Content.draft`. */
  | { type: "draft" }
  /** Send links, filled in from `Content.draft`. */
  | { type: "send_links"; links: Link[] }
  | { type: "list"; items: string[] }
  | { type: "links"; links: Link[] }
  /** The words of somebody else: an employer's mail, a phrase that decided. */
  | { type: "quote"; text: string }
  /** The candidate's own notes; blanked in the API unless they share them. */
  | { type: "notes"; text: string }
  /** Small print: why now, what comes next, whose service this is. */
  | { type: "aside"; text: string; links?: Link[] };

/** One entry for the candidate's calendar: a moment, or a whole day. */
export type CalendarEntry = {
  /** The same for one and the same date, wherever it is moved to. */
  uid: string;
  /** How often it was moved: a calendar takes an entry that it knows only with a higher number (RFC 5546 §2.1.4). */
  sequence: number;
  summary: string;
  description: string;
  location?: string;
  when: { startsAt: InstantText; endsAt: InstantText } | { day: DateText };
  /** It takes out of the calendar what an earlier mail of ours has put there (RFC 5546 §3.2.5). */
  isCancelled?: true;
};
