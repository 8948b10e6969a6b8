/** The wish to hear from the candidate: to be called or written to, by which channel and when (R9, R10). */
import type { Clause } from "./classify-clauses.ts";
import { compile } from "./phrases-language.ts";

/**
 * "Call me on Tuesday". `on` is the day in the mail's own words, or null; `when` says that it is done `by` that day at the
 * latest, or only `after` it has passed: "if you have heard nothing by Friday, call me". After no day named is after
 * whatever day they promised.
 */
export type Wish = { channel: "phone" | "email"; on: string | null; when?: "after" | "by" };

const CALL = [
  "call|ring|phone|telephone me|us|back|him|her _6 <day>",
  "give me|us|him|her a? call|ring|bell|buzz _4 <day>",
  "call|ring|phone|telephone me|us|him|her on|in|when|any|as|asap|at|to|$|,|after|before|for|if|back|and",
  "give me|us|him|her a? call|ring|bell|buzz",
  "get|please me|us? on the phone",
].map(compile);
const WRITE = [
  "email|mail|write|e+mail me|us|to+me|to+us _4 <day>",
  "drop me|us a? line|note|email|mail|message _4 <day>",
  "email|mail|e+mail me|us $|,|if",
  "drop me|us a? line|note|email|mail|message if|$",
  "write to me|us if|$",
].map(compile);
const NO_CALLS = [
  "not !hesitate _2 call|phone|telephone|ring !in",
  "no phone|telephone? calls|phonecalls",
  "without calling|phoning|telephoning",
  "calls will|can|are not _2",
  "rather|prefer _3 email|mail|writing _2 than call*|phone",
].map(compile);
const DAY = compile("next|this|on? <day>");

/** Said right before it, somebody else does it: "the client will call me on Tuesday". "You can call me" is a wish. */
const NOT_YOURS =
  / (?!(?:you|please|and|or|then|so) )[^ ,;]+ (?:(?:will|would|shall|can|could|may|might|must) |(?:\w+ ){1,2}to )(?:\w+ )?$/;
const YOURS = / (?:you|please|free|hesitate|welcome|happy|want|need|like|best|better|remember|sure|try|able) to (?:\w+ )?$/;
/** What comes before the day: "by Friday", "after the 16th". */
const BY = / (?:by|before|until|till|no later than) (?:the )?$/;
const AFTER = / (?:after|once|from) (?:the )?$/;
/** They have not been heard from: what the wish then hangs on. */
const UNHEARD = /(?: if | should you | in case | unless )(?:[^ ]+ )*?(?:not|nothing|no|never|unless|silence|without) /;

const first = (patterns: readonly RegExp[], words: string): { from: number; to: number } | null => {
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    const found = pattern.exec(words);
    if (found) return { from: found.index, to: found.index + found[0].length };
  }
  return null;
};

/** Whether they ask not to be called (R9). */
export const refusesCalls = (words: string): boolean => first(NO_CALLS, words) !== null;

/** "Give me a call if you have any questions": a courtesy, and no appointment. */
const COURTESY = / (?:questions?|queries|concerns|anything unclear|need anything|any doubts?|further information|any help) /;

function wishIn(part: Clause): Wish | null {
  const { words } = part;
  if (COURTESY.test(words)) return null;
  const called = refusesCalls(words) ? null : first(CALL, words);
  const at = called ?? first(WRITE, words);
  if (at === null) return null;
  const lead = words.slice(0, at.from);
  if (NOT_YOURS.test(lead) && !YOURS.test(lead)) return null;
  const days = [...words.matchAll(DAY)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
  const day = days.find(({ from }) => from >= at.from) ?? days[0];
  const channel = called === null ? "email" : "phone";
  const unheard = UNHEARD.exec(words);
  if (day === undefined) return { channel, on: null, ...(unheard === null ? {} : { when: "after" as const }) };
  const before = words.slice(0, day.from);
  // "Call me on Friday if there is no news" is Friday; "call me if there is no news by Friday" is after it.
  const isCondition =
    unheard !== null && (day.from < at.from ? unheard.index < day.from : unheard.index < day.from && unheard.index >= at.from);
  const when = isCondition || AFTER.test(before) ? ("after" as const) : BY.test(before) ? ("by" as const) : undefined;
  return { channel, on: part.asWritten(day.from, day.to), ...(when === undefined ? {} : { when }) };
}

/** The wish of a mail: a call before a mail, one with a day before one without. */
export function wishOf(parts: readonly Clause[]): Wish | undefined {
  const wishes = parts.flatMap((part) => wishIn(part) ?? []);
  const rank = (wish: Wish) => (wish.channel === "phone" ? 2 : 0) + (wish.on === null && wish.when === undefined ? 0 : 1);
  return wishes.sort((a, b) => rank(b) - rank(a))[0];
}
