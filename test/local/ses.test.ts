import { SESClient, SendRawEmailCommand, type SendRawEmailCommandInput } from "@aws-sdk/client-ses";
import { expect, test } from "vitest";
import { MAIL_DOMAIN, SENDER_ADDRESS } from "../../local/environment.ts";
import { refusal, startFake } from "./fake.ts";

const HEADER = [
  `From: Followthrough <${SENDER_ADDRESS}>`,
  "To: ada@example.com",
  "Subject: =?utf-8?Q?Caf=C3=A9?=",
  "Message-ID: <ours@example>",
  "Date: Thu, 01 Jan 1970 00:00:00 +0000",
];

function raw(...more: string[]): Uint8Array {
  return Buffer.from([...HEADER, ...more, "", "Hello\r\n"].join("\r\n"));
}

function send(input: Partial<SendRawEmailCommandInput> & { Data?: Uint8Array } = {}) {
  const { Data = raw(), ...rest } = input;
  return new SESClient({ maxAttempts: 1 }).send(
    new SendRawEmailCommand({ Destinations: ["ada@example.com"], RawMessage: { Data }, ...rest }),
  );
}

test("a mail is kept byte for byte as it was given, and with SES's own Message-ID and Date as it was delivered", async () => {
  const { standIns, clock } = await startFake();
  const { MessageId = "" } = await send({
    Source: SENDER_ADDRESS,
    Tags: [{ Name: "record", Value: "int_1" }],
    ConfigurationSetName: "followthrough",
  });

  expect(standIns.mails.list()).toEqual([
    {
      id: MessageId,
      to: ["ada@example.com"],
      from: `Followthrough <${SENDER_ADDRESS}>`,
      subject: "Café",
      atMs: expect.closeTo(clock.nowMs(), -4),
    },
  ]);
  expect(standIns.mails.raw(MessageId, "given")).toEqual(raw());
  const delivered = String(standIns.mails.raw(MessageId, "delivered"));
  expect(delivered).toContain(`Message-ID: <${MessageId}@email.amazonses.com>\r\n`);
  expect(delivered).not.toContain("ours@example");
  expect(delivered).not.toContain("1970");
  expect(delivered.endsWith("\r\n\r\nHello\r\n")).toBe(true);
});

test("Bcc recipients get the mail and are not in it", async () => {
  const { standIns } = await startFake();
  const { MessageId = "" } = await send({ Data: raw("Bcc: secret@example.com,", " other@example.com"), Destinations: undefined });
  expect(standIns.mails.list()[0]?.to).toEqual(["ada@example.com", "secret@example.com", "other@example.com"]);
  expect(String(standIns.mails.raw(MessageId, "delivered"))).not.toContain("secret");
});

test.each<[string, Partial<SendRawEmailCommandInput> & { Data?: Uint8Array }, string, RegExp]>([
  [
    "more than fifty recipients",
    { Destinations: Array.from({ length: 51 }, (_, n) => `a${n}@example.com`) },
    "InvalidParameterValue",
    /Recipient count exceeds 50/,
  ],
  [
    "more than ten megabytes",
    { Data: Buffer.concat([raw(), Buffer.from("line\r\n".repeat(1_800_000))]) },
    "InvalidParameterValue",
    /10485760 bytes/,
  ],
  [
    "a field twice that may be there once",
    { Data: raw("Auto-Submitted: auto-generated", "auto-submitted: no") },
    "InvalidParameterValue",
    /Duplicate header/,
  ],
  [
    "no From",
    { Data: Buffer.from("To: a@example.com\r\nSubject: x\r\n\r\nHello") },
    "InvalidParameterValue",
    /Missing required header 'From'/,
  ],
  ["a header that is none", { Data: raw("this is no header field") }, "MessageRejected", /header/],
  ["a line too long for SMTP", { Data: raw(`X-Long: ${"x".repeat(999)}`) }, "MessageRejected", /longer than 998/],
  [
    "a sender that is not verified",
    { Data: Buffer.from("From: a@elsewhere.example\r\n\r\nHello") },
    "MessageRejected",
    /not verified.*a@elsewhere.example/,
  ],
  ["a recipient that is no address", { Destinations: ["ada"] }, "InvalidParameterValue", /Missing final '@domain'/],
  ["no recipient", { Data: Buffer.from(`From: ${SENDER_ADDRESS}\r\n\r\nHello`), Destinations: undefined }, "InvalidParameterValue", /'To'/],
  ["a tag with a space", { Tags: [{ Name: "a b", Value: "c" }] }, "InvalidParameterValue", /tag/],
  ["an unknown configuration set", { ConfigurationSetName: "other" }, "ConfigurationSetDoesNotExistException", /<other> does not exist/],
])("refuses %s", async (_, input, name, message) => {
  const { standIns } = await startFake();
  expect(await refusal(send(input))).toEqual({ name, message: expect.stringMatching(message), status: 400 });
  expect(standIns.mails.list()).toEqual([]);
});

test("a throttled send sends nothing, one that fails after the fact sends all the same", async () => {
  const { standIns, faults } = await startFake();
  faults.next("ses", { code: "Throttling", message: "Maximum sending rate exceeded." });
  expect(await refusal(send())).toEqual({ name: "Throttling", message: "Maximum sending rate exceeded.", status: 400 });
  expect(standIns.mails.list()).toHaveLength(0);

  faults.next("ses", { code: "ServiceUnavailable", when: "after" });
  expect((await refusal(send())).status).toBe(503);
  expect(standIns.mails.list()).toHaveLength(1);

  faults.next("ses", { code: "Gone", when: "after", disconnect: true });
  expect((await refusal(send())).status).toBeUndefined();
  expect(standIns.mails.list()).toHaveLength(2);
  await send();
  expect(standIns.mails.list()).toHaveLength(3);
});

test("mails are there after a restart", async () => {
  const first = await startFake();
  const { MessageId = "" } = await send({ Data: raw(`Reply-To: n-token@${MAIL_DOMAIN}`) });
  await first.close();
  const second = await startFake(undefined, first.dataDir);
  expect(second.standIns.mails.get(MessageId)?.subject).toBe("Café");
});
