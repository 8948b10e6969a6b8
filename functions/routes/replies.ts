import { createRoute } from "@hono/zod-openapi";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { instantText } from "../../core/clock.ts";
import { invalid, Problem } from "../../core/errors.ts";
import type { ExtractedDates, Reply } from "../../core/replies/reply.ts";
import { REPLY_STATUSES } from "../../core/replies/reply.ts";
import { NewReply, NewReview, ReplyView, viewReply } from "../../core/replies/view.ts";
import { post } from "../../core/shell/post-reply.ts";
import { review, undo } from "../../core/shell/replies.ts";
import { loadOne } from "../../core/shell/store.ts";
import type { Runtime } from "../aws/runtime.ts";
import { candidateOf } from "./candidates.ts";
import type { Routes } from "./context.ts";
import { body, IdempotencyHeader, IdParam, json, problems, SECURITY } from "./describe-route.ts";
import { tag } from "./etag.ts";
import { repeatable, replayed } from "./idempotency.ts";
import { interviewOf } from "./interviews.ts";
import { PageQuery, page, pageOf } from "./lists.ts";

const ReplyQuery = PageQuery.extend({
  candidateId: z.string().max(64).optional(),
  interviewId: z.string().max(64).optional(),
  status: z.enum(REPLY_STATUSES).optional(),
});

const create = createRoute({
  method: "post",
  path: "/v1/replies",
  summary: "Hand in an employer's answer as text; it has taken effect when this answers",
  security: SECURITY,
  request: { headers: IdempotencyHeader, body: body(NewReply) },
  responses: {
    201: json(ReplyView, "What was read in it, and what became of it"),
    ...problems("request.malformed", "request.invalid", "idempotency.mismatch", "request.too_large", "busy"),
  },
});
const get = createRoute({
  method: "get",
  path: "/v1/replies/{id}",
  summary: "One reply",
  security: SECURITY,
  request: { params: IdParam },
  responses: { 200: json(ReplyView, "The reply"), ...problems("not_found") },
});
const list = createRoute({
  method: "get",
  path: "/v1/replies",
  summary: "Replies, oldest first; of one candidate or interview, of one status",
  security: SECURITY,
  request: { query: ReplyQuery },
  responses: { 200: json(pageOf(ReplyView), "A page of replies"), ...problems("query.invalid", "not_found") },
});
const decideOn = createRoute({
  method: "post",
  path: "/v1/replies/{id}/review",
  summary: "Say what a reply means: answers the question about it, or corrects what was read",
  security: SECURITY,
  request: { headers: IdempotencyHeader, params: IdParam, body: body(NewReview) },
  responses: {
    200: json(ReplyView, "The reply as it stands now"),
    ...problems("request.malformed", "request.invalid", "not_found", "busy"),
  },
});
const takeBack = createRoute({
  method: "post",
  path: "/v1/replies/{id}/undo",
  summary: "Take back what a reply has done",
  security: SECURITY,
  request: { headers: IdempotencyHeader, params: IdParam },
  responses: { 200: json(ReplyView, "The reply, to be reviewed"), ...problems("not_found", "busy") },
});

/** A reply of the workspace; `not_found` for anybody else's. */
async function replyOf(runtime: Runtime, workspaceId: string, id: string): Promise<Reply> {
  const reply = await loadOne(runtime, "reply", id);
  if (reply === undefined || reply.workspaceId !== workspaceId) throw new Problem("not_found", "this workspace has no such reply");
  return reply;
}

/** Dates that somebody names are certain. */
function datesOf({ decisionBy, interviewAt, answerBy }: NonNullable<NewReview["extracted"]>): ExtractedDates {
  return {
    ...(decisionBy === undefined ? {} : { decisionBy }),
    ...(answerBy === undefined ? {} : { answerBy }),
    ...(interviewAt === undefined ? {} : { interviewAt: { startsAt: instantText(Temporal.Instant.from(interviewAt)), certain: true } }),
  };
}

export const replies: Routes = (app, runtime) => {
  app.openapi(create, async (c) => {
    const posted = c.req.valid("json");
    const { workspaceId } = c.get("key");
    const candidate = await loadOne(runtime, "candidate", posted.candidateId);
    if (candidate === undefined || candidate.workspaceId !== workspaceId)
      throw invalid({ path: "candidateId", message: "this workspace has no such candidate" });
    if (posted.interviewId !== undefined) {
      const interview = await loadOne(runtime, "interview", posted.interviewId);
      if (interview === undefined || interview.candidateId !== candidate.id)
        throw invalid({ path: "interviewId", message: "this candidate has no such interview" });
    }
    const request = await repeatable(c, runtime, "reply");
    const { reply, created } = await post(runtime, request.id, posted, candidate, request.bodyHash);
    if (!created) replayed(c, reply, request);
    tag(c, reply);
    c.header("Location", `/v1/replies/${reply.id}`);
    return c.json(viewReply(reply), 201);
  });

  app.openapi(get, async (c) => {
    const reply = await replyOf(runtime, c.get("key").workspaceId, c.req.valid("param").id);
    tag(c, reply);
    return c.json(viewReply(reply), 200);
  });

  app.openapi(list, async (c) => {
    const { candidateId, interviewId, status, ...paging } = c.req.valid("query");
    const { workspaceId } = c.get("key");
    const about = interviewId === undefined ? undefined : (await interviewOf(runtime, workspaceId, interviewId)).interview;
    const of = about?.candidateId ?? (candidateId === undefined ? undefined : (await candidateOf(runtime, workspaceId, candidateId)).id);
    const query =
      of === undefined
        ? ({ list: "replies_of_workspace", workspaceId } as const)
        : ({ list: "replies_of_candidate", candidateId: of } as const);
    const isWanted = (reply: Reply) =>
      (candidateId === undefined || reply.candidateId === candidateId) &&
      (interviewId === undefined ||
        reply.interviewId === interviewId ||
        (reply.status === "needs_review" && reply.possibleInterviewIds.some((id) => id === interviewId))) &&
      (status === undefined || reply.status === status);
    return c.json(
      await page(runtime, query, paging, (found) => (found.type === "reply" && isWanted(found) ? viewReply(found) : undefined)),
      200,
    );
  });

  app.openapi(decideOn, async (c) => {
    const { id } = c.req.valid("param");
    await replyOf(runtime, c.get("key").workspaceId, id);
    const { intent, interviewId, extracted } = c.req.valid("json");
    const reply = await review(runtime, id, {
      intent,
      by: "integrator",
      ...(interviewId === undefined ? {} : { interviewId }),
      extracted: datesOf(extracted ?? {}),
    });
    tag(c, reply);
    return c.json(viewReply(reply), 200);
  });

  app.openapi(takeBack, async (c) => {
    const { id } = c.req.valid("param");
    await replyOf(runtime, c.get("key").workspaceId, id);
    const reply = await undo(runtime, id);
    tag(c, reply);
    return c.json(viewReply(reply), 200);
  });
};
