import * as z from "zod";
import { deleteKey, issueKey } from "../../core/shell/workspaces.ts";
import { KeyView, NewKey, viewKey } from "../../core/workspaces/keys.ts";
import type { Routes } from "./context.ts";
import { body, IdempotencyHeader, IdParam, json, problems, route, SECURITY, writeProblems } from "./describe-route.ts";
import { repeatable, replayed } from "./idempotency.ts";
import { PageQuery, page, pageOf } from "./lists.ts";

/** A key with the key itself, as the answer to making it is the only one to show. */
const MadeKey = KeyView.extend({
  key: z.string().nullable().describe("The key itself. Keep it: it is not shown again, and null when the request is repeated."),
}).meta({ id: "MadeKey" });

const make = route({
  method: "post",
  path: "/v1/keys",
  tags: ["Workspace"],
  summary: "Make an API key; it is shown this once",
  security: SECURITY,
  request: { headers: IdempotencyHeader, body: body(NewKey) },
  responses: { 201: json(MadeKey, "The key"), ...writeProblems("idempotency.mismatch") },
});
const list = route({
  method: "get",
  path: "/v1/keys",
  tags: ["Workspace"],
  summary: "The API keys of the workspace, oldest first",
  security: SECURITY,
  request: { query: PageQuery },
  responses: { 200: json(pageOf(KeyView), "A page of keys"), ...problems("query.invalid") },
});
const remove = route({
  method: "delete",
  path: "/v1/keys/{id}",
  tags: ["Workspace"],
  summary: "Delete an API key: from then on it opens nothing",
  security: SECURITY,
  request: { params: IdParam },
  responses: { 204: { description: "It is deleted" }, ...problems("not_found", "key.last_admin") },
});

/** API keys: for those with the scope `admin`. */
export const keys: Routes = (app, runtime) => {
  app.openapi(make, async (c) => {
    const request = await repeatable(c, runtime, "event");
    const { key, secret } = await issueKey(runtime, c.get("key").workspaceId, c.req.valid("json"), request);
    if (secret === null) replayed(c, key, request);
    return c.json({ ...viewKey(key), key: secret }, 201);
  });

  app.openapi(list, async (c) => {
    const query = { list: "keys_of_workspace", workspaceId: c.get("key").workspaceId } as const;
    const found = await page(runtime, query, c.req.valid("query"), (record) =>
      record.type === "key" && record.deletedAt === undefined ? viewKey(record) : undefined,
    );
    return c.json(found, 200);
  });

  app.openapi(remove, async (c) => {
    await deleteKey(runtime, c.get("key").workspaceId, c.req.valid("param").id);
    return c.body(null, 204);
  });
};
