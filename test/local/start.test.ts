import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startFake, temporaryFolder } from "./fake.ts";

const START = fileURLToPath(new URL("../../local/start.ts", import.meta.url));

/** Runs `npm start` with this environment until it gives up. */
async function attempt(env: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, PORT: "0", SMTP_PORT: "0", DATA_DIR: temporaryFolder(), ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += String(chunk);
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, lines: errors.trim().split("\n") };
}

async function taken(): Promise<{ port: number; free(): void }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, free: () => server.close() };
}

test.each(["PORT", "SMTP_PORT"])("a %s that is in use is named, with the variable to set", async (variable) => {
  const { port, free } = await taken();
  expect(await attempt({ [variable]: String(port) })).toEqual({
    code: 1,
    lines: [`Port ${port} is in use. Stop what uses it, or set ${variable} to another port.`],
  });
  free();
});

test.each([
  ["PORT", "http"],
  ["PORT", "-1"],
  ["SMTP_PORT", "65536"],
])("a %s of %s is refused", async (variable, value) => {
  const { code, lines } = await attempt({ [variable]: value });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringMatching(`^${variable} is "${value}", which is not a port`)]);
});

test("a data folder that cannot be written to is named", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "in the way");
  const { code, lines } = await attempt({ DATA_DIR: join(file, "data") });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringMatching(`^The data folder ${file}/data cannot be written to .* Set DATA_DIR`)]);
});

test("a data folder in use is refused, naming the process; one left by a killed process is taken over", async () => {
  const dataDir = temporaryFolder();
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, "pid"), "1\n");
  const local = await startFake(undefined, dataDir);
  const { code, lines } = await attempt({ DATA_DIR: dataDir });
  expect(code).toBe(1);
  expect(lines).toEqual([
    `The data folder ${dataDir} is in use by a running instance (process ${process.pid}). Stop it, or set DATA_DIR to another folder.`,
  ]);
  await local.close();
  await startFake(undefined, dataDir);
});

test("the secret that signs links is for its owner's eyes only, and kept", async () => {
  const dataDir = temporaryFolder();
  const first = await startFake(undefined, dataDir);
  expect(statSync(join(dataDir, "link-secret")).mode & 0o777).toBe(0o600);
  const secret = process.env.SST_RESOURCE_LinkSecret;
  await first.close();
  await startFake(undefined, dataDir);
  expect(process.env.SST_RESOURCE_LinkSecret).toBe(secret);
});
