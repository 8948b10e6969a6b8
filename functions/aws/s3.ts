import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { Sha256 } from "@smithy/core/checksum";
import { HttpRequest } from "@smithy/core/protocols";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { SignatureV4 } from "@smithy/signature-v4";
import { IMPATIENT_WHEN_IDLE } from "./patience.ts";

const METHODS = { GetObject: "GET", DeleteObject: "DELETE" } as const;
const TRIES_MAX = 3;
const FIRST_WAIT_MS = 100;
const ERROR_CHARACTERS_MAX = 4_000;

/** One call of S3 on an object. @throws an Error named by S3's own code, such as `NoSuchKey`. */
export type S3 = (call: keyof typeof METHODS, bucket: string, key: string) => Promise<Readable>;

export type S3Settings = {
  region: string;
  /** Where S3 is, if it is not AWS's. */
  endpoint?: string;
  credentials?: ConstructorParameters<typeof SignatureV4>[0]["credentials"];
};

/**
 * S3 by the signer and the connections that the SDK's clients share. `S3Client` would bring the description of all hundred
 * calls, and weigh more than what it takes to read a mail does: two calls without a body are within reach.
 */
export function s3({ region, endpoint, credentials = defaultProvider() }: S3Settings): S3 {
  // S3 signs a path as it is sent; other services, escaped once more.
  const signer = new SignatureV4({ service: "s3", region, credentials, sha256: Sha256, uriEscapePath: false });
  const connections = NodeHttpHandler.create(IMPATIENT_WHEN_IDLE.requestHandler);

  async function once(call: keyof typeof METHODS, bucket: string, key: string): Promise<Readable> {
    const { protocol, hostname, port, pathname } = new URL(endpoint ?? `https://${bucket}.s3.${region}.amazonaws.com`);
    const request = new HttpRequest({
      method: METHODS[call],
      protocol,
      hostname,
      ...(port !== "" && { port: Number(port) }),
      path: `${pathname.replace(/\/$/, "")}${endpoint === undefined ? "" : `/${bucket}`}/${key.split("/").map(escaped).join("/")}`,
      headers: { host: port === "" ? hostname : `${hostname}:${port}` },
    });
    const { response } = await connections.handle((await signer.sign(request)) as HttpRequest);
    if (response.statusCode < 300) return response.body as Readable;
    throw await failure(response.statusCode, response.body as Readable);
  }

  return async (call, bucket, key) => {
    for (let tries = 1; ; tries++) {
      try {
        return await once(call, bucket, key);
      } catch (error) {
        if (tries === TRIES_MAX || !mayPass(error)) throw error;
        await setTimeout(FIRST_WAIT_MS * 2 ** (tries - 1));
      }
    }
  };
}

/** RFC 3986's escaping, which leaves less as it is than the language's. */
const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

async function failure(status: number, body: Readable): Promise<Error> {
  let text = "";
  for await (const chunk of body) {
    text += String(chunk);
    if (text.length > ERROR_CHARACTERS_MAX) break;
  }
  const within = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
  const error = new Error(within("Message") ?? `S3 answered with ${status}`);
  error.name = within("Code") ?? `Status${status}`;
  return Object.assign(error, { status });
}

/** Whether the next try may go better: S3 has trouble of its own or asks to slow down, or the line broke. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { status, code } = error as { status?: number; code?: unknown };
  if (status !== undefined) return status >= 500 || status === 429;
  return error.name === "TimeoutError" || (typeof code === "string" && /^E(?!RR_)[A-Z_]+$/.test(code));
}
