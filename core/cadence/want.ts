import type { InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { Channel, MessageKind } from "../messages.ts";

/**
 * Which hours restrain a message (R31): `window` the candidate's sending hours, `waking` 07:00–22:00 of any day, `none` at
 * once, `previous` what prepares for a moment ahead: the last opening of the window before, else at once.
 */
export type Restraint = "window" | "waking" | "none" | "previous";

/** What should be pending: one message, when it is due by the playbook, and why. */
export type Want = {
  kind: MessageKind;
  /** What it hangs on; with interview and kind it makes the id. */
  cause: string;
  /** When the playbook wants it, before the hours are looked at. */
  dueAt: InstantText;
  restraint: Restraint;
  /** Nothing to say from this moment on: a preparation never comes at or after what it prepares for. */
  endsAt?: InstantText;
  /** One sentence for people. */
  reason: string;
  channel?: Channel;
  contact?: string;
  roundId?: Id<"round">;
  eventId?: Id<"event">;
  /** Too late for it after this many business days (R33); never when absent. */
  tooLateAfterBusinessDays?: number;
};
