import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import PostalMime from "postal-mime";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "./fake.ts";

const START = fileURLToPath(new URL("../../local/start.ts", import.meta.url));
const HEADERS = { Authorization: "Bearer ft_local", "Content-Type": "application/json" };

type Mail = { id: string; to: string };

/** `npm start`, as a process of its own, and where it answers. */
async function start(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, PORT: "0", SMTP_PORT: "0", DATA_DIR: dataDir };
  const child = spawn(process.execPath, [START], { env, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\/\/[\d.:]+(?=\/local)/.exec(line) ?? [];
    if (url) return { child, url };
  }
  throw new Error("It ended before it said where it is.");
}

async function post(url: string, path: string, body: object): Promise<Record<string, unknown> & { status: number }> {
  const response = await fetch(url + path, { method: "POST", headers: HEADERS, body: JSON.stringify(body) });
  return { ...((await response.json()) as Record<string, unknown>), status: response.status };
}

async function mails(url: string): Promise<Mail[]> {
  return (await (await fetch(`${url}/local/mail`)).json()) as Mail[];
}

async function textOf(url: string, id: string): Promise<string> {
  const raw = await (await fetch(`${url}/local/mail/${id}`)).arrayBuffer();
  return String((await PostalMime.parse(raw)).text);
}

/** Creates candidates from several sides at once until the process is killed in the middle of it. @returns those it answered 201 for. */
async function createUntilKilled(child: ChildProcess, url: string, count: number): Promise<{ id: string; email: string }[]> {
  const created: { id: string; email: string }[] = [];
  const creating = Array.from({ length: 4 }, async (_, side) => {
    for (let n = 0; ; n += 1) {
      const email = `ada-${side}-${n}@example.com`;
      const { status, id } = await fetch(`${url}/v1/candidates`, {
        method: "POST",
        headers: HEADERS,
        body: JSON.stringify({ email, name: "Ada", timeZone: "Europe/London" }),
      }).then(async (response) => ({ status: response.status, id: String(((await response.json()) as { id: string }).id) }));
      if (status === 201) created.push({ id, email });
      if (created.length === count) child.kill("SIGKILL");
    }
  });
  await Promise.allSettled([...creating, once(child, "exit")]);
  return created;
}

test("killed while candidates are created, it has all it answered for, and every one of them gets the mail", async () => {
  const dataDir = temporaryFolder();
  const first = await start(dataDir);
  const created = await createUntilKilled(first.child, first.url, 25);
  expect(created.length).toBeGreaterThanOrEqual(25);

  const { url } = await start(dataDir);
  for (const { id } of created) expect((await fetch(`${url}/v1/candidates/${id}`, { headers: HEADERS })).status).toBe(200);
  // What was being delivered when it was killed is tried again once its lease has run out.
  await post(url, "/local/clock", { advance: "PT20M" });
  const reached = new Set((await mails(url)).map(({ to }) => to));
  expect(created.filter(({ email }) => !reached.has(email))).toEqual([]);
});

test("killed between a plan and its hour, it delivers on time", async () => {
  const dataDir = temporaryFolder();
  const first = await start(dataDir);
  const candidate = await post(first.url, "/v1/candidates", { email: "ada@example.com", name: "Ada", timeZone: "Europe/London" });
  const [confirmation] = await mails(first.url);
  const [link = ""] = /http:\S+\/a\/\S+/.exec(await textOf(first.url, String(confirmation?.id))) ?? [];
  await fetch(link, { method: "POST" });
  await post(first.url, "/local/clock", { to: "2030-01-08T09:00:00Z" });
  const interview = {
    candidateId: candidate.id,
    company: { name: "Nordlys" },
    role: "Engineer",
    contact: { name: "Mette Jensen", email: "mette@nordlys.example" },
    panel: [{ name: "Mette Jensen" }],
    round: { startsAt: "2030-01-08T13:00:00Z", durationMinutes: 60, format: "video" },
  };
  expect((await post(first.url, "/v1/interviews", interview)).status).toBe(201);
  first.child.kill("SIGKILL");
  await once(first.child, "exit");

  const second = await start(dataDir);
  const before = new Set((await mails(second.url)).map(({ id }) => id));
  await post(second.url, "/local/clock", { to: "2030-01-09T18:00:00Z" });
  const after = (await (await fetch(`${second.url}/local/mail`)).json()) as (Mail & { at: string; subject: string })[];
  const delivered = after.filter(({ id }) => !before.has(id)).map(({ at }) => at);
  expect(delivered).toContain("2030-01-09T08:00:00.000Z");
});
