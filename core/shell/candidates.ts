import { derivedMessageId } from "../cadence/plan.ts";
import type { Candidate, NewCandidate } from "../candidates/candidate.ts";
import { Problem } from "../errors.ts";
import type { Id } from "../ids.ts";
import { dueAt } from "./due.ts";
import type { World } from "./store.ts";
import { alarm, asNext, change, loadOne, now } from "./store.ts";

/**
 * Puts a candidate on the books and mails them a link to confirm their address; until they do nothing else is sent to them.
 * When the id exists already (a repeated request) the candidate is loaded as they are now, and `created` is false.
 */
export async function enrol(
  world: World,
  id: Id<"candidate">,
  workspaceId: Id<"workspace">,
  posted: NewCandidate,
  bodyHash?: string,
): Promise<{ candidate: Candidate; created: boolean }> {
  const at = now(world);
  const { externalId, metadata, locale, ...rest } = posted;
  const blank: Candidate = {
    ...rest,
    ...(externalId === undefined ? {} : { externalId }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(locale === undefined ? {} : { locale }),
    type: "candidate",
    id,
    workspaceId,
    version: 0,
    createdAt: at,
    updatedAt: at,
    ...(bodyHash === undefined ? {} : { bodyHash }),
    status: "unconfirmed",
    statusAt: at,
    addressGeneration: 0,
    owed: [],
    failedWakes: 0,
    messages: [
      {
        id: derivedMessageId(id, "confirm_address", "enrolled"),
        kind: "confirm_address",
        audience: "candidate",
        cause: "enrolled",
        rule: "",
        reason: "nothing is sent to an address before its owner has confirmed it",
        channel: "email",
        dueAt: at,
        status: "planned",
        statusAt: at,
        attempts: 0,
      },
    ],
  };
  const first = asNext(blank, blank, at, dueAt(blank, blank, at));
  if ((await world.records.create(first)) === "exists") {
    const there = await loadOne(world, "candidate", id);
    if (there === undefined) throw new Problem("candidate.erased", "the candidate was erased");
    return { candidate: there, created: false };
  }
  await alarm(world, first);
  return { candidate: first, created: true };
}

/** The candidate confirmed their address: what was held for it goes out from now on. Twice is once. */
export async function confirmAddress(world: World, candidateId: string): Promise<Candidate> {
  return changeStatus(world, candidateId, "active", (status) => status === "unconfirmed");
}

/** The candidate wants no more mail (RFC 8058): nothing is sent to them from now on. Twice is once. */
export async function unsubscribe(world: World, candidateId: string): Promise<Candidate> {
  return changeStatus(world, candidateId, "unsubscribed", (status) => status !== "unsubscribed");
}

/** Changes whether a candidate may be mailed; their interviews are planned again for it. */
async function changeStatus(
  world: World,
  candidateId: string,
  status: Candidate["status"],
  isFrom: (status: Candidate["status"]) => boolean,
): Promise<Candidate> {
  const { record, saved } = await change(
    world,
    async () => {
      const candidate = await loadOne(world, "candidate", candidateId);
      return candidate === undefined ? undefined : { record: candidate, candidate };
    },
    ({ record }) => {
      const at = now(world);
      if (!isFrom(record.status)) return { next: record, result: undefined, nextDueAt: record.nextDueAt };
      const next: Candidate = {
        ...record,
        status,
        statusAt: at,
        ...(status === "active" ? { confirmedAt: at } : {}),
        owed: [...record.owed, { do: "replan_interviews", since: record.version }],
      };
      return { next, result: undefined, nextDueAt: dueAt(next, next, at) };
    },
  );
  if (saved) await alarm(world, record);
  return record;
}
