import { Temporal } from "temporal-polyfill";
import { type Anchor, anchorOf, type DayMention, instantOf, type Mention, mentions, type TimeMention } from "./dates.ts";
import { hoursNamed } from "./dates-zones.ts";
import { deadlinesIn } from "./extract-answer.ts";
import { fromCalendars, MEETING_HOST } from "./extract-calendar.ts";
import { decisionIn, holdIn, type Promised } from "./extract-decision.ts";
import { peopleIn } from "./extract-people.ts";
import { ASKABLES, ASKING, GONE, GONE_AFTER, INTERVIEW, OFFER_WORDS, OTHER_DATE, PAST, WRITTEN_OFFER } from "./extract-phrases.ts";
import { formatIn, linkIn, placeIn } from "./extract-place.ts";
import { ahead, before, type Sentence } from "./extract-sentences.ts";

/** A value read from a mail, the words it stands on, and whether it is more than a guess. */
export type Found<T> = { value: T; phrase: string; certain: boolean };

export type Extracted = {
  /** The day by which the employer wants to decide or write, `YYYY-MM-DD` in the candidate's zone. */
  decisionBy?: Promised;
  /** The coming interview; ISO instants. */
  interviewAt?: Found<{ startsAt: string; endsAt: string | null; timeZone: string }>;
  /** The day by which the candidate must answer an offer, `YYYY-MM-DD`. */
  answerBy?: Found<string>;
  location?: Found<string>;
  link?: Found<string>;
  people?: Found<{ name: string; title?: string }[]>;
  format?: Found<"in_person" | "video" | "phone">;
  asksFor?: Found<string[]>;
  /** ISO instants, when several times are offered. */
  timesOffered?: Found<string[]>;
  /** A METHOD:CANCEL invitation came with the mail. */
  cancelled?: boolean;
  /** Until when the process rests: the last day of a stretch, `YYYY-MM-DD`. */
  holdUntil?: Found<string>;
  /** The offer, or the contract, came along in writing (R23). */
  written?: boolean;
};

const TEXT_CHARS_MAX = 24_000;
const SENTENCES_MAX = 300;

/**
 * Reads dates, places and people; relative dates count from `writtenAt` in `timeZone` (the candidate's, IANA), hours without a zone are in
 * `theirZone` where the employer is known to have another. A calendar
 * invitation wins over prose. Nothing is read when the instant or the zone is not one.
 */
export function extract(input: {
  subject: string;
  text: string;
  calendars: readonly string[];
  writtenAt: string;
  timeZone: string;
  theirZone?: string;
}): Extracted {
  const anchor = anchorOf(input.writtenAt, input.timeZone, input.theirZone);
  if (anchor === null) return {};
  const calendar = fromCalendars(input.calendars, anchor);
  const body = input.text.slice(0, TEXT_CHARS_MAX);
  const sentences = split(body).map((text) => ({ text, mentions: mentions(text, anchor) }));
  const subject: Sentence = { text: input.subject.slice(0, 300), mentions: mentions(input.subject.slice(0, 300), anchor) };
  const offers = OFFER_WORDS.test(`${input.subject} ${body}`);

  const deadlines = new Map(offers ? sentences.map((sentence) => [sentence, deadlinesIn(sentence, anchor)]) : []);
  const answerBy = surest([...deadlines.values()].flat());
  const promising = sentences.filter((sentence) => (deadlines.get(sentence) ?? []).length === 0);
  const decisionBy = decisionIn(promising, anchor, offers);
  const slots = calendar.interviewAt || calendar.cancelled ? null : slotsIn([...sentences, subject], anchor, input.writtenAt);
  const prose: Extracted = {
    ...(decisionBy ? { decisionBy } : {}),
    ...(answerBy ? { answerBy } : {}),
    ...(slots ?? {}),
    ...optional("holdUntil", holdIn(sentences, anchor)),
    ...optional("location", placeIn(body)),
    ...optional("link", linkIn(body, MEETING_HOST)),
    ...optional("people", peopleIn(body)),
    ...optional("format", formatIn(`${input.subject}\n${body}`)),
    ...optional("asksFor", asksIn(sentences)),
    ...(offers && WRITTEN_OFFER.test(body) ? { written: true } : {}),
  };
  return { ...prose, ...calendar };
}

/** The first that is certain, else the first. */
const surest = (found: readonly Found<string>[]): Found<string> | null => found.find(({ certain }) => certain) ?? found[0] ?? null;

const optional = <K extends keyof Extracted>(key: K, value: Extracted[K] | null): Partial<Extracted> => (value ? { [key]: value } : {});

/** Sentences for dates: a full stop inside "2.30", "a.m." or "12.03." does not end one. Labelled lines stay lines. */
function split(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .reduce<string[]>((lines, line) => {
      const last = lines[lines.length - 1];
      const goesOn = last !== undefined && last.length > 55 && /[\p{L}\p{N},]$/u.test(last) && /^[\p{Ll}\p{N}]/u.test(line.trim());
      if (goesOn) lines[lines.length - 1] = `${last} ${line.trim()}`;
      else lines.push(line.trim());
      return lines;
    }, [])
    .filter((line) => line !== "" && !line.startsWith(">"))
    .flatMap((line) =>
      line
        .slice(0, 4_000)
        .split(/(?<=[!?])\s+|(?<!\b(?:mr|mrs|ms|dr|prof|st|no|approx|a\.m|p\.m|e\.g|i\.e|\d))\.\s+|(?<=\d\.)\s+(?=\p{Lu})/iu),
    )
    .slice(0, SENTENCES_MAX);
}

/** The day that a time belongs to: the one it touches ("Friday at 9", "9am on Friday"), else the one before, else the one after. */
function dayOf(time: TimeMention, named: readonly DayMention[], text: string): DayMention | null {
  const previous = named.findLast((day) => day.to <= time.from) ?? null;
  const next = named.find((day) => day.from >= time.to) ?? null;
  if (previous && /^\W*(?:at|from|between|around|about|say)?\W*$/i.test(text.slice(previous.to, time.from))) return previous;
  if (next && /^\W*(?:on|this|the|of)?\W*$/i.test(text.slice(time.to, next.from))) return next;
  return previous ?? next;
}

const EITHER = /^\s*(?:,\s*)?(?:or|\/)\s*(?:on\s+)?(?:the\s+)?$/i;

/** The days that share an hour: "on 1 or 2 March at 10am". */
function eitherDay(day: DayMention, named: readonly DayMention[], text: string): DayMention[] {
  const previous = named[named.indexOf(day) - 1];
  return previous !== undefined && EITHER.test(text.slice(previous.to, day.from)) ? [...eitherDay(previous, named, text), day] : [day];
}

type Slot = { day: DayMention; time: TimeMention | null; sentence: Sentence };

/** Every day and time at which the coming interview may be. */
function slotsIn(
  sentences: readonly Sentence[],
  anchor: Anchor,
  writtenAt: string,
): Pick<Extracted, "interviewAt" | "timesOffered"> | null {
  const slots: Slot[] = [];
  let lastDay: DayMention | null = null;
  for (const sentence of sentences) {
    const usable = sentence.mentions.filter((mention) => usableFor(mention, sentence, anchor));
    const named = usable.filter((mention) => mention.kind === "day");
    const timesHere = usable.filter((mention) => mention.kind === "time");
    for (const time of timesHere) {
      const day = dayOf(time, named, sentence.text) ?? (named.length === 0 ? lastDay : null);
      if (day) slots.push(...eitherDay(day, named, sentence.text).map((one) => ({ day: one, time, sentence })));
    }
    for (const day of named) if (!slots.some((slot) => slot.day === day)) slots.push({ day, time: null, sentence });
    lastDay = named[named.length - 1] ?? lastDay;
  }
  // "Thursday 3 December" in one line, "10:00" in the next: the day has found its time.
  const named = slots.filter((slot) => slot.time !== null);
  // "Please arrive at 2.45" is no other time to choose from.
  const meant = named.filter(({ time, sentence }) => time !== null && !ARRIVAL.test(sentence.text.slice(0, time.from)));
  const timed = meant.length > 0 ? meant : named;
  const wanted =
    timed.length > 0
      ? timed
      : slots.filter(
          (slot) =>
            INTERVIEW.test(slot.sentence.text) &&
            !DEADLINE_BEFORE.test(slot.sentence.text.slice(0, slot.day.from)) &&
            !HEARING_DAY.test(slot.sentence.text),
        );
  const first = wanted[0];
  if (first === undefined) return null;
  const phrase = [...new Set(wanted.map((slot) => words(slot)))].join(", ");
  const instants = [...new Set(wanted.flatMap((slot) => ends(slot)))].filter((instant) => instant > writtenAt.slice(0, 10)).sort();
  if (timed.length === 0 && wanted.length > 1) return null;
  if (instants.length > 1 || first.time?.open) {
    return {
      timesOffered: {
        value: instants.slice(0, 20),
        phrase,
        certain: wanted.every((slot) => slot.day.certain && (slot.time?.certain ?? false) && !slot.time?.open),
      },
    };
  }
  const time = first.time ?? null;
  const zone = time?.timeZone ?? anchor.timeZone;
  const startsAt = instantOf(first.day.date, time?.time ?? Temporal.PlainTime.from("09:00"), zone);
  const endsAt = time?.until ? instantOf(first.day.date, time.until, zone) : null;
  const hours = time ? hoursNamed(time.phrase) : null;
  const kept =
    hours === null || first.day.date.toZonedDateTime({ timeZone: zone, plainTime: "12:00" }).offsetNanoseconds === hours * 3.6e12;
  return {
    interviewAt: {
      value: { startsAt, endsAt: endsAt && endsAt > startsAt ? endsAt : null, timeZone: zone },
      phrase,
      certain: time !== null && first.day.certain && time.certain && kept,
    },
  };
}

const ARRIVAL = /\b(?:arrive|be there|check in|sign in|doors open|tour|parking)\b[^.;!?]{0,20}$/i;
const DEADLINE_BEFORE =
  /\b(?:by|before|until|till|within|deadline|no later than|latest)\s+(?:the\s+|this\s+|next\s+|end of\s+)?(?:\S+\s)?$/i;
const HEARING_DAY = /\b(?:hear from|let you know|decision|decide|outcome|be in touch|get back to you|update you)\b/i;

const words = ({ day, time, sentence }: Slot) =>
  time && sentence.mentions.includes(day)
    ? sentence.text.slice(Math.min(day.from, time.from), Math.max(day.to, time.to)).trim()
    : [day.phrase, time?.phrase].filter(Boolean).join(" ").trim();

function ends({ day, time }: Slot): string[] {
  if (time === null) return [];
  const start = instantOf(day.date, time.time, time.timeZone);
  return time.open && time.until ? [start, instantOf(day.date, time.until, time.timeZone)] : [start];
}

/** Neither over, nor given up, nor a deadline, nor the day of the decision, nor the first day at work. */
function usableFor(mention: Mention, sentence: Sentence, anchor: Anchor): boolean {
  const head = before(sentence.text, mention.from);
  const near = head.slice(-60);
  const tail = sentence.text.slice(mention.to, mention.to + 40);
  if (mention.kind === "day" && (!ahead(mention, anchor) || /\bafter\s+(?:the\s+)?$/i.test(head))) return false;
  if (OTHER_DATE.test(`${near}${sentence.text.slice(mention.from, mention.to)}`)) return false;
  if (PAST.test(head.slice(-90)) && !INVITES_NOW.test(head)) return false;
  const lastGone = near.search(GONE);
  if (lastGone >= 0 && !/\b(?:to|instead|could|would|can|how|what|on|for)\b[^,;]*$/i.test(near.slice(lastGone + 12))) return false;
  if (GONE_AFTER.test(tail) && mention.kind === "day" && !/^\s*to\b(?! \d)/i.test(tail)) return false;
  if (/\bfrom\s+$/i.test(head) && /^\s*(?:to|until)\b/i.test(tail) && /\b(?:mov|chang|reschedul|shift|push|bring|brought)\w*\b/i.test(head))
    return false;
  if (DEADLINE_BEFORE.test(head)) return false;
  if (/\b(?:hear|decide|decision|outcome|let you know|in touch|get back|update you)\b[^,;]*$/i.test(head)) return false;
  return true;
}

const INVITES_NOW =
  /\b(?:invite|would like|like to|would love|is scheduled|has been scheduled|are you|could you|can you|please|will be|confirmed|propose|how about)\b/i;

/** What the candidate is asked to send or say. */
function asksIn(sentences: readonly Sentence[]): Found<string[]> | null {
  const asked = new Map<string, string>();
  let askingLines = 0;
  for (const { text } of sentences) {
    // "Please share the below:" governs the lines that follow it.
    const governs = /\b(?:below|following|details|information|documents|needed|required)\b[^.]*:\s*$/i.test(text) && ASKING.test(text);
    if (governs) askingLines = 12;
    else if (askingLines > 0) askingLines -= 1;
    if (!ASKING.test(text) && !text.trim().endsWith("?") && askingLines === 0) continue;
    for (const [name, pattern] of ASKABLES) {
      const match = pattern.exec(text);
      if (match && !asked.has(name)) asked.set(name, match[0].trim());
    }
  }
  return asked.size === 0 ? null : { value: [...asked.keys()], phrase: [...asked.values()].join(", "), certain: true };
}
