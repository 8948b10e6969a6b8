import { html } from "hono/html";
import { cut, lines, oneLine } from "../../core/drafts/clean.ts";
import { THEY_CALL_OFF, THEY_SAY } from "../../core/drafts/plain-words.ts";
import { fold } from "../../core/interview/fold.ts";
import type { Interview } from "../../core/interview/interview.ts";
import { ALSO_ABOUT, CALLED_OFF } from "../../core/links.ts";
import type { Reply } from "../../core/replies/reply.ts";
import { datesRead, writtenOn } from "../../core/replies/said-dates.ts";
import { alsoAbout, saidAlso } from "../../core/shell/also-about.ts";
import { interviewsOf } from "../../core/shell/replies.ts";
import { loadOne } from "../../core/shell/store.ts";
import { actionUrl } from "../../core/shell/urls.ts";
import { datesIn, intentIn, meaningForm } from "./meaning-form.ts";
import { usedUp } from "./new-link.ts";
import { consequences, onRecord } from "./saying.ts";
import type { ActionPage, Html, Page, Visit } from "./visit.ts";
import { nameOf, plain, replyOf, slip } from "./visit.ts";

const EXCERPT_CHARACTERS_MAX = 600;
/** The most of a name or a subject that a page shows. */
export const NAME_LENGTH_MAX = 150;

/** The further interview that a link names. */
export const alsoIn = ({ target }: Visit): string | undefined =>
  target.value?.startsWith(ALSO_ABOUT) === true ? target.value.slice(ALSO_ABOUT.length) : undefined;

/** The interviews beside its own of which a mail may speak: those it was thought to be about, and those with the same people. */
async function othersInIt(visit: Visit, interviewId: string | undefined): Promise<{ id: string; words: string }[]> {
  const { possibleInterviewIds, fingerprint } = replyOf(visit);
  const all = await interviewsOf(visit.runtime, visit.candidate.id);
  const facts = (interview: Interview) => fold(interview.events, visit.candidate.timeZone).facts;
  const own = all.find(({ id }) => id === interviewId);
  if (own === undefined) return [];
  const { company, contact } = facts(own);
  const isNear = (interview: Interview) => {
    const other = facts(interview);
    const isSameContact = contact.email !== undefined && other.contact.email?.toLowerCase() === contact.email.toLowerCase();
    return isSameContact || other.company.name.toLowerCase() === company.name.toLowerCase();
  };
  return all
    .filter((one) => one !== own && (possibleInterviewIds.includes(one.id) || (one.state !== "closed" && isNear(one))))
    .filter(({ events }) => !fold(events, visit.candidate.timeZone).answers.some(({ source }) => source === fingerprint))
    .map((interview) => ({ id: interview.id, words: nameOf(interview, visit.candidate) }));
}

/** The way to say what the same mail says of another interview; empty where there is none that it may speak of. */
export async function alsoLinks(visit: Visit, interviewId: string | undefined): Promise<Html | string> {
  const others = await othersInIt(visit, interviewId);
  const link = (id: string) =>
    actionUrl(visit.runtime.settings, { action: "review_reply", recordId: replyOf(visit).id, value: `${ALSO_ABOUT}${id}` }, visit.now);
  return others.length === 0
    ? ""
    : html`<h2>Does it speak of another interview, too?</h2><p>Then say what it means for that one. What is noted for this one stays as it is.</p><ul class="buttons">${others.map(({ id, words }) => html`<li><a class="button quiet" href="${link(id)}">${words}</a></li>`)}</ul>`;
}

/** What a mail says of a further interview, beside its own. */
export const alsoAboutPage = (interviewId: string): ActionPage => ({
  show: async (visit) => {
    const reply = replyOf(visit);
    const [interview, also] = await Promise.all([interviewNamed(visit, interviewId), saidAlso(visit.runtime, reply, interviewId)]);
    if (interview === undefined) return usedUp(visit, "That is no longer possible", "This interview is no longer on record.");
    const said = also?.status === "applied" && also.intent !== null ? also.intent : undefined;
    return {
      title: "What does it say of this one?",
      body: html`<p class="muted">${nameOf(interview, visit.candidate)}</p>${said === undefined ? "" : onRecord(`${THEY_SAY[said]}. If that is not right, say so.`)}${mailShown(reply)}
${meaningForm(visit, "mail", said, datesRead(also ?? reply))}`,
    };
  },
  act: async (visit) => {
    const reply = replyOf(visit);
    const isOff = visit.form.intent === CALLED_OFF;
    const intent = isOff ? ("status_update" as const) : intentIn(visit.form.intent);
    if (intent === undefined) throw slip("intent", "choose what the mail says, then send the form again");
    const also = await saidAlso(visit.runtime, reply, interviewId);
    if (intent === "unrelated" && also === undefined)
      return plain("Nothing changed", "Then it does not speak of this interview, and everything stays as it is planned.");
    const before = await interviewNamed(visit, interviewId);
    await alsoAbout(visit.runtime, reply.id, {
      intent,
      interviewId,
      by: "candidate",
      extracted: datesIn(visit, datesRead(also ?? reply), writtenOn(reply)),
      ...(isOff ? { callsOff: true } : {}),
    });
    return noted(visit, isOff ? THEY_CALL_OFF : THEY_SAY[intent], before, await interviewNamed(visit, interviewId));
  },
});

/** What was noted, and what comes of it. */
export const noted = (
  visit: Visit,
  what: string,
  before: Interview | undefined,
  after: Interview | undefined,
  more: Html | string = "",
): Page => ({
  title: "Thank you",
  body: html`<p>Noted: ${what}.</p>${before === undefined || after === undefined ? "" : consequences(visit, before, after, "has")}${more}`,
});

/** Who wrote what. */
export const mailShown = (reply: Reply): Html =>
  html`<p>From ${oneLine(reply.from, NAME_LENGTH_MAX)}: “${oneLine(reply.subject, NAME_LENGTH_MAX)}”</p><blockquote>${cut(lines(reply.text, 2 * EXCERPT_CHARACTERS_MAX), EXCERPT_CHARACTERS_MAX)}</blockquote>`;

export async function interviewNamed({ runtime }: Visit, id: string | undefined) {
  return id === undefined ? undefined : loadOne(runtime, "interview", id);
}
