import { describe, expect, it } from "vitest";
import type { ErrorCode } from "../../core/errors.ts";
import { ERRORS, Problem } from "../../core/errors.ts";
import type { Answer, Api } from "./api.ts";
import { ADA, aKey, anActiveCandidate, anApi, anInterview, nordvik } from "./api.ts";

/** How each code of the table is reached through the door. The type makes a code without a way to it a compile error. */
const REACHED: Record<ErrorCode, (api: Api) => Promise<Answer>> = {
  "request.malformed": (api) => api.post("/v1/candidates", "{ not json"),
  "request.invalid": (api) => api.post("/v1/candidates", {}),
  "query.invalid": (api) => api.get("/v1/candidates?limit=0"),
  "auth.missing": (api) => api.get("/v1/candidates", { key: null }),
  "auth.unknown": (api) => api.get("/v1/candidates", { key: "ft_nobody" }),
  "auth.scope": async (api) => api.post("/v1/candidates", ADA, { key: await aKey(api, "ft_reader", { scopes: ["read"] }) }),
  not_found: (api) => api.get("/v1/nothing"),
  "method.not_allowed": (api) => api.call("PUT", "/v1/candidates"),
  "candidate.erased": async (api) => {
    const asked = { headers: { "Idempotency-Key": "1" } };
    const { body } = await api.post("/v1/candidates", ADA, asked);
    api.runtime.failNext("records.create", "exists");
    api.runtime.erase(body.id);
    return api.post("/v1/candidates", ADA, asked);
  },
  "interview.erased": async (api) => {
    const candidate = await anActiveCandidate(api);
    api.runtime.failNext("records.create", "exists");
    return api.post("/v1/interviews", nordvik(candidate.id));
  },
  "link.expired": async (api) => {
    const link = api.link({ action: "close_interview", recordId: (await anInterview(api)).id });
    api.at("2027-06-01T12:00:00Z");
    return api.open(link);
  },
  "action.refused": async (api) => api.post(`/v1/interviews/${(await anInterview(api)).id}/actions`, { action: "offer_signed" }),
  "message.final": async (api) => {
    const { id, messages } = await anInterview(api);
    const messageId = messages.find((message) => message.kind === "thank_you")?.id;
    await api.post(`/v1/interviews/${id}/actions`, { action: "message_sent", messageId });
    return api.post(`/v1/interviews/${id}/actions`, { action: "message_skipped", messageId });
  },
  "interview.full": async (api) => {
    const { id } = await anInterview(api);
    const stored = api.runtime.record(id, "interview");
    const noted = {
      type: "noted",
      text: "x".repeat(299_000),
      by: "candidate",
      occurredAt: stored.createdAt,
      recordedAt: stored.createdAt,
    } as const;
    await api.runtime.records.replace({ ...stored, events: [...stored.events, { ...noted, id: "evt_notes" }] }, stored.version);
    return api.post(`/v1/interviews/${id}/actions`, { action: "put_on_hold" });
  },
  "key.last_admin": async (api) => api.call("DELETE", `/v1/keys/${(await api.get("/v1/keys")).body.data[0]?.id}`),
  "idempotency.mismatch": async (api) => {
    const asked = { headers: { "Idempotency-Key": "1" } };
    await api.post("/v1/candidates", ADA, asked);
    return api.post("/v1/candidates", { ...ADA, name: "Ada" }, asked);
  },
  "version.stale": async (api) => {
    const { id } = await anActiveCandidate(api);
    return api.patch(`/v1/candidates/${id}`, { name: "Ada" }, { headers: { "If-Match": '"1"' } });
  },
  "request.too_large": (api) => api.post("/v1/candidates", { ...ADA, name: "x".repeat(1_000_001) }),
  internal: (api) => {
    api.runtime.failNext("records.load", new Error("the table at 10.0.0.1 is gone"));
    return api.get("/v1/candidates");
  },
  busy: async (api) => {
    const { id } = await anInterview(api);
    for (let attempt = 0; attempt < 5; attempt++) api.runtime.failNext("records.replace", "conflict");
    return api.post(`/v1/interviews/${id}/actions`, { action: "put_on_hold" });
  },
};

describe("every error", () => {
  it.each(Object.entries(REACHED))("%s can be met, and says which it is and what its number is", async (code, reach) => {
    const answer = await reach(await anApi());
    expect(answer.status).toBe(ERRORS[code as ErrorCode].status);
    expect(answer.headers.get("X-Request-Id")).toMatch(/^req_/);
    if (code === "link.expired") return expect(answer.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(answer.body).toMatchObject({ code, status: answer.status, requestId: answer.headers.get("X-Request-Id") });
  });

  it("says when to try again, how to authenticate, and what an address takes", async () => {
    const api = await anApi();
    expect((await REACHED.busy(api)).headers.get("Retry-After")).toBe("1");
    expect((await REACHED["auth.missing"](api)).headers.get("WWW-Authenticate")).toBe('Bearer realm="followthrough"');
    expect((await REACHED["method.not_allowed"](api)).headers.get("Allow")).toBe("GET, HEAD, POST");
  });

  it("that is not of our making tells the outside nothing but the request's id", async () => {
    const api = await anApi();
    const answer = await REACHED.internal(api);
    expect(answer.text).not.toContain("10.0.0.1");
    expect(answer.body.detail).toContain(answer.body.requestId);
    expect(api.runtime.logged.at(-1)).toMatchObject({ level: "error", fields: { requestId: answer.body.requestId } });
  });

  it("is described: each code is in the API's description, with its number and meaning", async () => {
    const { body } = await (await anApi()).get("/openapi.json");
    const code = body.components.schemas.Problem?.properties?.code;
    expect(code?.enum).toEqual(Object.keys(ERRORS));
    for (const [name, { status, title }] of Object.entries(ERRORS))
      expect(code?.description).toContain(`\`${name}\` (${status}): ${title}.`);
  });

  it("is named for the reader, not for the programmer", () => {
    for (const { title } of Object.values(ERRORS)) expect(title).toMatch(/^[A-Z]/);
    expect(new Problem("busy", "x", { retryAfterSeconds: 1 }).retryAfterSeconds).toBe(1);
  });
});
