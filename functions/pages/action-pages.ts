import { html } from "hono/html";
import { spokenDay } from "../../core/cadence/calendar.ts";
import { Problem } from "../../core/errors.ts";
import type { PromiseChoice } from "../../core/interview/choices.ts";
import { PROMISES, promisedDay } from "../../core/interview/choices.ts";
import type { LinkAction } from "../../core/links.ts";
import { confirmAddress, unsubscribe } from "../../core/shell/candidates.ts";
import { calendarOf } from "../../core/shell/due.ts";
import { downloadEml, fillIn, messageLater, messageSent, messageSkipped } from "./draft-pages.ts";
import { alreadyAnswered, correctReading, dateIn, releaseKept, reviewPage } from "./reading-pages.ts";
import type { ActionPage } from "./visit.ts";
import { candidateOf, interviewOf, oneButton, plain, say, simply, situationOf, slip } from "./visit.ts";

const PROMISE_WORDS: Record<PromiseChoice, string> = {
  few_days: "in a few days",
  one_week: "in a week",
  two_weeks: "in two weeks",
  not_said: "nothing",
};

const confirm: ActionPage = {
  show: (visit) => {
    const { status, email } = candidateOf(visit);
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

const stop: ActionPage = {
  show: (visit) => oneButton("Stop all mail", `No more mail comes to ${candidateOf(visit).email}.`, "Stop all mail"),
  act: async (visit) => {
    await unsubscribe(visit.runtime, candidateOf(visit).id);
    return plain("Stopped", "No more mail comes to you from us.");
  },
};

const notHeld: ActionPage = {
  show: (visit) => {
    const { company } = situationOf(visit).facts;
    return oneButton(
      "It did not take place",
      `Then there is nothing to thank ${company.name} for: what was planned after this interview is taken back.`,
      "It did not take place",
    );
  },
  act: async (visit) => {
    const round = situationOf(visit).rounds.find((r) => r.id === visit.target.value) ?? situationOf(visit).rounds.at(-1);
    if (round === undefined) throw new Problem("not_found", "this interview has no such round");
    await say(visit, { type: "round_called_off", roundId: round.id });
    return plain(
      "Noted",
      "The interview did not take place, and what was planned after it is taken back. Once there is a new date, forward their mail to us.",
    );
  },
};

const decisionPromised: ActionPage = {
  show: (visit) => {
    const { value } = visit.target;
    interviewOf(visit);
    return {
      title: "When will they decide?",
      body: html`<form method="post"><fieldset><legend>They said</legend>${PROMISES.map((choice) => html`<label><input type="radio" name="choice" value="${choice}" ${choice === value ? "checked" : ""}> ${PROMISE_WORDS[choice]}</label>`)}
<label><input type="radio" name="choice" value="date" ${value === "date" || value === undefined ? "checked" : ""}> by this date: <input type="date" name="by"></label></fieldset><button type="submit">That is what they said</button></form>`,
    };
  },
  act: async (visit) => {
    const choice = visit.form.choice ?? visit.target.value;
    const named = PROMISES.find((promise) => promise === choice);
    const date = dateIn(visit, "by");
    if (named === undefined && date === undefined) throw slip("by", "choose what they said, or give the date, then send the form again");
    const by = named === undefined ? date : promisedDay(named, situationOf(visit), calendarOf(visit.candidate, interviewOf(visit)));
    await say(visit, { type: "decision_promised", ...(by === undefined ? {} : { decisionBy: by }) }, by ?? "not_said");
    return plain(
      "Noted",
      by === undefined
        ? "They did not say; we give them the usual time."
        : `They decide by ${spokenDay(by)}. Nothing goes to them unasked before that.`,
    );
  },
};

const changeRequested: ActionPage = {
  show: (visit) => {
    interviewOf(visit);
    return {
      title: "Ask for a change",
      body: html`<form method="post"><label>What should be changed: the start, your notice period, a booked holiday, the terms?<br><textarea name="text" rows="4" cols="40" maxlength="1000"></textarea></label><button type="submit">Ask for it</button></form>`,
    };
  },
  act: async (visit) => {
    const text = (visit.form.text ?? "").slice(0, 1_000);
    await say(visit, { type: "change_requested", ...(text === "" ? {} : { text }) }, text);
    return plain("Noted", "Noted that you ask for a change.");
  },
};

/** What each link leads to. GET shows, POST acts, twice is once. */
export const ACTION_PAGES: Record<LinkAction, ActionPage> = {
  confirm_address: confirm,
  message_sent: messageSent,
  message_later: messageLater,
  message_skipped: messageSkipped,
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
  change_requested: changeRequested,
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
  release_quarantine: releaseKept,
  fill_in: fillIn,
  download_eml: downloadEml,
  unsubscribe: stop,
};
