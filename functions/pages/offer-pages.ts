import { html } from "hono/html";
import type { Interest } from "../../core/interview/facts.ts";
import { fold } from "../../core/interview/fold.ts";
import type { Interview } from "../../core/interview/interview.ts";
import { interviewsOf } from "../../core/shell/replies.ts";
import { actionUrl } from "../../core/shell/urls.ts";
import { simply } from "./saying.ts";
import { isOpen } from "./standing.ts";
import type { Html, Visit } from "./visit.ts";
import { interviewOf, nameOf } from "./visit.ts";

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
