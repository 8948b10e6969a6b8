import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { automaticKind } from "../../../core/replies/automatic.ts";
import { fingerprint } from "../../../core/replies/fingerprint.ts";
import { answerText } from "../../../core/replies/quote.ts";
import { readMail } from "../../../core/replies/read.ts";
import { unwrap } from "../../../core/replies/unwrap.ts";

/** `FUZZ_COUNT=5000 npx vitest run test/core/replies/fuzz.test.ts` for the long run; `FUZZ_KEEP=1` keeps the slowest as the fixture. */
const COUNT = Number(process.env.FUZZ_COUNT ?? 400);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_102);
const TIME_MAX_MS = 3_000;
const WARM_UP = 50;

const SLOWEST = new URL("../../fixtures/mail/slowest-mutated.eml", import.meta.url);
const FOLDER = new URL("../../fixtures/mail/forwards/", import.meta.url);
const MAILS = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".eml"))
  .map((name) => readFileSync(new URL(name, FOLDER)));
const CANDIDATE = ["jane.doe@candidate.example"];

/** Mulberry32: small, seeded, the same everywhere. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function mutate(pick: (below: number) => number): Buffer {
  const mail = Buffer.from(MAILS[pick(MAILS.length)] ?? "");
  const other = MAILS[pick(MAILS.length)] ?? mail;
  for (let rounds = pick(3); rounds >= 0; rounds--) {
    switch (pick(6)) {
      case 0:
        return mail.subarray(0, pick(mail.length));
      case 1:
        for (let flips = pick(20); flips >= 0; flips--)
          mail.writeUInt8(mail.readUInt8(pick(mail.length)) ^ (1 << pick(8)), pick(mail.length));
        break;
      case 2:
        return Buffer.concat([mail.subarray(0, pick(mail.length)), other.subarray(pick(other.length))]);
      case 3: {
        const at = pick(mail.length);
        const part = other.subarray(pick(other.length)).subarray(0, 400);
        return Buffer.concat([mail.subarray(0, at), ...Array.from({ length: pick(30) }, () => part), mail.subarray(at)]);
      }
      case 4: {
        const lines = mail.toString("latin1").split("\r\n");
        for (let swaps = pick(8); swaps >= 0; swaps--) lines.splice(pick(lines.length), 1, lines[pick(lines.length)] ?? "");
        return Buffer.from(lines.join("\r\n"), "latin1");
      }
      default:
        mail.fill(pick(256), pick(mail.length), pick(mail.length) + 1);
    }
  }
  return mail;
}

describe("mutated mail", () => {
  it("the slowest that was ever found is read within the time", async () => {
    const start = performance.now();
    const letter = await readMail(readFileSync(SLOWEST));
    if (!("unreadable" in letter)) for (const inner of unwrap(letter, CANDIDATE)) answerText(inner.text);
    expect(performance.now() - start).toBeLessThan(TIME_MAX_MS);
  });

  it(`${COUNT} of them are each read or refused with a reason, in time, and never name the candidate as sender`, async () => {
    const pick = random(SEED);
    let slowest = 0;
    let kept = { took: 0, raw: new Uint8Array() as Uint8Array };
    let unreadable = 0;
    for (let count = 0; count < COUNT; count++) {
      const raw = mutate(pick);
      const start = performance.now();
      const letter = await readMail(raw);
      if ("unreadable" in letter) {
        expect(letter.unreadable).not.toBe("");
        unreadable++;
        continue;
      }
      const inners = unwrap(letter, CANDIDATE);
      expect(inners.length).toBeGreaterThan(0);
      automaticKind(letter);
      for (const inner of inners) {
        expect(CANDIDATE).not.toContain(inner.from?.address);
        expect(inner.text.trim() === "" || answerText(inner.text) !== "").toBe(true);
        expect(fingerprint(inner)).toMatch(/^[0-9a-f]{64}$/);
      }
      const took = performance.now() - start;
      // The first few pay for what the runtime compiles.
      if (count > WARM_UP && took > kept.took) kept = { took, raw };
      slowest = Math.max(slowest, took);
    }
    if (process.env.FUZZ_KEEP) writeFileSync(SLOWEST, kept.raw);
    if (process.env.FUZZ_COUNT) console.log({ COUNT, SEED, unreadable, slowestMs: Math.round(slowest) });
    expect(slowest).toBeLessThan(TIME_MAX_MS);
  }, 600_000);
});
