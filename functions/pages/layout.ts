import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import { STYLE } from "./style.ts";

type Html = ReturnType<typeof html>;

/** The one style block of a page is allowed by its hash: no other style and no script is, whatever finds its way into a page. */
const STYLE_HASH = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

/** The headers of every page: nothing stored, nothing told to other sites, nothing loaded from them (DESIGN §6). */
export const PAGE_HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex",
  "X-Frame-Options": "DENY",

  "Content-Security-Policy": `default-src 'none'; style-src ${STYLE_HASH}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
} as const;

/** How a page is laid out: `wide` for the board; `meUrl` leads from any other page to the candidate's interviews. */
export type LayoutOptions = { wide?: boolean; meUrl?: string | undefined };

/** One page of the candidate's. What is put into it by `html` is escaped. */
export function layout(title: string, body: Html | Html[], { wide = false, meUrl }: LayoutOptions = {}): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Followthrough</title>
<style>${raw(STYLE)}</style>
</head>
<body class="${wide ? "wide" : "narrow"}">
<main>
<h1>${title}</h1>
${body}
</main>
<footer><p>${meUrl === undefined ? "" : html`<a href="${meUrl}">Your interviews and settings</a> · `}Followthrough looks after what comes after your job interviews. It never writes to an employer: whatever goes out, you send.</p></footer>
</body>
</html>`;
}
