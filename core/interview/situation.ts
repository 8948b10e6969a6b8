import type { DateText, InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { Answered, InterviewEvent } from "./events.ts";
import type { Facts, Round } from "./facts.ts";
import type { Outcome, State } from "./state-table.ts";

/** An event that carries an employer's answer. */
export type AnswerEvent = InterviewEvent & Answered;

/** Why planned messages wait: a reply whose meaning or place somebody must confirm. */
export type Hold = {
  cause: Id<"reply">;
  since: InstantText;
  why: string;
  /** When the reply was written: a later one may say how the process stands all the same. */
  writtenAt?: InstantText;
};

/** An open or answered offer. The deadline is the candidate's last day to answer, in their zone. */
export type Offer = {
  eventId: Id<"event">;
  madeAt: InstantText;
  /** When it was heard of: handed in, maybe long after it was made. */
  knownAt?: InstantText;
  answerBy?: DateText;
  /** What the candidate has said to it so far. */
  response: "none" | "accepted" | "change_requested";
  respondedEventId?: Id<"event">;
  respondedAt?: InstantText;
  changeText?: string;
  /** It came after a change to an earlier one was asked for. */
  isRevised?: true;
  /** Since when the first choice is to be told of it (R24). */
  toldFirstChoiceAt?: InstantText;
  /** Which one that is, where the candidate has said so. */
  firstChoiceId?: Id<"interview">;
};

/**
 * The day by which they said they would decide, and which event said so. `roughly`: their words, where they name no day that
 * could be counted to; `range`: where they name a stretch, which ends on that day.
 */
export type NamedDay = { by: DateText; eventId: Id<"event">; since: InstantText; roughly?: string; range?: string };

/** Where an interview stands: what the fold of its events derives, and the plan and the drafts read. */
export type Situation = {
  state: State;
  outcome: Outcome | null;
  facts: Facts;
  rounds: Round[];
  promise: NamedDay | null;
  /** Days that they named before, oldest first, and since when each stands no more: another was named, or it has been kept or missed. */
  pastPromises: (NamedDay & { until: InstantText })[];
  /** That the employer gave no date was said outright, so it need not be asked again (R2). */
  saidNoDate: boolean;
  /** The last word that brought no date (an update, a question, a hold that ended, a reopening): R7 counts from it. */
  lastUpdateAt: InstantText | null;
  /** Employer's answers in force, in the order in which they were written. */
  answers: AnswerEvent[];
  holds: Hold[];
  /** When it was last taken up again, after a hold or an end. */
  resumedAt: InstantText | null;
  /** The last time that everything waited and then went on. */
  waited: { since: InstantText; until: InstantText } | null;
  offer: Offer | null;
  onHold: { since: InstantText; until?: DateText; eventId: Id<"event"> } | null;
  /** The event that closed it. */
  closedBy: { eventId: Id<"event">; at: InstantText } | null;
  /** How often the candidate said "not yet" to moving on, and when last (R15). */
  notYet: { at: InstantText; times: number } | null;
  /** How often it was reopened, and when last: waiting begins anew from there (R15). */
  reopened?: { at: InstantText; times: number };
  /** The candidate's own notes, by when they were written. */
  notes: { at: InstantText; text: string }[];
  noCalls: boolean;
  /** Message-IDs of the candidate's sent drafts and of the employer's mails: they tie later mails to this interview. */
  threadIds: string[];
  /** Events taken back, with why. */
  retracted: { eventId: Id<"event">; at: InstantText; why: string }[];
};

/** Whether what an event said was taken back: a draft that answered it has nothing to stand on any more. */
export function isRetracted({ retracted }: Pick<Situation, "retracted">, eventId: Id<"event"> | undefined): boolean {
  return retracted.some((one) => one.eventId === eventId);
}
