/** A mail address. The domain is lower-cased, the local part is left as written; `name` is "" when none was given. */
export type Address = { name: string; address: string };

/** What a header or a part says about a file, without its bytes. */
export type Attachment = { filename: string; contentType: string; sizeBytes: number };

/** Those header fields that later steps decide on, cleaned of control characters. */
export type LetterHeaders = {
  /** RFC 3834 `Auto-Submitted`, lower-cased, "" when absent. */
  autoSubmitted: string;
  /** `Precedence`, lower-cased, "" when absent. */
  precedence: string;
  /** `Return-Path` without brackets; "" is the null sender of a bounce, null is "no such header". */
  returnPath: string | null;
  listUnsubscribe: boolean;
  /** Media type and parameters of the whole mail, as written, "" when absent. */
  contentType: string;
  /** Any of the non-standard headers with which vacation programs mark their mail. */
  xAutoReply: boolean;
  /** The topmost `Authentication-Results`: the one that our own receiving server wrote. */
  authenticationResults: string | null;
  /** What an automatic redirect left behind: `X-Forwarded-For`, `X-Forwarded-To`, `Resent-From` and the like. */
  forwardedFor: string | null;
};

/**
 * One mail or posted text, decoded as far as reading it needs.
 * No string holds CR, NUL or another control character, except `\n` and `\t` in `text` and in `calendars`.
 */
export type Letter = {
  from: Address | null;
  replyTo: Address | null;
  to: Address[];
  cc: Address[];
  /** "" when absent. */
  subject: string;
  /** ISO instant in UTC, null when absent or unreadable. */
  writtenAt: string | null;
  /** Minutes east of UTC that the `Date` header named: the writer's own clock, in which a forward's dates are shown. */
  writtenAtOffsetMinutes?: number;
  /** Without angle brackets, as are all message ids here. */
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  /** The best readable text: the plain part, or the HTML part read through the walker of `html.ts`. */
  text: string;
  /** Bodies of `text/calendar` parts and of `.ics` attachments. */
  calendars: string[];
  attachments: Attachment[];
  /** `message/rfc822` parts and `.eml` attachments, capped in depth and count. */
  attached: Letter[];
  /** Attached mails that are not among those, each with its name, if it has one, and why it was not read. */
  unread: Unread[];
  headers: LetterHeaders;
  /** What could not be read fully, in plain English: "charset utf-7 has no decoder", "html cut at 500 kB". */
  problems: string[];
};

/** An attached mail that was not read: too many, too deep, damaged, or in a form that only Outlook opens. */
export type Unread = { name: string; why: string };

/** A mail that cannot be read at all, with the one reason to tell. */
export type Unreadable = { unreadable: string };
