import { describe, expect, it } from "vitest";
import type { Api, Body } from "./api.ts";
import { anApi, anInterview, snapshot } from "./api.ts";

const act = (api: Api, id: string, body: unknown, key?: string) =>
  api.post(`/v1/interviews/${id}/actions`, body, key === undefined ? {} : { headers: { "Idempotency-Key": key } });
const thankYouOf = ({ messages }: Body) => messages.find(({ kind }) => kind === "thank_you");

describe("saying what happened", () => {
  it("moves the interview on, and says so on its timeline", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const heard = await act(api, id, { action: "heard", intent: "offer", answerBy: "2026-12-10" });
    expect(heard.status).toBe(200);
    expect(heard.body).toMatchObject({ state: "offered", offer: { answerBy: "2026-12-10", response: "none" } });
    const accepted = await act(api, id, { action: "offer_accepted" });
    expect(accepted.body).toMatchObject({ state: "offered", offer: { response: "accepted" } });
    const signed = await act(api, id, { action: "offer_signed" });
    expect(signed.body).toMatchObject({ state: "closed", outcome: "accepted" });
    expect(signed.headers.get("ETag")).toContain(`"${signed.body.version}-`);
    expect(signed.body.timeline.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["recorded", "offer", "offer_accepted", "offer_signed"]),
    );
  });

  it("notes when they decide, on hold until when, and who withdrew", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    expect((await act(api, id, { action: "decision_promised", by: "2026-12-11" })).body.decision).toEqual({ by: "2026-12-11" });
    expect((await act(api, id, { action: "put_on_hold", until: "2027-01-10T12:00:00Z" })).body.state).toBe("on_hold");
    expect((await act(api, id, { action: "resumed" })).body.state).toBe("scheduled");
    expect((await act(api, id, { action: "withdrawn" })).body).toMatchObject({ state: "closed", outcome: "withdrawn" });
    expect((await act(api, id, { action: "reopened" })).body.state).toBe("scheduled");
    expect((await act(api, id, { action: "closed" })).body).toMatchObject({ state: "closed", outcome: "silence" });
  });

  it("puts a message off, skips it, or notes that it was sent", async () => {
    const api = await anApi();
    const interview = await anInterview(api);
    const messageId = thankYouOf(interview)?.id;
    const until = "2026-12-02T11:30:00.000Z";
    expect(thankYouOf((await act(api, interview.id, { action: "message_snoozed", messageId, until })).body)?.dueAt).toBe(until);
    expect(thankYouOf((await act(api, interview.id, { action: "message_skipped", messageId })).body)?.status).toBe("skipped");
    expect(thankYouOf((await act(api, interview.id, { action: "message_sent", messageId })).body)?.status).toBe("sent");
  });

  const wrong: [string, Record<string, unknown>, string, RegExp][] = [
    ["no action", {}, "action", /^must be one of message_sent/],
    ["an action that we do not know", { action: "promoted" }, "action", /^must be one of message_sent/],
    ["a message that is not named", { action: "message_sent" }, "messageId", /say which message/],
    ["a message that is not there", { action: "message_sent", messageId: "msg_1" }, "messageId", /no such message/],
    ["what was heard left out", { action: "heard" }, "intent", /say what was heard/],
    ["a meaning that is none", { action: "heard", intent: "unrelated" }, "intent", /^must be one of regret/],
    [
      "a coming interview in the past",
      { action: "heard", intent: "second_interview", interviewAt: "2026-01-01T10:00:00Z" },
      "interviewAt",
      /future/,
    ],
    ["a date with an hour", { action: "decision_promised", by: "2026-12-11T10:00:00Z" }, "by", /YYYY-MM-DD/],
    ["a field that we do not know", { action: "closed", outcome: "regret" }, "outcome", /not a field/],
  ];
  it.each(wrong)("refuses %s, names the field and changes nothing", async (_, said, path, message) => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const before = snapshot(api);
    const { status, body } = await act(api, id, said);
    expect([status, body.code]).toEqual([422, "request.invalid"]);
    expect(body.errors).toEqual([{ path, message: expect.stringMatching(message) }]);
    expect(snapshot(api)).toBe(before);
  });

  it("refuses to put a message off into the past, or for want of a time", async () => {
    const api = await anApi();
    const interview = await anInterview(api);
    const said = { action: "message_snoozed", messageId: thankYouOf(interview)?.id };
    for (const until of [undefined, "2026-11-27T12:00:00Z"])
      expect((await act(api, interview.id, { ...said, until })).body.errors?.map(({ path }) => path)).toEqual(["until"]);
  });

  it("refuses what the interview's state does not allow, and says what would", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const refused = await act(api, id, { action: "offer_accepted" });
    expect([refused.status, refused.body.code]).toEqual([409, "action.refused"]);
    expect(refused.body.detail).toContain("`heard`");
  });

  it("is once under one key, whatever the order of its fields; another body under it is refused", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const first = await act(api, id, { action: "heard", intent: "offer", answerBy: "2026-12-10" }, "k");
    expect(first.headers.get("Idempotency-Replayed")).toBeNull();
    const again = await act(api, id, { answerBy: "2026-12-10", intent: "offer", action: "heard" }, "k");
    expect([again.status, again.headers.get("Idempotency-Replayed")]).toEqual([200, "true"]);
    expect(again.body).toEqual(first.body);
    const other = await act(api, id, { action: "heard", intent: "regret" }, "k");
    expect([other.status, other.body.code]).toEqual([409, "idempotency.mismatch"]);
    expect((await api.get(`/v1/interviews/${id}`)).body).toEqual(first.body);
  });
});
