import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import { ERRORS } from "../../core/errors.ts";
import type { Description, Operation, Schema } from "./description.ts";

type Html = ReturnType<typeof html>;

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2430; --paper: #faf8f4; --card: #fff; --line: #ddd8cd; --accent: #1f5f5b; --muted: #59616e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #15181d; --card: #1d2128; --line: #363c46; --accent: #7cc7bf; --muted: #a8b0bc; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; margin: 0 0 .5rem; }
h2 { font-size: 1.375rem; margin: 3rem 0 1rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
h3 { font-size: 1.0625rem; margin: 2rem 0 .25rem; overflow-wrap: anywhere; }
h4 { font-size: .9375rem; margin: 1rem 0 .25rem; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); }
code, pre { font: .875em/1.5 ui-monospace, "Cascadia Mono", Menlo, monospace; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .875rem 1rem; overflow-x: auto; }
nav ul { list-style: none; margin: 0 0 1rem; padding: 0; columns: 2 22rem; }
nav li { break-inside: avoid; padding: .125rem 0; }
.method { color: var(--accent); font-weight: 700; }
.muted { color: var(--muted); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; background: var(--card); }
th, td { text-align: left; vertical-align: top; padding: .375rem .625rem; border: 1px solid var(--line); }
td:first-child { white-space: nowrap; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** The headers of the reference: one page without any script, and nothing from elsewhere. */
export const REFERENCE_HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "public, max-age=300",
  "Referrer-Policy": "no-referrer",
  "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
} as const;

const BEGIN = `curl $URL/v1/candidates -H "Authorization: Bearer $KEY" \\
  -d '{"email": "ada@example.com", "name": "Ada Okafor", "timeZone": "Europe/Oslo"}'

curl $URL/v1/interviews -H "Authorization: Bearer $KEY" -H "Idempotency-Key: 42" \\
  -d '{"candidateId": "cand_…", "company": {"name": "Nordvik Energy"}, "role": "Drilling Engineer",
       "contact": {"name": "Mette Solberg", "email": "mette.solberg@nordvik.example"},
       "round": {"startsAt": "2026-12-01T14:00:00+01:00", "durationMinutes": 60, "format": "video"}}'`;

/** Words with `code` in them. */
const prose = (text: string): Html[] =>
  text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));

const anchor = (method: string, path: string) => `${method}-${path}`.replace(/[^A-Za-z0-9]+/g, "-");
const nameOf = (ref: string) => ref.slice(ref.lastIndexOf("/") + 1);

/** What a value may be, in a few words. */
function typeOf(schema: Schema): Html {
  if (schema.$ref !== undefined) return html`<a href="#schema-${nameOf(schema.$ref)}">${nameOf(schema.$ref)}</a>`;
  if (schema.enum !== undefined) return html`${schema.enum.map((value) => (value === null ? "null" : `"${String(value)}"`)).join(" · ")}`;
  const types = [schema.type ?? "any"].flat();
  if (types.includes("array")) return html`list of ${typeOf(schema.items ?? {})}${types.includes("null") ? " or null" : ""}`;
  return html`${schema.format ?? ""} ${types.join(" or ")}`;
}

function limitsOf(schema: Schema): string {
  const range = (word: string, least?: number, most?: number) => {
    if (most === undefined) return least === undefined ? [] : [`at least ${least}${word}`];
    return [least === undefined ? `at most ${most}${word}` : `${least} to ${most}${word}`];
  };
  return [
    ...range("", schema.minimum, schema.maximum),
    ...range(" characters", schema.minLength, schema.maxLength),
    ...range(" entries", schema.minItems, schema.maxItems),
    ...(schema.default === undefined ? [] : [`default ${JSON.stringify(schema.default)}`]),
  ].join(", ");
}

type Row = { path: string; schema: Schema; required: boolean };

/** The fields of a body, those of objects in it by their path, as errors name them: `round.endsAt`, `panel.0.name`. */
function rowsOf(schema: Schema, prefix = ""): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]): Row[] => {
    const path = `${prefix}${name}`;
    const row = { path, schema: field, required: schema.required?.includes(name) === true };
    return [row, ...rowsOf(field, `${path}.`), ...(field.items === undefined ? [] : rowsOf(field.items, `${path}.0.`))];
  });
}

function fields(rows: readonly Row[]): Html {
  return html`<div class="scroll"><table><thead><tr><th>Name</th><th>What it is</th><th>What for</th></tr></thead><tbody>${rows.map(
    ({ path, schema, required }) =>
      html`<tr><td><code>${path}</code>${required ? " *" : ""}</td><td>${typeOf(schema)}<br><span class="muted">${limitsOf(schema)}</span></td><td>${prose(schema.description ?? "")}</td></tr>`,
  )}</tbody></table></div>`;
}

function answerOf([status, { description, content }]: [string, Operation["responses"][string]]): Html {
  const schema = content?.["application/json"]?.schema;
  return html`<li><code>${status}</code> ${prose(description)}${schema === undefined ? "" : html` (${schema.$ref === undefined ? html`${Object.keys(schema.properties ?? {}).join(", ")}` : typeOf(schema)})`}</li>`;
}

function operation(method: string, path: string, { summary, parameters = [], requestBody, responses }: Operation): Html {
  const rows = parameters.map(({ name, required, description, schema, in: place }) => ({
    path: name,
    required,
    schema: { ...schema, description: description ?? (place === "path" ? "In the path." : "") },
  }));
  const body = requestBody?.content["application/json"]?.schema;
  return html`<article><h3 id="${anchor(method, path)}"><span class="method">${method}</span> <code>${path}</code></h3><p>${prose(summary)}.</p>
${rows.length === 0 ? "" : html`<h4>Parameters</h4>${fields(rows)}`}${body === undefined ? "" : html`<h4>Body</h4>${fields(rowsOf(body))}`}
<h4>Answers</h4><ul>${Object.entries(responses).map(answerOf)}</ul></article>`;
}

/** The API's reference, written out of its description: one page to read and to search, that needs nothing but itself. */
export function reference({ info, paths, components }: Description): Html {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, one]) => ({ method: method.toUpperCase(), path, one })),
  );
  const tags = [...new Set(all.flatMap(({ one }) => one.tags))];
  const of = (tag: string) => all.filter(({ one }) => one.tags.includes(tag));
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API</title><style>${raw(STYLE)}</style></head><body><main>
<h1>${info.title} API</h1><p>${info.description} The same for programs: <a href="/openapi.json">openapi.json</a>.</p>
<nav aria-label="Contents">${tags.map((tag) => html`<h4>${tag}</h4><ul>${of(tag).map(({ method, path }) => html`<li><a href="#${anchor(method, path)}"><span class="method">${method}</span> <code>${path}</code></a></li>`)}</ul>`)}
<p><a href="#resources">Resources</a> · <a href="#errors">Errors</a></p></nav>
<h2 id="begin">To begin</h2><pre><code>${BEGIN}</code></pre>
<p>JSON in and out, camelCase. Instants carry their offset (<code>2026-12-01T14:00:00+01:00</code>), calendar dates are days in the candidate's zone (<code>2026-12-11</code>), zones have their IANA name. What must be there is marked *. A PATCH changes what it names.</p>
${tags.map((tag) => html`<h2>${tag}</h2>${of(tag).map(({ method, path, one }) => operation(method, path, one))}`)}
<h2 id="resources">Resources</h2>${Object.entries(components.schemas).map(([name, schema]) => html`<article><h3 id="schema-${name}">${name}</h3><p>${prose(schema.description ?? "")}</p>${fields(rowsOf(schema))}</article>`)}
<h2 id="errors">Errors</h2><p>Every error is <code>application/problem+json</code> (RFC 9457) with a <code>code</code> of this table.</p>
<div class="scroll"><table><thead><tr><th>Code</th><th>Status</th><th>What it means</th></tr></thead><tbody>${Object.entries(ERRORS).map(([code, { status, title }]) => html`<tr><td><code>${code}</code></td><td>${status}</td><td>${prose(title)}</td></tr>`)}</tbody></table></div>
</main></body></html>`;
}
