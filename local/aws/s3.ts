import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Store } from "../store.ts";
import { AwsFailure, type AwsReply, type AwsRequest, type StandIn, xml } from "./server.ts";

/** The objects themselves: what S3 keeps, without its wire format. */
export type Objects = {
  put(bucket: string, key: string, body: Buffer, contentType?: string): string;
  get(bucket: string, key: string): StoredObject | undefined;
  delete(bucket: string, key: string): void;
};

export type StoredObject = { body: Buffer; etag: string; contentType: string; modifiedAtMs: number };

const XMLNS = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const DELETE_KEYS_MAX = 1_000;

export function createObjects(store: Store, clock: Clock): Objects {
  store.db.exec(`CREATE TABLE IF NOT EXISTS object (
    bucket TEXT NOT NULL, key TEXT NOT NULL, etag TEXT NOT NULL, content_type TEXT NOT NULL, modified_at INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (bucket, key)
  )`);
  const insert = store.db.prepare(
    "INSERT OR REPLACE INTO object (bucket, key, etag, content_type, modified_at, body) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const select = store.db.prepare("SELECT etag, content_type, modified_at, body FROM object WHERE bucket = ? AND key = ?");
  const remove = store.db.prepare("DELETE FROM object WHERE bucket = ? AND key = ?");

  return {
    put(bucket, key, body, contentType = "application/octet-stream") {
      const etag = `"${createHash("md5").update(body).digest("hex")}"`;
      insert.run(bucket, key, etag, contentType, clock.nowMs(), body);
      return etag;
    },
    get(bucket, key) {
      const row = select.get(bucket, key) as { etag: string; content_type: string; modified_at: number; body: Uint8Array } | undefined;
      if (!row) return undefined;
      const body = Buffer.from(row.body.buffer, row.body.byteOffset, row.body.byteLength);
      return { body, etag: row.etag, contentType: row.content_type, modifiedAtMs: row.modified_at };
    },
    delete(bucket, key) {
      remove.run(bucket, key);
    },
  };
}

/** S3 over REST, path style: put, get, head, delete one or many, in the buckets named. */
export function createS3(objects: Objects, buckets: readonly string[]): StandIn {
  return {
    operation: operationOf,
    handle(request) {
      const { bucket, key } = addressOf(request);
      if (!buckets.includes(bucket)) throw new AwsFailure("NoSuchBucket", "The specified bucket does not exist", 404);
      switch (operationOf(request)) {
        case "PutObject":
          return { status: 200, headers: { etag: objects.put(bucket, key, bodyOf(request), request.headers["content-type"]) } };
        case "GetObject":
        case "HeadObject":
          return found(objects.get(bucket, key));
        case "DeleteObject":
          objects.delete(bucket, key);
          return { status: 204 };
        case "DeleteObjects":
          return deleteMany(objects, bucket, request.body.toString());
        default:
          throw new AwsFailure("NotImplemented", "The local S3 does not have this operation.", 501);
      }
    },
    refuse: (failure, requestId) => ({
      status: failure.status,
      headers: { "content-type": "application/xml" },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${xml(failure.code)}</Code><Message>${xml(failure.message)}</Message><RequestId>${requestId}</RequestId></Error>`,
    }),
  };
}

function operationOf(request: AwsRequest): string {
  if (addressOf(request).key === "") return request.method === "POST" && request.query.has("delete") ? "DeleteObjects" : "Unknown";
  return { PUT: "PutObject", GET: "GetObject", HEAD: "HeadObject", DELETE: "DeleteObject" }[request.method] ?? "Unknown";
}

function addressOf(request: AwsRequest): { bucket: string; key: string } {
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/s.exec(request.path) ?? [];
  return { bucket, key: decodeURIComponent(key) };
}

function found(object: StoredObject | undefined): AwsReply {
  if (!object) throw new AwsFailure("NoSuchKey", "The specified key does not exist.", 404);
  return {
    status: 200,
    headers: {
      etag: object.etag,
      "content-type": object.contentType,
      "content-length": String(object.body.length),
      "last-modified": new Date(object.modifiedAtMs).toUTCString(),
      "accept-ranges": "bytes",
    },
    body: object.body,
  };
}

function deleteMany(objects: Objects, bucket: string, body: string): AwsReply {
  const keys = [...body.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => unescapeXml(key));
  if (keys.length === 0 || keys.length > DELETE_KEYS_MAX) throw new AwsFailure("MalformedXML", "The XML you provided was not well-formed.");
  for (const key of keys) objects.delete(bucket, key);
  const quiet = /<Quiet>true<\/Quiet>/.test(body);
  const deleted = quiet ? "" : keys.map((key) => `<Deleted><Key>${xml(key)}</Key></Deleted>`).join("");
  return {
    status: 200,
    headers: { "content-type": "application/xml" },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<DeleteResult ${XMLNS}>${deleted}</DeleteResult>`,
  };
}

function unescapeXml(text: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return named[name ?? ""] ?? whole;
  });
}

/** A body sent as a stream arrives in signed chunks (`aws-chunked`), each behind a line with its length in hex. */
function bodyOf(request: AwsRequest): Buffer {
  if (!request.headers["x-amz-content-sha256"]?.startsWith("STREAMING-")) return request.body;
  const parts: Buffer[] = [];
  let at = 0;
  while (at < request.body.length) {
    const lineEnd = request.body.indexOf("\r\n", at);
    const length = lineEnd < 0 ? Number.NaN : Number.parseInt(request.body.toString("latin1", at, lineEnd), 16);
    if (Number.isNaN(length)) throw new AwsFailure("IncompleteBody", "The chunked body could not be read.");
    if (length === 0) break;
    parts.push(request.body.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
  return Buffer.concat(parts);
}
