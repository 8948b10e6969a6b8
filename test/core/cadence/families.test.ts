import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf } from "../../../core/cadence/calendar.ts";
import { ruleFor } from "../../../core/cadence/playbook.ts";
import { Problem } from "../../../core/errors.ts";
import { Family } from "./family.ts";
import { shown } from "./sim.ts";

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const runs = Math.ceil(Number(process.env.RUNS ?? 400) / 50);

const INTENTS = ["regret", "offer", "status_update", "on_hold", "offer_withdrawn", "info_request"] as const;
const CLICKS = ["offer_accepted", "offer_signed", "offer_declined", "tell_first_choice", "withdrawn", "closed", "reopened"] as const;
const family = fc.record({
  interviews: fc.array(
    fc.record({
      day: fc.nat({ max: 6 }),
      hour: fc.integer({ min: 7, max: 20 }),
      recordedDaysBefore: fc.nat({ max: 10 }),
      contact: fc.constantFrom("rita@agency.example", "mette@equinor.example", "anne@aker.example"),
      interest: fc.constantFrom("first_choice", "interested", "fallback"),
    }),
    { minLength: 2, maxLength: 5 },
  ),
  everyDays: fc.constantFrom(1, 3, 7),
  steps: fc.array(
    fc.record({
      days: fc.nat({ max: 8 }),
      which: fc.nat({ max: 4 }),
      act: fc.oneof(fc.constantFrom(...INTENTS), fc.constantFrom(...CLICKS)),
    }),
    { maxLength: 8 },
  ),
});

const isIntent = (act: string): act is (typeof INTENTS)[number] => (INTENTS as readonly string[]).includes(act);
const iso = (ms: number) => new Date(ms).toISOString();
const START = Date.parse("2026-11-16T08:00:00.000Z");
const DAY_MS = 86_400_000;

test(`over random candidates with several interviews, the limits of a day hold (${runs} families, seed ${seed})`, {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(family, ({ interviews, everyDays, steps }) => {
      const scenes = interviews
        .map(({ day, hour, recordedDaysBefore, contact, interest }) => {
          const start = START + day * DAY_MS + (hour - 9) * 3_600_000;
          return {
            at: start - recordedDaysBefore * DAY_MS,
            scene: {
              now: shown(iso(start - recordedDaysBefore * DAY_MS)).slice(4),
              preferences: { keepSearching: true, keepSearchingEveryDays: everyDays },
              posted: { contact: { name: "Somebody", email: contact }, interest, round: { startsAt: iso(start), durationMinutes: 60 } },
            },
          };
        })
        .sort((a, b) => a.at - b.at);
      const all = new Family();
      for (const { at, scene } of scenes) {
        if (all.sims.length > 0) all.to(iso(at));
        all.add(scene);
      }
      let now = Date.parse(all.now);
      for (const [index, { days, which, act }] of steps.entries()) {
        now += days * DAY_MS;
        all.to(iso(now));
        try {
          all.with(which % all.sims.length, (sim) =>
            isIntent(act)
              ? sim.answer(act, { via: "told" }, { id: `evt_step${index}` })
              : sim.say({ type: act }, { id: `evt_step${index}` }),
          );
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
        }
      }
      all.to(iso(now + 60 * DAY_MS));

      const perDay = new Map<string, string[]>();
      const perContact = new Map<string, string[]>();
      const searches: string[] = [];
      const notices: string[] = [];
      for (const sim of all.sims)
        for (const message of sim.interview.messages) {
          const rule = ruleFor(message.kind);
          if (message.deliveredAt === undefined || rule === undefined) continue;
          const day = dayOf(message.deliveredAt, sim.candidate.timeZone).toString();
          const line = `${sim.interview.id} ${message.kind} ${message.deliveredAt}`;
          if (typeof rule.unasked === "number") perDay.set(day, [...(perDay.get(day) ?? []), line]);
          if (rule.unprompted === true && message.kind !== "thank_you") {
            const key = `${day} ${sim.situation.facts.contact.email}`;
            perContact.set(key, [...(perContact.get(key) ?? []), line]);
          }
          if (message.kind === "thank_you")
            for (const other of sim.all("reflection"))
              expect(
                other.roundId !== message.roundId || (other.deliveredAt ?? "") <= message.deliveredAt,
                `R1: ${line}, its reflection ${other.deliveredAt}`,
              ).toBe(true);
          if (message.kind === "keep_searching" && message.rule === "R12") searches.push(message.deliveredAt);
          if (message.kind === "competing_offer_notice") notices.push(message.cause);
        }
      for (const lines of perDay.values()) expect(lines.length, `R35: ${lines.join("; ")}`).toBeLessThanOrEqual(3);
      for (const lines of perContact.values()) expect(lines.length, `R35: ${lines.join("; ")}`).toBeLessThanOrEqual(1);
      for (const [index, at] of searches.sort().entries())
        if (index > 0)
          expect(Date.parse(at) - Date.parse(searches[index - 1] ?? ""), `R12: ${searches.join("; ")}`).toBeGreaterThan(
            everyDays * DAY_MS - 12 * 3_600_000,
          );
      expect(new Set(notices).size, `R24: ${notices.join("; ")}`).toBe(notices.length);
    }),
    { numRuns: runs, seed },
  );
});
