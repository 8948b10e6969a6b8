import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context } from "aws-lambda";
import { handle } from "hono/aws-lambda";
import type { Runtime } from "./aws/runtime.ts";
import { createApp } from "./routes/app.ts";

/** Answers HTTP requests as API Gateway (HTTP API, payload format 2.0) hands them over. */
export function apiHandler(runtime: Runtime): (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyResultV2> {
  const answer = handle(createApp(runtime));
  // Hono describes the same event by types of its own, which no other library's fit.
  return (event, context) => answer(event as never, context as never);
}
