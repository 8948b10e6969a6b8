import { Tokenizer } from "htmlparser2";
import { cleanText } from "./clean.ts";

/** HTML is cut here. The longest applicant-tracking template seen is 180 kB. */
const HTML_CHARS_MAX = 500_000;
/** Open elements that are kept track of; beyond it text is still read, but nesting is not. */
const OPEN_ELEMENTS_MAX = 2_000;
/** How far down the stack a closing tag looks for its element, so that stray closing tags cost no more than their length. */
const CLOSE_LOOK_MAX = 100;
const ATTRIBUTE_CHARS_MAX = 4_000;
const QUOTE_DEPTH_MAX = 20;

const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const UNREAD = new Set(
  "head title style script template object select svg math iframe noframes audio video canvas datalist map".split(" "),
);
const PARAGRAPHS = new Set("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table".split(" "));
const BLOCKS = new Set(
  "address article aside body center dd details dialog dir div dl dt fieldset figcaption figure footer form header hgroup html li main menu nav section summary tr tbody thead tfoot caption legend".split(
    " ",
  ),
);
/** What an opening tag closes when it is left open: HTML lets `</p>`, `</li>`, `</td>`, `</tr>` be left out. */
const IMPLIED_END: Readonly<Record<string, readonly string[]>> = {
  li: ["li"],
  dt: ["dt", "dd"],
  dd: ["dt", "dd"],
  td: ["td", "th"],
  th: ["td", "th"],
  tr: ["td", "th", "tr"],
  option: ["option"],
};
// "x_" is what Outlook puts before the class names of a mail it forwards.
const QUOTE_CLASS = /(?:^|\s)(?:x_)*(?:gmail_quote|yahoo_quoted|protonmail_quote|tutanota_quote)(?:\s|$)/;
/** Hosts whose links a reader needs, because the words alone ("Join here") say nothing. Other links are left out. */
const KEPT_LINKS =
  /^https:\/\/(?:[\w-]+\.)*(?:zoom\.us|zoom\.com|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com|gotomeeting\.com|whereby\.com|meet\.jit\.si|calendly\.com|cal\.com|bookings\.microsoft\.com|outlook\.office\.com|outlook\.office365\.com|outlook\.live\.com|mail-settings\.google\.com|mail\.google\.com|isolated\.mail\.google\.com)\//i;
const LINK_CHARS_MAX = 600;

type Open = { name: string; isUnread: boolean; isQuote: boolean; isPre: boolean; isTiny: boolean; link: string | null; linkAt: number };

/**
 * The text of an HTML body as a person sees it: hidden elements, preheaders, styles and pictures left out, one line per
 * block, table row and `<br>`, cells parted by a blank, quotations marked with `> `. Runs over the tokens once, keeps its
 * own stack and never recurses, so that ten thousand nested tags cost what their bytes cost.
 */
export function readHtml(html: string): { text: string; problems: string[] } {
  const problems: string[] = [];
  let source = html;
  if (source.length > HTML_CHARS_MAX) {
    source = source.slice(0, HTML_CHARS_MAX);
    problems.push("html cut at 500 kB");
  }
  const walker = new Walker(source);
  const tokenizer = new Tokenizer({ decodeEntities: true }, walker);
  tokenizer.write(source);
  tokenizer.end();
  return { text: cleanText(walker.text()), problems };
}

class Walker {
  private readonly source: string;
  private readonly open: Open[] = [];
  private readonly lines: string[] = [];
  // The line being written, in pieces: adding to one string and asking for its last character copies it every time.
  private pieces: string[] = [];
  private endsBlank = true;
  private unread = 0;
  private quotes = 0;
  private preformatted = 0;
  private tag = "";
  private attribute = "";
  private value = "";
  private attributes = new Map<string, string>();

  constructor(source: string) {
    this.source = source;
  }

  text(): string {
    this.endLine();
    return this.lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .replace(/^\n+|(?:\n[> ]*){1,40}$/g, "");
  }

  ontext(start: number, end: number): void {
    this.write(this.source.slice(start, end));
  }
  ontextentity(codepoint: number): void {
    this.write(String.fromCodePoint(codepoint));
  }
  onopentagname(start: number, end: number): void {
    this.tag = this.source.slice(start, end).toLowerCase();
    this.attributes = new Map();
  }
  onattribname(start: number, end: number): void {
    this.attribute = this.source.slice(start, end).toLowerCase();
    this.value = "";
  }
  onattribdata(start: number, end: number): void {
    if (this.value.length < ATTRIBUTE_CHARS_MAX) this.value += this.source.slice(start, Math.min(end, start + ATTRIBUTE_CHARS_MAX));
  }
  onattribentity(codepoint: number): void {
    if (this.value.length < ATTRIBUTE_CHARS_MAX) this.value += String.fromCodePoint(codepoint);
  }
  onattribend(): void {
    if (!this.attributes.has(this.attribute) && this.attributes.size < 100) this.attributes.set(this.attribute, this.value);
  }
  onopentagend(): void {
    this.begin();
  }
  onselfclosingtag(): void {
    // HTML knows no self-closing elements: `<div/>` is an open div. Only the void ones end at once.
    this.begin();
  }
  onclosetag(start: number, end: number): void {
    const name = this.source.slice(start, end).toLowerCase();
    const bottom = Math.max(0, this.open.length - CLOSE_LOOK_MAX);
    for (let index = this.open.length - 1; index >= bottom; index--) {
      if (this.open[index]?.name !== name) continue;
      while (this.open.length > index) this.end();
      return;
    }
    if (name === "p" || name === "br") this.blankLine();
  }
  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {
    while (this.open.length > 0) this.end();
  }

  private begin(): void {
    const name = this.tag;
    if (VOID.has(name)) {
      if (this.unread > 0) return;
      if (name === "br") this.endLine();
      else if (name === "hr") this.blankLine();
      return;
    }
    this.closeImplied(name);
    const style = (this.attributes.get("style") ?? "").toLowerCase().replace(/\s+/g, "");
    const parent = this.open.at(-1);
    const element: Open = {
      name,
      isUnread: UNREAD.has(name) || this.isHidden(style),
      isQuote: name === "blockquote" || (name === "div" && QUOTE_CLASS.test((this.attributes.get("class") ?? "").slice(0, 500))),
      isPre: name === "pre" || name === "textarea" || /white-space:pre(?:;|$|-wrap)/.test(style),
      isTiny: isTiny(style, parent?.isTiny ?? false),
      link: name === "a" ? (this.attributes.get("href") ?? null) : null,
      linkAt: this.pieces.length,
    };
    if (this.open.length >= OPEN_ELEMENTS_MAX) return;
    if (this.unread === 0) this.breakFor(name, element.isQuote);
    this.open.push(element);
    if (element.isUnread) this.unread++;
    if (element.isQuote) this.quotes++;
    if (element.isPre) this.preformatted++;
    if (this.unread > 0) return;
    if (name === "li") this.add("- ");
    else if (name === "td" || name === "th") this.add(" ");
  }

  private end(): void {
    const element = this.open.pop();
    if (element === undefined) return;
    if (element.isUnread) this.unread--;
    if (element.isPre) this.preformatted--;
    if (this.unread === 0 && !element.isUnread) {
      this.writeLink(element);
      // The blank line after a quotation belongs to what comes after it.
      if (element.isQuote) this.endLineIfAny();
      else this.breakFor(element.name, false);
      if (element.name === "td" || element.name === "th") this.add(" ");
    }
    if (!element.isQuote) return;
    this.quotes--;
    if (this.unread === 0) this.blankLine();
  }

  private closeImplied(name: string): void {
    const top = this.open.at(-1)?.name;
    if (top === "p" && (PARAGRAPHS.has(name) || BLOCKS.has(name))) this.end();
    const ends = IMPLIED_END[name];
    if (ends === undefined) return;
    for (let count = 0; count < 3 && ends.includes(this.open.at(-1)?.name ?? ""); count++) this.end();
  }

  private breakFor(name: string, isQuote: boolean): void {
    if (isQuote) this.endLineIfAny();
    if (PARAGRAPHS.has(name)) this.blankLine();
    else if (BLOCKS.has(name)) this.endLineIfAny();
  }

  private write(text: string): void {
    if (this.unread > 0 || this.open.at(-1)?.isTiny) return;
    if (this.preformatted === 0) {
      this.add(text.replace(/[ \t\r\n\f\u00a0]+/g, " "));
      return;
    }
    text.split("\n").forEach((part, index) => {
      if (index > 0) this.endLine();
      this.addAsIs(part);
    });
  }

  /** Adds collapsed text: no blank at the start of a line, none after another. */
  private add(text: string): void {
    this.addAsIs(this.endsBlank && text.startsWith(" ") ? text.slice(1) : text);
  }

  private addAsIs(text: string): void {
    if (text === "") return;
    this.pieces.push(text);
    this.endsBlank = text.endsWith(" ");
  }

  private writeLink({ link, linkAt }: Open): void {
    if (link === null) return;
    const isMail = /^mailto:/i.test(link);
    if (!isMail && (link.length > LINK_CHARS_MAX || !KEPT_LINKS.test(link))) return;
    const words = this.pieces.slice(linkAt).join("").slice(0, ATTRIBUTE_CHARS_MAX).trim();
    if (!isMail) {
      if (!words.includes("://")) this.add(` <${link}>`);
      return;
    }
    const address = link.slice(7).split("?", 1)[0] ?? "";
    if (address.length <= 254 && address.includes("@") && words !== "" && !words.includes("@")) this.add(` <${address}>`);
  }

  private endLine(): void {
    const mark = "> ".repeat(Math.min(this.quotes, QUOTE_DEPTH_MAX));
    this.lines.push(`${mark}${this.pieces.join("")}`.trimEnd());
    this.pieces = [];
    this.endsBlank = true;
  }
  private endLineIfAny(): void {
    if (this.pieces.some((piece) => piece.trim() !== "")) this.endLine();
    this.pieces = [];
    this.endsBlank = true;
  }
  private blankLine(): void {
    this.endLineIfAny();
    const last = this.lines.at(-1);
    if (last === undefined) return;
    // A blank line that a quotation left behind becomes the one outside it.
    if (/^[> ]*$/.test(last)) this.lines.pop();
    this.endLine();
  }

  private isHidden(style: string): boolean {
    if (this.attributes.has("hidden")) return true;
    if (style === "") return false;
    if (/(?:^|;)(?:display:none|visibility:hidden|mso-hide:all|opacity:0(?:\.0+)?(?:!important)?(?:;|$))/.test(style)) return true;
    return /(?:^|;)(?:max-)?(?:height|width):0(?:px|pt|em|%)?(?:!important)?(?:;|$)/.test(style) && /overflow(?:-[xy])?:hidden/.test(style);
  }
}

/** `font-size:0` hides text, but an inner element may set it back, as every MJML template does. */
function isTiny(style: string, inherited: boolean): boolean {
  const size = /(?:^|;)font-size:([^;]*)/.exec(style)?.[1];
  if (size === undefined) return inherited;
  return /^(?:0(?:\.0+)?(?:px|pt|em|rem|%)?|[01]p[xt])(?:!important)?$/.test(size);
}
