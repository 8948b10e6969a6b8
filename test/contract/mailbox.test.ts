import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { MAIL_BYTES_MAX, s3Mailbox } from "../../functions/aws/mailbox.ts";
import { s3 } from "../../functions/aws/s3.ts";
import { memoryPorts } from "../fakes/memory.ts";
import { LOOPBACK } from "./engines.ts";
import { mailboxContract } from "./mailbox.contract.ts";
import { BUCKET, startStandIns } from "./stand-ins.ts";

const NOW = "2026-11-23T09:00:00.000Z";

describe("the mailbox in memory", () => {
  mailboxContract(async () => {
    const { mailbox, putMail } = memoryPorts({ now: () => Temporal.Instant.from(NOW) });
    return { mailbox, put: putMail, close: async () => undefined };
  });
});

describe("the mailbox in S3", () => {
  mailboxContract(async () => {
    const standIns = await startStandIns(NOW);
    const client = s3(standIns.config("s3"));
    return {
      mailbox: s3Mailbox({ s3: client, bucket: BUCKET }),
      put: (key, raw) => standIns.objects.put(BUCKET, key, raw),
      close: standIns.stop,
    };
  });

  it("passes on what is neither a mail nor its absence", async () => {
    const standIns = await startStandIns(NOW);
    const client = s3(standIns.config("s3"));
    await expect(s3Mailbox({ s3: client, bucket: "no-such-bucket" }).read("a")).rejects.toMatchObject({ name: "NoSuchBucket" });
    standIns.faults.next("s3", { code: "AccessDenied", status: 403 });
    await expect(s3Mailbox({ s3: client, bucket: BUCKET }).read("a")).rejects.toMatchObject({ name: "AccessDenied" });
    standIns.objects.put(BUCKET, "a", Buffer.from("Subject: a"));
    standIns.faults.next("s3", { code: "SlowDown", status: 503 });
    expect(await s3Mailbox({ s3: client, bucket: BUCKET }).read("a")).toHaveLength(10);
    await standIns.stop();
  });

  it("signs as AWS asks (Signature Version 4), whatever the key", async () => {
    const hex = (text: string) => createHash("sha256").update(text).digest("hex");
    const asked = Promise.withResolvers<IncomingMessage>();
    const server = createServer((request, response) => {
      asked.resolve(request);
      response.writeHead(204).end();
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await s3Mailbox({ s3: s3({ ...LOOPBACK, endpoint }), bucket: BUCKET }).remove("raw/a+b é'(1)");
    const { method, url, headers } = await asked.promise;
    server.close();
    expect(url).toBe("/mail/raw/a%2Bb%20%C3%A9%27%281%29");
    const [, scope = "", signed = "", signature] =
      /Credential=test\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)$/.exec(headers.authorization ?? "") ?? [];
    expect(signed.split(";")).toEqual(["host", "x-amz-content-sha256", "x-amz-date"]);
    const lines = signed.split(";").map((name) => `${name}:${headers[name]}\n`);
    const canonical = [method, url, "", lines.join(""), signed, hex("")].join("\n");
    const toSign = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, hex(canonical)].join("\n");
    const keyed = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
    expect(signature).toBe(keyed(scope.split("/").reduce<string | Buffer>(keyed, "AWS4test"), toSign).toString("hex"));
  });

  it("reads no more of a mail than SES could have put there", async () => {
    const chunk = Buffer.alloc(1024 * 1024, "x");
    const endless = createServer((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.writeHead(200).on("drain", more);
      more();
    });
    await once(endless.listen(0, "127.0.0.1"), "listening");
    const client = s3({ ...LOOPBACK, endpoint: `http://127.0.0.1:${(endless.address() as AddressInfo).port}` });
    expect((await s3Mailbox({ s3: client, bucket: BUCKET }).read("endless"))?.length).toBe(MAIL_BYTES_MAX);
    endless.closeAllConnections();
    endless.close();
  });
});
