import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { startEndpoints } from "./endpoints.ts";
import type { Graph } from "./graph.ts";

type Aws = Pick<Awaited<ReturnType<typeof startEndpoints>>, "urls">;

/**
 * Runs a script of `scripts/` as `sst shell` does: with all links in the environment.
 *
 * @returns what it says
 * @throws when it ends with anything but 0
 */
export async function runScript(graph: Graph, { urls }: Aws, script: string, ...args: string[]): Promise<string> {
  // A queue's URL is where the client calls, whatever endpoint the environment names.
  const local = (value: object) => JSON.stringify(value).replaceAll(/https:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com/g, `${urls.aws}/sqs`);
  const links = { App: { name: graph.app.name, stage: graph.app.stage }, ...mapped(graph.links, ({ properties }) => properties) };
  const { stdout } = await promisify(execFile)(process.execPath, [`scripts/${script}`, ...args], {
    cwd: join(import.meta.dirname, "../.."),
    env: {
      ...mapped(links, local, (name) => `SST_RESOURCE_${name}`),
      AWS_REGION: graph.app.region,
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_ENDPOINT_URL_DYNAMODB: urls.dynamoDb,
      AWS_ENDPOINT_URL_SQS: `${urls.aws}/sqs`,
      AWS_ENDPOINT_URL_SCHEDULER: `${urls.aws}/scheduler`,
    },
  });
  return stdout.trim();
}

function mapped<T, U>(record: Readonly<Record<string, T>>, value: (of: T) => U, key = (name: string) => name): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, of]) => [key(name), value(of)]));
}

/**
 * Makes a first workspace as docs/deploy.md says.
 *
 * @returns the key of the workspace
 */
export const firstWorkspace = (graph: Graph, aws: Aws): Promise<string> => runScript(graph, aws, "first-workspace.ts", "Acme Careers");
