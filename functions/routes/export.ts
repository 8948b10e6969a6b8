import { viewCandidate } from "../../core/candidates/view.ts";
import { viewInterview } from "../../core/interview/view.ts";
import { viewReply } from "../../core/replies/view.ts";
import { gather } from "../../core/shell/export.ts";
import { now } from "../../core/shell/store.ts";
import { forwardingAddress } from "../../core/shell/urls.ts";
import type { Routes } from "./context.ts";
import { candidateOf } from "./owned.ts";
import { EXPORT } from "./routes.ts";

/** What a candidate may ask an integrator for: everything that is held about them. */
export const exporting: Routes = (app, runtime) => {
  app.openapi(EXPORT.get, async (c) => {
    const candidate = await candidateOf(runtime, c.get("key").workspaceId, c.req.param("id"), c.get("found"));
    const { interviews, replies, mails, notes } = await gather(runtime, candidate);
    const shown = {
      exportedAt: runtime.now().toString(),
      candidate: viewCandidate(candidate, forwardingAddress(runtime.settings, candidate)),
      interviews: interviews.map((interview) => viewInterview(interview, candidate, now(runtime))),
      replies: replies.map(viewReply),
      mails,
      notes,
    };
    return c.json(shown, 200);
  });
};
