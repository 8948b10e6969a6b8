import { cleanLine } from "./clean.ts";
import { type Found, type IsOwn, isPassedOnIn, senders } from "./forward-sender.ts";
import { type Block, findBlocks, markerOf } from "./header-block.ts";
import { readDate } from "./header-date.ts";
import type { Address, Attachment, Letter, Unread } from "./letter.ts";
import { isBlank, joinLines, type Line, lookedAt, toLines } from "./lines.ts";
import { addressesIn, mailboxKey, mailboxSet } from "./mailbox.ts";
import { isWebmail } from "./match-domains.ts";
import { isPointer } from "./pointer.ts";
import { answerText, noteText } from "./quote.ts";
import { isForwardSubject, withoutForwardPrefix } from "./subject.ts";

/** Mails taken out of one letter: a "forward all" of a long thread has a dozen. */
const INNERS_MAX = 20;
const REFERENCES_MAX = 100;
const DAY_MS = 86_400_000;

/** One employer's mail as it was found inside what reached us. */
export type Inner = {
  how: "attachment" | "inline" | "redirect" | "direct";
  /** The original sender. Never the candidate and never a guess: null when it was not found. */
  from: Address | null;
  /** Everybody whom its header lines show as written to. */
  copied: string[];
  /** What the sender is called where the header lines show a name and no address, as Exchange does; else "". */
  shownName: string;
  subject: string;
  /** ISO instant. A date in a forward's header lines without a zone is read on the forwarder's clock, without that in UTC. */
  writtenAt: string | null;
  messageId: string | null;
  /** Of the original where known, else of the forward: Gmail and others carry the original's there. */
  references: string[];
  /** The original's own words with what it quoted beneath; `answerText` cuts that. */
  text: string;
  calendars: string[];
  attachments: Attachment[];
  problems: string[];
  /** The mail that this sender, who may be anybody (a partner, a friend), only passed on to the candidate. */
  passedOn: Inner | null;
  /** What the candidate wrote around the forward, without their signature; "" when nothing. */
  candidateNote: string;
};

/**
 * Takes the employer's mail out of a letter.
 *
 * Only a letter *from the candidate* is unwrapped: each attached message is one Inner, else each inline forward is. Any
 * other letter is itself the mail: `redirect` when it shows signs of an automatic forward, `direct` when not.
 * A candidate's letter that holds nobody else's mail gives one `direct` Inner without sender: the candidate's own words,
 * which stand in `text` (they may be a letter pasted in) and, unless it was written to somebody else, in `candidateNote`.
 *
 * @param candidateAddresses all addresses known to be the candidate's own; `+tags` and Gmail's dots make no difference.
 */
export function unwrap(letter: Letter, candidateAddresses: readonly string[]): Inner[] {
  return unwrapAll(letter, candidateAddresses).inners;
}

/** The same, with what was in the letter beside them: mails past the cap, and attached ones that could not be read. */
export function unwrapAll(letter: Letter, candidateAddresses: readonly string[]): { inners: Inner[]; unread: Unread[] } {
  const isOwn = mailboxSet(candidateAddresses);
  if (letter.from === null || !isOwn(letter.from.address)) return { inners: [asItStands(letter, isOwn)], unread: [] };
  const found = unwrapOwn(letter, isOwn);
  if (found.length === 0) return { inners: [ownWords(letter, isOwn)], unread: [] };
  const past = found.slice(INNERS_MAX).map((inner): Unread => ({ name: described(inner), why: `more than ${INNERS_MAX} mails in one` }));
  return { inners: found.slice(0, INNERS_MAX), unread: [...past, ...unreadIn(letter, isOwn)] };
}

/** What the candidate's own mails, one inside the other, had attached that was not read. */
function unreadIn(letter: Letter, isOwn: IsOwn): Unread[] {
  const deeper = letter.attached.filter(({ from }) => isOwn(from?.address)).flatMap((message) => unreadIn(message, isOwn));
  return [...letter.unread, ...deeper];
}

const described = ({ from, shownName, subject }: Inner): string =>
  [subject, from?.address ?? shownName].filter((part) => part !== "").join(", from ");

function unwrapOwn(letter: Letter, isOwn: IsOwn): Inner[] {
  const lines = toLines(letter.text);
  const blocks = findBlocks(lines);
  const inline = fromBlocks(letter, lines, blocks, isOwn);
  if (inline.length === 0 && letter.attached.length === 0) return [];
  const note = inline[0]?.candidateNote ?? own(letter, noteText(lines));
  const attached = letter.attached
    .flatMap((message) => fromAttached(message, isOwn))
    .map((inner) => ({ ...inner, candidateNote: note || inner.candidateNote }));
  // A forward as attachment often shows the header lines in its text as well: the attached message itself is better.
  const rest = inline.filter(
    (inner) => !attached.some((other) => isSameMail(inner, other)) && (attached.length === 0 || inner.from !== null),
  );
  return [...attached, ...rest];
}

function isSameMail(one: Inner, other: Inner): boolean {
  if (one.from === null || other.from === null) return false;
  return (
    mailboxKey(one.from.address) === mailboxKey(other.from.address) &&
    withoutForwardPrefix(one.subject) === withoutForwardPrefix(other.subject)
  );
}

function fromAttached(message: Letter, isOwn: IsOwn): Inner[] {
  if (message.from === null || !isOwn(message.from.address))
    return [{ ...asItStands(message, isOwn), how: "attachment", passedOn: passedOnBy(message, isOwn) }];
  const deeper = unwrapOwn(message, isOwn).map((inner): Inner => ({ ...inner, how: "attachment" }));
  return deeper.length > 0 ? deeper : [{ ...asItStands(message, isOwn), how: "attachment", from: null }];
}

function asItStands(letter: Letter, isOwn: IsOwn): Inner {
  return {
    how: isRedirected(letter, isOwn) ? "redirect" : "direct",
    from: letter.from,
    copied: addressedTo(letter, isOwn),
    shownName: "",
    subject: letter.subject,
    writtenAt: letter.writtenAt,
    messageId: letter.messageId,
    references: referencesOf(letter),
    ...withWhatItPointsTo(letter),
    passedOn: null,
    candidateNote: "",
  };
}

/** An agency's "see attached" says what the mail says that is attached to it. */
function withWhatItPointsTo(letter: Letter): Pick<Inner, "text" | "calendars" | "attachments" | "problems"> {
  const { text, calendars, attachments, problems, attached } = letter;
  const said = attached.length === 0 ? "" : answerText(text);
  if (attached.length === 0 || (said !== "" && !isPointer(said))) return { text, calendars, attachments, problems };
  return {
    text: [said, ...attached.map((message) => answerText(message.text))].filter((part) => part !== "").join("\n\n"),
    calendars: [...calendars, ...attached.flatMap((message) => message.calendars)],
    attachments: [...attachments, ...attached.flatMap((message) => message.attachments)],
    problems: [...problems, ...attached.flatMap((message) => message.problems)],
  };
}

/** How much may stand above a mail that is only passed on. */
const PASSING_ON_CHARS_MAX = 1_000;

/** The mail that an attached one only passes on. */
function passedOnBy(message: Letter, isOwn: IsOwn): Inner | null {
  const lines = toLines(message.text);
  const found = senders(findBlocks(lines), message, isOwn);
  const [first] = found;
  const isPassedOn = first !== undefined && (isForwardSubject(message.subject) || first.block.marker === "forward");
  return isPassedOn ? original(message, lines, 0, found, "") : null;
}

/** Of mails each inside the one before, the first that is not the candidate's, if little stands above it from `start` on. */
function original(letter: Letter, lines: readonly Line[], start: number, found: readonly Found[], note: string): Inner | null {
  const mail = found.find(({ isCandidate }) => !isCandidate);
  if (mail === undefined || (mail.from === null && mail.shownName === "")) return null;
  if (joinLines(lines.slice(start, mail.block.start)).length > PASSING_ON_CHARS_MAX) return null;
  return toInner(letter, lines, mail, lines.length, mail.from, note);
}

/** Signs of an automatic forward: it says so, it was addressed to the candidate, or its return path was rewritten on the way. */
function isRedirected(letter: Letter, isOwn: IsOwn): boolean {
  if (letter.headers.forwardedFor !== null) return true;
  if ([...letter.to, ...letter.cc].some(({ address }) => isOwn(address))) return true;
  return /^(?:srs[01][=+-]|prvs=|[^@]*\+caf_=)/i.test(letter.headers.returnPath ?? "");
}

function ownWords(letter: Letter, isOwn: IsOwn): Inner {
  const isToOthers = addressedTo(letter, isOwn).length > 0 && findBlocks(toLines(letter.text)).length > 0;
  const note = isToOthers ? "" : own(letter, noteText(toLines(letter.text)));
  return { ...asItStands(letter, isOwn), how: "direct", from: null, candidateNote: note };
}

function addressedTo(letter: Letter, isOwn: IsOwn): string[] {
  return [...letter.to, ...letter.cc].map(({ address }) => address).filter((address) => !isOwn(address));
}

function fromBlocks(letter: Letter, lines: readonly Line[], blocks: readonly Block[], isOwn: IsOwn): Inner[] {
  const found = senders(blocks, letter, isOwn);
  const [first] = found;
  if (first === undefined || isOwnReply(letter, first, isOwn)) return [];
  const note = own(letter, noteText(lines.slice(0, first.block.start)));
  const start = found.findIndex(({ isCandidate }) => !isCandidate);
  const main = found[start];
  // A forward of the candidate's own mail with nothing deeper: nobody else's words are in it.
  if (main === undefined) return [toInner(letter, lines, first, lines.length, null, note)];

  // Blocks inside the original are its history or somebody else's forward. Only a further "Forwarded message" at the same
  // depth that was sent to the candidate, or by them, is a sibling ("forward all").
  const siblings = found
    .slice(start + 1)
    .filter(
      ({ block, isForCandidate, isCandidate }) =>
        block.marker === "forward" &&
        main.block.marker === "forward" &&
        block.depth === main.block.depth &&
        (isForCandidate || isCandidate) &&
        !isPassedOnIn(main.block, block),
    );
  const next = found[start + 1];
  const isPassing =
    next !== undefined && next !== siblings[0] && (next.block.marker === "forward" || isForwardSubject(main.block.fields.subject ?? ""));
  const passedOn = isPassing ? original(letter, lines, main.block.end, found.slice(start + 1), note) : null;
  const mails = [main, ...siblings];
  return mails.flatMap((mail, index) => {
    if (mail.isCandidate) return [];
    const end = mails[index + 1]?.block.start ?? lines.length;
    // Anybody can write a "Forwarded message" block into the mail that the candidate forwards. A second sender is only
    // believed when it is the first one's colleague; otherwise the mail is there and its sender is not.
    const from = index === 0 || isColleague(main.from, mail.from) ? mail.from : null;
    const inner = toInner(letter, lines, mail, end, from, note);
    return [index === 0 ? { ...inner, passedOn } : { ...inner, calendars: [], attachments: [] }];
  });
}

function isColleague(one: Address | null, other: Address | null): boolean {
  if (one === null || other === null) return false;
  if (mailboxKey(one.address) === mailboxKey(other.address)) return true;
  const domain = (address: string): string => address.slice(address.lastIndexOf("@") + 1);
  return domain(one.address) === domain(other.address) && !isWebmail(domain(one.address));
}

/** The candidate's own answer to an employer, copied to us: what it quotes was read when it came. */
function isOwnReply(letter: Letter, first: Found, isOwn: IsOwn): boolean {
  if (first.block.marker === "forward" || first.from === null) return false;
  const key = mailboxKey(first.from.address);
  return addressedTo(letter, isOwn).some((address) => mailboxKey(address) === key);
}

function toInner(letter: Letter, lines: readonly Line[], mail: Found, end: number, from: Address | null, note: string): Inner {
  const { block } = mail;
  const { text, after } = body(lines, block, end);
  const notes = [note, own(letter, noteText(after))].filter((part) => part !== "");
  return {
    how: "inline",
    from,
    copied: addressesIn(`${block.fields.to ?? ""}, ${block.fields.cc ?? ""}`),
    shownName: from === null ? mail.shownName : "",
    subject: cleanLine(block.fields.subject ?? "") || withoutForwardPrefix(letter.subject),
    writtenAt: writtenAt(letter, block),
    messageId: /<([^<>\s]{1,500})>/.exec(block.fields.messageId ?? "")?.[1] ?? null,
    references: referencesOf(letter),
    text,
    calendars: letter.calendars,
    attachments: letter.attachments,
    problems: letter.problems,
    passedOn: null,
    candidateNote: notes.join("\n"),
  };
}

const YEAR_FIRST_LANGUAGES = new Set(["ja", "ko", "zh-Hans", "zh-Hant", "hu", "lt", "fa"]);

function writtenAt(letter: Letter, block: Block): string | null {
  const { languages } = block;
  const text = block.attribution?.text.replace(/<[^>]*>|\S+@\S+/g, " ") ?? block.fields.sent ?? "";
  const read = readDate(text, {
    offsetMinutes: letter.writtenAtOffsetMinutes ?? null,
    notAfter: letter.writtenAt,
    dayFirst:
      languages.length === 0 || languages.includes("en") || languages.some((language) => YEAR_FIRST_LANGUAGES.has(language)) ? null : true,
  });
  if (read === null) return null;
  const isAfterForward = letter.writtenAt !== null && Date.parse(read.instant) > Date.parse(letter.writtenAt) + DAY_MS;
  return isAfterForward ? null : read.instant;
}

/** The original's lines, freed of the `>` that the forward put before them, and what stands beneath at a lower depth. */
function body(lines: readonly Line[], block: Block, end: number): { text: string; after: Line[] } {
  const all = lines.slice(block.end, end);
  const ended = all.findIndex((line) => markerOf(lookedAt(line)) === "end");
  const own = ended < 0 ? all : all.slice(0, ended);
  const depth = bodyDepth(own, block);
  const leave =
    depth === 0 ? -1 : own.findIndex((line, index) => line.depth < depth && !isBlank(line) && isBlank(own[index - 1]) && index > 0);
  const kept = leave < 0 ? own : own.slice(0, leave);
  return { text: dedent(joinLines(kept, depth)), after: leave < 0 ? [] : own.slice(leave) };
}

/** Some clients quote the text but not the header lines above it (Proton, MailMate, replies sent as forwards). */
function bodyDepth(lines: readonly Line[], block: Block): number {
  const first = lines.find((line) => !isBlank(line));
  if (first === undefined || first.depth <= block.depth) return block.depth;
  if (block.attribution !== null) return block.depth + 1;
  const said = lines.filter((line) => !isBlank(line));
  const deeper = said.filter((line) => line.depth > block.depth).length;
  return deeper >= said.length * 0.8 ? block.depth + 1 : block.depth;
}

/** Outlook for Mac indents what it forwards by four blanks. */
function dedent(text: string): string {
  const lines = text.split("\n");
  return lines.every((line) => line === "" || line.startsWith("    ")) ? lines.map((line) => line.slice(4)).join("\n") : text;
}

/** A note that is only the candidate's own name is their signature. */
function own(letter: Letter, note: string): string {
  const name = letter.from?.name.toLowerCase() ?? "";
  return name !== "" &&
    note
      .toLowerCase()
      .replace(/[\s,.-]+/g, " ")
      .trim() === name
    ? ""
    : note;
}

function referencesOf(letter: Letter): string[] {
  const all = letter.inReplyTo === null ? letter.references : [...letter.references, letter.inReplyTo];
  return [...new Set(all)].slice(-REFERENCES_MAX);
}
