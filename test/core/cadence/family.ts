import type { InstantText } from "../../../core/clock.ts";
import { replan, tellable } from "../../../core/interview/decide.ts";
import { hearing } from "../../../core/interview/siblings.ts";
import type { MessageKind } from "../../../core/messages.ts";
import type { Scene } from "./sim.ts";
import { clock, Sim, shown } from "./sim.ts";

const BECAUSE = "something changed on another interview of yours";

/** Several interviews of one candidate on one clock: what the shell does when one owes the others news. */
export class Family {
  sims: Sim[];

  constructor(...scenes: Scene[]) {
    this.sims = [];
    for (const scene of scenes) this.add(scene);
  }

  get now(): InstantText {
    return this.sims.map((sim) => sim.now).reduce((a, b) => (a > b ? a : b), "");
  }

  /** One of them, by the order in which they were recorded. */
  at(index: number): Sim {
    const sim = this.sims[index];
    if (sim === undefined) throw new Error(`there are ${this.sims.length} interviews`);
    return sim;
  }

  #hear(sim: Sim): void {
    const others = this.sims.filter((other) => other !== sim);
    const heard = hearing(
      sim.interview,
      others.map((other) => tellable(other.interview, other.context)),
    );
    if (heard !== sim.interview) this.#save(sim, replan(heard, sim.context, BECAUSE));
  }

  #save(sim: Sim, next: Sim["interview"]): void {
    sim.interview = { ...next, version: sim.interview.version + 1 };
  }

  /** Drains what is owed until nobody owes anything: each hears the news in a write of its own. */
  #share(): void {
    for (let turn = 0; turn < 200; turn++) {
      const sim = this.sims.find((one) => one.interview.owed.length > 0);
      if (sim === undefined) return;
      const { told } = sim.interview;
      for (const other of this.sims) {
        if (other === sim || other.interview.state === "closed" || told === undefined) continue;
        const heard = hearing(other.interview, [told]);
        if (heard !== other.interview) this.#save(other, replan(heard, other.context, BECAUSE));
      }
      const paid = JSON.stringify(sim.interview.owed);
      this.#hear(sim);
      if (JSON.stringify(sim.interview.owed) === paid) this.#save(sim, { ...sim.interview, owed: [] });
    }
    throw new Error("the interviews never stop telling each other");
  }

  /** Moves the clock of all, doing what is due on the way in the order of its hours. */
  to(when: string): this {
    const target = when.endsWith("Z") ? when : clock(when, this.at(0).candidate.timeZone);
    for (let turn = 0; turn < 5_000; turn++) {
      const next = this.sims
        .flatMap((sim) => (sim.nextDueAt === undefined ? [] : [{ sim, at: sim.nextDueAt }]))
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.sim.interview.id < b.sim.interview.id ? -1 : 1))[0];
      if (next === undefined || next.at > target) {
        for (const sim of this.sims) if (sim.now < target) sim.now = target;
        return this;
      }
      for (const sim of this.sims) if (sim.now < next.at) sim.now = next.at;
      next.sim.wake();
      this.#save(next.sim, next.sim.interview);
      this.#share();
    }
    throw new Error(`the clock stands still at ${this.now}`);
  }

  /** Something happens to one of them, and the others hear of it. */
  with(index: number, act: (sim: Sim) => unknown): this {
    act(this.at(index));
    this.#save(this.at(index), this.at(index).interview);
    this.#share();
    return this.to(this.now);
  }

  /** Records a further interview, which hears of the others as it is recorded. */
  add(scene: Scene): this {
    const siblings = this.sims.map((other) => tellable(other.interview, other.context));
    this.sims.push(new Sim({ id: `int_${this.sims.length + 1}`, siblings, ...scene }));
    this.#share();
    return this;
  }

  /** What was delivered over all, each with the number of its interview: `1 keep_searching Mon 2026-11-30 08:00`. */
  delivered(...kinds: MessageKind[]): string[] {
    return this.sims
      .flatMap((sim, index) =>
        sim.interview.messages.flatMap((m) =>
          m.deliveredAt === undefined || (kinds.length > 0 && !kinds.includes(m.kind))
            ? []
            : [{ at: m.deliveredAt, line: `${index + 1} ${m.kind} ${shown(m.deliveredAt, sim.candidate.timeZone)}` }],
        ),
      )
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.line < b.line ? -1 : 1))
      .map(({ line }) => line);
  }
}
