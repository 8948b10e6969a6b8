import { readdirSync, readFileSync } from "node:fs";
import { simpleParser } from "mailparser";
import { automaticKind, forwardingConfirmation } from "../core/replies/automatic.ts";
import { judge } from "../core/replies/judge.ts";
import type { Matchable } from "../core/replies/match.ts";
import { answerText } from "../core/replies/quote.ts";
import { readMail } from "../core/replies/read.ts";
import { unwrap } from "../core/replies/unwrap.ts";

/**
 * How many mails a second go from raw bytes to a decision (parsed, unwrapped, told from automatic mail, cut, matched against
 * three interviews, read, dated), beside mailparser's `simpleParser` alone on the same mails in the same run.
 *
 *     npm run bench:read
 */

/** Enough for the best of either to be steady: with 8 the ratio swung by a fifth from run to run, and V8 was still warming up. */
const ROUNDS = 40;
/** The aim is about mails that people write; a mail with attachments is mostly a matter of base64. */
const BYTES_MAX = 100_000;
const ZONE = "Europe/Oslo";
const NOW = "2026-11-27T12:00:00.000Z";
const CANDIDATES = ["ada@example.com", "jane.doe@candidate.example"];

const folders = ["forwards", "check"].map((name) => new URL(`../test/fixtures/mail/${name}/`, import.meta.url));
const mails = folders
  .flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)))
  .filter(({ pathname }) => pathname.endsWith(".eml"))
  .map((file) => readFileSync(file))
  .filter((raw) => raw.length < BYTES_MAX);

const interview = (id: string, company: string, domain: string, role: string): Matchable => ({
  id,
  state: "waiting",
  company: { name: company, domain },
  role,
  contactEmails: [`hr@${domain}`],
  contactKind: "employer",
  contactNames: [],
  sentMessageIds: [],
  lastActivityAt: NOW,
  createdAt: NOW,
  firstRoundAt: NOW,
});
const interviews = [
  interview("int_1", "Norrland Energi", "norrland.example", "Drilling Engineer"),
  interview("int_2", "Galway Council", "galway-council.example", "Planner"),
  interview("int_3", "Bluefern", "bluefern.example", "Baker"),
];

async function decide(raw: Uint8Array): Promise<void> {
  const letter = await readMail(raw);
  if ("unreadable" in letter || forwardingConfirmation(letter) !== null || automaticKind(letter) !== null) return;
  for (const inner of unwrap(letter, CANDIDATES)) {
    const { from, subject, text, calendars, references, writtenAt, candidateNote: note } = inner;
    const mail = { from, subject, text: answerText(text), calendars, references, inReplyTo: null, writtenAt: writtenAt ?? NOW, note };
    judge(mail, interviews, ZONE);
  }
}

async function perSecond(work: (raw: Buffer) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (const raw of mails) await work(raw);
  return (mails.length * 1_000) / (performance.now() - began);
}

const best = { ours: 0, theirs: 0 };
for (let round = 0; round < ROUNDS; round++) {
  // In turns, so that whatever else the machine does falls on both.
  best.theirs = Math.max(best.theirs, await perSecond((raw) => simpleParser(raw)));
  best.ours = Math.max(best.ours, await perSecond(decide));
}
const ratio = best.theirs / best.ours;
console.log(`${mails.length} mails under ${BYTES_MAX / 1_000} kB, best of ${ROUNDS} rounds`);
console.log(`  raw bytes to decision, all of it    ${Math.round(best.ours)} mails a second`);
console.log(`  mailparser's simpleParser alone     ${Math.round(best.theirs)} mails a second`);
console.log(`  ours takes ${ratio.toFixed(2)} x the time of its parsing alone (aim: at most 1)`);
