import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context } from "aws-lambda";
import { handle } from "hono/aws-lambda";
import type { Runtime } from "./aws/runtime.ts";
import { createApp } from "./routes/app.ts";
import type { Part } from "./routes/parts.ts";

/** Answers HTTP requests to some parts of the application as API Gateway (HTTP API, payload format 2.0) hands them over. */
export function apiHandler(
  runtime: Runtime,
  parts: readonly Part[],
): (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyResultV2> {
  const answer = handle(createApp(runtime, parts));
  // Hono describes the same event by types of its own, which no other library's fit.
  return (event, context) => answer(event as never, context as never);
}
