import * as z from "zod";
import { KeyView, NewKey } from "../../../core/workspaces/keys.ts";
import { body, described, json, problems, SECURITY, writeProblems } from "../describe-route.ts";
import { PageQuery, pageOf } from "../page-query.ts";

/** A key with the key itself, as the answer to making it is the only one to show. */
const MadeKey = KeyView.extend({
  key: z.string().nullable().describe("The key itself. Keep it: it is not shown again, and null when the request is repeated."),
}).meta({ id: "MadeKey" });

export const make = described({
  tags: ["Workspace"],
  summary: "Make an API key; it is shown this once",
  security: SECURITY,
  request: { body: body(NewKey) },
  responses: { 201: json(MadeKey, "The key"), ...writeProblems("idempotency.mismatch") },
});

export const list = described({
  tags: ["Workspace"],
  summary: "The API keys of the workspace, oldest first",
  security: SECURITY,
  request: { query: PageQuery },
  responses: { 200: json(pageOf(KeyView), "A page of keys"), ...problems("query.invalid") },
});

export const remove = described({
  tags: ["Workspace"],
  summary: "Delete an API key: from then on it opens nothing",
  security: SECURITY,
  responses: { 204: { description: "It is deleted" }, ...problems("not_found", "key.last_admin") },
});
