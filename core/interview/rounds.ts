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

/** The round that an answer calls off: the one of the day that it names, else the next (R34). */
export function calledOffBy({ rounds }: Situation, { callsOff }: AnswerEvent): Round | undefined {
  const ahead = rounds.filter(isAhead).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  return callsOff === undefined
    ? undefined
    : (ahead.find(({ startsAt, timeZone }) => dayOf(startsAt, timeZone).toString() === callsOff.on) ?? ahead[0]);
}

/** Whether an invitation clearly names a round beyond those on the record, the one ahead included, and later than that (R20). */
function isFurther({ rounds }: Situation, ahead: Round | undefined, { ordinal = 0, isAdditional, interviewAt }: AnswerEvent): boolean {
  const days = new Set(rounds.filter(({ status }) => status !== "called_off").map((r) => dayOf(r.startsAt, r.timeZone).toString()));
  return (isAdditional === true || ordinal > days.size) && (interviewAt?.startsAt ?? "") > (ahead?.endsAt ?? "");
}

/**
 * An invitation with a date puts the next round on the record, or re-times the one that is still ahead, unless it clearly
 * names a further one (R20).
 */
export function withInvitation(situation: Situation, event: AnswerEvent): Round[] {
  if (event.interviewAt === undefined || !isDated(event, event.occurredAt)) return withoutInvited(situation, event);
  const { startsAt, endsAt, timeZone } = event.interviewAt;
  const next = situation.rounds.find(isAhead);
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
