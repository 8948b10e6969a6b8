import type { Answered } from "../interview/events.ts";
import type { MessageKind } from "../messages.ts";
import type { Intent } from "../replies/intents.ts";

/** What we say that a mail was, to the candidate. */
export const READ_AS: Record<Intent, string> = {
  regret: "a regret letter",
  second_interview: "an invitation to an interview",
  offer: "an offer",
  acknowledgement: "a courtesy without news",
  status_update: "news of where things stand",
  on_hold: "a note that the process is on hold",
  info_request: "a request for something from you",
  offer_withdrawn: "an offer taken back",
  unrelated: "nothing to do with an interview",
};

/** The same of a mail that confirms the candidate's own word. */
const CONFIRMS = { yes: "their thanks for your yes to the offer", no: "their word that you have stepped back" };

/** What we say that an answer was: where it confirms the candidate's own word, that. */
export function readAs({ intent, afterYourYes, afterYourNo }: Pick<Answered, "afterYourYes" | "afterYourNo"> & { intent: Intent }): string {
  if (intent === "info_request" || intent === "second_interview") return READ_AS[intent];
  if (afterYourYes === true) return CONFIRMS.yes;
  return afterYourNo === true ? CONFIRMS.no : READ_AS[intent];
}

/** The same as the candidate would say it, on a button. */
export const THEY_SAY: Record<Intent, string> = {
  regret: "They turned me down",
  second_interview: "They invite me to a further interview",
  offer: "They offer me the job",
  acknowledgement: "A courtesy, no news",
  status_update: "News of the timing or the next step",
  on_hold: "The process is on hold",
  info_request: "They ask me for something",
  offer_withdrawn: "They take the offer back",
  unrelated: "It has nothing to do with an interview",
};

/** R34: what is no intent of its own. */
export const THEY_CALL_OFF = "They call the interview off, or put it off";

/** How each kind is named in a sentence: "the follow-up we put in your inbox". */
export const KIND_NAMES: Record<MessageKind, string> = {
  thank_you: "thank-you",
  follow_up: "follow-up",
  final_follow_up: "last follow-up",
  call_script: "call script",
  update_reply: "answer to their update",
  regret_reply: "answer to their regret letter",
  invitation_reply: "answer to their invitation",
  info_reply: "answer to their request",
  hold_check_in: "check-in",
  offer_thanks: "thank-you for the offer",
  offer_acceptance: "acceptance",
  offer_change_request: "request for a change",
  offer_decline: "answer that declines",
  competing_offer_notice: "note about the other offer",
  withdrawal: "withdrawal",
  before_round: "questions to ask",
  reflection: "notes on the interview",
  keep_searching: "weekly step in your search",
  moving_on: "question whether to move on",
  look_back: "look back",
  prepare: "notes to prepare with",
  answer_due: "reminder of what they want by a day",
  offer_deadline: "reminder of the deadline",
  competing_offer: "three choices",
  transition: "plan for the change",
  confirm_address: "confirmation of your address",
  receipt: "receipt",
  review_request: "question about a mail",
  disregard: "note to disregard a draft",
  misdirected_answer: "note that your mail came to us",
  forwarding_confirmation: "forwarding code",
  unreadable_mail: "note about a mail",
  fresh_link: "new link to your interviews",
};

/** With a full stop, if it has no end of its own. */
export function stopped(text: string): string {
  return text === "" || /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** A reason of the timeline as a sentence of its own. */
export function sentence(fragment: string): string {
  const text = fragment.trim();
  if (text === "") return "";
  return stopped(text.charAt(0).toUpperCase() + text.slice(1));
}
