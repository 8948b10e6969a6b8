import { expect, it } from "vitest";
import type { Api } from "./api.ts";
import { anApi, anInterview } from "./api.ts";

/** The calendar parts of every mail so far, in order. */
function calendars({ runtime }: Api): string[] {
  return runtime.sent.flatMap(({ raw }) =>
    raw.split(/\r\n--/).flatMap((part) => {
      if (!/^[^\n]*\r\n(?:[^\r]+\r\n)*?Content-Type: text\/calendar/i.test(part)) return [];
      const body = part.slice(part.indexOf("\r\n\r\n") + 4);
      const isBase64 = /Content-Transfer-Encoding: base64/i.test(part);
      return [`${/method=\w+/i.exec(part)?.[0]}\n${isBase64 ? Buffer.from(body, "base64").toString() : body}`];
    }),
  );
}
const value = (ics: string | undefined, name: string) => new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(ics ?? "")?.[1];
const from = "mette.solberg@nordvik.example";

it("R34: a round that they call off leaves the calendar into which a mail of ours had put it", async () => {
  const api = await anApi();
  const { candidateId } = await anInterview(api, { round: { startsAt: "2026-11-20T13:00:00Z", durationMinutes: 60, format: "video" } });
  const text = "We would like to invite you to a second interview on Wednesday 9 December 2026 at 10:00.";
  await api.post("/v1/replies", { candidateId, from, subject: "Second interview", text });
  await api.drain();
  const put = calendars(api).at(-1);
  expect([value(put, "METHOD"), value(put, "SEQUENCE")]).toEqual(["PUBLISH", "0"]);

  api.at("2026-11-30T12:00:00Z");
  const off = "We are sorry, but we have to cancel the interview on Wednesday 9 December. We will be in touch.";
  await api.post("/v1/replies", { candidateId, from, subject: "Second interview", text: off });
  await api.drain();
  const taken = calendars(api).at(-1);
  expect(taken).toContain("method=CANCEL");
  expect([value(taken, "METHOD"), value(taken, "STATUS"), value(taken, "UID")]).toEqual(["CANCEL", "CANCELLED", value(put, "UID")]);
  expect(Number(value(taken, "SEQUENCE"))).toBeGreaterThan(Number(value(put, "SEQUENCE")));
  const told = api.runtime.sent.at(-1)?.raw ?? "";
  expect(told).toContain("takes the interview");
  expect(told.replace(/=\r\n/g, "")).toMatch(
    /If you have not sent the answer to their invitation of [^,]+, please leave it: it is no longer right/,
  );

  const count = calendars(api).length;
  api.at("2026-12-01T12:00:00Z");
  const later = "Thank you for your patience. We are still deciding, and will let you know by Friday 18 December.";
  await api.post("/v1/replies", { candidateId, from, subject: "News", text: later });
  await api.drain();
  expect(calendars(api)).toHaveLength(count);
});
