import type { Context } from "hono";
import { html } from "hono/html";
import { instantText } from "../../core/clock.ts";
import { emlOf } from "../../core/drafts/eml.ts";
import { ERRORS, Problem } from "../../core/errors.ts";
import { readLinkToken } from "../../core/links.ts";
import { write } from "../../core/shell/letters.ts";
import { loadWithCandidate } from "../../core/shell/store.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Env, Routes } from "../routes/context.ts";
import { toProblem } from "../routes/problem.ts";
import type { Page, Visit } from "./action-pages.ts";
import { ACTION_PAGES } from "./action-pages.ts";
import { layout, PAGE_HEADERS } from "./layout.ts";

/** Who follows a link, and to what. Throws `not_found` for a token that was not made here and `link.expired` for an old one. */
async function visitOf(c: Context<Env>, runtime: Runtime): Promise<Visit> {
  const token = c.req.param("token") ?? "";
  const now = instantText(runtime.now());
  const link = readLinkToken(runtime.settings.linkSecret, token, now);
  if (link === null) throw new Problem("not_found", "this link is not complete: copy the whole of it from the mail");
  if (link.expired) throw new Problem("link.expired", "this link has expired: the newest mail about this interview has a fresh one");
  const loaded = await loadWithCandidate(runtime, link.target.recordId);
  if (loaded === undefined) throw new Problem("not_found", "what this link led to has been erased");
  const fields = c.req.method === "POST" ? await c.req.parseBody() : {};
  const form = Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  return { runtime, target: link.target, token, record: loaded.record, candidate: loaded.candidate, now, form };
}

async function page(c: Context<Env>, runtime: Runtime, make: (visit: Visit) => Promise<Page> | Page): Promise<Response> {
  try {
    const { title, body } = await make(await visitOf(c, runtime));
    return new Response(String(await layout(title, body)), { headers: PAGE_HEADERS });
  } catch (error) {
    const problem = toProblem(dateError(error), runtime, c.get("requestId"));
    const { status, title } = ERRORS[problem.code];
    return new Response(String(await layout(title, html`<p>${problem.message}</p>`)), { status, headers: PAGE_HEADERS });
  }
}

/** A date in a form that cannot be read is the visitor's slip, not a fault. */
function dateError(error: unknown): unknown {
  return error instanceof RangeError
    ? new Problem("request.invalid", "one of the dates could not be read: give it as day, month and year")
    : error;
}

/** The candidate's pages (DESIGN §6): GET only shows, POST acts, since mail scanners open every link. */
export const pages: Routes = (app, runtime) => {
  for (const path of ["/a/:token", "/u/:token"]) {
    app.get(path, async (c) => {
      const download = await downloadOf(c, runtime);
      return download ?? page(c, runtime, (visit) => ACTION_PAGES[visit.target.action].show(visit));
    });
    app.post(path, (c) => page(c, runtime, (visit) => ACTION_PAGES[visit.target.action].act(visit)));
  }
};

/** The draft as an unsent mail, for the link that leads to it; `undefined` for any other. Changes nothing, so GET may. */
async function downloadOf(c: Context<Env>, runtime: Runtime): Promise<Response | undefined> {
  const link = readLinkToken(runtime.settings.linkSecret, c.req.param("token") ?? "", instantText(runtime.now()));
  if (link?.target.action !== "download_eml" || link.expired) return undefined;
  const { record, candidate, target, now } = await visitOf(c, runtime);
  const message = record.messages.find((m) => m.id === target.messageId);
  const draft = message === undefined ? undefined : (message.content ?? write(runtime.settings, record, message, candidate, [], now)).draft;
  if (draft === undefined) return undefined;
  const eml = await emlOf(draft, { name: candidate.name, address: candidate.email }, new Date(now), record.id);
  return new Response(eml, {
    headers: { ...PAGE_HEADERS, "Content-Type": "message/rfc822", "Content-Disposition": 'attachment; filename="draft.eml"' },
  });
}
