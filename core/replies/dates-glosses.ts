/** One hour as two clocks show it: "3pm GMT (that's 10am for them)", "8am London / 7pm Sydney". */
import type { Temporal } from "temporal-polyfill";
import type { Anchor, DayMention, TimeMention } from "./dates.ts";

/** Said between an hour and the same one elsewhere. */
const GLOSS =
  /^[\s,;.–—-]*(?:(?:[([/=]|\b(?:or|i\.?e\.?|so|that['’]s|that is|that will be|that['’]ll be|which (?:(?:i|we) (?:believe|think|make|reckon) )?(?:is|it|will be|makes it|would be)|meaning|aka|equals)(?![\p{L}]))[\s,:]*)+(?:(?:only|about|already|then|at|just|a) )*$/iu;
/** The same, where it can be no other hour to choose from. */
const EXPLAINS = /[([=]|\b(?:i\.?e\.?|so|that|which|meaning|aka|equals)\b/i;

const WHOSE = /\b(?:their|his|her|your|our|my|local|for (?:them|him|her|you)|there|yours)\b/i;

const MINUTES_OF_DAY = 24 * 60;

/** The minute of the world's day on which an hour falls. */
function minuteOf({ time, timeZone }: TimeMention, date: Temporal.PlainDate): number {
  const minutes = Math.floor(date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds / 60_000);
  return ((minutes % MINUTES_OF_DAY) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
}

/** Of an hour and the one after it what stands, where they are one; null where they are two. */
function oneOf(a: TimeMention, b: TimeMention, between: string, date: Temporal.PlainDate): TimeMention | null {
  if (!GLOSS.test(between) || (!a.zoned && !b.zoned)) return null;
  const explains = EXPLAINS.test(between);
  if (minuteOf(a, date) === minuteOf(b, date))
    return explains || a.zoned !== b.zoned || a.timeZone !== b.timeZone ? { ...a, certain: true } : null;
  if (!b.zoned) return null;
  if (!a.zoned) return explains ? b : null;
  if (explains || between.includes("/") || b.timeZone !== a.timeZone || WHOSE.test(`${a.phrase} ${b.phrase}`)) {
    if (!b.certain) return a;
    if (!a.certain) return b;
  }
  // Two of one zone, and two that are not the same hour, are two to choose from, unless the one is to explain the other.
  return explains && a.timeZone !== b.timeZone ? { ...a, certain: false } : null;
}

/** The hours of a text without those that only say another once more. */
export function withoutGlosses(
  all: readonly TimeMention[],
  text: string,
  days: readonly DayMention[],
  { today }: Pick<Anchor, "today">,
): TimeMention[] {
  const out: TimeMention[] = [];
  let stop = 0;
  for (const time of all) {
    const last = out.at(-1);
    const day = (days.findLast(({ to }) => to <= time.from) ?? days[0])?.date ?? today;
    const one = last === undefined ? null : oneOf(last, time, text.slice(stop, time.from), day);
    stop = time.to;
    if (one === null) out.push(time);
    else out[out.length - 1] = one;
  }
  return out;
}
