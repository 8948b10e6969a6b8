import type { Context } from "hono";
import { html } from "hono/html";
import { dayOf } from "../../core/cadence/calendar.ts";
import type { Candidate } from "../../core/candidates/candidate.ts";
import type { InstantText } from "../../core/clock.ts";
import { instantText, plus } from "../../core/clock.ts";
import { oneLine } from "../../core/drafts/clean.ts";
import { dayName } from "../../core/drafts/dates.ts";
import { firstName } from "../../core/drafts/names.ts";
import { sentence } from "../../core/drafts/plain-words.ts";
import { ERRORS, Problem } from "../../core/errors.ts";
import type { Interview } from "../../core/interview/interview.ts";
import { addressMark } from "../../core/me-links.ts";
import { readMeToken } from "../../core/read-links.ts";
import type { Reply } from "../../core/replies/reply.ts";
import { amendCandidate } from "../../core/shell/candidates.ts";
import { latestOf } from "../../core/shell/listing.ts";
import { interviewsOf } from "../../core/shell/replies.ts";
import { loadOne } from "../../core/shell/store.ts";
import { actionUrl, forwardingAddress } from "../../core/shell/urls.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Env, Routes } from "../routes/context.ts";
import type { Scene } from "./board.ts";
import { interviewsShown } from "./board.ts";
import { formOf } from "./form.ts";
import { layout, PAGE_HEADERS } from "./layout.ts";
import { preferencesForm, preferencesIn } from "./preferences-form.ts";
import { isOpen } from "./standing.ts";
import type { Html } from "./visit.ts";

/** What the page says on top, about what was just done. */
type Note = { text: string; isBad: boolean };

/** Whose page a link leads to. Throws `not_found` for a token that was not made here, `link.expired` for an old one. */
async function candidateOf(c: Context<Env>, runtime: Runtime): Promise<Candidate> {
  const link = readMeToken(runtime.settings.linkSecret, c.req.param("token") ?? "", instantText(runtime.now()));
  if (link === null) throw new Problem("not_found", "this link is not complete: copy the whole of it from the mail");
  const candidate = await loadOne(runtime, "candidate", link.target.candidateId);
  if (candidate === undefined) throw new Problem("not_found", "what this link led to has been erased");
  if (link.expired || addressMark(candidate.email) !== link.target.addressMark)
    throw new Problem("link.expired", "this link is too old: the newest mail has a fresh one");
  return candidate;
}

async function page(runtime: Runtime, candidate: Candidate, path: string, note?: Note): Promise<string> {
  const now = instantText(runtime.now());
  const interviews = await interviewsOf(runtime, candidate.id);
  const link: Parameters<typeof interviewsShown>[0]["link"] = (action, recordId) => actionUrl(runtime.settings, { action, recordId }, now);
  const body = html`${note === undefined ? "" : html`<div class="note${note.isBad ? " bad" : ""}" role="${note.isBad ? "alert" : "status"}"><p>${note.text}</p></div>`}
<p class="intro">Hello ${firstName(candidate.name)}. This is where each of your interviews stands, and what comes next. When an employer writes to you, forward the mail to your private address, and we read it:</p>
<p class="address">${forwardingAddress(runtime.settings, candidate)}</p>
${belongNowhere(await openMails(runtime, candidate, interviews), candidate, now, link)}
${interviewsShown({ candidate, interviews, now, link })}
<h2 id="settings">How you would like it</h2>
${preferencesForm(path, candidate.preferences, oneLine(candidate.timeZone, 64))}
${mailSwitch(runtime, candidate)}`;
  return String(await layout("Your interviews", body, { wide: true }));
}

const MAILS_MAX = 30;
const MAILS_READ_MAX = 500;
const MAIL_DAYS_MAX = 60;

/** Mails about which the candidate has a word to say, and which no open interview shows, newest first. */
async function openMails(runtime: Runtime, candidate: Candidate, interviews: readonly Interview[]): Promise<Reply[]> {
  const open = new Set<string>(interviews.filter(isOpen).map(({ id }) => id));
  const replies = await latestOf(runtime, { list: "replies_of_candidate", candidateId: candidate.id }, "reply", MAILS_READ_MAX);
  const since = plus(instantText(runtime.now()), `-PT${MAIL_DAYS_MAX * 24}H`);
  return replies
    .filter(({ receivedAt }) => receivedAt >= since)
    .filter(
      ({ status, possibleInterviewIds, isUntold }) =>
        status === "unmatched" ||
        (status === "needs_review" && !possibleInterviewIds.some((id) => open.has(id))) ||
        (isUntold === true && (status === "quarantined" || status === "unreadable")),
    )
    .sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
}

/** What can be said of a mail: where it belongs, or that it is theirs; of one that nobody can read, nothing. */
function wayOf({ id, status, subject }: Reply, link: Scene["link"]): Html | string {
  if (status === "unreadable") return "";
  const [label, url] =
    status === "quarantined" ? ["Release it", link("release_quarantine", id)] : ["Say what it is about", link("review_reply", id)];
  return html`<p><a class="button quiet" href="${url}">${label}<span class="hidden"> (${oneLine(subject, 120)})</span></a></p>`;
}

function belongNowhere(mails: readonly Reply[], candidate: Candidate, now: InstantText, link: Scene["link"]): Html | string {
  if (mails.length === 0) return "";
  const day = (at: InstantText) => dayName(dayOf(at, candidate.timeZone), dayOf(now, candidate.timeZone));
  const more = mails.length - MAILS_MAX;
  const items = mails.slice(0, MAILS_MAX).map((mail) => {
    const { from, subject, receivedAt, reason } = mail;
    return html`<li><p>“${oneLine(subject, 120)}” from ${oneLine(from, 120)}, ${day(receivedAt)}. <span class="muted">${sentence(oneLine(reason, 300))}</span></p>${wayOf(mail, link)}</li>`;
  });
  return html`<h2 id="mails">Mails we could not place</h2><p>They came to your address, and we do not know which interview they belong to. If one does, say so; if not, leave it.</p><ul class="mails">${items}</ul>${more > 0 ? html`<p class="muted">And ${more} older: they come up here as you answer these.</p>` : ""}`;
}

/** Stopping all mail, and back: the same page as in every mail. */
function mailSwitch(runtime: Runtime, candidate: Candidate): Html {
  const url = actionUrl(runtime.settings, { action: "unsubscribe", recordId: candidate.id }, instantText(runtime.now()));
  return candidate.status === "unsubscribed"
    ? html`<p>You stopped all mail. <a href="${url}">Turn it on again</a>.</p>`
    : html`<p class="muted">You can also <a href="${url}">stop all mail</a>.</p>`;
}

/** The candidate's own page: their interviews on a board, each with its timeline, and their preferences. GET shows, POST saves. */
export const me: Routes = (app, runtime) => {
  app.get("/me/:token", async (c) => {
    const candidate = await candidateOf(c, runtime);
    return c.body(await page(runtime, candidate, c.req.path), 200, PAGE_HEADERS);
  });

  app.post("/me/:token", async (c) => {
    const candidate = await candidateOf(c, runtime);
    const now = instantText(runtime.now());
    try {
      const preferences = preferencesIn(await formOf(c), now, candidate.timeZone);
      const saved = await amendCandidate(runtime, candidate.id, { preferences }, () => undefined);
      const note = { text: "Saved. What is still to come has been planned again.", isBad: false };
      return c.body(await page(runtime, saved, c.req.path, note), 200, PAGE_HEADERS);
    } catch (error) {
      if (!(error instanceof Problem && error.code === "request.invalid")) throw error;
      const note = { text: `Nothing was saved: ${error.message}`, isBad: true };
      return c.body(await page(runtime, candidate, c.req.path, note), ERRORS["request.invalid"].status, PAGE_HEADERS);
    }
  });
};
