import ICAL from "ical.js";
import PostalMime from "postal-mime";
import { expect, it } from "vitest";
import type { Api } from "./api.ts";
import { anApi, anInterview } from "./api.ts";

type Entry = { uid: string; sequence: number; stamp: string; starts: string };

/** The calendar entries of all mails so far, in the order in which they were sent. */
async function entriesSent({ runtime }: Api): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { raw } of runtime.sent) {
    const { attachments } = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: "utf8" });
    for (const { mimeType, content } of attachments) {
      if (mimeType !== "text/calendar") continue;
      const event = new ICAL.Event(new ICAL.Component(ICAL.parse(String(content))).getFirstSubcomponent("vevent") ?? undefined);
      const stamp = event.component.getFirstPropertyValue("dtstamp")?.toString() ?? "";
      entries.push({ uid: event.uid, sequence: event.sequence, stamp, starts: event.startDate.toString() });
    }
  }
  return entries;
}

/** A calendar that takes an entry it knows only when it is newer, by RFC 5546 §2.1.5: a higher number, or the same and a later stamp. */
function imported(entries: readonly Entry[]): Map<string, string> {
  const known = new Map<string, Entry>();
  for (const entry of entries) {
    const before = known.get(entry.uid);
    const isNewer =
      before === undefined || entry.sequence > before.sequence || (entry.sequence === before.sequence && entry.stamp > before.stamp);
    if (isNewer) known.set(entry.uid, entry);
  }
  return new Map([...known].map(([uid, { starts }]) => [uid, starts]));
}

const FROM = "Mette Solberg <mette.solberg@nordvik.example>";

it("R20, R34: a round that is moved, and moved back by a correction, goes into the calendar each time, and stands there once", async () => {
  const api = await anApi();
  const { id, candidateId } = await anInterview(api);
  const answer = async (at: string, subject: string, text: string) => {
    api.at(at);
    await api.drain();
    const { body } = await api.post("/v1/replies", { candidateId, interviewId: id, from: FROM, subject, text });
    await api.drain();
    return body;
  };
  await answer("2026-12-03T10:00:00Z", "Next", "We would like to invite you to a second interview on Thursday 17 December at 10:00.");
  const moved = await answer(
    "2026-12-04T10:00:00Z",
    "Change",
    "We have to move your second interview to Friday 18 December at 13:00. We hope that suits you.",
  );
  const sent = await entriesSent(api);
  expect(sent.map(({ sequence, starts }) => [sequence, starts])).toEqual([
    [0, "2026-12-17T09:00:00Z"],
    [1, "2026-12-18T12:00:00Z"],
  ]);
  expect([...imported(sent).values()]).toEqual(["2026-12-18T12:00:00Z"]);

  // It was misread: the first time stands, and must win over the second, which has gone out.
  await api.submit(api.link({ action: "correct_reading", recordId: moved.id }), { intent: "acknowledgement" });
  api.at("2026-12-15T10:00:00Z");
  await api.drain();
  const all = await entriesSent(api);
  expect(all.at(-1)).toMatchObject({ sequence: 2, starts: "2026-12-17T09:00:00Z", uid: sent[0]?.uid });
  expect([...imported(all).values()]).toEqual(["2026-12-17T09:00:00Z"]);
});

it("R23: another day for the answer to an offer takes the place of the first, and the same day sent again is the same entry", async () => {
  const api = await anApi();
  const { id } = await anInterview(api);
  api.at("2026-12-03T10:00:00Z");
  await api.drain();
  await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "offer" });
  api.at("2026-12-07T09:00:00Z");
  await api.drain();
  await api.submit(api.link({ action: "deadline_named", recordId: id }), { by: "2026-12-18" });
  for (const at of ["2026-12-15T12:00:00Z", "2026-12-17T12:00:00Z"]) {
    api.at(at);
    await api.drain();
  }
  const sent = await entriesSent(api);
  expect(sent.map(({ sequence, starts }) => [sequence, starts])).toEqual([
    [0, "2026-12-10"],
    [1, "2026-12-18"],
    [1, "2026-12-18"],
  ]);
  expect([...imported(sent)]).toEqual([[`${id}.answer@followthrough`, "2026-12-18"]]);
  // When each copy was made, which is when its mail was.
  expect(sent.map(({ stamp }) => stamp)).toEqual([...new Set(sent.map(({ stamp }) => stamp))].sort());
});
