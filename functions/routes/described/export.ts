import * as z from "zod";
import { CandidateView } from "../../../core/candidates/described.ts";
import { InterviewView } from "../../../core/interview/described.ts";
import { ReplyView } from "../../../core/replies/view.ts";
import { described, json, problems, SECURITY } from "../describe-route.ts";

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

export const get = described({
  tags: ["Candidates"],
  summary: "All that is held about a candidate: interviews, replies, delivered mails",
  security: SECURITY,
  responses: { 200: json(Export, "Everything, as it is now"), ...problems("not_found") },
});
