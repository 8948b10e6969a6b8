import type { Candidate } from "../../core/candidates/candidate.ts";
import { Problem } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";
import type { Interview } from "../../core/interview/interview.ts";
import { type Found, loadOne, loadWithCandidate } from "../../core/shell/store.ts";
import type { Workspace } from "../../core/workspaces/workspace.ts";
import type { Runtime } from "../aws/runtime.ts";

/** The workspace of a key. Throws `not_found` when it is gone. */
export async function workspaceOf(runtime: Runtime, id: string): Promise<Workspace> {
  const workspace = await loadOne(runtime, "workspace", id);
  if (workspace === undefined) throw new Problem("not_found", "the workspace of this key is gone");
  return workspace;
}

/** A candidate of the workspace; `not_found` for anybody else's. */
export async function candidateOf(runtime: Runtime, workspaceId: string, id: string, found?: Found): Promise<Candidate> {
  const candidate = isId("candidate", id) ? await loadOne(runtime, "candidate", id, found) : undefined;
  if (candidate === undefined || candidate.workspaceId !== workspaceId)
    throw new Problem("not_found", "this workspace has no such candidate");
  return candidate;
}

/** An interview of the workspace with its candidate; `not_found` for anybody else's. */
export async function interviewOf(
  runtime: Runtime,
  workspaceId: string,
  id: string,
  found?: Found,
): Promise<{ interview: Interview; candidate: Candidate }> {
  const loaded = isId("interview", id) ? await loadWithCandidate(runtime, id, [], found) : undefined;
  if (loaded?.record.type !== "interview" || loaded.record.workspaceId !== workspaceId)
    throw new Problem("not_found", "this workspace has no such interview");
  return { interview: loaded.record, candidate: loaded.candidate };
}
