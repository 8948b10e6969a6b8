import { afterAll, beforeAll, expect, it } from "vitest";
import type { Mailbox } from "../../core/ports.ts";

/** The mailbox, and the way in that SES has. */
export type MailboxUnderTest = { mailbox: Mailbox; put: (key: string, raw: Buffer) => void; close: () => Promise<void> };

/** The promises of `Mailbox`. */
export function mailboxContract(open: () => Promise<MailboxUnderTest>): void {
  let under: MailboxUnderTest;

  beforeAll(async () => {
    under = await open();
  });
  afterAll(() => under.close());

  it("reads a mail as it came, byte for byte", async () => {
    const raw = Buffer.concat([Buffer.from("Subject: \u00e5\r\n\r\n"), Buffer.from([0, 0xff, 0xfe, 0x0a, 0x0d])]);
    under.put("inbound/abc+d é", raw);
    expect(Buffer.from((await under.mailbox.read("inbound/abc+d é")) ?? []).equals(raw)).toBe(true);
  });

  it("erases a mail, and one that is not there as well", async () => {
    under.put("inbound/erased", Buffer.from("Subject: x"));
    for (let time = 0; time < 2; time++) await under.mailbox.remove("inbound/erased");
    expect(await under.mailbox.read("inbound/erased")).toBeNull();
  });

  it("knows an empty mail from one that is not there", async () => {
    under.put("inbound/empty", Buffer.alloc(0));
    expect(await under.mailbox.read("inbound/empty")).toHaveLength(0);
    expect(await under.mailbox.read("inbound/gone")).toBeNull();
  });
}
