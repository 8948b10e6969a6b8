import type { DateText, InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { MessageKind } from "../messages.ts";
import type { Evidence } from "../replies/classify.ts";
import type { Intent } from "../replies/intents.ts";
import type { Facts, Round } from "./facts.ts";

/** Who made it happen. `time` is an event that wake appends when its hour has come. */
export type Actor = "integrator" | "candidate" | "employer" | "time";

/** What an employer's answer can mean for an interview; a mail that is unrelated is no event. */
export type AnswerIntent = Exclude<Intent, "unrelated">;

/**
 * How an answer reached us. `forwarded` and `posted` were handed in and are answered at once (R31), `automatic` came by a
 * forwarding rule at any hour; `told` is somebody's word for it (R37), and is never questioned.
 */
export type AnswerVia = "forwarded" | "posted" | "automatic" | "told";

/** The time of a coming round as an answer names it. */
export type NamedTime = { startsAt: InstantText; endsAt?: InstantText; timeZone?: string; certain: boolean };

/** When they decide, as somebody said it. */
export type Promised = {
  /** The date by which they will decide, in the candidate's zone. */
  decisionBy?: DateText;
  /** They named a stretch and no day: where it begins, and how they put it ("between Monday 1 and Friday 5 March"); it ends on `decisionBy` (R32). */
  decisionRange?: { from: DateText; phrase: string };
  /** A stretch of time that names no day, and the day that we would guess it ends on: "early in January". */
  decisionRoughly?: { by: DateText; phrase: string };
};

/** What the employer wrote or said, as far as the interview must know. */
export type Answered = Promised & {
  type: "answered";
  intent: AnswerIntent;
  via: AnswerVia;
  /** The reply record it was read from. */
  replyId?: Id<"reply">;
  /** Hash of the inner message: the same mail handed in twice is one event. */
  source?: string;
  subject?: string;
  from?: string;
  /** Message-ID of the employer's mail, so that later mails of its thread are matched. */
  mailMessageId?: string;
  evidence: Evidence[];
  confidence?: number;
  interviewAt?: NamedTime;
  /** The day of that round, where they name no hour for it: no appointment yet, and asked about (DESIGN §5.9). */
  interviewOn?: DateText;
  /** Which round an invitation speaks of, where it says so: "a third interview" (R20). */
  ordinal?: number;
  /** It is said to come beside one that is still to come. */
  isAdditional?: true;
  /** The candidate is to say when it suits them. */
  asksWhen?: true;
  /** The round that it speaks of is given another time; `wasOn`: the day on which it was to be, where they name it (R34). */
  isMoved?: true;
  wasOn?: DateText;
  /** The round that was to come does not take place; `on`: the day it was to be, where they name it (R34). */
  callsOff?: { on?: DateText; ordinal?: number };
  /** They say that they cannot say when they will decide: so nobody asks. */
  saysNoDate?: true;
  /** It speaks of a new, corrected or improved offer (R23). */
  isNewOffer?: true;
  /** It takes longer than they had said: a day that they named before no longer stands (R17). */
  isDelayed?: true;
  /** They say that what had stopped, or seemed to be over, goes on (R22, R36). */
  goesOn?: true;
  /** Several times to choose from. */
  timesOffered?: InstantText[];
  /** The zone that they are named in, where it is said. */
  timesZone?: string;
  /** Several days to choose from, where they name no hours. */
  daysOffered?: DateText[];
  /** Words for that day, or for several, which we only guess: shown as a guess, and put nowhere (DESIGN §5.9). */
  daysRoughly?: { days: DateText[]; phrase: string };
  location?: string;
  people?: { name: string; title?: string }[];
  format?: Round["format"];
  /** The day by which they want an answer to an offer or an invitation, a task, or papers, in the candidate's zone. */
  answerBy?: DateText;
  /** What they want by then is no more than a word of reply: "please confirm by Monday" (R20). */
  answerIsReply?: true;
  /** Words for that deadline that name no certain day, and the day that we would guess: "Friday 8 March", which is a Monday (R23). */
  answerRoughly?: { by: DateText; phrase: string };
  asksFor?: string[];
  /** Until when the process rests (R22). */
  holdUntil?: DateText;
  /** Only its deadline was told: it is the offer that was there. */
  isSameOffer?: true;
  /** The offer, or the contract, came with the mail (R23). */
  written?: true;
  /** They close it because the candidate withdrew, or accepted elsewhere, or confirm that: nobody was turned down. */
  afterYourNo?: true;
  /** They thank for the candidate's yes to their offer, or confirm it: there is nothing to be answered (R23). */
  afterYourYes?: true;
  /** A regret that also asks something (R18). */
  asksQuestion?: boolean;
  /** The exchange was warm (R28). */
  warm?: boolean;
  detail?: "another_candidate" | "internal_candidate" | "not_filled";
  /**
   * "Call me on Tuesday at 10" (R10); `by`: on that day at the latest, `after`: if nothing has come once it has passed. `at`:
   * the hour that they named for that day, `HH:MM` in the candidate's zone.
   */
  wantsContact?: { channel: "phone" | "email"; on: DateText | null; at?: string; when?: "after" | "by" };
  noCalls?: boolean;
  /** Who is the contact from now on, where they say that somebody else takes over. */
  contactNow?: { name?: string; email: string };
};

/** What can happen to an interview, beside what every event has. */
export type Happening =
  | ({ type: "recorded"; facts: Facts; round: Round; decisionSaid?: string } & Promised)
  | ({ type: "amended"; changes: Partial<Facts>; decisionSaid?: string } & Promised)
  | { type: "round_added"; round: Round }
  | { type: "round_changed"; roundId: Id<"round">; changes: Partial<Omit<Round, "id" | "status">> }
  | { type: "round_called_off"; roundId: Id<"round"> }
  | { type: "round_held"; roundId: Id<"round"> }
  | { type: "round_over"; roundId: Id<"round"> }
  | Answered
  | { type: "message_sent"; messageId: Id<"message">; kind: MessageKind; how: "said" | "copy"; mailMessageId?: string }
  | { type: "message_skipped"; messageId: Id<"message">; kind: MessageKind; why: string }
  | { type: "message_snoozed"; messageId: Id<"message">; kind: MessageKind; until: InstantText }
  /** `decisionBy` is absent when they did not say. (Not `by`: that is who said it.) */
  | ({ type: "decision_promised"; said?: string } & Promised)
  | { type: "offer_accepted" }
  | { type: "offer_signed" }
  | { type: "offer_declined" }
  | { type: "change_requested"; text?: string }
  /** `firstChoiceId` where the candidate has said which of their other interviews it is. */
  | { type: "tell_first_choice"; firstChoiceId?: Id<"interview"> }
  | { type: "withdrawn" }
  | { type: "put_on_hold"; until?: DateText }
  | { type: "resumed" }
  | { type: "hold_ended" }
  | { type: "offer_lapsed" }
  | { type: "silence" }
  | { type: "not_yet" }
  | { type: "closed" }
  | { type: "reopened" }
  /** The candidate's own notes (R1): theirs, not the integrator's. */
  | { type: "noted"; text: string }
  /** A reply that may concern this interview waits for an answer: nothing goes out until then. */
  | { type: "held"; cause: Id<"reply">; why: string; writtenAt?: InstantText }
  | { type: "released"; cause: Id<"reply"> }
  /** Takes an earlier event back: from then on the interview is folded without it. */
  | { type: "retracted"; target: Id<"event">; why: string };

/**
 * One thing that happened. `occurredAt` orders the fold: for an employer's mail it is when the mail was written, so that
 * replies handed in out of order end in the same state; `recordedAt` is when we heard of it.
 */
export type InterviewEvent = Happening & {
  id: Id<"event">;
  by: Actor;
  occurredAt: InstantText;
  recordedAt: InstantText;
  /** Hash of the request body, when it came under an Idempotency-Key. */
  bodyHash?: string;
};
