import { describe, expect, it } from "vitest";
import { ADA, anApi, anInterview, OTHER_KEY } from "./api.ts";

describe("exporting a candidate", () => {
  it("gives everything that is held: interviews, replies, delivered mails; notes only where they are shared", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const text = "We have decided not to move forward with your application. We wish you all the best.";
    await api.post("/v1/replies", { candidateId, from: "mette.solberg@nordvik.example", subject: "Your application", text });
    await api.drain();
    const stored = api.runtime.record(id, "interview");
    const [first] = stored.events;
    if (first === undefined) throw new Error("an interview begins with an event");
    const { id: _id, by: _by, occurredAt, recordedAt } = first;
    const noted = { type: "noted", text: "I liked them", id: "evt_noted", by: "candidate", occurredAt, recordedAt } as const;
    await api.runtime.records.replace({ ...stored, events: [...stored.events, noted], version: stored.version + 1 }, stored.version);
    const path = `/v1/candidates/${candidateId}/export`;
    const { status, body } = await api.get(path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      candidate: { id: candidateId },
      interviews: [{ id, outcome: "regret" }],
      replies: [{ intent: "regret", text }],
      mails: [{ interviewId: id, to: ADA.email, subject: expect.any(String), text: expect.stringContaining("Mette") }],
      notes: [],
    });
    expect(JSON.stringify(body)).not.toContain("I liked them");
    await api.patch(`/v1/candidates/${candidateId}`, { preferences: { shareNotes: true } });
    expect((await api.get(path)).body).toMatchObject({ notes: [{ interviewId: id, text: "I liked them" }] });
    expect((await api.get(path, { key: OTHER_KEY })).status).toBe(404);
  });

  it("never gives away the link by which a candidate confirms their address", async () => {
    const api = await anApi();
    const { body } = await api.post("/v1/candidates", ADA);
    await api.drain();
    expect((await api.get(`/v1/candidates/${body.id}/export`)).text).not.toContain("/a/");
  });
});
