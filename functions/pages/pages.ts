import type { Context } from "hono";
import { html } from "hono/html";
import { instantText } from "../../core/clock.ts";
import { emlOf } from "../../core/drafts/eml.ts";
import { sentence, stopped } from "../../core/drafts/plain-words.ts";
import { ERRORS, Problem } from "../../core/errors.ts";
import { readLinkToken } from "../../core/read-links.ts";
import { loadWithCandidate } from "../../core/shell/store.ts";
import { meUrl } from "../../core/shell/urls.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Env, Routes } from "../routes/context.ts";
import { ACTION_PAGES } from "./action-pages.ts";
import { askPages } from "./ask.ts";
import { fileAskedFor } from "./draft-pages.ts";
import { formOf } from "./form.ts";
import { layout, PAGE_HEADERS } from "./layout.ts";
import { me } from "./me.ts";
import { offerOfNewLink } from "./new-link.ts";
import type { Page, Visit } from "./visit.ts";

/** Who follows a link, and to what. Throws `not_found` for a token that was not made here and `link.expired` for an old one. */
async function visitOf(c: Context<Env>, runtime: Runtime): Promise<Visit> {
  const token = c.req.param("token") ?? "";
  const now = instantText(runtime.now());
  const link = readLinkToken(runtime.settings.linkSecret, token, now);
  if (link === null) throw new Problem("not_found", "This link is not complete: copy the whole of it from the mail.");
  // Mail programs press the header's link on mails however old (RFC 8058).
  if (link.expired && link.target.action !== "unsubscribe")
    throw new Problem("link.expired", "A link works for ninety days, and this one is older.");
  const loaded = await loadWithCandidate(runtime, link.target.recordId);
  if (loaded === undefined) throw new Problem("not_found", "What this link led to has been erased.");
  const form = c.req.method === "POST" ? await formOf(c) : {};
  return { runtime, target: link.target, token, record: loaded.record, candidate: loaded.candidate, now, form };
}

async function answer({ title, body }: Page, visit?: Visit, status = 200): Promise<Response> {
  // Until an address is confirmed whoever reads this may be a stranger: nothing leads on to the candidate's own page.
  const isKnown = visit !== undefined && visit.candidate.status !== "unconfirmed";
  const options = isKnown ? { meUrl: meUrl(visit.runtime.settings, visit.candidate, visit.now) } : {};
  return new Response(String(await layout(title, body, options)), { status, headers: PAGE_HEADERS });
}

/** An error, as a page for the candidate: in their words, since the table's are for programmers. */
export function problemPage(c: Context<Env>, problem: Problem): Promise<Response> {
  const page = {
    title: TITLES[problem.code] ?? ERRORS[problem.code].title,
    body: html`<p>${TEXTS[problem.code] ?? sentence(problem.message)}</p>${OFFERS_NEW_LINK.includes(problem.code) ? offerOfNewLink(c.req.path) : ""}${problem.code === "not_found" ? html`<p>Or <a href="/me">have a new link mailed to you</a>.</p>` : ""}
${problem.code === "internal" ? html`<p class="muted">If it happens again, this number helps us find out why: ${c.get("requestId")}</p>` : ""}`,
  };
  return answer(page, undefined, ERRORS[problem.code].status);
}

/** What a link that is too old, or has served its turn, answers: with the way on by mail. */
const OFFERS_NEW_LINK: readonly Problem["code"][] = ["link.expired", "action.refused", "message.final"];
const MOVED_ON =
  "Things have moved on since this was offered to you, so that it can no longer be done. Nothing was changed. The newest mail about this interview shows where it stands.";
const TEXTS: Partial<Record<Problem["code"], string>> = {
  "action.refused": MOVED_ON,
  "message.final": MOVED_ON,
  internal: "We could not do that just now, and nothing was changed. Please try again in a few minutes.",
  busy: "Something else is changing this interview at this very moment. Please try again.",
};
const TITLES: Partial<Record<Problem["code"], string>> = {
  "action.refused": "That is no longer possible",
  "message.final": "That is no longer possible",
  "request.invalid": "One more thing",
  "request.malformed": "That could not be read",
  "link.expired": "This link is too old",
  "method.not_allowed": "This link leads nowhere",
  "request.too_large": "That is too long",
  not_found: "This link leads nowhere",
  internal: "Something went wrong",
  busy: "One moment",
};

/** What a form lacked, said above the form as it was filled in: nobody should have to write it twice. */
async function againWith(problem: Problem, visit: Visit): Promise<Page> {
  const { title, body } = await ACTION_PAGES[visit.target.action].show(visit);
  return { title, body: html`<div class="note bad" role="alert"><p>One more thing: ${stopped(problem.message)}</p></div>${body}` };
}

/** The candidate's pages (DESIGN §6): GET only shows, POST acts, since mail scanners open every link. */
export const pages: Routes = (app, runtime) => {
  for (const path of ["/a/:token", "/u/:token"]) {
    app.get(path, async (c) => {
      const visit = await visitOf(c, runtime);
      return downloadOf(visit) ?? answer(await ACTION_PAGES[visit.target.action].show(visit), visit);
    });
    app.post(path, async (c) => {
      const visit = await visitOf(c, runtime);
      try {
        return downloadOf(visit) ?? (await answer(await ACTION_PAGES[visit.target.action].act(visit), visit));
      } catch (error) {
        if (!(error instanceof Problem && error.code === "request.invalid")) throw error;
        return answer(await againWith(error, visit), visit, ERRORS["request.invalid"].status);
      }
    });
  }
  askPages(app, runtime);
  me(app, runtime);
};

/** The draft as an unsent mail, where the visit asks for that. */
function downloadOf(visit: Visit): Response | undefined {
  const draft = fileAskedFor(visit);
  if (draft === undefined) return undefined;
  const { candidate, now } = visit;
  const eml = emlOf(draft, { name: candidate.name, address: candidate.email }, new Date(now));
  return new Response(eml, {
    headers: { ...PAGE_HEADERS, "Content-Type": "message/rfc822", "Content-Disposition": 'attachment; filename="draft.eml"' },
  });
}
