import { describe, expect, it } from "vitest";
import { addressOf, mailboxKey, mailboxSet, readMailbox } from "../../../core/replies/mailbox.ts";

const SHOWN: [string, string | null, string][] = [
  ["Mette Holm <mette@x.example>", "mette@x.example", "Mette Holm"],
  ["mette@x.example", "mette@x.example", ""],
  ["<mette@x.example>", "mette@x.example", ""],
  ['"Holm, Mette" <mette@X.Example>', "mette@x.example", "Holm, Mette"],
  ["'Mette Holm' <mette@x.example>", "mette@x.example", "Mette Holm"],
  ["Mette Holm [mailto:mette@x.example]", "mette@x.example", "Mette Holm"],
  ["Mette Holm <mailto:mette@x.example>", "mette@x.example", "Mette Holm"],
  ["Mette Holm <mette@x.example<mailto:mette@x.example>>", "mette@x.example", "Mette Holm"],
  ["mette@x.example<mailto:mette@x.example>", "mette@x.example", ""],
  ["mette@x.example <mette@x.example>", "mette@x.example", ""],
  ["*Mette Holm* <mette@x.example>", "mette@x.example", "Mette Holm"],
  ["Mette Holm (Norrland) <mette@x.example>", "mette@x.example", "Mette Holm Norrland"],
  ["Mette Holm (mette@x.example)", "mette@x.example", "Mette Holm"],
  ["Mette Holm mette@x.example", "mette@x.example", "Mette Holm"],
  ['"Mette Holm"<mette@x.example>;', "mette@x.example", "Mette Holm"],
  ["ats@y.example on behalf of Mette Holm <mette@x.example>", "mette@x.example", "Mette Holm"],
  // The display name is the sender's to invent: the address in brackets at the end counts.
  ['"ceo@norrland.example" <evil@y.example>', "evil@y.example", ""],
  ['"Mette <mette@norrland.example>" <evil@y.example>', "evil@y.example", ""],
  ['"x on behalf of Mette <mette@norrland.example>" <evil@y.example>', "evil@y.example", ""],
  ["mette@norrland.example evil@y.example", null, ""],
  ["Mette Holm", null, ""],
  ["Mette @ Norrland", null, ""],
  ["", null, ""],
];

describe("the mailbox of a From line", () => {
  it.each(SHOWN)("%s", (shown, address, name) => {
    expect(readMailbox(shown)).toEqual(address === null ? null : { address, name });
  });
});

describe("an address", () => {
  it.each([
    "a b@c.example",
    "a@b",
    "@b.example",
    "a@",
    "a@b..example",
    `${"a".repeat(65)}@b.example`,
    `a@${"b".repeat(260)}.example`,
    "a@b.example\r\nBcc: c",
    "a<b@c.example",
  ])("is refused: %s", (text) => expect(addressOf(text)).toBeNull());
  it("may be international", () => expect(addressOf("jürgen@MÜLLER.example")).toBe("jürgen@müller.example"));
  it("is the same mailbox with a tag, and for Gmail with dots", () => {
    const isOwn = mailboxSet(["jane.doe@gmail.com", "Jane@c.example"]);
    expect(["JaneDoe+jobs@googlemail.com", "jane+x@C.example"].map(isOwn)).toEqual([true, true]);
    expect(["jane.doe@c.example", "ja.ne@c.example", null, undefined].map(isOwn)).toEqual([false, false, false, false]);
    expect(mailboxKey("no address")).toBe("no address");
  });
});
