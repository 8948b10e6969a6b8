import { request } from "node:http";
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context } from "aws-lambda";
import { expect, test } from "vitest";
import { startFake } from "./fake.ts";

/** An instance whose API handler notes its event and gives this answer. */
async function answering(answer: APIGatewayProxyResultV2 = { statusCode: 200 }) {
  const seen: { event: APIGatewayProxyEventV2; context: Context }[] = [];
  const local = await startFake(() => ({
    api: async (event, context) => {
      seen.push({ event, context });
      return answer;
    },
  }));
  return { local, seen };
}

test("a request becomes an API Gateway event of payload format 2.0", async () => {
  const { local, seen } = await answering();
  await fetch(`${local.url}/v1/a%20b/c?x=1&x=2&y=%2B+z&empty=`, {
    method: "POST",
    headers: { "Content-Type": "application/json; charset=utf-8", Cookie: "a=1; b=2", "X-Many": "one", "User-Agent": "test" },
    body: '{"name":"Zoë"}',
  });
  const [one] = seen;
  const { host } = new URL(local.url);
  expect(one?.event).toEqual({
    version: "2.0",
    routeKey: "$default",
    rawPath: "/v1/a b/c",
    rawQueryString: "x=1&x=2&y=%2B+z&empty=",
    cookies: ["a=1", "b=2"],
    headers: expect.objectContaining({
      host,
      "content-type": "application/json; charset=utf-8",
      "x-many": "one",
      "user-agent": "test",
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-proto": "http",
    }),
    queryStringParameters: { x: "1,2", y: "+ z", empty: "" },
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: host,
      domainPrefix: "127",
      http: { method: "POST", path: "/v1/a b/c", protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" },
      requestId: expect.any(String),
      routeKey: "$default",
      stage: "$default",
      time: expect.stringMatching(/^\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      timeEpoch: expect.closeTo(local.clock.nowMs(), -4),
    },
    body: '{"name":"Zoë"}',
    isBase64Encoded: false,
  });
  expect(one?.event.headers).not.toHaveProperty("cookie");
  expect(one?.context).toMatchObject({ functionName: "api", awsRequestId: expect.any(String) });
  expect(one?.context.getRemainingTimeInMillis()).toBeGreaterThan(20_000);
});

test("a header sent twice arrives joined by a comma", async () => {
  const { local, seen } = await answering();
  await new Promise((resolve) => request(local.url, { headers: { "X-Twice": ["one", "two"] } }, resolve).end());
  expect(seen[0]?.event.headers["x-twice"]).toBe("one,two");
});

test.each([
  ["application/x-www-form-urlencoded", true],
  ["application/octet-stream", true],
  ["application/problem+json", true],
  ["text/plain", false],
  ["application/json", false],
])("a body of type %s arrives in base64: %s", async (type, isBase64Encoded) => {
  const { local, seen } = await answering();
  await fetch(local.url, { method: "POST", headers: { "Content-Type": type }, body: "a=1" });
  expect(seen[0]?.event).toMatchObject({ isBase64Encoded, body: isBase64Encoded ? "YT0x" : "a=1" });
});

test("the handler's status, headers, cookies and base64 body reach the client", async () => {
  const body = Buffer.from([0, 255, 128]).toString("base64");
  const { local } = await answering({
    statusCode: 418,
    headers: { "Content-Type": "image/png", ETag: '"1"' },
    cookies: ["a=1; Path=/", "b=2"],
    body,
    isBase64Encoded: true,
  });
  const response = await fetch(`${local.url}/x`);
  expect(response.status).toBe(418);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(response.headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2"]);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from([0, 255, 128]));
});

test("an answer that is no response object is the JSON body of a 200", async () => {
  const { local } = await answering({ hello: "world" } as APIGatewayProxyResultV2);
  const response = await fetch(local.url);
  expect([response.status, await response.json()]).toEqual([200, { hello: "world" }]);
});

test("a HEAD is answered without a body, a 204 without a length", async () => {
  const { local, seen } = await answering({ statusCode: 200, headers: { "content-type": "text/plain" }, body: "hello" });
  const head = await fetch(local.url, { method: "HEAD" });
  expect([head.status, await head.text(), seen[0]?.event.requestContext.http.method]).toEqual([200, "", "HEAD"]);
  const { local: other } = await answering({ statusCode: 204 });
  expect((await fetch(other.url)).headers.get("content-length")).toBeNull();
});

test("a body over six megabytes is refused before it reaches the handler", async () => {
  const { local, seen } = await answering();
  const response = await fetch(local.url, { method: "POST", body: "x".repeat(6 * 1024 * 1024 + 1) });
  expect(response.status).toBe(413);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ code: "request.too_large", detail: expect.stringContaining("6291456") });
  expect(seen).toEqual([]);
});

test("a path that cannot be decoded is passed on as it is", async () => {
  const { local, seen } = await answering();
  await fetch(`${local.url}/v1/%zz`);
  expect(seen[0]?.event.rawPath).toBe("/v1/%zz");
});
