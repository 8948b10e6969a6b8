import { html } from "hono/html";
import { Temporal } from "temporal-polyfill";
import { spokenTime } from "../../core/cadence/calendar.ts";
import { instantText } from "../../core/clock.ts";
import { Problem } from "../../core/errors.ts";
import type { Round } from "../../core/interview/facts.ts";
import { timeIn } from "./meaning-form.ts";
import { movedOn } from "./new-link.ts";
import { done, onRecord, say } from "./saying.ts";
import type { ActionPage, Visit } from "./visit.ts";
import { interviewOf, nameOf, situationOf, slip } from "./visit.ts";

/** The round that the link is about: the named one, else the last. */
function roundOf(visit: Visit): Round {
  const { rounds } = situationOf(visit);
  const round = rounds.find(({ id }) => id === visit.target.value) ?? rounds.at(-1);
  if (round === undefined) throw new Problem("not_found", "this interview has no such round");
  return round;
}

/** A round that did not take place was called off, or has been moved to another time (R34). */
export const notHeld: ActionPage = {
  show: (visit) => {
    if (interviewOf(visit).state === "closed") return movedOn(visit);
    const round = roundOf(visit);
    const isMoved = visit.form.how === "moved";
    return {
      title: "It did not take place",
      body: html`<p class="muted">${nameOf(interviewOf(visit), visit.candidate)}, ${spokenTime(round.startsAt, visit.candidate.timeZone)}</p>
${round.status === "called_off" ? onRecord("it did not take place. If there is a new time by now, give it here.") : ""}<form method="post"><fieldset><legend>What became of it?</legend>
<label class="choice"><input type="radio" name="how" value="off" ${isMoved ? "" : "checked"}><span>It was called off, or I do not know the new time yet</span></label>
<label class="choice"><input type="radio" name="how" value="moved" ${isMoved ? "checked" : ""}><span>It was moved to another time:</span></label>
<label class="field">The new time<br><input type="datetime-local" name="startsAt" value="${visit.form.startsAt ?? ""}"></label></fieldset>
<p>What was planned after it is taken back, or moves with it.</p><button type="submit">That is how it is</button></form>`,
    };
  },
  act: async (visit) => {
    if (interviewOf(visit).state === "closed") return movedOn(visit);
    const round = roundOf(visit);
    if (visit.form.how !== "moved") {
      const after = await say(visit, { type: "round_called_off", roundId: round.id });
      return done(visit, "Noted", "The interview did not take place. Once there is a new date, forward their mail to us.", after);
    }
    const startsAt = timeIn(visit, "startsAt");
    if (startsAt === undefined) throw slip("startsAt", "give the new time, then send the form again");
    if (startsAt <= visit.now) throw slip("startsAt", "the new time must be ahead of us");
    const lastsMs = Date.parse(round.endsAt) - Date.parse(round.startsAt);
    const endsAt = instantText(Temporal.Instant.from(startsAt).add({ milliseconds: lastsMs }));
    const after = await say(visit, { type: "round_changed", roundId: round.id, changes: { startsAt, endsAt } }, startsAt);
    return done(visit, "Noted", `The interview is on ${spokenTime(startsAt, visit.candidate.timeZone)} now.`, after);
  },
};
