import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../../core/replies/fingerprint.ts";
import { readMail } from "../../../core/replies/read.ts";
import { unwrap } from "../../../core/replies/unwrap.ts";

async function of(name: string): Promise<string> {
  const letter = await readMail(readFileSync(new URL(`../../fixtures/mail/forwards/${name}.eml`, import.meta.url)));
  if ("unreadable" in letter) throw new Error(letter.unreadable);
  const [inner] = unwrap(letter, ["jane.doe@candidate.example"]);
  if (inner === undefined) throw new Error("no inner mail");
  return fingerprint(inner);
}

const BASE = {
  from: { name: "Mette", address: "mette@x.example" },
  subject: "Your interview",
  writtenAt: "2026-11-02T08:26:50.000Z",
  text: "We chose another candidate.",
};

describe("the fingerprint of an inner mail", () => {
  it("is the same however and by whichever client it was forwarded", async () => {
    const same = [
      "attached-rfc822",
      "attached-eml-octet-stream",
      "redirect-gmail",
      "gmail-html-only",
      "outlook-desktop-html-only",
      "outlook-web-html-only",
      "apple-html-only",
      "thunderbird-html-table",
      "mailru-html-only",
      "zoho",
      "proton-quoted-body",
      "samsung",
      "ionos-quoted",
      "mutt",
      "em-client-no-colons",
      "hubspot-ja",
      "naver",
      "gmx-de",
      "yahoo-alternative",
      "note-above-signed",
      "blackberry-blank-lines",
    ];
    const prints = await Promise.all(same.map(of));
    expect(Object.fromEntries(same.map((name, index) => [name, prints[index] === prints[0]]))).toEqual(
      Object.fromEntries(same.map((name) => [name, true])),
    );
  });
  it.each([
    ["prefixes of the subject", { subject: "WG: Fwd: Re: Your interview" }],
    ["white space and line breaks", { text: "We chose\n another   candidate.\n" }],
    ["quotation marks and asterisks", { text: "*We chose* another candidate." }],
    ["quoted history beneath", { text: "We chose another candidate.\n\nOn Mon, 2 Nov 2026 at 09:26, Jane <j@c.example> wrote:\n> hello" }],
    ["the second of the date", { writtenAt: "2026-11-02T08:26:00.000Z" }],
    ["capitals in the address", { from: { name: "", address: "Mette@X.example" } }],
  ])("does not change with %s", (_, change) => {
    expect(fingerprint({ ...BASE, ...change })).toBe(fingerprint(BASE));
  });
  it.each([
    ["the sender", { from: { name: "Mette", address: "ola@x.example" } }],
    ["the minute: two roles may get the same letter", { writtenAt: "2026-11-02T08:27:50.000Z" }],
    ["the subject", { subject: "Your second interview" }],
    ["a word", { text: "We chose no other candidate." }],
  ])("changes with %s", (_, change) => {
    expect(fingerprint({ ...BASE, ...change })).not.toBe(fingerprint(BASE));
  });
});
