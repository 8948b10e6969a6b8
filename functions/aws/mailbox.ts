import type { Readable } from "node:stream";
import type { Mailbox } from "../../core/ports.ts";
import type { S3 } from "./s3.ts";

/** The largest mail that SES takes in. What is longer was not put there by SES. */
export const MAIL_BYTES_MAX = 40 * 1024 * 1024;

/**
 * Raw mail as SES stored it in S3. A mail over 40 MB is cut off there, so that no object can use up the memory; whoever
 * reads it finds it over its own limits.
 *
 * The function needs `s3:ListBucket` beside `s3:GetObject`: without it S3 says `AccessDenied` of an object that is gone.
 */
export function s3Mailbox({ s3, bucket }: { s3: S3; bucket: string }): Mailbox {
  return {
    async read(key) {
      try {
        return await readUpTo(await s3("GetObject", bucket, key), MAIL_BYTES_MAX);
      } catch (error) {
        if (error instanceof Error && error.name === "NoSuchKey") return null;
        throw error;
      }
    },
    async remove(key) {
      await readUpTo(await s3("DeleteObject", bucket, key), 0);
    },
  };
}

async function readUpTo(stream: Readable, bytesMax: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop closes the stream, and with it the connection.
    if (bytes >= bytesMax) break;
  }
  return Buffer.concat(chunks).subarray(0, bytesMax);
}
