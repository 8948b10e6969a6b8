import { html } from "hono/html";
import { spokenDay } from "../../core/cadence/calendar.ts";
import { oneLine } from "../../core/drafts/clean.ts";
import { Problem } from "../../core/errors.ts";
import type { PromiseChoice } from "../../core/interview/choices.ts";
import { PROMISES, promisedDay } from "../../core/interview/choices.ts";
import type { LinkAction } from "../../core/links.ts";
import { confirmAddress } from "../../core/shell/candidates.ts";
import { calendarOf } from "../../core/shell/due.ts";
import { downloadEml, fillIn, messageLater, messageSent, messageSkipped } from "./draft-pages.ts";
import { tellFirstChoice } from "./first-choice-page.ts";
import { movedOn } from "./new-link.ts";
import { notHeld } from "./not-held-page.ts";
import { notRight } from "./not-right-page.ts";
import { deadlineNamed, offerAccepted, offerDeclined } from "./offer-pages.ts";
import { alreadyAnswered, correctReading, dateIn, releaseKept, reviewPage } from "./reading-pages.ts";
import { done, onRecord, say, simply } from "./saying.ts";
import { stopMail } from "./stop-page.ts";
import type { ActionPage, Html, Visit } from "./visit.ts";
import { candidateOf, interviewOf, nameOf, oneButton, plain, situationOf, slip } from "./visit.ts";

const PROMISE_WORDS: Record<PromiseChoice, string> = {
  few_days: "in a few days",
  one_week: "in a week",
  two_weeks: "in two weeks",
  not_said: "nothing",
};

const confirm: ActionPage = {
  show: (visit) => {
    const { status, email, messages } = candidateOf(visit);
    const asked = messages.findLast(({ kind }) => kind === "confirm_address");
    // In the mailbox of an address that was replaced nobody is told of the new one.
    if (status === "unconfirmed" && visit.target.messageId !== undefined && visit.target.messageId !== asked?.id)
      throw new Problem("link.expired", "this link was about an address that has been replaced since");
    if (status === "unsubscribed") return plain("You stopped all mail", `Nothing is sent to ${email}, and this link does not change that.`);
    return status === "unconfirmed"
      ? oneButton("Confirm your address", `Mail for ${email} starts once you have confirmed that it is yours.`, "Yes, this is my address")
      : plain("Your address is confirmed", "There is nothing more to do.");
  },
  act: async (visit) => {
    const { status, email } = await confirmAddress(visit.runtime, candidateOf(visit).id, visit.target.messageId);
    return status === "active"
      ? plain("Thank you", "Your address is confirmed. Your drafts and reminders come from now on, each at its hour.")
      : plain("Nothing changed", `Nothing is sent to ${email}: you stopped all mail, or it could not be delivered.`);
  },
};

function promiseOnRecord(visit: Visit): Html | string {
  const { promise, saidNoDate } = situationOf(visit);
  const words = promise?.roughly ?? promise?.range;
  if (words !== undefined) return onRecord(`they said “${oneLine(words, 80)}”.`);
  if (promise !== null) return onRecord(`they decide by ${spokenDay(promise.by)}.`);
  return saidNoDate ? onRecord("they did not say when.") : "";
}

const decisionPromised: ActionPage = {
  show: (visit) => {
    const { value } = visit.target;
    const interview = interviewOf(visit);
    if (interview.state === "closed") return movedOn(visit);
    return {
      title: "When will they decide?",
      body: html`<p class="muted">${nameOf(interview, visit.candidate)}</p>${promiseOnRecord(visit)}<form method="post"><fieldset><legend>They said</legend>${PROMISES.map((choice) => html`<label class="choice"><input type="radio" name="choice" value="${choice}" ${choice === value ? "checked" : ""}><span>${PROMISE_WORDS[choice]}</span></label>`)}
<label class="choice"><input type="radio" name="choice" value="date" ${value === "date" || value === undefined ? "checked" : ""}><span>by a date:</span></label>
<label class="field">The date<br><input type="date" name="by"></label></fieldset><button type="submit">That is what they said</button></form>`,
    };
  },
  act: async (visit) => {
    const choice = visit.form.choice ?? visit.target.value;
    const named = PROMISES.find((promise) => promise === choice);
    const date = dateIn(visit, "by");
    if (named === undefined && date === undefined) throw slip("by", "choose what they said, or give the date, then send the form again");
    const by = named === undefined ? date : promisedDay(named, situationOf(visit), calendarOf(visit.candidate, interviewOf(visit)));
    const after = await say(visit, { type: "decision_promised", ...(by === undefined ? {} : { decisionBy: by }) }, by ?? "not_said");
    return done(
      visit,
      "Noted",
      by === undefined
        ? "They did not say; we give them the usual time."
        : `They decide by ${spokenDay(by)}. Nothing goes to them unasked before that.`,
      after,
    );
  },
};

const changeRequested: ActionPage = {
  show: (visit) => {
    const name = nameOf(interviewOf(visit), visit.candidate);
    const { state, offer } = situationOf(visit);
    if (state !== "offered" || offer?.response === "accepted") return movedOn(visit);
    return {
      title: "Ask for a change",
      body: html`<p class="muted">${name}</p>${offer?.response === "change_requested" ? onRecord("you have asked for a change. You can ask for another.") : ""}<form method="post"><label class="field">What should be changed: the start, your notice period, a booked holiday, the terms?<br><textarea name="text" rows="4" maxlength="1000"></textarea></label><button type="submit">Ask for it</button></form>`,
    };
  },
  act: async (visit) => {
    const text = (visit.form.text ?? "").slice(0, 1_000);
    const after = await say(visit, { type: "change_requested", ...(text === "" ? {} : { text }) }, text);
    return done(visit, "Noted", "You ask for a change.", after);
  },
};

/** What each link leads to. GET shows, POST acts, twice is once. */
export const ACTION_PAGES: Record<LinkAction, ActionPage> = {
  confirm_address: confirm,
  message_sent: messageSent,
  message_later: messageLater,
  message_skipped: messageSkipped,
  not_right: notRight,
  correct_reading: correctReading,
  review_reply: reviewPage,
  round_not_held: notHeld,
  decision_promised: decisionPromised,
  already_answered: alreadyAnswered,
  close_interview: simply(
    { type: "closed" },
    {
      title: "Close this interview",
      text: "No more mail comes about it. It can be opened again.",
      button: "Close it",
      done: "The interview is closed.",
    },
  ),
  open_again: simply(
    { type: "reopened" },
    {
      title: "Open this interview again",
      text: "It goes on where it stood, and the waiting begins anew from today.",
      button: "Open it again",
      done: "The interview is open again.",
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
  offer_accepted: offerAccepted,
  offer_signed: simply(
    { type: "offer_signed" },
    {
      title: "It is signed",
      text: "Congratulations. The interview is closed as accepted, and you get what helps with the change.",
      button: "It is signed",
      done: "Congratulations. It is noted as signed.",
    },
  ),
  offer_declined: offerDeclined,
  change_requested: changeRequested,
  deadline_named: deadlineNamed,
  tell_first_choice: tellFirstChoice,
  not_interested: simply(
    { type: "withdrawn" },
    {
      title: "Not interested any more",
      text: "You get a draft that withdraws with thanks, ready to send. The interview is closed as withdrawn.",
      button: "Withdraw",
      done: "You withdraw.",
    },
  ),
  release_quarantine: releaseKept,
  fill_in: fillIn,
  download_eml: downloadEml,
  unsubscribe: stopMail,
};
