import { Temporal } from "temporal-polyfill";
import { DEFAULT_PREFERENCES, someOver, withPreferences } from "../candidates/candidate.ts";
import { instantText } from "../clock.ts";
import { invalid, Problem } from "../errors.ts";
import type { Id } from "../ids.ts";
import { isUsable, keyId, newSecret, prefixOf, secretOf } from "../workspaces/key-secrets.ts";
import type { NewKey } from "../workspaces/keys.ts";
import type { WorkspaceChanges } from "../workspaces/view.ts";
import type { Key, Workspace } from "../workspaces/workspace.ts";
import type { World } from "./store.ts";
import { jitter, loadOne, now } from "./store.ts";

const SAVE_ATTEMPTS = 5;
const KEYS_READ_MAX = 100;

/** Changes a workspace by what is named. `check` may refuse the version that it sees. Throws `request.invalid` for a window that is never open. */
export function amendWorkspace(
  world: World,
  id: Id<"workspace">,
  changes: WorkspaceChanges,
  check: (workspace: Workspace) => void,
): Promise<Workspace> {
  return changeWorkspace(world, id, (workspace) => {
    check(workspace);
    return withChanges(workspace, changes);
  });
}

/** Changes a workspace by a pure function, which may refuse what it sees; where nothing changes nothing is written. */
export async function changeWorkspace(world: World, id: Id<"workspace">, changed: (workspace: Workspace) => Workspace): Promise<Workspace> {
  for (let attempt = 1; attempt <= SAVE_ATTEMPTS; attempt++) {
    const workspace = await loadOne(world, "workspace", id);
    if (workspace === undefined) throw new Problem("not_found", "there is no such workspace");
    const next = changed(workspace);
    if (JSON.stringify(next) === JSON.stringify(workspace)) return workspace;
    const saved = { ...next, version: workspace.version + 1, updatedAt: now(world) };
    const outcome = await world.records.replace(saved, workspace.version);
    if (outcome === "replaced") return saved;
    if (outcome === "missing") throw new Problem("not_found", "there is no such workspace");
    await jitter(world, attempt);
  }
  throw new Problem("busy", "others are changing the workspace at this moment", { retryAfterSeconds: 1 });
}

function withChanges({ senderName: oldSender, ...rest }: Workspace, changes: WorkspaceChanges): Workspace {
  const senderName = changes.senderName === undefined ? oldSender : (changes.senderName ?? undefined);
  const preferences = changes.preferences === undefined ? rest.preferences : someOver(rest.preferences, changes.preferences);
  // What comes of it must be possible together with the playbook's own.
  withPreferences(DEFAULT_PREFERENCES, preferences);
  return {
    ...rest,
    name: changes.name ?? rest.name,
    ...(senderName === undefined ? {} : { senderName }),
    ...(preferences === undefined ? {} : { preferences }),
  };
}

/**
 * Makes an API key. `secret` is the key itself, shown this once: of a repeated request, whose key exists already, it is
 * `null`. Throws `request.invalid` for a key that would have expired before it was made.
 */
export async function issueKey(
  world: World,
  workspaceId: Id<"workspace">,
  posted: NewKey,
  request: { id: string; bodyHash?: string },
): Promise<{ key: Key; secret: string | null }> {
  const at = now(world);
  const expiresAt = posted.expiresAt === undefined ? undefined : instantText(Temporal.Instant.from(posted.expiresAt));
  if (expiresAt !== undefined && expiresAt <= at) throw invalid({ path: "expiresAt", message: "must be in the future" });
  const secret = request.bodyHash === undefined ? newSecret(world.randomBytes) : secretOf(world.settings.linkSecret, request.id);
  const key: Key = {
    type: "key",
    id: keyId(secret),
    workspaceId,
    name: posted.name,
    prefix: prefixOf(secret),
    scopes: posted.scopes,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    version: 1,
    createdAt: at,
    updatedAt: at,
    ...(request.bodyHash === undefined ? {} : { bodyHash: request.bodyHash }),
  };
  if ((await world.records.create(key)) === "created") return { key, secret };
  return { key: (await loadOne(world, "key", key.id)) ?? key, secret: null };
}

/**
 * Deletes an API key: from now on it opens nothing. Twice is once. Throws `not_found` for a key of another workspace, and
 * `key.last_admin` for the last one by which the workspace could make others.
 */
export async function deleteKey(world: World, workspaceId: Id<"workspace">, id: string): Promise<void> {
  const key = await loadOne(world, "key", id);
  if (key === undefined || key.workspaceId !== workspaceId) throw new Problem("not_found", "this workspace has no such key");
  if (key.deletedAt !== undefined) return;
  const at = now(world);
  const isAdmin = (one: Key) => one.scopes.includes("admin") && isUsable(one, at);
  if (isAdmin(key) && !(await keysOf(world, workspaceId)).some((other) => other.id !== id && isAdmin(other)))
    throw new Problem("key.last_admin", "make another key with the scope `admin` first: without one nobody could make keys any more");
  // Keys change in no other way, so that a conflict is somebody else deleting it.
  await world.records.replace({ ...key, deletedAt: at, version: key.version + 1, updatedAt: at }, key.version);
}

/** The keys of a workspace, the first hundred that were made. */
async function keysOf(world: World, workspaceId: Id<"workspace">): Promise<Key[]> {
  const { ids } = await world.records.list({ list: "keys_of_workspace", workspaceId }, { limit: KEYS_READ_MAX });
  const records = ids.length === 0 ? [] : [...(await world.records.load(ids)).values()];
  return records.filter((record) => record.type === "key");
}
