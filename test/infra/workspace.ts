import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { startEndpoints } from "./endpoints.ts";
import type { Graph } from "./graph.ts";

/**
 * Makes a first workspace as docs/deploy.md says; `sst shell` gives the script its links by the environment.
 *
 * @returns the key of the workspace
 */
export async function firstWorkspace(graph: Graph, aws: Awaited<ReturnType<typeof startEndpoints>>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/first-workspace.ts", "Acme Careers"], {
    cwd: join(import.meta.dirname, "../.."),
    env: {
      SST_RESOURCE_App: JSON.stringify({ name: graph.app.name, stage: graph.app.stage }),
      SST_RESOURCE_Table: JSON.stringify({ name: aws.tableName }),
      AWS_REGION: graph.app.region,
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_ENDPOINT_URL_DYNAMODB: aws.urls.dynamoDb,
    },
  });
  return stdout.trim();
}
