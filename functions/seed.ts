import { instantText } from "../core/clock.ts";
import { derivedId } from "../core/ids.ts";
import { keyId, prefixOf } from "../core/workspaces/key-secrets.ts";
import { SCOPES } from "../core/workspaces/workspace.ts";
import type { Runtime } from "./aws/runtime.ts";

/** Puts workspaces on the table, each with one key of all scopes. What is there already stays as it is. */
export async function seedWorkspaces(runtime: Runtime, workspaces: readonly { name: string; key: string }[]): Promise<void> {
  const at = instantText(runtime.now());
  const base = { version: 1, createdAt: at, updatedAt: at };
  for (const { name, key } of workspaces) {
    const id = derivedId("workspace", key);
    await runtime.records.create({ ...base, type: "workspace", id, name });
    const opens = { workspaceId: id, name: "first key", prefix: prefixOf(key), scopes: [...SCOPES] };
    await runtime.records.create({ ...base, type: "key", id: keyId(key), ...opens });
  }
}
