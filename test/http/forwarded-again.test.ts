import { describe, expect, it } from "vitest";
import { receive } from "../../core/shell/receive.ts";
import { forwardingAddress } from "../../core/shell/urls.ts";
import { anApi, anInterview, SETTINGS } from "./api.ts";

const PASS = { spam: "PASS", virus: "PASS", dmarc: "PASS" } as const;
const REGRET = "Dear Ada, I am sorry to say that we have decided to proceed with another candidate.";
const NEWS = "Dear Ada, the panel meets on Thursday and we will let you know by Friday 11 December. Mette";

/** A candidate who forwards their mails by hand, one after the other. */
async function aCandidate() {
  const api = await anApi();
  const { id, candidateId } = await anInterview(api);
  api.at("2026-12-03T10:00:00Z");
  await api.drain();
  const recipient = forwardingAddress(SETTINGS, api.runtime.record(candidateId as never, "candidate"));
  let count = 0;
  const send = async (body: string, headers = `To: ${recipient}\nSubject: Fwd: Your interview`) => {
    const key = `raw/${++count}`;
    const raw = `From: Ada <ada@example.com>\n${headers}\nDate: Thu, 3 Dec 2026 09:00:00 +0000\nMessage-ID: <${count}@x.example>\n\n${body}\n`;
    api.runtime.putMail(key, raw.replaceAll("\n", "\r\n"));
    const told = api.runtime.sent.length;
    await receive({ ...api.runtime }, { sesId: key, recipient, key, receivedAt: "2026-12-03T10:00:00.000Z", verdicts: PASS });
    await api.drain();
    return api.runtime.sent
      .slice(told)
      .map(({ raw: mail }) => Buffer.from(mail.replace(/=\r\n/g, "").replace(/=3D/g, "="), "latin1").toString());
  };
  const forward = (text: string, top = "") =>
    send(
      `${top === "" ? "" : `${top}\n\n`}---------- Forwarded message ---------\nFrom: Mette Solberg <mette.solberg@nordvik.example>\nDate: Wed, 2 Dec 2026 at 09:12\nSubject: Your interview\nTo: <ada@example.com>\n\n${text}`,
    );
  const interview = async () => (await api.get(`/v1/interviews/${id}`)).body;
  const replies = async () => (await api.get(`/v1/replies?candidateId=${candidateId}`)).body.data;
  return { api, send, forward, interview, replies };
}

describe("the same mail forwarded again", () => {
  it.each([
    ["not a regret, they offer me the job!", "offered"],
    ["This is not a rejection, it is an offer.", "offered"],
    ["You got this wrong, they invite me again", "invited"],
  ])("with a line above it corrects the first: %s", async (top, state) => {
    const { forward, interview } = await aCandidate();
    await forward(REGRET);
    expect((await interview()).state).toBe("closed");
    expect(await forward(REGRET, top)).not.toEqual([]);
    expect((await interview()).state).toBe(state);
  });

  it("with a line that only says what it is not takes the first back, and asks", async () => {
    const { forward, interview, replies } = await aCandidate();
    await forward(REGRET);
    const asked = await forward(REGRET, "That is not a rejection!");
    expect(asked.filter((mail) => /^Subject: What does this mail about Nordvik Energy mean\?/m.test(mail))).toHaveLength(1);
    expect((await interview()).state).not.toBe("closed");
    expect((await replies()).map(({ status }) => status).sort()).toEqual(["ignored", "needs_review"]);
  });

  it("with a line that is not understood is asked about, and what stands stays", async () => {
    const { api, forward, interview } = await aCandidate();
    await forward(REGRET);
    const [asked] = await forward(REGRET, "hm, I see this quite differently from you");
    expect(asked).toMatch(/^Subject: What does this mail mean\? Your interview/m);
    expect(asked).toContain("We could not tell from the line");
    expect((await interview()).state).toBe("closed");
    const offer = /They offer me the job:?\s+https:\/\/followthrough\.example(\/a\/[\w.-]+)/.exec(asked ?? "")?.[1] ?? "";
    expect((await api.submit(offer)).status).toBe(200);
    expect((await interview()).state).toBe("offered");
  });

  it("without a word, soon after, is a slip; later on the candidate is told once that it is on record", async () => {
    const { api, forward } = await aCandidate();
    await forward(REGRET);
    expect(await forward(REGRET)).toEqual([]);
    api.at("2026-12-05T10:00:00Z");
    await api.drain();
    const [told, ...more] = await forward(REGRET);
    expect(told).toMatch(/^Subject: On record already: Your interview/m);
    expect(told).toContain("as a regret letter");
    expect(more).toEqual([]);
    expect(await forward(REGRET)).toEqual([]);
  });
});

describe("a line above a mail that was not here before", () => {
  it("that speaks of somebody else is no verdict", async () => {
    const { forward, interview } = await aCandidate();
    await forward(NEWS, "Great, they rejected the other candidate!");
    expect((await interview()).state).toBe("waiting");
  });

  it("that denies what the mail seems to be has it asked about", async () => {
    const { forward, interview, replies } = await aCandidate();
    await forward(REGRET, "not a rejection!");
    expect((await interview()).state).not.toBe("closed");
    expect(await replies()).toMatchObject([{ status: "needs_review", intent: "regret" }]);
  });
});

describe("the candidate's own mail with nothing of the employer's in it", () => {
  it.each([
    [
      "To: mette.solberg@nordvik.example\nSubject: Thanks",
      "Dear Mette, thank you for the offer. I have accepted another position, unfortunately.\n\nAda",
    ],
    [
      "To: mette.solberg@nordvik.example\nSubject: Re: Your interview",
      "Dear Mette,\n\nThank you for the offer. I have accepted another position.\n\nAda",
    ],
    ["Subject: Re: Your interview", "Dear Mette,\n\nThank you for the offer. I have accepted another position.\n\nKind regards,\nAda"],
    [
      "To: undisclosed-recipients:;\nSubject: Your interview",
      "Dear Ms Solberg,\n\nI would be delighted to get an offer.\n\nBest wishes\nAda Byron",
    ],
  ])("is theirs, and left alone: %s", async (headers, body) => {
    const { send, replies } = await aCandidate();
    expect(await send(body, headers)).toEqual([]);
    expect(await replies()).toMatchObject([{ status: "ignored", reason: "it is a mail of your own, not an employer's answer" }]);
  });

  it.each([
    ["Subject: Their answer", `${REGRET}\n\nKind regards,\nMette`],
    ["To: mum@home.example\nSubject: Look", `${REGRET}\n\nKind regards,\nMette`],
  ])("but a letter to the candidate that was pasted in is asked about: %s", async (headers, body) => {
    const { send, replies } = await aCandidate();
    expect(await send(body, headers)).toHaveLength(1);
    expect(await replies()).toMatchObject([{ status: "unmatched" }]);
  });
});
