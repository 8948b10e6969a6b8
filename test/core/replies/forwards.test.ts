import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { answerText } from "../../../core/replies/quote.ts";
import { readMail } from "../../../core/replies/read.ts";
import { type Inner, unwrap } from "../../../core/replies/unwrap.ts";

/** One expectation per inner mail of `fixtures/mail/forwards/<name>.eml`. `at` is the minute in UTC, `says` a phrase of the answer. */
type Expected = { how: Inner["how"]; from: string | null; name: string; subject: string; at: string | null; says: string; note: string };

const FOLDER = new URL("../../fixtures/mail/forwards/", import.meta.url);
const EXPECTED = JSON.parse(readFileSync(new URL("expected.json", FOLDER), "utf8")) as Record<string, Expected[]>;
const CANDIDATE = ["jane.doe@candidate.example", "jane.private@candidate.example"];

describe("the employer's mail is found in what the candidate forwards", () => {
  it.each(Object.entries(EXPECTED))("%s", async (name, expected) => {
    const letter = await readMail(readFileSync(new URL(`${name}.eml`, FOLDER)));
    if ("unreadable" in letter) throw new Error(letter.unreadable);
    const inners = unwrap(letter, CANDIDATE);
    expect(
      inners.map((inner) => ({
        how: inner.how,
        from: inner.from?.address ?? null,
        name: inner.from?.name ?? "",
        subject: inner.subject,
        at: inner.writtenAt?.slice(0, 16) ?? null,
        note: inner.candidateNote,
      })),
    ).toEqual(expected.map(({ says: _, ...rest }) => rest));
    inners.forEach((inner, index) => {
      const answer = answerText(inner.text);
      expect(answer).toContain(expected[index]?.says);
      if (inner.how !== "direct") expect(answer).not.toMatch(/^(?:From|Sent|Subject|Von|De|Betreff|件名)\s?[:：]/m);
    });
  });
});

describe("the sender is never the candidate", () => {
  it.each(Object.keys(EXPECTED))("%s", async (name) => {
    const letter = await readMail(readFileSync(new URL(`${name}.eml`, FOLDER)));
    if ("unreadable" in letter) throw new Error(letter.unreadable);
    for (const inner of unwrap(letter, CANDIDATE)) expect(CANDIDATE).not.toContain(inner.from?.address);
  });
});

async function innerOf(name: string): Promise<Inner> {
  const letter = await readMail(readFileSync(new URL(`${name}.eml`, FOLDER)));
  if ("unreadable" in letter) throw new Error(letter.unreadable);
  const [inner] = unwrap(letter, CANDIDATE);
  if (inner === undefined) throw new Error("nothing was found");
  return inner;
}

test("a sender whom Exchange shows by name alone is given by name, and never with an address", async () => {
  const { from, shownName } = await innerOf("name-only-sender");
  expect([from, shownName]).toEqual([null, "Mette Holm"]);
});

test("who only passed a mail on stands before the one that they passed on", async () => {
  const { from, passedOn } = await innerOf("passed-on-by-partner");
  expect([from?.address, passedOn?.from?.address, passedOn?.subject, passedOn?.writtenAt]).toEqual([
    "sam@doe-family.example",
    "mette.holm@norrland.example",
    "Ship broker",
    "2026-11-02T08:26:00.000Z",
  ]);
  expect(passedOn?.text).not.toContain("sorry love");
});

test("a second mail beside the first, whoever it is from, is not one that the first passed on", async () => {
  expect((await innerOf("forged-second-forward")).passedOn).toBeNull();
  expect((await innerOf("gmail-forward-all")).passedOn).toBeNull();
});
