import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { TABLE } from "../../functions/aws/table.ts";

/** What every client of a loopback endpoint needs and nobody checks. */
export const LOOPBACK = { region: "eu-west-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } } as const;

/** A DynamoDB engine of this machine, running. */
export type Engine = { client: DynamoDBClient; stop: () => Promise<void> };

/** Dynalite in this process, its tables in memory. */
export async function startDynalite(): Promise<Engine> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const client = clientOf(server.address() as AddressInfo);
  return {
    client,
    stop: async () => {
      client.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** Dynoxide, an engine checked against DynamoDB itself: a program of its own, its tables in memory. */
export async function startDynoxide(binary: string): Promise<Engine> {
  const address = await freeAddress();
  const child = spawn(binary, ["--port", String(address.port)], { stdio: "ignore" });
  const exited = once(child, "exit");
  const client = clientOf(address);
  const stop = async () => {
    client.destroy();
    child.kill();
    await exited;
  };
  for (let left = 100; ; left--) {
    try {
      await client.send(new ListTablesCommand());
      return { client, stop };
    } catch (error) {
      if (left === 0 || child.exitCode !== null) {
        await stop();
        throw error;
      }
      await sleep(50);
    }
  }
}

/** Makes the product's table under a name of its own. */
export async function createTable({ client }: Engine): Promise<string> {
  const tableName = `records-${crypto.randomUUID()}`;
  await client.send(new CreateTableCommand({ ...TABLE, TableName: tableName }));
  return tableName;
}

function clientOf({ port }: { port: number }): DynamoDBClient {
  return new DynamoDBClient({ ...LOOPBACK, endpoint: `http://127.0.0.1:${port}` });
}

/** A port that nobody has: dynoxide does not say which one it took when it is asked to choose. */
async function freeAddress(): Promise<AddressInfo> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return address;
}
