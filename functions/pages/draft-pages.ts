import { html } from "hono/html";
import { spokenTime } from "../../core/cadence/calendar.ts";
import type { Draft, Place } from "../../core/drafts/content.ts";
import { fillPlaces, isComplete, shownBody } from "../../core/drafts/places.ts";
import { sentence } from "../../core/drafts/plain-words.ts";
import { sendLinks } from "../../core/drafts/send-links.ts";
import { Problem } from "../../core/errors.ts";
import { LATER, laterAt } from "../../core/interview/choices.ts";
import type { Message } from "../../core/messages.ts";
import { calendarOf } from "../../core/shell/due.ts";
import { write } from "../../core/shell/letters.ts";
import { actionUrl } from "../../core/shell/urls.ts";
import { done, movedOn, say } from "./saying.ts";
import type { ActionPage, Page, Visit } from "./visit.ts";
import { aboutDraft, interviewOf, messageOf, oneButton, plain, slip } from "./visit.ts";

const LATER_WORDS: Record<(typeof LATER)[number], string> = {
  two_hours: "in two hours",
  tomorrow: "tomorrow morning",
  three_days: "in three days",
  next_week: "next Monday",
};

/** The text for the employer behind a link: as it was delivered, else as it would be now. */
export function draftOf(visit: Visit): Draft | undefined {
  const message = messageOf(visit);
  return (message.content ?? write(visit.runtime.settings, visit.record, message, visit.candidate, [], visit.now)).draft;
}

/** Drafts that nothing can be said of any more: taken back, or never delivered. */
const isOver = ({ status }: Message) => status === "cancelled" || status === "failed";

export const messageSent: ActionPage = {
  show: (visit) => {
    const message = messageOf(visit);
    if (message.status === "sent") return plain("Already noted", `The ${aboutDraft(visit)} counts as sent. There is nothing more to do.`);
    return oneButton("Did you send it?", `We note that the ${aboutDraft(visit)} has gone out, and stop asking.`, "Yes, I sent it");
  },
  act: async (visit) => {
    const message = messageOf(visit);
    const after =
      message.status === "sent"
        ? interviewOf(visit)
        : await say(visit, { type: "message_sent", messageId: message.id, kind: message.kind, how: "said" });
    return done(visit, "Noted", `The ${aboutDraft(visit)} counts as sent.`, after);
  },
};

export const messageLater: ActionPage = {
  show: (visit) => {
    const message = messageOf(visit);
    if (isOver(message) || message.status === "sent") return movedOn();
    const calendar = calendarOf(visit.candidate, interviewOf(visit));
    return {
      title: "Bring it again later",
      body: html`<p>When should the ${aboutDraft(visit)} come again?</p><form method="post"><fieldset><legend>Come again</legend>${LATER.map(
        (choice) =>
          html`<label class="choice"><input type="radio" name="when" value="${choice}" ${choice === "tomorrow" ? "checked" : ""}><span>${LATER_WORDS[choice]} <span class="muted">(${spokenTime(laterAt(choice, calendar, visit.now), visit.candidate.timeZone)})</span></span></label>`,
      )}</fieldset><button type="submit">Bring it again then</button></form>`,
    };
  },
  act: async (visit) => {
    const message = messageOf(visit);
    const choice = LATER.find((later) => later === visit.form.when) ?? "tomorrow";
    const until = laterAt(choice, calendarOf(visit.candidate, interviewOf(visit)), visit.now);
    const isWaiting = message.snoozedUntil !== undefined && message.status === "planned" && message.snoozedUntil > visit.now;
    if (!isWaiting) await say(visit, { type: "message_snoozed", messageId: message.id, kind: message.kind, until }, until);
    return plain("It will come again", `On ${spokenTime(isWaiting ? (message.snoozedUntil ?? until) : until, visit.candidate.timeZone)}.`);
  },
};

export const messageSkipped: ActionPage = {
  show: (visit) => {
    const message = messageOf(visit);
    if (message.status === "skipped") return plain("Already skipped", `The ${aboutDraft(visit)} does not come again.`);
    if (isOver(message) || message.status === "sent") return movedOn();
    return oneButton("Skip this one", `The ${aboutDraft(visit)} counts as dealt with and does not come again.`, "Skip it");
  },
  act: async (visit) => {
    const message = messageOf(visit);
    const after =
      message.status === "skipped"
        ? interviewOf(visit)
        : await say(visit, { type: "message_skipped", messageId: message.id, kind: message.kind, why: "you did not want it" });
    return done(visit, "Skipped", `The ${aboutDraft(visit)} does not come again.`, after);
  },
};

/** A field for one thing that only the candidate can say. */
const field = ({ name, label, choices, optional }: Place, value: string) =>
  html`<label class="field">${sentence(label).replace(/\.$/, "")}${optional ? " (you can leave this empty)" : ""}<br>${
    choices === undefined
      ? html`<textarea name="${name}" rows="3" maxlength="2000" ${optional ? "" : "required"}>${value}</textarea>`
      : html`<select name="${name}">${choices.map((choice) => html`<option value="${choice}" ${choice === value ? "selected" : ""}>${choice}</option>`)}</select>`
  }</label>`;

/** The draft with nothing left open: links that open it ready to send, and the text to copy. */
function readyToSend(visit: Visit, draft: Draft): Page {
  const { links } = sendLinks(draft);
  const sent = actionUrl(
    visit.runtime.settings,
    { action: "message_sent", recordId: visit.record.id, messageId: messageOf(visit).id },
    visit.now,
  );
  return {
    title: "Ready to send",
    body: html`${links.length === 0 ? "" : html`<ul class="buttons">${links.map(({ label, url }) => html`<li><a class="button" href="${url}">${label}</a></li>`)}</ul>`}
<p>${links.length === 0 ? "Copy it into a mail" : "Or copy it into a mail"}${draft.to.address === undefined ? "" : ` to ${draft.to.address}`}:</p><div class="letter">${draft.body}</div>
<p>Once it has gone out: <a href="${sent}">I sent it</a>.</p>`,
  };
}

export const fillIn: ActionPage = {
  show: (visit) => {
    const draft = draftOf(visit);
    if (draft === undefined) throw new Problem("not_found", "there is no draft behind this link");
    if (isComplete(draft)) return readyToSend(visit, draft);
    return {
      title: "Fill in and send",
      body: html`<p>This is the draft. Fill in what is missing, and you get the links to send it.</p><div class="letter">${shownBody(draft)}</div><form method="post">${(draft.places ?? []).map((place) => field(place, visit.form[place.name] ?? ""))}<button type="submit">Put it in</button></form>`,
    };
  },
  act: (visit) => {
    const draft = draftOf(visit);
    if (draft === undefined) throw new Problem("not_found", "there is no draft behind this link");
    const filled = fillPlaces(draft, visit.form);
    const [open] = filled.places ?? [];
    if (open !== undefined) throw slip(open.name, `fill in ${open.label}, then send the form again`);
    return readyToSend(visit, filled);
  },
};

/** Leads to the file itself (`pages.ts`), unless something in it is still open: no file ever holds an unfilled place. */
export const downloadEml: ActionPage = fillIn;
