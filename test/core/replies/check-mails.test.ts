import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { automaticKind, forwardingConfirmation } from "../../../core/replies/automatic.ts";
import type { Letter } from "../../../core/replies/letter.ts";
import { answerText } from "../../../core/replies/quote.ts";
import { readMail } from "../../../core/replies/read.ts";
import { unwrap } from "../../../core/replies/unwrap.ts";

type Expected = {
  file: string;
  candidate: string;
  expect: { mails: { from: string | null; textIncludes?: string }[]; automatic?: string | null };
};

const FOLDER = join(import.meta.dirname, "..", "..", "fixtures", "mail", "check");
const INDEX = readFileSync(join(FOLDER, "index.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Expected);

async function letterOf(file: string): Promise<Letter> {
  const letter = await readMail(readFileSync(join(FOLDER, file)));
  if ("unreadable" in letter) throw new Error(`${file}: ${letter.unreadable}`);
  return letter;
}

describe("raw mails written apart from the reader", () => {
  test.each(INDEX)("$file: automatic mail is told from a person's", async ({ file, expect: { automatic } }) => {
    const letter = await letterOf(file);
    const kind = forwardingConfirmation(letter) === null ? automaticKind(letter) : "forwarding_confirmation";
    expect(kind).toBe(automatic === undefined || automatic === "null" ? null : automatic);
  });

  test.each(INDEX.filter((entry) => entry.expect.mails.length > 0))("$file: the sender is the original one, or honestly absent", async ({
    file,
    candidate,
    expect: { mails },
  }) => {
    const inners = unwrap(await letterOf(file), [candidate]);
    for (const [at, mail] of mails.entries()) {
      const from = inners[at]?.from?.address ?? null;
      expect(from).not.toBe(candidate);
      expect([mail.from, null]).toContain(from);
    }
  });

  test("nearly every sender is found, and the words of nearly every mail", async () => {
    let senders = 0;
    let found = 0;
    let words = 0;
    for (const { file, candidate, expect: wanted } of INDEX) {
      const inners = unwrap(await letterOf(file), [candidate]);
      for (const [at, mail] of wanted.mails.entries()) {
        senders++;
        if ((inners[at]?.from?.address ?? null) === mail.from) found++;
        if (
          answerText(inners[at]?.text ?? "")
            .replace(/\s+/g, " ")
            .includes(mail.textIncludes ?? "")
        )
          words++;
      }
    }
    expect(senders).toBeGreaterThan(80);
    expect(found / senders).toBeGreaterThanOrEqual(0.98);
    expect(words / senders).toBeGreaterThanOrEqual(0.98);
  });
});
