import { deadlineOf } from "../cadence/answers.ts";
import type { DateText } from "../clock.ts";
import { plus } from "../clock.ts";
import type { NamedTime } from "../interview/events.ts";
import type { Round } from "../interview/facts.ts";
import { fold } from "../interview/fold.ts";
import type { Situation } from "../interview/situation.ts";
import { oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { Block, CalendarEntry } from "./content.ts";
import type { Known } from "./known.ts";

/**
 * How often a date had been moved, as we came to hear of it. Counted over the record as it grew, and not over what is in force
 * now: what was taken back had gone into a calendar, and the date that stands again must win over it.
 */
function moves({ events = [], candidate }: Composing, dateIn: (situation: Situation) => string | undefined): number {
  let count = 0;
  let before: string | undefined;
  for (let known = 1; known <= events.length; known++) {
    const date = dateIn(fold(events.slice(0, known), candidate.timeZone));
    if (date === undefined || date === before) continue;
    if (before !== undefined) count++;
    before = date;
  }
  return count;
}

const uidOf = ({ id }: Round) => `${id}@followthrough`;

/** How often a round was moved, called off, put ahead again, or given another place. */
const roundSequence = (composing: Composing, round: Round | undefined) =>
  moves(composing, ({ rounds }) => {
    const then = rounds.find(({ id }) => id === round?.id);
    return then && (then.status === "called_off" ? "called off" : `${then.startsAt}/${then.endsAt}/${then.location ?? ""}`);
  });

/** What takes rounds that were called off out of the candidate's calendar: those to come alone of which a mail of ours has put an entry there. */
export function cancelledEntries(composing: Composing, { rounds }: Situation): CalendarEntry[] {
  const sent = composing.messages.flatMap(({ content }) => content?.calendar ?? []);
  return rounds.flatMap((round): CalendarEntry[] => {
    const ours = sent.filter(({ uid }) => uid === uidOf(round));
    const last = ours.reduce<CalendarEntry | undefined>((a, b) => (a === undefined || b.sequence >= a.sequence ? b : a), undefined);
    if (round.status !== "called_off" || round.endsAt <= composing.now || last === undefined || last.isCancelled === true) return [];
    const sequence = Math.max(roundSequence(composing, round), last.sequence + 1);
    return [{ ...last, sequence, description: "It was called off.", isCancelled: true }];
  });
}

/** Said where an entry goes along that takes another out of the calendar. */
export function calledOffNote(gone: readonly CalendarEntry[]): Block[] {
  return gone.length === 0
    ? []
    : [
        {
          type: "aside",
          text: "The attached calendar entry takes the interview that was called off out of your calendar, if you had put it there.",
        },
      ];
}

/** The entry of a round for the candidate's calendar. The same round keeps its uid, so that a moved one replaces itself. */
export function roundEntry(composing: Composing, known: Known, time: NamedTime | Round, location: string | undefined): CalendarEntry {
  const endsAt = time.endsAt ?? plus(time.startsAt, "PT60M");
  const place = oneLine(location ?? "", 300);
  const atThatTime = known.situation.rounds.filter((r) => r.startsAt === time.startsAt);
  const round = atThatTime.find(({ status }) => status !== "called_off") ?? atThatTime[0];
  return {
    uid: round === undefined ? `${composing.message.id}@followthrough` : uidOf(round),
    sequence: roundSequence(composing, round),
    summary: `Interview: ${known.role}, ${known.company}`,
    description: `Your interview with ${known.company} for the position of ${known.role}.`,
    ...(place === "" ? {} : { location: place }),
    when: { startsAt: time.startsAt, endsAt },
  };
}

/** The day by which an offer wants its answer. An interview has one such day at a time: another takes its place. */
export function deadlineEntry(composing: Composing, known: Known, day: DateText, assumed: boolean): CalendarEntry {
  return {
    uid: `${composing.interviewId ?? composing.message.id}.answer@followthrough`,
    sequence: moves(composing, (situation) => deadlineOf(situation, composing.candidate.timeZone)?.by),
    summary: `Answer the offer: ${known.role}, ${known.company}`,
    description: assumed ? "They named no day; a week is assumed." : "The day by which they would like your answer.",
    when: { day },
  };
}
