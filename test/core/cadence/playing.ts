import fc from "fast-check";
import { expect } from "vitest";
import { dayOf, endOfDay, inWakingHoursFrom, isInWindow, minutesAfter } from "../../../core/cadence/calendar.ts";
import { ruleFor } from "../../../core/cadence/playbook.ts";
import { replan } from "../../../core/interview/decide.ts";
import type { Situation } from "../../../core/interview/situation.ts";
import { CHASERS, type Message } from "../../../core/messages.ts";
import type { History } from "./histories.ts";
import { doStep, END_HOURS, history } from "./histories.ts";
import { Sim } from "./sim.ts";

/** A failure prints its seed and path; run again with `SEED=… npx vitest run test/core/cadence/properties.test.ts`. */
export const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
/** A few hundred in `npm test`; CI plays ten thousand (`RUNS=10000`). */
export const runs = Number(process.env.RUNS ?? 400);
export const holds = (numRuns: number, property: fc.IPropertyWithHooks<[History]>, by = seed) =>
  fc.assert(property, { numRuns, seed: by, verbose: fc.VerbosityLevel.None });

export function play(
  { scene, steps }: History,
  watch: (sim: Sim) => void = () => {},
  move = (sim: Sim, to: string) => void sim.to(to),
): Sim {
  const sim = new Sim(scene);
  watch(sim);
  for (const step of steps) doStep(sim, step, move);
  move(sim, minutesAfter(sim.now, END_HOURS * 60));
  return sim;
}

const isRequested = (message: Message) => message.cause.startsWith("request:");
const isChaser = (message: Message) => CHASERS.includes(message.kind);

/** A mail that went out, and how often its round had begun anew by then. */
type Watched = Message & { again?: number | undefined };

/** What every mail that goes out must keep to, in the words of the playbook. */
function prohibitions(sim: Sim, message: Message, situation: Situation, out: readonly Watched[]): void {
  const { calendar, now } = sim;
  const snoozed = message.snoozedUntil !== undefined;
  const what = `${message.kind} ${message.cause} at ${now}`;

  // R5: never unprompted before the promised date has passed for everybody.
  const round = situation.rounds.find((r) => r.id === message.roundId);
  const promise = situation.promise;
  if (
    isChaser(message) &&
    !isRequested(message) &&
    promise !== null &&
    round !== undefined &&
    promise.by >= dayOf(round.startsAt, round.timeZone).toString()
  )
    expect(now >= endOfDay(promise.by, [calendar.timeZone, situation.facts.company.timeZone ?? calendar.timeZone]), `R5: ${what}`).toBe(
      true,
    );

  // R8: never more than two chasers per round, except as R10 says.
  if (isChaser(message) && !isRequested(message)) {
    const earlier = out.filter((m) => isChaser(m) && m.id !== message.id && m.roundId === message.roundId && m.again === round?.again);
    // One that was put off came twice, and is one; put off and then taken back it is none.
    const standing = new Set(sim.interview.messages.filter((m) => m.deliveredAt !== undefined).map((m) => m.id));
    expect(new Set(earlier.map((m) => m.id).filter((id) => standing.has(id))).size, `R8: ${what}`).toBeLessThan(2);
  }

  // R18: after a regret nothing goes to the employer but the one reply.
  if (situation.outcome === "regret" && message.audience === "employer") {
    expect(message.kind, `R18: ${what}`).toBe("regret_reply");
    expect(message.eventId, `R18: ${what}`).toBe(situation.closedBy?.eventId);
  }
  // R26: nor after a decision of the candidate's own.
  if (situation.state === "closed" && message.audience === "employer")
    expect(["regret_reply", "offer_decline", "withdrawal"], `closed: ${what}`).toContain(message.kind);
  // R22: nothing unasked to the employer on hold but the check-in.
  if (situation.state === "on_hold" && ruleFor(message.kind)?.unprompted === true && !snoozed)
    expect(message.kind, `R22: ${what}`).toBe("hold_check_in");

  // R31: the window restrains what nobody asked for, except as the playbook says. A day they asked for is kept (R10).
  const rule = ruleFor(message.kind);
  if (rule === undefined || snoozed || isRequested(message)) return;
  if (rule.hours === "window") expect(isInWindow(calendar, now), `R31: ${what}`).toBe(true);
  // A thank-you that has missed its day comes in the window, whenever the candidate has that.
  if (rule.hours === "waking" && !(message.kind === "thank_you" && isInWindow(calendar, now)))
    expect(inWakingHoursFrom(calendar, now), `R31: ${what}`).toBe(now);
  if (message.kind === "before_round" || message.kind === "prepare") expect(now < (round?.startsAt ?? ""), `R31: ${what}`).toBe(true);
}

/** Plays `numRuns` histories of a seed: what went out kept to the playbook, and planning once more changes nothing. */
export function prohibitionsHold(numRuns: number, by: number): void {
  holds(
    numRuns,
    fc.property(history, (one) => {
      const out: Watched[] = [];
      const sim = play(one, (watched) => {
        watched.onDelivery = (message, situation) => {
          prohibitions(watched, message, situation, out);
          out.push({ ...message, again: situation.rounds.find((r) => r.id === message.roundId)?.again });
        };
      });
      expect(replan(sim.interview, sim.context, "planned again")).toEqual(sim.interview);
      const ids = sim.interview.messages.map((message) => message.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(
        sim.interview.messages.filter((m) => m.status === "planned" && m.dueAt <= sim.now && sim.situation.holds.length === 0),
      ).toEqual([]);
    }),
    by,
  );
}
