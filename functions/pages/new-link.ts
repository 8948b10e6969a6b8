import { html } from "hono/html";
import { fold } from "../../core/interview/fold.ts";
import { standingWords } from "./standing.ts";
import type { Html, Page, Visit } from "./visit.ts";

const button = (token: string, isQuiet: boolean): Html =>
  html`<form method="post" action="/me/ask/${encodeURIComponent(token)}"><button type="submit"${isQuiet ? html` class="quiet"` : ""}>Send me a new link</button></form>`;

/** The button on the page of a link that is too old: a new one goes to the address on record, whoever presses it. */
export function offerOfNewLink(path: string): Html {
  const token = path.split("/").at(-1) ?? "";
  return html`<p>We can mail you a new link. It leads to your own page, where everything that is open can be done.</p>
${button(token, false)}`;
}

/** The way on from a link that has served its turn: a new one by mail. */
export const newLinkBy = ({ token }: Visit): Html =>
  html`<p class="muted">This link has served its turn. We can mail you a new one, to your own page.</p>${button(token, true)}`;

/** The page of a link that has served its turn: what became of it, and the way on by mail. */
export function usedUp(visit: Visit, title: string, text: Html | string): Page {
  return { title, body: html`<p>${text}</p>${newLinkBy(visit)}` };
}

/** The page of something that can no longer be. */
export function movedOn(visit: Visit): Page {
  const { record, candidate } = visit;
  const situation = record.type === "interview" ? fold(record.events, candidate.timeZone) : undefined;
  const why =
    record.type === "interview" && situation?.state === "closed"
      ? `This interview is closed (${standingWords(situation, record).toLowerCase()}), so there is nothing to do here, and nothing was changed. If it goes on after all, you can open it again on your own page.`
      : "Things have moved on since this was offered to you, so there is nothing to do here, and nothing was changed. Your interviews, below, show where it stands.";
  return usedUp(visit, "That is no longer possible", why);
}
