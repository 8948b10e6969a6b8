import { html } from "hono/html";
import { deadlineOf } from "../../core/cadence/answers.ts";
import { spokenDay } from "../../core/cadence/calendar.ts";
import type { SiblingFacts } from "../../core/cadence/siblings.ts";
import { firstChoiceOf, isWaiting } from "../../core/cadence/siblings.ts";
import { oneLine } from "../../core/drafts/clean.ts";
import { derivedId } from "../../core/ids.ts";
import { apply, newsOf, othersOf } from "../../core/shell/interviews.ts";
import { settle } from "../../core/shell/owed.ts";
import { done, outcomeOf, say } from "./saying.ts";
import type { ActionPage, Html, Page, Visit } from "./visit.ts";
import { interviewOf, nameOf, plain, situationOf, slip } from "./visit.ts";

const TOLD = { type: "tell_first_choice" } as const;
const TITLE = "Tell your first choice";
const NAME_LENGTH_MAX = 100;

const nameOfOther = ({ role, company }: SiblingFacts) => `${oneLine(role, NAME_LENGTH_MAX)}, ${oneLine(company, NAME_LENGTH_MAX)}`;

/**
 * The other interviews that still wait for an answer, as they are at this moment; and which of them is meant, where the
 * record tells: otherwise the candidate has to say.
 */
async function choices(visit: Visit): Promise<{ waiting: SiblingFacts[]; first: SiblingFacts | undefined }> {
  const { others } = await othersOf(visit.runtime, interviewOf(visit));
  const facts = others.map((other) => newsOf(visit.runtime, other, visit.candidate));
  return {
    waiting: facts.filter(isWaiting),
    first: firstChoiceOf(situationOf(visit).facts.interest, facts),
  };
}

const nobody = (): Page => plain(TITLE, "No other interview of yours waits for an answer, so there is nobody to tell.");

/** R24: a second such mail would press them. */
const toldAlready = ({ company }: SiblingFacts): Page =>
  plain(
    TITLE,
    `${oneLine(company, NAME_LENGTH_MAX)} has been told of an offer already. Once is enough: a second such mail would press them.`,
  );

function question(waiting: readonly SiblingFacts[]): Html {
  return html`<fieldset><legend>Which is your first choice?</legend>${waiting.map(
    (other) =>
      html`<label class="choice"><input type="radio" name="first" value="${other.interviewId}" required><span>${nameOfOther(other)}</span></label>`,
  )}</fieldset>`;
}

/** The other one is the candidate's first choice from now on, by their own word; told to the offered one before it asks. */
async function rankFirst({ runtime, token, now }: Visit, { interviewId }: SiblingFacts): Promise<void> {
  const { interview } = await apply(runtime, interviewId, () => ({
    type: "amended",
    changes: { interest: "first_choice" },
    id: derivedId("event", interviewId, "link", token, "first choice"),
    by: "candidate",
    occurredAt: now,
    recordedAt: now,
  }));
  await settle(runtime, interview);
}

/** R24: the draft that tells the first choice of the offer is written only here, when the candidate asks for it, and once. */
export const tellFirstChoice: ActionPage = {
  show: async (visit) => {
    const outcome = outcomeOf(visit, TOLD, TITLE);
    if ("page" in outcome) return outcome.page;
    const { waiting, first } = await choices(visit);
    if (waiting.length === 0) return nobody();
    if (first?.isNoticed === true) return toldAlready(first);
    const deadline = deadlineOf(situationOf(visit), visit.candidate.timeZone);
    return {
      title: TITLE,
      body: html`<p class="muted">The offer: ${nameOf(interviewOf(visit), visit.candidate)}</p>
${first === undefined ? "" : html`<p>Your first choice: <strong>${nameOfOther(first)}</strong></p>`}
<p>You get a draft for them. It says that you are still very interested, and have another offer to decide on${deadline === null || deadline.assumed ? "" : ` by ${spokenDay(deadline.by)}`}. It names no other employer, and can be sent once.</p>
<form method="post">${first === undefined ? question(waiting) : ""}<button type="submit">Write to them</button></form>`,
    };
  },
  act: async (visit) => {
    const { waiting, first } = await choices(visit);
    if (waiting.length === 0) return nobody();
    const chosen = waiting.find(({ interviewId }) => interviewId === visit.form.first);
    const meant = chosen ?? first;
    if (meant?.isNoticed === true) return toldAlready(meant);
    if (chosen !== undefined) await rankFirst(visit, chosen);
    else if (first === undefined) throw slip("first", "choose which interview is your first choice, then send the form again");
    const firstChoiceId = (chosen ?? first)?.interviewId;
    const told = await say(visit, { ...TOLD, ...(firstChoiceId === undefined ? {} : { firstChoiceId }) });
    return done(visit, "Noted", "The draft for your first choice is on its way to your inbox.", told);
  },
};
