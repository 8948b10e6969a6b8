import type { InstantText } from "../clock.ts";
import { latest } from "../clock.ts";
import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";
import type { Message } from "../messages.ts";
import { dayOf, isLaterThan, spokenDay } from "./calendar.ts";
import { placed } from "./capacity.ts";
import type { PlanInput } from "./cycle.ts";
import { businessDays, contactKey } from "./cycle.ts";
import { holdEndsAt } from "./holding.ts";
import { offerLapsesAt } from "./offers.ts";
import { PLAYBOOK, ruleFor } from "./playbook.ts";
import { questionHolding } from "./questions.ts";
import type { Timing } from "./reason.ts";
import { reasonFor, whyHadYielded, whyYielded } from "./reason.ts";
import { pausedUntil, settled } from "./settle.ts";
import type { UnaskedMail } from "./siblings.ts";
import { silenceAt } from "./waiting.ts";
import type { Hours, Want } from "./want.ts";

/**
 * A want with its final hour, as a message that is not there yet. `tooLate`: why it makes no sense any more by the time it
 * can come (R33), else `null`; `over`: why it has nothing to say any more, else `null`.
 */
export type Planned = Want & {
  id: Id<"message">;
  rule: string;
  audience: Message["audience"];
  tooLate: string | null;
  over: string | null;
  /** The limit of a day that moves it (R35). */
  yielded?: NonNullable<Message["yielded"]>;
};

/** A time event that is to be appended when its hour comes, and what it is about. */
export type TimeEvent =
  | { type: "round_over"; roundId: Id<"round">; at: InstantText }
  | { type: "hold_ended" | "offer_lapsed" | "silence"; at: InstantText };

/** Each part of the plan once: several kinds come from one. */
const PARTS = [...new Set(Object.values(PLAYBOOK).map((rule) => rule.wants))];
/** Delivered mails that others are told of: more than a day can hold. */
const DELIVERED_TOLD_MAX = 6;
const PREPARED_FOR_HAS_COME = "what it prepares for had begun before it could come";

/** A message's id: the same record, kind and cause are always the same message. */
export function derivedMessageId(recordId: string, kind: Message["kind"], cause: string): Id<"message"> {
  return derivedId("message", recordId, kind, cause);
}

/** Whether the playbook would still have it out: nothing has become of it yet. */
function isToCome(message: Message): boolean {
  return (
    message.status === "planned" || message.status === "delivering" || message.status === "cancelled" || message.skippedAsLate === true
  );
}

/** The contact of an unprompted draft, by which the day's limit tells one from another; the company where nobody is known. */
function addresseeOf(input: PlanInput, want: Pick<Want, "contact" | "roundId">): string {
  const round = input.situation.rounds.find((r) => r.id === want.roundId);
  const contact = want.contact ?? contactKey(round?.contact ?? input.situation.facts.contact);
  return contact === "" ? `the company ${input.situation.facts.company.name.toLowerCase()}` : contact;
}

type Timed = { planned: Planned; unasked?: UnaskedMail };

/** The final hour of a want: `dueAt`, and how it came about, for the sentence that says why. */
type Hour = Timing & { dueAt: InstantText };

/** When a want comes, by the hours that restrain it, a pause, and what the candidate has put off. */
function hourOf(input: PlanInput, want: Want, hours: Hours, isUnasked: boolean, existing: Message | undefined): Hour {
  const { calendar, now } = input;
  const snoozed = existing?.snoozedUntil;
  const pause = isUnasked ? pausedUntil(input.candidate) : null;
  const paused = pause !== null && pause > want.dueAt;
  const from = paused ? pause : want.dueAt;
  // A pause is no moment to prepare for: what waited for it comes in the hours after it.
  const kept = paused && hours === "before" ? "window" : hours;
  const soonest = settled(from, kept, calendar, now);
  // A preparation that found its day full waits for the morning it was given, and does not come in the night before it.
  const byRule = kept === "before" && soonest < now && existing?.status === "planned" ? latest(soonest, existing.dueAt) : soonest;
  return {
    // Put off by the candidate it comes at the hour they chose, unless the playbook has since moved it further.
    dueAt: snoozed === undefined ? byRule : latest(snoozed, want.dueAt > snoozed ? byRule : snoozed),
    ruledAt: from >= now ? soonest : settled(from, kept, calendar, from),
    paused,
    hours,
  };
}

/** Why a want makes no sense any more by the time it can come (R33); by then, not by now: else it would be a matter of when somebody looked. */
function whyTooLate({ calendar, now }: PlanInput, want: Want, { dueAt, paused }: Hour, after: number): string | null {
  const owedSince = want.owedSince ?? want.dueAt;
  return isLaterThan(calendar, owedSince, latest(dueAt, now), after)
    ? `it was due on ${spokenDay(dayOf(owedSince, calendar.timeZone))}${paused ? ", in the pause you asked for" : ""}, and more than ${businessDays(after)} later it would only look odd`
    : null;
}

/** One want with its hours applied and its kind's rule filled in, before the day's limits. */
function timed(input: PlanInput, want: Want, existing: Message | undefined): Timed {
  const rule = ruleFor(want.kind);
  if (rule === undefined) throw new TypeError(`${want.kind} is not planned from an interview`);
  const id = existing?.id ?? derivedMessageId(input.interviewId, want.kind, want.cause);
  const blank = { ...want, id, rule: want.rule ?? rule.rule, audience: rule.audience, tooLate: null, over: null };
  // What has had its turn needs no hour: it only must not be taken for something the plan no longer wants.
  if (existing !== undefined && !isToCome(existing)) return { planned: blank };
  const isSnoozed = existing?.snoozedUntil !== undefined;
  const isUnasked = rule.unasked !== undefined && want.isAsked !== true && !isSnoozed;
  const hour = hourOf(input, want, want.hours ?? rule.hours, isUnasked, existing);
  const late = rule.tooLateAfterBusinessDays;
  const planned: Planned = {
    ...blank,
    tooLate: late === undefined || isSnoozed ? null : whyTooLate(input, want, hour, late),
    over: want.endsAt !== undefined && want.endsAt <= input.now ? PREPARED_FOR_HAS_COME : (want.moot ?? null),
    dueAt: hour.dueAt,
    reason: reasonFor(input, want, existing, hour),
  };
  // What waits for a question to be answered takes no place of a day: it may never come.
  const isHeld = questionHolding(input.situation, planned) !== undefined;
  return isUnasked && planned.tooLate === null && planned.over === null && !isHeld
    ? { planned, unasked: unaskedMail(input, want, planned, hour) }
    : { planned };
}

/** An unasked mail as the limits of the days count it (R35). */
function unaskedMail(input: PlanInput, want: Want, { id, dueAt }: Planned, { hours }: Hour): UnaskedMail {
  const endsAt = want.endsAt ?? want.yields?.at;
  return {
    id,
    kind: want.kind,
    dueAt,
    isDelivered: false,
    hours,
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(ruleFor(want.kind)?.unprompted === true ? { contact: addresseeOf(input, want) } : {}),
  };
}

/** The unasked mails that came lately: they have taken their place in the day. */
function deliveredUnasked(input: PlanInput): UnaskedMail[] {
  return input.messages
    .flatMap((message): UnaskedMail[] => {
      const rule = ruleFor(message.kind);
      if (message.deliveredAt === undefined || rule?.unasked === undefined || message.snoozedUntil !== undefined) return [];
      return [
        {
          id: message.id,
          kind: message.kind,
          dueAt: message.deliveredAt,
          isDelivered: true,
          hours: rule.hours,
          ...(rule.unprompted === true ? { contact: addresseeOf(input, message) } : {}),
        },
      ];
    })
    .sort((a, b) => (a.dueAt < b.dueAt ? 1 : a.dueAt > b.dueAt ? -1 : 0))
    .slice(0, DELIVERED_TOLD_MAX);
}

/** A plan, and what it asks of the candidate's days before any limit: what the other interviews must know (R35). */
export type Plan = { planned: Planned[]; unasked: UnaskedMail[] };

/**
 * What should be pending for an interview, derived from where it stands. Pure: the same input gives the same plan, and
 * planning again only re-times.
 */
export function plan(input: PlanInput): Plan {
  const byCause = new Map(input.messages.map((message) => [`${message.kind} ${message.cause}`, message]));
  const all = PARTS.flatMap((wants) => wants(input)).map((want) => {
    const existing = byCause.get(`${want.kind} ${want.cause}`);
    return { ...timed(input, want, existing), existing };
  });
  const unasked = [...all.flatMap((one) => one.unasked ?? []), ...deliveredUnasked(input)];
  const places = placed(input, unasked);
  return {
    unasked,
    planned: all.map(({ planned, existing }) => {
      const place = places.get(planned.id);
      const { yields } = planned;
      const hasBegun = yields !== undefined && yields.at <= input.now;
      if (place?.movedFor === undefined) {
        // What the limits have held up until then does not come after it, also where a later day has room.
        const isOver = hasBegun && existing?.yielded !== undefined;
        return {
          ...planned,
          reason: `${planned.reason}${whyHadYielded(input, existing, planned.dueAt)}`,
          over: isOver ? yields.why : planned.over,
        };
      }
      const moved = { ...planned, dueAt: place.dueAt, yielded: { to: place.dueAt, limit: place.movedFor } };
      if (yields !== undefined && place.dueAt >= yields.at) return { ...moved, reason: yields.why, over: hasBegun ? yields.why : null };
      return { ...moved, reason: `${planned.reason}${whyYielded(input, moved.yielded)}` };
    }),
  };
}

/** The events that only time brings, the earliest first. Wake appends those whose hour has come. */
export function timeEvents(input: PlanInput): TimeEvent[] {
  const { situation } = input;
  const events: TimeEvent[] = situation.rounds.flatMap((round) =>
    round.status === "planned" ? [{ type: "round_over" as const, roundId: round.id, at: round.endsAt }] : [],
  );
  for (const [type, when] of [
    ["hold_ended", holdEndsAt(input)],
    ["offer_lapsed", offerLapsesAt(input)],
    ["silence", silenceAt(input)],
  ] as const)
    if (when !== null) events.push({ type, at: when });
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
