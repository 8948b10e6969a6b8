import { type ChildProcess, fork } from "node:child_process";
import { createCipheriv, createDecipheriv } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Graph, one, textAt, type Value } from "./graph.ts";

const ROOT = join(import.meta.dirname, "../..");

/** A declared function, running. */
export type RunningFunction = {
  /** How long it took to import the bundle. */
  importMs: number;
  /** @throws what the handler throws. */
  invoke(event: unknown): Promise<unknown>;
  /** Of the last answer: how long it and the processor took, what the process takes up by then, and took up at the most. */
  last(): { answerMs: number; processorMs: number; memoryMb: number; peakMb: number };
  log(): string;
  stop(): void;
};

/** The clients' ways to the local endpoints, and nowhere else. */
export type Endpoints = { aws: string; dynamoDb: string };

/**
 * Starts the bundle of a function in a process of its own, with the environment that is declared for it and no other.
 *
 * @param bundle another bundle to run in its place, with the function's links beside it
 * @param more settings of the machine and not of the function
 */
export async function startFunction(
  graph: Graph,
  name: string,
  { aws, dynamoDb }: Endpoints,
  bundle = join(ROOT, graph.functions[name]?.file ?? ""),
  more: Record<string, string> = {},
): Promise<RunningFunction> {
  const { inputs } = one(graph, "function", `${name}Function`);
  const declared = (inputs.environment as { variables: Record<string, Value> }).variables;
  const child = fork(
    join(import.meta.dirname, "lambda-child.ts"),
    [pathToFileURL(bundle).href, extname(textAt(inputs, "handler")).slice(1)],
    {
      cwd: dirname(bundle),
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...(declared as Record<string, string>),
        SST_KEY_FILE: linksWithLocalQueues(dirname(bundle), String(declared.SST_KEY), aws),
        AWS_LAMBDA_FUNCTION_NAME: textAt(inputs, "name"),
        AWS_REGION: graph.app.region,
        // Who calls: a gate tells them apart by it (`gate.ts`).
        AWS_ACCESS_KEY_ID: name,
        AWS_SECRET_ACCESS_KEY: "local",
        AWS_ENDPOINT_URL_DYNAMODB: dynamoDb,
        AWS_ENDPOINT_URL_SES: `${aws}/ses`,
        AWS_ENDPOINT_URL_SCHEDULER: `${aws}/scheduler`,
        AWS_ENDPOINT_URL_SQS: `${aws}/sqs`,
        AWS_ENDPOINT_URL_S3: `${aws}/s3`,
        ...more,
      },
    },
  );
  let written = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (written += chunk.toString()));
  const { importMs } = (await answerOf(child, () => written)) as { importMs: number };
  let last = { answerMs: 0, processorMs: 0, memoryMb: 0, peakMb: 0 };

  return {
    importMs,
    async invoke(event) {
      const answered = answerOf(child, () => written);
      child.send(event as object);
      const { answer, error, ...measured } = (await answered) as { answer?: unknown; error?: string } & typeof last;
      if (error !== undefined) throw new Error(error);
      last = measured;
      return answer;
    },
    last: () => last,
    log: () => written,
    stop: () => child.kill(),
  };
}

/**
 * The links that lie beside a bundle, as they are but for the queues' host: a queue's URL is where the client calls, whatever
 * endpoint the environment names.
 */
function linksWithLocalQueues(folder: string, key: string, aws: string): string {
  const [bytes, nonce] = [Buffer.from(key, "base64"), Buffer.alloc(12)];
  const sealed = readFileSync(join(folder, "resource.enc"));
  const decipher = createDecipheriv("aes-256-gcm", bytes, nonce).setAuthTag(sealed.subarray(-16));
  const links = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString();
  const cipher = createCipheriv("aes-256-gcm", bytes, nonce);
  const local = links.replaceAll(/https:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com/g, `${aws}/sqs`);
  writeFileSync(join(folder, "resource.local.enc"), Buffer.concat([cipher.update(local), cipher.final(), cipher.getAuthTag()]));
  return "resource.local.enc";
}

async function answerOf(child: ChildProcess, written: () => string): Promise<unknown> {
  const heard = new AbortController();
  const { signal } = heard;
  const ended = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`the function ended with ${code}:\n${written()}`);
  });
  const [answer] = await Promise.race([once(child, "message", { signal }), ended]);
  ended.catch(() => undefined);
  heard.abort();
  return answer;
}
