import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { Country, DateOnly, EmailAddress, InstantInput, line, Metadata, TimeZone } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { instantText } from "../clock.ts";
import type { Id } from "../ids.ts";

/** A round is taken to last this long when neither its end nor its duration is said. */
const ROUND_DEFAULT_MINUTES = 60;
const ROUND_MAX_HOURS = 48;

export const Company = z.strictObject({
  name: line(200),
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, "write a domain, such as example.com")
    .optional(),
  size: z.enum(["small", "large"]).optional(),
  timeZone: TimeZone.optional(),
  country: Country.optional(),
});
export type Company = z.infer<typeof Company>;

/** The person drafts are addressed to. An agency stands between candidate and employer (R29). */
export const Contact = z.strictObject({
  name: line(200).optional(),
  email: EmailAddress.optional(),
  kind: z.enum(["employer", "agency"]).default("employer"),
});
export type Contact = z.infer<typeof Contact>;

export const PanelMember = z.strictObject({ name: line(200), title: line(200).optional(), email: EmailAddress.optional() });
export type PanelMember = z.infer<typeof PanelMember>;

export const FORMATS = ["in_person", "video", "phone"] as const;

/** When a round begins and ends, as an integrator says it: an end, or a duration, or neither (an hour). */
export const NewRound = z
  .strictObject({
    startsAt: InstantInput,
    endsAt: InstantInput.optional(),
    durationMinutes: z
      .int()
      .min(1)
      .max(ROUND_MAX_HOURS * 60)
      .optional(),
    format: z.enum(FORMATS).optional(),
    location: line(500).optional(),
    timeZone: TimeZone.optional(),
    panel: z.array(PanelMember).max(20).optional(),
    contact: Contact.optional(),
  })
  .superRefine((round, context) => {
    if (round.endsAt === undefined) return;
    const minutes = Temporal.Instant.from(round.startsAt).until(Temporal.Instant.from(round.endsAt)).total("minutes");
    if (minutes <= 0) context.addIssue({ code: "custom", path: ["endsAt"], message: "must be later than startsAt" });
    else if (minutes > ROUND_MAX_HOURS * 60)
      context.addIssue({ code: "custom", path: ["endsAt"], message: `a round lasts at most ${ROUND_MAX_HOURS} hours` });
    else if (round.durationMinutes !== undefined && round.durationMinutes !== minutes)
      context.addIssue({ code: "custom", path: ["durationMinutes"], message: "does not agree with endsAt: send one of the two" });
  });
export type NewRound = z.infer<typeof NewRound>;

export const Decision = z.strictObject({ by: DateOnly.optional(), said: line(500).optional() });
export const ContactPolicy = z.strictObject({ channel: z.enum(["email", "phone", "note"]).optional(), noCalls: z.boolean().optional() });
export const INTERESTS = ["first_choice", "interested", "fallback"] as const;
export type Interest = (typeof INTERESTS)[number];

/** What an integrator posts to record an interview (DESIGN §7). */
export const NewInterview = z.strictObject({
  candidateId: z.string().min(1, "name the candidate").max(64),
  company: Company,
  role: line(200),
  contact: Contact.prefault({}),
  panel: z.array(PanelMember).max(20).default([]),
  round: NewRound,
  decision: Decision.optional(),
  contactPolicy: ContactPolicy.optional(),
  interest: z.enum(INTERESTS).optional(),
  topics: z.array(line(200)).max(10).default([]),
  referencesRequested: z.boolean().default(false),
  notes: z.string().max(5_000).optional(),
  externalId: line(200).optional(),
  metadata: Metadata.optional(),
});
export type NewInterview = z.infer<typeof NewInterview>;

/** One meeting of the hiring process. `planned` until its end has passed, it was called off, or it was not held. */
export type Round = {
  id: Id<"round">;
  startsAt: InstantText;
  endsAt: InstantText;
  /** The zone in which its hours and days are told to the employer. */
  timeZone: string;
  format?: (typeof FORMATS)[number];
  location?: string;
  panel: PanelMember[];
  contact: Contact;
  status: "planned" | "held" | "called_off";
  /** How often it was put ahead again after its hour had passed: what hung on it then begins anew (R34). */
  again?: number;
  /** When it was last put ahead again: what chased an answer before that was about a round that was not held. */
  againAt?: InstantText;
};

/** The facts of an interview that no event derives: as posted, or as amended since. */
export type Facts = {
  company: Company;
  role: string;
  contact: Contact;
  panel: PanelMember[];
  contactPolicy: z.infer<typeof ContactPolicy>;
  interest?: Interest;
  topics: string[];
  referencesRequested: boolean;
  /** What the integrator knows about the interview; not the candidate's own notes. */
  notes?: string;
  externalId?: string;
  metadata?: Record<string, string>;
};

/** Turns a posted round into one on the record, with both its instants and its zone. Panel and contact are the interview's unless it has its own. */
export function toRound(id: Id<"round">, posted: NewRound, interview: { panel: PanelMember[]; contact: Contact; timeZone: string }): Round {
  const startsAt = Temporal.Instant.from(posted.startsAt);
  const endsAt =
    posted.endsAt === undefined
      ? startsAt.add({ minutes: posted.durationMinutes ?? ROUND_DEFAULT_MINUTES })
      : Temporal.Instant.from(posted.endsAt);
  return {
    id,
    startsAt: instantText(startsAt),
    endsAt: instantText(endsAt),
    timeZone: posted.timeZone ?? interview.timeZone,
    ...(posted.format === undefined ? {} : { format: posted.format }),
    ...(posted.location === undefined ? {} : { location: posted.location }),
    panel: posted.panel ?? interview.panel,
    contact: posted.contact ?? interview.contact,
    status: "planned",
  };
}
