import { html } from "hono/html";
import { Temporal } from "temporal-polyfill";
import { spokenDay, spokenTime } from "../../core/cadence/calendar.ts";
import type { Candidate } from "../../core/candidates/candidate.ts";
import type { InstantText } from "../../core/clock.ts";
import { instantText } from "../../core/clock.ts";
import { KIND_NAMES, THEY_SAY } from "../../core/drafts/plain-words.ts";
import { Problem } from "../../core/errors.ts";
import { derivedId } from "../../core/ids.ts";
import type { PromiseChoice } from "../../core/interview/choices.ts";
import { LATER, laterAt, PROMISES, promisedDay } from "../../core/interview/choices.ts";
import type { Happening } from "../../core/interview/events.ts";
import { fold } from "../../core/interview/fold.ts";
import type { Interview } from "../../core/interview/interview.ts";
import type { LinkAction, LinkTarget } from "../../core/links.ts";
import type { Waking } from "../../core/ports.ts";
import type { Intent } from "../../core/replies/intents.ts";
import { INTENTS } from "../../core/replies/intents.ts";
import type { Reply } from "../../core/replies/reply.ts";
import { confirmAddress, unsubscribe } from "../../core/shell/candidates.ts";
import { calendarOf } from "../../core/shell/due.ts";
import { apply } from "../../core/shell/interviews.ts";
import { write } from "../../core/shell/letters.ts";
import { releaseQuarantine } from "../../core/shell/receive.ts";
import { interviewsOf, review } from "../../core/shell/replies.ts";
import type { Runtime } from "../aws/runtime.ts";

type Html = ReturnType<typeof html>;

/** What a page and its action see. */
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
type ActionPage = { show: (visit: Visit) => Promise<Page> | Page; act: (visit: Visit) => Promise<Page> };

const plain = (title: string, text: string): Page => ({ title, body: html`<p>${text}</p>` });

/** A page with one button. */
function oneButton(title: string, text: string, button: string): Page {
  return { title, body: html`<p>${text}</p><form method="post"><button type="submit">${button}</button></form>` };
}

function interviewOf(visit: Visit): Interview {
  if (visit.record.type !== "interview") throw new Problem("not_found", "this link does not lead to an interview");
  return visit.record;
}

function replyOf(visit: Visit): Reply {
  if (visit.record.type !== "reply") throw new Problem("not_found", "this link does not lead to a mail");
  return visit.record;
}

function situationOf(visit: Visit) {
  return fold(interviewOf(visit).events, visit.candidate.timeZone);
}

function messageOf(visit: Visit) {
  const message = visit.record.messages.find((m) => m.id === visit.target.messageId);
  if (message === undefined) throw new Problem("not_found", "the draft that this link is about is no longer there");
  return message;
}

/** "thank-you, Drilling Engineer at Equinor". */
function aboutDraft(visit: Visit): string {
  const { facts } = situationOf(visit);
  return `${KIND_NAMES[messageOf(visit).kind]} (${facts.role}, ${facts.company.name})`;
}

/** Puts what the candidate said on their interview. The same link and choice is the same event, however often it is posted. */
async function say(visit: Visit, happening: Happening, choice = ""): Promise<void> {
  const { runtime, now } = visit;
  const interview = interviewOf(visit);
  await apply(runtime, interview.id, () => ({
    ...happening,
    id: derivedId("event", interview.id, "link", visit.token, choice),
    by: "candidate",
    occurredAt: now,
    recordedAt: now,
  }));
}

/** Pages of one button that put one plain event on the interview. */
function simply(happening: Happening, words: { title: string; text: string; button: string; done: string }): ActionPage {
  return {
    show: () => oneButton(words.title, words.text, words.button),
    act: async (visit) => {
      await say(visit, happening);
      return plain("Done", words.done);
    },
  };
}

const option = (value: string, label: string, chosen: boolean) =>
  html`<label><input type="radio" name="intent" value="${value}" ${chosen ? "checked" : ""} required> ${label}</label>`;

/** What a mail may mean, and what it names: the page behind every question about a reply and every correction. */
function meaningForm(
  intent: Intent | undefined,
  interviews: readonly { id: string; words: string }[],
  chosenInterview: string | null,
): Html {
  return html`<form method="post">
<fieldset><legend>What does it say?</legend>${INTENTS.map((value) => option(value, THEY_SAY[value], value === intent))}</fieldset>
${interviews.length === 0 ? "" : html`<label>Which interview is it about?<br><select name="interviewId">${interviews.map(({ id, words }) => html`<option value="${id}" ${id === chosenInterview ? "selected" : ""}>${words}</option>`)}</select></label>`}
<fieldset><legend>If it names a date (you can leave these empty)</legend>
<label>The interview is on <input type="datetime-local" name="interviewAt"></label>
<label>They decide by <input type="date" name="decisionBy"></label>
<label>They want my answer to the offer by <input type="date" name="answerBy"></label></fieldset>
<button type="submit">That is what it says</button></form>`;
}

function intentIn(text: string | undefined): Intent | undefined {
  return INTENTS.find((intent) => intent === text);
}

/** The dates that the form gives, in the candidate's zone. */
function datesIn(visit: Visit) {
  const { interviewAt, decisionBy, answerBy } = visit.form;
  const zone = visit.candidate.timeZone;
  return {
    ...(decisionBy ? { decisionBy: Temporal.PlainDate.from(decisionBy).toString() } : {}),
    ...(answerBy ? { answerBy: Temporal.PlainDate.from(answerBy).toString() } : {}),
    ...(interviewAt
      ? {
          interviewAt: {
            startsAt: instantText(Temporal.PlainDateTime.from(interviewAt).toZonedDateTime(zone).toInstant()),
            timeZone: zone,
            certain: true,
          },
        }
      : {}),
  };
}

async function choices(visit: Visit): Promise<{ id: string; words: string }[]> {
  const interviews = await interviewsOf(visit.runtime, visit.candidate.id);
  return interviews.map((interview) => {
    const { role, company } = fold(interview.events, visit.candidate.timeZone).facts;
    return { id: interview.id, words: `${role}, ${company.name}` };
  });
}

/** Answers the question about a reply, or corrects its reading. */
const reviewPage: ActionPage = {
  show: async (visit) => {
    const reply = replyOf(visit);
    const named = intentIn(visit.target.value);
    const interviewId = visit.target.value?.startsWith("int_") === true ? visit.target.value : reply.interviewId;
    const list = await choices(visit);
    return {
      title: visit.target.action === "correct_reading" ? "What does this mail say?" : "Your word on this mail",
      body: html`<p>From ${reply.from}: “${reply.subject}”</p><blockquote>${reply.text.slice(0, 600)}</blockquote>
${meaningForm(named ?? reply.intent ?? undefined, list, interviewId)}`,
    };
  },
  act: async (visit) => {
    const reply = replyOf(visit);
    const intent =
      intentIn(visit.form.intent) ??
      intentIn(visit.target.value) ??
      (visit.target.action === "review_reply" ? (reply.intent ?? undefined) : undefined);
    if (intent === undefined)
      throw new Problem("request.invalid", "choose what the mail says", {
        fields: [{ path: "intent", message: "choose what the mail says" }],
      });
    const interviewId =
      visit.form.interviewId ||
      (visit.target.value?.startsWith("int_") === true ? visit.target.value : undefined) ||
      reply.interviewId ||
      (await choices(visit)).at(0)?.id;
    await review(visit.runtime, reply.id, {
      intent,
      by: "candidate",
      extracted: datesIn(visit),
      ...(interviewId === undefined ? {} : { interviewId }),
    });
    return plain(
      "Thank you",
      intent === "unrelated"
        ? "We leave that mail alone, and what was waiting for it goes on."
        : `Noted: ${THEY_SAY[intent]}. Whatever that makes wrong has been taken back.`,
    );
  },
};

/** A reading that came without a mail is corrected on the interview itself: taken back, and said again. */
const correctTold: ActionPage = {
  show: () => ({ title: "What did they say?", body: meaningForm(undefined, [], null) }),
  act: async (visit) => {
    const intent = intentIn(visit.form.intent);
    const target = interviewOf(visit).events.find((event) => event.id === visit.target.value);
    if (intent === undefined || target === undefined)
      throw new Problem("request.invalid", "choose what they said", { fields: [{ path: "intent", message: "choose what they said" }] });
    await say(visit, { type: "retracted", target: target.id, why: "you said that it was wrong" }, "retract");
    if (intent !== "unrelated")
      await say(visit, { type: "answered", intent, via: "told", evidence: [], ...datesIn(visit) }, JSON.stringify(visit.form));
    return plain("Thank you", "It has been put right, and everything is planned afresh.");
  },
};

const LATER_WORDS: Record<(typeof LATER)[number], string> = {
  two_hours: "in two hours",
  tomorrow: "tomorrow morning",
  three_days: "in three days",
  next_week: "next Monday",
};

/** What each link leads to. GET shows, POST acts, twice is once. */
export const ACTION_PAGES: Record<LinkAction, ActionPage> = {
  confirm_address: {
    show: (visit) =>
      visit.candidate.status === "unconfirmed"
        ? oneButton(
            "Confirm your address",
            `Mail for ${visit.candidate.email} starts once you have confirmed that it is yours.`,
            "Yes, this is my address",
          )
        : plain("Your address is confirmed", "There is nothing more to do."),
    act: async (visit) => {
      await confirmAddress(visit.runtime, visit.candidate.id);
      return plain("Thank you", "Your address is confirmed. Your drafts and reminders come from now on, each at its hour.");
    },
  },
  message_sent: {
    show: (visit) =>
      oneButton("Did you send it?", `We note that the ${aboutDraft(visit)} has gone out, and stop asking.`, "Yes, I sent it"),
    act: async (visit) => {
      const message = messageOf(visit);
      if (message.status !== "sent") await say(visit, { type: "message_sent", messageId: message.id, kind: message.kind, how: "said" });
      return plain("Noted", `The ${aboutDraft(visit)} counts as sent.`);
    },
  },
  message_later: {
    show: (visit) => ({
      title: "Bring it again later",
      body: html`<p>When should the ${aboutDraft(visit)} come again?</p><form method="post"><fieldset><legend>Come again</legend>${LATER.map(
        (choice) =>
          html`<label><input type="radio" name="when" value="${choice}" ${choice === "tomorrow" ? "checked" : ""}> ${LATER_WORDS[choice]} <span class="muted">(${spokenTime(laterAt(choice, calendarOf(visit.candidate), visit.now), visit.candidate.timeZone)})</span></label>`,
      )}</fieldset><button type="submit">Bring it again then</button></form>`,
    }),
    act: async (visit) => {
      const message = messageOf(visit);
      const choice = LATER.find((later) => later === visit.form.when) ?? "tomorrow";
      const until = laterAt(choice, calendarOf(visit.candidate), visit.now);
      const isWaiting = message.snoozedUntil !== undefined && message.status === "planned" && message.snoozedUntil > visit.now;
      if (!isWaiting) await say(visit, { type: "message_snoozed", messageId: message.id, kind: message.kind, until }, until);
      return plain(
        "It will come again",
        `On ${spokenTime(isWaiting ? (message.snoozedUntil ?? until) : until, visit.candidate.timeZone)}.`,
      );
    },
  },
  message_skipped: {
    show: (visit) => oneButton("Skip this one", `The ${aboutDraft(visit)} counts as dealt with and does not come again.`, "Skip it"),
    act: async (visit) => {
      const message = messageOf(visit);
      if (message.status !== "skipped")
        await say(visit, { type: "message_skipped", messageId: message.id, kind: message.kind, why: "you did not want it" });
      return plain("Skipped", `The ${aboutDraft(visit)} does not come again.`);
    },
  },
  correct_reading: {
    show: (visit) => (visit.record.type === "reply" ? reviewPage : correctTold).show(visit),
    act: (visit) => (visit.record.type === "reply" ? reviewPage : correctTold).act(visit),
  },
  review_reply: reviewPage,
  round_not_held: {
    show: () =>
      oneButton(
        "It did not take place",
        "Then there is nothing to thank for: what was planned after this interview is taken back.",
        "It did not take place",
      ),
    act: async (visit) => {
      const round = situationOf(visit).rounds.find((r) => r.id === visit.target.value) ?? situationOf(visit).rounds.at(-1);
      if (round === undefined) throw new Problem("not_found", "this interview has no such round");
      await say(visit, { type: "round_called_off", roundId: round.id });
      return plain(
        "Noted",
        "The interview did not take place, and what was planned after it is taken back. Once there is a new date, forward their mail to us.",
      );
    },
  },
  decision_promised: {
    show: (visit) => ({
      title: "When will they decide?",
      body: html`<form method="post"><fieldset><legend>They said</legend>${PROMISES.map((choice) => html`<label><input type="radio" name="choice" value="${choice}" ${choice === visit.target.value ? "checked" : ""}> ${PROMISE_WORDS[choice]}</label>`)}
<label><input type="radio" name="choice" value="date" ${visit.target.value === "date" || visit.target.value === undefined ? "checked" : ""}> by this date: <input type="date" name="by"></label></fieldset><button type="submit">That is what they said</button></form>`,
    }),
    act: async (visit) => {
      const choice = visit.form.choice ?? visit.target.value;
      const named = PROMISES.find((promise) => promise === choice);
      if (named === undefined && !visit.form.by)
        throw new Problem("request.invalid", "choose what they said, or give the date", {
          fields: [{ path: "by", message: "give the date" }],
        });
      const by =
        named === undefined
          ? Temporal.PlainDate.from(visit.form.by ?? "").toString()
          : promisedDay(named, situationOf(visit), calendarOf(visit.candidate, interviewOf(visit)));
      await say(visit, { type: "decision_promised", ...(by === undefined ? {} : { by }) }, by ?? "not_said");
      return plain(
        "Noted",
        by === undefined
          ? "They did not say; we give them the usual time."
          : `They decide by ${spokenDay(by)}. Nothing goes to them unasked before that.`,
      );
    },
  },
  already_answered: {
    show: () => ({ title: "What did they say?", body: meaningForm(undefined, [], null) }),
    act: async (visit) => {
      const intent = intentIn(visit.form.intent);
      if (intent === undefined)
        throw new Problem("request.invalid", "choose what they said", { fields: [{ path: "intent", message: "choose what they said" }] });
      if (intent !== "unrelated") await say(visit, { type: "answered", intent, via: "told", evidence: [], ...datesIn(visit) }, intent);
      return plain("Noted", "Thank you. What that makes wrong has been taken back.");
    },
  },
  close_interview: simply(
    { type: "closed" },
    {
      title: "Close this interview",
      text: "No more mail comes about it. It can be opened again.",
      button: "Close it",
      done: "The interview is closed.",
    },
  ),
  not_yet: simply(
    { type: "not_yet" },
    {
      title: "Not yet",
      text: "It stays open for another two weeks.",
      button: "Keep it open",
      done: "It stays open for another ten business days.",
    },
  ),
  offer_accepted: simply(
    { type: "offer_accepted" },
    {
      title: "Accept the offer",
      text: "You get a draft that accepts it. An offer is an offer once it is signed: until then, keep looking.",
      button: "I accept",
      done: "Noted that you accept.",
    },
  ),
  offer_signed: simply(
    { type: "offer_signed" },
    {
      title: "It is signed",
      text: "Congratulations! The interview is closed as accepted.",
      button: "It is signed",
      done: "Congratulations. Noted as signed.",
    },
  ),
  offer_declined: simply(
    { type: "offer_declined" },
    { title: "Decline the offer", text: "The interview is closed as declined.", button: "I decline", done: "Noted that you decline." },
  ),
  change_requested: {
    show: () => ({
      title: "Ask for a change",
      body: html`<form method="post"><label>What should be changed: the start, your notice period, a booked holiday, the terms?<br><textarea name="text" rows="4" cols="40" maxlength="1000"></textarea></label><button type="submit">Ask for it</button></form>`,
    }),
    act: async (visit) => {
      await say(
        visit,
        { type: "change_requested", ...(visit.form.text ? { text: visit.form.text.slice(0, 1_000) } : {}) },
        visit.form.text ?? "",
      );
      return plain("Noted", "Noted that you ask for a change.");
    },
  },
  tell_first_choice: simply(
    { type: "tell_first_choice" },
    {
      title: "Tell your first choice",
      text: "Your first choice hears that you have an offer to decide on.",
      button: "Write to them",
      done: "Noted.",
    },
  ),
  not_interested: simply(
    { type: "withdrawn" },
    { title: "Withdraw", text: "The interview is closed as withdrawn.", button: "Withdraw", done: "Noted that you withdraw." },
  ),
  release_quarantine: {
    show: (visit) =>
      oneButton(
        "Is this mail yours?",
        `“${replyOf(visit).subject}” from ${replyOf(visit).from} was kept back. Release it, and we read it.`,
        "Release it",
      ),
    act: async (visit) => {
      await releaseQuarantine(visit.runtime, replyOf(visit).id);
      return plain("Released", "Thank you. The mail is read now, and you hear what we made of it.");
    },
  },
  fill_in: {
    show: (visit) => {
      const { draft } = write(visit.runtime.settings, visit.record, messageOf(visit), visit.candidate, [], visit.now);
      return {
        title: "Fill in and send",
        body: html`<p>Put in what is missing, then make it a mail.</p><form method="post"><label>Your text<br><textarea name="body" rows="16" cols="60">${draft?.body ?? ""}</textarea></label><button type="submit">Make it a mail</button></form>`,
      };
    },
    act: async (visit) => {
      const { draft } = write(visit.runtime.settings, visit.record, messageOf(visit), visit.candidate, [], visit.now);
      if (draft === undefined) throw new Problem("not_found", "there is no draft behind this link");
      const url = `mailto:${encodeURIComponent(draft.to.address ?? "")}?bcc=${encodeURIComponent(draft.bcc)}&subject=${encodeURIComponent(draft.subject)}&body=${encodeURIComponent(visit.form.body ?? draft.body)}`;
      return {
        title: "Ready to send",
        body: html`<p><a href="${url}">Open it in your mail program</a>, or copy it:</p><blockquote>${visit.form.body ?? draft.body}</blockquote>`,
      };
    },
  },
  download_eml: {
    show: () => oneButton("The draft as a file", "It opens in your mail program as a mail that is not sent yet.", "Download it"),
    act: async () => plain("Not here", "This link leads to a file."),
  },
  unsubscribe: {
    show: (visit) => oneButton("Stop all mail", `No more mail comes to ${visit.candidate.email}.`, "Stop all mail"),
    act: async (visit) => {
      await unsubscribe(visit.runtime, visit.candidate.id);
      return plain("Stopped", "No more mail comes to you from us.");
    },
  },
};

const PROMISE_WORDS: Record<PromiseChoice, string> = {
  few_days: "in a few days",
  one_week: "in a week",
  two_weeks: "in two weeks",
  not_said: "nothing",
};
