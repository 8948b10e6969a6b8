import { afterAll, beforeAll, expect, it } from "vitest";
import type { Mailer } from "../../core/ports.ts";

/** The mailer, and what it is known to have sent. */
export type MailerUnderTest = {
  mailer: Mailer;
  /** To whom the mail of this id went, with its subject. */
  sentAs: (sesId: string) => { to: string[]; subject: string } | undefined;
  close: () => Promise<void>;
};

/** A mail as the composer makes it: CRLF throughout. */
export function rawMail(subject: string, { from = "drafts@followthrough.test", body = "Kjære Åse" } = {}): Uint8Array {
  const lines = [
    `From: Followthrough <${from}>`,
    "To: someone-else@example.com",
    `Subject: ${subject}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    body,
  ];
  return Buffer.from(lines.join("\r\n"));
}

/** The promises of `Mailer` that hold while nothing is wrong. */
export function mailerContract(open: () => Promise<MailerUnderTest>): void {
  let under: MailerUnderTest;

  beforeAll(async () => {
    under = await open();
  });
  afterAll(() => under.close());

  it("sends to the envelope's address, not the header's, and tells the id", async () => {
    const outcome = await under.mailer.send({
      raw: rawMail("Your draft"),
      to: "ada@example.com",
      tags: { record: "int_1", message: "msg_1" },
    });
    expect(outcome).toEqual({ sent: true, sesId: expect.any(String) });
    expect(outcome.sent && under.sentAs(outcome.sesId)).toEqual({ to: ["ada@example.com"], subject: "Your draft" });
  });

  it("sends twice what it is given twice, each under an id of its own", async () => {
    const mail = { raw: rawMail("Again"), to: "ada@example.com", tags: {} };
    const [first, second] = [await under.mailer.send(mail), await under.mailer.send(mail)];
    expect(first.sent && second.sent && first.sesId !== second.sesId).toBe(true);
  });
}
