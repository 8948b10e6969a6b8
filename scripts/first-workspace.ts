import { newSecret } from "../core/workspaces/key-secrets.ts";
import { awsRuntime } from "../functions/aws/runtime.ts";
import { seedWorkspaces } from "../functions/seed.ts";

/**
 * Makes a workspace on a deployed stage, with a first key of all scopes, which is shown this once:
 *
 *     npx sst shell --stage production node_modules/.bin/node scripts/first-workspace.ts "Acme Careers"
 */
const [name] = process.argv.slice(2);
if (!name) {
  console.error('Name the workspace: first-workspace.ts "Acme Careers"');
  process.exit(1);
}
const runtime = awsRuntime();
const key = newSecret(runtime.randomBytes);
await seedWorkspaces(runtime, [{ name, key }]);
console.log(key);
