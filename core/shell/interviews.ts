import type { SiblingFacts } from "../cadence/siblings.ts";
import type { Candidate } from "../candidates/candidate.ts";
import { Problem } from "../errors.ts";
import type { Context, Decided } from "../interview/decide.ts";
import { decide, replan, tellable } from "../interview/decide.ts";
import type { InterviewEvent } from "../interview/events.ts";
import type { Interview } from "../interview/interview.ts";
import { hearing } from "../interview/siblings.ts";
import { calendarOf, dueAt } from "./due.ts";
import { latestIdsOf } from "./listing.ts";
import type { World } from "./store.ts";
import { alarm, asNext, change, loadWithCandidate, now, ofType } from "./store.ts";

/** Others beyond these are not told of: a batch is read at once, and nobody has a hundred processes open. */
const OTHERS_MAX = 100;

/** How the shell loads an interview and its candidate. */
export function interviewLoader(world: World, interviewId: string) {
  return async (): Promise<{ record: Interview; candidate: Candidate } | undefined> => {
    const loaded = await loadWithCandidate(world, interviewId);
    return loaded?.record.type === "interview" ? { record: loaded.record, candidate: loaded.candidate } : undefined;
  };
}

/** What `decide` and `replan` read beside the interview. */
export function contextFor(world: World, interview: Interview, candidate: Candidate): Context {
  return {
    candidate,
    calendar: calendarOf(candidate, interview),
    now: now(world),
    ...(world.zones === undefined ? {} : { zones: world.zones }),
  };
}

/**
 * Puts an event on an interview: load, decide, plan, one conditional write, alarm. `makeEvent` sees the interview as it is,
 * and may refuse by throwing. The same event twice is `duplicate` and changes nothing; `ask` has changed nothing either.
 */
export async function apply(
  world: World,
  interviewId: string,
  makeEvent: (interview: Interview, candidate: Candidate) => InterviewEvent,
): Promise<{ interview: Interview; candidate: Candidate; decided: Decided }> {
  const { record, candidate, result, saved } = await change(world, interviewLoader(world, interviewId), ({ record, candidate }) => {
    const context = contextFor(world, record, candidate);
    const decided = decide(record, makeEvent(record, candidate), context);
    const next = decided.result === "applied" ? decided.interview : record;
    return { next, result: decided, nextDueAt: dueAt(next, candidate, context.now) };
  });
  if (saved) await alarm(world, record);
  return { interview: record, candidate, decided: result };
}

/** Plans an interview again: its candidate was confirmed, or wants other hours. */
export async function planAgain(world: World, interviewId: string, because: string): Promise<void> {
  const { record, saved } = await change(world, interviewLoader(world, interviewId), ({ record, candidate }) => {
    const context = contextFor(world, record, candidate);
    const next = replan(record, context, because);
    return { next, result: undefined, nextDueAt: dueAt(next, candidate, context.now) };
  });
  if (saved) await alarm(world, record);
}

/** The candidate's other interviews, read consistently; those of `known` that are there no longer are named as erased. */
export async function othersOf(
  world: World,
  interview: Pick<Interview, "id" | "candidateId">,
  known: readonly string[] = [],
): Promise<{ others: Interview[]; erased: Set<string> }> {
  const ids = new Set([...known, ...(await latestIdsOf(world, { list: "interviews_of_candidate", candidateId: interview.candidateId }))]);
  ids.delete(interview.id);
  if (ids.size === 0) return { others: [], erased: new Set() };
  const records = await world.records.load([...ids].slice(-OTHERS_MAX));
  return {
    others: [...records.values()].flatMap((record) => ofType(record, "interview") ?? []),
    erased: new Set(known.filter((id) => ofType(records.get(id), "interview") === undefined)),
  };
}

/** What an interview has to say to the others, in words of its version. */
export function newsOf(world: World, interview: Interview, candidate: Candidate): SiblingFacts {
  return tellable(interview, contextFor(world, interview, candidate));
}

/**
 * Records a new interview. When it exists already (a repeated request) it is loaded as it is now, and `created` is false.
 * A candidate who was confirmed between our reading them and our write has not seen this interview, so it is planned again.
 */
export async function record(
  world: World,
  interview: Interview,
  candidate: Candidate,
): Promise<{ interview: Interview; created: boolean }> {
  const context = contextFor(world, interview, candidate);
  const { others } = await othersOf(world, interview);
  const blank = hearing(
    interview,
    others.map((other) => newsOf(world, other, candidate)),
  );
  const planned = replan(blank, context, "the interview was recorded");
  const first = asNext(planned, interview, context.now, dueAt(planned, candidate, context.now));
  if ((await world.records.create(first)) === "exists") {
    const loaded = await interviewLoader(world, interview.id)();
    if (loaded === undefined) throw new Problem("interview.erased", "the interview was erased");
    return { interview: loaded.record, created: false };
  }
  await alarm(world, first);
  if (candidate.status === "active") return { interview: first, created: true };
  const after = await interviewLoader(world, interview.id)();
  if (after?.candidate.status === "active") await planAgain(world, interview.id, "the candidate confirmed their address");
  return { interview: first, created: true };
}
