import { expect, it } from "vitest";
import { defectsOf } from "../core/drafts/mail-defects.ts";
import { anApi, anInterview } from "./api.ts";

/** Every header that DESIGN §6 asks for, and what else a mail must have once. */
const HEADERS = [
  "From",
  "To",
  "Reply-To",
  "Subject",
  "References",
  "Auto-Submitted",
  "X-Auto-Response-Suppress",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
  "MIME-Version",
  "Content-Type",
];

const headOf = (raw: string) => raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");

it("every mail of a story goes to SES whole, with each header once, and those of one interview stand in one thread", async () => {
  const api = await anApi();
  const { id, candidateId } = await anInterview(api, { decision: { by: "2026-12-11" } });
  for (const at of ["2026-12-01T15:35:00Z", "2026-12-02T08:00:00Z"]) {
    api.at(at);
    await api.drain();
  }
  const about = { candidateId, interviewId: id, from: "Mette Solberg <mette.solberg@nordvik.example>", subject: "News" };
  const posted = { ...about, text: "Interesting developments on our side. More when I see you." };
  const { body: reply } = await api.post("/v1/replies", posted);
  await api.drain();
  await api.submit(api.link({ action: "review_reply", recordId: reply.id }), { intent: "regret" });
  await api.drain();

  const sent = api.runtime.sent.map(({ raw }) => raw);
  expect(sent.length).toBeGreaterThan(4);
  for (const raw of sent) {
    expect(defectsOf(raw)).toEqual([]);
    for (const name of HEADERS) expect(headOf(raw).match(new RegExp(`^${name}:`, "gim")), name).toHaveLength(1);
    const isConfirmation = /^Subject: Please confirm/m.test(raw);
    expect(headOf(raw)).toContain(`References: <${isConfirmation ? candidateId : id}@in.followthrough.example>`);
    expect(headOf(raw)).toMatch(/^List-Unsubscribe: <https:\/\/followthrough\.example\/u\/\S+>$/m);
    expect(headOf(raw)).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  }
});
