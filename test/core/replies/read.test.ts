import { addressParser } from "postal-mime";
import { describe, expect, it } from "vitest";
import type { Letter } from "../../../core/replies/letter.ts";
import { letterFromText, readMail } from "../../../core/replies/read.ts";

async function read(raw: string | Uint8Array): Promise<Letter> {
  const letter = await readMail(typeof raw === "string" ? Buffer.from(raw.replace(/\r?\n/g, "\r\n"), "latin1") : raw);
  if ("unreadable" in letter) throw new Error(letter.unreadable);
  return letter;
}

/** Every string in a letter, wherever it is. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(strings);
}

const HEAD = "From: Mette Holm <mette@X.Example>\nTo: Jane <jane@c.example>\nSubject: Hello\nDate: Mon, 2 Nov 2026 09:26:50 +0100\n";

describe("a mail is read", () => {
  it("into its header fields, cleaned", async () => {
    const letter = await read(
      `Return-Path: <bounce@x.example>\nAuthentication-Results: mx.us; dmarc=pass\nAuthentication-Results: forged; dmarc=pass\n${HEAD}Cc: team: a@b.example, "B, C" <d@E.example>;\nReply-To: <r@x.example>\nMessage-ID: <m1@x.example>\nIn-Reply-To: <m0@c.example>\nReferences: <a@c.example>\n <m0@c.example>\nAuto-Submitted: Auto-Generated\nPrecedence: Bulk\nList-Unsubscribe: <mailto:u@x.example>\n\nDear Jane`,
    );
    expect(letter).toMatchObject({
      from: { name: "Mette Holm", address: "mette@x.example" },
      replyTo: { address: "r@x.example" },
      to: [{ name: "Jane", address: "jane@c.example" }],
      cc: [{ address: "a@b.example" }, { name: "B, C", address: "d@e.example" }],
      subject: "Hello",
      writtenAt: "2026-11-02T08:26:50.000Z",
      writtenAtOffsetMinutes: 60,
      messageId: "m1@x.example",
      inReplyTo: "m0@c.example",
      references: ["a@c.example", "m0@c.example"],
      text: "Dear Jane",
      headers: {
        autoSubmitted: "auto-generated",
        precedence: "bulk",
        returnPath: "bounce@x.example",
        listUnsubscribe: true,
        authenticationResults: "mx.us; dmarc=pass",
        forwardedFor: null,
      },
      problems: [],
    });
  });

  it("with the first of a doubled header", async () => {
    const letter = await read(`From: first@x.example\nFrom: second@x.example\nSubject: one\nSubject: two\n\nx`);
    expect(letter.from?.address).toBe("first@x.example");
    expect(letter.subject).toBe("one");
  });

  it("without CR, LF or NUL from encoded words, so that no header can be injected", async () => {
    const letter = await read(
      `From: =?utf-8?Q?Mette=0D=0ABcc:_evil@x.example?= <mette@x.example>\nSubject: =?utf-8?Q?Hello=0D=0ABcc:_evil@x.example=00?=\nTo: =?utf-8?B?${Buffer.from("a\r\nb\0").toString("base64")}?= <a@b.example>\n\nx\0y`,
    );
    for (const text of strings({ ...letter, text: "" })) expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    expect(letter.text).toBe("xy");
    expect(letter.from?.address).toBe("mette@x.example");
  });

  it("with NULs in header names and values", async () => {
    const letter = await read(`Fr\0om: a@b.example\nFrom: a\0 <c@d.example>\nSubject: x\0y\n\nhello`);
    for (const text of strings(letter)) expect(text).not.toContain("\0");
    expect(letter.text).toBe("hello");
  });

  it("without marks that turn text around or split words", async () => {
    const letter = await read(
      Buffer.from(
        `From: a@b.example\r\nSubject: \u202Eevil\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWe re\u00ADgret to in\u200Bform you`,
      ),
    );
    expect(letter.subject).toBe("evil");
    expect(letter.text).toBe("We regret to inform you");
  });

  it("when it ends in the middle of a part", async () => {
    const letter = await read(
      `${HEAD}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nDear Jane, we ch`,
    );
    expect(letter.text).toBe("Dear Jane, we ch");
  });

  it("when it ends in the middle of its header", async () => {
    expect((await read("From: a@b.example\nSubject: Hel")).subject).toBe("Hel");
  });

  it("with an unreadable date as none, and says so", async () => {
    const letter = await read("From: a@b.example\nDate: yesterday\n\nx");
    expect(letter.writtenAt).toBeNull();
    expect(letter.problems).toContain("the Date header cannot be read");
  });

  it("from HTML when there is no plain part", async () => {
    const letter = await read(
      `${HEAD}Content-Type: text/html\n\n<style>p{}</style><p>Dear Jane,</p><p>We <b>regret</b> to tell you&nbsp;&ndash; no.</p>`,
    );
    expect(letter.text).toBe("Dear Jane,\n\nWe regret to tell you – no.");
  });

  it("from HTML when the plain part is a stub", async () => {
    const html = `<p>Dear Jane,</p><p>${"We chose another candidate for the post of analyst. ".repeat(5)}</p>`;
    const letter = await read(
      `${HEAD}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nYour mail program cannot show HTML.\n--b\nContent-Type: text/html\n\n${html}\n--b--`,
    );
    expect(letter.text).toContain("We chose another candidate");
  });

  it("from the plain part when both say the same", async () => {
    const letter = await read(
      `${HEAD}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nDear Jane, no.\n--b\nContent-Type: text/html\n\n<p>Dear Jane, no.</p>\n--b--`,
    );
    expect(letter.text).toBe("Dear Jane, no.");
  });

  it("with its invitations and attachments", async () => {
    const ics = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR";
    const letter = await read(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee invite\n--b\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\n\n${ics}\n--b\nContent-Type: application/octet-stream; name="invite.ics"\nContent-Disposition: attachment; filename="invite.ics"\n\n${ics}\n--b\nContent-Type: application/pdf; name="a\\"b.pdf"\nContent-Disposition: attachment; filename="offer.pdf"\nContent-Transfer-Encoding: base64\n\nQUJD\n--b--`,
    );
    expect(letter.calendars).toHaveLength(2);
    expect(letter.calendars[0]).toMatch(/^BEGIN:VCALENDAR\nBEGIN:VEVENT/);
    expect(letter.attachments).toContainEqual({ filename: "offer.pdf", contentType: "application/pdf", sizeBytes: 3 });
    expect(letter.text).toBe("see invite");
  });

  it("with soft line breaks joined, but never over a change of quote depth", async () => {
    const letter = await read(
      `${HEAD}Content-Type: text/plain; format=flowed\n\nWe would like \nto see you.\n> When will you \n> decide? \nOn Friday.\n-- \nMette`,
    );
    expect(letter.text).toBe("We would like to see you.\n> When will you decide?\nOn Friday.\n-- \nMette");
  });

  it("naming a charset that has no decoder", async () => {
    expect((await read(`${HEAD}Content-Type: text/plain; charset=x-mac-cyrillic-2\n\nHi`)).problems).toContain(
      "charset x-mac-cyrillic-2 has no decoder",
    );
  });

  it.each([
    ["utf-7", "Caf+AOk-, 1 +- 2, +ZeVnLIqe!", "Café, 1 + 2, 日本語!"],
    ["unicode-1-1-utf-7", "We regret+ICY- no", "We regret… no"],
    ["hz-gb-2312", "a ~{VPND~} b ~~ c", "a 中文 b ~ c"],
    ["iso-2022-kr", "\u001b$)C\u000e1[\u000f x", "글 x"],
  ])("in %s, which Node has no decoder for", async (charset, encoded, text) => {
    const letter = await read(`${HEAD}Content-Type: text/plain; charset=${charset}\n\n${encoded}`);
    expect([letter.text, letter.problems]).toEqual([text, []]);
  });

  it("naming attachments that it cannot look into", async () => {
    const letter = await read(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n\n--b\nContent-Type: application/vnd.ms-outlook\nContent-Disposition: attachment; filename="Your interview.msg"\n\nx\n--b--`,
    );
    expect(letter.problems[0]).toMatch(/Outlook \.msg/);
  });

  it("with messages attached at most five deep", async () => {
    let raw = "From: a@b.example\nSubject: deepest\n\nhello";
    for (let depth = 0; depth < 8; depth++)
      raw = `From: a@b.example\nSubject: ${depth}\nContent-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\nContent-Type: message/rfc822\n\n${raw}\n--b${depth}--`;
    let letter: Letter | undefined = await read(raw);
    let depth = 0;
    for (; letter?.attached[0]; depth++) letter = letter.attached[0];
    expect(depth).toBe(5);
    expect(letter?.problems.join()).toMatch(/more than 5 deep/);
  });

  it("in part when its text is larger than any letter, and says so", async () => {
    const letter = await read(Buffer.concat([Buffer.from(`${HEAD}\nDear Jane\n`), Buffer.alloc(11 * 1024 * 1024, `${"x".repeat(75)}\n`)]));
    expect(letter.text).toMatch(/^Dear Jane/);
    expect(letter.problems).toEqual(["text cut at 2 MB", "text cut at 200,000 characters"]);
  });

  it("behind 30 MB of attachment", async () => {
    const base64 = Buffer.alloc(30 * 1024 * 1024, `${"QUJD".repeat(19)}\r\n`);
    const head = `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
    const start = performance.now();
    const letter = await read(Buffer.concat([Buffer.from(head), base64, Buffer.from("\r\n--b\r\n\r\nDear Jane\r\n--b--")]));
    expect(letter.text).toBe("Dear Jane");
    expect(letter.attachments[0]?.sizeBytes).toBeGreaterThan(22_000_000);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it("from the text when its boundary never comes", async () => {
    expect(
      (await read(`${HEAD}Content-Type: multipart/mixed; boundary=wrong\n\n--right\nContent-Type: text/plain\n\nDear Jane\n--right--`))
        .text,
    ).toContain("Dear Jane");
  });

  it("from the text when that is marked as an attachment", async () => {
    expect((await read(`${HEAD}Content-Type: text/plain\nContent-Disposition: attachment; filename=letter.txt\n\nDear Jane`)).text).toBe(
      "Dear Jane",
    );
  });

  it("with a footer that a list added as a part of its own", async () => {
    const letter = await read(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Dear Jane</p>\n--b\n\nthe footer\n--b--`,
    );
    expect(letter.text).toBe("Dear Jane\n\nthe footer");
  });

  it("with file names in pieces and in other charsets", async () => {
    const letter = await read(
      `${HEAD}Content-Type: multipart/mixed; boundary="b (c"; x\n\n--b (c  \nContent-Type: application/pdf\nContent-Disposition: attachment;\n filename*0*=utf-8''Angebot%20%E2%82;\n filename*1*=%AC;\n filename*2=".pdf"\n\nx\n--b (c\nContent-Type: image/png; name="=?utf-8?Q?B=C3=A4r.png?="\n\nx\n--b (c--`,
    );
    expect(letter.attachments.map(({ filename }) => filename)).toEqual(["Angebot €.pdf", "Bär.png"]);
  });

  it.each([
    ["nothing", ""],
    ["41 MB", "x".repeat(41 * 1024 * 1024)],
    ["bytes that are no mail", "\u0000\u0001\u0002"],
  ])("or refused with a reason: %s", async (_, raw) => {
    expect(await readMail(Buffer.from(raw))).toEqual({ unreadable: expect.any(String) });
  });

  it("with the signs of an automatic redirect", async () => {
    const letter = await read(`${HEAD}X-Forwarded-For: jane@c.example in@us.example\nX-Forwarded-To: in@us.example\n\nx`);
    expect(letter.headers.forwardedFor).toBe("jane@c.example in@us.example; in@us.example");
  });
});

describe("an address is read as the parser of address lists reads it", () => {
  it.each([
    "mette@x.example",
    "<mette@x.example>",
    "Mette <mette@x.example>",
    "Mette Holm <mette@x.example>",
    '"Mette Holm" <mette@x.example>',
    '"Mette Holm"<mette@x.example>',
    "M. O'Neil-Holm <mette.holm+jobs@hr.x-y.example>",
    "'Mette Holm' <mette@x.example>",
    "Mette  Holm <mette@x.example>",
    "Mette Holm<mette@x.example>",
    '"Holm, Mette" <mette@x.example>',
    "Mette (HR) <mette@x.example>",
    "a@x.example <mette@x.example>",
    "mette@x.example, jane@c.example",
    "Team: mette@x.example;",
    "Mette Holm",
  ])("%s", async (to) => {
    const listed = addressParser(to, { flatten: true }).flatMap(({ name, address = "" }) =>
      address === "" ? [] : [{ name: name.replace(/^['"]|['"]$/g, ""), address }],
    );
    expect((await read(`From: a@b.example\nTo: ${to}\n\nHello`)).to).toEqual(listed);
  });
});

describe("a posted text is read", () => {
  it("like a mail", () => {
    const letter = letterFromText({
      from: "Mette Holm <mette@x.example>",
      subject: "a\r\nb",
      text: "Dear Jane\r\n\r\nno",
      receivedAt: "2026-11-02T09:26:00+01:00",
      messageId: "<m@x>",
    });
    expect(letter).toMatchObject({
      from: { name: "Mette Holm", address: "mette@x.example" },
      subject: "a b",
      text: "Dear Jane\n\nno",
      writtenAt: "2026-11-02T08:26:00.000Z",
      messageId: "m@x",
      problems: [],
    });
  });
  it("from its HTML", () => {
    expect(
      letterFromText({ from: "m@x.example", subject: "", html: "<p>no<script>yes</script>", receivedAt: "2026-11-02T09:26:00Z" }).text,
    ).toBe("no");
  });
  it("also when the sender is no address, and says so", () => {
    expect(letterFromText({ from: "Mette", subject: "", text: "x", receivedAt: "2026-11-02T09:26:00Z" })).toMatchObject({
      from: null,
      problems: ["no address in from"],
    });
  });
});
