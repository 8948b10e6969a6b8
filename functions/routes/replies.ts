import { Temporal } from "temporal-polyfill";
import type { Candidate } from "../../core/candidates/candidate.ts";
import { instantText } from "../../core/clock.ts";
import { invalid, Problem } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";
import type { Reply } from "../../core/replies/reply.ts";
import type { SaidDates } from "../../core/replies/said-dates.ts";
import { impossibleDates, writtenOn } from "../../core/replies/said-dates.ts";
import { type NewReview, viewReply } from "../../core/replies/view.ts";
import { remembered } from "../../core/shell/requests.ts";
import type { Review } from "../../core/shell/review.ts";
import { type Found, loadOne, loadWithCandidate, ofType } from "../../core/shell/store.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Routes } from "./context.ts";
import { tag } from "./etag.ts";
import { earlierRequest, memorable, repeatable, replayed } from "./idempotency.ts";
import { page } from "./lists.ts";
import { REPLIES } from "./reply-routes.ts";

/** What reads mails is more than half of this function: who only asks for a reply does not load it. */
const reading = () => import("../../core/shell/post-reply.ts");
const reviewing = () => import("../../core/shell/review.ts");

/** A reply of the workspace with its candidate; `not_found` for anybody else's. */
async function foundReply(
  runtime: Runtime,
  workspaceId: string,
  id: string,
  found?: Found,
): Promise<{ reply: Reply; candidate: Candidate }> {
  const loaded = isId("reply", id) ? await loadWithCandidate(runtime, id, [], found) : undefined;
  if (loaded?.record.type !== "reply" || loaded.record.workspaceId !== workspaceId)
    throw new Problem("not_found", "this workspace has no such reply");
  return { reply: loaded.record, candidate: loaded.candidate };
}

const replyOf = async (...args: Parameters<typeof foundReply>): Promise<Reply> => (await foundReply(...args)).reply;

/** Dates that somebody names are certain. Throws `request.invalid` for those that the mail cannot have named. */
function datesOf(
  { decisionBy, interviewAt, answerBy }: NonNullable<NewReview["extracted"]>,
  reply: Reply,
  candidate: Candidate,
): SaidDates {
  const said: SaidDates = {
    ...(decisionBy === undefined ? {} : { decisionBy }),
    ...(answerBy === undefined ? {} : { answerBy }),
    ...(interviewAt === undefined
      ? {}
      : { interviewAt: interviewAt === null ? null : { startsAt: instantText(Temporal.Instant.from(interviewAt)), certain: true } }),
  };
  const wrong = impossibleDates(said, writtenOn(reply), candidate.timeZone);
  if (wrong.length > 0) throw invalid(...wrong.map(({ path, message }) => ({ path: `extracted.${path}`, message })));
  return said;
}

/** The integrator's word on a reply. */
function reviewOf({ intent, interviewId, extracted }: NewReview, reply: Reply, candidate: Candidate): Review {
  if (interviewId !== undefined && !isId("interview", interviewId))
    throw invalid({ path: "interviewId", message: "name the interview of this candidate that the reply belongs to" });
  return {
    intent,
    by: "integrator",
    ...(interviewId === undefined ? {} : { interviewId }),
    extracted: datesOf(extracted ?? {}, reply, candidate),
  };
}

/** An interview of the workspace, if it is one. */
async function interviewIn(runtime: Runtime, workspaceId: string, id: string) {
  const interview = isId("interview", id) ? await loadOne(runtime, "interview", id) : undefined;
  return interview?.workspaceId === workspaceId ? interview : undefined;
}

export const replies: Routes = (app, runtime) => {
  app.openapi(REPLIES.create, async (c) => {
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
    const { post } = await reading();
    const { reply, created } = await post(runtime, request.id, posted, candidate, request.bodyHash);
    if (!created) replayed(c, reply, request);
    tag(c, reply);
    c.header("Location", `/v1/replies/${reply.id}`);
    return c.json(viewReply(reply), 201);
  });

  app.openapi(REPLIES.get, async (c) => {
    const reply = await replyOf(runtime, c.get("key").workspaceId, c.req.param("id"), c.get("found"));
    tag(c, reply);
    return c.json(viewReply(reply), 200);
  });

  app.openapi(REPLIES.list, async (c) => {
    const { candidateId, interviewId, status, ...paging } = c.req.valid("query");
    const { workspaceId } = c.get("key");
    const about = interviewId === undefined ? undefined : await interviewIn(runtime, workspaceId, interviewId);
    if (interviewId !== undefined && about === undefined) return c.json({ data: [], nextCursor: null }, 200);
    const of = about?.candidateId ?? candidateId;
    const query =
      of === undefined
        ? ({ list: "replies_of_workspace", workspaceId } as const)
        : ({ list: "replies_of_candidate", candidateId: of } as const);
    const isWanted = (reply: Reply) =>
      reply.workspaceId === workspaceId &&
      (candidateId === undefined || reply.candidateId === candidateId) &&
      (interviewId === undefined ||
        reply.interviewId === interviewId ||
        (reply.status === "needs_review" && reply.possibleInterviewIds.some((id) => id === interviewId))) &&
      (status === undefined || reply.status === status);
    const found = await page(runtime, query, paging, (record) => (record.type === "reply" && isWanted(record) ? record : undefined));
    const owners = found.data.length === 0 ? new Map() : await runtime.records.load(found.data.map((reply) => reply.candidateId));
    // Those of a candidate who is being erased are as good as gone.
    const data = found.data.filter((reply) => ofType(owners.get(reply.candidateId), "candidate") !== undefined).map(viewReply);
    return c.json({ ...found, data }, 200);
  });

  app.openapi(REPLIES.decideOn, async (c) => {
    const { reply: before, candidate } = await foundReply(runtime, c.get("key").workspaceId, c.req.param("id"));
    const request = await repeatable(c, runtime, "event");
    const first = earlierRequest(before, request);
    if (first !== undefined) replayed(c, first, request);
    const said = reviewOf(c.req.valid("json"), before, candidate);
    const { review } = await reviewing();
    const reply = first === undefined ? await remembered(runtime, memorable(request), () => review(runtime, before.id, said)) : before;
    tag(c, reply);
    return c.json(viewReply(reply), 200);
  });

  app.openapi(REPLIES.takeBack, async (c) => {
    const before = await replyOf(runtime, c.get("key").workspaceId, c.req.param("id"));
    const request = await repeatable(c, runtime, "event");
    const first = earlierRequest(before, request);
    if (first !== undefined) replayed(c, first, request);
    const { undo } = await reviewing();
    const reply = first === undefined ? await remembered(runtime, memorable(request), () => undo(runtime, before.id)) : before;
    tag(c, reply);
    return c.json(viewReply(reply), 200);
  });
};
