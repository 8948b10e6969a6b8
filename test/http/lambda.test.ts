import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { expect, it } from "vitest";
import { apiHandler } from "../../functions/http.ts";
import { ALL_PARTS } from "../../functions/routes/all-parts.ts";
import { ADA, anApi, KEY } from "./api.ts";

/** As API Gateway hands over a request, recorded from an HTTP API (payload format 2.0, `$default` route) and made anonymous. */
const recorded = (method: string, path: string, more: Partial<APIGatewayProxyEventV2> = {}): APIGatewayProxyEventV2 => ({
  version: "2.0",
  routeKey: "$default",
  rawPath: path,
  rawQueryString: "",
  headers: {
    accept: "*/*",
    authorization: `Bearer ${KEY}`,
    "content-type": "application/json",
    host: "abcdefghij.execute-api.eu-west-1.amazonaws.com",
    "user-agent": "curl/8.7.1",
    "x-amzn-trace-id": "Root=1-6925d000-0123456789abcdef01234567",
    "x-forwarded-for": "192.0.2.1",
    "x-forwarded-port": "443",
    "x-forwarded-proto": "https",
  },
  requestContext: {
    accountId: "123456789012",
    apiId: "abcdefghij",
    domainName: "abcdefghij.execute-api.eu-west-1.amazonaws.com",
    domainPrefix: "abcdefghij",
    http: { method, path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "curl/8.7.1" },
    requestId: "ABCDEFghIAMEJrQ=",
    routeKey: "$default",
    stage: "$default",
    time: "27/Nov/2026:12:00:00 +0000",
    timeEpoch: 1_795_780_800_000,
  },
  isBase64Encoded: false,
  ...more,
});

async function handled(event: APIGatewayProxyEventV2) {
  const api = await anApi();
  const result = await apiHandler(api.runtime, ALL_PARTS)(event, {} as Context);
  if (typeof result === "string") throw new TypeError("the handler answers with a response, not with a text");
  return { api, ...result, body: result.body ?? "" };
}

it("answers an event of API Gateway", async () => {
  const { statusCode, headers, body, isBase64Encoded, api } = await handled(
    recorded("POST", "/v1/candidates", { body: JSON.stringify(ADA) }),
  );
  expect([statusCode, isBase64Encoded]).toEqual([201, false]);
  const { id } = JSON.parse(body) as { id: string };
  expect(headers).toMatchObject({ "content-type": "application/json", location: `/v1/candidates/${id}`, etag: '"1"' });
  expect(api.runtime.record(id, "candidate").email).toBe(ADA.email);
});

it("reads a body that came in base64, as forms and bodies without a type do", async () => {
  const body = Buffer.from(JSON.stringify({ ...ADA, name: "Åse Løvås" })).toString("base64");
  const { statusCode, body: answer } = await handled(recorded("POST", "/v1/candidates", { body, isBase64Encoded: true }));
  expect([statusCode, (JSON.parse(answer) as { name: string }).name]).toEqual([201, "Åse Løvås"]);
});

it("reads the query, and answers what cannot be as a problem", async () => {
  const { statusCode, headers, body } = await handled(recorded("GET", "/v1/interviews", { rawQueryString: "limit=0&state=offered" }));
  expect([statusCode, headers?.["content-type"]]).toEqual([400, "application/problem+json"]);
  expect(JSON.parse(body)).toMatchObject({ code: "query.invalid", errors: [{ path: "limit", message: "must be at least 1" }] });
});

it("answers HEAD and 304 without a body", async () => {
  const head = await handled(recorded("HEAD", "/v1/candidates"));
  expect([head.statusCode, head.body]).toEqual([200, ""]);
});
