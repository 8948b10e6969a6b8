import { expect, it } from "vitest";
import { receive } from "../../core/shell/receive.ts";
import { forwardingAddress } from "../../core/shell/urls.ts";
import type { Api } from "./api.ts";
import { anApi, anInterview, SETTINGS } from "./api.ts";

const PASS = { spam: "PASS", virus: "PASS", dmarc: "PASS" } as const;
const words = (raw: string) => raw.replace(/=\r\n/g, "").replace(/=3D/g, "=");
const subjects = (api: Api) => api.runtime.sent.map(({ raw }) => /^Subject: (.*(?:\r\n .*)*)/m.exec(raw)?.[1]?.replace(/\r\n/g, "") ?? "");

/** So many mails straight to the private address, each of its own words, and what was mailed because of them. */
async function aFlood(count: number, mail: { from: (n: number) => string; text: (n: number) => string; verdicts?: Partial<typeof PASS> }) {
  const api = await anApi();
  const { id, candidateId } = await anInterview(api);
  const recipient = forwardingAddress(SETTINGS, api.runtime.record(candidateId as never, "candidate"));
  const before = api.runtime.sent.length;
  for (let n = 0; n < count; n++) {
    api.at(`2026-11-27T12:00:${String(n % 60).padStart(2, "0")}.${String(n).padStart(3, "0")}Z`);
    const head = `From: ${mail.from(n)}\r\nTo: ${recipient}\r\nSubject: News ${n}\r\nMessage-ID: <${n}@x.example>\r\nContent-Type: text/plain`;
    api.runtime.putMail(`raw/${n}`, `${head}\r\n\r\n${mail.text(n)}\r\n`);
    const verdicts = { ...PASS, ...mail.verdicts };
    await receive({ ...api.runtime }, { sesId: `${n}`, recipient, key: `raw/${n}`, receivedAt: "2026-11-27T11:00:00.000Z", verdicts });
    await api.drain();
  }
  const asked = subjects(api).slice(before);
  return { api, id, candidateId, asked, last: words(api.runtime.sent.at(-1)?.raw ?? "") };
}

const STRANGER = {
  from: () => "Crook <crook@evil.example>",
  text: (n: number) => `Dear Ada, we would like to offer you the position ${n}.`,
};

it("of a flood of one sender the first few are asked about, then one notice says that more wait, and all are on the page", async () => {
  const { api, candidateId, asked, last } = await aFlood(40, STRANGER);
  expect(asked).toHaveLength(6);
  expect(asked.at(-1)).toBe("More mails from crook@evil.example wait on your page");
  const page = /https:\/\/followthrough\.example(\/me\/[\w.-]+)#mails/.exec(last)?.[1] ?? "";
  const { text } = await api.open(page);
  expect(text.match(/Say what it is about/g)).toHaveLength(30);
  expect(text).toContain("And 10 older");
  const { data } = (await api.get(`/v1/replies?candidateId=${candidateId}&limit=100`)).body;
  expect(data.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => "unmatched"));
});

it("of a flood of which the list shows only the last part no more is said than of a small one", async () => {
  const { asked } = await aFlood(130, STRANGER);
  expect(asked).toHaveLength(6);
});

it("another sender is asked about all the same, until the limit of a day for all", async () => {
  const { asked } = await aFlood(30, { ...STRANGER, from: (n) => `Crook <crook${n}@evil.example>` });
  expect(asked).toHaveLength(21);
  expect(asked.at(-1)).toBe("More mails wait on your page");
});

it("what is kept back counts too, and can be released from the page", async () => {
  const { api, asked, last } = await aFlood(8, { ...STRANGER, verdicts: { dmarc: "FAIL" as never } });
  expect(asked).toHaveLength(6);
  const page = /https:\/\/followthrough\.example(\/me\/[\w.-]+)#mails/.exec(last)?.[1] ?? "";
  expect((await api.open(page)).text.match(/Release it/g)).toHaveLength(3);
});

it("receipts of one sender's news are as few, and the interview still takes all of it", async () => {
  const { api, id, asked } = await aFlood(12, {
    from: () => "Mette Solberg <mette.solberg@nordvik.example>",
    text: (n) => `Dear Ada, everything is on hold until February. Note ${n}.`,
  });
  expect(asked.filter((subject) => subject.startsWith("Noted:"))).toHaveLength(5);
  expect(api.runtime.record(id, "interview").events.filter(({ type }) => type === "answered")).toHaveLength(12);
});
