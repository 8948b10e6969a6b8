import { expect, it } from "vitest";
import type { Api } from "./api.ts";
import { anApi, anInterview } from "./api.ts";

const MORNING = "2026-12-03T08:00:00Z";
const lastMail = (api: Api) => (api.runtime.sent.at(-1)?.raw ?? "").replace(/=\r\n/g, "").replace(/\r\n/g, "\n");

/** An interview that was held, and the words of theirs that are handed in about it. */
async function held() {
  const api = await anApi();
  const { id, candidateId } = await anInterview(api);
  api.at("2026-12-03T10:00:00Z");
  await api.drain();
  const from = "Mette Solberg <mette.solberg@nordvik.example>";
  const hear = async (text: string, receivedAt?: string) => {
    const when = receivedAt === undefined ? {} : { receivedAt };
    const { body } = await api.post("/v1/replies", {
      candidateId,
      from,
      subject: "Your application",
      text: `Dear Ada,\n\n${text}\n\nMette`,
      ...when,
    });
    await api.drain();
    return body;
  };
  const look = async () => (await api.get(`/v1/interviews/${id}`)).body;
  const kinds = async () => (await look()).messages.filter(({ status }) => status !== "cancelled").map(({ kind }) => kind);
  return { api, hear, look, kinds, act: (action: string) => api.post(`/v1/interviews/${id}/actions`, { action }) };
}

const REGRET = "We regret to inform you that you have not been selected.";

it.each([
  ["after it", undefined],
  ["before it, and handed in after it", MORNING],
])("a regret that was written %s leaves the candidate's own withdrawal as it is, and asks to be kept in nobody's mind (R18, R26)", async (_, written) => {
  const { api, act, hear, look, kinds } = await held();
  await act("withdrawn");
  await api.drain();
  api.at("2026-12-03T11:00:00Z");
  expect((await hear(REGRET, written)).status).toBe("applied");
  expect(await look()).toMatchObject({ state: "closed", outcome: "withdrawn" });
  expect(await kinds()).not.toContain("regret_reply");
  expect(await kinds()).not.toContain("look_back");
  expect(lastMail(api)).toContain("You had closed this interview yourself, so it changes nothing.");
});

it("a regret from before the candidate's own no leaves that as it is", async () => {
  const { act, hear, look } = await held();
  await hear("We are delighted to offer you the position of Drilling Engineer.");
  await act("offer_declined");
  await hear(REGRET, MORNING);
  expect(await look()).toMatchObject({ state: "closed", outcome: "declined" });
});

it("a withdrawal is refused still where they had turned down before", async () => {
  const { act, hear } = await held();
  await hear(REGRET);
  expect((await act("withdrawn")).status).toBe(409);
});

it("thanks for the yes to an offer bring back no decision (R23)", async () => {
  const { api, act, hear, look } = await held();
  await hear("We are delighted to offer you the position of Drilling Engineer.");
  await act("offer_accepted");
  await api.drain();
  api.at("2026-12-04T11:00:00Z");
  await hear("Thank you for accepting our offer! Your contract is being prepared and your first day will be 1 February.");
  expect(await look()).toMatchObject({ state: "offered" });
  expect(lastMail(api)).toContain("the offer that you have accepted. Your yes stands");
  expect(lastMail(api)).not.toMatch(/We assume a week|Accept the offer|Decline the offer/);
});

it("closed because the candidate took another position, nobody was turned down (R18)", async () => {
  const { api, hear, look, kinds } = await held();
  await hear("As you have accepted another position, we have closed your application.");
  expect(await look()).toMatchObject({ state: "closed", outcome: "withdrawn" });
  expect(await kinds()).not.toContain("regret_reply");
  expect(lastMail(api)).toContain("because you had decided against it. There is nothing you need to send.");
});
