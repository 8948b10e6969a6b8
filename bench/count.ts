import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocal } from "../local/start.ts";
import { PRICES, usd } from "./prices.ts";
import { type Call, listen } from "./wire.ts";

/**
 * What the product asks of AWS, counted on the wire of the whole of it on this machine, for each thing that happens in the
 * life of an interview; and what that costs by the published prices.
 *
 *     npm run bench:count [-- --held]      `--held` ends with 1 when an aim is missed
 */
const LIFE_USD_MAX = 0.002;
/** For each mail that is delivered, at the most: one batched read, two writes, one send, one alarm. */
const PER_DELIVERY_MAX = { BatchGetItem: 1, PutItem: 2, SendRawEmail: 1, CreateSchedule: 1 } as const;

const calls: Call[] = [];
listen((call) => {
  if (call.operation !== "Sweep") calls.push(call);
});
const dataDir = mkdtempSync(join(tmpdir(), "followthrough-count-"));
/** The story begins on this day, whenever it is told; from then on time passes as it does. */
const START = "2026-11-27T09:00:00Z";
const begunMs = Date.now();
const storyNowMs = () => Date.parse(START) - 60_000 + (Date.now() - begunMs);

const local = await startLocal({ realNowMs: storyNowMs, port: 0, smtpPort: 0, dataDir });
/** Lambda's part: requests to the API, batches and messages that functions were given. */
const invocations = { http: 0, mailIn: 0 };

type Json = Record<string, unknown>;

async function request(method: string, path: string, body?: Json): Promise<Json> {
  invocations.http += 1;
  const response = await fetch(local.url + path, {
    method,
    headers: { Authorization: "Bearer ft_local", "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Json;
}

async function newest(): Promise<string> {
  const [mail] = local.standIns.mails.list().slice(-1);
  return (
    local.standIns.mails
      .raw(mail?.id ?? "", "given")
      ?.toString()
      .replace(/=\r\n/g, "")
      .replace(/=3D/g, "=") ?? ""
  );
}
async function press(path: string): Promise<void> {
  for (const method of ["GET", "POST"]) {
    invocations.http += 1;
    const response = await fetch(local.url + path, { method, ...(method === "POST" && { body: new URLSearchParams() }) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  }
}
async function mailIn(to: string, raw: string): Promise<void> {
  invocations.mailIn += 1;
  const query = new URLSearchParams({ to, from: "ada@example.com" });
  const response = await fetch(`${local.url}/local/mail-in?${query}`, { method: "POST", body: raw.replace(/\n/g, "\r\n") });
  if (!response.ok) throw new Error(`mail-in: ${response.status}`);
}
async function clock(to: string): Promise<void> {
  const response = await fetch(`${local.url}/local/clock`, { method: "POST", body: JSON.stringify({ to }) });
  if (!response.ok) throw new Error(`clock: ${response.status} ${await response.text()}`);
}

type Counted = { what: string; least: string; calls: Call[]; http: number; mailIn: number; delivered: number };
const counted: Counted[] = [];

/** Counts what happens meanwhile. `least` is the least that would do. */
async function count(what: string, least: string, happen: () => Promise<void>): Promise<void> {
  await local.settle();
  calls.length = 0;
  Object.assign(invocations, { http: 0, mailIn: 0 });
  await happen();
  await local.settle();
  const made = calls.splice(0);
  const delivered = made.filter(({ operation }) => operation === "SendRawEmail").length;
  counted.push({ what, least, calls: made, ...invocations, delivered });
}

let candidate: Json = {};
let interview: Json = {};
await clock(START);

await count("a candidate is put on the books and mailed", "1 read, 3 writes, 1 send, 1 wake", async () => {
  candidate = await request("POST", "/v1/candidates", { email: "ada@example.com", name: "Ada Okafor", timeZone: "Europe/Oslo" });
});
await count("the candidate confirms (page and button)", "2 reads, 1 write, 1 wake", async () => {
  await press(/\/a\/[\w.-]+/.exec(await newest())?.[0] ?? "");
});
await count("an interview is posted", "1 read, 1 write, 1 alarm", async () => {
  interview = await request("POST", "/v1/interviews", {
    candidateId: candidate.id,
    company: { name: "Nordvik Energy", domain: "nordvik.example" },
    role: "Drilling Engineer",
    contact: { name: "Mette Solberg", email: "mette.solberg@nordvik.example" },
    round: { startsAt: "2026-12-01T14:00:00+01:00", durationMinutes: 60, format: "in_person" },
    decision: { by: "2026-12-11" },
  });
});
await count("up to the eve of the thank-you", "for each mail 1 read, 2 writes, 1 send, 1 alarm", () => clock("2026-12-02T06:50:00Z"));
await count("the thank-you is delivered", "1 read, 2 writes, 1 send, 1 alarm", () => clock("2026-12-02T07:10:00Z"));
await count("the copy of the sent thank-you comes in", "1 object, 2 reads, 3 writes, 1 alarm", async () => {
  const bcc = decodeURIComponent(/bcc=([^&\s"<]+)/.exec(await newest())?.[1] ?? "");
  const message =
    "From: Ada Okafor <ada@example.com>\nTo: mette.solberg@nordvik.example\nSubject: Thank you\nMessage-ID: <sent-1@mail.example.com>\n" +
    "Date: Wed, 2 Dec 2026 12:30:00 +0100\n\nDear Mette, thank you.\n";
  await mailIn(bcc, message);
});
await count("up to the eve of the follow-up", "for each mail 1 read, 2 writes, 1 send, 1 alarm", () => clock("2026-12-15T06:50:00Z"));
await count("the follow-up is delivered", "1 read, 2 writes, 1 send, 1 alarm", () => clock("2026-12-15T10:00:00Z"));
await count("a regret letter is forwarded and answered", "1 object, 2 reads, 5 writes, 1 send, 1 wake", () =>
  mailIn(
    String(candidate.forwardingAddress),
    `From: Ada Okafor <ada@example.com>
To: ${String(candidate.forwardingAddress)}
Subject: Fwd: Your application
Message-ID: <fwd-1@example.com>
Content-Type: text/plain; charset=utf-8

---------- Forwarded message ---------
From: Mette Solberg <mette.solberg@nordvik.example>
Date: Wed, 16 Dec 2026 at 09:12
Subject: Your application
To: Ada Okafor <ada@example.com>

Dear Ada,

It was a close decision, and I am sorry to tell you that we have chosen another candidate for the position. We wish you every success.

Kind regards,
Mette Solberg
`,
  ),
);
await count("up to the end of the story", "for each mail 1 read, 2 writes, 1 send, 1 alarm", () => clock("2027-03-01T12:00:00Z"));
await request("GET", `/v1/interviews/${String(interview.id)}`);
await local.close();
rmSync(dataDir, { recursive: true, force: true });

const number = (calls: readonly Call[], operation: string) => calls.filter((call) => call.operation === operation).length;
const sum = (calls: readonly Call[], unit: "readUnits" | "writeUnits") => calls.reduce((total, call) => total + call[unit], 0);
const COLUMNS = ["BatchGetItem", "GetItem", "Query", "PutItem", "SendRawEmail", "CreateSchedule", "SendMessageBatch", "GetObject"];

console.log(`| what happens | least possible | ${COLUMNS.join(" | ")} | read units | write units | US cents |`);
console.log(`|---|---|${COLUMNS.map(() => "---:|").join("")}---:|---:|---:|`);
for (const { what, least, calls: made, ...rest } of counted) {
  const columns = COLUMNS.map((operation) => number(made, operation) || "");
  const cents = (100 * usd(made, rest)).toFixed(4);
  console.log(`| ${what} | ${least} | ${columns.join(" | ")} | ${sum(made, "readUnits")} | ${sum(made, "writeUnits")} | ${cents} |`);
}
const whole = counted.flatMap(({ calls: made }) => made);
const events = {
  http: counted.reduce((total, { http }) => total + http, 0),
  mailIn: counted.reduce((total, one) => total + one.mailIn, 0),
};
const life = usd(whole, events);
const mails = number(whole, "SendRawEmail");
console.log(
  `| **the whole life** (${mails} mails) | | ${COLUMNS.map((operation) => number(whole, operation)).join(" | ")} | ${sum(whole, "readUnits")} | ${sum(whole, "writeUnits")} | ${(100 * life).toFixed(4)} |`,
);
console.log(`\n10,000 interviews: ${(10_000 * life).toFixed(2)} US dollars, by the prices of ${PRICES.date}`);

const missed = [
  ...counted
    .filter(({ what }) => what.endsWith("is delivered"))
    .flatMap(({ what, calls: made, delivered }) =>
      Object.entries({ ...PER_DELIVERY_MAX, GetItem: 0, Query: 0, SendMessageBatch: 0 })
        .filter(([operation, most]) => number(made, operation) > most * Math.max(1, delivered))
        .map(([operation, most]) => `${what} with ${number(made, operation)} ${operation}, not ${most}`),
    ),
  ...(life > LIFE_USD_MAX ? [`a whole life costs ${(100 * life).toFixed(3)} cents, over ${100 * LIFE_USD_MAX}`] : []),
];
for (const one of missed) console.log(`\nmissed: ${one}`);
process.exit(missed.length > 0 && process.argv.includes("--held") ? 1 : 0);
