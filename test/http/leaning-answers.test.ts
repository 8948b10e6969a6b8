import { expect, it } from "vitest";
import type { Api } from "./api.ts";
import { anApi, anInterview } from "./api.ts";

const from = "mette.solberg@nordvik.example";
const posted = async (api: Api, candidateId: string, subject: string, text: string) => {
  const { body } = await api.post("/v1/replies", { candidateId, from, subject, text });
  await api.drain();
  return body as { status: string; intent: string };
};
const lastMail = ({ runtime }: Api) => (runtime.sent.at(-1)?.raw ?? "").replace(/=\r\n/gu, "").replace(/\s+/gu, " ");
type Looked = {
  state: string;
  rounds: { startsAt: string; status: string; location?: string }[];
  offer: { answerBy: string | null } | null;
  messages: { kind: string; dueAt: string; status: string }[];
};
const look = async (api: Api, id: string) => (await api.get(`/v1/interviews/${id}`)).body as Looked;

it("R34: a round that is moved by an hour, or to another day at the same time, keeps what they leave unsaid", async () => {
  const api = await anApi();
  const { id, candidateId } = await anInterview(api, {
    round: { startsAt: "2026-12-08T10:00:00Z", durationMinutes: 45, format: "in_person", location: "Storgata 12" },
  });
  expect(await posted(api, candidateId, "Your interview", "Could we start our interview on Tuesday an hour later?")).toMatchObject({
    status: "applied",
    intent: "second_interview",
  });
  expect((await look(api, id)).rounds).toMatchObject([{ startsAt: "2026-12-08T11:00:00.000Z", location: "Storgata 12" }]);
  await posted(api, candidateId, "Your interview", "I am sorry: could we move our interview to Thursday 10 December, same time?");
  expect((await look(api, id)).rounds).toMatchObject([
    { startsAt: "2026-12-10T11:00:00.000Z", status: "planned", location: "Storgata 12" },
  ]);
});

it("R20, R21: the day by which a task is wanted is named in the draft's mail, and reminded of", async () => {
  const api = await anApi();
  const { id, candidateId } = await anInterview(api, { round: { startsAt: "2026-11-20T13:00:00Z", durationMinutes: 60, format: "video" } });
  const text =
    "We would like to invite you to a second interview on Wednesday 16 December 2026 at 10:00. Please return the attached exercise by Friday 11 December, 5pm.";
  expect(await posted(api, candidateId, "Second interview", text)).toMatchObject({ status: "applied", intent: "second_interview" });
  expect(lastMail(api)).toContain("by Friday 11 December");
  expect((await look(api, id)).messages.filter(({ kind }) => kind === "answer_due")).toHaveLength(2);
});

it("R23: more time for the answer to an offer moves its deadline and its reminders", async () => {
  const api = await anApi();
  const { id, candidateId } = await anInterview(api, { round: { startsAt: "2026-11-20T13:00:00Z", durationMinutes: 60, format: "video" } });
  await posted(
    api,
    candidateId,
    "Offer",
    "We are delighted to offer you the position. Please let us have your answer by Friday 4 December.",
  );
  expect((await look(api, id)).offer).toMatchObject({ answerBy: "2026-12-04" });
  expect(await posted(api, candidateId, "Re: Offer", "Of course. We can give you until Friday 18 December.")).toMatchObject({
    status: "applied",
    intent: "offer",
  });
  const { offer, messages } = await look(api, id);
  expect(offer).toMatchObject({ answerBy: "2026-12-18" });
  expect(lastMail(api)).toContain("Friday 18 December");
  const reminders = messages
    .filter(({ kind, status }) => kind === "offer_deadline" && status === "planned")
    .map(({ dueAt }) => dueAt.slice(0, 10));
  expect(reminders.every((day) => day > "2026-12-10")).toBe(true);
});
