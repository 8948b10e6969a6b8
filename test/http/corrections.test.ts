import { describe, expect, it } from "vitest";
import type { Api, Body } from "./api.ts";
import { anApi, anInterview } from "./api.ts";

const FROM = "mette.solberg@nordvik.example";
const PROMISE = "Thank you for your patience. We are still deciding, and will let you know by Friday 11 December.";
const INVITATION = "We would like to invite you to a second interview on Wednesday 9 December 2026 at 10:00.";

/** A mail of theirs that was read, the page on which the candidate corrects it, and their interview. */
async function aMail(api: Api, text: string): Promise<{ reply: Body; page: string; id: string }> {
  const { id, candidateId } = await anInterview(api);
  const { body: reply } = await api.post("/v1/replies", { candidateId, from: FROM, subject: "Nordvik Energy", text });
  return { reply, page: api.link({ action: "review_reply", recordId: reply.id }), id };
}

const shown = (text: string, field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(text)?.[1];
const extracted = async (api: Api, { id }: Body) => (await api.get(`/v1/replies/${id}`)).body.extracted;

describe("the page on which a reading is corrected", () => {
  it("shows the dates that were read, on the candidate's clock", async () => {
    const api = await anApi();
    const { page } = await aMail(api, INVITATION);
    const { text } = await api.open(page);
    expect(shown(text, "interviewAt")).toBe("2026-12-09T10:00");
    expect(text).toContain("clear what the mail does not say");
  });

  it("shows a promised day, and takes a cleared field to say that there is none", async () => {
    const api = await anApi();
    const { reply, page, id } = await aMail(api, PROMISE);
    expect(shown((await api.open(page)).text, "decisionBy")).toBe("2026-12-11");
    await api.submit(page, { intent: "status_update", interviewAt: "", decisionBy: "", answerBy: "" });
    expect(await extracted(api, reply)).toEqual({});
    expect((await api.get(`/v1/interviews/${id}`)).body.decision?.by ?? null).toBeNull();
    expect(shown((await api.open(page)).text, "decisionBy")).toBe("");
  });

  it("leaves what was read where its fields are sent back as they were", async () => {
    const api = await anApi();
    const { reply, page } = await aMail(api, PROMISE);
    await api.submit(page, { intent: "status_update", interviewAt: "", decisionBy: "2026-12-11", answerBy: "" });
    expect((await api.get(`/v1/replies/${reply.id}`)).body.version).toBe(reply.version);
  });

  it("shows a day without its hour, which is cleared by itself", async () => {
    const api = await anApi();
    const { reply, page } = await aMail(api, "We would like to invite you to a second interview on Friday 11 December at our office.");
    expect(shown((await api.open(page)).text, "interviewOn")).toBe("2026-12-11");
    await api.submit(page, { intent: "second_interview", interviewAt: "", interviewOn: "2026-12-11" });
    expect(await extracted(api, reply)).toEqual({ interviewOn: "2026-12-11" });
    await api.submit(page, { intent: "second_interview", interviewAt: "", interviewOn: "" });
    expect(await extracted(api, reply)).toEqual({});
  });

  it("says of a guess that it is one; sent back as it stands it is none any more", async () => {
    const api = await anApi();
    const { reply, page } = await aMail(api, "No decision yet. We hope to let you know early next week.");
    const { text } = await api.open(page);
    expect(text).toMatch(/They decide by \(we are not sure of this: please check it\)/);
    const decisionBy = shown(text, "decisionBy") ?? "";
    await api.submit(page, { intent: "status_update", decisionBy });
    expect(await extracted(api, reply)).toEqual({ decisionBy });
  });

  it("shows what was told by word of mouth, too", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "status_update", decisionBy: "2026-12-11" });
    const told = api.runtime.record(id as never, "interview").events.find(({ type }) => type === "answered")?.id ?? "";
    const page = api.link({ action: "correct_reading", recordId: id, value: told });
    expect(shown((await api.open(page)).text, "decisionBy")).toBe("2026-12-11");
    await api.submit(page, { intent: "status_update", decisionBy: "" });
    expect((await api.get(`/v1/interviews/${id}`)).body.decision?.by ?? null).toBeNull();
  });
});

describe("a date that the mail cannot have named", () => {
  it.each([
    [
      { intent: "second_interview", interviewAt: "2020-03-03T10:00" },
      /Tuesday 3 March 2020, is before their mail.*Friday 27 November 2026/,
    ],
    [{ intent: "offer", answerBy: "2025-12-01" }, /Monday 1 December 2025, is before their mail/],
    [{ intent: "status_update", decisionBy: "2026-11-20" }, /is before their mail/],
    [{ intent: "status_update", decisionBy: "2062-12-11" }, /more than two years off: check the year/],
  ])("is refused by the page, with what to do, and stays in its field: %j", async (form, why) => {
    const api = await anApi();
    const { reply, page } = await aMail(api, PROMISE);
    const { status, text } = await api.submit(page, form);
    expect([status, text]).toEqual([422, expect.stringMatching(why)]);
    for (const [name, value] of Object.entries(form)) expect(text).toContain(name === "intent" ? `value="${value}" checked` : value);
    expect(await extracted(api, reply)).toEqual(reply.extracted);
  });

  it("is refused by the API, which names the field", async () => {
    const api = await anApi();
    const { reply } = await aMail(api, PROMISE);
    const said = { intent: "second_interview", extracted: { interviewAt: "2020-03-03T10:00:00Z" } };
    const { status, body } = await api.post(`/v1/replies/${reply.id}/review`, said);
    expect([status, body.errors?.[0]?.path]).toEqual([422, "extracted.interviewAt"]);
  });

  it("is taken when it has passed only since: a mail of last week is still corrected", async () => {
    const api = await anApi();
    const { reply, page } = await aMail(api, PROMISE);
    api.at("2026-12-05T12:00:00Z");
    expect((await api.submit(page, { intent: "status_update", decisionBy: "2026-12-02" })).status).toBe(200);
    expect(await extracted(api, reply)).toEqual({ decisionBy: "2026-12-02" });
  });

  it.each([
    [
      "page",
      async (api: Api, id: string) =>
        api.submit(api.link({ action: "already_answered", recordId: id }), { intent: "offer", answerBy: "2025-12-01" }),
    ],
    [
      "API",
      async (api: Api, id: string) =>
        api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "offer", answerBy: "2025-12-01" }),
    ],
  ])("is refused for a word of mouth by the %s", async (_door, say) => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const { status, text } = await say(api, id);
    expect([status, text]).toEqual([422, expect.stringContaining("was over before they can have said it")]);
  });

  it("is refused as the day of a decision, which stays in its field", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const page = api.link({ action: "decision_promised", recordId: id });
    const { status, text } = await api.submit(page, { choice: "date", by: "2025-12-01" });
    expect([status, shown(text, "by")]).toEqual([422, "2025-12-01"]);
    expect((await api.submit(page, { choice: "date", by: "2026-12-11" })).status).toBe(200);
  });

  it("can be taken away by the API with null", async () => {
    const api = await anApi();
    const { reply, id } = await aMail(api, PROMISE);
    const { body } = await api.post(`/v1/replies/${reply.id}/review`, { intent: "status_update", extracted: { decisionBy: null } });
    expect([body.status, body.extracted]).toEqual(["applied", {}]);
    expect((await api.get(`/v1/interviews/${id}`)).body.decision?.by ?? null).toBeNull();
  });
});

describe("a draft that was put off", () => {
  it("R23: has told what their mail was: after accepting, nothing says that they wrote about the offer again", async () => {
    const api = await anApi();
    const { reply, id } = await aMail(
      api,
      "We are delighted to offer you the position of Drilling Engineer. Please find the contract attached.",
    );
    expect(reply.intent).toBe("offer");
    await api.drain();
    const thanks = (await api.get(`/v1/interviews/${id}`)).body.messages.find(({ kind }) => kind === "offer_thanks");
    expect(thanks?.status).toBe("delivered");
    const until = "2026-11-30T09:00:00Z";
    const put = await api.post(`/v1/interviews/${id}/actions`, { action: "message_snoozed", messageId: thanks?.id, until });
    expect(put.status).toBe(200);
    await api.post(`/v1/interviews/${id}/actions`, { action: "offer_accepted" });
    await api.drain();
    const { messages } = (await api.get(`/v1/interviews/${id}`)).body;
    expect(messages.filter(({ kind }) => kind === "receipt")).toEqual([]);
  });
});
