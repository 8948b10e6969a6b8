import { Agent, createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { Faults } from "../faults.ts";
import { closeIterators } from "./closing-iterators.ts";
import { ensureTable } from "./ensure-table.ts";
import { failureOf, readBody } from "./server.ts";

/** A table as `CreateTable` takes it, without its name. */
export type TableDefinition = {
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  KeySchema: { AttributeName: string; KeyType: string }[];
  GlobalSecondaryIndexes?: { IndexName: string; KeySchema: { AttributeName: string; KeyType: string }[]; Projection: object }[];
  BillingMode?: string;
};

/** One call of DynamoDB's JSON protocol, for what the local run itself has to do with the table. */
export type DynamoCall = (operation: string, input: object) => Promise<Record<string, unknown>>;

export type DynamoDb = { url: string; call: DynamoCall; close(): Promise<void> };

const REQUEST_BYTES_MAX = 16 * 1024 * 1024;

/** Serves DynamoDB (dynalite, in `path`) on a free loopback port, with the table as it is defined today. */
export async function startDynamoDb(options: {
  path: string;
  tableName: string;
  table: TableDefinition;
  faults: Faults;
}): Promise<DynamoDb> {
  const { default: dynalite } = await import("dynalite");
  closeIterators();
  const engine = dynalite({ path: options.path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const server = createServer((request, response) => {
    serve(engine, request, response, options.faults).catch((error: unknown) => {
      console.error("The local DynamoDB failed:", error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const call: DynamoCall = (operation, input) => callDynamo(port, agent, operation, input);
  await ensureTable(call, options.tableName, options.table);

  return {
    url: `http://127.0.0.1:${port}`,
    call,
    async close() {
      agent.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await closeEngine(engine);
    },
  };
}

/** Dynalite closes its files only together with its own server, so that is opened for a moment when we never did. */
async function closeEngine(engine: Server): Promise<void> {
  await new Promise<void>((resolve) => engine.listen(0, "127.0.0.1", resolve));
  await new Promise<void>((resolve, reject) => engine.close((error) => (error ? reject(error) : resolve())));
}

/**
 * Hands a request on to dynalite once it has arrived whole: dynalite takes the process down when a client goes away halfway.
 * This is also where DynamoDB's faults are met.
 */
async function serve(engine: Server, request: IncomingMessage, response: ServerResponse, faults: Faults): Promise<void> {
  const body = await readBody(request, REQUEST_BYTES_MAX);
  if (!body) {
    response.writeHead(413).end();
    return;
  }
  const operation =
    String(request.headers["x-amz-target"] ?? "")
      .split(".")
      .at(-1) ?? "";
  const fault = faults.takeFailure("dynamodb", operation);
  const answerFault = (): void => {
    if (!fault) return;
    if (fault.disconnect) {
      request.socket.destroy();
      return;
    }
    const { code, message, status } = failureOf(fault);
    response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${code}`, message }));
  };
  if (fault && fault.when !== "after") {
    answerFault();
    return;
  }
  const whole = Object.assign(Readable.from(body.length > 0 ? [body] : []), {
    method: request.method,
    url: request.url,
    headers: request.headers,
  });
  if (!fault) {
    engine.emit("request", whole, response);
    return;
  }
  // The answer that dynalite gives is thrown away and the fault told instead.
  const unheard = { statusCode: 200, setHeader: () => unheard, end: answerFault };
  engine.emit("request", whole, unheard);
}

function callDynamo(port: number, agent: Agent, operation: string, input: object): Promise<Record<string, unknown>> {
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": `DynamoDB_20120810.${operation}`,
    "x-amz-date": "20260101T000000Z",
    // Dynalite wants to see a signature but does not check it.
    authorization: "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=local",
  };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, agent, method: "POST", path: "/", headers }, (response) => {
      readBody(response, Number.POSITIVE_INFINITY).then((body) => {
        const text = String(body);
        if (response.statusCode === 200) resolve(JSON.parse(text) as Record<string, unknown>);
        else reject(new Error(`DynamoDB ${operation} answered ${response.statusCode}: ${text}`));
      }, reject);
    });
    request.once("error", reject).end(JSON.stringify(input));
  });
}
