import { from, ID, IDEMPOTENCY_KEY, IF_NONE_MATCH } from "./route.ts";

const replies = from(() => import("./described/replies.ts"));

/** Where the routes of replies are: apart from the others, since another function answers to them (`functions/replies.ts`). */
export const REPLIES = {
  create: { method: "post", path: "/v1/replies", texts: [IDEMPOTENCY_KEY], held: "json", described: replies("create") },
  get: { method: "get", path: "/v1/replies/{id}", texts: [ID, IF_NONE_MATCH], described: replies("get") },
  list: { method: "get", path: "/v1/replies", held: "query", described: replies("list") },
  decideOn: { method: "post", path: "/v1/replies/{id}/review", texts: [ID, IDEMPOTENCY_KEY], held: "json", described: replies("decideOn") },
  takeBack: { method: "post", path: "/v1/replies/{id}/undo", texts: [ID, IDEMPOTENCY_KEY], described: replies("takeBack") },
} as const;
