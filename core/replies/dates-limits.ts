/** What the words around a day make of it as a limit: "before Friday", "after Easter", "between the 1st and the 5th" (R32). */
import { Temporal } from "temporal-polyfill";
import type { DayMention } from "./dates.ts";
import { afterwards } from "./dates-count.ts";
import { BARE_WEEKDAY } from "./dates-words.ts";

/**
 * The last day that is meant, with its own words. `first`: where a stretch begins, when they named one and no day.
 * `earliest`: they only named the day before which it will not be; the last day is then our guess.
 */
export type Limit = {
  date: Temporal.PlainDate;
  certain: boolean;
  phrase: string;
  first?: Temporal.PlainDate;
  earliest?: Temporal.PlainDate;
};

/** The words before a day that belong to its phrase. */
const LEAD =
  /(?:\b(?:by|before|until|till|after|over|at|on|around|about|between|during|in|within|from|early|late|some ?time|straight|soon|shortly|not|no earlier than|or|ahead of|prior to|past|following|post|the)\s+)+$/i;
const BEFORE = /\b(?:before|this side of|ahead of|prior to|in advance of)\s+(?:the\s+)?$/i;
/** "Before the 1st (included)": that day is the last. */
const INCLUDED = /^\s*[,(]?\s*(?:included|inclusive(?:ly)?|including that day|that day included)\b/i;
const OR_BEFORE = /\bor\s+before\s+(?:the\s+)?$/i;
const NOT = String.raw`(?:\b(?:(?<!\bor )not|never|nothing|nobody|none|no(?= (?:\w+ )?(?:news|decisions?|outcomes?|answers?|word|updates?|results?|offers?|one|feedback|conclusions?|appointments?)\b)|nor|unlikely|doubt|hardly|impossible|unable)\b|n['’]t\b)(?:(?!\b(?:but|and|so)\b)[^,.;]){0,60}?\b`;
const NOT_BEFORE = new RegExp(
  String.raw`${NOT}(?:before|this side of|until|till|prior to|ahead of|in advance of|(?:earlier|sooner) than)\s+(?:(?:about|around|at least|after|the)\s+)*$`,
  "i",
);
/** "Nobody is told anything until the unions have been heard on 10 December." */
const NOT_UNTIL_EVENT = new RegExp(String.raw`${NOT}(?:until|till|before) (?:[\p{L}'’-]+ ){2,8}on (?:the )?$`, "iu");
/** "I don't expect to have anything for a fortnight", "no news before the weekend". */
const NOT_FOR = new RegExp(String.raw`${NOT}\s*$`, "i");
/** The same of the day that was named last: "we won't have anything to tell you before then". */
export const NOT_BEFORE_THEN = new RegExp(
  String.raw`${NOT}(?:before|until|till|prior to|ahead of|(?:earlier|sooner) than) (?:then|that)\b|\bbefore (?:then|that)\b[^.;]{0,20}\b(?:not|impossible|unlikely)\b`,
  "i",
);
/** "We will not take longer than the 15th": that day is the last after all. */
const NOT_BEYOND = new RegExp(String.raw`${NOT}(?:beyond|past|(?:later|longer|further) than)\s+(?:the\s+)?$`, "i");
/** "It has slipped to the next quarter": a stretch in which it may be, and none by whose end they promise it. */
const PUT_OFF =
  /\b(?:slip(?:s|ped|ping)?|delay(?:s|ed|ing)?|drag(?:s|ged|ging)?|push(?:ed|ing)?|postpon(?:e|ed|ing)|put (?:off|back)|putting (?:off|back)|mov(?:e|ed|ing)|defer(?:red|ring)?|roll(?:ed|ing)?|wait(?:s|ed|ing)?|run(?:s|ning)? (?:on )?(?:in)?)\b[^.;,]{0,40}\b(?:to|until|till|into)\s+(?:the\s+)?$/i;
const STRETCH_DAYS = 27;

/** "If you hear nothing before Friday": by Friday they mean to write. */
const UNHEARD =
  /\b(?:if|unless|in case|in the event|when|(?<![^.;,] )should)\b[^.;]{0,60}(?:\bhear(?:d)? nothing|(?:\bnot|n['’]t)(?: yet)? hear(?:d)?)\b[^,.;]{0,20}\bbefore\s+(?:the\s+)?$/i;
const AFTER = /\b(?:after|(?<!\bthe )following|past|post|(?:no|not) (?:earlier|sooner) than)\s+(?:the\s+)?$/i;
/** "After the board meets on the 9th", "once she is back on Monday". */
const AFTER_EVENT =
  /\b(?:after|once|as soon as)\s+(?:[\p{L}'’-]+\s+){1,5}(?<=\b(?:meets?|met|meeting|sits?|sitting|convenes?|session|back|returns?|returned|interviews?|interviewing|closes?|finish(?:ed|es)?|ends?|done)\s)(?:(?:again|up|here|in)\s+)?(?:(?:which\s+)?(?:is|are|was|were|takes place)\s+)?(?:(?:on|at|in)\s+)?(?:the\s+)?$/iu;
const EARLIEST =
  /^\s*(?:at the (?:very )?earliest|(?:is|would be|will be) (?:\w+ )?(?:the|our) (?:very )?earliest|onwards?\b|or (?:later|after|thereafter))/i;
const EARLIEST_IS = /\bearliest\b(?! (?:possible )?(?:opportunity|convenience|start|starting|joining|availability))[^.;,]{0,60}$/i;
/** "It will be Thursday before you hear": that day, or one after it. */
const IT_WILL_BE = /\b(?:it|that)(?:['’]ll| will| may| might| could| is going to)(?: \w+){0,2}? be\b[^.;,]{0,20}$/i;
const BEFORE_YOU_HEAR = /^ before (?:you|we|i|they|there|anyone|anybody|anything)\b/i;
/** "After the budget on 10 March". */
const AFTER_A_THING = /\bafter (?:the|our|their|your|an?) (?:[\p{L}-]+ ){1,4}on (?:the )?$/iu;
/** "Before we close on the 18th": that day or the one before it. */
const BEFORE_EVENT =
  /\bbefore (?:we|you|i|they|he|she|(?:the|our) (?:\w+ )?(?:panel|board|committee|team|office|offices))(?: \w+){1,4}? on (?:the )?$/i;
/** "Before I fly on Thursday, shall we say 5pm that day?" */
const THAT_DAY = /^[^.;?]{0,50}\b(?:that (?:very |same )?day|that (?:morning|afternoon|evening)|at noon|at midday)\b/i;
/** "The Senate sits on 3 June, and only then may I write." */
const ONLY_THEN = /^[^.;]{0,20}\bonly (?:then|after that|afterwards)\b/i;
const FROM =
  /\b(?:hear(?: back)?|know(?: more)?|decide|contact(?:ed)?|news|answer|decision|touch|informed|ready|expected?|(?:tell|write to|call|ring|update|inform) you)(?: from us| with you| you| something| more| anything)?\s+from\s+(?:the\s+)?$/i;
const OVER = /\b(?:over|during|throughout|at|in)\s+(?:the\s+)?$/i;
const ROUGHLY =
  /\b(?:around|about|approximately|roughly|circa|ca\.?|(?:could|might|may)(?: well| even)? be|perhaps|maybe|possibly)\s+(?:(?:on|by|the)\s+)*$/i;
const OR_SO = /^\s*(?:or (?:so|thereabouts)\b|-?ish\b)/i;
const ENDS = /^(?:the )?(?:end|close|eow|eom|eoq|eoy|month[- ]end|year[- ]end|quarter[- ]end|before)\b/i;

/** Between the two days of a stretch. */
const JOINS =
  /^\s*(?:,\s*)?(?:(?<and>and)|to|or|until|till|through|thru|-|–|—|\/)\s*(?:(?:possibly|perhaps|maybe|at the latest|latest|on|by|else|the)\s+)*$/i;
const BETWEEN = /\b(?:between|from|either)\s+(?:the\s+)?$/i;

/** A stretch from one day to the next: "on Monday or Tuesday", "between the 1st and the 5th of March". Null when they are two days. */
export function stretch(a: DayMention, b: DayMention, text: string): Limit | null {
  const between = JOINS.exec(text.slice(a.to, b.from));
  const opens = BETWEEN.exec(text.slice(0, a.from));
  if (between === null || (between.groups?.and !== undefined && opens === null)) return null;
  let [first, date] = [a.first ?? a.date, b.date];
  // "Between Monday and Friday", on a Wednesday, is next week; so is the Thursday of "Thursday or Friday next week".
  if (BARE_WEEKDAY.test(b.phrase)) date = date.add({ weeks: Math.max(0, Math.ceil(date.until(first).days / 7)) });
  if (BARE_WEEKDAY.test(a.phrase)) first = first.add({ weeks: Math.max(0, Math.floor(first.until(date).days / 7)) });
  if (Temporal.PlainDate.compare(date, first) <= 0) return null;
  const from = opens?.index ?? LEAD.exec(text.slice(0, a.from))?.index ?? a.from;
  return { date, certain: [a, b].every((one) => one.certain || one.first !== undefined), first, phrase: text.slice(from, b.to).trim() };
}

/** What is said of the day before which it will not be: when it will is a guess. */
export function notBefore({ date, first, kept }: DayMention, phrase: string): Limit {
  return { date: afterwards(kept?.last ?? date), certain: false, phrase, earliest: kept?.last ?? first ?? date };
}

/** The limit where the words around a day move it or make it a guess; null where they leave it as it is. */
function shifted(day: DayMention, head: string, tail: string, phrase: string): Limit | null {
  if (UNHEARD.test(head)) return { date: day.date, certain: day.certain, phrase };
  if (NOT_BEYOND.test(head)) return { date: day.date, certain: day.certain, phrase };
  const late = OR_BEFORE.test(head) ? null : NOT_BEFORE.exec(head);
  if (NOT_UNTIL_EVENT.test(head) || (/^(?:for|before) /i.test(day.phrase) && NOT_FOR.test(head))) return notBefore(day, phrase);
  if (late !== null) return notBefore(day, `${head.slice(late.index)}${day.phrase}`.trim());
  if (INCLUDED.test(tail)) return { date: day.date, certain: day.certain, phrase };
  if (
    AFTER.test(head) ||
    AFTER_EVENT.test(head) ||
    AFTER_A_THING.test(head) ||
    EARLIEST.test(tail) ||
    EARLIEST_IS.test(head) ||
    FROM.test(head)
  )
    return notBefore(day, `${phrase}${EARLIEST.exec(tail)?.[0] ?? ""}`);
  if (BEFORE.test(head) && !OR_BEFORE.test(head) && !ENDS.test(day.phrase))
    return {
      date: (day.kept?.first ?? day.first ?? day.date).subtract({ days: 1 }),
      certain: day.certain || day.first !== undefined,
      phrase,
    };
  if (BEFORE_EVENT.test(head))
    return THAT_DAY.test(tail)
      ? { date: day.date, certain: day.certain, phrase }
      : { date: day.date.subtract({ days: 1 }), certain: false, phrase };
  if (ONLY_THEN.test(tail) || (IT_WILL_BE.test(head) && BEFORE_YOU_HEAR.test(tail))) return notBefore(day, phrase);
  if (day.first !== undefined && day.first.until(day.date).days >= STRETCH_DAYS && PUT_OFF.test(head)) return notBefore(day, phrase);
  if (day.kept !== undefined && OVER.test(head)) return { date: day.kept.last, certain: false, phrase };
  if (ROUGHLY.test(head) || OR_SO.test(tail)) return { date: day.date, certain: false, phrase: `${phrase}${OR_SO.exec(tail)?.[0] ?? ""}` };
  return null;
}

/** The limit that a day of a sentence sets. `before`: the day named before it in the sentence, which may begin a stretch. */
export function limitOf(day: DayMention, before: DayMention | undefined, text: string): Limit {
  const joined = before === undefined ? null : stretch(before, day, text);
  if (joined !== null) return joined;
  const head = text.slice(0, day.from);
  const phrase = text.slice(LEAD.exec(head)?.index ?? day.from, day.to).trim();
  const moved = shifted(day, head, text.slice(day.to), phrase);
  if (moved !== null) return moved;
  const { date, first } = day;
  return {
    date,
    certain: day.certain || first !== undefined,
    phrase: day.certain ? day.phrase.trim() : phrase,
    ...(first === undefined ? {} : { first }),
  };
}
