import { addressParser, decodeWords } from "postal-mime";
import { allMatches } from "./all-matches.ts";
import { decodeText } from "./charset.ts";
import { cleanLine, cleanText, TEXT_CHARS_MAX } from "./clean.ts";
import { isFlattened, unflatten } from "./flattened.ts";
import { readDate } from "./header-date.ts";
import { readHtml } from "./html.ts";
import type { Address, Attachment, Letter, LetterHeaders, Unread, Unreadable } from "./letter.ts";
import { LINES_MAX, trimLine } from "./lines.ts";
import { addressOf, readMailbox } from "./mailbox.ts";
import { type MimeBody, type MimeMessage, type MimePart, MimeRefusal, readMime } from "./mime.ts";
import type { HeaderField } from "./mime-header.ts";
import { ENCRYPTED, OUTLOOK_MESSAGE, OUTLOOK_PACKED } from "./wordless.ts";

/** SES stores mail of up to 40 MB; nothing larger can have come in. */
export const RAW_BYTES_MAX = 40 * 1024 * 1024;
/** How deep a message may be attached to a message that is attached … */
const ATTACHED_DEPTH_MAX = 5;
/** Attached messages of one mail, over all depths. */
const ATTACHED_COUNT_MAX = 100;
const ATTACHMENTS_LISTED_MAX = 100;
const ADDRESSES_MAX = 100;
const REFERENCES_MAX = 100;
const CALENDARS_MAX = 5;
const CALENDAR_BYTES_MAX = 256 * 1024;
const PROBLEMS_MAX = 20;
/** Of one address list or subject that much is decoded: a hundred addresses with long names. */
const WORDS_CHARS_MAX = 20_000;
/** Bodies that are read one after the other. */
const BODIES_MAX = 50;

type Budget = { attached: number };

/**
 * Reads one raw RFC 5322 message. Never throws on what is in it: what cannot be read at all is `Unreadable`, what cannot be
 * read fully is listed in `problems`. Every size, depth and count is capped and the time is linear in the bytes.
 */
export async function readMail(raw: Uint8Array): Promise<Letter | Unreadable> {
  if (raw.length === 0) return { unreadable: "the mail is empty" };
  if (raw.length > RAW_BYTES_MAX) return { unreadable: `the mail is larger than ${RAW_BYTES_MAX / 1024 / 1024} MB` };
  return readMessage(raw, 0, { attached: ATTACHED_COUNT_MAX });
}

function readMessage(raw: Uint8Array, depth: number, budget: Budget): Letter | Unreadable {
  let mail: MimeMessage;
  try {
    mail = readMime(raw);
  } catch (error) {
    if (error instanceof MimeRefusal) return { unreadable: `the mail cannot be read: ${error.message}` };
    throw error;
  }
  const problems = [...mail.problems];
  if (mail.fields.every(({ key }) => !KNOWN_HEADERS.has(key)) && mail.bodies.every(({ plain, html }) => !/\w/.test(plain ?? html ?? "")))
    return { unreadable: "this is not a mail: it has neither header fields nor text" };

  const header = firstHeaders(mail.fields);
  const date = header("date");
  const written = date === null ? null : readDate(date);
  if (date !== null && written === null) problems.push("the Date header cannot be read");
  const from = addresses([header("from") ?? ""])[0] ?? null;
  if (header("from") !== null && from === null) problems.push("the From header holds no address");
  const body = bodyText(mail.bodies);
  problems.push(...body.problems);
  const { attachments, calendars, attached, unread } = readParts(mail.attachments, depth, budget, problems);
  return {
    from,
    replyTo: addresses([header("reply-to") ?? ""])[0] ?? null,
    to: addresses(all(mail.fields, "to")),
    cc: addresses(all(mail.fields, "cc")),
    subject: cleanLine(decodeWords((header("subject") ?? "").slice(0, WORDS_CHARS_MAX)).replace(/\s+/g, " ")),
    writtenAt: written?.instant ?? null,
    ...(written === null || written.offsetMinutes === null ? {} : { writtenAtOffsetMinutes: written.offsetMinutes }),
    messageId: messageIds(header("message-id") ?? "")[0] ?? null,
    inReplyTo: messageIds(header("in-reply-to") ?? "")[0] ?? null,
    references: messageIds(header("references") ?? "").slice(-REFERENCES_MAX),
    text: body.text,
    calendars,
    attachments,
    attached,
    unread,
    headers: readHeaders(header),
    problems: [...new Set(problems)].slice(0, PROBLEMS_MAX),
  };
}

/** Several bodies stand one after the other in a mail (a footer added by a list, text after a picture): they are read so. */
function bodyText(bodies: readonly MimeBody[]): { text: string; problems: string[] } {
  const [only] = bodies;
  if (only === undefined) return { text: "", problems: [] };
  if (bodies.length === 1) return bestText(only.plain ?? "", only.html ?? "");
  const texts = bodies.slice(0, BODIES_MAX).map(({ plain, html }) => bestText(plain ?? "", html ?? ""));
  const joined = bestText(texts.map(({ text }) => text).join("\n\n"), "");
  return { text: joined.text, problems: [...texts.flatMap(({ problems }) => problems), ...joined.problems] };
}

/**
 * A letter from what `POST /v1/replies` was given. `from` is an address or `Name <address>`; HTML is read through the same
 * walker as mail, and where both are given the choice between them is the same too.
 */
export function letterFromText(input: {
  from: string;
  subject: string;
  text?: string;
  html?: string;
  receivedAt: string;
  messageId?: string;
}): Letter {
  const body = bestText(input.text ?? "", input.html ?? "");
  const from = readMailbox(input.from);
  const received = Date.parse(input.receivedAt);
  const offset = /([+-])(\d{2}):?(\d{2})$/.exec(input.receivedAt);
  return {
    from,
    replyTo: null,
    to: [],
    cc: [],
    subject: cleanLine(input.subject),
    writtenAt: Number.isNaN(received) ? null : new Date(received).toISOString(),
    ...(offset === null ? {} : { writtenAtOffsetMinutes: (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) }),
    messageId: messageIds(input.messageId ?? "")[0] ?? null,
    inReplyTo: null,
    references: [],
    text: body.text,
    calendars: [],
    attachments: [],
    attached: [],
    unread: [],
    headers: NO_HEADERS,
    problems: from === null ? [...body.problems, "no address in from"] : body.problems,
  };
}

/**
 * The more readable of a mail's two bodies. The plain part, unless it is missing, a stub ("this mail needs HTML"),
 * HTML itself, or flattened to one line while the HTML part still has its lines.
 */
function bestText(plain: string, html: string): { text: string; problems: string[] } {
  const problems: string[] = [];
  let text = cleanText(plain);
  const isHtml = /^\s*(?:<!doctype html|<html|<head|<body|<div|<table|<p[\s>])/i.test(text.slice(0, 500));
  if (isHtml && html === "") return bestText("", plain);
  const letters = html === "" ? 0 : lettersIn(text);
  const isBroken = html !== "" && (isHtml || letters === 0 || isFlattened(text));
  if (html !== "" && (isBroken || letters < STUB_LETTERS_MAX)) {
    const read = readHtml(html);
    const htmlLetters = lettersIn(read.text);
    if (htmlLetters > 0 && (isBroken || htmlLetters > letters * 2)) {
      text = read.text;
      problems.push(...read.problems);
    }
  }
  if (text.length > TEXT_CHARS_MAX) {
    text = text.slice(0, TEXT_CHARS_MAX);
    problems.push(`text cut at ${TEXT_CHARS_MAX / 1000},000 characters`);
  }
  const lines = text.split("\n", LINES_MAX + 1);
  if (lines.length > LINES_MAX) {
    text = lines.slice(0, LINES_MAX).join("\n");
    problems.push(`text cut at ${LINES_MAX / 1000},000 lines`);
  }
  if (text.includes("\ufffd")) problems.push("some characters could not be decoded");
  // Line by line: /[ \t]+$/gm over the whole text takes seconds where a line holds 150,000 blanks before a letter.
  const lined = unflatten(text).split("\n").map(trimLine).join("\n");
  return { text: lined.trim(), problems };
}

function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80 ? code !== 0x20 && (code < 0x09 || code > 0x0d) : !/\s/.test(text.charAt(at))) letters++;
  }
  return letters;
}

/** A plain part shorter than this is compared with the HTML part, since it may be a stub. */
const STUB_LETTERS_MAX = 400;

function readParts(
  parts: readonly MimePart[],
  depth: number,
  budget: Budget,
  problems: string[],
): Pick<Letter, "attachments" | "calendars" | "attached" | "unread"> {
  const attachments: Attachment[] = [];
  const calendars: string[] = [];
  const attached: Letter[] = [];
  const unread: Unread[] = [];
  for (const part of parts) {
    const filename = cleanLine(decodeWords(part.filename.slice(0, 1_000)), 200);
    const contentType = cleanLine(part.contentType, 100);
    if (attachments.length < ATTACHMENTS_LISTED_MAX) attachments.push({ filename, contentType, sizeBytes: part.sizeBytes });
    const extension = /\.([a-z0-9]{1,5})$/i.exec(filename)?.[1]?.toLowerCase() ?? "";
    if (contentType === "text/calendar" || contentType === "application/ics" || extension === "ics") {
      if (calendars.length < CALENDARS_MAX && part.sizeBytes <= CALENDAR_BYTES_MAX)
        calendars.push(cleanText(decodeText(part.bytes(), undefined).text));
      else problems.push("a calendar attachment was left out: too many, or too large");
    } else if (
      contentType === "message/rfc822" ||
      contentType === "message/global" ||
      (extension === "eml" && contentType !== "text/html")
    ) {
      const letter = readAttached(part, depth, budget);
      if (typeof letter === "string") {
        problems.push(letter);
        unread.push({ name: filename, why: letter });
      } else attached.push(letter);
    } else {
      const reason = UNREAD_ATTACHMENTS.find(([pattern]) => pattern.test(contentType) || pattern.test(filename))?.[1];
      if (reason !== undefined) problems.push(reason);
      if (reason !== undefined && isOutlookMessage({ filename, contentType })) unread.push({ name: filename, why: reason });
    }
  }
  return { attachments, calendars, attached, unread };
}

/** An attached message as a letter, or why it was not read. */
function readAttached(part: MimePart, depth: number, budget: Budget): Letter | string {
  if (depth >= ATTACHED_DEPTH_MAX) return `messages attached more than ${ATTACHED_DEPTH_MAX} deep were not read`;
  if (budget.attached <= 0) return `more than ${ATTACHED_COUNT_MAX} attached messages: the rest was not read`;
  budget.attached--;
  const letter = readMessage(part.bytes(), depth + 1, budget);
  return "unreadable" in letter ? `an attached message was not read: ${letter.unreadable}` : letter;
}

const UNREAD_ATTACHMENTS: readonly (readonly [RegExp, string])[] = [
  [OUTLOOK_MESSAGE, "an attached Outlook .msg file cannot be read; forwarded as .eml or inline it can"],
  [OUTLOOK_PACKED, "an attached winmail.dat cannot be read"],
  [ENCRYPTED, "the mail is encrypted and cannot be read"],
];

function isOutlookMessage({ filename, contentType }: Pick<Attachment, "filename" | "contentType">): boolean {
  return OUTLOOK_MESSAGE.test(contentType) || OUTLOOK_MESSAGE.test(filename);
}

/** A field's first value, unfolded; null when absent. A second one of the same name is never looked at. */
function firstHeaders(fields: readonly HeaderField[]): (key: string) => string | null {
  const first = new Map<string, string>();
  for (const { key, value } of fields) if (!first.has(key)) first.set(key, value);
  return (key) => first.get(key) ?? null;
}

function all(fields: readonly HeaderField[], key: string): string[] {
  return fields.filter((field) => field.key === key).map(({ value }) => value);
}

const KNOWN_HEADERS = new Set([
  "from",
  "to",
  "subject",
  "date",
  "message-id",
  "received",
  "mime-version",
  "content-type",
  "return-path",
  "sender",
]);

const NO_HEADERS: LetterHeaders = {
  autoSubmitted: "",
  precedence: "",
  returnPath: null,
  listUnsubscribe: false,
  contentType: "",
  xAutoReply: false,
  authenticationResults: null,
  forwardedFor: null,
};

const AUTO_REPLY_HEADERS = [
  "x-autoreply",
  "x-auto-reply",
  "x-autorespond",
  "x-autoresponder",
  "x-auto-respond",
  "x-mail-autoreply",
  "x-autoreply-from",
  "x-vacation",
] as const;
const REDIRECT_HEADERS = [
  "x-forwarded-for",
  "x-forwarded-to",
  "resent-from",
  "resent-sender",
  "resent-to",
  "x-forwarded-by",
  "x-autoforwarded",
  "x-ms-exchange-inbox-rules-loop",
] as const;

function readHeaders(header: (key: string) => string | null): LetterHeaders {
  const line = (key: string): string | null => {
    const value = header(key);
    return value === null ? null : cleanLine(value);
  };
  const returnPath = line("return-path");
  const autogenerated = line("x-autogenerated")?.toLowerCase() ?? "";
  const forwarded = REDIRECT_HEADERS.map(line).filter((value): value is string => value !== null && value !== "");
  return {
    autoSubmitted: line("auto-submitted")?.toLowerCase() ?? "",
    precedence: line("precedence")?.toLowerCase() ?? "",
    returnPath: returnPath === null ? null : returnPath.replace(/^<|>$/g, "").trim(),
    listUnsubscribe: header("list-unsubscribe") !== null,
    contentType: line("content-type") ?? "",
    xAutoReply:
      AUTO_REPLY_HEADERS.some((key) => header(key) !== null && !/^(?:no|false|none)$/i.test(header(key) ?? "")) ||
      autogenerated === "reply" ||
      (line("preference") ?? "") === "auto_reply" ||
      /autoresponder/i.test(line("delivered-to") ?? "") ||
      /autoresponder/i.test(line("x-post-messageclass") ?? ""),
    authenticationResults: line("authentication-results"),
    forwardedFor: forwarded.length === 0 ? null : forwarded.join("; ").slice(0, 500),
  };
}

const PLAIN_ADDRESS = /^(?:(?:([\w.'-]+(?: [\w.'-]+)*) |"([\w.'-]+(?: [\w.'-]+)*)" ?)?<([\w.+-]+@[\w.-]+)>|([\w.+-]+@[\w.-]+))$/;

/** The entries of an address list. Most are one address in letters and figures, with or without a name, and need no parser. */
function entriesOf(list: string): readonly { name: string; address?: string | undefined }[] {
  const plain = PLAIN_ADDRESS.exec(list);
  if (plain !== null) return [{ name: plain[1] ?? plain[2] ?? "", address: plain[3] ?? plain[4] }];
  return addressParser(list, { flatten: true });
}

function addresses(values: readonly string[]): Address[] {
  const found: Address[] = [];
  for (const entry of values.flatMap((value) => (value === "" ? [] : entriesOf(value.slice(0, WORDS_CHARS_MAX))))) {
    const address = addressOf(entry.address ?? "");
    if (address !== null) found.push({ name: displayName(entry.name), address });
    if (found.length === ADDRESSES_MAX) break;
  }
  return found;
}

function displayName(name: string): string {
  return cleanLine(name, 200).replace(/^['"]|['"]$/g, "");
}

const BRACKETED = /<([^<>\s]{1,500})>/g;

/** Message ids without their angle brackets. RFC 5322 allows several in References, at times broken by other words. */
function messageIds(value: string): string[] {
  const text = value.slice(0, 100_000);
  const bracketed = allMatches(text, BRACKETED).map(([, id]) => cleanLine(id ?? "", 500));
  if (bracketed.length > 0) return bracketed.filter((id) => id !== "");
  const bare = cleanLine(text, 500);
  return /^[^\s<>]+@[^\s<>]+$/.test(bare) ? [bare] : [];
}
