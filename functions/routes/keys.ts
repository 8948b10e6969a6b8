import { deleteKey, issueKey } from "../../core/shell/workspaces.ts";
import { viewKey } from "../../core/workspaces/keys.ts";
import type { Routes } from "./context.ts";
import { repeatable, replayed } from "./idempotency.ts";
import { page } from "./lists.ts";
import { KEYS } from "./routes.ts";

/** API keys: for those with the scope `admin`. */
export const keys: Routes = (app, runtime) => {
  app.openapi(KEYS.make, async (c) => {
    const request = await repeatable(c, runtime, "event");
    const { key, secret } = await issueKey(runtime, c.get("key").workspaceId, c.req.valid("json"), request);
    if (secret === null) replayed(c, key, request);
    return c.json({ ...viewKey(key), key: secret }, 201);
  });

  app.openapi(KEYS.list, async (c) => {
    const query = { list: "keys_of_workspace", workspaceId: c.get("key").workspaceId } as const;
    const found = await page(runtime, query, c.req.valid("query"), (record) =>
      record.type === "key" && record.deletedAt === undefined ? viewKey(record) : undefined,
    );
    return c.json(found, 200);
  });

  app.openapi(KEYS.remove, async (c) => {
    await deleteKey(runtime, c.get("key").workspaceId, c.req.param("id"));
    return c.body(null, 204);
  });
};
