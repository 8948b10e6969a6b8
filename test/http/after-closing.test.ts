import { describe, expect, it } from "vitest";
import type { Api } from "./api.ts";
import { anApi, anInterview } from "./api.ts";

const METTE = { from: "Mette Solberg <mette.solberg@nordvik.example>" };
const REGRET = {
  ...METTE,
  subject: "Your interview",
  text: "Dear Ada, I am sorry to say that we have decided to proceed with another candidate.",
};
const OFFER = {
  ...METTE,
  subject: "Good news after all",
  text: "Dear Ada, I am delighted to tell you that we would like to offer you the position. The offer letter is attached.",
};

/** A held interview that was closed by a regret, and then a mail of theirs that reads as if it went on. */
async function afterRegret(mail: typeof OFFER) {
  const api = await anApi();
  const { id, candidateId } = await anInterview(api);
  api.at("2026-12-03T10:00:00Z");
  await api.post("/v1/replies", { candidateId, ...REGRET });
  await api.drain();
  api.at("2026-12-10T10:00:00Z");
  const { body: reply } = await api.post("/v1/replies", { candidateId, ...mail });
  await api.drain();
  return { api, id, candidateId, reply, mailed: lastMail(api) };
}

const lastMail = (api: Api) => (api.runtime.sent.at(-1)?.raw ?? "").replace(/=\r\n/g, "").replace(/=3D/g, "=");
const linkAfter = (mail: string, label: string) =>
  new RegExp(`${label}:?\\s+https://followthrough\\.example(/a/[\\w.-]+)`).exec(mail)?.[1] ?? "";

describe("R36: an offer or an invitation after the end", () => {
  it("is asked about, and changes nothing until the candidate says that it goes on", async () => {
    const { api, id, reply, mailed } = await afterRegret(OFFER);
    expect(reply).toMatchObject({
      status: "needs_review",
      intent: "offer",
      interviewId: id,
      reason: expect.stringContaining("turned you down"),
    });
    expect((await api.get(`/v1/interviews/${id}`)).body).toMatchObject({ state: "closed", outcome: "regret" });
    expect(mailed).toMatch(/^Subject: Does it go on after all\? Good news after all\r$/m);
    expect(mailed).toContain("the interview for Drilling Engineer at Nordvik Energy is closed");
    const yes = linkAfter(mailed, "Yes, open it again");
    expect((await api.open(yes)).status).toBe(200);
    expect((await api.get(`/v1/interviews/${id}`)).body.state).toBe("closed");
    for (let time = 0; time < 2; time++) expect((await api.submit(yes)).status).toBe(200);
    const { body } = await api.get(`/v1/interviews/${id}`);
    expect(body.state).toBe("offered");
    expect(body.messages.filter(({ kind }) => kind === "offer_thanks")).toHaveLength(1);
  });

  it("of another role gets a record of its own, once, while the closed one stays closed", async () => {
    const { api, id, candidateId, reply, mailed } = await afterRegret(OFFER);
    const link = linkAfter(mailed, "It is about another role");
    expect((await api.open(link)).text).toContain("Which role is it?");
    expect((await api.submit(link, { role: "  " })).status).toBe(422);
    for (let time = 0; time < 2; time++) expect((await api.submit(link, { role: "Well Engineer" })).status).toBe(200);
    const { data } = (await api.get(`/v1/interviews?candidateId=${candidateId}`)).body;
    expect(data.map(({ role, state, outcome }) => [role, state, outcome])).toEqual([
      ["Drilling Engineer", "closed", "regret"],
      ["Well Engineer", "offered", null],
    ]);
    await api.drain();
    expect(lastMail(api)).toContain("Well Engineer");
    // The talk that it stands on was thanked for then: nothing is sent for it again.
    const again = data[1]?.messages.filter(({ kind }) => kind === "thank_you" || kind === "reflection");
    expect(again?.every(({ status }) => status === "skipped")).toBe(true);
    expect((await api.get(`/v1/replies/${reply.id}`)).body).toMatchObject({ status: "applied", interviewId: data[1]?.id });
    expect((await api.get(`/v1/interviews/${id}`)).body.state).toBe("closed");
  });

  it("invited for another role by a date, that date is its first round", async () => {
    const { api, candidateId, mailed } = await afterRegret({
      ...OFFER,
      text: "Dear Ada, we would like to invite you to a second interview. Please let us know whether you can come.",
    });
    const link = linkAfter(mailed, "It is about another role");
    expect((await api.submit(link, { role: "Well Engineer", interviewAt: "2026-12-01T10:00" })).status).toBe(422);
    expect((await api.submit(link, { role: "Well Engineer", interviewAt: "2026-12-17T10:00" })).status).toBe(200);
    const { data } = (await api.get(`/v1/interviews?candidateId=${candidateId}`)).body;
    expect(data[1]).toMatchObject({ role: "Well Engineer", state: "scheduled", rounds: [{ startsAt: "2026-12-17T09:00:00.000Z" }] });
    expect(data[1]?.messages.filter(({ kind, status }) => kind === "invitation_reply" && status === "planned")).toHaveLength(1);
  });

  it("left closed, is asked about no more", async () => {
    const { api, id, mailed } = await afterRegret(OFFER);
    expect((await api.submit(linkAfter(mailed, "Leave it closed"))).status).toBe(200);
    const before = api.runtime.sent.length;
    api.at("2026-12-31T10:00:00Z");
    await api.drain();
    expect(api.runtime.sent.length).toBe(before);
    expect((await api.get(`/v1/interviews/${id}`)).body).toMatchObject({ state: "closed", outcome: "regret" });
  });
});

describe("R23: an offer of another role while the interview is open", () => {
  it("is asked about with that role as an answer, which gets a record of its own; the first may then be ended", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    api.at("2026-12-03T10:00:00Z");
    const text =
      "Dear Ada, Drilling Engineer went to someone else in the end, but we would like to offer you the position of Reporting Officer.";
    await api.post("/v1/replies", { candidateId, ...METTE, subject: "Your interview", text });
    await api.drain();
    const link = linkAfter(lastMail(api), "They offer me another role");
    expect((await api.open(link)).text).toContain("The interview on record stays as it is");
    const { text: done } = await api.submit(link, { role: "Reporting Officer" });
    expect(done).toContain("Does it speak of another interview, too?");
    const { data } = (await api.get(`/v1/interviews?candidateId=${candidateId}`)).body;
    expect(data.map(({ role, state }) => [role, state])).toEqual([
      ["Drilling Engineer", "interviewed"],
      ["Reporting Officer", "offered"],
    ]);
    await api.drain();
    expect(api.runtime.sent.some(({ raw }) => raw.includes("Reporting Officer"))).toBe(true);
    const other = /href="[^"]*(\/a\/[\w.-]+)"[^>]*>[^<]*Drilling Engineer/.exec(done)?.[1] ?? "";
    expect((await api.submit(other, { intent: "regret" })).status).toBe(200);
    expect((await api.get(`/v1/interviews/${id}`)).body).toMatchObject({ state: "closed", outcome: "regret" });
  });

  it("is not there where they offer the role on record, or do not say which", async () => {
    const api = await anApi();
    const { candidateId } = await anInterview(api);
    api.at("2026-12-03T10:00:00Z");
    await api.post("/v1/replies", { candidateId, ...METTE, subject: "Your interview", text: "Good news: the panel said yes, maybe." });
    await api.drain();
    expect(lastMail(api)).not.toContain("They offer me another role");
  });
});
