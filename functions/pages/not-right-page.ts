import { html } from "hono/html";
import { actionUrl } from "../../core/shell/urls.ts";
import { offeredActions } from "./offered-actions.ts";
import type { ActionPage } from "./visit.ts";
import { aboutDraft, interviewOf, messageOf, situationOf } from "./visit.ts";

/** What may be wrong about a draft, and where to say it. Says nothing itself: what it leads to acts. */
export const notRight: ActionPage = {
  show: (visit) => {
    const { runtime, now } = visit;
    const interview = interviewOf(visit);
    const link = (action: Parameters<typeof actionUrl>[1]["action"]) =>
      actionUrl(runtime.settings, { action, recordId: interview.id, messageId: messageOf(visit).id }, now);
    const actions = offeredActions(situationOf(visit), interview);
    return {
      title: "What is not right?",
      body: html`<p>It is about the ${aboutDraft(visit)}.</p>
<h2>Something has happened that we do not know of</h2>
${actions.length === 0 ? html`<p>Nothing more can be said of this interview.</p>` : html`<ul class="buttons">${actions.map(({ action, label }) => html`<li><a class="button quiet" href="${link(action)}">${label}</a></li>`)}</ul>`}
<h2>A name, a detail or the tone is wrong</h2>
<p>Change the words before you send them: the draft is yours. What is on record (names, the role, the company) is kept by the service that signed you up, and can be put right there.</p>
<h2>You do not want to send it</h2>
<ul class="buttons"><li><a class="button quiet" href="${link("message_skipped")}">Skip it</a></li><li><a class="button quiet" href="${link("message_later")}">Bring it again later</a></li></ul>`,
    };
  },
  act: (visit) => notRight.show(visit),
};
