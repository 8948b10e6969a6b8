import { AsyncLocalStorage } from "node:async_hooks";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SQSBatchResponse } from "aws-lambda";
import { awsRuntime } from "../functions/aws/runtime.ts";
import type { Clock } from "../local/clock.ts";
import type { Handlers } from "../local/handlers.ts";
import { productionHandlers } from "../local/production.ts";
import { startLocal } from "../local/start.ts";
import { idle, PRICES, usd } from "./prices.ts";
import { type Call, listen } from "./wire.ts";

/**
 * What the product asks of AWS, counted on the wire of the whole of it on this machine, for each thing that happens in the
 * life of an interview; and what that costs by the published prices.
 *
 *     npm run bench:count [-- --held|--write]
 *
 * `--held` ends with 1 when an aim is missed or docs/costs.md says otherwise, which `--write` mends.
 */
const LIFE_USD_MAX = 0.002;

const calls: Call[] = [];
/** The calls of each wake: one record of a batch each, told apart by the context that they are made in. */
const wakes: Call[][] = [];
const wake = new AsyncLocalStorage<Call[]>();
listen((call) => {
  if (call.operation === "Sweep") return;
  calls.push(call);
  wake.getStore()?.push(call);
});

/** The production handlers, each wake in a context of its own. */
async function handlers(clock: Clock): Promise<Handlers> {
  const production = await productionHandlers(clock);
  return {
    ...production,
    async wake(event, context) {
      const failures: SQSBatchResponse["batchItemFailures"] = [];
      for (const record of event.Records) {
        const made: Call[] = [];
        wakes.push(made);
        const answer = await wake.run(made, () => production.wake({ Records: [record] }, context));
        failures.push(...(answer?.batchItemFailures ?? []));
      }
      return { batchItemFailures: failures };
    },
  };
}

const dataDir = mkdtempSync(join(tmpdir(), "followthrough-count-"));
/** The story begins on this day, whenever it is told; from then on time passes as it does. */
const START = "2026-11-27T09:00:00Z";
const begunMs = Date.now();
const storyNowMs = () => Date.parse(START) - 60_000 + (Date.now() - begunMs);

const local = await startLocal({ realNowMs: storyNowMs, port: 0, smtpPort: 0, dataDir, handlers });
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
await clock(START);

await count("a candidate is put on the books and mailed", "1 read, 3 writes, 1 send, 1 wake", async () => {
  candidate = await request("POST", "/v1/candidates", { email: "ada@example.com", name: "Ada Okafor", timeZone: "Europe/Oslo" });
});
await count("the candidate confirms (page and button)", "2 reads, 1 write, 1 wake", async () => {
  await press(/\/a\/[\w.-]+/.exec(await newest())?.[0] ?? "");
});
await count("an interview is posted", "1 read, 1 write, 1 alarm", async () => {
  await request("POST", "/v1/interviews", {
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

// The other letters, each of which is delivered somewhere in another life: only what its mail takes is counted.
const other = await request("POST", "/v1/candidates", { email: "bo@example.com", name: "Bo Lund", timeZone: "Europe/Oslo" });
await local.settle();
await press(/\/a\/[\w.-]+/.exec(await newest())?.[0] ?? "");
await request("POST", "/v1/interviews", {
  candidateId: other.id,
  company: { name: "Fjordlab", domain: "fjordlab.example" },
  role: "Lab Lead",
  contact: { name: "Kari Dahl", email: "kari.dahl@fjordlab.example" },
  round: { startsAt: "2027-03-04T14:00:00+01:00", durationMinutes: 60, format: "video" },
});
for (const [to, text] of [
  ["2027-04-06T09:00:00Z", "Dear Bo,\n\nPlease see below.\n\nKari"],
  [
    "2027-04-07T09:00:00Z",
    "Dear Bo,\n\nWe would like to invite you to a second interview. Which days next week would suit you?\n\nKari Dahl",
  ],
  [
    "2027-04-20T09:00:00Z",
    "Dear Bo,\n\nWe are delighted to offer you the position of Lab Lead. Please let us know by 7 May 2027.\n\nKari Dahl",
  ],
  ["2027-06-01T09:00:00Z", ""],
] as const) {
  await clock(to);
  const from = "Kari Dahl <kari.dahl@fjordlab.example>";
  if (text !== "") {
    const reply = await request("POST", "/v1/replies", { candidateId: other.id, from, subject: "Your interview", text });
    await local.settle();
    if (reply.status === "needs_review" || reply.status === "unmatched") {
      await clock(to.replace("T09", "T16"));
      await request("POST", `/v1/replies/${String(reply.id)}/review`, { intent: "unrelated" });
    }
  }
}
const deliveries = await perMail();
await local.close();
rmSync(dataDir, { recursive: true, force: true });

/** Every mail of the story: its kind, and the calls of the wake that delivered it. Several in one wake share its calls. */
async function perMail(): Promise<{ kinds: string[]; calls: Call[] }[]> {
  const delivering = wakes.filter((made) => made.some(({ operation }) => operation === "SendRawEmail"));
  const mails = delivering.map((made) => made.flatMap(({ mail }) => mail ?? []));
  const records = await awsRuntime().records.load([...new Set(mails.flat().map(({ recordId }) => recordId))]);
  const kindOf = ({ recordId, messageId }: { recordId: string; messageId: string }): string => {
    const record = records.get(recordId);
    const messages = record !== undefined && "messages" in record ? record.messages : [];
    return messages.find(({ id }) => id === messageId)?.kind ?? messageId;
  };
  return delivering.map((made, at) => ({ kinds: (mails[at] ?? []).map(kindOf), calls: made }));
}

const number = (calls: readonly Call[], operation: string) => calls.filter((call) => call.operation === operation).length;
const sum = (calls: readonly Call[], unit: "readUnits" | "writeUnits") => calls.reduce((total, call) => total + call[unit], 0);
const COLUMNS = ["BatchGetItem", "GetItem", "Query", "PutItem", "SendRawEmail", "CreateSchedule", "SendMessageBatch", "GetObject"];

/** What the script comes to, as it stands in docs/costs.md. */
const page: string[] = [];
page.push(`| what happens | least possible | ${COLUMNS.join(" | ")} | read units | write units | US cents |`);
page.push(`|---|---|${COLUMNS.map(() => "---:|").join("")}---:|---:|---:|`);
for (const { what, least, calls: made, ...rest } of counted) {
  const columns = COLUMNS.map((operation) => number(made, operation) || "");
  const cents = (100 * usd(made, rest)).toFixed(4);
  page.push(`| ${what} | ${least} | ${columns.join(" | ")} | ${sum(made, "readUnits")} | ${sum(made, "writeUnits")} | ${cents} |`);
}
const whole = counted.flatMap(({ calls: made }) => made);
const events = {
  http: counted.reduce((total, { http }) => total + http, 0),
  mailIn: counted.reduce((total, one) => total + one.mailIn, 0),
};
const life = usd(whole, events);
const mails = number(whole, "SendRawEmail");
page.push(
  `| **the whole life** (${mails} mails) | | ${COLUMNS.map((operation) => number(whole, operation)).join(" | ")} | ${sum(whole, "readUnits")} | ${sum(whole, "writeUnits")} | ${(100 * life).toFixed(4)} |`,
);
page.push("", `10,000 interviews: ${(10_000 * life).toFixed(0)} US dollars, by the prices of ${PRICES.date} for ${PRICES.region}.`);

/** What delivering takes, and the least that would do. All that Scheduler or the queue are asked is a wake. */
const PER_MAIL: Readonly<Record<string, { operations: readonly string[]; least: number; most: number }>> = {
  "batched reads": { operations: ["BatchGetItem"], least: 1, most: 1 },
  "other reads": { operations: ["GetItem", "Query", "GetObject"], least: 0, most: 0 },
  writes: { operations: ["PutItem"], least: 2, most: 2 },
  sends: { operations: ["SendRawEmail"], least: 1, most: 1 },
  alarms: { operations: ["CreateSchedule", "SendMessageBatch"], least: 1, most: 1 },
};
const kinds = [...new Set(deliveries.flatMap(({ kinds }) => kinds))].sort();
const lines = kinds.map((kind) => {
  const ofKind = deliveries.filter(({ kinds }) => kinds.includes(kind));
  // The most that any one of them took, each mail of a wake counted for its part of it.
  const counts = Object.values(PER_MAIL).map(({ operations }) =>
    Math.max(
      ...ofKind.map(({ kinds, calls: made }) => made.filter(({ operation }) => operations.includes(operation)).length / kinds.length),
    ),
  );
  return { kind, counts };
});
page.push(
  "",
  `| mail | ${Object.keys(PER_MAIL).join(" | ")} |`,
  `|---|${Object.keys(PER_MAIL)
    .map(() => "---:|")
    .join("")}`,
);
page.push(
  `| *least possible* | ${Object.values(PER_MAIL)
    .map(({ least }) => least)
    .join(" | ")} |`,
);
for (const { kind, counts } of lines) page.push(`| ${kind} | ${counts.join(" | ")} |`);

/** The month in which nothing happens. */
const idlePage = ["| a month in which nothing happens | in an account of its own | where what is free is used up |", "|---|---:|---:|"];
const dollars = (amount: number) => `$${amount.toFixed(2)}`;
for (const { what, own, shared } of idle()) idlePage.push(`| ${what} | ${dollars(own)} | ${dollars(shared)} |`);
const [own, shared] = (["own", "shared"] as const).map((account) => idle().reduce((sum, row) => sum + row[account], 0));
idlePage.push(`| **all but storage** | **${dollars(own ?? 0)}** | **${dollars(shared ?? 0)}** |`);
console.log([...page, "", ...idlePage].join("\n"));

const COSTS = new URL("../docs/costs.md", import.meta.url);
const costs = readFileSync(COSTS, "utf8");
const written = [
  ["bench:count", page],
  ["idle", idlePage],
].reduce((text, [name, lines]) => between(text, String(name), lines as string[]), costs);
function between(text: string, name: string, lines: readonly string[]): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before = "", after = ""] = [text.split(begin)[0], text.split(end)[1]];
  return `${before}${begin}\n${lines.join("\n")}\n${end}${after}`;
}
if (process.argv.includes("--write")) writeFileSync(COSTS, written);

const missed = [
  ...lines.flatMap(({ kind, counts }) =>
    Object.entries(PER_MAIL).flatMap(([what, { most }], at) =>
      (counts[at] ?? 0) > most ? [`${kind} is delivered with ${counts[at]} ${what}, not ${most}`] : [],
    ),
  ),
  ...(life > LIFE_USD_MAX ? [`a whole life costs ${(100 * life).toFixed(3)} cents, over ${100 * LIFE_USD_MAX}`] : []),
  ...(written === costs || process.argv.includes("--write") ? [] : ["docs/costs.md says otherwise: npm run bench:count -- --write"]),
];
for (const one of missed) console.log(`\nmissed: ${one}`);
process.exit(missed.length > 0 && process.argv.includes("--held") ? 1 : 0);
