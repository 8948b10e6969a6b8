import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { takeFeedback } from "../../core/shell/feedback.ts";
import { sweepHandler } from "../../functions/sweep.ts";
import { ADA, type Api, anActiveCandidate, anApi, anInterview, nordvik, OTHER_KEY, snapshot } from "./api.ts";

const REGRET =
  "Dear Ada,\n\nThank you for coming in. After careful consideration we have decided not to move forward with your application. We wish you all the best.\n\nMette Solberg";
const UNCLEAR = "Dear Ada,\n\nPlease see below.\n\nMette";

const regret = (candidateId: string, changes: Record<string, unknown> = {}) => ({
  candidateId,
  from: "Mette Solberg <mette.solberg@nordvik.example>",
  subject: "Your application",
  text: REGRET,
  ...changes,
});

describe("handing in a reply", () => {
  it("has taken effect when it answers: read, with its evidence, and the interview moved on", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const { status, body, headers } = await api.post("/v1/replies", regret(candidateId));
    expect(status).toBe(201);
    expect(headers.get("Location")).toBe(`/v1/replies/${body.id}`);
    expect(headers.get("ETag")).toBe(`"${body.version}"`);
    expect(body).toMatchObject({
      status: "applied",
      interviewId: id,
      intent: "regret",
      from: "Mette Solberg <mette.solberg@nordvik.example>",
    });
    expect(body.evidence.length).toBeGreaterThan(0);
    expect((await api.get(`/v1/interviews/${id}`)).body).toMatchObject({ state: "closed", outcome: "regret" });
  });

  describe("that is the notice of a contact who has left (DESIGN §5.2)", () => {
    const notice = "Mette Solberg has left Nordvik Energy, please address Tom Reid (tom.reid@nordvik.example).";
    it.each([
      ["Automatic reply: Thank you", notice],
      ["Your interview", notice],
      ["Re: Your interview", "Mette Solberg is no longer with the company. Please write to tom.reid@nordvik.example."],
    ])("asks whom to address, not what it means: %s, %s", async (subject, text) => {
      const api = await anApi();
      const { candidateId } = await anInterview(api);
      const { body } = await api.post("/v1/replies", regret(candidateId, { subject, text }));
      expect([body.status, body.reason]).toEqual(["ignored", "whom you wrote to has left the company"]);
      await api.drain();
      const mails = api.runtime.sent.map(({ raw }) => raw.replace(/=\r\n/g, "").replace(/\s+/g, " "));
      const mail = mails.find((raw) => raw.includes("Subject: Noted: a mail from Mette"));
      expect(mail).toContain("Whom you wrote to has left the company. If somebody else is named, write to them from now on.");
      expect(mail).toContain("tom.reid@nordvik.example");
    });
    it.each([
      ["news in it is read", `${REGRET}\n\nMette Solberg has left the company. Please contact Tom Reid.`, undefined, "applied"],
      ["a stranger is not believed", notice, "Mette Solberg <x@evil.example>", "needs_review"],
    ])("but %s", async (_, text, from, status) => {
      const api = await anApi();
      const { candidateId } = await anInterview(api);
      const { body } = await api.post("/v1/replies", regret(candidateId, { text, ...(from === undefined ? {} : { from }) }));
      expect(body.status).toBe(status);
    });
  });

  it("in which a contact on the last day names who takes over sends the next drafts to them (R11)", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const text =
      "Dear Ada,\n\ntoday is my last day. My colleague Tom Reid (tom.reid@nordvik.example) takes over and will let you know the decision by Friday.\n\nMette";
    const { body } = await api.post("/v1/replies", regret(candidateId, { subject: "Your interview", text }));
    expect(body).toMatchObject({ status: "applied", intent: "status_update" });
    expect((await api.get(`/v1/interviews/${id}`)).body.contact).toMatchObject({ name: "Tom Reid", email: "tom.reid@nordvik.example" });
  });

  it("is read through its HTML when there is no text", async () => {
    const api = await anApi();
    const { candidateId } = await anInterview(api);
    const html = `<p>${REGRET.replaceAll("\n\n", "</p><p>")}</p>`;
    const { body } = await api.post("/v1/replies", regret(candidateId, { text: undefined, html }));
    expect(body).toMatchObject({ status: "applied", intent: "regret" });
    expect(body.text).not.toContain("<p>");
  });

  it("under one key is once; another body under it is refused", async () => {
    const api = await anApi();
    const { candidateId } = await anInterview(api);
    const asked = { headers: { "Idempotency-Key": "k" } };
    const { text, subject, from } = regret(candidateId);
    const first = await api.post("/v1/replies", { candidateId, from, subject, text }, asked);
    const again = await api.post("/v1/replies", { text, subject, from, candidateId }, asked);
    expect([again.status, again.headers.get("Idempotency-Replayed")]).toEqual([201, "true"]);
    expect(again.body).toEqual(first.body);
    expect((await api.post("/v1/replies", regret(candidateId, { subject: "x" }), asked)).status).toBe(409);
    expect((await api.get("/v1/replies")).body.data).toHaveLength(1);
  });

  const wrong: [string, Record<string, unknown>, string, RegExp][] = [
    ["no text", { text: undefined }, "text", /text, or its html/],
    ["nobody who wrote it", { from: " " }, "from", /who wrote it/],
    ["no subject", { subject: undefined }, "subject", /^is required$/],
    ["a text beyond reading", { text: "x".repeat(200_001) }, "text", /^must have at most 200000 characters$/],
    ["a time without an offset", { receivedAt: "2026-12-01" }, "receivedAt", /with its offset/],
    ["a candidate that is not there", { candidateId: "cand_1" }, "candidateId", /no such candidate/],
    ["an interview that is not there", { interviewId: "int_1" }, "interviewId", /no such interview/],
    ["a field that we do not know", { body: "x" }, "body", /not a field/],
  ];
  it.each(wrong)("refuses %s, names the field and changes nothing", async (_, changes, path, message) => {
    const api = await anApi();
    const { candidateId } = await anInterview(api);
    const before = snapshot(api);
    const { status, body } = await api.post("/v1/replies", regret(candidateId, changes));
    expect([status, body.code]).toEqual([422, "request.invalid"]);
    expect(body.errors).toEqual([{ path, message: expect.stringMatching(message) }]);
    expect(snapshot(api)).toBe(before);
  });

  it("refuses another candidate's interview, as if it were not there", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const other = await anActiveCandidate(api, { email: "eve@example.com" });
    const { body } = await api.post("/v1/replies", regret(other.id, { interviewId: id }));
    expect(body.errors).toEqual([{ path: "interviewId", message: expect.stringMatching(/no such interview/) }]);
  });
});

describe("a second regret from one address", () => {
  const twoRoles = async (api: Api) => {
    const { id, candidateId } = await anInterview(api);
    const { body } = await api.post("/v1/interviews", nordvik(candidateId, { role: "Well Planner" }));
    const first = await api.post("/v1/replies", regret(candidateId, { subject: "Drilling Engineer", receivedAt: "2026-11-26T09:00:00Z" }));
    expect([first.body.status, first.body.interviewId]).toEqual(["applied", id]);
    const state = async () => (await api.get(`/v1/interviews/${body.id}`)).body.state;
    return { id, candidateId, other: body.id, state };
  };

  it("is asked about where it does not name the role, and the first has closed one of two", async () => {
    const api = await anApi();
    const { id, candidateId, other, state } = await twoRoles(api);
    const { body } = await api.post("/v1/replies", regret(candidateId, { text: `${REGRET}\n\nThank you again.` }));
    expect([body.status, body.intent, body.interviewId]).toEqual(["needs_review", "regret", null]);
    expect(body.reason).toContain("who has turned you down for Drilling Engineer already");
    expect(body.possibleInterviewIds).toEqual([other, id]);
    expect(await state()).toBe("scheduled");
    const page = api.link({ action: "review_reply", recordId: body.id, value: other });
    await api.submit(page, { intent: "regret", interviewId: other });
    expect(await state()).toBe("closed");
  });

  it("is applied where it names the role", async () => {
    const api = await anApi();
    const { candidateId, state } = await twoRoles(api);
    const { body } = await api.post("/v1/replies", regret(candidateId, { subject: "Your application as Well Planner" }));
    expect(body.status).toBe("applied");
    expect(await state()).toBe("closed");
  });
});

describe("reviewing a reply", () => {
  it("answers the question about it; the same word under one key is once, another body under it refused", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const { body: reply } = await api.post("/v1/replies", regret(candidateId, { text: UNCLEAR }));
    expect(reply.status).not.toBe("applied");
    const path = `/v1/replies/${reply.id}/review`;
    const asked = { headers: { "Idempotency-Key": "k" } };
    const said = { intent: "status_update", interviewId: id, extracted: { decisionBy: "2026-12-11" } };
    const first = await api.post(path, said, asked);
    expect([first.status, first.headers.get("ETag")]).toEqual([200, `"${first.body.version}"`]);
    expect(first.body).toMatchObject({
      status: "applied",
      interviewId: id,
      intent: "status_update",
      extracted: { decisionBy: "2026-12-11" },
    });
    const again = await api.post(path, { ...said, extracted: { ...said.extracted } }, asked);
    expect([again.headers.get("Idempotency-Replayed"), again.body]).toEqual(["true", first.body]);
    expect((await api.post(path, { intent: "regret" }, asked)).body.code).toBe("idempotency.mismatch");
    expect((await api.get(`/v1/interviews/${id}`)).body.decision).toEqual({ by: "2026-12-11" });
  });

  it("shows with each meaning the dates that go with it, and an hour that somebody names instead of the day", async () => {
    const api = await anApi();
    const { candidateId } = await anInterview(api);
    const text = "We would like to invite you to a second interview on Friday 11 December at our office.";
    const { body: reply } = await api.post("/v1/replies", regret(candidateId, { text }));
    expect([reply.intent, reply.extracted]).toEqual(["second_interview", { interviewOn: "2026-12-11" }]);
    const review = async (said: object) => (await api.post(`/v1/replies/${reply.id}/review`, said)).body.extracted;
    expect(await review({ intent: "regret" })).toEqual({});
    expect(await review({ intent: "second_interview" })).toEqual({ interviewOn: "2026-12-11" });
    const interviewAt = "2026-12-11T09:30:00.000Z";
    expect(await review({ intent: "second_interview", extracted: { interviewAt } })).toEqual({ interviewAt });
    expect(await review({ intent: "unrelated" })).toEqual({});
  });

  it("marks a guess, and takes it for no promise because somebody says what the mail means (DESIGN §5.9)", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const text = "No decision yet. We hope to let you know early next week.";
    const { body: reply } = await api.post("/v1/replies", regret(candidateId, { text }));
    const { decisionBy } = reply.extracted;
    expect([reply.intent, reply.extracted]).toEqual(["status_update", { decisionBy: expect.any(String), guesses: ["decisionBy"] }]);
    const review = async (said: object) => (await api.post(`/v1/replies/${reply.id}/review`, said)).body.extracted;
    expect(await review({ intent: "info_request" })).toEqual({ decisionBy, guesses: ["decisionBy"] });
    expect((await api.get(`/v1/interviews/${id}`)).body.decision?.by).not.toBe(decisionBy);
    expect(await review({ intent: "status_update", extracted: { decisionBy } })).toEqual({ decisionBy });
    expect((await api.get(`/v1/interviews/${id}`)).body.decision?.by).toBe(decisionBy);
  });

  it("corrects what was applied: the wrong step is taken back", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const { body: reply } = await api.post("/v1/replies", regret(candidateId));
    const { body } = await api.post(`/v1/replies/${reply.id}/review`, { intent: "unrelated" });
    expect(body).toMatchObject({ status: "ignored", intent: "unrelated" });
    expect((await api.get(`/v1/interviews/${id}`)).body).toMatchObject({ state: "scheduled", outcome: null });
  });

  const PAUSED = { preferences: { pausedUntil: "2027-03-01" } };
  it.each([
    ["was asked three times and says nothing", async (api: Api) => (await anInterview(api)).candidateId],
    ["has paused", async (api: Api) => (await anInterview(api, { candidateId: (await anActiveCandidate(api, PAUSED)).id })).candidateId],
    [
      "never confirmed",
      async (api: Api) => (await anInterview(api, { candidateId: (await api.post("/v1/candidates", ADA)).body.id })).candidateId,
    ],
    [
      "cannot be reached any more",
      async (api: Api) => {
        const { id, candidateId } = await anInterview(api);
        await takeFeedback(api.runtime, { recordId: id, messageId: "msg_none", what: "bounced", detail: "General, 5.1.1" });
        expect((await api.get(`/v1/candidates/${candidateId}`)).body.status).toBe("undeliverable");
        return candidateId;
      },
    ],
  ])("has its age told by every sweep, also of a candidate who %s, until somebody says what it means", async (_who, candidateOf) => {
    const api = await anApi();
    const candidateId = await candidateOf(api);
    await api.drain();
    const { body: reply } = await api.post("/v1/replies", regret(candidateId, { text: UNCLEAR }));
    expect(reply.status).toBe("needs_review");
    const asked = Temporal.Instant.from(String(api.runtime.record(reply.id, "reply").statusAt));
    const told = async (afterHours: number) => {
      api.at(asked.add({ hours: afterHours }).toString());
      await api.drain();
      api.runtime.logged.length = 0;
      await sweepHandler(api.runtime)();
      return api.runtime.logged.flatMap(({ fields }) => fields.oldestReviewHours ?? []);
    };
    expect(await told(1)).toEqual([1]);
    expect(await told(7 * 24 + 1)).toEqual([7 * 24 + 1]);
    await api.post(`/v1/replies/${reply.id}/review`, { intent: "unrelated" });
    expect(await told(7 * 24 + 2)).toEqual([]);
  });

  it("is taken back altogether by undo, once under one key", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const { body: reply } = await api.post("/v1/replies", regret(candidateId));
    const asked = { headers: { "Idempotency-Key": "k" } };
    const { status, body } = await api.post(`/v1/replies/${reply.id}/undo`, undefined, asked);
    expect([status, body.status]).toEqual([200, "needs_review"]);
    expect((await api.post(`/v1/replies/${reply.id}/undo`, undefined, asked)).headers.get("Idempotency-Replayed")).toBe("true");
    expect((await api.get(`/v1/interviews/${id}`)).body.state).toBe("scheduled");
  });

  it("R11: after undo, the right word is applied before what waited for it may go out", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    await api.drain();
    api.at("2026-12-02T06:30:00Z");
    await api.drain();
    const { body: reply } = await api.post("/v1/replies", regret(candidateId));
    api.at("2026-12-02T12:00:00Z");
    await api.post(`/v1/replies/${reply.id}/undo`);
    await api.post(`/v1/replies/${reply.id}/review`, { intent: "regret" });
    const record = (await api.runtime.records.load([id])).get(id);
    const types = record?.type === "interview" ? record.events.map(({ type }) => type) : [];
    expect(types.slice(-4)).toEqual(["held", "retracted", "answered", "released"]);
    await api.drain();
    const { messages } = (await api.get(`/v1/interviews/${id}`)).body;
    expect(messages.find(({ kind }) => kind === "thank_you")?.deliveredAt).toBeNull();
    expect(messages.find(({ kind, status }) => kind === "regret_reply" && status === "delivered")).toBeDefined();
  });

  it("R11: what contradicts the record is asked about, and holds what nobody asked for", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "offer" });
    const { body: reply } = await api.post("/v1/replies", regret(candidateId));
    expect(reply.status).toBe("needs_review");
    const { holds, explanations } = (await api.get(`/v1/interviews/${id}`)).body;
    expect(holds).toMatchObject([
      { cause: reply.id, why: expect.stringMatching(/^there is an offer, and the mail reads as if it did not stand/) },
    ]);
    expect(explanations.map(({ rule }) => rule)).toContain("R11");
    await api.post(`/v1/replies/${reply.id}/review`, { intent: "unrelated" });
    expect((await api.get(`/v1/interviews/${id}`)).body.holds).toEqual([]);
  });

  it.each([
    ["no meaning", {}, "intent"],
    ["a meaning that we do not know", { intent: "hired" }, "intent"],
    ["an interview that is none", { intent: "regret", interviewId: "" }, "interviewId"],
    ["an interview that is not there", { intent: "regret", interviewId: "int_00000000000000000000000000" }, "interviewId"],
    ["a date that is none", { intent: "offer", extracted: { answerBy: "soon" } }, "extracted.answerBy"],
    ["a field that we do not know", { intent: "offer", extracted: { salary: 1 } }, "extracted.salary"],
  ])("refuses %s, naming the field", async (_, said, path) => {
    const api = await anApi();
    const { candidateId } = await anInterview(api);
    const { body: reply } = await api.post("/v1/replies", regret(candidateId));
    const { status, body } = await api.post(`/v1/replies/${reply.id}/review`, said);
    expect([status, body.errors?.map((error) => error.path)]).toEqual([422, [path]]);
  });
});

describe("a reply of another workspace", () => {
  it("is not there: not to be read, reviewed, undone, or found", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const { body: reply } = await api.post("/v1/replies", regret(candidateId));
    const before = snapshot(api);
    const asked = { key: OTHER_KEY };
    const answers = [
      await api.get(`/v1/replies/${reply.id}`, asked),
      await api.post(`/v1/replies/${reply.id}/review`, { intent: "offer" }, asked),
      await api.post(`/v1/replies/${reply.id}/undo`, {}, asked),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [404, "not_found"]));
    for (const query of ["", `?candidateId=${candidateId}`, `?interviewId=${id}`])
      expect((await api.get(`/v1/replies${query}`, asked)).body.data).toEqual([]);
    const posted = await api.post("/v1/replies", regret(candidateId), asked);
    expect(posted.body.errors?.map(({ path }) => path)).toEqual(["candidateId"]);
    expect(snapshot(api)).toBe(before);
  });
});

describe("finding replies", () => {
  it("by candidate, by interview, by status", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const other = await anActiveCandidate(api, { email: "eve@example.com" });
    await api.post("/v1/interviews", nordvik(other.id));
    const { body: applied } = await api.post("/v1/replies", regret(candidateId));
    const { body: unclear } = await api.post("/v1/replies", regret(other.id, { text: UNCLEAR }));
    const found = async (query: string) => (await api.get(`/v1/replies?${query}`)).body.data.map((reply) => reply.id);
    expect(await found("")).toEqual([applied.id, unclear.id]);
    expect(await found(`candidateId=${candidateId}`)).toEqual([applied.id]);
    expect(await found(`interviewId=${id}`)).toEqual([applied.id]);
    expect(await found(`status=${unclear.status}`)).toEqual([unclear.id]);
    expect(await found("interviewId=int_1")).toEqual([]);
    expect((await api.get(`/v1/replies/${applied.id}`, { headers: { "If-None-Match": `"${applied.version}"` } })).status).toBe(304);
  });
});
