import type { Context } from "hono";
import { html } from "hono/html";
import { EmailAddress } from "../../core/candidates/candidate.ts";
import { instantText } from "../../core/clock.ts";
import { ERRORS, Problem } from "../../core/errors.ts";
import { readLinkToken, readMeToken } from "../../core/read-links.ts";
import { mailFreshLink, mailFreshLinkTo } from "../../core/shell/fresh-link.ts";
import { loadWithCandidate } from "../../core/shell/store.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Env, Routes } from "../routes/context.ts";
import { formOf } from "./form.ts";
import { layout, PAGE_HEADERS } from "./layout.ts";
import type { Html } from "./visit.ts";

/** Every answer takes at least this long, so that nobody reads out of the time taken whether an address is known. */
const ANSWER_MS_MIN = 400;

/** Whose link it was, however old it is; `undefined` when it was not made here. */
async function candidateIdOf(runtime: Runtime, token: string): Promise<string | undefined> {
  const now = instantText(runtime.now());
  const { linkSecret } = runtime.settings;
  const mine = readMeToken(linkSecret, token, now);
  if (mine !== null) return mine.target.candidateId;
  const link = readLinkToken(linkSecret, token, now);
  return link === null ? undefined : (await loadWithCandidate(runtime, link.target.recordId))?.candidate.id;
}

/** The same words whether the address is known, unknown, or was asked for too often. */
const ASKED = html`<p>If we know that address and may write to it, a mail with a new link is on its way. It can take a minute. You can ask three times a day.</p>`;

const form = (workspace: string, note: Html | string): Html => html`${note}
<p>Give the address at which our mails reach you, and we send a new link to it.</p>
<form method="post" action="/me"><input type="hidden" name="workspace" value="${workspace}">
<label class="field">Your e-mail address<br><input type="email" name="email" autocomplete="email" maxlength="254" required></label>
<button type="submit">Send me a new link</button></form>`;

async function slowly<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), new Promise((resolve) => setTimeout(resolve, ANSWER_MS_MIN))]);
  return result;
}

const page = async (c: Context<Env>, title: string, body: Html, status: 200 | 422 = 200) =>
  c.body(String(await layout(title, body)), status, PAGE_HEADERS);

/** Asking for a fresh link by mail: by the old one, or by one's address. Neither tells whether anybody is known here. */
export const askPages: Routes = (app, runtime) => {
  app.post("/me/ask/:token", async (c) => {
    const candidateId = await candidateIdOf(runtime, c.req.param("token"));
    if (candidateId === undefined) throw new Problem("not_found", "This link is not complete: copy the whole of it from the mail.");
    await slowly(() => mailFreshLink(runtime, candidateId));
    return page(c, "Look into your inbox", ASKED);
  });

  app.get("/me", (c) => page(c, "A new link to your interviews", form(c.req.query("workspace") ?? "", "")));

  app.post("/me", async (c) => {
    const { email = "", workspace = "" } = await formOf(c);
    const address = EmailAddress.safeParse(email);
    if (!address.success) {
      const note = html`<div class="note bad" role="alert"><p>That does not read as an e-mail address: write it like ada@example.com.</p></div>`;
      return page(c, "A new link to your interviews", form(workspace, note), ERRORS["request.invalid"].status);
    }
    await slowly(() => mailFreshLinkTo(runtime, workspace, address.data));
    return page(c, "Look into your inbox", ASKED);
  });
};
