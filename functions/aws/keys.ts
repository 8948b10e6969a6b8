import { createHash } from "node:crypto";
import type { ListQuery, StoredRecord } from "../../core/ports.ts";
import { DUE_SHARDS, LIST_INDEXES, type ListIndex, TO_REVIEW } from "./table.ts";

/** What an item carries beside its record, for the indexes (`table.ts`). */
export type IndexKeys = {
  dueShard?: string;
  reviewList?: string;
  workspaceList?: string;
  parentList?: string;
  externalList?: string;
  listKey?: string;
};

/** The names of `IndexKeys`: what must be taken off an item to have its record back. */
export const INDEX_KEYS = [
  "dueShard",
  "reviewList",
  "listKey",
  ...Object.values(LIST_INDEXES),
] as const satisfies readonly (keyof IndexKeys)[];

/** Where one list lies: its index and the partition in it. */
export type ListPlace = { index: ListIndex; list: string };

/** The keys under which the indexes find a record. What is in no list and has nothing due is in no index. */
export function indexKeys(record: StoredRecord): IndexKeys {
  const lists = Object.fromEntries(listsOf(record).map(({ index, list }) => [LIST_INDEXES[index], list]));
  return {
    ...lists,
    ...(Object.keys(lists).length > 0 && { listKey: `${record.createdAt}#${record.id}` }),
    ...("nextDueAt" in record && record.nextDueAt !== undefined && { dueShard: dueShard(record.id) }),
    ...(record.type === "reply" && record.status === "needs_review" && { reviewList: TO_REVIEW }),
  };
}

/** The id at the end of a `listKey`. */
export function idInListKey(listKey: string): string {
  return listKey.slice(listKey.indexOf("#") + 1);
}

/** Where the answer to a list query lies. */
export function listPlace(query: ListQuery): ListPlace {
  switch (query.list) {
    case "workspaces":
      return WORKSPACES;
    case "keys_of_workspace":
      return ofWorkspace(query.workspaceId, "key");
    case "candidates_of_workspace":
      return ofWorkspace(query.workspaceId, "candidate");
    case "candidates_by_email":
      return withAddress(query.workspaceId, query.email);
    case "candidates_by_external_id":
      return withExternalId(query.workspaceId, query.externalId);
    case "interviews_of_workspace":
      return ofWorkspace(query.workspaceId, "interview");
    case "interviews_of_candidate":
      return ofCandidate(query.candidateId, "interview");
    case "replies_of_workspace":
      return ofWorkspace(query.workspaceId, "reply");
    case "replies_of_candidate":
      return ofCandidate(query.candidateId, "reply");
  }
}

function listsOf(record: StoredRecord): ListPlace[] {
  switch (record.type) {
    case "candidate":
      return [
        ofWorkspace(record.workspaceId, record.type),
        withAddress(record.workspaceId, record.email),
        ...(record.externalId === undefined ? [] : [withExternalId(record.workspaceId, record.externalId)]),
      ];
    case "interview":
    case "reply":
      return [ofWorkspace(record.workspaceId, record.type), ofCandidate(record.candidateId, record.type)];
    case "key":
      return [ofWorkspace(record.workspaceId, record.type)];
    case "workspace":
      return [WORKSPACES];
    case "tombstone":
      return [];
  }
}

const WORKSPACES: ListPlace = { index: "byWorkspace", list: "workspaces" };

function ofWorkspace(workspaceId: string, type: "key" | "candidate" | "interview" | "reply"): ListPlace {
  return { index: "byWorkspace", list: `${workspaceId}#${type}` };
}

function ofCandidate(candidateId: string, type: "interview" | "reply"): ListPlace {
  return { index: "byParent", list: `${candidateId}#${type}` };
}

/** Addresses are found however their letters are cased: hardly any mail server tells Ada@ from ada@, and no person does. */
function withAddress(workspaceId: string, email: string): ListPlace {
  return { index: "byParent", list: `${workspaceId}#email#${email.toLowerCase()}` };
}

function withExternalId(workspaceId: string, externalId: string): ListPlace {
  return { index: "byExternalId", list: `${workspaceId}#${externalId}` };
}

/** A record stays in its shard for life, so that an index entry moves within one partition. */
function dueShard(id: string): string {
  const [byte = 0] = createHash("sha256").update(id).digest();
  return String(byte % DUE_SHARDS);
}
