import { describe, expect, it } from "vitest";
import type { Api, Body } from "./api.ts";
import { anApi, anInterview } from "./api.ts";

const LATER = "2026-12-03T08:00:00Z";
const EARLIER = "2026-12-02T08:00:00Z";

/** Their mails, handed in one after another on Thursday 3 December, and what came of each. */
async function handedIn(mails: readonly (readonly [writtenAt: string, text: string])[], more: Record<string, unknown> = {}) {
  const api = await anApi();
  const { id, candidateId } = await anInterview(api, more);
  const replies: Body[] = [];
  api.at("2026-12-03T09:00:00Z");
  await api.drain();
  for (const [index, [receivedAt, text]] of mails.entries()) {
    api.at(`2026-12-03T1${index}:00:00Z`);
    await api.drain();
    const posted = { candidateId, from: "Mette Solberg <mette.solberg@nordvik.example>", subject: "Drilling Engineer", receivedAt };
    replies.push((await api.post("/v1/replies", { ...posted, text: `Dear Ada,\n\n${text}\n\nMette` })).body);
    await api.drain();
  }
  return { api, interview: (await api.get(`/v1/interviews/${id}`)).body, replies, last: lastMail(api) };
}

const lastMail = (api: Api) => (api.runtime.sent.at(-1)?.raw ?? "").replace(/=\r\n/g, "").replace(/\r\n/g, "\n");

describe("a mail that is handed in after one that they wrote later", () => {
  it("does not make the answer to the later one wrong, and its receipt says which stands (R11)", async () => {
    const { last, interview } = await handedIn([
      [LATER, "Your second interview must move to Monday 14 December, 9:00."],
      [EARLIER, "We invite you to a second interview on Friday 11 December, 9:00."],
    ]);
    expect(last).toMatch(/^Subject: Noted: an invitation to an interview/m);
    expect(last).toContain("before their answer of Thursday 3 December, which stands.");
    expect(last).not.toContain("no longer right");
    expect(interview.rounds.at(-1)?.startsAt).toBe("2026-12-14T08:00:00.000Z");
  });

  it.each([
    ["turned down", "We decided to appoint another candidate."],
    ["on hold", "Everything is on hold until February."],
  ])("names no day that stands where it is %s", async (_, text) => {
    const { last } = await handedIn([
      [LATER, text],
      [EARLIER, "You will hear from us by 9 December."],
    ]);
    expect(last).toContain("before their answer of Thursday 3 December, which stands.");
    expect(last).not.toContain("and that stands");
  });

  it("says of an invitation from before the end when it was written (R36)", async () => {
    const { last } = await handedIn([
      [LATER, "We decided to appoint another candidate."],
      [EARLIER, "We invite you to a second interview on 10 December at 09:30."],
    ]);
    expect(last).toContain("and this mail, which they wrote before that, on Wednesday 2 December, reads as if it went on.");
  });
});

describe("mails from before the interview was put on record, its round still ahead (R34)", () => {
  const AHEAD = { round: { startsAt: "2026-12-10T09:00:00Z", durationMinutes: 60 } };
  const MOVED = "We move the interview to Monday 14 December, 9:00.";
  const CONFIRMED = "We confirm the interview on Thursday 10 December at 10:00.";
  const MONDAY = "2026-11-16T08:00:00Z";
  const WEDNESDAY = "2026-11-18T08:00:00Z";

  it.each([
    ["in order", [MONDAY, CONFIRMED], [WEDNESDAY, MOVED]],
    ["out of order", [WEDNESDAY, MOVED], [MONDAY, CONFIRMED]],
  ] as const)("the one that they wrote last counts, handed in %s", async (order, one, other) => {
    const { interview, last } = await handedIn([one, other], AHEAD);
    expect(interview.rounds.map(({ startsAt }) => startsAt)).toEqual(["2026-12-14T08:00:00.000Z"]);
    expect(interview.state).toBe("scheduled");
    if (order === "out of order")
      expect(last).toContain("They wrote it on Monday 16 November, before their answer of Wednesday 18 November");
  });

  it("a call-off stands, whatever they had confirmed before it", async () => {
    const off = "We have to cancel the interview on 10 December. Sorry.";
    const { interview } = await handedIn(
      [
        [WEDNESDAY, off],
        [MONDAY, CONFIRMED],
      ],
      AHEAD,
    );
    expect(interview.rounds.map(({ status }) => status)).toEqual(["called_off"]);
  });

  it("a date that cannot be counts as the day on which it was handed in", async () => {
    const { last } = await handedIn([["1970-01-01T08:00:00Z", "We will let you know by 18 December."]], AHEAD);
    expect(last).not.toContain("1970");
  });
});

describe("what goes on after it had stopped", () => {
  it("after a regret that was sent in error asks whether it does, and opens it on the candidate's word (R36)", async () => {
    const { api, interview, last, replies } = await handedIn([
      [EARLIER, "We have chosen another candidate."],
      [LATER, "I am sorry for the confusion: the rejection letter you got was sent in error. You are still in the running."],
    ]);
    expect(replies[1]).toMatchObject({ status: "needs_review", intent: "status_update" });
    expect(interview).toMatchObject({ state: "closed", outcome: "regret" });
    expect(last).toMatch(/^Subject: Does it go on after all\?/m);
    const yes = /Yes, open it again:?\s+https:\/\/followthrough\.example(\/a\/[\w.-]+)/.exec(last.replace(/=3D/g, "="))?.[1] ?? "";
    expect((await api.submit(yes)).status).toBe(200);
    await api.drain();
    expect((await api.get(`/v1/interviews/${interview.id}`)).body.state).toBe("waiting");
    expect(lastMail(api)).toContain("If you have not sent the answer to their regret letter");
  });

  it("after a hold waits for the day that they name now (R17, R22)", async () => {
    const { interview } = await handedIn([
      [EARLIER, "Everything is on hold until February."],
      [LATER, "We can go on after all. You will hear from us by 9 December."],
    ]);
    expect(interview).toMatchObject({ state: "waiting", decision: { by: "2026-12-09" } });
    const planned = interview.messages.filter(({ status }) => status === "planned").map(({ kind }) => kind);
    expect(planned).toContain("follow_up");
    expect(planned).not.toContain("hold_check_in");
  });
});

describe("what a draft is called, and what it says", () => {
  it("is no word on a new time where they only look forward to the talk (R20)", async () => {
    const { last } = await handedIn([[LATER, "Looking forward to seeing you for the second interview on Thursday 10 December at 10:00."]]);
    expect(last).toMatch(/^Subject: Ready to send: yes to the invitation/m);
    expect(last).not.toContain("they move the interview");
  });

  it("thanks for no news where they only ask for a call (R10)", async () => {
    const { interview, api } = await handedIn([
      [LATER, "Can you ring me on Tuesday after 2? Nothing to worry about, just want to go over where we are."],
    ]);
    const draft = interview.messages.find(({ kind }) => kind === "update_reply");
    const { text } = (await api.get(`/v1/interviews/${interview.id}/messages/${draft?.id}`)).body;
    const letter = String(text).split("-----")[0];
    expect(letter).toContain("I will call you on Tuesday 8 December");
    expect(text).toContain("Why now: they ask to hear from you, and a line says that they will.");
    expect(letter).not.toMatch(/where things stand|how things stand with|for the update on|keeping me informed/);
  });
});

describe("a mail from before the offer on record, handed in after it (R23)", () => {
  const OFFER = "We are pleased to offer you the position of Drilling Engineer. Please answer by Friday 11 December.";
  it.each([
    "The panel needs another few days; you will hear by Wednesday 9 December.",
    "Sorry, this takes us a few days longer than I said. You will have an answer by Wednesday 9 December.",
    "Thank you for your patience. We need a little more time, and you will hear from us by Wednesday 9 December.",
  ])("is news that is no longer, and neither asked about nor another day for the answer: %s", async (text) => {
    const { replies, interview, last } = await handedIn([
      [LATER, OFFER],
      [EARLIER, text],
    ]);
    expect(replies[1]).toMatchObject({ status: "applied", intent: "status_update" });
    expect(interview.state).toBe("offered");
    expect(interview.offer).toMatchObject({ answerBy: "2026-12-11" });
    expect(last).toContain("before their answer of Thursday 3 December, which stands.");
  });

  it.each([
    "We need until Wednesday 9 December to decide.",
    "We are giving the board a few more days, until Wednesday 9 December.",
  ])("is never more likely that offer, where it is asked about: %s", async (text) => {
    const { replies } = await handedIn([
      [LATER, OFFER],
      [EARLIER, text],
    ]);
    expect(replies[1]?.intent).toBe("status_update");
  });
});
