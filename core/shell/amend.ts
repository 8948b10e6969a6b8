import type { Candidate } from "../candidates/candidate.ts";
import { invalid, Problem } from "../errors.ts";
import type { Id } from "../ids.ts";
import { newId } from "../ids.ts";
import type { InterviewChanges, RoundChanges } from "../interview/amend.ts";
import { amendment, furtherRound, roundChanges } from "../interview/amend.ts";
import type { Happening, InterviewEvent } from "../interview/events.ts";
import type { NewRound, Round } from "../interview/facts.ts";
import { fold } from "../interview/fold.ts";
import type { Interview } from "../interview/interview.ts";
import { apply, interviewLoader } from "./interviews.ts";
import type { World } from "./store.ts";
import { now } from "./store.ts";

type Amended = { interview: Interview; candidate: Candidate };
/** May refuse the version that is about to be changed. */
type Check = (interview: Interview) => void;

/** What an integrator says happened. `request` names it, when repeating it must be noticed. */
export function said(world: World, happening: Happening, request?: { id: Id<"event">; bodyHash?: string }): InterviewEvent {
  const at = now(world);
  return {
    ...happening,
    id: request?.id ?? newId("event", { nowMs: world.now().epochMilliseconds, randomBytes: world.randomBytes }),
    by: "integrator",
    occurredAt: at,
    recordedAt: at,
    ...(request?.bodyHash === undefined ? {} : { bodyHash: request.bodyHash }),
  };
}

/** Changes an interview by what is named; what is planned follows. What is so already is not said again. */
export async function amendInterview(world: World, id: string, changes: InterviewChanges, check: Check): Promise<Amended> {
  const loaded = await look(world, id);
  check(loaded.interview);
  const { interview: standing, candidate: who } = loaded;
  if (amendment(fold(standing.events, who.timeZone), changes, who, now(world)) === null) return loaded;
  return apply(world, id, (interview, candidate) => {
    check(interview);
    const happening = amendment(fold(interview.events, candidate.timeZone), changes, candidate, now(world));
    return said(world, happening ?? { type: "amended", changes: {} });
  });
}

/** Puts a further round on the record. Throws `action.refused` for one ahead on an interview that is closed. */
export async function addRound(
  world: World,
  id: string,
  posted: NewRound,
  request: { id: Id<"event">; bodyHash?: string },
): Promise<Amended & { repeated: InterviewEvent | undefined }> {
  const roundId: Id<"round"> = `rnd_${request.id.slice("evt_".length)}`;
  const { interview, candidate, decided } = await apply(world, id, (current, who) => {
    const known = current.events.find((event) => event.id === request.id);
    if (known !== undefined) return known;
    const round = furtherRound(roundId, posted, fold(current.events, who.timeZone), who);
    return said(world, { type: "round_added", round }, request);
  });
  const repeated = decided.result === "duplicate" ? interview.events.find((event) => event.id === request.id) : undefined;
  return { interview, candidate, repeated };
}

/**
 * Moves a round, or says whether it took place; what hung on it moves or is taken back (R34). Throws `not_found` for a round
 * that is not there, `request.invalid` for hours that cannot be, `action.refused` where the interview's state does not allow it.
 */
export async function amendRound(world: World, id: string, roundId: string, changes: RoundChanges, check: Check): Promise<Amended> {
  let current: Amended = await look(world, id);
  check(current.interview);
  if (changes.status === "held" && roundOf(current, roundId).startsAt > now(world))
    throw invalid({ path: "status", message: "this round has not begun: move it by startsAt, or say that it was called_off" });
  for (const [index, happening] of roundChanges(roundOf(current, roundId), changes).entries()) {
    current = await apply(world, id, (interview) => {
      // Of two events the second follows our own first, of whose version nobody could know.
      if (index === 0) check(interview);
      return said(world, happening);
    });
  }
  return current;
}

function roundOf({ interview, candidate }: Amended, roundId: string): Round {
  const round = fold(interview.events, candidate.timeZone).rounds.find((one) => one.id === roundId);
  if (round === undefined) throw new Problem("not_found", "this interview has no such round");
  return round;
}

async function look(world: World, id: string): Promise<Amended> {
  const loaded = await interviewLoader(world, id)();
  if (loaded === undefined) throw new Problem("not_found", "there is no such interview");
  return { interview: loaded.record, candidate: loaded.candidate };
}
