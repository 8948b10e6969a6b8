import { Temporal } from "temporal-polyfill";
import type { Anchor, DayMention, TimeMention } from "./dates.ts";
import { signs } from "./dates-signs.ts";
import { rule, WD } from "./dates-words.ts";
import { zoneNamed } from "./dates-zones.ts";

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
      `(?<=(?:at|@|from|between|btwn?|and|to|until|till|before|after|or|say|around|about|by|-|–|[(/])\\s?)(?<h>\\d{1,2}|${HOUR_WORDS})(?=\\s*(?:$|[,;?!)]|\\.(?!\\d)|-|–|to\\b|and\\b|or\\b|on\\b|in\\b|with\\b|at\\b|for\\b|tomorrow|today|${WD}\\b|if\\b|instead|please|suit|work|then|sharp|\\(|(?:your|our|their) time\\b|yours\\b|(?:my|local) time\\b|(?:\\p{L}+ ){1,3}time\\b|not\\b|rather\\b|but\\b|now\\b|utc|gmt|bst|cet|cest|ist|[ecmp][sd]?t\\b))`,
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
  /^\s*(?:in the|tomorrow|that|this|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?:(?<am>morning)|afternoon|evening)\b/i;

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
  for (let at = 0; at < raw.length; at += 1) {
    const start = raw[at];
    if (start === undefined) continue;
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
      next !== undefined && (/^\s*(?:-|–|—|to|until|till)\s*$/i.test(between) || (open && /^\s*(?:and|to|-|–)\s*$/i.test(between)));
    // A lone number needs more than its looks: "at 2" is a time, "or 3" only beside another.
    if (
      start.bare &&
      !joined &&
      !/(?:\bat|@|\bsay|\baround|\babout|any ?time after)\s?$/i.test(text.slice(Math.max(0, start.from - 16), start.from)) &&
      out.length === 0
    )
      continue;
    let hour = start.hour;
    const end = joined ? next : undefined;
    // "2-3pm": the half of the day is said once. "11-1pm" starts in the morning.
    if (end?.half && !start.half && !start.sure && end.hour >= 12 && start.hour < 12 && start.hour + 12 <= end.hour) hour = start.hour + 12;
    if (end?.half && !start.half && end.hour < 12 && start.hour >= 13 && start.hour - 12 < end.hour) hour = start.hour - 12;
    const stop = end?.to ?? start.to;
    const zone = zoneNamed(text.slice(stop, stop + 40), anchor);
    const to = stop + (zone?.length ?? 0);
    out.push({
      kind: "time",
      from: start.from,
      to,
      phrase: text.slice(start.from, to).replace(/(?<!\.m)\.$/i, ""),
      time: Temporal.PlainTime.from({ hour, minute: start.minute }),
      until: end ? Temporal.PlainTime.from({ hour: end.hour, minute: end.minute }) : null,
      open: open && joined && /\b(?:between|btwn?|any ?time)\s*$/i.test(text.slice(Math.max(0, start.from - 10), start.from)),
      timeZone: zone?.timeZone ?? anchor.theirZone ?? anchor.timeZone,
      // "After 3" leaves the hour to be agreed.
      certain:
        !(end === undefined && /\b(?:after|before)\s*$/i.test(text.slice(Math.max(0, start.from - 8), start.from))) &&
        (start.sure || (end?.half ?? false)) &&
        (zone?.certain ?? true),
    });
    if (joined) at += 1;
  }
  return withoutGlosses(out, text);
}

/** "10 their time (11 yours)", "8am London / 7pm Sydney": one hour as two clocks show it. */
const GLOSS = /^\s*(?:[([/=]|or|i\.e\.|so|that['’]s|which is)+\s*$/i;
/** Of one hour that is said twice the one whose zone is sure, else the first; both stay where they are two hours of one zone. */
function withoutGlosses(all: readonly TimeMention[], text: string): TimeMention[] {
  return all.filter((time, at) => {
    const [previous, next] = [all[at - 1], all[at + 1]];
    const isGloss = (a: TimeMention | undefined, b: TimeMention | undefined) =>
      a !== undefined && b !== undefined && NAMES_ZONE.test(a.phrase) && NAMES_ZONE.test(b.phrase) && GLOSS.test(text.slice(a.to, b.from));
    if (isGloss(previous, time)) return previous?.certain === false && time.certain;
    return !(isGloss(time, next) && !time.certain && next?.certain === true);
  });
}
/** An hour with more than the half of its day behind it. */
const NAMES_ZONE = /\d\s*(?:[ap]\.?m\.?|h|hrs|hours)?\s*[([]?\s*(?!(?:[ap]\.?m\.?|h|hrs|hours)\b)\p{L}{2,}/iu;
