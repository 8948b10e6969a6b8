import { describe, expect, it } from "vitest";
import { ADA, aKey, anActiveCandidate, anApi, KEY, nordvik, snapshot } from "./api.ts";

describe("the door", () => {
  it("asks for a key before it says anything else, and tells a wrong key from none", async () => {
    const api = await anApi();
    const before = snapshot(api);
    for (const [method, path] of [
      ["GET", "/v1/candidates"],
      ["POST", "/v1/interviews"],
      ["PATCH", "/v1/interviews/int_1"],
      ["GET", "/v1/nothing"],
    ] as const) {
      expect((await api.call(method, path, method === "GET" ? undefined : "{ not json", { key: null })).body.code).toBe("auth.missing");
      expect((await api.call(method, path, undefined, { key: "ft_wrong" })).body.code).toBe("auth.unknown");
    }
    for (const Authorization of ["Basic ft_first", "Bearer", "ft_first"])
      expect((await api.get("/v1/candidates", { key: null, headers: { Authorization } })).body.code).toBe("auth.missing");
    expect((await api.get("/v1/candidates", { key: null, headers: { Authorization: `bearer  ${KEY}` } })).status).toBe(200);
    expect(snapshot(api)).toBe(before);
  });

  it("lets a key do what its scopes allow, and says which it lacks", async () => {
    const api = await anApi();
    const reader = await aKey(api, "ft_reader", { scopes: ["read"] });
    const writer = await aKey(api, "ft_writer", { scopes: ["write"] });
    expect((await api.get("/v1/candidates", { key: reader })).status).toBe(200);
    expect((await api.call("HEAD", "/v1/candidates", undefined, { key: reader })).status).toBe(200);
    expect((await api.post("/v1/candidates", ADA, { key: writer })).status).toBe(201);
    const refused = [await api.post("/v1/candidates", ADA, { key: reader }), await api.get("/v1/candidates", { key: writer })];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([403, 403].map((status) => [status, "auth.scope"]));
    expect(refused.map(({ body }) => body.detail)).toEqual([expect.stringContaining("`write`"), expect.stringContaining("`read`")]);
  });

  it("does not open to a key that has expired or was deleted", async () => {
    const api = await anApi();
    const key = await aKey(api, "ft_brief", { expiresAt: "2026-11-27T12:30:00.000Z" });
    expect((await api.get("/v1/candidates", { key })).status).toBe(200);
    api.at("2026-11-27T12:30:00Z");
    expect((await api.get("/v1/candidates", { key })).body.code).toBe("auth.unknown");
    const deleted = await aKey(api, "ft_deleted", { deletedAt: "2026-11-27T12:00:00.000Z" });
    expect((await api.get("/v1/candidates", { key: deleted })).body.code).toBe("auth.unknown");
  });

  it("says what an address takes, and that there is nothing at others", async () => {
    const api = await anApi();
    for (const [method, path, allow] of [
      ["PUT", "/v1/candidates", "GET, HEAD, POST"],
      ["OPTIONS", "/v1/interviews/int_1/actions", "POST"],
      ["POST", "/health", "GET, HEAD"],
    ] as const) {
      const { status, headers, body } = await api.call(method, path);
      expect([status, body.code, headers.get("Allow")]).toEqual([405, "method.not_allowed", allow]);
    }
    for (const path of ["/", "/v1", "/v1/candidates/", "/v2/candidates", "/v1/interviews//actions"])
      expect((await api.get(path)).body.code).toBe("not_found");
  });

  it("gives every answer an id of its own, keeps it out of caches, and lets no browser guess its type", async () => {
    const api = await anApi();
    const answers = [
      await api.get("/v1/candidates"),
      await api.get("/health"),
      await api.get("/v1/candidates/cand_1"),
      await api.open("/a/x"),
    ];
    expect(new Set(answers.map(({ headers }) => headers.get("X-Request-Id"))).size).toBe(4);
    for (const { headers } of answers) expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    for (const index of [0, 2, 3]) expect(answers[index]?.headers.get("Cache-Control")).toBe("no-store");
  });

  it("refuses a body that is too large, whether or not it says how long it is", async () => {
    const api = await anApi();
    const body = JSON.stringify({ ...ADA, name: "x".repeat(1_000_001) });
    for (const headers of [{ "Content-Length": String(body.length) }, {}])
      expect((await api.post("/v1/candidates", body, { headers })).body.code).toBe("request.too_large");
  });

  it("holds what is written in a path or a header to its length", async () => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    const long = await api.get(`/v1/candidates/${"x".repeat(65)}`);
    expect([long.body.code, long.body.detail]).toEqual(["not_found", "there is nothing with this id"]);
    for (const [method, header, value, message] of [
      ["POST", "Idempotency-Key", "k".repeat(256), "must have at most 255 characters"],
      ["POST", "Idempotency-Key", "", "must have at least 1 characters"],
      ["PATCH", "If-Match", "1".repeat(1_001), "must have at most 1000 characters"],
      ["GET", "If-None-Match", "1".repeat(1_001), "must have at most 1000 characters"],
    ] as const) {
      const path = method === "POST" ? "/v1/candidates" : `/v1/candidates/${id}`;
      const { status, body } = await api.call(method, path, method === "GET" ? undefined : {}, { headers: { [header]: value } });
      expect([status, body.detail, body.errors]).toEqual([422, `${header}: ${message}`, [{ path: header, message }]]);
    }
  });

  it("reads what is to be shown in one batch with the key, and what is to be changed when it is changed", async () => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    const interview = await api.post("/v1/interviews", nordvik(id));
    const { load } = api.runtime.records;
    const batches: number[] = [];
    api.runtime.records.load = (ids) => {
      batches.push(ids.length);
      return load(ids);
    };
    const readsOf = async (asking: Promise<{ status: number }>) => [(await asking).status, ...batches.splice(0)];
    expect(await readsOf(api.get(`/v1/candidates/${id}`))).toEqual([200, 2]);
    expect(await readsOf(api.get(`/v1/interviews/${interview.body.id}`))).toEqual([200, 2, 1]);
    expect(await readsOf(api.get(`/v1/candidates/${id}`, { key: "ft_wrong" }))).toEqual([401, 2]);
    expect((await readsOf(api.patch(`/v1/candidates/${id}`, { name: "Ada O." }))).slice(0, 2)).toEqual([200, 1]);
  });

  it("says that it is up, to anybody", async () => {
    const { status, body } = await (await anApi()).get("/health", { key: null });
    expect([status, body]).toEqual([200, { status: "ok", now: "2026-11-27T12:00:00Z", timeZoneData: expect.any(String) }]);
  });
});

describe("a repeated request", () => {
  const asked = (key: string) => ({ headers: { "Idempotency-Key": key } });

  it("finds what the first one made, as it is now, whatever the order of its fields", async () => {
    const api = await anApi();
    const first = await api.post("/v1/candidates", { ...ADA, metadata: { a: "1", b: "2" } }, asked("k"));
    expect(first.headers.get("Idempotency-Replayed")).toBeNull();
    const { timeZone, name, email } = ADA;
    const again = await api.post("/v1/candidates", { metadata: { b: "2", a: "1" }, timeZone, name, email }, asked("k"));
    expect([again.status, again.headers.get("Idempotency-Replayed"), again.body]).toEqual([201, "true", first.body]);
    await api.patch(`/v1/candidates/${first.body.id}`, { name: "Ada O." });
    expect((await api.post("/v1/candidates", { ...ADA, metadata: { a: "1", b: "2" } }, asked("k"))).body.name).toBe("Ada O.");
    await api.drain();
    expect(api.runtime.sent).toHaveLength(1);
  });

  it("records one interview, also when both come at once", async () => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    const answers = await Promise.all([1, 2, 3].map(() => api.post("/v1/interviews", nordvik(id), asked("k"))));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.map(({ headers }) => headers.get("Idempotency-Replayed")).sort()).toEqual([null, "true", "true"].sort());
    expect((await api.get("/v1/interviews")).body.data).toHaveLength(1);
  });

  it("with another body is refused, and changes nothing", async () => {
    const api = await anApi();
    await api.post("/v1/candidates", ADA, asked("k"));
    const before = snapshot(api);
    const { status, body } = await api.post("/v1/candidates", { ...ADA, name: "Eve" }, asked("k"));
    expect([status, body.code]).toEqual([409, "idempotency.mismatch"]);
    expect(snapshot(api)).toBe(before);
  });

  it("is told apart by workspace, by route and by key; a key that is none is refused", async () => {
    const api = await anApi();
    const ids = [
      (await api.post("/v1/candidates", ADA, asked("k"))).body.id,
      (await api.post("/v1/candidates", ADA, asked("l"))).body.id,
      (await api.post("/v1/candidates", ADA, { ...asked("k"), key: "ft_second" })).body.id,
      (await api.post("/v1/candidates", ADA)).body.id,
    ];
    expect(new Set(ids).size).toBe(4);
    const { status, body } = await api.post("/v1/candidates", ADA, asked("k".repeat(256)));
    expect([status, body.errors?.map(({ path }) => path)]).toEqual([422, ["Idempotency-Key"]]);
  });
});

describe("lists", () => {
  it("come in pages, oldest first, each with where the next begins", async () => {
    const api = await anApi();
    const made = [];
    for (let n = 0; n < 5; n++) {
      api.at(`2026-11-27T12:00:0${n}Z`);
      made.push((await api.post("/v1/candidates", { ...ADA, email: `ada${n}@example.com` })).body.id);
    }
    const seen = [];
    let cursor: string | null = null;
    do {
      const page = await api.get(`/v1/candidates?limit=2${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...page.body.data.map(({ id }) => id));
      cursor = page.body.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(made);
  });

  it("filter, and go on past what they leave out", async () => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    const made = [];
    for (let n = 0; n < 4; n++) made.push((await api.post("/v1/interviews", nordvik(id))).body.id);
    await api.post(`/v1/interviews/${made[3]}/actions`, { action: "withdrawn" });
    const closed = await api.get("/v1/interviews?state=closed&limit=1");
    expect(closed.body.data.map((interview) => interview.id)).toEqual([made[3]]);
    expect((await api.get(`/v1/interviews?candidateId=${id}&state=scheduled`)).body.data).toHaveLength(3);
    expect((await api.get("/v1/interviews?candidateId=cand_00000000000000000000000000")).body.data).toEqual([]);
  });

  it.each([
    ["/v1/candidates?limit=0", "limit"],
    ["/v1/candidates?limit=101", "limit"],
    ["/v1/candidates?limit=ten", "limit"],
    ["/v1/interviews?limit=1.5", "limit"],
    ["/v1/interviews?cursor=nonsense", "cursor"],
    ["/v1/interviews?state=open", "state"],
    ["/v1/replies?status=read", "status"],
    ["/v1/candidates?mail=ada@example.com", "mail"],
  ])("refuse %s, naming the parameter", async (path, parameter) => {
    const { status, body } = await (await anApi()).get(path);
    expect([status, body.code]).toEqual([400, "query.invalid"]);
    expect(body.errors?.map((error) => error.path)).toEqual([parameter]);
  });

  it("refuse a cursor of another list", async () => {
    const api = await anApi();
    for (let n = 0; n < 2; n++) await api.post("/v1/candidates", ADA);
    const { nextCursor } = (await api.get("/v1/candidates?limit=1")).body;
    expect((await api.get(`/v1/interviews?cursor=${nextCursor}`)).body.code).toBe("query.invalid");
    expect((await api.get(`/v1/candidates?cursor=${nextCursor}`, { key: "ft_second" })).body.code).toBe("query.invalid");
  });
});
