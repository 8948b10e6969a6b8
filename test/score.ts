/**
 * Prints how well replies are read: `npm run score`. The check sets are only scored: their mistakes are never listed.
 * All but `check` were written apart, by people who had not seen the reader; so were the raw mails of `mail/check`.
 */
import { readFileSync } from "node:fs";
import { automaticKind, forwardingConfirmation } from "../core/replies/automatic.ts";
import { classify } from "../core/replies/classify.ts";
import { APPLY_CONFIDENCE, INTENTS, type Intent } from "../core/replies/intents.ts";
import { answerText } from "../core/replies/quote.ts";
import { readMail } from "../core/replies/read.ts";
import { unwrap } from "../core/replies/unwrap.ts";

type Line = { id: string; intent: Intent; subject: string; body: string; role?: string };

const here = new URL("./fixtures/replies/", import.meta.url);
const read = (name: string) =>
  readFileSync(new URL(`${name}.jsonl`, here), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Line);

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
const short = (intent: string) => intent.slice(0, 7).padStart(8);

for (const name of ["train", "check", "check-7", "check-8", "check-9", "check-10", "check-11", "check-12", "check-13"]) {
  const scored = read(name).map((line) => ({
    line,
    reading: classify({ subject: line.subject, text: answerText(line.body), ...(line.role ? { role: line.role } : {}) }),
  }));
  const right = scored.filter(({ line, reading }) => reading.intent === line.intent);
  const applied = scored.filter(({ reading }) => reading.confidence >= APPLY_CONFIDENCE);
  const appliedRight = applied.filter(({ line, reading }) => reading.intent === line.intent);
  console.log(`\n${name}: ${scored.length} replies, accuracy ${percent(right.length, scored.length)}`);
  console.log(
    `  applied without asking (>= ${APPLY_CONFIDENCE}): coverage ${percent(applied.length, scored.length)}, precision ${percent(appliedRight.length, applied.length)}`,
  );
  console.log(`${"".padEnd(18)}${INTENTS.map(short).join("")}   <- read as`);
  for (const truth of INTENTS) {
    const row = INTENTS.map((seen) => scored.filter(({ line, reading }) => line.intent === truth && reading.intent === seen).length);
    console.log(`${truth.padEnd(18)}${row.map((count) => String(count || ".").padStart(8)).join("")}`);
  }
  if (name !== "train") continue;
  for (const { line, reading } of scored) {
    if (reading.intent === line.intent && reading.confidence >= APPLY_CONFIDENCE) continue;
    const flag = reading.intent === line.intent ? "unsure" : reading.confidence >= APPLY_CONFIDENCE ? "WRONG AND APPLIED" : "wrong";
    console.log(`\n${line.id} ${flag}: ${line.intent}, read as ${reading.intent} ${reading.confidence}`);
    console.log(`  ${line.subject} | ${line.body.replaceAll("\n", " ").slice(0, 300)}`);
    for (const { phrase, rule } of reading.evidence) console.log(`    “${phrase}”  ${rule}`);
    console.log(`    else: ${reading.alternatives.map((other) => `${other.intent} ${other.confidence}`).join(", ")}`);
  }
}

type Raw = { file: string; candidate: string; expect: { mails: { from: string | null; intent?: Intent }[]; automatic?: string | null } };
const folder = new URL("./fixtures/mail/check/", import.meta.url);
const raws = readFileSync(new URL("index.jsonl", folder), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Raw);
const senders = { right: 0, absent: 0, wrong: 0 };
const intents = { right: 0, applied: 0, appliedRight: 0, all: 0 };
const automatic = { right: 0, all: 0 };
for (const { file, candidate, expect } of raws) {
  const letter = await readMail(readFileSync(new URL(file, folder)));
  if ("unreadable" in letter) continue;
  const kind = forwardingConfirmation(letter) === null ? automaticKind(letter) : "forwarding_confirmation";
  automatic.all += 1;
  if ((kind ?? "null") === (expect.automatic ?? "null")) automatic.right += 1;
  const inners = unwrap(letter, [candidate]);
  expect.mails.forEach((wanted, at) => {
    const inner = inners[at];
    const from = inner?.from?.address ?? null;
    senders[from === wanted.from ? "right" : from === null ? "absent" : "wrong"] += 1;
    if (wanted.intent === undefined || inner === undefined) return;
    const reading = classify({ subject: inner.subject, text: answerText(inner.text), hasInvitation: inner.calendars.length > 0 });
    intents.all += 1;
    const isRight = reading.intent === wanted.intent;
    if (isRight) intents.right += 1;
    if (reading.confidence < APPLY_CONFIDENCE) return;
    intents.applied += 1;
    if (isRight) intents.appliedRight += 1;
  });
}
console.log(`\n${raws.length} raw mails written apart, from raw bytes:`);
console.log(`  original sender right ${senders.right}, honestly absent ${senders.absent}, wrong ${senders.wrong}`);
console.log(`  automatic mail told from a person's: ${percent(automatic.right, automatic.all)}`);
console.log(
  `  intent right ${percent(intents.right, intents.all)}; applied ${percent(intents.applied, intents.all)}, of those right ${percent(intents.appliedRight, intents.applied)}`,
);
