import * as z from "zod";
import type { InstantText } from "../clock.ts";
import { isTimeZone } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { WakingRecord } from "../record.ts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "write a time of day as HH:MM, such as 08:00");
export const DateOnly = z.iso.date({ error: "write a calendar date as YYYY-MM-DD" });
export const InstantInput = z.iso.datetime({ offset: true, error: "write an instant with its offset, such as 2026-12-01T10:00:00+01:00" });
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: "name an IANA time zone, such as Europe/Oslo (an offset is not a zone: it knows no daylight saving)" });
/** ISO 3166 country code, optionally with a subdivision: whose public holidays count as days off (R32). */
export const Country = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, "write an ISO 3166 country code, such as GB or GB-SCT");
/** One line of text for people: no control characters, so that it can stand in a mail header. */
export const line = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(lengthMax)
    .refine((text) => !/\p{Cc}/u.test(text), { error: "must be one line without control characters" });
export const EmailAddress = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email({ error: "write an e-mail address, such as ada@example.com" }));
export const Metadata = z
  .record(z.string().max(40), z.string().max(500))
  .refine((m) => Object.keys(m).length <= 50, { error: "at most 50 entries" });

/** The candidate's sending hours, in their own zone (R31). A window that is never open is refused. */
export const Window = z
  .strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1, "name at least one day"), from: TimeOfDay, to: TimeOfDay })
  .refine((w) => w.from < w.to, { path: ["to"], error: "must be later than `from`: a window that is never open delivers nothing" });
export type Window = z.infer<typeof Window>;

/** How the candidate wants it done; the playbook's defaults where nothing is said. Day counts are business days unless named otherwise. */
export const Preferences = z.strictObject({
  window: Window.default({ days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", to: "18:00" }),
  thankYou: z.enum(["next_morning", "same_day", "after_a_day_or_two"]).default("next_morning"),
  followUpAfterBusinessDays: z.int().min(0).max(5).default(2),
  followUpWithoutDateBusinessDays: z.int().min(5).max(15).default(10),
  finalFollowUpAfterBusinessDays: z.int().min(5).max(20).default(10),
  maxFollowUps: z.int().min(0).max(2).default(2),
  channel: z.enum(["email", "phone", "note"]).default("email"),
  beforeRound: z.boolean().default(true),
  reflection: z.boolean().default(true),
  references: z.boolean().default(true),
  keepSearching: z.boolean().default(true),
  keepSearchingEveryDays: z.int().min(1).max(60).default(7),
  connect: z.boolean().default(true),
  shareNotes: z.boolean().default(false),
  askForFeedback: z.boolean().default(false),
  formality: z.enum(["first_name", "formal"]).default("first_name"),
  greeting: line(100).nullable().default(null),
  signOff: line(200).nullable().default(null),
  country: Country.nullable().default(null),
  pausedUntil: z.union([DateOnly, z.null()]).default(null),
});
export type Preferences = z.infer<typeof Preferences>;

export const CANDIDATE_STATUSES = ["unconfirmed", "active", "undeliverable", "unsubscribed"] as const;
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number];

/** What an integrator posts to put a candidate on the books. */
export const NewCandidate = z.strictObject({
  email: EmailAddress,
  name: line(200),
  timeZone: TimeZone,
  locale: z.string().max(35).optional(),
  preferences: Preferences.prefault({}),
  externalId: line(200).optional(),
  metadata: Metadata.optional(),
});
export type NewCandidate = z.infer<typeof NewCandidate>;

/** The person we work for. */
export type Candidate = WakingRecord & {
  type: "candidate";
  id: Id<"candidate">;
  workspaceId: Id<"workspace">;
  email: string;
  name: string;
  timeZone: string;
  locale?: string;
  preferences: Preferences;
  status: CandidateStatus;
  statusAt: InstantText;
  confirmedAt?: InstantText;
  /** Counts rotations of the forwarding address; an older generation's mail is quarantined. */
  addressGeneration: number;
  externalId?: string;
  metadata?: Record<string, string>;
};
