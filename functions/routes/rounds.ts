import { viewInterview } from "../../core/interview/view.ts";
import { addRound, amendRound } from "../../core/shell/amend.ts";
import { now } from "../../core/shell/store.ts";
import type { Routes } from "./context.ts";
import { ifMatch, tag } from "./etag.ts";
import { repeatable, replayed } from "./idempotency.ts";
import { interviewOf } from "./owned.ts";
import { ROUNDS } from "./routes.ts";

/** The rounds of an interview. What hangs on a round moves with it, or is taken back (R34). */
export const rounds: Routes = (app, runtime) => {
  app.openapi(ROUNDS.add, async (c) => {
    const { id } = c.req.param();
    await interviewOf(runtime, c.get("key").workspaceId, id);
    const request = await repeatable(c, runtime, "event");
    const { interview, candidate, repeated } = await addRound(runtime, id, c.req.valid("json"), request);
    if (repeated !== undefined) replayed(c, repeated, request);
    tag(c, interview, candidate);
    c.header("Location", `/v1/interviews/${id}`);
    return c.json(viewInterview(interview, candidate, now(runtime)), 201);
  });

  app.openapi(ROUNDS.patch, async (c) => {
    const { id, roundId } = c.req.param();
    await interviewOf(runtime, c.get("key").workspaceId, id);
    const { interview, candidate } = await amendRound(runtime, id, roundId, c.req.valid("json"), ifMatch(c));
    tag(c, interview, candidate);
    return c.json(viewInterview(interview, candidate, now(runtime)), 200);
  });
};
