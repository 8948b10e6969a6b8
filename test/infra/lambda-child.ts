import type { Context } from "aws-lambda";
import { lambdaContext } from "../../local/lambda.ts";

/** One execution environment: loads a bundle as Lambda's runtime does and answers one event after the other. */
type Handler = (event: unknown, context: Context) => Promise<unknown>;

const [bundle = "", exported = ""] = process.argv.slice(2);
const began = performance.now();
const handler = ((await import(bundle)) as Record<string, Handler>)[exported];
const imported = performance.now();
if (handler === undefined) throw new Error(`the bundle exports no ${exported}`);

// As Lambda's runtime does in its JSON log format: an object stays one, and a text is a text within the line.
for (const level of ["info", "warn", "error"] as const)
  console[level] = (message: unknown) =>
    process.stdout.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level: level.toUpperCase(), message })}\n`);

process.on("message", async (event) => {
  const asked = performance.now();
  const processor = process.cpuUsage();
  try {
    const context = lambdaContext(process.env.AWS_LAMBDA_FUNCTION_NAME ?? "", process.env.AWS_REGION ?? "", 30);
    const answer = (await handler(event, context)) ?? null;
    const { user, system } = process.cpuUsage(processor);
    process.send?.({
      answer,
      answerMs: performance.now() - asked,
      processorMs: (user + system) / 1_000,
      memoryMb: process.memoryUsage().rss / 2 ** 20,
      peakMb: process.resourceUsage().maxRSS / 2 ** 10,
    });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.send?.({ importMs: imported - began });
