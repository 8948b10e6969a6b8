import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import PostalMime from "postal-mime";
import type { Local } from "./start.ts";
import { startLocal } from "./start.ts";

const KEY = "ft_local";
const CANDIDATE = { name: "Ada Okafor", email: "ada@example.com", timeZone: "Europe/Oslo" };
const RECRUITER = { name: "Mette Solberg", email: "mette.solberg@nordvik.example" };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Json = Record<string, unknown>;

/** What a person at the terminal sees: a heading for each step, and every mail as it lands. */
const say = (line = "") => console.log(line);
const step = (line: string) => say(`\n▸ ${line}`);

/** Calls the API, as an integrator would. A refusal ends the demo: there is nothing to show then. */
async function call(local: Local, method: string, path: string, body?: Json): Promise<Json> {
  const response = await fetch(local.url + path, {
    method,
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Json;
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Shows the mails that have come since the last look, and returns their texts. */
function watchMailbox(local: Local): () => Promise<string[]> {
  const seen = new Set<string>();
  return async () => {
    const response = await fetch(`${local.url}/local/mail`);
    const list = (await response.json()) as { id: string; subject: string; at: string }[];
    const texts: string[] = [];
    for (const { id, subject, at } of list.filter((mail) => !seen.has(mail.id))) {
      seen.add(id);
      const raw = await fetch(`${local.url}/local/mail/${encodeURIComponent(id)}`);
      const { text = "" } = await PostalMime.parse(await raw.arrayBuffer());
      texts.push(text);
      say(`\n  ✉  ${at}  ${subject}`);
      for (const line of opening(text)) say(`     ${line}`);
    }
    return texts;
  };
}

/** The beginning of a mail, as far as its links: what a reader sees first. */
function opening(text: string): string[] {
  const lines = text.trim().split(/\r?\n/);
  const end = lines.findIndex((line) => line.startsWith("---") || /^(https?|mailto):/.test(line));
  return lines.slice(0, end < 0 ? lines.length : end - (lines[end]?.startsWith("---") ? 0 : 1)).slice(0, 16);
}

/** The next Tuesday at 13:00 UTC that is at least a day away, so that the story has the same weekdays whenever it is told. */
function nextTuesday(now: Date): Date {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 13));
  do day.setTime(day.getTime() + DAY_MS);
  while (day.getUTCDay() !== 2);
  return day;
}

async function moveClock(local: Local, to: Date): Promise<void> {
  const response = await fetch(`${local.url}/local/clock`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ to: to.toISOString() }),
  });
  if (!response.ok) throw new Error(`the clock did not move: ${await response.text()}`);
}

/** Forwards a recruiter's mail by SMTP, as the candidate's mail program would. */
async function forward(local: Local, to: string, subject: string, written: Date, text: string): Promise<void> {
  const transport = createTransport({ host: "127.0.0.1", port: local.smtpPort, secure: false, ignoreTLS: true });
  await transport.sendMail({
    from: { name: CANDIDATE.name, address: CANDIDATE.email },
    to,
    subject: `Fwd: ${subject}`,
    text: `---------- Forwarded message ---------\nFrom: ${RECRUITER.name} <${RECRUITER.email}>\nDate: ${written.toUTCString()}\nSubject: ${subject}\nTo: ${CANDIDATE.name} <${CANDIDATE.email}>\n\n${text}`,
  });
  transport.close();
  await local.settle();
}

/** Plays one whole story through the real doors: a record, its drafts at their hours, and a regret letter that closes it. */
async function play(local: Local): Promise<void> {
  const look = watchMailbox(local);

  step("An integrator puts a candidate on the books. She is mailed a link, and follows it.");
  const candidate = await call(local, "POST", "/v1/candidates", CANDIDATE);
  const [confirmation = ""] = await look();
  const link = /http\S+\/a\/\S+/.exec(confirmation)?.[0];
  if (link === undefined) throw new Error("the confirmation has no link");
  await fetch(link, { method: "POST" });

  const clock = (await (await fetch(`${local.url}/local/clock`)).json()) as { now: string };
  const startsAt = nextTuesday(new Date(clock.now));
  const decision = new Date(startsAt.getTime() + 10 * DAY_MS);
  step(`Her interview is recorded: ${startsAt.toUTCString()}, they decide by ${decision.toDateString()}.`);
  const interview = await call(local, "POST", "/v1/interviews", {
    candidateId: candidate.id,
    company: { name: "Nordvik Energy", domain: "nordvik.example" },
    role: "Drilling Engineer",
    contact: RECRUITER,
    panel: [{ name: "Lorena Diaz", title: "Operations Manager" }, { name: "Hans Berg" }],
    round: { startsAt: startsAt.toISOString(), durationMinutes: 60, format: "in_person" },
    decision: { by: decision.toISOString().slice(0, 10) },
    topics: ["the two new subsea wells"],
  });

  step("The clock moves on to the morning after the interview.");
  await moveClock(local, new Date(startsAt.getTime() + 20 * HOUR_MS));
  await look();

  step("Nobody answers. The clock moves past the promised date.");
  await moveClock(local, new Date(decision.getTime() + 5 * DAY_MS));
  await look();

  step("A regret letter comes. She forwards it by mail.");
  const written = new Date(decision.getTime() + 5 * DAY_MS - HOUR_MS);
  await forward(
    local,
    String(candidate.forwardingAddress),
    "Your application as Drilling Engineer",
    written,
    "Dear Ada,\n\nThank you for coming to see us. It was a close decision, and I am sorry to tell you that we have chosen another candidate for the position.\n\nWe were impressed by your work on well control, and wish you every success.\n\nKind regards,\nMette Solberg\nNordvik Energy",
  );
  await look();

  const after = await call(local, "GET", `/v1/interviews/${String(interview.id)}`);
  step(`The interview is now ${String(after.state)} (${String(after.outcome)}). What happened, and why:`);
  for (const entry of after.timeline as { at: string; summary: string }[])
    say(`     ${entry.at.slice(0, 16).replace("T", " ")}  ${entry.summary}`);
  if (after.state !== "closed" || after.outcome !== "regret") throw new Error("the regret letter did not close the interview");
}

const dataDir = await mkdtemp(join(tmpdir(), "followthrough-demo-"));
const local = await startLocal({ port: 0, smtpPort: 0, dataDir });
try {
  await play(local);
  say("\nThat was the demo. `npm start` runs the product for yourself.");
} finally {
  await local.close();
  await rm(dataDir, { recursive: true, force: true });
}
