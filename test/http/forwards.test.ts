import { expect, it } from "vitest";
import { receive } from "../../core/shell/receive.ts";
import { forwardingAddress } from "../../core/shell/urls.ts";
import { anApi, anInterview, SETTINGS } from "./api.ts";

const PASS = { spam: "PASS", virus: "PASS", dmarc: "PASS" } as const;

/** A mail that somebody forwards by hand to the candidate's private address. */
async function aForward(from: string) {
  const api = await anApi();
  const { candidateId } = await anInterview(api);
  const recipient = forwardingAddress(SETTINGS, api.runtime.record(candidateId as never, "candidate"));
  api.runtime.putMail(
    "raw/1",
    `From: Ada <${from}>\r\nTo: ${recipient}\r\nSubject: Fwd: Your application\r\nMessage-ID: <1@x.example>\r\nContent-Type: text/plain\r\n\r\n---------- Forwarded message ---------\r\nFrom: Jo Hart <jo@bolton.example>\r\nDate: Fri, 27 Nov 2026 at 09:12\r\nSubject: Your application\r\nTo: <${from}>\r\n\r\nDear Ada, we have news for you and will be in touch.\r\n`,
  );
  await receive({ ...api.runtime }, { sesId: "1", recipient, key: "raw/1", receivedAt: "2026-11-27T11:00:00.000Z", verdicts: PASS });
  return (await api.get(`/v1/replies?candidateId=${candidateId}`)).body.data[0];
}

it("a forward from an address that is not on record for the candidate says that it is not, and what to do", async () => {
  const reply = await aForward("ada@work.example");
  expect([reply?.status, reply?.reason]).toEqual([
    "unmatched",
    "it was forwarded from ada@work.example, and we open forwards only from ada@example.com, your address on record: forward it from there",
  ]);
});

it("a forward from the candidate's own address that fits no interview says just that", async () => {
  const reply = await aForward("ada@example.com");
  expect([reply?.status, reply?.reason]).toEqual(["unmatched", expect.stringContaining("points to an interview on record")]);
});
