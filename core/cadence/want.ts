import type { InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { Channel, MessageKind } from "../messages.ts";

/**
 * Which hours restrain a message (R31): `window` the candidate's sending hours, `waking` 07:00–22:00 of any day, `at_once`
 * none, `before` what prepares for a moment ahead: the last opening of the window before its hour, else at once.
 */
export type Hours = "window" | "waking" | "at_once" | "before";

/** What should be pending: one message, when it is due by the playbook, and why. What its kind alone says is in the playbook's table. */
export type Want = {
  kind: MessageKind;
  /** What it hangs on; with interview and kind it makes the id. */
  cause: string;
  /** When the playbook wants it, before the hours are looked at. */
  dueAt: InstantText;
  /** Where it differs from what the table says for the kind. */
  hours?: Hours;
  /** Where it differs from what the table says for the kind. */
  rule?: string;
  /** Nothing to say from this moment on: a preparation never comes at or after what it prepares for. */
  endsAt?: InstantText;
  /** Where the limits of the day would move it to this moment or past it, it does not come at all; `why` is why. */
  yields?: { at: InstantText; why: string };
  /** From when on it counts as late (R33), where it was owed before it was known. */
  owedSince?: InstantText;
  /** They asked for it: no limit of a day, and no pause, moves it (R10). */
  isAsked?: true;
  /** Why it has nothing to say any more, though its hour has not passed. */
  moot?: string;
  /** One sentence for people. */
  reason: string;
  channel?: Channel;
  contact?: string;
  roundId?: Id<"round">;
  eventId?: Id<"event">;
};
