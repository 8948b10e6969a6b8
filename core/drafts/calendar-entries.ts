import type { DateText } from "../clock.ts";
import { plus } from "../clock.ts";
import type { NamedTime } from "../interview/events.ts";
import type { Round } from "../interview/facts.ts";
import { oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { CalendarEntry } from "./content.ts";
import type { Known } from "./known.ts";

/** The entry of a round for the candidate's calendar. The same round keeps its uid, so that a moved one replaces itself. */
export function roundEntry(composing: Composing, known: Known, time: NamedTime | Round, location: string | undefined): CalendarEntry {
  const endsAt = time.endsAt ?? plus(time.startsAt, "PT60M");
  const place = oneLine(location ?? "", 300);
  const round = known.situation.rounds.find((r) => r.startsAt === time.startsAt);
  return {
    uid: `${round?.id ?? composing.message.id}@followthrough`,
    summary: `Interview: ${known.role}, ${known.company}`,
    description: `Your interview with ${known.company} for the position of ${known.role}.`,
    ...(place === "" ? {} : { location: place }),
    when: { startsAt: time.startsAt, endsAt },
  };
}

/** The day by which an offer wants its answer. */
export function deadlineEntry(known: Known, day: DateText, assumed: boolean): CalendarEntry {
  return {
    uid: `${known.situation.offer?.eventId ?? "offer"}@followthrough`,
    summary: `Answer the offer: ${known.role}, ${known.company}`,
    description: assumed ? "They named no day; a week is assumed." : "The day by which they would like your answer.",
    when: { day },
  };
}
