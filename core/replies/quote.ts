import { unflatten } from "./flattened.ts";
import { type Block, findBlocks, markerOf } from "./header-block.ts";
import { isBlank, joinLines, type Line, lookedAt, toLines } from "./lines.ts";
import { isPointer } from "./pointer.ts";
import { isContactLine, isMobileSignature, isSignOff, isWarningBanner, withoutDisclaimer, withoutFooterSentences } from "./signature.ts";

/** A quotation inside a quotation inside a quotation: how often "only quoted text was left" is followed deeper. */
const ROUNDS_MAX = 5;
/** A lone "--" is a signature only when no more than this follows; the RFC's "-- " always is. */
const SIGNATURE_LINES_MAX = 25;
/** Lines beneath a closing that are looked at for name, title and telephone. */
const CLOSING_LINES_MAX = 15;

/**
 * What the writer of a mail said, without what stood there before: quoted history (header blocks, "On … wrote:", `>` lines),
 * signatures, device lines, warnings of gateways and disclaimers are cut, in time linear in the text.
 *
 * It never cuts the only content: an answer above, below or between the quoted lines is kept, and where nothing but quoted or
 * forwarded text is there, that is the answer. A mail passed on under a "Forwarded message" line counts as content, not history;
 * so does what is quoted beneath words that only point to it ("see below"), unless `isOwn` says that the candidate wrote it.
 *
 * @param isOwn whether a From line or "On … wrote:" names the candidate.
 */
export function answerText(text: string, isOwn: (shown: string) => boolean = () => false): string {
  return answerIn(toLines(unflatten(text)), isOwn, ROUNDS_MAX) ?? text.trim();
}

/** The answer in these lines, or null where no words are. */
function answerIn(lines: readonly Line[], isOwn: (shown: string) => boolean, rounds: number): string | null {
  if (rounds === 0) return null;
  const passed = passedOn(lines, isOwn);
  const beneath = passed === null ? null : answerIn(passed.beneath, isOwn, rounds - 1);
  if (passed !== null && beneath !== null) return `${passed.said}\n\n${beneath}`;
  const kept = withoutHistory(lines);
  if (hasWords(kept)) return joined(kept);
  const quoted = unquoted(lines);
  return hasWords(quoted) ? answerIn(quoted, isOwn, rounds - 1) : null;
}

/**
 * What was written above a mail that is passed on, and that mail: below a "Forwarded message" line, or quoted below words
 * that only point to it. Each then has a signature of its own.
 */
function passedOn(lines: readonly Line[], isOwn: (shown: string) => boolean): { said: string; beneath: readonly Line[] } | null {
  const [block] = findBlocks(lines);
  const above = lines.slice(0, block?.start).filter(({ depth }) => depth === 0);
  if (!hasWords(above) || (block?.depth ?? 0) > 0) return null;
  const said = joined(above);
  const isQuoted = block === undefined || isQuotedBelow(lines, block);
  if (block?.marker === "forward") return isQuoted ? null : { said, beneath: lines.slice(block.end) };
  if (!isPointer(said) || (block !== undefined && isOwn(authorOf(block)))) return null;
  return { said, beneath: isQuoted ? unquoted(lines) : lines.slice(block.end) };
}

const unquoted = (lines: readonly Line[]): Line[] =>
  lines.filter(({ depth }) => depth > 0).map((line) => ({ ...line, depth: line.depth - 1 }));

const joined = (lines: readonly Line[]): string => (joinLines(tidy(lines)) || joinLines(lines)).replace(/\n{3,}/g, "\n\n");

const authorOf = ({ fields, attribution }: Block): string => attribution?.text ?? fields.from ?? "";

/** What a person wrote above a forward: their words without signature and device line, "" when there are none. */
export function noteText(lines: readonly Line[]): string {
  return joinLines(tidy(lines.filter(({ depth }) => depth === 0)));
}

function withoutHistory(lines: readonly Line[]): Line[] {
  const dropped = new Uint8Array(lines.length);
  let end = lines.length;
  let seen = 0;
  let hasContent = false;
  for (const block of findBlocks(lines)) {
    hasContent ||= hasWords(lines.slice(seen, block.start).filter(({ depth }) => depth === 0));
    seen = block.end;
    dropped.fill(1, block.start, block.end);
    if (block.depth === 0 && block.marker !== "forward" && hasContent && !isQuotedBelow(lines, block)) {
      end = block.start;
      break;
    }
  }
  return lines.slice(0, end).filter((line, index) => line.depth === 0 && dropped[index] === 0 && !isWrappedQuote(lines, index));
}

/** Whether what follows a block carries more `>` than the block: then the quoted lines say themselves where they end. */
function isQuotedBelow(lines: readonly Line[], block: Block): boolean {
  let index = block.end;
  while (index < lines.length && isBlank(lines[index])) index++;
  return (lines[index]?.depth ?? 0) > block.depth;
}

/** The tail of a quoted line that some client broke without repeating the `>`: "> … we would like to\ninvite\n> you". */
function isWrappedQuote(lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1];
  const line = lines[index];
  if (before === undefined || line === undefined || line.depth > 0 || before.depth === 0 || (lines[index + 1]?.depth ?? 0) === 0)
    return false;
  return before.text.length >= 60 && line.text.length < 40 && /^\p{Ll}/u.test(line.text);
}

function hasWords(lines: readonly Line[]): boolean {
  return lines.some((line) => {
    const text = lookedAt(line).trim();
    return /[\p{L}\p{N}]/u.test(text) && !isMobileSignature(text) && !isWarningBanner(text);
  });
}

/** Signature, device line, gateway warnings and disclaimers off, unless nothing would be left. */
function tidy(lines: readonly Line[]): Line[] {
  const said = lines.filter((line) => !isMobileSignature(lookedAt(line).trim()));
  return withoutContactLines(withoutSignature(withoutFooter(withoutNotices(said))));
}

/** The lines before a mass mailer's footer, which stands at the end and may have lines of links and addresses in it. */
function withoutFooter(lines: readonly Line[]): Line[] {
  let end = lines.length;
  for (let index = lines.length - 1; index > 0; index--) {
    const line = lines[index] ?? { depth: 0, text: "" };
    const said = withoutFooterSentences(line.text);
    if (said.trim() !== "" && said !== line.text) return [...lines.slice(0, index), { ...line, text: said }];
    if (said.trim() === "" && !isBlank(line)) end = index;
    else if (!isContactLine(lookedAt(line).trim())) break;
  }
  // The line of dashes above it, too.
  while (end > 0 && end < lines.length && !hasWords(lines.slice(end - 1, end))) end -= 1;
  return end === 0 ? [...lines] : lines.slice(0, end);
}

function withoutNotices(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    kept.push(...withoutDisclaimer(paragraph).map((text) => ({ depth: 0, text })));
    paragraph = [];
  };
  for (const line of lines) {
    if (isWarningBanner(lookedAt(line).trim())) continue;
    if (isBlank(line) || markerOf(lookedAt(line)) === "rule") {
      flush();
      kept.push({ ...line, text: "" });
    } else paragraph.push(line.text);
  }
  flush();
  return hasWords(kept) ? kept : [...lines];
}

function withoutSignature(lines: readonly Line[]): Line[] {
  const index = lines.findIndex(({ text }, at) => text === "-- " || (/^(?:--|—|__)\s*$/.test(text) && isSignatureBelow(lines, at)));
  return index > 0 && hasWords(lines.slice(0, index)) ? lines.slice(0, index) : [...lines];
}

function isSignatureBelow(lines: readonly Line[], index: number): boolean {
  return lines.length - index <= SIGNATURE_LINES_MAX && lines.slice(index + 1).every((line) => isContactLine(lookedAt(line).trim()));
}

/** "Kind regards / Mette Holm" stays; the title, telephone, address and slogans beneath go. A postscript stays. */
function withoutContactLines(lines: readonly Line[]): Line[] {
  const last = lines.findLastIndex((line) => !isBlank(line));
  const first = Math.max(1, last - CLOSING_LINES_MAX);
  for (let index = first; index <= last; index++) {
    if (!isSignOff(lookedAt(lines[index] ?? { depth: 0, text: "" }).trim())) continue;
    const below = lines.slice(index + 1, last + 1);
    const name = below.findIndex((line) => !isBlank(line));
    if (name < 0) return lines.slice(0, last + 1);
    const contact = below.slice(name + 1).filter((line) => !isContactLine(lookedAt(line).trim()));
    const kept = contact.every(isBlank) ? [] : [{ depth: 0, text: "" }, ...contact];
    return [...lines.slice(0, index + 1), ...below.slice(0, name + 1), ...kept];
  }
  return [...lines];
}
