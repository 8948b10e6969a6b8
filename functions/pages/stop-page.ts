import { html } from "hono/html";
import { resubscribe, unsubscribe } from "../../core/shell/candidates.ts";
import type { ActionPage, Page } from "./visit.ts";
import { candidateOf, oneButton, plain } from "./visit.ts";

/** The name of the one field by which this page tells "start again" from RFC 8058's POST, which always stops. */
const AGAIN = "again";

const stopped = (email: string): Page => ({
  title: "No more mail comes",
  body: html`<p>Nothing more is sent to ${email}: no drafts, no reminders, no questions. Your interviews stay on record.</p>
<p>If that was a slip, or you change your mind, turn it on again.</p>
<form method="post"><input type="hidden" name="${AGAIN}" value="yes"><button type="submit" class="quiet">Turn mail on again</button></form>`,
});

/** Stopping all mail with one POST (RFC 8058), and the way back. */
export const stopMail: ActionPage = {
  show: (visit) => {
    const { status, email } = candidateOf(visit);
    return status === "unsubscribed"
      ? stopped(email)
      : oneButton("Stop all mail", `After this no more mail comes to ${email}: no drafts, no reminders, no questions.`, "Stop all mail");
  },
  act: async (visit) => {
    const { id } = candidateOf(visit);
    if (visit.form[AGAIN] === undefined) return stopped((await unsubscribe(visit.runtime, id)).email);
    const { email, status } = await resubscribe(visit.runtime, id);
    return status === "unconfirmed"
      ? plain("One more step", `We have sent a mail to ${email}: follow the link in it to confirm that the address is yours.`)
      : plain("Welcome back", `Drafts and reminders come to ${email} again, each at its hour.`);
  },
};
