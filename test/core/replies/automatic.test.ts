import { describe, expect, it } from "vitest";
import {
  type Automatic,
  automaticKind,
  forwardingConfirmation,
  hasLeftTheCompany,
  isLeavingNotice,
} from "../../../core/replies/automatic.ts";
import type { Letter } from "../../../core/replies/letter.ts";
import { letterFromText, readMail } from "../../../core/replies/read.ts";

const HEAD = "To: jane.doe@candidate.example\r\nDate: Mon, 2 Nov 2026 09:26:00 +0100\r\n";

async function mail(headers: string, body = "Hello"): Promise<Letter> {
  const letter = await readMail(Buffer.from(`${headers.trim().replace(/\n/g, "\r\n")}\r\n${HEAD}\r\n${body}`));
  if ("unreadable" in letter) throw new Error(letter.unreadable);
  return letter;
}

const REPORT = `Content-Type: multipart/report; report-type=delivery-status; boundary="b"`;
const REPORT_BODY =
  "--b\r\n\r\nYour message could not be delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n--b--\r\n";

const KINDS: [string, string, string, Automatic][] = [
  ["a delivery report is a bounce", `From: Mail Delivery <noreply@x.example>\n${REPORT}`, REPORT_BODY, "bounce"],
  ["a report inside a mixed mail too", "From: a@x.example\nContent-Type: multipart/mixed; boundary=b", REPORT_BODY, "bounce"],
  ["mailer-daemon", "From: MAILER-DAEMON@mx.example\nSubject: failure notice", "Sorry it didn't work out.", "bounce"],
  [
    "postmaster with a null return path",
    "Return-Path: <>\nFrom: postmaster@x.example\nSubject: Undeliverable: Thank you",
    "Delivery has failed",
    "bounce",
  ],
  [
    "a person at postmaster@ is a person",
    "Return-Path: <postmaster@x.example>\nFrom: postmaster@x.example\nSubject: Your interview",
    "Dear Jane, we chose another candidate.",
    null,
  ],
  [
    "a null return path with a bounce's subject",
    "Return-Path: <>\nFrom: mail@x.example\nSubject: Mail delivery failed: returning message to sender",
    "x",
    "bounce",
  ],
  [
    "a bounce that says auto-replied is still a bounce",
    "Auto-Submitted: auto-replied\nFrom: MAILER-DAEMON@mx.example\nSubject: Undelivered Mail Returned to Sender",
    "x",
    "bounce",
  ],
  [
    "a null return path alone is nothing: Exchange forwards with one",
    "Return-Path: <>\nFrom: mette@x.example\nSubject: Your interview",
    "Dear Jane, we chose another candidate.",
    null,
  ],
  [
    "RFC 3834 auto-replied",
    "Auto-Submitted: auto-replied (vacation)\nFrom: mette@x.example\nSubject: Re: Thank you",
    "I am away.",
    "auto_reply",
  ],
  ["X-Autoreply", "X-Autoreply: yes\nFrom: mette@x.example\nSubject: Re: Thank you", "I am away.", "auto_reply"],
  ["X-Autorespond", "X-Autorespond: Thank you\nFrom: mette@x.example\nSubject: Thank you", "I am away.", "auto_reply"],
  ["Precedence: auto_reply", "Precedence: auto_reply\nFrom: mette@x.example\nSubject: Thank you", "I am away.", "auto_reply"],
  [
    "Outlook's Automatic reply",
    "X-Auto-Response-Suppress: All\nFrom: mette@x.example\nSubject: Automatic reply: Thank you",
    "I am away.",
    "auto_reply",
  ],
  ["Out of office", "From: mette@x.example\nSubject: Out of Office: Thank you", "I am away.", "auto_reply"],
  ["Abwesenheitsnotiz", "From: mette@x.example\nSubject: Abwesenheitsnotiz: Danke", "x", "auto_reply"],
  ["Réponse automatique", "From: mette@x.example\nSubject: =?utf-8?Q?R=C3=A9ponse_automatique_:_Merci?=", "x", "auto_reply"],
  [
    "a read receipt",
    'From: mette@x.example\nSubject: Read: Thank you\nContent-Type: multipart/report; report-type=disposition-notification; boundary="b"',
    "--b\r\n\r\nread\r\n--b--",
    "auto_reply",
  ],
  [
    "a system's rejection is none",
    "Auto-Submitted: auto-generated\nPrecedence: bulk\nList-Unsubscribe: <mailto:x@ats.example>\nX-Auto-Response-Suppress: All\nFrom: no-reply@ats.example\nSubject: Your application",
    "Unfortunately we will not proceed.",
    null,
  ],
  ["a letter that speaks of an office is none", "From: mette@x.example\nSubject: Interview at our office", "See you.", null],
  ["a letter about an automatic process is none", "From: mette@x.example\nSubject: Re: Automation engineer", "See you.", null],
];

describe("automatic mail", () => {
  it.each(KINDS)("%s", async (_, headers, body, kind) => {
    expect(automaticKind(await mail(headers, body))).toBe(kind);
  });
});

const GMAIL = `jane.doe@gmail.com has requested to automatically forward mail to your email
address c7k2@in.followthrough.example.
Confirmation code: 482913077

To allow jane.doe@gmail.com to automatically forward mail to your address,
please click the link below to confirm the request:

https://mail-settings.google.com/mail/vf-%5BANGjdJ8x%5D-abc_DEF

If you click the link and it appears to be broken, please copy and paste it.

If you accidentally clicked the link, but you do not want to allow this, click this link to cancel this verification:
https://mail-settings.google.com/mail/uf-%5BANGjdJ-cancel%5D-xyz`;

describe("set-up mails of a forward", () => {
  it("Gmail's gives its code and the link that confirms, not the one that cancels", async () => {
    const letter = await mail(
      "From: Gmail Team <forwarding-noreply@google.com>\nSubject: (#482913077) Gmail Forwarding Confirmation - Receive Mail from jane.doe@gmail.com",
      GMAIL,
    );
    expect(automaticKind(letter)).toBe("forwarding_confirmation");
    expect(forwardingConfirmation(letter)).toEqual({
      provider: "gmail",
      code: "482913077",
      link: "https://mail-settings.google.com/mail/vf-%5BANGjdJ8x%5D-abc_DEF",
    });
  });
  it("a code only in the text is found too", async () => {
    const letter = await mail("From: forwarding-noreply@google.com\nSubject: Gmail Forwarding Confirmation", GMAIL);
    expect(forwardingConfirmation(letter)?.code).toBe("482913077");
  });
  it.each([
    ["another host", "https://mail-settings.google.com.evil.example/mail/vf-1"],
    ["an open redirect at the provider", "https://www.google.com/url?q=https://evil.example/mail/vf-1"],
    ["plain http", "http://mail-settings.google.com/mail/vf-1"],
    ["a user name that looks like the host", "https://mail-settings.google.com@evil.example/mail/vf-1"],
    ["another port", "https://mail-settings.google.com:8443/mail/vf-1"],
  ])("a link to %s is not passed on", async (_, link) => {
    const letter = await mail(
      "From: forwarding-noreply@google.com\nSubject: (#482913077) Gmail Forwarding Confirmation",
      `click ${link} now`,
    );
    expect(forwardingConfirmation(letter)).toEqual({ provider: "gmail", code: "482913077", link: null });
  });
  it("Outlook's gives its code", async () => {
    const letter = await mail(
      "From: Microsoft account team <account-security-noreply@accountprotection.microsoft.com>\nSubject: Verify your forwarding address",
      "Please confirm that you want mail forwarded here.\n\nSecurity code: 731904\n",
    );
    expect(forwardingConfirmation(letter)).toEqual({ provider: "outlook", code: "731904", link: null });
  });
  it("Zoho's gives its link", async () => {
    const letter = await mail(
      "From: noreply@zoho.com\nSubject: Email forwarding confirmation",
      "Click to verify email forwarding: https://mail.zoho.com/verifyForward?x=1",
    );
    expect(forwardingConfirmation(letter)).toEqual({ provider: "other", code: null, link: "https://mail.zoho.com/verifyForward?x=1" });
  });
  it("a letter from Microsoft's recruiter is none", async () => {
    expect(
      forwardingConfirmation(
        await mail(
          "From: Ann <ann@microsoft.com>\nSubject: Your interview",
          "We look forward to seeing you. Please confirm by Friday. Code of conduct 2026 attached.",
        ),
      ),
    ).toBeNull();
  });
  it("a letter that claims to be Gmail from elsewhere is none", async () => {
    expect(
      forwardingConfirmation(
        await mail(
          "From: Gmail Team <forwarding-noreply@google.com.evil.example>\nSubject: (#482913077) Gmail Forwarding Confirmation",
          GMAIL,
        ),
      ),
    ).toBeNull();
  });
  it("a posted text is none", () => {
    expect(
      automaticKind(letterFromText({ from: "m@x.example", subject: "Hello", text: "We regret", receivedAt: "2026-11-02T09:00:00Z" })),
    ).toBeNull();
  });
});

describe("who has left the company", () => {
  it.each([
    "Mette Holm has left the company. Please write to ola@x.example.",
    "I have now left Norrland A/S.",
    "I no longer work at Norrland.",
    "Please note that Mette is no longer with the company.",
    "Mette no longer works here.",
    "Thank you for your mail. I am no longer employed by Norrland.",
    "My last day at Norrland was 30 October.",
    "As of 1 November I'm no longer part of the recruitment team.",
    "She has moved on to a new role.",
    "Ich bin nicht mehr bei Norrland tätig.",
  ])("%s", (text) => expect(hasLeftTheCompany(text)).toBe(true));
  it.each([
    "I have left the office and will be back on Monday.",
    "I am out of the office until 9 November and will answer then.",
    "I am no longer in the office today.",
    "I have left for the day.",
    "I am on parental leave until May. Please write to ola@x.example.",
    "The position is no longer available.",
    "This mailbox is no longer monitored at weekends.",
    "Bob has left a comment.",
  ])("not: %s", (text) => expect(hasLeftTheCompany(text)).toBe(false));
});

describe("the notice of somebody who has left, without a header that says so", () => {
  const notice = "Priya Nair has left Harrow & Finch, please address Tom Reid (tom.reid@harrowfinch.example).";
  it.each([
    ["Data Analyst", notice],
    ["Re: Data Analyst", "Priya no longer works here. You can write to tom.reid@harrowfinch.example."],
    ["Fwd: Automatic reply: Data Analyst", "Priya Nair has left the company."],
    ["WG: Out of office", "I have left Harrow & Finch."],
    ["Data Analyst", "This is an automatic message. Priya is no longer with the company."],
    ["Data Analyst", "My last day at Harrow & Finch was 30 October. Contact Tom Reid instead."],
    ["Data Analyst", "Thank you for your mail. I am no longer employed by Harrow & Finch. Kindly direct your mail to Tom Reid."],
    ["Data Analyst", "Priya has moved on to a new role. For recruitment please get in touch with Tom Reid."],
  ])("%s: %s", (subject, text) => expect(isLeavingNotice({ subject, text })).toBe(true));
  it.each([
    ["Data Analyst", "Our head of data has left the company, so we need another week."],
    ["Automatic reply: x", "I am away until Monday. Please contact Tom Reid."],
    ["Data Analyst", "I have left the office. Please write on Monday."],
    ["Data Analyst", `${"We talked of many things. ".repeat(40)}${notice}`],
  ])("not %s: %s", (subject, text) => expect(isLeavingNotice({ subject, text })).toBe(false));
});
