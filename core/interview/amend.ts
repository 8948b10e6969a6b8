import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { Candidate } from "../candidates/candidate.ts";
import { InstantInput, line, MetadataChanges, TimeZone, withMetadata } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { instantText } from "../clock.ts";
import { invalid } from "../errors.ts";
import type { Id } from "../ids.ts";
import { promisedIn } from "./decision-said.ts";
import type { Happening } from "./events.ts";
import type { Facts, NewRound, Round } from "./facts.ts";
import { Company, Contact, ContactPolicy, Decision, FORMATS, NewInterview, PanelMember, toRound } from "./facts.ts";
import { heldRounds } from "./rounds.ts";
import type { Situation } from "./situation.ts";

const ROUND_HOURS_MAX = 48;

const ContactChanges = z.strictObject({
  name: line(200).nullable().optional(),
  email: Contact.shape.email.nullable(),
  kind: z.enum(["employer", "agency"]).optional(),
});

/** What an integrator may change of an interview. What is not named stays; null takes away what may be absent. */
export const InterviewChanges = z.strictObject({
  company: z
    .strictObject({
      name: line(200).optional(),
      domain: Company.shape.domain.nullable(),
      size: Company.shape.size.nullable(),
      timeZone: TimeZone.nullable().optional(),
      country: Company.shape.country.nullable(),
    })
    .optional(),
  role: line(200).optional(),
  contact: ContactChanges.optional(),
  panel: z.array(PanelMember).max(20).optional().describe("The whole panel."),
  decision: Decision.optional(),
  contactPolicy: ContactPolicy.optional(),
  interest: NewInterview.shape.interest,
  topics: z.array(line(200)).max(10).optional().describe("All the topics."),
  referencesRequested: z.boolean().optional(),
  notes: NewInterview.shape.notes,
  externalId: NewInterview.shape.externalId,
  metadata: MetadataChanges.optional(),
});
export type InterviewChanges = z.infer<typeof InterviewChanges>;

/** What an integrator may change of a round: another time, or whether it took place. */
export const RoundChanges = z.strictObject({
  startsAt: InstantInput.optional().describe("Alone it moves the round, which lasts as long as before."),
  endsAt: InstantInput.optional(),
  durationMinutes: z
    .int()
    .min(1)
    .max(ROUND_HOURS_MAX * 60)
    .optional(),
  format: z.enum(FORMATS).optional(),
  location: line(500).optional(),
  timeZone: TimeZone.optional(),
  panel: z.array(PanelMember).max(20).optional(),
  contact: ContactChanges.optional(),
  status: z.enum(["held", "called_off"]).optional().describe("`called_off` also for one that simply did not take place."),
});
export type RoundChanges = z.infer<typeof RoundChanges>;

/** An object after changes to some of its fields; null takes a field away. */
function merged<T extends object>(standing: T, changes: { [K in keyof T]?: T[K] | null | undefined }): T {
  const entries = Object.entries({
    ...standing,
    ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== null)) as T;
}

/** The event that changes make of an interview's facts; `null` when they say what is so already. */
export function amendment(situation: Situation, changes: InterviewChanges, candidate: Candidate, now: InstantText): Happening | null {
  const { facts, promise } = situation;
  const { company, contact, contactPolicy, metadata, decision, ...rest } = changes;
  const next: Facts = {
    ...merged(facts, rest),
    company: merged(facts.company, company ?? {}),
    contact: merged(facts.contact, contact ?? {}),
    contactPolicy: merged(facts.contactPolicy, contactPolicy ?? {}),
    ...(metadata === undefined ? {} : { metadata: withMetadata(facts.metadata ?? {}, metadata) }),
  };
  const changed = Object.entries(next).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(facts[name as keyof Facts]));
  const promised = promisedIn(decision, heldRounds(situation).at(-1) ?? situation.rounds.at(-1), now, candidate);
  const isPromised = decision?.by !== undefined && (decision.by !== promise?.by || promise?.roughly !== undefined);
  if (changed.length === 0 && !isPromised && decision?.said === undefined) return null;
  return {
    type: "amended",
    changes: Object.fromEntries(changed) as Partial<Facts>,
    ...promised,
    ...(decision?.said === undefined ? {} : { decisionSaid: decision.said }),
  };
}

/** A further round. Who will be there is only what is said: nobody is thanked for a round that they were not at. */
export function furtherRound(id: Id<"round">, posted: NewRound, situation: Situation, candidate: Candidate): Round {
  const { company, contact } = situation.facts;
  const timeZone = company.timeZone ?? situation.rounds.at(-1)?.timeZone ?? candidate.timeZone;
  return toRound(id, posted, { panel: [], contact, timeZone });
}

/** The events that changes make of a round, in order; none when they say what is so already. Throws `request.invalid` for hours that cannot be. */
export function roundChanges(round: Round, changes: RoundChanges): Happening[] {
  const { startsAt, endsAt, durationMinutes, status, contact, ...rest } = changes;
  const isMoved = startsAt !== undefined || endsAt !== undefined || durationMinutes !== undefined;
  if (isMoved && status !== undefined)
    throw invalid({ path: "status", message: "send either the new time or the status: a round that is moved is still to come" });
  const next = {
    ...merged(round, rest),
    ...(contact === undefined ? {} : { contact: merged(round.contact, contact) }),
    ...(isMoved ? hours(round, changes) : {}),
  };
  const changed = Object.entries(next).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(round[name as keyof Round]));
  // A move is told whole, and a round that was over is put ahead again by it even at the same hours.
  const isOver = round.status !== "planned";
  const told = { ...Object.fromEntries(changed), ...(isMoved && (changed.length > 0 || isOver) ? hours(round, changes) : {}) };
  return [
    ...(Object.keys(told).length === 0 ? [] : [{ type: "round_changed" as const, roundId: round.id, changes: told }]),
    ...(status === undefined || status === round.status
      ? []
      : [{ type: status === "held" ? ("round_held" as const) : ("round_called_off" as const), roundId: round.id }]),
  ];
}

/** When a round begins and ends after changes. */
function hours(round: Round, { startsAt, endsAt, durationMinutes }: RoundChanges): Pick<Round, "startsAt" | "endsAt"> {
  const start = Temporal.Instant.from(startsAt ?? round.startsAt);
  const oldMinutes = (Date.parse(round.endsAt) - Date.parse(round.startsAt)) / 60_000;
  const isResized = endsAt === undefined && (startsAt !== undefined || durationMinutes !== undefined);
  const end = isResized
    ? start.add({ milliseconds: (durationMinutes ?? oldMinutes) * 60_000 })
    : Temporal.Instant.from(endsAt ?? round.endsAt);
  const minutes = start.until(end).total("minutes");
  if (minutes <= 0) throw invalid({ path: "endsAt", message: `must be later than startsAt, which is ${instantText(start)}` });
  if (minutes > ROUND_HOURS_MAX * 60) throw invalid({ path: "endsAt", message: `a round lasts at most ${ROUND_HOURS_MAX} hours` });
  if (endsAt !== undefined && durationMinutes !== undefined && durationMinutes !== minutes)
    throw invalid({ path: "durationMinutes", message: "does not agree with endsAt: send one of the two" });
  return { startsAt: instantText(start), endsAt: instantText(end) };
}
