import { randomUUID } from "node:crypto";
import type { Context } from "aws-lambda";

/** A Lambda context for one invocation that may take `timeoutSeconds` of real time. */
export function lambdaContext(functionName: string, region: string, timeoutSeconds: number): Context {
  const endsAtMs = Date.now() + timeoutSeconds * 1000;
  const unsupported = (): void => {
    throw new Error("Answer by the returned promise: this context has no callbacks.");
  };
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:${region}:000000000000:function:${functionName}`,
    memoryLimitInMB: "1024",
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "local",
    getRemainingTimeInMillis: () => Math.max(0, endsAtMs - Date.now()),
    done: unsupported,
    fail: unsupported,
    succeed: unsupported,
  };
}
