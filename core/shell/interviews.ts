import type { Candidate } from "../candidates/candidate.ts";
import { Problem } from "../errors.ts";
import type { Context, Decided } from "../interview/decide.ts";
import { decide, replan } from "../interview/decide.ts";
import type { InterviewEvent } from "../interview/events.ts";
import type { Interview } from "../interview/interview.ts";
import { calendarOf, dueAt } from "./due.ts";
import type { World } from "./store.ts";
import { alarm, asNext, change, loadWithCandidate, now } from "./store.ts";

/** How the shell loads an interview and its candidate. */
export function interviewLoader(world: World, interviewId: string) {
  return async (): Promise<{ record: Interview; candidate: Candidate } | undefined> => {
    const loaded = await loadWithCandidate(world, interviewId);
    return loaded?.record.type === "interview" ? { record: loaded.record, candidate: loaded.candidate } : undefined;
  };
}

/** What `decide` and `replan` read beside the interview. */
export function contextFor(world: World, interview: Interview, candidate: Candidate): Context {
  return { candidate, calendar: calendarOf(candidate, interview), now: now(world) };
}

/**
 * Puts an event on an interview: load, decide, plan, one conditional write, alarm. `makeEvent` sees the interview as it is,
 * and may refuse by throwing. The same event twice is `duplicate` and changes nothing; `ask` has changed nothing either.
 * `expectedVersion` refuses with `version.stale` when the interview has changed since.
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
  const planned = replan(interview, context, "the interview was recorded");
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
