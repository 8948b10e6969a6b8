import { html } from "hono/html";
import type { SiblingFacts } from "../../core/cadence/siblings.ts";
import { firstChoiceOf, isWaiting } from "../../core/cadence/siblings.ts";
import { oneLine } from "../../core/drafts/clean.ts";
import { derivedId } from "../../core/ids.ts";
import type { Interest } from "../../core/interview/facts.ts";
import { fold } from "../../core/interview/fold.ts";
import type { Interview } from "../../core/interview/interview.ts";
import { apply } from "../../core/shell/interviews.ts";
import { interviewsOf } from "../../core/shell/replies.ts";
import { actionUrl } from "../../core/shell/urls.ts";
import { done, say, simply } from "./saying.ts";
import { isOpen } from "./standing.ts";
import type { ActionPage, Html, Page, Visit } from "./visit.ts";
import { interviewOf, nameOf, plain, slip } from "./visit.ts";

/** What was never ranked stands in the middle. */
const RANK: Record<Interest, number> = { fallback: 0, interested: 1, first_choice: 2 };

const rankOf = (interview: Interview, timeZone: string) => RANK[fold(interview.events, timeZone).facts.interest ?? "interested"];

/** Open interviews that the candidate would rather have than this one. */
async function preferred(visit: Visit): Promise<Interview[]> {
  const interview = interviewOf(visit);
  const { timeZone } = visit.candidate;
  const others = await interviewsOf(visit.runtime, visit.candidate.id);
  return others.filter((other) => other.id !== interview.id && isOpen(other) && rankOf(other, timeZone) > rankOf(interview, timeZone));
}

/** R25: said before accepting, while something better may still come. */
async function warning(visit: Visit): Promise<Html | string> {
  const others = await preferred(visit);
  if (others.length === 0) return "";
  const names = others.map((other) => nameOf(other, visit.candidate)).join("; ");
  const tell = actionUrl(visit.runtime.settings, { action: "tell_first_choice", recordId: interviewOf(visit).id }, visit.now);
  return html`<div class="note" role="note"><p><strong>Before you accept:</strong> what you ranked higher is still open: ${names}. To accept now, and to resign if that comes through, would be unfair to the people who have planned with you, and it is remembered. Accept if you mean to stay.</p>
<p>If you are not there yet, you can <a href="${tell}">tell your first choice</a> that you have an offer to decide on, or ask for more time.</p></div>`;
}

const TELL = {
  title: "Tell your first choice",
  text: "You get a draft that says you are still very interested, and have an offer to decide on by a day. It names no other employer.",
  button: "Write to them",
  done: "The draft for your first choice is on its way to your inbox.",
};

/** The page that asks which of several is the first choice: no ranking on record tells them apart (R24). */
function whichIsFirst(visit: Visit, waiting: readonly SiblingFacts[]): Page {
  return {
    title: TELL.title,
    body: html`<p class="muted">${nameOf(interviewOf(visit), visit.candidate)}</p><p>${TELL.text}</p>
<form method="post"><fieldset><legend>Which one is your first choice?</legend>${waiting.map(
      ({ interviewId, role, company }) =>
        html`<label class="choice"><input type="radio" name="firstChoice" value="${interviewId}" required><span>${oneLine(role)}, ${oneLine(company)}</span></label>`,
    )}</fieldset><button type="submit">${TELL.button}</button></form>`,
  };
}

/** R24: tells the first choice of the offer, once and only by this click. Which one it is, is asked where no ranking says so. */
export const tellFirstChoice: ActionPage = {
  show: (visit) => firstChoicePage(visit).show(visit),
  act: async (visit) => {
    const { form } = visit;
    const waiting = (interviewOf(visit).siblings ?? []).filter(isWaiting);
    const named = waiting.find(({ interviewId }) => interviewId === form.firstChoice);
    if (named === undefined) return firstChoicePage(visit).act(visit);
    // What they have just said is their ranking, too: from now on it counts as that (R25).
    await apply(visit.runtime, named.interviewId, (_, { id }) => ({
      type: "amended",
      changes: { interest: "first_choice" },
      id: derivedId("event", named.interviewId, "first choice", visit.token, id),
      by: "candidate",
      occurredAt: visit.now,
      recordedAt: visit.now,
    }));
    const happening = { type: "tell_first_choice", firstChoiceId: named.interviewId } as const;
    return done(visit, "Noted", TELL.done, await say(visit, happening, named.interviewId));
  },
};

function firstChoicePage(visit: Visit): ActionPage {
  const interview = interviewOf(visit);
  const { facts, state, offer } = fold(interview.events, visit.candidate.timeZone);
  const waiting = (interview.siblings ?? []).filter(isWaiting);
  const found = firstChoiceOf(facts.interest, interview.siblings ?? []);
  const isOpenQuestion = state === "offered" && offer?.toldFirstChoiceAt === undefined && found === undefined;
  if (!isOpenQuestion)
    return simply({ type: "tell_first_choice", ...(found === undefined ? {} : { firstChoiceId: found.interviewId }) }, TELL);
  if (waiting.length > 0)
    return {
      show: () => whichIsFirst(visit, waiting),
      act: () => {
        throw slip("firstChoice", "choose which interview is your first choice, then send the form again");
      },
    };
  const nobody = () => plain("Nobody to tell", "None of your other interviews is waiting for an answer, so there is nobody to tell.");
  return { show: nobody, act: nobody };
}

/** Accepting an offer, with R25's warning where it applies. */
export const offerAccepted = simply(
  { type: "offer_accepted" },
  {
    title: "Accept the offer",
    text: "You get a draft that accepts it, ready to send. An offer is an offer once it is signed: until then, keep looking.",
    button: "I accept",
    done: "You accept. The draft is on its way to your inbox.",
  },
  warning,
);
