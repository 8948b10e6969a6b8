import { html } from "hono/html";
import { dayOf, spokenDay } from "../../core/cadence/calendar.ts";
import { earliest } from "../../core/clock.ts";
import { oneLine } from "../../core/drafts/clean.ts";
import type { PromiseChoice } from "../../core/interview/choices.ts";
import { PROMISES, promisedDay } from "../../core/interview/choices.ts";
import type { InterviewEvent } from "../../core/interview/events.ts";
import { impossibleDates } from "../../core/replies/said-dates.ts";
import { calendarOf } from "../../core/shell/due.ts";
import { dateIn } from "./meaning-form.ts";
import { movedOn, newLinkBy } from "./new-link.ts";
import { done, onRecord, saidByThisLink, say } from "./saying.ts";
import type { ActionPage, Html, Visit } from "./visit.ts";
import { interviewOf, nameOf, situationOf, slip } from "./visit.ts";

const PROMISE_WORDS: Record<PromiseChoice, string> = {
  few_days: "in a few days",
  one_week: "in a week",
  two_weeks: "in two weeks",
  not_said: "nothing",
};

const NOT_SAID = "not_said";

const isSaying = (event: InterviewEvent) => event.type === "decision_promised";

/** What tells one word of theirs from the next: the same day, said again after another was, is a word of its own. */
const choiceOf = (by: string, earlier: readonly InterviewEvent[]) => `${by} after ${earlier.findLast(isSaying)?.id ?? "nothing"}`;

const todayOf = ({ candidate, now }: Visit) => dayOf(now, candidate.timeZone);

const wordOf = (visit: Visit, by: string | undefined) =>
  by === undefined ? "they did not say when" : `they decide by ${spokenDay(by, todayOf(visit))}`;

function promiseOnRecord(visit: Visit): Html | string {
  const { promise, saidNoDate } = situationOf(visit);
  const words = promise?.roughly ?? promise?.range;
  if (words !== undefined) return onRecord(`they said “${oneLine(words, 80)}”.`);
  if (promise !== null) return onRecord(`${wordOf(visit, promise.by)}.`);
  return saidNoDate ? onRecord(`${wordOf(visit, undefined)}.`) : "";
}

/** What became of the link, once something was said by it; it can still be said otherwise, since a tap goes wrong easily. */
function used(visit: Visit): Html | undefined {
  const said = saidByThisLink(visit, (event, earlier) =>
    event.type === "decision_promised" ? choiceOf(event.decisionBy ?? NOT_SAID, earlier) : undefined,
  );
  return said === undefined
    ? undefined
    : html`<p>You have told us by this link, on ${said.day}: ${wordOf(visit, said.event.type === "decision_promised" ? said.event.decisionBy : undefined)}. There is nothing more to do.</p>
${promiseOnRecord(visit)}<p>If that was a slip, or they have named another day since, say so here.</p>`;
}

/** Whether that is what stands on record already: then saying it changes nothing. */
function isOnRecord(visit: Visit, by: string | undefined): boolean {
  const { promise, saidNoDate } = situationOf(visit);
  if (by === undefined) return saidNoDate;
  return promise?.by === by && promise.roughly === undefined && promise.range === undefined;
}

/** R2: when they said that they would decide. */
export const decisionPromised: ActionPage = {
  show: (visit) => {
    const { value } = visit.target;
    const interview = interviewOf(visit);
    if (interview.state === "closed") return movedOn(visit);
    const before = used(visit);
    return {
      title: before === undefined ? "When will they decide?" : "Already noted",
      body: html`<p class="muted">${nameOf(interview, visit.candidate)}</p>${before ?? promiseOnRecord(visit)}<form method="post"><fieldset><legend>They said</legend>${PROMISES.map((choice) => html`<label class="choice"><input type="radio" name="choice" value="${choice}" ${choice === value ? "checked" : ""}><span>${PROMISE_WORDS[choice]}</span></label>`)}
<label class="choice"><input type="radio" name="choice" value="date" ${value === "date" || value === undefined ? "checked" : ""}><span>by a date:</span></label>
<label class="field">The date<br><input type="date" name="by" value="${visit.form.by ?? ""}"></label></fieldset><button type="submit"${before === undefined ? "" : html` class="quiet"`}>That is what they said</button></form>${before === undefined ? "" : newLinkBy(visit)}`,
    };
  },
  act: async (visit) => {
    const choice = visit.form.choice ?? visit.target.value;
    const named = PROMISES.find((promise) => promise === choice);
    const date = dateIn(visit, "by");
    if (named === undefined && date === undefined) throw slip("by", "choose what they said, or give the date, then send the form again");
    const interview = interviewOf(visit);
    // They may have said it at the interview itself, and the day may have passed since: but not before it all began.
    const [first] = situationOf(visit).rounds;
    const began = dayOf(
      first === undefined ? interview.createdAt : (earliest(first.startsAt, interview.createdAt) ?? interview.createdAt),
      visit.candidate.timeZone,
    );
    const [wrong] = date === undefined ? [] : impossibleDates({ decisionBy: date }, began, visit.candidate.timeZone);
    if (wrong !== undefined) throw slip("by", wrong.message);
    const by = named === undefined ? date : promisedDay(named, situationOf(visit), calendarOf(visit.candidate, interview));
    const happening = { type: "decision_promised", ...(by === undefined ? {} : { decisionBy: by }) } as const;
    const after = isOnRecord(visit, by) ? interview : await say(visit, happening, choiceOf(by ?? NOT_SAID, interview.events));
    return done(
      visit,
      "Noted",
      by === undefined
        ? "They did not say; we give them the usual time."
        : `They decide by ${spokenDay(by, todayOf(visit))}. Nothing goes to them unasked before that.`,
      after,
    );
  },
};
