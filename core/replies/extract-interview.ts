/** When the coming interview is (R20): a day and an hour, a day alone, or several times to choose from. */
import { Temporal } from "temporal-polyfill";
import { type Anchor, type DayMention, instantOf, type Mention, type TimeMention } from "./dates.ts";
import { stretch } from "./dates-limits.ts";
import { inZone } from "./dates-times.ts";
import { NAMES_A_DAY } from "./dates-words.ts";
import { hoursNamed, zoneOfAll } from "./dates-zones.ts";
import type { Extracted } from "./extract.ts";
import { minutesIn } from "./extract-length.ts";
import { standing } from "./extract-moved.ts";
import { ASKS_FOR_CALL, DONE_ON, INTERVIEW, OTHER_DATE, PAST, PREPARES, RETURNS } from "./extract-phrases.ts";
import { ahead, before, days, type Sentence, standingDays } from "./extract-sentences.ts";

/** The day that a time belongs to: the one it touches ("Friday at 9", "9am on Friday"), else the one before, else the one after. */
function dayOf(time: TimeMention, named: readonly DayMention[], text: string): DayMention | null {
  const previous = named.findLast((day) => day.to <= time.from) ?? null;
  const next = named.find((day) => day.from >= time.to) ?? null;
  if (previous && /^\W*(?:at|from|between|around|about|say)?\W*$/i.test(text.slice(previous.to, time.from))) return previous;
  if (
    next &&
    /^\W*(?:(?:in the (?:morning|afternoon|evening)|at night)\b\W*)?(?:on|this|the|of)?\W*$/i.test(text.slice(time.to, next.from))
  )
    return next;
  return previous ?? next;
}

const EITHER = /^\s*(?:,\s*)?(?:or|\/)\s*(?:on\s+)?(?:the\s+)?$/i;
/** Between the days of a list whose last two an "or" parts. */
const LISTED = /^\s*(?:,|\/|;)\s*(?:on\s+)?(?:the\s+)?$/i;

/** The days that share an hour: "on 1 or 2 March at 10am". */
function eitherDay(day: DayMention, named: readonly DayMention[], text: string): DayMention[] {
  const out = [day];
  for (let at = named.indexOf(day) - 1; at >= 0; at -= 1) {
    const [previous, next] = [named[at], out[0] ?? day];
    const between = previous === undefined ? "" : text.slice(previous.to, next.from);
    if (previous === undefined || !(EITHER.test(between) || (out.length > 1 && LISTED.test(between)))) break;
    out.unshift(previous);
  }
  // "From noon on the 14th, 15th or 16th": those after it that have no hour of their own.
  const rest = named.slice(named.indexOf(day) + 1);
  const last = rest.findLastIndex((next, at) => EITHER.test(text.slice((rest[at - 1] ?? day).to, next.from)));
  const after = rest.slice(0, last + 1);
  const isList = after.every((next, at) => {
    const between = text.slice((after[at - 1] ?? day).to, next.from);
    return (EITHER.test(between) || LISTED.test(between)) && !OWN_HOUR.test(text.slice(next.to));
  });
  return isList ? [...out, ...after] : out;
}

const OWN_HOUR = /^\W*(?:(?:at|from|@|between|around|about|after|before)\W+)?(?:\d|noon|half|midday)/i;

/** "Both start at 9", "in each case at 12.30", "they all begin at ten": the hour of all the days that were just named. */
const OF_ALL =
  /\b(?:both|each|either|all (?:of (?:them|these)|three|four|days|slots)|they all|(?:in )?every case|whichever|any of (?:them|these))\b/i;

/** The days that an hour in the sentence after them is of: those to choose from, or the last that was named. */
function daysBefore(sentences: readonly Sentence[], at: number, last: DayMention, isOpen: (day: DayMention) => boolean): DayMention[] {
  const said = sentences.slice(0, at).findLastIndex((sentence) => sentence.mentions.includes(last));
  const text = sentences[said]?.text ?? "";
  const among = eitherDay(last, standingDays(sentences[said] ?? { text, mentions: [] }).filter(isOpen), text);
  if (among.length > 1 || !OF_ALL.test(sentences[at]?.text ?? "")) return among;
  if (!isItem(sentences[said] ?? { text, mentions: [] })) return days(sentences[said] ?? { text, mentions: [] }).filter(isOpen);
  let first = said;
  for (let item = sentences[first - 1]; item !== undefined && isItem(item); item = sentences[first - 1]) first -= 1;
  return sentences.slice(first, said + 1).flatMap((item) => days(item).filter(isOpen));
}

type Slot = { day: DayMention; time: TimeMention | null; sentence: Sentence };
type Timed = Slot & { time: TimeMention };

/** "If not, Thursday same time." */
const SAME_TIME = /\bsame (?:time|hour)\b/i;

/** "From Monday to Friday": the days of a stretch in which one may choose. */
function isInStretch(all: readonly DayMention[], at: number, text: string): boolean {
  const isOne = (a: DayMention | undefined, b: DayMention | undefined) =>
    a !== undefined && b !== undefined && !EITHER.test(text.slice(a.to, b.from)) && stretch(a, b, text) !== null;
  return isOne(all[at - 1], all[at]) || isOne(all[at], all[at + 1]);
}

/** "Mr A. at 1.00 and yourself at 2.30": of several hours the one that is said to be the candidate's. */
const YOURS =
  /\b(?:you|yourself|yours|your (?:slot|turn|interview|time))(?: (?:is|are|will be|come|follow|would be|at|on|for|be|there|here|then))*\W*$/i;
function yours(times: readonly TimeMention[], text: string): readonly TimeMention[] {
  const theirs = times.filter((time, at) => YOURS.test(text.slice(times[at - 1]?.to ?? 0, time.from)));
  const hasOthers = times.some((time, at) => OF_ANOTHER.test(text.slice(times[at - 1]?.to ?? 0, time.from)));
  return theirs.length === 1 && hasOthers ? theirs : times;
}
const OF_ANOTHER =
  /(?:\b(?:Mr|Mrs|Ms|Miss|Dr)\.? \p{Lu}[\p{L}.]*|\b(?:other|another|others|first candidate|he|she|they)\b[^,;]*|\p{Lu}\p{Ll}+)\s+(?:is |are |will be |comes? )?(?:at|from|on)\s*$/u;

/** "10:00–10:45 Systems design", "1:30 Lunch": a line of the plan of a day. */
const AGENDA_LINE =
  /^[\s*•·–-]*\d{1,2}(?:[:.h]\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*(?:-|–|—|to)\s*\d{1,2}(?:[:.h]\d\d)?\s*(?:[ap]\.?m\.?)?)?\s*[:|,–—-]?\s+(?!(?:on|or|with|via|utc|gmt|bst|cet|cest|[ecmp][sd]?t|to|and|time)\b)\p{L}{2,}/iu;
const CHOICE = /\b(?:slots?|options?|choose|pick|which|prefer\w*|either|any of|available|availability|suits?|works?)\b/i;
/** The lines of a plan but its first, which says when it begins; where the day has its hour already, all of them. */
function agendaOf(sentences: readonly Sentence[]): ReadonlySet<Sentence> {
  const lines = sentences.filter(({ text, mentions }) => AGENDA_LINE.test(text) && mentions.every(({ kind }) => kind === "time"));
  if (lines.length < 2 || sentences.some(({ text }) => CHOICE.test(text))) return new Set();
  const hasHour = sentences.some(
    (sentence) => !lines.includes(sentence) && ["day", "time"].every((kind) => sentence.mentions.some((mention) => mention.kind === kind)),
  );
  return new Set(hasHour ? lines : lines.slice(1));
}

/** "First session at 9.15, lunch 12.30, close 4pm": parts of a day, named before their hours. */
const PART_OF_DAY =
  /\b(?:registration|arrivals?|arrive|welcome|introductions?|sessions?|lunch|break|coffee|tea|tour|test|presentations?|exercises?|tasks?|group work|wrap[- ]?up|drinks|feedback|q&a|close|finish|start|begins?|ends?|interviews?)\b[^,;.]{0,15}$/i;
const PARTS_MIN = 3;
/** The hours of a sentence without those after the first of a day's parts, which is then a guess. */
function firstPart(times: readonly TimeMention[], text: string): readonly TimeMention[] {
  const isPart = (time: TimeMention, at: number) => PART_OF_DAY.test(text.slice(times[at - 1]?.to ?? 0, time.from));
  if (times.length < PARTS_MIN || CHOICE.test(text) || times.filter(isPart).length < PARTS_MIN) return times;
  return times.slice(0, 1).map((time) => ({ ...time, certain: false }));
}

/** Every day and hour that may be that of the interview. */
function slotsOf(sentences: readonly Sentence[], anchor: Anchor): Slot[] {
  const slots: Slot[] = [];
  let lastDay: DayMention | null = null;
  let lastTime: TimeMention | null = null;
  const isAgenda = agendaOf(sentences);
  for (const sentence of sentences) {
    if (sentence.mentions.length === 0) continue;
    const kept = standing(sentence.mentions, sentence.text);
    const isUsable = new Set(kept.filter((mention) => usableFor(mention, leadTo(mention, sentence, kept), sentence, anchor)));
    const all = kept.filter((mention) => mention.kind === "day");
    const usable = all.filter((day, nth) => isUsable.has(day) && !isInStretch(all, nth, sentence.text));
    // "In the new year: Thursday 7 January": beside a day, a stretch is none.
    const exact = usable.filter((day) => day.first === undefined && NAMES_A_DAY.test(day.phrase));
    const named = exact.length > 0 ? exact : usable;
    const stretched = all.filter((_, nth) => isInStretch(all, nth, sentence.text));
    const times = kept.filter((mention) => mention.kind === "time").filter((time) => isUsable.has(time));
    for (const time of yours(firstPart(times, sentence.text), sentence.text)) {
      // "On Tuesday 24th at 3pm" is over with its day, and "from Monday to Friday, 9 to 4" is no appointment.
      const beside = dayOf(time, all, sentence.text);
      if (beside !== null && named.length === 0 && (stretched.includes(beside) || !ahead(beside, anchor))) continue;
      if (named.length === 0 && isAgenda.has(sentence)) continue;
      const listed = named.length === 0 ? itemsAfter(sentences, sentence, anchor) : [];
      if (listed.length > 1) {
        slots.push(...listed.map((one) => ({ ...one, time })));
        continue;
      }
      if (named.length === 0 && lastDay !== null) {
        const before = daysBefore(sentences, sentences.indexOf(sentence), lastDay, (one) => ahead(one, anchor));
        if (before.length > 1) {
          slots.push(...before.map((day) => ({ day, time, sentence })));
          continue;
        }
      }
      const day = dayOf(time, named, sentence.text) ?? (named.length === 0 ? lastDay : null);
      if (day) slots.push(...eitherDay(day, named, sentence.text).map((one) => ({ day: one, time, sentence })));
    }
    lastTime = sentence.mentions.findLast((mention) => mention.kind === "time") ?? lastTime;
    const time = SAME_TIME.test(sentence.text) ? lastTime : null;
    for (const day of named) if (!slots.some((slot) => slot.day === day)) slots.push({ day, time, sentence });
    lastDay = named[named.length - 1] ?? lastDay;
  }
  return slots;
}

/** The days of the list that a sentence opens: "all blocks 9am–1pm: - Wed 11/18 - Thu 11/19". */
function itemsAfter(sentences: readonly Sentence[], opening: Sentence, anchor: Anchor): { day: DayMention; sentence: Sentence }[] {
  const rest = sentences.slice(sentences.indexOf(opening) + 1);
  const end = rest.findIndex((sentence) => !isItem(sentence));
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .flatMap((sentence) => days(sentence).map((day) => ({ day, sentence })))
    .filter(({ day }) => ahead(day, anchor));
}

const DAYS_OFFERED_MAX = 10;

/** "- Wed 11/18": a line that is a day and no more, of a list that the sentence before it opens. */
function isItem({ text, mentions }: Sentence): boolean {
  const [day] = mentions;
  const rest = day === undefined ? text : `${text.slice(0, day.from)} ${text.slice(day.to)}`;
  return day?.kind === "day" && mentions.length === 1 && !/\p{L}{2}/u.test(rest.replace(/^\W*(?:[a-h]|[ivx]{1,4}|\d)[).]/, ""));
}

/** A day is put forward, without a word of what for: "How's Saturday?", "Tues 9/17 or Weds 9/18?" */
const PUT_FORWARD =
  /\b(?:how['’]?s|how is|would|could (?:you|she|he|i|we)|can (?:you|she|he)|do you|are you|prefer\w*|propos\w+|suggest\w*|pick|choose|either|which(?:ever)?|suits?|ideally|put you down|block(?:ed)?|pencill?ed|your (?:date|day|slot|turn)|(?:it|this|that)(?: will|['’]ll| would|['’]d) be|any (?:good|chance|use)|possible|openings?|dates? (?:on offer|are|is)|wants? you|like you|come (?:to|in|and|back|by|along|over)|join us|expect(?:ing)? you|thinking (?:of )?|on offer)\b|\?\s*$/i;
const NOT_PUT_FORWARD =
  /\b(?:rsvp|submit|upload|link|portal|vote[sd]?|sen[dt]|post(?:ed)?|letter of|told|reviewed|started|scheduling|e-?mail|prep|selected|reply|respond|book your|select a|any day but|not on|doesn['’]t|does not|isn['’]t|deadline|expire\w*)\b/i;
/** Words that say how soon, or that it is today, and name no day to come to. */
const NO_DAY_TO_COME = /^(?:within|in|over|for|another|today|tonight|this (?:morning|afternoon|evening)|cob|eod)\b/i;

/** "Pick a Saturday", "the second Sunday of Advent": which one is not said. */
const OF_SEVERAL = /\b(?:an?|any|every|each|first|second|third|fourth|last) $/i;

function isPutForward({ day, sentence }: Slot, opening: Sentence | undefined): boolean {
  const text = opening?.text ?? "";
  if (OF_SEVERAL.test(sentence.text.slice(0, day.from))) return false;
  return PUT_FORWARD.test(text) && !NOT_PUT_FORWARD.test(text) && !NO_DAY_TO_COME.test(day.phrase.trim());
}

/**
 * A day without an hour is told as a day, and several as a choice: no hour is made up for them. A week is no day. `invites`: the
 * mail is known to invite, so that a sentence need not say so.
 */
function daysAlone(
  slots: readonly Slot[],
  sentences: readonly Sentence[],
  invites: boolean,
): Pick<Extracted, "interviewOn" | "daysOffered"> | null {
  const possible = slots.filter(
    ({ sentence, day }) => !DEADLINE_BEFORE.test(sentence.text.slice(0, day.from)) && !HEARING_DAY.test(sentence.text),
  );
  const opens = ({ sentence }: Slot) =>
    isItem(sentence) ? sentences.slice(0, sentences.indexOf(sentence)).findLast((other) => !isItem(other)) : sentence;
  const said = possible.filter((slot) => INTERVIEW.test(opens(slot)?.text ?? ""));
  const open = said.length > 0 || !invites ? said : possible.filter((slot) => isPutForward(slot, opens(slot)));
  // "On 11 January; the hour you get in the first week of January": beside a day, a week is none.
  const exact = open.filter(({ day }) => day.first === undefined && NAMES_A_DAY.test(day.phrase));
  const meant = said.length > 0 ? said : exact;
  const [first] = meant;
  if (first === undefined || meant.some(({ day }) => day.first !== undefined || !NAMES_A_DAY.test(day.phrase))) return null;
  const { day } = first;
  const offered = [...new Set(meant.map((slot) => slot.day.date.toString()))].sort();
  if (offered.length > 1) {
    const phrase = [...new Set(meant.map((slot) => slot.day.phrase.trim()))].join(", ");
    return { daysOffered: { value: offered.slice(0, DAYS_OFFERED_MAX), phrase, certain: meant.every((slot) => slot.day.certain) } };
  }
  return { interviewOn: { value: day.date.toString(), phrase: day.phrase.trim(), certain: day.certain } };
}

/** Whether the zone that is named beside an hour is the one that is kept there on that day: no "GMT" in July. */
function isKept({ day, time }: Timed): boolean {
  const hours = hoursNamed(time.phrase);
  const noon = day.date.toZonedDateTime({ timeZone: time.timeZone, plainTime: "12:00" });
  return hours === null || noon.offsetNanoseconds === hours * 3.6e12;
}

/** The sentences with their hours in the zone that the mail says all of them are in: "All times are Eastern". */
function inZoneOfAll(sentences: readonly Sentence[], anchor: Anchor): readonly Sentence[] {
  if (!sentences.some(({ mentions }) => mentions.some((mention) => mention.kind === "time" && !mention.zoned))) return sentences;
  const zone = sentences.map(({ text }) => zoneOfAll(text, anchor)).find((found) => found !== null);
  if (zone === undefined || zone === null) return sentences;
  const told = (mention: Mention): Mention => (mention.kind === "day" ? mention : inZone(mention, zone));
  return sentences.map(({ text, mentions }) => ({ text, mentions: mentions.map(told) }));
}

/** The time of the coming interview, or the day where no hour is named, or the times or days that are offered. */
export function interviewIn(
  all: readonly Sentence[],
  anchor: Anchor,
  writtenAt: string,
  invites = false,
): Pick<Extracted, "interviewAt" | "interviewOn" | "timesOffered" | "daysOffered"> | null {
  const sentences = inZoneOfAll(all, anchor);
  const slots = slotsOf(sentences, anchor);
  // "Thursday 3 December" in one line, "10:00" in the next: the day has found its time.
  const named = slots.filter((slot): slot is Timed => slot.time !== null);
  // "Please arrive at 2.45" is no other time to choose from.
  const meant = named.filter(
    ({ time, sentence }) =>
      !ARRIVAL.test(sentence.text.slice(0, time.from)) &&
      !BRIEFED.test(sentence.text.slice(0, time.from)) &&
      !OPENING_HOURS.test(sentence.text) &&
      !PREPARES.test(sentence.text),
  );
  const timed = meant.length > 0 ? meant : named;
  const first = timed[0];
  if (first === undefined) return daysAlone(slots, sentences, invites);
  const phrase = [...new Set(timed.map((slot) => words(slot)))].join(", ");
  const open = timed.filter(({ time, sentence }) => time.until === null && HALF_OPEN.test(sentence.text.slice(0, time.from)));
  const within = slots.filter((slot) => timed.includes(slot as Timed) || open.some(({ sentence }) => sentence === slot.sentence));
  const choice = [...new Set(within.map((slot) => slot.day.date.toString()))];
  if (open.length > 0 && choice.length > 1)
    return { daysOffered: { value: choice.sort().slice(0, DAYS_OFFERED_MAX), phrase, certain: timed.every((slot) => slot.day.certain) } };
  const instants = [...new Set(timed.flatMap((slot) => ends(slot)))].filter((instant) => instant > writtenAt.slice(0, 10)).sort();
  const { day, time } = first;
  if (instants.length > 1 || time.open) {
    const certain = timed.every((slot) => slot.day.certain && slot.time.certain && !slot.time.open);
    return { timesOffered: { value: instants.slice(0, 20), phrase, certain } };
  }
  const startsAt = instantOf(day.date, time.time, time.timeZone);
  const endsAt = time.until ? instantOf(day.date, time.until, time.timeZone) : endOf(startsAt, sentences);
  return {
    interviewAt: {
      value: { startsAt, endsAt: endsAt && endsAt > startsAt ? endsAt : null, timeZone: time.timeZone },
      phrase,
      certain: day.certain && time.certain && isKept(first),
    },
  };
}

/** When it ends by the length that they say it has; null where they say none. */
function endOf(startsAt: string, sentences: readonly Sentence[]): string | null {
  const minutes = minutesIn(sentences.map(({ text }) => text));
  return minutes === null ? null : Temporal.Instant.from(startsAt).add({ minutes }).toString();
}

/** "After 3 on the 29th or before noon on the 30th", "any time from 10": no hour of an appointment. */
const HALF_OPEN = /\b(?:after|before|until|till|(?:any ?time|anything|any slot|free|available|around) from)\s+$/i;

/** When somebody can be reached: "Contact: Mr Rao (10 am - 7 pm)". */
const OPENING_HOURS =
  /^\W*(?:contact|tel|phone|reception|office|opening|helpline|switchboard)\b[^.;]{0,40}\b(?:hours|\d{1,2}(?:[:.]\d\d)? ?[ap]m)\b|^\W*(?:contact|tel|phone)(?: \w+){0,2}:/i;

/** "You get the case at 9 and present it at 14.30." */
const BRIEFED =
  /\b(?:receive|get|be (?:sent|given|e-?mailed|handed)|send you|see)\b[^.;]{0,25}\b(?:case|brief|task|exercise|topic|materials?|papers?|dataset|questions|scenario)\b[^.;]{0,25}\bat\s+$/i;
const ARRIVAL =
  /\b(?:arrive|reporting time|(?:afterwards|after that|followed by|later on)\b[^.;]{0,30}|be there|check in|sign in|doors open|tour|parking|(?:lunch|break|refreshments)(?: is| will be| at| from)|registration|finish(?:es|ing)?|end(?:s|ing)?|clos(?:e|es|ing))\b[^.;!?\d]{0,20}$/i;
const DEADLINE_BEFORE =
  /\b(?:(?<!\b(?:swing|come|stop|drop|pop|nip|pass) )by|before|until|till|within|deadline|no later than|latest)\s+(?:the\s+|this\s+|next\s+|end of\s+)?(?:\S+\s)?$/i;
const HEARING_DAY = /\b(?:hear from|let you know|decision|decide|outcome|be in touch|get back to you|update you)\b/i;

const words = ({ day, time, sentence }: Timed) =>
  sentence.mentions.includes(day) && sentence.mentions.includes(time)
    ? sentence.text.slice(Math.min(day.from, time.from), Math.max(day.to, time.to)).trim()
    : `${day.phrase} ${time.phrase}`.trim();

function ends({ day, time }: Timed): string[] {
  const start = instantOf(day.date, time.time, time.timeZone);
  return time.open && time.until ? [start, instantOf(day.date, time.until, time.timeZone)] : [start];
}

/** Said between two days of which each has its own: "if you are back on the 19th we will see you on the 20th". */
const TURNS = /[,;]? (?:so |and |then |please )?(?:we|you|i|your|could|can|would|please|how about)\b/i;

/** What is said before a mention in its part of the sentence, and of itself: what was said of another day is not. */
function leadTo({ from }: Mention, { text, mentions }: Sentence, kept: readonly Mention[]): string {
  const given = mentions.findLast((mention) => mention.to <= from && (!kept.includes(mention) || TURNS.test(text.slice(mention.to, from))));
  const head = before(text, from);
  return head.slice(Math.max(0, head.length - from + (given?.to ?? 0)));
}

/** Neither over, nor a deadline, nor the day of the decision, nor the first day at work, nor of a call that is asked for. */
function usableFor(mention: Mention, head: string, { text, mentions }: Sentence, anchor: Anchor): boolean {
  if (mention.kind === "time" && TAKEN.test(text.slice(0, mention.from)) && mentions.find(({ kind }) => kind === "time") !== mention)
    return false;
  if (mention.kind === "day" && (!ahead(mention, anchor) || /\bafter\s+(?:the\s+)?$/i.test(head))) return false;
  if (ASKS_FOR_CALL.test(head) || ANY_BUT.test(text.slice(0, mention.from))) return false;
  if (!AND_YOU.test(text.slice(mention.from)) && OTHER_DATE.test(`${head.slice(-60)}${text.slice(mention.from, mention.to)}`)) return false;
  if (DONE_ON.test(head) || (RETURNS.test(head) && !WANTS_YOU.test(text.slice(mention.to)))) return false;
  if (PAST.test(sinceThen(head).slice(-90)) && !INVITES_NOW.test(head)) return false;
  return (
    !DEADLINE_BEFORE.test(head) && !/\b(?:hear|decide|decision|outcome|let you know|in touch|get back|update you)\b[^,;]*$/i.test(head)
  );
}

/** "11 am sharp as the room is booked from noon": the hour of something else. */
const TAKEN = /\b(?:booked|taken|in use|needed|occupied|free|busy|engaged) (?:again )?(?:from|until|till|by|at|after|before)\s+$/i;

/** "Any day but Thursday." */
const ANY_BUT =
  /\b(?:any|every|all|whole)\b[^.;]{0,30}\b(?:but|save(?: for)?|except(?:ing)?(?: for)?|bar|apart from|other than)\s+(?:on\s+|the\s+)*$/i;
/** "Is back on Thursday and would like you to come in". */
const WANTS_YOU = /^[^.;]{0,40}\b(?:likes?|loves?|wants?|could|can|would) (?:\w+ ){0,2}you\b/i;
/** "Further to our call of last week, we are pleased …", "enjoyed meeting you and wondered whether": what was said of the past has ended. */
const sinceThen = (head: string) => head.slice(Math.max(0, head.search(NOW_ON)));
const NOW_ON =
  /(?:, | and )(?=(?:we|i|this|you|it|please|would|wonder\w*|hop(?:e|ing)|are|is|invit\w+|your (?:next|second|final|interview)|can|could|here)\b(?! (?:met|spoke|talked|saw|had|attended|came))[^,]*$)|:\s+(?=\p{L}[^:]*$)/iu;

/** "The committee meets next Friday and I'd be glad if you could be there": what others do on that day the candidate does too. */
const AND_YOU =
  /\b(?:and|with) (?:you|yourself) (?:at|on|from)\b|\band\b[^.;]{0,40}\b(?:you (?:could|can|would|will) (?:be there|join|come|attend|meet them)|(?:like|love|want) (?:to (?:see|have|meet) you|you (?:to (?:be there|join|come|attend|meet)|there)))\b/i;

const INVITES_NOW =
  /\b(?:to confirm|confirming|pleased to|delighted to|invite|would like|like to|would love|is scheduled|has been scheduled|are you|could you|can you|please|will be|confirmed|propose|how about)\b/i;
