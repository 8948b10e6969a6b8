import { dayOf } from "../cadence/calendar.ts";
import type { InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { Answered } from "./events.ts";
import type { Contact, Facts, PanelMember, Round } from "./facts.ts";
import type { AnswerEvent, Situation } from "./situation.ts";

/** Whether a round is still to come, as far as the events know: neither over nor called off. */
export function isAhead(round: Round): boolean {
  return round.status === "planned";
}

/** Rounds that were held, the latest last. */
export function heldRounds(situation: Situation): Round[] {
  return situation.rounds
    .filter((round) => round.status === "held")
    .sort((a, b) => (a.endsAt < b.endsAt ? -1 : a.endsAt > b.endsAt ? 1 : 0));
}

/** Whether an answer names a coming round's time with certainty; a guess is asked about and puts nothing on the record. */
export function isDated(answer: Answered, occurredAt: InstantText): boolean {
  return answer.interviewAt?.certain === true && answer.interviewAt.startsAt > occurredAt;
}

/** A round put on the record after it was over has been held: nothing will tell us so later. */
export function asPutOnRecord(round: Round, at: InstantText): Round {
  return round.status === "planned" && round.endsAt <= at ? { ...round, status: "held" } : round;
}

/**
 * A round with other hours. One whose hour had passed and that is put ahead again was not held after all, and begins anew
 * (R34); one moved to where it is already over has been held.
 */
export function changedRound(round: Round, changes: Partial<Omit<Round, "id" | "status">>, at: InstantText): Round {
  const next = { ...round, ...changes };
  if (changes.endsAt === undefined) return next;
  if (next.endsAt <= at) return asPutOnRecord(next, at);
  const again = round.status !== "planned" || round.endsAt <= at;
  return { ...next, status: "planned", ...(again ? { again: (round.again ?? 0) + 1, againAt: at } : {}) };
}

/** The rounds with one of them changed. */
export function withRound(rounds: readonly Round[], id: Id<"round">, change: (round: Round) => Round): Round[] {
  return rounds.map((round) => (round.id === id ? change(round) : round));
}

/** Other times offered for a round that an earlier invitation had set: that time no longer stands, and none does yet (R20, R34). */
function withoutInvited({ rounds, answers }: Situation, { timesOffered }: AnswerEvent): Round[] {
  const invited = new Set(answers.map(({ id }) => `rnd_${id.slice("evt_".length)}`));
  if (timesOffered === undefined || timesOffered.length === 0) return rounds;
  return rounds.map((round) =>
    isAhead(round) && invited.has(round.id) && !timesOffered.includes(round.startsAt) ? { ...round, status: "called_off" } : round,
  );
}

const dayOfRound = ({ startsAt, timeZone }: Round) => dayOf(startsAt, timeZone).toString();

/** The rounds that an answer may speak of: those to come, and one of the very day that it names. */
function roundsMeant({ rounds }: Situation, on: string | undefined): Round[] {
  return rounds
    .filter((round) => isAhead(round) || (round.status === "held" && dayOfRound(round) === on))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

/** The round that an answer moves or calls off: by the day on which it was to be, else by its number, else the next one (R34). */
function roundMeant(situation: Situation, { on, ordinal }: { on?: string | undefined; ordinal?: number | undefined }): Round | undefined {
  const meant = roundsMeant(situation, on);
  const days = [...new Set(situation.rounds.filter(({ status }) => status !== "called_off").map(dayOfRound))].sort();
  const numbered = ordinal === undefined ? undefined : days[ordinal - 1];
  return meant.find((round) => dayOfRound(round) === on) ?? meant.find((round) => dayOfRound(round) === numbered) ?? meant.find(isAhead);
}

/** The round that an answer calls off (R34). */
export function calledOffBy(situation: Situation, { callsOff }: AnswerEvent): Round | undefined {
  return callsOff === undefined ? undefined : roundMeant(situation, callsOff);
}

/** Whether an answer moves or calls off one of several rounds to come, and does not say which. */
export function isUnclearWhich(situation: Situation, { callsOff, isMoved, wasOn, ordinal }: Answered): boolean {
  if (callsOff === undefined && isMoved !== true) return false;
  const on = callsOff?.on ?? wasOn;
  const number = callsOff?.ordinal ?? ordinal;
  const ahead = situation.rounds.filter(isAhead);
  const isSaid = number !== undefined || situation.rounds.some((round) => dayOfRound(round) === on);
  return new Set(ahead.map(dayOfRound)).size > 1 && !isSaid;
}

/** A round that is to be moved, to when they do not say: its time no longer stands. */
function withoutMoved(rounds: Round[], situation: Situation, { isMoved, wasOn, ordinal, timesOffered }: AnswerEvent): Round[] {
  const round = isMoved === true && timesOffered === undefined ? roundMeant(situation, { on: wasOn, ordinal }) : undefined;
  return round === undefined ? rounds : withRound(rounds, round.id, (one) => ({ ...one, status: "called_off" }));
}

/** Whether an invitation clearly names a round beyond those on the record, the one ahead included, and later than that (R20). */
function isFurther({ rounds }: Situation, ahead: Round | undefined, event: AnswerEvent): boolean {
  const { ordinal = 0, isAdditional, isMoved, interviewAt } = event;
  const days = new Set(rounds.filter(({ status }) => status !== "called_off").map(dayOfRound));
  return isMoved !== true && (isAdditional === true || ordinal > days.size) && (interviewAt?.startsAt ?? "") > (ahead?.endsAt ?? "");
}

/**
 * The round ahead that a mail about it leaves where it is: it names that round's own day, or none, and no other time. What it
 * brings is the link, the place, or who will be there (R20).
 */
export function keptRound(situation: Situation, event: Answered): Round | undefined {
  const { intent, interviewAt, timesOffered, daysOffered, daysRoughly, isMoved, isAdditional, asksWhen, ordinal = 0 } = event;
  // Which day they mean may be a guess: one that is the round's own is likely that.
  const interviewOn = event.interviewOn ?? daysRoughly?.days[0];
  if (intent !== "second_interview" || isMoved === true || isAdditional === true || asksWhen === true) return undefined;
  if (interviewAt !== undefined || timesOffered !== undefined || daysOffered !== undefined) return undefined;
  const standing = situation.rounds.filter(({ status }) => status !== "called_off");
  const ahead = standing.filter(isAhead);
  if (interviewOn !== undefined) return ahead.find((round) => dayOfRound(round) === interviewOn);
  const bringsMore = event.location !== undefined || event.format !== undefined || event.people !== undefined;
  const isFurtherOne = ordinal > new Set(standing.map(dayOfRound)).size;
  return bringsMore && !isFurtherOne && ahead.length === 1 ? ahead[0] : undefined;
}

/** Whether an answer only speaks of a round that has been held meanwhile: there is nothing left to say to it. */
export function isAboutHeldRound({ rounds }: Situation, { interviewAt, interviewOn, isMoved }: AnswerEvent): boolean {
  if (interviewAt !== undefined || interviewOn === undefined || isMoved === true) return false;
  return rounds.some((round) => round.status === "held" && dayOfRound(round) === interviewOn);
}

/** A round with what a mail about it brings; its time stands. */
function withDetails(round: Round, { location, format, people }: AnswerEvent): Round {
  // Another means than before has another place: a room is no link.
  const { location: before, ...rest } = round;
  const place = location ?? (format === undefined || format === round.format ? before : undefined);
  return {
    ...rest,
    ...(place === undefined ? {} : { location: place }),
    ...(format === undefined ? {} : { format }),
    ...(people === undefined ? {} : { panel: people }),
  };
}

/**
 * An invitation with a date puts the next round on the record, or re-times the one that is still ahead, unless it clearly
 * names a further one (R20).
 */
export function withInvitation(situation: Situation, event: AnswerEvent): Round[] {
  const kept = keptRound(situation, event);
  if (kept !== undefined) return withRound(situation.rounds, kept.id, (round) => withDetails(round, event));
  if (event.interviewAt === undefined || !isDated(event, event.occurredAt))
    return withoutMoved(withoutInvited(situation, event), situation, event);
  const { startsAt, endsAt, timeZone } = event.interviewAt;
  const next = event.isMoved === true ? roundMeant(situation, { on: event.wasOn, ordinal: event.ordinal }) : situation.rounds.find(isAhead);
  const ahead = isFurther(situation, next, event) ? undefined : next;
  const template = ahead ?? situation.rounds.at(-1);
  if (template === undefined) return situation.rounds;
  const lengthMs = Date.parse(template.endsAt) - Date.parse(template.startsAt);
  const { location: _place, format: _format, again: _again, againAt: _at, ...rest } = template;
  // Where it is, and whether by phone, is only what the invitation says, or said before it was moved.
  const location = event.location ?? ahead?.location;
  const format = event.format ?? ahead?.format;
  const round: Round = {
    ...rest,
    id: ahead?.id ?? `rnd_${event.id.slice("evt_".length)}`,
    startsAt,
    endsAt: endsAt ?? new Date(Date.parse(startsAt) + lengthMs).toISOString(),
    timeZone: timeZone ?? template.timeZone,
    // Who will be there is only what the invitation says: nobody is thanked for a round they were not at.
    panel: event.people ?? ahead?.panel ?? [],
    ...(format === undefined ? {} : { format }),
    ...(location === undefined ? {} : { location }),
    ...(ahead?.again === undefined ? {} : { again: ahead.again }),
    ...(ahead?.againAt === undefined ? {} : { againAt: ahead.againAt }),
    status: "planned",
  };
  return ahead === undefined ? [...situation.rounds, round] : withRound(situation.rounds, ahead.id, () => round);
}

const isSame = (a: Contact | PanelMember[], b: Contact | PanelMember[]) => JSON.stringify(a) === JSON.stringify(b);

/** Amended facts reach the rounds that had taken them over: a contact's new address is where the next draft goes. */
export function withAmendedFacts(rounds: readonly Round[], before: Facts, changes: Partial<Facts>): Round[] {
  return rounds.map((round) => ({
    ...round,
    ...(changes.contact !== undefined && isSame(round.contact, before.contact) ? { contact: changes.contact } : {}),
    ...(changes.panel !== undefined && isSame(round.panel, before.panel) ? { panel: changes.panel } : {}),
  }));
}
