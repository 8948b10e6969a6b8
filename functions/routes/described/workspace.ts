import * as z from "zod";
import { KeyView, NewKey } from "../../../core/workspaces/keys.ts";
import { WorkspaceChanges, WorkspaceView } from "../../../core/workspaces/view.ts";
import { body, described, json, problems, SECURITY, UNCHANGED, writeProblems } from "../describe-route.ts";
import { PageQuery, pageOf } from "../page-query.ts";

const Me = z.object({ workspace: z.object({ id: z.string(), name: z.string() }), key: KeyView }).meta({ id: "Me" });

export const get = described({
  tags: ["Workspace"],
  summary: "Your workspace",
  security: SECURITY,
  responses: { 200: json(WorkspaceView, "The workspace"), ...UNCHANGED, ...problems("not_found", "request.invalid") },
});

export const patch = described({
  tags: ["Workspace"],
  summary: "Change your workspace: its name, the sender's name, and what new candidates prefer",
  security: SECURITY,
  request: { body: body(WorkspaceChanges) },
  responses: { 200: json(WorkspaceView, "The workspace as it is now"), ...writeProblems("not_found", "version.stale") },
});

export const me = described({
  tags: ["Workspace"],
  summary: "Whose key this is, and what it may do",
  security: SECURITY,
  responses: { 200: json(Me, "The workspace and the key"), ...problems("not_found") },
});

/** A key with the key itself, as the answer to making it is the only one to show. */
const MadeKey = KeyView.extend({
  key: z.string().nullable().describe("The key itself. Keep it: it is not shown again, and null when the request is repeated."),
}).meta({ id: "MadeKey" });

export const makeKey = described({
  tags: ["Workspace"],
  summary: "Make an API key; it is shown this once",
  security: SECURITY,
  request: { body: body(NewKey) },
  responses: { 201: json(MadeKey, "The key"), ...writeProblems("idempotency.mismatch") },
});

export const listKeys = described({
  tags: ["Workspace"],
  summary: "The API keys of the workspace, oldest first",
  security: SECURITY,
  request: { query: PageQuery },
  responses: { 200: json(pageOf(KeyView), "A page of keys"), ...problems("query.invalid") },
});

export const removeKey = described({
  tags: ["Workspace"],
  summary: "Delete an API key: from then on it opens nothing",
  security: SECURITY,
  responses: { 204: { description: "It is deleted" }, ...problems("not_found", "key.last_admin") },
});
