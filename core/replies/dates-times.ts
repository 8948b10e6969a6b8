import { Temporal } from "temporal-polyfill";
import type { Anchor, DayMention, TimeMention } from "./dates.ts";
import { withoutGlosses } from "./dates-glosses.ts";
import { signs } from "./dates-signs.ts";
import { rule, WD } from "./dates-words.ts";
import { type Zone, zoneNamed, zoneOfAll, zoneOfIso, zoneWords } from "./dates-zones.ts";

/** `signs`: without all of these in the sentence the pattern cannot match. */
type TimeRule = {
  signs: number;
  pattern: RegExp;
  read: (groups: Record<string, string | undefined>, phrase: string) => { hour: number; minute: number; sure: boolean } | null;
};

const HALF = "(?<half>a\\.?m\\.?|p\\.?m\\.?)";
const MINUTES: Record<string, number> = { five: 5, ten: 10, quarter: 15, twenty: 20, "twenty five": 25, half: 30 };
const clock = (hour: number, minute: number, half: string | undefined) => {
  if (minute > 59 || hour > 23) return null;
  if (half !== undefined) {
    if (hour > 12 || hour === 0) return hour > 12 ? { hour, minute, sure: true } : null;
    return { hour: (hour % 12) + (/^p/i.test(half) ? 12 : 0), minute, sure: true };
  }
  // Nobody interviews at two in the morning; seven and eight may be either.
  if (hour >= 1 && hour <= 6) return { hour: hour + 12, minute, sure: true };
  return { hour, minute, sure: hour >= 9 };
};
const HOUR_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const hourOf = (word: string) => HOUR_WORDS.split("|").indexOf(word.toLowerCase()) + 1 || Number(word);

const minutesOf = (word: string) => MINUTES[word.toLowerCase().replace("-", " ")] ?? Number(word);

export const TIME_RULES: readonly TimeRule[] = [
  { signs: signs("noon"), pattern: rule("(?:12 )?(?:noon|midday)"), read: () => ({ hour: 12, minute: 0, sure: true }) },
  {
    // "Ten to three" may be a stretch of hours, and is a time only after "at".
    signs: signs("halfOrPast", "hour"),
    pattern: rule(
      `(?:(?<m>half|quarter|five|ten|twenty(?:[- ]five)?|\\d{1,2})(?: minutes)? past|half|(?:quarter|(?<=at )(?<to>five|ten|twenty(?:[- ]five)?)(?: minutes)?) to) (?<h>\\d{1,2}|${HOUR_WORDS})(?:\\s*${HALF})?`,
    ),
    read: (g, phrase) => {
      const hour = hourOf(g.h ?? "");
      if (/ to /i.test(phrase)) return clock(hour - 1 || 12, 60 - minutesOf(g.to ?? "quarter"), g.half);
      return clock(hour, minutesOf(g.m ?? "half"), g.half);
    },
  },
  {
    signs: signs("digit", "halfOrIsh"),
    pattern: rule(`(?<h>\\d{1,2})(?:[:.h](?<m>\\d\\d))?(?:\\s*${HALF}(?:\\s?(?<half_ish>-?ish))?|\\s?(?<ish>-?ish))`),
    read: (g) => {
      const time = clock(Number(g.h), Number(g.m ?? 0), g.half);
      return time && { ...time, sure: time.sure && (g.ish ?? g.half_ish) === undefined };
    },
  },
  // "10-11am": the half of the day is said once, at the end. "Between 1-3" says none.
  {
    signs: signs("parted", "halfOrBetween"),
    pattern: new RegExp(
      `(?<=\\d-)(?<h>\\d{1,2})(?:[:.](?<m>\\d\\d))?(?:\\s*${HALF}|(?<=\\b(?:between|btwn?) \\d{1,2}-\\d{1,2})(?! (?:\\w+ )?(?:days?|weeks?|hours?|minutes?|mins?|people)\\b))(?![\\p{L}\\p{N}])`,
      "giu",
    ),
    read: (g) => clock(Number(g.h), Number(g.m ?? 0), g.half),
  },
  // "9:00-10:00", "9.30-10.15"
  {
    signs: signs("digit"),
    pattern: /(?<=(?<![\d.:/-])\d{1,2}(?<sep>[:.])[0-5]\d-)(?<h>[01]?\d|2[0-3])\k<sep>(?<m>[0-5]\d)(?![\p{L}\p{N}:]|\.\d)/gu,
    read: (g) => clock(Number(g.h), Number(g.m), undefined),
  },
  // "10 or else 2.30": the second of the two shows that the first is an hour.
  {
    signs: signs("digit", "or"),
    pattern: rule(
      "(?<h>\\d{1,2})(?=(?:,? or |\\s?/\\s?)(?:else |maybe |perhaps |even |at )?\\d{1,2}(?:[:.][0-5]\\d(?![\\d.])|\\s?[ap]\\.?m\\b))",
    ),
    read: (g) => clock(Number(g.h), 0, undefined),
  },
  {
    signs: signs("parted", "halfOrBetween"),
    pattern: rule("(?<h>\\d{1,2})(?:[:.](?<m>\\d\\d))?(?=-\\d{1,2}(?:[:.]\\d\\d)?\\s*[ap]\\.?m\\b)"),
    read: (g) => clock(Number(g.h), Number(g.m ?? 0), undefined),
  },
  // "2026-12-10T10:00Z"
  {
    signs: signs("digit"),
    pattern: /(?<=20\d\d-\d\d-\d\dT)(?<h>[01]\d|2[0-3]):(?<m>[0-5]\d)(?::\d\d(?:\.\d{1,6})?)?/g,
    read: (g) => ({ hour: Number(g.h), minute: Number(g.m), sure: true }),
  },
  {
    signs: signs("digit", "colon"),
    pattern: rule("(?<h>[01]?\\d|2[0-3]):(?<m>[0-5]\\d)(?::00)?(?:\\s*(?:hrs|hours|h))?"),
    read: (g) =>
      (g.h ?? "").startsWith("0") || Number(g.h) > 12
        ? { hour: Number(g.h), minute: Number(g.m), sure: true }
        : clock(Number(g.h), Number(g.m), undefined),
  },
  // "1430 hrs", "0845 to 1500", "at 1430".
  {
    signs: signs("fourDigits"),
    pattern: rule(
      "(?<h>[01]\\d|2[0-3])(?<m>[0-5]\\d)(?:\\s*(?:hrs|hours|h)|(?<=0\\d{3})(?=\\s*(?:-|–|to)\\s*[012]\\d[0-5]\\d(?!\\d))|(?<=(?<!\\d)0\\d{3}\\s*(?:-|–|to)\\s*\\d{4})|(?<=\\bat [01]\\d{2}[05])(?=\\s*(?:[,;.?!)]|$|on\\b|for\\b|in\\b|with\\b|to\\b|tomorrow\\b)))",
    ),
    read: (g) => ({ hour: Number(g.h), minute: Number(g.m), sure: true }),
  },
  {
    signs: signs("parted"),
    pattern: rule("(?<h>\\d{1,2})\\.(?<m>[0-5]\\d)(?:\\s?(?:hrs|hours|hr|h|uhr))(?!\\.\\d)|(?<h2>\\d{1,2})\\.(?<m2>[0-5][05])(?!\\.\\d)"),
    read: (g) => clock(Number(g.h ?? g.h2), Number(g.m ?? g.m2), undefined),
  },
  {
    signs: signs("digit", "uhr"),
    pattern: rule("(?<h>\\d{1,2})(?:h(?<m>[0-5]\\d)?| uhr)"),
    read: (g) => (Number(g.h) > 23 ? null : { hour: Number(g.h), minute: Number(g.m ?? 0), sure: true }),
  },
  {
    signs: signs("hour"),
    pattern: rule(`(?<h>\\d{1,2}|${HOUR_WORDS})(?= in the (?:morning|afternoon|evening)\\b(?! (?:group|session|shift)))`),
    read: (g) => clock(hourOf(g.h ?? ""), 0, undefined),
  },
  {
    signs: signs("hour", "clock"),
    pattern: rule(`(?<h>\\d{1,2}|${HOUR_WORDS}) o['’]?clock(?: ${HALF})?`),
    read: (g) => clock(hourOf(g.h ?? ""), 0, g.half),
  },
  // "10 works for us, same place."
  {
    signs: signs("hour", "fits"),
    pattern: rule(
      `(?<=^(?:(?:yes|ok|okay|great|perfect|sure|then|so|and|but|\\W){1,3} )?)(?<h>\\d{1,2}|${HOUR_WORDS})(?= (?:works (?:for|best|well|fine|perfectly|great)|suits (?:us|me|them|him|her|everyone|the)|it is\\b|is (?:fine|good|perfect|ok|okay|grand|great|best) (?:for|with|by|at|here)|would (?:work|suit)\\b|sounds (?:good|great|fine)))`,
    ),
    read: (g) => clock(hourOf(g.h ?? ""), 0, undefined),
  },
  {
    signs: signs("hour"),
    pattern: rule(
      `(?<=(?:at|@|from|between|btwn?|and|to|until|till|before|after|or|say|around|about|by|-|–|[(/]|\\b(?:be|being|get|come|arrive|ready|starting|start|kick off) (?:(?:here|there|in|round|along|over|down|up) )?(?:for|at))\\s?)(?<h>\\d{1,2}|${HOUR_WORDS})(?=\\s*(?:$|[,;?!)]|\\.(?!\\d)|-|–|to\\b|and\\b|or\\b|on\\b|in\\b|with\\b|at\\b|for\\b|tomorrow|today|${WD}\\b|if\\b|instead|please|suit|work|then|sharp|\\(|(?:your|our|their) time\\b|yours\\b|(?:my|local) time\\b|(?:\\p{L}+ ){1,3}time\\b|not\\b|rather\\b|but\\b|be\\b|it\\b|now\\b|utc|gmt|bst|cet|cest|ist|[ecmp][sd]?t\\b))`,
    ),
    read: (g) => clock(hourOf(g.h ?? ""), 0, undefined),
  },
];

type RawTime = { from: number; to: number; hour: number; minute: number; sure: boolean; half: boolean; bare: boolean };

function rawTimes(text: string, foundSigns: number): RawTime[] {
  const found: RawTime[] = [];
  TIME_RULES.forEach(({ signs: needed, pattern, read }, at) => {
    if ((foundSigns & needed) !== needed) return;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.some((other) => from < other.to && other.from < to)) continue;
      const time = read(match.groups ?? {}, match[0]);
      const half = match.groups?.half !== undefined;
      if (time)
        found.push({
          from,
          to,
          ...(half ? time : inPart(time, match[0], text.slice(to, to + 24))),
          half,
          bare: at === TIME_RULES.length - 1,
        });
    }
  });
  return found.sort((a, b) => a.from - b.from);
}

/** "4.30 in the morning", "8 on Tuesday evening": the part of the day after an hour says its half as "am" would. */
const PART_OF_DAY =
  /^\s*(?:(?:in the|tomorrow|that|this|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?:(?<am>morning)|afternoon|evening)|at night|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day night)\b/i;

function inPart<T extends { hour: number; sure: boolean }>(time: T, phrase: string, after: string): T {
  const part = PART_OF_DAY.exec(after);
  // "14:00 tomorrow afternoon" has said its half.
  if (part === null || /^(?:0|1[3-9]|2)\d/.test(phrase)) return time;
  if (part.groups?.am === undefined) return { ...time, hour: time.hour < 12 ? time.hour + 12 : time.hour, sure: true };
  // One to six were read as past noon for want of a half; a baker meets at four, and nobody at two.
  const hour = time.hour > 12 ? time.hour - 12 : time.hour;
  return { ...time, hour, sure: hour >= 4 };
}

/** Times of day, ranges joined ("2 to 3 pm"), each with its zone: the one named after it, else the candidate's. `found`: the text's signs. */
export function times(text: string, found: number, anchor: Anchor, days: readonly DayMention[]): TimeMention[] {
  const raw = rawTimes(text, found).filter((time) => !days.some((day) => time.from < day.to && day.from < time.to));
  const out: TimeMention[] = [];
  const apart: Apart[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const start = raw[at];
    if (start === undefined || start.from < (out.at(-1)?.to ?? 0)) continue;
    const next = raw[at + 1];
    const between = next ? text.slice(start.to, next.from) : "";
    // "Moved from 2 pm to 4 pm" is no range: only the second time stands.
    if (
      next &&
      /^\s*to\s*$/i.test(between) &&
      /\b(?:mov|chang|resched|shift|push|put|br(?:ought|ing)|swap)[^,;]{0,40}\bfrom\s*$/i.test(
        text.slice(Math.max(0, start.from - 60), start.from),
      )
    )
      continue;
    const open = /\b(?:between|btwn?|any ?time|from)\s*$/i.test(text.slice(Math.max(0, start.from - 10), start.from));
    const joined =
      next !== undefined &&
      (/^\s*(?:-|–|—|(?:to|until|till)(?: (?:about|around|roughly|maybe|perhaps|approximately))?)\s*$/i.test(between) ||
        (open && /^\s*(?:and|to|-|–)\s*$/i.test(between)));
    // A lone number needs more than its looks: "at 2" is a time, "or 3" only beside another.
    if (
      start.bare &&
      !joined &&
      !/(?:\bat|@|\bsay|\baround|\babout|any ?time after|\b(?:be|come|get|arrive|ready) (?:\w+ )?for)\s?$/i.test(
        text.slice(Math.max(0, start.from - 20), start.from),
      ) &&
      out.length === 0
    )
      continue;
    let hour = start.hour;
    const end = joined ? next : undefined;
    // "2-3pm": the half of the day is said once. "11-1pm" starts in the morning.
    if (end?.half && !start.half && !start.sure && end.hour >= 12 && start.hour < 12 && start.hour + 12 <= end.hour) hour = start.hour + 12;
    if (end?.half && !start.half && end.hour < 12 && start.hour >= 13 && start.hour - 12 < end.hour) hour = start.hour - 12;
    const stop = end?.to ?? start.to;
    const beside = zoneBeside(text, start.from, stop, anchor);
    const later = beside === null ? zoneAfterDay(text, stop, anchor, days) : null;
    const zone = beside ?? later;
    const to = stop + (beside?.length ?? 0);
    if (later !== null) apart.push(later);
    out.push({
      kind: "time",
      from: start.from,
      to,
      phrase: `${text.slice(start.from, to).replace(/(?<!\.m)\.$/i, "")}${later === null ? "" : text.slice(later.from, later.to)}`,
      time: Temporal.PlainTime.from({ hour, minute: start.minute }),
      until: end ? Temporal.PlainTime.from({ hour: end.hour, minute: end.minute }) : null,
      open: open && joined && /\b(?:between|btwn?|any ?time)\s*$/i.test(text.slice(Math.max(0, start.from - 10), start.from)),
      timeZone: zone?.timeZone ?? anchor.theirZone ?? anchor.timeZone,
      zoned: zone !== null,
      // "After 3" leaves the hour to be agreed.
      certain:
        !(end === undefined && /\b(?:after|before)\s*$/i.test(text.slice(Math.max(0, start.from - 8), start.from))) &&
        (start.sure || (end?.half ?? false)) &&
        (zone?.certain ?? true),
    });
    if (joined) at += 1;
  }
  return withoutGlosses(
    withZonesApart(withZoneOfList(out, text, days), text, apart, anchor, days[0]?.date ?? anchor.today),
    text,
    days,
    anchor,
  );
}

const ZONE_CHARACTERS = 60;

/** Whether two zones have the same hour on a day. */
function isSameClock(a: string, b: string, date: Temporal.PlainDate): boolean {
  const [first, second] = [a, b].map((timeZone) => date.toZonedDateTime({ timeZone, plainTime: "12:00" }).offsetNanoseconds);
  return first === second;
}

function zoneBeside(text: string, from: number, stop: number, anchor: Anchor): Zone | null {
  const rest = text.slice(stop, stop + ZONE_CHARACTERS);
  return (text[from - 1] === "T" ? zoneOfIso(rest) : null) ?? zoneNamed(rest, anchor);
}

/** "At 9 on 10 December, EST": the zone stands after the day that the hour is said of. */
type Apart = { from: number; to: number };

function zoneAfterDay(text: string, stop: number, anchor: Anchor, days: readonly DayMention[]): (Zone & Apart) | null {
  const day = days.find(({ from }) => from >= stop);
  if (day === undefined || !/^[\s,]*(?:on|this|the|of)?\s*(?:the\s+)?$/i.test(text.slice(stop, day.from))) return null;
  const zone = zoneNamed(text.slice(day.to, day.to + ZONE_CHARACTERS), anchor);
  return zone && { ...zone, from: day.to, to: day.to + zone.length };
}

/** Between the hours of a list, days aside. */
const LISTS = /^(?:[\s,;/&]|\b(?:or|and|either|on|at|from|the|alternatively)\b)*$/i;

/** "Tuesday at 10 or Wednesday at 2, both EST": the zone that is said last is that of all of them. */
function withZoneOfList(times: readonly TimeMention[], text: string, days: readonly DayMention[]): TimeMention[] {
  const out = [...times];
  for (let at = out.length - 2; at >= 0; at -= 1) {
    const [time, next] = [out[at], out[at + 1]];
    if (time === undefined || next === undefined || time.zoned || !next.zoned) continue;
    const between = days
      .filter(({ from, to }) => from >= time.to && to <= next.from)
      .reduceRight((rest, { from, to }) => rest.slice(0, from - time.to) + rest.slice(to - time.to), text.slice(time.to, next.from));
    if (/\p{L}|,/u.test(between) && LISTS.test(between))
      out[at] = { ...time, timeZone: next.timeZone, zoned: true, certain: time.certain && next.certain };
  }
  return out;
}

/** An hour in the zone that is said of all of them, where it has none of its own. */
export const inZone = (time: TimeMention, { timeZone, certain }: Zone): TimeMention =>
  time.zoned ? time : { ...time, timeZone, zoned: true, certain: time.certain && certain };

/** A zone that stands apart from the hours of a sentence makes those a guess that have none; so does one that we do not know. */
function withZonesApart(
  times: readonly TimeMention[],
  text: string,
  taken: readonly Apart[],
  anchor: Anchor,
  date: Temporal.PlainDate,
): TimeMention[] {
  if (times.every(({ zoned }) => zoned)) return [...times];
  const all = zoneOfAll(text, anchor);
  if (all !== null) return times.map((time) => inZone(time, all));
  const apart = zoneWords(text).filter((word) => ![...times, ...taken].some(({ from, to }) => word.from < to && from < word.to));
  const zones = apart.map(({ from, to }) => zoneNamed(text.slice(from, to), anchor));
  const isOther = (time: TimeMention) => zones.some((zone) => zone?.certain !== true || !isSameClock(zone.timeZone, time.timeZone, date));
  return times.map((time) => (time.zoned || !isOther(time) ? time : { ...time, certain: false }));
}
