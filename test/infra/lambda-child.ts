import type { Context } from "aws-lambda";
import { lambdaContext } from "../../local/lambda.ts";

/** One execution environment: loads a bundle as Lambda's runtime does and answers one event after the other. */
type Handler = (event: unknown, context: Context) => Promise<unknown>;

const [bundle = "", exported = ""] = process.argv.slice(2);
const handler = ((await import(bundle)) as Record<string, Handler>)[exported];
if (handler === undefined) throw new Error(`the bundle exports no ${exported}`);

process.on("message", async (event) => {
  try {
    const context = lambdaContext(process.env.AWS_LAMBDA_FUNCTION_NAME ?? "", process.env.AWS_REGION ?? "", 30);
    process.send?.({ answer: (await handler(event, context)) ?? null });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.send?.("ready");
