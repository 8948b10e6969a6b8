import { Problem } from "../../core/errors.ts";
import { loadOne } from "../../core/shell/store.ts";
import { amendWorkspace } from "../../core/shell/workspaces.ts";
import { viewKey } from "../../core/workspaces/keys.ts";
import { viewWorkspace } from "../../core/workspaces/view.ts";
import type { Workspace } from "../../core/workspaces/workspace.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { Routes } from "./context.ts";
import { ifMatch, tag } from "./etag.ts";
import { from, IF_MATCH, IF_NONE_MATCH } from "./route.ts";

const described = from(() => import("./described/workspace.ts"));

/** The workspace of a key. Throws `not_found` when it is gone. */
export async function workspaceOf(runtime: Runtime, id: string): Promise<Workspace> {
  const workspace = await loadOne(runtime, "workspace", id);
  if (workspace === undefined) throw new Problem("not_found", "the workspace of this key is gone");
  return workspace;
}

export const workspace: Routes = (app, runtime) => {
  app.openapi({ method: "get", path: "/v1/workspace", texts: [IF_NONE_MATCH], described: described("get") }, async (c) => {
    const found = await workspaceOf(runtime, c.get("key").workspaceId);
    tag(c, found);
    return c.json(viewWorkspace(found), 200);
  });

  app.openapi({ method: "patch", path: "/v1/workspace", texts: [IF_MATCH], held: "json", described: described("patch") }, async (c) => {
    const changed = await amendWorkspace(runtime, c.get("key").workspaceId, c.req.valid("json"), ifMatch(c));
    tag(c, changed);
    return c.json(viewWorkspace(changed), 200);
  });

  app.openapi({ method: "get", path: "/v1/me", described: described("me") }, async (c) => {
    const { id, name } = await workspaceOf(runtime, c.get("key").workspaceId);
    return c.json({ workspace: { id, name }, key: viewKey(c.get("key")) }, 200);
  });
};
