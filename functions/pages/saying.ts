import { html } from "hono/html";
import { dayOf } from "../../core/cadence/calendar.ts";
import { dayName } from "../../core/drafts/dates.ts";
import { listed } from "../../core/drafts/names.ts";
import { KIND_NAMES } from "../../core/drafts/plain-words.ts";
import { Problem } from "../../core/errors.ts";
import { derivedId } from "../../core/ids.ts";
import { decide, isMessageHeld } from "../../core/interview/decide.ts";
import type { Happening, InterviewEvent } from "../../core/interview/events.ts";
import { fold } from "../../core/interview/fold.ts";
import type { Interview } from "../../core/interview/interview.ts";
import { apply, contextFor } from "../../core/shell/interviews.ts";
import { actionUrl } from "../../core/shell/urls.ts";
import { movedOn, usedUp } from "./new-link.ts";
import { nextOf, waitsNote } from "./standing.ts";
import type { ActionPage, Html, Page, Visit } from "./visit.ts";
import { interviewOf, nameOf } from "./visit.ts";

const eventId = (interviewId: string, token: string, choice: string) => derivedId("event", interviewId, "link", token, choice);

/** What the candidate says by a link. The same link and choice is the same event, however often it is posted. */
function eventOf(visit: Visit, happening: Happening, choice: string): InterviewEvent {
  return {
    ...happening,
    id: eventId(interviewOf(visit).id, visit.token, choice),
    by: "candidate",
    occurredAt: visit.now,
    recordedAt: visit.now,
  };
}

/** Puts what the candidate said on their interview, and gives it as it is then. */
export async function say(visit: Visit, happening: Happening, choice = ""): Promise<Interview> {
  const { interview } = await apply(visit.runtime, interviewOf(visit).id, () => eventOf(visit, happening, choice));
  return interview;
}

/**
 * What was said by this very link, last, and on which day. `choiceOf` gives the choice that an event stood for, as it was given
 * to `say`; `undefined` for events of another kind.
 */
export function saidByThisLink(
  visit: Visit,
  choiceOf: (event: InterviewEvent, earlier: readonly InterviewEvent[]) => string | undefined,
): { event: InterviewEvent; day: string } | undefined {
  const { id, events } = interviewOf(visit);
  const event = events.findLast((known, i) => {
    const choice = choiceOf(known, events.slice(0, i));
    return choice !== undefined && known.id === eventId(id, visit.token, choice);
  });
  return event === undefined ? undefined : { event, day: saidOn(visit, event) };
}

/** The day on which something was said. */
function saidOn({ candidate, now }: Visit, { recordedAt }: InterviewEvent): string {
  return dayName(dayOf(recordedAt, candidate.timeZone), dayOf(now, candidate.timeZone));
}

/** What would come of it, without doing it: the interview as it would be, or why it cannot be. */
function tried(visit: Visit, happening: Happening, choice: string): { after: Interview } | { said: InterviewEvent } | { refused: true } {
  const interview = interviewOf(visit);
  const event = eventOf(visit, happening, choice);
  const said = interview.events.find((known) => known.id === event.id);
  if (said !== undefined) return { said };
  try {
    const decided = decide(interview, event, contextFor(visit.runtime, interview, visit.candidate));
    return { after: decided.result === "ask" ? interview : decided.interview };
  } catch (error) {
    if (error instanceof Problem && (error.code === "action.refused" || error.code === "message.final")) return { refused: true };
    throw error;
  }
}

/** Messages that were planned and no longer are: "the follow-up of Friday 4 December", those of one kind in one breath. */
function takenBack(before: Interview, after: Interview, { candidate, now }: Visit): string[] {
  const planned = new Set(before.messages.filter((message) => message.status === "planned").map((message) => message.id));
  const days = new Map<string, string[]>();
  for (const { id, kind, status, dueAt } of after.messages) {
    // The weekly step is not taken back while another interview is open: that one carries it on (R12).
    const isCarriedOn = kind === "keep_searching" && (after.siblings ?? []).some(({ state }) => state !== "closed");
    if (status !== "cancelled" || !planned.has(id) || isCarriedOn) continue;
    const day = dayName(dayOf(dueAt, candidate.timeZone), dayOf(now, candidate.timeZone));
    days.set(KIND_NAMES[kind], [...(days.get(KIND_NAMES[kind]) ?? []), day]);
  }
  return [...days].map(([name, on]) => `the ${name} of ${listed(on)}`);
}

/** What is taken back by a change and what comes next after it, in words. `tense` tells what would be from what has been. */
export function consequences(visit: Visit, before: Interview, after: Interview, tense: "would" | "has"): Html {
  const { candidate, now, runtime } = visit;
  const gone = takenBack(before, after, visit);
  const next = nextOf(after, candidate, now);
  const lead = tense === "would" ? "This takes back" : "Taken back";
  const reviewLink = (recordId: string) => actionUrl(runtime.settings, { action: "review_reply", recordId }, now);
  return html`${gone.length === 0 ? "" : html`<p>${lead}: ${gone.join("; ")}.</p>`}${waitsNote(fold(after.events, candidate.timeZone), candidate, reviewLink)}
<p class="muted">${tense === "would" ? "What comes next then" : "What comes next"}: ${next === null ? "nothing more is planned." : html`${next.what.toLowerCase()}, ${next.when}. ${next.why}`}</p>`;
}

/** Whether a draft for the employer came of it: "The draft is on its way", where nothing holds it. */
function arrival(visit: Visit, after: Interview): string {
  const { candidate, now } = visit;
  const known = new Set(interviewOf(visit).messages.map((message) => message.id));
  const fresh = after.messages.find(
    ({ id, audience, status, dueAt }) => audience === "employer" && status === "planned" && dueAt <= now && !known.has(id),
  );
  if (fresh === undefined) return "";
  const isHeld = isMessageHeld(fresh, fold(after.events, candidate.timeZone), candidate);
  return isHeld ? " The draft comes once that is settled:" : " The draft is on its way to your inbox.";
}

/** The page after something was said: that it is noted, what it took back, and what comes next. */
export function done(visit: Visit, title: string, text: string, after: Interview): Page {
  return { title, body: html`<p>${text}${arrival(visit, after)}</p>${consequences(visit, interviewOf(visit), after, "has")}` };
}

/** What is on record already, said above a form that was filled in before. */
export const onRecord = (text: string): Html => html`<div class="note"><p>On record: ${text}</p></div>`;

/** What stands against saying it, as a page: that it was said before, or can no longer be; else the interview as it would be. */
export function outcomeOf(visit: Visit, happening: Happening, title: string): { page: Page } | { after: Interview } {
  const outcome = tried(visit, happening, "");
  if ("refused" in outcome) return { page: movedOn(visit) };
  if ("after" in outcome) return outcome;
  return { page: usedUp(visit, title, `You said so on ${saidOn(visit, outcome.said)}. There is nothing more to do.`) };
}

/** Pages of one button that put one plain event on the interview. `more` stands above the button, `hidden` goes along with it. */
export function simply(
  happening: Happening,
  words: { title: string; text: string; button: string; done: string },
  more: (visit: Visit) => Promise<Html | string> | Html | string = () => "",
  hidden: (visit: Visit) => Html | string = () => "",
): ActionPage {
  return {
    show: async (visit) => {
      const outcome = outcomeOf(visit, happening, words.title);
      if ("page" in outcome) return outcome.page;
      return {
        title: words.title,
        body: html`<p class="muted">${nameOf(interviewOf(visit), visit.candidate)}</p>${await more(visit)}<p>${words.text}</p>
${consequences(visit, interviewOf(visit), outcome.after, "would")}
<form method="post">${hidden(visit)}<button type="submit">${words.button}</button></form>`,
      };
    },
    act: async (visit) => done(visit, "Noted", words.done, await say(visit, happening)),
  };
}
