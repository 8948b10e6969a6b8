import type { Candidate } from "../../core/candidates/candidate.ts";
import { viewCandidate } from "../../core/candidates/view.ts";
import { forwardingAddress } from "../../core/shell/urls.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Routes } from "./context.ts";
import { ifMatch, tag } from "./etag.ts";
import { earlierRequest, memorable, repeatable, replayed } from "./idempotency.ts";
import { page } from "./lists.ts";
import { candidateOf } from "./owned.ts";
import { CANDIDATES } from "./routes.ts";

/** What changes a candidate plans their interviews; who only reads one does not load it. */
const changing = () => import("../../core/shell/candidates.ts");

const view = (runtime: Runtime, candidate: Candidate) => viewCandidate(candidate, forwardingAddress(runtime.settings, candidate));

export const candidates: Routes = (app, runtime) => {
  app.openapi(CANDIDATES.create, async (c) => {
    const request = await repeatable(c, runtime, "candidate");
    const { enrol } = await changing();
    const { candidate, created } = await enrol(runtime, request.id, c.get("key").workspaceId, c.req.valid("json"), request.bodyHash);
    if (!created) replayed(c, candidate, request);
    tag(c, candidate);
    c.header("Location", `/v1/candidates/${candidate.id}`);
    return c.json(view(runtime, candidate), 201);
  });

  app.openapi(CANDIDATES.list, async (c) => {
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

  app.openapi(CANDIDATES.get, async (c) => {
    const candidate = await candidateOf(runtime, c.get("key").workspaceId, c.req.param("id"), c.get("found"));
    tag(c, candidate);
    return c.json(view(runtime, candidate), 200);
  });

  app.openapi(CANDIDATES.patch, async (c) => {
    const { id } = await candidateOf(runtime, c.get("key").workspaceId, c.req.param("id"));
    const { amendCandidate } = await changing();
    const candidate = await amendCandidate(runtime, id, c.req.valid("json"), ifMatch(c));
    tag(c, candidate);
    return c.json(view(runtime, candidate), 200);
  });

  app.openapi(CANDIDATES.remove, async (c) => {
    const { id } = c.req.param();
    const { workspaceId } = c.get("key");
    const { erase, isErased } = await import("../../core/shell/erase.ts");
    if (!(await isErased(runtime, workspaceId, id))) {
      await candidateOf(runtime, workspaceId, id);
      await erase(runtime, "candidate", id, ifMatch(c));
    }
    return c.body(null, 204);
  });

  app.openapi(CANDIDATES.rotate, async (c) => {
    const before = await candidateOf(runtime, c.get("key").workspaceId, c.req.param("id"));
    const request = await repeatable(c, runtime, "event");
    const first = earlierRequest(before, request);
    if (first !== undefined) replayed(c, first, request);
    const { rotateAddress } = await changing();
    const candidate = first === undefined ? await rotateAddress(runtime, before.id, memorable(request)) : before;
    tag(c, candidate);
    return c.json(view(runtime, candidate), 200);
  });
};
