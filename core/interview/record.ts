import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";
import { promisedIn } from "./decision-said.ts";
import type { Facts, NewInterview } from "./facts.ts";
import { toRound } from "./facts.ts";
import type { Interview } from "./interview.ts";

/** Makes an interview out of what was posted, with its first event. It is not planned yet, nor saved. */
export function newInterview(
  id: Id<"interview">,
  posted: NewInterview,
  candidate: Candidate,
  now: InstantText,
  bodyHash?: string,
): Interview {
  const { candidateId: _candidate, round, decision, contactPolicy, interest, notes, externalId, metadata, ...rest } = posted;
  const facts: Facts = {
    ...rest,
    contactPolicy: contactPolicy ?? {},
    ...(interest === undefined ? {} : { interest }),
    ...(notes === undefined ? {} : { notes }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(metadata === undefined ? {} : { metadata }),
  };
  const timeZone = posted.company.timeZone ?? candidate.timeZone;
  const first = toRound(derivedId("round", id, "1"), round, { panel: posted.panel, contact: posted.contact, timeZone });
  return {
    type: "interview",
    id,
    workspaceId: candidate.workspaceId,
    candidateId: candidate.id,
    version: 0,
    createdAt: now,
    updatedAt: now,
    ...(bodyHash === undefined ? {} : { bodyHash }),
    events: [
      {
        type: "recorded",
        id: derivedId("event", id, "recorded"),
        by: "integrator",
        occurredAt: now,
        recordedAt: now,
        facts,
        round: first,
        ...promisedIn(decision, first, now, candidate),
        ...(decision?.said === undefined ? {} : { decisionSaid: decision.said }),
      },
    ],
    state: "scheduled",
    outcome: null,
    messages: [],
    owed: [],
    failedWakes: 0,
  };
}
