import * as z from "zod";
import { CandidateView, viewCandidate } from "../../core/candidates/view.ts";
import { InterviewView, viewInterview } from "../../core/interview/view.ts";
import { ReplyView, viewReply } from "../../core/replies/view.ts";
import { gather } from "../../core/shell/export.ts";
import { now } from "../../core/shell/store.ts";
import { forwardingAddress } from "../../core/shell/urls.ts";
import { candidateOf } from "./candidates.ts";
import type { Routes } from "./context.ts";
import { IdParam, json, problems, route, SECURITY } from "./describe-route.ts";

const Export = z
  .object({
    exportedAt: z.string(),
    candidate: CandidateView,
    interviews: z.array(InterviewView),
    replies: z.array(ReplyView),
    mails: z
      .array(
        z.object({
          interviewId: z.string(),
          messageId: z.string(),
          deliveredAt: z.string(),
          to: z.string(),
          subject: z.string(),
          text: z.string(),
        }),
      )
      .describe("The mails that were delivered to the candidate, as they were."),
    notes: z
      .array(z.object({ interviewId: z.string(), at: z.string(), text: z.string() }))
      .describe("The candidate's own notes, where they share them (`preferences.shareNotes`)."),
  })
  .meta({ id: "Export", description: "All that is held about one candidate." });

const get = route({
  method: "get",
  path: "/v1/candidates/{id}/export",
  tags: ["Candidates"],
  summary: "All that is held about a candidate: interviews, replies, delivered mails",
  security: SECURITY,
  request: { params: IdParam },
  responses: { 200: json(Export, "Everything, as it is now"), ...problems("not_found") },
});

/** What a candidate may ask an integrator for: everything that is held about them. */
export const exporting: Routes = (app, runtime) => {
  app.openapi(get, async (c) => {
    const candidate = await candidateOf(runtime, c.get("key").workspaceId, c.req.valid("param").id);
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
