import type { Candidate } from "./candidate.ts";
import type { CandidateView } from "./described.ts";

/** Shapes a candidate for the API. */
export function viewCandidate(candidate: Candidate, forwardingAddress: string): CandidateView {
  return {
    id: candidate.id,
    email: candidate.email,
    name: candidate.name,
    timeZone: candidate.timeZone,
    locale: candidate.locale ?? null,
    status: candidate.status,
    forwardingAddress,
    preferences: candidate.preferences,
    externalId: candidate.externalId ?? null,
    metadata: candidate.metadata ?? {},
    version: candidate.version,
    createdAt: candidate.createdAt,
    updatedAt: candidate.updatedAt,
  };
}
