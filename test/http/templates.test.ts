import { describe, expect, it } from "vitest";
import { DRAFT_KINDS } from "../../core/messages.ts";
import { aKey, anApi, anInterview, KEY, OTHER_KEY, workspaceOf } from "./api.ts";

const OWN = {
  subject: "Thank you, {{company}}",
  body: "Hello {{#name}}{{name}}{{/name}}{{^name}}there{{/name}},\n\nThank you for the {{occasion}}{{day}}.{{#topic}} I liked hearing about {{topic}}.{{/topic}}\n\nBest, {{me}}",
};

/** The thank-you of an interview on Tuesday, as it would be delivered on Wednesday morning. */
async function thankYou(changes: Record<string, unknown> = {}) {
  const api = await anApi();
  const interview = await anInterview(api, changes);
  api.at("2026-12-01T16:00:00Z");
  const { body } = await api.get(`/v1/interviews/${interview.id}`);
  const message = body.messages.find(({ kind }) => kind === "thank_you");
  return { api, interview, path: `/v1/interviews/${interview.id}/messages/${message?.id}` };
}

describe("a workspace's own templates", () => {
  it("are ours until it has its own, for every kind of draft, with what they may name", async () => {
    const api = await anApi();
    for (const kind of DRAFT_KINDS) {
      const { status, body } = await api.get(`/v1/templates/${kind}`);
      expect([status, body]).toMatchObject([200, { kind, isOwn: false, warnings: [] }]);
      // What we show as ours could be put back as it is.
      const { subject, body: text, agency } = body as unknown as { subject: string; body: string; agency: unknown };
      const again = await api.call("PUT", `/v1/templates/${kind}`, { subject, body: text, ...(agency === null ? {} : { agency }) });
      expect([kind, again.status, again.body]).toMatchObject([kind, 200, { isOwn: true, subject, body: text, warnings: [] }]);
    }
    const unknown = await api.get("/v1/templates/receipt");
    expect([unknown.status, unknown.body.detail]).toEqual([404, expect.stringContaining("thank_you")]);
  });

  it("replace ours in what is written from then on, greeting and sign-off included where they have their own", async () => {
    const { api, path } = await thankYou();
    expect((await api.get(path)).body.draft?.body).toContain("Dear Mette,");
    expect((await api.call("PUT", "/v1/templates/thank_you", OWN)).status).toBe(200);
    const { draft } = (await api.get(path)).body;
    expect(draft).toMatchObject({ subject: "Thank you, Nordvik Energy" });
    expect(draft?.body).toBe("Hello Mette,\n\nThank you for the video interview on Tuesday.\n\nBest, Ada Okafor");
    api.at("2026-12-02T08:00:00Z");
    await api.drain();
    expect(api.runtime.sent.at(-1)?.raw).toContain("Hello Mette,");
    expect((await api.call("DELETE", "/v1/templates/thank_you")).status).toBe(204);
    expect((await api.get("/v1/templates/thank_you")).body).toMatchObject({ isOwn: false });
  });

  it("are kept for an employer: to a recruiter goes the agency's text, else ours (R29)", async () => {
    const { api, path } = await thankYou({ contact: { name: "Nia Walsh", email: "nia@agency.example", kind: "agency" } });
    await api.call("PUT", "/v1/templates/thank_you", OWN);
    expect((await api.get(path)).body.draft?.subject).toMatch(/Drilling Engineer, Nordvik Energy/);
    await api.call("PUT", "/v1/templates/thank_you", { ...OWN, agency: { subject: "{{role}}, {{company}}", body: "All went well." } });
    expect((await api.get(path)).body.draft).toMatchObject({ subject: "Drilling Engineer, Nordvik Energy" });
    expect((await api.get(path)).body.draft?.body).toMatch(/^Dear Nia,\n\nAll went well\.\n\n.*\nAda Okafor$/s);
  });

  it("are refused when they name what is not known, print a flag, are no Mustache, or lack what the kind needs", async () => {
    const api = await anApi();
    const errors = async (kind: string, template: unknown) => {
      const { status, body } = await api.call("PUT", `/v1/templates/${kind}`, template);
      return [status, body.errors?.map(({ path }) => path)];
    };
    expect(await errors("thank_you", { ...OWN, body: "Dear {{firstName}}," })).toEqual([422, ["body"]]);
    expect(await errors("thank_you", { ...OWN, subject: "{{constructor}}" })).toEqual([422, ["subject"]]);
    expect(await errors("thank_you", { ...OWN, body: "{{> letterhead}} Thank you." })).toEqual([422, ["body"]]);
    expect(await errors("thank_you", { ...OWN, body: "Met: {{met}}" })).toEqual([422, ["body"]]);
    expect(await errors("thank_you", { ...OWN, body: "{{#met}}Thank you." })).toEqual([422, ["body"]]);
    expect(await errors("thank_you", { ...OWN, body: "{{#topic}}Only {{topic}}.{{/topic}}" })).toEqual([422, ["body"]]);
    expect(await errors("info_reply", { ...OWN, body: "Here it is." })).toEqual([422, ["body"]]);
    expect(await errors("thank_you", { ...OWN, agency: { subject: "x", body: "{{nobody}}" } })).toEqual([422, ["agency.body"]]);
    expect(await errors("thank_you", { subject: " ", body: " ", voice: "warm" })).toEqual([422, ["subject", "body", "voice"]]);
    expect(await errors("thank_you", { ...OWN, subject: "A\r\nBcc: b@example.com" })).toEqual([422, ["subject"]]);
    expect((await api.get("/v1/templates/thank_you")).body).toMatchObject({ isOwn: false });
  });

  it("R13: warn of other employers, other offers, deadlines and pleading, and of places left open", async () => {
    const api = await anApi();
    const warned = async (kind: string, body: string) => {
      const answer = await api.call("PUT", `/v1/templates/${kind}`, { subject: "{{role}}", body });
      return (answer.body as unknown as { warnings: { phrase: string }[] }).warnings.map(({ phrase }) => phrase);
    };
    expect(await warned("follow_up", "I have another offer. Please, please answer.")).toEqual(["another offer", "Please, please"]);
    expect(await warned("follow_up", "Dear {{name}},\n\nI liked [TOPIC].")).toEqual(["[TOPIC]", "Dear ,"]);
    expect(await warned("competing_offer_notice", "I have another offer to decide on by Friday.")).toEqual([]);
    expect(await warned("follow_up", "Is there any news about the position of {{role}}?")).toEqual([]);
  });

  it("can be looked at before they are saved, on a sample or on an interview of one's own", async () => {
    const api = await anApi();
    const interview = await anInterview(api);
    for (const kind of DRAFT_KINDS) {
      const { status, body } = await api.post(`/v1/templates/${kind}/preview`, {});
      expect([kind, status, JSON.stringify(body)]).toEqual([kind, 200, expect.stringContaining("Drilling Engineer")]);
    }
    const own = await api.post("/v1/templates/thank_you/preview", { ...OWN, interviewId: interview.id });
    expect(own.body).toMatchObject({ subject: "Thank you, Nordvik Energy", body: expect.stringContaining("Hello Mette,"), warnings: [] });
    expect((await api.post("/v1/templates/thank_you/preview", { subject: "x", body: "{{nobody}}" })).status).toBe(422);
    expect((await api.post("/v1/templates/thank_you/preview", { subject: "x" })).status).toBe(422);
    expect((await api.post("/v1/templates/thank_you/preview", { interviewId: interview.id }, { key: OTHER_KEY })).status).toBe(404);
    expect((await api.get("/v1/templates/thank_you")).body).toMatchObject({ isOwn: false });
  });

  it("belong to one workspace, and are changed by who may write, at the version they have read", async () => {
    const api = await anApi();
    await api.call("PUT", "/v1/templates/thank_you", OWN);
    expect((await api.get("/v1/templates/thank_you", { key: OTHER_KEY })).body).toMatchObject({ isOwn: false });
    const reader = await aKey(api, "ft_reader", { workspaceId: workspaceOf(KEY), scopes: ["read"] });
    expect((await api.call("PUT", "/v1/templates/thank_you", OWN, { key: reader })).status).toBe(403);
    expect((await api.get("/v1/templates/thank_you", { key: reader })).body).toMatchObject({ isOwn: true, version: 2 });
    expect((await api.call("PUT", "/v1/templates/thank_you", OWN, { headers: { "If-Match": '"1"' } })).body.code).toBe("version.stale");
    expect((await api.call("DELETE", "/v1/templates/thank_you", undefined, { headers: { "If-Match": '"2"' } })).status).toBe(204);
    expect((await api.call("DELETE", "/v1/templates/thank_you")).status).toBe(204);
  });
});
