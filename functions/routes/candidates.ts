import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import type { Candidate } from "../../core/candidates/candidate.ts";
import { NewCandidate } from "../../core/candidates/candidate.ts";
import { CandidateView, viewCandidate } from "../../core/candidates/view.ts";
import { Problem } from "../../core/errors.ts";
import { enrol } from "../../core/shell/candidates.ts";
import { forwardingAddress } from "../../core/shell/letters.ts";
import { loadOne } from "../../core/shell/store.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Routes } from "./context.ts";
import { body, IdempotencyHeader, IdParam, json, problems, SECURITY } from "./describe-route.ts";
import { tag } from "./etag.ts";
import { repeatable, replayed } from "./idempotency.ts";
import { PageQuery, page, pageOf } from "./lists.ts";

const CandidateQuery = PageQuery.extend({ email: z.string().max(254).optional(), externalId: z.string().max(200).optional() });

const create = createRoute({
  method: "post",
  path: "/v1/candidates",
  summary: "Put a candidate on the books; they are mailed a link to confirm their address",
  security: SECURITY,
  request: { headers: IdempotencyHeader, body: body(NewCandidate) },
  responses: {
    201: json(CandidateView, "The candidate, unconfirmed"),
    ...problems("request.malformed", "request.invalid", "idempotency.mismatch", "candidate.erased", "request.too_large"),
  },
});
const get = createRoute({
  method: "get",
  path: "/v1/candidates/{id}",
  summary: "One candidate",
  security: SECURITY,
  request: { params: IdParam },
  responses: { 200: json(CandidateView, "The candidate"), ...problems("not_found") },
});
const list = createRoute({
  method: "get",
  path: "/v1/candidates",
  summary: "Candidates, oldest first; by e-mail address or external id",
  security: SECURITY,
  request: { query: CandidateQuery },
  responses: { 200: json(pageOf(CandidateView), "A page of candidates"), ...problems("query.invalid") },
});

const view = (runtime: Runtime, candidate: Candidate) => viewCandidate(candidate, forwardingAddress(runtime.settings, candidate));

/** A candidate of the workspace; `not_found` for anybody else's. */
export async function candidateOf(runtime: Runtime, workspaceId: string, id: string): Promise<Candidate> {
  const candidate = await loadOne(runtime, "candidate", id);
  if (candidate === undefined || candidate.workspaceId !== workspaceId)
    throw new Problem("not_found", "this workspace has no such candidate");
  return candidate;
}

export const candidates: Routes = (app, runtime) => {
  app.openapi(create, async (c) => {
    const request = await repeatable(c, runtime, "candidate");
    const { candidate, created } = await enrol(runtime, request.id, c.get("key").workspaceId, c.req.valid("json"), request.bodyHash);
    if (!created) replayed(c, candidate, request);
    tag(c, candidate);
    c.header("Location", `/v1/candidates/${candidate.id}`);
    return c.json(view(runtime, candidate), 201);
  });
  app.openapi(get, async (c) => {
    const candidate = await candidateOf(runtime, c.get("key").workspaceId, c.req.valid("param").id);
    tag(c, candidate);
    return c.json(view(runtime, candidate), 200);
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
    const found = await page(runtime, query, paging, (record) =>
      record.type === "candidate" && (externalId === undefined || record.externalId === externalId) ? view(runtime, record) : undefined,
    );
    return c.json(found, 200);
  });
};
