import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from "aws-lambda";

/** What API Gateway hands a Lambda at most: a function's payload limit. */
export const PAYLOAD_BYTES_MAX = 6 * 1024 * 1024;

/**
 * Content types whose body API Gateway passes on as text. All others arrive in base64, forms too, as does a body without any content type
 * (measured on AWS by others: ministackorg/ministack#766).
 */
const TEXT_TYPES = /^(text\/|application\/(json|xml|javascript)\b)/i;

/** The event, payload format 2.0, that API Gateway makes of an HTTP request for the `$default` route. */
export function toEvent(request: IncomingMessage, body: Buffer, nowMs: number): APIGatewayProxyEventV2 {
  const [rawPath = "/", rawQueryString = ""] = splitTarget(request.url ?? "/");
  const path = decodePath(rawPath);
  const { cookie, ...others } = headersOf(request);
  const host = others.host ?? "127.0.0.1";
  const sourceIp = request.socket.remoteAddress ?? "127.0.0.1";
  const headers = {
    ...others,
    "x-forwarded-for": sourceIp,
    "x-forwarded-port": String(request.socket.localPort ?? 80),
    "x-forwarded-proto": "http",
  };
  const query = queryOf(rawQueryString);
  const isText = TEXT_TYPES.test(others["content-type"] ?? "");

  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString,
    ...(cookie ? { cookies: cookie.split(/; */) } : {}),
    headers,
    ...(query ? { queryStringParameters: query } : {}),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: host,
      domainPrefix: host.split(".")[0] ?? host,
      http: {
        method: request.method ?? "GET",
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: others["user-agent"] ?? "",
      },
      requestId: `${randomBytes(8).toString("base64url")}=`,
      routeKey: "$default",
      stage: "$default",
      time: commonLogTime(nowMs),
      timeEpoch: nowMs,
    },
    ...(body.length > 0 ? { body: body.toString(isText ? "utf8" : "base64") } : {}),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** Writes what the handler answered, as API Gateway does: an answer that is no response object is the body of a 200. */
export function writeResult(response: ServerResponse, method: string, result: APIGatewayProxyResultV2): void {
  if (typeof result === "string" || result.statusCode === undefined) {
    const text = typeof result === "string" ? result : JSON.stringify(result);
    write(response, method, 200, { "content-type": "application/json" }, Buffer.from(text));
    return;
  }
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(result.headers ?? {})) headers[name.toLowerCase()] = String(value);
  if (result.cookies && result.cookies.length > 0) headers["set-cookie"] = result.cookies;
  const body = Buffer.from(result.body ?? "", result.isBase64Encoded ? "base64" : "utf8");
  if (body.length > 0) headers["content-type"] ??= "text/plain;charset=UTF-8";
  write(response, method, result.statusCode, headers, body);
}

function write(response: ServerResponse, method: string, status: number, headers: Record<string, string | string[]>, body: Buffer): void {
  const bodiless = method === "HEAD" || status === 204 || status === 304;
  // The answer to a HEAD may say how long the body would have been; what has no body says nothing.
  const length = bodiless ? {} : { "content-length": String(body.length) };
  response.writeHead(status, { ...headers, ...length });
  response.end(bodiless ? undefined : body);
}

function splitTarget(target: string): [string, string] {
  const at = target.indexOf("?");
  return at < 0 ? [target, ""] : [target.slice(0, at), target.slice(at + 1)];
}

/** API Gateway decodes the path before a function sees it. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (values) headers[name] = values.join(name === "cookie" ? "; " : ",");
  }
  return headers;
}

function queryOf(rawQueryString: string): Record<string, string> | undefined {
  if (rawQueryString === "") return undefined;
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const before = Object.hasOwn(query, name) ? `${query[name]},` : "";
    query[name] = `${before}${value}`;
  }
  return query;
}

function commonLogTime(nowMs: number): string {
  const [, day = "", month = "", year = "", time = ""] = /, (\d+) (\w+) (\d+) (\S+)/.exec(new Date(nowMs).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
