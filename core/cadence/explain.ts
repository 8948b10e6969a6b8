import type { MessageKind } from "../messages.ts";
import { isPending } from "../messages.ts";
import { spokenDay } from "./calendar.ts";
import type { PlanInput } from "./cycle.ts";
import { answersAfter, sittings, usedChasers } from "./cycle.ts";
import { ruleFor } from "./playbook.ts";
import { acceptedElsewhere, signedElsewhere } from "./siblings.ts";
import { chasersMax } from "./waiting.ts";

/** What the explanations read: the plan's input without the hour, so that they are the same whenever they are read. */
export type Standing = Omit<PlanInput, "calendar" | "now">;
/** A kind of message that one might expect and that is not coming, and why not, in one sentence. */
export type Explanation = { kind: MessageKind; rule: string; why: string };

const isPlanned = (input: Standing, ...kinds: readonly MessageKind[]) =>
  input.messages.some((message) => kinds.includes(message.kind) && isPending(message.status));
const cameBefore = (input: Standing, kind: MessageKind) =>
  input.messages.some((message) => message.kind === kind && !isPending(message.status) && message.status !== "cancelled");

/** R11: the answer came first. */
function noThankYou(input: Standing): string | null {
  const held = sittings(input.situation).filter((sitting) => sitting.rounds.every((round) => round.status === "held"));
  const last = held.at(-1);
  if (last === undefined || isPlanned(input, "thank_you") || cameBefore(input, "thank_you")) return null;
  if (answersAfter(input.situation, last).length === 0) return null;
  return input.situation.state === "on_hold"
    ? "they put the process on hold before it could go out, and are left in peace"
    : "they answered before it could go out, and the answer to them carries the thanks";
}

/** R5–R10, R22, R26: why nobody is chased, or not yet. */
function noChaser(input: Standing): string | null {
  const { situation, siblings } = input;
  const { state, outcome, promise, onHold } = situation;
  if (state === "closed") return outcome === "regret" ? "after a regret nothing goes to them but the one reply" : "the interview is closed";
  const signed = signedElsewhere(input.createdAt, siblings);
  if (signed !== undefined) return `you have signed with ${signed.company}, so nobody else is chased`;
  const accepted = acceptedElsewhere(siblings);
  if (accepted !== undefined)
    return `you have accepted the offer from ${accepted.company}, so nobody else is chased until it is signed or withdrawn`;
  if (state === "on_hold")
    return onHold?.until === undefined
      ? "the process is on hold, and is left in peace for thirty days"
      : `the process is on hold until ${spokenDay(onHold.until)}`;
  if (state === "offered") return "there is an offer, so nobody is chased for an answer";
  if (state === "invited")
    return situation.rounds.every((round) => round.status === "called_off")
      ? "the interview did not take place, and a new date is theirs to name"
      : "they have invited you, and the date is theirs to name";
  const sitting = sittings(situation).at(-1);
  if (sitting === undefined) return null;
  const max = chasersMax(input);
  if (isPlanned(input, "follow_up", "final_follow_up", "call_script"))
    return promise === null ? null : `nothing goes to them unasked before ${spokenDay(promise.by)}, the day they named, has passed`;
  if (max === 0) return "you asked for no follow-ups";
  return usedChasers(input, sitting).length >= max
    ? `${max === 1 ? "one draft has" : "two drafts have"} chased an answer in this round, and there will be no more`
    : null;
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
    ? "it is one a week for all your interviews together, and comes with the oldest open one"
    : `you have signed with ${signed.company}`;
}

function noChoices(input: Standing): string | null {
  const { state, offer, facts } = input.situation;
  const others = input.siblings.filter((sibling) => sibling.state !== "closed" && sibling.state !== "offered");
  if (state !== "offered" || offer === null || others.length === 0 || isPlanned(input, "competing_offer")) return null;
  if (cameBefore(input, "competing_offer")) return null;
  const isRanked = facts.interest !== undefined || others.some((sibling) => sibling.interest !== undefined);
  return isRanked
    ? "no interview that you rank higher is still waiting"
    : "your interviews have no ranking: say which is your first choice";
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
  return pausedUntil === null || input.situation.state === "closed"
    ? found
    : [
        ...found,
        { kind: "keep_searching", rule: "R31", why: `you asked for a pause: nothing unasked comes before ${spokenDay(pausedUntil)}` },
      ];
}
