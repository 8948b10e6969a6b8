import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { expect, test } from "vitest";
import { SENDER_ADDRESS } from "../../local/environment.ts";
import type { Local } from "../../local/start.ts";
import { recording, startFake } from "./fake.ts";

const FORWARDING = `${"a1".repeat(16)}@in.followthrough.test`;
const DRAFT = [
  "From: Ada Okafor <ada@example.com>",
  "To: Mette Solberg <mette@nordvik.example>",
  `Bcc: s-copy@in.followthrough.test`,
  "Subject: Thank you",
  "X-Unsent: 1",
  "",
  "Dear Mette,",
];
const MAIL = [
  `From: Followthrough <${SENDER_ADDRESS}>`,
  "To: Ada Okafor <ada@example.com>",
  "Reply-To: n-notes@in.followthrough.test",
  "Subject: Ready to send",
  'Content-Type: multipart/mixed; boundary="m"',
  "",
  "--m",
  "",
  `When they answer, forward their mail to ${FORWARDING}.`,
  "--m",
  "Content-Type: message/rfc822",
  'Content-Disposition: attachment; filename="draft.eml"',
  "",
  ...DRAFT,
  "--m--",
  "",
].join("\r\n");

async function send(): Promise<string> {
  const command = new SendRawEmailCommand({ Destinations: ["ada@example.com"], RawMessage: { Data: Buffer.from(MAIL) } });
  return String((await new SESClient().send(command)).MessageId);
}

/** An instance that notes what comes in. */
async function listening() {
  const inbound = recording();
  const local = await startFake(() => ({ inbound: inbound.handler }));
  return { local, envelopes: () => inbound.records.map(({ body }) => JSON.parse(JSON.parse(body).Message).mail) };
}

const post = (local: Local, path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(local.url + path, { method: "POST", body: new URLSearchParams(form), headers, redirect: "manual" });
const FORWARD = {
  kind: "forward",
  from: "Ada Okafor <ada@example.com>",
  to: FORWARDING,
  employer: "Mette <mette@nordvik.example>",
  subject: "News",
  text: "Dear Ada,",
};

test("a mail by hand starts with what the mailbox knows: the candidate, their private address, the employer, a sample", async () => {
  const { local } = await listening();
  const id = await send();
  const forward = await (await fetch(`${local.url}/local?write=forward&mail=${id}&sample=regret`)).text();
  for (const known of [FORWARDING, "ada@example.com", "Mette Solberg &#60;mette@nordvik.example&#62;", "chosen another candidate"])
    expect(forward).toContain(known);
  expect(await (await fetch(`${local.url}/local?write=reply&mail=${id}`)).text()).toContain("n-notes@in.followthrough.test");
});

test("a forward by hand comes in from the candidate, at their private address, and leads back to the mailbox", async () => {
  const { local, envelopes } = await listening();
  const sent = await post(local, "/local/write", FORWARD);
  expect([sent.status, sent.headers.get("location")]).toEqual([303, "/local?done=nothing"]);
  expect(envelopes()).toEqual([expect.objectContaining({ source: "ada@example.com", destination: [FORWARDING] })]);
  expect(await (await fetch(`${local.url}/local?done=nothing`)).text()).toContain("No mail came of it");
});

test("the draft in a mail is sent by one button: its copy comes in at the address in its Bcc", async () => {
  const { local, envelopes } = await listening();
  const id = await send();
  expect((await post(local, "/local/send-draft", { mail: id })).headers.get("location")).toBe(`/local?done=nothing&mail=${id}`);
  expect(envelopes()).toEqual([expect.objectContaining({ source: "ada@example.com", destination: ["s-copy@in.followthrough.test"] })]);
  expect((await post(local, "/local/send-draft", { mail: "none" })).status).toBe(400);
});

test.each([
  ["no address to send to", { to: "" }, "“To” must hold one address"],
  ["an address elsewhere", { to: "mette@nordvik.example" }, "mette@nordvik.example is not one"],
  ["two authors", { employer: "a@example.com, b@example.com" }, "“Written by” must hold one address"],
  ["an author without an address", { employer: "nobody" }, "“Written by” must hold one address"],
  ["nothing in it", { text: " \r\n" }, "The mail says nothing"],
])("a mail with %s is not sent: the form says why, and keeps what was typed", async (_, changes, words) => {
  const { local, envelopes } = await listening();
  const id = await send();
  const typed = { ...FORWARD, subject: "What I typed", note: "offer <b>", text: "Dear Ada, my own words", mail: id, ...changes };
  const answer = await post(local, "/local/write", typed);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([422, "text/html; charset=utf-8"]);
  const page = await answer.text();
  expect(page).toMatch(new RegExp(`role="alert">[^<]*${words}`));
  for (const [name, value] of Object.entries(typed).filter(([name]) => !["kind", "text", "mail"].includes(name)))
    expect(page).toContain(`name="${name}" value="${value.replace(/[<>]/g, (character) => `&#${character.charCodeAt(0)};`)}"`);
  expect(page).toContain(`${typed.text.replace("\r", "")}</textarea>`);
  expect(page).toContain(`name="mail" value="${id}"`);
  expect(envelopes()).toEqual([]);
});

test("a link to a mail that is not there says so, and shows the list", async () => {
  const { local } = await listening();
  const id = await send();
  const missing = await fetch(`${local.url}/local?mail=none`);
  expect(missing.status).toBe(404);
  const page = await missing.text();
  expect(page).toMatch(/role="alert">There is no such mail in this mailbox\. Choose one from the list\./);
  expect(page).toContain(`mail=${id}`);
  expect(await (await fetch(`${local.url}/local?mail=${id}`)).text()).not.toContain('role="alert"');
});

test("what is typed cannot add a header, and pages elsewhere cannot send", async () => {
  const { local, envelopes } = await listening();
  await post(local, "/local/write", { ...FORWARD, subject: "News\r\nX-Evil: 1", from: "Ada\r\nX-Evil: 2 <ada@example.com>" });
  for (const { headers } of envelopes()) expect(headers.map(({ name }: { name: string }) => name)).not.toContain("X-Evil");
  expect((await post(local, "/local/write", FORWARD, { origin: "https://evil.example" })).status).toBe(403);
  expect(envelopes()).toHaveLength(1);
});

test("what is due next is shown whatever is open: the list, a mail, a mail being written", async () => {
  const local = await startFake(() => ({
    dueNext: async () => [
      { at: "2030-01-07T08:00:00.000Z", words: "thank-you: Engineer, Acme" },
      { at: "2030-01-08T08:00:00.000Z", words: "the interview is over" },
    ],
  }));
  const id = await send();
  for (const query of ["", `?mail=${id}`, `?mail=${id}&view=source`, `?write=reply&mail=${id}`, "?mail=none"])
    expect(await (await fetch(`${local.url}/local${query}`)).text()).toMatch(
      /Next: <time datetime="2030-01-07T08:00:00.000Z">Mon, 7 Jan 2030, 08:00 UTC<\/time>, thank-you: Engineer, Acme</,
    );
});

test("an empty mailbox says what to begin with, at its own address", async () => {
  const { local } = await listening();
  expect(await (await fetch(`${local.url}/local`)).text()).toContain(`curl -s ${local.url}/v1/candidates`);
});

test("the page has browsers name its origin with its own forms, which are then taken", async () => {
  const { local } = await listening();
  const page = await fetch(`${local.url}/local`);
  expect(page.headers.get("referrer-policy")).toBe("same-origin");
  expect((await post(local, "/local/move", { advance: "PT1H" }, { origin: local.url })).status).toBe(303);
});
