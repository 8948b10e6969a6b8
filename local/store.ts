import { DatabaseSync } from "node:sqlite";

/** The one SQLite file that every stand-in keeps its state in. Each stand-in creates its own tables. */
export type Store = {
  readonly db: DatabaseSync;
  /** Runs `work` as one transaction: all of it is on disk, or none of it. */
  transaction<T>(work: () => T): T;
  close(): void;
};

/** Thrown by {@link openStore} when another process has the file open. */
export class StoreInUse extends Error {
  override readonly name = "StoreInUse";
}

/**
 * Opens the store, alone. A commit is handed to the operating system before it returns, so a process that is killed
 * loses nothing that it had answered; only a power cut may cost the last moments, and never the file (WAL).
 *
 * The exclusive lock belongs to the process and is given back by the operating system however it ends, which is why it,
 * and not the pid file beside it, decides whether a data folder is in use.
 */
export function openStore(path: string): Store {
  const db = new DatabaseSync(path);
  try {
    db.exec(
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 67108864",
    );
    db.exec("BEGIN EXCLUSIVE; COMMIT");
  } catch (error) {
    db.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) throw new StoreInUse(error.message, { cause: error });
    throw error;
  }

  return {
    db,
    transaction(work) {
      if (db.isTransaction) return work();
      db.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        db.exec("COMMIT");
        return result;
      } catch (error) {
        db.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => db.close(),
  };
}
