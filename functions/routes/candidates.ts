import * as z from "zod";
import type { Candidate } from "../../core/candidates/candidate.ts";
import { CandidateChanges, NewCandidate } from "../../core/candidates/candidate.ts";
import { CandidateView, viewCandidate } from "../../core/candidates/view.ts";
import { Problem } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";
import { loadOne } from "../../core/shell/store.ts";
import { forwardingAddress } from "../../core/shell/urls.ts";
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
import { ifMatch, tag } from "./etag.ts";
import { earlierRequest, memorable, repeatable, replayed } from "./idempotency.ts";
import { PageQuery, page, pageOf } from "./lists.ts";

const CandidateQuery = PageQuery.extend({
  email: z.string().max(254).optional().describe("Only those with this address, however its letters are cased."),
  externalId: z.string().max(200).optional().describe("Only those with this id of yours."),
});

const create = route({
  method: "post",
  path: "/v1/candidates",
  tags: ["Candidates"],
  summary: "Put a candidate on the books; they are mailed a link to confirm their address",
  security: SECURITY,
  request: { headers: IdempotencyHeader, body: body(NewCandidate) },
  responses: { 201: json(CandidateView, "The candidate, unconfirmed"), ...writeProblems("idempotency.mismatch", "candidate.erased") },
});
const list = route({
  method: "get",
  path: "/v1/candidates",
  tags: ["Candidates"],
  summary: "Candidates, oldest first; by e-mail address or external id",
  security: SECURITY,
  request: { query: CandidateQuery },
  responses: { 200: json(pageOf(CandidateView), "A page of candidates"), ...problems("query.invalid") },
});
const get = route({
  method: "get",
  path: "/v1/candidates/{id}",
  tags: ["Candidates"],
  summary: "One candidate",
  security: SECURITY,
  request: { params: IdParam, headers: IfNoneMatchHeader },
  responses: { 200: json(CandidateView, "The candidate"), ...UNCHANGED, ...problems("not_found") },
});
const patch = route({
  method: "patch",
  path: "/v1/candidates/{id}",
  tags: ["Candidates"],
  summary: "Change what is named of a candidate; their open interviews are planned again",
  security: SECURITY,
  request: { params: IdParam, headers: IfMatchHeader, body: body(CandidateChanges) },
  responses: { 200: json(CandidateView, "The candidate as they are now"), ...writeProblems("not_found", "version.stale") },
});
const remove = route({
  method: "delete",
  path: "/v1/candidates/{id}",
  tags: ["Candidates"],
  summary: "Erase a candidate and everything that is held about them: interviews, replies, raw mail",
  security: SECURITY,
  request: { params: IdParam, headers: IfMatchHeader },
  responses: {
    204: { description: "They are gone. Copies for disaster recovery age out within 35 days." },
    ...problems("not_found", "version.stale", "busy"),
  },
});
const rotate = route({
  method: "post",
  path: "/v1/candidates/{id}/rotate-address",
  tags: ["Candidates"],
  summary: "Give a candidate another forwarding address; mail to the old one is kept back from now on",
  security: SECURITY,
  request: { params: IdParam, headers: IdempotencyHeader },
  responses: { 200: json(CandidateView, "The candidate with the new address"), ...writeProblems("not_found", "idempotency.mismatch") },
});

/** What changes a candidate plans their interviews; who only reads one does not load it. */
const changing = () => import("../../core/shell/candidates.ts");

const view = (runtime: Runtime, candidate: Candidate) => viewCandidate(candidate, forwardingAddress(runtime.settings, candidate));

/** A candidate of the workspace; `not_found` for anybody else's. */
export async function candidateOf(runtime: Runtime, workspaceId: string, id: string): Promise<Candidate> {
  const candidate = isId("candidate", id) ? await loadOne(runtime, "candidate", id) : undefined;
  if (candidate === undefined || candidate.workspaceId !== workspaceId)
    throw new Problem("not_found", "this workspace has no such candidate");
  return candidate;
}

export const candidates: Routes = (app, runtime) => {
  app.openapi(create, async (c) => {
    const request = await repeatable(c, runtime, "candidate");
    const { enrol } = await changing();
    const { candidate, created } = await enrol(runtime, request.id, c.get("key").workspaceId, c.req.valid("json"), request.bodyHash);
    if (!created) replayed(c, candidate, request);
    tag(c, candidate);
    c.header("Location", `/v1/candidates/${candidate.id}`);
    return c.json(view(runtime, candidate), 201);
  });

  app.openapi(list, async (c) => {
    const { email, externalId, ...paging } = c.req.valid("query");
    const { workspaceId } = c.get("key");
    const query =
      email !== undefined
        ? ({ list: "candidates_by_email", workspaceId, email } as const)
        : externalId !== undefined
          ? ({ list: "candidates_by_external_id", workspaceId, externalId } as const)
          : ({ list: "candidates_of_workspace", workspaceId } as const);
    // The index may be a moment behind a change, the record is not.
    const isWanted = (candidate: Candidate) =>
      (externalId === undefined || candidate.externalId === externalId) &&
      (email === undefined || candidate.email.toLowerCase() === email.toLowerCase());
    const found = await page(runtime, query, paging, (record) =>
      record.type === "candidate" && isWanted(record) ? view(runtime, record) : undefined,
    );
    return c.json(found, 200);
  });

  app.openapi(get, async (c) => {
    const candidate = await candidateOf(runtime, c.get("key").workspaceId, c.req.valid("param").id);
    tag(c, candidate);
    return c.json(view(runtime, candidate), 200);
  });

  app.openapi(patch, async (c) => {
    const { id } = await candidateOf(runtime, c.get("key").workspaceId, c.req.valid("param").id);
    const { amendCandidate } = await changing();
    const candidate = await amendCandidate(runtime, id, c.req.valid("json"), ifMatch(c));
    tag(c, candidate);
    return c.json(view(runtime, candidate), 200);
  });

  app.openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    const { workspaceId } = c.get("key");
    const { erase, isErased } = await import("../../core/shell/erase.ts");
    if (!(await isErased(runtime, workspaceId, id))) {
      await candidateOf(runtime, workspaceId, id);
      await erase(runtime, "candidate", id, ifMatch(c));
    }
    return c.body(null, 204);
  });

  app.openapi(rotate, async (c) => {
    const before = await candidateOf(runtime, c.get("key").workspaceId, c.req.valid("param").id);
    const request = await repeatable(c, runtime, "event");
    const first = earlierRequest(before, request);
    if (first !== undefined) replayed(c, first, request);
    const { rotateAddress } = await changing();
    const candidate = first === undefined ? await rotateAddress(runtime, before.id, memorable(request)) : before;
    tag(c, candidate);
    return c.json(view(runtime, candidate), 200);
  });
};
