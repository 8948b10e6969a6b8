import * as z from "zod";
import { KeyView } from "../../../core/workspaces/keys.ts";
import { WorkspaceChanges, WorkspaceView } from "../../../core/workspaces/view.ts";
import { body, described, json, problems, SECURITY, UNCHANGED, writeProblems } from "../describe-route.ts";

const Me = z.object({ workspace: z.object({ id: z.string(), name: z.string() }), key: KeyView }).meta({ id: "Me" });

export const get = described({
  tags: ["Workspace"],
  summary: "Your workspace",
  security: SECURITY,
  responses: { 200: json(WorkspaceView, "The workspace"), ...UNCHANGED, ...problems("not_found") },
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
