import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "./fake.ts";

const START = fileURLToPath(new URL("../../local/start.ts", import.meta.url));

/** `npm start` as a person runs it, and what it prints. */
async function start(dataDir: string) {
  const env = { ...process.env, PORT: "0", SMTP_PORT: "0", DATA_DIR: dataDir };
  const child = spawn(process.execPath, [START], { env, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let printed = "";
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes("Ctrl+C")) break;
  }
  return { child, printed, url: /http:\S+(?=\/local)/.exec(printed)?.[0] ?? "" };
}

test("it says where everything is, the command it prints can be pasted, and it ends cleanly and starts from where it was", async () => {
  const dataDir = temporaryFolder();
  const first = await start(dataDir);
  expect(first.printed).toMatch(/key: ft_local\b[\s\S]*smtp:\/\/127\.0\.0\.1:\d+/);

  const [command = ""] = /curl [\s\S]*?'\n/.exec(first.printed) ?? [];
  const { stdout } = await promisify(execFile)("sh", ["-c", command]);
  const { id } = JSON.parse(stdout) as { id: string };
  expect(id).toMatch(/^cand_/);
  const mails = await (await fetch(`${first.url}/local/mail`)).json();
  expect(mails).toEqual([expect.objectContaining({ to: "ada@example.com" })]);

  first.child.kill("SIGTERM");
  expect(await once(first.child, "exit")).toEqual([0, null]);

  const second = await start(dataDir);
  expect(await (await fetch(`${second.url}/local/mail`)).json()).toEqual(mails);
  for (const [key, status] of [
    ["ft_local", 200],
    ["ft_local_2", 404],
    ["ft_wrong", 401],
  ] as const) {
    expect((await fetch(`${second.url}/v1/candidates/${id}`, { headers: { Authorization: `Bearer ${key}` } })).status, key).toBe(status);
  }
});
