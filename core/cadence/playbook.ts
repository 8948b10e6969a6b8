import type { Audience, MessageKind } from "../messages.ts";
import { reflection, thankYou } from "./after-round.ts";
import { beforeRound, prepare } from "./ahead.ts";
import { answerDrafts, lookBack, receipts } from "./answers.ts";
import { disregards } from "./corrections.ts";
import type { PlanInput } from "./cycle.ts";
import { answerDue } from "./deadlines.ts";
import { holdCheckIn } from "./holding.ts";
import { competingOffer, competingOfferNotice, offerAnswers, offerDeadline, transition, withdrawal } from "./offers.ts";
import { keepSearching } from "./searching.ts";
import { chaser, movingOn } from "./waiting.ts";
import type { Hours, Want } from "./want.ts";

/** Mails about replies and addresses that live on other records: they are never planned from an interview. */
type ElsewhereKind =
  | "confirm_address"
  | "review_request"
  | "misdirected_answer"
  | "forwarding_confirmation"
  | "unreadable_mail"
  | "fresh_link";
export type PlannedKind = Exclude<MessageKind, ElsewhereKind>;

/** What the playbook says of one kind of message. */
export type KindRule = {
  /** The rule it stands on; a message may name a more special one. Empty for notices. */
  rule: string;
  /** `employer`: a draft; `candidate`: a reminder or a notice. */
  audience: Audience;
  /** What makes it due. */
  due: string;
  /** From which fact its time is counted, and how far. */
  counted: string;
  /** Which hours restrain it (R31). */
  hours: Hours;
  /** What takes it back before it goes out, beside the end of the interview. */
  cancelledBy: string;
  /** Too late for it after so many business days (R33); never when absent. */
  tooLateAfterBusinessDays?: number;
  /**
   * Whether it counts among the day's unasked mails, and how gladly it yields to others (R35): the higher the number, the
   * sooner. `exempt` is unasked and never moved. Absent: it answers something, a reply or a click.
   */
  unasked?: "exempt" | number;
  /** An unprompted draft: at most one to a contact and day (R35). */
  unprompted?: true;
  /** The part of the plan that it comes from. */
  wants: (input: PlanInput) => Want[];
};

/** The playbook as one table. `plan` reads it, and `docs/playbook.md` is generated from it. */
export const PLAYBOOK = {
  before_round: {
    rule: "R0",
    audience: "candidate",
    due: "a round is on the record",
    counted: "the day of the round: 18:00 the evening before",
    hours: "waking",
    cancelledBy: "the round is called off or moved, the process is put on hold; switched off",
    unasked: 2,
    wants: beforeRound,
  },
  reflection: {
    rule: "R1",
    audience: "candidate",
    due: "the last round of a day is over",
    counted: "its end: 90 minutes later (60 to 120 where that keeps to the hours)",
    hours: "waking",
    cancelledBy: "the round was not held or is moved; an offer; switched off",
    tooLateAfterBusinessDays: 2,
    unasked: 2,
    wants: reflection,
  },
  thank_you: {
    rule: "R3",
    audience: "employer",
    due: "a round is over; one for each contact of the day",
    counted:
      "its end: the next opening of the window at least 2 hours later, always within 24 hours; the same day when they decide within two days, with an agency, or by choice; else by choice the second business morning",
    hours: "waking",
    cancelledBy: "any answer that is more than an acknowledgement; the round was not held or is moved; a hold",
    tooLateAfterBusinessDays: 3,
    unasked: "exempt",
    unprompted: true,
    wants: thankYou,
  },
  follow_up: {
    rule: "R6",
    audience: "employer",
    due: "nothing has come since the last round",
    counted:
      "the promised day: 2 business days later (0–5); without one the last round or their last word: 10 business days (5–15), 5 for a small company; a day they asked for: that day (R10)",
    hours: "window",
    cancelledBy: "any answer; a hold; a further round; an offer accepted elsewhere (R26)",
    tooLateAfterBusinessDays: 30,
    unasked: 1,
    unprompted: true,
    wants: chaser,
  },
  final_follow_up: {
    rule: "R8",
    audience: "employer",
    due: "the first follow-up has been sent, skipped or delivered, and nothing has come",
    counted: "that day: 10 business days later (5–20), and never before a promised day has passed",
    hours: "window",
    cancelledBy: "any answer; a hold; a further round; an offer accepted elsewhere (R26)",
    tooLateAfterBusinessDays: 30,
    unasked: 1,
    unprompted: true,
    wants: chaser,
  },
  call_script: {
    rule: "R9",
    audience: "employer",
    due: "a follow-up is due and the phone is the channel, or they asked for a call",
    counted: "as the follow-up in whose place it stands; a day they asked for: that day (R10)",
    hours: "window",
    cancelledBy: "as the follow-up; they said not to call",
    tooLateAfterBusinessDays: 30,
    unasked: 1,
    unprompted: true,
    wants: chaser,
  },
  keep_searching: {
    rule: "R12",
    audience: "candidate",
    due: "an interview of the candidate is open; the oldest open one carries it",
    counted: "the day it was recorded: a week later; then the last one: 7 days (1–60)",
    hours: "window",
    cancelledBy: "an offer is signed; no interview is open; switched off",
    unasked: 4,
    wants: keepSearching,
  },
  moving_on: {
    rule: "R15",
    audience: "candidate",
    due: "nothing has come after the last follow-up",
    counted: "the day it was sent, skipped or delivered: 10 business days later",
    hours: "window",
    cancelledBy: "any answer; a hold; a further round; an offer accepted elsewhere (R26)",
    unasked: 3,
    wants: movingOn,
  },
  update_reply: {
    rule: "R17",
    audience: "employer",
    due: "a status update",
    counted: "when it was handed in: at once",
    hours: "at_once",
    cancelledBy: "a later answer; the reading is corrected",
    wants: answerDrafts,
  },
  regret_reply: {
    rule: "R18",
    audience: "employer",
    due: "a regret",
    counted: "when it was handed in: at once",
    hours: "at_once",
    cancelledBy: "the reading is corrected; the interview is reopened",
    tooLateAfterBusinessDays: 5,
    wants: answerDrafts,
  },
  look_back: {
    rule: "R18",
    audience: "candidate",
    due: "a regret",
    counted: "when it was handed in: the next business day",
    hours: "window",
    cancelledBy: "the reading is corrected; the interview is reopened",
    tooLateAfterBusinessDays: 10,
    unasked: 3,
    wants: lookBack,
  },
  invitation_reply: {
    rule: "R20",
    audience: "employer",
    due: "an invitation to a further interview",
    counted: "when it was handed in: at once",
    hours: "at_once",
    cancelledBy: "a later invitation; a hold; the reading is corrected",
    wants: answerDrafts,
  },
  prepare: {
    rule: "R20",
    audience: "candidate",
    due: "a further round is on the record",
    counted: "the day of the round: two days before, or at once if sooner",
    hours: "before",
    cancelledBy: "the round is called off or moved; a hold",
    unasked: 2,
    wants: prepare,
  },
  info_reply: {
    rule: "R21",
    audience: "employer",
    due: "a request for information",
    counted: "when it was handed in: at once",
    hours: "at_once",
    cancelledBy: "a hold; the reading is corrected",
    wants: answerDrafts,
  },
  answer_due: {
    rule: "R21",
    audience: "candidate",
    due: "they named a day by which they want an answer, a task or papers",
    counted: "that day: 3 days and 1 day before",
    hours: "before",
    cancelledBy: "the reply that gives it was sent or skipped; a newer invitation (R20); an offer, or a hold",
    unasked: 2,
    wants: answerDue,
  },
  hold_check_in: {
    rule: "R22",
    audience: "employer",
    due: "the process has been on hold for a while, and a chaser is left",
    counted: "the hold: 30 days later, or the day it was to last until; never before a promised day has passed",
    hours: "window",
    cancelledBy: "an offer, an invitation or a regret; the hold is lifted; an offer accepted elsewhere (R26)",
    tooLateAfterBusinessDays: 30,
    unasked: 1,
    unprompted: true,
    wants: holdCheckIn,
  },
  offer_thanks: {
    rule: "R23",
    audience: "employer",
    due: "an offer",
    counted: "when it was handed in: at once",
    hours: "at_once",
    cancelledBy: "the candidate has answered the offer; it is withdrawn; the reading is corrected",
    wants: answerDrafts,
  },
  offer_deadline: {
    rule: "R23",
    audience: "candidate",
    due: "an offer is open and not accepted",
    counted:
      "its deadline, named or assumed (7 days): 3 days and 1 day before; one that was named is asked about the business day after it",
    hours: "before",
    cancelledBy: "the offer is answered or withdrawn; another deadline",
    unasked: 2,
    wants: offerDeadline,
  },
  offer_acceptance: {
    rule: "R23",
    audience: "employer",
    due: "the click: accept",
    counted: "the click: at once",
    hours: "at_once",
    cancelledBy: "another answer to the offer; it is withdrawn",
    wants: offerAnswers,
  },
  offer_change_request: {
    rule: "R23",
    audience: "employer",
    due: "the click: ask for a change",
    counted: "the click: at once",
    hours: "at_once",
    cancelledBy: "another answer to the offer; it is withdrawn",
    wants: offerAnswers,
  },
  offer_decline: {
    rule: "R23",
    audience: "employer",
    due: "the click: decline",
    counted: "the click: at once",
    hours: "at_once",
    cancelledBy: "the interview is reopened",
    wants: offerAnswers,
  },
  competing_offer: {
    rule: "R24",
    audience: "candidate",
    due: "an offer is open, and an interview that is ranked higher still waits",
    counted: "the day of the offer: the morning after, and always before its deadline",
    hours: "before",
    cancelledBy: "the offer is answered; the other one is decided; the first choice has been told",
    unasked: 2,
    wants: competingOffer,
  },
  competing_offer_notice: {
    rule: "R24",
    audience: "employer",
    due: "the click on the offer: tell my first choice",
    counted: "the click: at once, and once",
    hours: "at_once",
    cancelledBy: "the offer is answered or withdrawn",
    wants: competingOfferNotice,
  },
  transition: {
    rule: "R26",
    audience: "candidate",
    due: "the click: it is signed",
    counted: "the click: at once",
    hours: "at_once",
    cancelledBy: "the interview is reopened",
    wants: transition,
  },
  withdrawal: {
    rule: "R26",
    audience: "employer",
    due: "an offer elsewhere is signed, or the click: not interested",
    counted: "the click: at once, and once",
    hours: "at_once",
    cancelledBy: "the interview is reopened, or the one that was signed",
    wants: withdrawal,
  },
  receipt: {
    rule: "",
    audience: "candidate",
    due: "a reply that no draft answers",
    counted: "when it was handed in: at once",
    hours: "at_once",
    cancelledBy: "the reading is corrected",
    wants: receipts,
  },
  disregard: {
    rule: "",
    audience: "candidate",
    due: "a draft went out that has turned out to be wrong",
    counted: "when that became known: at once",
    hours: "at_once",
    cancelledBy: "nothing",
    wants: disregards,
  },
} as const satisfies Record<PlannedKind, KindRule>;

/** What the table says of a kind; `undefined` for mails that are not planned from an interview. */
export function ruleFor(kind: MessageKind): KindRule | undefined {
  const table: Partial<Record<MessageKind, KindRule>> = PLAYBOOK;
  return table[kind];
}
