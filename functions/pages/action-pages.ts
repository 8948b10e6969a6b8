import { Problem } from "../../core/errors.ts";
import type { LinkAction } from "../../core/links.ts";
import { confirmAddress } from "../../core/shell/candidates.ts";
import { downloadEml, fillIn, messageLater, messageSent, messageSkipped } from "./draft-pages.ts";
import { tellFirstChoice } from "./first-choice-page.ts";
import { usedUp } from "./new-link.ts";
import { notHeld } from "./not-held-page.ts";
import { notRight } from "./not-right-page.ts";
import { changeRequested, deadlineNamed, offerAccepted, offerDeclined } from "./offer-pages.ts";
import { decisionPromised } from "./promise-page.ts";
import { alreadyAnswered, correctReading, releaseKept, reviewPage } from "./reading-pages.ts";
import { simply } from "./saying.ts";
import { waitsFor } from "./standing.ts";
import { stopMail } from "./stop-page.ts";
import type { ActionPage } from "./visit.ts";
import { candidateOf, oneButton, plain } from "./visit.ts";

const confirm: ActionPage = {
  show: (visit) => {
    const { status, email, messages } = candidateOf(visit);
    const asked = messages.findLast(({ kind }) => kind === "confirm_address");
    // In the mailbox of an address that was replaced nobody is told of the new one.
    if (status === "unconfirmed" && visit.target.messageId !== undefined && visit.target.messageId !== asked?.id)
      throw new Problem("link.expired", "this link was about an address that has been replaced since");
    switch (status) {
      case "unconfirmed":
        return oneButton(
          "Confirm your address",
          `Mail for ${email} starts once you have confirmed that it is yours.`,
          "Yes, this is my address",
        );
      case "active":
        return usedUp(
          visit,
          "Your address is confirmed",
          "There is nothing more to do: your drafts and reminders come by themselves, each at its hour.",
        );
      // Nothing may be mailed to these: a new link could not come, so none is offered.
      case "unsubscribed":
        return plain(
          "You stopped all mail",
          `Nothing is sent to ${email}, and this link does not change that. The link that stopped it, at the foot of every mail of ours, also turns it on again.`,
        );
      case "undeliverable":
        return plain("Your address is confirmed", waitsFor({ holds: [] }, { status }));
    }
  },
  act: async (visit) => {
    const { status, email } = await confirmAddress(visit.runtime, candidateOf(visit).id, visit.target.messageId);
    return status === "active"
      ? plain("Thank you", "Your address is confirmed. Your drafts and reminders come from now on, each at its hour.")
      : plain("Nothing changed", `Nothing is sent to ${email}: you stopped all mail, or it could not be delivered.`);
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
