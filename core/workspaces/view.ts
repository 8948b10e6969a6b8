import * as z from "zod";
import { DEFAULT_PREFERENCES, line, Preferences, SomePreferences, withPreferences } from "../candidates/candidate.ts";
import type { Workspace } from "./workspace.ts";

/** What an integrator may change of their workspace. What is not named stays. */
export const WorkspaceChanges = z.strictObject({
  name: line(200).optional(),
  senderName: line(100).nullable().optional().describe("The name in the From of the mails to your candidates; null for ours."),
  preferences: SomePreferences.optional().describe(
    "What candidates prefer that you put on the books from now on, where you say nothing else.",
  ),
});
export type WorkspaceChanges = z.infer<typeof WorkspaceChanges>;

/** A workspace as the API shows it. */
export const WorkspaceView = z
  .object({
    id: z.string(),
    name: z.string(),
    senderName: z.string().nullable(),
    preferences: Preferences,
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "Workspace", description: "Your account: it owns keys and candidates." });
export type WorkspaceView = z.infer<typeof WorkspaceView>;

/** Shapes a workspace for the API, with the playbook's preferences where it has none of its own. */
export function viewWorkspace({ id, name, senderName, preferences, version, createdAt, updatedAt }: Workspace): WorkspaceView {
  const whole = withPreferences(DEFAULT_PREFERENCES, preferences);
  return { id, name, senderName: senderName ?? null, preferences: whole, version, createdAt, updatedAt };
}
