import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createTransport } from "nodemailer";
import { expect, test } from "vitest";
import { MAIL_DOMAIN } from "../../local/environment.ts";
import type { Local } from "../../local/start.ts";
import { recording, startFake } from "./fake.ts";

const TO = `token@${MAIL_DOMAIN}`;
const RAW =
  'From: "Jensen, Mette" <mette@nordlys.example>\r\nTo: Ada <ada@example.com>\r\nSubject: =?utf-8?Q?Caf=C3=A9?=\r\n\r\nHello =\r\n';

type Receipt = {
  mail: {
    source: string;
    messageId: string;
    destination: string[];
    headers: { name: string; value: string }[];
    headersTruncated: boolean;
    commonHeaders: object;
  };
  receipt: Record<string, { status: string }> & {
    recipients: string[];
    action: { bucketName: string; objectKey: string; objectKeyPrefix: string };
  };
};

async function instance(): Promise<{ local: Local; receipts(): Promise<Receipt[]> }> {
  const { records, handler } = recording();
  const local = await startFake(() => ({ inbound: handler }));
  const receipts = async () => {
    await local.settle();
    return records.map(({ body }) => {
      const envelope = JSON.parse(body) as { Type: string; Message: string };
      expect(envelope.Type).toBe("Notification");
      return JSON.parse(envelope.Message) as Receipt;
    });
  };
  return { local, receipts };
}

async function stored({ receipt }: Receipt): Promise<string> {
  const { Body } = await new S3Client().send(new GetObjectCommand({ Bucket: receipt.action.bucketName, Key: receipt.action.objectKey }));
  return String(await Body?.transformToString("latin1"));
}

function smtp(local: Local) {
  return createTransport({ host: "127.0.0.1", port: local.smtpPort, secure: false, ignoreTLS: true });
}

test("a mail sent by SMTP lies in the bucket, byte for byte under what SES adds, and is announced with its envelope", async () => {
  const { local, receipts } = await instance();
  const second = `s-other@${MAIL_DOMAIN}`;
  await smtp(local).sendMail({ envelope: { from: "ada@example.com", to: [TO, second] }, raw: RAW });

  const [one, ...others] = await receipts();
  if (!one) throw new Error("nothing was announced");
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    notificationType: "Received",
    mail: {
      source: "ada@example.com",
      destination: [TO, second],
      headersTruncated: false,
      commonHeaders: {
        from: ['"Jensen, Mette" <mette@nordlys.example>'],
        to: ["Ada <ada@example.com>"],
        subject: "Café",
        returnPath: "ada@example.com",
      },
    },
    receipt: {
      recipients: [TO, second],
      spamVerdict: { status: "PASS" },
      virusVerdict: { status: "PASS" },
      spfVerdict: { status: "PASS" },
      dkimVerdict: { status: "PASS" },
      dmarcVerdict: { status: "PASS" },
      action: {
        type: "S3",
        topicArn: expect.stringContaining("arn:aws:sns:"),
        objectKey: `raw/${one.mail.messageId}`,
        objectKeyPrefix: "raw/",
      },
    },
  });
  expect(one.mail.commonHeaders).not.toHaveProperty("date");
  const raw = await stored(one);
  expect(raw.endsWith(RAW)).toBe(true);
  expect(raw).toMatch(/^Return-Path: <ada@example.com>\r\nReceived: /);
  const results = one.mail.headers.find(({ name }) => name === "Authentication-Results");
  expect(results?.value).toMatch(
    /^amazonses.com; spf=pass .*dkim=pass header.i=@nordlys.example; dmarc=pass header.from=nordlys.example;$/,
  );
});

test("SMTP takes the null sender, refuses foreign recipients, and takes the others all the same", async () => {
  const { local, receipts } = await instance();
  const refused = smtp(local).sendMail({ envelope: { from: "ada@example.com", to: "eve@elsewhere.example" }, raw: RAW });
  await expect(refused).rejects.toMatchObject({ responseCode: 550 });
  const sent = await smtp(local).sendMail({ envelope: { from: "", to: [TO, "eve@elsewhere.example"] }, raw: RAW });
  expect(sent.rejected).toEqual(["eve@elsewhere.example"]);
  expect((await receipts()).map(({ mail, receipt }) => [mail.source, receipt.recipients])).toEqual([["", [TO]]]);
});

test("SMTP refuses what is larger than 40 MB, and stores nothing of it", async () => {
  const { local, receipts } = await instance();
  const raw = Buffer.concat([Buffer.from(RAW), Buffer.alloc(41 * 1024 * 1024, "0123456789 line\r\n")]);
  await expect(smtp(local).sendMail({ envelope: { from: "ada@example.com", to: TO }, raw })).rejects.toMatchObject({ responseCode: 552 });
  expect(await receipts()).toEqual([]);
});

const post = (local: Local, query: string, body = RAW) => fetch(`${local.url}/local/mail-in${query}`, { method: "POST", body });

test("a mail can be posted instead, and has been handled when the answer comes", async () => {
  const { local, receipts } = await instance();
  const response = await post(local, `?to=${TO}&to=two@${MAIL_DOMAIN}&from=`, RAW.replaceAll("\r\n", "\n"));
  expect([response.status, await response.json()]).toEqual([202, { accepted: true, recipients: [TO, `two@${MAIL_DOMAIN}`] }]);
  const [one] = await receipts();
  expect(one?.receipt.recipients).toHaveLength(2);
  // What was posted with bare line feeds is stored as SMTP would have carried it.
  expect(one && (await stored(one)).endsWith(RAW)).toBe(true);
});

test("a mail posted without an envelope sender comes from its author", async () => {
  const { local, receipts } = await instance();
  await post(local, `?to=${TO}`);
  expect((await receipts())[0]?.mail.source).toBe("mette@nordlys.example");
});

test("verdicts can be asked for, and the scanners' test strings are found", async () => {
  const { local, receipts } = await instance();
  await post(local, `?to=${TO}&from=a@b.example&dmarc=fail&dkim=GRAY`);
  await post(local, `?to=${TO}&from=a@b.example`, `${RAW}X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`);
  const [one, two] = await receipts();
  expect(one?.receipt).toMatchObject({ dmarcVerdict: { status: "FAIL" }, dmarcPolicy: "none", dkimVerdict: { status: "GRAY" } });
  expect(one && (await stored(one))).toContain("dmarc=fail");
  expect(two?.receipt.virusVerdict).toEqual({ status: "FAIL" });
});

test("an address cannot smuggle a header in", async () => {
  const { local, receipts } = await instance();
  await post(local, `?to=${TO}&from=${encodeURIComponent("a@b.example>\r\nX-Evil: yes")}`);
  const [one] = await receipts();
  expect(one && (await stored(one))).not.toMatch(/^X-Evil/m);
});

test("a long header is announced in part", async () => {
  const { local, receipts } = await instance();
  await post(local, `?to=${TO}&from=a@b.example`, `${`X-Filler: ${"x".repeat(900)}\r\n`.repeat(20)}${RAW}`);
  const [one] = await receipts();
  expect(one?.mail.headersTruncated).toBe(true);
  expect(one?.mail.commonHeaders).toMatchObject({ subject: "Café" });
});

test.each([
  ["no recipient", "?from=a@b.example", RAW, /\?to=/],
  ["a foreign recipient", "?to=eve@elsewhere.example&from=", RAW, /eve@elsewhere.example/],
  ["an empty mail", `?to=${TO}&from=`, "", /empty/],
  ["an unknown verdict", `?to=${TO}&from=&spam=MAYBE`, RAW, /spam/],
])("posting a mail with %s is refused with a reason", async (_, query, body, reason) => {
  const { local } = await instance();
  const response = await post(local, query, body);
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ code: "mail.invalid", title: expect.any(String), detail: expect.stringMatching(reason) });
});
