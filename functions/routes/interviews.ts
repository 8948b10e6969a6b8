import * as z from "zod";
import type { Candidate } from "../../core/candidates/candidate.ts";
import { instantText } from "../../core/clock.ts";
import { invalid, Problem } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";
import { Action, toHappening } from "../../core/interview/actions.ts";
import { InterviewChanges } from "../../core/interview/amend.ts";
import { NewInterview } from "../../core/interview/facts.ts";
import type { Interview } from "../../core/interview/interview.ts";
import { newInterview } from "../../core/interview/record.ts";
import { STATES } from "../../core/interview/state-table.ts";
import { InterviewView, MessageView, viewInterview, viewMessage } from "../../core/interview/view.ts";
import { amendInterview, said } from "../../core/shell/amend.ts";
import { erase, isErased } from "../../core/shell/erase.ts";
import { apply, record } from "../../core/shell/interviews.ts";
import { show, toBeWritten } from "../../core/shell/letters.ts";
import { loadOne, loadWithCandidate, now, ofType } from "../../core/shell/store.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Routes } from "./context.ts";
import {
  body,
  IdempotencyHeader,
  IdParam,
  IfMatchHeader,
  IfNoneMatchHeader,
  json,
  problems,
  route,
  SECURITY,
  UNCHANGED,
  writeProblems,
} from "./describe-route.ts";
import { ifMatch, tag, tagWeakly } from "./etag.ts";
import { repeatable, replayed } from "./idempotency.ts";
import { PageQuery, page, pageOf } from "./lists.ts";

const InterviewQuery = PageQuery.extend({
  candidateId: z.string().max(64).optional().describe("Only those of this candidate."),
  state: z.enum(STATES).optional(),
});

/** A message with its text: as it was delivered, or would be now. */
export const WrittenMessage = MessageView.extend({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** The text for the employer, when it is a draft. */
  draft: z.object({ to: z.string().nullable(), subject: z.string(), body: z.string() }).nullable(),
});

const create = route({
  method: "post",
  path: "/v1/interviews",
  tags: ["Interviews"],
  summary: "Record an interview; from then on the candidate gets what the playbook plans",
  security: SECURITY,
  request: { headers: IdempotencyHeader, body: body(NewInterview) },
  responses: {
    201: json(InterviewView, "The interview, planned"),
    ...writeProblems("idempotency.mismatch", "interview.erased"),
  },
});
const get = route({
  method: "get",
  path: "/v1/interviews/{id}",
  tags: ["Interviews"],
  summary: "One interview: where it stands, what is planned, what happened and why",
  security: SECURITY,
  request: { params: IdParam, headers: IfNoneMatchHeader },
  responses: { 200: json(InterviewView, "The interview"), ...UNCHANGED, ...problems("not_found") },
});
const list = route({
  method: "get",
  path: "/v1/interviews",
  tags: ["Interviews"],
  summary: "Interviews, oldest first; of one candidate, in one state",
  security: SECURITY,
  request: { query: InterviewQuery },
  responses: { 200: json(pageOf(InterviewView), "A page of interviews"), ...problems("query.invalid") },
});
const patch = route({
  method: "patch",
  path: "/v1/interviews/{id}",
  tags: ["Interviews"],
  summary: "Change what is named of an interview's facts; what is planned follows",
  security: SECURITY,
  request: { params: IdParam, headers: IfMatchHeader, body: body(InterviewChanges) },
  responses: { 200: json(InterviewView, "The interview as it is now"), ...writeProblems("not_found", "interview.full", "version.stale") },
});
const remove = route({
  method: "delete",
  path: "/v1/interviews/{id}",
  tags: ["Interviews"],
  summary: "Erase an interview, with the replies that belong to it",
  security: SECURITY,
  request: { params: IdParam, headers: IfMatchHeader },
  responses: {
    204: { description: "It is gone, and nothing more comes of it." },
    ...problems("not_found", "version.stale", "busy"),
  },
});
const act = route({
  method: "post",
  path: "/v1/interviews/{id}/actions",
  tags: ["Interviews"],
  summary: "Say what happened",
  security: SECURITY,
  request: { headers: IdempotencyHeader, params: IdParam, body: body(Action) },
  responses: {
    200: json(InterviewView, "The interview after it"),
    ...writeProblems("not_found", "action.refused", "message.final", "interview.full", "idempotency.mismatch"),
  },
});
const message = route({
  method: "get",
  path: "/v1/interviews/{id}/messages/{messageId}",
  tags: ["Interviews"],
  summary: "A message with its text, as it was delivered or would be now",
  security: SECURITY,
  request: { params: IdParam.extend({ messageId: z.string().max(64) }) },
  responses: { 200: json(WrittenMessage, "The message"), ...problems("not_found") },
});

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
  app.openapi(create, async (c) => {
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

  app.openapi(get, async (c) => {
    const { interview, candidate } = await interviewOf(runtime, c.get("key").workspaceId, c.req.valid("param").id);
    tag(c, interview, candidate);
    return c.json(viewInterview(interview, candidate, now(runtime)), 200);
  });

  app.openapi(list, async (c) => {
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

  app.openapi(patch, async (c) => {
    const { id } = c.req.valid("param");
    await interviewOf(runtime, c.get("key").workspaceId, id);
    const { interview, candidate } = await amendInterview(runtime, id, c.req.valid("json"), ifMatch(c));
    tag(c, interview, candidate);
    return c.json(viewInterview(interview, candidate, now(runtime)), 200);
  });

  app.openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    const { workspaceId } = c.get("key");
    if (!(await isErased(runtime, workspaceId, id))) {
      await interviewOf(runtime, workspaceId, id);
      await erase(runtime, "interview", id, ifMatch(c));
    }
    return c.body(null, 204);
  });

  app.openapi(act, async (c) => {
    const { id } = c.req.valid("param");
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

  app.openapi(message, async (c) => {
    const { id, messageId } = c.req.valid("param");
    const { interview, candidate } = await interviewOf(runtime, c.get("key").workspaceId, id);
    const found = interview.messages.find((m) => m.id === messageId);
    if (found === undefined) throw new Problem("not_found", "this interview has no such message");
    const content = found.content ?? (await toBeWritten(runtime, interview, found, candidate));
    tagWeakly(c, interview);
    return c.json({ ...viewMessage(found), draft: null, ...show(content, candidate) }, 200);
  });
};
