import type { Block, Content, Draft, Link } from "./content.ts";
import { escapeHtml, page } from "./html-page.ts";
import { shownBody } from "./places.ts";

/** Whether the candidate's own notes are shown: in their mails always, in the API only when they share them. */
export type RenderOptions = { notes: "shown" | "hidden" };

const NOTES_HIDDEN = "(The candidate's notes are not shown here.)";
const RULE = "-".repeat(40);

/** "Mette Solberg <mette@example.com>", or what there is of it. */
function recipient(draft: Draft): string {
  const { name, address } = draft.to;
  if (address === undefined) return name ?? "";
  return name === undefined ? address : `${name} <${address}>`;
}

/** The lines above a draft's body, as in any mail program. A call and a card have none to copy. */
function draftHead(draft: Draft): { label: string; text: string }[] {
  if (draft.channel !== "email")
    return draft.to.name === undefined ? [] : [{ label: draft.channel === "phone" ? "Call" : "For", text: draft.to.name }];
  const to = recipient(draft);
  return [...(to === "" ? [] : [{ label: "To", text: to }]), { label: "Subject", text: draft.subject }];
}

const notes = (text: string, options: RenderOptions) => (options.notes === "shown" ? text : NOTES_HIDDEN);

/** Each line after a bar, as mail quotes. */
const quoted = (text: string) =>
  text
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");

const linkLines = (links: readonly Link[]) =>
  links.map(({ label, url }) => `${label}${/[?!.:]$/u.test(label) ? "" : ":"}\n${url}`).join("\n");

function textOf(block: Block, content: Content, options: RenderOptions): string {
  switch (block.type) {
    case "paragraph":
      return block.text;
    case "heading":
      return block.text.toUpperCase() === block.text ? block.text : `${block.text}\n${"=".repeat(Math.min(60, block.text.length))}`;
    case "draft": {
      if (content.draft === undefined) return "";
      const head = draftHead(content.draft).map(({ label, text }) => `${label}: ${text}`);
      return `${[...head, ...(head.length > 0 ? [""] : []), shownBody(content.draft)].join("\n")}\n\n${RULE}`;
    }
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "send_links":
    case "links":
      return linkLines(block.links);
    case "quote":
      return quoted(block.text);
    case "notes":
      return quoted(notes(block.text, options));
    case "aside":
      return [block.text, linkLines(block.links ?? [])].filter((text) => text !== "").join("\n");
  }
}

/** The mail as plain text: the same as the HTML says, in the same order. Lines end in `\n`. */
export function renderText(content: Content, options: RenderOptions): string {
  return `${content.blocks
    .map((block) => textOf(block, content, options))
    .filter((text) => text !== "")
    .join("\n\n")}\n`;
}

const multiline = (text: string) => escapeHtml(text).replace(/\n/gu, "<br>\n");
const anchor = ({ label, url }: Link) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;

/** Between tables that follow one another Outlook leaves nothing. */
const OUTLOOK_GAP = '<!--[if mso]><p style="margin: 0; font-size: 6px; line-height: 6px;">&nbsp;</p><![endif]-->';

/**
 * A row of buttons that wraps. Each is a table of one cell, since Outlook's engine gives a link neither padding nor a border;
 * there they stand one beneath another.
 */
function buttons(links: readonly Link[], kind: "button" | "button send"): string {
  const all = links.map(
    (link) =>
      `<table role="presentation" class="${kind}" cellpadding="0" cellspacing="0" border="0"><tr><td>${anchor(link)}</td></tr></table>`,
  );
  return `<div class="buttons">\n${all.join(`${OUTLOOK_GAP}\n`)}\n</div>`;
}

function htmlOf(block: Block, content: Content, options: RenderOptions): string {
  switch (block.type) {
    case "paragraph":
      return `<p>${multiline(block.text)}</p>`;
    case "heading":
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case "draft": {
      const { draft } = content;
      if (draft === undefined) return "";
      const head = draftHead(draft)
        .map(({ label, text }) => `<p class="head"><span class="small">${label}:</span> ${escapeHtml(text)}</p>`)
        .join("\n");
      const body = shownBody(draft)
        .split("\n\n")
        .map((paragraph, i) => `<p${i === 0 ? ' class="first"' : ""}>${multiline(paragraph)}</p>`)
        .join("\n");
      return `<table role="presentation" class="draft" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="draft-cell">\n${head}\n${body}\n</td></tr></table>`;
    }
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`;
    case "send_links":
      return buttons(block.links, "button send");
    case "links":
      return buttons(block.links, "button");
    case "quote":
      return `<blockquote>${multiline(block.text)}</blockquote>`;
    case "notes":
      return `<blockquote>${multiline(notes(block.text, options))}</blockquote>`;
    case "aside": {
      const links = (block.links ?? []).map(anchor).join(" &middot; ");
      return `<p class="small">${multiline(block.text)}${links === "" ? "" : ` ${links}`}</p>`;
    }
  }
}

/** The mail as HTML: one small layout, nothing remote, everything escaped. */
export function renderHtml(content: Content, options: RenderOptions): string {
  const body = content.blocks
    .map((block) => htmlOf(block, content, options))
    .filter((html) => html !== "")
    .join("\n");
  return page(content.subject, body);
}
