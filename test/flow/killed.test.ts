import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { begin, INTERVIEW_STARTS } from "./product.ts";

const INSTANCE = fileURLToPath(new URL("instance.ts", import.meta.url));
const HEADERS = { Authorization: "Bearer ft_local" };

async function startInstance(dataDir: string) {
  const child = spawn(process.execPath, [INSTANCE, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  const [url] = (await once(createInterface(child.stdout), "line")) as [string];
  return { child, url };
}

async function create(url: string, n: number): Promise<string | undefined> {
  const post = async (path: string, body: unknown) => {
    const response = await fetch(url + path, { method: "POST", headers: HEADERS, body: JSON.stringify(body) });
    return response.status === 201 ? ((await response.json()) as { id: string }).id : undefined;
  };
  const candidateId = await post("/v1/candidates", { email: `ada+${n}@example.com`, name: "Ada Okafor", timeZone: "Europe/Oslo" });
  const id = await post("/v1/interviews", {
    candidateId,
    company: { name: `Company ${n}` },
    role: "Engineer",
    round: { startsAt: INTERVIEW_STARTS, durationMinutes: 60 },
  });
  return id;
}

test("killed while it takes records in and while it delivers, it has lost nothing that was answered, and misses nothing planned", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "followthrough-killed-"));
  const recorded: string[] = [];

  // Killed while records come in.
  const first = await startInstance(dataDir);
  const posting = Array.from({ length: 3 }, async (_, worker) => {
    for (let n = 0; n < 50; n++) {
      const id = await create(first.url, worker * 100 + n);
      if (id !== undefined) recorded.push(id);
      if (recorded.length === 9) first.child.kill("SIGKILL");
    }
  });
  await Promise.allSettled([...posting, once(first.child, "exit")]);
  expect(recorded.length).toBeGreaterThanOrEqual(9);

  // Confirmed, then killed in the middle of delivering everybody's thank-you.
  const second = await startInstance(dataDir);
  // A confirmation that was under way when it was killed goes out once its lease has run out.
  await fetch(`${second.url}/local/clock`, { method: "POST", body: JSON.stringify({ advance: "PT15M" }) });
  const mails = (await (await fetch(`${second.url}/local/mail`)).json()) as { id: string }[];
  for (const { id } of mails) {
    const text = await (await fetch(`${second.url}/local/mail/${encodeURIComponent(id)}`)).text();
    const path = /\/a\/[\w.-]+/.exec(text.replace(/=\r\n/g, ""))?.[0];
    if (path !== undefined) await fetch(second.url + path, { method: "POST" });
  }
  const moving = fetch(`${second.url}/local/clock`, { method: "POST", body: JSON.stringify({ to: "2026-12-02T12:00:00Z" }) });
  setTimeout(() => second.child.kill("SIGKILL"), 150);
  await Promise.allSettled([moving, once(second.child, "exit")]);

  const product = await begin(dataDir);
  await product.clock("2026-12-02T13:00:00Z");
  for (const id of recorded) {
    const interview = await product.look(id);
    expect(interview.id).toBe(id);
    const thankYou = interview.messages.find((message) => message.kind === "thank_you");
    expect(thankYou?.status, `${id}: ${JSON.stringify(interview.holds)}`).toBe("delivered");
  }
}, 120_000);
