import type { Message, MessageKind } from "../messages.ts";
import { isPending } from "../messages.ts";
import { dayOf, spokenDay } from "./calendar.ts";
import type { PlanInput } from "./cycle.ts";
import { answersAfter, promiseFor, sittings, usedChasers } from "./cycle.ts";
import { ruleFor } from "./playbook.ts";
import { questionHolding } from "./questions.ts";
import { acceptedElsewhere, higherRanked, signedElsewhere } from "./siblings.ts";
import { chasersMax } from "./waiting.ts";

/** What the explanations read: the plan's input without the calendar. */
export type Standing = Omit<PlanInput, "calendar">;
/** A kind of message that one might expect and that is not coming, and why not, in one sentence. */
export type Explanation = { kind: MessageKind; rule: string; why: string };

const isPlanned = (input: Standing, ...kinds: readonly MessageKind[]) =>
  input.messages.some((message) => kinds.includes(message.kind) && isPending(message.status));
const came = (message: Message, kind: MessageKind) => message.kind === kind && !isPending(message.status) && message.status !== "cancelled";
/** The day on which it is, for the candidate. */
const today = (input: Standing) => dayOf(input.now, input.candidate.timeZone).toString();

/** R11: the answer came first, to the last sitting that was held. */
function noThankYou(input: Standing): string | null {
  const held = sittings(input.situation).filter((sitting) => sitting.rounds.every((round) => round.status === "held"));
  const last = held.at(-1);
  const wasThanked = input.messages.some(
    (message) => came(message, "thank_you") && last?.rounds.some((round) => round.id === message.roundId) === true,
  );
  if (last === undefined || wasThanked || isPlanned(input, "thank_you")) return null;
  const answers = answersAfter(input.situation, last);
  if (answers.length === 0) {
    const signed = signedElsewhere(input.createdAt, input.siblings);
    return signed === undefined || input.situation.state === "closed" ? null : `you have signed with ${signed.company}`;
  }
  if (input.situation.state === "on_hold") return "they put the process on hold before it could go out, and are left in peace";
  const isAnswered = input.messages.some(
    (message) =>
      message.audience === "employer" && message.status !== "cancelled" && answers.some((answer) => answer.id === message.eventId),
  );
  return isAnswered
    ? "they answered before it could go out, and the answer to them carries the thanks"
    : "they answered before it could go out, and their mail asks for no answer";
}

/** R5–R10, R22, R26: why nobody is chased, or not yet. */
function noChaser(input: Standing): string | null {
  const { situation, siblings } = input;
  const { state, outcome, onHold } = situation;
  if (state === "closed") return outcome === "regret" ? "after a regret nothing goes to them but the one reply" : "the interview is closed";
  const signed = signedElsewhere(input.createdAt, siblings);
  if (signed !== undefined) return `you have signed with ${signed.company}, so nobody else is chased`;
  const accepted = acceptedElsewhere(siblings);
  if (accepted !== undefined)
    return `you have accepted the offer from ${accepted.company}, so nobody else is chased until it is signed or withdrawn`;
  if (state === "on_hold")
    return onHold?.until === undefined
      ? "the process is on hold, and is left in peace for thirty days"
      : `the process is on hold until ${spokenDay(onHold.until, dayOf(onHold.since, input.candidate.timeZone))}`;
  if (state === "offered") return "there is an offer, so nobody is chased for an answer";
  if (state === "invited")
    return situation.rounds.every((round) => round.status === "called_off")
      ? situation.rounds.some(({ endsAt }) => endsAt > input.now)
        ? "the interview is off, and a new date is theirs to name"
        : "the interview did not take place, and a new date is theirs to name"
      : "they have invited you, and the date is theirs to name";
  const sitting = sittings(situation).at(-1);
  if (sitting === undefined) return null;
  const max = chasersMax(input);
  if (isPlanned(input, "follow_up", "final_follow_up", "call_script")) {
    const promise = promiseFor(situation, sitting);
    return promise === null || promise.by < today(input)
      ? null
      : (promise.roughly ?? promise.range) === undefined
        ? `nothing goes to them unasked before ${spokenDay(promise.by, dayOf(promise.since, input.candidate.timeZone))}, the day they named, has passed`
        : `nothing goes to them unasked before “${promise.roughly ?? promise.range}”, as they put it, has passed`;
  }
  if (max === 0) return "you asked for no follow-ups";
  const used = usedChasers(input, sitting).length;
  return used >= max ? `${used === 1 ? "one draft has" : "two drafts have"} had a turn in this round, and there will be no more` : null;
}

function noCall(input: Standing): string | null {
  const wanted = input.situation.facts.contactPolicy.channel ?? input.candidate.preferences.channel;
  return wanted === "phone" && input.situation.noCalls ? "they asked not to be called, so what would be a call comes as a mail" : null;
}

function noSearching(input: Standing): string | null {
  if (!input.candidate.preferences.keepSearching) return OFF;
  if (input.situation.state === "closed" || isPlanned(input, "keep_searching")) return null;
  const signed = signedElsewhere(input.createdAt, input.siblings);
  return signed === undefined
    ? "it comes once for all your interviews together, with the oldest open one"
    : `you have signed with ${signed.company}`;
}

function noChoices(input: Standing): string | null {
  const { state, offer, facts } = input.situation;
  const isSettled = offer?.toldFirstChoiceAt !== undefined || offer?.response === "accepted";
  const others = input.siblings.filter((sibling) => sibling.state !== "closed" && sibling.state !== "offered");
  if (state !== "offered" || others.length === 0 || isSettled || isPlanned(input, "competing_offer")) return null;
  if (input.messages.some((message) => came(message, "competing_offer"))) return null;
  const isRanked = facts.interest !== undefined || others.some((sibling) => sibling.interest !== undefined);
  if (!isRanked) return "your interviews have no ranking: say which is your first choice";
  return higherRanked(facts.interest, input.siblings) === undefined ? "no interview that you rank higher is still waiting" : null;
}

const OFF = "you have switched it off in your settings";

const WHY_NOT: readonly { kind: MessageKind; why: (input: Standing) => string | null }[] = [
  { kind: "before_round", why: (input) => (input.candidate.preferences.beforeRound ? null : OFF) },
  { kind: "reflection", why: (input) => (input.candidate.preferences.reflection ? null : OFF) },
  { kind: "thank_you", why: noThankYou },
  { kind: "follow_up", why: noChaser },
  { kind: "call_script", why: noCall },
  { kind: "keep_searching", why: noSearching },
  { kind: "competing_offer", why: noChoices },
];

/** What is not being sent, and why: so that silence is never a riddle. */
export function explain(input: Standing): Explanation[] {
  const { pausedUntil } = input.candidate.preferences;
  const found = WHY_NOT.flatMap(({ kind, why }) => {
    const sentence = why(input);
    return sentence === null ? [] : [{ kind, rule: ruleFor(kind)?.rule ?? "", why: sentence }];
  });
  const waits = input.messages
    .filter((message) => message.status === "planned" && ruleFor(message.kind)?.unasked !== undefined)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const [paused] = pausedUntil !== null && pausedUntil > today(input) ? waits : [];
  const held = waits.flatMap((message) => {
    const question = questionHolding(input.situation, message);
    return question === undefined
      ? []
      : [{ kind: message.kind, rule: "R11", why: `${question.why}: nothing for them comes until that is answered` }];
  });
  return [
    ...found,
    ...(paused === undefined || pausedUntil === null
      ? []
      : [{ kind: paused.kind, rule: "R31", why: `you asked for a pause: nothing unasked comes before ${spokenDay(pausedUntil)}` }]),
    ...held.slice(0, 1),
  ];
}
