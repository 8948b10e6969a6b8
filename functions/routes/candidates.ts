import type { Candidate } from "../../core/candidates/candidate.ts";
import { viewCandidate } from "../../core/candidates/view.ts";
import { Problem } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";
import { loadOne } from "../../core/shell/store.ts";
import { forwardingAddress } from "../../core/shell/urls.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Routes } from "./context.ts";
import { ifMatch, tag } from "./etag.ts";
import { earlierRequest, memorable, repeatable, replayed } from "./idempotency.ts";
import { page } from "./lists.ts";
import { from, ID, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH } from "./route.ts";

const described = from(() => import("./described/candidates.ts"));

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
  app.openapi(
    { method: "post", path: "/v1/candidates", texts: [IDEMPOTENCY_KEY], held: "json", described: described("create") },
    async (c) => {
      const request = await repeatable(c, runtime, "candidate");
      const { enrol } = await changing();
      const { candidate, created } = await enrol(runtime, request.id, c.get("key").workspaceId, c.req.valid("json"), request.bodyHash);
      if (!created) replayed(c, candidate, request);
      tag(c, candidate);
      c.header("Location", `/v1/candidates/${candidate.id}`);
      return c.json(view(runtime, candidate), 201);
    },
  );

  app.openapi({ method: "get", path: "/v1/candidates", held: "query", described: described("list") }, async (c) => {
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

  app.openapi({ method: "get", path: "/v1/candidates/{id}", texts: [ID, IF_NONE_MATCH], described: described("get") }, async (c) => {
    const candidate = await candidateOf(runtime, c.get("key").workspaceId, c.req.param("id"));
    tag(c, candidate);
    return c.json(view(runtime, candidate), 200);
  });

  app.openapi(
    { method: "patch", path: "/v1/candidates/{id}", texts: [ID, IF_MATCH], held: "json", described: described("patch") },
    async (c) => {
      const { id } = await candidateOf(runtime, c.get("key").workspaceId, c.req.param("id"));
      const { amendCandidate } = await changing();
      const candidate = await amendCandidate(runtime, id, c.req.valid("json"), ifMatch(c));
      tag(c, candidate);
      return c.json(view(runtime, candidate), 200);
    },
  );

  app.openapi({ method: "delete", path: "/v1/candidates/{id}", texts: [ID, IF_MATCH], described: described("remove") }, async (c) => {
    const { id } = c.req.param();
    const { workspaceId } = c.get("key");
    const { erase, isErased } = await import("../../core/shell/erase.ts");
    if (!(await isErased(runtime, workspaceId, id))) {
      await candidateOf(runtime, workspaceId, id);
      await erase(runtime, "candidate", id, ifMatch(c));
    }
    return c.body(null, 204);
  });

  app.openapi(
    { method: "post", path: "/v1/candidates/{id}/rotate-address", texts: [ID, IDEMPOTENCY_KEY], described: described("rotate") },
    async (c) => {
      const before = await candidateOf(runtime, c.get("key").workspaceId, c.req.param("id"));
      const request = await repeatable(c, runtime, "event");
      const first = earlierRequest(before, request);
      if (first !== undefined) replayed(c, first, request);
      const { rotateAddress } = await changing();
      const candidate = first === undefined ? await rotateAddress(runtime, before.id, memorable(request)) : before;
      tag(c, candidate);
      return c.json(view(runtime, candidate), 200);
    },
  );
};
