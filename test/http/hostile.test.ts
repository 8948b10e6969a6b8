import { describe, expect, it } from "vitest";
import { instantText } from "../../core/clock.ts";
import type { InterviewEvent } from "../../core/interview/events.ts";
import type { Interview } from "../../core/interview/interview.ts";
import type { LinkAction } from "../../core/links.ts";
import { LINK_ACTIONS } from "../../core/links.ts";
import { meToken } from "../../core/me-links.ts";
import type { StoredRecord } from "../../core/ports.ts";
import type { Api } from "./api.ts";
import { anActiveCandidate, anApi, nordvik, SETTINGS } from "./api.ts";

/** What may stand in any field of a record, whatever the API lets in: an older version, or a mail, may have brought it. */
const HOSTILE: Record<string, string> = {
  "a script": "<script>alert(1)</script>\"><img src=x onerror=alert(2)>'",
  "line breaks": "Eve\r\nSet-Cookie: a=b\r\n\r\n<b>hello</b>",
  "encoded line breaks": "Eve%0d%0aSet-Cookie:%20a=b",
  quotes: `"Eve" 'o' “x” \\" &quot; &#39;`,
  "a template": "{{company}} {{{me}}} \uE000answer\uE001",
  "direction overrides": "Eve \u202Egpj.exe\u202C \u2066hidden\u2069 \u200F",
  "ten thousand characters": "A very long name ".repeat(600),
  "one long word": "A".repeat(10_000),
  "an end of the drawing": "</svg></style></textarea></select></title><script>alert(3)</script>",
  "emoji and joiners": "Zoë 👩‍🔬 فارسی‌زبان",
  "lone surrogates and nulls": "Eve\uD800\u0000\u0007\u001B[31m",
};
const KEPT = new Set([
  "intent",
  "via",
  "how",
  "channel",
  "interest",
  "size",
  "detail",
  "answerBy",
  "on",
  "id",
  "type",
  "timeZone",
  "status",
  "format",
  "kind",
  "startsAt",
  "endsAt",
  "by",
  "decisionBy",
  "occurredAt",
  "recordedAt",
]);

/** The same with every text of it replaced, but for what the code itself reads. */
function poisoned<T>(value: T, text: string, name = ""): T {
  if (typeof value === "string") return (KEPT.has(name) || name.endsWith("Id") ? value : text) as T;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, text, name)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poisoned(one, text, key)])) as T;
}

const note = (text: string): InterviewEvent => ({
  type: "noted",
  text,
  id: "evt_hostilenote00000",
  by: "candidate",
  occurredAt: "2026-11-27T12:00:00.000Z",
  recordedAt: "2026-11-27T12:00:00.000Z",
});

/** Changes a stored record behind the API's back. */
async function tamper<T extends StoredRecord["type"]>(
  { runtime }: Api,
  id: string,
  change: (record: Extract<StoredRecord, { type: T }>) => Extract<StoredRecord, { type: T }>,
): Promise<void> {
  const record = (await runtime.records.load([id])).get(id) as Extract<StoredRecord, { type: T }>;
  await runtime.records.replace({ ...change(record), version: record.version + 1 }, record.version);
}

/** Every page about an interview and a reply whose every field holds the text, and the candidate's own page. */
async function pagesWith(text: string): Promise<Record<string, string>> {
  const api = await anApi();
  const { id: candidateId, email } = await anActiveCandidate(api);
  const interview = (await api.post("/v1/interviews", nordvik(candidateId, { decision: { by: "2026-12-11" } }))).body;
  const reply = (
    await api.post("/v1/replies", {
      candidateId,
      interviewId: interview.id,
      from: "Mette <mette.solberg@nordvik.example>",
      subject: "News",
      text: "We are delighted to offer you the position.",
    })
  ).body;
  const { messages } = (await api.get(`/v1/interviews/${interview.id}`)).body;
  const messageId = messages.find(({ kind }) => kind === "thank_you" || kind === "offer_thanks")?.id ?? "";
  await tamper<"interview">(api, interview.id, (record: Interview) => ({
    ...record,
    events: [...record.events.map((event) => poisoned(event, text, "")), note(text)],
    messages: record.messages.map((message) => ({ ...message, reason: text })),
  }));
  await tamper<"reply">(api, reply.id, (record) => ({ ...record, from: text, subject: text, text, reason: text }));
  await tamper<"candidate">(api, candidateId, (record) => ({
    ...record,
    name: text,
    preferences: { ...record.preferences, greeting: text, signOff: text },
  }));
  const about = (action: LinkAction) =>
    action === "unsubscribe" || action === "confirm_address"
      ? candidateId
      : action === "review_reply" || action === "release_quarantine"
        ? reply.id
        : interview.id;
  const links = [
    ...LINK_ACTIONS.filter((action) => action !== "download_eml").map((action): [string, string] => [
      action,
      api.link({ action, recordId: about(action), messageId }),
    ]),
    ["correct_reading of a reply", api.link({ action: "correct_reading", recordId: reply.id })] as [string, string],
    ["me", `/me/${meToken(SETTINGS.linkSecret, { id: candidateId, email }, instantText(api.runtime.now()))}`] as [string, string],
  ];
  const pages: Record<string, string> = {};
  for (const [name, link] of links) {
    const { status, text: page } = await api.open(link);
    expect([name, status < 500]).toEqual([name, true]);
    pages[name] = page;
  }
  const fields = [
    "text",
    "role",
    "answer",
    "change",
    "by",
    "choice",
    "when",
    "how",
    "startsAt",
    "intent",
    "interviewId",
    "greeting",
    "from",
  ];
  const form = Object.fromEntries(fields.map((field) => [field, text]));
  for (const [name, link] of links) {
    const { status, text: page } = await api.submit(link, form);
    expect([name, status < 500]).toEqual([name, true]);
    pages[`${name}, posted`] = page;
  }
  return pages;
}

describe.each(Object.entries(HOSTILE))("%s in every field", (_, text) => {
  it("is shown on every page as words, in their place and at a length that leaves the rest to be read", async () => {
    const pages = await pagesWith(text);
    expect(Object.keys(pages).length).toBe(2 * (LINK_ACTIONS.length + 1));
    for (const [name, page] of Object.entries(pages)) {
      const shown = page.replace(/<style>.*?<\/style>/s, "");
      expect({ name, tags: shown.match(/<(script|img|b)\b/g), count: shown.split("</svg>").length - shown.split("<svg ").length }).toEqual({
        name,
        tags: null,
        count: 0,
      });
      expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u0000-\u0008\u000B-\u001F]|\p{Cs}/u);
      expect({ name, isShort: shown.length < 60_000 }).toEqual({ name, isShort: true });
    }
  });
});
