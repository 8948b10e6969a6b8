/** The wish to hear from the candidate: to be called or written to, by which channel and when (R9, R10). */
import { allMatches } from "./all-matches.ts";
import type { Clause } from "./classify-clauses.ts";
import { find, matches, type Phrase, phrase, type Searchable } from "./phrase-search.ts";

/**
 * "Call me on Tuesday". `on` is the day in the mail's own words, or null; `when` says that it is done `by` that day at the
 * latest, or only `after` it has passed: "if you have heard nothing by Friday, call me". After no day named is after
 * whatever day they promised.
 */
export type Wish = {
  channel: "phone" | "email";
  on: string | null;
  when?: "after" | "by";
  /** Any way will do: "nudge me on Friday". */
  anyWay?: true;
  /** Where the day stands, when one is named; whether it is the day until which they mean to be in touch themselves. */
  place?: { sentence: string; from: number; to: number; isCondition: boolean };
};

const CALL = [
  "call|ring|phone|telephone|text|whatsapp me|us|back|him|her _6 <day>",
  "give me|us|him|her a? quick? call|ring|bell|buzz|tinkle|shout _4 <day>",
  "call|ring|phone|telephone me|us|him|her on|in|when|any|as|asap|at|to|$|,|after|before|for|if|back|and",
  "give me|us|him|her a? quick? call|ring|bell|buzz",
  "get|please me|us? on the phone",
  "please|kindly|could+you|can+you|would+you call|ring|phone|telephone !in|by|round|at|you _3 on|this|next <day>",
  "^ call|ring|phone|telephone !in|by|round|at|you _3 on|this|next <day>",
  "try me|us again? on|next? <weekday>|tomorrow",
  "try calling|ringing|phoning me|us|again|back",
  "reach|catch me|us on|by|after|before|this|next? <day>",
  "call|ring|phone|telephone our|the|my office|switchboard|reception|mobile|cell|desk _4 <day>",
].map(phrase);
const WRITE = [
  "email|mail|write|e+mail me|us|to+me|to+us _4 <day>",
  "drop|send|shoot|write me|us a|an? quick|short? line|note|email|mail|message|e+mail|reminder _4 <day>",
  "send a|an quick|short? email|mail|message|note|reminder on|next|by|after <day>",
  "email|mail|e+mail me|us $|,|if",
  "drop|send me|us a|an? line|note|email|mail|message if|$",
  "write to me|us if|$",
].map(phrase);
/** To be asked again, by whatever way: "nudge me", "do get in touch with us". */
const CONTACT = [
  "contact|chase|nudge|ping|remind|prod|poke me|us|him|her",
  "give me|us a nudge|prod|poke|kick|reminder",
  "get|be in touch|contact with me|us",
  "check|follow|circle|reach|touch in|back|up|out|base with|to me|us",
  "please|do|then|just get+in+touch|check+in|check+back|follow+up|reach+out|chase|touch+base",
  "^ get+in+touch|check+in|check+back|follow+up|reach+out|touch+base",
  "free|welcome|happy|hesitate to get+in+touch|check+in|check+back|follow+up|reach+out|chase|touch+base",
].map(phrase);
/** Without those words only where they have not been heard from: "get back to me if there is no news". */
const CONTACT_UNHEARD = ["get|come back to me|us", "get+in+touch|check+in|check+back|follow+up|reach+out|chase|touch+base"].map(phrase);
/** To be contacted for another purpose is no wish to be asked for news. */
const ELSE_WANTED =
  / (?:to (?!ask|check|see|hear|find|chase|get|discuss|talk|catch|learn|follow|remind)|with (?:your|the|a|an|any) |if (?:you are |still |you remain )?(?:still )?interested)/;
const NO_CALLS = [
  "not !hesitate _2 call|phone|telephone|ring !in",
  "no phone|telephone? calls|phonecalls",
  "no need _2 call|phone|telephone|ring !in",
  "without calling|phoning|telephoning",
  "refrain|abstain|desist from calling|phoning|telephoning|ringing|phone+calls|telephone+calls",
  "avoid calling|phoning|telephoning|ringing|phone+calls",
  "calls will|can|are not _2",
  "not|unable|cannot _2 accept|take|answer|return _2 calls",
  "rather|prefer _3 email|mail|writing _2 than call*|phone",
  "prefer _2 email|e+mail|mail|writing to phone|telephone|calls|calling",
  "please|kindly|just|only _1 email|mail|write _3 rather+than|instead+of|and+not|not call*|phone|phoning|ring|ringing",
  "^ rather+than|instead+of calling|phoning|ringing",
  "by|via email|mail|e+mail|writing only",
].map(phrase);
const DAYS = [
  "next|this|on? <day>",
  "on? the <count>",
  "on 0*|1*|2*|3* 0*|1*",
  "next|following|this|the month",
  "in a? <count>|week|fortnight _1 days|weeks|time|$|,",
  "easter|christmas|new+year|thanksgiving|diwali",
].map(phrase);
/** Of several days the one after these is meant: "next week, say Wednesday". */
const RATHER = / (?:say|ideally|preferably) (?:on )?$/;
/** "Monday to Friday, 9 to 5": when they can be called at all. */
const OPENING_HOURS = / mon(?:days?)? (?:to|till|until|through|thru) fri/;

/** Said right before it, somebody else does it: "the client will call me on Tuesday". "You can call me" is a wish. */
const NOT_YOURS =
  / (?!(?:you|please|and|or|then|so) )[^ ,;]+ (?:(?:will|would|shall|should|can|could|may|might|must) |(?:\w+ ){1,2}to )(?:\w+ )?$/;
const YOURS = / (?:you|please|free|hesitate|welcome|happy|want|need|like|best|better|remember|sure|try|able) to (?:\w+ )?$/;
/** What comes before the day: "by Friday", "after the 16th". */
const BY = / (?:by|before|until|till|no later than) (?:the )?$/;
const AFTER = / (?:after|once|from) (?:the )?$/;
/** They have not been heard from: what the wish then hangs on. */
const UNHEARD = /(?: if | should you | in case | unless )(?:[^ ]+ )*?(?:not|nothing|no|never|unless|silence|without) /;

/** Where the first of the phrases stands that a clause answers to. */
function first(phrases: readonly Phrase[], clause: Searchable): { from: number; to: number } | null {
  for (const one of phrases) {
    const found = find(one, clause);
    if (found !== null) return found;
  }
  return null;
}

/** Whether they ask not to be called (R9). */
export const refusesCalls = (clause: Searchable): boolean => matches(NO_CALLS, clause);

/** "Give me a call if you have any questions": a courtesy, and no appointment. */
const COURTESY = / (?:questions?|queries|concerns|anything unclear|need anything|any doubts?|further information|any help) /;

/** The words that ask to be called or written to. */
function asked(clause: Searchable): (Pick<Wish, "channel" | "anyWay"> & { from: number }) | null {
  const called = first(CALL, clause);
  if (called !== null && !refusesCalls(clause)) return { channel: "phone", from: called.from };
  const written = first(WRITE, clause);
  if (written !== null) return { channel: "email", from: written.from };
  const contacted = first(CONTACT, clause) ?? (UNHEARD.test(clause.words) ? first(CONTACT_UNHEARD, clause) : null);
  return contacted === null || ELSE_WANTED.test(clause.words.slice(contacted.to - 1))
    ? null
    : { channel: "email", anyWay: true, from: contacted.from };
}

/** The days of a clause, in order; of two that overlap the longer. */
function daysOf(words: string): { from: number; to: number }[] {
  const all = DAYS.flatMap((day) =>
    allMatches(words, day.regexp).map((found) => ({ from: found.index, to: found.index + found[0].length })),
  );
  return all
    .filter(
      (day) =>
        !all.some((other) => other !== day && other.from < day.to && day.from < other.to && other.to - other.from > day.to - day.from),
    )
    .sort((a, b) => a.from - b.from);
}

function wishIn(part: Clause): Wish | null {
  const { words } = part;
  const at = asked(part);
  if (at === null || COURTESY.test(words) || OPENING_HOURS.test(words)) return null;
  const lead = words.slice(0, at.from);
  if (NOT_YOURS.test(lead) && !YOURS.test(lead)) return null;
  const days = daysOf(words);
  const day = days.find(({ from }) => RATHER.test(words.slice(0, from))) ?? days.find(({ from }) => from >= at.from) ?? days[0];
  const way = { channel: at.channel, ...(at.anyWay === undefined ? {} : { anyWay: at.anyWay }) };
  const unheard = UNHEARD.exec(words);
  if (day === undefined) return { ...way, on: null, ...(unheard === null ? {} : { when: "after" as const }) };
  const before = words.slice(0, day.from);
  // "Call me on Friday if there is no news" is Friday; "call me if there is no news by Friday" is after it.
  const isCondition =
    unheard !== null && (day.from < at.from ? unheard.index < day.from : unheard.index < day.from && unheard.index >= at.from);
  const when = isCondition || AFTER.test(before) ? ("after" as const) : BY.test(before) ? ("by" as const) : undefined;
  return {
    ...way,
    on: part.asWritten(day.from, day.to),
    ...(when === undefined ? {} : { when }),
    place: { sentence: part.sentence, ...part.place(day.from, day.to), isCondition },
  };
}

/** Every wish of a mail, in order. */
export const wishesIn = (parts: readonly Clause[]): Wish[] => parts.flatMap((part) => wishIn(part) ?? []);

/** The wish of a mail: a call before a mail, one with a day before one without. */
export function wishOf(parts: readonly Clause[]): Wish | undefined {
  const rank = (wish: Wish) => (wish.channel === "phone" ? 2 : 0) + (wish.on === null && wish.when === undefined ? 0 : 1);
  return wishesIn(parts).sort((a, b) => rank(b) - rank(a))[0];
}
