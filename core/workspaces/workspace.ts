import type { InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { RecordBase } from "../record.ts";

/** What an API key may do: read, change things, or also manage keys and the workspace. */
export const SCOPES = ["read", "write", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** An integrator's account. Owns keys and candidates. */
export type Workspace = RecordBase & {
  type: "workspace";
  id: Id<"workspace">;
  name: string;
};

/** An API key. Its id is derived from the key's hash, so the key itself is stored nowhere. */
export type Key = RecordBase & {
  type: "key";
  id: Id<"key">;
  workspaceId: Id<"workspace">;
  name: string;
  scopes: readonly Scope[];
  expiresAt?: InstantText;
};
