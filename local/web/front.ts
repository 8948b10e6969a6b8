import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readBody } from "../aws/server.ts";
import type { Clock } from "../clock.ts";
import type { Handlers } from "../handlers.ts";
import { lambdaContext } from "../lambda.ts";
import { NeverAtRest } from "../pump.ts";
import { PAYLOAD_BYTES_MAX, toEvent, writeResult } from "./gateway.ts";
import { Problem } from "./problem.ts";

/** API Gateway waits this long for a function. */
const TIMEOUT_SECONDS = 30;

/** What the front server hands its requests to, once everything is up. */
export type Behind = {
  api: Handlers["api"];
  clock: Clock;
  region: string;
  answerLocal(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>;
};

/** The one HTTP door: `/local` for who sits at this machine, everything else to the production handler. Requests that come early wait. */
export function createFront(behind: Promise<Behind>): Server {
  return createServer((request, response) => {
    answer(behind, request, response).catch((error: unknown) => {
      const problem = problemOf(error);
      if (problem.status >= 500) console.error(error);
      if (response.headersSent) {
        response.destroy();
        return;
      }
      response.writeHead(problem.status, { "content-type": "application/problem+json", "cache-control": "no-store" });
      response.end(JSON.stringify(problem));
    });
  });
}

async function answer(behind: Promise<Behind>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { api, clock, region, answerLocal } = await behind;
  const url = urlOf(request);
  if (url.pathname === "/local" || url.pathname.startsWith("/local/")) {
    await answerLocal(request, response, url);
    return;
  }
  const body = await readBody(request, PAYLOAD_BYTES_MAX);
  if (!body) throw new Problem(413, "request.too_large", "The request is too large", `At most ${PAYLOAD_BYTES_MAX} bytes are taken.`);
  const result = await api(toEvent(request, body, clock.nowMs()), lambdaContext("api", region, TIMEOUT_SECONDS));
  writeResult(response, request.method ?? "GET", result);
}

function urlOf(request: IncomingMessage): URL {
  const target = request.url ?? "/";
  // A target may be a whole URL (as sent to a proxy) or "//host/…", which would name another host.
  const url = URL.parse(target.startsWith("/") ? `http://local${target}` : target);
  if (!url) throw new Problem(400, "request.invalid", "Not a request", "The request's target is not a path.");
  return url;
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof NeverAtRest) return new Problem(503, "local.busy", "Still busy", error.message);
  return new Problem(500, "internal", "Something went wrong", "The request could not be answered; the terminal says why.");
}
