import { html, raw } from "hono/html";

type Html = ReturnType<typeof html>;

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2430; --paper: #fbfaf7; --card: #fff; --line: #d9d5cb; --accent: #1f5f5b; --on-accent: #fff; --muted: #5b6472; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #15181d; --card: #1d2128; --line: #39404b; --accent: #7cc7bf; --on-accent: #10201e; --muted: #a3abb8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
main { max-width: 38rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
form { margin: 0 0 .75rem; }
fieldset { border: 1px solid var(--line); border-radius: .5rem; background: var(--card); padding: 1rem; margin: 0 0 1rem; }
label { display: block; margin: .5rem 0; }
input, select, textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--muted); border-radius: .375rem; padding: .5rem; min-height: 2.75rem; max-width: 100%; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.125rem; border-radius: .5rem; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; }
button.quiet { background: transparent; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
blockquote { margin: 0 0 1rem; padding: .25rem 0 .25rem 1rem; border-left: 3px solid var(--line); color: var(--muted); white-space: pre-wrap; }
.muted { color: var(--muted); }
`;

/** The headers of every page: nothing stored, nothing told to other sites, nothing loaded from them (DESIGN §6). */
export const PAGE_HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex",
  "X-Frame-Options": "DENY",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
} as const;

/** One page of the candidate's. What is put into it by `html` is escaped. */
export function layout(title: string, body: Html | Html[]): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Followthrough</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`;
}
