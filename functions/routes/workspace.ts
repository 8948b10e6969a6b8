import { amendWorkspace } from "../../core/shell/workspaces.ts";
import { viewKey } from "../../core/workspaces/keys.ts";
import { viewWorkspace } from "../../core/workspaces/view.ts";
import type { Routes } from "./context.ts";
import { ifMatch, tag } from "./etag.ts";
import { keys } from "./keys.ts";
import { workspaceOf } from "./owned.ts";
import { WORKSPACE } from "./routes.ts";

/** The workspace and its API keys. */
export const workspace: Routes = (app, runtime) => {
  keys(app, runtime);
  app.openapi(WORKSPACE.get, async (c) => {
    const found = await workspaceOf(runtime, c.get("key").workspaceId);
    tag(c, found);
    return c.json(viewWorkspace(found), 200);
  });

  app.openapi(WORKSPACE.patch, async (c) => {
    const changed = await amendWorkspace(runtime, c.get("key").workspaceId, c.req.valid("json"), ifMatch(c));
    tag(c, changed);
    return c.json(viewWorkspace(changed), 200);
  });

  app.openapi(WORKSPACE.me, async (c) => {
    const { id, name } = await workspaceOf(runtime, c.get("key").workspaceId);
    return c.json({ workspace: { id, name }, key: viewKey(c.get("key")) }, 200);
  });
};
