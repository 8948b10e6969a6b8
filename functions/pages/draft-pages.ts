import { html } from "hono/html";
import { spokenTime } from "../../core/cadence/calendar.ts";
import type { Draft, Place } from "../../core/drafts/content.ts";
import { fillPlaces, isComplete, shownBody } from "../../core/drafts/places.ts";
import { sentence } from "../../core/drafts/plain-words.ts";
import { checkedForR13, unfilledIn } from "../../core/drafts/pressing.ts";
import { canBeSent, sendLinks } from "../../core/drafts/send-links.ts";
import { Problem } from "../../core/errors.ts";
import { LATER, laterAt } from "../../core/interview/choices.ts";
import type { Message } from "../../core/messages.ts";
import { isDisregarded } from "../../core/messages.ts";
import { calendarOf } from "../../core/shell/due.ts";
import { write } from "../../core/shell/letters.ts";
import { actionUrl } from "../../core/shell/urls.ts";
import { movedOn, usedUp } from "./new-link.ts";
import { done, onRecord, say } from "./saying.ts";
import type { ActionPage, Html, Page, Visit } from "./visit.ts";
import { aboutDraft, interviewOf, messageOf, oneButton, plain, slip } from "./visit.ts";

/** The name of the field by which a filled-in draft is asked for as a file. */
const AS_FILE = "as_file";
/** Times of "later" closer together than this are one and the same, said twice. */
const SAME_TIME_MS = 15 * 60_000;

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

/** Said above a draft that we asked not to send: it lies in the candidate's inbox all the same. */
function warning(visit: Visit): Html | string {
  return isDisregarded(visit.record.messages, messageOf(visit).id)
    ? html`<div class="note bad" role="alert"><p><strong>Please do not send this:</strong> it is no longer right. A mail of ours says why.</p></div>`
    : "";
}

export const messageSent: ActionPage = {
  show: (visit) => {
    const message = messageOf(visit);
    if (isOver(message)) return movedOn(visit);
    if (message.status === "sent")
      return usedUp(visit, "Already noted", `The ${aboutDraft(visit)} counts as sent. There is nothing more to do.`);
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

/** When the draft comes again, if the candidate has put it off and that time is ahead. */
const waitsUntil = ({ snoozedUntil, status }: Message, { now }: Visit) =>
  snoozedUntil !== undefined && status === "planned" && snoozedUntil > now ? snoozedUntil : undefined;

/** The times to choose from. Before a weekend several come to the same hour: it is offered once, by the name that fits it best. */
function timesToChoose(visit: Visit) {
  const calendar = calendarOf(visit.candidate, interviewOf(visit));
  const times = LATER.map((choice) => ({ choice, at: laterAt(choice, calendar, visit.now) }));
  return times.filter(({ at }, i) => !times.slice(i + 1).some((later) => later.at === at));
}

export const messageLater: ActionPage = {
  show: (visit) => {
    const message = messageOf(visit);
    if (isOver(message) || message.status === "sent") return movedOn(visit);
    const waits = waitsUntil(message, visit);
    const times = timesToChoose(visit);
    const usual = times.find(({ choice }) => choice === "tomorrow") ?? times[1];
    return {
      title: "Bring it again later",
      body: html`${waits === undefined ? "" : onRecord(`it comes again on ${spokenTime(waits, visit.candidate.timeZone)}.`)}<p>When should the ${aboutDraft(visit)} come again?</p><form method="post"><fieldset><legend>Come again</legend>${times.map(
        ({ choice, at }) =>
          html`<label class="choice"><input type="radio" name="when" value="${choice}" ${choice === usual?.choice ? "checked" : ""}><span>${LATER_WORDS[choice]} <span class="muted">(${spokenTime(at, visit.candidate.timeZone)})</span></span></label>`,
      )}</fieldset><button type="submit">Bring it again then</button></form>`,
    };
  },
  act: async (visit) => {
    const message = messageOf(visit);
    const choice = LATER.find((later) => later === visit.form.when) ?? "tomorrow";
    const until = laterAt(choice, calendarOf(visit.candidate, interviewOf(visit)), visit.now);
    const waits = waitsUntil(message, visit);
    const isSaidAgain = waits !== undefined && Math.abs(Date.parse(waits) - Date.parse(until)) < SAME_TIME_MS;
    if (!isSaidAgain) await say(visit, { type: "message_snoozed", messageId: message.id, kind: message.kind, until }, until);
    return plain("It will come again", `On ${spokenTime(isSaidAgain ? waits : until, visit.candidate.timeZone)}.`);
  },
};

export const messageSkipped: ActionPage = {
  show: (visit) => {
    const message = messageOf(visit);
    if (message.status === "skipped") return usedUp(visit, "Already skipped", `The ${aboutDraft(visit)} does not come again.`);
    if (isOver(message) || message.status === "sent") return movedOn(visit);
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

/** The draft as a letter, with whom it is to and its subject above it, as they are to be copied. */
const letter = ({ to, subject }: Draft, body: string): Html =>
  html`<div class="letter">${to.address === undefined ? "" : `To: ${to.address}\n`}Subject: ${subject}\n\n${body}</div>`;

/** The draft as a file: what was filled in is posted once more, since nothing of it is kept here. */
const asFile = (visit: Visit, isQuiet: boolean): Html =>
  html`<form method="post">${Object.entries(visit.form).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<input type="hidden" name="${AS_FILE}" value="yes"><button type="submit"${isQuiet ? html` class="quiet"` : ""}>Download it as an unsent mail</button></form>`;

/** The draft with nothing left open: links that open it ready to send, the same as a file, and the text to copy. */
function readyToSend(visit: Visit, draft: Draft): Page {
  const { links, isTooLong } = sendLinks(draft);
  const sent = actionUrl(
    visit.runtime.settings,
    { action: "message_sent", recordId: visit.record.id, messageId: messageOf(visit).id },
    visit.now,
  );
  return {
    title: "Ready to send",
    body: html`${warning(visit)}${doubts(draft.body)}${isTooLong ? html`<p>The text is too long for a link that opens it in a mail program. Download it, and open the file: your mail program shows it ready to send.</p>` : ""}
${links.length === 0 ? "" : html`<ul class="buttons">${links.map(({ label, url }) => html`<li><a class="button" href="${url}">${label}</a></li>`)}</ul>`}
${canBeSent(draft) ? html`${asFile(visit, !isTooLong)}<p>Or copy it into a mail:</p>` : html`<p>Copy it:</p>`}${letter(draft, draft.body)}
<p>Once it has gone out: <a href="${sent}">I sent it</a>.</p>`,
  };
}

/** R13, and DESIGN §6: what the candidate has put in is theirs to send, and worth a second look. */
function doubts(text: string): Html | string {
  const unfilled = unfilledIn(text);
  const found = [
    ...checkedForR13(text).map(({ phrase, why }) => `“${phrase}” ${why}`),
    ...(unfilled === undefined ? [] : [`“${unfilled}” looks like a place that is still to be filled in`]),
  ];
  return found.length === 0
    ? ""
    : html`<div class="note" role="note"><p><strong>Look at this once more before you send it:</strong> ${found.join("; ")}.</p></div>`;
}

export const fillIn: ActionPage = {
  show: (visit) => {
    if (isOver(messageOf(visit))) return movedOn(visit);
    const draft = draftOf(visit);
    if (draft === undefined) throw new Problem("not_found", "there is no draft behind this link");
    if (isComplete(draft)) return readyToSend(visit, draft);
    return {
      title: "Fill in and send",
      body: html`${warning(visit)}<p>This is the draft. Fill in what is missing, and you get the links to send it.</p>${letter(draft, shownBody(draft))}<form method="post">${(draft.places ?? []).map((place) => field(place, visit.form[place.name] ?? ""))}<button type="submit">Put it in</button></form>`,
    };
  },
  act: (visit) => {
    if (isOver(messageOf(visit))) return movedOn(visit);
    const filled = filledIn(visit);
    const [open] = filled.places ?? [];
    if (open !== undefined) throw slip(open.name, `fill in ${open.label}, then send the form again`);
    return readyToSend(visit, filled);
  },
};

/** The draft with what the form says put into its places. */
function filledIn(visit: Visit): Draft {
  const draft = draftOf(visit);
  if (draft === undefined) throw new Problem("not_found", "there is no draft behind this link");
  return fillPlaces(draft, visit.form);
}

/** Leads to the file itself, unless something in it is still open: no file ever holds an unfilled place. */
export const downloadEml: ActionPage = fillIn;

/**
 * The draft that a visit asks for as a file: by the link that leads to it, or by the button beneath a draft that was filled
 * in. Changes nothing, so GET may.
 */
export function fileAskedFor(visit: Visit): Draft | undefined {
  const { action } = visit.target;
  if (action !== "download_eml" && !(action === "fill_in" && visit.form[AS_FILE] !== undefined)) return undefined;
  if (isOver(messageOf(visit))) return undefined;
  const draft = filledIn(visit);
  return canBeSent(draft) ? draft : undefined;
}
