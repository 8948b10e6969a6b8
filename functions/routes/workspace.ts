import * as z from "zod";
import { Problem } from "../../core/errors.ts";
import { loadOne } from "../../core/shell/store.ts";
import { amendWorkspace } from "../../core/shell/workspaces.ts";
import { KeyView, viewKey } from "../../core/workspaces/keys.ts";
import { viewWorkspace, WorkspaceChanges, WorkspaceView } from "../../core/workspaces/view.ts";
import type { Workspace } from "../../core/workspaces/workspace.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Routes } from "./context.ts";
import { body, IfMatchHeader, IfNoneMatchHeader, json, problems, route, SECURITY, UNCHANGED, writeProblems } from "./describe-route.ts";
import { ifMatch, tag } from "./etag.ts";

const Me = z.object({ workspace: z.object({ id: z.string(), name: z.string() }), key: KeyView }).meta({ id: "Me" });

const get = route({
  method: "get",
  path: "/v1/workspace",
  tags: ["Workspace"],
  summary: "Your workspace",
  security: SECURITY,
  request: { headers: IfNoneMatchHeader },
  responses: { 200: json(WorkspaceView, "The workspace"), ...UNCHANGED, ...problems("not_found") },
});
const patch = route({
  method: "patch",
  path: "/v1/workspace",
  tags: ["Workspace"],
  summary: "Change your workspace: its name, the sender's name, and what new candidates prefer",
  security: SECURITY,
  request: { headers: IfMatchHeader, body: body(WorkspaceChanges) },
  responses: { 200: json(WorkspaceView, "The workspace as it is now"), ...writeProblems("not_found", "version.stale") },
});
const me = route({
  method: "get",
  path: "/v1/me",
  tags: ["Workspace"],
  summary: "Whose key this is, and what it may do",
  security: SECURITY,
  responses: { 200: json(Me, "The workspace and the key"), ...problems("not_found") },
});

/** The workspace of a key. Throws `not_found` when it is gone. */
export async function workspaceOf(runtime: Runtime, id: string): Promise<Workspace> {
  const workspace = await loadOne(runtime, "workspace", id);
  if (workspace === undefined) throw new Problem("not_found", "the workspace of this key is gone");
  return workspace;
}

export const workspace: Routes = (app, runtime) => {
  app.openapi(get, async (c) => {
    const found = await workspaceOf(runtime, c.get("key").workspaceId);
    tag(c, found);
    return c.json(viewWorkspace(found), 200);
  });

  app.openapi(patch, async (c) => {
    const changed = await amendWorkspace(runtime, c.get("key").workspaceId, c.req.valid("json"), ifMatch(c));
    tag(c, changed);
    return c.json(viewWorkspace(changed), 200);
  });

  app.openapi(me, async (c) => {
    const { id, name } = await workspaceOf(runtime, c.get("key").workspaceId);
    return c.json({ workspace: { id, name }, key: viewKey(c.get("key")) }, 200);
  });
};
