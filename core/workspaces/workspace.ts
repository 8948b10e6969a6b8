import type { SomePreferences } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import type { OwnTemplates } from "../drafts/own-template.ts";
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
  /** The name beside our address in the From of the mails to its candidates. */
  senderName?: string;
  /** What its new candidates prefer where nobody says otherwise. */
  preferences?: SomePreferences;
  /** Its own letters, in place of ours. */
  templates?: OwnTemplates;
};

/** An API key. Its id is derived from the key's hash, so the key itself is stored nowhere. */
export type Key = RecordBase & {
  type: "key";
  id: Id<"key">;
  workspaceId: Id<"workspace">;
  name: string;
  scopes: readonly Scope[];
  /** How the key begins, so that people can tell theirs apart. */
  prefix?: string;
  expiresAt?: InstantText;
  /** Kept when it is deleted, so that what a key did can still be told, and nobody can bring it back. */
  deletedAt?: InstantText;
};
