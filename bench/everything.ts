import { handler as api } from "../functions/api.ts";
import { handler as feedback } from "../functions/feedback.ts";
import { handler as inbound } from "../functions/inbound.ts";
import { handler as replies } from "../functions/replies.ts";
import { handler as sweep } from "../functions/sweep.ts";
import { handler as wake } from "../functions/wake.ts";

/** All handlers in one bundle, told apart by the function's name: what `lean.ts` holds the separate ones against. */
const handlers: Record<string, (event: never, context: never) => Promise<unknown>> = { api, feedback, inbound, replies, sweep, wake };

export function handler(event: never, context: never): Promise<unknown> {
  const name = Object.keys(handlers).find((one) => process.env.AWS_LAMBDA_FUNCTION_NAME?.toLowerCase().includes(`-${one}`)) ?? "";
  return (handlers[name] ?? api)(event, context);
}
