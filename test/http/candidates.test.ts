import { describe, expect, it } from "vitest";
import { ADA, anActiveCandidate, anApi, anInterview, confirmationLink, KEY, nordvik, OTHER_KEY, workspaceOf } from "./api.ts";

describe("putting a candidate on the books", () => {
  it("answers with the candidate, unconfirmed, with a private address and the playbook's preferences", async () => {
    const { status, body, headers } = await (await anApi()).post("/v1/candidates", {
      ...ADA,
      externalId: "42",
      metadata: { plan: "gold" },
    });
    expect(status).toBe(201);
    expect(headers.get("Location")).toBe(`/v1/candidates/${body.id}`);
    expect(headers.get("ETag")).toBe('"1"');
    expect(body).toMatchObject({ ...ADA, status: "unconfirmed", locale: null, externalId: "42", metadata: { plan: "gold" } });
    expect(body.forwardingAddress).toMatch(/^[a-z0-9]{20,64}@in\.followthrough\.example$/);
    expect(body.preferences).toEqual({
      window: { days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", to: "18:00" },
      thankYou: "next_morning",
      followUpAfterBusinessDays: 2,
      followUpWithoutDateBusinessDays: 10,
      finalFollowUpAfterBusinessDays: 10,
      maxFollowUps: 2,
      channel: "email",
      beforeRound: true,
      reflection: true,
      references: true,
      keepSearching: true,
      keepSearchingEveryDays: 7,
      connect: true,
      shareNotes: false,
      askForFeedback: false,
      formality: "first_name",
      greeting: null,
      signOff: null,
      country: null,
      pausedUntil: null,
    });
  });

  it("mails them one thing: a link to confirm their address; GET of it changes nothing, POST confirms, twice is once", async () => {
    const api = await anApi();
    const { body } = await api.post("/v1/candidates", ADA);
    await api.drain();
    expect(api.runtime.sent.map((mail) => mail.to)).toEqual([ADA.email]);
    const link = await confirmationLink(api);
    await api.open(link);
    expect((await api.get(`/v1/candidates/${body.id}`)).body.status).toBe("unconfirmed");
    for (let time = 0; time < 2; time++) expect((await api.submit(link)).status).toBe(200);
    const { body: confirmed } = await api.get(`/v1/candidates/${body.id}`);
    expect(confirmed).toMatchObject({ status: "active", version: confirmed.version });
    await api.submit(link);
    expect((await api.get(`/v1/candidates/${body.id}`)).body.version).toBe(confirmed.version);
  });

  it("takes some preferences, the window's too, and fills in the rest", async () => {
    const preferences = { window: { from: "07:30" }, channel: "phone", country: "GB-SCT", pausedUntil: "2026-12-24", signOff: "Warmly" };
    const { body } = await (await anApi()).post("/v1/candidates", { ...ADA, preferences });
    expect(body.preferences).toMatchObject({
      ...preferences,
      window: { days: ["mon", "tue", "wed", "thu", "fri"], from: "07:30", to: "18:00" },
    });
  });

  const wrong: [string, Record<string, unknown>, string, RegExp][] = [
    ["an unknown zone", { timeZone: "Europe/Atlantis" }, "timeZone", /IANA/],
    ["an offset for a zone", { timeZone: "+02:00" }, "timeZone", /offset is not a zone/],
    ["no name", { name: undefined }, "name", /^is required$/],
    ["an empty name", { name: "  " }, "name", /must not be empty/],
    ["a name that would break a header", { name: "Ada\r\nBcc: all@example.com" }, "name", /one line/],
    ["a number for a name", { name: 7 }, "name", /^must be a text$/],
    ["no address", { email: "ada" }, "email", /such as ada@example\.com/],
    ["an address that would break a header", { email: "ada@example.com\nBcc: all@example.com" }, "email", /such as/],
    ["a field that we do not know", { mail: "ada@example.com" }, "mail", /not a field/],
    ["a preference that we do not know", { preferences: { windows: {} } }, "preferences.windows", /not a field/],
    ["a window that is never open", { preferences: { window: { from: "18:00", to: "18:00" } } }, "preferences.window.to", /never open/],
    [
      "a window whose end is before the default beginning",
      { preferences: { window: { to: "07:00" } } },
      "preferences.window.to",
      /never open/,
    ],
    ["a window without days", { preferences: { window: { days: [] } } }, "preferences.window.days", /at least one day/],
    [
      "a day that does not exist",
      { preferences: { window: { days: ["mon", "xyz"] } } },
      "preferences.window.days.1",
      /^must be one of mon, tue/,
    ],
    ["an hour that does not exist", { preferences: { window: { from: "24:00" } } }, "preferences.window.from", /HH:MM/],
    ["too many follow-ups", { preferences: { maxFollowUps: 3 } }, "preferences.maxFollowUps", /^must be at most 2$/],
    ["a text for a number", { preferences: { maxFollowUps: "2" } }, "preferences.maxFollowUps", /^must be a number$/],
    ["half a follow-up", { preferences: { maxFollowUps: 1.5 } }, "preferences.maxFollowUps", /^must be a whole number$/],
    ["null for the preferences", { preferences: null }, "preferences", /^must be an object$/],
    ["a country by its name", { preferences: { country: "Norway" } }, "preferences.country", /ISO 3166/],
    ["a day that is none", { preferences: { pausedUntil: "2026-02-30" } }, "preferences.pausedUntil", /YYYY-MM-DD/],
    ["a year beyond all use", { preferences: { pausedUntil: "9999-12-31" } }, "preferences.pausedUntil", /from 2000 to 2099/],
    ["metadata that is no text", { metadata: { a: 1 } }, "metadata.a", /^must be a text$/],
  ];
  it.each(wrong)("refuses %s, and names the field", async (_, changes, path, message) => {
    const { status, body } = await (await anApi()).post("/v1/candidates", { ...ADA, ...changes });
    expect([status, body.code]).toEqual([422, "request.invalid"]);
    expect(body.errors).toEqual([{ path, message: expect.stringMatching(message) }]);
    expect(body.detail).toContain(path);
  });

  it("names every wrong field at once", async () => {
    const { body } = await (await anApi()).post("/v1/candidates", { timeZone: "Mars", preferences: { channel: "fax" } });
    expect(body.errors?.map(({ path }) => path).sort()).toEqual(["email", "name", "preferences.channel", "timeZone"]);
  });

  it.each([
    ["not JSON", '{"name": "Ada",}'],
    ["half a character", '{"email": "ada@example.com", "name": "Ada \\ud83d", "timeZone": "UTC"}'],
  ])("answers 400 to %s", async (_, text) => {
    const { status, body } = await (await anApi()).post("/v1/candidates", text);
    expect([status, body.code]).toEqual([400, "request.malformed"]);
  });

  it.each(["[]", '"Ada"', "null", "7", ""])("says what is wrong with a body that is %s", async (text) => {
    const { status, body } = await (await anApi()).post("/v1/candidates", text);
    expect([status, body.code]).toEqual([422, "request.invalid"]);
    expect(body.errors?.[0]?.message).toMatch(text === "" ? /is required/ : /must be an object/);
  });

  it("takes JSON whatever its Content-Type says, and whole characters however they are written", async () => {
    const api = await anApi();
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const { body } = await api.post(
      "/v1/candidates",
      '{"email":"ada@example.com","name":"Ada \\ud83d\\ude80 \\\\ud83d","timeZone":"UTC"}',
      { headers },
    );
    expect(body.name).toBe("Ada 🚀 \\ud83d");
  });

  it("does not trip over names that objects have of their own", async () => {
    const api = await anApi();
    const metadata = '{"__proto__":"a","constructor":"b"}';
    const { status } = await api.post("/v1/candidates", `{"email":"ada@example.com","name":"Ada","timeZone":"UTC","metadata":${metadata}}`);
    expect(status).toBe(201);
    expect((await api.post("/v1/candidates", '{"__proto__":{"email":"x"}}')).status).toBe(422);
  });
});

describe("changing a candidate", () => {
  it("merges what is named, preferences and metadata too; null takes away", async () => {
    const api = await anApi();
    const before = await anActiveCandidate(api, { externalId: "42", locale: "nb", metadata: { a: "1", b: "2" } });
    const { status, body, headers } = await api.patch(`/v1/candidates/${before.id}`, {
      name: "Ada O.",
      externalId: null,
      metadata: { a: null, c: "3" },
      preferences: { window: { to: "17:00" }, maxFollowUps: 1 },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: "Ada O.",
      email: ADA.email,
      externalId: null,
      locale: "nb",
      metadata: { b: "2", c: "3" },
      status: "active",
    });
    expect(body.preferences).toEqual({ ...before.preferences, maxFollowUps: 1, window: { ...before.preferences.window, to: "17:00" } });
    expect(headers.get("ETag")).toBe(`"${body.version}"`);
    expect((await api.get("/v1/candidates?externalId=42")).body.data).toEqual([]);
  });

  it("writes nothing when nothing changes", async () => {
    const api = await anApi();
    const before = await anActiveCandidate(api);
    const { body } = await api.patch(`/v1/candidates/${before.id}`, { name: before.name, preferences: { maxFollowUps: 2 } });
    expect(body.version).toBe(before.version);
  });

  it("refuses a version that has been replaced, by If-Match", async () => {
    const api = await anApi();
    const { id, version } = await anActiveCandidate(api);
    const path = `/v1/candidates/${id}`;
    expect((await api.patch(path, { name: "A" }, { headers: { "If-Match": `"${version}"` } })).status).toBe(200);
    const stale = await api.patch(path, { name: "B" }, { headers: { "If-Match": `"${version}"` } });
    expect([stale.status, stale.body.code]).toEqual([412, "version.stale"]);
    expect((await api.patch(path, { name: "B" }, { headers: { "If-Match": "nonsense" } })).status).toBe(412);
    expect((await api.patch(path, { name: "C" }, { headers: { "If-Match": "*" } })).status).toBe(200);
    expect((await api.get(path)).body.name).toBe("C");
  });

  it("plans their open interviews again when the hours or the zone change", async () => {
    const api = await anApi();
    const interview = await anInterview(api);
    const dueAt = async () =>
      (await api.get(`/v1/interviews/${interview.id}`)).body.messages.find(({ kind }) => kind === "thank_you")?.dueAt;
    expect(await dueAt()).toBe("2026-12-02T07:00:00.000Z");
    await api.patch(`/v1/candidates/${interview.candidateId}`, { preferences: { window: { from: "10:00" } } });
    await api.drain();
    expect(await dueAt()).toBe("2026-12-02T09:00:00.000Z");
    await api.patch(`/v1/candidates/${interview.candidateId}`, { timeZone: "Europe/London" });
    await api.drain();
    expect(await dueAt()).toBe("2026-12-02T10:00:00.000Z");
  });

  it("asks about another address before anything else goes to it, and the old link no longer counts", async () => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    const oldLink = await confirmationLink(api);
    const { body } = await api.patch(`/v1/candidates/${id}`, { email: "ada@example.org" });
    expect(body).toMatchObject({ email: "ada@example.org", status: "unconfirmed" });
    await api.drain();
    expect(api.runtime.sent.at(-1)?.to).toBe("ada@example.org");
    expect((await api.submit(oldLink)).status).toBe(410);
    expect((await api.get(`/v1/candidates/${id}`)).body.status).toBe("unconfirmed");
    expect((await api.submit(await confirmationLink(api))).status).toBe(200);
    expect((await api.get(`/v1/candidates/${id}`)).body.status).toBe("active");
    expect((await api.get("/v1/candidates?email=ada@example.com")).body.data).toEqual([]);
    expect((await api.get("/v1/candidates?email=ADA@example.org")).body.data.map((one) => one.id)).toEqual([id]);
  });

  it("does not ask again for the same address in other letters, nor mail one who wants no mail", async () => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    expect((await api.patch(`/v1/candidates/${id}`, { email: "Ada@Example.com" })).body.status).toBe("active");
    await api.submit(api.link({ action: "unsubscribe", recordId: id }).replace("/a/", "/u/"));
    const sent = api.runtime.sent.length;
    expect((await api.patch(`/v1/candidates/${id}`, { email: "ada@example.org" })).body.status).toBe("unsubscribed");
    await api.drain();
    expect(api.runtime.sent.length).toBe(sent);
  });

  it("refuses what cannot be, naming the field", async () => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    const paths = async (changes: unknown) => (await api.patch(`/v1/candidates/${id}`, changes)).body.errors?.map(({ path }) => path);
    expect(await paths({ preferences: { window: { to: "08:00" } } })).toEqual(["preferences.window.to"]);
    expect(await paths({ timeZone: null, status: "active" })).toEqual(["timeZone", "status"]);
    expect(await paths({ metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, "v"])) })).toEqual(["metadata"]);
  });
});

describe("rotating a forwarding address", () => {
  it("gives another one; a repeated request gives the same", async () => {
    const api = await anApi();
    const before = await anActiveCandidate(api);
    const path = `/v1/candidates/${before.id}/rotate-address`;
    const asked = { headers: { "Idempotency-Key": "k" } };
    const first = await api.post(path, undefined, asked);
    expect(first.body.forwardingAddress).not.toBe(before.forwardingAddress);
    const again = await api.post(path, undefined, asked);
    expect(again.headers.get("Idempotency-Replayed")).toBe("true");
    expect(again.body).toEqual(first.body);
    expect((await api.post(path)).body.forwardingAddress).not.toBe(first.body.forwardingAddress);
  });
});

describe("a candidate of another workspace", () => {
  it("is not there: not to be read, changed, listed, or named in a body", async () => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api, { externalId: "42" });
    const asked = { key: OTHER_KEY };
    const answers = [
      await api.get(`/v1/candidates/${id}`, asked),
      await api.patch(`/v1/candidates/${id}`, { name: "Eve" }, asked),
      await api.post(`/v1/candidates/${id}/rotate-address`, {}, asked),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [404, "not_found"]));
    for (const query of ["", "?email=ada@example.com", "?externalId=42"])
      expect((await api.get(`/v1/candidates${query}`, asked)).body.data).toEqual([]);
    const posted = await api.post("/v1/interviews", nordvik(id), asked);
    expect([posted.status, posted.body.errors?.map(({ path }) => path)]).toEqual([422, ["candidateId"]]);
    const unknown = await api.post("/v1/interviews", nordvik("cand_00000000000000000000000000"), asked);
    expect(unknown.body.errors).toEqual(posted.body.errors);
    expect(api.runtime.record(id, "candidate").workspaceId).toBe(workspaceOf(KEY));
  });

  it.each(["cand_x", "int_00000000000000000000000000", "%00", "..%2Fkeys", "x".repeat(300)])("and %s is nobody", async (id) => {
    expect((await (await anApi()).get(`/v1/candidates/${id}`)).status).toBe(404);
  });
});
