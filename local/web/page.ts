import type { SentMail } from "../aws/ses.ts";
import type { Due } from "../handlers.ts";
import type { Composing } from "./compose-page.ts";
import { composePage } from "./compose-page.ts";
import { Html, html } from "./html.ts";
import type { MailView } from "./mail-view.ts";
import { STYLE } from "./page-style.ts";

export type View = "html" | "text" | "source";

/** All that the mailbox page shows. */
export type PageContent = {
  now: string;
  mails: SentMail[];
  open: MailView | undefined;
  view: View;
  /** What is due next: when, and what it is in words. */
  upcoming: Due[];
  nextDue: string | undefined;
  mailDomain: string;
  /** Where this instance is reached, for commands to paste. */
  origin: string;
  /** A mail being written by hand instead of one being read. */
  composing: Composing | undefined;
  /** What came of what was just done. */
  note: string;
  /** What stands in the way of what was just asked for, and what to do about it. */
  slip: string;
};

/**
 * Nothing of a mail may run or load anything here: no scripts at all, no images but inline ones. Links in a mail open in a tab of their own,
 * free of the sandbox, since the candidate's pages must work there.
 */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const MOVES = [
  { label: "+1 hour", advance: "PT1H" },
  { label: "+1 day", advance: "P1D" },
  { label: "+1 week", advance: "P7D" },
];

/** The mailbox: what was sent, the clock, what is due next. Works without scripts. */
export function renderPage(content: PageContent): string {
  const title = content.composing ? "Write" : content.open ? content.open.subject || "(no subject)" : "Mailbox";
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Followthrough, local</title>
<style>${new Html(STYLE)}</style></head>
<body>
<header>
  <h1><a href="/local">Followthrough <small>on this machine</small></a></h1>
  ${clock(content)}
  ${next(content)}
</header>
<main class="${content.open || content.composing ? "reading" : ""}">
  <nav class="mails" aria-label="Mails">${list(content)}</nav>
  <section aria-label="Mail">${content.note !== "" && html`<p class="note" role="status">${content.note}</p>`}${content.slip !== "" && html`<p class="note bad" role="alert">${content.slip}</p>`}${pane(content)}</section>
</main>
</body></html>`.text;
}

function pane(content: PageContent): Html {
  if (content.composing) return composePage(content.composing);
  return content.open ? reading(content.open, content.view) : nothingOpen(content);
}

function clock({ now, nextDue, open }: PageContent): Html {
  const back = open && html`<input type="hidden" name="mail" value="${open.id}">`;
  const buttons = MOVES.map(({ label, advance }) => html`<button name="advance" value="${advance}">${label}</button>`);
  const next = nextDue
    ? html`<button name="next" value="1" title="${nextDue}">Next due thing</button>`
    : html`<button disabled>Nothing is due</button>`;
  return html`<form class="clock" method="post" action="/local/move">${back}
    <time datetime="${now}" title="The clock of this instance">${readable(now)}</time>${buttons}${next}
    <a class="write" href="/local?write=forward${open && html`&amp;mail=${encodeURIComponent(open.id)}`}">Write</a>
  </form>`;
}

/** What the button beside the clock leads to; shown whatever is open. */
function next({ upcoming: [first] }: PageContent): Html {
  return html`<p class="next">${first === undefined ? "Nothing is due." : html`Next: <time datetime="${first.at}">${readable(first.at)}</time>, ${first.words}`}</p>`;
}

function list({ mails, open, view }: PageContent): Html {
  if (mails.length === 0) return html`<p class="empty">No mail yet. Put a candidate on the books, and their confirmation lands here.</p>`;
  const rows = mails.toReversed().map(
    (
      mail,
    ) => html`<li><a href="/local?mail=${encodeURIComponent(mail.id)}&amp;view=${view}"${mail.id === open?.id && html` aria-current="true"`}>
      <span class="to">${mail.to.join(", ")}</span> <time datetime="${iso(mail.atMs)}">${readable(iso(mail.atMs))}</time>
      <strong>${mail.subject || "(no subject)"}</strong></a></li>`,
  );
  return html`<ol>${rows}</ol>`;
}

function reading(mail: MailView, asked: View): Html {
  const available = (["html", "text", "source"] as const).filter((view) => view === "source" || mail[view] !== undefined);
  const view = available.includes(asked) ? asked : (available[0] ?? "source");
  const tabs = available.map(
    (one) =>
      html`<a href="/local?mail=${encodeURIComponent(mail.id)}&amp;view=${one}"${one === view && html` aria-current="true"`}>${TAB_LABELS[one]}</a>`,
  );
  const files = mail.attachments.map(
    ({ name, bytes }, index) =>
      html`<li><a href="/local/mail/${encodeURIComponent(mail.id)}/attachments/${index}" download>${name}</a> <small>${size(bytes.length)}</small></li>`,
  );
  const can = [
    [`/local?write=forward&mail=${encodeURIComponent(mail.id)}`, "Forward an employer’s answer"],
    [`/local?write=reply&mail=${encodeURIComponent(mail.id)}`, "Answer"],
  ] as const;
  return html`<article>
    <h2>${mail.subject || "(no subject)"}</h2>
    <dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to.join(", ")}</dd><dt>Sent</dt><dd><time datetime="${mail.at}">${readable(mail.at)}</time></dd></dl>
    <div class="tabs">${tabs}<a href="/local/mail/${encodeURIComponent(mail.id)}">As given to SES</a></div>
    <div class="do">${can.map(([href, label]) => html`<a href="${href}">${label}</a>`)}${
      mail.isDraft &&
      html`<form method="post" action="/local/send-draft"><input type="hidden" name="mail" value="${mail.id}"><button title="As the candidate would: its copy reaches us">Send the draft</button></form>`
    }</div>
    ${files.length > 0 && html`<ul class="files">${files}</ul>`}
    ${body(mail, view)}
  </article>`;
}

const TAB_LABELS: Readonly<Record<View, string>> = { html: "Mail", text: "Plain text", source: "Source" };

function body(mail: MailView, view: View): Html {
  if (view === "html" && mail.html !== undefined) {
    const frame = `<base target="_blank">${mail.html}`;
    return html`<iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${frame}"></iframe>`;
  }
  return html`<pre>${view === "text" ? (mail.text ?? "") : mail.source}</pre>`;
}

function nothingOpen({ upcoming, mailDomain, mails, origin }: PageContent): Html {
  const rows = upcoming.map(({ words, at }) => html`<tr><td><time datetime="${at}">${readable(at)}</time></td><td>${words}</td></tr>`);
  const table = html`<table><thead><tr><th scope="col">When</th><th scope="col">What</th></tr></thead><tbody>${rows}</tbody></table>`;
  return html`<article>
    <h2>What is due next</h2>
    ${rows.length > 0 ? table : html`<p class="empty">Nothing is scheduled.</p>`}
    ${mails.length === 0 && html`<h2>Begin</h2><pre>${first(origin)}</pre>`}
    <h2>Send mail in</h2>
    <p><a href="/local?write=forward">Write one by hand</a>, send it by SMTP, or post a raw message:</p>
    <pre>curl --data-binary @mail.eml "${origin}/local/mail-in?to=TOKEN@${mailDomain}&amp;from=ada@example.com"</pre>
  </article>`;
}

const first = (origin: string) => `curl -s ${origin}/v1/candidates -H 'Authorization: Bearer ft_local' -d '{
  "email": "ada@example.com", "name": "Ada Okafor", "timeZone": "Europe/Oslo" }'`;

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}

function readable(instant: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
  });
  return `${format.format(new Date(instant))} UTC`;
}

function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} kB`;
}
