import PostalMime from "postal-mime";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { dayOf, spokenDay } from "../../core/cadence/calendar.ts";
import { KIND_NAMES } from "../../core/drafts/plain-words.ts";
import { defectsOf } from "../core/drafts/mail-defects.ts";
import { ADA, anApi, anInterview } from "./api.ts";

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

it("what a mail says comes next is what comes, and on that day, through a whole silence", async () => {
  const api = await anApi();
  const { id } = await anInterview(api, { decision: { by: "2026-12-11" } });
  for (let day = Temporal.PlainDate.from("2026-11-27"); day.toString() < "2027-03-15"; day = day.add({ days: 1 }))
    for (const hour of ["06", "08", "12", "16", "18", "21"]) {
      api.at(`${day}T${hour}:30:00Z`);
      await api.drain();
    }
  const said = new Map<string, string>();
  for (const { raw, tags } of api.runtime.sent) {
    const { text = "" } = await PostalMime.parse(raw, { forceRfc822Attachments: true });
    const [, what = "", when = ""] = /What comes next: (?:the )?(.+?), (?:on (\w+day \d+ \w+)|later today)/.exec(text) ?? [];
    if (what !== "") said.set(tags.message ?? "", `${what}, ${when}`);
  }
  const { messages } = api.runtime.record(id, "interview");
  const kindOf = (messageId: string) => messages.find((message) => message.id === messageId)?.kind;
  const came = messages.flatMap(({ kind, deliveredAt }) =>
    deliveredAt === undefined ? [] : [`${KIND_NAMES[kind]}, ${spokenDay(dayOf(deliveredAt, ADA.timeZone))}`],
  );
  for (const words of said.values())
    expect(
      came.some((one) => one.startsWith(words)),
      words,
    ).toBe(true);
  expect([...said].map(([messageId, words]) => [kindOf(messageId), words])).toEqual(
    expect.arrayContaining([
      ["thank_you", "follow-up, Tuesday 15 December"],
      ["follow_up", "last follow-up, Tuesday 29 December"],
      ["final_follow_up", "question whether to move on, Tuesday 12 January"],
    ]),
  );
});

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
