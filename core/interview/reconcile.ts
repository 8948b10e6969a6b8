import { dayOf } from "../cadence/calendar.ts";
import type { Planned } from "../cadence/plan.ts";
import type { InstantText } from "../clock.ts";
import type { Message } from "../messages.ts";

/** What the plan says, put on a message that is still to come. That it was moved to another day is noted, for the timeline. */
function timed({ ended: _ended, yielded, ...message }: Message, planned: Planned, { now, timeZone, held }: Present): Message {
  const sameDay = dayOf(message.dueAt, timeZone).equals(dayOf(planned.dueAt, timeZone));
  // While everything waits, a day means nothing: what moves it is seen when it goes on.
  const moved = message.status === "planned" && message.dueAt > now && !sameDay && !held;
  const limit = (held ? undefined : planned.yielded) ?? (moved ? undefined : yielded);
  return {
    ...message,
    ...(limit === undefined ? {} : { yielded: limit }),
    ...(moved ? { movedAt: now } : {}),
    rule: planned.rule,
    reason: planned.reason,
    channel: planned.channel ?? "email",
    dueAt: planned.dueAt,
    ...(planned.contact === undefined ? {} : { contact: planned.contact }),
    ...(planned.roundId === undefined ? {} : { roundId: planned.roundId }),
    ...(planned.eventId === undefined ? {} : { eventId: planned.eventId }),
  };
}

/** The hour, the candidate's zone, in which a day is one, and whether everything waits. */
type Present = { now: InstantText; timeZone: string; held: boolean };

const skippedLate = (message: Message, why: string, now: InstantText): Message => ({
  ...message,
  status: "skipped",
  statusAt: now,
  skippedAt: now,
  skippedAsLate: true,
  ended: `it was skipped: ${why}`,
});

/** A message that the plan wants, brought into line with it. What went out, was skipped or failed stays as it is. */
function wanted(message: Message, planned: Planned, present: Present): Message {
  const { now, held } = present;
  const again = (): Message => ({
    ...timed(withoutSkip({ ...message, isBack: true }), planned, present),
    status: "planned",
    statusAt: now,
    plannedAt: now,
  });
  switch (message.status) {
    case "planned": {
      const next = timed(message, planned, present);
      return planned.tooLate !== null && !held ? skippedLate(next, planned.tooLate, now) : next;
    }
    case "delivering": {
      const { withdrawn: _withdrawn, ...claimed } = message;
      return claimed;
    }
    case "cancelled":
      return planned.tooLate !== null ? message : again();
    case "skipped":
      return message.skippedAsLate !== true || planned.tooLate !== null ? message : again();
    case "delivered":
    case "sent":
    case "failed":
      return message;
    default:
      return message.status satisfies never;
  }
}

function withoutSkip({ skippedAt: _at, skippedAsLate: _late, ...message }: Message): Message {
  return message;
}

/** A message that the plan no longer wants: taken back, or marked so when it may be on its way this moment. */
function unwanted(message: Message, because: string, now: InstantText): Message {
  if (message.status === "planned") return { ...message, status: "cancelled", statusAt: now, ended: `it was cancelled: ${because}` };
  if (message.status === "delivering") return { ...message, withdrawn: because };
  return message;
}

/**
 * Makes the messages agree with the plan: new ones added, pending ones re-timed or cancelled with the reason, ones that are
 * too late skipped (R33) unless they are held. Doing it twice changes nothing.
 */
export function reconcile(
  messages: readonly Message[],
  plan: readonly Planned[],
  { because, ...present }: Present & { because: string },
): Message[] {
  const { now } = present;
  const byId = new Map(plan.map((planned) => [planned.id, planned]));
  const kept = messages.map((message) => {
    const planned = byId.get(message.id);
    if (planned === undefined) return unwanted(message, because, now);
    return planned.over === null ? wanted(message, planned, present) : unwanted(message, planned.over, now);
  });
  const known = new Set(messages.map((message) => message.id));
  const added = plan
    .filter((planned) => !known.has(planned.id) && planned.over === null)
    .map((planned) => {
      const blank: Message = {
        id: planned.id,
        kind: planned.kind,
        audience: planned.audience,
        cause: planned.cause,
        rule: planned.rule,
        reason: planned.reason,
        channel: "email",
        dueAt: planned.dueAt,
        status: "planned",
        statusAt: now,
        plannedAt: now,
        attempts: 0,
      };
      return wanted(blank, planned, present);
    });
  return [...kept, ...added];
}
