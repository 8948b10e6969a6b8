import { DRAFT_KINDS } from "../../core/messages.ts";
import { from, ID, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH, type Text } from "./route.ts";

const candidates = from(() => import("./described/candidates.ts"));
const exported = from(() => import("./described/export.ts"));
const interviews = from(() => import("./described/interviews.ts"));
const workspace = from(() => import("./described/workspace.ts"));
const templates = from(() => import("./described/templates.ts"));
const meta = from(() => import("./described/meta.ts"));

const KIND = { in: "path", name: "kind", lengthMax: 40, description: `One of ${DRAFT_KINDS.join(", ")}.` } as const satisfies Text;

/*
 * Where all routes of the API are, but for those of replies (`reply-routes.ts`), and what their requests are held to.
 */

export const CANDIDATES = {
  create: { method: "post", path: "/v1/candidates", texts: [IDEMPOTENCY_KEY], held: "json", described: candidates("create") },
  list: { method: "get", path: "/v1/candidates", held: "query", described: candidates("list") },
  get: { method: "get", path: "/v1/candidates/{id}", texts: [ID, IF_NONE_MATCH], described: candidates("get") },
  patch: { method: "patch", path: "/v1/candidates/{id}", texts: [ID, IF_MATCH], held: "json", described: candidates("patch") },
  remove: { method: "delete", path: "/v1/candidates/{id}", texts: [ID, IF_MATCH], described: candidates("remove") },
  rotate: { method: "post", path: "/v1/candidates/{id}/rotate-address", texts: [ID, IDEMPOTENCY_KEY], described: candidates("rotate") },
} as const;

export const EXPORT = {
  get: { method: "get", path: "/v1/candidates/{id}/export", texts: [ID], described: exported("get") },
} as const;

export const INTERVIEWS = {
  create: { method: "post", path: "/v1/interviews", texts: [IDEMPOTENCY_KEY], held: "json", described: interviews("create") },
  get: { method: "get", path: "/v1/interviews/{id}", texts: [ID, IF_NONE_MATCH], described: interviews("get") },
  list: { method: "get", path: "/v1/interviews", held: "query", described: interviews("list") },
  patch: { method: "patch", path: "/v1/interviews/{id}", texts: [ID, IF_MATCH], held: "json", described: interviews("patch") },
  remove: { method: "delete", path: "/v1/interviews/{id}", texts: [ID, IF_MATCH], described: interviews("remove") },
  act: { method: "post", path: "/v1/interviews/{id}/actions", texts: [ID, IDEMPOTENCY_KEY], held: "json", described: interviews("act") },
  message: {
    method: "get",
    path: "/v1/interviews/{id}/messages/{messageId}",
    texts: [ID, { ...ID, name: "messageId" }],
    described: interviews("message"),
  },
} as const;

export const ROUNDS = {
  add: {
    method: "post",
    path: "/v1/interviews/{id}/rounds",
    texts: [ID, IDEMPOTENCY_KEY],
    held: "json",
    described: interviews("addRound"),
  },
  patch: {
    method: "patch",
    path: "/v1/interviews/{id}/rounds/{roundId}",
    texts: [ID, { ...ID, name: "roundId" }, IF_MATCH],
    held: "json",
    described: interviews("patchRound"),
  },
} as const;

export const WORKSPACE = {
  get: { method: "get", path: "/v1/workspace", texts: [IF_NONE_MATCH], described: workspace("get") },
  patch: { method: "patch", path: "/v1/workspace", texts: [IF_MATCH], held: "json", described: workspace("patch") },
  me: { method: "get", path: "/v1/me", described: workspace("me") },
} as const;

export const KEYS = {
  make: { method: "post", path: "/v1/keys", texts: [IDEMPOTENCY_KEY], held: "json", described: workspace("makeKey") },
  list: { method: "get", path: "/v1/keys", held: "query", described: workspace("listKeys") },
  remove: { method: "delete", path: "/v1/keys/{id}", texts: [ID], described: workspace("removeKey") },
} as const;

export const TEMPLATES = {
  get: { method: "get", path: "/v1/templates/{kind}", texts: [KIND, IF_NONE_MATCH], described: templates("get") },
  put: { method: "put", path: "/v1/templates/{kind}", texts: [KIND, IF_MATCH], held: "json", described: templates("put") },
  remove: { method: "delete", path: "/v1/templates/{kind}", texts: [KIND, IF_MATCH], described: templates("remove") },
  preview: {
    method: "post",
    path: "/v1/templates/{kind}/preview",
    texts: [KIND, IDEMPOTENCY_KEY],
    held: "json",
    described: templates("preview"),
  },
} as const;

export const META = {
  health: { method: "get", path: "/health", described: meta("health") },
} as const;
