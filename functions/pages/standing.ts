import { html } from "hono/html";
import { dayOf } from "../../core/cadence/calendar.ts";
import { signedElsewhere } from "../../core/cadence/siblings.ts";
import type { Candidate } from "../../core/candidates/candidate.ts";
import type { InstantText } from "../../core/clock.ts";
import { oneLine } from "../../core/drafts/clean.ts";
import { dayName, timeOf } from "../../core/drafts/dates.ts";
import { KIND_NAMES, sentence } from "../../core/drafts/plain-words.ts";
import type { Interview } from "../../core/interview/interview.ts";
import type { Situation } from "../../core/interview/situation.ts";
import type { Outcome, State } from "../../core/interview/state-table.ts";
import type { Message, MessageKind } from "../../core/messages.ts";
import { whyOf } from "../../core/messages.ts";
import type { Html } from "./visit.ts";

/** The columns of the board, and which states stand in each. */
export const COLUMNS = [
  { name: "Interview ahead", states: ["scheduled", "invited"], empty: "No interview is ahead." },
  { name: "Waiting to hear", states: ["interviewed", "waiting", "on_hold"], empty: "Nobody owes you an answer." },
  { name: "Offer", states: ["offered"], empty: "No offer is open." },
  { name: "Closed", states: ["closed"], empty: "Nothing is closed yet." },
] as const satisfies readonly { name: string; states: readonly State[]; empty: string }[];

const STATE_WORDS: Record<Exclude<State, "closed">, string> = {
  scheduled: "The interview is ahead",
  interviewed: "Just interviewed",
  waiting: "Waiting to hear",
  on_hold: "They have put it on hold",
  invited: "Invited, the day is still open",
  offered: "An offer to answer",
};
const OUTCOME_WORDS: Record<Outcome, string> = {
  accepted: "Accepted and signed",
  declined: "You declined the offer",
  regret: "They chose somebody else",
  withdrawn: "You withdrew",
  silence: "They never answered",
  offer_withdrawn: "They took the offer back",
  offer_lapsed: "The offer ran out",
};

/** Where an interview stands, as the candidate would say it. */
export function standingWords(situation: Situation, { createdAt, siblings = [] }: Pick<Interview, "createdAt" | "siblings">): string {
  if (situation.state === "closed") return situation.outcome === null ? "Closed" : OUTCOME_WORDS[situation.outcome];
  // R26: it waits for nothing but the candidate's own no.
  const signed = signedElsewhere(createdAt, siblings);
  if (signed !== undefined) return `You signed with ${oneLine(signed.company, 100)}`;
  if (situation.state === "offered" && situation.offer?.response === "accepted") return "Accepted, not signed yet";
  if (situation.state === "offered" && situation.offer?.response === "change_requested") return "You asked for a change";
  return STATE_WORDS[situation.state];
}

/** Whether anything may still happen to it without being opened again. */
export const isOpen = (interview: Interview) => interview.state !== "closed";

const NOT_THE_NEXT: readonly MessageKind[] = ["keep_searching", "receipt", "disregard"];

/** What comes next on an interview, when, and why. */
export type Next = { what: string; when: string; why: string; dueAt: InstantText };

/** The next thing that is planned; `null` when nothing is. A weekly reminder is only named where there is nothing else. */
export function nextOf(interview: Interview, candidate: Candidate, now: InstantText): Next | null {
  const planned = interview.messages
    .filter((message) => message.status === "planned" || message.status === "delivering")
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
  const next = planned.find((message) => !NOT_THE_NEXT.includes(message.kind)) ?? planned[0];
  return next === undefined ? null : asNext(next, candidate, now);
}

function asNext(message: Message, candidate: Candidate, now: InstantText): Next {
  const { timeZone } = candidate;
  const day = dayName(dayOf(message.dueAt, timeZone), dayOf(now, timeZone));
  const what = KIND_NAMES[message.kind];
  return {
    what: what.charAt(0).toUpperCase() + what.slice(1),
    when: message.dueAt <= now ? "at once" : `${day} at ${timeOf(message.dueAt, timeZone)}`,
    why: sentence(oneLine(whyOf(message), 600)),
    dueAt: message.dueAt,
  };
}

/** Why nothing comes although it is planned: an open question, or an address that may not be mailed; empty when nothing waits. */
export function waitsFor(situation: Pick<Situation, "holds">, candidate: Pick<Candidate, "status">): string {
  switch (candidate.status) {
    case "unconfirmed":
      return "Everything waits until you confirm your address: we have sent you a mail for it.";
    case "unsubscribed":
      return "You stopped all mail, so nothing comes.";
    case "undeliverable":
      return "Our mail to you came back, so nothing more is sent. Whoever signed you up can correct the address.";
    case "active":
      return situation.holds[0] === undefined ? "" : `What is planned waits for your word: ${oneLine(situation.holds[0].why, 200)}.`;
  }
}

/** The same as a note on a page, with the way to say what it waits for; empty when nothing waits. */
export function waitsNote(situation: Situation, candidate: Candidate, link: (replyId: string) => string): Html | string {
  const words = waitsFor(situation, candidate);
  if (words === "") return "";
  const question = candidate.status === "active" ? situation.holds[0] : undefined;
  return html`<div class="note"><p>${words}${question === undefined ? "" : html` <a href="${link(question.cause)}">Say what the mail means</a>.`}</p></div>`;
}
