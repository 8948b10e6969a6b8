import { instantText } from "../../core/clock.ts";
import { invalid, Problem } from "../../core/errors.ts";
import { toHappening } from "../../core/interview/actions.ts";
import { newInterview } from "../../core/interview/record.ts";
import { viewInterview, viewMessage } from "../../core/interview/view.ts";
import { amendInterview, said } from "../../core/shell/amend.ts";
import { erase, isErased } from "../../core/shell/erase.ts";
import { apply, record } from "../../core/shell/interviews.ts";
import { show, toBeWritten } from "../../core/shell/letters.ts";
import { loadOne, now, ofType } from "../../core/shell/store.ts";
import type { Routes } from "./context.ts";
import { ifMatch, tag, tagWeakly } from "./etag.ts";
import { repeatable, replayed } from "./idempotency.ts";
import { page } from "./lists.ts";
import { interviewOf } from "./owned.ts";
import { rounds } from "./rounds.ts";
import { INTERVIEWS } from "./routes.ts";

/** Interviews and their rounds. */
export const interviews: Routes = (app, runtime) => {
  rounds(app, runtime);
  app.openapi(INTERVIEWS.create, async (c) => {
    const posted = c.req.valid("json");
    const { workspaceId } = c.get("key");
    const candidate = await loadOne(runtime, "candidate", posted.candidateId);
    if (candidate === undefined || candidate.workspaceId !== workspaceId)
      throw invalid({ path: "candidateId", message: "this workspace has no such candidate: create them first" });
    const request = await repeatable(c, runtime, "interview");
    const fresh = newInterview(request.id, posted, candidate, instantText(runtime.now()), request.bodyHash);
    const { interview, created } = await record(runtime, fresh, candidate);
    if (!created) replayed(c, interview, request);
    tag(c, interview, candidate);
    c.header("Location", `/v1/interviews/${interview.id}`);
    return c.json(viewInterview(interview, candidate, now(runtime)), 201);
  });

  app.openapi(INTERVIEWS.get, async (c) => {
    const { interview, candidate } = await interviewOf(runtime, c.get("key").workspaceId, c.req.param("id"), c.get("found"));
    tag(c, interview, candidate);
    return c.json(viewInterview(interview, candidate, now(runtime)), 200);
  });

  app.openapi(INTERVIEWS.list, async (c) => {
    const { candidateId, state, ...paging } = c.req.valid("query");
    const { workspaceId } = c.get("key");
    const query =
      candidateId === undefined
        ? ({ list: "interviews_of_workspace", workspaceId } as const)
        : ({ list: "interviews_of_candidate", candidateId } as const);
    const found = await page(runtime, query, paging, (found) =>
      found.type === "interview" && found.workspaceId === workspaceId && (state === undefined || found.state === state) ? found : undefined,
    );
    const candidates =
      found.data.length === 0 ? new Map() : await runtime.records.load([...new Set(found.data.map((interview) => interview.candidateId))]);
    const data = found.data.flatMap((interview) => {
      const candidate = ofType(candidates.get(interview.candidateId), "candidate");
      return candidate === undefined ? [] : [viewInterview(interview, candidate, now(runtime))];
    });
    return c.json({ ...found, data }, 200);
  });

  app.openapi(INTERVIEWS.patch, async (c) => {
    const { id } = c.req.param();
    await interviewOf(runtime, c.get("key").workspaceId, id);
    const { interview, candidate } = await amendInterview(runtime, id, c.req.valid("json"), ifMatch(c));
    tag(c, interview, candidate);
    return c.json(viewInterview(interview, candidate, now(runtime)), 200);
  });

  app.openapi(INTERVIEWS.remove, async (c) => {
    const { id } = c.req.param();
    const { workspaceId } = c.get("key");
    if (!(await isErased(runtime, workspaceId, id))) {
      await interviewOf(runtime, workspaceId, id);
      await erase(runtime, "interview", id, ifMatch(c));
    }
    return c.body(null, 204);
  });

  app.openapi(INTERVIEWS.act, async (c) => {
    const { id } = c.req.param();
    await interviewOf(runtime, c.get("key").workspaceId, id);
    const request = await repeatable(c, runtime, "event");
    const { interview, candidate, decided } = await apply(runtime, id, (current, who) => {
      const known = current.events.find((event) => event.id === request.id);
      return known ?? said(runtime, toHappening(c.req.valid("json"), current, who, instantText(runtime.now())), request);
    });
    if (decided.result === "duplicate") replayed(c, interview.events.find((event) => event.id === request.id) ?? {}, request);
    tag(c, interview, candidate);
    return c.json(viewInterview(interview, candidate, now(runtime)), 200);
  });

  app.openapi(INTERVIEWS.message, async (c) => {
    const { id, messageId } = c.req.param();
    const { interview, candidate } = await interviewOf(runtime, c.get("key").workspaceId, id, c.get("found"));
    const found = interview.messages.find((m) => m.id === messageId);
    if (found === undefined) throw new Problem("not_found", "this interview has no such message");
    const content = found.content ?? (await toBeWritten(runtime, interview, found, candidate));
    tagWeakly(c, interview);
    return c.json({ ...viewMessage(found), draft: null, ...show(content, candidate) }, 200);
  });
};
