import fc from "fast-check";
import MailComposer from "nodemailer/lib/mail-composer";
import { expect, test } from "vitest";
import { dateValue, mailboxValue, textValue } from "../../../core/drafts/header-fields.ts";
import { filePart, mailText, multipart, textPart } from "../../../core/drafts/mime-parts.ts";

/** What reaches the writer: `oneLine` has taken controls and doubled spaces out of names and subjects. */
const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
const WORDS = fc.stringMatching(/^[ -~]{0,90}$/).chain((ascii) => fc.constantFrom(ascii, `${ascii} Zoë`, `Łódź ${ascii} 👩‍🔬 ${ascii}`));
const LINE = fc.oneof(WORDS, fc.string({ unit: "grapheme", maxLength: 200 })).map(oneLine);
const BODY = fc
  .array(fc.oneof(WORDS, fc.string({ unit: "grapheme", maxLength: 300 })), { maxLength: 12 })
  .map((lines) => lines.join("\n").trimEnd());
const ADDRESS = fc.constantFrom("ada@example.com", "a.b+c@bücher.example", "zoë@bücher.example", "a..b@example.com", "O'Neil@Example.COM");
const DATE = new Date("2026-12-02T11:00:00Z");

test("writes the same bytes as nodemailer, whatever is said", async () => {
  await fc.assert(
    fc.asyncProperty(LINE, LINE, ADDRESS, BODY, BODY, BODY, async (name, subject, address, text, html, file) => {
      // nodemailer hands on what was encoded before; nothing of ours was.
      fc.pre(!`${name}${subject}`.includes("=?") && [subject, text, html, file].every((one) => one.trim() !== ""));
      const base = "--_NmP-boundary-Part_";
      const ours = mailText(
        [
          ["Auto-Submitted", "auto-generated"],
          ["From", mailboxValue({ name, address })],
          ["To", mailboxValue({ address })],
          ["References", "<int_01kbinterview@follow.example>"],
          ["Subject", textValue(subject)],
          ["Message-ID", "<m@follow.example>"],
          ["Date", dateValue(DATE)],
        ],
        multipart("mixed", `${base}1`, [
          multipart("alternative", `${base}2`, [textPart("plain", text), textPart("html", html)]),
          filePart({ type: "message/rfc822", filename: "draft.eml", content: "Subject: a\r\n\r\nb" }),
          filePart({ type: "text/calendar; charset=utf-8; method=PUBLISH", filename: "calendar.ics", content: file }),
        ]),
      );
      const theirs = new MailComposer({
        headers: { "Auto-Submitted": "auto-generated" },
        from: { name, address },
        to: { name: "", address },
        references: ["<int_01kbinterview@follow.example>"],
        subject,
        messageId: "<m@follow.example>",
        date: DATE,
        text,
        html,
        textEncoding: "quoted-printable",
        newline: "windows",
        attachments: [
          { filename: "draft.eml", contentType: "message/rfc822", contentDisposition: "attachment", content: "Subject: a\r\n\r\nb" },
          { filename: "calendar.ics", contentType: "text/calendar; charset=utf-8; method=PUBLISH", content: file },
        ],
        ...{ baseBoundary: "boundary" },
      });
      expect(ours).toBe((await theirs.compile().build()).toString());
    }),
    { numRuns: 300 },
  );
});

test("shows what looks encoded as it was typed", () => {
  expect(textValue("=?utf-8?Q?Offer?=")).toBe("=?UTF-8?Q?=3D=3Futf-8=3FQ=3FOffer=3F=3D?=");
});

test("gives an address that is none no name to hide behind", () => {
  expect(mailboxValue({ name: "Mette", address: "" })).toBe("");
});
