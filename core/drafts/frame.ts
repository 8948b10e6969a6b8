import { deadlineOf } from "../cadence/answers.ts";
import { dayOf } from "../cadence/calendar.ts";
import { questionHolding } from "../cadence/questions.ts";
import { plus } from "../clock.ts";
import type { Round } from "../interview/facts.ts";
import type { LinkAction } from "../links.ts";
import type { Message, MessageKind } from "../messages.ts";
import { CHASERS } from "../messages.ts";
import { cut, oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { Block, Link } from "./content.ts";
import { dayName, hasPassed, timeOf } from "./dates.ts";
import { answerOf, mailbox, sittingIds } from "./known.ts";
import { listed } from "./names.ts";
import { KIND_NAMES, READ_AS, readAs, stopped } from "./plain-words.ts";

const PHRASES_MAX = 3;
/** The rule that `replies/judge.ts` names when the candidate said outright what a mail means. */
const OWN_WORDS = "your own words above the mail";
const PHRASE_LENGTH_MAX = 140;
/** A draft that lay in the inbox longer than this was sent or forgotten; naming it again would only confuse. */
const RECENT_DAYS = 14;

/** A link of this message to an action's page. */
export function actionLink(
  composing: Composing,
  label: string,
  action: LinkAction,
  more: { value?: string; messageId?: string } = {},
): Link {
  const recordId = composing.interviewId ?? composing.reply?.id ?? composing.candidate.id;
  return {
    label,
    url: composing.link({
      action,
      recordId,
      messageId: more.messageId ?? composing.message.id,
      ...(more.value === undefined ? {} : { value: more.value }),
    }),
  };
}

/** The day of an instant as the candidate says it. */
export function candidateDay(composing: Composing, instant: string): string {
  const { timeZone } = composing.candidate;
  return dayName(dayOf(instant, timeZone), dayOf(composing.now, timeZone));
}

/** A promised or named day as the candidate says it. */
export function spokenDate(composing: Composing, day: string): string {
  return dayName(day, dayOf(composing.now, composing.candidate.timeZone));
}

/** When they decide: "by Friday 5 March", or the words in which they named a stretch and no day (R32). */
export function saidOrDay(composing: Composing, by: string): string {
  const range = composing.situation?.promise?.range;
  return range === undefined ? `by ${spokenDate(composing, by)}` : `“${oneLine(range, 80)}”`;
}

/** Where a wrong reading is put right: at the reply where there is one, else at the event on the interview. */
function correctionLink(composing: Composing): Link[] {
  const answer = answerOf(composing);
  const replyId = composing.reply?.id ?? answer?.replyId;
  if (replyId !== undefined)
    return [
      { label: "Not right?", url: composing.link({ action: "correct_reading", recordId: replyId, messageId: composing.message.id }) },
    ];
  return answer === undefined ? [] : [actionLink(composing, "Not right?", "correct_reading", { value: answer.id })];
}

/** What we read in their mail, because of which words, and the way to correct it (DESIGN §5.8). */
export function readingBlocks(composing: Composing): Block[] {
  const answer = answerOf(composing);
  const intent = answer?.intent ?? composing.reply?.intent;
  if (intent === undefined) return [];
  if (answer?.via === "told")
    return [{ type: "aside", text: `This follows from what you told us: ${READ_AS[intent]}.`, links: correctionLink(composing) }];
  const evidence = composing.reply?.evidence ?? answer?.evidence ?? [];
  const found = [...new Set(evidence.map((e) => oneLine(e.phrase, PHRASE_LENGTH_MAX)).filter((p) => p !== ""))];
  // "offer you" says nothing more beside "delighted to offer you".
  const phrases = found.filter((phrase) => !found.some((other) => other !== phrase && other.includes(phrase))).slice(0, PHRASES_MAX);
  const sender = mailbox(composing.reply?.from ?? answer?.from);
  const who = sender.name === "" ? sender.email : sender.name;
  const what = who === "" ? "this mail" : `the mail from ${who}`;
  if (evidence.some((e) => e.rule === OWN_WORDS) && phrases[0] !== undefined)
    return [
      {
        type: "aside",
        text: `We took ${what} as ${READ_AS[intent]}, because you wrote “${phrases[0]}” above it.`,
        links: correctionLink(composing),
      },
    ];
  const because = phrases.length === 0 ? "" : ` because of ${listed(phrases.map((p) => `“${p}”`))}`;
  return [
    {
      type: "aside",
      text: `We read ${what} as ${answer === undefined ? READ_AS[intent] : readAs(answer)}${because}.`,
      links: correctionLink(composing),
    },
  ];
}

const BEFORE_A_DECISION: readonly MessageKind[] = [...CHASERS, "thank_you", "update_reply"];
/** What they need not be told any more once they have written that it is over. */
const NEEDLESS: readonly MessageKind[] = ["withdrawal", "offer_decline"];
/** What a yes that they thank for has made needless. */
const SAID_YES: readonly MessageKind[] = [...BEFORE_A_DECISION, "offer_thanks", "offer_change_request", "offer_acceptance"];
const OVERTAKEN_BY: Partial<Record<string, readonly MessageKind[]>> = {
  regret: [...BEFORE_A_DECISION, "invitation_reply", "info_reply", "offer_thanks", "competing_offer_notice", ...NEEDLESS],
  offer: [...BEFORE_A_DECISION, "invitation_reply", "regret_reply", "competing_offer_notice"],
  second_interview: [...BEFORE_A_DECISION, "regret_reply", "invitation_reply"],
  // R36: after a regret they say that it goes on.
  status_update: [...CHASERS, "regret_reply"],
  info_request: CHASERS,
  // R22: from then on they are left in peace.
  on_hold: [...BEFORE_A_DECISION, "invitation_reply", "info_reply"],
  offer_withdrawn: ["offer_thanks", "offer_acceptance", "offer_change_request"],
  acknowledgement: [],
};

/** What a decision of the candidate's own has made wrong among the drafts that may lie unsent. */
const OVERTAKEN_BY_OWN: Partial<Record<MessageKind, readonly MessageKind[]>> = {
  offer_acceptance: ["offer_thanks", "offer_change_request"],
  offer_change_request: ["offer_acceptance"],
  offer_decline: ["offer_thanks", "offer_change_request", "offer_acceptance", "invitation_reply"],
  withdrawal: [
    ...BEFORE_A_DECISION,
    "invitation_reply",
    "info_reply",
    "offer_thanks",
    "offer_change_request",
    "offer_acceptance",
    "competing_offer_notice",
  ],
};

/** Whether a draft answers a mail that was written after this one: one handed in late does not make it wrong (R11). */
function isAnswerToLater({ situation, answer }: Composing, { eventId }: Message): boolean {
  const answered = situation?.answers.find(({ id }) => id === eventId);
  return answered !== undefined && answer !== undefined && answered.occurredAt > answer.occurredAt;
}

/** Drafts that lie in the candidate's inbox, perhaps unsent, and that their answer, or the candidate's own decision, has made wrong. */
export function overtaken(composing: Composing): Message[] {
  const { answer } = composing;
  const kinds = OVERTAKEN_BY_OWN[composing.message.kind] ?? [
    ...((answer === undefined ? undefined : OVERTAKEN_BY[answer.afterYourNo === true ? "regret" : answer.intent]) ?? []),
    ...(answer?.afterYourYes === true ? SAID_YES : []),
    ...(answer?.callsOff === undefined ? [] : (["invitation_reply"] as const)),
  ];
  // What an earlier answer overtook was said in its mail; said again, it would only worry.
  const before =
    composing.situation?.answers.filter((a) => a.intent !== "acknowledgement" && a.recordedAt < (answer?.recordedAt ?? "")) ?? [];
  const since = before.reduce((last, a) => (a.recordedAt > last ? a.recordedAt : last), "");
  const today = dayOf(composing.now, composing.candidate.timeZone);
  return composing.messages.filter(
    (m) =>
      m.id !== composing.message.id &&
      m.status === "delivered" &&
      kinds.includes(m.kind) &&
      !isAnswerToLater(composing, m) &&
      m.deliveredAt !== undefined &&
      m.deliveredAt >= since &&
      dayOf(m.deliveredAt, composing.candidate.timeZone).until(today).days <= RECENT_DAYS,
  );
}

/** For so long a thank-you that nobody has said was sent may still lie in the inbox. */
const UNSENT_THANKS_DAYS = 3;

/**
 * R11: whether the thank-you of a round is asked to be left unsent, and may well be so: then the answer says the thanks in its
 * place. Said twice they do no harm; never said, they are missed.
 */
export function takesOverThanks(composing: Composing, round: Round | undefined): boolean {
  const ids = sittingIds(composing, round);
  const thanks = composing.messages.filter((m) => m.kind === "thank_you" && ids.has(m.roundId ?? ""));
  const since = plus(composing.now, `-PT${24 * UNSENT_THANKS_DAYS}H`);
  const lies = overtaken(composing).filter((m) => thanks.includes(m) && (m.deliveredAt ?? "") >= since);
  return lies.length > 0 && thanks.every(({ status }) => status !== "sent");
}

const isNeedless = ({ answer }: Composing, { kind }: Message) =>
  NEEDLESS.includes(kind) || (answer?.afterYourYes === true && kind === "offer_acceptance");

/** Asks to leave unsent what an answer has made wrong; `saysThanks`: the draft above says the thanks of a thank-you (R11). */
export function overtakenBlocks(composing: Composing, saysThanks = false): Block[] {
  return overtaken(composing).map((m) => {
    const named = `the ${KIND_NAMES[m.kind]} of ${candidateDay(composing, m.deliveredAt ?? m.dueAt)}`;
    const text =
      m.channel === "phone"
        ? `If you have not called yet, there is no need to: ${named} is out of date.`
        : m.kind === "thank_you" && saysThanks
          ? `If you have not sent ${named}, please leave it: this draft thanks them for the interview, too. If you have sent it, you can take that sentence out.`
          : `If you have not sent ${named}, please leave it: ${isNeedless(composing, m) ? "it is no longer needed" : "it is no longer right"}.`;
    return { type: "paragraph", text };
  });
}

/** R23: an assumed deadline is asked about: one tap says which day they named. */
export function namedDeadline(composing: Composing): Block {
  return { type: "links", links: [actionLink(composing, "They named a day", "deadline_named")] };
}

/** Why the mail comes now, in the words of the timeline. */
export function whyNow(composing: Composing): Block[] {
  const why = stopped(oneLine(composing.message.reason, 600));
  return why === "" ? [] : [{ type: "aside", text: `Why now: ${why}` }];
}

const NEVER_NEXT: readonly MessageKind[] = ["keep_searching", "receipt", "disregard"];

/** A reflection that the limits of the day have moved to its thank-you, or past it, does not come (R1, R35). */
function yields(messages: readonly Message[], { kind, dueAt }: Message): boolean {
  return kind === "reflection" && messages.some((m) => m.kind === "thank_you" && m.status === "planned" && m.dueAt <= dueAt);
}

/** Kinds that an answer of theirs makes needless. */
const UNLESS_THEY_ANSWER: readonly MessageKind[] = [...CHASERS, "moving_on"];
/** Named without an article. */
const BARE: readonly MessageKind[] = ["before_round", "reflection", "prepare", "competing_offer"];

/** R26: drafts after which an interview is over, once they are sent. */
const STEPS_BACK: readonly MessageKind[] = ["offer_decline", "withdrawal"];

/** What everything waits for where nothing is planned; `undefined` where the mail itself says so. */
function waitsFor(composing: Composing): string | undefined {
  const { situation, message, candidate } = composing;
  if (situation === undefined || message.kind === "moving_on") return undefined;
  if (situation.state !== "closed" && STEPS_BACK.includes(message.kind))
    return "nothing, once this has gone out. Tell us with “I sent it”, and the interview is closed.";
  switch (situation.state) {
    case "closed":
      return "nothing. This interview is closed.";
    case "offered": {
      if (situation.offer?.response === "accepted") return "the contract. Once it is signed, tell us.";
      if (situation.offer?.response === "change_requested") return "their answer to what you asked for.";
      const by = deadlineOf(situation, candidate.timeZone)?.by;
      if (hasPassed(by, composing.now, candidate.timeZone)) return "your answer to the offer: the day for it has passed.";
      return `your answer to the offer${by === undefined ? "" : `, by ${spokenDate(composing, by)}`}.`;
    }
    case "scheduled":
      return "the interview itself.";
    case "invited":
      return "the day of the next interview. Once they name it, forward their mail.";
    case "interviewed":
    case "waiting":
    case "on_hold":
      return "their answer. Until then, nothing more is planned.";
  }
}

/** What comes next on this interview and when, or what it waits for: a question of ours, them, or nobody any more. */
export function whatNext(composing: Composing): Block[] {
  const messages = composing.ahead ?? composing.messages;
  const planned = messages.filter(
    (m) => m.status === "planned" && m.id !== composing.message.id && !NEVER_NEXT.includes(m.kind) && !yields(messages, m),
  );
  const free = planned.filter((m) => composing.situation === undefined || questionHolding(composing.situation, m) === undefined);
  if (free.length < planned.length)
    return [{ type: "aside", text: "What comes next waits until you have answered our question about a mail of theirs." }];
  const next = free
    .filter((m) => m.dueAt > composing.now)
    // That a deadline will be asked about once it has passed is no news while it still stands.
    .filter(
      (m) => !m.cause.endsWith(":passed") || hasPassed(composing.situation?.offer?.answerBy, composing.now, composing.candidate.timeZone),
    )
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
  if (next === undefined) {
    const awaited = waitsFor(composing);
    return awaited === undefined ? [] : [{ type: "aside", text: `What comes next: ${awaited}` }];
  }
  const unless = UNLESS_THEY_ANSWER.includes(next.kind) ? ", unless they answer first" : "";
  const article = BARE.includes(next.kind) ? "" : "the ";
  const { timeZone } = composing.candidate;
  const isToday = dayOf(next.dueAt, timeZone).equals(dayOf(composing.now, timeZone));
  const when = isToday ? `later today, at ${timeOf(next.dueAt, timeZone)}` : `on ${candidateDay(composing, next.dueAt)}`;
  return [{ type: "aside", text: `What comes next: ${article}${KIND_NAMES[next.kind]}, ${when}${unless}.` }];
}

/** Whose service this is, how to use it, and how to stop it. `forwarding` says when another mail of theirs may come. */
export function footer(composing: Composing, options: { forwarding?: "When they answer" | "If they write again" }): Block[] {
  const company = composing.situation === undefined ? "" : oneLine(composing.situation.facts.company.name, 100);
  const why =
    company === ""
      ? "You get this mail because Followthrough looks after your job interviews for you. We never write to an employer."
      : `You get this mail because your interview with ${company} is on record with Followthrough. We never write to an employer: whatever goes out, you send.`;
  const links: Link[] = [
    ...(composing.meLink === undefined ? [] : [{ label: "Your interviews and settings", url: composing.meLink }]),
    { label: "Unsubscribe", url: composing.unsubscribeLink },
  ];
  const how =
    options.forwarding === undefined
      ? []
      : [
          {
            type: "aside" as const,
            text: `${options.forwarding}, forward their mail to ${composing.forwardingAddress}. We read it and bring you what to send next.`,
          },
        ];
  return [...how, { type: "aside", text: cut(why, 400), links }];
}
