import { html } from "hono/html";
import type { Candidate } from "../../core/candidates/candidate.ts";
import type { InstantText } from "../../core/clock.ts";
import { oneLine } from "../../core/drafts/clean.ts";
import { KIND_NAMES } from "../../core/drafts/plain-words.ts";
import { Problem } from "../../core/errors.ts";
import { fold } from "../../core/interview/fold.ts";
import type { Interview } from "../../core/interview/interview.ts";
import type { LinkTarget } from "../../core/links.ts";
import type { Waking } from "../../core/ports.ts";
import type { Reply } from "../../core/replies/reply.ts";
import type { Runtime } from "../aws/runtime.ts";

export type Html = ReturnType<typeof html>;

/** What a page and its action see: who follows which link, when, and what they put into its form. */
export type Visit = {
  runtime: Runtime;
  target: LinkTarget;
  token: string;
  record: Waking;
  candidate: Candidate;
  now: InstantText;
  form: Record<string, string>;
};
export type Page = { title: string; body: Html };

/** What a link leads to: `show` changes nothing, since mail scanners open every link; `act` may be called any number of times. */
export type ActionPage = { show: (visit: Visit) => Promise<Page> | Page; act: (visit: Visit) => Promise<Page> | Page };

const NAME_LENGTH_MAX = 120;

export const plain = (title: string, text: string): Page => ({ title, body: html`<p>${text}</p>` });

/** A page with one button. */
export function oneButton(title: string, text: string, button: string): Page {
  return { title, body: html`<p>${text}</p><form method="post"><button type="submit">${button}</button></form>` };
}

/** The candidate's slip in a form: what to do about it. */
export function slip(path: string, message: string): Problem {
  return new Problem("request.invalid", message, { fields: [{ path, message }] });
}

export function interviewOf(visit: Visit): Interview {
  if (visit.record.type !== "interview") throw new Problem("not_found", "this link does not lead to an interview");
  return visit.record;
}

export function replyOf(visit: Visit): Reply {
  if (visit.record.type !== "reply") throw new Problem("not_found", "this link does not lead to a mail");
  return visit.record;
}

/** The candidate whose own link it is: for what concerns their address, and not one interview. */
export function candidateOf(visit: Visit): Candidate {
  if (visit.record.type !== "candidate") throw new Problem("not_found", "this link does not lead to an address");
  return visit.record;
}

export function situationOf(visit: Visit) {
  return fold(interviewOf(visit).events, visit.candidate.timeZone);
}

/** "Drilling Engineer, Nordvik Energy". */
export function nameOf(interview: Interview, candidate: Candidate): string {
  const { role, company } = fold(interview.events, candidate.timeZone).facts;
  return `${oneLine(role, NAME_LENGTH_MAX)}, ${oneLine(company.name, NAME_LENGTH_MAX)}`;
}

export function messageOf(visit: Visit) {
  const message = visit.record.messages.find((m) => m.id === visit.target.messageId);
  if (message === undefined) throw new Problem("not_found", "the draft that this link is about is no longer there");
  return message;
}

/** "thank-you (Drilling Engineer, Nordvik Energy)". */
export function aboutDraft(visit: Visit): string {
  return `${KIND_NAMES[messageOf(visit).kind]} (${nameOf(interviewOf(visit), visit.candidate)})`;
}
