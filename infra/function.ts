import type { FunctionArgs } from "../.sst/platform/src/components/aws/function.js";
import { mayFill } from "./queues.ts";
import { accountId, isPaused, prefix, region } from "./settings.ts";

export type Right = {
  actions: string[];
  resources: $util.Input<string>[];
  conditions?: { test: string; variable: string; values: $util.Input<string>[] }[];
};

type Asked = Pick<FunctionArgs, "handler" | "memory" | "timeout" | "link"> & {
  /** All that it may do, beside writing its own log. Links carry names alone. */
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
  const ownName = `${prefix}-${name}`;
  return new sst.aws.Function(name, {
    ...args,
    name: ownName,
    runtime: "nodejs24.x",
    architecture: "arm64",
    permissions: [...rights, mayLog(ownName), ...(deadLetters ? [mayFill(deadLetters)] : [])],
    nodejs: BUNDLING,
    logging: { retention: "1 month", format: "json" },
    ...(deadLetters && { retries: 2 }),
    ...(isPaused && { concurrency: { reserved: 0 } }),
    transform: {
      role: (role) => {
        // SST lets the whole account take the role, for `sst dev`; ours trusts Lambda alone.
        role.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });
        // AWS's own policy for logs is about every log of the account (`mayLog`).
        role.managedPolicyArns = [];
      },
      ...(deadLetters && {
        eventInvokeConfig: { destinationConfig: { onFailure: { destination: deadLetters.arn } } },
      }),
    },
  });
}

/** To write its own log, which SST makes beforehand under this name. */
function mayLog(functionName: string): Right {
  return {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [$interpolate`arn:aws:logs:${region}:${accountId}:log-group:/aws/lambda/${functionName}:*`],
  };
}
