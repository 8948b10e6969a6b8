import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { InstantText } from "../clock.ts";
import { instantText, isTimeZone, WEEKDAYS } from "../clock.ts";
import { invalid } from "../errors.ts";
import type { Id } from "../ids.ts";
import type { WakingRecord } from "../record.ts";

/** Seconds may be left out, as people do; the offset may not, for without it nobody knows when it is. */
function isInstant(text: string): boolean {
  if (!INSTANT.test(text)) return false;
  try {
    Temporal.Instant.from(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "write a time of day as HH:MM, such as 08:00")
  .describe("`HH:MM`.");
/** The years that are taken: beyond them is a slip of the pen, and texts of stored instants would no longer sort. */
const YEARS = /^20\d\d-/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const YEARS_ERROR = "must be in a year from 2000 to 2099";

export const DateOnly = z.iso
  .date({ error: "write a calendar date as YYYY-MM-DD", abort: true })
  .refine((text) => YEARS.test(text), { error: YEARS_ERROR, abort: true })
  .describe("A calendar date, `YYYY-MM-DD`, in the candidate's zone.");
export const InstantInput = z
  .string()
  .refine(isInstant, { error: "write an instant with its offset, such as 2026-12-01T10:00:00+01:00", abort: true })
  .refine((text) => YEARS.test(text) && YEARS.test(instantText(Temporal.Instant.from(text))), { error: YEARS_ERROR, abort: true })
  .meta({ format: "date-time", description: "An instant with its offset, such as `2026-12-01T14:00:00+01:00`." });
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: "name an IANA time zone, such as Europe/Oslo (an offset is not a zone: it knows no daylight saving)" })
  .describe("An IANA time zone, such as `Europe/Oslo`.");
/** Read when it is first asked: the names of all countries take longer to load than all else here together. */
let countries: Intl.DisplayNames | undefined;

/** Whether the code's country exists; `UK` is what people write, and `GB` what ISO says. */
function isCountry(code: string): boolean {
  const country = /^[A-Z]{2}/.exec(code)?.[0];
  // What is no code at all has been said already.
  if (country === undefined || country === "UK" || country === "ZZ") return country === undefined;
  countries ??= new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  return countries.of(country) !== undefined;
}

/** ISO 3166 country code, optionally with a subdivision: whose public holidays count as days off (R32). */
export const Country = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, "write an ISO 3166 country code, such as GB or GB-SCT")
  .refine(isCountry, { error: "is no ISO 3166 country: write its code, such as GB or GB-SCT" })
  .describe("An ISO 3166 country code, such as `GB` or `GB-SCT`.");
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
  .pipe(z.email({ error: "write an e-mail address, such as ada@example.com" }))
  .meta({ format: "email" });
export const Metadata = z
  .record(z.string().max(40), z.string().max(500))
  .refine((m) => Object.keys(m).length <= 50, { error: "at most 50 entries" });

/** Changes to metadata: entries are merged, null takes one away. */
export const MetadataChanges = z.record(z.string().max(40), z.string().max(500).nullable());

/** Metadata after changes. Throws `request.invalid` when there would be too many entries. */
export function withMetadata(standing: Record<string, string>, changes: Record<string, string | null> | null): Record<string, string> {
  const merged = Object.entries({ ...standing, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null);
  const metadata = changes === null ? {} : Object.fromEntries(merged);
  if (!Metadata.safeParse(metadata).success) throw invalid({ path: "metadata", message: "at most 50 entries" });
  return metadata;
}

/** The candidate's sending hours, in their own zone (R31). A window that is never open is refused. */
export const Window = z
  .strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1, "name at least one day"), from: TimeOfDay, to: TimeOfDay })
  .refine((w) => w.from < w.to, { path: ["to"], error: "must be later than `from`: a window that is never open delivers nothing" });
export type Window = z.infer<typeof Window>;

/** What can be preferred. Day counts are business days unless named otherwise. */
const PREFERENCES = {
  window: Window,
  thankYou: z.enum(["next_morning", "same_day", "after_a_day_or_two"]).describe("When the thank-you comes (R3)."),
  followUpAfterBusinessDays: z.int().min(0).max(5).describe("How long after a promised date the follow-up comes (R6)."),
  followUpWithoutDateBusinessDays: z.int().min(5).max(15).describe("How long after the interview it comes when no date was promised (R7)."),
  finalFollowUpAfterBusinessDays: z.int().min(5).max(20).describe("How long after the first follow-up the last one comes (R8)."),
  maxFollowUps: z.int().min(0).max(2),
  channel: z.enum(["email", "phone", "note"]).describe("How follow-ups reach the employer (R9)."),
  beforeRound: z.boolean().describe("The reminder on the evening before (R0)."),
  reflection: z.boolean().describe("The questions right after the interview (R1)."),
  references: z.boolean().describe("The reminder to tell the referees (R4)."),
  keepSearching: z.boolean().describe("The reminder to go on searching (R12)."),
  keepSearchingEveryDays: z.int().min(1).max(60),
  connect: z.boolean().describe("The suggestion to connect on LinkedIn after a decision (R28)."),
  shareNotes: z.boolean().describe("Whether the workspace may read the candidate's own notes."),
  askForFeedback: z.boolean().describe("Whether the answer to a regret asks for feedback (R19)."),
  formality: z.enum(["first_name", "formal"]),
  greeting: line(100).nullable(),
  signOff: line(200).nullable(),
  country: Country.nullable().describe("Whose public holidays are days off (R32)."),
  pausedUntil: DateOnly.nullable().describe("Nothing unasked comes before this day."),
};

/** The playbook's own way, where nobody says otherwise. */
export const DEFAULT_PREFERENCES: Preferences = {
  window: { days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", to: "18:00" },
  thankYou: "next_morning",
  followUpAfterBusinessDays: 2,
  followUpWithoutDateBusinessDays: 10,
  finalFollowUpAfterBusinessDays: 10,
  maxFollowUps: 2,
  channel: "email",
  beforeRound: true,
  reflection: true,
  references: true,
  keepSearching: true,
  keepSearchingEveryDays: 7,
  connect: true,
  shareNotes: false,
  askForFeedback: false,
  formality: "first_name",
  greeting: null,
  signOff: null,
  country: null,
  pausedUntil: null,
};

/** How the candidate wants it done; the playbook's defaults where nothing is said. */
export const Preferences = z.strictObject(
  Object.fromEntries(
    Object.entries<z.ZodType>(PREFERENCES).map(([name, schema]) => [name, schema.default(DEFAULT_PREFERENCES[name as keyof Preferences])]),
  ) as { [K in keyof typeof PREFERENCES]: z.ZodDefault<(typeof PREFERENCES)[K]> },
);
export type Preferences = { [K in keyof typeof PREFERENCES]: z.infer<(typeof PREFERENCES)[K]> };

/** Some preferences: those that are not named stay as they are, in the window too. */
export const SomePreferences = z.strictObject({ ...PREFERENCES, window: z.strictObject(Window.shape).partial() }).partial();
export type SomePreferences = z.infer<typeof SomePreferences>;

/** Puts some preferences over some others. */
export function someOver(standing: SomePreferences | undefined, changes: SomePreferences): SomePreferences {
  const { window, ...rest } = { ...standing, ...changes };
  if (window === undefined) return rest;
  return { ...rest, window: { ...standing?.window, ...definedOf(changes.window) } };
}

/** Puts preferences over others, the later over the earlier. Throws `request.invalid` when the window that comes of it is never open. */
export function withPreferences(standing: Preferences, ...changes: readonly (SomePreferences | undefined)[]): Preferences {
  let merged = standing;
  for (const { window, ...rest } of changes.map(definedOf)) {
    merged = { ...merged, ...definedOf(rest), window: { ...merged.window, ...definedOf(window) } };
  }
  const { error } = Window.safeParse(merged.window);
  if (error !== undefined)
    throw invalid(...error.issues.map(({ path, message }) => ({ path: ["preferences", "window", ...path].join("."), message })));
  return merged;
}

/** The same without what is undefined. */
function definedOf<T extends object>(value: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(value ?? {}).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

export const CANDIDATE_STATUSES = ["unconfirmed", "active", "undeliverable", "unsubscribed"] as const;
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number];

/** What an integrator posts to put a candidate on the books. */
export const NewCandidate = z.strictObject({
  email: EmailAddress,
  name: line(200),
  timeZone: TimeZone,
  locale: z.string().max(35).optional().describe("A BCP 47 language tag, such as `nb-NO`. It is kept for you: all texts are English."),
  preferences: SomePreferences.optional().describe("What is not named is the workspace's, then the playbook's."),
  externalId: line(200).optional().describe("Your own id; candidates can be found by it."),
  metadata: Metadata.optional().describe("Up to 50 texts of your own."),
});
export type NewCandidate = z.infer<typeof NewCandidate>;

/** What an integrator may change of a candidate. What is not named stays; null takes away what may be absent. */
export const CandidateChanges = z.strictObject({
  email: EmailAddress.optional().describe("Another address is confirmed anew: until then nothing else is sent to it."),
  name: line(200).optional(),
  timeZone: TimeZone.optional(),
  locale: z.string().max(35).nullable().optional(),
  preferences: SomePreferences.optional(),
  externalId: line(200).nullable().optional(),
  metadata: MetadataChanges.nullable().optional(),
});
export type CandidateChanges = z.infer<typeof CandidateChanges>;

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
