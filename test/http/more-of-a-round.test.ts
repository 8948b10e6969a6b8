import { describe, expect, it } from "vitest";
import { instantText } from "../../core/clock.ts";
import { meUrl } from "../../core/shell/urls.ts";
import { anApi, anInterview, SETTINGS } from "./api.ts";

const AHEAD = { startsAt: "2026-12-10T10:00:00+01:00", durationMinutes: 60, format: "in_person", location: "Havnegata 12, Bergen" };
const from = "Mette Solberg <mette.solberg@nordvik.example>";

/** What an employer's mail makes of an interview that is still to come. */
async function toldOf(text: string) {
  const api = await anApi();
  const { id, candidateId } = await anInterview(api, { round: AHEAD });
  await api.post("/v1/replies", { candidateId, from, subject: "Drilling Engineer", text: `Dear Ada,\n\n${text}\n\nMette` });
  await api.drain();
  const { state, rounds, messages } = (await api.get(`/v1/interviews/${id}`)).body;
  const message = messages.find(({ kind }) => kind === "invitation_reply");
  const draft = message === undefined ? undefined : (await api.get(`/v1/interviews/${id}/messages/${message.id}`)).body.draft;
  const candidate = api.runtime.record(candidateId as never, "candidate");
  const { pathname } = new URL(meUrl(SETTINGS, candidate, instantText(api.runtime.now())));
  return { state, round: rounds[0], count: rounds.length, draft: draft?.body ?? "", page: (await api.open(pathname)).text };
}

describe("a mail that says more of an interview to come keeps it where it is (R20)", () => {
  it.each([
    ["Here is the link for our interview on Thursday 10 December: https://teams.example/l/5", "https://teams.example/l/5", "in_person"],
    [
      "The interview on Thursday 10 December will be by Teams instead: https://teams.example/l/5. Same time.",
      "https://teams.example/l/5",
      "video",
    ],
  ])("%s", async (text, location, format) => {
    const { state, round, count, draft } = await toldOf(text);
    expect([state, count]).toEqual(["scheduled", 1]);
    expect(round).toMatchObject({ status: "planned", startsAt: "2026-12-10T09:00:00.000Z", location, format });
    expect(draft).toContain("for the link to the interview for the position of Drilling Engineer.");
    expect(draft).toContain("I will be there on Thursday 10 December at 10:00.");
    expect(draft).not.toMatch(/which day|when would|what time|suit you|who will be there/i);
  });

  it("another place is put on it, and no link is thanked for", async () => {
    const { round, draft } = await toldOf(
      "The interview on Thursday 10 December will be at our Oslo office instead of by phone, at the same time.",
    );
    expect(round).toMatchObject({ status: "planned", location: "our Oslo office" });
    expect(draft).toContain("for the details of the interview");
  });

  it("one that moves it does move it", async () => {
    const { state, page } = await toldOf(
      "The interview on Thursday 10 December has to be moved. When would suit you instead? We can do it by Teams.",
    );
    expect(state).toBe("invited");
    // Of a day to come nobody can say yet that it did not take place.
    expect(page).toContain("Your interview is off");
    expect(page).not.toContain("Your interview did not take place");
  });
});
