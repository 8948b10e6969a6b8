import { describe, expect, it } from "vitest";
import { ADA, anActiveCandidate, anApi, anInterview, nordvik, OTHER_KEY, snapshot } from "./api.ts";

describe("recording an interview", () => {
  it.each([
    // Said of an interview on Tuesday 1 December.
    ["in three weeks", "2026-12-22", /named Tuesday 22 December/],
    ["by the end of next week", "2026-12-11", /named Friday 11 December/],
    ["early in January", null, /they said “early in January”/],
  ])("takes what was said of the decision for what it means (R5): %s", async (said, by, reason) => {
    const api = await anApi();
    const candidate = await anActiveCandidate(api);
    const { body } = await api.post("/v1/interviews", nordvik(candidate.id, { decision: { said } }));
    expect(body.decision).toEqual({ by });
    expect(body.messages.find(({ kind }) => kind === "follow_up")?.reason).toMatch(reason);
    const { body: after } = await api.post(`/v1/interviews/${body.id}/actions`, { action: "decision_promised", text: "by 18 December" });
    expect(after.decision).toEqual({ by: "2026-12-18" });
  });

  it("answers with it planned: state, rounds, messages with their reasons, timeline", async () => {
    const api = await anApi();
    const candidate = await anActiveCandidate(api);
    const { status, body, headers } = await api.post("/v1/interviews", nordvik(candidate.id, { decision: { by: "2026-12-11" } }));
    expect(status).toBe(201);
    expect(headers.get("Location")).toBe(`/v1/interviews/${body.id}`);
    expect(headers.get("ETag")).toMatch(/^"1-\d+"$/);
    expect(body).toMatchObject({
      state: "scheduled",
      outcome: null,
      decision: { by: "2026-12-11" },
      contact: { name: "Mette Solberg", kind: "employer" },
      rounds: [
        {
          startsAt: "2026-12-01T13:00:00.000Z",
          endsAt: "2026-12-01T14:00:00.000Z",
          timeZone: "Europe/Oslo",
          format: "video",
          status: "planned",
        },
      ],
      holds: [],
      version: 1,
    });
    expect(body.messages.find(({ kind }) => kind === "thank_you")).toMatchObject({ audience: "employer", status: "planned", rule: "R3" });
    for (const message of body.messages) expect(message.reason).not.toBe("");
    expect(body.timeline[0]).toMatchObject({ type: "recorded", summary: expect.stringContaining("Nordvik Energy") });
    expect(body.nextDueAt).not.toBeNull();
  });

  it("takes a round by its end, by its duration, by both that agree, or by neither", async () => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    const endOf = async (round: Record<string, unknown>) =>
      (await api.post("/v1/interviews", nordvik(id, { round: { startsAt: "2026-12-01T14:00+01:00", ...round } }))).body.rounds[0]?.endsAt;
    expect(await endOf({ endsAt: "2026-12-01T15:30:00+01:00" })).toBe("2026-12-01T14:30:00.000Z");
    expect(await endOf({ durationMinutes: 45 })).toBe("2026-12-01T13:45:00.000Z");
    expect(await endOf({ endsAt: "2026-12-01T14:45:00+01:00", durationMinutes: 45 })).toBe("2026-12-01T13:45:00.000Z");
    expect(await endOf({})).toBe("2026-12-01T14:00:00.000Z");
  });

  const round = { startsAt: "2026-12-01T14:00:00+01:00" };
  const wrong: [string, Record<string, unknown>, string, RegExp][] = [
    ["an end before the start", { round: { ...round, endsAt: "2026-12-01T13:00:00+01:00" } }, "round.endsAt", /later than startsAt/],
    [
      "an end at the start, in another zone",
      { round: { ...round, endsAt: "2026-12-01T13:00:00Z" } },
      "round.endsAt",
      /later than startsAt/,
    ],
    ["a round of three days", { round: { ...round, endsAt: "2026-12-04T14:00:00+01:00" } }, "round.endsAt", /at most 48 hours/],
    [
      "an end and a duration that disagree",
      { round: { ...round, endsAt: "2026-12-01T15:00:00+01:00", durationMinutes: 45 } },
      "round.durationMinutes",
      /does not agree/,
    ],
    ["no time of the round", { round: {} }, "round.startsAt", /^is required$/],
    ["no round", { round: undefined }, "round", /^is required$/],
    ["a start without an offset", { round: { startsAt: "2026-12-01T14:00:00" } }, "round.startsAt", /with its offset/],
    ["a start on a day that does not exist", { round: { startsAt: "2026-02-30T14:00:00Z" } }, "round.startsAt", /with its offset/],
    ["a start in a year beyond all use", { round: { startsAt: "9999-12-31T23:59:59-12:00" } }, "round.startsAt", /from 2000 to 2099/],
    ["a start before all use", { round: { startsAt: "0000-01-01T00:00:00+12:00" } }, "round.startsAt", /from 2000 to 2099/],
    ["a zone of the round that is none", { round: { ...round, timeZone: "CEST+1" } }, "round.timeZone", /IANA/],
    ["a duration of nothing", { round: { ...round, durationMinutes: 0 } }, "round.durationMinutes", /^must be at least 1$/],
    [
      "a format that we do not know",
      { round: { ...round, format: "hologram" } },
      "round.format",
      /^must be one of in_person, video, phone$/,
    ],
    ["no company", { company: undefined }, "company", /^is required$/],
    ["a company without a name", { company: { domain: "nordvik.example" } }, "company.name", /^is required$/],
    [
      "a domain that is an address",
      { company: { name: "N", domain: "https://nordvik.example" } },
      "company.domain",
      /such as example\.com/,
    ],
    ["a person without a name", { panel: [{ name: "Jonas" }, { title: "Lead" }] }, "panel.1.name", /^is required$/],
    ["an empty name", { panel: [{ name: "" }] }, "panel.0.name", /must not be empty/],
    ["a panel that is no list", { panel: { name: "Jonas" } }, "panel", /^must be a list$/],
    ["a contact's address that is none", { contact: { email: "mette" } }, "contact.email", /such as/],
    ["a decision on no day", { decision: { by: "soon" } }, "decision.by", /YYYY-MM-DD/],
    ["eleven topics", { topics: Array.from({ length: 11 }, String) }, "topics", /^must have at most 10 entries$/],
    ["a field that we do not know", { panel: [{ name: "Jonas", phone: "1" }] }, "panel.0.phone", /not a field/],
    ["a field at the top that we do not know", { rounds: [] }, "rounds", /not a field/],
    ["no candidate", { candidateId: undefined }, "candidateId", /^is required$/],
    ["a candidate that is not there", { candidateId: "cand_1" }, "candidateId", /no such candidate/],
    ["an interview for a candidate", { candidateId: "int_00000000000000000000000000" }, "candidateId", /no such candidate/],
  ];
  it.each(wrong)("refuses %s, and names the field", async (_, changes, path, message) => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    const before = snapshot(api);
    const { status, body } = await api.post("/v1/interviews", nordvik(id, changes));
    expect([status, body.code]).toEqual([422, "request.invalid"]);
    expect(body.errors).toEqual([{ path, message: expect.stringMatching(message) }]);
    expect(snapshot(api)).toBe(before);
  });

  it("for a candidate who has not confirmed is taken and held: nothing is sent but the question, until they do", async () => {
    const api = await anApi();
    const { body: candidate } = await api.post("/v1/candidates", ADA);
    const { status, body } = await api.post("/v1/interviews", nordvik(candidate.id));
    expect([status, body.nextDueAt === null]).toEqual([201, false]);
    expect(body.holds).toEqual([{ cause: candidate.id, since: expect.any(String), why: expect.stringContaining("unconfirmed") }]);
    await api.drain();
    api.at("2026-12-03T12:00:00Z");
    await api.drain();
    expect(api.runtime.sent.map((mail) => mail.tags.record)).toEqual([candidate.id]);
    expect((await api.get(`/v1/interviews/${body.id}`)).body.messages.find(({ kind }) => kind === "thank_you")?.status).toBe("planned");
  });
});

describe("reading an interview", () => {
  it("answers 304 while nothing has changed, and anew when the interview or its candidate has", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const etag = async () => (await api.get(`/v1/interviews/${id}`)).headers.get("ETag") ?? "";
    const first = await etag();
    const ask = (header: string) => api.get(`/v1/interviews/${id}`, { headers: { "If-None-Match": header } });
    const unchanged = await ask(`"0", ${first}`);
    expect([unchanged.status, unchanged.text, unchanged.headers.get("ETag")]).toEqual([304, "", first]);
    expect(unchanged.headers.get("X-Request-Id")).toMatch(/^req_/);
    await api.patch(`/v1/candidates/${candidateId}`, { timeZone: "Europe/London" });
    expect((await ask(first)).status).toBe(200);
    const second = await etag();
    await api.post(`/v1/interviews/${id}/actions`, { action: "put_on_hold" });
    expect((await ask(second)).status).toBe(200);
  });

  it("answers HEAD as GET, without a body", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const { status, text, headers } = await api.call("HEAD", `/v1/interviews/${id}`);
    expect([status, text]).toEqual([200, ""]);
    expect(headers.get("ETag")).toMatch(/^"\d+-\d+"$/);
  });

  it("shows a message with its text, to whom it goes, and the draft in it", async () => {
    const api = await anApi();
    const { id, messages } = await anInterview(api);
    const messageId = messages.find(({ kind }) => kind === "thank_you")?.id;
    const { status, body, headers } = await api.get(`/v1/interviews/${id}/messages/${messageId}`);
    expect(status).toBe(200);
    expect(headers.get("ETag")).toBe('W/"1"');
    expect(body).toMatchObject({
      id: messageId,
      to: ADA.email,
      draft: { to: "mette.solberg@nordvik.example", body: expect.stringContaining("Mette") },
    });
    expect(body.text).toContain("Nordvik");
    expect((await api.get(`/v1/interviews/${id}/messages/msg_0`)).status).toBe(404);
  });

  it("of another workspace is not there: neither it, nor its messages, rounds and actions, nor in any list", async () => {
    const api = await anApi();
    const { id, candidateId, messages, rounds } = await anInterview(api);
    const before = snapshot(api);
    const asked = { key: OTHER_KEY };
    const answers = [
      await api.get(`/v1/interviews/${id}`, asked),
      await api.get(`/v1/interviews/${id}/messages/${messages[0]?.id}`, asked),
      await api.patch(`/v1/interviews/${id}`, { role: "X" }, asked),
      await api.post(`/v1/interviews/${id}/actions`, { action: "closed" }, asked),
      await api.post(`/v1/interviews/${id}/rounds`, { startsAt: "2026-12-08T10:00:00Z" }, asked),
      await api.patch(`/v1/interviews/${id}/rounds/${rounds[0]?.id}`, { status: "called_off" }, asked),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [404, "not_found"]));
    for (const query of ["", `?candidateId=${candidateId}`]) expect((await api.get(`/v1/interviews${query}`, asked)).body.data).toEqual([]);
    expect(snapshot(api)).toBe(before);
  });
});

describe("changing an interview", () => {
  it("merges what is named; null takes away; what is planned follows", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const { status, body } = await api.patch(`/v1/interviews/${id}`, {
      company: { size: "small", domain: null },
      role: "Chief Driller",
      decision: { by: "2026-12-11" },
      contactPolicy: { noCalls: true },
      metadata: { a: "1" },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      company: { name: "Nordvik Energy", size: "small" },
      role: "Chief Driller",
      decision: { by: "2026-12-11" },
    });
    expect(body.company).not.toHaveProperty("domain");
    expect(body.timeline.at(-1)).toMatchObject({ type: "amended" });
    const merged = await api.patch(`/v1/interviews/${id}`, { metadata: { b: "2", a: null }, contactPolicy: { channel: "note" } });
    expect(merged.body).toMatchObject({ metadata: { b: "2" }, contactPolicy: { noCalls: true, channel: "note" } });
  });

  it("says nothing again that is so already, and refuses a version that has been replaced", async () => {
    const api = await anApi();
    const { id, role } = await anInterview(api);
    const { body } = await api.patch(`/v1/interviews/${id}`, { role }, { headers: { "If-Match": '"1-7"' } });
    expect([body.version, body.timeline.length]).toEqual([1, 1]);
    expect((await api.patch(`/v1/interviews/${id}`, { role: "X" }, { headers: { "If-Match": '"1"' } })).status).toBe(200);
    expect((await api.patch(`/v1/interviews/${id}`, { role: "Y" }, { headers: { "If-Match": '"1"' } })).status).toBe(412);
  });

  it("brings a contact's new address to the draft", async () => {
    const api = await anApi();
    const { id, messages } = await anInterview(api);
    await api.patch(`/v1/interviews/${id}`, { contact: { email: "ms@nordvik.example" } });
    const { body } = await api.get(`/v1/interviews/${id}/messages/${messages.find(({ kind }) => kind === "thank_you")?.id}`);
    expect(body.draft).toMatchObject({ to: "ms@nordvik.example" });
  });

  it("refuses what cannot be, naming the field", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const { status, body } = await api.patch(`/v1/interviews/${id}`, { company: { name: "" }, state: "closed", candidateId: "cand_2" });
    expect(status).toBe(422);
    expect(body.errors?.map(({ path }) => path)).toEqual(["company.name", "state", "candidateId"]);
  });
});

describe("the rounds of an interview", () => {
  it("get a further one, which is planned for; a repeated request adds it once", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const posted = { startsAt: "2026-12-08T10:00:00+01:00", durationMinutes: 30, format: "phone", panel: [{ name: "Siri" }] };
    const asked = { headers: { "Idempotency-Key": "k" } };
    const { status, body, headers } = await api.post(`/v1/interviews/${id}/rounds`, posted, asked);
    expect([status, headers.get("Location")]).toEqual([201, `/v1/interviews/${id}`]);
    expect(body.rounds).toHaveLength(2);
    expect(body.rounds[1]).toMatchObject({
      id: expect.stringMatching(/^rnd_/),
      endsAt: "2026-12-08T09:30:00.000Z",
      panel: [{ name: "Siri" }],
      status: "planned",
    });
    const again = await api.post(`/v1/interviews/${id}/rounds`, posted, asked);
    expect([again.status, again.headers.get("Idempotency-Replayed"), again.body.rounds.length]).toEqual([201, "true", 2]);
    expect((await api.post(`/v1/interviews/${id}/rounds`, { ...posted, format: "video" }, asked)).status).toBe(409);
  });

  it("are moved, keeping their length, and what hangs on them moves along", async () => {
    const api = await anApi();
    const { id, rounds } = await anInterview(api);
    const path = `/v1/interviews/${id}/rounds/${rounds[0]?.id}`;
    const { status, body } = await api.patch(path, { startsAt: "2026-12-03T14:00:00+01:00", location: "Room 2" });
    expect(status).toBe(200);
    expect(body.rounds).toMatchObject([{ startsAt: "2026-12-03T13:00:00.000Z", endsAt: "2026-12-03T14:00:00.000Z", location: "Room 2" }]);
    expect(body.messages.find(({ kind, status }) => kind === "thank_you" && status === "planned")?.dueAt).toBe("2026-12-04T07:00:00.000Z");
    expect((await api.patch(path, { endsAt: "2026-12-03T15:30:00+01:00" })).body.rounds[0]?.endsAt).toBe("2026-12-03T14:30:00.000Z");
    expect((await api.patch(path, { durationMinutes: 20 })).body.rounds[0]?.endsAt).toBe("2026-12-03T13:20:00.000Z");
    const { version } = (await api.get(`/v1/interviews/${id}`)).body;
    expect((await api.patch(path, { durationMinutes: 20 })).body.version).toBe(version);
  });

  it("are called off, and nothing is planned for them any more; said twice is said once", async () => {
    const api = await anApi();
    const { id, rounds } = await anInterview(api);
    const path = `/v1/interviews/${id}/rounds/${rounds[0]?.id}`;
    const { body } = await api.patch(path, { status: "called_off" });
    expect(body.rounds[0]?.status).toBe("called_off");
    expect(body.messages.filter(({ kind, status }) => kind === "thank_you" && status === "planned")).toEqual([]);
    expect((await api.patch(path, { status: "called_off" })).body.version).toBe(body.version);
  });

  it("are said to be over, with who was there", async () => {
    const api = await anApi();
    const { id, rounds } = await anInterview(api);
    api.at("2026-12-01T13:50:00Z");
    const { body } = await api.patch(`/v1/interviews/${id}/rounds/${rounds[0]?.id}`, { status: "held", panel: [{ name: "Siri" }] });
    expect(body).toMatchObject({ state: "interviewed", rounds: [{ status: "held", panel: [{ name: "Siri" }] }] });
  });

  it("are refused where they cannot be, naming the field", async () => {
    const api = await anApi();
    const { id, rounds } = await anInterview(api);
    const path = `/v1/interviews/${id}/rounds/${rounds[0]?.id}`;
    const paths = async (changes: unknown) => (await api.patch(path, changes)).body.errors?.map((error) => error.path);
    expect(await paths({ endsAt: "2026-12-01T14:00:00+01:00" })).toEqual(["endsAt"]);
    expect(await paths({ startsAt: "2026-12-01T13:00:00+01:00", endsAt: "2026-12-01T14:00:00+01:00", durationMinutes: 5 })).toEqual([
      "durationMinutes",
    ]);
    expect(await paths({ startsAt: "2026-12-01T10:00:00Z", status: "called_off" })).toEqual(["status"]);
    expect(await paths({ status: "planned" })).toEqual(["status"]);
    expect((await api.post(`/v1/interviews/${id}/rounds`, { endsAt: "2026-12-01T10:00:00Z" })).body.errors?.[0]?.path).toBe("startsAt");
    expect((await api.patch(`/v1/interviews/${id}/rounds/rnd_1`, { status: "held" })).status).toBe(404);
    await api.post(`/v1/interviews/${id}/actions`, { action: "withdrawn" });
    expect((await api.post(`/v1/interviews/${id}/rounds`, { startsAt: "2026-12-08T10:00:00Z" })).body.code).toBe("action.refused");
  });
});
