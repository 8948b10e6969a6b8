import * as z from "zod";
import { RoundChanges } from "../../core/interview/amend.ts";
import { NewRound } from "../../core/interview/facts.ts";
import { InterviewView, viewInterview } from "../../core/interview/view.ts";
import { addRound, amendRound } from "../../core/shell/amend.ts";
import { now } from "../../core/shell/store.ts";
import type { Routes } from "./context.ts";
import { body, IdempotencyHeader, IdParam, IfMatchHeader, json, route, SECURITY, writeProblems } from "./describe-route.ts";
import { ifMatch, tag } from "./etag.ts";
import { repeatable, replayed } from "./idempotency.ts";
import { interviewOf } from "./interviews.ts";

const add = route({
  method: "post",
  path: "/v1/interviews/{id}/rounds",
  tags: ["Interviews"],
  summary: "Put a further round on the record",
  security: SECURITY,
  request: { headers: IdempotencyHeader, params: IdParam, body: body(NewRound) },
  responses: {
    201: json(InterviewView, "The interview with the round, the last of its `rounds`"),
    ...writeProblems("not_found", "action.refused", "interview.full", "idempotency.mismatch"),
  },
});
const patch = route({
  method: "patch",
  path: "/v1/interviews/{id}/rounds/{roundId}",
  tags: ["Interviews"],
  summary: "Move a round, or say whether it took place",
  security: SECURITY,
  request: { headers: IfMatchHeader, params: IdParam.extend({ roundId: z.string().max(64) }), body: body(RoundChanges) },
  responses: {
    200: json(InterviewView, "The interview as it is now"),
    ...writeProblems("not_found", "action.refused", "interview.full", "version.stale"),
  },
});

/** The rounds of an interview. What hangs on a round moves with it, or is taken back (R34). */
export const rounds: Routes = (app, runtime) => {
  app.openapi(add, async (c) => {
    const { id } = c.req.valid("param");
    await interviewOf(runtime, c.get("key").workspaceId, id);
    const request = await repeatable(c, runtime, "event");
    const { interview, candidate, repeated } = await addRound(runtime, id, c.req.valid("json"), request);
    if (repeated !== undefined) replayed(c, repeated, request);
    tag(c, interview, candidate);
    c.header("Location", `/v1/interviews/${id}`);
    return c.json(viewInterview(interview, candidate, now(runtime)), 201);
  });

  app.openapi(patch, async (c) => {
    const { id, roundId } = c.req.valid("param");
    await interviewOf(runtime, c.get("key").workspaceId, id);
    const { interview, candidate } = await amendRound(runtime, id, roundId, c.req.valid("json"), ifMatch(c));
    tag(c, interview, candidate);
    return c.json(viewInterview(interview, candidate, now(runtime)), 200);
  });
};
