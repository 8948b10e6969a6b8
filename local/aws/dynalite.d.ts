declare module "dynalite" {
  import type { Server } from "node:http";

  /** @returns a server that speaks DynamoDB's wire format, keeping its tables in LevelDB under `path`, or in memory without one. */
  export default function dynalite(options: {
    path?: string;
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
  }): Server;
}
