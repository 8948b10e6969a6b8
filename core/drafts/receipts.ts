import { isNewsOfOwnWord } from "../cadence/answers.ts";
import { dayOf } from "../cadence/calendar.ts";
import type { AnswerIntent } from "../interview/events.ts";
import type { Round } from "../interview/facts.ts";
import { heldRounds } from "../interview/rounds.ts";
import type { AnswerEvent } from "../interview/situation.ts";
import type { State } from "../interview/state-table.ts";
import { CHASERS } from "../messages.ts";
import { offerChecklist } from "./beneath.ts";
import { excerpt, paragraph } from "./blocks.ts";
import { oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import { momentName, onOwnClock } from "./dates.ts";
import { actionLink, candidateDay, overtakenBlocks, readingBlocks, saidOrDay, spokenDate, whatNext } from "./frame.ts";
import { answerOf, known, mailbox, wasThanked } from "./known.ts";
import { firstName } from "./names.ts";
import type { Notice } from "./notices.ts";

import { READ_AS, readAs, sentence } from "./plain-words.ts";

/** R10: what they asked for, and when the draft for it comes; `undefined` where none is to come. */
function wished(composing: Composing, company: string): string | undefined {
  const answer = answerOf(composing);
  const wish = answer?.wantsContact;
  const served = composing.messages.find(({ eventId, kind }) => eventId === answer?.id && CHASERS.includes(kind));
  if (wish?.on == null || served === undefined) return undefined;
  const how = served.channel === "phone" ? "you to call" : "you to write";
  const day = `${spokenDate(composing, wish.on)}${wish.at === undefined ? "" : ` at ${wish.at}`}`;
  return wish.when === "after"
    ? `${company} asks ${how} after ${day}, if nothing has come. We bring you what to say then.`
    : `${company} asks ${how} on ${day}. We bring you what to say on ${candidateDay(composing, served.dueAt)}.`;
}

/** Where a day by which they decide says something: not of what is decided, nor of what rests (R22). */
const AWAITED: readonly State[] = ["scheduled", "interviewed", "waiting", "invited"];

/** "They expect to decide by Friday, and that stands"; empty where none does. */
function promiseStands(composing: Composing): string {
  const { situation } = composing;
  const promise = situation?.promise ?? null;
  if (situation === undefined || promise === null || promise.roughly !== undefined || !AWAITED.includes(situation.state)) return "";
  return ` They expect to decide ${saidOrDay(composing, promise.by)}, and that stands.`;
}

/** A courtesy, or a question for papers, takes the place of nothing that they wrote before. */
const SAYS_NOTHING: readonly AnswerIntent[] = ["acknowledgement", "info_request"];

/** What they wrote after this mail that says how things stand, where it was handed in first; `undefined` where this is the last word. */
function laterWord({ situation, answer }: Composing): AnswerEvent | undefined {
  if (situation === undefined || answer === undefined || SAYS_NOTHING.includes(answer.intent)) return undefined;
  if (situation.promise?.eventId === answer.id && AWAITED.includes(situation.state)) return undefined;
  const last = situation.answers.findLast(({ intent }) => !SAYS_NOTHING.includes(intent));
  return last !== undefined && last.occurredAt > answer.occurredAt ? last : undefined;
}

/** When they wrote it, where that is not the day on which it was handed in, or where a later word of theirs stands. */
function whenWritten(composing: Composing): string {
  const { answer } = composing;
  if (answer === undefined) return "";
  const written = candidateDay(composing, answer.occurredAt);
  const later = laterWord(composing);
  if (later === undefined) return written === candidateDay(composing, answer.recordedAt) ? "" : ` They wrote it on ${written}.`;
  const day = candidateDay(composing, later.occurredAt);
  return ` They wrote it on ${written}, before ${day === written ? "their next answer, of the same day" : `their answer of ${day}`}, which stands.`;
}

/** Whether the candidate has said yes to the offer, or signed it: then nothing is to be decided (R23, R26). */
const isAccepted = ({ situation }: Composing) => situation?.offer?.response === "accepted" || situation?.outcome === "accepted";

/** What follows from a regret: nothing, where the candidate had ended it before (R18). */
function regretted({ situation }: Composing, company: string): string {
  const isOwn = situation?.outcome === "withdrawn" || situation?.outcome === "declined" || situation?.outcome === "accepted";
  if (isOwn) return `${company} has decided against going on. You had closed this interview yourself, so it changes nothing.`;
  return `${company} has decided against going on. We are sorry. The interview is closed, and whatever was planned for them has been taken back.`;
}

/** What follows where they confirm the candidate's own yes or no: it is noted where we had not heard of it (R18, R23). */
function confirmed({ situation, answer }: Composing, company: string): string | undefined {
  if (situation === undefined || answer === undefined) return undefined;
  const isNews = isNewsOfOwnWord(situation, answer);
  if (answer.afterYourYes === true && isNews)
    return `${company} thanks you for your yes to their offer. We had not heard of it from you, and have put it on record as accepted. If you have not accepted it, tap “Not right?”. Once the contract is signed, tell us: only that is certain.`;
  if (answer.afterYourNo !== true || (situation.outcome !== "withdrawn" && situation.outcome !== "declined")) return undefined;
  const ended = isNews ? "has closed the process because you had decided against it" : "confirms that you have stepped back";
  const tail = isNews
    ? "There is nothing you need to send. We had not heard of it from you: if it is not so, tap “Not right?”."
    : "The interview is closed, and there is nothing more to send.";
  return `${company} ${situation.outcome === "declined" ? "confirms your no to their offer" : ended}. ${tail}`;
}

/** The round to come whose time a mail confirms: it was said yes to before, so that no draft answers it (R20). */
export function roundConfirmed({ situation, answer, now }: Composing): Round | undefined {
  if (answer?.intent !== "second_interview") return undefined;
  return situation?.rounds.find(
    ({ status, startsAt }) => status === "planned" && startsAt === answer.interviewAt?.startsAt && startsAt > now,
  );
}

/** The hour of a round on the clock that they named it on, and on the candidate's where that shows another. */
function momentSaid({ candidate, now }: Composing, { startsAt, timeZone }: Round): string {
  const today = dayOf(now, candidate.timeZone);
  const own = onOwnClock(startsAt, timeZone, candidate.timeZone, today);
  return `${momentName(startsAt, timeZone, today, true)}${own}`;
}

const ownMoment = ({ candidate, now }: Composing, { startsAt }: Round) =>
  momentName(startsAt, candidate.timeZone, dayOf(now, candidate.timeZone), false);

/** What follows from the answer, for the candidate. */
function consequence(composing: Composing, intent: AnswerIntent, company: string): string {
  const { situation } = composing;
  const until = promiseStands(composing);
  const own = confirmed(composing, company);
  if (own !== undefined) return own;
  if (intent !== "offer" && laterWord(composing) !== undefined) return `This is an older mail from ${company}, and it is on record now.`;
  switch (intent) {
    case "acknowledgement":
      return wished(composing, company) ?? `${company} has thanked you, and says nothing new. There is nothing to answer.${until}`;
    case "on_hold": {
      const checkIn = composing.messages.find(({ kind, status }) => kind === "hold_check_in" && status === "planned");
      const again =
        checkIn === undefined
          ? "If they write, forward their mail"
          : `On ${candidateDay(composing, checkIn.dueAt)} we bring you a short, friendly question, unless they write first`;
      // R22 leaves them in peace: the thanks that never came are in the first draft after it (R11).
      const held = situation === undefined ? undefined : heldRounds(situation).at(-1);
      const isOwed = checkIn !== undefined && held !== undefined && !wasThanked(composing, held);
      const thanks = isOwed ? " The check-in then thanks them for the interview, too, since the thank-you does not come any more." : "";
      return `${company} has put the process on hold. That is no answer to you, and nothing needs to be sent now. ${again}.${thanks}`;
    }
    case "offer_withdrawn":
      return `${company} has taken the offer back. That is hard, and it is rarely about the person. There is nothing you need to send.`;
    case "regret":
      return regretted(composing, company);
    case "offer":
      return isAccepted(composing)
        ? `${company} has written about the offer that you have accepted. Your yes stands, and there is nothing to answer.`
        : `${company} has written about the offer again.`;
    case "second_interview": {
      const round = roundConfirmed(composing);
      return round === undefined
        ? `${company} would like to see you again.`
        : `${company} confirms the interview on ${momentSaid(composing, round)}. There is nothing to answer, and the time goes along for your calendar.`;
    }
    case "status_update": {
      return wished(composing, company) ?? `${company} has told you where things stand.${until}`;
    }
    case "info_request":
      return `${company} asks you for something.`;
  }
}

/** "Noted: …": what we read in a mail that no draft answers, because of which words, and what follows (DESIGN §5.8). */
export function receipt(composing: Composing): Notice {
  const answer = answerOf(composing);
  const intent = answer?.intent ?? composing.reply?.intent;
  const company = oneLine(composing.situation?.facts.company.name ?? "", 100) || "The employer";
  const { name, email } = mailbox(composing.reply?.from ?? answer?.from);
  const sender = name === "" ? email : firstName(name);
  const from = sender === "" ? "" : ` from ${sender}`;
  if (intent === undefined && composing.reply?.problem !== undefined)
    return {
      subject: `Noted: a mail${from}`,
      blocks: [
        paragraph(`${sentence(oneLine(composing.reply.problem, 300))} If somebody else is named, write to them from now on.`),
        ...excerpt(composing.reply.text),
      ],
    };
  if (intent === undefined || intent === "unrelated")
    return {
      subject: `Nothing to do: a mail${from}`,
      blocks: [paragraph("We have kept the mail that you handed in, and it changes nothing."), ...readingBlocks(composing)],
    };
  const confirmedRound = roundConfirmed(composing);
  return {
    subject: `Noted: ${confirmedRound !== undefined ? `your interview on ${ownMoment(composing, confirmedRound)}` : intent === "on_hold" ? "the process is on hold" : answer === undefined ? READ_AS[intent] : readAs(answer)}, ${company}`,
    blocks: [
      paragraph(`${consequence(composing, intent, company)}${whenWritten(composing)}`),
      ...readingBlocks(composing),
      ...(answer?.afterYourYes === true && composing.situation?.state === "offered"
        ? [{ type: "links" as const, links: [actionLink(composing, "It is signed", "offer_signed")] }]
        : []),
      ...overtakenBlocks(composing),
      ...(intent === "offer" &&
      !isAccepted(composing) &&
      composing.messages.some(({ kind, status }) => kind === "offer_thanks" && status === "delivered")
        ? [paragraph("If you have not sent your thanks for the offer yet, take out first what they ask for and this mail has brought.")]
        : []),
      ...(intent === "offer" && !isAccepted(composing) && composing.situation?.state === "offered"
        ? offerChecklist(composing, known(composing, composing.situation))
        : []),
      ...whatNext(composing),
    ],
  };
}
