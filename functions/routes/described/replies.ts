import * as z from "zod";
import { REPLY_STATUSES } from "../../../core/replies/reply.ts";
import { NewReply, NewReview, ReplyView } from "../../../core/replies/view.ts";
import { body, described, json, problems, SECURITY, UNCHANGED, writeProblems } from "../describe-route.ts";
import { PageQuery, pageOf } from "../page-query.ts";

const ReplyQuery = PageQuery.extend({
  candidateId: z.string().max(64).optional().describe("Only those of this candidate."),
  interviewId: z.string().max(64).optional().describe("Only those that belong to this interview, or may."),
  status: z.enum(REPLY_STATUSES).optional(),
});

export const create = described({
  tags: ["Replies"],
  summary: "Hand in an employer's answer as text; it has taken effect when this answers",
  security: SECURITY,
  request: { body: body(NewReply) },
  responses: {
    201: json(ReplyView, "What was read in it, and what became of it"),
    ...writeProblems("idempotency.mismatch", "interview.full"),
  },
});

export const get = described({
  tags: ["Replies"],
  summary: "One reply",
  security: SECURITY,
  responses: { 200: json(ReplyView, "The reply"), ...UNCHANGED, ...problems("not_found", "request.invalid") },
});

export const list = described({
  tags: ["Replies"],
  summary: "Replies, oldest first; of one candidate or interview, of one status",
  security: SECURITY,
  request: { query: ReplyQuery },
  responses: { 200: json(pageOf(ReplyView), "A page of replies"), ...problems("query.invalid") },
});

export const decideOn = described({
  tags: ["Replies"],
  summary: "Say what a reply means: answers the question about it, or corrects what was read",
  security: SECURITY,
  request: { body: body(NewReview) },
  responses: {
    200: json(ReplyView, "The reply as it stands now"),
    ...writeProblems("not_found", "idempotency.mismatch", "interview.full"),
  },
});

export const takeBack = described({
  tags: ["Replies"],
  summary: "Take back what a reply has done",
  security: SECURITY,
  responses: { 200: json(ReplyView, "The reply, to be reviewed"), ...writeProblems("not_found", "idempotency.mismatch") },
});
