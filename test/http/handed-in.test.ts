import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { receive } from "../../core/shell/receive.ts";
import { forwardingAddress } from "../../core/shell/urls.ts";
import { anActiveCandidate, anApi, nordvik, SETTINGS } from "./api.ts";

const PASS = { spam: "PASS", virus: "PASS", dmarc: "PASS" } as const;
const FOLDER = new URL("../fixtures/mail/forwards/", import.meta.url);
const JANE = { email: "jane.doe@candidate.example", name: "Jane Doe" };
const NORRLAND = {
  company: { name: "Norrland Shipping" },
  role: "Ship broker",
  contact: { name: "Mette Holm", email: "mette.holm@norrland.example" },
  round: { startsAt: "2026-10-28T10:00:00+01:00", durationMinutes: 60 },
};

/** What becomes of a mail that a candidate, who has been to an interview, hands in: its rows, and the mails about them. */
async function handedIn(raw: string, { verdicts = PASS, changes = {} }: { verdicts?: object; changes?: object } = {}) {
  const api = await anApi();
  const { id: candidateId } = await anActiveCandidate(api, JANE);
  const { body: interview } = await api.post("/v1/interviews", nordvik(candidateId, { ...NORRLAND, panel: [], ...changes }));
  await api.drain();
  const told = api.runtime.sent.length;
  const recipient = forwardingAddress(SETTINGS, api.runtime.record(candidateId as never, "candidate"));
  api.runtime.putMail("raw/1", raw.replace(/\r?\n/g, "\r\n"));
  const arrival = { sesId: "1", recipient, key: "raw/1", receivedAt: "2026-11-27T11:00:00.000Z", verdicts: { ...PASS, ...verdicts } };
  await receive(api.runtime, arrival as never);
  await api.drain();
  const { data } = (await api.get(`/v1/replies?candidateId=${candidateId}&limit=100`)).body;
  return {
    rows: data.map(({ status, intent, from, reason, interviewId }) => ({
      status,
      intent,
      from,
      reason,
      isMatched: interviewId === interview.id,
    })),
    mails: api.runtime.sent.slice(told).map((mail) =>
      Buffer.from(mail.raw)
        .toString("utf8")
        .replace(/=\r?\n/g, ""),
    ),
  };
}

const fixture = (name: string) => readFileSync(new URL(`${name}.eml`, FOLDER), "utf8");

const HEAD =
  "From: Jane Doe <jane.doe@candidate.example>\nTo: us@in.followthrough.example\nSubject: Fwd: Ship broker\nDate: Fri, 27 Nov 2026 10:15:00 +0100\nMessage-ID: <1@candidate.example>\nMIME-Version: 1.0\n";
const BLOCK =
  "---------- Forwarded message ---------\nFrom: Mette Holm <mette.holm@norrland.example>\nDate: Fri, 27 Nov 2026 at 09:02\nSubject: Ship broker\nTo: Jane Doe <jane.doe@candidate.example>\n\n\n";
const mail = (text: string, ...parts: string[]) =>
  parts.length === 0
    ? `${HEAD}Content-Type: text/plain; charset=utf-8\n\n${text}`
    : `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n${text}\n${parts.map((part) => `--b\n${part}\n`).join("")}--b--\n`;
const file = (type: string, name: string) =>
  `Content-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\neJ8+IgEAAAA=`;

describe("the sender of a mail that came in several steps", () => {
  it("is the employer, where the candidate had sent it on from another address of their own", async () => {
    const { rows } = await handedIn(fixture("own-other-address-forward"));
    expect(rows).toMatchObject([{ status: "applied", intent: "regret", from: "mette.holm@norrland.example", isMatched: true }]);
  });

  it("is asked about where somebody who is not known had passed it on", async () => {
    const { rows } = await handedIn(fixture("passed-on-by-partner"));
    expect(rows).toMatchObject([{ status: "needs_review", intent: "regret", from: "mette.holm@norrland.example", isMatched: true }]);
    expect(rows[0]?.reason).toBe(
      "sam@doe-family.example passed it on to you, and only that mail says that it is from mette.holm@norrland.example",
    );
  });

  it("is asked about where a name is all that is shown, and applied where the mail itself says which interview it means", async () => {
    const [asked] = (await handedIn(fixture("name-only-sender"))).rows;
    expect(asked).toMatchObject({ status: "needs_review", intent: "regret", from: "Mette Holm", isMatched: true });
    const named = fixture("name-only-sender").replace("for the post.", "for the post at Norrland Shipping.");
    expect((await handedIn(named)).rows).toMatchObject([{ status: "applied", intent: "regret", isMatched: true }]);
  });

  it.each(["agency-see-below", "agency-attaches-the-mail"])("is the agency that only points to it: %s", async (name) => {
    const contact = { name: "Nils Berg", email: "nils@harbour-search.example", kind: "agency" };
    const { rows } = await handedIn(fixture(name), { changes: { contact } });
    expect(rows).toMatchObject([{ status: "applied", intent: "regret", from: "nils@harbour-search.example", isMatched: true }]);
  });
});

describe("nothing that is handed in is lost without a word", () => {
  const attachedMail = (n: number) =>
    `Content-Type: message/rfc822\n\nFrom: A${n} <a${n}@x${n}.example>\nSubject: Letter ${n}\nDate: Fri, 27 Nov 2026 09:02:11 +0100\n\nDear Jane, this is text number ${n}.`;

  it("of thirty attached mails twenty have rows, and a further one names those that were not read", async () => {
    const { rows, mails } = await handedIn(mail("", ...Array.from({ length: 30 }, (_, n) => attachedMail(n))));
    expect(rows).toHaveLength(21);
    const notRead = rows.filter(({ status }) => status === "unreadable");
    expect(notRead.map(({ reason }) => reason)).toEqual(["30 mails came in one: 20 were read, 10 were not. Forward those separately"]);
    const told = mails.filter((text) => text.includes("could not read all of"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("Letter 20, from a20@x20.example");
    expect(told[0]).toContain("Letter 29");
    expect(told[0]).not.toContain("Letter 19");
  });

  it("of two attached mails the one that is an Outlook file is named", async () => {
    const { rows } = await handedIn(mail("", attachedMail(1), file("application/vnd.ms-outlook", "answer.msg")));
    expect(rows.map(({ status }) => status).sort()).toEqual(["unmatched", "unreadable"]);
  });

  const wordless: [string, string, RegExp][] = [
    ["a winmail.dat", mail("", file("application/ms-tnef", "winmail.dat")), /winmail\.dat/],
    ["an Outlook file", mail("", file("application/vnd.ms-outlook", "answer.msg")), /\.msg file/],
    ["a PDF", mail("", file("application/pdf", "letter.pdf")), /a file, “letter\.pdf”, and we do not open files/],
    ["a screenshot", mail("", file("image/png", "IMG_1.png")), /only a picture, “IMG_1\.png”/],
    [
      "S/MIME",
      `${HEAD}Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\neJ8+IgEAAAA=\n`,
      /encrypted/,
    ],
    [
      "PGP/MIME",
      mail("", "Content-Type: application/pgp-encrypted\n\nVersion: 1", file("application/octet-stream", "encrypted.asc")),
      /encrypted/,
    ],
    ["an armored text", mail("-----BEGIN PGP MESSAGE-----\n\nhQEMA1\n-----END PGP MESSAGE-----\n"), /encrypted/],
    ["nothing", mail(""), /without any words/],
    ["a signature", mail("Jane Doe\n\nSent from my iPhone"), /without any words/],
    ["an attached mail that is none", mail("", "Content-Type: message/rfc822\n\n\u0001\u0002"), /attached message was not read/],
  ];
  it.each(wordless)("a mail that holds only %s is unreadable, and the candidate is told why", async (_, raw, why) => {
    const { rows, mails } = await handedIn(raw);
    expect(rows).toMatchObject([{ status: "unreadable", reason: expect.stringMatching(why) }]);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain("We could not read");
  });

  const forwarded: [string, string, RegExp][] = [
    ["a PDF", mail(BLOCK, file("application/pdf", "letter.pdf")), /“letter\.pdf”/],
    [
      "“see attached” and a PDF",
      mail(`${BLOCK}Dear Jane,\n\nPlease find our letter attached.\n\nKind regards\nMette Holm`, file("application/pdf", "letter.pdf")),
      /“letter\.pdf”/,
    ],
    ["a picture", mail(BLOCK, file("image/jpeg", "letter.jpg")), /“letter\.jpg”/],
    ["a winmail.dat", mail(BLOCK, file("application/ms-tnef", "winmail.dat")), /winmail\.dat/],
    ["nothing", mail(BLOCK), /no words, only who sent it/],
    ["an encrypted text", mail(`${BLOCK}-----BEGIN PGP MESSAGE-----\n\nhQEMA1\n-----END PGP MESSAGE-----\n`), /encrypted/],
  ];
  it.each(forwarded)("an employer's mail with %s is asked about, and the candidate is told why", async (_, raw, why) => {
    const { rows, mails } = await handedIn(raw);
    expect(rows).toMatchObject([{ status: "needs_review", isMatched: true, reason: expect.stringMatching(why) }]);
    expect(mails).toHaveLength(1);
  });

  it("a mail in which a virus was found is not opened, and the candidate hears of it", async () => {
    const { rows, mails } = await handedIn(mail(`${BLOCK}Dear Jane`), { verdicts: { virus: "FAIL" } });
    expect(rows).toMatchObject([{ status: "ignored", reason: "a virus was found in it, and it was not opened" }]);
    expect(mails).toHaveLength(1);
  });

  it("words pasted in as a quotation are asked about", async () => {
    const { rows, mails } = await handedIn(mail("> Dear Jane,\n> we have given the post to another candidate.\n"));
    expect(rows).toMatchObject([{ status: "unmatched" }]);
    expect(mails).toHaveLength(1);
  });

  it("a copy of what the candidate wrote to somebody else is theirs, and needs no word", async () => {
    const copy = mail(`Dear Mette, thank you.\n\n${BLOCK.replace("---------- Forwarded message ---------\n", "")}Dear Jane`).replace(
      "To: us@",
      "To: mette.holm@norrland.example\nCc: us@",
    );
    const { rows, mails } = await handedIn(copy);
    expect(rows).toMatchObject([{ status: "ignored", reason: "it is a mail of your own, not an employer's answer" }]);
    expect(mails).toHaveLength(0);
  });
});
