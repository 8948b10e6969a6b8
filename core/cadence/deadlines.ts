/** Reminders of a day by which the candidate is to answer, or to hand something in (R20, R21, R23). */
import { Temporal } from "temporal-polyfill";
import type { AnswerEvent } from "../interview/situation.ts";
import type { MessageKind } from "../messages.ts";
import { at, dayOf, endOfDay, previousOpening, spokenDay } from "./calendar.ts";
import type { PlanInput } from "./cycle.ts";
import { signedElsewhere } from "./siblings.ts";
import type { Want } from "./want.ts";

const REMINDERS_DAYS_BEFORE = [3, 1];

type Deadline = {
  kind: MessageKind;
  /** Its last day, and the day on which we heard of it. */
  by: Temporal.PlainDate;
  knownOn: Temporal.PlainDate;
  /** Whose deadline it is. */
  eventId: AnswerEvent["id"];
  reason: string;
  rule?: string;
};

/** Three days and one day before a deadline. Another day has reminders of its own. */
export function remindersBefore(input: PlanInput, { kind, by, knownOn, eventId, reason, rule }: Deadline): Want[] {
  const zone = input.calendar.timeZone;
  // A reminder for a day that was already there when we heard of it would only repeat the mail that told of it.
  const isToCome = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, knownOn) > 0;
  return (
    REMINDERS_DAYS_BEFORE.filter((count) => isToCome(by.subtract({ days: count })))
      .map(
        (count): Want => ({
          kind,
          cause: `event:${eventId}:${by.toString()}:${count}`,
          dueAt: at(by.subtract({ days: count }), input.calendar.window.from, zone),
          endsAt: endOfDay(by, [zone]),
          eventId,
          reason,
          ...(rule === undefined ? {} : { rule }),
        }),
      )
      // Over a weekend both may move to the same morning: one of them is enough.
      .filter((want, index, all) => {
        const next = all[index + 1];
        return next === undefined || previousOpening(input.calendar, want.dueAt) !== previousOpening(input.calendar, next.dueAt);
      })
      // The last of them comes at once where its opening has passed; an earlier one would come in the same minute as the mail that told of it.
      .filter((want, index, all) => all[index + 1] === undefined || isToCome(dayOf(previousOpening(input.calendar, want.dueAt), zone)))
      // So it is when something has held the first one up until the second is due: a deadline named late, a pause, a question.
      .map((want, index, all): Want => {
        const next = all[index + 1];
        return next === undefined || previousOpening(input.calendar, next.dueAt) > input.now
          ? want
          : { ...want, moot: "the later reminder of the same deadline was due before it could come" };
      })
  );
}

const ASKING: readonly AnswerEvent["intent"][] = ["second_interview", "info_request"];
/** Whether what they want by a day is still to be given: their last word on it, and no reply known to have gone out that gives it. */
function isOwed({ situation, messages }: PlanInput, { id, intent, answerBy, answerIsReply }: AnswerEvent): boolean {
  if (answerBy === undefined || !ASKING.includes(intent)) return false;
  const last = situation.answers.findLast((answer) => answer.intent === intent);
  // What they asked for is owed to them whatever they write next; an invitation is overtaken by the next.
  if (intent === "second_interview" && last?.id !== id) return false;
  // A task is not done when its invitation has been said yes to.
  const isGivenByReply = intent === "info_request" || answerIsReply === true;
  const kind = intent === "info_request" ? "info_reply" : "invitation_reply";
  return !(isGivenByReply && messages.some((m) => m.kind === kind && m.eventId === id && (m.status === "sent" || m.status === "skipped")));
}

/** R20, R21: three days and one day before the day by which they want an answer to an invitation, a task, or papers. */
export function answerDue(input: PlanInput): Want[] {
  const { situation, calendar } = input;
  const rests = situation.state === "closed" || situation.state === "on_hold" || situation.state === "offered";
  if (rests || signedElsewhere(input.createdAt, input.siblings) !== undefined) return [];
  return situation.answers.flatMap((answer) => {
    if (answer.answerBy === undefined || !isOwed(input, answer)) return [];
    const by = Temporal.PlainDate.from(answer.answerBy);
    const knownOn = dayOf(answer.recordedAt, calendar.timeZone);
    const what = answer.intent === "info_request" ? "what they asked you for" : answer.answerIsReply === true ? "your answer" : "it";
    return remindersBefore(input, {
      kind: "answer_due",
      by,
      knownOn,
      eventId: answer.id,
      reason: `they want ${what} by ${spokenDay(by, knownOn)}`,
      ...(answer.intent === "info_request" ? {} : { rule: "R20" }),
    });
  });
}
