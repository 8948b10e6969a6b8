import { request } from "node:http";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { expect, test } from "vitest";
import { SENDER_ADDRESS } from "../../local/environment.ts";
import type { Local } from "../../local/start.ts";
import { startFake } from "./fake.ts";

const EVIL = '<script>alert("x")</script>';
const MAIL = [
  `From: Followthrough <${SENDER_ADDRESS}>`,
  "To: ada@example.com",
  `Subject: ${EVIL} & =?utf-8?Q?caf=C3=A9?=`,
  "MIME-Version: 1.0",
  'Content-Type: multipart/mixed; boundary="m"',
  "",
  "--m",
  'Content-Type: multipart/alternative; boundary="a"',
  "",
  "--a",
  "Content-Type: text/plain",
  "",
  `Plain ${EVIL}`,
  "--a",
  "Content-Type: text/html",
  "",
  `<p class="x">Rich</p>${EVIL}`,
  "--a--",
  "--m",
  "Content-Type: text/calendar",
  'Content-Disposition: attachment; filename="round; two.ics"',
  "",
  "BEGIN:VCALENDAR",
  "--m--",
  "",
].join("\r\n");

async function send(to = "ada@example.com"): Promise<string> {
  const sent = await new SESClient().send(new SendRawEmailCommand({ Destinations: [to], RawMessage: { Data: Buffer.from(MAIL) } }));
  return String(sent.MessageId);
}

const get = (local: Local, path: string, headers: Record<string, string> = {}) => fetch(local.url + path, { headers });
const post = (local: Local, path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(local.url + path, { method: "POST", body, headers, redirect: "manual" });
async function problem(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const { code, title, detail } = (await response.json()) as Record<string, string>;
  expect(title).toBeTruthy();
  return { status: response.status, code, detail };
}

test("mails are listed oldest first, once all that causes them is done, and given out raw", async () => {
  const local = await startFake(() => ({
    wake: async () => {
      await send("second@example.com");
      return { batchItemFailures: [] };
    },
  }));
  const id = await send();
  local.standIns.queues.send("wake", "cause");
  const list = await (await get(local, "/local/mail")).json();
  expect(list).toEqual([
    {
      id,
      to: "ada@example.com",
      from: `Followthrough <${SENDER_ADDRESS}>`,
      subject: `${EVIL} & café`,
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    },
    expect.objectContaining({ to: "second@example.com" }),
  ]);
  const raw = await get(local, `/local/mail/${id}`);
  expect(raw.headers.get("content-type")).toBe("message/rfc822");
  expect(await raw.text()).toBe(MAIL);
  expect(await (await get(local, `/local/mail/${id}?form=delivered`)).text()).toContain(`Message-ID: <${id}@email.amazonses.com>`);
  expect(await problem(await get(local, "/local/mail/none"))).toMatchObject({ status: 404, code: "mail.not_found" });
});

test("the page shows list, clock and mail; what a mail says cannot become markup or run", async () => {
  const local = await startFake();
  expect(await (await get(local, "/local")).text()).toContain("No mail yet");
  const id = await send();
  const response = await get(local, `/local?mail=${id}`);
  const page = await response.text();
  expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none';/);
  expect(page).not.toContain("<script");
  expect(page).toContain("&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62; &#38; café");
  expect(page).toMatch(
    /<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="&#60;base target=&#34;_blank&#34;&#62;&#60;p class=&#34;x&#34;&#62;Rich/,
  );
  for (const view of ["text", "source"])
    expect(await (await get(local, `/local?mail=${id}&view=${view}`)).text()).toContain("Plain &#60;script&#62;");
});

test("attachments are downloads, never shown by the browser", async () => {
  const local = await startFake();
  const id = await send();
  const response = await get(local, `/local/mail/${id}/attachments/0`);
  expect(await response.text()).toContain("BEGIN:VCALENDAR");
  expect(response.headers.get("content-type")).toBe("application/octet-stream");
  expect(response.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''round%3B%20two.ics");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await problem(await get(local, `/local/mail/${id}/attachments/1`))).toMatchObject({ status: 404 });
});

test("the page's buttons move the clock and lead back to the mail", async () => {
  const local = await startFake();
  const before = local.clock.nowMs();
  const moved = await post(local, "/local/move", "advance=P1D&mail=some-id");
  expect([moved.status, moved.headers.get("location")]).toEqual([303, "/local?mail=some-id"]);
  expect(local.clock.nowMs() - before).toBeGreaterThanOrEqual(86_400_000);

  local.standIns.queues.send("wake", "later", 600);
  const due = local.clock.nowMs() + 600_000;
  expect(await (await get(local, "/local")).text()).toContain("Next due thing");
  expect((await post(local, "/local/move", "next=1")).headers.get("location")).toBe("/local");
  expect(local.standIns.queues.counts("wake")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  expect(local.clock.nowMs()).toBeLessThan(due + 5000);
  expect(await (await get(local, "/local")).text()).toContain("Nothing is due");
});

test("the clock tells the time and goes where it is told", async () => {
  const local = await startFake();
  const { now } = (await (await get(local, "/local/clock")).json()) as { now: string };
  const to = new Date(Math.ceil(Date.parse(now) / 86_400_000) * 86_400_000).toISOString();
  expect(await (await post(local, "/local/clock", JSON.stringify({ to }))).json()).toEqual({ now: to, fired: 0 });
  const there = await post(local, "/local/clock", JSON.stringify({ advance: "P1M" }));
  expect(there.status).toBe(200);
});

test.each([
  ["the past", '{"to":"2020-01-01T00:00:00Z"}', "clock.past", /2020-01-01T00:00:00Z is before/],
  ["a negative duration", '{"advance":"-PT1H"}', "clock.past", /is before/],
  ["more than ten years", '{"advance":"P11Y"}', "clock.too_far", /at most 10 years/],
  ["a time without an offset", '{"to":"2030-01-01T00:00:00"}', "clock.invalid", /instant with an offset/],
  ["no duration", '{"advance":"tomorrow"}', "clock.invalid", /ISO 8601 duration/],
  ["a duration beyond all time", '{"advance":"P999999999Y"}', "clock.invalid", /advance/],
  ["a number", '{"advance":5}', "clock.invalid", /5 is not/],
  ["an unknown field", '{"advance":"PT1H","speed":2}', "clock.invalid", /"speed"/],
  ["both at once", '{"advance":"PT1H","to":"2030-01-01T00:00:00Z"}', "clock.invalid", /Exactly one/],
  ["nothing", "{}", "clock.invalid", /Exactly one/],
  ["a list", "[]", "clock.invalid", /JSON object/],
  ["broken JSON", "{", "clock.invalid", /not JSON/],
])("the clock refuses %s, saying why", async (_, body, code, detail) => {
  const local = await startFake();
  const before = local.clock.nowMs();
  expect(await problem(await post(local, "/local/clock", body))).toEqual({ status: 400, code, detail: expect.stringMatching(detail) });
  expect(local.clock.nowMs() - before).toBeLessThan(5000);
});

test("what does not exist is not found, and a wrong method is told the right one", async () => {
  const local = await startFake();
  expect(await problem(await get(local, "/local/none"))).toMatchObject({ status: 404, code: "local.not_found" });
  const wrong = await post(local, "/local/mail", "");
  expect(wrong.headers.get("allow")).toBe("GET");
  expect(await problem(wrong)).toMatchObject({ status: 405 });
});

test("pages elsewhere cannot use the browser of who sits here", async () => {
  const local = await startFake();
  const before = local.clock.nowMs();
  const crossSite = await post(local, "/local/move", "advance=P1D", { origin: "https://evil.example" });
  expect(await problem(crossSite)).toMatchObject({ status: 403 });
  // A name that resolves to this machine (DNS rebinding): same origin for the browser, but not ours.
  const rebound = await new Promise<number | undefined>((resolve) =>
    request(`${local.url}/local/mail`, { headers: { host: "evil.example" } }, (answer) => resolve(answer.statusCode)).end(),
  );
  expect(rebound).toBe(403);
  expect(local.clock.nowMs() - before).toBeLessThan(5000);
});
