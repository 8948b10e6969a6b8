/** When they want to hear from the candidate: the day and the hour of a wish (R10). */
import { Temporal } from "temporal-polyfill";
import type { Answered } from "../interview/events.ts";
import { clauses } from "./classify-clauses.ts";
import type { Wish } from "./classify-wish.ts";
import { wishesIn } from "./classify-wish.ts";
import { type Anchor, anchorOf, type DayMention, dayNamed, type Mention, mentions, type TimeMention } from "./dates.ts";
import { limitOf } from "./dates-limits.ts";
import { BARE_WEEKDAY } from "./dates-words.ts";

/**
 * Where the days stand in a sentence on which they want to hear, and on which therefore nothing is decided. "If you hear
 * nothing by Friday, call me" is a promise of Friday.
 */
export function wishedDays(sentence: string): { from: number; to: number }[] {
  return wishesIn(clauses("", sentence)).flatMap(({ place }) => {
    const start = place === undefined ? -1 : sentence.indexOf(place.sentence);
    return place === undefined || place.isCondition || start < 0 ? [] : [{ from: start + place.from, to: start + place.to }];
  });
}

/** Between a day and its hour there is little: "Friday, around 3", "10am on Tuesday". */
const HOUR_CHARACTERS_AWAY_MAX = 30;
const TOUCHES = /^\W*(?:on|this|the|next)?\W*$/i;
const UP_TO = /\b(?:by|until|till|no later than)\s*$/i;
const SOONER = /\bbefore\s*$/i;

function hourOf(day: DayMention, all: readonly Mention[], text: string): TimeMention | undefined {
  const times = all.filter((mention) => mention.kind === "time");
  const after = times.find(
    ({ from }) => from >= day.to && from - day.to <= HOUR_CHARACTERS_AWAY_MAX && !/[;.]/.test(text.slice(day.to, from)),
  );
  return after ?? times.findLast(({ to }) => to <= day.from && TOUCHES.test(text.slice(to, day.from)));
}

type When = Pick<NonNullable<Answered["wantsContact"]>, "on" | "at" | "when">;

/** The hour in the candidate's own zone, which may be on another day. One in a zone that we are not sure of is left out. */
function withHour(date: Temporal.PlainDate, hour: TimeMention, timeZone: string): Pick<When, "on" | "at"> {
  if (hour.timeZone !== timeZone && !hour.certain) return { on: date.toString() };
  const local = date.toZonedDateTime({ timeZone: hour.timeZone, plainTime: hour.time }).withTimeZone(timeZone);
  return { on: local.toPlainDate().toString(), at: local.toPlainTime().toString({ smallestUnit: "minute" }) };
}

/** The day itself; for "before Friday" the day before it, for "after Easter" its Monday, for "next week" its first day. */
function limitOfWish(day: DayMention, when: Wish["when"], text: string): Temporal.PlainDate {
  if (when === "by") return limitOf(day, undefined, text).date;
  return when === "after" ? (day.kept?.last ?? day.date) : (day.first ?? day.date);
}

function dayOf({ place, when }: Wish, decisionBy: string | undefined, anchor: Anchor): When {
  const text = place?.sentence.replace(/\s/g, " ") ?? "";
  const all = mentions(text, anchor);
  const day = all.find((mention) => mention.kind === "day" && place !== undefined && mention.from < place.to && place.from < mention.to);
  if (day?.kind !== "day") return { on: null };
  const limit = limitOfWish(day, when, text);
  // "We decide on Monday week, call me on Tuesday": a weekday alone is meant from the day of their decision on.
  const isEarly = decisionBy !== undefined && limit.toString() < decisionBy && BARE_WEEKDAY.test(day.phrase);
  const later = isEarly ? dayNamed(day.phrase, `${decisionBy}T12:00:00Z`, anchor.timeZone) : null;
  const date = later === null ? limit : Temporal.PlainDate.from(later);
  const hour = hourOf(day, all, text);
  if (hour === undefined || SOONER.test(text.slice(0, hour.from))) return { on: date.toString() };
  return { ...withHour(date, hour, anchor.timeZone), ...(UP_TO.test(text.slice(0, hour.from)) ? { when: "by" as const } : {}) };
}

/** When they want to hear from the candidate, as a day and where they said it an hour (R10). Null days: whenever it suits. */
export function wantedContact(
  wish: Wish,
  decisionBy: string | undefined,
  { writtenAt, timeZone, theirZone }: { writtenAt: string; timeZone: string; theirZone?: string },
): NonNullable<Answered["wantsContact"]> {
  const { channel, when } = wish;
  const after = when === undefined ? {} : { when };
  if (wish.on === null) return { channel, on: when === "after" ? (decisionBy ?? null) : null, ...(decisionBy === undefined ? {} : after) };
  const anchor = anchorOf(writtenAt, timeZone, theirZone);
  return { channel, ...(anchor === null ? { on: null } : dayOf(wish, decisionBy, anchor)), ...after };
}
