import { describe, expect, it } from "vitest";
import { ADA, aKey, anApi, KEY, OTHER_KEY, workspaceOf } from "./api.ts";

describe("the workspace", () => {
  it("is told to whoever has a key, with what the key may do", async () => {
    const api = await anApi();
    const nothing = await aKey(api, "ft_nothing", { name: "for nothing", scopes: ["write"] });
    const { status, body } = await api.get("/v1/me", { key: nothing });
    expect([status, body]).toEqual([
      200,
      {
        workspace: { id: workspaceOf(KEY), name: "First" },
        key: {
          id: expect.stringMatching(/^key_/),
          name: "for nothing",
          prefix: null,
          scopes: ["write"],
          expiresAt: null,
          createdAt: expect.any(String),
        },
      },
    ]);
  });

  it("has preferences for those put on the books from then on, and only for them", async () => {
    const api = await anApi();
    const { body: before } = await api.post("/v1/candidates", ADA);
    const { status, body, headers } = await api.patch("/v1/workspace", { preferences: { maxFollowUps: 1, window: { from: "09:00" } } });
    expect([status, headers.get("ETag")]).toEqual([200, `"${body.version}"`]);
    expect(body.preferences).toMatchObject({ maxFollowUps: 1, channel: "email", window: { from: "09:00", to: "18:00" } });
    const merged = await api.patch("/v1/workspace", { preferences: { window: { to: "17:00" } } });
    expect(merged.body.preferences).toMatchObject({ maxFollowUps: 1, window: { from: "09:00", to: "17:00" } });
    const { body: after } = await api.post("/v1/candidates", { ...ADA, preferences: { window: { to: "16:00" } } });
    expect(after.preferences).toMatchObject({ maxFollowUps: 1, window: { from: "09:00", to: "16:00" } });
    expect((await api.get(`/v1/candidates/${before.id}`)).body.preferences.maxFollowUps).toBe(2);
    expect((await api.post("/v1/candidates", ADA, { key: OTHER_KEY })).body.preferences.maxFollowUps).toBe(2);
  });

  it("has a name beside our address in the From of its mails", async () => {
    const api = await anApi();
    await api.patch("/v1/workspace", { senderName: "Løvås Careers" });
    await api.post("/v1/candidates", ADA);
    await api.drain();
    expect(api.runtime.sent[0]?.raw).toMatch(/^From: =\?UTF-8\?Q\?L=C3=B8v=C3=A5s_Careers\?= <drafts@followthrough\.example>\r$/m);
    expect((await api.patch("/v1/workspace", { senderName: null })).body).toMatchObject({ senderName: null });
    await api.post("/v1/candidates", ADA);
    await api.drain();
    expect(api.runtime.sent[1]?.raw).toMatch(/^From: Followthrough <drafts@followthrough\.example>\r$/m);
  });

  it("is changed by an administrator's key alone, at the version that they have read, by what can be", async () => {
    const api = await anApi();
    const writer = await aKey(api, "ft_writer", { scopes: ["read", "write"] });
    expect((await api.patch("/v1/workspace", { name: "X" }, { key: writer })).body.code).toBe("auth.scope");
    expect((await api.get("/v1/workspace", { key: writer })).body).toMatchObject({ name: "First", version: 1 });
    expect((await api.patch("/v1/workspace", { name: "X" }, { headers: { "If-Match": '"7"' } })).body.code).toBe("version.stale");
    const paths = async (changes: unknown) => (await api.patch("/v1/workspace", changes)).body.errors?.map(({ path }) => path);
    expect(await paths({ preferences: { window: { to: "07:00" } } })).toEqual(["preferences.window.to"]);
    expect(await paths({ senderName: "A\r\nBcc: b@example.com", plan: "gold" })).toEqual(["senderName", "plan"]);
    expect((await api.patch("/v1/workspace", { name: "First" })).body.version).toBe(1);
    expect((await api.get("/v1/workspace", { headers: { "If-None-Match": '"1"' } })).status).toBe(304);
  });

  it("is read again and changed again when somebody else was faster", async () => {
    const api = await anApi();
    api.runtime.failNext("records.replace", "conflict");
    expect((await api.patch("/v1/workspace", { name: "X" })).body).toMatchObject({ name: "X", version: 2 });
    for (let attempt = 0; attempt < 5; attempt++) api.runtime.failNext("records.replace", "conflict");
    expect((await api.patch("/v1/workspace", { name: "Y" })).body.code).toBe("busy");
  });
});

describe("API keys", () => {
  it("are shown once, open what their scopes say, and are stored nowhere", async () => {
    const api = await anApi();
    const { status, body } = await api.post("/v1/keys", {
      name: "reports",
      scopes: ["read", "read"],
      expiresAt: "2027-01-01T00:00:00+01:00",
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: "reports", scopes: ["read"], expiresAt: "2026-12-31T23:00:00.000Z" });
    const key = String(body.key);
    expect(key).toMatch(/^ft_[0-9a-hjkmnp-tv-z]{52}$/);
    expect(JSON.stringify(api.runtime.stored())).not.toContain(key);
    expect((await api.get("/v1/candidates", { key })).status).toBe(200);
    expect((await api.post("/v1/candidates", ADA, { key })).status).toBe(403);
    const { data } = (await api.get("/v1/keys")).body;
    expect(data).toHaveLength(2);
    expect(data[1]).toEqual({
      id: body.id,
      name: "reports",
      prefix: key.slice(0, 7),
      scopes: ["read"],
      expiresAt: "2026-12-31T23:00:00.000Z",
      createdAt: body.createdAt,
    });
  });

  it("are made once under one Idempotency-Key; the repeated answer leaves the key out", async () => {
    const api = await anApi();
    const asked = { headers: { "Idempotency-Key": "k" } };
    const posted = { name: "reports", scopes: ["read"] };
    const first = await api.post("/v1/keys", posted, asked);
    const again = await api.post("/v1/keys", { scopes: ["read"], name: "reports" }, asked);
    expect([again.status, again.headers.get("Idempotency-Replayed"), again.body]).toEqual([201, "true", { ...first.body, key: null }]);
    expect((await api.post("/v1/keys", { ...posted, name: "x" }, asked)).body.code).toBe("idempotency.mismatch");
    expect((await api.post("/v1/keys", posted)).body.key).not.toBe((await api.post("/v1/keys", posted)).body.key);
    expect((await api.get("/v1/candidates", { key: String(first.body.key) })).status).toBe(200);
  });

  it("are deleted for good; the last of an administrator stays", async () => {
    const api = await anApi();
    const { body } = await api.post("/v1/keys", { name: "second", scopes: ["admin"] });
    const key = String(body.key);
    const [first] = (await api.get("/v1/keys")).body.data;
    for (let time = 0; time < 2; time++) expect((await api.call("DELETE", `/v1/keys/${first?.id}`, undefined, { key })).status).toBe(204);
    expect((await api.get("/v1/candidates")).body.code).toBe("auth.unknown");
    expect((await api.get("/v1/keys", { key })).body.data.map(({ id }) => id)).toEqual([body.id]);
    expect((await api.call("DELETE", `/v1/keys/${body.id}`, undefined, { key })).body.code).toBe("key.last_admin");
  });

  it("are an administrator's, and those of another workspace are not there", async () => {
    const api = await anApi();
    const writer = await aKey(api, "ft_writer", { scopes: ["read", "write"] });
    const [first] = (await api.get("/v1/keys")).body.data;
    const refused = [
      await api.get("/v1/keys", { key: writer }),
      await api.post("/v1/keys", { name: "x", scopes: ["admin"] }, { key: writer }),
      await api.call("DELETE", `/v1/keys/${first?.id}`, undefined, { key: writer }),
    ];
    expect(refused.map(({ body }) => body.code)).toEqual(["auth.scope", "auth.scope", "auth.scope"]);
    expect((await api.get("/v1/keys", { key: OTHER_KEY })).body.data.map(({ id }) => id)).not.toContain(first?.id);
    expect((await api.call("DELETE", `/v1/keys/${first?.id}`, undefined, { key: OTHER_KEY })).status).toBe(404);
  });

  it.each([
    ["no scope", { scopes: [] }, "scopes"],
    ["a scope that we do not know", { scopes: ["root"] }, "scopes.0"],
    ["no name", { name: undefined }, "name"],
    ["an end that has passed", { expiresAt: "2026-11-27T12:00:00Z" }, "expiresAt"],
    ["an end on a day alone", { expiresAt: "2027-01-01" }, "expiresAt"],
  ])("are refused with %s", async (_, changes, path) => {
    const { status, body } = await (await anApi()).post("/v1/keys", { name: "x", scopes: ["read"], ...changes });
    expect([status, body.errors?.map((error) => error.path)]).toEqual([422, [path]]);
  });
});
