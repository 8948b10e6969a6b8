import type { Candidate } from "../../core/candidates/candidate.ts";
import { instantText } from "../../core/clock.ts";
import { invalid, Problem } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";
import { toHappening } from "../../core/interview/actions.ts";
import type { Interview } from "../../core/interview/interview.ts";
import { newInterview } from "../../core/interview/record.ts";
import { viewInterview, viewMessage } from "../../core/interview/view.ts";
import { amendInterview, said } from "../../core/shell/amend.ts";
import { erase, isErased } from "../../core/shell/erase.ts";
import { apply, record } from "../../core/shell/interviews.ts";
import { show, toBeWritten } from "../../core/shell/letters.ts";
import { loadOne, loadWithCandidate, now, ofType } from "../../core/shell/store.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Routes } from "./context.ts";
import { ifMatch, tag, tagWeakly } from "./etag.ts";
import { repeatable, replayed } from "./idempotency.ts";
import { page } from "./lists.ts";
import { from, ID, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH } from "./route.ts";

const described = from(() => import("./described/interviews.ts"));

/** An interview of the workspace with its candidate; `not_found` for anybody else's. */
export async function interviewOf(
  runtime: Runtime,
  workspaceId: string,
  id: string,
): Promise<{ interview: Interview; candidate: Candidate }> {
  const loaded = isId("interview", id) ? await loadWithCandidate(runtime, id) : undefined;
  if (loaded?.record.type !== "interview" || loaded.record.workspaceId !== workspaceId)
    throw new Problem("not_found", "this workspace has no such interview");
  return { interview: loaded.record, candidate: loaded.candidate };
}

export const interviews: Routes = (app, runtime) => {
  app.openapi(
    { method: "post", path: "/v1/interviews", texts: [IDEMPOTENCY_KEY], held: "json", described: described("create") },
    async (c) => {
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
    },
  );

  app.openapi({ method: "get", path: "/v1/interviews/{id}", texts: [ID, IF_NONE_MATCH], described: described("get") }, async (c) => {
    const { interview, candidate } = await interviewOf(runtime, c.get("key").workspaceId, c.req.param("id"));
    tag(c, interview, candidate);
    return c.json(viewInterview(interview, candidate, now(runtime)), 200);
  });

  app.openapi({ method: "get", path: "/v1/interviews", held: "query", described: described("list") }, async (c) => {
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

  app.openapi(
    { method: "patch", path: "/v1/interviews/{id}", texts: [ID, IF_MATCH], held: "json", described: described("patch") },
    async (c) => {
      const { id } = c.req.param();
      await interviewOf(runtime, c.get("key").workspaceId, id);
      const { interview, candidate } = await amendInterview(runtime, id, c.req.valid("json"), ifMatch(c));
      tag(c, interview, candidate);
      return c.json(viewInterview(interview, candidate, now(runtime)), 200);
    },
  );

  app.openapi({ method: "delete", path: "/v1/interviews/{id}", texts: [ID, IF_MATCH], described: described("remove") }, async (c) => {
    const { id } = c.req.param();
    const { workspaceId } = c.get("key");
    if (!(await isErased(runtime, workspaceId, id))) {
      await interviewOf(runtime, workspaceId, id);
      await erase(runtime, "interview", id, ifMatch(c));
    }
    return c.body(null, 204);
  });

  app.openapi(
    { method: "post", path: "/v1/interviews/{id}/actions", texts: [ID, IDEMPOTENCY_KEY], held: "json", described: described("act") },
    async (c) => {
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
    },
  );

  app.openapi(
    {
      method: "get",
      path: "/v1/interviews/{id}/messages/{messageId}",
      texts: [ID, { ...ID, name: "messageId" }],
      described: described("message"),
    },
    async (c) => {
      const { id, messageId } = c.req.param();
      const { interview, candidate } = await interviewOf(runtime, c.get("key").workspaceId, id);
      const found = interview.messages.find((m) => m.id === messageId);
      if (found === undefined) throw new Problem("not_found", "this interview has no such message");
      const content = found.content ?? (await toBeWritten(runtime, interview, found, candidate));
      tagWeakly(c, interview);
      return c.json({ ...viewMessage(found), draft: null, ...show(content, candidate) }, 200);
    },
  );
};
