import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Failure, Faults, Service } from "../faults.ts";

/** One request to a stand-in, its path without the stand-in's own prefix. */
export type AwsRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Buffer;
};

export type AwsReply = { status: number; headers?: Record<string, string>; body?: string | Buffer };

/** An error answer in AWS's own words. */
export class AwsFailure extends Error {
  override readonly name = "AwsFailure";
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** A service of AWS as its clients see it: how a request names its operation, what it answers, how it says no. */
export type StandIn = {
  operation(request: AwsRequest): string;
  handle(request: AwsRequest, requestId: string): AwsReply | Promise<AwsReply>;
  refuse(failure: AwsFailure, requestId: string): AwsReply;
};

/** Larger than anything that a client of ours sends; a guard against a runaway one. */
const BODY_BYTES_MAX = 64 * 1024 * 1024;

/** One loopback server for all stand-ins but DynamoDB, each under its own first path segment (`/ses`, `/sqs`, …). */
export function createAwsServer(standIns: Partial<Record<Service, StandIn>>, faults: Faults): Server {
  return createServer((request, response) => {
    answer(request, response, standIns, faults).catch((error: unknown) => {
      console.error("A stand-in failed:", error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  standIns: Partial<Record<Service, StandIn>>,
  faults: Faults,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://stand-in");
  const [, prefix = "", rest = ""] = /^\/([^/]*)(\/.*)?$/.exec(url.pathname) ?? [];
  const service = prefix as Service;
  const standIn = standIns[service];
  const body = await readBody(request, BODY_BYTES_MAX);
  if (!standIn || !body) {
    response.writeHead(standIn ? 413 : 404).end();
    return;
  }

  const asked: AwsRequest = {
    method: request.method ?? "GET",
    path: rest || "/",
    query: url.searchParams,
    headers: headersOf(request),
    body,
  };
  const requestId = randomUUID();
  const failure = faults.takeFailure(service, standIn.operation(asked));
  const reply = await replyTo(standIn, asked, requestId, failure);
  if (failure?.disconnect) {
    request.socket.destroy();
    return;
  }
  const payload = typeof reply.body === "string" ? Buffer.from(reply.body) : (reply.body ?? Buffer.alloc(0));
  response.writeHead(reply.status, {
    "x-amzn-requestid": requestId,
    ...(request.method === "HEAD" ? {} : { "content-length": String(payload.length) }),
    ...reply.headers,
  });
  response.end(request.method === "HEAD" ? undefined : payload);
}

async function replyTo(standIn: StandIn, asked: AwsRequest, requestId: string, failure: Failure | undefined): Promise<AwsReply> {
  try {
    if (failure && failure.when !== "after") throw failureOf(failure);
    const reply = await standIn.handle(asked, requestId);
    if (failure) throw failureOf(failure);
    return reply;
  } catch (error) {
    if (error instanceof AwsFailure) return standIn.refuse(error, requestId);
    throw error;
  }
}

/** The failure that a fault stands for, with the status that AWS gives for such a code unless the fault names one. */
export function failureOf({ code, status, message }: Failure): AwsFailure {
  const usual = /unavailable|slowdown/i.test(code) ? 503 : /internal/i.test(code) ? 500 : 400;
  return new AwsFailure(code, message ?? `The stand-in was told to answer ${code}.`, status ?? usual);
}

/** The whole body of a request, or undefined when it is larger than `bytesMax`. The rest is then read and thrown away, so that the answer arrives. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= bytesMax) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes > bytesMax ? undefined : Buffer.concat(chunks);
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]),
  );
}

/** Text made safe for XML, element or attribute. */
export function xml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, "");
}
