import type { FunctionArgs } from "../.sst/platform/src/components/aws/function.js";

export type Right = {
  actions: string[];
  resources: $util.Input<string>[];
  conditions?: { test: string; variable: string; values: $util.Input<string>[] }[];
};

type Asked = Pick<FunctionArgs, "handler" | "memory" | "timeout" | "link"> & {
  /** All that it may do, beside writing its log. Links carry names alone. */
  rights: Right[];
  /** For what is invoked without anybody waiting: the queue that takes what failed to the end. */
  deadLetters?: sst.aws.Queue;
};

/**
 * What the SDK imports only where Lambda's functions never come. Ways to credentials: theirs are in the environment, and each
 * is tried only when all before it have failed. Streams of events, which no call of ours has. What names a browser. Lambda's
 * own copy of the SDK has them all.
 */
const NEVER_LOADED = [
  "@aws-sdk/credential-provider-http",
  "@aws-sdk/credential-provider-ini",
  "@aws-sdk/credential-provider-login",
  "@aws-sdk/credential-provider-process",
  "@aws-sdk/credential-provider-sso",
  "@aws-sdk/credential-provider-web-identity",
  "@smithy/credential-provider-imds",
  "@smithy/core/event-streams",
  "bowser",
];

/**
 * SST minifies nothing by itself. What is imported when it is needed lies in a file of its own and is not read before
 * (`functions/routes/parts.ts`). Source maps are made and kept with the deployed code in SST's bucket, not shipped: reading
 * them costs each start a third more time and memory (bench/lean.ts).
 */
const BUNDLING = {
  minify: true,
  splitting: true,
  esbuild: { external: NEVER_LOADED, keepNames: false },
} satisfies FunctionArgs["nodejs"];

/** What all functions have in common. */
export function ourFunction(name: string, { rights, deadLetters, ...args }: Asked): sst.aws.Function {
  return new sst.aws.Function(name, {
    ...args,
    runtime: "nodejs24.x",
    architecture: "arm64",
    permissions: deadLetters ? [...rights, mayFill(deadLetters)] : rights,
    nodejs: BUNDLING,
    logging: { retention: "1 month", format: "json" },
    ...(deadLetters && { retries: 2 }),
    transform: {
      // SST lets the whole account take the role, for `sst dev`; ours trusts Lambda alone.
      role: (role) => {
        role.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });
      },
      ...(deadLetters && {
        eventInvokeConfig: { destinationConfig: { onFailure: { destination: deadLetters.arn } } },
      }),
    },
  });
}

/** A queue for what failed to the end, kept as long as SQS keeps anything, with an alarm on it (`alarms.ts`). */
export function deadLetterQueue(name: string): sst.aws.Queue {
  const queue = new sst.aws.Queue(name, { transform: { queue: { messageRetentionSeconds: 14 * 24 * 3_600 } } });
  deadLetterQueues.push({ name, queue });
  return queue;
}

export const deadLetterQueues: { name: string; queue: sst.aws.Queue }[] = [];

/** A queue whose messages a function takes in batches, and gives back one by one. */
export function workQueue(
  name: string,
  { timeoutSeconds, deadLetters }: { timeoutSeconds: number; deadLetters: sst.aws.Queue },
): sst.aws.Queue {
  return new sst.aws.Queue(name, {
    // Six times the function's time limit, as AWS advises: a batch that was throttled must not come back while it is worked on.
    visibilityTimeout: `${6 * timeoutSeconds} seconds`,
    dlq: { queue: deadLetters.arn, retry: 5 },
  });
}

/** Has a queue's messages handled, `concurrency` batches at once at most: it bounds parallelism, not rate. */
export function handledBy(queue: sst.aws.Queue, handler: sst.aws.Function, concurrency: number): void {
  queue.subscribe(handler.arn, {
    batch: { size: 10, partialResponses: true },
    transform: { eventSourceMapping: { scalingConfig: { maximumConcurrency: concurrency } } },
  });
}

/** What Lambda needs on behalf of the function to hand it a queue's messages. */
export function mayTake(queue: sst.aws.Queue): Right {
  return { actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], resources: [queue.arn] };
}

export function mayFill(queue: sst.aws.Queue): Right {
  return { actions: ["sqs:SendMessage"], resources: [queue.arn] };
}
