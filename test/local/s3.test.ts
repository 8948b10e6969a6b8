import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { MAIL_BUCKET as Bucket } from "../../local/environment.ts";
import { refusal, startFake } from "./fake.ts";

const client = () => new S3Client({ maxAttempts: 1 });
const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
const get = async (Key: string) =>
  Buffer.from((await (await client().send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToByteArray()) ?? []);

test("an object keeps every byte, under any key, and over a restart", async () => {
  const first = await startFake();
  const Key = "raw/a key & more+ü";
  const { ETag } = await client().send(new PutObjectCommand({ Bucket, Key, Body: EVERY_BYTE, ContentType: "message/rfc822" }));
  expect(await get(Key)).toEqual(EVERY_BYTE);
  await first.close();
  await startFake(undefined, first.dataDir);
  expect(await get(Key)).toEqual(EVERY_BYTE);
  const head = await client().send(new HeadObjectCommand({ Bucket, Key }));
  expect(head).toMatchObject({ ETag, ContentLength: 256, ContentType: "message/rfc822" });
});

test("a body sent as a stream arrives whole", async () => {
  await startFake();
  const body = Buffer.concat(Array.from({ length: 1000 }, () => EVERY_BYTE));
  await client().send(
    new PutObjectCommand({
      Bucket,
      Key: "stream",
      Body: Readable.from([body.subarray(0, 100_000), body.subarray(100_000)]),
      ContentLength: body.length,
    }),
  );
  expect(await get("stream")).toEqual(body);
});

test("objects can be deleted, one or many, there or not", async () => {
  await startFake();
  for (const Key of ["a", "b&<", "c"]) await client().send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
  await client().send(new DeleteObjectCommand({ Bucket, Key: "a" }));
  await client().send(new DeleteObjectCommand({ Bucket, Key: "a" }));
  const Objects = [{ Key: "b&<" }, { Key: "never was" }];
  expect((await client().send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))).Deleted).toHaveLength(2);
  for (const Key of ["a", "b&<"])
    expect(await refusal(get(Key))).toEqual({ name: "NoSuchKey", message: "The specified key does not exist.", status: 404 });
  expect(await get("c")).toEqual(Buffer.from("x"));
});

test("says no as S3 does", async () => {
  const { faults } = await startFake();
  expect(await refusal(client().send(new HeadObjectCommand({ Bucket, Key: "none" })))).toMatchObject({ name: "NotFound", status: 404 });
  expect(await refusal(client().send(new GetObjectCommand({ Bucket: "other-bucket", Key: "a" })))).toMatchObject({
    name: "NoSuchBucket",
    status: 404,
  });
  faults.next("s3", { code: "SlowDown" });
  expect(await refusal(client().send(new PutObjectCommand({ Bucket, Key: "a", Body: "x" })))).toMatchObject({
    name: "SlowDown",
    status: 503,
  });
});
