import { deadlineOf } from "../../core/cadence/answers.ts";
import { at, dayOf } from "../../core/cadence/calendar.ts";
import type { Candidate } from "../../core/candidates/candidate.ts";
import type { InstantText } from "../../core/clock.ts";
import { oneLine } from "../../core/drafts/clean.ts";
import { dayName, timeOf } from "../../core/drafts/dates.ts";
import { KIND_NAMES, readAs, sentence } from "../../core/drafts/plain-words.ts";
import type { Interview } from "../../core/interview/interview.ts";
import type { AnswerEvent, NamedDay, Situation } from "../../core/interview/situation.ts";
import type { Message } from "../../core/messages.ts";
import { whyOf } from "../../core/messages.ts";

/** The rows of a timeline, from top to bottom: whose doing a mark is. */
export const LANES = ["rounds", "dates", "drafts", "answers"] as const;
export type Lane = (typeof LANES)[number];

/** One thing on a timeline: where it stands, how it looks, and the same in words. */
export type Mark = {
  at: InstantText;
  lane: Lane;
  /** `coming` is drawn hollow and dashed, `done` filled, `off` crossed out, `open` hollow: it waits for the candidate's word. */
  look: "coming" | "done" | "off" | "open";
  /** "Tuesday 1 December at 14:00". */
  when: string;
  what: string;
  /** Why it is there, in a sentence; empty where `what` says it all. */
  why: string;
};

const WORDS_LENGTH_MAX = 200;
/** A day is drawn at its middle: it is a day that was named, not an hour. */
const NOON = "12:00";

/** What a timeline shows of an interview, oldest first. Days and hours are the candidate's. */
export function marksOf(interview: Interview, situation: Situation, candidate: Candidate, now: InstantText): Mark[] {
  const { timeZone } = candidate;
  const today = dayOf(now, timeZone);
  const day = (instant: InstantText) => dayName(dayOf(instant, timeZone), today);
  const moment = (instant: InstantText) => `${day(instant)} at ${timeOf(instant, timeZone)}`;
  const noon = (date: string) => at(dayOf(`${date}T12:00:00.000Z`, "UTC"), NOON, timeZone);

  const rounds = situation.rounds.map((round, index): Mark => {
    const name = situation.rounds.length === 1 ? "Your interview" : `Interview ${index + 1}`;
    const place = oneLine(round.location ?? "", 80);
    return {
      at: round.startsAt,
      lane: "rounds",
      look: round.status === "called_off" ? "off" : round.status === "held" ? "done" : "coming",
      when: moment(round.startsAt),
      what: round.status !== "called_off" ? name : round.startsAt > now ? `${name} is off` : `${name} did not take place`,
      why: place === "" || round.status !== "planned" ? "" : place,
    };
  });
  const dates = situation.pastPromises.map((promise): Mark => {
    const isOvertaken = promise.by >= dayOf(promise.until, timeZone).toString();
    return {
      at: noon(promise.by),
      lane: "dates",
      look: isOvertaken ? "off" : "done",
      when: dayName(promise.by, today),
      what: "They were to decide by this day",
      why: `${theirWords(promise)}${isOvertaken ? `On ${day(promise.until)} other news overtook it.` : "It has passed."}`,
    };
  });
  if (situation.promise !== null)
    dates.push({
      at: noon(situation.promise.by),
      lane: "dates",
      look: noon(situation.promise.by) < now ? "done" : "coming",
      when: dayName(situation.promise.by, today),
      what: "They decide by this day",
      why: `${theirWords(situation.promise)}Nothing goes to them unasked before it.`,
    });
  const deadline = situation.offer === null ? null : deadlineOf(situation, timeZone);
  if (deadline !== null)
    dates.push({
      at: noon(deadline.by),
      lane: "dates",
      look: noon(deadline.by) < now ? "done" : "coming",
      when: dayName(deadline.by, today),
      what: "Your answer to the offer",
      why: deadline.assumed ? "They named no day; a week is assumed, to remind you." : "The day that they named.",
    });
  const drafts = interview.messages.filter(isDrawn).map((message) => draftMark(message, moment));
  const answers = situation.answers.map(
    (answer): Mark => ({
      at: answer.occurredAt,
      lane: "answers",
      look: "done",
      when: moment(answer.occurredAt),
      what: `They answered: ${readAs(answer)}`,
      why: becauseOf(answer),
    }),
  );
  const unread = unreadIn(interview, situation).map(
    (mail): Mark => ({
      at: mail.at,
      lane: "answers",
      look: mail.isWaiting ? "open" : "off",
      when: moment(mail.at),
      what: mail.isWaiting ? "A mail of theirs waits for your word" : "A mail of theirs that was never settled",
      why: mail.isWaiting ? sentence(oneLine(mail.why, 3 * WORDS_LENGTH_MAX)) : "A later mail has said how it stands.",
    }),
  );
  return [...rounds, ...dates, ...drafts, ...answers, ...unread].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

const theirWords = ({ roughly, range }: NamedDay) => {
  const words = oneLine(roughly ?? range ?? "", WORDS_LENGTH_MAX);
  return words === "" ? "" : `They said “${words}”. `;
};

type Unread = { at: InstantText; why: string; isWaiting: boolean };

/** Mails that may be their answer, and that nobody has said the meaning of: those that the plan waits for, and those that a later mail has overtaken. */
function unreadIn({ events }: Interview, { holds, answers }: Situation): Unread[] {
  const asked = new Map<string, Unread>();
  for (const event of events) {
    if (event.type === "released") asked.delete(event.cause);
    if (event.type === "held")
      asked.set(event.cause, {
        at: event.writtenAt ?? event.occurredAt,
        why: event.why,
        isWaiting: holds.some(({ cause }) => cause === event.cause),
      });
  }
  for (const { replyId = "" } of answers) asked.delete(replyId);
  return [...asked.values()];
}

/** Drafts that stand: what was taken back or skipped is told in words, and would only clutter the drawing. */
function isDrawn({ audience, status }: Message): boolean {
  return audience === "employer" && (status === "planned" || status === "delivering" || status === "delivered" || status === "sent");
}

const STATUS_WORDS = { planned: "comes to you", delivering: "is on its way to you", delivered: "is in your inbox", sent: "went to them" };

function draftMark(message: Message, moment: (instant: InstantText) => string): Mark {
  const status = message.status in STATUS_WORDS ? (message.status as keyof typeof STATUS_WORDS) : "planned";
  const when = status === "sent" ? (message.sentAt ?? message.dueAt) : (message.deliveredAt ?? message.dueAt);
  return {
    at: when,
    lane: "drafts",
    look: status === "planned" || status === "delivering" ? "coming" : "done",
    when: moment(when),
    what: `The ${KIND_NAMES[message.kind]} ${STATUS_WORDS[status]}`,
    why: sentence(oneLine(whyOf(message), 3 * WORDS_LENGTH_MAX)),
  };
}

function becauseOf(answer: AnswerEvent): string {
  if (answer.via === "told") return answer.replyId === undefined ? "You told us." : "You told us what their mail says.";
  const phrase = oneLine(answer.evidence[0]?.phrase ?? "", WORDS_LENGTH_MAX);
  return phrase === "" ? "" : `Because of “${phrase}”.`;
}
