import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { StartError } from "./start-error.ts";
import { openStore, type Store, StoreInUse } from "./store.ts";

/** The folder that everything is kept in, opened for this process alone. */
export type DataFolder = {
  path: string;
  store: Store;
  tablePath: string;
  /** Signs links and private addresses; made on the first start and kept. */
  linkSecret: string;
  /** Whether the last run was killed instead of stopped. */
  wasKilled: boolean;
  close(): void;
};

/** @throws StartError when it cannot be made, written to, or is in use by a running instance. */
export function openDataFolder(path: string): DataFolder {
  const folder = resolve(path);
  const pidFile = join(folder, "pid");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const store = openStore(join(folder, "local.sqlite"));
    const wasKilled = readIfThere(pidFile) !== undefined;
    writeFileSync(pidFile, `${process.pid}\n`);
    const linkSecret = keptSecret(join(folder, "link-secret"));
    return {
      path: folder,
      store,
      tablePath: join(folder, "dynamodb"),
      linkSecret,
      wasKilled,
      close() {
        store.close();
        rmSync(pidFile, { force: true });
      },
    };
  } catch (error) {
    if (error instanceof StoreInUse) {
      const pid = readIfThere(pidFile)?.trim();
      throw new StartError(
        `The data folder ${folder} is in use by a running instance${pid ? ` (process ${pid})` : ""}. Stop it, or set DATA_DIR to another folder.`,
      );
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The data folder ${folder} cannot be written to (${reason}). Set DATA_DIR to a folder that can.`, {
      cause: error,
    });
  }
}

function keptSecret(path: string): string {
  const kept = readIfThere(path)?.trim();
  if (kept) return kept;
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(path, `${secret}\n`, { mode: 0o600 });
  return secret;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
