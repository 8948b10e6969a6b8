import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { MAIL_BYTES_MAX, s3Mailbox } from "../../functions/aws/mailbox.ts";
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
    const client = new S3Client(standIns.config("s3"));
    return {
      mailbox: s3Mailbox({ client, bucket: BUCKET }),
      put: (key, raw) => standIns.objects.put(BUCKET, key, raw),
      close: async () => {
        client.destroy();
        await standIns.stop();
      },
    };
  });

  it("passes on what is neither a mail nor its absence", async () => {
    const standIns = await startStandIns(NOW);
    const client = new S3Client(standIns.config("s3"));
    await expect(s3Mailbox({ client, bucket: "no-such-bucket" }).read("a")).rejects.toMatchObject({ name: "NoSuchBucket" });
    standIns.faults.next("s3", { code: "AccessDenied", status: 403 });
    await expect(s3Mailbox({ client, bucket: BUCKET }).read("a")).rejects.toMatchObject({ name: "AccessDenied" });
    client.destroy();
    await standIns.stop();
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
    const client = new S3Client({ ...LOOPBACK, endpoint: `http://127.0.0.1:${(endless.address() as AddressInfo).port}` });
    expect((await s3Mailbox({ client, bucket: BUCKET }).read("endless"))?.length).toBe(MAIL_BYTES_MAX);
    client.destroy();
    endless.closeAllConnections();
    endless.close();
  });
});
