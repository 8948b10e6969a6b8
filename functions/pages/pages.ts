import type { Context } from "hono";
import { html } from "hono/html";
import { instantText } from "../../core/clock.ts";
import { emlOf } from "../../core/drafts/eml.ts";
import { canBeSent } from "../../core/drafts/send-links.ts";
import { ERRORS, Problem } from "../../core/errors.ts";
import { readLinkToken } from "../../core/links.ts";
import { loadWithCandidate } from "../../core/shell/store.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Env, Routes } from "../routes/context.ts";
import { ACTION_PAGES } from "./action-pages.ts";
import { draftOf } from "./draft-pages.ts";
import { layout, PAGE_HEADERS } from "./layout.ts";
import type { Page, Visit } from "./visit.ts";

/** Whether an address is one of the candidate's pages: its errors are pages too, not JSON. */
export function isPage(path: string): boolean {
  return /^\/[au]\//.test(path);
}

/** Who follows a link, and to what. Throws `not_found` for a token that was not made here and `link.expired` for an old one. */
async function visitOf(c: Context<Env>, runtime: Runtime): Promise<Visit> {
  const token = c.req.param("token") ?? "";
  const now = instantText(runtime.now());
  const link = readLinkToken(runtime.settings.linkSecret, token, now);
  if (link === null) throw new Problem("not_found", "this link is not complete: copy the whole of it from the mail");
  if (link.expired) throw new Problem("link.expired", "this link has expired: the newest mail about this interview has a fresh one");
  const loaded = await loadWithCandidate(runtime, link.target.recordId);
  if (loaded === undefined) throw new Problem("not_found", "what this link led to has been erased");
  const form = c.req.method === "POST" ? await formOf(c) : {};
  return { runtime, target: link.target, token, record: loaded.record, candidate: loaded.candidate, now, form };
}

/** The text fields of a posted form; files are nobody's business here. */
async function formOf(c: Context<Env>): Promise<Record<string, string>> {
  try {
    const fields = Object.entries(await c.req.parseBody());
    return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  } catch (error) {
    // What is said to be a form and cannot be read as one, by whatever sent it.
    if (error instanceof TypeError) throw new Problem("request.malformed", "the form could not be read: open the link again");
    throw error;
  }
}

const answer = async ({ title, body }: Page, status = 200) =>
  new Response(String(await layout(title, body)), { status, headers: PAGE_HEADERS });

/** An error, as a page for the candidate: in their words, since the table's are for programmers. */
export function problemPage(_c: Context<Env>, problem: Problem): Promise<Response> {
  const text =
    problem.code === "action.refused" || problem.code === "message.final"
      ? "Things have moved on since this mail was written, so that this can no longer be done. Nothing was changed. The newest mail about this interview shows where it stands."
      : problem.message;
  return answer({ title: TITLES[problem.code] ?? ERRORS[problem.code].title, body: html`<p>${text}</p>` }, ERRORS[problem.code].status);
}

const TITLES: Partial<Record<Problem["code"], string>> = {
  "action.refused": "That is no longer possible",
  "message.final": "That is no longer possible",
  "request.invalid": "One more thing",
  "request.malformed": "That could not be read",
  not_found: "This link leads nowhere",
};

/** The candidate's pages (DESIGN §6): GET only shows, POST acts, since mail scanners open every link. */
export const pages: Routes = (app, runtime) => {
  for (const path of ["/a/:token", "/u/:token"]) {
    app.get(path, async (c) => {
      const visit = await visitOf(c, runtime);
      return (await downloadOf(visit)) ?? answer(await ACTION_PAGES[visit.target.action].show(visit));
    });
    app.post(path, async (c) => {
      const visit = await visitOf(c, runtime);
      return answer(await ACTION_PAGES[visit.target.action].act(visit));
    });
  }
};

/** The draft as an unsent mail, for the link that leads to it; `undefined` for any other. Changes nothing, so GET may. */
async function downloadOf(visit: Visit): Promise<Response | undefined> {
  const draft = visit.target.action === "download_eml" ? draftOf(visit) : undefined;
  if (draft === undefined || !canBeSent(draft)) return undefined;
  const { record, candidate, now } = visit;
  const eml = await emlOf(draft, { name: candidate.name, address: candidate.email }, new Date(now), record.id);
  return new Response(eml, {
    headers: { ...PAGE_HEADERS, "Content-Type": "message/rfc822", "Content-Disposition": 'attachment; filename="draft.eml"' },
  });
}
