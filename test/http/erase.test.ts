import { describe, expect, it } from "vitest";
import { derivedId } from "../../core/ids.ts";
import type { Api } from "./api.ts";
import { ADA, anActiveCandidate, anApi, anInterview, nordvik, OTHER_KEY, snapshot } from "./api.ts";

const REGRET = "We have decided not to move forward with your application. We wish you all the best.";

/** An interview with a reply, and a raw mail of it where SES would put it. */
async function aHistory(api: Api) {
  const interview = await anInterview(api, { metadata: { secret: "s3cret" } });
  const { candidateId } = interview;
  const posted = { candidateId, from: "mette.solberg@nordvik.example", subject: "Your application", text: REGRET };
  const { body: reply } = await api.post("/v1/replies", posted);
  await api.drain();
  const stored = api.runtime.record(reply.id, "reply");
  const raw = { key: "raw/1", recipient: "x@in", part: 0, verdicts: { spam: "PASS", virus: "PASS", dmarc: "PASS" } } as const;
  await api.runtime.records.replace({ ...stored, raw, version: stored.version + 1 }, stored.version);
  api.runtime.putMail("raw/1", `From: mette\r\n\r\n${REGRET}`);
  return { interview, candidateId, reply };
}

/** Lets time pass until nothing that was erased is left to do. */
async function settle(api: Api): Promise<void> {
  await api.drain();
  api.at("2026-11-27T12:20:00Z");
  await api.drain();
}

describe("erasing a candidate", () => {
  it("leaves nothing of them: not in the API at once, not in the table and the mailbox soon after", async () => {
    const api = await anApi();
    const { interview, candidateId, reply } = await aHistory(api);
    const { status, text } = await api.call("DELETE", `/v1/candidates/${candidateId}`);
    expect([status, text]).toEqual([204, ""]);
    for (const path of [
      `candidates/${candidateId}`,
      `candidates/${candidateId}/export`,
      `interviews/${interview.id}`,
      `replies/${reply.id}`,
    ])
      expect((await api.get(`/v1/${path}`)).status, path).toBe(404);
    for (const list of ["candidates", "candidates?email=ada@example.com", "interviews", `interviews?candidateId=${candidateId}`, "replies"])
      expect((await api.get(`/v1/${list}`)).body.data, list).toEqual([]);
    await settle(api);
    const left = JSON.stringify(api.runtime.stored().filter(({ type }) => type !== "workspace" && type !== "key"));
    for (const word of ["Ada", "ada@", "Nordvik", "Mette", "mette", "s3cret", "not to move", "Drilling"]) expect(left).not.toContain(word);
    expect(api.runtime.stored().every((record) => !("nextDueAt" in record))).toBe(true);
    expect(await api.runtime.mailbox.read("raw/1")).toBeNull();
  });

  it("sends nothing more, opens no link, takes in no mail, and is done twice as once", async () => {
    const api = await anApi();
    const { interview, candidateId } = await aHistory(api);
    const link = api.link({ action: "not_interested", recordId: interview.id });
    for (let time = 0; time < 2; time++) expect((await api.call("DELETE", `/v1/candidates/${candidateId}`)).status).toBe(204);
    const sent = api.runtime.sent.length;
    expect((await api.open(link)).status).toBe(404);
    expect((await api.submit(link)).status).toBe(404);
    await settle(api);
    api.at("2026-12-20T12:00:00Z");
    await api.drain();
    expect(api.runtime.sent).toHaveLength(sent);
    expect((await api.call("DELETE", `/v1/candidates/${candidateId}`)).status).toBe(204);
  });

  it("finds what was just being written when it began", async () => {
    const api = await anApi();
    const { interview, candidateId } = await aHistory(api);
    const late = { ...api.runtime.record(interview.id, "interview"), id: derivedId("interview", "late"), version: 1 };
    await api.call("DELETE", `/v1/candidates/${candidateId}`);
    await api.drain();
    await api.runtime.records.create(late);
    expect((await api.get(`/v1/interviews/${late.id}`)).status).toBe(404);
    await settle(api);
    expect(JSON.stringify(api.runtime.stored())).not.toContain("Nordvik");
  });

  it("goes on after a crash where it was", async () => {
    const api = await anApi();
    const { candidateId, reply } = await aHistory(api);
    await api.call("DELETE", `/v1/candidates/${candidateId}`);
    api.runtime.failNext("mailbox.remove", new Error("S3 is away"));
    await expect(api.drain()).rejects.toThrow("S3 is away");
    expect(api.runtime.record(reply.id, "reply").raw?.key).toBe("raw/1");
    await api.runtime.wakeQueue.send([candidateId]);
    await settle(api);
    expect(await api.runtime.mailbox.read("raw/1")).toBeNull();
    expect(() => api.runtime.record(reply.id, "reply")).toThrow();
  });

  it("is not undone by a request that is repeated", async () => {
    const api = await anApi();
    const asked = { headers: { "Idempotency-Key": "k" } };
    const { body } = await api.post("/v1/candidates", ADA, asked);
    await api.call("DELETE", `/v1/candidates/${body.id}`);
    await settle(api);
    const again = await api.post("/v1/candidates", ADA, asked);
    expect([again.status, again.body.code]).toEqual([410, "candidate.erased"]);
    expect((await api.post("/v1/candidates", ADA)).status).toBe(201);
  });

  it("is refused for another workspace's, for one that was never there, and for a version that has been replaced", async () => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    const before = snapshot(api);
    expect((await api.call("DELETE", `/v1/candidates/${id}`, undefined, { key: OTHER_KEY })).status).toBe(404);
    expect((await api.call("DELETE", "/v1/candidates/cand_00000000000000000000000000")).status).toBe(404);
    expect((await api.call("DELETE", `/v1/candidates/${id}`, undefined, { headers: { "If-Match": '"1"' } })).status).toBe(412);
    expect(snapshot(api)).toBe(before);
    await api.call("DELETE", `/v1/candidates/${id}`);
    expect((await api.call("DELETE", `/v1/candidates/${id}`, undefined, { key: OTHER_KEY })).status).toBe(404);
  });

  it("reads again when somebody else wrote meanwhile", async () => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    api.runtime.failNext("records.replace", "conflict");
    expect((await api.call("DELETE", `/v1/candidates/${id}`)).status).toBe(204);
    expect((await api.get(`/v1/candidates/${id}`)).status).toBe(404);
  });
});

describe("erasing an interview", () => {
  it("takes its replies along, and leaves the candidate and their other interviews", async () => {
    const api = await anApi();
    const { interview, candidateId, reply } = await aHistory(api);
    const { body: other } = await api.post("/v1/interviews", nordvik(candidateId, { company: { name: "Sørlandet" } }));
    await api.drain();
    expect((await api.call("DELETE", `/v1/interviews/${interview.id}`)).status).toBe(204);
    expect((await api.get(`/v1/interviews/${interview.id}`)).status).toBe(404);
    await settle(api);
    expect((await api.get(`/v1/replies/${reply.id}`)).status).toBe(404);
    expect(await api.runtime.mailbox.read("raw/1")).toBeNull();
    expect((await api.get(`/v1/interviews/${other.id}`)).body.state).toBe("scheduled");
    expect((await api.get("/v1/interviews")).body.data.map(({ id }) => id)).toEqual([other.id]);
    expect(JSON.stringify(api.runtime.stored())).not.toContain(interview.role === other.role ? "Nordvik" : interview.role);
    expect((await api.call("DELETE", `/v1/interviews/${interview.id}`)).status).toBe(204);
  });
});
