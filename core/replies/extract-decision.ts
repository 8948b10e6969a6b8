/** When the employer decides (R17), and until when everything waits (R22). */
import { Temporal } from "temporal-polyfill";
import type { Anchor, DayMention } from "./dates.ts";
import { inWeek } from "./dates-count.ts";
import { type Limit, limitOf, NOT_BEFORE_THEN, notBefore } from "./dates-limits.ts";
import { BARE_WEEKDAY } from "./dates-words.ts";
import type { Found } from "./extract.ts";
import { type Said, saidOfDay } from "./extract-own-clause.ts";
import { ASKS_FOR_CALL, DONE_ON, HEARING, INTERVIEW, PAST, PREPARES, PROMISING } from "./extract-phrases.ts";
import { ahead, before, days, type Sentence, standingDays } from "./extract-sentences.ts";
import type { Intent } from "./intents.ts";
import { wishedDays } from "./wanted-contact.ts";

/**
 * `from`: the first day of a stretch, where they named one and no day. `earliest`: they named no more than the day before
 * which they will not decide; when they will is our guess, to wait for and not to show as their promise.
 */
export type Promised = Found<string> & { from?: string; earliest?: string };

const TO_US =
  /\b(?:let (?:us|me) (?:know|have)|please (?:confirm|reply|send|return|let|respond|advise|complete|provide|share|submit|sign)|could you|can you|would you|kindly(?! (?:bear|wait|allow|note|expect|give|make|take|hold|read))|reply(?! to you)|(?<!\b(?:my|his|her|our|their|the) )return(?! (?:from|of|on)\b)|(?<!\b(?:(?:hope|expect|aim|able) to|will|shall|['’]ll) )revert with|send (?:us|me)|(?:get|come) back to (?:us|me)|in touch with (?:us|me)|you (?:need|must|should|have) to|submit (?:the|your)|complete (?:the|your)|to be (?:returned|submitted|handed in|completed|sent (?:back|in|to us)))\b/i;
const OFFERED =
  /\b(?:your (?:decision|answer|acceptance|response)|accept|offer (?:is|stands|remains|expires|will)|hear from you|have your)\b/i;
const DECIDES = /\b(?:hear|decid|decision|let you know|in touch|update|outcome|result)\b/i;
/** "It was due on the 1st, but will now be the 8th." */
const NOW =
  /\b(?:now|instead|(?:will|should) (?:now )?be|['’]ll (?:now )?be|(?:make|call|take) (?:that|it)|let(?:['’]s| us) say|(?:moved|extended|put back|pushed back) to)\b/i;
const IT_IS_NOW =
  /^(?:(?:but|so|now|realistically|honestly|probably|in (?:fact|truth)|actually|sadly|unfortunately),? )?(?:it|this|that)(?:['’]ll| will| should| is| looks like| is going to) (?:(?:now |more likely |rather )+(?:be|looking like)?|be)\b/i;
/** "Was to meet on Tuesday", "the feedback from Tuesday", "with effect from today", "I told you that you would hear by today". */
const NO_PROMISE =
  /\b(?:was|were) (?:to|supposed to|meant to|going to)\b(?:(?!\b(?:has|have|now|will|is)\b)[^.;,]){0,40}$|\b(?:(?:feedback|notes|impressions|scores) from|with effect(?: from)?|effective(?: from)?)\s+(?:the\s+)?$|\b(?:valid|on file|retained|kept(?= for))\b[^.;,]{0,20}$|\b(?:decision|letter|notice) (?:of|dated)\s+(?:the\s+)?$|\b(?:told|promised) (?:you|him|her|them)\b(?:(?!\b(?:but|now|so|and)\b)[^.;,]){0,50}$/i;
/** "Before the panel meets on Tuesday we need your form." */
const ASKED_BEFORE = /\b(?:before|in time for) (?:the|our) (?:\w+ ){1,3}(?:on )?(?:the )?$/i;
/** "You won't hear this week, but you will by Friday." */
const SO_THEN =
  /\b(?:you|we|i|they) (?:certainly |definitely |probably )?(?:will|should|shall|do|might|can)(?: do(?: so)?)? (?:by|on|before|at)\s+(?:the\s+)?$|^,? so (?:that['’]s |it['’]ll be |by |on |probably )*$/i;
const AWAY =
  /\b(?:on (?:leave|holiday|vacation)|away|(?<!sign[- ])off (?:sick|over|until|from|for)|travell?ing|(?<!\b(?:by|the|at) )clos(?:e(?! (?:of|to))|es|ed|ing(?! date))(?! (?:this|it|that|the (?:process|matter|search|loop|file))\b)|shut(?:s|ting)?)\b/i;
/** The first day at work. */
const STARTS =
  /\b(?:start(?:s|ing)?|first day|join(?:ing)?|in post)(?: date)? (?:(?:would|will|is|date|be|to|us|on|from|by|the|of|work|should|could|in)[ :]*)*$/i;
/** "By the 18th, as after that we close until the 7th": the second day is that of their absence. */
const SINCE_THEN = /\b(?:hear|decid|decision|let you know|in touch|know more|news|answer|write|call|outcome|result)\b/i;

/** Other things that end on a day: "the interviews finish on Wednesday", "we are seeing others until Friday". */
const ENDS_ELSE =
  /\b(?:interviews?|interviewing)\b[^.;]{0,30}\bwrap up\b[^.;,]{0,12}$|\b(?:interviews?|interviewing|seeing (?:\w+ )?(?:others?|candidates|people|applicants)|presentations?|assessments?|visits?)\b(?:(?!\b(?:and|then|but|hear|let you|decid|decision|in touch)\b)[^.;]){0,40}\b(?:finish(?:es)?|ends?|until|till|run(?:s)?(?: to)?|continue|through|conclude|complete[ds]?|take place|are|is)\b[^.;,]{0,12}$/i;
/** "If you have not heard by Friday", "we do not know yet but will by Friday": the "not" is of something else. */
const CONDITION = /\b(?:if|should|unless|in case)\b/i;
const TURN = /\b(?:but|and|so)\b/i;
/** "We won't now be deciding on 2 December as planned." */
const NOT_THEN =
  /\b(?:won't|won’t|will not|not|cannot|could not|couldn['’]t|didn['’]t|wasn['’]t|(?:do(?:es)?n['’]t|do(?:es)? not) (?:expect|think|anticipate|have|see|believe|imagine)|can't|can’t|unable to|no longer)\b(?:(?!\b(?:before|until|till|prior to|ahead of|beyond|past|(?:later|earlier|sooner|longer) than)\b)[^.;,]){0,60}$/i;

/** "The news came on Monday": a weekday alone, on which something happened. */
const HAPPENED =
  /\b(?:came|arrived|reached|heard|learn(?:ed|t)|(?:was|were|got) (?:told|informed|notified|asked)|got|received|found out|went (?:out|round|up|against|for us|in our|well|badly)|published|announced|called|rang|wrote|spoke|sat|met|told (?:us|me|him|her|them)|took|gave|sent|fell|broke|decided|voted|agreed|ruled|said (?:so|no|yes))\b(?:(?!\b(?:will|shall|would|is|are|to|can|should|may|might|by|but)\b|['’](?:ll|d|s)\b)[^.;,]){0,30}\bon (?:the )?$/i;
/** "I'd undertaken to revert by the 14th": what had been said, and no longer stands. */
const HAD_SAID =
  /\b(?:know|reali[sz]e|aware|appreciate) (?:that )?(?:we|i) (?:had )?(?:said|promised|told you)\b(?:(?!\b(?:but|now|so|and)\b)[^.;,]){0,40}$|\b(?:i|we) (?:know (?:that )?(?:i|we) )?said (?:that )?you['’]d\b[^.;,]{0,30}$|\byou (?:were|had been) (?:due|meant|supposed|going) to (?:hear|have heard)\b[^.;,]{0,30}$|\b(?:had|['’]d) (?:\w+ )?(?:undertaken|promised|hoped|meant|planned|intended|expected|aimed|wanted|thought|committed)\b(?:(?!\b(?:but|now|so|and)\b)[^.;,]){0,60}$/i;
/** "We said that you would hear by Friday but this will not be possible." */
const TAKEN_BACK =
  /^[^.;\d]{0,15}\b(?:but|which|however|and (?:this|that|it))\b[^.;,]{0,25}\b(?:(?:is|was|will|has|have|are|ca|wo)(?: sadly| now| unfortunately)?(?: not|n['’]t|n’t)|cannot|unable|no longer|prov(?:ed|es|en) (?:too|im)|too (?:optimistic|soon|ambitious|tight))\b(?:(?!\b(?:but|so|before|until)\b)[^.;\d])*(?:[.!;]|$)/i;
/** The days on which money is paid back, or nobody need do anything. */
const EXPENSES = /\b(?:expenses?|receipts?|fares?|mileage|claims?|claimed|reimburse\w*|refund\w*|repaid|tickets?)\b/i;
/** "I will chase them again on Friday": the day of an agent's call is no answer's. */
const CHASES =
  /\b(?:chas(?:e|ing)|nudg(?:e|ing)|chivvy|push|ping|prod|remind|check (?:in )?with|catch up with|speak(?:ing)? (?:to|with)|ask(?:ing)?|call(?:ing)?|ring(?:ing)?) (?:them|him|her|the (?:client|manager|director|team|school|partners?))\b(?![^.;]{0,60}\b(?:let you know|get back to you|(?:call|ring|tell|update) you|in touch))[^.;]{0,40}$/i;
const UNLESS_TOLD = /\bunless (?:you|we|i|he|she|they)\b[^.;,]{0,20}\botherwise\b/i;

const MEETING =
  "(?:your|the|this|that|our) (?:[\\w-]+ ){0,2}(?:interviews?|assessment(?: day| centre| center)?|presentation|call|visit|tour|trial(?: shift| day)?|conversation|chat|test|round)|your (?:[\\w-]+ )?meeting";
/** "The interview on Thursday will be in the Holbeck building": what is said of its day; and "your interview is on Thursday". */
const INTERVIEW_ON = new RegExp(
  String.raw`(?:^|[.;:,(–—]|\b(?:that|and|but|so|as|because)\b)\W*(?:${MEETING})(?: with [^.;,]{1,30}?)?(?<is>(?: (?:is|will be|takes? place|will take place|has been (?:moved|changed|set|fixed|booked|arranged|rescheduled)))(?: now| still)?)?(?: (?:on|for|to))?(?: the| this| next| coming)*\s*$`,
  "i",
);
const IS_OF_INTERVIEW =
  /^(?: (?:at|from) [\d:.]+ ?(?:[ap]m)?)?(?: \(.{1,30}?\))? (?:(?:is|are|was|will|has|have|takes?|starts?|begins?|remains?|stays?|lasts?|goes|can|should|may)\b)(?! (?:\w+ )?(?:decide|settle|tell|show|be decisive))/i;
/** They decide or tell on that very day. */
const AND_THAT_DAY =
  /\b(?:that|the same|that same|that very) (?:day|morning|afternoon|evening)\b|\b(?:straight|right|directly|immediately) after|\bthere and then\b/i;
const isOfInterview = (head: string, tail: string) => {
  const match = INTERVIEW_ON.exec(head);
  return match !== null && (match.groups?.is !== undefined || IS_OF_INTERVIEW.test(tail)) && !AND_THAT_DAY.test(tail);
};
/** "It will be in the Holbeck building on Thursday." */
const IS_AT_PLACE =
  /\b(?:in|at) (?:the|our|room) (?:[\w'’-]+ ){0,3}(?:building|room|offices?|house|hall|wing|centre|center|block|floor|campus|library|\d+)\b/i;

/** In a mail that invites to another round: what says that they will decide after it. */
const ROUND_DECIDES =
  /\b(?:decid(?:e|es|ing)|decisions?|outcomes?|results?|hear(?: back)?(?: from (?:us|me|him|her|them))?|(?:let|letting) (?:you|everyone|everybody|all|candidates)(?: all| both)? know|answer|verdict|choos(?:e|es|ing)|choice|back to you|in touch|offers?|appoint\w*|make up (?:our|my|his|her|their) minds?|yes or (?:a )?no|either way|feedback|inform(?:ed)?|notif(?:y|ied)|news|finali[sz]e|in writing|wrap(?:ping)? up|update|(?:telephone|phone|ring|call|write to|e-?mail) (?:all|both|everyone|everybody|each)|(?:you|everyone|everybody|all)(?:['’]ll| will)(?: all)? know|know by)\b/i;
/** The room, the hour and the link of that round, which they will tell. */
const OF_THE_ROUND =
  /\b(?:know|confirm\w*|send|sent|tell|get|have|receive|hear|inform\w*|in touch|back to you|notif\w+|update|arrange)\b[^.;]{0,50}\b(?:times?|rooms?|link|address|details|slots?|timetable|schedule|itinerary|agenda|dates?|venue|place|names|brief|invit\w+|directions|logistics|arrange|fix|set up|organi[sz]e|book|format|who you)\b/i;
const ON_CONDITION = /\b(?:if|unless|should)\b[^.;,]{0,40}\bhear\b/i;

const CANDIDATES =
  "(?:you|ye|everyone|everybody|all|both|each|candidates|applicants|finalists|(?:all|both|each)(?: of)?(?: the)? (?:candidates|applicants|finalists|of you)|the (?:candidates|applicants|finalists))";
/** They tell the candidate: what else happens on some day is no promise beside it. */
const TOLD = new RegExp(
  String.raw`\b(?:${[
    `(?:you|ye|everyone|everybody|candidates|applicants)(?:['’]ll| will| shall| should| can| may| might|['’]d| would)?(?: all| both| then| also| therefore| certainly| definitely)*(?: expect to)? (?:hear|know|have (?:an?|your|our|my|the|some|it)\b(?! (?:think|look|read|chat|call|interview))|be (?:told|informed|notified|contacted|advised|updated|rung|called|written to)|get (?:an?|your|our|my|the) (?:call|letter|e-?mail|mail|text|answer|reply|message|result|decision|yes|phone call)|receive|see (?:the|your|our))`,
    `(?:let|tell|notify|inform|ring|call|phone|telephone|text|message|contact|update|advise|e-?mail|mail|write to|answer|telling|notifying|informing|ringing|calling|phoning|letting) ${CANDIDATES}`,
    `(?:back|reply|revert|respond|write|speak|out|decision|answer|result|outcome|offer) to ${CANDIDATES}`,
    `(?:give|giving|send|drop|shoot|extend) (?:you|ye|everyone|everybody|all|both) (?:all )?(?:an?|the|our|my|your|some) (?:w+ )?(?:bell|ring|call|shout|buzz|line|note|text|e-?mail|mail|letter|answer|decision|result|verdict|update|yes|news|word|reply|steer)`,
    "(?:we|i|they)(?:['’]ll| will| shall| should| hope to| want to| aim to| plan to| expect to) (?:\\w+ )?(?:decide|make (?:a|our|the) (?:final )?(?:decision|choice))|(?:mean|hope|aim|plan|expect|intend) to (?:decide|choose)|(?:give|allow) (?:us|me)|bear with (?:us|me)|decision by|decided by",
    "in touch(?! with (?:us|me))|touch base|circle back|get back|come back|revert(?:ing)?|hear back|hear from (?:us|me)",
    "(?:communicat|announc|publish|releas|display|declar)\\w*|(?:results?|outcomes?|decisions?|letters?|offers?|list) (?:will|shall|to|are to|is to|should) (?:then )?(?:be |go|come|issue|follow|reach|arrive|leave)|results? (?:go|goes|are|come|out)\\b",
    "(?:call|letter|e-?mail|mail|answer|decision|news|word|reply|message|response|yes or no|result) from (?:us|me|him|her|them)|expect (?:me|us|my|our|a|an|the) (?:call|answer|letter|e-?mail|mail|reply|response|decision|news|word|verdict)?|(?:yes|no) (?:or|and) (?:a )?(?:no|yes)|one way or (?:the|an)\\s?other|either way|(?:you )?(?:an?|our|your) (?:answer|reply|response|decision|verdict)\\b|know (?:more|by)|have (?:news|an answer|a decision|something|word)",
  ].join("|")})`,
  "i",
);
/** "We need it before we can say yes or no": what must come first, and no day of theirs. */
const BEFORE_THEY_SAY =
  /\bbefore (?:we|i|he|she|they|the [\w-]+) (?:can|could|may|will|are able to|(?:come to|reach|make|take|arrive at) (?:a|an|our|any|the|their|his|her) (?:final )?(?:decision|conclusion|choice)|decides?|chooses?)\b/i;
/** Beside what is asked for or invited to, only what they will tell is a promise; that somebody decides then is a guess. */
const ASKS: readonly Intent[] = ["info_request", "second_interview", "acknowledgement", "offer"];

type Mail = { offers: boolean; intent?: Intent | undefined };
/** "Trustees meet on the 8th to ratify": nothing else says that the candidate will know. */
const isMeeting = ({ to }: DayMention, text: string) =>
  !PROMISING.test(text.slice(0, to)) && !PROMISING.test(text.slice(to, to + 80)) && HEARING.test(text);

/** A day with what is said of it, up to the comma after it: "with everyone off over summer, …". */
const sameClause = (near: string, head: string) => near.slice(0, head.length) + (near.slice(head.length).split(",", 1)[0] ?? "");

/** Whether a day of a sentence may be the one on which they decide or write. */
function isPromised(day: DayMention, sentence: Sentence, { offers, intent }: Mail): boolean {
  const head = before(sentence.text, day.from);
  const near = `${head}${sentence.text.slice(day.from, day.to + 40)}`;
  const timed = sentence.mentions.some((mention) => mention.kind === "time" && mention.from >= day.to && mention.from - day.to < 8);
  if (TO_US.test(head) && !/\b(?:hear|let you know|in touch(?! with (?:us|me)))\b/i.test(head)) return false;
  if (offers && OFFERED.test(sentence.text)) return false;
  const denied = NOT_THEN.exec(head);
  if (ENDS_ELSE.test(head) || (denied !== null && !/^(?:for|before) /i.test(day.phrase) && !CONDITION.test(head) && !TURN.test(denied[0])))
    return false;
  if (timed && INTERVIEW.test(near) && !DECIDES.test(near)) return false;
  if (CHASES.test(head) || isOfInterview(head, sentence.text.slice(day.to))) return false;
  if (DONE_ON.test(head) || PREPARES.test(sentence.text) || UNLESS_TOLD.test(head)) return false;
  if (HAD_SAID.test(head) || TAKEN_BACK.test(sentence.text.slice(day.to))) return false;
  if (HAPPENED.test(head) && BARE_WEEKDAY.test(day.phrase)) return false;
  if (EXPENSES.test(near) && !DECIDES.test(near)) return false;
  if (intent === "second_interview" && !decidesAfter(day, sentence, head)) return false;
  if (ASKED_BEFORE.test(head) && !/\b(?:hear|let you|in touch|decid\w+|update|answer|call|ring|write)\b/i.test(head)) return false;
  if (NO_PROMISE.test(head) || STARTS.test(head)) return false;
  const asked = ASKS_FOR_CALL.exec(head)?.[0];
  if (asked !== undefined && !/\b(?:we|i|they|he|she|the|it)\b/i.test(asked)) return false;
  if (AWAY.test(head) && !/\b(?:hear|decid|decision|let you know|in touch|know more)\b/i.test(sameClause(near, head))) return false;
  const earlier = days(sentence).findLast(({ to }) => to <= day.from);
  const since = earlier === undefined ? "" : sentence.text.slice(earlier.to, day.from);
  if (AWAY.test(since) && !SINCE_THEN.test(since)) return false;
  return (
    HEARING.test(`${head}${day.phrase}`) || NOW.test(head) || SO_THEN.test(head) || HEARING.test(sentence.text.slice(day.to, day.to + 80))
  );
}

/** "The panel meets on the 15th, and you will hear that week." */
const THAT_WEEK = /^[^.;]{0,90}\b(?:that|the) (?:very )?(?:same )?week\b(?! (?:after|before|following|of|commencing|beginning))/i;
const FRIDAY = 5;

/** The limit of a day with what its sentence says of the rest of its week, and what else happens on it. */
function saidLimit(day: DayMention, all: readonly DayMention[], text: string): { limit: Limit; clause: Said } {
  const limit = limitOf(day, all[all.indexOf(day) - 1], text);
  if (limit.earliest !== undefined) return { limit, clause: "of_them" };
  const isOfWeek = THAT_WEEK.test(text.slice(day.to)) && day.date.dayOfWeek < FRIDAY;
  if (isOfWeek) return { limit: { ...limit, date: inWeek(day.date, 0, FRIDAY), first: day.date }, clause: "of_them" };
  return { limit, clause: saidOfDay(day, all, text) };
}

/** Whether a day of an invitation to another round is that of the decision after it. */
function decidesAfter(day: DayMention, { text }: Sentence, head: string): boolean {
  const [said, follows] = [`${head}${day.phrase}`, text.slice(day.to, day.to + 80).split(/[;,]| and /, 1)[0] ?? ""];
  const clause = said.slice(said.search(/[^,;()]*$/));
  return ROUND_DECIDES.test(`${said}${follows}`) && !OF_THE_ROUND.test(`${clause}${follows}`) && !ON_CONDITION.test(said);
}

/** Days that stand together share what is said of them: "by the 12th or the 13th". */
const TOGETHER_CHARACTERS_MAX = 12;

/** What is said of a day: from the one before it to the one after it. */
function saidOf(day: DayMention, all: readonly DayMention[], text: string): string {
  const at = all.indexOf(day);
  let first = at;
  for (let other = all[first - 1]; other !== undefined && (all[first]?.from ?? 0) - other.to <= TOGETHER_CHARACTERS_MAX; ) {
    first -= 1;
    other = all[first - 1];
  }
  return text.slice(all[first - 1]?.to ?? 0, all[at + 1]?.from);
}

type Limited = { day: DayMention; limit: Limit; isTold: boolean };

/** The limits that the days of a sentence set, "call me on Tuesday" aside (R10). */
function limitsIn(sentence: Sentence, previous: string, anchor: Anchor, mail: Mail): Limited[] {
  const all = standingDays(sentence).filter((day) => ahead(day, anchor));
  if (all.length === 0) return [];
  const isNow = IT_IS_NOW.test(sentence.text) && !IS_AT_PLACE.test(sentence.text);
  if (!HEARING.test(sentence.text) && !(isNow && DECIDES.test(previous))) return [];
  const wished = wishedDays(sentence.text);
  const asks = mail.intent !== undefined && ASKS.includes(mail.intent);
  return all
    .filter((day) => !wished.some(({ from, to }) => from < day.to && day.from < to) && isPromised(day, sentence, mail))
    .flatMap((day) => {
      const said = saidOf(day, days(sentence), sentence.text);
      const isTold = (TOLD.test(said) && !BEFORE_THEY_SAY.test(said)) || (all.length === 1 && isNow);
      if (asks && !isTold && (BEFORE_THEY_SAY.test(said) || !DECIDES.test(said))) return [];
      const { limit, clause } = saidLimit(day, all, sentence.text);
      if (clause === "of_else_before") return [{ day, isTold: false, limit: notBefore(day, limit.phrase) }];
      const isGuess = isMeeting(day, sentence.text) || (asks && !isTold) || clause === "of_else";
      return [{ day, isTold: isTold && clause === "of_them", limit: isGuess ? { ...limit, certain: false } : limit }];
    });
}

/** What a limit says, never before the day on which it was written. */
const found = ({ date, certain, phrase, first, earliest }: Limit, { today }: Anchor): Promised => ({
  value: (Temporal.PlainDate.compare(date, today) < 0 ? today : date).toString(),
  phrase,
  certain,
  ...(first === undefined ? {} : { from: first.toString() }),
  ...(earliest === undefined ? {} : { earliest: earliest.toString() }),
});

/** A day by which they mean to decide before one before which they will not; of two alike the later. */
function surer(a: Limit, b: Limit): number {
  const later = Temporal.PlainDate.compare(b.date, a.date);
  if ((a.earliest === undefined) === (b.earliest === undefined)) return later;
  const [promise, earliest] = a.earliest === undefined ? [a.date, b.earliest] : [b.date, a.earliest];
  // "They meet this week, so it will be the 21st at the earliest": what is before it is no promise.
  const holds = earliest !== undefined && Temporal.PlainDate.compare(promise, earliest) >= 0;
  return holds === (a.earliest === undefined) ? -1 : 1;
}

/**
 * When they decide or write. The last such day counts: "we said Friday, now it will be Wednesday"; where they say of one that
 * they will tell the candidate, what else happens on other days does not.
 */
export function decisionIn(sentences: readonly Sentence[], anchor: Anchor, mail: Mail): Promised | null {
  let last: Promised | null = null;
  let isLastTold = false;
  let lastDay: DayMention | undefined;
  let lastOf: Sentence | undefined;
  for (const [at, sentence] of sentences.entries()) {
    const named = days(sentence).findLast((day) => ahead(day, anchor));
    if (named !== undefined) [lastDay, lastOf] = [named, sentence];
    if (lastDay !== undefined && NOT_BEFORE_THEN.test(sentence.text) && HEARING.test(sentence.text)) {
      last = found(notBefore(lastDay, lastDay.phrase.trim()), anchor);
      continue;
    }
    if (named === undefined) {
      const after = lastDay !== undefined && DECIDES.test(sentence.text) ? AFTERWARDS.exec(sentence.text) : null;
      if (lastDay !== undefined && after !== null) last = found(notBefore(lastDay, `${lastDay.phrase.trim()} … ${after[0]}`), anchor);
      else last = (lastDay === undefined ? null : thenIn(sentence, lastDay, lastOf)) ?? last;
      continue;
    }
    // Two people to see on Thursday, a decision on Friday: the later day, unless the verb of hearing picks one.
    const limits = limitsIn(sentence, `${sentences[at - 2]?.text ?? ""} ${sentences[at - 1]?.text ?? ""}`, anchor, mail);
    const told = limits.filter(({ isTold, limit }) => isTold && limit.earliest === undefined);
    const [latest] = (told.length > 0 ? told : limits).sort((a, b) => surer(a.limit, b.limit));
    if (latest === undefined || (isLastTold && !latest.isTold && last?.earliest === undefined)) continue;
    const head = before(sentence.text, latest.day.from);
    if (PAST.test(head) && !HEARING.test(head.replace(PAST, ""))) continue;
    const next = found(latest.limit, anchor);
    // "By the 18th. But you won't hear before the 15th": the promise stands.
    if (last === null || next.earliest === undefined || last.earliest !== undefined || last.value < next.earliest) {
      last = next;
      isLastTold ||= latest.isTold;
    }
  }
  return last;
}

/** A promise that hangs on the day of the sentence before: "I'll write the morning after", "he says Monday. I'll call you then". */
const THEN =
  /\b(?:(?<after>(?:the )?(?:day|morning) after(?:wards)?(?: (?:that|the|our|this|its|their)(?: \w+)?)?|(?:the )?(?:next|following) (?:day|morning))|(?:(?:straight|right|immediately|directly|just|shortly|soon) )after(?:wards?)?(?: (?:that|it|the \w+))?|the same (?:day|afternoon|evening)|that (?:very )?(?:same )?(?:day|afternoon|evening|night)|then)\s*(?:[.,!;)]|$|with (?:the|his|her|their|our|an?)\b|and\b|either way|whatever)/i;

/** "In the days following", of the day that was named last. */
const AFTERWARDS =
  /\b(?:in|within|over|during) the (?:(?:days|weeks?|fortnight) (?:that follow|following|after|thereafter)|following (?:few )?(?:days|weeks))\b/i;

/** A sentence without a day of its own in which they promise to write on the day that was named last, or the day after it. */
function thenIn(sentence: Sentence, lastDay: DayMention, lastOf: Sentence | undefined): Promised | null {
  const match = THEN.exec(sentence.text);
  if (match === null || !WRITES.test(sentence.text.slice(0, match.index)) || NOT_THEN.test(sentence.text.slice(0, match.index)))
    return null;
  const { date, certain, phrase } = lastDay;
  // "Until after the budget on 10 March. I will be in touch then."
  const isOnlyAfter = lastOf !== undefined && limitOf(lastDay, undefined, lastOf.text).earliest !== undefined;
  const value = match.groups?.after === undefined ? date : date.add({ days: 1 });
  return {
    value: value.toString(),
    phrase: `${phrase.trim()} … ${match[0].trim()}`,
    certain: certain && lastDay.first === undefined && !isOnlyAfter,
  };
}
/** They do it, to the candidate. */
const WRITES =
  /(?:\b(?:i|we|he|she|they|somebody|someone)(?: (?:will|shall|can|hope to|expect to|should|aim to)|['’]ll)|^(?:and |so )?will|\byou(?: will| should|['’]ll))\b(?: \w+){0,3}? (?:hear|know|have|be (?:told|informed|notified|contacted|in touch)|let you|tell you|call|ring|phone|telephone|message|text|write|e-?mail|get back|come back|contact|inform|notify|give you|drop you)\b/i;

const RESTS_UNTIL =
  /\b(?:hold|paus(?:e|ed|ing)|park(?:ed|ing)|fro(?:ze|zen)|freeze|suspend(?:ed|ing)?|postponed?|ice|shelved|stopped|resum(?:e|ed|ing)|pick(?:ed|ing)? (?:this|it|things) up|restart(?:ed|ing)?|come back to (?:this|it))\b[^.;]{0,80}\b(?:until|till|before|in|at|by|after)\s+(?:(?:at least|the|about|around|some ?time in|after)\s+)*$/i;

/** Until when they have stopped: "on hold until the end of March". The latest such day counts. */
export function holdIn(sentences: readonly Sentence[], anchor: Anchor): Found<string> | null {
  const rests = sentences.flatMap((sentence) =>
    days(sentence)
      .filter((day) => ahead(day, anchor) && RESTS_UNTIL.test(sentence.text.slice(0, day.from)))
      .map((day) => ({ value: day.date.toString(), phrase: day.phrase.trim(), certain: day.certain || day.first !== undefined })),
  );
  return rests.sort((a, b) => (a.value < b.value ? 1 : -1))[0] ?? null;
}

const DELAYED =
  /\b(?:decision|process|timeline|timetable|search|appointment|recruitment|it|this|things|everything)\b[^.;!?\n]{0,30}\b(?:delayed|slipped|overrun|overran|tak(?:e|es|ing) (?:a (?:bit|little) |rather |much |somewhat )?longer|pushed back|put back|behind schedule)\b|\b(?:not|unable to|cannot|can't|won't) (?:be able to )?(?:decide|reach a decision|make (?:a|our|the) decision|let you know|give you an answer|have (?:a|our|the) (?:decision|answer))\b[^.;!?\n]{0,30}\b(?:by|before|until)\b/iu;

/** Whether it takes longer than they had said: a day that they named before then no longer stands (R17). */
export const isDelayed = (text: string): boolean => DELAYED.test(text);

const NO_DATE =
  /\b(?:cannot|can't|can not|could not|do not|don't|not able to|unable to|not in a position to|too (?:early|soon) to) (?:yet )?(?:say|know|tell|give|predict|promise)\b[^.;!?\n]{0,40}\bwhen\b|\bno (?:date|timeline|timescale) (?:yet|for now)\b|\btoo (?:early|soon) to say\b/iu;

/** Whether they say that they cannot say when: whoever asks them all the same has not read their mail (R17). */
export const saysNoDate = (text: string): boolean => NO_DATE.test(text);
