import * as z from "zod";
import { CANDIDATE_STATUSES, Preferences } from "./candidate.ts";

/** A candidate as the API shows them. */
export const CandidateView = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    timeZone: z.string().describe("IANA zone; calendar dates and sending hours are in it."),
    locale: z.string().nullable(),
    status: z
      .enum(CANDIDATE_STATUSES)
      .describe("Only to an `active` candidate anything is sent, beside the mail that asks an `unconfirmed` one to confirm the address."),
    forwardingAddress: z
      .string()
      .describe("Where the candidate forwards employers' mails to. Private: whoever has it can send replies in."),
    preferences: Preferences,
    externalId: z.string().nullable(),
    metadata: z.record(z.string(), z.string()),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "Candidate", description: "The person we work for." });
export type CandidateView = z.infer<typeof CandidateView>;
